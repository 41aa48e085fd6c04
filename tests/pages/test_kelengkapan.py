"""Kelengkapan: what is missing, how old is it?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meritokrasi import store, text
from meritokrasi.answers import selection
from tests.pages.conftest import Page

PAGE = "data/kelengkapan"


def matrices(page: Page) -> list[str]:
    return re.findall(r'<table class="matriks">.*?</table>', page.html, re.S)


def governments(table: str) -> list[str]:
    return re.findall(r'<span class="nama-panjang">(.*?)</span>', table)


def test_the_page_opens_with_the_coverage_its_n_and_its_indicators(shipped: Path, dashboard: Page) -> None:
    dashboard.open(PAGE)
    assert not dashboard.app.exception
    assert dashboard.headline == "18 % isian indikator kemajuan punya data publik: 78 dari 441"
    assert "49 instansi × 9 indikator: Skor merit, " in dashboard.words
    assert "Untuk IP ASN, Indeks NSPK, dan Kualitas data belum kami temukan satu pun angka publik." in dashboard.words


def test_the_matrix_links_each_known_cell_and_hatches_each_missing_one(shipped: Path, dashboard: Page) -> None:
    table = matrices(dashboard.open(PAGE))[0]
    assert len(governments(table)) == 49
    assert table.count("fakta=capaian%3A") == 78
    missing = re.findall(r'<td class="sel kosong">(.*?)</td>', table, re.S)
    without_any = table.count("belum ada</span><span")
    assert len(missing) == 441 - 78 + without_any
    assert all(text.MISSING in cell and not re.search(r"\d", cell) for cell in missing)


def test_where_sources_disagree_the_cell_says_so(shipped: Path, dashboard: Page) -> None:
    table = matrices(dashboard.open(PAGE))[0]
    [cell] = [cell for cell in re.findall(r"<td.*?</td>", table, re.S) if "berbeda" in cell]
    assert "Provinsi Jambi, SPI total: 2024, final, dua nilai berbeda" in cell
    assert "satu berbeda antarsumber" in dashboard.words


def test_nothing_is_called_stale_where_no_cycle_has_a_source(shipped: Path, dashboard: Page) -> None:
    dashboard.open(PAGE)
    assert "Tidak ada yang disebut usang" in dashboard.words
    assert ">usang<" not in dashboard.html


@pytest.mark.parametrize(
    ("query", "count"), [({"provinsi": "19"}, 8), ({"jenis": "kota"}, 8), ({"provinsi": "17", "jenis": "kota"}, 1)]
)
def test_a_link_narrows_the_matrix_to_a_province_or_a_kind(
    shipped: Path, dashboard: Page, query: dict[str, str], count: int
) -> None:
    dashboard.open(PAGE, **query)
    assert len(governments(matrices(dashboard)[0])) == count
    assert dashboard.headline.endswith("78 dari 441")


@pytest.mark.parametrize("unknown", ["99", "<script>alert(1)</script>", "' OR 1=1"])
def test_an_unknown_province_in_the_link_is_no_choice(shipped: Path, dashboard: Page, unknown: str) -> None:
    dashboard.open(PAGE, provinsi=unknown)
    assert not dashboard.app.exception
    assert len(governments(matrices(dashboard)[0])) == 49
    assert "<script>alert" not in dashboard.html


def test_too_many_governments_are_shown_a_province_at_a_time(
    shipped: Path, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MANY", 40)
    dashboard.open(PAGE)
    assert len(governments(matrices(dashboard)[0])) == 12
    assert "49 instansi: satu provinsi sekali tampil." in dashboard.words
    assert dashboard.headline.endswith("78 dari 441")


def test_assessors_and_governments_are_asked_in_sentences_that_accuse_nobody(shipped: Path, dashboard: Page) -> None:
    dashboard.open(PAGE)
    sentences = re.findall(r'<p class="kutipan"><span>(Mohon .*?)</span>', dashboard.html)
    assert len(sentences) == 3 + 49
    assert any(
        "semua 49 pemerintah daerah, kecuali Provinsi Jambi dan Kabupaten Ogan Komering Ulu." in s for s in sentences
    )
    accusing = ("tidak melapor", "belum melapor", "lalai", "terburuk", "gagal", "tidak berkomitmen", "tersendat")
    assert not [word for word in accusing if word in dashboard.own_words.lower()]


def test_what_waits_for_others_and_what_we_look_for_stand_apart(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open(PAGE).words
    assert "Kanreg VII : naskah butir" in words
    assert "Kami cari : Kehadiran 15 instansi" in words


def test_news_is_not_taken_for_the_assessor(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open(PAGE).words
    assert "77 dari 78 angka terbaru bersandar pada berita; dari dokumen penilai sendiri belum ada" in words


def test_the_bars_of_age_are_also_told_in_words(shipped: Path, dashboard: Page) -> None:
    assert f'IP ASN</span><span class="tersembunyi">: 49 {text.MISSING}<' in dashboard.open(PAGE).html


def test_a_first_load_has_no_progress_and_says_so(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open(PAGE).words
    assert "ini muatan pertama" in words
    assert "78 dari 441 (49 instansi × 9 indikator)" in words


def test_the_help_is_two_sentences(shipped: Path, dashboard: Page) -> None:
    html = dashboard.open(PAGE).html
    [help_text] = re.findall(r'<details class="bantuan">.*?<p>(.*?)</p>', html, re.S)
    assert len(re.findall(r"\.(\s|$)", help_text)) == 2


def test_every_link_keeps_a_pinned_snapshot(shipped: Path, dashboard: Page) -> None:
    snapshot = str(store.current_id())
    dashboard.open(PAGE, snapshot=snapshot)
    links = re.findall(r'href="(/[^"]*)"', "".join(matrices(dashboard)))
    assert links
    assert all(f"snapshot={snapshot}" in link for link in links)
