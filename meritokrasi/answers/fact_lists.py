"""What is told of one government in a list: each entry as a value with what is known of it and its documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from meritokrasi import queries, text
from meritokrasi.answers import Heading
from meritokrasi.markup.registers import Value
from meritokrasi.queries import Row

Pairs = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Told:
    """One kind of list: its rows and their key in `kutipan`, how an entry is counted, what to bear in mind, an entry."""

    rows: Callable[[str, str], Sequence[Row]]
    counted: str
    lead: str
    value: Callable[[Row, Sequence[Row]], Value]
    key: str = "kunci"


def values(table: str, snapshot_id: str, code: str) -> list[Value]:
    """Every entry of one list; none when the government has no such list."""
    told = LISTS[table]
    rows = told.rows(snapshot_id, code)
    documents = queries.documents.sources(snapshot_id, table, [row[told.key] for row in rows])
    return [told.value(row, documents[row[told.key]]) for row in rows]


def heading(table: str, name: str, count: int) -> Heading:
    return Heading(f"{name}: {text.in_words(count)} {LISTS[table].counted}", LISTS[table].lead)


def _appointment(row: Row, documents: Sequence[Row]) -> Value:
    mechanism = "mekanisme tidak disebut" if row["mekanisme"] == "tidak disebut" else row["mekanisme"]
    amount = None if row["jumlah"] is None else f"{text.number(row['jumlah'])} {row['satuan']}"
    pairs: Pairs = (
        ("Tahap", row["tahap"]),
        ("Jumlah", amount),
        ("Tanggal", text.date(row["tanggal"], row["presisi"]) or None),
    )
    return Value(text.sentence_case(mechanism), "", pairs, documents, "penuh")


def _award(row: Row, documents: Sequence[Row]) -> Value:
    pairs: Pairs = (
        ("Pemberi", row["pemberi"]),
        ("Peringkat", None if row["peringkat"] is None else text.number(row["peringkat"])),
        ("Tahun", None if row["tahun"] is None else str(row["tahun"])),
    )
    return Value(row["penghargaan"], "", pairs, documents, "penuh")


def _plan(row: Row, documents: Sequence[Row]) -> Value:
    pairs: Pairs = (
        ("Butir", f"{row['nomor_butir']}. {row['judul_butir']}"),
        ("Keadaan menurut instansi", row["keadaan"]),
        ("Tenggat", text.date(row["tenggat"], row["presisi_tenggat"]) or None),
        ("Penanggung jawab", row["unit"]),
        ("Catatan", row["catatan"]),
    )
    return Value(row["rencana"], "", pairs, documents, "diakui")


def plan_words(row: Row) -> str:
    """What is planned, how far it is, who answers for it, until when."""
    due = text.date(row["tenggat"], row["presisi_tenggat"])
    parts = (row["rencana"], row["keadaan"], row["unit"], f"tenggat {due}" if due else "")
    return "; ".join(part for part in parts if part)


def _reply(row: Row, documents: Sequence[Row]) -> Value:
    pairs: Pairs = (
        ("Tentang", row["perihal"]),
        ("Disampaikan", row["penyampai"]),
        ("Tanggal", text.date(row["tanggal"], row["presisi"])),
    )
    return Value(row["isi"], "", pairs, documents)


LISTS: Mapping[str, Told] = {
    "pengisian_jabatan": Told(
        queries.government.appointments_of,
        "kabar pengisian jabatan",
        "Satu kabar dari satu dokumen; jumlah jabatan, pejabat, dan peserta tidak dijumlahkan.",
        _appointment,
    ),
    "penghargaan": Told(
        queries.government.awards_of,
        "penghargaan diberitakan",
        "Penghargaan bukan nilai sistem merit.",
        _award,
    ),
    "rencana_aksi": Told(
        queries.government.plans_of,
        "rencana aksi",
        "Rencana dan keadaannya menurut instansi itu sendiri.",
        _plan,
    ),
    "tanggapan": Told(
        queries.government.replies_of,
        "tanggapan",
        "Tanggapan instansi berdiri di samping angkanya dan tidak menggantikannya.",
        _reply,
        key="kunci_kutipan",
    ),
}
