"""Unduh: may I have it?"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from meritokrasi import queries, store
from meritokrasi.answers import downloads
from meritokrasi.answers.interface import FORMS
from tests.pages.conftest import Page

PAGE = "rujukan/unduh"


def open_page(dashboard: Page, **query: str) -> Page:
    dashboard.open(PAGE, **query)
    assert not dashboard.app.exception
    return dashboard


def links(page: Page) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'href="(/api/v1/[^"]+)"', page.html)]


def test_the_page_opens_with_how_much_there_is_from_how_many_documents_of_which_snapshot(
    shipped: Path, dashboard: Page
) -> None:
    snapshot = str(store.current_id())
    tables = queries.tables.published(snapshot)
    page = open_page(dashboard)
    assert page.headline.startswith(f"{len(tables)} tabel, ")
    assert "dari 161 dokumen" in page.headline
    assert f"snapshot {snapshot}" in page.words


def test_every_open_table_has_its_meaning_and_a_link_to_each_form(shipped: Path, dashboard: Page) -> None:
    page = open_page(dashboard)
    tables = queries.tables.published(str(store.current_id()))
    assert set(links(page)) == {"/api/v1/paket.zip", *(f"/api/v1/{t['nama']}.{form}" for t in tables for form in FORMS)}
    assert all(html.escape(table["arti"], quote=False) in page.html for table in tables)


def test_the_files_of_a_pinned_snapshot_are_those_of_that_snapshot(shipped: Path, dashboard: Page) -> None:
    snapshot = str(store.current_id())
    found = links(open_page(dashboard, snapshot=snapshot))
    assert found
    assert all(link.endswith(f"?snapshot={snapshot}") for link in found)


def test_a_form_that_cannot_hold_a_table_is_named_without_a_link(
    shipped: Path, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "JSON_ROWS", 2)
    page = open_page(dashboard)
    assert "/api/v1/capaian.json" not in links(page)
    assert "/api/v1/capaian.csv" in links(page)
    assert "JSON: terlalu panjang" in page.words


def test_how_to_read_the_page_is_two_sentences(shipped: Path, dashboard: Page) -> None:
    [reading] = re.findall(r'<details class="bantuan">.*?<p>(.*?)</p>', open_page(dashboard).html, re.S)
    assert len(re.findall(r"\.(?:\s|$)", reading)) == 2


@pytest.mark.parametrize("table", ["capaian", "penilaian", "muatan"])
def test_the_dictionary_of_the_table_in_the_link_is_shown(shipped: Path, dashboard: Page, table: str) -> None:
    page = open_page(dashboard, tabel=table)
    assert f"Kamus tabel {table}" in page.words
    for column in queries.tables.columns(str(store.current_id()), table):
        assert f"<code>{column['kolom']}</code>" in page.html
        assert html.escape(column["arti"], quote=False) in page.html


def test_an_unknown_table_in_the_link_shows_the_first_one(shipped: Path, dashboard: Page) -> None:
    assert "Kamus tabel capaian" in open_page(dashboard, tabel="temuan").words


def test_types_and_choices_are_told_in_words(shipped: Path, dashboard: Page) -> None:
    words = open_page(dashboard, tabel="capaian").words
    assert not re.search(r"VARCHAR|DOUBLE|INTEGER|BOOLEAN|TIMESTAMP", words)
    assert "Pilihan: final, sementara, perkiraan." in words
    assert "Merujuk tabel instansi." in words


def test_the_addresses_carry_the_public_address_of_the_office(
    shipped: Path, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_URL", "https://pantau.example/")
    words = html.unescape(open_page(dashboard).words)
    assert 'Parquet.Document(Web.Contents("https://pantau.example/api/v1/capaian.parquet"))' in words
    assert "https://pantau.example/api/v1/openapi.json" in words


def test_conditions_citation_and_what_is_withheld_are_told(shipped: Path, dashboard: Page) -> None:
    words = open_page(dashboard).words
    assert "asalkan sumbernya disebut" in words
    assert "didahului apostrof" in words
    assert f"data terbuka, snapshot {store.current_id()}" in words
    assert "temuan : temuan muatan yang ditolak dapat memuat nilai yang belum terbit" in words


def test_no_word_on_the_page_accuses(shipped: Path, dashboard: Page) -> None:
    words = open_page(dashboard).own_words.lower()
    assert not any(word in words for word in ("terburuk", "gagal", "tidak berkomitmen", "tersendat"))
