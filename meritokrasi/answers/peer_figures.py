"""The figures of a peer group in words, and the documents behind them: what table, chart and lists of Perbandingan share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meritokrasi import queries, text
from meritokrasi.answers.peer_group import Group
from meritokrasi.markup import sources
from meritokrasi.markup.sources import Cited
from meritokrasi.queries import Row

SOURCE_PAGE = "sumber"
NO_CHANGE = "belum ada pembanding waktu"


def shown(figure: Row) -> str:
    """As published: with its decimals, or its word when it has no number."""
    return text.figure(figure["nilai"], figure["desimal_terbit"], figure["kategori_terbit"])


def statement(measure: Row, figure: Row) -> str:
    """The line over the documents of a figure."""
    status = f"{figure['status_nilai']}, {figure['penilai']}"
    return f"{measure['nama_pendek']} {figure['periode']} ({status}): {shown(figure)}"


def change_words(row: Row) -> str:
    """A computed difference, no finer than the coarser of its two figures: +1,23, −1,23, or 0,00."""
    decimals = row["desimal_perubahan"] or 0
    change = round(row["perubahan"], decimals)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return sign + text.number(abs(change), decimals)


def values_of(group: Group, row: Row) -> list[str]:
    return list(dict.fromkeys(shown(figure) for figure in group.figures[row["kode_instansi"]]))


def documents_of(group: Group, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Figure -> its documents, for every value of these governments and the ones their changes are counted from."""
    keys = {figure["kunci"] for row in rows for figure in group.figures[row["kode_instansi"]]}
    keys |= {row["kunci_sebelum"] for row in rows if row["kunci_sebelum"]}
    return dict(queries.documents.sources(group.snapshot_id, "capaian", sorted(keys)))


def cited_of(group: Group, row: Row, documents: dict[str, list[Row]]) -> list[Cited]:
    own = [Cited(statement(group.measure, f), documents[f["kunci"]]) for f in group.figures[row["kode_instansi"]]]
    if not row["kunci_sebelum"]:
        return own
    value = text.figure(row["nilai_sebelum"], row["desimal_sebelum"])
    earlier = f"{group.measure['nama_pendek']} {row['periode_sebelum']} (final), dasar perubahan: {value}"
    return [*own, Cited(earlier, documents[row["kunci_sebelum"]])]


def fact_of(group: Group, row: Row) -> str:
    return sources.fact("capaian", row["kode_instansi"], group.indicator, group.period or "", group.status)


def stated(row: Row) -> str:
    return "" if row["status_periode"] == "tersurat" else f"periode {row['status_periode']}"


def joined(parts: Iterable[str], between: str) -> str:
    return between.join(part for part in parts if part)


def caveat(group: Group) -> str:
    return f"Cara membaca: {group.measure['keterbandingan']}"


def part_name(group: Group, part: str) -> str:
    return next(f"Provinsi {row['provinsi']}" for row in group.members if row["kode_provinsi"] == part)
