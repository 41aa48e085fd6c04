"""One government among its peers: Perbandingan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from meritokrasi import charts, queries, text
from meritokrasi.answers import Heading
from meritokrasi.answers.peer_group import Group, latest, periods
from meritokrasi.answers.profile import Section
from meritokrasi.charts.peers import Dot, Panels
from meritokrasi.markup import comparisons, grids, listings, sources
from meritokrasi.markup.comparisons import Figure, Peer, Unjudged
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Line
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

PAGE, SOURCE_PAGE = "perbandingan", "sumber"
MOST_LINKS = 8
NAMED_ASSESSORS = 2
HELP = (
    "Satu titik satu instansi sejenis; yang belum ada nilainya tidak digambar dan tidak diperingkat, namanya ada di daftar tersendiri. "
    "Peringkat dan nilai tengah hanya ditulis bila cukup banyak instansi sekelompok punya nilai final pada periode yang sama."
)
NO_CHANGE, NO_CHANGE_LINES = "belum ada pembanding waktu", "belum ada<br>pembanding<br>waktu"
NOTHING = f"Untuk kelompok ini {text.MISSING}."
UNJUDGED_NOTE = (
    "Belum kami temukan nilainya untuk periode dan status ini; bukan nol, dan tidak berada di urutan mana pun."
)
DIFFERING_NOTE = "Semua nilainya ditampilkan; tidak satu pun diperingkat atau dirata-ratakan."
ALL_JUDGED = "Semua instansi kelompok ini punya nilai untuk periode dan status ini."
FAIR_TITLE = "Kelompok lain yang dapat diperingkat"
FAIR_NOTE = "Cukup lengkap untuk peringkat dan nilai tengah, masing-masing pada periode terbarunya."
NO_FAIR = "Belum ada kelompok lain yang cukup lengkap untuk diperingkat."


# --- the answer --------------------------------------------------------------------------------------------------


def heading(group: Group, own: str | None) -> Heading:
    eyebrow = f"Perbandingan sesama {group.peers}"
    if group.period is None:
        title = f"{group.measure['nama_pendek']}: {text.MISSING} untuk {group.peers}"
        return Heading(title, NOTHING, eyebrow, HELP)
    title = _title(group, own)
    lead = _joined([_own_sentence(group, own), _reason(group), _newer_sentence(group)], " ")
    return Heading(title, lead, eyebrow, HELP, share=f"{title}.")


def _title(group: Group, own: str | None) -> str:
    mine = next((r for r in group.known if r["kode_instansi"] == own and r["peringkat"]), None)
    if mine:
        tied = sum(r["peringkat"] == mine["peringkat"] for r in group.known) - 1
        shared = f" (bersama {text.in_words(tied)} lainnya)" if tied else ""
        rank = f"peringkat {mine['peringkat']}{shared} dari {text.number(len(group.known))} {group.peers}"
        return f"{mine['nama']}: {rank} pada {group.about}"
    if group.ranked:
        return f"{group.about}: nilai tengah {group.count} adalah {group.median} (hitungan)"
    return f"{group.about}: diketahui untuk {group.count}, tanpa peringkat"


def _own_sentence(group: Group, own: str | None) -> str:
    mine = next((r for r in group.members if r["kode_instansi"] == own), None)
    if mine is None:
        return ""
    if mine["nilai"] is not None:
        about = "Nilainya" if mine["peringkat"] else f"{mine['nama']}:"
        middle = f"; nilai tengah kelompok {group.median} (hitungan)" if group.ranked else ""
        return f"{about} {shown(mine)} ({group.measure['satuan']}){_movement(mine)}{middle}."
    if mine["ada"]:
        return f"{mine['nama']}: yang terbit ada di daftar di bawah."
    return f"{mine['nama']} belum dapat dinilai pada {group.about}."


def _movement(row: Row) -> str:
    return "" if row["perubahan"] is None else f", {_change(row)} sejak {row['periode_sebelum']}"


def _reason(group: Group) -> str:
    """Why there are ranks, or why there are none."""
    row = group.summary
    rule = f"peringkat dan nilai tengah dibuat mulai {row['paling_sedikit']} instansi dan {row['persen_terkecil']} % kelompok"
    if row["arah"] == "netral":
        return "Angka ini konteks: tidak ada arah baik, maka tidak diperingkat."
    if group.of_words:
        return "Kata kategori ditampilkan seperti terbit dan tidak diperingkat."
    if row["status_nilai"] != "final":
        return f"Nilai {row['label_status']} tidak diperingkat dan tidak dibandingkan dengan nilai final."
    if group.ranked:
        return f"Nilai final diketahui untuk {group.count}."
    if row["jumlah_kelompok"] < row["paling_sedikit"]:
        return f"Kelompok ini hanya {row['jumlah_kelompok']} instansi; {rule}."
    share = text.percent(row["jumlah_diketahui"], row["jumlah_kelompok"])
    return f"Nilai final baru diketahui untuk {group.count} ({share}); {rule}."


def _newer_sentence(group: Group) -> str:
    """Names the period that "terbaru" means, and the newest one, which cannot be compared yet."""
    rows = periods(group.snapshot_id, group.indicator, group.kind, group.province, group.status)
    newest = next(iter(rows.values()))
    if not group.ranked or latest(rows)["periode"] != group.period or newest["periode"] == group.period:
        return ""
    count = f"{text.number(newest['jumlah_diketahui'])} dari {text.number(newest['jumlah_kelompok'])}"
    return f"{group.period} periode terbaru yang dapat diperingkat; {newest['periode']} baru diketahui untuk {count}."


# --- the picture -------------------------------------------------------------------------------------------------


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
    change = "" if row["perubahan"] is None else _change(row) + named
    return Dot(
        name=rank + row["nama_pendek"], value=row["nilai"], shown=shown(row), change=row["perubahan"], change_shown=change,
        own=row["kode_instansi"] == own, verified=bool(row["dari_penilai"]),
    )  # fmt: skip


def chart_words(group: Group, part: str | None, own: str | None) -> tuple[str, str, str]:
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
        f"yang tampil {_part_name(group, part)}" if part else "",
        f"penilai {_assessors(group)}",
        f"instrumen {row['nama_instrumen']}" if row["nama_instrumen"] else "",
    )
    return f"{_joined(facts, ' · ')}. {text.sentence_case(_signs(group))}. {_caveat(group)}"


def _signs(group: Group) -> str:
    hatched = group.tells_changes and any(row["perubahan"] is None for row in group.known)
    signs = (
        "urut peringkat" if group.ranked else "urut provinsi, bukan peringkat",
        "✓ dari dokumen penilai" if any(row["dari_penilai"] for row in group.known) else "",
        f"bergaris miring: {NO_CHANGE}" if hatched else "",
    )
    unstated = Counter(_stated(row) for row in group.known if _stated(row))
    return _joined([*signs, *(f"{words} bagi {text.number(n)} instansi" for words, n in unstated.items())], "; ")


def _caveat(group: Group) -> str:
    return f"Cara membaca: {group.measure['keterbandingan']}"


def _assessors(group: Group) -> str:
    named = list(dict.fromkeys(str(row["penilai"]) for row in group.known))
    return text.listing(named) if len(named) <= NAMED_ASSESSORS else str(group.measure["penilai"])


def _part_name(group: Group, part: str) -> str:
    return next(f"Provinsi {row['provinsi']}" for row in group.members if row["kode_provinsi"] == part)


# --- the table ---------------------------------------------------------------------------------------------------


def table(group: Group, part: str | None, own: str | None, loaded: Loaded, href: Href) -> str:
    """Every number of the shown part of the group with its rank where fair, its change, status, and documents.

    An indicator of words has a list for each of them instead.
    """
    if group.of_words:
        lists = (comparisons.titled(one.title, one.lines, loaded) for one in _words(group, part, href))
        return "".join(lists) or listings.lines([], loaded, NOTHING)
    rows = group.shown(part)
    documents = _documents(group, rows)
    peers = [_peer(group, row, own, documents, href) for row in rows]
    return comparisons.peer_table(peers, loaded, ranked=group.ranked, changes=group.tells_changes, empty=NOTHING)


def table_title(group: Group) -> str:
    if group.of_words:
        return "Kategori seperti terbit, tanpa peringkat"
    return "Peringkat, nilai, dan sumbernya" if group.ranked else "Nilai dan sumbernya, tanpa peringkat"


def table_note(group: Group, part: str | None) -> str:
    if group.period is None:
        return ""
    page = f"Yang tampil: {_part_name(group, part)}." if part else ""
    about = f"{text.sentence_case(group.peers)}, {group.about}."
    if group.of_words:
        return _joined((about, f"{text.sentence_case(_ladder(group))}.", page, _caveat(group)), " ")
    order = "Nilai yang sama berbagi peringkat." if group.ranked else "Urut provinsi lalu kode instansi."
    whole = "Peringkat dihitung atas seluruh kelompok." if part and group.ranked else ""
    return _joined((about, order, page, whole, _change_note(group)), " ")


def _change_note(group: Group) -> str:
    if not group.tells_changes:
        return ""
    turn, reason = group.measure["patahan"], group.measure["alasan_patahan"]
    crossed = f"; {reason}, maka tidak dihitung melintasi {turn}" if turn and str(group.period) >= turn else ""
    return f"Perubahan dihitung dari dua nilai final dengan cara ukur yang sama{crossed}."


def _peer(group: Group, row: Row, own: str | None, documents: dict[str, list[Row]], href: Href) -> Peer:
    verified, changed = bool(row["dari_penilai"]), row["perubahan"] is not None
    kind = next((document["jenis_sumber"] for document in documents[row["kunci"]]), None)
    figure = Figure(
        [shown(row)], href(SOURCE_PAGE, fakta=_fact(group, row)), "terverifikasi" if verified else "penuh",
        _notes(group, row), _cited(group, row, documents),
    )  # fmt: skip
    return Peer(
        name=row["nama"], href=href(grids.PROFILE, instansi=row["kode_instansi"]), own=row["kode_instansi"] == own,
        rank=str(row["peringkat"] or ""), figure=figure, changed=changed,
        change=f"{_change(row)} sejak {row['periode_sebelum']}" if changed else NO_CHANGE,
        status=text.value_status(group.status, None if verified else kind),
        day=text.date(row["tanggal"], row["presisi"], short=True), assessor=row["penilai"],
    )  # fmt: skip


def _notes(group: Group, row: Row) -> list[str]:
    """Under the value: its category as published, a period that the source does not state, and values that differ."""
    others = [value for value in _values(group, row) if value != shown(row)] if row["berbeda"] else []
    differing = f"sumber lain: {', '.join(others)}; sumber berbeda, mendahului: {row['alasan']}" if others else ""
    category = None if row["hanya_profil"] else row["kategori_terbit"]
    return [note for note in (category, _stated(row), differing) if note]


# --- what stands apart from the numbers --------------------------------------------------------------------------


def optional_sections(group: Group, part: str | None, href: Href) -> list[Section]:
    """Words published without a number; and for the whole group, for they are few, values of which none leads."""
    differing = [row for row in group.without_number(None) if not row["kunci"]]
    title = f"Sumber berbeda, tidak ada yang mendahului ({text.number(len(differing))})"
    apart = [Section(title, _lines(group, differing, href), DIFFERING_NOTE)] if differing else []
    return apart if group.of_words else _words(group, part, href) + apart


def _words(group: Group, part: str | None, href: Href) -> list[Section]:
    """From the highest of the instrument's order to the lowest; words that the catalogue does not know come last."""
    known = [row for row in group.without_number(part) if row["kunci"]]
    rows = [row for row in known if not row["hanya_profil"]]
    rows.sort(key=lambda r: (-(r["urutan_kategori"] or 0), str(r["kategori_terbit"])))
    note = f"Terbit tanpa angka; {_ladder(group)}, {group.period}; tidak diperingkat." if rows else ""
    named = groupby(rows, key=lambda r: str(r["kategori_terbit"]))
    sections = [
        Section(f"{name} ({text.number(len(found))})", _lines(group, found, href), note)
        for name, found in ((name, list(members)) for name, members in named)
    ]
    return sections + _on_profile([row for row in known if row["hanya_profil"]], href)


