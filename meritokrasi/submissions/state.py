"""What the journal's steps add up to: submissions with their items, and what was decided about each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from meritokrasi.submissions.events import Event

WAITING, ACCEPTED, RETURNED, PUBLISHED, WITHDRAWN = "menunggu", "disetujui", "dikembalikan", "terbit", "dibatalkan"
SUPERSEDED = "digantikan"
# Before a table's name among an item's rows: this row is not loaded but left out, because the item corrects it.
LEFT_OUT = "tanpa:"
WORKBOOK = "buku kerja"
WITH_INSTANSI, WITH_OFFICE, WITH_BKN = "instansi", "Kanreg VII", "BKN"


@dataclass(frozen=True)
class Isian:
    """One thing that a submission says: what stood there, what it says now, and the rows that would be loaded.

    `kunci` is the natural key: of two accepted ones the newer leads. `rows` are (input table, columns) pairs.
    `sel` names the workbook cell; None when it was typed into a form.
    """

    nomor: int
    tabel: str
    kunci: str
    tentang: str
    lama: Mapping[str, str]
    baru: Mapping[str, str]
    rows: tuple[tuple[str, Mapping[str, str]], ...]
    sel: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {**self.__dict__, "lama": dict(self.lama), "baru": dict(self.baru), "rows": [list(r) for r in self.rows]}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Isian:
        return cls(**{**value, "rows": tuple((table, row) for table, row in value["rows"])})


@dataclass(frozen=True)
class Decision:
    """What stands about one item, by whom and since when; `hilang`: withdrawn, and a snapshot without it is published."""

    keadaan: str
    pelaku: str
    waktu: str
    alasan: str | None = None
    snapshot: str | None = None
    nomor_peristiwa: int = 0
    hilang: bool = False


@dataclass(frozen=True)
class Kiriman:
    """One submission: everything that its steps say; `pengganti` is the newer workbook that took its place."""

    nomor: str
    events: tuple[Event, ...]
    isian: tuple[Isian, ...] = ()
    temuan: tuple[Mapping[str, Any], ...] = ()
    keputusan: Mapping[int, Decision] = field(default_factory=dict)
    pengganti: str | None = None

    @cached_property
    def received(self) -> Event:
        return self.events[0]

    @property
    def jalan(self) -> str:
        """How it came: buku kerja, formulir, or hak jawab."""
        return str(self.received.isi["jalan"])

    @property
    def kode_instansi(self) -> str | None:
        """The government; None while an unreadable file has not told it."""
        told = [e.isi["kode_instansi"] for e in self.events if e.isi.get("kode_instansi")]
        return told[-1] if told else None

    @property
    def periode(self) -> str | None:
        told = [e.isi["periode"] for e in self.events if e.isi.get("periode")]
        return told[-1] if told else None

    @property
    def sha256(self) -> str | None:
        return self.received.sha256

    @property
    def file_name(self) -> str | None:
        return self.received.isi.get("nama_berkas")

    @property
    def lampiran(self) -> tuple[Mapping[str, str], ...]:
        """Files of proof handed in with it: name, sha256, kind."""
        return tuple(a for e in self.events for a in e.isi.get("lampiran", ()))

    @property
    def files(self) -> frozenset[str]:
        """The sha256 of everything that came with it."""
        return frozenset(filter(None, (self.sha256, *(attached["sha256"] for attached in self.lampiran))))

    @property
    def entered_by(self) -> tuple[str, ...]:
        """Everybody who put content into it: none of them may approve it."""
        return tuple(dict.fromkeys(e.pelaku for e in self.events if e.jenis in ("diterima", "diajukan")))

    @property
    def checked(self) -> bool:
        return any(e.jenis == "diperiksa" for e in self.events)

    @property
    def submitted(self) -> Event | None:
        return next((e for e in reversed(self.events) if e.jenis == "diajukan"), None)

    def in_state(self, *states: str) -> tuple[Isian, ...]:
        """Its items whose decision is one of these."""
        return tuple(i for i in self.isian if self.keputusan[i.nomor].keadaan in states)

    @property
    def still_shown(self) -> tuple[Isian, ...]:
        """Its withdrawn items that no snapshot has left out yet."""
        return tuple(i for i in self.in_state(WITHDRAWN) if not self.keputusan[i.nomor].hilang)

    @property
    def keadaan(self) -> str:
        """The submission as a whole, in one word or two."""
        if not self.checked:
            return "diterima"
        if self.pengganti and not self.submitted:
            return "digantikan"
        if self.temuan:
            return "perlu diperbaiki"
        if not self.isian:
            return "tanpa perubahan"
        if not self.submitted:
            return "draf"
        states = {d.keadaan for d in self.keputusan.values()}
        return next(word for state, word in _LEADING if state in states)

    @property
    def giliran(self) -> str | None:
        """Who has it now; None when nobody needs to do anything."""
        returned = self.in_state(RETURNED) and not self.pengganti
        if self.keadaan in ("perlu diperbaiki", "draf") or returned:
            return WITH_INSTANSI
        if self.keadaan in ("diterima", "diajukan", "disetujui"):
            return WITH_OFFICE
        waits = any(i.tabel == "penilaian" for i in self.in_state(PUBLISHED))
        return WITH_BKN if waits else None

    @property
    def sejak(self) -> str:
        """UTC time of its last step."""
        return self.events[-1].waktu


# A submission whose items stand differently is named by what still needs somebody.
_LEADING = (
    (WAITING, "diajukan"),
    (ACCEPTED, "disetujui"),
    (RETURNED, "dikembalikan"),
    (PUBLISHED, "terbit"),
    (WITHDRAWN, "dibatalkan"),
    (SUPERSEDED, "digantikan"),
)


def submissions_in(events: Iterable[Event]) -> dict[str, Kiriman]:
    """Every submission by its number, in the order of receipt."""
    steps: dict[str, list[Event]] = {}
    for event in events:
        steps.setdefault(event.kiriman, []).append(event)
    return _superseded(_with_successors({nomor: _submission(nomor, own) for nomor, own in steps.items()}))


def _superseded(found: dict[str, Kiriman]) -> dict[str, Kiriman]:
    """Of each natural key the item accepted last stands; the earlier ones are said to be replaced, until it is withdrawn."""
    leading: dict[tuple[str, str], tuple[int, str, int]] = {}
    standing = [
        ((isian.tabel, isian.kunci), (_accepted_at(kiriman, isian.nomor), kiriman.nomor, isian.nomor))
        for kiriman in found.values()
        for isian in kiriman.in_state(ACCEPTED, PUBLISHED)
    ]
    for key, place in standing:
        leading[key] = max(leading.get(key, place), place)
    for key, place in standing:
        _, nomor, item = place
        if leading[key] != place:
            kiriman = found[nomor]
            replaced = replace(kiriman.keputusan[item], keadaan=SUPERSEDED)
            found[nomor] = replace(kiriman, keputusan={**kiriman.keputusan, item: replaced})
    return found


def _with_successors(found: dict[str, Kiriman]) -> dict[str, Kiriman]:
    """A workbook that came later continues the earlier ones of its government and period: a draft is taken up by one that
    could be read, one with findings by any, one that was handed in by one that was handed in too."""
    newer: dict[tuple[str | None, str | None, str], str] = {}
    for nomor, kiriman in reversed(list(found.items())):
        if kiriman.jalan != WORKBOOK or not kiriman.checked or kiriman.kode_instansi is None:
            continue
        place = (kiriman.kode_instansi, kiriman.periode)
        needs = "submitted" if kiriman.submitted else "any" if kiriman.temuan else "read"
        found[nomor] = replace(kiriman, pengganti=newer.get((*place, needs)))
        said = bool(kiriman.isian) and not kiriman.temuan
        reached = {"any": True, "read": said, "submitted": bool(kiriman.submitted)}
        newer |= {(*place, name): newer.get((*place, name), nomor) for name, is_so in reached.items() if is_so}
    return found


def _submission(nomor: str, events: list[Event]) -> Kiriman:
    isian: tuple[Isian, ...] = ()
    temuan: tuple[Mapping[str, Any], ...] = ()
    decided: dict[int, Decision] = {}
    for event in events:
        if event.jenis == "diperiksa":
            isian = tuple(Isian.from_json(i) for i in event.isi["isian"])
            temuan = tuple(event.isi["temuan"])
            decided = {i.nomor: Decision(WAITING, event.pelaku, event.waktu) for i in isian}
        elif event.jenis in (ACCEPTED, RETURNED, PUBLISHED, WITHDRAWN):
            made = Decision(
                event.jenis, event.pelaku, event.waktu, event.catatan, event.isi.get("snapshot"), event.nomor
            )
            decided.update(dict.fromkeys(event.isi["isian"], made))
            decided |= {number: replace(decided[number], hilang=True) for number in event.isi.get("tanpa", ())}
    return Kiriman(nomor, tuple(events), isian, temuan, decided)


@dataclass(frozen=True)
class Accepted:
    """One item that the office accepted and nobody withdrew; `sejak` is when it was received by the office."""

    kiriman: str
    sha256: str | None
    isian: Isian
    keadaan: str


def accepted_in(submissions: Mapping[str, Kiriman]) -> list[Accepted]:
    """What a snapshot has to hold: every item that stands, in the order of submissions."""
    return [
        Accepted(kiriman.nomor, kiriman.sha256, isian, kiriman.keputusan[isian.nomor].keadaan)
        for _, kiriman in sorted(submissions.items())
        for isian in kiriman.in_state(ACCEPTED, PUBLISHED)
    ]


def _accepted_at(kiriman: Kiriman, item: int) -> int:
    """The step that accepted this item last: publishing it later does not make it newer."""
    return max(e.nomor for e in kiriman.events if e.jenis == ACCEPTED and item in e.isi["isian"])
