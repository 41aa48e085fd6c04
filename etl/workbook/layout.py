"""What a submission workbook looks like: its sheets, their columns, and the seal that tells whose it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

VERSION = 1
# What each version changed, for whoever hands in an older one.
CHANGES: Mapping[int, str] = {1: "bentuk pertama"}
TEXT, NUMBER, DATE, CHOICE, LINK = "teks", "angka", "tanggal", "pilihan", "tautan"
NOT_APPLICABLE = "tidak berlaku"
YES = "ya"
HIDDEN = "_pantau"
GUIDE = "Petunjuk"
KEY = "kode"
RECORDED = "tercatat"


@dataclass(frozen=True)
class Column:
    """One column; `fill` marks what the office fills in, `value` what an item is about (it may not be emptied).

    `choices` names the list of words that Book.choices holds for it.
    """

    field: str
    title: str
    kind: str = TEXT
    fill: bool = False
    value: bool = False
    width: int = 16
    choices: str | None = None


def _fill(
    field: str, title: str, kind: str = TEXT, *, value: bool = False, width: int = 16, choices: str = ""
) -> Column:
    return Column(field, title, kind, True, value, width, choices or None)


_KEY = Column(KEY, "Kode", width=10)
_PROOF = (
    _fill("judul", "Dokumen bukti", width=30),
    _fill("nomor_dokumen", "Nomor dokumen", width=18),
    _fill("penerbit", "Penerbit dokumen", width=20),
    _fill("tanggal_terbit", "Tanggal dokumen", DATE, width=17),
    _fill("url", "Tautan dokumen", LINK, width=24),
    _fill("catatan", "Catatan", width=24),
)
PROOF_FIELDS = ("judul", "nomor_dokumen", "penerbit", "tanggal_terbit", "url")
_RECORDED = Column(RECORDED, "Sudah tercatat, dengan sumbernya", width=40)


@dataclass(frozen=True)
class Form:
    """One sheet's kind: its name, the input table its lines become, one sentence on how to fill it, its columns.

    `of_area` lines are about everybody, not about one government.
    """

    name: str
    tabel: str
    how: str
    columns: tuple[Column, ...]
    of_area: bool = False

    @property
    def filled(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.fill)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(c.field for c in self.columns if c.value)


PLANS = Form(
    "Komitmen & rencana aksi",
    "rencana_aksi",
    "Satu baris = satu rencana untuk satu butir komitmen. Tulis rencananya, keadaannya, unit yang bertanggung jawab, dan tenggatnya.",
    (
        _KEY,
        Column("butir", "Butir komitmen", width=26),
        Column("ringkasan", "Isi ringkas butir", width=34),
        Column("tenggat_butir", "Tenggat butir", width=15),
        _fill("rencana", "Rencana aksi", value=True, width=40),
        _fill("status_rencana", "Keadaan rencana", CHOICE, width=16, choices="status_rencana"),
        _fill("unit", "Unit penanggung jawab", width=24),
        _fill("tenggat", "Tenggat rencana", DATE, width=17),
        *_PROOF,
        _RECORDED,
    ),
)
MERIT = Form(
    "Sistem merit",
    "penilaian",
    "Pilih level yang menurut Anda sudah dicapai, dan sebut dokumen yang membuktikannya. Level 1 ke atas tanpa dokumen tidak diterima.",
    (
        _KEY,
        Column("aspek", "Aspek", width=22),
        Column("butir", "Butir", width=34),
        Column("kriteria", "Kriteria level", width=60),
        _fill("level", "Level", CHOICE, value=True, width=10, choices="level"),
        _fill("konfirmasi", "Masih berlaku?", CHOICE, width=12, choices="konfirmasi"),
        *_PROOF,
        _RECORDED,
    ),
)
TALENT = Form(
    "Manajemen talenta",
    "tonggak",
    "Isi tanggal setiap langkah yang sudah terjadi. Tanggal boleh hanya bulan (September 2026) atau tahun (2026) bila harinya tidak diketahui.",
    (
        _KEY,
        Column("langkah", "Langkah", width=22),
        Column("arti", "Artinya", width=40),
        _fill("tanggal", "Tanggal kejadian", DATE, value=True, width=17),
        _fill("alat", "Alat yang dipakai", width=16),
        _fill("jumlah_pegawai", "Jumlah pegawai", NUMBER, width=12),
        *_PROOF,
        _RECORDED,
    ),
)
FIGURES = Form(
    "Indikator",
    "capaian",
    "Satu baris = satu indikator pada satu periode. Tulis nilainya seperti tercetak di dokumen penilai, lalu dokumennya.",
    (
        Column(KEY, "Kode", width=24),
        Column("indikator", "Indikator", width=30),
        Column("satuan", "Satuan", width=12),
        Column("periode", "Periode", width=10),
        _fill("nilai", "Nilai", NUMBER, value=True, width=12),
        _fill("kategori_terbit", "Kategori", value=True, width=16),
        _fill("status_nilai", "Status nilai", CHOICE, width=12, choices="status_nilai"),
        _fill("penilai", "Penilai", width=18),
        _fill("tanggal", "Tanggal nilai", DATE, width=17),
        *_PROOF,
        _RECORDED,
    ),
)
APPOINTMENTS = Form(
    "Pengisian JPT",
    "pengisian_jabatan",
    "Satu baris = satu putaran pengisian jabatan pimpinan tinggi. Yang sudah tercatat terkunci; tulis putaran baru di baris kosong.",
    (
        _KEY,
        _fill("mekanisme", "Mekanisme", CHOICE, value=True, width=20, choices="mekanisme"),
        _fill("tahap", "Tahap", CHOICE, value=True, width=14, choices="tahap"),
        _fill("jumlah", "Jumlah", NUMBER, value=True, width=10),
        _fill("satuan", "Satuan", CHOICE, width=12, choices="satuan_jabatan"),
        _fill("tanggal", "Tanggal", DATE, width=17),
        *_PROOF,
    ),
)
FORMS = (PLANS, MERIT, TALENT, FIGURES, APPOINTMENTS)
# Only typed into a form, by the office: what everybody promised.
CLAUSES = Form(
    "Butir komitmen",
    "butir",
    "Satu isian = satu butir naskah komitmen. Tulis bunyinya seperti di naskah, dan sebut naskahnya sebagai dokumen.",
    (
        _KEY,
        _fill("nomor", "Nomor butir", value=True, width=10),
        _fill("judul_butir", "Judul butir", value=True, width=30),
        _fill("ringkasan", "Isi butir", value=True, width=60),
        _fill("jenis_butir", "Jenis butir", CHOICE, width=12, choices="jenis_butir"),
        _fill("tenggat", "Tenggat butir", DATE, width=17),
        *_PROOF,
    ),
    of_area=True,
)
# What only the office knows to say of a document and of a step; a workbook speaks for its own government.
OFFICE_FIELDS = (
    _fill("jenis_sumber", "Jenis dokumen", CHOICE, choices="jenis_sumber"),
    _fill("cara_tahu", "Cara tahu", CHOICE, choices="cara_tahu"),
    _fill("penyampai", "Penyampai"),
)
SOURCES = Form(
    "Sumber",
    "sumber",
    "Dokumen di balik isi yang sudah tercatat. Lembar ini hanya untuk dibaca; dokumen baru ditulis di samping isinya.",
    (
        Column(KEY, "Kode", width=14),
        Column("judul", "Judul", width=60),
        Column("penerbit", "Penerbit", width=30),
        Column("jenis_sumber", "Jenis", width=22),
        Column("tanggal_terbit", "Tanggal", DATE, width=18),
        Column("url", "Tautan", LINK, width=60),
    ),
)


@dataclass(frozen=True)
class Line:
    """One line of a sheet: `cells` by field; dates as ISO text, numbers with a decimal point.

    `locked` lines only inform; `carried` ones show the period before and count only once confirmed or changed.
    """

    key: str
    cells: Mapping[str, str]
    locked: bool = False
    carried: bool = False

    def filled(self, form: Form) -> dict[str, str]:
        """What stands in the cells to fill."""
        return {c.field: self.cells[c.field] for c in form.filled if self.cells.get(c.field)}


@dataclass(frozen=True)
class Book:
    """One government's workbook for one period, as the snapshot fills it."""

    kode_instansi: str
    nama: str
    periode: str
    snapshot: str
    title: str
    simulasi: bool
    lines: Mapping[str, Sequence[Line]]
    sources: Sequence[Line] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def by_key(self) -> dict[tuple[str, str], Line]:
        """Every line by the name of its form and its key."""
        return {(name, line.key): line for name, lines in self.lines.items() for line in lines}

    def sealed(self) -> Seal:
        """What the hidden sheet carries."""
        known = {
            form.name: {line.key: Known(line.filled(form), line.locked, line.carried) for line in self.lines[form.name]}
            for form in FORMS
        }
        return Seal(VERSION, self.kode_instansi, self.periode, self.snapshot, known)


@dataclass(frozen=True)
class Known:
    """What stood in the cells to fill of one line when the workbook was written."""

    cells: Mapping[str, str]
    locked: bool = False
    carried: bool = False


@dataclass(frozen=True)
class Seal:
    """Whose workbook it is, for which period, from which snapshot, and what it contained: by sheet and line key."""

    version: int
    kode_instansi: str
    periode: str
    snapshot: str
    known: Mapping[str, Mapping[str, Known]]

    def rows(self) -> list[tuple[str, ...]]:
        """The hidden sheet, row by row; the last one is the checksum over the others."""
        head = [
            ("versi", str(self.version)),
            ("kode_instansi", self.kode_instansi),
            ("periode", self.periode),
            ("snapshot", self.snapshot),
        ]
        content = [
            (sheet, key, "terkunci" if k.locked else "lanjutan" if k.carried else "isi", _text(dict(k.cells)))
            for sheet, lines in self.known.items()
            for key, k in lines.items()
        ]
        rows: list[tuple[str, ...]] = [*head, *content]
        return [*rows, ("sidik", checksum(rows))]


def checksum(rows: Sequence[Sequence[str]]) -> str:
    return hashlib.sha256(_text([list(row) for row in rows]).encode()).hexdigest()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
