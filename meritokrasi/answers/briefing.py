"""What one says about the area, a province or a government in a minute: sentences from fixed forms, every number a query's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from meritokrasi import queries, text
from meritokrasi.answers import overview, profile
from meritokrasi.queries import Row

WORDS_A_MINUTE = 130  # read aloud in a meeting; a number takes about a word for each of its digits
LONGEST_SECONDS = 90
LEAST_NEEDED = ("Di wilayah ini", "Perubahan")
NAMED = 3
NOT_NOUGHT = "Yang belum ada data publiknya bukan nol dan bukan yang terendah: dokumennya belum kami temukan."


@dataclass(frozen=True)
class Paragraph:
    """One point of a briefing: what it is about, and its sentences."""

    title: str
    sentences: Sequence[str]

    @property
    def words(self) -> str:
        return " ".join(self.sentences)


def seconds(paragraphs: Sequence[Paragraph]) -> int:
    """How long it takes to read aloud."""
    words = [word for paragraph in paragraphs for word in paragraph.words.split()]
    return round(60 * sum(max(sum(letter.isdigit() for letter in word), 1) for word in words) / WORDS_A_MINUTE)


# --- one government ----------------------------------------------------------------------------------------------


def government(snapshot_id: str, code: str) -> list[Paragraph]:
    """What is known and how much, commitment, steps, level, peers, what is next. Raises UnknownInstansiError."""
    row = queries.area.government(snapshot_id, code)
    parts = (
        ("Yang diketahui", [*_known(snapshot_id, code, row["nama"]), NOT_NOUGHT]),
        ("Komitmen", [_signed(s, row["nama_pendek"]) for s in queries.government.signing_of(snapshot_id, code)]),
        ("Manajemen talenta", _steps(snapshot_id, code)),
        ("Capaian", _levels(snapshot_id, code)),
        ("Perubahan", _changes(snapshot_id, code)),
        ("Di antara sejawat", _peers(snapshot_id, code, row) or _unranked(snapshot_id, code)),
        ("Di wilayah ini", _around(snapshot_id, row)),
        ("Berikutnya", _next(snapshot_id, code)),
        ("Sumber", _sources(snapshot_id, [code])),
    )
    return _within(LONGEST_SECONDS, [Paragraph(title, sentences) for title, sentences in parts if sentences])


def _within(limit: int, told: list[Paragraph]) -> list[Paragraph]:
    """What is least needed is left out where it would take too long; it stands on the profile."""
    for title in LEAST_NEEDED:
        if seconds(told) > limit:
            told = [paragraph for paragraph in told if paragraph.title != title]
    return told


def _known(snapshot_id: str, code: str, name: str) -> list[str]:
    required = [n for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"]]
    known = {s["id_indikator"] for s in queries.government.series_of(snapshot_id, code)}
    missing = [n["nama_pendek"] for n in required if n["id_indikator"] not in known]
    count = len(required) - len(missing)
    total = text.in_words(len(required))
    if not missing:
        return [f"{name} punya data publik untuk semua {total} indikator kemajuan."]
    if not count:
        return [f"Untuk {name}, {total} indikator kemajuan {text.MISSING}."]
    return [
        f"{name} punya data publik untuk {text.in_words(count)} dari {total} indikator kemajuan.",
        f"{text.sentence_case(text.MISSING)}: {text.listing(missing)}.",
    ]


def _signed(row: Row, name: str) -> str:
    """Attendance and signature are two things, and silence is ours."""
    event = f"{row['nama_komitmen'].lower()} tanggal {text.date(row['tanggal'], 'hari')}"
    attended = {"hadir": "hadir", "diwakili": "diwakili", "disebut kolektif": "termasuk yang disebut bersama-sama"}
    if row["kehadiran"] not in attended:
        return f"Kehadiran {name} pada {event} belum kami temukan beritanya."
    signed = "diberitakan" if row["tanda_tangan"] == "diberitakan" else "belum kami temukan beritanya"
    return f"{name} diberitakan {attended[row['kehadiran']]} pada {event}; tanda tangannya {signed}."


def _steps(snapshot_id: str, code: str) -> list[str]:
    taken = [s for s in queries.government.steps_of(snapshot_id, code) if s["id_tonggak"] is not None]
    said = [profile.steps_sentence(snapshot_id, code)]
    if taken:
        last = taken[-1]
        day = text.date(last["tanggal"], last["presisi"])
        hand = ", menurut pihak lain" if last["cara_tahu"] == "tangan kedua" else ""
        said.append(f"Langkah terjauh adalah {last['nama']}" + (f", {day}" if day else "") + f"{hand}.")
    return said


def _levels(snapshot_id: str, code: str) -> list[str]:
    """The newest final figures with a number; a category alone needs its context and stays on the profile."""
    indicators = {n["id_indikator"]: n for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"]}
    newest = [
        s
        for s in queries.government.series_of(snapshot_id, code)
        if s["id_indikator"] in indicators and s["terbaru"] and s["nilai"] is not None
    ]
    return [_level(row, indicators[row["id_indikator"]]) for row in newest[:NAMED]]


def _level(row: Row, indicator: Row) -> str:
    interim = "" if row["status_nilai"] == "final" else f" ({row['status_nilai']})"
    period = "" if row["status_periode"] == "tidak disebut" else f" {row['periode']}"
    value = text.figure(row["nilai"], row["desimal_terbit"])
    return f"{indicator['nama_pendek']}{period}{interim}: {value} menurut {row['penilai']}."


def _peers(snapshot_id: str, code: str, government: Row) -> list[str]:
    """Only where the group may be ranked and this government is in the ranks."""
    fair = [
        g
        for g in queries.peers.groups(snapshot_id)
        if g["jenis"] == government["jenis"] and g["kode_provinsi"] is None and g["dapat_dibandingkan"]
    ]
    said = [_rank(snapshot_id, code, group) for group in fair]
    return [sentence for sentence in said if sentence][:NAMED]


def _rank(snapshot_id: str, code: str, group: Row) -> str | None:
    what = (group["id_indikator"], group["jenis"], group["periode"], "final", group["id_instrumen"], None)
    mine = next((r for r in queries.peers.members(snapshot_id, *what) if r["kode_instansi"] == code), None)
    if mine is None or not mine["peringkat"]:
        return None
    known, whole = text.number(group["jumlah_diketahui"]), text.number(group["jumlah_kelompok"])
    among = f"Di antara {known} dari {whole} {group['jenis']} yang nilainya diketahui"
    return (
        f"{among}, {group['nama_indikator']} {group['periode']} berada di peringkat {text.number(mine['peringkat'])}."
    )


def _around(snapshot_id: str, government: Row) -> list[str]:
    """How many of its province and of the whole area are known to have taken a step."""
    found = {r["kode_instansi"] for r in queries.area.reported_steps(snapshot_id)}
    everybody = queries.area.governments(snapshot_id)
    own = [g for g in everybody if g["kode_provinsi"] == government["kode_provinsi"]]
    here = f"{_of(found, own)} pemerintah daerah di {government['provinsi']}"
    return [f"Langkah manajemen talenta diketahui untuk {here}, dan {_of(found, everybody)} di seluruh wilayah."]


def _of(found: set[str], rows: Sequence[Row]) -> str:
    count = sum(row["kode_instansi"] in found for row in rows)
    return f"{text.number(count) if count else 'belum satu pun'} dari {text.number(len(rows))}"


def _unranked(snapshot_id: str, code: str) -> list[str]:
    """Why there is no rank: too few of its kind are known in that period."""
    rows = [
        s
        for s in queries.government.series_of(snapshot_id, code)
        if s["terbaru"] and s["status_nilai"] == "final" and s["nilai"] is not None and s["jumlah_kelompok"]
    ]
    indicators = {n["id_indikator"]: n for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"]}
    row = next((s for s in rows if s["id_indikator"] in indicators and not s["dapat_dibandingkan"]), None)
    if row is None:
        return []
    name = indicators[row["id_indikator"]]["nama_pendek"]
    known = f"{text.number(row['jumlah_diketahui'])} dari {text.number(row['jumlah_kelompok'])} {row['jenis']}"
    return [f"{name} {row['periode']} baru diketahui untuk {known}, jadi tidak diperingkat."]


def _changes(snapshot_id: str, code: str) -> list[str]:
    """The last two final values in a row that were measured alike; the difference is ours and says so."""
    frame = queries.government.history_of(snapshot_id, code)
    if frame.empty:
        return []
    rows = frame.to_dict("records")
    pairs = [
        (earlier, later)
        for earlier, later in pairwise(rows)
        if (earlier["id_indikator"], earlier["ruas"]) == (later["id_indikator"], later["ruas"])
    ]
    newest = {later["id_indikator"]: (earlier, later) for earlier, later in pairs}
    return [_change(*pair) for pair in list(newest.values())[:2]]


def _change(earlier: Mapping[Any, Any], later: Mapping[Any, Any]) -> str:
    first = text.figure(earlier["nilai"], earlier["desimal_terbit"])
    last = text.figure(later["nilai"], later["desimal_terbit"])
    name = later["nama_pendek"]
    if earlier["nilai"] == later["nilai"]:
        return f"{name} tetap {last} dari {earlier['periode']} ke {later['periode']}."
    way = "naik" if later["nilai"] > earlier["nilai"] else "turun"
    return f"{name} {way} dari {first} pada {earlier['periode']} menjadi {last} pada {later['periode']}."


def _sources(snapshot_id: str, codes: Sequence[str]) -> list[str]:
    """How many documents all that is said about these governments rests on."""
    count = queries.documents.count_of(snapshot_id, codes)
    if not count:
        return []
    return [f"Semua itu berasal dari {text.in_words(count)} dokumen, yang dapat dibuka dari setiap angka di dasbor."]


def _next(snapshot_id: str, code: str) -> list[str]:
    rows = queries.government.examples(snapshot_id, code)
    if not rows:
        return [profile.NO_EXAMPLES]
    first = next(list(group) for _, group in groupby(rows, key=lambda r: r["id_langkah"]))
    return [
        f"Langkah berikutnya adalah {first[0]['nama']}; contohnya {text.listing([r['nama_pendek'] for r in first])}."
    ]


# --- a province, and the area ------------------------------------------------------------------------------------


def area(snapshot_id: str) -> list[Paragraph]:
    """Coverage before anything else, then commitment, steps, levels, and what we have not found."""
    stamp = queries.snapshot.stamp(snapshot_id)
    everybody = [row["kode_instansi"] for row in queries.area.governments(snapshot_id)]
    return _many(snapshot_id, everybody, f"wilayah {stamp['nama_pendek']}")


def province(snapshot_id: str, code: str) -> list[Paragraph]:
    """The same of the governments of the province with this code."""
    rows = [row for row in queries.area.governments(snapshot_id) if row["kode_provinsi"] == code]
    return _many(snapshot_id, [row["kode_instansi"] for row in rows], f"Provinsi {rows[0]['provinsi']}")


def _many(snapshot_id: str, codes: Sequence[str], where: str) -> list[Paragraph]:
    parts = (
        ("Yang diketahui", [*_coverage(snapshot_id, codes, where), NOT_NOUGHT]),
        ("Komitmen", _attendance(snapshot_id, codes)),
        ("Manajemen talenta", _far(snapshot_id, codes, where)),
        ("Sistem merit", _scores(snapshot_id, codes)),
        ("Yang belum kami temukan", _unknown(snapshot_id, codes)),
        ("Sumber", _sources(snapshot_id, codes)),
    )
    return [Paragraph(title, sentences) for title, sentences in parts if sentences]


def _coverage(snapshot_id: str, codes: Sequence[str], where: str) -> list[str]:
    cells = _cells(snapshot_id, codes)
    known, total = sum(c["periode"] is not None for c in cells), len(cells)
    count = text.number(len(codes))
    share = text.percent(known, total)
    return [
        f"Di {where} ada {count} pemerintah daerah.",
        f"Dari {text.number(total)} isian indikator kemajuan, {text.number(known)} ({share}) punya data publik.",
    ]


def _attendance(snapshot_id: str, codes: Sequence[str]) -> list[str]:
    said = []
    for commitment in queries.area.commitments(snapshot_id)[:1]:
        rows = [
            r
            for r in queries.area.signatories(snapshot_id)
            if r["id_komitmen"] == commitment["id_komitmen"] and r["kode_instansi"] in set(codes)
        ]
        day = text.date(commitment["tanggal"], "hari")
        said.append(
            f"Pada {commitment['nama_pendek'].lower()} tanggal {day}, kehadirannya: {overview.attendance_words(rows)}."
        )
        signed = sum(r["tanda_tangan"] == "diberitakan" for r in rows)
        said.append(
            f"Tanda tangan diberitakan untuk {text.in_words(signed)} pemerintah daerah."
            if signed
            else "Tanda tangannya belum kami temukan beritanya."
        )
    return said


def _far(snapshot_id: str, codes: Sequence[str], where: str) -> list[str]:
    taken = [r for r in queries.area.reported_steps(snapshot_id) if r["kode_instansi"] in set(codes)]
    if not taken:
        return [f"Langkah manajemen talenta di {where}: {text.MISSING}."]
    own = sum(r["menurut"] != "diberitakan" for r in taken)
    known_by = text.told(own, own="dilaporkan instansinya")
    found = len({r["kode_instansi"] for r in taken})
    furthest = [r for r in taken if r["urutan"] == taken[0]["urutan"]]
    names = [r["nama_pendek"] for r in furthest]
    who = text.listing(names) if len(names) <= NAMED else f"{text.number(len(names))} pemerintah daerah"
    return [
        f"Setidaknya satu langkah manajemen talenta {known_by} untuk {text.number(found)} dari {text.number(len(codes))} pemerintah daerah.",
        f"Langkah terjauh, {furthest[0]['nama']}, dicapai {who}.",
    ]


def _scores(snapshot_id: str, codes: Sequence[str]) -> list[str]:
    """Who has a published score of the highlighted indicator; scores of different years are not compared."""
    indicator = queries.area.highlighted_indicator(snapshot_id)
    if indicator is None:
        return []
    rows = [
        r
        for r in queries.area.highlighted_figures(snapshot_id)
        if r["kode_instansi"] in set(codes) and r["id_capaian"] is not None
    ]
    if not rows:
        return [
            f"{indicator['nama']}: {text.MISSING} untuk satu pun dari {text.number(len(codes))} pemerintah daerah itu."
        ]
    told = [overview.short_figure(r) for r in rows[:NAMED]]
    rest = [f"{text.number(len(rows) - NAMED)} lainnya"] if len(rows) > NAMED else []
    return [
        f"{indicator['nama']} terbit untuk {text.in_words(len(rows))} pemerintah daerah: {text.listing([*told, *rest])}.",
        "Nilai tahun dan penilai yang berbeda tidak dibandingkan satu sama lain.",
    ]


def _unknown(snapshot_id: str, codes: Sequence[str]) -> list[str]:
    cells = _cells(snapshot_id, codes)
    silent = [
        name
        for name, group in groupby(sorted(cells, key=_indicator), key=_indicator)
        if all(c["periode"] is None for c in group)
    ]
    if not silent:
        return []
    names = {n["id_indikator"]: n["nama_pendek"] for n in queries.area.indicators(snapshot_id)}
    return [f"Belum kami temukan satu pun angka publik untuk {text.listing([names[name] for name in silent])}."]


def _cells(snapshot_id: str, codes: Sequence[str]) -> list[Row]:
    """The cells that count as coverage."""
    own = set(codes)
    return [
        c for c in queries.completeness.cells(snapshot_id, None) if c["kode_instansi"] in own and c["wajib_cakupan"]
    ]


def _indicator(cell: Row) -> str:
    return str(cell["id_indikator"])
