"""The vocabulary that pages are written with; `from meritokrasi import components as c`."""

from meritokrasi.components.choices import choose, choose_government, choose_province, choose_several
from meritokrasi.components.frame import (
    banners,
    base_style,
    building,
    findings_page,
    page_title,
    paper_stamp,
    script_failed,
    search,
    stamp,
)
from meritokrasi.components.pieces import chart, heading, history, html, section, sections
from meritokrasi.components.view import View, href, open_view, view

__all__ = [
    "View", "banners", "base_style", "building", "chart", "choose", "choose_government", "choose_province", "choose_several",
    "findings_page", "heading", "history", "href", "html", "open_view", "page_title", "paper_stamp", "script_failed", "search",
    "section", "sections", "stamp", "view",
]  # fmt: skip
