"""Levels by government: aspects, or the items of one aspect, as a heatmap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers import merit_criteria
from meritokrasi.answers.merit import (
    PAGE,
    Choice,
    Shown,
    aspect_name,
    governments,
    item_name,
)
from meritokrasi.answers.selection import every_province, provinces
from meritokrasi.markup import grids, worksheets
from meritokrasi.markup.grids import Href
from meritokrasi.markup.matrices import Cell, Column, Group, Line
from meritokrasi.markup.sources import Cited, Loaded, fact
from meritokrasi.markup.worksheets import Province
from meritokrasi.queries import Row

RULE = (
    "Rata-rata level (hitungan) = rata-rata biasa atas butir yang berlaku dan punya level, ditulis n/N butir; butir tanpa level tidak dihitung nol. "
    "Per butir level penilai mendahului level instansi; satu level yang diakui sendiri membuat rata-ratanya bertanda diakui."
)
ITEM_RULE = "Level per butir; level penilai mendahului level instansi. Tekan levelnya untuk membuka sumbernya."
MARKS = {"terverifikasi": "terverifikasi", "terverifikasi sebagian": "penuh", "diakui": "diakui"}
BASIS = {
    "terverifikasi": "terverifikasi penilai",
    "terverifikasi sebagian": "level penilai, bukti terverifikasi sebagian",
    "diakui": "diakui sendiri",
}
SHORT = {**{name: name for name in BASIS}, "diakui": "diakui sendiri"}


def heatmap(choice: Choice, href: Href, loaded: Loaded) -> Shown:
    """Government x aspect, or x item when an aspect is chosen; published totals where the instrument has no items."""
    criteria = merit_criteria.items(choice, loaded)
    if not choice.leveled:
        grid, known, total = _grid(choice, href, href(PAGE))
        return Shown(_total_finding(choice), _total_measure(choice, known, total), "".join([grid, criteria]))
    grid, known, total = _grid(choice, href, href(PAGE))
    documents = queries.merit.level_sources(choice.snapshot_id, choice.name, choice.province)
    cited = [Cited("Dokumen di balik level yang tampil", documents)] if documents else []
    parts = (
        worksheets.back(choice.link(href), "Kembali ke semua aspek") if choice.aspect else "",
        grid,
        worksheets.level_legend(choice.instrument["level_maks"]) if known else "",
        worksheets.behind(_label(choice), cited, loaded),
        criteria,
    )
    return Shown(_finding(choice, known, total), _measure(choice, total), "".join(parts))


@lru_cache(maxsize=64)
def _grid(choice: Choice, href: Href, root: str) -> tuple[str, int, int]:
    """The matrices, for how many governments a level is known, of how many; `root` differs when a snapshot is pinned."""
    cells, columns = _cells(choice, href)
    known = _known(choice)
    grid = worksheets.heatmap(columns, _by_province(choice, cells, known, href), label=_label(choice))
    return grid, len(known), len(cells)


def _cells(choice: Choice, href: Href) -> tuple[dict[str, list[Cell]], list[Column]]:
    if not choice.leveled:
        return _total_cells(choice, href)
    return _item_cells(choice, href) if choice.aspect else _aspect_cells(choice, href)


def _known(choice: Choice) -> set[str]:
    """The governments with a level of this instrument, or of the chosen aspect; or with a published total."""
    if not choice.leveled:
        rows = queries.merit.published(choice.snapshot_id, choice.province)
        return {r["kode_instansi"] for r in rows if r["id_instrumen"] == choice.name and r["bentuk"] == "angka"}
    levels = queries.merit.aspect_levels(choice.snapshot_id, choice.name, choice.province)
    return {r["kode_instansi"] for r in levels if r["jumlah_level"] and choice.aspect_id in ("", r["id_aspek"])}


def _label(choice: Choice) -> str:
    subject = f"Level per {'butir' if choice.aspect else 'aspek'}" if choice.leveled else "Skor total"
    return f"{subject}, {choice.instrument['nama_pendek']}"


def _by_province(choice: Choice, cells: Mapping[str, Sequence[Cell]], known: set[str], href: Href) -> list[Province]:
    """The governments of the choice, sorted by province and kind, each with its cells."""
    found = []
    for name, rows in groupby(governments(choice), key=lambda row: str(row["provinsi"])):
        members = list(rows)
        count = sum(row["kode_instansi"] in known for row in members)
        words = "level diketahui untuk" if choice.leveled else "skor terbit untuk"
        said = f"{words} {text.number(count)}" if count else text.MISSING
        groups = [
            Group(f"{text.sentence_case(kind)} ({len(lines)})", lines)
            for kind, lines in _by_kind(members, cells, href).items()
        ]
        title = f"{name} ({text.number(len(members))} instansi): {said}"
        silent = not any(_tells(cell) for row in members for cell in cells[row["kode_instansi"]])
        found.append(Province(title, groups, opened=count > 0, silent=silent))
    return found


def _by_kind(members: Sequence[Row], cells: Mapping[str, Sequence[Cell]], href: Href) -> dict[str, list[Line]]:
    lines: dict[str, list[Line]] = {}
    for row in members:
        link = href(grids.PROFILE, instansi=row["kode_instansi"])
        line = Line(row["nama"], row["nama_pendek"], link, cells[row["kode_instansi"]])
        lines.setdefault(row["jenis"], []).append(line)
    return lines


def _finding(choice: Choice, known: int, total: int) -> str:
    subject = f"Aspek {aspect_name(choice.aspect)}: level per butir" if choice.aspect else "Level per aspek"
    if not known:
        return f"{subject} {text.MISSING}"
    return f"{subject} diketahui untuk {text.in_words(known)} dari {text.number(total)} instansi"


def _measure(choice: Choice, total: int) -> str:
    levels = queries.merit.aspect_levels(choice.snapshot_id, choice.name, choice.province)
    periods = sorted({row["periode"] for row in levels})
    when = f"periode {text.listing(periods)}" if periods else "belum ada periode penilaian"
    where = f"n = {text.number(total)} instansi{_where(choice)}"
    rule = ITEM_RULE if choice.aspect else RULE
    return (
        f"{choice.instrument['nama_pendek']}, level 0 sampai {choice.instrument['level_maks']}, {when}, {where}. {rule}"
    )


def _where(choice: Choice) -> str:
    """The province that is shown, and that it is one of several because the area is too large for one view."""
    if not choice.province:
        return ""
    names = provinces(choice.snapshot_id)
    one = "" if every_province(choice.snapshot_id) else f"; satu dari {len(names)} provinsi sekali tampil"
    return f" di {names[choice.province]}{one}"


def _aspect_cells(choice: Choice, href: Href) -> tuple[dict[str, list[Cell]], list[Column]]:
    aspects = queries.merit.aspects(choice.snapshot_id, choice.name)
    links = {a["id_aspek"]: choice.link(href, aspek=a["id_aspek"]) for a in aspects}
    rows = queries.merit.aspect_levels(choice.snapshot_id, choice.name, choice.province)
    levels = {(row["kode_instansi"], row["id_aspek"]): row for row in rows}
    periods = {row["kode_instansi"]: str(row["periode"]) for row in rows}
    dated = len(set(periods.values())) > 1
    weighted = _weighted_cells(choice)
    cells = {}
    for g in governments(choice):
        code = g["kode_instansi"]
        own = [_aspect_cell(levels.get((code, a["id_aspek"])), g, a, code in periods, links) for a in aspects]
        cells[code] = [*_period_cell(periods.get(code), dated), *own, *weighted.get(code, [])]
    columns = [Column(aspect_name(a), aspect_name(a), links[a["id_aspek"]]) for a in aspects]
    extra = [Column(merit_criteria.WEIGHTED, merit_criteria.WEIGHTED)] if weighted else []
    return cells, [*([Column("Periode", "Periode penilaian")] if dated else []), *columns, *extra]


def _period_cell(period: str | None, dated: bool) -> list[Cell]:
    if not dated:
        return []
    return [Cell(period, f"periode penilaian {period}") if period else Cell("–", text.MISSING, missing=True)]


def _aspect_cell(row: Row | None, government: Row, aspect: Row, assessed: bool, links: Mapping[str, str]) -> Cell:
    """The mean of one aspect with n of N items and its basis; what is missing is hatched and named, never zero."""
    if row is None:
        return _without(assessed or government["jenis"] not in (aspect["berlaku"] or ()))
    href, of = links[aspect["id_aspek"]], f"{row['jumlah_level']}/{row['jumlah_butir']} butir"
    if not row["jumlah_level"]:
        words = f"belum ada level dari {row['jumlah_butir']} butir yang berlaku"
        return Cell("belum ada", words, missing=True, note=of, href=href)
    basis, note = _basis_words(row), f"{of}\n{_short_basis(row)}"
    if row["rata_level"] is None:
        words = f"skala level butirnya berbeda, tidak dirata-ratakan; {of}, {basis}; buka butirnya"
        return Cell("lihat butir", words, note=note, href=href)
    mean = text.number(row["rata_level"], 1)
    words = f"rata-rata level (hitungan) {mean} dari {row['level_maks']}, {of}, {basis}, periode {row['periode']}; buka butirnya"
    shade = worksheets.shade(row["rata_level"], row["level_maks"])
    return Cell(mean, words, shade, mark=MARKS[row["dasar_level"]], note=note, href=href)


def _tells(cell: Cell) -> bool:
    """Whether a cell says more than that nothing is known."""
    return not cell.missing or bool(cell.note or cell.href)


def _without(not_applicable: bool) -> Cell:
    words = "tidak berlaku" if not_applicable else text.MISSING
    return Cell("tidak berlaku" if not_applicable else "belum ada", words, missing=True)


def _basis_words(row: Row) -> str:
    """How many of the levels are whose word: 1 terverifikasi penilai, 2 diakui sendiri."""
    counts = (
        (row["jumlah_terverifikasi"], BASIS["terverifikasi"]),
        (row["jumlah_sebagian"], BASIS["terverifikasi sebagian"]),
        (row["jumlah_diakui"], BASIS["diakui"]),
    )
    return text.listing([f"{count} {words}" for count, words in counts if count])


def _short_basis(row: Row) -> str:
    """The basis where all levels share it; where they are mixed, how many have the weakest, as the mark says."""
    weakest, count = (
        ("diakui", row["jumlah_diakui"]) if row["jumlah_diakui"] else ("terverifikasi sebagian", row["jumlah_sebagian"])
    )
    return SHORT[row["dasar_level"]] if count in (0, row["jumlah_level"]) else f"{count} {SHORT[weakest]}"


def _weighted_cells(choice: Choice) -> dict[str, list[Cell]]:
    """One more column where every weight is official: a band from verified levels up to what was submitted."""
    if merit_criteria.index_obstacles(choice):
        return {}
    rows = queries.merit.weighted_levels(choice.snapshot_id, choice.name, choice.province)
    found = {row["kode_instansi"]: [_weighted_cell(row)] for row in rows}
    return {g["kode_instansi"]: found.get(g["kode_instansi"], [_without(False)]) for g in governments(choice)}


def _weighted_cell(row: Row) -> Cell:
    if not row["lengkap"]:
        of = f"{row['jumlah_dihitung']}/{row['jumlah_butir']} butir"
        words = f"belum dapat dihitung, baru {of} terverifikasi atau buktinya diajukan"
        return Cell("belum lengkap", words, missing=True, note=f"{of} berbukti")
    floor, ceiling = text.number(row["lantai"], 1), text.number(row["atap"], 1)
    shown = floor if floor == ceiling else f"{floor} sampai {ceiling}"
    return Cell(shown, f"{shown} dari 100 (hitungan)", note="hitungan")


def _item_cells(choice: Choice, href: Href) -> tuple[dict[str, list[Cell]], list[Column]]:
    aspect = choice.aspect or {}
    items = queries.merit.items(choice.snapshot_id, aspect["id_aspek"])
    rows = queries.merit.item_levels(choice.snapshot_id, aspect["id_aspek"], choice.province)
    levels = {(row["kode_instansi"], row["id_subindikator"]): row for row in rows}
    every = queries.merit.aspect_levels(choice.snapshot_id, choice.name, choice.province)
    assessed = {row["kode_instansi"] for row in every}
    cells = {
        g["kode_instansi"]: [
            _item_cell(levels.get((g["kode_instansi"], item["id_subindikator"])), g, item, assessed, href)
            for item in items
        ]
        for g in governments(choice)
    }
    return cells, [Column(item_name(item), item_name(item)) for item in items]


def _item_cell(row: Row | None, government: Row, item: Row, assessed: set[str], href: Href) -> Cell:
    code = government["kode_instansi"]
    if row is None:
        return _without(code in assessed or government["jenis"] not in item["berlaku"])
    link = href("sumber", fakta=fact("penilaian", code, row["id_subindikator"], row["periode"]))
    if row["level"] is None:
        return Cell("belum ada", f"belum ada level, {row['label_bukti']}", missing=True, href=link)
    basis = row["dasar_level"]
    words = (
        f"level {row['level']} dari {row['level_maks']}, {BASIS[basis]}, {row['label_bukti']}, periode {row['periode']}"
    )
    shade = worksheets.shade(row["level"], row["level_maks"])
    return Cell(str(row["level"]), f"{words}; buka sumbernya", shade, mark=MARKS[basis], note=SHORT[basis], href=link)


# --- an instrument without items: the published totals -----------------------------------------------------------


def _total_finding(choice: Choice) -> str:
    return f"Skor per aspek menurut {choice.instrument['nama_pendek']} {text.MISSING}; yang terbit skor totalnya"


def _total_measure(choice: Choice, known: int, total: int) -> str:
    names = text.listing([a["nama"] for a in queries.merit.aspects(choice.snapshot_id, choice.name)])
    count = f"skor total terbit untuk {text.number(known)} dari {text.number(total)} instansi{_where(choice)}"
    return f"{choice.instrument['nama']}, {count}; tidak ada skor aspek yang ditaksir darinya. Aspek yang dinilai: {names}."


def _total_cells(choice: Choice, href: Href) -> tuple[dict[str, list[Cell]], list[Column]]:
    """Government x period of the published totals of this instrument; final leads, and no colour ranks them."""
    rows = queries.merit.published(choice.snapshot_id, choice.province)
    own = [row for row in rows if row["id_instrumen"] == choice.name and row["bentuk"] == "angka"]
    periods = [str(row["periode"]) for row in queries.merit.score_periods(choice.snapshot_id, choice.name)]
    series: dict[tuple[str, str], list[Row]] = {}
    for row in own:
        series.setdefault((row["kode_instansi"], row["periode"]), []).append(row)
    cells = {
        g["kode_instansi"]: [_total_cell(series.get((g["kode_instansi"], p), ()), href) for p in periods]
        for g in governments(choice)
    }
    return cells, [Column(period, f"skor {period}") for period in periods]


def _total_cell(rows: Sequence[Row], href: Href) -> Cell:
    """The final value, else the interim one with its word; where sources disagree every value stands in the cell."""
    if not rows:
        return _without(False)
    first = rows[0]
    shown = [text.figure(value["nilai"], value["desimal"]) for value in first["semua_nilai"]]
    led = first["id_capaian"] is not None
    others = f"sumber lain {', '.join(shown[1:])}" if led else "sumber berbeda"
    words = ["" if first["status_nilai"] == "final" else first["status_nilai"], others if len(shown) > 1 else ""]
    note = ", ".join(word for word in words if word)
    value = shown[0] if led else " / ".join(shown)
    key = fact("capaian", first["kode_instansi"], first["id_indikator"], first["periode"], first["status_nilai"])
    spoken = ", ".join(part for part in (f"skor {value}", note or "final", first["penilai"]) if part)
    return Cell(value, f"{spoken}; buka sumbernya", note=note, href=href("sumber", fakta=key))
