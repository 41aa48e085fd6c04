"""The map of real boundaries: drawn as plain areas, so that no base map has to come from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import orjson
import plotly.graph_objects as go

from meritokrasi.charts.palette import PALETTES, Palette, Theme
from meritokrasi.charts.template import Figure, layout
from meritokrasi.queries import Row

Points: TypeAlias = npt.NDArray[np.float64]
# One polygon: its outer ring, then its holes.
Polygon: TypeAlias = Sequence[Points]
# Nothing reported, the step's colour, or half of it for second-hand knowledge.
Fill: TypeAlias = tuple[int, bool]
MARGIN = 0.01
# Finer than the widest chart has pixels: what lies closer together is drawn as one point.
FINEST = 2000


def choropleth(rows: Sequence[Row], theme: Theme) -> Figure:
    """Each area in the colour of its highest reported step; hatched without one, striped when known at second hand.

    `rows` are queries.boundaries.outlines with `warna` (1 to 8, 0 without a step) and `keterangan`, the words of the square.
    """
    palette = PALETTES[theme]
    shapes = {row["kode_instansi"]: _polygons(row["geometri"]) for row in rows}
    low, high = _corners(shapes.values())
    drawn = {code: _resolved(polygons, float((high - low).max()) / FINEST) for code, polygons in shapes.items()}
    figure = go.Figure(layout=layout(theme))
    areas = sorted((row for row in rows if not row["meliputi"]), key=_fill)
    for fill, group in groupby(areas, key=_fill):
        _add_areas(figure, [polygon for row in group for polygon in drawn[row["kode_instansi"]]], fill, palette)
    for row in rows:
        if row["meliputi"]:
            colour = palette.provinces[(row["urutan_provinsi"] - 1) % len(palette.provinces)]
            _add_edge(figure, drawn[row["kode_instansi"]], colour)
    _add_words(figure, areas, [_inside(shapes[row["kode_instansi"]]) for row in areas], palette)
    _fit(figure, low, high)
    return figure


def _polygons(geometry: str) -> list[Polygon]:
    return [[np.array(ring) for ring in rings] for rings in orjson.loads(geometry)["coordinates"]]


def _corners(shapes: Iterable[Sequence[Polygon]]) -> tuple[Points, Points]:
    """The south-west and north-east corners around everything."""
    outer = [rings[0] for polygons in shapes for rings in polygons]
    return np.min([ring.min(axis=0) for ring in outer], axis=0), np.max([ring.max(axis=0) for ring in outer], axis=0)


def _resolved(polygons: Sequence[Polygon], grid: float) -> list[Polygon]:
    """The rings on a grid, neighbours alike on both sides of a border; one too small for the grid stays as it is."""
    return [[_on_grid(ring, grid) for ring in rings] for rings in polygons]


def _on_grid(ring: Points, grid: float) -> Points:
    snapped = np.round(ring / grid) * grid
    kept = np.append(True, (np.diff(snapped, axis=0) != 0).any(axis=1))
    return snapped[kept] if kept.sum() >= 4 else ring


def _fill(row: Row) -> Fill:
    return row["warna"], row["cara_tahu"] == "tangan kedua"


def _add_areas(figure: Figure, polygons: Sequence[Polygon], fill: Fill, palette: Palette) -> None:
    """All areas that look alike are one trace: a hole is empty because its ring runs the other way."""
    step, second_hand = fill
    colour = palette.steps[step - 1] if step else palette.card
    pattern = (
        {"shape": "|", "fgcolor": colour, "bgcolor": palette.card, "size": 8, "solidity": 0.5} if second_hand else {}
    )
    if not step:
        pattern = {"shape": "/", "fgcolor": palette.hatch, "bgcolor": palette.card, "size": 6, "solidity": 0.3}
    x, y = _path(polygons)
    figure.add_scatter(
        x=x, y=y, mode="lines", fill="toself", fillcolor=colour, fillpattern=pattern, hoverinfo="skip",
        line={"color": palette.outline, "width": 1},
    )  # fmt: skip


def _add_edge(figure: Figure, polygons: Sequence[Polygon], colour: str) -> None:
    x, y = _path(polygons)
    figure.add_scatter(x=x, y=y, mode="lines", hoverinfo="skip", line={"color": colour, "width": 3})


def _path(polygons: Sequence[Polygon]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Longitudes and latitudes of all rings, a gap after each; half the bytes of doubles, and still exact to 11 m."""
    gap = np.full((1, 2), np.nan)
    points = np.concatenate([part for rings in polygons for ring in rings for part in (ring, gap)]).astype(np.float32)
    return points[:, 0], points[:, 1]


def _add_words(figure: Figure, rows: Sequence[Row], places: Sequence[tuple[float, float]], palette: Palette) -> None:
    """Abbreviation and number of the step in each area, and its words under the pointer: colour alone tells nothing.

    The abbreviations are the last trace but two: pantau.css leaves them out where they would not fit.
    """
    x, y = [place[0] for place in places], [place[1] for place in places]
    solid = [bool(step) and not second_hand for step, second_hand in map(_fill, rows)]
    inks = [palette.step_ink[row["warna"] - 1] if full else palette.ink for row, full in zip(rows, solid, strict=True)]
    halo = ",".join([f"0 0 3px {palette.card}"] * 4)
    font = {"color": inks, "shadow": ["none" if full else halo for full in solid]}
    for column, place, size in (("singkatan", "top center", 10), ("urutan_langkah", "bottom center", 12)):
        figure.add_scatter(
            x=x, y=y, mode="text", text=[str(row[column] or "") for row in rows], textposition=place, hoverinfo="skip",
            textfont={"size": size, **font},
        )  # fmt: skip
    figure.add_scatter(
        x=x, y=y, mode="markers", marker={"size": 24, "opacity": 0}, hovertext=[row["keterangan"] for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _inside(polygons: Sequence[Polygon]) -> tuple[float, float]:
    """A point well inside the largest polygon: the middle of its widest stretch at half its height."""
    rings = max(polygons, key=lambda rings: float(np.prod(np.ptp(rings[0], axis=0))))
    height = float(rings[0][:, 1].min() + rings[0][:, 1].max()) / 2
    crossings = sorted(x for ring in rings for x in _crossings(ring, height))
    left, right = max(zip(crossings[::2], crossings[1::2], strict=True), key=lambda stretch: stretch[1] - stretch[0])
    return (left + right) / 2, height


def _crossings(ring: Points, height: float) -> list[float]:
    """Where a ring crosses one latitude."""
    below = ring[:, 1] <= height
    start, end = ring[:-1][below[:-1] != below[1:]], ring[1:][below[:-1] != below[1:]]
    slope = (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
    return [float(x) for x in start[:, 0] + (height - start[:, 1]) * slope]


def _fit(figure: Figure, low: Points, high: Points) -> None:
    """The whole area, a degree of longitude as long as it is at this latitude, no axes and nothing that moves."""
    edge = MARGIN * float((high - low).max())
    stretch = 1 / max(float(np.cos(np.radians((low[1] + high[1]) / 2))), 0.05)
    shared = {"visible": False, "constrain": "domain"}
    figure.update_xaxes(range=[low[0] - edge, high[0] + edge], **shared)
    figure.update_yaxes(range=[low[1] - edge, high[1] + edge], scaleanchor="x", scaleratio=stretch, **shared)
    figure.update_layout(showlegend=False, dragmode=False, margin={"l": 0, "r": 0, "t": 0, "b": 0})
