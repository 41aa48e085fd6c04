"""Finished packs, kept for whoever asks next, and made one at a time: they take a processor for seconds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from meritokrasi.answers.meeting import Scope
from meritokrasi.reports import pack

KEPT = 8
Progress = Callable[[float, str], None]
Key = tuple[Scope, tuple[str, ...]]
_packs: OrderedDict[Key, bytes] = OrderedDict()
_turn = threading.Lock()


def kept(scope: Scope, pieces: tuple[str, ...], progress: Progress = lambda _part, _words: None) -> bytes:
    """The zip of these pieces; `progress` tells each file that had to be made. Raises UnknownInstansiError."""
    key = (scope, tuple(piece for piece in pack.offered(scope) if piece in pieces))
    with _turn:
        if key not in _packs:
            _packs[key] = _made(scope, key[1], progress)
            while len(_packs) > KEPT:
                _packs.popitem(last=False)
        _packs.move_to_end(key)
        return _packs[key]


def _made(scope: Scope, pieces: tuple[str, ...], progress: Progress) -> bytes:
    total, files = pack.count(scope, pieces), []
    for file in pack.files(scope, pieces):
        files.append(file)
        progress(len(files) / total, f"{len(files)} dari {total}: {file.name}")
    return pack.archive(files, scope)
