"""Documents and single facts as HTML: the source panel of one figure, the register, and what one document gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from meritokrasi import text
from meritokrasi.markup import listings, sources
from meritokrasi.markup.grids import Href
from meritokrasi.markup.sources import Loaded
from meritokrasi.queries import Row

PAGE = "sumber"
UNUSED = "belum dipakai"


@dataclass(frozen=True)
class Value:
    """One value that documents state: as printed, whether it leads and why, what is known of it, and its documents.

    `mark` is a mark of listings.mark, empty for none; `documents` have the shape of queries.documents.sources.
    """

    shown: str
    note: str
    facts: Sequence[tuple[str, str | None]]
    documents: Sequence[Row]
    mark: str = ""


@dataclass(frozen=True)
class Taken:
    """One thing taken from a document: whom and what it is about, what it says, when, and the place it was loaded from."""

    about: str
    about_href: str
    statement: str
    href: str
    day: str
    place: str
    note: str


def values(items: Sequence[Value], loaded: Loaded, href: Href) -> str:
    """Every value of one fact, open, each with its documents; from a document to all that was taken from it."""
    return str(h.ol(".nilai-daftar")[(h.li[_value(item, loaded, href)] for item in items)])


def _value(item: Value, loaded: Loaded, href: Href) -> h.Fragment:
    mark = listings.mark(item.mark) if item.mark else None
    documents = (h.li[sources.document(row, loaded, _all_of(row, href))] for row in item.documents)
    return h.fragment[
        h.h3[mark, item.shown, h.small[item.note] if item.note else None],
        facts(item.facts),
        h.ul(".dokumen", aria_label=f"Dokumen untuk {item.shown}")[documents],
    ]


def _all_of(row: Row, href: Href) -> h.Fragment:
    link = h.a(href=href(PAGE, dokumen=row["id_sumber"]), aria_label=f"semua yang diambil dari: {row['judul']}")
    return h.fragment[" · ", link["semua yang diambil dari dokumen ini"]]


def facts(pairs: Sequence[tuple[str, h.Node]]) -> h.Element:
    """Name and value; what is not known is left out. A value may hold a link."""
    return h.dl(".fakta")[([h.dt[name], h.dd[value]] for name, value in pairs if value)]


def link(words: str, address: str) -> h.Element:
    return h.a(href=address)[words]


def title(row: Row) -> h.Element:
    """The title of a document as printed; it is never one of our own sentences."""
    return h.cite[row["judul"]]


def register(rows: Sequence[Row], href: Href) -> str:
    """One row per document: what it is, and how much was taken from it."""
    if not rows:
        return str(h.p(".kosong-kalimat")["Tidak ada dokumen yang cocok dengan pilihan ini."])
    names = ("Dokumen", "Jenis", "Terbit", "Dipakai untuk", "Alamat")
    return str(table(names, (_document(row, href) for row in rows), "Register dokumen"))


def _document(row: Row, href: Href) -> h.Element:
    published = text.date(row["tanggal_terbit"], row["presisi_terbit"], short=True) or "tidak diketahui"
    address = h.a(href=row["url"], aria_label=f"buka {row['judul']}")["buka"] if row["url"] else "tidak diketahui"
    return h.tr[
        h.th(".judul-dokumen", scope="row")[
            h.a(href=href(PAGE, dokumen=row["id_sumber"]))[title(row)],
            h.small[f"{row['penerbit']} · {row['id_sumber']}"],
        ],
        h.td(data_label="Jenis")[row["label_jenis"]],
        h.td(data_label="Terbit")[published],
        h.td(data_label="Dipakai untuk")[used(row["jumlah_fakta"], row["jumlah_isian"])],
        h.td(data_label="Alamat")[address],
    ]


def used(fact_count: int, entry_count: int) -> str:
    """12 fakta dan 3 isian katalog; a document that gave nothing says so."""
    parts = ((fact_count, "fakta"), (entry_count, "isian katalog"))
    return " dan ".join(f"{text.number(count)} {word}" for count, word in parts if count) or UNUSED


def taken_table(items: Sequence[Taken]) -> str:
    names = ("Tentang", "Isinya", "Tanggal", "Berkas dan baris")
    return str(table(names, (_taken(item) for item in items), "Yang diambil dari dokumen ini"))


def _taken(item: Taken) -> h.Element:
    about = h.a(href=item.about_href)[item.about] if item.about_href else item.about
    return h.tr[
        h.th(scope="row")[about],
        h.td(data_label="Isinya")[
            h.a(href=item.href)[item.statement], h.small(".catatan")[item.note] if item.note else None
        ],
        h.td(data_label="Tanggal")[item.day or "–"],
        h.td(".asal", data_label="Berkas dan baris")[item.place],
    ]


def table(names: Sequence[str], body: h.Node, label: str) -> h.Element:
    """A table in a box that scrolls by itself; on a phone each row becomes a block (data-label)."""
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in names)]]
    return h.div(".tabel-bingkai", tabindex="0", role="region", aria_label=label)[
        h.table(".tabel")[head, h.tbody[body]]
    ]
