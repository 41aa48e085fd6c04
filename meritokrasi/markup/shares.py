"""Counts and their shares of a whole, as stacked bars: the ages of figures, the distribution of levels and categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import htpy as h

from meritokrasi import text


@dataclass(frozen=True)
class Share:
    """A counted part of a whole: its name, how many, its colour on the ordered scale, and whether it is what is missing."""

    name: str
    count: int
    shade: int | None = None
    missing: bool = False


@dataclass(frozen=True)
class Whole:
    """What is divided, its shares in the same order as those of its neighbours, and in words those counted apart."""

    name: str
    shares: Sequence[Share]
    apart: str = ""


@dataclass(frozen=True)
class Kind:
    """The distribution of one kind of government, or the sentence that says why there is none."""

    title: str
    wholes: Sequence[Whole] = field(default_factory=tuple)
    sentence: str = ""


def stacked(wholes: Sequence[Whole]) -> str:
    """One bar per whole with what its colours mean above."""
    return str(h.div[_legend(_drawn(wholes)), h.ul(".tumpuk")[(_stacked(whole) for whole in wholes)]])


def distribution(title: str, note: str, kinds: Sequence[Kind], legend: Sequence[Share]) -> str:
    """Bars of counts, one group per kind of government: kinds are never added up."""
    return str(h.div(".sebaran")[h.h3[title], h.p(".ukuran")[note], _legend(legend), (_kind(kind) for kind in kinds)])


def _drawn(wholes: Sequence[Whole]) -> list[Share]:
    """The shares that stand in any of the bars."""
    used = {share.name for whole in wholes for share in whole.shares if share.count}
    return [share for share in wholes[0].shares if share.name in used] if wholes else []


def _legend(shares: Sequence[Share]) -> h.Element | None:
    keys = [h.li[h.span(class_=["kunci", _look(share)]), share.name] for share in shares]
    return h.div(".legenda")[h.ul(aria_label="Arti warna")[keys]] if keys else None


def _stacked(whole: Whole) -> h.Element:
    return h.li[h.span[whole.name], _spoken(whole), _track(whole)]


def _kind(kind: Kind) -> h.Element:
    if not kind.wholes:
        return h.p(".sebaran-jenis.kosong-kalimat")[h.b[f"{kind.title}: "], kind.sentence]
    return h.section(".sebaran-jenis")[h.h4[kind.title], h.ul[(_apart(whole) for whole in kind.wholes)]]


def _apart(whole: Whole) -> h.Element:
    name, rest = h.span(".sebaran-nama")[whole.name], h.small(".sebaran-sisa")[whole.apart]
    return h.li[name, _track(whole), _spoken(whole), rest]


def _spoken(whole: Whole) -> h.Element:
    words = text.listing([_words(share) for share in whole.shares if share.count]) or text.MISSING
    return h.span(".tersembunyi")[f": {words}"]


def _track(whole: Whole) -> h.Element:
    """The bar; hatched where nothing of the whole is known."""
    known = [share for share in whole.shares if share.count]
    if not known:
        return h.span(".sebaran-jalur.kosong", aria_hidden="true")
    return h.span(".sebaran-jalur", aria_hidden="true")[
        (
            h.span(class_=["sebaran-ruas", _look(share)], style=f"flex-grow:{share.count}", title=_words(share))[
                h.span[text.number(share.count)]
            ]
            for share in known
        )
    ]


def _words(share: Share) -> str:
    return f"{text.number(share.count)} {share.name}"


def _look(share: Share) -> str:
    return "kosong" if share.missing else f"langkah-{share.shade}" if share.shade else "tanpa-warna"
