"""Tables and lists carry their sources and never turn a gap into a number."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meritokrasi import text
from meritokrasi.markup import listings
from tests.folder import LOADED
from tests.meritokrasi.test_grids import document

INDICATOR: dict[str, Any] = {
    "id_indikator": "x", "nama": "Indikator X", "nama_pendek": "X", "arah": "naik", "desimal": 1, "bentuk": "angka",
    "keterbandingan": "Cara membacanya.",
}  # fmt: skip


def figure(number: int, value: float | None, category: str | None = None) -> dict[str, Any]:
    return {
        "id_capaian": number, "kunci": str(number), "id_indikator": "x", "periode": "2024", "status_nilai": "final",
        "nilai": value, "desimal_terbit": None if value is None else 2, "kategori_terbit": category, "penilai": "P",
    }  # fmt: skip


def series(leader: dict[str, Any] | None, values: int, alasan: str = "satu nilai") -> dict[str, Any]:
    base = leader or {**figure(0, None), "id_capaian": None, "penilai": None}
    return {
        **base, "berbeda": values > 1, "alasan": alasan, "terbaru": True, "status_periode": "tersurat", "tanggal": None,
        "presisi": None, "jenis": "kabupaten", "jumlah_diketahui": 1, "jumlah_kelompok": 37, "nilai_tengah": None,
        "nama_instrumen": None, "dari_penilai": False,
    }  # fmt: skip


def table(rows: list[dict[str, Any]], figures: list[dict[str, Any]]) -> str:
    documents = {f["kunci"]: [document(f["id_capaian"])] for f in figures}
    return listings.indicator_table([INDICATOR], rows, figures, documents, LOADED)


def test_an_indicator_without_figures_is_a_hatched_row_that_says_so() -> None:
    page = table([], [])
    assert 'class="hilang"' in page
    assert text.MISSING in page
    assert not re.search(r"\b0\b", page)


def test_both_values_show_where_sources_disagree_and_the_rule_is_named() -> None:
    figures = [figure(1, 65.36), figure(2, 69.36)]
    page = table([series(figures[0], 2, "lebih banyak penerbit")], figures)
    assert "65,36" in page
    assert "sumber lain: 69,36" in page
    assert "sumber berbeda; mendahului: lebih banyak penerbit" in page


def test_no_value_leads_where_the_rule_does_not_decide() -> None:
    figures = [figure(1, 65.0), figure(2, 69.0)]
    page = table([series(None, 2, "tidak ada yang mendahului")], figures)
    assert "sumber berbeda; tidak ada yang mendahului" in page
    assert "<strong>65" not in page
    assert "<strong>69" not in page


@given(st.floats(0, 100), st.booleans())
def test_a_figure_always_carries_a_panel_with_its_document(value: float, category: bool) -> None:
    own = figure(1, None if category else value, "Baik" if category else None)
    page = table([series(own, 1)], [own])
    assert "1 sumber" in page
    assert "fakta/capaian.csv:7" in page
    assert ("<strong>–</strong>" in page) == category


def test_a_note_with_markup_stays_text() -> None:
    own = figure(1, 5.0)
    documents = {"1": [{**document(1), "catatan": "<img src=x onerror=alert(1)>"}]}
    page = listings.indicator_table([INDICATOR], [series(own, 1)], [own], documents, LOADED)
    assert "<img" not in page


def test_a_list_without_lines_says_what_that_means() -> None:
    assert "Tidak ada" in listings.lines([], LOADED, "Tidak ada yang ditunggu.")


def test_attendance_that_we_did_not_find_is_not_called_absence() -> None:
    row = {
        "kunci": "k", "provinsi": "Z", "kode_instansi": "Z1", "nama": "Provinsi Z", "kehadiran": "tidak diberitakan",
        "label_kehadiran": "belum kami temukan", "tanda_tangan": "tidak diketahui", "nama_pejabat": None, "jabatan": None,
    }  # fmt: skip
    page = listings.attendance_tables([row], {}, LOADED, {"Z1": "/p"})
    assert page.split("<tbody>")[1].count("belum kami temukan") == 2
    assert "tidak hadir" not in page
