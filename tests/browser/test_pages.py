"""Every page in a real browser: sizes, themes, names, accessibility, no other host."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Opener

PATHS = (
    "/",
    "/komitmen",
    "/sistem-merit",
    "/manajemen-talenta",
    "/perbandingan?instansi=16.06",
    "/profil-instansi?instansi=16.12",
    "/profil-instansi?instansi=15",
    "/profil-instansi",
    "/kelengkapan",
    "/riwayat",
    "/metode",
    "/sumber",
    "/sumber?fakta=capaian:15/spi_total/2024/final",
    "/unduh",
    "/bahan-rapat?lingkup=16.12",
    "/mode-rapat?lingkup=16.09&layar=indikator",
)
WIDTHS = {1366: 768, 390: 844, 320: 640}
WIDEST, NARROWEST = max(WIDTHS), min(WIDTHS)
THEMES = ("light", "dark")
# Each page once; as three widths and two themes have no common divisor, every width comes in both themes.
EVERYDAY = set(zip(PATHS, itertools.cycle(WIDTHS), itertools.cycle(THEMES), strict=False))
CASES = [
    pytest.param(*case, marks=[] if case in EVERYDAY else [pytest.mark.full])
    for case in itertools.product(PATHS, WIDTHS, THEMES)
]
# st.navigation puts its section heads between the items of its list.
KNOWN_AXE = {"list", "listitem"}
ENGLISH = re.compile(
    r"\b(Choose|Deploy|Search|Settings|Running|Loading|Select|Upload|Page not found|App pages|Rerun|Clear|Close|Open|View|Show"
    r"|Fullscreen|[Ss]idebar)\b"
)
CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stHtml] *, .st-key-kepala *, [data-testid=stSidebarNav] *')]
  .filter(e => e.offsetParent !== null && e.children.length === 0 && e.textContent.trim() !== '')
  .filter(e => {
    const box = e.getBoundingClientRect();
    if (box.width <= 1 || e.closest('[data-testid=stSidebar][data-collapsed=true]')) return false;
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      const style = getComputedStyle(p), frame = p.getBoundingClientRect();
      if (style.clipPath !== 'none') return false;
      // What a named region scrolls to is not cut off; its sticky names are measured as they stand.
      if (p.matches('.sumber-isi') || p.matches('[role=region][tabindex="0"]') && !e.closest('th[scope=row]')) return false;
      if (style.overflowX !== 'visible' && (box.right > frame.right + 1 || p === e && e.scrollWidth > e.clientWidth + 1)) return true;
      if (p.matches('.petak') && (box.bottom > frame.bottom + 1 || e.scrollWidth > p.clientWidth)) return true;
    }
    return false;
  }).map(e => e.textContent.trim())"""

CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(e => e.tabIndex >= 0
  && !e.disabled && e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.getBoundingClientRect().width > 0
  && !e.closest('[aria-hidden=true], [data-testid=stToolbar], .modebar'))"""
UNREACHED = f"() => ({CONTROLS})().filter(e => !e.hasAttribute('data-terjangkau')).map(e => e.outerHTML.slice(0, 160))"


@pytest.mark.browser
@pytest.mark.parametrize(("path", "width", "theme"), CASES)
def test_a_page_reads_whole_at_every_size_and_theme(visit: Opener, path: str, width: int, theme: str) -> None:
    made = visit(path, width=width, height=WIDTHS[width], theme=theme)
    page = made.page
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert made.complaints == []
    assert made.foreign == []
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT_OFF) == []
    assert english_left(page) == []
    if width > NARROWEST:
        assert new_violations(page) == {}
    if width == WIDEST:
        assert unreached(page) == []


def new_violations(page: Page) -> dict[str, list[str]]:
    """What axe finds beyond the two known ones, with the elements it found."""
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return {
        v["id"]: [node["html"][:160] + " | " + node.get("failureSummary", "")[:200] for node in v["nodes"]][:3]
        for v in violations
        if v["id"] not in KNOWN_AXE
    }


def unreached(page: Page) -> list[str]:
    """The controls that Tab does not come to."""
    page.evaluate("() => addEventListener('focusin', e => e.target.setAttribute('data-terjangkau', ''))")
    left: list[str] = page.evaluate(UNREACHED)
    assert len(left) > 3
    before = len(left) + 1
    while left and len(left) < before:
        before = len(left)
        for _ in range(30):
            page.keyboard.press("Tab")
        left = page.evaluate(UNREACHED)
    return left


def english_left(page: Page) -> list[str]:
    """The framework's English words in labels, titles and text, outside what documents say themselves."""
    assert page.evaluate("document.documentElement.lang") == "id"
    shown: str = page.evaluate(
        "() => [...document.querySelectorAll('body *')].flatMap(e => ['aria-label', 'title', 'placeholder', 'alt']"
        ".map(a => e.getAttribute(a))).filter(Boolean).join('\\n') + '\\n' + document.title"
    )
    own: str = page.evaluate(
        "() => { const copy = document.body.cloneNode(true); copy.querySelectorAll('cite, .catatan, script, style, noscript')"
        ".forEach(e => e.remove()); return copy.textContent; }"
    )
    return sorted({*ENGLISH.findall(shown), *ENGLISH.findall(own)})
