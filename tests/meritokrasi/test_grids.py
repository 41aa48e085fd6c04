"""The tile map, the step bars and the timeline."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meritokrasi import text
from meritokrasi.markup import grids
from meritokrasi.markup.sources import Cited
from tests.folder import LOADED

STEPS: list[dict[str, Any]] = [
    {"id_langkah": f"l{n}", "urutan": n, "nama": f"Langkah {n}", "jumlah": n % 3} for n in range(1, 9)
]


def href(page: str, **query: str) -> str:
    return f"/{page}?" + "&".join(f"{k}={v}" for k, v in query.items())


def tile(number: int, step: int | None, name: str = "Kabupaten Rekaan") -> dict[str, Any]:
    return {
        "kode_instansi": f"Z1.{number:02}",
        "nama": name,
        "nama_pendek": name,
        "singkatan": "REK",
        "jenis": "kabupaten",
        "kode_provinsi": "Z1",
        "provinsi": "Rekaan",
        "petak_kolom": number % 8,
        "petak_baris": number // 8,
        "urutan_provinsi": 1,
        "urutan_langkah": step,
        "nama_langkah": None if step is None else f"Langkah {step}",
        "tanggal": None,
        "presisi": None,
        "cara_tahu": None if step is None else "langsung",
    }


@given(st.lists(st.one_of(st.none(), st.integers(1, 8)), min_size=1, max_size=40))
def test_a_missing_step_is_hatched_and_named_and_never_a_zero(steps: list[int | None]) -> None:
    page = grids.tile_map([tile(n, step) for n, step in enumerate(steps)], STEPS, href)
    squares = re.findall(r'<a class="petak[^>]*>.*?</a>', page)
    assert len(squares) == len(steps)
    for square, step in zip(squares, steps, strict=True):
        assert (" kosong" in square) == (step is None)
        assert (text.MISSING in square) == (step is None)
        assert not re.search(r">0\b", square)


def test_every_square_is_a_link_to_its_profile() -> None:
    page = grids.tile_map([tile(3, None)], STEPS, href)
    assert 'href="/profil-instansi?instansi=Z1.03"' in page


def test_a_square_with_a_step_leads_to_the_panel_of_that_step() -> None:
    page = grids.tile_map([tile(3, 2)], STEPS, href)
    assert 'href="/profil-instansi?instansi=Z1.03#langkah-l2"' in page


def test_a_moment_of_the_timeline_is_where_its_link_leads() -> None:
    cited = [Cited("Langkah 2", [])]
    page = grids.timeline([grids.Moment("Langkah 2", "penuh", "", "", cited, grids.step_anchor("l2"))], LOADED)
    assert '<details class="sumber" id="langkah-l2">' in page


def test_second_hand_knowledge_is_drawn_half_and_said() -> None:
    page = grids.tile_map([{**tile(1, 4), "cara_tahu": "tangan kedua"}], STEPS, href)
    assert re.search(r'<a class="petak[^"]* setengah"', page)
    assert "keterangan tangan kedua" in page


def test_a_name_with_markup_stays_text() -> None:
    page = grids.tile_map([tile(1, None, "<script>alert(1)</script>")], STEPS, href)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_wide_area_is_grouped_by_province() -> None:
    wide = {**tile(1, None), "petak_kolom": 30}
    assert "peta-per-provinsi" in grids.tile_map([wide], STEPS, href)
    assert "peta-utuh" in grids.tile_map([tile(1, None)], STEPS, href)


def test_steps_take_the_ordered_colours_from_first_to_last() -> None:
    assert [grids.step_colour(n, 8) for n in range(1, 9)] == list(range(1, 9))
    assert (grids.step_colour(1, 3), grids.step_colour(3, 3)) == (1, 8)
    assert grids.step_colour(1, 1) == 1


def test_a_step_that_nobody_reported_has_a_dash_and_no_bar() -> None:
    bars = grids.step_bars(STEPS, {}, LOADED)
    rows = re.findall(r"<li>.*?</li>", bars)
    for row, step in zip(rows, STEPS, strict=True):
        assert ("batang-isi" in row) == (step["jumlah"] > 0)
        assert ("–" in row) == (step["jumlah"] == 0)
        assert 'batang-angka">0' not in row


def document(number: int, url: str | None = "https://contoh.test/a") -> dict[str, Any]:
    keys = ("tanggal", "presisi", "tanggal_terbit", "presisi_terbit", "catatan")
    base: dict[str, Any] = dict.fromkeys(keys)
    return {
        **base,
        "id_sumber": f"s{number}",
        "judul": "Judul",
        "penerbit": "Penerbit",
        "jenis_sumber": "berita",
        "label_jenis": "berita",
        "url": url,
        "berkas": "fakta/capaian.csv",
        "baris": "7",
    }


def test_a_source_panel_names_document_file_and_row() -> None:
    moment = grids.Moment("Regulasi", "penuh", "2022", "", [Cited("x", [document(1), document(2, None)])])
    page = grids.timeline([moment], LOADED)
    assert "2 sumber" in page
    assert "dimuat 1 Jan 2026 dari fakta/capaian.csv:7" in page
    assert "alamat lengkap tidak diketahui" in page


def test_a_heading_is_markdown_whose_words_stay_as_they_are() -> None:
    made = grids.heading("*Satu* [tautan](x) $5$ :red[x]", "Baris\n\n# dua & <b>", "mata_kecil")
    assert made == (
        r"mata\_kecil"
        "\n\n"
        r"# \*Satu\* \[tautan\]\(x\) \$5\$ \:red\[x\]"
        "\n\n"
        r"Baris \# dua \& \<b\>"
    )
