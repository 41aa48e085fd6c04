"""The open data as HTML: tables with their files, addresses to copy, the dictionary of one table, conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import htpy as h

from meritokrasi import text
from meritokrasi.markup.grids import Href
from meritokrasi.queries import Row

ROOT = "/api/v1/"
PACKAGE = "paket.zip"


@dataclass(frozen=True)
class Offer:
    """One table of the page Unduh: what one row is, how many, and its files, None where a form cannot hold that many rows."""

    name: str
    meaning: str
    rows: str
    files: Mapping[str, str | None]


@dataclass(frozen=True)
class Shelf:
    """Tables of one kind."""

    title: str
    offers: Sequence[Offer]


@dataclass(frozen=True)
class Recipe:
    """One way to take the data by address: for whom, what to do, and the line to copy."""

    title: str
    how: str
    line: str


def package(parts: Sequence[str], href: Href) -> str:
    """The one link for everything, and what lies in it."""
    link = h.a(".unduh-semua", href=_file(PACKAGE, href))[f"Unduh {PACKAGE}"]
    return str(h.fragment[h.p[link], h.ul(".rincian")[(h.li[part] for part in parts)]])


def shelves(items: Sequence[Shelf], href: Href) -> str:
    """The first kind lies open; the others open by a click."""
    return "".join(str(_shelf(item, number == 0, href)) for number, item in enumerate(items))


def _shelf(item: Shelf, opened: bool, href: Href) -> h.Element:
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in ("Tabel", "Baris", "Unduh"))]]
    table = h.table(".tabel.tabel-unduhan")[head, h.tbody[(_offer(offer, href) for offer in item.offers)]]
    count = f"{item.title} ({text.number(len(item.offers))} tabel)"
    return h.details(".kelompok", open=opened)[h.summary[count], h.div(".tabel-bingkai")[table]]


def _offer(offer: Offer, href: Href) -> h.Element:
    return h.tr[
        h.th(scope="row")[h.code[offer.name], h.small[offer.meaning]],
        h.td(data_label="Baris")[offer.rows],
        h.td(data_label="Unduh")[
            h.ul(".berkas")[(h.li[_link(offer.name, label, file, href)] for label, file in offer.files.items())]
        ],
    ]


def _link(table: str, label: str, file: str | None, href: Href) -> h.Element:
    if file is None:
        return h.span(".kosong-kalimat")[f"{label}: terlalu panjang"]
    return h.a(href=_file(file, href), aria_label=f"Unduh {table} sebagai {label}")[label]


def _file(name: str, href: Href) -> str:
    return href(f"{ROOT}{name}".lstrip("/"))


def recipes(items: Sequence[Recipe]) -> str:
    return str(h.div(".resep-daftar")[(_recipe(item) for item in items)])


def _recipe(item: Recipe) -> h.Element:
    button = h.button(".salin", type="button", aria_label=f"Salin baris untuk {item.title}")["Salin"]
    return h.div(".resep")[h.h3[item.title], h.p[item.how], h.p(".baris-salin")[h.span[item.line], button]]


def dictionary(rows: Sequence[Row]) -> str:
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in ("Kolom", "Tipe", "Arti", "Boleh kosong"))]]
    return str(h.div(".tabel-bingkai")[h.table(".tabel")[head, h.tbody[(_column(row) for row in rows)]]])


def _column(row: Row) -> h.Element:
    choices = f"Pilihan: {', '.join(row['pilihan'])}." if row["pilihan"] else None
    refers = f"Merujuk tabel {row['merujuk']}." if row["merujuk"] else None
    return h.tr[
        h.th(scope="row")[h.code[row["kolom"]]],
        h.td(data_label="Tipe")[text.type_words(row["tipe"])],
        h.td(data_label="Arti")[
            row["arti"], h.small[choices] if choices else None, h.small[refers] if refers else None
        ],
        h.td(data_label="Boleh kosong")["ya" if row["boleh_kosong"] else "tidak"],
    ]


def conditions(sentences: Sequence[str], citation: str, withheld: Mapping[str, str]) -> str:
    """What one must keep to, how to cite, and what is not given, with the reason."""
    quote = h.p(".baris-salin")[h.b["Cara mengutip: "], h.span[citation], h.button(".salin", type="button")["Salin"]]
    kept = h.details(".kelompok")[
        h.summary[f"Yang tidak dibuka ({text.number(len(withheld))} tabel), dengan alasannya"],
        h.ul(".rincian")[(h.li[h.code[name], f": {reason}"] for name, reason in withheld.items())],
    ]
    return str(h.fragment[h.ul(".rincian")[(h.li[sentence] for sentence in sentences)], quote, kept])
