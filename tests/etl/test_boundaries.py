"""acuan/batas.geojson: what is accepted, what becomes of it, and what is refused."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import boundaries
from etl.staging import Staging, open_staging
from tests.folder import Folder

Ring = list[list[float]]
FILE = "acuan/batas.geojson"


def square(x: float, y: float, size: float = 1.0, *, clockwise: bool = False) -> Ring:
    ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return ring[::-1] if clockwise else ring


def polygon(*rings: Ring) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(code: Any, geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"kode_instansi": code}, "geometry": geometry}


def write(folder: Folder, *features: Any) -> None:
    document = {"type": "FeatureCollection", "features": list(features)}
    folder.file(FILE).write_text(json.dumps(document), encoding="utf-8")


def published(folder: Folder) -> dict[str, Any]:
    """The polygons of each government after a load."""
    assert folder.sentences() == []
    folder.publish()
    rows = folder.ask("SELECT kode_instansi, geometri FROM batas_wilayah ORDER BY 1")
    geometries = {code: json.loads(text) for code, text in rows}
    assert {g["type"] for g in geometries.values()} <= {"MultiPolygon"}
    return {code: geometry["coordinates"] for code, geometry in geometries.items()}


def area(ring: Ring) -> float:
    """Signed: negative when the ring runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def test_without_the_file_nothing_is_published_and_nothing_is_missed(loaded: Folder) -> None:
    assert loaded.ask("SELECT count(*) FROM batas_wilayah") == [(0,)]


@pytest.mark.parametrize("clockwise", [False, True])
def test_rings_of_either_winding_come_out_wound_alike(sample: Folder, *, clockwise: bool) -> None:
    outer, hole = square(101, -2, clockwise=clockwise), square(101.25, -1.75, 0.5, clockwise=clockwise)
    write(sample, feature("Z1.01", polygon(outer, hole)))
    [[shown, empty]] = published(sample)["Z1.01"]
    assert area(shown) == pytest.approx(-1)
    assert area(empty) == pytest.approx(0.25)


def test_islands_stay_apart_and_keep_their_holes(sample: Folder) -> None:
    islands = [[square(101, -2)], [square(103, -2), square(103.2, -1.8, 0.2)]]
    write(sample, feature("Z1.71", {"type": "MultiPolygon", "coordinates": islands}))
    assert [len(rings) for rings in published(sample)["Z1.71"]] == [1, 2]


def test_a_government_without_boundary_is_no_finding(sample: Folder) -> None:
    write(sample, feature("Z1.01", polygon(square(101, -2))))
    assert list(published(sample)) == ["Z1.01"]


@pytest.mark.parametrize("height", [[12.5], []], ids=["everywhere", "here and there"])
def test_coordinates_are_rounded_and_heights_left_out(sample: Folder, height: list[float]) -> None:
    ring: Ring = [[101.123456, -2.000049, *height], [102, -2, 0], [102, -1, 0], [101.123456, -2.000049, 12.5]]
    write(sample, feature("Z1.01", polygon(ring)))
    [[shown]] = published(sample)["Z1.01"]
    assert shown[0] == shown[-1] == [101.1235, -2.0]
    assert len(shown) == 4


def test_what_rounding_leaves_without_area_is_dropped_but_never_a_whole_government(sample: Folder) -> None:
    speck = square(101.5, -2.5, 0.00001)
    write(sample, feature("Z1.01", {"type": "MultiPolygon", "coordinates": [[square(101, -2)], [speck]]}))
    assert len(published(sample)["Z1.01"]) == 1
    write(sample, feature("Z1.01", polygon(speck)))
    [sentence] = sample.sentences()
    assert sentence.startswith(f'{FILE}:fitur 1 kode_instansi "Z1.01": bidangnya tanpa luas.')


def test_a_row_tells_file_and_feature(sample: Folder) -> None:
    write(sample, feature("Z1.71", polygon(square(103, -2))), feature("Z1.01", polygon(square(101, -2))))
    sample.publish()
    rows = sample.ask("SELECT kode_instansi, berkas, baris FROM batas_wilayah ORDER BY 1")
    assert rows == [("Z1.01", FILE, "fitur 2"), ("Z1.71", FILE, "fitur 1")]


def test_a_changed_boundary_is_a_new_snapshot_and_the_same_file_is_not(sample: Folder) -> None:
    write(sample, feature("Z1.01", polygon(square(101, -2))))
    first = sample.load()
    assert sample.load().status == "unchanged"
    write(sample, feature("Z1.01", polygon(square(101, -2, 0.5))))
    assert sample.load().snapshot != first.snapshot


def test_a_wrong_file_leaves_the_published_snapshot_as_it_was(sample: Folder) -> None:
    before = sample.publish()
    write(sample, feature("Z1.01", polygon(square(500_000, 9_700_000))))
    result = sample.load()
    assert (result.status, sample.current()) == ("refused", before)
    [finding] = result.findings
    assert finding.as_json()["baris"] == "fitur 1"


def test_a_file_that_is_too_large_asks_to_be_simplified(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    write(sample, feature("Z1.01", polygon(square(101, -2))))
    monkeypatch.setattr(boundaries, "LARGEST_MEGABYTES", 0.0001)
    [sentence] = sample.sentences()
    assert sentence.startswith(f"{FILE}: berkas 1 MB, paling besar")
    assert "Sederhanakan garisnya" in sentence


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": ' + "[" * 100_000,
        '{"type": ' + "9" * 5000 + "}",
        "",
        "null",
        "[]",
        "1",
    ],
    ids=["deep", "long number", "empty", "null", "list", "number"],
)
def test_a_file_of_another_kind_is_one_finding(sample: Folder, text: str) -> None:
    sample.file(FILE).write_text(text, encoding="utf-8")
    [sentence] = sample.sentences()
    assert sentence.startswith(FILE)
    assert "Simpan ulang sebagai GeoJSON" in sentence


def test_a_bare_geometry_is_no_collection(sample: Folder) -> None:
    sample.file(FILE).write_text(json.dumps(polygon(square(101, -2))), encoding="utf-8")
    assert [s.split(". ")[0] for s in sample.sentences()] == [f"{FILE}: bukan FeatureCollection"]


def test_a_byte_order_mark_is_no_mistake(sample: Folder) -> None:
    write(sample, feature("Z1.01", polygon(square(101, -2))))
    sample.file(FILE).write_bytes(b"\xef\xbb\xbf" + sample.file(FILE).read_bytes())
    assert list(published(sample)) == ["Z1.01"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()), max_size=4),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["type", "coordinates", "x"]), inner),
    max_leaves=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=JSON, kind=st.sampled_from(["Polygon", "MultiPolygon"]), coordinates=JSON, properties=JSON)
def test_whatever_a_feature_holds_it_is_read_or_named(
    sample: Folder, empty_staging: Staging, code: Any, kind: str, coordinates: Any, properties: Any
) -> None:
    wrong = feature(code, {"type": kind, "coordinates": coordinates})
    write(sample, wrong, properties, {**wrong, "properties": properties}, feature("Z1.01", polygon(square(101, -2))))
    empty_staging.findings.clear()
    read = boundaries.read_boundaries(empty_staging, sample.file(FILE), FILE)
    sentences = [finding.sentence() for finding in empty_staging.findings]
    assert read + len({sentence.split(" kode_instansi")[0] for sentence in sentences}) == 4
    assert all(s.startswith(f"{FILE}:fitur ") and "fitur 4" not in s for s in sentences)
    assert "\n".join(sentences).encode()


@pytest.fixture(scope="module")
def empty_staging() -> Staging:
    return open_staging()
