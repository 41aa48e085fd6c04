"""Charts of Profil instansi."""

from __future__ import annotations

import pandas as pd
from plotly.subplots import make_subplots

from meritokrasi import text
from meritokrasi.charts.palette import PALETTES, Palette, Theme
from meritokrasi.charts.template import Figure, layout


def history(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Final values over the years, one small panel per indicator; the line is broken where the measure changed.

    `frame` is queries.government.history_of.
    """
    names = list(dict.fromkeys(frame["id_indikator"]))
    heads = [frame[frame["id_indikator"] == name].iloc[0] for name in names]
    titles = [f"{head['nama']} ({head['satuan']})" for head in heads]
    figure = make_subplots(rows=len(names), cols=1, subplot_titles=titles, vertical_spacing=0.34 / len(names))
    figure.update_layout(layout(theme))
    for row, name in enumerate(names, start=1):
        _history_panel(figure, frame[frame["id_indikator"] == name], row, PALETTES[theme])
    figure.update_xaxes(dtick=1, tickformat="d", range=[frame["waktu"].min() - 0.5, frame["waktu"].max() + 0.6])
    figure.update_annotations(xanchor="left", x=0, font={"size": 13})
    figure.update_layout(height=70 + 150 * len(names), showlegend=False)
    return figure


def _history_panel(figure: Figure, series: pd.DataFrame, row: int, palette: Palette) -> None:
    """Years without a value and a changed measure both end the line: nothing is drawn through what is not known."""
    for _, part in series.groupby("ruas"):
        labels = [text.number(v, int(d)) for v, d in zip(part["nilai"], part["desimal_terbit"], strict=True)]
        figure.add_scatter(
            x=part["waktu"], y=part["nilai"], mode="lines+markers+text", text=labels, textposition="top center", row=row, col=1,
            line={"color": palette.accent, "width": 2}, marker={"size": 9, "color": palette.accent}, cliponaxis=False,
            textfont={"color": palette.ink, "size": 12}, hovertext=part["periode"], hovertemplate="%{hovertext}: %{text}<extra></extra>",
        )  # fmt: skip
    low, high = series["nilai"].min(), series["nilai"].max()
    margin = max((high - low) * 0.45, 1)
    figure.update_yaxes(range=[low - margin, high + margin], nticks=4, row=row, col=1)
    for first in sorted(set(series["patahan"].dropna())):
        mark = {"dash": "dot", "color": palette.muted}
        figure.add_vline(x=int(str(first)[:4]) - 0.5, line=mark, row=row, col=1)
