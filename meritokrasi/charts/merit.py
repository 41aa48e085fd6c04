"""Charts of Sistem merit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from plotly.subplots import make_subplots

from meritokrasi import text
from meritokrasi.charts.palette import PALETTES, Palette, Theme
from meritokrasi.charts.template import Figure, layout

SYMBOLS = ("diamond", "circle", "square")
LABELLED = 6  # more dots than this cannot carry their names; the table under the chart does
TALL, SHORT, GAP, MARGINS = 190, 44, 52, 88
NOTHING = "belum ada skor terbit"


@dataclass(frozen=True)
class Panel:
    """One panel of the chart: an instrument, empty where the source names none, and what its head says."""

    instrument: str
    title: str


def scores(
    frame: pd.DataFrame,
    panels: Sequence[Panel],
    kinds: Sequence[str],
    years: tuple[float, float],
    bounds: tuple[float | None, float | None],
    theme: Theme,
) -> Figure:
    """Published scores as dots over the years, one panel per instrument: two instruments never share an axis.

    `frame` is queries.merit.scores; `bounds` the lowest and highest score possible; `kinds` in the order of their symbols.
    """
    found = [frame[frame["id_instrumen"].fillna("") == panel.instrument] for panel in panels]
    heights = [SHORT if rows.empty else TALL for rows in found]
    inner = sum(heights) + GAP * (len(panels) - 1)
    figure = make_subplots(
        rows=len(panels), cols=1, shared_xaxes=True, subplot_titles=[panel.title for panel in panels],
        row_heights=heights, vertical_spacing=GAP / inner if len(panels) > 1 else 0,
    )  # fmt: skip
    figure.update_layout(layout(theme))
    figure.update_xaxes(dtick=1, tickformat="d", range=[years[0] - 0.6, years[1] + 0.6])
    for number, rows in enumerate(found, start=1):
        _panel(figure, rows, number, kinds, bounds, PALETTES[theme])
    figure.update_annotations(
        selector={"xanchor": "center", "yanchor": "bottom"}, xanchor="left", x=0, font={"size": 13}
    )
    figure.update_layout(height=inner + MARGINS, legend={"y": 1 + 30 / inner}, margin={"t": 62, "b": 26})
    _breaks(figure, len(panels), PALETTES[theme])
    return figure


def _panel(
    figure: Figure,
    rows: pd.DataFrame,
    number: int,
    kinds: Sequence[str],
    bounds: tuple[float | None, float | None],
    palette: Palette,
) -> None:
    axis = f"{'' if number == 1 else number}"
    if rows.empty:
        figure.add_scatter(x=[None], y=[None], showlegend=False, hoverinfo="skip", row=number, col=1)
        figure.add_annotation(
            text=NOTHING, xref="paper", x=0, xanchor="left", yref=f"y{axis} domain", y=0.5, showarrow=False,
            font={"color": palette.muted},
        )  # fmt: skip
        figure.update_yaxes(visible=False, row=number, col=1)
        return
    for index, kind in enumerate(kinds):
        _dots(figure, rows[rows["jenis"] == kind], number, index, len(rows) <= LABELLED, palette)
    low, high = bounds
    margin = (rows["nilai"].max() - rows["nilai"].min()) * 0.2 or 1
    low = rows["nilai"].min() - margin if low is None else low
    high = rows["nilai"].max() + margin if high is None else high
    figure.update_yaxes(range=[low, high + (high - low) * 0.06], nticks=5, row=number, col=1)


def _dots(figure: Figure, rows: pd.DataFrame, number: int, index: int, labelled: bool, palette: Palette) -> None:
    """The dots of one kind; a score that is not final has a mark of its own and its word in the legend."""
    shift = 0.0 if labelled else (index - 1) * 0.22
    for final, part in rows.groupby(rows["status_nilai"] == "final", sort=False):
        kind = str(part["jenis"].iloc[0])
        name = kind if final else f"{kind}, belum final"
        symbol = SYMBOLS[index % len(SYMBOLS)] if final else "x-thin"
        mark = {"symbol": symbol, "size": 10, "color": palette.accent, "opacity": 1 if labelled else 0.75}
        edge = {"width": 1 if final else 2, "color": palette.card if final else palette.accent}
        figure.add_scatter(
            x=part["waktu"] + shift, y=part["nilai"], mode="markers+text" if labelled else "markers", row=number, col=1, cliponaxis=False,
            name=name, legendgroup=name, legendrank=2 * index + (not final),
            showlegend=not any(trace.legendgroup == name for trace in figure.data), marker={**mark, "line": edge},
            text=[_label(row) for _, row in part.iterrows()] if labelled else None, textposition=_positions(figure, part),
            textfont={"color": palette.ink, "size": 12},
            hovertext=[_hover(row) for _, row in part.iterrows()], hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip


def _positions(figure: Figure, part: pd.DataFrame) -> list[str]:
    """Above for every other dot and towards the middle of the years, so that names neither meet nor leave the page."""
    done = sum(len(trace.x) for trace in figure.data if trace.x is not None)
    low, high = figure.layout.xaxis.range
    sides = ["right" if time <= (low + high) / 2 else "left" for time in part["waktu"]]
    return [f"{('top', 'bottom')[(done + place) % 2]} {side}" for place, side in enumerate(sides)]


def _label(row: pd.Series) -> str:
    words = [word for word in (_status(row), _period(row)) if word]
    return f"{row['nama_pendek']} {_value(row)}" + (f"<br>({', '.join(words)})" if words else "")


def _hover(row: pd.Series) -> str:
    words = ", ".join(word for word in (row["periode"], row["status_nilai"], _period(row)) if word)
    return f"{row['nama_pendek']}: {_value(row)} ({words})"


def _value(row: pd.Series) -> str:
    return text.number(row["nilai"], int(row["desimal_terbit"]))


def _status(row: pd.Series) -> str:
    return "" if row["status_nilai"] == "final" else str(row["status_nilai"])


def _period(row: pd.Series) -> str:
    return "" if row["status_periode"] == "tersurat" else f"periode {row['status_periode']}"


def _breaks(figure: Figure, panels: int, palette: Palette) -> None:
    """A dashed line where the instrument changes: nothing above it may be read on with what stands below."""
    for number in range(1, panels):
        above = figure.layout[f"yaxis{'' if number == 1 else number}"].domain[0]
        below = figure.layout[f"yaxis{number + 1}"].domain[1]
        place = above - (above - below) * 0.3
        figure.add_shape(
            type="line", xref="paper", yref="paper", x0=0, x1=1, y0=place, y1=place, line={"dash": "dot", "color": palette.muted, "width": 1.5}
        )  # fmt: skip
