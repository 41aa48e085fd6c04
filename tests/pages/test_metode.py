"""Metode: how every figure is made, written from the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meritokrasi import queries, store
from tests.pages.conftest import Page

METHOD = "rujukan/metode"
TERMS = ("SIMATA", "IP ASN", "MCP/MCSP", "SPI", "NSPK", "BKPSDM", "JPT", "Talent pool", "Sembilan kotak")


def test_the_page_opens_with_what_is_known_and_what_is_not(shipped: Path, dashboard: Page) -> None:
    dashboard.open(METHOD)
    assert not dashboard.app.exception
    assert "belum diketahui dan tidak ditaksir" in dashboard.headline


def test_every_instrument_aspect_item_category_step_and_indicator_is_on_the_page(
    shipped: Path, dashboard: Page
) -> None:
    html, snapshot = dashboard.open(METHOD).html, str(store.current_id())
    c = queries.catalogue
    for row in (*c.instruments(snapshot), *queries.area.indicators(snapshot), *c.steps(snapshot)):
        assert row["nama"].replace("&", "&amp;") in html
    for row in (*c.aspects(snapshot), *c.categories(snapshot), *c.items(snapshot)):
        assert row["nama"] in html
    assert html.count("<li value=") == len(c.criteria(snapshot))


def test_every_unknown_weight_is_hatched_and_no_weight_is_invented(shipped: Path, dashboard: Page) -> None:
    html, snapshot = dashboard.open(METHOD).html, str(store.current_id())
    weights = re.findall(r'<td (class="kosong" )?data-label="Bobot">(.*?)</td>', html, re.S)
    aspects = queries.catalogue.aspects(snapshot)
    assert len(weights) == len(aspects)
    assert sum(bool(hatched) for hatched, _ in weights) == sum(row["bobot"] is None for row in aspects) > 0
    assert all(("%" in shown) != bool(hatched) for hatched, shown in weights)


def test_one_instrument_can_be_sent_as_a_link(shipped: Path, dashboard: Page) -> None:
    dashboard.open(METHOD, instrumen="spi-kpk")
    assert 'id="instrumen-spi-kpk"' in dashboard.html
    assert 'id="instrumen-kasn-9-2019"' not in dashboard.html
    assert 'id="glosarium"' in dashboard.html


@pytest.mark.parametrize("unknown", ["x", "<script>alert(1)</script>"])
def test_an_unknown_instrument_shows_all_of_them(shipped: Path, dashboard: Page, unknown: str) -> None:
    dashboard.open(METHOD, instrumen=unknown)
    assert not dashboard.app.exception
    assert dashboard.html.count('id="instrumen-') == len(queries.catalogue.instruments(str(store.current_id())))
    assert "<script>alert" not in dashboard.html


def test_the_glossary_explains_the_words_a_governor_may_not_know(shipped: Path, dashboard: Page) -> None:
    glossary = dashboard.open(METHOD).html.split('id="glosarium"')[1]
    assert all(f">{term}<" in glossary for term in TERMS)


def test_the_rules_carry_the_figures_of_this_snapshot(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open(METHOD).words
    assert "49 instansi × 9 indikator wajib = 441 isian" in words
    assert (
        "urutannya keputusan, situs resmi penilai, situs resmi pemerintah, kiriman instansi, salinan, dan berita"
        in words
    )
    assert "sedikitnya 5 instansi dan 80 %" in words
    assert "data terbaru 22 Februari 2026" in words


def test_no_rival_index_and_no_accusation_stands_in_our_own_words(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open(METHOD).own_words.lower()
    assert not any(w in words for w in ("terburuk", "gagal", "tidak berkomitmen", "tersendat", "indeks sistem merit"))
