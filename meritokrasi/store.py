"""Which snapshot is current, and the connection to it: the only reader of snapshots."""

from __future__ import annotations

import os
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

POINTER = "TERKINI"
# The shape of the tables that queries expect; raised with every change of etl/schema that older snapshots do not have.
SCHEMA = 2
_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_KEPT_OPEN = 4


class SnapshotMissingError(LookupError):
    """No snapshot with this id is published here."""


@dataclass(frozen=True)
class Snapshot:
    """One published snapshot: its id and its file."""

    id: str
    path: Path

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self.path.stat().st_size


def data_folder() -> Path:
    """$MERITOKRASI_DATA, or `data` below the working directory."""
    return Path(os.environ.get("MERITOKRASI_DATA", "data"))


def publish_folder() -> Path:
    return data_folder() / "terbit"


def current_id(folder: Path | None = None) -> str | None:
    """The id that TERKINI holds; None when nothing is published yet."""
    pointer = (folder or publish_folder()) / POINTER
    try:
        text = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return text if is_id(text) else None


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def snapshots(folder: Path | None = None) -> list[Snapshot]:
    """Every published snapshot, newest first."""
    files = (folder or publish_folder()).glob("*.duckdb")
    found = [Snapshot(path.stem, path) for path in files if is_id(path.stem)]
    return sorted(found, key=lambda s: s.id, reverse=True)


def find(snapshot_id: str, folder: Path | None = None) -> Snapshot:
    """The snapshot with this id. Raises SnapshotMissingError."""
    path = (folder or publish_folder()) / f"{snapshot_id}.duckdb"
    if not is_id(snapshot_id) or not path.is_file():
        raise SnapshotMissingError(snapshot_id)
    return Snapshot(snapshot_id, path)


def readable(snapshot_id: str) -> bool:
    """Whether this snapshot is here, whole, and of the shape that today's queries expect."""
    try:
        path = find(snapshot_id).path
    except SnapshotMissingError:
        return False
    return _readable(path.resolve(), path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _readable(path: Path, _changed: int) -> bool:
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            rows = con.execute("SELECT skema FROM muatan WHERE id_muatan = ?", [path.stem]).fetchall()
    except duckdb.Error:
        return False
    return rows == [(SCHEMA,)]


_open: OrderedDict[Path, duckdb.DuckDBPyConnection] = OrderedDict()
_guard = threading.Lock()


def cursor(snapshot_id: str) -> duckdb.DuckDBPyConnection:
    """A read-only cursor of its own on one snapshot; connections stay open, one per snapshot file."""
    path = find(snapshot_id).path.resolve()
    with _guard:
        if path not in _open:
            _open[path] = duckdb.connect(str(path), read_only=True)
            while len(_open) > _KEPT_OPEN:
                _open.popitem(last=False)
        _open.move_to_end(path)
        return _open[path].cursor()
