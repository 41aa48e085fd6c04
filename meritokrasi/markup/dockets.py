"""Submissions as HTML: what they change, what is wrong with them, who has them, and every step they took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from meritokrasi.markup.registers import table


@dataclass(frozen=True)
class Document:
    """A document that an item names; `href` only when it is a link that a browser may open."""

    title: str
    about: str
    href: str


@dataclass(frozen=True)
class Item:
    """One item: its number, what it is about, columns as (name, old, new), the document, and what was decided."""

    number: int
    about: str
    columns: Sequence[tuple[str, str, str]]
    document: Document | None
    state: str
    reason: str
    place: str


@dataclass(frozen=True)
class Problem:
    """One finding: where it stands, the column, the value, what is wrong, what to do."""

    place: str
    column: str
    value: str
    wrong: str
    remedy: str


@dataclass(frozen=True)
class Docket:
    """One submission in the list: its number, whom it is from, what it holds, its state, whose turn it is since when."""

    number: str
    href: str
    sender: str
    content: str
    state: str
    turn: str


@dataclass(frozen=True)
class Step:
    """One step of a submission: when, what, by whom, and what was said."""

    when: str
    number: str
    what: str
    who: str
    note: str


def signed_in(name: str, role: str, problem: str | None) -> str:
    """Who is signed in, as what, or why not as anybody."""
    return str(h.div(".pengunjung")[h.b[name], h.span[role] if role else None, h.p[problem] if problem else None])


def dockets(items: Sequence[Docket], empty: str, label: str) -> str:
    if not items:
        return str(h.p(".kosong-kalimat")[empty])
    rows = (
        h.tr[
            h.th(scope="row")[h.a(href=item.href)[item.number], h.small[item.sender]],
            h.td(data_label="Isi")[item.content],
            h.td(data_label="Keadaan")[item.state],
            h.td(data_label="Giliran")[item.turn or "–"],
        ]
        for item in items
    )
    return str(table(("Kiriman", "Isi", "Keadaan", "Giliran"), rows, label))


def items(entries: Sequence[Item], label: str) -> str:
    """Old beside new for every item, with its document and what was decided about it."""
    names = ("Tentang", "Yang terbit", "Menjadi", "Bukti", "Keadaan")
    rows = (
        h.tr[
            h.th(scope="row")[f"{entry.number}. {entry.about}", h.small[entry.place] if entry.place else None],
            *_sides(entry),
            h.td(data_label="Bukti")[_document(entry.document)],
            h.td(data_label="Keadaan")[entry.state, h.small[entry.reason] if entry.reason else None],
        ]
        for entry in entries
    )
    return str(h.div(".perubahan")[table(names, rows, label)])


def item(entry: Item) -> str:
    """The same for one item beside which a reviewer decides."""
    old, new = _sides(entry)
    names = ("Yang terbit", "Menjadi", "Bukti")
    row = h.tr[old, new, h.td(data_label="Bukti")[_document(entry.document)]]
    return str(h.div(".perubahan.satu-isian")[table(names, row, f"Isian {entry.number}: {entry.about}")])


def _sides(entry: Item) -> tuple[h.Element, h.Element]:
    old = [(name, before) for name, before, _ in entry.columns if before]
    new = [(name, after) for name, _, after in entry.columns]
    return (
        h.td(data_label="Yang terbit")[_values(old) if old else "belum ada"],
        h.td(data_label="Menjadi")[_values(new)],
    )


def _values(columns: Sequence[tuple[str, str]]) -> h.Element:
    return h.ul(".kolom-nilai")[
        (h.li[h.span(".nama-kolom")[name], " ", h.strong[value] if value else "kosong"] for name, value in columns)
    ]


def _document(document: Document | None) -> h.Node:
    if document is None:
        return "Kirimannya sendiri"
    title = h.a(href=document.href)[document.title] if document.href else document.title
    return h.fragment[h.cite[title], h.small[document.about]]


def problems(found: Sequence[Problem], label: str, left_out: str) -> str:
    """Every finding with its cell and what to do."""
    names = ("Di mana", "Tertulis", "Yang salah", "Yang harus dilakukan")
    rows = (
        h.tr[
            h.th(scope="row")[one.place, h.small[one.column] if one.column else None],
            h.td(data_label="Tertulis")[one.value or "–"],
            h.td(data_label="Yang salah")[one.wrong],
            h.td(data_label="Yang harus dilakukan")[one.remedy],
        ]
        for one in found
    )
    return str(h.fragment[table(names, rows, label), h.p(".ukuran")[left_out] if left_out else None])


def steps(taken: Sequence[Step], empty: str, left_out: str) -> str:
    """Every step, the newest first."""
    if not taken:
        return str(h.p(".kosong-kalimat")[empty])
    rows = (
        h.tr[
            h.th(scope="row")[step.when],
            h.td(data_label="Kiriman")[step.number],
            h.td(data_label="Langkah")[step.what],
            h.td(data_label="Oleh")[step.who],
            h.td(data_label="Catatan")[step.note or "–"],
        ]
        for step in taken
    )
    made = table(("Kapan", "Kiriman", "Langkah", "Oleh", "Catatan"), rows, "Jejak kiriman")
    return str(h.fragment[made, h.p(".ukuran")[left_out] if left_out else None])


def reminder(names: Sequence[str], words: str) -> str:
    """Who is meant, and a text ready to be copied."""
    listed = h.ul(".tautan")[(h.li[name] for name in names)]
    return str(h.fragment[listed, h.p(".kutipan")[h.span[words], h.button(".salin", type="button")["Salin"]]])


def nobody(sentence: str) -> str:
    return str(h.p(".kosong-kalimat")[sentence])
