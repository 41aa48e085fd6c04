"""Profil instansi: everything about one government."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meritokrasi import queries, store, text
from tests.pages.conftest import Page

CODES = [row.split(",")[0] for row in Path("data/acuan/instansi.csv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.fixture(scope="module")
def profiles() -> Page:
    """One session that goes from profile to profile, as a reader does."""
    return Page()


def go_to(profiles: Page, code: str) -> None:
    if profiles.app.query_params.get("instansi"):
        profiles.app.query_params["instansi"] = code
        profiles.app.run()
    else:
        profiles.open("profil_instansi", instansi=code)


@pytest.mark.parametrize("code", CODES)
def test_every_profile_opens_names_its_gaps_and_proves_its_figures(shipped: Path, profiles: Page, code: str) -> None:
    go_to(profiles, code)
    assert not profiles.app.exception
    snapshot = str(store.current_id())
    assert profiles.headline == queries.area.government(snapshot, code)["nama"]
    known = {s["id_indikator"] for s in queries.government.series_of(snapshot, code)}
    missing = [n["nama"] for n in queries.area.indicators(snapshot) if n["id_indikator"] not in known]
    assert profiles.html.count('<tr class="hilang">') == len(missing)
    assert profiles.html.count(f'">{text.MISSING}</td>') == len(missing)
    for row in queries.government.figures_of(snapshot, code):
        shown = text.figure(row["nilai"], row["desimal_terbit"], row["kategori_terbit"])
        panels = [group for group in profiles.html.split('<div class="sumber-kelompok">') if f": {shown}" in group]
        assert panels, f"{row['id_indikator']} {row['periode']} {shown} has no source panel"
        assert all("fakta/capaian.csv:" in panel for panel in panels)


def test_without_a_code_the_page_lists_every_government(shipped: Path, dashboard: Page) -> None:
    dashboard.open("profil_instansi")
    assert dashboard.headline == "Pilih pemerintah daerah"
    assert dashboard.html.count("profil-instansi?instansi=") == 49


@pytest.mark.parametrize("code", ["99.99", "16.1", "<script>alert(1)</script>", "' OR 1=1"])
def test_an_unknown_code_says_so_and_offers_the_list(shipped: Path, dashboard: Page, code: str) -> None:
    dashboard.open("profil_instansi", instansi=code)
    assert not dashboard.app.exception
    assert dashboard.headline == "Pilih pemerintah daerah"
    assert "tidak ada dalam daftar" in dashboard.words
    assert "<script>alert" not in dashboard.html


def test_sources_that_disagree_are_shown_with_both_values_and_the_rule(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("profil_instansi", instansi="15").words
    assert "65,36 sumber lain: 69,36 sumber berbeda; mendahului: lebih banyak penerbit" in words


def test_a_later_head_count_is_a_movement_and_not_a_disagreement(shipped: Path, dashboard: Page) -> None:
    html = dashboard.open("profil_instansi", instansi="16").html
    assert "18.323" in html
    assert "sumber berbeda" not in html


def test_an_interim_value_is_named_and_not_compared(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("profil_instansi", instansi="15.02").words
    assert "41,68" in words
    assert "nilai sementara tidak dibandingkan" in words


def test_a_low_category_never_stands_in_the_heading(shipped: Path, dashboard: Page) -> None:
    dashboard.open("profil_instansi", instansi="17")
    heading = dashboard.html.split('class="kepala"')[1].split("</div>")[0]
    assert "Buruk" not in heading
    assert "Buruk" in dashboard.html


def test_a_collective_statement_stands_apart_and_fills_no_row(shipped: Path, dashboard: Page) -> None:
    dashboard.open("profil_instansi", instansi="15.01")
    assert "tidak mengisi nilai instansi ini" in dashboard.words
    table = dashboard.html.split("<table")[1].split("</table>")[0]
    assert "mencapai kategori Baik" not in table


def test_a_period_that_the_source_does_not_state_is_said(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("profil_instansi", instansi="19").words
    assert "tahun penilaian tidak disebut" in words
    assert "periode tidak disebut" in words


def test_a_group_of_few_known_is_shown_and_not_ranked(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("profil_instansi", instansi="16.02").words
    assert re.search(r"1 dari 37 kabupaten diketahui: tidak dibandingkan", words)


def test_what_comes_next_is_never_a_step_before_the_highest_reported_one(shipped: Path, dashboard: Page) -> None:
    snapshot = str(store.current_id())
    for code in CODES:
        highest = max(
            (s["urutan"] for s in queries.government.steps_of(snapshot, code) if s["id_tonggak"] is not None), default=0
        )
        assert all(row["urutan"] > highest for row in queries.government.examples(snapshot, code))
    assert "Belum kami temukan instansi yang diberitakan sudah melalui langkah sesudah ini" in (
        dashboard.open("profil_instansi", instansi="16.07").words
    )
