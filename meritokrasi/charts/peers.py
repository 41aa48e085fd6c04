"""Charts of Perbandingan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, floor, log10

from plotly.subplots import make_subplots

from meritokrasi import text
from meritokrasi.charts.palette import PALETTES, Palette, Theme, text_on
from meritokrasi.charts.template import Figure, layout

ROW, TALL_ROW = 27, 33  # pixels of one government; taller where a label has two lines
MOST_TICKS = 3
LABEL = 0.8  # a change is printed on the free side of zero: that much of the widest change is kept for it


@dataclass(frozen=True)
class Dot:
    """One government whose figure is known: never one without. `change` None: no earlier figure to compare with."""

    name: str
    value: float
    shown: str
    change: float | None
    change_shown: str
    own: bool
    verified: bool


@dataclass(frozen=True)
class Panels:
    """What the dots share: words over both panels, the median when the group may be compared, words for no change.

    `change` empty: interim figures and head counts have no panel of changes at all.
    """

    level: str
    median: float | None
    median_shown: str
    change: str
    no_change: str


def dots(rows: Sequence[Dot], panels: Panels, theme: Theme) -> Figure:
    """One line per government in the order given: its level, and beside it the change since its earlier figure."""
    palette, known = PALETTES[theme], any(row.change is not None for row in rows)
    widths = ([0.55, 0.45] if known else [0.66, 0.34]) if panels.change else [1]
    figure = make_subplots(rows=1, cols=len(widths), shared_yaxes=True, column_widths=widths, horizontal_spacing=0.03)
    figure.update_layout(layout(theme))
    margin = {"t": 62, "b": 8 if panels.median is None else 30, "l": 4, "r": 4}
    row = TALL_ROW if any("<br>" in row.change_shown for row in rows) else ROW
    figure.update_layout(height=margin["t"] + margin["b"] + row * len(rows), showlegend=False, margin=margin)
    _level(figure, rows, panels, palette)
    if panels.change:
        _changes(figure, rows, panels, palette)
    _names(figure, rows, palette)
    return figure


def _names(figure: Figure, rows: Sequence[Dot], palette: Palette) -> None:
    names = [f"<b>{row.name}</b>" if row.own else row.name for row in rows]
    figure.update_yaxes(range=[len(rows) - 0.5, -0.5], tickvals=list(range(len(rows))), griddash="dot", zeroline=False)
    figure.update_yaxes(ticktext=names, ticksuffix=" ", tickfont={"size": 12}, row=1, col=1)


def _level(figure: Figure, rows: Sequence[Dot], panels: Panels, palette: Palette) -> None:
    marks = [(n, row, row.value) for n, row in enumerate(rows)]
    reach = [row.value for row in rows] + ([] if panels.median is None else [panels.median])
    low, high = min(reach), max(reach)
    span = (high - low) or max(abs(high) * 0.1, 1.0)
    _axis(figure, (low, high), (low - 0.16 * span, high + 0.7 * span), panels.level, 1)
    if panels.median is not None:
        _median(figure, panels, palette)
    _dots(figure, marks, palette, 1)
    _labels(figure, marks, [row.shown for row in rows], ["right"] * len(rows), palette, 1)


def _median(figure: Figure, panels: Panels, palette: Palette) -> None:
    mark = {"dash": "dash", "color": palette.accent, "width": 1.5}
    figure.add_vline(x=panels.median, line=mark, layer="below", row=1, col=1, exclude_empty_subplots=False)
    figure.add_annotation(
        x=panels.median, y=0, xref="x", yref="paper", yshift=-16, text=panels.median_shown, showarrow=False,
        font={"size": 12, "color": palette.accent},
    )  # fmt: skip


def _axis(figure: Figure, reach: tuple[float, float], ends: tuple[float, float], title: str, column: int) -> None:
    """Ticks only as far as the figures reach; the axis itself goes further, for the printed figures."""
    low, high = reach
    span = (high - low) or 1.0
    sizes = (size * 10.0**n for n in count(floor(log10(span)) - 1) for size in (1, 2, 5))
    step = next(size for size in sizes if span / size <= MOST_TICKS)
    ticks = [k * step for k in range(ceil(low / step), floor(high / step) + 1)]
    decimals = max(-floor(log10(step)), 0)
    figure.update_xaxes(
        range=ends, side="top", tickangle=0, title={"text": title, "standoff": 4}, tickvals=ticks,
        ticktext=[text.number(tick, decimals) for tick in ticks], row=1, col=column,
    )  # fmt: skip


def _dots(figure: Figure, marks: Sequence[tuple[int, Dot, float]], palette: Palette, column: int) -> None:
    """The own government is larger and darker; a level from the assessor's own document is ticked."""
    colours = [_colour(row, palette) for _, row, _ in marks]
    figure.add_scatter(
        x=[x for _, _, x in marks], y=[n for n, _, _ in marks], mode="markers+text", cliponaxis=False, textposition="middle center",
        text=["✓" if row.verified and column == 1 else "" for _, row, _ in marks],
        textfont={"size": 9, "color": [text_on(colour, palette) for colour in colours]},
        marker={
            "size": [15 if row.own else 12 for _, row, _ in marks], "color": colours, "opacity": 1,
            "line": {"color": palette.outline, "width": 1},
        },
        hovertext=[f"{row.name}: {row.change_shown if column > 1 else row.shown}" for _, row, _ in marks], hoverinfo="text",
        row=1, col=column,
    )  # fmt: skip


