"""A real server and a real browser."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, expect

from tests.folder import Folder, copy_shipped

ROOT = Path(__file__).parent.parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
START_SECONDS = 60
expect.set_options(timeout=20_000)  # two browsers and two servers share two cores with the other worker


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's chromium when there is one, else the one that Playwright installed."""
    system = shutil.which("chromium") or shutil.which("google-chrome")
    return {"args": ARGUMENTS, **({"executable_path": system} if system else {})}


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, published."""
    folder = copy_shipped(tmp_path_factory.mktemp("browser"))
    folder.publish()
    return folder.path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(data: Path, log: Path, *, port: int | None = None, options: Sequence[str] = ()) -> Iterator[str]:
    """A fresh server of the whole app on a free port; nobody has spoken to it but the health check."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]
    with log.open("wb") as output:
        environment = {**os.environ, "MERITOKRASI_DATA": str(data)}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped while starting"
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(data, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@dataclass
class Visit:
    """One open page with everything that the browser complained about or asked elsewhere."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)
        self.page.on("request", self._asked)

    def leave(self) -> None:
        """The tab as the next visit expects it."""
        self.page.remove_listener("console", self._said)
        self.page.remove_listener("pageerror", self._failed)
        self.page.remove_listener("request", self._asked)
        self.page.emulate_media(media="null")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.foreign.append(request.url)

    def open(self, address: str) -> Visit:
        self.page.goto(address)
        self.page.wait_for_selector("h1", timeout=30_000)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the script has run and plotly has drawn."""
        self.page.wait_for_selector('[data-test-script-state="notRunning"]', state="attached", timeout=30_000)
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(e => e.querySelector('.main-svg'))"
        )
        self.page.wait_for_timeout(200)


Opener = Callable[..., Visit]


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """One browser profile per theme: what it has fetched from a server once, it keeps."""
    made: dict[str, BrowserContext] = {}

    def window(theme: str) -> BrowserContext:
        if theme not in made:
            made[theme] = browser.new_context(color_scheme="dark" if theme == "dark" else "light", locale="id-ID")
        return made[theme]

    yield window
    for context in made.values():
        context.close()


@pytest.fixture(scope="session")
def tabs(windows: Callable[[str], BrowserContext]) -> Callable[[str], Page]:
    """One tab per theme: a new one would compile Streamlit and plotly again, half the cost of a visit."""
    return cache(lambda theme: windows(theme).new_page())


@pytest.fixture
def visit(tabs: Callable[[str], Page], server: str) -> Iterator[Opener]:
    """visit("/komitmen", width=390, theme="dark") loads a page anew in the tab of its theme."""
    visits: list[Visit] = []

    def opened(
        path: str = "/", *, width: int = 1366, height: int = 768, theme: str = "light", at: str = server
    ) -> Visit:
        made = Visit(tabs(theme), at)
        visits.append(made)
        made.page.set_viewport_size({"width": width, "height": height})
        made.watch()
        return made.open(f"{at}{path}")

    yield opened
    for made in visits:
        made.leave()
        if made.address != server:
            made.page.goto("about:blank")  # or the page would go on asking a server that is gone


# --- an office with a login -------------------------------------------------------------------------------------------

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


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for everybody who signs in here."""
    context = browser.new_context(locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def enter(tab: Page, office: Office) -> Enter:
    """enter("/tinjau-kiriman", "kelola") opens an address and signs in from there; without a user as a guest.

    Who was here before comes in with the cookies of then, unless told to sign in `anew`.
    """
    cookies: dict[str, Any] = {}

    def sign_in(path: str, user: str | None = None, *, anew: bool = False) -> Page:
        tab.context.clear_cookies()
        tab.set_viewport_size({"width": 1366, "height": 768})
        known = user in cookies and not anew
        if user and known:
            tab.context.add_cookies(cookies[user])
        tab.goto(f"{office.address}{path}")
        expect(tab.locator("h1")).to_be_visible()
        if user and not known:
            tab.get_by_role("button", name="Masuk", exact=True).last.click()
            tab.get_by_role("button", name=user, exact=True).click()
            tab.wait_for_url(f"{office.address}/**")
            expect(tab.locator("h1")).to_be_visible()
            cookies[user] = tab.context.cookies()
        return tab

    return sign_in
