"""Slides -> HTML: one message as large as the screen, or small as a preview."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import htpy as h

from meritokrasi import text
from meritokrasi.markup.grids import step_colour
from meritokrasi.markup.slides import (
    COLUMNS,
    LINE,
    STACKED,
    Block,
    Chart,
    Numbers,
    Points,
    Slide,
    Table,
    Tile,
    Tiles,
    Timeline,
)

SHADES = 5


def stage(slide: Slide, place: str) -> str:
    """One slide as the whole screen; `place` is where in the show it stands."""
    return str(h.section(".panggung", aria_label=slide.title, data_slide=slide.key)[_inside(slide, place, h.h1)])


def strip(slides: Sequence[Slide]) -> str:
    """All slides small, in their order."""
    shown = (
        h.li[h.section(".panggung.kecil", aria_label=slide.title)[_inside(slide, f"{number} dari {len(slides)}", h.h3)]]
        for number, slide in enumerate(slides, start=1)
    )
    return str(h.ol(".pratinjau")[shown])


def _inside(slide: Slide, place: str, title: h.Element) -> h.Node:
    lines = [h.p[line] for line in slide.note.splitlines()]
    cover = slide.block is None
    return [
        h.div(class_=["panggung-judul", "sampul" if cover else ""])[title[slide.title], lines],
        None if slide.block is None else h.div(".panggung-isi")[_block(slide.block)],
        h.p(".panggung-letak")[place],
    ]


def _block(block: Block) -> h.Element:
    return _CHARTS[block.kind](block) if isinstance(block, Chart) else _BLOCKS[type(block)](block)


def _points(block: Points) -> h.Element:
    return h.ul(".panggung-poin")[(h.li[h.b[f"{lead}: "] if lead else None, words] for lead, words in block.items)]


def _numbers(block: Numbers) -> h.Element:
    items = (
        h.div[h.p(".besar")[item.figure, h.small[item.of]], h.p[h.b[item.label]], h.p(".redup")[item.detail]]
        for item in block.items
    )
    return h.div(".panggung-angka")[items]


def _table(block: Table) -> h.Element:
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in block.head)]]
    rows = (h.tr[(_cell(cell, number) for number, cell in enumerate(row))] for row in block.rows)
    columns = h.colgroup[(h.col(style=f"width:{100 * share:.0f}%") for share in block.widths)]
    return h.table(".panggung-tabel")[columns, head, h.tbody[rows]]


def _cell(words: str | None, number: int) -> h.Element:
    if words is None:
        return h.td(".kosong")[text.MISSING]
    return h.th(scope="row")[words] if number == 0 else h.td[words]


def _timeline(block: Timeline) -> h.Element:
    items = (
        h.li(class_=f"tanda-{m.mark}")[h.b[m.name], h.span[m.day] if m.day else None, h.small[m.note]]
        for m in block.moments
    )
    return h.ol(".panggung-langkah")[items]


# --- pictures ----------------------------------------------------------------------------------------------------


def _tiles(block: Tiles) -> h.Element:
    column, line = min(t.column for t in block.items), min(t.line for t in block.items)
    squares = (_tile(t, column, line, len(block.steps)) for t in block.items)
    across = max(t.column for t in block.items) - column + 1
    grid = h.div(".panggung-peta", role="img", aria_label=block.alt, style=f"--kolom:{across}")[squares]
    keys = [
        (f"langkah-{step_colour(n, len(block.steps))}", f"{n} {name}") for n, name in enumerate(block.steps, start=1)
    ]
    keys += [("langkah-4 setengah", "setengah warna: tangan kedua"), ("kosong", text.MISSING)]
    legend = h.ul(".panggung-kunci")[(h.li[h.span(class_=f"kunci {mark}"), words] for mark, words in keys)]
    return h.div(".panggung-dua")[grid, legend]


def _tile(tile: Tile, column: int, line: int, total: int) -> h.Element:
    kind = "kosong" if tile.step is None else f"langkah-{step_colour(tile.step, total)}"
    return h.span(
        class_=["petak", kind, "setengah" if tile.half else ""],
        style=f"grid-column:{tile.column - column + 1};grid-row:{tile.line - line + 1}",
    )[h.b[tile.tiny], None if tile.step is None else f" {tile.step}"]


def _stacked(block: Chart) -> h.Element:
    totals = [sum(s.values[n] or 0 for s in block.series) for n in range(len(block.categories))]
    longest = max([*totals, 1])
    keys = (h.li[h.span(class_=f"kunci corak-{n % SHADES}"), s.name] for n, s in enumerate(block.series))
    bars = (
        h.li[
            h.span(".baris-nama")[name],
            h.span(".baris-jalur")[
                (
                    h.span(class_=f"corak-{n % SHADES}", style=f"width:{100 * (s.values[at] or 0) / longest:.2f}%")[
                        s.printed[at]
                    ]
                    for n, s in enumerate(block.series)
                    if s.values[at]
                )
            ],
        ]
        for at, name in enumerate(block.categories)
    )
    return h.div(".panggung-batang", role="img", aria_label=block.alt)[h.ul(".panggung-kunci.datar")[keys], h.ol[bars]]


def _columns(block: Chart) -> h.Element:
    [series] = block.series
    highest = max([*(v for v in series.values if v is not None), 1])
    bars = (
        h.li[
            h.span(".tiang")[
                h.b[printed],
                None if value is None else h.span(".corak-0", style=f"height:{80 * value / highest:.2f}%"),
            ],
            h.span[name],
        ]
        for name, value, printed in zip(block.categories, series.values, series.printed, strict=True)
    )
    return h.ol(".panggung-tiang", role="img", aria_label=block.alt)[bars]


def _line(block: Chart) -> h.Element:
    """Every value a point with its number; a line only within a run that was measured alike."""
    known = [v for s in block.series for v in s.values if v is not None]
    low, span, count = min(known), (max(known) - min(known)) or 1, len(block.categories)

    def place(at: int, value: float) -> tuple[float, float]:
        return 100 * (at + 0.5) / count, 12 + 66 * (1 - (value - low) / span)

    drawn: list[h.Element] = []
    for series in block.series:
        for at, value in enumerate(series.values):
            if value is None:
                continue
            x, y = place(at, value)
            before = series.values[at - 1] if at else None
            if before is not None:
                px, py = place(at - 1, before)
                shape = f"polygon({px}% {py}%,{x}% {y}%,{x}% {y + 0.7}%,{px}% {py + 0.7}%)"
                drawn.append(h.span(".ruas", style=f"clip-path:{shape}"))
            under = "bawah" if before is not None and value < before else ""
            drawn.append(h.span(class_=["titik", under], style=f"left:{x}%;top:{y}%")[h.b[series.printed[at]]])
    names = (h.span(".waktu", style=f"left:{100 * (at + 0.5) / count}%")[n] for at, n in enumerate(block.categories))
    return h.div(".panggung-garis", role="img", aria_label=block.alt)[drawn, names]


_CHARTS: Mapping[str, Callable[[Chart], h.Element]] = {STACKED: _stacked, COLUMNS: _columns, LINE: _line}
_BLOCKS: Mapping[type, Callable[[Any], h.Element]] = {
    Numbers: _numbers, Points: _points, Table: _table, Tiles: _tiles, Timeline: _timeline,
}  # fmt: skip
