"""Charts of Manajemen talenta."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from meritokrasi import text
from meritokrasi.charts.palette import PALETTES, Palette, Theme
from meritokrasi.charts.template import Figure, layout

SYMBOLS = ("circle", "circle", "square", "diamond", "x-thin")  # in the order of the stages, so that grey tells them too
LANE = 0.12  # between two stages of one mechanism
MOST_TICKS = 7


def rounds(frame: pd.DataFrame, mechanisms: Sequence[str], signed: dt.date | None, theme: Theme) -> Figure:
    """One mark per reported round: time across, a row per mechanism, a symbol per stage; a line where the day is not known.

    `frame` holds dated rows of queries.talent.rounds; `mechanisms` are the labels of all rows, with or without a mark.
    """
    palette = PALETTES[theme]
    figure = go.Figure(layout=layout(theme))
    for stage, group in frame.groupby("urutan_tahap", sort=True):
        _stage(figure, group, int(str(stage)), mechanisms, palette)
    for place, name in enumerate(mechanisms):
        found = name in set(frame["label_mekanisme"])
        _row_name(figure, place, f"<b>{name}</b>" if found else f"<b>{name}</b>: {text.MISSING}", palette)
    _time_axis(figure, frame, signed, palette)
    figure.update_yaxes(showticklabels=False, showgrid=False, range=[len(mechanisms) - 0.4, -0.6])
    figure.update_layout(height=130 + 88 * len(mechanisms), legend={"traceorder": "normal"})
    return figure


def _row_name(figure: Figure, place: int, words: str, palette: Palette) -> None:
    """Above its marks, not beside them, so that a phone keeps its width for the time."""
    figure.add_hline(y=place - 0.6, line={"color": palette.line, "width": 1})
    figure.add_annotation(
        xref="paper", x=0, xanchor="left", y=place - 0.58, yanchor="top", text=words, showarrow=False, align="left",
        font={"color": palette.ink, "size": 13}, bgcolor=palette.card, borderpad=1,
    )  # fmt: skip


def _stage(figure: Figure, group: pd.DataFrame, stage: int, mechanisms: Sequence[str], palette: Palette) -> None:
    """The marks of one stage, and under them the days on which a round may have been when only month or year is known."""
    index = min(stage, len(SYMBOLS)) - 1
    y = [mechanisms.index(name) + LANE * index - 0.18 for name in group["label_mekanisme"]]
    name = str(group["label_tahap"].iloc[0])
    fills = (palette.card, palette.steps[2], palette.steps[4], palette.steps[7], palette.muted)
    spans = [
        part
        for first, last, height in zip(group["tanggal"], group["hari_terakhir"], y, strict=True)
        if first != last
        for part in ((first, height), (last, height), (None, None))
    ]
    figure.add_scatter(
        x=[day for day, _ in spans], y=[height for _, height in spans], mode="lines", legendgroup=name, showlegend=False,
        line={"color": palette.outline, "width": 2}, hoverinfo="skip",
    )  # fmt: skip
    figure.add_scatter(
        x=[first + (last - first) / 2 for first, last in zip(group["tanggal"], group["hari_terakhir"], strict=True)], y=y,
        mode="markers", name=name, legendgroup=name, hovertext=[_words(row) for row in group.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        marker={"symbol": SYMBOLS[index], "size": 12, "color": fills[index], "line": {"color": palette.ink, "width": 1.5}},
    )  # fmt: skip


def _words(row: Mapping[Hashable, Any]) -> str:
    amount = "" if row["jumlah"] is None else f", {text.number(row['jumlah'])} {row['satuan']}"
    day = text.date(row["tanggal"], row["presisi"])
    return f"{row['nama']}<br>{row['label_mekanisme']}, {row['label_tahap']}{amount}<br>{day}"


def _time_axis(figure: Figure, frame: pd.DataFrame, signed: dt.date | None, palette: Palette) -> None:
    """Months in Indonesian, and a dotted line on the day of the commitment when it lies among the rounds."""
    if frame.empty:
        figure.update_xaxes(showticklabels=False, showgrid=False)
        return
    first, last = min(frame["tanggal"]), max(frame["hari_terakhir"])
    margin = dt.timedelta(days=max((last - first).days // 25, 7))
    ticks = _months(first - margin, last + margin)
    figure.update_xaxes(
        type="date", range=[first - margin, last + margin], tickvals=ticks, ticktext=_tick_texts(ticks), tickangle=0
    )
    if signed and first <= signed <= last:
        line = {"dash": "dot", "color": palette.muted}
        note = {"text": "komitmen", "yref": "paper", "y": 0, "yanchor": "bottom", "xanchor": "left", "showarrow": False}
        figure.add_vline(x=signed, line=line)
        figure.add_annotation(x=signed, font={"color": palette.muted, "size": 12}, **note)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """First days of months between two days, in the smallest step that keeps them few."""
    begin, end = first.year * 12 + first.month, last.year * 12 + last.month - 1
    step = next((n for n in (1, 2, 3, 6, 12) if (end - begin) / n < MOST_TICKS), 12 * (1 + (end - begin) // 72))
    return [dt.date(month // 12, month % 12 + 1, 1) for month in range(begin + -begin % step, end + 1, step)]


def _tick_texts(ticks: Sequence[dt.date]) -> list[str]:
    """The year stands under the first month that shows it."""
    years = [None, *(day.year for day in ticks)]
    return [
        f"{text.MONTHS[day.month - 1][:3]}<br>{day.year if day.year != before else ''}"
        for day, before in zip(ticks, years, strict=False)
    ]
