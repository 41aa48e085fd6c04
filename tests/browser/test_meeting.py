"""Leading a meeting from the screen: by keyboard and remote, large enough to read, without another request for the files."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

SMALL = """() => [...document.querySelectorAll('.panggung *')].filter(e => e.children.length === 0 && e.textContent.trim())
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < 24).map(e => e.textContent.trim())"""


def at(page: Page, key: str) -> None:
    expect(page.locator(f'[data-slide="{key}"]')).to_be_visible()


def test_keys_and_a_remote_lead_through_the_show_and_out_of_it(visit: Opener) -> None:
    page = visit("/mode-rapat?lingkup=16.06").page
    at(page, "sampul")
    for key, slide in (
        ("ArrowRight", "langkah"),
        ("PageDown", "indikator"),
        ("PageUp", "langkah"),
        (" ", "indikator"),
        ("ArrowLeft", "langkah"),
    ):
        page.keyboard.press(key)
        at(page, slide)
    assert "layar=langkah" in page.url
    assert "snapshot=" in page.url
    page.reload()
    at(page, "langkah")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Bahan rapat: Kabupaten Musi Banyuasin")


def test_typing_a_name_jumps_to_that_government(visit: Opener) -> None:
    page = visit("/mode-rapat").page
    at(page, "sampul")
    page.keyboard.press("/")
    page.keyboard.type("penukal")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Kabupaten Penukal Abab Lematang Ilir")
    assert "lingkup=16.12" in page.url


@pytest.mark.parametrize("width", [1366, pytest.param(1920, marks=pytest.mark.full)])
def test_everything_on_every_screen_is_large_enough_and_whole(visit: Opener, width: int) -> None:
    page = visit("/mode-rapat", width=width, height=width * 9 // 16).page
    at(page, "sampul")
    seen = 0
    while True:
        seen += 1
        assert page.evaluate(SMALL) == [], page.locator("h1").inner_text()
        assert page.locator(".panggung").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
        assert page.get_by_test_id("stSidebar").is_hidden()
        before = page.locator("h1").inner_text()
        if page.locator(".st-key-layar-berikut button").is_disabled():
            break
        page.keyboard.press("ArrowRight")
        expect(page.locator("h1")).not_to_have_text(before)
    assert seen > 8


def test_one_button_and_one_zip(visit: Opener) -> None:
    page = visit("/bahan-rapat?lingkup=16.06").page
    page.get_by_role("button", name="Buat berkasnya").click()
    link = page.get_by_role("link", name=re.compile("^Unduh bahan rapat"))
    expect(link).to_be_visible(timeout=60_000)
    with page.expect_download() as waited:
        link.click()
    data = waited.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert len(bundle.namelist()) == 6
