"""A workbook comes in: kept as it is, read, checked by the same rules as every load, and noted in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl import workbook
from etl.accepted import file_of, stage_accepted, stage_items
from etl.check import check as check_rules
from etl.findings import Finding
from etl.read import read_folder
from meritokrasi import store
from meritokrasi.submissions import (
    INSTANSI,
    PENGELOLA,
    Isian,
    Journal,
    Kiriman,
    Person,
    accepted_in,
    desk,
    journal_of,
    require,
    submissions_in,
    vault_of,
)

WORKBOOK = "buku kerja"
# Where a rule's column is written on a sheet, when it has another name there.
_WRITTEN_AS = {"presisi": "tanggal", "id_sumber": "judul", "status_bukti": "level", "id_subindikator": "kode"}
Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class Checked:
    """What the check of one workbook came to, before it is noted."""

    kode_instansi: str | None
    periode: str | None
    isian: Sequence[Isian]
    findings: Sequence[Finding]


class NoSnapshotError(RuntimeError):
    """Nothing is published yet, so there is nothing to compare a submission with."""


def receive(folder: Path, person: Person | None, file_name: str, data: bytes) -> Kiriman:
    """Take one workbook in and check it. Whatever is wrong with it becomes its findings.

    An operator who hands in a file enters nothing: it counts as sent by the government whose workbook it is.
    Raises NotAllowedError, NoSnapshotError.
    """
    journal, vault = journal_of(folder), vault_of(folder)
    snapshot = _snapshot(folder)
    person = _sender(require(person, INSTANSI, PENGELOLA), data, file_name, snapshot)
    digest = vault.keep(data)
    received = desk.receive(
        journal,
        person,
        jalan=WORKBOOK,
        kode_instansi=person.kode_instansi,
        sha256=digest,
        isi={"nama_berkas": Path(file_name).name},
    )
    return _check_and_note(folder, journal, received, data, snapshot)


def resume(folder: Path) -> list[Kiriman]:
    """Check what was received but not checked when the process died."""
    journal, vault = journal_of(folder), vault_of(folder)
    waiting = [k for k in submissions_in(journal.events()).values() if not k.checked and k.jalan == WORKBOOK]
    return [
        _check_and_note(folder, journal, kiriman, vault.read(str(kiriman.sha256)), _snapshot(folder))
        for kiriman in waiting
    ]


def check(
    folder: Path, kiriman: str, received: str, file_name: str, data: bytes, snapshot: str, *, only: str | None
) -> Checked:
    """Read one workbook and run every rule over what it says, beside everything that is accepted already.

    `received` is the day (ISO); `only` the government that the sender stands for, or None for the office.
    """
    reading = workbook.read(data, file_name, workbook.choices(snapshot))
    seal = reading.seal
    if seal is None:
        return Checked(None, None, (), reading.findings)
    if only is not None and seal.kode_instansi != only:
        reading.report(
            f"ini buku kerja instansi {seal.kode_instansi}, bukan instansi Anda ({only})",
            "Kirim buku kerja instansi Anda sendiri",
        )
        return Checked(only, seal.periode, (), reading.findings)
    published = workbook.fill(snapshot, seal.kode_instansi, seal.periode)
    origin = workbook.Origin(kiriman, received, seal.kode_instansi, published.nama, seal.periode)
    isian = workbook.items(reading, origin, published)
    if not reading.findings and isian:
        reading.findings += _rule_findings(folder, kiriman, reading, isian)
    return Checked(seal.kode_instansi, seal.periode, isian, reading.findings)


def findings_of(kiriman: Kiriman) -> list[Finding]:
    """The findings that the journal keeps of a submission."""
    return [Finding(**f) for f in kiriman.temuan]


def marked(folder: Path, kiriman: Kiriman) -> bytes:
    """The submission's workbook with its bad cells marked and commented."""
    data = vault_of(folder).read(str(kiriman.sha256))
    whole_file = any("[" not in f["berkas"] for f in kiriman.temuan)
    return workbook.mark(None if whole_file and not kiriman.kode_instansi else data, findings_of(kiriman))


def _snapshot(folder: Path) -> str:
    current = store.current_id(folder / "terbit")
    if current is None:
        raise NoSnapshotError("Belum ada snapshot. Jalankan python -m etl load dahulu.")
    return current


def _sender(person: Person, data: bytes, file_name: str, snapshot: str) -> Person:
    if person.role == INSTANSI:
        return person
    seal = workbook.read(data, file_name, workbook.choices(snapshot)).seal
    return Person(f"berkas dari instansi {seal.kode_instansi}", INSTANSI, seal.kode_instansi) if seal else person


def _check_and_note(folder: Path, journal: Journal, received: Kiriman, data: bytes, snapshot: str) -> Kiriman:
    if received.checked:
        return received
    first = received.received
    person = Person(first.pelaku, first.peran, received.kode_instansi)
    name = received.file_name or received.nomor
    only = received.kode_instansi if person.role == INSTANSI else None
    checked = check(folder, received.nomor, first.waktu[:10], name, data, snapshot, only=only)
    return desk.note_check(
        journal,
        person,
        received.nomor,
        kode_instansi=checked.kode_instansi or received.kode_instansi,
        periode=checked.periode,
        isian=() if checked.findings else checked.isian,
        temuan=[_kept(f) for f in checked.findings],
    )


def _kept(finding: Finding) -> Mapping[str, str | None]:
    return {name: getattr(finding, name) for name in Finding.__dataclass_fields__}


def _rule_findings(folder: Path, kiriman: str, reading: workbook.Reading, isian: Sequence[Isian]) -> Iterable[Finding]:
    """What the rules of a load say about these items, told with sheet and cell."""
    staging = read_folder(folder)
    stage_accepted(staging, accepted_in(submissions_in(journal_of(folder).events())))
    stage_items(staging, kiriman, isian)
    own = [f for f in check_rules(staging) if f.berkas == file_of(kiriman)]
    return [_at_cell(finding, reading, isian) for finding in own]


def _at_cell(finding: Finding, reading: workbook.Reading, isian: Sequence[Isian]) -> Finding:
    item = isian[int(finding.baris or 1) - 1]
    sheet, _, cell = (item.sel or "").partition("!")
    change = next(c for c in reading.changes if c.form.name == sheet and cell in c.places.values())
    field = _WRITTEN_AS.get(finding.kolom or "", finding.kolom or "")
    column = next((c for c in change.form.columns if c.field == field), None)
    return replace(
        finding,
        berkas=f"{reading.file_name}[{sheet}]",
        baris=change.places[field] if column else cell,
        kolom=column.title if column else finding.kolom,
    )
