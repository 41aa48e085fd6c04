"""What stands around the matrix of completeness, as HTML: requests ready to be copied, and coverage load by load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h


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
