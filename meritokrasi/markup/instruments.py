"""The catalogue as HTML: instruments with aspects, items, categories and steps, indicators, glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import htpy as h

from meritokrasi import text
from meritokrasi.markup import listings
from meritokrasi.markup.listings import Documents
from meritokrasi.markup.registers import facts, table
from meritokrasi.markup.sources import Cited, Loaded, panel
from meritokrasi.queries import Row

UNKNOWN = "belum diketahui"
MARKS = (
    ("penuh", "Diberitakan atau diterbitkan; katanya menyebut oleh siapa."),
    ("terverifikasi", "Dinyatakan dokumen penilai sendiri."),
    ("diakui", "Menurut instansi sendiri; belum diterima penilai."),
    ("setengah", "Tangan kedua, disebut kolektif, atau tanpa kabar tanda tangan."),
    ("kosong", "Belum kami temukan data publiknya; bukan nol dan bukan berarti belum dikerjakan."),
)


@dataclass(frozen=True)
class Sheet:
    """All that the catalogue holds of one instrument; `criteria` by item, `documents` by table name, then by key."""

    instrument: Row
    aspects: Sequence[Row]
    items: Sequence[Row]
    categories: Sequence[Row]
    steps: Sequence[Row]
    criteria: Mapping[str, Sequence[Row]]
    documents: Mapping[str, Documents]


def anchor(kind: str, name: str) -> str:
    """The place of one entry on the page: letters, digits and dashes only."""
    return f"{kind}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}"


def contents(entries: Sequence[tuple[str, str]]) -> str:
    """The list of contents: the place on this page, and its words."""
    return str(
        h.nav(".daftar-isi", aria_label="Isi halaman")[
            h.ul[(h.li[h.a(href=f"#{place}")[words]] for place, words in entries)]
        ]
    )


def sure(status: str | None) -> h.Element | None:
    """How sure we are of a value of the catalogue, as a word beside it."""
    return h.span(class_=["kepastian", "tidak-tahu" if status == UNKNOWN else ""])[status] if status else None


def instrument(sheet: Sheet, loaded: Loaded) -> str:
    row = sheet.instrument
    formula = h.fragment[row["rumus"], " ", sure(row["status_rumus"])] if row["rumus"] else h.fragment[sure(UNKNOWN)]
    pairs = (
        ("Dasar hukum", row["dasar_hukum"]),
        ("Dipakai untuk", row["berlaku"]),
        ("Pengampu", row["pengampu"]),
        ("Rumus", formula),
        ("Catatan", row["catatan"]),
        ("Sumber", _panel(sheet.documents["instrumen"][row["id_instrumen"]], loaded, row["nama"])),
    )
    parts = (_aspects(sheet, loaded), _items(sheet, loaded), _categories(sheet, loaded), _steps(sheet))
    return str(h.fragment[facts(pairs), parts])


def _panel(documents: Sequence[Row], loaded: Loaded, about: str) -> h.Element | str:
    return panel([Cited("", documents)], loaded, about=about) if documents else "belum ada"


def _aspects(sheet: Sheet, loaded: Loaded) -> h.Fragment | None:
    if not sheet.aspects:
        return None
    scored = any(row["skor_maks"] is not None for row in sheet.aspects)
    names = ("Aspek", "Bobot", *(("Skor tertinggi",) if scored else ()), "Kepastian nama", "Catatan", "Sumber")
    body = (_aspect(row, scored, sheet.documents["aspek"][row["kunci"]], loaded) for row in sheet.aspects)
    return h.fragment[h.h3["Aspek dan bobot"], table(names, body, f"Aspek {sheet.instrument['nama_pendek']}")]


def _aspect(row: Row, scored: bool, documents: Sequence[Row], loaded: Loaded) -> h.Element:
    score = h.td(data_label="Skor tertinggi")[_amount(row["skor_maks"]) or "–"] if scored else None
    return h.tr[
        h.th(scope="row")[f"{row['kode']}. {row['nama']}"],
        _weight(row),
        score,
        h.td(data_label="Kepastian nama")[sure(row["status_nama"])],
        h.td(data_label="Catatan")[row["catatan"] or "–"],
        h.td(data_label="Sumber")[_panel(documents, loaded, row["nama"])],
    ]


def _weight(row: Row) -> h.Element:
    """A weight that is not known is hatched and said, never filled."""
    if row["bobot"] is None:
        return h.td(".kosong", data_label="Bobot")[sure(row["status_bobot"])]
    return h.td(data_label="Bobot")[h.strong[f"{_amount(row['bobot'])} %"], " ", sure(row["status_bobot"])]


def _amount(value: Decimal | None) -> str:
    """A value of the catalogue with the decimals that it needs."""
    if value is None:
        return ""
    exponent = value.normalize().as_tuple().exponent
    return text.number(float(value), max(0, -exponent) if isinstance(exponent, int) else 0)


def _items(sheet: Sheet, loaded: Loaded) -> h.Fragment | None:
    if not sheet.items:
        return None
    names = {row["id_aspek"]: f"{row['kode']}. {row['nama']}" for row in sheet.aspects}
    groups = groupby(sheet.items, key=lambda row: str(row["id_aspek"]))
    return h.fragment[
        h.h3["Butir kertas kerja dan kriteria levelnya"],
        (_items_of(names[aspect], list(rows), sheet, loaded) for aspect, rows in groups),
    ]


def _items_of(name: str, rows: Sequence[Row], sheet: Sheet, loaded: Loaded) -> h.Element:
    return h.details(".kelompok.lipat")[
        h.summary[f"{name} ({text.number(len(rows))} butir)"],
        h.div(".butir-daftar")[(_item(row, sheet, loaded) for row in rows)],
    ]


def _item(row: Row, sheet: Sheet, loaded: Loaded) -> h.Element:
    levels = (h.li(value=str(level["level"]))[level["kriteria"]] for level in sheet.criteria[row["id_subindikator"]])
    weight = f"{_amount(row['bobot'])} % dari aspeknya" if row["bobot"] is not None else None
    pairs = (
        ("Bobot", h.fragment[weight, " ", sure(row["status_bobot"])]),
        ("Kepastian isi", sure(row["status"])),
        ("Berlaku bagi", row["berlaku"] or "semua jenis pemerintah daerah"),
        ("Syarat", row["syarat"]),
        ("Catatan", row["catatan"]),
        ("Sumber", _panel(sheet.documents["subindikator"][row["kunci"]], loaded, row["nama"])),
    )
    return h.section(".butir", id=anchor("butir", row["id_subindikator"]))[
        h.h4[f"{row['kode']} {row['nama']}"],
        h.ol(".level", start="0", aria_label="Kriteria level")[levels],
        facts(pairs),
    ]


def _categories(sheet: Sheet, loaded: Loaded) -> h.Fragment | None:
    if not sheet.categories:
        return None
    names = ("Kategori", "Ukuran", "Batas bawah", "Batas atas", "Kepastian", "Catatan", "Sumber")
    documents = sheet.documents["kategori_batas"]
    body = (_category(row, documents.get(row["kunci"] or "", ()), loaded) for row in sheet.categories)
    return h.fragment[
        h.h3["Kategori, dari rendah ke tinggi"], table(names, body, f"Kategori {sheet.instrument['nama_pendek']}")
    ]


def _category(row: Row, documents: Sequence[Row], loaded: Loaded) -> h.Element:
    if row["ukuran"] is None:
        return h.tr[h.th(scope="row")[row["nama"]], h.td(".kosong", colspan="6")[f"batasnya {UNKNOWN}"]]
    return h.tr[
        h.th(scope="row")[row["nama"]],
        h.td(data_label="Ukuran")[row["ukuran"]],
        _limit("Batas bawah", row["batas_bawah"]),
        _limit("Batas atas", row["batas_atas"]),
        h.td(data_label="Kepastian")[sure(row["status"])],
        h.td(data_label="Catatan")[row["catatan"] or "–"],
        h.td(data_label="Sumber")[_panel(documents, loaded, row["nama"])],
    ]


def _limit(label: str, value: Decimal | None) -> h.Element:
    if value is None:
        return h.td(".kosong", data_label=label)[h.span(".kepastian.tidak-tahu")[UNKNOWN]]
    return h.td(data_label=label)[_amount(value)]


def _steps(sheet: Sheet) -> h.Fragment | None:
    if not sheet.steps:
        return None
    body = (
        h.tr[h.th(scope="row")[f"{row['urutan']}. {row['nama']}"], h.td(data_label="Dihitung bila")[row["arti"]]]
        for row in sheet.steps
    )
    return h.fragment[h.h3["Langkah sesudah komitmen"], table(("Langkah", "Dihitung bila"), body, "Langkah")]


def indicators(
    rows: Sequence[Row],
    labels: Mapping[tuple[str, str], str],
    names: Mapping[str, str],
    documents: Documents,
    loaded: Loaded,
) -> str:
    """One folded entry per indicator; `labels` explain the words of its columns, `names` the instruments."""
    return str(h.fragment[(_indicator(row, labels, names, documents[row["id_indikator"]], loaded) for row in rows)])


def _indicator(
    row: Row, labels: Mapping[tuple[str, str], str], names: Mapping[str, str], documents: Sequence[Row], loaded: Loaded
) -> h.Element:
    basis = h.fragment[row["dasar_hukum"], " ", sure(row["status_dasar_hukum"])]
    break_ = f"{row['patahan']}: {row['alasan_patahan']}; garis diputus." if row["patahan"] else "tidak ada"
    cycle = f"{row['siklus_bulan']} bulan" if row["siklus_bulan"] else "belum bersumber; umur ditulis tanpa penilaian"
    pairs = (
        ("Arti", row["arti"]),
        ("Satuan", f"{row['satuan']}{_range(row)}"),
        ("Penilai", row["penilai"]),
        ("Arah", labels.get(("arah", row["arah"]), row["arah"])),
        ("Frekuensi", f"{row['frekuensi']}; {labels.get(('frekuensi', row['frekuensi']), '')}"),
        ("Bila dua nilai", labels.get(("sifat", row["sifat"]), row["sifat"])),
        ("Cara membaca", row["keterbandingan"]),
        ("Patahan", break_),
        ("Jarak terbit", cycle),
        ("Instrumen", names.get(row["id_instrumen"] or "", "tertulis pada tiap nilai, bila sumbernya menyebut")),
        ("Dasar hukum", basis),
        ("Cakupan", "dihitung dalam cakupan" if row["wajib_cakupan"] else "konteks; tidak dihitung dalam cakupan"),
        ("Sumber", _panel(documents, loaded, row["nama"])),
    )
    return h.details(".kelompok.lipat", id=anchor("indikator", row["id_indikator"]))[
        h.summary[row["nama"], h.small[f" · {row['penilai']} · {row['frekuensi']}"]], facts(pairs)
    ]


def _range(row: Row) -> str:
    lowest, highest = row["batas_bawah"], row["batas_atas"]
    if lowest is None and highest is None:
        return "; rentangnya belum diketahui"
    if highest is None:
        return f", paling rendah {text.number(lowest)}"
    if lowest is None:
        return f", paling tinggi {text.number(highest)}"
    return f", {text.number(lowest)} sampai {text.number(highest)}"


def ordered(entries: Sequence[tuple[str, str]]) -> str:
    """A rule whose steps have an order: the first that decides, decides."""
    return str(h.ol(".aturan")[(h.li[h.b[lead], f": {words}"] for lead, words in entries)])


def marks() -> str:
    """The marks of proof in words, as every page, slide and sheet uses them."""
    return str(h.ul(".tanda-daftar")[(h.li[listings.mark(kind), h.span[words]] for kind, words in MARKS)])


def words(rows: Sequence[Row]) -> str:
    """Every word that a column may hold, with its meaning; one folded list per column."""
    groups = groupby(rows, key=lambda row: str(row["kolom"]))
    return str(h.fragment[(_words_of(column, list(of)) for column, of in groups)])


def _words_of(column: str, rows: Sequence[Row]) -> h.Element:
    name = text.sentence_case(column.replace("_", " "))
    return h.details(".kelompok.lipat", id=anchor("kata", column))[
        h.summary[name], facts([(row["label"], row["arti"]) for row in rows])
    ]


def glossary(rows: Sequence[Row], documents: Documents, loaded: Loaded) -> str:
    return str(h.dl(".glosarium")[(_term(row, documents[row["kunci"]], loaded) for row in rows)])


def _term(row: Row, documents: Sequence[Row], loaded: Loaded) -> h.Fragment:
    cited = (
        panel([Cited(f"{row['istilah']}: {row['arti']}", documents)], loaded, about=row["istilah"])
        if documents
        else None
    )
    own = h.span(".kepastian")["istilah dasbor ini"]
    return h.fragment[
        h.dt(id=anchor("istilah", row["istilah"]))[
            row["istilah"], h.small[row["kepanjangan"]] if row["kepanjangan"] else None
        ],
        h.dd[row["arti"], " ", sure(row["status"]) or own, cited],
    ]