def _on_profile(rows: Sequence[Row], href: Href) -> list[Section]:
    """A low word that a single news page tells stands on the profile only, with all that belongs to it."""
    lines = [Line("", row["nama"], href(grids.PROFILE, instansi=row["kode_instansi"])) for row in rows]
    note = "Diketahui dari satu dokumen yang bukan milik penilai."
    return [Section(f"Kategori terbit, lihat profil ({text.number(len(rows))})", lines, note)] if rows else []


def _ladder(group: Group) -> str:
    instrument = group.summary["nama_instrumen"]
    return f"kata kategori {instrument}" if instrument else "instrumennya tidak disebut"


def _lines(group: Group, rows: Sequence[Row], href: Href) -> list[Line]:
    """One government per line: who says the word of the heading, or every value that was published for it."""
    documents = _documents(group, rows)
    return [
        Line(
            row["nama"], _said_by(row) if row["kunci"] else " atau ".join(_values(group, row)),
            href(SOURCE_PAGE, fakta=_fact(group, row)), label="lihat sumber", cited=_cited(group, row, documents),
        )
        for row in rows
    ]  # fmt: skip


def _said_by(row: Row) -> str:
    return _joined((f"menurut {row['penilai']}", text.date(row["tanggal"], row["presisi"]), _stated(row)), ", ")


