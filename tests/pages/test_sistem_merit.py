"""Sistem merit: how mature is each aspect, where?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meritokrasi import queries, store
from meritokrasi.answers import merit
from tests.pages.conftest import Page

NEW, OLD = "permenpanrb-19-2025", "kasn-9-2019"


def rows_with(page: Page, word: str) -> list[str]:
    return [row for row in re.findall(r"<tr.*?</tr>", page.html, re.S) if word in row]


def test_the_answer_counts_what_is_published_and_says_what_is_not(shipped: Path, dashboard: Page) -> None:
    counted = queries.merit.coverage(str(store.current_id()))
    assert (counted["terbit"], counted["skor"], counted["berlevel"]) == (6, 3, 0)
    assert dashboard.open("sistem_merit").headline == (
        "Skor atau kategori sistem merit terbit untuk enam dari 49 pemerintah daerah; level per aspek belum ada data publik"
    )


def test_the_help_is_two_sentences() -> None:
    assert len(re.findall(r"\.(?:\s|$)", merit.HELP)) == 2


def test_a_province_of_which_no_level_is_known_lists_its_governments_instead_of_empty_cells(
    shipped: Path, dashboard: Page
) -> None:
    html = dashboard.open("sistem_merit").html
    levels = html[html.index('id="level"') :].split("</section>")[0]
    assert '<td class="sel' not in levels
    listed = re.findall(r'<li><a href="/profil-instansi\?instansi=([\d.]+)">', levels)
    assert len(listed) == len(set(listed)) == 49
    assert levels.count("instansi): belum ada data publik</summary>") == 4


def test_provinces_fold_and_keep_their_kinds_apart(shipped: Path, dashboard: Page) -> None:
    html = dashboard.open("sistem_merit").html
    assert "Sumatera Selatan (18 instansi): belum ada data publik" in html
    assert re.search(r"Provinsi \(1\).*Kabupaten \(13\).*Kota \(4\)", html, re.S)


def test_no_index_is_shown_and_the_missing_weights_are_named(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("sistem_merit").words
    assert (
        "Indeks tidak dihitung: bobot aspek 2, 3, 4, 5, 6, dan 7 belum diketahui; bobot aspek 8 berstatus draf" in words
    )
    assert "indeks sistem merit" not in dashboard.own_words.lower()


def test_published_values_name_instrument_assessor_period_status_and_sources(shipped: Path, dashboard: Page) -> None:
    dashboard.open("sistem_merit")
    [row] = rows_with(dashboard, "288,5")
    assert all(word in row for word in ("KASN 9/2019", "<td", "2022", "final (menurut berita), 2 sumber"))
    assert "fakta=capaian%3A16.02%2Fsistem_merit_skor%2F2022%2Ffinal" in row


def test_a_low_category_that_one_news_page_tells_stands_on_its_profile_only(shipped: Path, dashboard: Page) -> None:
    dashboard.open("sistem_merit")
    [row] = rows_with(dashboard, "kategori terbit, lihat profil")
    assert all(word in row for word in ("KASN 9/2019", "2024", "final (menurut berita)", "Provinsi Bengkulu"))
    assert "Buruk" not in dashboard.html
    assert all("Buruk" not in chart.proto.spec for chart in dashboard.app.get("plotly_chart"))
    [line] = rows_with(Page().open("profil_instansi", instansi="17"), "Buruk")
    assert all(word in line for word in ("periode tersirat", "final (menurut berita)", "1 sumber"))


@pytest.mark.parametrize(
    "page", ["ringkasan", "komitmen", "manajemen_talenta", "perbandingan", "data/kelengkapan", "data/riwayat"]
)
def test_no_other_page_repeats_that_category(shipped: Path, dashboard: Page, page: str) -> None:
    assert "Buruk" not in dashboard.open(page).html
    assert all("Buruk" not in chart.proto.spec for chart in dashboard.app.get("plotly_chart"))


def test_a_score_that_names_no_instrument_joins_no_series(shipped: Path, dashboard: Page) -> None:
    [row] = rows_with(dashboard.open("sistem_merit"), "<strong>301</strong>")
    assert "instrumen tidak disebut sumber" in row
    assert "periode tidak disebut" in row


def test_the_break_between_instruments_is_told_and_drawn(shipped: Path, dashboard: Page) -> None:
    dashboard.open("sistem_merit")
    [chart] = dashboard.app.get("plotly_chart")
    assert chart.proto.alt == (
        "KASN 9/2019 · Skor 2019 sampai 2025: 2 skor, 2022 sampai 2023, dari 268,0 sampai 288,5; "
        "Instrumen tidak disebut sumber: 1 skor, 2025 sampai 2025, dari 301,0 sampai 301,0; "
        "PermenPANRB 19/2025 · Sejak 2026: belum ada skor terbit."
    )
    assert "Instrumen lama dan baru tidak pernah segaris" in dashboard.words


def test_an_aspect_in_the_link_opens_its_items_with_criteria(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("sistem_merit", aspek=f"{NEW}.4").words
    assert "4.1a Standar kompetensi jabatan" in words
    assert "hanya bagi provinsi" in words
    assert "Ditetapkan merujuk keputusan menteri dan sesuai SOTK" in words
    assert "Kembali ke semua aspek" in words


def test_an_unknown_aspect_or_instrument_in_the_link_is_no_choice(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("sistem_merit", aspek="x.9", instrumen="x").words
    assert "Level per aspek belum ada data publik" in words
    assert not dashboard.app.exception


def test_the_old_instrument_shows_its_totals_and_says_that_aspects_were_not_published(
    shipped: Path, dashboard: Page
) -> None:
    dashboard.open("sistem_merit", instrumen=OLD)
    assert "Skor per aspek menurut KASN 9/2019 belum ada data publik; yang terbit skor totalnya" in dashboard.words
    assert "kategori final periode 2023 terbit untuk 1 dari 37: terlalu sedikit untuk sebaran" in dashboard.words
    assert "indeks sistem merit" not in dashboard.own_words.lower()


def test_a_province_in_the_link_narrows_the_heatmap_and_the_values(shipped: Path, dashboard: Page) -> None:
    dashboard.open("sistem_merit", provinsi="19")
    assert re.findall(r'<p class="peta-nama">([^<]*)</p>', dashboard.html) == [
        "Provinsi (1)",
        "Kabupaten (6)",
        "Kota (1)",
    ]
    assert rows_with(dashboard, "288,5") == []
