"""The look that all charts share."""

from __future__ import annotations

from typing import TypeAlias

import plotly.graph_objects as go

from meritokrasi.charts.palette import PALETTES, Theme

Figure: TypeAlias = go.Figure


def layout(theme: Theme) -> go.Layout:
    """Our template: Indonesian separators, our type and colours, nothing that moves."""
    palette = PALETTES[theme]
    axis = {
        "gridcolor": palette.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "title": {"font": {"size": 13}},
    }
    look = go.Layout(
        separators=",.",
        font={"family": "Inter, system-ui, sans-serif", "size": 13, "color": palette.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 16, "t": 34, "b": 44},
        xaxis=axis,
        yaxis=axis,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        bargap=0.35,
        hoverlabel={"font": {"family": "Inter, system-ui, sans-serif"}},
    )
    return go.Layout(template=go.layout.Template(layout=look))
