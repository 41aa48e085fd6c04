"""Finished packs, kept for whoever asks next, and made one at a time: they take a processor for seconds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from meritokrasi.answers.meeting import Scope
from meritokrasi.reports import pack

KEPT = 8
WAIT_SECONDS = 60
Progress = Callable[[float, str], None]
Key = tuple[Scope, tuple[str, ...]]
_packs: OrderedDict[Key, bytes] = OrderedDict()
_turn = threading.Lock()


class BusyError(RuntimeError):
    """Others are being served; the message says so to the reader."""


def kept(scope: Scope, pieces: tuple[str, ...], progress: Progress = lambda _part, _words: None) -> bytes:
    """The zip of these pieces; `progress` tells each file that had to be made. Raises UnknownInstansiError, BusyError."""
    key = (scope, tuple(piece for piece in pack.offered(scope) if piece in pieces))
    finished = _packs.get(key)
    if finished is not None:
        return finished
    if not _turn.acquire(timeout=WAIT_SECONDS):
        raise BusyError("Server sedang membuat berkas untuk orang lain. Coba lagi sebentar lagi.")
    try:
        if key not in _packs:
            _packs[key] = _made(scope, key[1], progress)
            while len(_packs) > KEPT:
                _packs.popitem(last=False)
        return _packs[key]
    finally:
        _turn.release()


def _made(scope: Scope, pieces: tuple[str, ...], progress: Progress) -> bytes:
    total, files = pack.count(scope, pieces), []
    for file in pack.files(scope, pieces):
        files.append(file)
        progress(len(files) / total, f"{len(files)} dari {total}: {file.name}")
    return pack.archive(files, scope)
