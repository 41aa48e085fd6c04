"""One thing typed on a page: a line as in a workbook, or a reply to a published fact; same rules, same journal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from etl import workbook
from etl.findings import Finding
from etl.receive import Reception, keep
from etl.workbook import (
    APPOINTMENTS,
    CLAUSES,
    DATE,
    FIGURES,
    NUMBER,
    OFFICE_FIELDS,
    PLANS,
    TALENT,
    Change,
    Column,
    Form,
    Known,
    Line,
    Origin,
    Reading,
)
from meritokrasi import store, text
from meritokrasi.submissions import INSTANSI, PENGELOLA, Isian, Kiriman, NotAllowedError, Person, desk, require
from meritokrasi.submissions.attachments import Attachment
from meritokrasi.submissions.blanks import Blank, BlankLine, Field, Filled, Reply

FORM, REPLY = "formulir", "hak jawab"
FORMS = {form.name: form for form in (FIGURES, TALENT, CLAUSES, PLANS, APPOINTMENTS)}
LONGEST_REPLY = 2000
_DRAFT = "K00000000-0000"
_HINTS = {DATE: "misalnya 10 September 2025", NUMBER: "angka saja, tanpa satuan"}
Outcome = tuple[Kiriman | None, Sequence[Finding]]


def blanks(snapshot: str, kode_instansi: str, periode: str) -> dict[str, Blank]:
    """Every kind of line that may be typed about one government and year, by its name. Raises UnknownBookError."""
    book = workbook.fill(snapshot, kode_instansi, periode)
    documents = {line.key: line.cells["judul"] for line in book.sources}
    lines = {**book.lines, CLAUSES.name: workbook.clauses(snapshot)}
    return {
        form.name: Blank(
            form.name,
            form.how,
            [_field(c, book.choices) for c in _own_columns(form)],
            [_field(c, book.choices) for c in _document_columns(form)],
            {
                line.key: BlankLine(_words(form, line), _texts(form, line))
                for line in lines[form.name]
                if not line.locked
            },
            documents,
        )
        for form in FORMS.values()
    }


def record(
    reception: Reception,
    person: Person | None,
    kode_instansi: str,
    periode: str,
    filled: Filled,
    attachments: Sequence[Attachment] = (),
) -> Outcome:
    """Hand in one line: the submission, or what is wrong with it; with findings nothing is noted.

    Raises NotAllowedError, UnknownBookError.
    """
    person = require(person, PENGELOLA)
    form = FORMS[filled.blank]
    line = _line(reception.snapshot, form, kode_instansi, periode, filled.key)
    about = None if form.of_area else kode_instansi
    nama = workbook.name_of(reception.snapshot, about)
    reading = _read(form, line, filled, reception.choices)
    today = store.office_today(reception.snapshot)
    document = workbook.document(reception.snapshot, filled.id_sumber) if filled.id_sumber else {}

    def build(nomor: str) -> list[Isian]:
        origin = Origin(nomor, today.isoformat(), about, nama, periode, document)
        return workbook.items(reading, origin, {(form.name, line.key): line})

    return _enter(reception, person, FORM, about, periode, build, attachments, reading.findings)


def answer(reception: Reception, person: Person | None, reply: Reply) -> Outcome:
    """Hand in a reply, with the same outcome. It stands beside the fact and never replaces it. Raises NotAllowedError."""
    person = require(person, INSTANSI)
    if person.kode_instansi != reply.kode_instansi:
        raise NotAllowedError("Hak jawab hanya berlaku atas fakta tentang instansi Anda sendiri.")
    nama, today = workbook.name_of(reception.snapshot, reply.kode_instansi), store.office_today(reception.snapshot)
    year = str(today.year)

    def build(nomor: str) -> list[Isian]:
        return [_reply_item(reply, Origin(nomor, today.isoformat(), reply.kode_instansi, nama, year))]

    return _enter(reception, person, REPLY, reply.kode_instansi, year, build, (), _wrong_reply(reply))


def _enter(
    reception: Reception,
    person: Person,
    jalan: str,
    kode_instansi: str | None,
    periode: str,
    build: Callable[[str], list[Isian]],
    attachments: Sequence[Attachment],
    findings: list[Finding],
) -> Outcome:
    """`findings` is the list to which building adds."""
    draft = [] if findings else build(_DRAFT)
    broken = reception.broken_rules(_DRAFT, draft) if draft else []
    found = [*findings, *(replace(one, berkas=FORM, baris=None) for one in broken)]
    if not draft and not found:
        found = [_finding("isinya sama dengan yang sudah terbit", "Ubah yang perlu diubah, atau tidak usah dikirim")]
    if found:
        return None, found
    kept = [keep(reception.folder, one) for one in attachments]
    made = desk.enter(
        reception.journal, person, jalan=jalan, kode_instansi=kode_instansi, periode=periode, build=build, lampiran=kept
    )
    return made, ()


# --- a line ------------------------------------------------------------------------------------------------------


def _own_columns(form: Form) -> list[Column]:
    about_step = [c for c in OFFICE_FIELDS if c.field != "jenis_sumber" and form is TALENT]
    return [c for c in form.filled if c.field not in workbook.PROOF_FIELDS and c.field != "catatan"] + about_step


def _document_columns(form: Form) -> list[Column]:
    kind = [c for c in OFFICE_FIELDS if c.field == "jenis_sumber"]
    noted = [c for c in form.filled if c.field == "catatan" and not form.of_area]
    return [*(c for c in form.filled if c.field in workbook.PROOF_FIELDS), *kind, *noted]


def _field(column: Column, choices: Mapping[str, Sequence[str]]) -> Field:
    return Field(column.field, column.title, choices.get(column.choices or "", ()), _HINTS.get(column.kind, ""))


def _texts(form: Form, line: Line) -> dict[str, str]:
    """What stands there today, dates as one writes them."""
    dates = {c.field for c in form.filled if c.kind == DATE}
    return {name: text.written_date(value) if name in dates else value for name, value in line.filled(form).items()}


def _words(form: Form, line: Line) -> str:
    words = workbook.about(form, line)
    written = next((line.cells[name] for name in ("rencana",) if name in line.cells), "")
    if form in (PLANS, APPOINTMENTS, CLAUSES) and not any(name in line.cells for name in form.values):
        return f"{words}: baru" if words != form.name else f"{form.name} baru"
    return f"{words}: {written}" if written else words


def _line(snapshot: str, form: Form, kode_instansi: str, periode: str, key: str) -> Line:
    lines = (
        workbook.clauses(snapshot) if form.of_area else workbook.fill(snapshot, kode_instansi, periode).lines[form.name]
    )
    found = next((line for line in lines if line.key == key and not line.locked), None)
    if found is None:
        raise workbook.UnknownBookError(f"Tidak ada baris {key} pada {form.name}. Muat ulang halaman.")
    return found


def _read(form: Form, line: Line, filled: Filled, choices: Mapping[str, Sequence[str]]) -> Reading:
    """The texts as cells; a text that cannot be read is a finding under its field's name."""
    reading = Reading(FORM)
    cells: dict[str, str] = {}
    proof = () if filled.id_sumber else _document_columns(form)
    for column in (*_own_columns(form), *proof):
        value, problem = workbook.read_cell(column, filled.texts.get(column.field, ""), choices)
        if problem:
            reading.report(*problem, title=column.title, value=filled.texts[column.field])
        elif value:
            cells[column.field] = value
    if filled.id_sumber:
        cells["id_sumber"] = filled.id_sumber
    elif "judul" in cells:
        for column in (c for c in proof if c.field in ("penerbit", "jenis_sumber") and c.field not in cells):
            reading.report("wajib diisi", "Tulis penerbit dokumen itu, dan pilih jenisnya", title=column.title)
    elif form is PLANS:
        reading.report("tidak ada dokumen bukti", "Sebut dokumen yang memuat rencana itu", title="Dokumen bukti")
    places = dict.fromkeys((*(c.field for c in form.columns), "id_sumber"), "")
    known = Known(line.filled(form) if form is PLANS else {})
    reading.changes.append(Change(form, filled.key, known, cells, frozenset(cells), places))
    return reading