def unjudged_title(group: Group) -> str:
    return f"Belum dapat dinilai ({text.number(sum(not row['ada'] for row in group.members))})"


def unjudged(group: Group, href: Href) -> str:
    missing = groupby((row for row in group.members if not row["ada"]), key=lambda r: str(r["provinsi"]))
    return comparisons.unjudged({name: [_unjudged(row, href) for row in rows] for name, rows in missing}, ALL_JUDGED)


def _unjudged(row: Row, href: Href) -> Unjudged:
    note = f"ada: {row['lainnya']}" if row["lainnya"] else ""
    return Unjudged(row["nama"], href(grids.PROFILE, instansi=row["kode_instansi"]), note)


def fair(group: Group, loaded: Loaded, href: Href) -> str:
    """Other groups that may be ranked, those of the same indicator first; a province only where the whole area is not."""
    groups = [g for g in queries.peers.groups(group.snapshot_id) if g["dapat_dibandingkan"]]
    whole = {(g["id_indikator"], g["jenis"]) for g in groups if g["kode_provinsi"] is None}
    here = (group.indicator, group.kind, group.province)
    found = [
        g for g in groups if g["kode_provinsi"] is None or (g["id_indikator"], g["jenis"]) not in whole
        if (g["id_indikator"], g["jenis"], g["kode_provinsi"]) != here
    ]  # fmt: skip
    found.sort(key=lambda g: (g["id_indikator"] != here[0], g["kode_provinsi"] is not None, g["jenis"] != here[1]))
    return listings.lines([_fair(row, href) for row in found[:MOST_LINKS]], loaded, NO_FAIR)


