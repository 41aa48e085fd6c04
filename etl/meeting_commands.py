"""python -m etl pack: the files of one meeting into a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from meritokrasi import queries, store, text
from meritokrasi.answers.meeting import AREA, GOVERNMENT, PROVINCE, Scope
from meritokrasi.reports import pack

NOTHING = "Belum ada snapshot yang terbit. Jalankan python -m etl load."


class UnknownScopeError(ValueError):
    """There is no such government, province or snapshot; the message says what to do."""


def write_pack(options: argparse.Namespace) -> int:
    scope = _scope(options)
    options.output.mkdir(parents=True, exist_ok=True)
    total = pack.count(scope, options.potongan)
    for number, file in enumerate(pack.files(scope, options.potongan), start=1):
        _write(options.output / file.name, file.data)
        print(f"{number}/{total} {file.name}", file=sys.stderr)
    print(f"{options.output}: {text.number(total)} berkas untuk {scope.name}, snapshot {scope.snapshot_id}.")
    return 0


def _scope(options: argparse.Namespace) -> Scope:
    snapshot = options.snapshot or store.current_id()
    if snapshot is None:
        raise UnknownScopeError(NOTHING)
    if not store.readable(snapshot):
        raise UnknownScopeError(f"Snapshot {snapshot} tidak dapat dibuka. Lihat python -m etl snapshots.")
    kind, code = (GOVERNMENT, options.instansi) if options.instansi else (PROVINCE, options.provinsi or "")
    scope = Scope(snapshot, kind, code) if code else Scope(snapshot, AREA)
    try:
        scope.name  # noqa: B018  asks whether it exists
    except queries.UnknownInstansiError as unknown:
        raise UnknownScopeError(f"Tidak ada {scope.kind} berkode {unknown}. Periksa kodenya.") from unknown
    return scope


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a reader never meets half a file."""
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(data)
    beside.replace(path)
