"""Signing in and out, and what closed doors show, in a real browser against a real OIDC provider."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter, Office, Opener, serve

pytestmark = pytest.mark.browser


def test_signing_in_leads_back_to_the_page_and_shows_who_one_is(enter: Enter, office: Office) -> None:
    page = enter("/tinjau-kiriman?periode=2025", "kelola", anew=True)
    assert page.url == f"{office.address}/tinjau-kiriman?periode=2025"
    expect(page.locator("h1")).to_have_text("Tidak ada kiriman yang menunggu pengelola")
    expect(page.locator(".pengunjung")).to_contain_text("ani@kantor.go.id")
    expect(page.locator(".pengunjung")).to_contain_text("pengelola")


def test_signing_out_takes_the_role_away(enter: Enter, office: Office) -> None:
    page = enter("/tinjau-kiriman", "kelola", anew=True)
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.wait_for_url(lambda url: "tinjau" not in url)
    page.goto(f"{office.address}/tinjau-kiriman")
    expect(page.locator("h1")).to_have_text("Halaman ini untuk pengelola atau pimpinan")
    expect(page.get_by_role("button", name="Masuk", exact=True).last).to_be_visible()


@pytest.mark.parametrize(
    ("path", "user", "said"),
    [
        ("/tinjau-kiriman", "instansi", "Peran instansi tidak dapat melakukan ini"),
        ("/catat-data", "pimpinan", "Peran pimpinan tidak dapat melakukan ini"),
        ("/kirim-data", "pimpinan", "Peran pimpinan tidak dapat melakukan ini"),
        ("/kirim-data", "asing", "asing@asing.id belum terdaftar"),
        ("/kirim-data", "belum", "belum memastikan alamat surel"),
        ("/kirim-data", "lama", "Sesi Anda sudah berakhir"),
    ],
)
def test_who_may_not_see_a_page_is_told_why(enter: Enter, path: str, user: str, said: str) -> None:
    page = enter(path, user, anew=True)
    expect(page.locator("h1")).to_contain_text("Halaman ini untuk")
    expect(page.locator(".st-key-kepala")).to_contain_text(said)
    expect(page.locator("[data-testid=stFileUploader]")).to_have_count(0)


@pytest.mark.parametrize(
    "path",
    [*(pytest.param(path, marks=pytest.mark.full) for path in ("/kirim-data", "/catat-data")), "/tinjau-kiriman"],
)
def test_a_restricted_page_asked_first_of_a_fresh_server_shows_a_guest_nothing(
    visit: Opener, office: Office, tmp_path: Path, path: str
) -> None:
    with serve(office.folder.path, tmp_path / "log") as address:
        page = visit(path, at=address).page
        expect(page.locator("h1")).to_contain_text("Halaman ini untuk")
        expect(page.locator(".st-key-kepala")).to_contain_text("Login belum dinyalakan")
        expect(page.get_by_text("Cara menyalakan login")).to_be_visible()
        assert page.get_by_role("dialog").count() == 0


def test_a_closed_dashboard_shows_a_guest_neither_menu_nor_data(enter: Enter, office: Office) -> None:
    office.close(True)
    try:
        page = enter("/profil-instansi?instansi=16.06")
        expect(page.locator("h1")).to_have_text("Masuk untuk melihat dasbor ini")
        assert "Musi Banyuasin" not in page.content()
        assert page.get_by_role("link", name="Ringkasan").count() == 0
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{office.address}/api/v1/capaian.csv", timeout=10)
        page.get_by_role("button", name="Masuk", exact=True).last.click()
        page.get_by_role("button", name="pimpinan", exact=True).click()
        page.wait_for_url(f"{office.address}/profil-instansi?instansi=16.06")
        expect(page.locator("h1")).to_contain_text("Musi Banyuasin")
        assert page.request.get(f"{office.address}/profil/16.06.pdf").body().startswith(b"%PDF-")
    finally:
        office.close(False)


def test_a_session_that_lost_its_right_loses_it_at_the_next_click(enter: Enter, office: Office) -> None:
    page = enter("/kirim-data", "instansi")
    expect(page.get_by_role("button", name="Unduh buku kerja")).to_be_visible()
    (office.folder.path / "acuan" / "akses.toml").write_text("wajib_masuk = false\n", encoding="utf-8")
    try:
        page.get_by_role("link", name="Riwayat").click()
        page.get_by_role("link", name="Kirim data").click()
        expect(page.locator("h1")).to_have_text("Halaman ini untuk instansi atau pengelola")
    finally:
        office.close(False)
