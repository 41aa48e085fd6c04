"""What stands around the matrix of completeness, as HTML: requests ready to be copied, and coverage load by load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from meritokrasi import text


@dataclass(frozen=True)
class Inquiry:
    """Whom to ask, what is not known yet in a few words, the sentence to send, and how to reach them if we know."""

    whom: str
    lacking: str
    sentence: str
    href: str = ""
    contact: str = ""


@dataclass(frozen=True)
class InquiryGroup:
    """The governments of one province."""

    name: str
    items: Sequence[Inquiry]


@dataclass(frozen=True)
class Bar:
    """Coverage at one load: its day, the percentage drawn, the same in words, of how many, and whether earlier ones differ in kind."""

    day: str
    percent: float
    shown: str
    counts: str
    apart: bool = False


@dataclass(frozen=True)
class Share:
    """A part of a whole that is counted: its name, how many, its colour on the ordered scale, and whether it is what is missing."""

    name: str
    count: int
    shade: int | None = None
    missing: bool = False


@dataclass(frozen=True)
class Stack:
    """A whole and its parts, in the same order for each; every one of the whole is in one part."""

    name: str
    shares: Sequence[Share]


def inquiry_list(items: Sequence[Inquiry], empty: str) -> str:
    """One line per addressee; when there is nobody to ask, the sentence that says so."""
    return str(_list(items) if items else h.p(".kosong-kalimat")[empty])


def inquiry_groups(groups: Sequence[InquiryGroup], empty: str) -> str:
    """The same by province; each province opens on click unless it is the only one."""
    if not groups:
        return str(h.p(".kosong-kalimat")[empty])
    return "".join(
        str(h.details(".kelompok", open=len(groups) == 1)[h.summary[group.name], _list(group.items)])
        for group in groups
    )


def bars(items: Sequence[Bar]) -> str:
    """One bar per load on a scale from nothing to all; bars stand apart, so unlike denominators are never joined."""
    return str(h.ol(".batang.muatan")[(_bar(item) for item in items)])


def stacked(items: Sequence[Stack]) -> str:
    """One bar per whole, all equally long; each part as wide as its share, with its count where that has room."""
    used = {share.name for item in items for share in item.shares if share.count}
    keys = [share for share in items[0].shares if share.name in used] if items else []
    legend = h.ul(aria_label="Arti warna")[(h.li[h.span(class_=["kunci", _look(key)]), key.name] for key in keys)]
    return str(h.div[h.div(".legenda")[legend], h.ul(".tumpuk")[(_stack(item) for item in items)]])


def _stack(item: Stack) -> h.Element:
    shares = [share for share in item.shares if share.count]
    words = text.listing([f"{text.number(share.count)} {share.name}" for share in shares])
    drawn = (
        h.span(class_=["tumpuk-bagian", _look(share)], style=f"flex-grow:{share.count}", title=_share_words(share))[
            h.span[text.number(share.count)]
        ]
        for share in shares
    )
    return h.li[
        h.span[item.name],
        h.span(".tersembunyi")[f": {words}"],
        h.span(".tumpuk-jalur", aria_hidden="true")[drawn],
    ]


def _share_words(share: Share) -> str:
    return f"{text.number(share.count)} instansi: {share.name}"


def _look(share: Share) -> str:
    return "kosong" if share.missing else f"langkah-{share.shade}" if share.shade else ""


def _bar(item: Bar) -> h.Element:
    filled = h.span(".batang-isi.langkah-7", style=f"width:{item.percent:.1f}%") if item.percent else None
    return h.li(class_=["terputus" if item.apart else ""])[
        h.span(".batang-nama")[item.day],
        h.span(".batang-jalur")[filled],
        h.span(".batang-angka")[item.shown],
        h.span(".rinci")[item.counts],
    ]


def _list(items: Sequence[Inquiry]) -> h.Element:
    return h.ul(".daftar.permintaan")[(_inquiry(item) for item in items)]


def _inquiry(item: Inquiry) -> h.Element:
    whom = h.a(href=item.href)[item.whom] if item.href else item.whom
    contact = h.small[f"Hubungi {item.contact}"] if item.contact else None
    return h.li[h.span[h.b[whom], f": {item.lacking}", contact], _request(item)]


def _request(item: Inquiry) -> h.Element:
    """The span comes first in its paragraph: that is what the button copies (pantau.js)."""
    hidden = h.span(".tersembunyi")[f" untuk {item.whom}"]
    button = h.button(".salin", type="button", aria_label=f"Salin permintaan untuk {item.whom}")["Salin"]
    return h.details(".kutip")[
        h.summary["Kalimat permintaan", hidden], h.p(".kutipan")[h.span[item.sentence], " ", button]
    ]
