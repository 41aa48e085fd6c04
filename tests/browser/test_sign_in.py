"""Signing in and out, and what closed doors show, in a real browser against a real OIDC provider."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import free_port, serve, wait_for
from tests.folder import Folder, copy_shipped

pytestmark = pytest.mark.browser

GOVERNMENT = "16.02"
USERS = {
    "kelola": {"email": "ani@kantor.go.id", "email_verified": True},
    "kelola2": {"email": "budi@kantor.go.id", "email_verified": True},
    "instansi": {"email": "oki@oki.go.id", "email_verified": True},
    "lain": {"email": "lain@lain.go.id", "email_verified": True},
    "pimpinan": {"email": "pim@bkn.go.id", "email_verified": True},
    "belum": {"email": "ani@kantor.go.id", "email_verified": False},
    "asing": {"email": "asing@asing.id", "email_verified": True},
    "lama": {"email": "ani@kantor.go.id", "email_verified": True, "iat": int(time.time()) - 13 * 3600},
}
ACCESS = """
wajib_masuk = {closed}
[[pengguna]]
nama = "ani@kantor.go.id"
peran = "pengelola"
[[pengguna]]
nama = "budi@kantor.go.id"
peran = "pengelola"
[[pengguna]]
nama = "oki@oki.go.id"
peran = "instansi"
kode_instansi = "16.02"
[[pengguna]]
nama = "lain@lain.go.id"
peran = "instansi"
kode_instansi = "16.06"
[[pengguna]]
nama = "pim@bkn.go.id"
peran = "pimpinan"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A real OIDC provider with a button for each user."""
    port = free_port()
    users = [f"--user-claims={json.dumps({'sub': sub, **claims})}" for sub, claims in USERS.items()]
    command = [str(Path(sys.executable).parent / "oidc-provider-mock"), "-p", str(port), *users]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@dataclass(frozen=True)
class Office:
    """A server with a login, its data folder, and who may come in."""

    address: str
    folder: Folder

    def close(self, closed: bool) -> None:
        text = ACCESS.format(closed=str(closed).lower())
        (self.folder.path / "acuan" / "akses.toml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def office(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = copy_shipped(tmp_path_factory.mktemp("kantor"))
    folder.publish()
    port = free_port()
    secrets = tmp_path_factory.mktemp("rahasia") / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "hanya-untuk-uji-dan-cukup-panjang-0123456789"
client_id = "pantau"
client_secret = "rahasia"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    made = Office(f"http://127.0.0.1:{port}", folder)
    made.close(False)
    log = tmp_path_factory.mktemp("log") / "server.log"
    with serve(folder.path, log, port=port, options=["--secrets.files", str(secrets)]):
        yield made


Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, office: Office) -> Iterator[Enter]:
    """enter("/tinjau-kiriman", "kelola") opens an address first, then signs in from there; without a user as a guest."""
    opened: list[BrowserContext] = []

    def sign_in(path: str, user: str | None = None) -> Page:
        context = browser.new_context(locale="id-ID", viewport={"width": 1366, "height": 768})
        opened.append(context)
        page = context.new_page()
        page.goto(f"{office.address}{path}")
        expect(page.locator("h1")).to_be_visible()
        if user:
            page.get_by_role("button", name="Masuk", exact=True).last.click()
            page.get_by_role("button", name=user, exact=True).click()
            page.wait_for_url(f"{office.address}/**")
            expect(page.locator("h1")).to_be_visible()
        return page

    yield sign_in
    for context in opened:
        context.close()


def test_signing_in_leads_back_to_the_page_and_shows_who_one_is(enter: Enter, office: Office) -> None:
    page = enter("/tinjau-kiriman?periode=2025", "kelola")
    assert page.url == f"{office.address}/tinjau-kiriman?periode=2025"
    expect(page.locator("h1")).to_have_text("Tidak ada kiriman yang menunggu pengelola")
    expect(page.locator(".pengunjung")).to_contain_text("ani@kantor.go.id")
    expect(page.locator(".pengunjung")).to_contain_text("pengelola")


def test_signing_out_takes_the_role_away(enter: Enter, office: Office) -> None:
    page = enter("/tinjau-kiriman", "kelola")
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
    page = enter(path, user)
    expect(page.locator("h1")).to_contain_text("Halaman ini untuk")
    expect(page.locator(".st-key-kepala")).to_contain_text(said)
    expect(page.locator("[data-testid=stFileUploader]")).to_have_count(0)


@pytest.mark.parametrize("path", ["/kirim-data", "/tinjau-kiriman", "/catat-data"])
def test_a_restricted_page_asked_first_of_a_fresh_server_shows_a_guest_nothing(
    browser: Browser, office: Office, tmp_path: Path, path: str
) -> None:
    with serve(office.folder.path, tmp_path / "log") as address:
        page = browser.new_page()
        page.goto(f"{address}{path}")
        expect(page.locator("h1")).to_contain_text("Halaman ini untuk")
        expect(page.locator(".st-key-kepala")).to_contain_text("Login belum dinyalakan")
        expect(page.get_by_text("Cara menyalakan login")).to_be_visible()
        assert page.get_by_role("dialog").count() == 0
        page.close()


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
