"""Levels, weights and published values of Sistem merit: what may be averaged, marked, computed, and drawn together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from meritokrasi import charts, queries
from meritokrasi.answers import merit, merit_criteria, merit_levels, merit_published
from meritokrasi.answers.merit import Choice
from meritokrasi.charts.merit import Panel
from tests.folder import LOADED, Folder, copy_sample

OFFICIAL = """
nama = "Instrumen resmi contoh"
nama_pendek = "Resmi"
dasar_hukum = "Peraturan rekaan 3"
pengampu = "Penilai Contoh"
berlaku = "Sejak 2025"
rumus = "Jumlah bobot kali level"
status_rumus = "bersumber"
sumber = ["D1"]

[[aspek]]
kode = "1"
nama = "Perencanaan"
status_nama = "bersumber"
bobot = 60
status_bobot = "bersumber"

[[aspek]]
kode = "2"
nama = "Data"
status_nama = "bersumber"
bobot = 40
status_bobot = "bersumber"
"""
ITEM = """
[[subindikator]]
kode = "{kode}"
aspek = "{aspek}"
nama = "Butir {kode}"
bobot = {bobot}
status_bobot = "bersumber"
level = ["Nihil", "Sedikit", "Separuh", "Banyak", "Semua"]
status = "bersumber"
"""
# kode_instansi, butir, periode, asal, level, status_bukti
LEVELS = (
    ("Z1", "1.1", "2025", "diakui", "4", "terverifikasi"),
    ("Z1", "1.1", "2025", "diverifikasi", "3", "terverifikasi"),
    ("Z1", "1.2", "2025", "diakui", "2", "bukti diajukan"),
    ("Z1", "1.3", "2025", "diakui", "4", "terverifikasi"),
    ("Z1", "2.1", "2025", "diverifikasi", "1", "terverifikasi sebagian"),
    ("Z1.01", "1.1", "2024", "diverifikasi", "4", "terverifikasi"),
    ("Z1.01", "1.1", "2025", "diakui", "", "belum ada bukti"),
    ("Z1.01", "1.2", "2025", "diakui", "", "tidak berlaku"),
    ("Z1.71", "1.1", "2024", "diverifikasi", "2", "terverifikasi"),
    ("Z1.71", "1.2", "2024", "diverifikasi", "4", "terverifikasi"),
    ("Z1.71", "2.1", "2024", "diverifikasi", "4", "terverifikasi"),
)


def href(page: str, **query: str) -> str:
    return f"/{page}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


@pytest.fixture(scope="module")
def worksheet(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The sample with an instrument whose weights are all official, and levels of every kind in it."""
    folder = copy_sample(tmp_path_factory.mktemp("worksheet"))
    items = [("1.1", 40, ""), ("1.2", 40, ""), ("1.3", 20, 'berlaku = ["provinsi"]\n'), ("2.1", 100, "")]
    blocks = [ITEM.format(kode=kode, aspek=kode[0], bobot=weight) + only for kode, weight, only in items]
    folder.file("acuan/instrumen/resmi.toml").write_text(OFFICIAL + "".join(blocks), encoding="utf-8")
    names = ("kode_instansi", "id_subindikator", "periode", "asal", "level", "status_bukti")
    rows = [dict(zip(names, row, strict=True)) | {"id_sumber": "D1"} for row in LEVELS]
    own = [row | {"id_subindikator": f"resmi.{row['id_subindikator']}"} for row in rows]
    folder.write_rows("fakta/penilaian.csv", [*folder.rows("fakta/penilaian.csv"), *own])
    result = folder.load()
    assert result.status == "published", [finding.sentence() for finding in result.findings]
    return folder


@pytest.fixture
def official(worksheet: Folder, monkeypatch: pytest.MonkeyPatch) -> Choice:
    monkeypatch.setenv("MERITOKRASI_DATA", str(worksheet.path))
    return merit.chosen(str(worksheet.current()), "resmi", None, None)