# --- a reply -----------------------------------------------------------------------------------------------------


def _wrong_reply(reply: Reply) -> list[Finding]:
    found = []
    if not reply.isi.strip():
        found.append(_finding("tanggapan masih kosong", "Tulis tanggapan Anda", "Tanggapan"))
    if len(reply.isi) > LONGEST_REPLY:
        found.append(_finding(f"tanggapan lebih dari {LONGEST_REPLY} karakter", "Persingkat", "Tanggapan"))
    if not reply.penyampai.strip():
        found.append(_finding("penyampai belum ditulis", "Tulis jabatan yang menyampaikan", "Penyampai"))
    return found


def _reply_item(reply: Reply, origin: Origin) -> Isian:
    document = origin.own_document()
    said, by = " ".join(reply.isi.split()), " ".join(reply.penyampai.split())
    row = {
        "kode_instansi": reply.kode_instansi,
        "tabel": reply.tabel,
        "kunci": reply.kunci,
        "isi": said,
        "tanggal": origin.tanggal,
        "penyampai": by,
        "id_sumber": document["id_sumber"],
    }
    digest = hashlib.sha256(said.encode()).hexdigest()[:12]
    return Isian(
        nomor=1,
        tabel="tanggapan",
        kunci=f"{reply.tabel}/{reply.kunci}/{digest}",
        tentang=f"Tanggapan: {reply.tentang}",
        lama={"Yang terbit": reply.terbit} if reply.terbit else {},
        baru={"Tanggapan": said, "Penyampai": by},
        rows=(("tanggapan", row), ("sumber", document)),
    )


def _finding(pesan: str, tindakan: str, kolom: str | None = None) -> Finding:
    return Finding(FORM, FORM, None, kolom, None, pesan, tindakan)
