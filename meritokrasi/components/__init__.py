"""The vocabulary that pages are written with; `from meritokrasi import components as c`."""

from meritokrasi.components.choices import (
    choose,
    choose_government,
    choose_kind,
    choose_page,
    choose_province,
    choose_several,
)
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
from meritokrasi.components.loads import choose_load, choose_range
from meritokrasi.components.pieces import boundaries, chart, heading, history, html, parts, section, sections
from meritokrasi.components.snapshots import choose_snapshot
from meritokrasi.components.view import View, href, open_view, server_address, view

__all__ = [
    "View", "banners", "base_style", "boundaries", "building", "chart", "choose", "choose_government", "choose_kind", "choose_load", "choose_page",
    "choose_province", "choose_range", "choose_several", "choose_snapshot", "findings_page", "heading", "history", "href", "html",
    "open_view", "page_title", "paper_stamp", "parts", "script_failed", "search", "section", "sections", "server_address", "stamp", "view",
]  # fmt: skip
