"""How long one run of each page takes on the server, warm: on the shipped data, and on the longest simulated history."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from streamlit import config, logger
from streamlit.testing.v1 import AppTest

from bench import folders
from bench.figures import Figure, median_milliseconds
from bench.queries import ARGUMENTS
from meritokrasi import store

FRAME = folders.PROJECT / "pages" / "frame.py"


@dataclass(frozen=True)
class Page:
    """A page, its address, what the address carries (a name of ARGUMENTS each), and whether it draws with plotly."""

    file: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    plotly: bool = False


PAGES = (
    Page("pantauan/ringkasan.py", "/"),
    Page("pantauan/komitmen.py", "/komitmen", plotly=True),
    Page("pantauan/sistem_merit.py", "/sistem-merit", plotly=True),
    Page("pantauan/manajemen_talenta.py", "/manajemen-talenta", plotly=True),
    Page("pantauan/perbandingan.py", "/perbandingan", plotly=True),
    Page("pantauan/profil_instansi.py", "/profil-instansi", {"instansi": "code"}, plotly=True),
    Page("rapat/bahan_rapat.py", "/bahan-rapat"),
    Page("rapat/mode_rapat.py", "/mode-rapat"),
    Page("data/kelengkapan.py", "/kelengkapan"),
    Page("data/riwayat.py", "/riwayat"),
    Page("rujukan/metode.py", "/metode"),
    Page("rujukan/sumber.py", "/sumber"),
    Page("rujukan/unduh.py", "/unduh"),
)


def measure() -> list[Figure]:
    logger.set_log_level("CRITICAL")
    config.set_option("client.showErrorDetails", "full")
    with tempfile.TemporaryDirectory() as parent:
        shipped = _measure("halaman", folders.copy_shipped(Path(parent)))
    return shipped + _measure("halaman_besar", folders.simulated(folders.LONGEST))


def address(page: Page, snapshot: str) -> dict[str, str]:
    """The values that the page's address carries, picked from the snapshot."""
    rows = {
        name: store.cursor(snapshot).execute(ARGUMENTS[argument]).fetchone() for name, argument in page.query.items()
    }
    return {name: row[0] if row else "" for name, row in rows.items()}


def _measure(target: str, folder: Path) -> list[Figure]:
    with folders.as_data_folder(folder):
        snapshot = folders.publish(folder)
        return [_figure(target, page, snapshot) for page in PAGES]


def _figure(target: str, page: Page, snapshot: str) -> Figure:
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.run()  # AppTest knows the pages of st.navigation only once it has run
    app.switch_page(page.file)
    for parameter, value in address(page, snapshot).items():
        app.query_params[parameter] = value
    app.run()
    if app.exception:
        return Figure(target, f"{page.path}: {app.exception[0].message}", None)
    return Figure(target, page.path, median_milliseconds(app.run))
