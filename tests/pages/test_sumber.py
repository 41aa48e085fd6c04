"""Sumber: every document and what was taken from it, and the panel that every figure leads to."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from meritokrasi import queries, store, text
from meritokrasi.answers import documents
from meritokrasi.markup import sources
from tests.folder import Folder
from tests.pages.conftest import Page

SOURCES = "rujukan/sumber"
FACTS = (
    "capaian:15/spi_total/2024/final",
    "capaian:17/sistem_merit_kategori/2024/final",
    "tonggak:15/persiapan",
    "penandatangan:palembang-2025-09-10/15",
    "nasional:talenta_instansi_total/2025-12-31",
    "pengisian_jabatan:16.02",
    "penghargaan:16",
    "pernyataan:17/sistem_merit_kategori/2023",
)


def links(html: str, page: str) -> list[dict[str, str]]:
    """The query of every link to one page of ours."""
    found = [urlsplit(unescape(link)) for link in re.findall(r'<a [^>]*href="([^"]*)"', html)]
    return [{k: v[0] for k, v in parse_qs(link.query).items()} for link in found if link.path == f"/{page}"]


def test_the_register_lists_every_document_in_pages(shipped: Path, dashboard: Page) -> None:
    dashboard.open(SOURCES)
    assert not dashboard.app.exception
    assert dashboard.headline.startswith("161 dokumen menopang")
    pages = [{q["dokumen"] for q in links(Page().open(SOURCES, halaman=n).html, "sumber")} for n in "1234"]
    assert [len(page) for page in pages] == [50, 50, 50, 11]
    assert len(set.union(*pages)) == 161


def test_another_choice_begins_at_the_first_page_again(shipped: Path, dashboard: Page) -> None:
    dashboard.open(SOURCES, halaman="2")
    assert "Dokumen 51 sampai 100 dari 161" in dashboard.words
    dashboard.app.selectbox(key="jenis_sumber").set_value("berita").run()
    assert "Dokumen 1 sampai 50 dari" in dashboard.words


@pytest.mark.parametrize("page", ["0", "99", "x", "-1"])
def test_an_unknown_page_shows_the_first(shipped: Path, dashboard: Page, page: str) -> None:
    dashboard.open(SOURCES, halaman=page)
    assert not dashboard.app.exception
    assert "Dokumen 1 sampai 50 dari 161" in dashboard.words


def test_a_link_narrows_the_register(shipped: Path, dashboard: Page) -> None:
    dashboard.open(SOURCES, instansi="16.06", indikator="mcp_total")
    snapshot = str(store.current_id())
    wanted = queries.documents.register(snapshot, limit=documents.PAGE_SIZE, code="16.06", indicator="mcp_total")
    assert 0 < len(wanted) < 50
    assert {q["dokumen"] for q in links(dashboard.html, "sumber")} == {row["id_sumber"] for row in wanted}
    name = queries.area.government(snapshot, "16.06")["nama"]
    assert f"Yang dihitung hanya pemakaian tentang {name}" in dashboard.words


@pytest.mark.parametrize("address", FACTS)
def test_every_kind_of_fact_has_a_panel_with_documents_and_a_way_back(
    shipped: Path, dashboard: Page, address: str
) -> None:
    dashboard.open(SOURCES, fakta=address)
    assert not dashboard.app.exception
    assert "dimuat" in dashboard.words
    assert re.search(r"fakta/\w+\.csv:\d+", dashboard.words)
    assert any("dokumen" in query for query in links(dashboard.html, "sumber"))
    assert "Kutipan: " in dashboard.words


def test_sources_that_disagree_stand_side_by_side_with_the_rule(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open(SOURCES, fakta="capaian:15/spi_total/2024/final").words
    assert dashboard.headline.endswith("65,36")
    assert "65,36 mendahului: lebih banyak penerbit" in words
    assert "69,36 terbantah oleh hitungan di dokumen itu sendiri" in words
    assert all(f"fakta/capaian.csv:{line}" in words for line in (131, 132, 133))


def test_every_figure_of_the_data_has_a_panel(shipped: Path) -> None:
    snapshot = str(store.current_id())
    for code in (row["kode_instansi"] for row in queries.area.governments(snapshot)):
        for row in queries.government.figures_of(snapshot, code):
            rows = queries.documents.series_values(
                snapshot, code, row["id_indikator"], row["periode"], row["status_nilai"]
            )
            assert row["id_capaian"] in {r["id_capaian"] for r in rows}


def test_a_low_category_stands_on_its_panel_with_everything_but_not_in_the_heading(
    shipped: Path, dashboard: Page
) -> None:
    dashboard.open(SOURCES, fakta="capaian:17/sistem_merit_kategori/2024/final")
    heading = dashboard.html.split('class="kepala"')[1].split("</div>")[0]
    assert "Buruk" not in heading
    assert "Buruk" in dashboard.html
    assert "(berita)" in dashboard.html


@pytest.mark.parametrize(
    "hostile", ["x", "capaian:99/x/y/z", "<script>alert(1)</script>", "tonggak:' OR 1=1/x", "a" * 3000]
)
def test_an_unknown_fact_is_one_sentence_and_the_list(shipped: Path, dashboard: Page, hostile: str) -> None:
    dashboard.open(SOURCES, fakta=hostile)
    assert not dashboard.app.exception
    assert documents.UNKNOWN_FACT.strip() in dashboard.words
    assert "Register dokumen" in dashboard.words
    assert "<script>alert" not in dashboard.html


def test_an_unknown_document_is_one_sentence_and_the_list(shipped: Path, dashboard: Page) -> None:
    dashboard.open(SOURCES, dokumen="<script>")
    assert documents.UNKNOWN_DOCUMENT.strip() in dashboard.words
    assert "Register dokumen" in dashboard.words


def test_a_document_shows_what_it_gave_and_each_leads_back(shipped: Path, dashboard: Page) -> None:
    snapshot = str(store.current_id())
    [busiest, *_] = sorted(queries.documents.register(snapshot, limit=999), key=lambda r: -r["jumlah_fakta"])
    dashboard.open(SOURCES, dokumen=busiest["id_sumber"])
    assert not dashboard.app.exception
    assert busiest["judul"] in unescape(dashboard.html)
    addresses = [query["fakta"] for query in links(dashboard.html, "sumber") if "fakta" in query]
    assert len(addresses) == busiest["jumlah_fakta"]
    assert all(sources.parse_fact(address) for address in addresses)
    assert links(dashboard.html, "profil-instansi")
    panel = Page().open(SOURCES, fakta=addresses[0])
    assert {"dokumen": busiest["id_sumber"]} in links(panel.html, "sumber")


def test_an_entry_of_the_catalogue_leads_to_metode(shipped: Path, dashboard: Page) -> None:
    dashboard.open(SOURCES, dokumen="S08")
    assert 'href="/metode#butir-permenpanrb-19-2025-' in dashboard.html
    assert 'href="/metode#instrumen-permenpanrb-19-2025"' in dashboard.html


def test_a_title_that_judges_stands_as_a_title_only(shipped: Path, dashboard: Page) -> None:
    [judging] = [r for r in queries.documents.titles(str(store.current_id())) if "Terburuk" in r["judul"]]
    for query in ({"dokumen": judging["id_sumber"]}, {"penerbit": judging["penerbit"]}):
        page = Page().open(SOURCES, **query)
        assert judging["judul"] in unescape(page.html)
        assert "terburuk" not in page.own_words.lower()


def test_a_pinned_snapshot_survives_every_link(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    first = sample.publish()
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    sample.publish()
    for query in ({}, {"dokumen": "D3"}, {"fakta": "capaian:Z1.01/merit_skor/2024/final"}):
        html = Page().open(SOURCES, snapshot=first, **query).html
        ours = [q for page in ("sumber", "profil-instansi", "metode", "komitmen") for q in links(html, page)]
        assert ours
        assert all(q.get("snapshot") == first for q in ours)


def test_missing_days_are_said_and_not_guessed(shipped: Path, dashboard: Page) -> None:
    snapshot = str(store.current_id())
    undated = [r for r in queries.documents.register(snapshot, limit=999) if r["tanggal_terbit"] is None]
    html = dashboard.open(SOURCES, dokumen=undated[0]["id_sumber"]).html
    assert "tidak diketahui" in html
    assert text.date(None, None) == ""
