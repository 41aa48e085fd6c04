"""What a slide says, told without how it is drawn: deck, paper and screen draw the same slides."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meritokrasi.markup.grids import Moment
from meritokrasi.queries import Row

COLUMNS, STACKED, LINE = "batang", "tumpuk", "garis"
ROWS, PAGES = 8, 2  # rows of a table on one slide that can be read from the last row, and slides of one long list
HONEST = "Yang belum ada data publiknya bukan nol dan bukan yang terendah; kami belum menemukannya."


@dataclass(frozen=True)
class Number:
    """One large number: the figure, what it is of, what it counts, and a line of detail."""

    figure: str
    of: str
    label: str
    detail: str


@dataclass(frozen=True)
class Numbers:
    items: tuple[Number, ...]


@dataclass(frozen=True)
class Series:
    """One row of numbers of a chart, with each as it is printed; None is not known and not drawn."""

    name: str
    values: tuple[float | None, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """`kind` is batang, tumpuk or garis; `unit` names what the numbers are; `alt` says it for those who cannot see it."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alt: str


@dataclass(frozen=True)
class Table:
    """Rows of texts; None is a cell without public data. `widths` are shares of the whole."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Tile:
    """One government on the tile map; `step` is its highest reported step, `half` known second-hand only."""

    short: str
    tiny: str
    province: str
    column: int
    line: int
    step: int | None
    half: bool
    words: str


@dataclass(frozen=True)
class Tiles:
    """`steps` are the names of all steps in their order, which are the words of the legend."""

    items: tuple[Tile, ...]
    steps: tuple[str, ...]
    alt: str


@dataclass(frozen=True)
class Timeline:
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Points:
    """Lines with a bold lead; a lead may be empty."""

    items: tuple[tuple[str, str], ...]


Block = Numbers | Chart | Table | Tiles | Timeline | Points


@dataclass(frozen=True)
class Slide:
    """One message: its finding as title, measure and n as note, one block, what one says, the documents behind it.

    `key` is its place in an address. The cover has no block: `note` then holds its lines.
    """

    key: str
    title: str
    note: str
    block: Block | None = None
    remarks: tuple[str, ...] = ()
    documents: tuple[Row, ...] = ()


def paged(slide: Slide, rows: Sequence[Any], size: int) -> list[Slide]:
    """The slide as often as its rows need, about as many on each; `slide.block` is a Table or Points."""
    each = math.ceil(len(rows) / max(math.ceil(len(rows) / size), 1)) or 1
    parts = [tuple(rows[at : at + each]) for at in range(0, len(rows), each)] or [()]
    made = []
    for number, part in enumerate(parts, start=1):
        of = f" ({number} dari {len(parts)})" if len(parts) > 1 else ""
        key = slide.key if number == 1 else f"{slide.key}-{number}"
        made.append(replace(slide, key=key, title=f"{slide.title}{of}", block=_holding(slide.block, part)))
    return made


def _holding(block: Block | None, rows: tuple[Any, ...]) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=rows)
    if isinstance(block, Points):
        return replace(block, items=rows)
    raise TypeError(f"{block!r} has no rows")


def distinct(documents: Iterable[Row]) -> tuple[Row, ...]:
    """Each document once, in the order in which it is first named."""
    return tuple({row["id_sumber"]: row for row in documents}.values())


def at_most(most: int, shown: list[Slide], where: str) -> list[Slide]:
    """The first slides of a long list; the last of them says where the rest is."""
    if len(shown) <= most:
        return shown
    last = shown[most - 1]
    return [*shown[: most - 1], replace(last, note=f"{last.note} Selanjutnya di {where}.")]
