"""The source panel: the documents behind a figure, one click away, as HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import quote, unquote

import htpy as h

from meritokrasi import text
from meritokrasi.queries import Row

NAMED_PUBLISHERS = 3
MOST_DOCUMENTS = 80  # in one panel; beyond this it counts the others
# The tables whose rows have a panel of their own on the page Sumber, each with its key in the order of the address.
FACTS = {
    "capaian": ("kode_instansi", "id_indikator", "periode", "status_nilai"),
    "penilaian": ("kode_instansi", "id_subindikator", "periode"),
    "tonggak": ("kode_instansi", "id_langkah"),
    "penandatangan": ("id_komitmen", "kode_instansi"),
    "pernyataan": ("kode_provinsi", "id_indikator", "periode"),
    "pengisian_jabatan": ("kode_instansi",),
    "penghargaan": ("kode_instansi",),
    "rencana_aksi": ("kode_instansi",),
    "tanggapan": ("kode_instansi",),
    "nasional": ("id_indikator", "tanggal"),
}


@dataclass(frozen=True)
class Loaded:
    """Where a figure can be found again: the day of its load, the snapshot, the dashboard's name, the page's address."""

    day: str
    snapshot_id: str
    title: str = ""
    address: str = ""


@dataclass(frozen=True)
class Cited:
    """One statement of a panel and the documents behind it."""

    statement: str
    documents: Sequence[Row]


def fact(table: str, *key: str) -> str:
    """The address of one fact on the page Sumber (`?fakta=`), by the natural key of FACTS so that it outlives a snapshot.

    Where the key is a government alone, it names all its rows.
    """
    return f"{table}:{'/'.join(quote(part, safe=' ') for part in key)}"


def parse_fact(address: str) -> tuple[str, tuple[str, ...]] | None:
    """Table and key of an address that `fact` made; None for any other text."""
    table, _, rest = address.partition(":")
    key = tuple(unquote(part) for part in rest.split("/"))
    known = table in FACTS and len(key) == len(FACTS[table]) and all(key)
    return (table, key) if known else None


def panel(
    cited: Sequence[Cited], loaded: Loaded, *, label: str | None = None, about: str = "", anchor: str = ""
) -> h.Element:
    """A closed panel that names its number of documents and how to cite; opens in place, by click or keyboard.

    With an `anchor` a link that ends in # and this id opens it (pages/static/pantau.js).
    """
    count = len({document["id_sumber"] for one in cited for document in one.documents})
    shown = _first(cited)
    summary = label or f"{text.number(count)} sumber"
    hidden = h.span(".tersembunyi")[f" untuk {about}"] if about else None
    return h.details(".sumber", id=anchor or None)[
        h.summary[summary, hidden],
        h.div(".sumber-isi")[
            (_cited(one, loaded) for one in shown),
            _left_out(len(cited) - len(shown)),
            _citation_of(cited, loaded, about),
        ],
    ]


def _first(cited: Sequence[Cited]) -> Sequence[Cited]:
    """As many statements as a panel can carry and a reader can read; always one."""
    documents = list(accumulate(max(len(one.documents), 1) for one in cited))
    return cited[: max(bisect_right(documents, MOST_DOCUMENTS), 1)]


def _left_out(statements: int) -> h.Element | None:
    if not statements:
        return None
    return h.p(".sumber-pernyataan")[
        f"Dan {text.number(statements)} hal lain, masing-masing dengan sumbernya di profil instansinya dan di halaman Sumber."
    ]


def citation(statement: str, publishers: str, loaded: Loaded) -> h.Element:
    """One line to cite a figure, table or chart: what it says, whose, in which snapshot, at which address."""
    words = f"{statement.rstrip('.')}. {publishers}. Dalam {loaded.title}, snapshot {loaded.snapshot_id}, dimuat {loaded.day}. {loaded.address}"
    return h.p(".kutipan")[h.b["Kutipan: "], h.span[words.strip()], h.button(".salin", type="button")["Salin"]]


def no_link(row: Row) -> str:
    """Why a document cannot be opened: an office sends proof that stands on no page, of the others we know too little."""
    own = row["jenis_sumber"] == "kiriman instansi"
    return "dokumen kiriman, tanpa alamat di internet" if own else "alamat lengkap tidak diketahui"


def document(row: Row, loaded: Loaded, more: h.Node = None) -> h.Fragment:
    """One document as every panel shows it: who published it, when, what, its link, and where we took it from."""
    published = text.date(row["tanggal_terbit"], row["presisi_terbit"]) or "tanggal terbit tidak diketahui"
    link = h.a(href=row["url"])["buka dokumen"] if row["url"] else no_link(row)
    dated = text.date(row["tanggal"], row["presisi"])
    return h.fragment[
        h.strong[row["penerbit"]],
        f" ({row['label_jenis']}), {published}",
        h.br,
        h.cite[row["judul"]],
        h.span(".catatan")[row["catatan"]] if row["catatan"] else None,
        h.span(".asal")[
            f"Tanggal angka atau kejadian: {dated}. " if dated else None,
            link,
            f" · dimuat {loaded.day} dari {row['berkas']}:{row['baris']}",
            more,
        ],
    ]


def _citation_of(cited: Sequence[Cited], loaded: Loaded, about: str) -> h.Element | None:
    sourced = [one for one in cited if one.documents]
    if not sourced:
        return None
    publishers = list(dict.fromkeys(str(d["penerbit"]) for one in sourced for d in one.documents))
    named = text.listing(publishers[:NAMED_PUBLISHERS])
    rest = len(publishers) - NAMED_PUBLISHERS
    others = f" dan {text.number(rest)} penerbit lain" if rest > 0 else ""
    statement = sourced[0].statement if len(sourced) == 1 and sourced[0].statement else about or sourced[0].statement
    return citation(statement, f"Sumber: {named}{others}", loaded)


def _cited(one: Cited, loaded: Loaded) -> h.Element:
    statement = h.p(".sumber-pernyataan")[one.statement] if one.statement else None
    return h.div(".sumber-kelompok")[statement, h.ul[(h.li[document(d, loaded)] for d in one.documents)]]
