"""Changed lines of a workbook into items of a submission: the rows that a load would take, with their document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.workbook.layout import (
    APPOINTMENTS,
    CLAUSES,
    FIGURES,
    MERIT,
    NOT_APPLICABLE,
    PLANS,
    PROOF_FIELDS,
    TALENT,
    Column,
    Form,
    Line,
)
from etl.workbook.reading import Change, Reading
from meritokrasi.submissions import LEFT_OUT, Isian

DOCUMENT_KIND = "kiriman instansi"
_FIRST_NEW_PLAN = 1000
SELF_REPORTED = "diakui"
_PRECISION = {10: "hari", 7: "bulan", 4: "tahun"}
Row = dict[str, str]


@dataclass(frozen=True)
class Origin:
    """Where items come from: the submission's number, the day it was received (ISO), the government and its period.

    `document` is the whole row of a document registered already, where the items name one.
    """

    kiriman: str
    tanggal: str
    kode_instansi: str | None
    nama: str
    periode: str
    document: Row = field(default_factory=dict)

    def own_document(self) -> Row:
        """The submission itself as a document, for what needs no other proof."""
        return {
            "id_sumber": self.kiriman,
            "judul": f"Kiriman {self.kiriman} dari {self.nama}",
            "penerbit": self.nama,
            "jenis_sumber": DOCUMENT_KIND,
            "tanggal_terbit": self.tanggal,
        }


def items(reading: Reading, origin: Origin, published: Mapping[tuple[str, str], Line]) -> list[Isian]:
    """One item for each changed line that can be believed; the others become findings of the reading.

    `published` are the lines by form and key as today's snapshot would fill them: what the items are compared with.
    """
    made: list[Isian] = []
    for change in reading.changes:
        key = "#".join(_plan_key(change)) if change.form is PLANS else change.key
        line = published.get((change.form.name, key)) or published.get((change.form.name, change.key)) or Line(key, {})
        problem = _problem(change, line)
        if problem:
            name, pesan, tindakan = problem
            if reading.has_finding(change.form.name, change.places[name]):
                continue  # the cell could not be read: that is said already
            title = next(c.title for c in change.form.columns if c.field == name)
            reading.report(
                pesan,
                tindakan,
                sheet=change.form.name,
                cell=change.places[name],
                title=title,
                value=change.cells.get(name),
            )
            continue
        if counts(change) and not _already(change, line):
            made.append(_item(len(made) + 1, change, origin, line))
    return made


def _already(change: Change, line: Line) -> bool:
    """Whether the snapshot says just that already, since the workbook was written."""
    said = {name: value for name, value in change.cells.items() if name not in ("konfirmasi", "jenis_sumber")}
    return not line.carried and said == {n: v for n, v in line.filled(change.form).items() if n != "konfirmasi"}


def counts(change: Change) -> bool:
    """A line carried over from the period before says nothing new until it is confirmed or changed otherwise."""
    only_confirmation = change.changed <= {"konfirmasi"}
    return change.confirmed or not only_confirmation


def _problem(change: Change, line: Line) -> tuple[str, str, str] | None:
    """Field, what is wrong, what to do: a value without the document that states it, or one that cannot be."""
    cells = change.cells
    if not counts(change):
        return None
    if not any(name in cells for name in change.form.values):
        return (
            change.form.values[0],
            "baris ini terisi, tetapi isinya sendiri kosong",
            "Isi sel ini, atau kosongkan baris itu",
        )
    missing = next((name for name in _REQUIRED.get(change.form.name, ()) if name not in cells), None)
    if missing:
        return missing, "wajib diisi", "Isi sel ini"
    if cells.get("level") == NOT_APPLICABLE and "syarat" not in line.cells:
        return "level", "butir ini berlaku tanpa syarat", "Pilih levelnya, atau kosongkan bila belum dinilai"
    needs_proof = change.form is not PLANS and cells.get("level") not in ("0", NOT_APPLICABLE)
    if needs_proof and not {"judul", "id_sumber"}.intersection(cells):
        return "judul", "tidak ada dokumen bukti", "Sebut dokumen yang memuat isi ini"
    return _old_proof(change) if needs_proof else None


def _old_proof(change: Change) -> tuple[str, str, str] | None:
    """A new value beside the old document would make that document say what it does not."""
    moved = change.changed.intersection(change.form.values)
    if moved and change.known.cells.get("judul") and not change.changed.intersection(PROOF_FIELDS):
        pesan = "isi berubah, tetapi dokumen buktinya masih dokumen yang lama"
        return "judul", pesan, "Tulis dokumen yang memuat isi baru itu"
    return None


_REQUIRED: Mapping[str, tuple[str, ...]] = {
    PLANS.name: ("rencana", "status_rencana"),
    FIGURES.name: ("status_nilai", "penilai"),
    APPOINTMENTS.name: ("mekanisme", "tahap"),
    CLAUSES.name: ("nomor", "judul_butir", "ringkasan", "jenis_butir"),
}


def _item(number: int, change: Change, origin: Origin, line: Line) -> Isian:
    cells = change.cells
    document = _document(cells, origin)
    kunci, row = _ROWS[change.form.name](change, origin)
    if change.form.of_area:
        carried = {name: line.cells[name] for name in _UNSEEN if name in line.cells}
        row = {**carried, **row, "sumber": document["id_sumber"]}
    else:
        kunci = f"{origin.kode_instansi}/{kunci}"
        row = {**row, "kode_instansi": str(origin.kode_instansi), "id_sumber": document["id_sumber"]}
        row |= {"catatan": cells["catatan"]} if cells.get("catatan") else {}
    first = next(n for n in (*change.form.values, "judul") if n in change.places)
    return Isian(
        nomor=number,
        tabel=change.form.tabel,
        kunci=kunci,
        tentang=about(change.form, line),
        lama={} if line.carried else _shown(change, line.cells),
        baru=_shown(change, cells),
        rows=(*_corrected(change, origin, line), (change.form.tabel, row), ("sumber", document)),
        sel=f"{change.form.name}!{change.places[first]}",
    )


def _corrected(change: Change, origin: Origin, line: Line) -> list[tuple[str, Row]]:
    """What was taken wrongly from a document that is named again: the row as it stands, to be left out."""
    key = {FIGURES.name: ("status_nilai",), TALENT.name: ()}.get(change.form.name)
    if key is None or not origin.document or not origin.kode_instansi:
        return []
    standing = {"kode_instansi": origin.kode_instansi, "id_sumber": origin.document["id_sumber"]}
    standing |= {name: line.cells[name] for name in (*key, "tanggal") if name in line.cells}
    name, _, period = change.key.rpartition("/")
    standing |= {"id_indikator": name, "periode": period} if change.form is FIGURES else {"tonggak": change.key}
    return [(f"{LEFT_OUT}{change.form.tabel}", standing)]


def _document(cells: Mapping[str, str], origin: Origin) -> Row:
    """The document that the line names, one known already, or the submission itself."""
    if origin.document:
        return origin.document
    if "judul" not in cells:
        return origin.own_document()
    number = cells.get("nomor_dokumen")
    document = {
        "judul": f"{cells['judul']} (nomor {number})" if number else cells["judul"],
        "penerbit": cells.get("penerbit") or origin.nama,
        "jenis_sumber": cells.get("jenis_sumber", DOCUMENT_KIND),
    }
    optional = {name: cells[name] for name in ("tanggal_terbit", "url") if name in cells}
    parts = [origin.kode_instansi or "", *document.values(), *optional.values()]
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
    return {"id_sumber": f"k{digest}", **document, **optional}


def _shown(change: Change, cells: Mapping[str, str]) -> dict[str, str]:
    """The cells by the titles of their columns, as a reviewer reads them."""
    return {c.title: cells[c.field] for c in change.form.filled if cells.get(c.field) and _is_content(c)}


def _is_content(column: Column) -> bool:
    return column.field != "konfirmasi"


def about(form: Form, line: Line) -> str:
    """The line in words: the clause, the item, the step, the indicator and its period."""
    names = ("butir", "langkah", "indikator")
    words = next((line.cells[name].split("\n")[0] for name in names if name in line.cells), form.name)
    return f"{words} {line.cells['periode']}" if form is FIGURES and "periode" in line.cells else words


def _dated(row: Row, value: str | None) -> Row:
    return {**row, "tanggal": value, "presisi": _PRECISION[len(value)]} if value else row


def _plan(change: Change, _origin: Origin) -> tuple[str, Row]:
    clause, number = _plan_key(change)
    names = ("rencana", "status_rencana", "unit", "tenggat")
    row = {name: change.cells[name] for name in names if name in change.cells}
    return f"{clause}/{number}", {"id_butir": clause, "nomor": number, **row}


def _plan_key(change: Change) -> tuple[str, str]:
    """A plan on a line that was empty has a number made of its words: two new plans never take each other's place, and
    the same one handed in twice is one."""
    clause, _, number = change.key.rpartition("#")
    if change.known.cells.get("rencana") or "rencana" not in change.cells:
        return clause, number
    words = " ".join(change.cells["rencana"].casefold().split())
    return clause, str(_FIRST_NEW_PLAN + int(hashlib.sha256(words.encode()).hexdigest()[:12], 16) % 1_000_000_000)


def _level(change: Change, origin: Origin) -> tuple[str, Row]:
    level = change.cells["level"]
    status = (
        NOT_APPLICABLE
        if level == NOT_APPLICABLE
        else "bukti diajukan"
        if {"judul", "id_sumber"}.intersection(change.cells)
        else "belum ada bukti"
    )
    row = {"id_subindikator": change.key, "periode": origin.periode, "asal": SELF_REPORTED, "status_bukti": status}
    if level != NOT_APPLICABLE:
        row["level"] = level
    return f"{change.key}/{origin.periode}/{SELF_REPORTED}", row


def _step(change: Change, origin: Origin) -> tuple[str, Row]:
    row = {"tonggak": change.key, "arti_tanggal": "tanggal kejadian"}
    row |= {
        name: change.cells.get(name, said) for name, said in (("cara_tahu", "langsung"), ("penyampai", origin.nama))
    }
    row |= {name: change.cells[name] for name in ("alat", "jumlah_pegawai") if name in change.cells}
    row = _dated(row, change.cells.get("tanggal"))
    return _with_document(change.key, change, origin, row), row


def _with_document(kunci: str, change: Change, origin: Origin, row: Row) -> str:
    """What another document states, or this one of another day, stands beside it and does not take its place."""
    return "/".join((kunci, row.get("tanggal", ""), _document(change.cells, origin)["id_sumber"]))


def _figure(change: Change, origin: Origin) -> tuple[str, Row]:
    indicator, _, period = change.key.rpartition("/")
    names = ("nilai", "kategori_terbit", "status_nilai", "penilai")
    row = {name: change.cells[name] for name in names if name in change.cells}
    row |= {"id_indikator": indicator, "periode": period, "status_periode": "tersurat"}
    row = _dated(row, change.cells.get("tanggal"))
    return _with_document(f"{change.key}/{row['status_nilai']}", change, origin, row), row


def _appointment(change: Change, origin: Origin) -> tuple[str, Row]:
    """A round has no key of its own: what it says tells it from the others."""
    names = ("mekanisme", "tahap", "jumlah", "satuan")
    row = _dated({name: change.cells[name] for name in names if name in change.cells}, change.cells.get("tanggal"))
    content = "\x1f".join([*sorted(f"{k}={v}" for k, v in row.items()), _document(change.cells, origin)["id_sumber"]])
    return hashlib.sha256(content.encode()).hexdigest()[:12], row


def _clause(change: Change, _origin: Origin) -> tuple[str, Row]:
    cells = change.cells
    status = "bersumber" if cells["jenis_butir"] == "klausul" else "sekunder"
    row = {"nomor": cells["nomor"], "judul": cells["judul_butir"], "ringkasan": cells["ringkasan"], "status": status}
    row |= {name: cells[name] for name in ("jenis_butir", "tenggat") if name in cells}
    return f"{change.key.rpartition('.')[0]}.{cells['nomor']}", row


# What a clause keeps though no form shows it.
_UNSEEN = ("id_komitmen", "urutan", "aspek_terkait")
_ROWS: Mapping[str, Callable[[Change, Origin], tuple[str, Row]]] = {
    PLANS.name: _plan,
    MERIT.name: _level,
    TALENT.name: _step,
    FIGURES.name: _figure,
    APPOINTMENTS.name: _appointment,
    CLAUSES.name: _clause,
}
