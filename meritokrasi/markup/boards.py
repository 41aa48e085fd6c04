"""What stands around the board of steps, as HTML: what its marks mean, who has no step yet, and the table of rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import htpy as h
from markupsafe import Markup

from meritokrasi import text
from meritokrasi.markup import listings
from meritokrasi.markup.listings import Documents, Line
from meritokrasi.markup.sources import Cited, Loaded, panel
from meritokrasi.queries import Row

SHOWN_ROUNDS = 10
ROUND_COLUMNS = ("Instansi", "Mekanisme", "Tahap", "Jumlah", "Tanggal", "Sumber")
SAME_ROUND = "mungkin sama dengan kabar lain di tanggal ini"


def legend() -> str:
    """The marks of proof in words, as profile and tile map use them."""
    marks = (
        ("penuh", "diberitakan"),
        ("setengah", "tangan kedua; pada kolom komitmen: tanpa kabar tanda tangan"),
    )
    shown = [h.li[listings.mark(kind), words] for kind, words in marks]
    return str(
        h.div(".legenda")[h.ul(aria_label="Arti tanda")[shown, h.li[h.span(".kunci.kosong"), f"– {text.MISSING}"]]]
    )


def silent(title: str, groups: Sequence[tuple[str, Sequence[Line]]], *, opened: bool) -> str:
    """The governments without a reported step, as links by province; nothing when there are none."""
    if not groups:
        return ""
    return str(
        h.details(".kelompok.tanpa-langkah", open=opened)[h.summary[title], Markup(listings.grouped_links(groups))]
    )


def rounds_table(rows: Sequence[Row], documents: Documents, loaded: Loaded, profile_href: Mapping[str, str]) -> str:
    """One row per round and document; what does not fit on a screen opens in place."""
    if not rows:
        return str(h.p(".kosong-kalimat")[text.sentence_case(text.MISSING), "."])
    first, rest = rows[:SHOWN_ROUNDS], rows[SHOWN_ROUNDS:]
    table = _rounds(first, documents, loaded, profile_href)
    if not rest:
        return str(table)
    more = h.details(".kelompok")[
        h.summary[f"dan {text.number(len(rest))} lainnya"], _rounds(rest, documents, loaded, profile_href)
    ]
    return str(h.fragment[table, more])


def _rounds(rows: Sequence[Row], documents: Documents, loaded: Loaded, profile_href: Mapping[str, str]) -> h.Element:
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in ROUND_COLUMNS)]]
    body = (_round(row, documents[row["kunci"]], loaded, profile_href[row["kode_instansi"]]) for row in rows)
    return h.div(".tabel-bingkai")[h.table(".tabel.putaran")[head, h.tbody[body]]]


def _round(row: Row, documents: Sequence[Row], loaded: Loaded, href: str) -> h.Element:
    statement = f"{row['nama']}: {row['label_mekanisme']}, {row['label_tahap']}"
    cells = (
        ("Mekanisme", row["label_mekanisme"]),
        ("Tahap", [row["label_tahap"], h.small[SAME_ROUND] if row["senada"] > 1 else None]),
        ("Jumlah", _amount(row)),
        ("Tanggal", text.date(row["tanggal"], row["presisi"], short=True) or text.UNDATED),
        ("Sumber", panel([Cited(statement, documents)], loaded, about=statement)),
    )
    return h.tr[h.th(scope="row")[h.a(href=href)[row["nama"]]], (h.td(data_label=name)[cell] for name, cell in cells)]


def _amount(row: Row) -> str:
    return "tidak disebut" if row["jumlah"] is None else f"{text.number(row['jumlah'])} {row['satuan']}"
