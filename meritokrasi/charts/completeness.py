"""Charts of Kelengkapan."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from meritokrasi import text
from meritokrasi.charts.palette import PALETTES, Theme, text_on
from meritokrasi.charts.template import Figure, layout

CLASSES = ("kurang dari 1 tahun", "1 sampai 2 tahun", "2 sampai 3 tahun", "3 tahun atau lebih")
GAP = "\u00a0\u00a0"  # keeps both lines of a name off the bars
UNDATED = "tanggal tidak disebut"
ORDER = (*CLASSES, UNDATED, text.MISSING)


def ages(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Stacked bars, one per indicator: how many newest figures are how many full years old, and how many are missing.

    `frame` is queries.completeness.age_classes: indikator, urutan, tahun, ada, jumlah.
    """
    palette = PALETTES[theme]
    figure = go.Figure(layout=layout(theme))
    names = list(dict.fromkeys(frame["indikator"]))
    counts = frame.groupby([_classes(frame), "indikator"])["jumlah"].sum()
    colours = dict(zip(CLASSES, palette.steps[6::-2], strict=True))
    for label in by_class(frame):
        # An indicator without figures of this age has none of them: a count of rows, so zero is what is known.
        values, colour = counts[label].reindex(names, fill_value=0), colours.get(label, palette.card)
        figure.add_bar(
            y=[_wrapped(name) for name in names], x=values, name=label, orientation="h", textposition="inside", insidetextanchor="middle",
            text=[text.number(n) if n else "" for n in values], textangle=0, textfont={"color": text_on(colour, palette), "size": 12},
            marker={
                "color": colour, "line": {"color": palette.outline, "width": 1},
                "pattern": {"shape": "/" if label == text.MISSING else "", "fgcolor": palette.hatch, "size": 6},
            },
            hovertemplate="%{y}: %{x} instansi, " + label + "<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", height=150 + 38 * len(names), uniformtext={"minsize": 10, "mode": "hide"})
    figure.update_layout(legend={"traceorder": "normal"}, bargap=0.25)
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(title="instansi", rangemode="tozero", tickformat=",d")
    return figure


def by_class(frame: pd.DataFrame) -> dict[str, int]:
    """How many of these rows fall into each class of age, youngest first; classes without any are left out."""
    labels = _classes(frame)
    return {name: int(frame["jumlah"][labels == name].sum()) for name in ORDER if (labels == name).any()}


def _classes(frame: pd.DataFrame) -> pd.Series:
    pairs = zip(frame["tahun"], frame["ada"], strict=True)
    return pd.Series([_class(years, known) for years, known in pairs], index=frame.index, dtype=str)


def _class(years: float, known: bool) -> str:
    if not known:
        return text.MISSING
    return UNDATED if pd.isna(years) else CLASSES[min(int(years), len(CLASSES) - 1)]


def _wrapped(name: str) -> str:
    """A long name on two lines, so that a phone keeps room for the bars."""
    first, _, rest = name.partition(" ")
    return f"{first}{GAP}<br>{rest}{GAP}" if len(name) > 13 and rest else f"{name}{GAP}"
