"""Rows -> an HTML matrix of governments by something: heatmap, board, completeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h


@dataclass(frozen=True)
class Column:
    """One column: the words in its head, its full name for those who cannot guess them, and where its head leads."""

    short: str
    name: str
    href: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell. `shade` 1 to 8 is the ordered scale, None no colour; `missing` hatches; `words` are read aloud.

    `mark` is a mark of proof of listings.mark; `href` leads to the source of the figure.
    """

    shown: str
    words: str
    shade: int | None = None
    missing: bool = False
    mark: str = ""
    note: str = ""
    href: str = ""


@dataclass(frozen=True)
class Line:
    """One government: its full name, a short one for narrow screens, its profile, and a cell per column."""

    name: str
    short: str
    href: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Group:
    """Governments under one heading, a province or a kind."""

    name: str
    lines: Sequence[Line]


def matrix(columns: Sequence[Column], groups: Sequence[Group], *, label: str, corner: str = "Instansi") -> str:
    """A table in a box that scrolls by itself; the name of the government stays in view."""
    head = h.thead[h.tr[h.th(scope="col")[corner], (_head(column) for column in columns)]]
    body = (_group(group, columns) for group in groups if group.lines)
    table = h.table(".matriks")[h.caption(".tersembunyi")[label], head, body]
    return str(h.div(".matriks-bingkai", tabindex="0", role="region", aria_label=label)[table])


def _head(column: Column) -> h.Element:
    named = column.name if column.short == column.name else h.abbr(title=column.name)[column.short]
    return h.th(scope="col")[h.a(href=column.href)[named] if column.href else named]


def _group(group: Group, columns: Sequence[Column]) -> h.Element:
    heading = h.tr(".matriks-kelompok")[h.th(scope="rowgroup", colspan=str(len(columns) + 1))[h.span[group.name]]]
    return h.tbody[heading, (_line(line, columns) for line in group.lines)]


def _line(line: Line, columns: Sequence[Column]) -> h.Element:
    name = [h.span(".nama-panjang")[line.name], h.span(".nama-pendek", aria_hidden="true")[line.short]]
    cells = (_cell(cell, line, column) for cell, column in zip(line.cells, columns, strict=True))
    return h.tr[h.th(scope="row")[h.a(href=line.href)[name]], cells]


def _cell(cell: Cell, line: Line, column: Column) -> h.Element:
    shade = "kosong" if cell.missing else f"langkah-{cell.shade}" if cell.shade else ""
    mark = h.span(class_=["tanda-kecil", cell.mark], aria_hidden="true") if cell.mark else None
    shown = [
        mark,
        h.span(aria_hidden="true")[cell.shown],
        h.small(aria_hidden="true")[cell.note] if cell.note else None,
    ]
    words = f"{line.name}, {column.name}: {cell.words}"
    if cell.href:
        return h.td(class_=["sel", shade])[h.a(href=cell.href, aria_label=words)[shown]]
    return h.td(class_=["sel", shade])[shown, h.span(".tersembunyi")[cell.words]]
