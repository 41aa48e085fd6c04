"""The rows of the governments that a meeting is about, and what more than one slide says of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from meritokrasi import queries, text
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup.slides import distinct
from meritokrasi.queries import Row

NAMED = 6


def cells(chosen: Chosen) -> list[Row]:
    """The cells that count as coverage."""
    return [c for c in queries.completeness.cells(chosen.snapshot_id, chosen.province) if c["wajib_cakupan"]]


def required(snapshot_id: str) -> list[Row]:
    return [n for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"]]


def indicators(snapshot_id: str) -> dict[str, Row]:
    return {n["id_indikator"]: n for n in queries.area.indicators(snapshot_id)}


def taken(chosen: Chosen) -> list[Row]:
    return [r for r in queries.area.reported_steps(chosen.snapshot_id) if here(chosen, r)]


def here(chosen: Chosen, row: Row) -> bool:
    return row["kode_instansi"] in _codes(chosen)


@lru_cache(maxsize=16)
def _codes(chosen: Chosen) -> frozenset[str]:
    return frozenset(row["kode_instansi"] for row in chosen.governments)


def behind(snapshot_id: str, table: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    found = queries.documents.sources(snapshot_id, table, [row["kunci"] for row in rows])
    return distinct(document for documents in found.values() for document in documents)


def step_documents(chosen: Chosen) -> tuple[Row, ...]:
    return behind(chosen.snapshot_id, "tonggak", taken(chosen))


def named(rows: Sequence[Row], most: int = NAMED) -> str:
    names = [str(row["nama_pendek"]) for row in rows[:most]]
    rest = len(rows) - len(names)
    return text.listing([*names, f"{text.number(rest)} lainnya"] if rest else names)
