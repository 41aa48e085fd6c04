"""The map of real boundaries in a real browser: offline, filled inside its lines, whole at every size."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Opener, Visit, serve
from tests.browser.test_pages import CUT_OFF, new_violations
from tests.folder import copy_shipped

pytestmark = pytest.mark.browser
CHART = ".st-key-grafik-batas"
# Whether any area covers a place, in the plot's own degrees.
COVERED = """([x, y]) => {
  const axes = document.querySelector('.st-key-grafik-batas .js-plotly-plot')._fullLayout;
  return [...document.querySelectorAll('.st-key-grafik-batas path.js-fill')]
    .some(area => area.isPointInFill(new DOMPoint(axes.xaxis.l2p(x), axes.yaxis.l2p(y))));
}"""


def square(x: float, y: float, size: float, *, clockwise: bool) -> list[list[float]]:
    ring = [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]
    return ring if clockwise else ring[::-1]


def feature(code: str, polygons: list[Any]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"kode_instansi": code}, "geometry": geometry}


FEATURES = [
    feature("16.06", [[square(101, -2, 1, clockwise=True), square(101.25, -1.75, 0.5, clockwise=True)]]),
    feature("16.04", [[square(103, -2, 1, clockwise=False), square(103.25, -1.75, 0.5, clockwise=False)]]),
    feature("15.01", [[square(105, -2, 0.4, clockwise=True)], [square(105.6, -2, 0.4, clockwise=False)]]),
    feature("16", [[square(100.9, -2.1, 3.2, clockwise=False)]]),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped data with boundaries in both windings, with holes, islands and a province around."""
    folder = copy_shipped(tmp_path_factory.mktemp("batas"))
    document = {"type": "FeatureCollection", "features": FEATURES}
    folder.file("acuan/batas.geojson").write_text(json.dumps(document), encoding="utf-8")
    folder.publish()
    with serve(folder.path, tmp_path_factory.mktemp("log") / "server.log") as served:
        yield served


def open_map(visit: Opener, address: str, **view: Any) -> Visit:
    """Ringkasan once the areas are drawn."""
    made = visit("/", at=address, **view)
    made.page.wait_for_selector(f"{CHART} path.js-fill", state="attached")
    made.settle()
    return made


@pytest.fixture(scope="module")
def drawn(windows: Callable[[str], BrowserContext], address: str) -> Iterator[Visit]:
    """The map once drawn at a desk; the tests only look at it."""
    made = Visit(windows("light").new_page(), address)
    made.page.set_viewport_size({"width": 1366, "height": 768})
    made.watch()
    made.open(f"{address}/").page.wait_for_selector(f"{CHART} path.js-fill", state="attached")
    yield made
    made.page.close()


def covered(page: Page, x: float, y: float) -> bool:
    return bool(page.evaluate(COVERED, [x, y]))


def test_the_map_asks_no_other_host_and_leaves_no_complaint(drawn: Visit) -> None:
    expect(drawn.page.locator(f"{CHART} .main-svg").first).to_be_visible()
    assert drawn.foreign == []
    assert drawn.complaints == []


def test_areas_are_filled_inside_their_lines_whatever_their_winding(drawn: Visit) -> None:
    page = drawn.page
    assert [covered(page, x, -1.1) for x in (101.1, 103.1)] == [True, True]
    assert [covered(page, x, -1.5) for x in (101.5, 103.5)] == [False, False]
    assert [covered(page, x, -1.8) for x in (105.2, 105.5, 105.8)] == [True, False, True]
    assert not covered(page, 102.5, 0.5)


def test_the_words_of_an_area_appear_under_the_pointer(drawn: Visit) -> None:
    page = drawn.page
    name = page.locator(f"{CHART} text", has_text="KRC")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] + 2)
    expect(page.locator(f"{CHART} .hoverlayer")).to_have_text("Kabupaten Kerinci: belum ada data publik")


@pytest.mark.parametrize(
    ("width", "height", "theme"),
    [(1366, 768, "dark"), (390, 844, "light"), pytest.param(320, 640, "dark", marks=pytest.mark.full)],
)
def test_the_map_is_whole_at_every_size_and_theme(
    visit: Opener, address: str, width: int, height: int, theme: str
) -> None:
    page = open_map(visit, address, width=width, height=height, theme=theme).page
    box = page.locator(f"{CHART} .main-svg").first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] >= 200
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT_OFF) == []
    assert new_violations(page) == {}
    assert page.locator(f"{CHART} text", has_text="KRC").is_visible() == (width > 640)


def test_on_paper_the_map_keeps_the_room_it_was_drawn_for(visit: Opener, address: str) -> None:
    page = open_map(visit, address).page
    height = (
        f"() => getComputedStyle(document.querySelector('{CHART} [data-testid=stPlotlyChart]')).height.slice(0, -2) * 1"
    )
    drawn = page.evaluate(height)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})
    assert page.evaluate(height) == pytest.approx(drawn, abs=1)
