"""read -> check -> load -> publish: the one order."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import filelock

from etl import publish
from etl.accepted import stage_accepted
from etl.check import check as check_rules
from etl.findings import Finding
from etl.load import ProofError
from etl.load import load as load_tables
from etl.read import read_folder
from etl.staging import Staging
from meritokrasi import store, submissions
from meritokrasi.submissions import PENGELOLA, JournalError, Kiriman, Person, RefusedError, accepted_in

LOADER = Person("muatan", PENGELOLA)
Progress = Callable[[float, str], None]


class SystemFailedError(RefusedError, RuntimeError):
    """The system failed, not the data: one sentence that says what to do."""


@dataclass(frozen=True)
class Result:
    """What a load or check came to; `rows` per table, `seconds` of wall time."""

    status: str
    snapshot: str | None
    rows: dict[str, int] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    seconds: float = 0.0

    def as_json(self) -> dict[str, object]:
        return {
            "status": self.status,
            "snapshot": self.snapshot,
            "rows": self.rows,
            "findings": [f.as_json() for f in self.findings],
            "seconds": round(self.seconds, 3),
        }


def load(folder: Path, progress: Progress = lambda _f, _t: None, *, person: Person = LOADER) -> Result:
    """Publish the data folder and every accepted submission as a new snapshot: status published, unchanged or refused.

    The journal then says of each accepted item in which snapshot it stands, and who let it be published.
    Raises NotAllowedError, and SystemFailedError when disk, lock, journal or a file fails; the published snapshot stays.
    """
    terbit = folder / "terbit"
    submissions.require(person, PENGELOLA)
    try:
        _require(folder)
        progress(0.0, "menunggu giliran memuat")
        with publish.lock(terbit):
            received = submissions.known(folder)
            result = _load(folder, terbit, received, progress)
            _note_published(folder, received, result, person)
            return result
    except filelock.Timeout as error:
        raise SystemFailedError("Muatan lain masih berjalan. Coba lagi setelah selesai.") from error
    except (OSError, duckdb.Error, ProofError, JournalError) as error:
        raise SystemFailedError(sentence_of(error)) from error


def check(folder: Path, progress: Progress = lambda _f, _t: None) -> Result:
    """Read and check without publishing: status unchanged, or refused with every finding."""
    start = time.perf_counter()
    try:
        _require(folder)
        received = submissions.known(folder)
        staging, findings = _read_and_check(folder, received, progress)
    except (OSError, duckdb.Error, JournalError) as error:
        raise SystemFailedError(sentence_of(error)) from error
    rows = {name: _staged(staging, name) for name in staging.shapes}
    status = "refused" if findings else "unchanged"
    return Result(status, store.current_id(folder / "terbit"), rows, findings, time.perf_counter() - start)


def _load(folder: Path, terbit: Path, received: Mapping[str, Kiriman], progress: Progress) -> Result:
    start = time.perf_counter()
    publish.clean(terbit)
    staging, findings = _read_and_check(folder, received, progress)
    current = store.current_id(terbit)
    sidik = publish.fingerprint(staging)
    if findings:
        refusal = publish.new_load(None, f"tolak-{publish.next_id(terbit, sidik)}", sidik, _since(start), len(findings))
        publish.record_refusal(terbit, refusal, findings)
        return Result("refused", current, {}, findings, _since(start))
    if current is not None and _published_fingerprint(terbit, current) == sidik:
        return Result("unchanged", current, _published_rows(terbit, current), (), _since(start))
    snapshot_id = publish.next_id(terbit, sidik)
    progress(0.7, "memuat ke tabel")
    rows = load_tables(staging, publish.building_path(terbit, snapshot_id))
    progress(0.95, "menerbitkan")
    publish.record(staging, terbit, publish.new_load(staging, snapshot_id, sidik, _since(start), 0), rows)
    publish.publish(staging, terbit, snapshot_id)
    progress(1.0, "selesai")
    return Result("published", snapshot_id, rows, (), _since(start))


def _note_published(folder: Path, received: Mapping[str, Kiriman], result: Result, person: Person) -> None:
    """Also after a load that changed nothing: the one before it may have died between the swap and this note."""
    waiting = {nomor: k for nomor, k in received.items() if k.in_state("disetujui") or k.still_shown}
    if waiting and result.snapshot and result.status != "refused":
        from meritokrasi.submissions import desk  # noqa: PLC0415  only now is the journal written
        from meritokrasi.submissions.journal import journal_of  # noqa: PLC0415

        desk.note_published(journal_of(folder), person, waiting, result.snapshot)


def _read_and_check(folder: Path, received: Mapping[str, Kiriman], progress: Progress) -> tuple[Staging, list[Finding]]:
    staging = read_folder(folder, lambda part, text: progress(0.4 * part, text))
    stage_accepted(staging, accepted_in(received))
    findings = check_rules(staging, lambda part, text: progress(0.4 + 0.3 * part, text))
    return staging, findings


def _require(folder: Path) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(f"Folder data {folder} tidak ada. Buat folder itu atau setel MERITOKRASI_DATA")


def _published_fingerprint(terbit: Path, snapshot_id: str) -> str | None:
    rows = _ask(terbit, snapshot_id, "SELECT sidik FROM muatan WHERE id_muatan = ?", [snapshot_id])
    return str(rows[0][0]) if rows else None


def _published_rows(terbit: Path, snapshot_id: str) -> dict[str, int]:
    return dict(
        _ask(terbit, snapshot_id, "SELECT tabel, jumlah_baris FROM muatan_tabel WHERE id_muatan = ?", [snapshot_id])
    )


def _ask(terbit: Path, snapshot_id: str, sql: str, values: list[str]) -> list[tuple[str, int]]:
    """Rows of a published snapshot; none when its file is gone or damaged, so that a load can replace it."""
    try:
        path = store.find(snapshot_id, terbit).path
        with duckdb.connect(str(path), read_only=True) as con:
            return con.execute(sql, values).fetchall()
    except (store.SnapshotMissingError, duckdb.Error):
        return []


def _staged(staging: Staging, name: str) -> int:
    [(rows,)] = staging.con.execute(f"SELECT count(*) FROM masukan.{name}").fetchall()
    return int(rows)


def _since(start: float) -> float:
    return time.perf_counter() - start


def sentence_of(error: Exception) -> str:
    """One clear sentence for a failure of disk, memory, lock or file."""
    text = str(error).splitlines()[0].rstrip(".")
    if isinstance(error, ProofError):
        return (
            f"Hasil muat tidak sama dengan berkasnya ({text}). Tidak ada yang diterbitkan; laporkan kepada pemelihara."
        )
    if isinstance(error, PermissionError):
        return f"Tidak boleh membuka {error.filename}. Periksa izin berkas dan folder."
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return f"{text}."
    if "No space left" in text or getattr(error, "errno", None) == 28:
        return "Ruang disk habis. Kosongkan ruang lalu muat lagi; snapshot lama tetap berlaku."
    return f"Sistem gagal: {text}. Snapshot lama tetap berlaku; periksa disk dan berkas lalu muat lagi."
