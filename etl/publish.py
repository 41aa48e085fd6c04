"""A snapshot is built beside the old ones, made durable, then swapped in; and the lock around it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import filelock

from etl import history
from etl.check import RULES
from etl.findings import Finding
from etl.staging import SCHEMA, Staging
from meritokrasi import __version__, store

LOCK_WAIT_SECONDS = 600
KEPT_FINDINGS = 1000
_BUILDING = ".bangun-"
_PENDING = ".menunggu-tukar"
_REFUSED = "ditolak"


@dataclass(frozen=True)
class Load:
    """One row of `muatan`: a load that was published or refused; `pembanding` is the snapshot it was compared with."""

    id_muatan: str
    hasil: str
    waktu: str
    detik: float
    versi: str
    skema: int
    sidik: str
    jumlah_temuan: int
    pembanding: str | None = None


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Only one load at a time; the next one queues. Raises filelock.Timeout after ten minutes."""
    folder.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(folder / ".kunci", timeout=LOCK_WAIT_SECONDS):
        yield


def clean(folder: Path) -> None:
    """Remove what a crashed load left: half-built files, and a snapshot that was never swapped in."""
    for path in folder.glob(f"{_BUILDING}*"):
        path.unlink()
    pending = folder / _PENDING
    if pending.exists():
        name = pending.read_text(encoding="utf-8").strip()
        if store.is_id(name) and name != store.current_id(folder):
            (folder / f"{name}.duckdb").unlink(missing_ok=True)
        pending.unlink()


def fingerprint(staging: Staging) -> str:
    """sha256 over every file's path and parsed rows, sorted, and over schema (with its number), views and rules."""
    digest = hashlib.sha256(f"{store.SCHEMA}".encode())
    for text in sorted(_parsed(staging)):
        digest.update(text.encode())
    for path in sorted([*SCHEMA.rglob("*.sql"), *RULES.glob("*.sql")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def next_id(folder: Path, sidik: str) -> str:
    """UTC time and the first 8 hex digits of the fingerprint; never lower than the last snapshot's."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    published = store.snapshots(folder)
    if published:
        last = dt.datetime.strptime(published[0].id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
        now = max(now, last + dt.timedelta(seconds=1))
    return f"{now:%Y%m%dT%H%M%SZ}-{sidik[:8]}"


def building_path(folder: Path, snapshot_id: str) -> Path:
    return folder / f"{_BUILDING}{snapshot_id}.duckdb"


def record(staging: Staging, folder: Path, load: Load, rows: dict[str, int]) -> None:
    """Write this load, the loads before it and the refused ones into the attached snapshot `terbit`."""
    con = staging.con
    compared = history.carry_over(staging, folder, load.id_muatan)
    con.execute("BEGIN")
    for refused, findings in _refused_loads(folder):
        _insert_load(staging, refused, findings)
    _insert_load(staging, replace(load, pembanding=compared), [])
    con.execute(
        "INSERT INTO terbit.muatan_berkas SELECT ?, unnest(?), unnest(?), unnest(?)",
        [load.id_muatan, *([getattr(f, name) for f in staging.files] for name in ("berkas", "sha256", "rows"))],
    )
    con.execute(
        "INSERT INTO terbit.muatan_tabel SELECT ?, unnest(?), unnest(?)",
        [load.id_muatan, list(rows), list(rows.values())],
    )
    con.execute("COMMIT")


def publish(staging: Staging, folder: Path, snapshot_id: str) -> None:
    """Close the built file, make it durable, and let TERKINI name it. Readers keep the old one until then."""
    built, final = building_path(folder, snapshot_id), folder / f"{snapshot_id}.duckdb"
    staging.con.execute("USE memory")
    staging.con.execute("DETACH terbit")
    _sync(built)
    write_durably(folder / _PENDING, snapshot_id)
    os.replace(built, final)
    _sync(folder)
    write_durably(folder / store.POINTER, snapshot_id)
    (folder / _PENDING).unlink()
    for path in (folder / _REFUSED).glob("*.json"):
        path.unlink()


def record_refusal(folder: Path, load: Load, findings: Sequence[Finding]) -> None:
    """Keep what was found, for the next snapshot to carry; the same content refused again is not kept twice."""
    if any(earlier.sidik == load.sidik for earlier, _ in _refused_loads(folder)):
        return
    target = folder / _REFUSED
    target.mkdir(exist_ok=True)
    content = {"muatan": asdict(load), "temuan": [asdict(f) for f in findings[:KEPT_FINDINGS]]}
    write_durably(target / f"{load.id_muatan}.json", json.dumps(content, ensure_ascii=False))


def new_load(staging: Staging | None, snapshot_id: str, sidik: str, seconds: float, findings: int) -> Load:
    hasil = "ditolak" if staging is None else "terbit"
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    return Load(snapshot_id, hasil, now.isoformat(), round(seconds, 3), __version__, store.SCHEMA, sidik, findings)


def write_durably(path: Path, text: str) -> None:
    """The file holds the old text or the new one, whatever breaks and whenever."""
    beside = path.with_name(f"{_BUILDING}{path.name}")
    beside.write_text(text, encoding="utf-8")
    _sync(beside)
    os.replace(beside, path)
    _sync(path.parent)


def _parsed(staging: Staging) -> Iterator[str]:
    """One text per file and table: its path and the digest of its parsed rows in their order."""
    for shape in staging.shapes.values():
        cells = ", ".join(f'coalesce("{c}", chr(0))' for c in shape.columns)
        rows = staging.con.execute(
            f"""
            SELECT berkas, sha256(string_agg(blok, '' ORDER BY nomor)) FROM (
                SELECT berkas, nomor // 10000 AS nomor, sha256(string_agg(teks, chr(30) ORDER BY nomor)) AS blok
                FROM (SELECT berkas, rowid AS nomor, concat_ws(chr(31), {cells}) AS teks FROM masukan.{shape.name})
                GROUP BY ALL
            ) GROUP BY berkas
            """
        ).fetchall()
        yield from (f"{berkas} {shape.name} {digest}\n" for berkas, digest in rows)


def _refused_loads(folder: Path) -> Iterator[tuple[Load, list[Finding]]]:
    """The refused loads since the last publication; a file that a crash left unreadable is passed over."""
    for path in sorted((folder / _REFUSED).glob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            yield Load(**content["muatan"]), [Finding(**f) for f in content["temuan"]]
        except (ValueError, KeyError, TypeError):
            continue


def _insert_load(staging: Staging, load: Load, findings: Sequence[Finding]) -> None:
    con = staging.con
    if con.execute("SELECT 1 FROM terbit.muatan WHERE id_muatan = ?", [load.id_muatan]).fetchone():
        return
    con.execute("INSERT INTO terbit.muatan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(asdict(load).values()))
    for number, finding in enumerate(findings, start=1):
        values = [load.id_muatan, number, *asdict(finding).values()]
        con.execute("INSERT INTO terbit.temuan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _sync(path: Path) -> None:
    """fsync a file or a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
