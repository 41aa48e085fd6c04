"""The vocabulary that pages are written with; `from meritokrasi import components as c`."""

from meritokrasi.components.choices import (
    choose,
    choose_government,
    choose_kind,
    choose_page,
    choose_province,
    choose_several,
)
from meritokrasi.components.dockets import choose_submission, government_for, news, submission
from meritokrasi.components.frame import (
    banners,
    base_style,
    building,
    findings_page,
    may_build,
    page_title,
    paper_stamp,
    script_failed,
    search,
    stamp,
    unreadable_page,
)
from meritokrasi.components.handing_in import hand_in, line_form, reply_form, workbook_in, workbook_out, workbooks_out
from meritokrasi.components.loads import choose_load, choose_range
from meritokrasi.components.meeting import choose_scope, preview, show, take_along
from meritokrasi.components.pieces import boundaries, chart, heading, history, html, paper, parts, section, sections
from meritokrasi.components.review import decide, publish, undo
from meritokrasi.components.snapshots import choose_snapshot
from meritokrasi.components.view import View, current_view, href, open_view, server_address, view
from meritokrasi.components.visitors import closed_page, is_admitted, is_public, signed_in, staff, visitor_box

__all__ = [
    "View",
    "banners",
    "base_style",
    "boundaries",
    "building",
    "chart",
    "choose",
    "choose_government",
    "choose_kind",
    "choose_load",
    "choose_page",
    "choose_province",
    "choose_range",
    "choose_scope",
    "choose_several",
    "choose_snapshot",
    "choose_submission",
    "closed_page",
    "current_view",
    "decide",
    "findings_page",
    "government_for",
    "hand_in",
    "heading",
    "history",
    "href",
    "html",
    "is_admitted",
    "is_public",
    "line_form",
    "may_build", "news",
    "open_view",
    "page_title",
    "paper",
    "paper_stamp",
    "parts",
    "preview",
    "publish",
    "reply_form",
    "script_failed",
    "search",
    "section",
    "sections",
    "server_address",
    "show",
    "signed_in",
    "staff",
    "stamp",
    "submission",
    "take_along",
    "undo", "unreadable_page",
    "view",
    "visitor_box",
    "workbook_in",
    "workbook_out",
    "workbooks_out",
]  # fmt: skip
