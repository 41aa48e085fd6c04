"""How soon a reader sees the first number and the first chart of each page, against bare Streamlit pages."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from bench import folders, pages
from bench.figures import Figure

PICTURE = ".peta-petak a"
OURS = "[data-testid=stMain] :is(.st-key-kepala, [data-testid=stHtml])"
NUMBER = f"() => [...document.querySelectorAll('{OURS}')].some(e => /\\d/.test(e.innerText))"
DRAWN = "() => document.querySelector('[data-testid=stPlotlyChart] .main-svg') !== null"
MAP = f"() => document.querySelector({PICTURE!r}) !== null"
EMPTY = "() => document.querySelector('[data-testid=stMain] p') !== null"
EMPTY_APP = 'import streamlit as st\n\nst.write("kosong")\n'
BAR_APP = (
    "import plotly.graph_objects as go\nimport streamlit as st\n\n"
    'st.plotly_chart(go.Figure(go.Bar(x=["a", "b", "c"], y=[1, 2, 3])))\n'
)
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PAIRS = 5
CHART_PAIRS = 13
START_SECONDS = 60


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as parent:
        folder = folders.copy_shipped(Path(parent))
        with folders.as_data_folder(folder):
            snapshot = folders.publish(folder)
            paths = {page.path: _link(page, snapshot) for page in pages.PAGES}
        scripts = {name: Path(parent) / f"{name}.py" for name in ("kosong", "batang")}
        scripts["kosong"].write_text(EMPTY_APP, encoding="utf-8")
        scripts["batang"].write_text(BAR_APP, encoding="utf-8")
        with (
            _served("app.py", folder) as ours,
            _served(str(scripts["kosong"]), folder) as empty,
            _served(str(scripts["batang"]), folder) as bar,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            figures = _figures(browser, ours, empty, bar, paths)
            browser.close()
    return figures


def _link(page: pages.Page, snapshot: str) -> str:
    query = urlencode(pages.address(page, snapshot))
    return f"{page.path.lstrip('/')}?{query}" if query else page.path.lstrip("/")


def _figures(browser: Browser, ours: str, empty: str, bar: str, paths: dict[str, str]) -> list[Figure]:
    """Each page of ours beside the bare one, in turns."""
    drawn = {page.path for page in pages.PAGES if page.plotly}
    figures = []
    for name, path in paths.items():
        waits = {"angka_pertama": NUMBER, **({"gambar_pertama": MAP} if name == "/" else {})}
        figures += _compared(browser, name, ours + path, waits, empty, EMPTY)
        if name in drawn:
            figures += _compared(browser, name, ours + path, {"grafik_pertama": DRAWN}, bar, DRAWN, pairs=CHART_PAIRS)
    return figures


def _compared(
    browser: Browser,
    name: str,
    url: str,
    waits: dict[str, str],
    bare: str,
    bare_wait: str,
    pairs: int = PAIRS,
) -> list[Figure]:
    """How many times longer than the bare page each thing takes: the median over pairs of visits made side by side.

    A pair shares the machine's mood, which drifts; who goes first changes in turns. The first visits only warm the servers.
    """
    visits = [_pair(browser, url, waits, bare, bare_wait, ours_first=turn % 2 == 0) for turn in range(pairs + 1)][1:]
    figures = []
    for key in waits:
        ours, theirs = [pair[0][key] for pair in visits], [pair[1]["polos"] for pair in visits]
        words = (
            f"{name}, {pairs} pasang, median {median(ours):.2f} dan {median(theirs):.2f} detik "
            f"(tercepat {min(ours):.2f} dan {min(theirs):.2f})"
        )
        ratio = median(mine / bare_seconds for mine, bare_seconds in zip(ours, theirs, strict=True))
        figures.append(Figure(key, words, ratio))
    return figures


def _pair(
    browser: Browser, url: str, waits: dict[str, str], bare: str, bare_wait: str, *, ours_first: bool
) -> tuple[dict[str, float], dict[str, float]]:
    if ours_first:
        ours = _visit(browser, url, waits)
        return ours, _visit(browser, bare, {"polos": bare_wait})
    polos = _visit(browser, bare, {"polos": bare_wait})
    return _visit(browser, url, waits), polos


def _visit(browser: Browser, url: str, waits: dict[str, str]) -> dict[str, float]:
    """Seconds from navigation until each condition holds, with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    seen = {}
    for key, condition in waits.items():
        page.wait_for_function(condition, polling=10)
        seen[key] = time.perf_counter() - start
    context.close()
    return seen


@contextmanager
def _served(script: str, folder: Path) -> Iterator[str]:
    """The script behind its own server with the project's settings; its address."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "MERITOKRASI_DATA": str(folder)}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=folders.PROJECT, env=environment, stdout=quiet, stderr=quiet)
    try:
        url = f"http://127.0.0.1:{port}/"
        _wait_until_up(f"{url}_stcore/health")
        yield url
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(url: str) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
