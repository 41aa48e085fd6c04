"""Ringkasan: how far is the area?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from meritokrasi import queries, store, text
from tests.folder import copy_shipped
from tests.pages.conftest import Page


def test_the_headline_is_a_query_result(shipped: Path, dashboard: Page) -> None:
    steps = queries.area.steps(str(store.current_id()))
    [step] = [s for s in steps if s["sorotan"]]
    assert dashboard.open("ringkasan").headline == text.step_headline(
        step["jumlah"], step["jumlah_instansi"], step["frasa"]
    )


def test_coverage_stands_before_every_score(shipped: Path, dashboard: Page) -> None:
    labels = re.findall(r'kartu-label">(.*?)</p>', dashboard.open("ringkasan").html)
    assert "punya data publik" in labels[0]
    assert "78 dari 441" in dashboard.words


def test_the_map_has_one_square_for_every_government(shipped: Path, dashboard: Page) -> None:
    squares = re.findall(r'<a class="petak[^>]*instansi=([\d.]+)', dashboard.open("ringkasan").html)
    assert sorted(squares) == sorted(g["kode_instansi"] for g in queries.area.governments(str(store.current_id())))


def test_it_never_says_that_all_signed(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("ringkasan").words
    assert "6 /49 tanda tangan diberitakan" in words
    assert "11 hadir · 2 diwakili · 21 disebut kolektif · 15 belum kami temukan" in words
    assert "Semua 49" not in words


def test_every_card_opens_its_sources(shipped: Path, dashboard: Page) -> None:
    cards = re.findall(r'<div class="kartu">.*?</details>', dashboard.open("ringkasan").html, re.S)
    assert len(cards) == 4
    assert all(re.search(r"\d+ sumber", card) for card in cards)


def test_a_first_load_says_that_there_is_nothing_to_compare_with(shipped: Path, dashboard: Page) -> None:
    assert "Ini muatan pertama" in dashboard.open("ringkasan").words


def test_what_waits_names_whose_turn_it_is(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("ringkasan").words
    assert "Kanreg VII : naskah butir" in words
    assert "BKN : bobot resmi aspek 2, 3, 4, 5, 6, dan 7 PermenPANRB 19/2025" in words


def test_disagreeing_sources_are_listed_among_what_is_not_settled(shipped: Path, dashboard: Page) -> None:
    assert "SPI total 2024 Provinsi Jambi: dua nilai yang berbeda" in dashboard.open("ringkasan").words


def with_boundaries(target: Path, *codes: str) -> Path:
    """The shipped data with a square per code, published."""
    folder = copy_shipped(target)
    features = [
        {
            "type": "Feature",
            "properties": {"kode_instansi": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for n, code in enumerate(codes)
        for ring in ([[101 + n, -2], [102 + n, -2], [102 + n, -1], [101 + n, -1], [101 + n, -2]],)
    ]
    document = {"type": "FeatureCollection", "features": features}
    folder.file("acuan/batas.geojson").write_text(json.dumps(document), encoding="utf-8")
    folder.publish()
    return folder.path


def test_without_boundaries_the_tile_map_stands_alone(shipped: Path, dashboard: Page) -> None:
    page = dashboard.open("ringkasan")
    assert len(page.app.get("plotly_chart")) == 0
    assert "batas wilayah" not in page.words


def test_published_boundaries_stand_under_the_tile_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dashboard: Page
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(with_boundaries(tmp_path, "16.06", "16.71")))
    page = dashboard.open("ringkasan")
    assert len(page.app.get("plotly_chart")) == 1
    assert "untuk 2 dari 49 instansi. Tanpa batas: 47 instansi" in page.words
    assert (
        page.html.index('class="peta-petak') < page.html.index("menurut batas wilayah") < page.html.index("batang-nama")
    )


def test_a_square_leads_to_the_panel_of_its_step(shipped: Path, dashboard: Page) -> None:
    page = dashboard.open("ringkasan")
    tiles = {t["kode_instansi"]: t["urutan_langkah"] for t in queries.area.tiles(str(store.current_id()))}
    steps = {s["urutan"]: s["id_langkah"] for s in queries.area.steps(str(store.current_id()))}
    links = dict(re.findall(r'<a class="petak[^>]*instansi=([\d.]+)(#[^"]*)?"', page.html))
    assert links == {code: f"#langkah-{steps[step]}" if step else "" for code, step in tiles.items()}