def cells(choice: Choice, code: str) -> list[str]:
    """The cells of one government as they are drawn, in the order of the columns."""
    [row] = [row for row in re.findall(r"<tr>.*?</tr>", shown(choice), re.S) if f'instansi={code}"' in row]
    return re.findall(r"<td.*?</td>", row, re.S)


def shown(choice: Choice) -> str:
    return merit_levels.heatmap(choice, href, LOADED).markup.replace("&amp;", "&")


def levels(choice: Choice) -> dict[tuple[str, str], queries.Row]:
    rows = queries.merit.aspect_levels(choice.snapshot_id, choice.name, "")
    return {(row["kode_instansi"], row["id_aspek"]): row for row in rows}


# --- what may be averaged, and whose word it is --------------------------------------------------------------------


def test_the_assessors_level_leads_and_the_mean_counts_only_items_with_a_level(official: Choice) -> None:
    row = levels(official)["Z1", "resmi.1"]
    assert (row["rata_level"], row["jumlah_level"], row["jumlah_butir"]) == (3.0, 3, 3)
    assert (row["jumlah_terverifikasi"], row["jumlah_diakui"]) == (1, 2)


def test_one_self_reported_level_marks_the_whole_mean_and_says_how_many(official: Choice) -> None:
    cell = cells(official, "Z1")[1]
    assert "tanda-kecil diakui" in cell
    assert "3/3 butir\n2 diakui sendiri" in cell
    assert "1 terverifikasi penilai dan 2 diakui sendiri" in cell


def test_a_claim_is_never_verified_without_the_assessors_own_row(official: Choice) -> None:
    rows = queries.merit.item_levels(official.snapshot_id, "resmi.1", "")
    [claim] = [row for row in rows if row["id_subindikator"] == "resmi.1.3"]
    assert (claim["status_bukti"], claim["dasar_level"]) == ("terverifikasi", "diakui")


def test_a_partly_verified_level_has_the_assessors_mark_but_no_tick(official: Choice) -> None:
    cell = cells(official, "Z1")[2]
    assert "tanda-kecil penuh" in cell
    assert "tanda-kecil terverifikasi" not in cell
    assert "terverifikasi sebagian" in cell


def test_a_fully_verified_mean_has_the_tick(official: Choice) -> None:
    assert "tanda-kecil terverifikasi" in cells(official, "Z1.71")[1]


def test_an_item_without_a_level_is_missing_and_not_zero(official: Choice) -> None:
    cell = cells(official, "Z1.01")[1]
    assert "kosong" in cell
    assert "0/1 butir" in cell
    assert "0,0" not in cell


def test_items_that_do_not_apply_leave_the_denominator(official: Choice) -> None:
    own = levels(official)
    assert own["Z1.71", "resmi.1"]["jumlah_butir"] == 2
    assert own["Z1.01", "resmi.1"]["jumlah_butir"] == 1


def test_the_newest_period_leads_and_differing_periods_are_told_per_government(official: Choice) -> None:
    assert levels(official)["Z1.01", "resmi.1"]["rata_level"] is None
    assert [cells(official, code)[0].count(period) for code, period in (("Z1.01", "2025"), ("Z1.71", "2024"))] == [2, 2]


def test_a_government_assessed_without_any_level_does_not_count_as_known(official: Choice) -> None:
    section = merit_levels.heatmap(official, href, LOADED)
    assert section.title == "Level per aspek diketahui untuk dua dari 3 instansi"
    assert "periode 2024 dan 2025" in section.note


def test_items_on_different_scales_are_not_averaged(official: Choice) -> None:
    mixed = merit.chosen(official.snapshot_id, "merit-baru", None, None)
    assert "lihat butir" in cells(mixed, "Z1")[0]
    assert "lihat butir" not in cells(mixed, "Z1.71")[0]


def test_a_government_without_levels_is_hatched_and_named(official: Choice) -> None:
    mixed = merit.chosen(official.snapshot_id, "merit-baru", None, None)
    [cell] = cells(mixed, "Z1.01")
    assert "kosong" in cell
    assert "belum ada data publik" in cell


