"""Whom a meeting is about, and its slides from the cover on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from meritokrasi import queries
from meritokrasi.answers import briefing, leaflet, selection
from meritokrasi.answers.meeting import many, one
from meritokrasi.markup.slides import Slide
from meritokrasi.queries import UnknownInstansiError

AREA, PROVINCE, GOVERNMENT = "wilayah", "provinsi", "instansi"


@dataclass(frozen=True)
class Scope:
    """The area, a province or a government of one snapshot; `code` is that of the province or government."""

    snapshot_id: str
    kind: str = AREA
    code: str = ""

    @property
    def name(self) -> str:
        """In words. Raises UnknownInstansiError."""
        if self.kind == GOVERNMENT:
            return str(queries.area.government(self.snapshot_id, self.code)["nama"])
        if self.kind == PROVINCE:
            names = selection.provinces(self.snapshot_id)
            if self.code not in names:
                raise UnknownInstansiError(self.code)
            return f"Provinsi {names[self.code]}"
        name = str(queries.snapshot.stamp(self.snapshot_id)["nama_pendek"])
        return name if name.startswith("Wilayah") else f"Wilayah {name}"

    @property
    def stem(self) -> str:
        """How its files are called: wilayah, provinsi-16, 16.06."""
        return {AREA: AREA, PROVINCE: f"{PROVINCE}-{self.code}"}.get(self.kind, self.code)

    @property
    def codes(self) -> list[str]:
        """The governments that it is about."""
        rows = queries.area.governments(self.snapshot_id)
        own = {AREA: None, PROVINCE: "kode_provinsi", GOVERNMENT: "kode_instansi"}[self.kind]
        return [row["kode_instansi"] for row in rows if own is None or row[own] == self.code]

    @property
    def narrative(self) -> list[briefing.Paragraph]:
        """What one says about it in a minute."""
        if self.kind == GOVERNMENT:
            return briefing.government(self.snapshot_id, self.code)
        return (
            briefing.province(self.snapshot_id, self.code) if self.kind == PROVINCE else briefing.area(self.snapshot_id)
        )


def address(scope: Scope) -> str:
    """The live page at this snapshot; empty when the office set no public address."""
    if scope.kind == GOVERNMENT:
        return leaflet.address(scope.snapshot_id, scope.code)
    return leaflet.live(f"/?snapshot={scope.snapshot_id}")


@lru_cache(maxsize=64)
def slides(scope: Scope) -> Sequence[Slide]:
    """From the cover to the documents. Raises UnknownInstansiError."""
    return (_cover(scope), *_told(scope))


def _told(scope: Scope) -> list[Slide]:
    if scope.kind == GOVERNMENT:
        return one.government(scope.snapshot_id, scope.code)
    return many.province(scope.snapshot_id, scope.code) if scope.kind == PROVINCE else many.area(scope.snapshot_id)


def _cover(scope: Scope) -> Slide:
    stamp = queries.snapshot.stamp(scope.snapshot_id)
    said = tuple(paragraph.words for paragraph in scope.narrative)
    return Slide(
        "sampul",
        scope.name,
        "\n".join((stamp["judul"], *leaflet.footer(scope.snapshot_id).rsplit(" · ", 1))),
        remarks=said,
    )
