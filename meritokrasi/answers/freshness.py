"""How old the newest figures are, from what documents they come, and since when: the second half of Kelengkapan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers.completeness import PAGE, SOURCE_PAGE, age_words, fact_of
from meritokrasi.markup import gaps, matrices, shares
from meritokrasi.markup.grids import Href
from meritokrasi.markup.matrices import Cell, Column, Group
from meritokrasi.markup.shares import Share, Whole
from meritokrasi.queries import Row

PEERS_PAGE = "perbandingan"
AGES = ("kurang dari 1 tahun", "1 sampai 2 tahun", "2 sampai 3 tahun", "3 tahun atau lebih")
# The younger, the darker on the ordered scale; what has no date has no colour.
CLASSES = {**dict(zip(AGES, (7, 5, 3, 1), strict=True)), text.UNDATED: None, text.MISSING: None}
AGES_TABLE_NOTE = (
    "Tanggal angka menurut dokumennya dan umurnya pada hari muat, seluruh wilayah. "
    "Tanggal membuka sumbernya, nama indikator membuka perbandingannya."
)
SOURCES_NOTE = (
    "Jumlah angka terbaru menurut dokumen terkuat yang memuatnya, seluruh wilayah. "
    "Berita yang mengutip penilai tetap dihitung berita."
)


# --- how old -----------------------------------------------------------------------------------------------------


def ages_title(snapshot_id: str) -> str:
    rows = queries.completeness.ages(snapshot_id)
    dated = [row for row in rows if row["bertanggal"]]
    if not dated:
        return f"Umur angka terbaru: {text.MISSING}"
    young = min(dated, key=lambda r: int(r["termuda"]["umur_bulan"]))
    old = max(dated, key=lambda r: int(r["tertua"]["umur_bulan"]))
    return (
        f"Umur angka terbaru: dari {age_words(young['termuda']['umur_bulan'])} ({young['indikator']}) "
        f"sampai {age_words(old['tertua']['umur_bulan'])} ({old['indikator']})"
    )


def ages_note(snapshot_id: str) -> str:
    rows = queries.completeness.ages(snapshot_id)
    day = text.date(queries.snapshot.stamp(snapshot_id)["dimuat"], "hari")
    known, total = sum(r["terisi"] for r in rows), sum(r["jumlah"] for r in rows)
    return (
        f"Jumlah instansi menurut umur angka terbarunya pada hari muat, {day}, seluruh wilayah; umur paling sedikit, dihitung dari hari "
        f"terakhir yang mungkin dari tanggal angkanya (n = {text.number(known)} dari {text.number(total)} isian)"
    )


@lru_cache(maxsize=16)
def ages_bars(snapshot_id: str) -> str:
    """One bar per indicator: how many newest figures are how many full years old, and how many are missing."""
    rows = queries.completeness.age_classes(snapshot_id)
    parts = [list(part) for _, part in groupby(rows, key=lambda row: row["urutan"])]
    return shares.stacked([Whole(part[0]["indikator"], _classes(part)) for part in parts])


def _classes(rows: Sequence[Row]) -> list[Share]:
    counts = Counter[str]()
    for row in rows:
        counts[_class(row)] += row["jumlah"]
    return [Share(name, counts[name], shade, name == text.MISSING) for name, shade in CLASSES.items()]


def _class(row: Row) -> str:
    if not row["ada"]:
        return text.MISSING
    return text.UNDATED if row["tahun"] is None else AGES[min(row["tahun"], len(AGES) - 1)]


def ages_table(snapshot_id: str, href: Href) -> str:
    """Per indicator, under its assessor: how many figures, the newest and the oldest date, and how many are undated."""
    return _ages_table(snapshot_id, href, href(PAGE))


@lru_cache(maxsize=16)
def _ages_table(snapshot_id: str, href: Href, _address: str) -> str:
    columns = [Column(name, name) for name in ("Terisi", "Paling muda", "Paling tua", "Tanpa tanggal")]
    rows = [(row, _age_cells(row, href)) for row in queries.completeness.ages(snapshot_id)]
    return matrices.matrix(columns, _by_assessor(rows, href), label="Umur angka terbaru", corner="Indikator")


def _age_cells(row: Row, href: Href) -> list[Cell]:
    count = f"{text.number(row['terisi'])} dari {text.number(row['jumlah'])}"
    undated = row["terisi"] - row["bertanggal"]
    none = Cell("–", text.MISSING if not row["terisi"] else text.UNDATED, missing=not row["terisi"])
    ends = [_dated(row["id_indikator"], row[end], href) if row["bertanggal"] else none for end in ("termuda", "tertua")]
    return [Cell(count, count), *ends, _number(undated) if row["terisi"] else none]


def _dated(indicator: str, figure: Row, href: Href) -> Cell:
    """The date of one figure and its age; it leads to the document that says so."""
    day, age = text.date(figure["tanggal"], figure["presisi"], short=True), age_words(figure["umur_bulan"])
    return Cell(day, f"{day}, umur {age}", note=age, href=href(SOURCE_PAGE, fakta=fact_of(indicator, figure)))


def _number(count: int) -> Cell:
    return Cell(text.number(count), text.number(count)) if count else Cell("–", "tidak ada")


def _by_assessor(rows: Sequence[tuple[Row, Sequence[Cell]]], href: Href) -> list[Group]:
    """Assessors in the order of their first indicator, wherever in the catalogue their other ones stand."""
    names = dict.fromkeys(str(row["penilai"]) for row, _ in rows)
    return [Group(name, [_indicator(*pair, href) for pair in rows if pair[0]["penilai"] == name]) for name in names]


def _indicator(row: Row, cells: Sequence[Cell], href: Href) -> matrices.Line:
    return matrices.Line(
        row["nama_indikator"], row["indikator"], href(PEERS_PAGE, indikator=row["id_indikator"]), cells
    )


# --- from what documents -----------------------------------------------------------------------------------------


def sources_title(snapshot_id: str) -> str:
    rows = queries.completeness.source_kinds(snapshot_id)
    total, own = sum(r["jumlah"] for r in rows), sum(r["jumlah"] for r in rows if r["dari_penilai"])
    if not total:
        return f"Jenis dokumen: {text.MISSING}"
    kinds = dict.fromkeys(str(row["label"]) for row in rows)
    counts = {kind: sum(row["jumlah"] for row in rows if row["label"] == kind) for kind in kinds}
    most = max(counts, key=lambda kind: counts[kind])
    assessors = f"{text.number(own)} dari dokumen penilai sendiri" if own else "dari dokumen penilai sendiri belum ada"
    return f"{text.number(counts[most])} dari {text.number(total)} angka terbaru bersandar pada {most}; {assessors}"


def sources_table(snapshot_id: str, href: Href) -> str:
    """Per indicator, under its assessor: documents of the assessor itself first, then every kind from the strongest."""
    return _sources_table(snapshot_id, href, href(PAGE))


@lru_cache(maxsize=16)
def _sources_table(snapshot_id: str, href: Href, _address: str) -> str:
    rows = queries.completeness.source_kinds(snapshot_id)
    parts = [list(part) for _, part in groupby(rows, key=lambda row: row["id_indikator"])]
    kinds = [str(row["label"]) for row in parts[0]] if parts else []
    own = [str(row["label"]) for row in parts[0] if row["dari_penilai"]] if parts else []
    columns = [
        Column("Angka terbaru", "Angka terbaru"),
        Column("Dari penilai sendiri", f"Dari penilai sendiri: {text.listing(own)}"),
        *(Column(text.sentence_case(kind), kind) for kind in kinds),
    ]
    cells = [(part[0], _source_cells(part)) for part in parts]
    return matrices.matrix(columns, _by_assessor(cells, href), label="Jenis dokumen", corner="Indikator")


def _source_cells(rows: Sequence[Row]) -> list[Cell]:
    total = sum(row["jumlah"] for row in rows)
    if not total:
        return [Cell("–", text.MISSING, missing=True) for _ in range(len(rows) + 2)]
    own = sum(row["jumlah"] for row in rows if row["dari_penilai"])
    return [_number(total), _number(own), *(_number(row["jumlah"]) for row in rows)]


# --- since when --------------------------------------------------------------------------------------------------


def progress_title(snapshot_id: str) -> str:
    loads = queries.completeness.progress(snapshot_id)
    if len(loads) < 2:
        return "Kemajuan kelengkapan: ini muatan pertama yang dapat dibandingkan"
    first, last = _alike(loads)[-1][0], loads[-1]
    if first is last:
        return f"Kemajuan kelengkapan: {_filled(last)} isian, susunannya baru sejak {_day(last)}"
    return f"Kemajuan kelengkapan: dari {_filled(first)} isian ({_day(first)}) menjadi {_filled(last)} ({_day(last)})"


def progress_note(snapshot_id: str) -> str:
    loads = queries.completeness.progress(snapshot_id)
    parts = len(_alike(loads))
    skipped = queries.completeness.unreadable_loads(snapshot_id)
    broken = " Di atas dan di bawah garis putus-putus yang dihitung lain, jadi tidak dibandingkan." if parts > 1 else ""
    left = (
        f" {text.number(skipped)} muatan lama berbentuk lain atau tidak tersimpan lagi, tidak dihitung."
        if skipped
        else ""
    )
    return f"Isian yang terisi pada muatan terakhir tiap hari, dihitung dari snapshotnya sendiri (n = {text.number(len(loads))} hari).{broken}{left}"


def progress_bars(snapshot_id: str) -> str:
    """One bar per day, the newest first, each with its own number of cells."""
    loads = queries.completeness.progress(snapshot_id)
    starts = [part[0] for part in _alike(loads)[1:]]
    return gaps.bars([_bar(load, changed=load in starts) for load in reversed(loads)])


def _bar(load: Row, *, changed: bool) -> gaps.Bar:
    size = text.coverage_sentence(load["terisi"], load["jumlah"], load["indikator"], load["instansi"])
    new = "; daftar instansi atau indikator berubah sejak muatan ini" if changed else ""
    share = 100 * load["terisi"] / load["jumlah"] if load["jumlah"] else 0
    return gaps.Bar(_day(load), share, text.percent(load["terisi"], load["jumlah"]), f"{size}{new}", apart=changed)


def _alike(loads: Sequence[Row]) -> list[list[Row]]:
    """Runs of loads that count the same governments and indicators; only these may be compared."""
    return [list(part) for _, part in groupby(loads, key=lambda load: load["susunan"])]


def _filled(load: Row) -> str:
    return f"{text.number(load['terisi'])} dari {text.number(load['jumlah'])}"


def _day(load: Row) -> str:
    return text.date(load["dimuat"], "hari")
