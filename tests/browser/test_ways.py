"""Ways through the app: first request, links, keyboard, sources, a new snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from etl import editions
from tests.browser.conftest import Opener, Visit, serve
from tests.folder import copy_shipped

pytestmark = pytest.mark.browser


CHART = "[data-testid=stPlotlyChart]"
SIZE_OF_CHART = f"(box => [box.width, box.height])(document.querySelector('{CHART}').getBoundingClientRect())"
STAMP = "[data-testid=stSidebar] .cap small >> nth=0"
EDITION = "Rapat 12 Desember"
AREA = "acuan/wilayah.toml"


def stamp_of(visit: Visit) -> str:
    return visit.page.locator("[data-testid=stSidebar] .cap small").first.inner_text()


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """A server of made-up data in two snapshots, the first with a name; their ids, the current one last."""
    folder = copy_shipped(tmp_path_factory.mktemp("past"))
    folder.replace(AREA, "simulasi = false", "simulasi = true")
    ids = [folder.publish()]
    folder.replace(AREA, "Kanreg VII", "Kanreg 7")
    ids.append(folder.publish())
    editions.name_edition(folder.terbit, EDITION, ids[0])
    with serve(folder.path, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address, ids


def choose_snapshot(visit: Visit, words: str) -> None:
    visit.page.get_by_role("combobox", name="Per tanggal").click()
    visit.page.get_by_role("option", name=words).click()
    visit.settle()


def assert_on(visit: Visit, snapshot: str) -> None:
    """The page shows this past snapshot: stamp, mark and picker say so."""
    expect(visit.page.locator(STAMP)).to_have_text(f"Snapshot {snapshot}", timeout=20_000)
    expect(visit.page.locator(".pita-lama")).to_contain_text(EDITION)
    expect(visit.page.get_by_role("combobox", name="Per tanggal")).to_have_value(re.compile(f"^{EDITION}"))


def test_a_deep_link_is_right_as_the_very_first_request_of_a_fresh_server(
    visit: Opener, data: Path, tmp_path: Path
) -> None:
    with serve(data, tmp_path / "log") as address:
        first = visit("/profil-instansi?instansi=16.06", at=address)
        expect(first.page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin")
        assert first.page.get_by_text("Page not found").count() == 0
        assert first.complaints == []
        assert first.foreign == []


def test_without_a_snapshot_the_first_visitor_sees_it_being_built(visit: Opener, tmp_path: Path) -> None:
    folder = copy_shipped(tmp_path)
    with serve(folder.path, tmp_path / "log") as address:
        first = visit("/komitmen", at=address)
        expect(first.page.locator("h1")).to_contain_text("Penandatanganan diberitakan")
    assert folder.current()


def test_the_default_page_has_an_address_of_its_own_that_works(visit: Opener) -> None:
    page = visit("/ringkasan").page
    expect(page.locator(".kartu-angka").first).to_be_visible()
    assert page.get_by_text("Page not found").count() == 0


def test_a_square_of_the_map_opens_the_profile(visit: Opener) -> None:
    page = visit("/").page
    page.locator('a.petak[href*="16.06"]').click()
    expect(page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin", timeout=20_000)
    assert "instansi=16.06" in page.url


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_square_of_the_map_opens_the_sources_of_its_step(visit: Opener, width: int, height: int) -> None:
    page = visit("/", width=width, height=height).page
    square = page.locator('a.petak[href*="16.06"]')
    panel = (square.get_attribute("href") or "").rpartition("#")[2]
    square.click()
    expect(page.locator(f"details#{panel}[open] .sumber-isi")).to_be_in_viewport(timeout=20_000)
    expect(page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin")
    expect(page.locator(f"#{panel} > summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("details.sumber[open]")).to_have_count(0)


def test_the_source_of_a_figure_opens_in_one_click_and_its_link_leaves_in_a_new_tab(visit: Opener) -> None:
    page = visit("/profil-instansi?instansi=16.02").page
    row = page.locator("tr", has_text="Skor sistem merit")
    row.locator("summary").click()
    expect(row.locator(".sumber-isi")).to_be_visible()
    expect(row.locator(".sumber-isi")).to_contain_text("fakta/capaian.csv:")
    link = row.locator(".sumber-isi a").first
    link.focus()
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_the_source_of_a_figure_opens_by_keyboard(visit: Opener) -> None:
    page = visit("/profil-instansi?instansi=16.02").page
    summary = page.locator("tr", has_text="Skor sistem merit").locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr", has_text="Skor sistem merit").locator(".sumber-isi")).to_be_visible()


def test_the_keyboard_reaches_search_menu_squares_and_sources(visit: Opener) -> None:
    page = visit("/").page
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "() => { const e = document.activeElement; return e.closest('[data-testid=stSidebarNav]') ? 'menu'"
                " : e.matches('a.petak') ? 'petak' : e.matches('summary') ? 'sumber'"
                " : e.matches('input') ? e.getAttribute('aria-label') : e.tagName }"
            )
        )
    assert {"menu", "petak", "sumber", "Cari pemerintah daerah", "Per tanggal"} <= reached


def test_the_search_finds_old_spellings_and_codes(visit: Opener) -> None:
    page = visit("/").page
    for typed, code in (("Okut", "16.08"), ("Batang Hari", "15.04"), ("Pangkalpinang", "19.71"), ("16.08", "16.08")):
        page.get_by_role("combobox", name="Cari pemerintah daerah").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/profil-instansi?instansi={code}", timeout=15_000)


# A link to each page that has choices, and what its choices then show.
LINKS = {
    "/komitmen?provinsi=19": {"Provinsi": "Kepulauan Bangka Belitung"},
    "/sistem-merit?instrumen=kasn-9-2019&provinsi=16": {"Instrumen": "KASN 9/2019", "Provinsi": "Sumatera Selatan"},
    "/manajemen-talenta?provinsi=17&jenis=kota": {"Provinsi": "Bengkulu", "Jenis": "Kota"},
    "/perbandingan?instansi=16.06&indikator=spi_total&provinsi=16": {
        "Instansi Anda": "Kabupaten Musi Banyuasin",
        "Indikator": "SPI total",
        "Provinsi": "Sumatera Selatan",
    },
    "/kelengkapan?provinsi=15&jenis=kota": {"Provinsi": "Jambi", "Jenis": "Kota"},
    "/riwayat?instansi=16.06": {"Instansi": "Kabupaten Musi Banyuasin"},
    "/metode?instrumen=kasn-9-2019": {"Instrumen": "Penilaian sistem merit menurut Peraturan KASN 9/2019"},
    "/sumber?jenis_sumber=berita&instansi=16.06": {"Jenis dokumen": "berita", "Instansi": "Kabupaten Musi Banyuasin"},
    "/unduh?tabel=tonggak": {"Kamus tabel": "tonggak"},
}


def test_a_link_restores_what_was_chosen_and_keeps_it_after_a_reload(visit: Opener) -> None:
    opened = visit("/unduh")
    page, base = opened.page, opened.page.url.removesuffix("/unduh")
    for link, choices in LINKS.items():
        opened.open(base + link)
        for name, value in choices.items():
            box = page.locator("[data-testid=stMain]").get_by_role("combobox", name=name, exact=True)
            expect(box).to_have_value(re.compile(f"^{re.escape(value)}"), timeout=15_000)
        assert page.url == base + link
    page.reload()
    expect(page.get_by_role("combobox", name="Kamus tabel")).to_have_value("tonggak", timeout=15_000)


def test_a_choice_on_a_page_is_written_into_its_address(visit: Opener) -> None:
    opened = visit("/kelengkapan")
    opened.page.get_by_role("combobox", name="Jenis", exact=True).click()
    opened.page.get_by_role("option", name="Kota").click()
    opened.page.wait_for_url("**/kelengkapan?jenis=kota")


def test_the_share_button_copies_one_sentence_and_the_link(visit: Opener) -> None:
    opened = visit("/profil-instansi?instansi=16.06")
    page = opened.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Bagikan").click()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert "Kabupaten Musi Banyuasin" in copied
    assert "/profil-instansi?" in copied
    assert "instansi=16.06" in copied


def test_a_new_snapshot_appears_in_an_open_session_without_a_restart(visit: Opener, tmp_path: Path) -> None:
    folder = copy_shipped(tmp_path)
    folder.publish()
    with serve(folder.path, tmp_path / "log") as address:
        opened = visit(at=address)
        before = stamp_of(opened)
        folder.replace(AREA, "Kanreg VII", "Kanreg 7")
        second = folder.publish()
        opened.page.get_by_role("link", name="Komitmen", exact=True).click()
        expect(opened.page.locator("h1")).to_contain_text("Penandatanganan")
        expect(opened.page.locator("[data-testid=stSidebar] .cap small").first).to_have_text(f"Snapshot {second}")
        assert before != stamp_of(opened)


def test_a_pinned_snapshot_survives_square_menu_back_and_reload(visit: Opener, past: tuple[str, list[str]]) -> None:
    address, [first, _] = past
    opened = visit(f"/?snapshot={first}", at=address)
    page = opened.page
    assert_on(opened, first)
    page.get_by_role("link", name="Komitmen", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Penandatanganan")
    page.wait_for_url(f"**snapshot={first}**")
    page.locator('a[href*="instansi=16.06"]').first.click()
    expect(page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin", timeout=20_000)
    page.reload()
    assert_on(opened, first)
    page.go_back()
    assert_on(opened, first)


def test_a_snapshot_chosen_in_the_menu_survives_tile_menu_back_and_reload_until_the_current_one_is_chosen(
    visit: Opener, past: tuple[str, list[str]]
) -> None:
    address, ids = past
    opened = visit("/", at=address)
    page = opened.page
    choose_snapshot(opened, EDITION)
    page.wait_for_url(f"**snapshot={ids[0]}**")
    assert_on(opened, ids[0])
    page.locator('a.petak[href*="16.06"][href*="snapshot="]').click()
    expect(page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin", timeout=20_000)
    assert_on(opened, ids[0])
    page.get_by_role("link", name="Riwayat", exact=True).click()
    expect(page.locator("h1")).to_contain_text("ini muatan pertama")
    page.wait_for_url(f"**/riwayat?snapshot={ids[0]}")
    page.get_by_role("link", name="Riwayat", exact=True).click()
    page.get_by_role("link", name="Komitmen", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Penandatanganan")
    page.wait_for_url(f"**/komitmen?snapshot={ids[0]}")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("ini muatan pertama")
    assert_on(opened, ids[0])
    page.go_back()
    expect(page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin")
    assert_on(opened, ids[0])
    page.reload()
    expect(page.locator("h1")).to_have_text("Kabupaten Musi Banyuasin", timeout=20_000)
    assert_on(opened, ids[0])
    choose_snapshot(opened, "Yang berlaku")
    expect(page.locator(STAMP)).to_have_text(f"Snapshot {ids[1]}", timeout=20_000)
    expect(page.locator(".pita-lama")).to_have_count(0)
    assert "snapshot=" not in page.url
    assert "instansi=16.06" in page.url
    page.get_by_role("link", name="Komitmen", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Penandatanganan")
    expect(page.locator(STAMP)).to_have_text(f"Snapshot {ids[1]}")


def test_back_takes_a_choice_of_snapshot_back_and_the_banner_leads_to_the_current_one(
    visit: Opener, past: tuple[str, list[str]]
) -> None:
    address, ids = past
    opened = visit("/komitmen?provinsi=19", at=address)
    page = opened.page
    choose_snapshot(opened, EDITION)
    assert_on(opened, ids[0])
    page.go_back()
    expect(page.locator(STAMP)).to_have_text(f"Snapshot {ids[1]}", timeout=20_000)
    expect(page.get_by_role("combobox", name="Per tanggal")).to_have_value(re.compile("^Yang berlaku"))
    page.go_forward()
    assert_on(opened, ids[0])
    page.get_by_role("link", name="Buka yang berlaku").click()
    expect(page.locator(STAMP)).to_have_text(f"Snapshot {ids[1]}", timeout=20_000)
    expect(page.locator(".pita-lama")).to_have_count(0)
    page.wait_for_url("**/komitmen?provinsi=19")
    page.reload()
    expect(page.locator(STAMP)).to_have_text(f"Snapshot {ids[1]}", timeout=20_000)


def test_the_mark_of_a_past_snapshot_stays_in_view_beside_that_of_made_up_data(
    visit: Opener, past: tuple[str, list[str]]
) -> None:
    address, ids = past
    page = visit(f"/?snapshot={ids[0]}", width=390, height=844, at=address).page
    for media in ("screen", "print"):
        page.emulate_media(media="print" if media == "print" else "screen")
        marks = page.evaluate(
            "() => ['::before', '::after'].map(e => getComputedStyle(document.body, e))"
            ".map(s => ({words: s.content, place: s.position, bottom: parseFloat(s.bottom), height: parseFloat(s.height)}))"
        )
        old, made_up = marks
        assert [mark["place"] for mark in marks] == ["fixed", "fixed"]
        assert EDITION in old["words"]
        assert "REKAAN" in made_up["words"]
        assert old["bottom"] >= made_up["bottom"] + made_up["height"]


def test_paper_shows_the_page_without_the_menu(visit: Opener) -> None:
    page = visit("/profil-instansi?instansi=16.12").page
    page.emulate_media(media="print")
    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".kertas")).to_contain_text("Snapshot")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/kelengkapan", pytest.param("/komitmen", marks=pytest.mark.full)])
def test_a_printed_page_is_light_enough_to_send(visit: Opener, path: str) -> None:
    paper = visit(path).page.pdf(prefer_css_page_size=True)
    assert len(paper) < 4_000_000


def test_a_chart_on_paper_keeps_its_shape_and_leaves_no_gap_below(visit: Opener) -> None:
    page = visit("/komitmen").page
    page.wait_for_selector(f"{CHART} .main-svg")
    wide, high = page.evaluate(SIZE_OF_CHART)
    page.set_viewport_size({"width": 700, "height": 900})
    page.evaluate(f"document.querySelector('{CHART}').style.setProperty('--lebar-layar', '{wide}px')")
    page.evaluate(f"document.querySelector('{CHART}').style.setProperty('--tinggi-layar', '{high}px')")
    page.evaluate(f"document.querySelector('{CHART}').style.setProperty('--skala-kertas', '0.5')")
    page.emulate_media(media="print")
    assert page.evaluate(SIZE_OF_CHART) == pytest.approx([wide / 2, high / 2], abs=1)
    frame = page.evaluate(f"document.querySelector('{CHART}').closest('[data-testid=stElementContainer]').offsetHeight")
    assert frame == pytest.approx(high / 2, abs=2)
