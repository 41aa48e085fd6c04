"""What a reader chose to see of the area: a province, a kind."""

from __future__ import annotations

from dataclasses import dataclass

from meritokrasi import queries, text
from meritokrasi.queries import Row

MANY = 60  # beyond this many governments a page shows one province at a time


@dataclass(frozen=True)
class Chosen:
    """What the reader chose to see of one snapshot; None is every province, every kind."""

    snapshot_id: str
    province: str | None
    kind: str | None

    def holds(self, row: Row) -> bool:
        return self.province in (None, row["kode_provinsi"]) and self.kind in (None, row["jenis"])

    @property
    def governments(self) -> list[Row]:
        return [row for row in queries.area.governments(self.snapshot_id) if self.holds(row)]

    @property
    def whom(self) -> str:
        """pemerintah daerah, or the chosen kind, and where."""
        name = provinces(self.snapshot_id).get(self.province or "")
        return (self.kind or "pemerintah daerah") + (f" di {name}" if name else "")


def provinces(snapshot_id: str) -> dict[str, str]:
    return {row["kode_provinsi"]: str(row["provinsi"]) for row in queries.area.governments(snapshot_id)}


def kinds(snapshot_id: str) -> dict[str, str]:
    """The kinds that occur, in the order of the catalogue."""
    present = {row["jenis"] for row in queries.area.governments(snapshot_id)}
    return {
        row["nilai"]: text.sentence_case(row["label"])
        for row in queries.talent.terms(snapshot_id, "jenis")
        if row["nilai"] in present
    }


def every_province(snapshot_id: str) -> str:
    """The words for all provinces at once; empty where they are too many governments to read."""
    return "" if crowded(snapshot_id) else "Semua provinsi"


def crowded(snapshot_id: str) -> bool:
    """Whether these are too many governments to read at once."""
    return len(queries.area.governments(snapshot_id)) > MANY
