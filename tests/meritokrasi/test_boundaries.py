"""The map of real boundaries: its questions, its figure, its words."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from plotly.graph_objects import Scatter

from meritokrasi import charts, queries, text
from meritokrasi.answers import overview
from meritokrasi.markup import grids
from tests.folder import Folder

Ring = list[list[float]]
SAMPLE_STEPS = {"Z1.01": (8, "langsung"), "Z1.71": (4, "tangan kedua"), "Z1.02": (None, None)}


def square(x: float, y: float, size: float, *, clockwise: bool) -> Ring:
    ring = [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]
    return ring if clockwise else ring[::-1]


def row(code: str, *polygons: list[Ring], meliputi: bool = False) -> dict[str, Any]:
    step, known = SAMPLE_STEPS.get(code, (None, None))
    return {
        "kode_instansi": code,
        "singkatan": f"S{code[-2:]}",
        "geometri": json.dumps({"type": "MultiPolygon", "coordinates": polygons}),
        "urutan_provinsi": 1,
        "urutan_langkah": step,
        "cara_tahu": known,
        "meliputi": meliputi,
        "warna": step or 0,
        "keterangan": f"Kabupaten {code}",
    }


ROWS = [
    row("Z1", [square(100, -3, 6, clockwise=True)], meliputi=True),
    row("Z1.01", [square(101, -2, 1, clockwise=True), square(101.25, -1.75, 0.5, clockwise=False)]),
    row("Z1.02", [square(103, -2, 1, clockwise=True)], [square(104.5, -2, 0.5, clockwise=True)]),
    row("Z1.71", [square(105, -2, 0.5, clockwise=True)]),
]


def areas(figure: charts.Figure) -> list[Scatter]:
    return [trace for trace in figure.data if trace.fill == "toself"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_areas_look_like_the_squares_hatched_only_where_nothing_is_known(theme: charts.Theme) -> None:
    palette = charts.PALETTES[theme]
    missing, half, last = areas(charts.boundaries.choropleth(ROWS, theme))
    assert (missing.fillcolor, missing.fillpattern.shape) == (palette.card, "/")
    assert (half.fillpattern.shape, half.fillpattern.fgcolor, half.fillpattern.bgcolor) == (
        "|",
        palette.steps[3],
        palette.card,
    )
    assert (last.fillcolor, last.fillpattern.shape) == (palette.steps[7], None)


def test_a_province_over_other_areas_is_a_line_and_hides_none() -> None:
    figure = charts.boundaries.choropleth(ROWS, "light")
    lines = [trace for trace in figure.data if trace.mode == "lines" and trace.fill is None]
    assert len(lines) == 1
    assert list(figure.data).index(lines[0]) > max(list(figure.data).index(area) for area in areas(figure))


def test_rings_are_apart_and_a_hole_runs_the_other_way() -> None:
    outer, hole = rings(areas(charts.boundaries.choropleth(ROWS, "light"))[-1])
    assert (len(outer), len(hole)) == (5, 5)
    assert np.sign(turning(outer)) == -np.sign(turning(hole))


def turning(ring: Any) -> float:
    return float((ring[:-1, 0] * ring[1:, 1] - ring[1:, 0] * ring[:-1, 1]).sum())


def test_every_area_carries_its_abbreviation_its_step_and_the_words_of_its_square() -> None:
    names, numbers, words = charts.boundaries.choropleth(ROWS, "light").data[-3:]
    assert list(names.text) == ["S02", "S71", "S01"]
    assert list(numbers.text) == ["", "4", "8"]
    assert list(words.hovertext) == ["Kabupaten Z1.02", "Kabupaten Z1.71", "Kabupaten Z1.01"]


def test_a_word_stands_inside_its_area_not_in_a_hole() -> None:
    words = charts.boundaries.choropleth(ROWS, "light").data[-1]
    places = {name[-5:]: place for name, *place in zip(words.hovertext, words.x, words.y, strict=True)}
    x, y = places["Z1.01"]
    assert 101 < x < 101.25 or 101.75 < x < 102
    assert y == pytest.approx(-1.5)
    assert 103 < places["Z1.02"][0] < 104


def test_what_no_screen_can_show_is_not_sent_to_it_but_the_smallest_island_is() -> None:
    fine = [[101 + math.cos(-n / 2000), -2 + math.sin(-n / 2000)] for n in range(12_567)]
    tiny = square(104, -2, 0.0002, clockwise=True)
    figure = charts.boundaries.choropleth([row("Z1.01", [[*fine, fine[0]]], [tiny])], "light")
    coast, island = rings(areas(figure)[0])
    assert 1000 < len(coast) < 6000
    assert np.abs(np.hypot(coast[:, 0] - 101, coast[:, 1] + 2) - 1).max() < 0.002
    assert island == pytest.approx(np.array(tiny), abs=1e-5)


def rings(area: Scatter) -> list[Any]:
    """The rings of a trace, each an array of points."""
    points = np.column_stack([area.x, area.y])
    return [part[~np.isnan(part[:, 0])] for part in np.split(points, np.flatnonzero(np.isnan(area.x)) + 1)[:-1]]


def test_a_border_is_drawn_alike_from_both_sides() -> None:
    west: Ring = [[101, -2], [101, -1], [101.91234, -1], [101.61234, -1.51234], [101.91234, -2], [101, -2]]
    east: Ring = [[103, -2], [101.91234, -2], [101.61234, -1.51234], [101.91234, -1], [103, -1], [103, -2]]
    one, other = (
        {(float(x), float(y)) for x, y in zip(area.x, area.y, strict=True)}
        for area in areas(charts.boundaries.choropleth([row("Z1.01", [west]), row("Z1.71", [east])], "light"))
    )
    assert len(one & other) == 3


def test_a_degree_of_longitude_is_as_long_as_it_is_there() -> None:
    north = [row("Z1.01", [square(10, 59, 2, clockwise=True)])]
    assert charts.boundaries.choropleth(north, "light").layout.yaxis.scaleratio == pytest.approx(2, abs=0.01)


def with_boundaries(folder: Folder, *codes: str) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"kode_instansi": code},
            "geometry": {"type": "Polygon", "coordinates": [square(101 + n, -2, 0.9, clockwise=n % 2 == 0)]},
        }
        for n, code in enumerate(codes)
    ]
    document = {"type": "FeatureCollection", "features": features}
    folder.file("acuan/batas.geojson").write_text(json.dumps(document), encoding="utf-8")
    snapshot = folder.publish()
    assert snapshot
    return snapshot


def test_a_province_is_filled_where_it_is_the_only_one_of_its_area(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    alone = with_boundaries(sample, "Z1")
    assert [r["meliputi"] for r in queries.boundaries.outlines(alone)] == [False]
    both = with_boundaries(sample, "Z1", "Z1.01")
    assert {r["kode_instansi"]: r["meliputi"] for r in queries.boundaries.outlines(both)} == {
        "Z1": True,
        "Z1.01": False,
    }


def test_the_note_names_who_has_no_boundary(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    snapshot = with_boundaries(sample, "Z1", "Z1.01")
    _, note, alt = overview.boundary_words(snapshot)
    assert "untuk 2 dari 3 instansi" in note
    assert "Tanpa batas: 1 instansi (Kota Wanasari)." in note
    assert "Pemerintah provinsi berupa garis tebal saja" in note
    assert alt.startswith("Peta 1 wilayah")
    assert "Tanpa batas" not in overview.boundary_words(with_boundaries(sample, "Z1", "Z1.01", "Z1.71"))[1]


def test_the_legend_has_the_words_of_the_tile_map(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    snapshot = loaded.current() or ""
    steps = queries.area.steps(snapshot)
    chart, squares = (
        grids.step_legend(steps),
        grids.tile_map(queries.area.tiles(snapshot), steps, lambda page, **_: page),
    )
    assert all(f"{s['urutan']} {s['nama']}" in chart for s in steps)
    assert text.MISSING in chart
    assert chart.replace("belang", "setengah")[len('<div class="legenda">') : -len("</div>")] in squares
