"""One government among its peers: Perbandingan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers import Heading
from meritokrasi.answers.peer_figures import (
    NO_CHANGE,
    SOURCE_PAGE,
    caveat,
    change_words,
    cited_of,
    documents_of,
    fact_of,
    joined,
    part_name,
    shown,
    stated,
    values_of,
)
from meritokrasi.answers.peer_group import Group, latest, periods
from meritokrasi.answers.profile import Section
from meritokrasi.markup import comparisons, grids, listings
from meritokrasi.markup.comparisons import Figure, Peer, Unjudged
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Line
from meritokrasi.markup.sources import Loaded
from meritokrasi.queries import Row

PAGE = "perbandingan"
MOST_LINKS = 8
HELP = (
    "Satu titik satu instansi sejenis; yang belum ada nilainya tidak digambar dan tidak diperingkat, namanya ada di daftar tersendiri. "
    "Peringkat dan nilai tengah hanya ditulis bila cukup banyak instansi sekelompok punya nilai final pada periode yang sama."
)
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
    lead = joined([_own_sentence(group, own), _reason(group), _newer_sentence(group)], " ")
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
    return "" if row["perubahan"] is None else f", {change_words(row)} sejak {row['periode_sebelum']}"


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


# --- the table ---------------------------------------------------------------------------------------------------


def table(group: Group, part: str | None, own: str | None, loaded: Loaded, href: Href) -> str:
    """Every number of the shown part of the group with its rank where fair, its change, status, and documents.

    An indicator of words has a list for each of them instead.
    """
    if group.of_words:
        lists = (comparisons.titled(one.title, one.lines, loaded) for one in _words(group, part, href))
        return "".join(lists) or listings.lines([], loaded, NOTHING)
    rows = group.shown(part)
    documents = documents_of(group, rows)
    peers = [_peer(group, row, own, documents, href) for row in rows]
    return comparisons.peer_table(peers, loaded, ranked=group.ranked, changes=group.tells_changes, empty=NOTHING)


def table_title(group: Group) -> str:
    if group.of_words:
        return "Kategori seperti terbit, tanpa peringkat"
    return "Peringkat, nilai, dan sumbernya" if group.ranked else "Nilai dan sumbernya, tanpa peringkat"


def table_note(group: Group, part: str | None) -> str:
    if group.period is None:
        return ""
    page = f"Yang tampil: {part_name(group, part)}." if part else ""
    about = f"{text.sentence_case(group.peers)}, {group.about}."
    if group.of_words:
        return joined((about, f"{text.sentence_case(_ladder(group))}.", page, caveat(group)), " ")
    order = "Nilai yang sama berbagi peringkat." if group.ranked else "Urut provinsi lalu kode instansi."
    whole = "Peringkat dihitung atas seluruh kelompok." if part and group.ranked else ""
    return joined((about, order, page, whole, _change_note(group)), " ")


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
        [shown(row)], href(SOURCE_PAGE, fakta=fact_of(group, row)), "terverifikasi" if verified else "penuh",
        _notes(group, row), cited_of(group, row, documents),
    )  # fmt: skip
    return Peer(
        name=row["nama"], href=href(grids.PROFILE, instansi=row["kode_instansi"]), own=row["kode_instansi"] == own,
        rank=str(row["peringkat"] or ""), figure=figure, changed=changed,
        change=f"{change_words(row)} sejak {row['periode_sebelum']}" if changed else NO_CHANGE,
        status=text.value_status(group.status, None if verified else kind),
        day=text.date(row["tanggal"], row["presisi"], short=True), assessor=row["penilai"],
    )  # fmt: skip


def _notes(group: Group, row: Row) -> list[str]:
    """Under the value: its category as published, a period that the source does not state, and values that differ."""
    others = [value for value in values_of(group, row) if value != shown(row)] if row["berbeda"] else []
    differing = f"sumber lain: {', '.join(others)}; sumber berbeda, mendahului: {row['alasan']}" if others else ""
    category = None if row["hanya_profil"] else row["kategori_terbit"]
    return [note for note in (category, stated(row), differing) if note]


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
    documents = documents_of(group, rows)
    return [
        Line(
            row["nama"], _said_by(row) if row["kunci"] else " atau ".join(values_of(group, row)),
            href(SOURCE_PAGE, fakta=fact_of(group, row)), label="lihat sumber", cited=cited_of(group, row, documents),
        )
        for row in rows
    ]  # fmt: skip


def _said_by(row: Row) -> str:
    return joined((f"menurut {row['penilai']}", text.date(row["tanggal"], row["presisi"]), stated(row)), ", ")


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