def test_a_mean_leads_to_its_items_and_an_item_to_its_document(official: Choice) -> None:
    assert "/sistem-merit?instrumen=resmi&aspek=resmi.1" in cells(official, "Z1")[1]
    drilled = merit.chosen(official.snapshot_id, "resmi", "resmi.1", None)
    assert "/sumber?fakta=penilaian:Z1/resmi.1.1/2025" in cells(drilled, "Z1")[0]
    assert "tidak berlaku" in cells(drilled, "Z1.71")[2]


def test_the_drill_shows_every_criterion_with_counts_by_kind(official: Choice) -> None:
    page = merit_criteria.items(merit.chosen(official.snapshot_id, "resmi", "resmi.1", None), LOADED)
    assert page.count("Separuh") == 3
    assert "Provinsi (1)" in page
    assert "hanya bagi provinsi" in page
    assert "hanya periode lama" in page
    assert "1 (1 terverifikasi)" in page


# --- the index -----------------------------------------------------------------------------------------------------


def test_without_every_official_weight_no_index_stands_and_the_missing_weights_are_named(official: Choice) -> None:
    missing = merit.chosen(official.snapshot_id, "merit-baru", None, None)
    sentence = merit_criteria.index_sentence(missing)
    assert "Indeks tidak dihitung: bobot aspek 1 belum diketahui; rumusnya belum ada di katalog" in sentence
    assert merit_criteria.WEIGHTED not in shown(missing)


def test_with_every_official_weight_the_value_is_a_band_called_computed(official: Choice) -> None:
    assert merit_criteria.index_obstacles(official) == []
    assert "18,0 sampai 52,0" in cells(official, "Z1")[3]
    assert "85,0 dari 100 (hitungan)" in cells(official, "Z1.71")[3]
    assert "belum lengkap" in cells(official, "Z1.01")[3]


