"""DataFrame -> plotly Figure; the palette and the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from meritokrasi import text

Theme = Literal["light", "dark"]
Figure: TypeAlias = go.Figure


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. `steps` run from the first step to the last, `provinces` in the order of their codes."""

    ink: str
    muted: str
    line: str
    page: str
    card: str
    accent: str
    alert: str
    hatch: str
    outline: str
    steps: tuple[str, ...]
    step_ink: tuple[str, ...]
    provinces: tuple[str, ...]
    attendance: tuple[str, ...]


_DARK_INK, _WHITE = "#0B1622", "#FFFFFF"
PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        ink="#152238", muted="#566173", line="#DDE3EA", page="#F7F9FB", card="#FFFFFF", accent="#17365D", alert="#B3261E",
        hatch="#DCE2E9", outline="#6C7F96",
        steps=("#E3ECF6", "#CBDBED", "#B2CAE3", "#97B7D8", "#7BA3CC", "#3F75AB", "#295A90", "#17365D"),
        step_ink=(_DARK_INK,) * 5 + (_WHITE,) * 3,
        provinces=("#7A5C2E", "#17365D", "#5B3A6B", "#1F6F6B"),
        attendance=("#17365D", "#5F8FC0", "#B7CDE4", "#FFFFFF"),
    ),
    "dark": Palette(
        ink="#E6ECF2", muted="#A3B1C0", line="#2C3947", page="#0F1720", card="#17212C", accent="#9CC3EA", alert="#FF8A80",
        hatch="#2E3B48", outline="#8496A9",
        steps=("#22364B", "#294766", "#305880", "#386A9A", "#4476A7", "#7FAAD3", "#A6C6E4", "#D3E5F6"),
        step_ink=(_WHITE,) * 4 + (_WHITE,) + (_DARK_INK,) * 3,
        provinces=("#C9A66B", "#7FA9DB", "#B794C9", "#5FB5AF"),
        attendance=("#D3E5F6", "#7FAAD3", "#386A9A", "#17212C"),
    ),
}  # fmt: skip


def css_variables() -> str:
    """The palette as CSS custom properties that follow the theme, for the HTML grids and the style sheet."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    names = ("ink", "muted", "line", "page", "card", "accent", "alert", "hatch", "outline")
    pairs = [(name, getattr(light, name), getattr(dark, name)) for name in names]
    for prefix, field in (("step", "steps"), ("step-ink", "step_ink"), ("province", "provinces")):
        values = zip(getattr(light, field), getattr(dark, field), strict=True)
        pairs += [(f"{prefix}-{n}", a, b) for n, (a, b) in enumerate(values, start=1)]
    return ":root{" + "".join(f"--{name}:light-dark({a},{b});" for name, a, b in pairs) + "}"


def attendance(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Stacked bars, one per province: how many governments were present, represented, named collectively, not found.

    `frame` is queries.area.attendance_by_province: provinsi, label, urutan, jumlah.
    """
    palette = PALETTES[theme]
    figure = go.Figure(layout=_layout(theme))
    provinces = list(dict.fromkeys(frame["provinsi"]))
    for order, group in frame.sort_values("urutan").groupby("urutan", sort=True):
        index = min(int(str(order)), len(palette.attendance)) - 1
        # A province without this attendance has none of it: a count of rows, so zero is what is known.
        counts = group.set_index("provinsi")["jumlah"].reindex(provinces, fill_value=0)
        missing = index == len(palette.attendance) - 1
        figure.add_bar(
            y=[_wrapped(name) for name in provinces], x=counts, name=str(group["label"].iloc[0]), orientation="h",
            text=[text.number(n) if n else "" for n in counts], textposition="inside", insidetextanchor="middle", constraintext="none",
            textangle=0, textfont={"color": _text_on(palette.attendance[index], palette), "size": 13},
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


def history(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Final values over the years, one small panel per indicator; the line is broken where the measure changed.

    `frame` is queries.government.history_of.
    """
    names = list(dict.fromkeys(frame["id_indikator"]))
    heads = [frame[frame["id_indikator"] == name].iloc[0] for name in names]
    titles = [f"{head['nama']} ({head['satuan']})" for head in heads]
    figure = make_subplots(rows=len(names), cols=1, subplot_titles=titles, vertical_spacing=0.34 / len(names))
    figure.update_layout(_layout(theme))
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


def _wrapped(name: str) -> str:
    """A long name on two lines, so that a phone keeps room for the bars."""
    first, _, rest = name.partition(" ")
    return f"{first}<br>{rest}" if len(name) > 18 and rest else name


def _text_on(color: str, palette: Palette) -> str:
    """Ink or page colour, whichever reads better on `color`."""
    dark, light = sorted((palette.ink, palette.card), key=_luminance)
    return light if _luminance(color) < 0.2 else dark


def _luminance(color: str) -> float:
    """Relative luminance of #RRGGBB, as WCAG defines it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _layout(theme: Theme) -> go.Layout:
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
