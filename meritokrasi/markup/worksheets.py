"""Rows -> HTML of the merit worksheet: heatmap by province, aspects and items, published values, distributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
from markupsafe import Markup

from meritokrasi import text
from meritokrasi.markup.listings import Line, grouped_links, mark
from meritokrasi.markup.matrices import Column, Group, matrix
from meritokrasi.markup.sources import Cited, Loaded, panel

SHADES = 8
BASES = (
    ("terverifikasi", "terverifikasi: setiap levelnya dari penilai, buktinya terverifikasi"),
    ("penuh", "level penilai, sebagian buktinya belum terverifikasi"),
    ("diakui", "diakui sendiri: sedikitnya satu level hanya menurut instansi"),
)


@dataclass(frozen=True)
class Province:
    """The heatmap of one province: its summary when folded, and its governments by kind.

    Folded, unless something is known of one of them; `silent` lists names alone where every cell would be empty.
    """

    title: str
    groups: Sequence[Group]
    opened: bool
    silent: bool


@dataclass(frozen=True)
class Aspect:
    """One aspect: its weight with how certain it is, and its items; `href` leads to their criteria."""

    name: str
    href: str
    weight: str
    certainty: str
    highest: str
    items: str
    note: str
    cited: Sequence[Cited]


@dataclass(frozen=True)
class Count:
    """One line of an item: a level with its criterion, or a state without level, and how many governments of each kind."""

    head: str
    criterion: str
    counts: Sequence[str]
    missing: bool = False


@dataclass(frozen=True)
class Item:
    """One item of the worksheet; `kinds` are the heads of the counts, empty when no level is known."""

    name: str
    facts: str
    kinds: Sequence[str]
    lines: Sequence[Count]
    cited: Sequence[Cited]


@dataclass(frozen=True)
class Value:
    """One published value: what was published, for which period, with which status, from how many documents."""

    period: str
    shown: str
    detail: str
    href: str
    shade: int | None = None


@dataclass(frozen=True)
class Published:
    """The published values of one government by one instrument and assessor: they alone may be read as a series."""

    name: str
    href: str
    instrument: str
    assessor: str
    values: Sequence[Value]


@dataclass(frozen=True)
class PublishedGroup:
    """The published values of one province, and the names of those without any."""

    title: str
    lines: Sequence[Published]
    silent: str
    opened: bool


def shade(place: float, highest: float) -> int:
    """Which of the ordered colours a place from 0 to the highest takes."""
    return 1 + round((SHADES - 1) * place / highest) if highest else 1


def heatmap(columns: Sequence[Column], provinces: Sequence[Province], *, label: str) -> str:
    """One matrix per province, folded when there are several."""
    if len(provinces) == 1:
        return str(_body(columns, provinces[0], label))
    return "".join(str(_province(columns, one, label)) for one in provinces)


def _province(columns: Sequence[Column], one: Province, label: str) -> h.Element:
    return h.details(".kelompok", open=one.opened)[h.summary[one.title], _body(columns, one, f"{label}, {one.title}")]


def _body(columns: Sequence[Column], one: Province, label: str) -> Markup:
    if not one.silent:
        return Markup(matrix(columns, one.groups, label=label))
    names = [(group.name, [Line("", line.name, line.href) for line in group.lines]) for group in one.groups]
    return Markup(grouped_links(names))


def level_legend(highest: int) -> str:
    """What colours, marks and hatch mean."""
    levels = [h.li[h.span(class_=["kunci", f"langkah-{shade(n, highest)}"]), str(n)] for n in range(highest + 1)]
    marks = [h.li[mark(kind), words] for kind, words in BASES]
    return str(
        h.div(".legenda")[
            h.ul(aria_label="Arti warna")[h.li["Level:"], levels, h.li[h.span(".kunci.kosong"), text.MISSING]],
            h.ul(".legenda-provinsi", aria_label="Arti tanda")[marks],
        ]
    )


def behind(statement: str, cited: Sequence[Cited], loaded: Loaded) -> str:
    """The documents behind a whole figure."""
    return str(panel(cited, loaded, about=statement)) if cited else ""


def sentences(items: Sequence[str]) -> str:
    return "".join(str(h.p(".ukuran")[item]) for item in items)


def back(href: str, words: str) -> str:
    return str(h.p(".kembali")[h.a(href=href)[words]])


# --- aspects and items -------------------------------------------------------------------------------------------


def aspect_table(aspects: Sequence[Aspect], loaded: Loaded) -> str:
    """One row per aspect: what it weighs, how certain that is, and the way to its items."""
    scored = any(aspect.highest for aspect in aspects)
    names = ["Aspek", "Bobot", "Kepastian bobot", *(["Skor tertinggi"] if scored else []), "Butir", "Sumber"]
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in names)]]
    body = h.tbody[(_aspect(aspect, scored, loaded) for aspect in aspects)]
    return str(h.div(".tabel-bingkai")[h.table(".tabel")[head, body]])


def _aspect(aspect: Aspect, scored: bool, loaded: Loaded) -> h.Element:
    cells: list[tuple[str, h.Node]] = [
        ("Bobot", aspect.weight),
        ("Kepastian bobot", aspect.certainty),
        *([("Skor tertinggi", aspect.highest)] if scored else []),
        ("Butir", aspect.items),
        ("Sumber", panel(aspect.cited, loaded, about=aspect.name)),
    ]
    note = h.small[aspect.note] if aspect.note else None
    return h.tr[
        h.th(scope="row")[h.a(href=aspect.href)[aspect.name] if aspect.href else aspect.name, note],
        (h.td(data_label=n)[cell] for n, cell in cells),
    ]


def item_tables(title: str, note: str, items: Sequence[Item], loaded: Loaded) -> str:
    """Every item with the criterion of each level and, per kind, how many governments stand there."""
    return str(h.div(".kriteria")[h.h3[title], h.p(".ukuran")[note], (_item(item, loaded) for item in items)])


def _item(item: Item, loaded: Loaded) -> h.Element:
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in ("Level", "Kriteria", *item.kinds))]]
    body = h.tbody[(_count(line, item.kinds) for line in item.lines)]
    return h.article(".butir")[
        h.h4[item.name],
        h.p(".ukuran")[item.facts],
        h.div(".tabel-bingkai")[
            h.table(".tabel")[h.caption(".tersembunyi")[f"Kriteria level {item.name}"], head, body]
        ],
        panel(item.cited, loaded, about=item.name) if item.cited else None,
    ]


def _count(line: Count, kinds: Sequence[str]) -> h.Element:
    counts = (h.td(data_label=kind)[count] for kind, count in zip(kinds, line.counts, strict=False))
    if line.missing:
        return h.tr(".hilang")[h.th(scope="row", colspan="2")[line.head], counts]
    return h.tr[h.th(scope="row")[line.head], h.td(data_label="Kriteria")[line.criterion], counts]


# --- published values --------------------------------------------------------------------------------------------


def published_tables(groups: Sequence[PublishedGroup]) -> str:
    """One table per province: a row per government, instrument and assessor, its values in the order of the years."""
    return "".join(str(_published_group(group)) for group in groups)


def _published_group(group: PublishedGroup) -> h.Element:
    names = ("Instansi", "Instrumen", "Penilai", "Nilai terbit menurut periode")
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in names)]]
    rows = [_published(line) for line in group.lines]
    if group.silent:
        rows.append(h.tr(".hilang")[h.th(scope="row")[text.MISSING], h.td(colspan="3")[group.silent]])
    table = h.div(".tabel-bingkai")[h.table(".tabel.terbit")[head, h.tbody[rows]]]
    return h.details(".kelompok", open=group.opened)[h.summary[group.title], table]


def _published(line: Published) -> h.Element:
    return h.tr[
        h.th(scope="row")[h.a(href=line.href)[line.name]],
        h.td(data_label="Instrumen")[line.instrument],
        h.td(data_label="Penilai")[line.assessor],
        h.td[h.ul(".nilai-terbit")[(_value(value, line) for value in line.values)]],
    ]


def _value(value: Value, line: Published) -> h.Element:
    key = h.span(class_=["kunci", f"langkah-{value.shade}"]) if value.shade else None
    about = f"Sumber {line.name} {value.period}: {value.shown}"
    return h.li[
        h.a(href=value.href, aria_label=about)[f"{value.period}: ", h.strong[value.shown]], key, h.small[value.detail]
    ]


# --- distributions -----------------------------------------------------------------------------------------------
