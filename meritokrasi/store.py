"""Which snapshot is current, which have a name, and the connection to each: the only reader of snapshots."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

POINTER = "TERKINI"
EDITIONS = "edisi.json"
# The shape of the tables that queries expect; raised with every change of etl/schema that older snapshots do not have.
SCHEMA = 4
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


@dataclass(frozen=True)
class Edition:
    """A snapshot that somebody named; `noted` is when, in UTC."""

    name: str
    snapshot_id: str
    noted: str


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


def loaded_at(snapshot_id: str) -> dt.datetime:
    """The UTC time in an id."""
    return dt.datetime.strptime(snapshot_id[:16], "%Y%m%dT%H%M%SZ")


def snapshots(folder: Path | None = None) -> list[Snapshot]:
    """Every published snapshot, newest first."""
    files = (folder or publish_folder()).glob("*.duckdb")
    found = [Snapshot(path.stem, path) for path in files if is_id(path.stem)]
    return sorted(found, key=lambda s: s.id, reverse=True)


def editions(folder: Path | None = None) -> tuple[Edition, ...]:
    """The named snapshots that are still here, newest snapshot first; none when the list of names is damaged."""
    folder = folder or publish_folder()
    try:
        noted = noted_editions(folder)
    except ValueError:
        return ()
    here = [e for e in noted if is_id(e.snapshot_id) and (folder / f"{e.snapshot_id}.duckdb").is_file()]
    return tuple(sorted(here, key=lambda e: (e.snapshot_id, e.noted), reverse=True))


def noted_editions(folder: Path) -> list[Edition]:
    """Every name that was ever noted and not removed, as written. Raises ValueError when the list is damaged."""
    try:
        text = (folder / EDITIONS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    entries = json.loads(text)
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ValueError(f"{EDITIONS} bukan daftar")
    return [Edition(str(e.get("nama", "")), str(e.get("snapshot", "")), str(e.get("dicatat", ""))) for e in entries]


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


@lru_cache(maxsize=512)
def _readable(path: Path, _changed: int) -> bool:
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            rows = con.execute("SELECT skema FROM muatan WHERE id_muatan = ?", [path.stem]).fetchall()
    except duckdb.Error:
        return False
    return rows == [(SCHEMA,)]


def office_time(snapshot_id: str, utc: dt.datetime) -> dt.datetime:
    """A moment in UTC by the clock of the office whose data this is."""
    return utc + _ahead_of_utc(snapshot_id)


def office_today(snapshot_id: str) -> dt.date:
    """Which day it is at that office: in Palembang already the next one when UTC still has seven hours to go."""
    return office_time(snapshot_id, dt.datetime.now(dt.UTC)).date()


@lru_cache(maxsize=64)
def _ahead_of_utc(snapshot_id: str) -> dt.timedelta:
    [(hours,)] = cursor(snapshot_id).execute("SELECT selisih_utc FROM wilayah").fetchall()
    return dt.timedelta(hours=hours)


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
