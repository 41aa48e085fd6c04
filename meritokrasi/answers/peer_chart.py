"""The dots of Perbandingan: level and change side by side, with their finding, note and sentence."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from meritokrasi import charts, text
from meritokrasi.answers.peer_figures import NO_CHANGE, caveat, change_words, joined, part_name, shown, stated
from meritokrasi.answers.peer_group import Group
from meritokrasi.charts.peers import Dot, Panels
from meritokrasi.queries import Row

NAMED_ASSESSORS = 2
NO_CHANGE_LINES = "belum ada<br>pembanding<br>waktu"


def chart(group: Group, part: str | None, own: str | None, theme: charts.Theme) -> charts.Figure | None:
    """None when no figure of the group is a number."""
    return _chart(group, part, own, theme) if group.shown(part) and not group.of_words else None


@lru_cache(maxsize=128)
def _chart(group: Group, part: str | None, own: str | None, theme: charts.Theme) -> charts.Figure:
    """Built once per group, own government and theme."""
    rows = group.shown(part)
    earlier = {row["periode_sebelum"] for row in rows if row["periode_sebelum"]}
    since = str(min(earlier)) if len(earlier) == 1 else ""
    panels = Panels(
        level=f"{group.measure['satuan']}<br>{group.period}", median=group.summary["nilai_tengah"],
        median_shown=f"nilai tengah (hitungan) {group.median}",
        change=_change_panel(since, bool(earlier)) if group.tells_changes else "", no_change=NO_CHANGE_LINES,
    )  # fmt: skip
    return charts.peers.dots([_dot(row, own, since) for row in rows], panels, theme)


def _change_panel(since: str, known: bool) -> str:
    """One earlier period for all stands over the panel; several stand with each figure."""
    if since:
        return f"perubahan<br>sejak {since}"
    return "perubahan<br>(sejak)" if known else "perubahan"


def _dot(row: Row, own: str | None, since: str) -> Dot:
    rank = f"{row['peringkat']}. " if row["peringkat"] else ""
    named = "" if since else f'<br><span style="font-size:10px">({row["periode_sebelum"]})</span>'
    change = "" if row["perubahan"] is None else change_words(row) + named
    return Dot(
        name=rank + row["nama_pendek"], value=row["nilai"], shown=shown(row), change=row["perubahan"], change_shown=change,
        own=row["kode_instansi"] == own, verified=bool(row["dari_penilai"]),
    )  # fmt: skip


def words(group: Group, part: str | None, own: str | None) -> tuple[str, str, str]:
    """Finding, note on measure and marks, and one sentence for those who cannot see the chart."""
    rows, title = group.shown(part), _finding(group)
    mine = next((f", disorot {r['nama']} {shown(r)}" for r in rows if r["kode_instansi"] == own), "")
    what = f"Diagram titik {text.number(len(rows))} {group.peers} pada {group.about}"
    return title, _chart_note(group, part), f"{what}: {title}{mine}; semua nilainya ada di tabel di bawahnya."


def _finding(group: Group) -> str:
    """Over the whole group, without a judgement: how many, how far apart, how many rose."""
    values = sorted(group.known, key=lambda row: float(row["nilai"]))
    reach = " sampai ".join(shown(row) for row in [values[0], *values[1:][-1:]])
    found = f"{text.sentence_case(text.in_words(len(values)))} {group.peers}{_selection(group)}: {reach}"
    changes = [round(r["perubahan"], r["desimal_perubahan"] or 0) for r in values if r["perubahan"] is not None]
    if len(changes) < 2:
        return found
    risen = text.in_words(sum(change > 0 for change in changes))
    return f"{found}; {risen} dari {text.in_words(len(changes))} yang punya pembanding waktu naik"


def _selection(group: Group) -> str:
    """Says so when those known are not the whole group, and when they all lie in one province of it."""
    if len(group.known) == len(group.members):
        return ""
    places = {row["provinsi"] for row in group.known}
    one = len(group.known) > 1 and len(places) == 1 < len({row["provinsi"] for row in group.members})
    return f" yang diketahui, semuanya di {places.pop()}" if one else " yang diketahui"


def _chart_note(group: Group, part: str | None) -> str:
    """Measure, period, status, n of N, assessor, instrument; then order and marks, and what may not be compared."""
    row, measure = group.summary, group.measure
    facts = (
        f"{measure['nama']} ({measure['satuan']}), {group.period}, {row['label_status']}",
        f"n = {group.count}",
        f"yang tampil {part_name(group, part)}" if part else "",
        f"penilai {_assessors(group)}",
        f"instrumen {row['nama_instrumen']}" if row["nama_instrumen"] else "",
    )
    return f"{joined(facts, ' · ')}. {text.sentence_case(_signs(group))}. {caveat(group)}"


def _signs(group: Group) -> str:
    hatched = group.tells_changes and any(row["perubahan"] is None for row in group.known)
    signs = (
        "urut peringkat" if group.ranked else "urut provinsi, bukan peringkat",
        "✓ dari dokumen penilai" if any(row["dari_penilai"] for row in group.known) else "",
        f"bergaris miring: {NO_CHANGE}" if hatched else "",
    )
    unstated = Counter(stated(row) for row in group.known if stated(row))
    return joined([*signs, *(f"{words} bagi {text.number(n)} instansi" for words, n in unstated.items())], "; ")


def _assessors(group: Group) -> str:
    named = list(dict.fromkeys(str(row["penilai"]) for row in group.known))
    return text.listing(named) if len(named) <= NAMED_ASSESSORS else str(group.measure["penilai"])
