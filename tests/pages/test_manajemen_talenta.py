"""Manajemen talenta: how far on the way to filling posts from the talent pool?"""

from __future__ import annotations

import re
from pathlib import Path

from tests.pages.conftest import Page

TITLE = "Belum kami temukan pemerintah daerah yang diberitakan telah mengisi jabatan pimpinan tinggi dari talent pool"


def board_rows(page: Page) -> list[str]:
    [board] = [part for part in page.html.split("<section") if 'id="papan"' in part]
    return [row for row in re.findall(r"<tr>.*?</tr>", board, re.S) if 'scope="row"' in row]


def test_the_page_opens_with_the_last_step_and_the_furthest_that_was_reported(shipped: Path, dashboard: Page) -> None:
    assert dashboard.open("manajemen_talenta").headline == TITLE
    assert "Langkah terjauh yang diberitakan: Persetujuan BKN (Prov. Sumsel dan Banyuasin)." in dashboard.words
    assert "bukan berarti belum bekerja" in dashboard.words


def test_the_board_holds_whoever_has_a_step_and_the_others_stand_below(shipped: Path, dashboard: Page) -> None:
    dashboard.open("manajemen_talenta")
    assert len(board_rows(dashboard)) == 12
    assert "tentang langkahnya (37)" in dashboard.words
    assert "fakta=tonggak%3A16.07%2Fpersetujuan_bkn" in dashboard.html
    assert "Kabupaten Lahat, 4 Uji kompetensi: diberitakan, 16 Januari 2026, tangan kedua" in dashboard.html


def test_a_link_can_ask_for_everybody_of_one_kind_in_one_province(shipped: Path, dashboard: Page) -> None:
    dashboard.open()
    dashboard.app.switch_page("pantauan/manajemen_talenta.py")
    dashboard.app.run()
    for key, value in {"provinsi": "16", "jenis": "kota", "tampil": "semua"}.items():
        dashboard.app.selectbox(key=key).set_value(value)
    dashboard.app.run()
    assert len(board_rows(dashboard)) == 4
    assert "Setidaknya satu langkah diberitakan untuk satu dari 4 kota di Sumatera Selatan" in dashboard.words


def test_rounds_are_drawn_and_told_and_no_amounts_are_added(shipped: Path, dashboard: Page) -> None:
    dashboard.open("manajemen_talenta")
    assert "Dua dari 21 kabar pengisian jabatan menyebut manajemen talenta: semuanya direncanakan" in dashboard.words
    [chart] = dashboard.app.get("plotly_chart")
    assert "manajemen talenta: 2 direncanakan" in chart.proto.alt
    assert "dan 11 lainnya" in dashboard.words
    assert dashboard.words.count("mungkin sama dengan kabar lain di tanggal ini") == 2


def test_national_figures_stand_apart_each_with_its_date(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("manajemen_talenta").words
    assert "Angka rujukan nasional, bukan angka wilayah ini" in words
    for figure in ("643 instansi per 31 Desember 2025", "122 instansi per 10 Januari 2026"):
        assert figure in words


def test_a_single_load_says_so_and_nothing_is_judged(shipped: Path, dashboard: Page) -> None:
    dashboard.open("manajemen_talenta")
    assert "Siapa bergerak: ini muatan pertama" in dashboard.words
    assert not re.search(r"tersendat|gagal|terburuk|tidak berkomitmen", dashboard.own_words)
    assert not re.search(r">\s*0\s*<", dashboard.html)
