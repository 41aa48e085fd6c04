"""A submission from hand to hand in a real browser: out, filled, in, reviewed, published, and on the profile."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from tests import books
from tests.browser.conftest import Enter, Office

pytestmark = pytest.mark.browser

ANSWERS: books.Answers = {
    "Manajemen talenta": {"uji_kompetensi": {"Tanggal kejadian": "10 Agustus 2026", **books.PROOF}},
}
WRONG: books.Answers = {
    "Manajemen talenta": {"uji_kompetensi": {"Tanggal kejadian": "31 Februari 2026", **books.PROOF}}
}
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = b"%PDF-1.7 surat"
# Streamlit's own, as on every page.
KNOWN = {"list", "listitem"}


def upload(page: Page, place: str, name: str, kind: str, data: bytes) -> None:
    files: FilePayload = {"name": name, "mimeType": kind, "buffer": data}
    page.set_input_files(f".st-key-{place} input[type=file]", files=files)


def downloaded(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as waited:
        page.get_by_role("button", name=label).click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def violations(page: Page) -> list[str]:
    return [one["id"] for one in Axe().run(page).response["violations"] if one["id"] not in KNOWN]


def test_a_submission_goes_from_the_government_over_the_office_to_its_profile(enter: Enter, office: Office) -> None:
    page = enter("/kirim-data", "instansi")
    name, template = downloaded(page, "Unduh buku kerja")
    assert name == "buku-kerja-16.02-2026.xlsx" or re.fullmatch(r"buku-kerja-16\.02-20\d\d\.xlsx", name)

    upload(page, "kartu-unggah", "salah.xlsx", SHEET, books.answered(template, WRONG))
    expect(page.get_by_text("31 Februari 2026")).to_be_visible()
    name, marked = downloaded(page, "Unduh salinan bertanda")
    assert name.startswith("temuan-K")
    assert marked.startswith(b"PK")

    upload(page, "kartu-unggah", "benar.xlsx", SHEET, books.answered(template, ANSWERS))
    expect(page.get_by_text("Periksa bedanya di bawah")).to_be_visible()
    expect(page.get_by_role("cell", name="Tanggal kejadian 10 Agustus 2026")).to_be_visible()
    upload(page, "kartu-ajukan", "surat.pdf", "application/pdf", PDF)
    expect(page.locator(".st-key-kartu-ajukan").get_by_text("surat.pdf")).to_be_visible()
    page.get_by_role("button", name="Ajukan kepada pengelola").click()
    expect(page.get_by_text("Sekarang giliran Kanreg VII")).to_be_visible()
    assert violations(page) == []
    name, receipt = downloaded(page, "Unduh tanda terima (PDF)")
    assert name.startswith("tanda-terima-K")
    assert receipt.startswith(b"%PDF-")

    page = enter("/tinjau-kiriman", "kelola")
    page.locator("main table a, [data-testid=stMain] table a").first.click()
    expect(page.get_by_text("Satu isian menunggu keputusan")).to_be_visible()
    assert downloaded(page, "Unduh surat.pdf") == ("surat.pdf", PDF)
    page.get_by_role("button", name="Centang semua").click()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="Setujui yang dicentang").click()
    expect(page.get_by_text("disetujui. Terbitkan bila sudah siap")).to_be_visible()
    page.get_by_role("button", name="Terbitkan semua yang disetujui").click()
    expect(page.get_by_text(re.compile("^Terbit snapshot"))).to_be_visible(timeout=60_000)

    page = enter("/profil-instansi?instansi=16.02")
    expect(page.locator(".garis-waktu")).to_contain_text("10 Agu 2026")
    expect(page.locator(".garis-waktu")).to_contain_text("dilaporkan instansi")


def test_a_handed_out_file_is_given_to_nobody_who_only_knows_its_address(enter: Enter, office: Office) -> None:
    page = enter("/kirim-data", "instansi")
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    downloaded(page, "Unduh buku kerja")
    [address] = {url for url in addresses if "/media/" in url}
    assert page.request.get(address).status == 200
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address, timeout=10)


def test_the_form_for_one_figure_is_used_with_the_keyboard_alone(enter: Enter, office: Office) -> None:
    page = enter("/catat-data?instansi=16.02&isian=Indikator", "kelola")
    page.get_by_label("Nilai", exact=True).focus()
    page.keyboard.type("banyak")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Catat dan ajukan":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bukan angka")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/kirim-data", "/tinjau-kiriman", "/catat-data"])
def test_a_submission_page_fits_a_phone_and_speaks_indonesian_only(enter: Enter, path: str) -> None:
    page = enter(path, "kelola")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= 390
    words = page.locator("[data-testid=stMain]").inner_text()
    assert not re.search(r"\b(Upload|Browse|Drag|Choose|file|required|Press)\b", words), words
