"""How long one run of each page takes on the server, warm."""

from __future__ import annotations

import tempfile
from pathlib import Path

from streamlit import config, logger
from streamlit.testing.v1 import AppTest

from bench import folders
from bench.figures import Figure, median_milliseconds
from bench.queries import ARGUMENTS
from meritokrasi import store

FRAME = folders.PROJECT / "pages" / "frame.py"
PAGES = {"pantauan/ringkasan.py": {}, "pantauan/komitmen.py": {}, "pantauan/profil_instansi.py": {"instansi": "code"}}


def measure() -> list[Figure]:
    logger.set_log_level("CRITICAL")
    config.set_option("client.showErrorDetails", "full")
    with tempfile.TemporaryDirectory() as parent:
        folder = folders.copy_shipped(Path(parent))
        with folders.as_data_folder(folder):
            snapshot = folders.publish(folder)
            return [_figure(page, snapshot, query) for page, query in PAGES.items()]


def _figure(page: str, snapshot: str, query: dict[str, str]) -> Figure:
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.switch_page(page)
    for parameter, argument in query.items():
        row = store.cursor(snapshot).execute(ARGUMENTS[argument]).fetchone()
        app.query_params[parameter] = row[0] if row else ""
    app.run()
    if app.exception:
        return Figure("halaman", f"{page}: {app.exception[0].message}", None)
    return Figure("halaman", page, median_milliseconds(app.run))
