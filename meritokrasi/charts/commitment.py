"""Charts of Komitmen."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from meritokrasi import text
from meritokrasi.charts.palette import PALETTES, Theme, text_on
from meritokrasi.charts.template import Figure, layout


def attendance(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Stacked bars, one per province: how many governments were present, represented, named collectively, not found.

    `frame` is queries.area.attendance_by_province: provinsi, label, urutan, jumlah.
    """
    palette = PALETTES[theme]
    figure = go.Figure(layout=layout(theme))
    provinces = list(dict.fromkeys(frame["provinsi"]))
    for order, group in frame.sort_values("urutan").groupby("urutan", sort=True):
        index = min(int(str(order)), len(palette.attendance)) - 1
        # A province without this attendance has none of it: a count of rows, so zero is what is known.
        counts = group.set_index("provinsi")["jumlah"].reindex(provinces, fill_value=0)
        missing = index == len(palette.attendance) - 1
        figure.add_bar(
            y=[_wrapped(name) for name in provinces], x=counts, name=str(group["label"].iloc[0]), orientation="h",
            text=[text.number(n) if n else "" for n in counts], textposition="inside", insidetextanchor="middle", constraintext="none",
            textangle=0, textfont={"color": text_on(palette.attendance[index], palette), "size": 13},
            marker={
                "color": palette.attendance[index], "line": {"color": palette.outline, "width": 1},
                "pattern": {"shape": "/" if missing else "", "fgcolor": palette.hatch, "size": 6},
            },
            hovertemplate="%{y}: %{x} " + str(group["label"].iloc[0]) + "<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", height=90 + 46 * len(provinces), legend={"traceorder": "normal"})
    figure.update_yaxes(autorange="reversed", ticksuffix="  ")
    figure.update_xaxes(title="instansi", dtick=5, rangemode="tozero")
    return figure


def _wrapped(name: str) -> str:
    """A long name on two lines, so that a phone keeps room for the bars."""
    first, _, rest = name.partition(" ")
    return f"{first}<br>{rest}" if len(name) > 18 and rest else name
