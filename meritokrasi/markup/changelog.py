"""What loads changed, refused and corrected as HTML: old beside new, with the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import htpy as h

from meritokrasi import text
from meritokrasi.markup.registers import table
from meritokrasi.markup.sources import Cited, Loaded, panel

OPEN_ROWS = 60  # beyond this a table opens on click
KEPT_CONTEXT = 40
LONGEST = 400


@dataclass(frozen=True)
class Load:
    """One line of the list of loads: when, its id, how it ended, what it holds and changed, and where to look."""

    when: str
    id: str
    names: str
    result: str
    rows: str
    changed: str
    changes_href: str
    open_href: str


@dataclass(frozen=True)
class Change:
    """One entry that a load added, changed or removed: its table, whom and what it is about, and old beside new.

    `columns` are (column, old, new) of what is different; `old` and `new` are whole entries, empty where there is none.
    """

    table: str
    government: str
    about: str
    kind: str
    columns: Sequence[tuple[str, str, str]]
    old: str
    new: str
    cited: Sequence[Cited]
    place: str


@dataclass(frozen=True)
class Correction:
    """One published figure that was replaced or withdrawn."""

    government: str
    government_href: str
    about: str
    old: str
    new: str
    why: str
    when: str
    cited: Sequence[Cited]


def loads(recent: Sequence[Load], older: Sequence[Load], older_words: str, left_out: str) -> str:
    """The newest loads open, the older ones on click."""
    parts = [_loads_table(recent, "Muatan terbaru")]
    if older:
        rest = h.p(".ukuran")[left_out] if left_out else None
        parts.append(
            h.details(".kelompok")[h.summary[older_words], _loads_table(older, "Muatan yang lebih lama"), rest]
        )
    return "".join(str(part) for part in parts)


def _loads_table(items: Sequence[Load], label: str) -> h.Element:
    return table(("Dimuat", "Hasil", "Isi", "Perubahan", "Buka"), (_load(item) for item in items), label)


def _load(item: Load) -> h.Element:
    see = h.a(href=item.changes_href, aria_label=f"lihat perubahan muatan {item.when}")["lihat perubahan"]
    opened = h.a(href=item.open_href, aria_label=f"buka snapshot {item.when}")["buka snapshot"]
    links = [see if item.changes_href else None, " · " if item.changes_href and item.open_href else None]
    return h.tr(class_=["muatan", "ditolak" if not item.rows else ""])[
        h.th(scope="row")[item.when, h.b(".edisi")[item.names] if item.names else None, h.small[item.id]],
        h.td(data_label="Hasil")[item.result],
        h.td(data_label="Isi")[item.rows or "–"],
        h.td(data_label="Perubahan")[item.changed],
        h.td(data_label="Buka")[links, opened if item.open_href else None],
    ]


def changes(items: Sequence[Change], summaries: dict[str, str], loaded: Loaded, empty: str, *, of: str = "") -> str:
    """One table of old and new per kind of entry; `summaries` are the words above each, `of` tells two lists apart."""
    if not items:
        return str(h.p(".kosong-kalimat")[empty])
    few = len(items) <= OPEN_ROWS
    groups = [(name, list(group)) for name, group in groupby(items, key=lambda item: item.table)]
    return "".join(
        str(_group(summaries.get(name, name), rows, few or number == 0, loaded, of))
        for number, (name, rows) in enumerate(groups)
    )


def _group(summary: str, items: Sequence[Change], opened: bool, loaded: Loaded, of: str) -> h.Element:
    names, label = ("Tentang", "Semula", "Menjadi", "Sumber"), f"{summary}, {of}"
    rows = table(names, (_change(item, loaded) for item in items), label)
    return h.details(".kelompok.perubahan", open=opened)[h.summary[summary], rows]


def _change(item: Change, loaded: Loaded) -> h.Element:
    about = [h.small[item.about]] if item.government else []
    source = (
        panel(item.cited, loaded, about=f"{item.government} {item.about}".strip()) if item.cited else item.place or "–"
    )
    return h.tr[
        h.th(scope="row")[item.government or item.about, about, h.span(class_=["jenis", item.kind])[item.kind]],
        h.td(data_label="Semula")[_side([(name, old) for name, old, _ in item.columns], item.old or "belum ada")],
        h.td(data_label="Menjadi")[_side([(name, new) for name, _, new in item.columns], item.new or "dihapus")],
        h.td(data_label="Sumber")[source],
    ]


def _side(columns: Sequence[tuple[str, str]], whole: str) -> h.Node:
    if columns:
        return h.ul(".kolom-nilai")[
            (h.li[h.span(".nama-kolom")[name], " ", h.strong[value] if value else "kosong"] for name, value in columns)
        ]
    return whole


def apart(old: str, new: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, with some words around it, when they are too long to compare."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    start = max(_alike(old, new) - KEPT_CONTEXT, 0)
    keep = max(_alike(old[start:][::-1], new[start:][::-1]) - KEPT_CONTEXT, 0)
    return _middle(old, start, keep), _middle(new, start, keep)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _middle(words: str, start: int, end: int) -> str:
    shown = words[start : len(words) - end]
    cut = shown[:LONGEST] + (" …" if end or len(shown) > LONGEST else "")
    return ("… " if start else "") + cut


def corrections(items: Sequence[Correction], loaded: Loaded, empty: str, left_out: str) -> str:
    """The public list: which figure, what it was, what it is, why and when."""
    if not items:
        return str(h.p(".kosong-kalimat")[empty])
    names = ("Angka", "Semula", "Menjadi", "Alasan", "Kapan", "Sumber")
    rows = table(names, (_correction(item, loaded) for item in items), "Daftar koreksi")
    return str(h.fragment[rows, h.p(".ukuran")[left_out] if left_out else None])


def _correction(item: Correction, loaded: Loaded) -> h.Element:
    about = f"{item.government}, {item.about}"
    return h.tr[
        h.th(scope="row")[h.a(href=item.government_href)[item.government], h.small[item.about]],
        h.td(data_label="Semula")[item.old],
        h.td(data_label="Menjadi")[h.strong[item.new]],
        h.td(data_label="Alasan")[item.why],
        h.td(data_label="Kapan")[item.when],
        h.td(data_label="Sumber")[panel(item.cited, loaded, about=about) if item.cited else "–"],
    ]


def refusals(groups: Sequence[tuple[str, Sequence[str]]], empty: str, left_out: str) -> str:
    """Each refused load with the sentences of its findings; the newest open."""
    if not groups:
        return str(h.p(".kosong-kalimat")[empty])
    lists = (
        h.details(".kelompok", open=number == 0)[
            h.summary[title], h.ul(".daftar")[(h.li[h.span[s]] for s in sentences)]
        ]
        for number, (title, sentences) in enumerate(groups)
    )
    return str(h.fragment[lists, h.p(".ukuran")[left_out] if left_out else None])


def note(sentence: str) -> str:
    """A sentence about the address: what it asked for is not here."""
    return str(h.p(".pita.pita-kabar", role="note")[sentence])


def old_snapshot(names: str, when: str, current_href: str) -> str:
    """The banner of a page on a past snapshot."""
    name = h.fragment[h.b[names], ", "] if names else None
    back = h.a(href=current_href)["Buka yang berlaku"]
    return str(h.p(".pita.pita-lama", role="note")["Anda melihat snapshot lama: ", name, f"dimuat {when}. ", back])


def old_snapshot_strip(names: str, when: str) -> str:
    """The words of the strip that stays in view: a CSS string, with every other character escaped."""
    words = " · ".join(part for part in ("SNAPSHOT LAMA", names, f"dimuat {when}") if part)
    escaped = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in words)
    return f'<style>:root{{--lama:"{escaped}";--ruang-bawah:6rem}}</style>'


def aside(words: str) -> str:
    return str(h.p(".ukuran")[words])


def more(count: int) -> str:
    return f"dan {text.number(count)} lainnya" if count > 0 else ""