def test_an_unofficial_formula_alone_closes_the_index(worksheet: Folder, tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    source = worksheet.file("acuan/instrumen/resmi.toml").read_text(encoding="utf-8")
    folder.file("acuan/instrumen/resmi.toml").write_text(
        source.replace('status_rumus = "bersumber"', 'status_rumus = "draf"'), encoding="utf-8"
    )
    folder.publish()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MERITOKRASI_DATA", str(folder.path))
        choice = merit.chosen(str(folder.current()), "resmi", None, None)
        assert merit_criteria.index_obstacles(choice) == ["rumusnya berstatus draf"]


# --- published values ------------------------------------------------------------------------------------------------


def test_an_instrument_without_items_shows_its_published_totals_instead(official: Choice) -> None:
    old = merit.chosen(official.snapshot_id, "merit-lama", None, None)
    section = merit_levels.heatmap(old, href, LOADED)
    assert "Skor per aspek menurut Merit lama belum ada data publik" in section.title
    assert "301,5" in cells(old, "Z1")[0]
    assert "/sumber?fakta=capaian:Z1/merit_skor/2024/final" in cells(old, "Z1")[0]
    assert [("sementara" in cell, "kosong" in cell) for cell in cells(old, "Z1.01")] == [(False, False), (True, False)]


def test_sources_that_disagree_are_shown_with_every_value(official: Choice) -> None:
    old = merit.chosen(official.snapshot_id, "merit-lama", None, None)
    assert "210" in cells(old, "Z1.01")[0]
    assert "sumber lain 215" in cells(old, "Z1.01")[0]
    assert "sumber lain: 215" in merit_published.published(old, href).markup


def test_a_category_stands_with_period_status_assessor_and_source_count(official: Choice) -> None:
    page = merit_published.published(official, href).markup
    [row] = [row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if "Baik sekali" in row]
    assert "instrumen tidak disebut sumber" in row
    assert "Penilai Contoh" in row
    assert "2024" in row
    assert "final (menurut berita), periode tidak disebut, 1 sumber" in row


def test_a_word_that_the_catalogue_does_not_know_has_no_colour(official: Choice) -> None:
    entries = re.findall(r"<li>.*?</li>", merit_published.published(official, href).markup, re.S)
    assert [("langkah-" in entry) for entry in entries if "Baik sekali" in entry] == [False]
    assert [("langkah-8" in entry) for entry in entries if "301,5 (Baik)" in entry] == [True]


def test_too_few_known_categories_are_not_broken_down(official: Choice) -> None:
    old = merit.chosen(official.snapshot_id, "merit-lama", None, None)
    spread = merit_published.distribution(old).markup
    assert "kategori final periode 2024 terbit untuk 1 dari 1: terlalu sedikit untuk sebaran" in spread
    assert "Baik" not in spread


def test_the_distribution_counts_one_period_and_names_the_rest_apart(official: Choice) -> None:
    rows = queries.merit.aspect_distribution(official.snapshot_id, "resmi")
    states = {row["jenis"]: row["keadaan"] for row in rows if row["id_aspek"] == "resmi.1"}
    assert states == {"provinsi": "berlevel", "kabupaten": "tanpa level", "kota": "periode lain"}


def test_bands_cover_every_mean_and_the_highest_level_stands_alone() -> None:
    assert merit_published.bands(4)[0] == "0,0 sampai 0,9"
    assert merit_published.bands(4)[4] == "4,0"


# --- the chart -------------------------------------------------------------------------------------------------------


def frame(values: list[tuple[str | None, str, str, float]]) -> pd.DataFrame:
    rows = [
        {
            "id_instrumen": instrument, "kode_instansi": str(n), "nama_pendek": f"N{n}", "jenis": kind, "periode": "2024", "waktu": 2024.0,
            "nilai": value, "desimal_terbit": 1, "status_nilai": status, "status_periode": "tersurat",
        }
        for n, (instrument, kind, status, value) in enumerate(values)
    ]  # fmt: skip
    return pd.DataFrame(rows)


PANELS = [Panel("lama", "Lama"), Panel("", "Tidak disebut"), Panel("baru", "Baru")]
KINDS = ["provinsi", "kabupaten", "kota"]


def drawn(values: list[tuple[str | None, str, str, float]]) -> charts.Figure:
    return charts.merit.scores(frame(values), PANELS, KINDS, (2023, 2025), (100, 400), "light")


def dots(figure: charts.Figure) -> Iterator[tuple[str, list[float]]]:
    for trace in figure.data:
        if trace.name:
            yield trace.yaxis, list(trace.y)


def test_instruments_never_share_an_axis_and_the_break_between_them_is_drawn() -> None:
    figure = drawn([("lama", "kota", "final", 250.0), (None, "kota", "final", 300.0)])
    assert dict(dots(figure)) == {"y": [250.0], "y2": [300.0]}
    assert len(figure.layout.shapes) == 2


def test_an_instrument_without_scores_says_so_and_draws_nothing() -> None:
    figure = drawn([("lama", "kota", "final", 250.0)])
    assert [note.text for note in figure.layout.annotations].count(charts.merit.NOTHING) == 2
    assert len(list(dots(figure))) == 1


def test_an_interim_score_has_a_mark_and_a_word_of_its_own() -> None:
    figure = drawn([("lama", "kota", "final", 250.0), ("lama", "kota", "sementara", 240.0)])
    marks = {trace.name: trace.marker.symbol for trace in figure.data if trace.name}
    assert marks == {"kota": "square", "kota, belum final": "x-thin"}
    assert any("(sementara)" in label for trace in figure.data for label in trace.text or ())


def test_kinds_stand_apart_where_many_dots_share_a_year() -> None:
    many = [("lama", kind, "final", 200.0 + n) for n in range(4) for kind in KINDS]
    places = {trace.name: set(trace.x) for trace in drawn(list(many)).data if trace.name}
    assert len(set.union(*places.values())) == 3
    assert all(len(place) == 1 for place in places.values())
