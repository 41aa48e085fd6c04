"""A page as Streamlit's AppTest runs it, on the shipped data."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tests.folder import copy_shipped

ROOT = Path(__file__).parent.parent.parent


def _as_html(heading: str) -> str:
    """The markdown of a heading as the browser writes it."""
    parts = [html.escape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part), quote=False) for part in heading.split("\n\n")]
    inside = [f"<h1>{part[2:]}</h1>" if part.startswith("# ") else f"<p>{part}</p>" for part in parts]
    return f'<div class="kepala">{"".join(inside)}</div>'


class Page:
    """One run of the frame, or of one page inside it."""

    def __init__(self) -> None:
        self.app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)

    def open(self, name: str = "", **query: str) -> Page:
        for key, value in query.items():
            self.app.query_params[key] = value
        if name:
            self.app.run()
            self.app.switch_page(f"{name}.py" if "/" in name else f"pantauan/{name}.py")
        self.app.run()
        return self

    @property
    def html(self) -> str:
        """The heading, then what the page wrote below it."""
        written = [_as_html(element.proto.body) for element in self.app.get("markdown")]
        return "\n".join([*written, *(element.proto.body for element in self.app.get("html"))])

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.html))

    @property
    def own_words(self) -> str:
        """Our own sentences, without the titles and notes of documents, which stand as they are."""
        ours = re.sub(r'<cite>.*?</cite>|<span class="catatan">.*?</span>', "", self.html, flags=re.S)
        return re.sub(r"<[^>]+>", " ", ours)

    @property
    def headline(self) -> str:
        found = re.findall(r"<h1>(.*?)</h1>", self.html)
        assert len(found) == 1, f"a page has one h1, not {len(found)}"
        return str(found[0])


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> Iterator[None]:
    """Every AppTest reads the metadata of all installed packages before its first run: longer than the page itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def shipped_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_shipped(tmp_path_factory.mktemp("shipped"))
    folder.publish()
    return folder.path


@pytest.fixture
def shipped(shipped_source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped data, published; tests only read it."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(shipped_source))
    return shipped_source


@pytest.fixture
def dashboard() -> Page:
    return Page()
