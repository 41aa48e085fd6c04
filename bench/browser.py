"""How soon a reader sees the first number and the first picture, against an empty Streamlit page."""

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

from playwright.sync_api import Browser, sync_playwright

from bench import folders
from bench.figures import Figure

FIRST_NUMBER = ".kartu-angka"
FIRST_PICTURE = ".peta-petak a"
EMPTY = '[data-testid="stMain"] p'
EMPTY_APP = 'import streamlit as st\n\nst.write("kosong")\n'
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
RUNS = 5
START_SECONDS = 60


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as parent:
        folder = folders.copy_shipped(Path(parent))
        folders.publish(folder)
        empty = Path(parent) / "kosong.py"
        empty.write_text(EMPTY_APP, encoding="utf-8")
        with _served("app.py", folder) as ours, _served(str(empty), folder) as theirs, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            seconds = _alternate(browser, ours, theirs)
            browser.close()
    empty_page = seconds[EMPTY]
    return [
        Figure(
            target, f"median {RUNS}: {seconds[selector]:.2f} dan {empty_page:.2f} detik", seconds[selector] / empty_page
        )
        for target, selector in (("angka_pertama", FIRST_NUMBER), ("gambar_pertama", FIRST_PICTURE))
    ]


def _alternate(browser: Browser, ours: str, theirs: str) -> dict[str, float]:
    """Median seconds per selector; the first visit of each page only warms the servers."""
    _visit(browser, ours, (FIRST_NUMBER, FIRST_PICTURE))
    _visit(browser, theirs, (EMPTY,))
    visits = [
        _visit(browser, ours, (FIRST_NUMBER, FIRST_PICTURE)) | _visit(browser, theirs, (EMPTY,)) for _ in range(RUNS)
    ]
    return {selector: median(visit[selector] for visit in visits) for selector in visits[0]}


def _visit(browser: Browser, url: str, selectors: tuple[str, ...]) -> dict[str, float]:
    """Seconds from navigation until each selector is visible, with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    seen = {}
    for selector in selectors:
        page.locator(selector).first.wait_for(state="visible")
        seen[selector] = time.perf_counter() - start
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
