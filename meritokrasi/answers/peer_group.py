"""Which governments are compared on what, and the rows behind it: the choices of Perbandingan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.queries import Row

LATEST = "terbaru"
MOST_ROWS = 40  # beyond this a chart is read by province


@dataclass(frozen=True)
class Group:
    """Governments of one kind, in the area or one province, on one indicator, period, status and instrument.

    `period` is None when nothing at all is known of the indicator there. Its rows are asked for once.
    """

    snapshot_id: str
    indicator: str
    kind: str
    province: str | None
    status: str
    period: str | None
    instrument: str | None

    @cached_property
    def measure(self) -> Row:
        """The indicator as the catalogue has it."""
        return next(n for n in queries.area.indicators(self.snapshot_id) if n["id_indikator"] == self.indicator)

    @cached_property
    def summary(self) -> Row:
        """How many are known, and whether they may be compared; empty without a period."""
        rows = queries.peers.periods(self.snapshot_id, self.indicator, self.kind, self.province)
        wanted = (self.status, self.period, self.instrument)
        return next((r for r in rows if (r["status_nilai"], r["periode"], r["id_instrumen"]) == wanted), {})

    @cached_property
    def members(self) -> Sequence[Row]:
        """Every government of the group, those with a rank first; known or not."""
        what = (self.indicator, self.kind, self.period or "", self.status, self.instrument, self.province)
        return queries.peers.members(self.snapshot_id, *what)

    @cached_property
    def known(self) -> list[Row]:
        """Those with one number: the only ones that are drawn, and the only ones that may have a rank."""
        return [row for row in self.members if row["nilai"] is not None]

    @cached_property
    def figures(self) -> Mapping[str, Sequence[Row]]:
        """Government -> every value published for the period and status, also one that does not lead."""
        what = (self.indicator, self.kind, self.period or "", self.status, self.province)
        rows = queries.peers.figures(self.snapshot_id, *what)
        return {code: list(own) for code, own in groupby(rows, key=lambda r: str(r["kode_instansi"]))}

    @property
    def ranked(self) -> bool:
        return bool(self.summary.get("dapat_dibandingkan"))

    @property
    def of_words(self) -> bool:
        """Whether the indicator is published as categories, which have no order in numbers."""
        return bool(self.measure["bentuk"] == "kategori")

    @property
    def tells_changes(self) -> bool:
        """Changes are told for final figures with a direction only."""
        return self.period is not None and self.status == "final" and bool(self.measure["arah"] != "netral")

    @property
    def median(self) -> str | None:
        """The median in words, None when the group may not be compared."""
        middle = self.summary.get("nilai_tengah")
        return None if middle is None else text.number(middle, self.measure["desimal"])

    @cached_property
    def peers(self) -> str:
        """kabupaten; kabupaten di Jambi."""
        names = {r["kode_provinsi"]: r["provinsi"] for r in queries.area.governments(self.snapshot_id)}
        return f"{self.kind} di {names[self.province]}" if self.province else self.kind

    @property
    def about(self) -> str:
        """MCP total 2025 (sementara)."""
        interim = "" if self.status == "final" else f" ({self.summary['label_status']})"
        return f"{self.measure['nama_pendek']} {self.period}{interim}"

    @property
    def count(self) -> str:
        """7 dari 37 kabupaten."""
        known = self.summary["jumlah_kata" if self.of_words else "jumlah_diketahui"]
        return f"{text.number(known)} dari {text.number(self.summary['jumlah_kelompok'])} {self.peers}"

    def shown(self, part: str | None) -> list[Row]:
        """The known of one province, or all of them."""
        return [row for row in self.known if part in (None, row["kode_provinsi"])]

    def without_number(self, part: str | None) -> list[Row]:
        """Those with a published word only, or with values of which none leads."""
        return [r for r in self.members if r["ada"] and r["nilai"] is None and part in (None, r["kode_provinsi"])]


def government_options(snapshot_id: str) -> Mapping[str, str]:
    return {row["kode_instansi"]: row["nama"] for row in queries.area.governments(snapshot_id)}


def indicator_options(snapshot_id: str, own: str | None) -> Mapping[str, str]:
    """In the order of the catalogue, behind the one with most to see in the kind of the own government, or in any."""
    kinds = _kinds(snapshot_id, own)
    rich = _richest(g for g in _whole_groups(snapshot_id) if g["jenis"] in kinds and g["arah"] != "netral")
    rows = sorted(queries.area.indicators(snapshot_id), key=lambda n: n["id_indikator"] != (rich or n)["id_indikator"])
    return {row["id_indikator"]: row["nama"] for row in rows}


def kind_options(snapshot_id: str, indicator: str | None, own: str | None) -> Mapping[str, str]:
    """The kind of the own government only, for kinds are not compared; else every kind, the one with most to see first."""
    kinds = _kinds(snapshot_id, own)
    rich = _richest(g for g in _whole_groups(snapshot_id) if g["id_indikator"] == indicator and g["jenis"] in kinds)
    ordered = sorted(kinds, key=lambda kind: kind != (rich or {"jenis": kind})["jenis"])
    return {kind: f"{kind} ({text.number(kinds[kind])})" for kind in ordered}


def province_options(snapshot_id: str, kind: str | None, own: str | None) -> Mapping[str, str]:
    """Provinces with more than one government of the kind; only its own for an own government."""
    rows = [r for r in queries.area.governments(snapshot_id) if r["jenis"] == kind]
    counts, names = Counter(r["kode_provinsi"] for r in rows), {r["kode_provinsi"]: r["provinsi"] for r in rows}
    home = {r["kode_provinsi"] for r in rows if own in (None, r["kode_instansi"])}
    return {code: name for code, name in names.items() if code in home and counts[code] > 1}


def status_options(
    snapshot_id: str, indicator: str | None, kind: str | None, province: str | None
) -> Mapping[str, str]:
    rows = queries.peers.periods(snapshot_id, indicator or "", kind or "", province)
    return {row["status_nilai"]: row["label_status"] for row in rows}


def period_options(
    snapshot_id: str, indicator: str | None, kind: str | None, province: str | None, status: str | None
) -> Mapping[str, str]:
    """The newest that can be compared, or with none the newest; then every period, apart for each instrument."""
    rows = periods(snapshot_id, indicator, kind, province, status)
    if not rows:
        return {}
    several = len({row["id_instrumen"] for row in rows.values()}) > 1
    named = {key: _period_words(row, several) for key, row in rows.items()}
    return {LATEST: f"Terbaru: {_period_words(latest(rows), several)}", **named}


def chosen_group(
    snapshot_id: str,
    indicator: str | None,
    kind: str | None,
    province: str | None,
    status: str | None,
    period: str | None,
) -> Group:
    """What the pickers name; an indicator without figures gives a group without a period."""
    rows = periods(snapshot_id, indicator, kind, province, status)
    row = rows.get(period or "") or (latest(rows) if rows else {"periode": None, "id_instrumen": None})
    return Group(snapshot_id, indicator or "", kind or "", province, status or "", row["periode"], row["id_instrumen"])


def part_options(group: Group, own: str | None) -> Mapping[str, str]:
    """Provinces, when the group is too large for one chart: that of the own government first. Empty when it fits."""
    found = [row for row in group.members if row["ada"]]
    if len(found) <= MOST_ROWS:
        return {}
    counts, names = Counter(r["kode_provinsi"] for r in found), {r["kode_provinsi"]: r["provinsi"] for r in found}
    home = {r["kode_provinsi"] for r in found if r["kode_instansi"] == own}
    return {c: f"{names[c]} ({text.number(counts[c])})" for c in sorted(names, key=lambda c: (c not in home, c))}


def periods(
    snapshot_id: str, indicator: str | None, kind: str | None, province: str | None, status: str | None
) -> dict[str, Row]:
    """Key in the address -> period of one status, newest first; a second instrument of a period adds its id."""
    rows = queries.peers.periods(snapshot_id, indicator or "", kind or "", province)
    found: dict[str, Row] = {}
    for row in (row for row in rows if row["status_nilai"] == status):
        other = f"{row['periode']} {row['id_instrumen'] or 'instrumen tidak disebut'}"
        found[other if row["periode"] in found else row["periode"]] = row
    return found


def latest(rows: Mapping[str, Row]) -> Row:
    """The newest period that may be compared, or with none the newest with a figure."""
    fair = next((row for row in rows.values() if row["dapat_dibandingkan"]), None)
    return fair or next(iter(rows.values()))


def _kinds(snapshot_id: str, own: str | None) -> Mapping[str, int]:
    rows = queries.area.governments(snapshot_id)
    counts = Counter(r["jenis"] for r in rows)
    return {r["jenis"]: counts[r["jenis"]] for r in rows if own in (None, r["kode_instansi"])}


def _whole_groups(snapshot_id: str) -> list[Row]:
    return [group for group in queries.peers.groups(snapshot_id) if group["kode_provinsi"] is None]


def _richest(groups: Iterable[Row]) -> Row | None:
    """The first that may be compared, else the one known for most in its newest period; earlier ones lead when equal."""
    found = list(groups)
    fair = next((group for group in found if group["dapat_dibandingkan"]), None)
    return fair or max(found, key=lambda group: int(group["jumlah_deret"]), default=None)


def _period_words(row: Row, several: bool) -> str:
    instrument = f" · {row['nama_instrumen'] or 'instrumen tidak disebut'}" if several else ""
    known = row["jumlah_diketahui"] + row["jumlah_kata"]
    return f"{row['periode']}{instrument} ({text.number(known)} dari {text.number(row['jumlah_kelompok'])})"