def _fair(row: Row, href: Href) -> Line:
    where = f" di {row['provinsi']}" if row["kode_provinsi"] else ""
    count = f"{text.number(row['jumlah_diketahui'])} dari {text.number(row['jumlah_kelompok'])} {row['jenis']}{where}"
    place = {"provinsi": row["kode_provinsi"]} if row["kode_provinsi"] else {}
    link = href(PAGE, indikator=row["id_indikator"], jenis=row["jenis"], **place)
    return Line(f"{row['nama_indikator']} {row['periode']}", count, link, label="bandingkan")


# --- figures and their documents ---------------------------------------------------------------------------------


def shown(figure: Row) -> str:
    """As published: with its decimals, or its word when it has no number."""
    return text.figure(figure["nilai"], figure["desimal_terbit"], figure["kategori_terbit"])


def statement(measure: Row, figure: Row) -> str:
    """The line over the documents of a figure."""
    status = f"{figure['status_nilai']}, {figure['penilai']}"
    return f"{measure['nama_pendek']} {figure['periode']} ({status}): {shown(figure)}"


def _change(row: Row) -> str:
    """A computed difference, no finer than the coarser of its two figures: +1,23, −1,23, or 0,00."""
    decimals = row["desimal_perubahan"] or 0
    change = round(row["perubahan"], decimals)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return sign + text.number(abs(change), decimals)


def _values(group: Group, row: Row) -> list[str]:
    return list(dict.fromkeys(shown(figure) for figure in group.figures[row["kode_instansi"]]))


def _documents(group: Group, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Figure -> its documents, for every value of these governments and the ones their changes are counted from."""
    keys = {figure["kunci"] for row in rows for figure in group.figures[row["kode_instansi"]]}
    keys |= {row["kunci_sebelum"] for row in rows if row["kunci_sebelum"]}
    return dict(queries.documents.sources(group.snapshot_id, "capaian", sorted(keys)))


def _cited(group: Group, row: Row, documents: dict[str, list[Row]]) -> list[Cited]:
    own = [Cited(statement(group.measure, f), documents[f["kunci"]]) for f in group.figures[row["kode_instansi"]]]
    if not row["kunci_sebelum"]:
        return own
    value = text.figure(row["nilai_sebelum"], row["desimal_sebelum"])
    earlier = f"{group.measure['nama_pendek']} {row['periode_sebelum']} (final), dasar perubahan: {value}"
    return [*own, Cited(earlier, documents[row["kunci_sebelum"]])]


def _fact(group: Group, row: Row) -> str:
    return sources.fact("capaian", row["kode_instansi"], group.indicator, group.period or "", group.status)


def _stated(row: Row) -> str:
    return "" if row["status_periode"] == "tersurat" else f"periode {row['status_periode']}"


def _joined(parts: Iterable[str], between: str) -> str:
    return between.join(part for part in parts if part)
