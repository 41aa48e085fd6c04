"""Rows -> the HTML tables of Perbandingan: one peer group, and a few governments side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import htpy as h
from markupsafe import Markup

from meritokrasi import text
from meritokrasi.markup import listings
from meritokrasi.markup.sources import Cited, Loaded, panel


@dataclass(frozen=True)
class Figure:
    """One figure as it is shown: its values (two where sources disagree and none leads), and what must stand with them.

    `href` leads to its source; `mark` is a mark of listings.mark, empty for none; `notes` are small lines under the value.
    """

    values: Sequence[str]
    href: str
    mark: str
    notes: Sequence[str]
    cited: Sequence[Cited]


@dataclass(frozen=True)
class Peer:
    """One government of the group whose figure is known. `rank` is empty unless the group may be ranked."""

    name: str
    href: str
    own: bool
    rank: str
    figure: Figure
    change: str
    changed: bool
    status: str
    day: str
    assessor: str


@dataclass(frozen=True)
class Measure:
    """One indicator for a few governments; a cell is None where nothing public was found. `warning`: how cells differ."""

    name: str
    warning: str
    cells: Sequence[Figure | None]


@dataclass(frozen=True)
class Unjudged:
    """One government without a figure: its profile, and what else there is for the period."""

    name: str
    href: str
    note: str


def peer_table(peers: Sequence[Peer], loaded: Loaded, *, ranked: bool, changes: bool, empty: str) -> str:
    """Every value of the group with its rank where ranks are fair, its change, status, and documents."""
    if not peers:
        return str(h.p(".kosong-kalimat")[empty])
    names = [*(["Peringkat"] if ranked else []), "Instansi", "Nilai", *(["Perubahan"] if changes else [])]
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in [*names, "Status", "Penilai", "Sumber"])]]
    body = h.tbody[(_peer(peer, loaded, ranked, changes) for peer in peers)]
    return str(h.div(".tabel-bingkai")[h.table(".tabel.sejawat")[head, body]])


def _peer(peer: Peer, loaded: Loaded, ranked: bool, changes: bool) -> h.Element:
    own = h.small(".milik")["instansi Anda"] if peer.own else None
    change = h.td(class_=["" if peer.changed else "arsir"], data_label="Perubahan")[h.span[peer.change]]
    return h.tr(class_=["sendiri" if peer.own else ""])[
        h.td(data_label="Peringkat")[peer.rank] if ranked else None,
        h.th(scope="row")[h.a(href=peer.href)[peer.name], own],
        h.td(data_label="Nilai")[_value(peer.figure, peer.name)],
        change if changes else None,
        h.td(data_label="Status")[
            listings.mark(peer.figure.mark), peer.status, h.small[peer.day] if peer.day else None
        ],
        h.td(data_label="Penilai")[peer.assessor],
        h.td(data_label="Sumber")[panel(peer.figure.cited, loaded, about=peer.name)],
    ]


def _value(figure: Figure, about: str) -> h.Fragment:
    words = " atau ".join(figure.values)
    value = h.a(".nilai", href=figure.href, aria_label=f"{words}, {about}")[h.strong[words]]
    return h.fragment[value, (h.small[note] for note in figure.notes)]


def titled(title: str, items: Sequence[listings.Line], loaded: Loaded) -> str:
    """A list under a heading of its own."""
    return str(h.section(".kategori")[h.h3[title], Markup(listings.lines(items, loaded, ""))])


def side_by_side(governments: Mapping[str, str], measures: Sequence[Measure], loaded: Loaded) -> str:
    """One row per indicator, one column per government (name -> profile); every cell names its own period and source."""
    head = h.thead[
        h.tr[h.th(scope="col")["Indikator"], (h.th(scope="col")[h.a(href=link)[n]] for n, link in governments.items())]
    ]
    body = h.tbody[(_measure(measure, list(governments), loaded) for measure in measures)]
    table = h.table(".tabel.berdampingan")[head, body]
    return str(h.div(".tabel-bingkai.gulir", tabindex="0", role="region", aria_label="Berdampingan")[table])


def _measure(measure: Measure, names: Sequence[str], loaded: Loaded) -> h.Element:
    warning = h.small(".berbeda")[measure.warning] if measure.warning else None
    cells = (_side(measure.name, n, cell, loaded) for n, cell in zip(names, measure.cells, strict=True))
    return h.tr[h.th(scope="row")[measure.name, warning], cells]


def _side(measure: str, name: str, figure: Figure | None, loaded: Loaded) -> h.Element:
    if figure is None:
        return h.td(".arsir", data_label=name)[h.span[text.MISSING]]
    about = f"{measure}, {name}"
    return h.td(data_label=name)[
        listings.mark(figure.mark) if figure.mark else None,
        _value(figure, about),
        panel(figure.cited, loaded, about=about) if figure.cited else None,
    ]


def unjudged(groups: Mapping[str, Sequence[Unjudged]], empty: str) -> str:
    """Those without a figure by name, by province, closed; never at the end of a ranking."""
    if not groups:
        return str(h.p(".kosong-kalimat")[empty])
    summary = h.summary[h.span(".kunci.kosong", aria_hidden="true"), "Lihat namanya"]
    listed = ([h.h3[name], h.ul(".tautan")[(_unjudged(item) for item in items)]] for name, items in groups.items())
    return str(h.details(".belum-dinilai")[summary, listed])


def _unjudged(item: Unjudged) -> h.Element:
    return h.li[h.a(href=item.href)[item.name], h.small[f" ({item.note})"] if item.note else None]
