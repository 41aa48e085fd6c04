"""A real server and a real browser."""

from __future__ import annotations

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
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.folder import copy_shipped

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
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self, address: str) -> None:
        def said(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.complaints.append(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith((address, address.replace("http", "ws"), "data:", "blob:")):
                self.foreign.append(request.url)

        self.page.on("console", said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", asked)

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


@pytest.fixture
def visit(windows: Callable[[str], BrowserContext], server: str) -> Iterator[Opener]:
    """visit("/komitmen", width=390, theme="dark") opens a page in a tab of its own."""
    tabs: list[Page] = []

    def opened(
        path: str = "/", *, width: int = 1366, height: int = 768, theme: str = "light", at: str = server
    ) -> Visit:
        made = Visit(windows(theme).new_page())
        tabs.append(made.page)
        made.page.set_viewport_size({"width": width, "height": height})
        made.watch(at)
        return made.open(f"{at}{path}")

    yield opened
    for tab in tabs:
        tab.close()
