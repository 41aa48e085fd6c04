"""Perbandingan: how do we stand among our peers?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meritokrasi import queries, store, text
from meritokrasi.answers import peer_group
from meritokrasi.queries import Row
from tests.pages.conftest import Page

INDICATORS = re.findall(r"^\[(\w+)\]$", Path("data/acuan/indikator.toml").read_text(encoding="utf-8"), re.M)


def comparable() -> Row:
    """The first group of the shipped data that may be ranked; the shipped data have one."""
    return next(g for g in queries.peers.groups(str(store.current_id())) if g["dapat_dibandingkan"])


def link(group: Row) -> dict[str, str]:
    found = {"indikator": group["id_indikator"], "jenis": group["jenis"]}
    return found | ({"provinsi": group["kode_provinsi"]} if group["kode_provinsi"] else {})


def members(group: Row) -> list[Row]:
    what = (
        group["id_indikator"],
        group["jenis"],
        group["periode"],
        "final",
        group["id_instrumen"],
        group["kode_provinsi"],
    )
    return [m for m in queries.peers.members(str(store.current_id()), *what) if m["nilai"] is not None]


def rows(page: Page) -> list[str]:
    table = page.html.split('class="tabel sejawat"')[1].split("</table>")[0]
    return [row for row in re.findall(r"<tr.*?</tr>", table, re.S) if 'scope="row"' in row]


def test_the_page_opens_with_how_many_are_known_and_why_there_are_no_ranks(shipped: Path, dashboard: Page) -> None:
    dashboard.open("perbandingan")
    assert not dashboard.app.exception
    snapshot = str(store.current_id())
    first = next(iter(peer_group.indicator_options(snapshot, None)))
    name = next(n["nama_pendek"] for n in queries.area.indicators(snapshot) if n["id_indikator"] == first)
    assert dashboard.headline.startswith(name)
    assert re.search(r"diketahui untuk \d+ dari \d+ \w+, tanpa peringkat$", dashboard.headline)
    rule = queries.catalogue.comparison_rule(snapshot)
    assert f"mulai {rule['paling_sedikit']} instansi dan {rule['persen']} % kelompok" in dashboard.words
    assert "Peringkat" not in dashboard.html.split('class="tabel sejawat"')[1].split("</thead>")[0]


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("kind", ["provinsi", "kabupaten", "kota"])
def test_every_indicator_opens_for_every_kind_and_names_who_cannot_be_judged(
    shipped: Path, dashboard: Page, indicator: str, kind: str
) -> None:
    dashboard.open("perbandingan", indikator=indicator, jenis=kind)
    assert not dashboard.app.exception
    size = sum(g["jenis"] == kind for g in queries.area.governments(str(store.current_id())))
    unjudged = int(re.findall(r"Belum dapat dinilai \((\d+)\)", dashboard.html)[0])
    apart = dashboard.html.count(">lihat sumber<") + sum(
        map(int, re.findall(r"lihat profil \((\d+)\)", dashboard.html))
    )
    judged = len(rows(dashboard)) if 'class="tabel sejawat"' in dashboard.html else apart
    assert judged + unjudged == size
    assert not any(
        word in dashboard.own_words.lower() for word in ("terburuk", "gagal", "tidak berkomitmen", "tersendat")
    )


def test_a_comparable_group_is_ranked_in_the_chart_and_in_the_table(shipped: Path, dashboard: Page) -> None:
    group = comparable()
    dashboard.open("perbandingan", **link(group))
    known = members(group)
    assert f"nilai tengah {len(known)} dari {group['jumlah_kelompok']} {group['jenis']}" in dashboard.headline
    assert str(group["periode"]) in dashboard.headline
    for row, member in zip(rows(dashboard), known, strict=True):
        assert f'data-label="Peringkat">{member["peringkat"]}<' in row
        assert text.figure(member["nilai"], member["desimal_terbit"]) in row
    [chart] = dashboard.app.get("plotly_chart")
    assert f"{len(known)} {group['jenis']}" in chart.proto.alt


def test_a_link_to_a_government_shows_its_rank_among_its_kind(shipped: Path, dashboard: Page) -> None:
    group = comparable()
    mine = members(group)[1]
    dashboard.open("perbandingan", **link(group), instansi=mine["kode_instansi"])
    assert dashboard.headline.startswith(f"{mine['nama']}: peringkat {mine['peringkat']}")
    assert [mine["nama"] in row for row in rows(dashboard) if "instansi Anda" in row] == [True]


def test_the_kind_of_a_link_gives_way_to_the_kind_of_the_own_government(shipped: Path, dashboard: Page) -> None:
    dashboard.open("perbandingan", instansi="16.71", jenis="kabupaten")
    assert dashboard.app.selectbox(key="jenis").value == "kota"


def test_choosing_an_own_government_on_the_page_turns_to_its_kind(shipped: Path, dashboard: Page) -> None:
    dashboard.open("perbandingan", jenis="kabupaten")
    dashboard.app.selectbox(key="instansi").set_value("16.71").run()
    assert not dashboard.app.exception
    assert dashboard.app.selectbox(key="jenis").value == "kota"
    assert "sesama kota" in dashboard.words
    assert "Kota Palembang" in dashboard.words


def test_interim_figures_are_never_beside_final_ones(shipped: Path, dashboard: Page) -> None:
    dashboard.open("perbandingan", indikator="mcp_total", status="sementara")
    assert "(sementara)" in dashboard.headline
    statuses = {re.findall(r'data-label="Status">(.*?)</td>', row, re.S)[0] for row in rows(dashboard)}
    assert all("sementara" in status and "final" not in status for status in statuses)


def test_every_value_leads_to_its_source_and_keeps_a_panel(shipped: Path, dashboard: Page) -> None:
    dashboard.open("perbandingan", indikator="spi_total", jenis="kabupaten", periode="2024")
    for row in rows(dashboard):
        assert re.search(r'href="/sumber\?fakta=capaian%3A[\d.]+%2Fspi_total%2F2024%2Ffinal"', row)
        assert "fakta/capaian.csv:" in row


@pytest.mark.parametrize(
    "query",
    [
        {"indikator": "tidak_ada"},
        {"jenis": "<script>"},
        {"provinsi": "99", "periode": "1900", "status": "x"},
        {"instansi": "' OR 1=1", "bandingkan": "16.01,99.99,<b>"},
        {"bagian": "Z9"},
    ],
)
def test_an_unknown_value_in_the_address_is_no_choice(shipped: Path, dashboard: Page, query: dict[str, str]) -> None:
    plain = Page().open("perbandingan").headline
    dashboard.open("perbandingan", **query)
    assert not dashboard.app.exception
    assert dashboard.headline == plain
    assert "<script>" not in dashboard.html


def test_governments_of_a_link_stand_side_by_side_without_a_winner(shipped: Path, dashboard: Page) -> None:
    dashboard.open("perbandingan", bandingkan="15,16.71")
    table = dashboard.html.split('class="tabel berdampingan"')[1].split("</table>")[0]
    assert table.count('scope="row"') == len(INDICATORS)
    assert "Provinsi Jambi" in table
    assert "Kota Palembang" in table
    assert table.count('<td class="arsir"') == table.count(f"<span>{text.MISSING}</span>") > 0
    assert "Periode berbeda" in table
    assert "disandingkan" in dashboard.words
