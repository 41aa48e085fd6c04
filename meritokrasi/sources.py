"""The source panel: the documents behind a figure, one click away, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from meritokrasi import text
from meritokrasi.queries import Row


@dataclass(frozen=True)
class Cited:
    """One statement of a panel and the documents behind it."""

    statement: str
    documents: Sequence[Row]


def panel(cited: Sequence[Cited], loaded: str, *, label: str | None = None, about: str = "") -> h.Element:
    """A closed panel that names its number of documents; opens in place, by click or keyboard, and in print."""
    count = len({document["id_sumber"] for one in cited for document in one.documents})
    summary = label or f"{text.number(count)} sumber"
    hidden = h.span(".tersembunyi")[f" untuk {about}"] if about else None
    return h.details(".sumber")[
        h.summary[summary, hidden], h.div(".sumber-isi")[(_cited(one, loaded) for one in cited)]
    ]


def _cited(one: Cited, loaded: str) -> h.Element:
    statement = h.p(".sumber-pernyataan")[one.statement] if one.statement else None
    return h.div(".sumber-kelompok")[statement, h.ul[(h.li[_document(d, loaded)] for d in one.documents)]]


def _document(row: Row, loaded: str) -> h.Fragment:
    published = text.date(row["tanggal_terbit"], row["presisi_terbit"]) or "tanggal terbit tidak diketahui"
    link = h.a(href=row["url"])["buka dokumen"] if row["url"] else "alamat lengkap tidak diketahui"
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
            f" · dimuat {loaded} dari {row['berkas']}:{row['baris']}",
        ],
    ]
