"""Is what lies on disk whole? Access rules, journal, received files, snapshot: one sentence for each thing that is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from etl.accepted import file_of
from meritokrasi import store
from meritokrasi.access.settings import FILE, AccessFileError, read_settings
from meritokrasi.submissions import FileMissingError, Kiriman, Vault, accepted_in, known, vault_of
from meritokrasi.submissions.journal import journal_of

FINISH = "Jalankan python -m etl load untuk menyelesaikannya."


def examine(folder: Path) -> list[str]:
    """What is broken or unfinished, each with what to do; empty when all is well. Raises JournalError."""
    broken = journal_of(folder).broken()
    if broken:
        return [*_access(folder), *broken]
    submissions = known(folder)
    return [
        *_access(folder),
        *_damaged_files(vault_of(folder), submissions),
        *_unchecked(submissions),
        *_missing_from_snapshot(folder, submissions),
    ]


def _access(folder: Path) -> Iterator[str]:
    """akses.toml, which closes the dashboard while it is wrong; and a government that nobody knows."""
    try:
        settings = read_settings(folder)
    except AccessFileError as wrong:
        yield f"{wrong} Sampai diperbaiki, dasbor tertutup bagi semua orang."
        return
    current = store.current_id(folder / "terbit")
    codes = _governments(folder, current) if current else set()
    for person in settings.people.values():
        if codes and person.kode_instansi and person.kode_instansi not in codes:
            yield f"{FILE}: {person.name} terikat pada {person.kode_instansi}, yang tidak ada di snapshot. Perbaiki kodenya."


def _governments(folder: Path, snapshot: str) -> set[str]:
    try:
        with duckdb.connect(str(store.find(snapshot, folder / "terbit").path), read_only=True) as con:
            return {code for (code,) in con.execute("SELECT kode_instansi FROM instansi").fetchall()}
    except (store.SnapshotMissingError, duckdb.Error):
        return set()


def _damaged_files(vault: Vault, submissions: Mapping[str, Kiriman]) -> Iterator[str]:
    for kiriman in submissions.values():
        for digest in sorted(kiriman.files):
            try:
                vault.read(digest)
            except FileMissingError as error:
                yield f"Berkas kiriman {kiriman.nomor} hilang atau berubah ({error}). Pulihkan dari cadangan."


def _unchecked(submissions: Mapping[str, Kiriman]) -> Iterator[str]:
    for kiriman in submissions.values():
        if not kiriman.checked:
            yield f"Kiriman {kiriman.nomor} diterima tetapi belum diperiksa. Jalankan python -m etl receive (tanpa berkas)."


def _missing_from_snapshot(folder: Path, submissions: Mapping[str, Kiriman]) -> Iterator[str]:
    """What was accepted must stand in the current snapshot, or wait for the next load."""
    current = store.current_id(folder / "terbit")
    if current is None:
        return
    try:
        with duckdb.connect(str(store.find(current, folder / "terbit").path), read_only=True) as con:
            rows = con.execute("SELECT berkas FROM muatan_berkas WHERE id_muatan = ?", [current]).fetchall()
    except (store.SnapshotMissingError, duckdb.Error):
        yield f"Snapshot {current} hilang atau rusak. Jalankan python -m etl load."
        return
    held = {berkas for (berkas,) in rows}
    published = {accepted.kiriman for accepted in accepted_in(submissions) if accepted.keadaan == "terbit"}
    for nomor in sorted(published):
        if file_of(nomor) not in held:
            yield f"Isian kiriman {nomor} tercatat terbit, tetapi tidak ada di snapshot {current}. {FINISH}"
    for nomor, kiriman in submissions.items():
        if kiriman.in_state("disetujui"):
            yield f"Isian kiriman {nomor} sudah disetujui dan menunggu terbit. {FINISH}"
        if kiriman.still_shown:
            yield f"Isian kiriman {nomor} dibatalkan, tetapi masih tampil di snapshot {current}. {FINISH}"
