"""A workbook comes in: kept as it is, read, checked by the same rules as every load, and noted in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from etl import workbook
from etl.accepted import file_of, stage_accepted, stage_items
from etl.check import check as check_rules
from etl.findings import Finding
from etl.read import read_folder
from etl.staging import Staging
from meritokrasi import store
from meritokrasi.submissions import (
    INSTANSI,
    PENGELOLA,
    WORKBOOK,
    Isian,
    Kiriman,
    Person,
    RefusedError,
    accepted_in,
    desk,
    known,
    require,
    vault_of,
)
from meritokrasi.submissions.attachments import Attachment, plain_name
from meritokrasi.submissions.journal import journal_of

# Where a rule's column is written on a sheet, when it has another name there.
_WRITTEN_AS = {"presisi": "tanggal", "id_sumber": "judul", "status_bukti": "level", "id_subindikator": "kode"}


@dataclass(frozen=True)
class Checked:
    """What the check of one workbook came to, before it is noted."""

    kode_instansi: str | None
    periode: str | None
    isian: Sequence[Isian]
    findings: Sequence[Finding]


class NoSnapshotError(RefusedError, RuntimeError):
    """Nothing is published yet, so there is nothing to compare a submission with."""


def current_snapshot() -> str:
    """The snapshot that workbooks are filled from and compared with. Raises NoSnapshotError."""
    current = store.current_id()
    if current is None or not store.readable(current):
        raise NoSnapshotError("Belum ada snapshot yang dapat dibaca. Jalankan python -m etl load dahulu.")
    return current


class Reception:
    """Where the workbooks of one data folder come in; folder and snapshot are read once for all of them.

    Raises NoSnapshotError.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.snapshot = current_snapshot()
        self.journal = journal_of(folder)
        self.choices = workbook.choices(self.snapshot)

    def receive(self, person: Person | None, file_name: str, data: bytes, *, forwarded: bool = False) -> Kiriman:
        """Take one workbook in and check it. Whatever is wrong with it becomes its findings.

        `forwarded` by an operator on the server, who enters nothing: it counts as sent by the government whose it is.
        Raises NotAllowedError.
        """
        sender = require(person, INSTANSI, PENGELOLA)
        if forwarded:
            sender = self._sender(sender, data, file_name)
        received = desk.receive(
            self.journal,
            sender,
            jalan=WORKBOOK,
            kode_instansi=sender.kode_instansi,
            sha256=vault_of(self.folder).keep(data),
            isi={"nama_berkas": plain_name(file_name)},
        )
        return self._check_and_note(received, data)

    def resume(self) -> list[Kiriman]:
        """Check what was received but not checked when the process died."""
        waiting = [
            kiriman for kiriman in known(self.folder).values() if not kiriman.checked and kiriman.jalan == WORKBOOK
        ]
        vault = vault_of(self.folder)
        return [self._check_and_note(kiriman, vault.read(str(kiriman.sha256))) for kiriman in waiting]

    def check(self, kiriman: Kiriman, data: bytes) -> Checked:
        """Read a workbook and run every rule over what it says, beside everything that is accepted already."""
        reading = workbook.read(data, kiriman.file_name or kiriman.nomor, self.choices)
        seal, own = reading.seal, kiriman.kode_instansi
        if seal is None:
            return Checked(None, None, (), reading.findings)
        if own not in (None, seal.kode_instansi):
            reading.report(
                f"ini buku kerja instansi {seal.kode_instansi}, bukan instansi Anda ({own})",
                "Kirim buku kerja instansi Anda sendiri",
            )
            return Checked(own, seal.periode, (), reading.findings)
        try:
            published = workbook.fill(self.snapshot, seal.kode_instansi, seal.periode)
        except workbook.UnknownBookError as wrong:
            reading.report(str(wrong).rstrip("."), "Unduh buku kerja baru dari dasbor ini")
            return Checked(None, seal.periode, (), reading.findings)
        received = store.office_time(self.snapshot, dt.datetime.fromisoformat(kiriman.received.waktu)).date()
        origin = workbook.Origin(kiriman.nomor, received.isoformat(), seal.kode_instansi, published.nama, seal.periode)
        isian = workbook.items(reading, origin, published.by_key())
        if not reading.findings and isian:
            found = self.broken_rules(kiriman.nomor, isian)
            reading.findings += [_at_cell(finding, reading, isian) for finding in found]
        return Checked(seal.kode_instansi, seal.periode, isian, reading.findings)

    def _sender(self, person: Person, data: bytes, file_name: str) -> Person:
        if person.role == INSTANSI:
            return person
        seal = workbook.read(data, file_name, self.choices).seal
        return Person(f"berkas dari instansi {seal.kode_instansi}", INSTANSI, seal.kode_instansi) if seal else person

    def _check_and_note(self, received: Kiriman, data: bytes) -> Kiriman:
        if received.checked:
            return received
        first = received.received
        checked = self.check(received, data)
        return desk.note_check(
            self.journal,
            Person(first.pelaku, first.peran, received.kode_instansi),
            received.nomor,
            kode_instansi=checked.kode_instansi or received.kode_instansi,
            periode=checked.periode,
            isian=() if checked.findings else checked.isian,
            temuan=[_kept(f) for f in checked.findings],
        )

    def broken_rules(self, kiriman: str, isian: Sequence[Isian]) -> list[Finding]:
        """What the rules of a load say about these items; they are staged only for as long as the rules run."""
        self._staging.con.execute("BEGIN")
        try:
            stage_items(self._staging, kiriman, isian)
            return [f for f in check_rules(self._staging) if f.berkas == file_of(kiriman)]
        finally:
            self._staging.con.execute("ROLLBACK")

    @cached_property
    def _staging(self) -> Staging:
        staging = read_folder(self.folder)
        stage_accepted(staging, accepted_in(known(self.folder)))
        return staging


def keep(folder: Path, attached: Attachment) -> Mapping[str, str]:
    """Store a file of proof; how the journal names it."""
    digest = vault_of(folder).keep(attached.data)
    return {"nama": attached.name, "jenis": attached.kind, "sha256": digest}


def findings_of(kiriman: Kiriman) -> list[Finding]:
    """The findings that the journal keeps of a submission."""
    return [Finding(**f) for f in kiriman.temuan]


def marked(folder: Path, kiriman: Kiriman) -> bytes:
    """The submission's workbook with its bad cells marked and commented."""
    return workbook.mark(vault_of(folder).read(str(kiriman.sha256)), findings_of(kiriman))


def _kept(finding: Finding) -> Mapping[str, str | None]:
    return {name: getattr(finding, name) for name in Finding.__dataclass_fields__}


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