def _labels(
    figure: Figure,
    marks: Sequence[tuple[int, Dot, float]],
    words: Sequence[str],
    sides: Sequence[str],
    palette: Palette,
    column: int,
) -> None:
    """Every figure is printed, the own one bold; the unseen mark keeps the words off the dot."""
    figure.add_scatter(
        x=[x for _, _, x in marks], y=[n for n, _, _ in marks], mode="markers+text", cliponaxis=False, hoverinfo="skip",
        text=[f"<b>{word}</b>" if row.own else word for (_, row, _), word in zip(marks, words, strict=True)],
        textposition=[f"middle {side}" for side in sides], textfont={"size": 12, "color": palette.ink},
        marker={"size": 16 if column == 1 else 6, "opacity": 0}, row=1, col=column,
    )  # fmt: skip


def _colour(row: Dot, palette: Palette) -> str:
    return palette.accent if row.own else palette.steps[4]


def _changes(figure: Figure, rows: Sequence[Dot], panels: Panels, palette: Palette) -> None:
    marks = [(n, row, row.change) for n, row in enumerate(rows) if row.change is not None]
    low, high = min([0.0, *(x for _, _, x in marks)]), max([0.0, *(x for _, _, x in marks)])
    far = max(-low, high) or 1.0
    _axis(figure, (low, high), (min(1.1 * low, -LABEL * far), max(1.1 * high, LABEL * far)), panels.change, 2)
    _hatched(figure, [n for n, row in enumerate(rows) if row.change is None], palette)
    if marks:
        _stems(figure, marks, palette)
        _dots(figure, marks, palette, 2)
        sides = ["left" if x > 0 else "right" for _, _, x in marks]
        _labels(
            figure, [(n, row, 0.0) for n, row, _ in marks], [row.change_shown for _, row, _ in marks], sides, palette, 2
        )
        figure.add_vline(x=0, line={"color": palette.muted, "width": 1}, row=1, col=2)
        return
    place = {"x": 0.5, "y": 0.5, "xref": "x2 domain", "yref": "y2 domain"}
    figure.add_annotation(**place, text=panels.no_change, showarrow=False, bgcolor=palette.card, font={"size": 12})
    figure.update_xaxes(showticklabels=False, showgrid=False, row=1, col=2)


def _stems(figure: Figure, marks: Sequence[tuple[int, Dot, float]], palette: Palette) -> None:
    xs = [end for _, _, x in marks for end in (0.0, x, None)]
    ys = [end for n, _, _ in marks for end in (n, n, None)]
    line = {"color": palette.outline, "width": 2}
    figure.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", row=1, col=2)


def _hatched(figure: Figure, missing: Sequence[int], palette: Palette) -> None:
    """No earlier figure: hatched over the whole width, never a dot at zero."""
    low, high = figure.layout.xaxis2.range
    pattern = {"shape": "/", "fgcolor": palette.hatch, "size": 6}
    figure.add_bar(
        y=list(missing), x=[high - low] * len(missing), base=low, orientation="h", width=1, hoverinfo="skip",
        marker={"color": palette.card, "line": {"width": 0}, "pattern": pattern}, row=1, col=2,
    )  # fmt: skip
