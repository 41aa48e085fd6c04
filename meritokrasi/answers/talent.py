"""How far on the way to filling posts from the talent pool, and how posts are filled: Manajemen talenta."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pandas as pd

from meritokrasi import boards, charts, grids, listings, matrices, queries, sources, store, text
from meritokrasi.answers import Heading
from meritokrasi.answers.overview import step_statement
from meritokrasi.grids import Href
from meritokrasi.listings import Line
from meritokrasi.matrices import Cell, Column, Group
from meritokrasi.queries import Row
from meritokrasi.sources import Cited, Loaded

PAGE, SOURCE_PAGE = "manajemen-talenta", "sumber"
MANY = 60  # beyond this many governments the page shows one province at a time
SHOWN_MOVES = 12
NAMED = 3
FROM_POOL, UNNAMED = "manajemen talenta", "tidak disebut"
HELP = (
    "Papan memuat langkah yang diberitakan dengan tanggalnya, bukan corong: langkah akhir menyiratkan langkah sebelumnya yang tidak diberitakan. "
    "Tekan tanggal untuk membuka dokumennya dan nama untuk membuka profilnya; sel bergaris berarti kami belum menemukan beritanya, bukan belum dikerjakan."
)
SHOWN = {"bergerak": "Yang langkahnya diberitakan", "semua": "Semua pemerintah daerah"}
COUNTS_NOTE = (
    "Jumlah instansi dengan langkah yang diberitakan, kapan pun, dari semua instansi kelompoknya; keterangan tangan kedua ikut dihitung, "
    "setengah lingkaran bila semuanya tangan kedua. Kolom tidak berurutan menyusut: langkah sebelumnya mungkin dilalui tanpa diberitakan."
)
NATIONAL_NOTE = (
    "Instansi pusat dan daerah seluruh Indonesia pada tanggal masing-masing; bukan angka wilayah ini, tidak dibandingkan, dan tidak dijumlahkan "
    "dengannya."
)


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


# --- the choice --------------------------------------------------------------------------------------------------


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
    return "" if _crowded(snapshot_id) else "Semua provinsi"


def _crowded(snapshot_id: str) -> bool:
    return len(queries.area.governments(snapshot_id)) > MANY


# --- the answer --------------------------------------------------------------------------------------------------


def talent_heading(snapshot_id: str) -> Heading:
    """The last step for the whole area; under it the furthest step that was reported, and how many have any."""
    steps = queries.area.steps(snapshot_id)
    last, taken = steps[-1], queries.area.reported_steps(snapshot_id)
    found = len({row["kode_instansi"] for row in taken})
    total = last["jumlah_instansi"]
    rest = f"; bagi yang lain {text.MISSING}, bukan berarti belum bekerja" if found < total else ""
    any_step = f"Setidaknya satu langkah, kapan pun, diberitakan untuk {text.number(found)} dari {text.number(total)} instansi{rest}."
    return Heading(
        text.step_headline(last["jumlah"], total, last["frasa"]),
        f"{_furthest(taken)} {any_step}" if taken else f"Langkah manajemen talenta: {text.MISSING}.",
        help=HELP,
    )


def _furthest(taken: Sequence[Row]) -> str:
    """Reported steps come with the last one first."""
    [rows, *_] = [list(group) for _, group in groupby(taken, key=lambda row: int(row["urutan"]))]
    named = [row["nama_pendek"] + (" menurut pihak lain" if _second_hand(row) else "") for row in rows]
    who = text.listing(named) if len(named) <= NAMED else f"{text.number(len(named))} instansi"
    return f"Langkah terjauh yang diberitakan: {rows[0]['nama']} ({who})."


# --- the board ---------------------------------------------------------------------------------------------------


def board_title(chosen: Chosen) -> str:
    total, found = len(chosen.governments), len(_movers(chosen))
    if not found:
        return f"Langkah {text.number(total)} {chosen.whom}: {text.MISSING}"
    return f"Setidaknya satu langkah diberitakan untuk {text.in_words(found)} dari {text.number(total)} {chosen.whom}"


def board_note(chosen: Chosen) -> str:
    one = (
        "; satu provinsi ditampilkan sekaligus karena instansinya banyak"
        if _crowded(chosen.snapshot_id) and chosen.province
        else ""
    )
    return f"Langkah yang diberitakan dan tanggalnya (n = {text.number(len(chosen.governments))}); urut kode, bukan peringkat{one}."


def board(chosen: Chosen, shown: str | None, href: Href) -> str:
    """Governments with a reported step as a board, the others as links below it; or everybody in the board."""
    movers = _movers(chosen)
    rows = chosen.governments if shown == "semua" else [r for r in chosen.governments if r["kode_instansi"] in movers]
    others = [row for row in chosen.governments if row["kode_instansi"] not in movers and row not in rows]
    signing = _signing(chosen.snapshot_id)
    columns = [*_signing_column(chosen.snapshot_id, signing), *_step_columns(chosen.snapshot_id)]
    groups = [
        Group(name, [_board_line(row, chosen, signing, href) for row in group]) for name, group in _by_province(rows)
    ]
    label = "Papan langkah manajemen talenta per instansi"
    table = matrices.matrix(columns, groups, label=label) + boards.legend() if rows else ""
    return table + _silent(others, href, opened=not rows)


def _movers(chosen: Chosen) -> dict[str, dict[str, Row]]:
    """For each chosen government with a reported step: the step's name in the catalogue -> its row."""
    taken: dict[str, dict[str, Row]] = {}
    for row in queries.area.reported_steps(chosen.snapshot_id):
        if chosen.holds(row):
            taken.setdefault(row["kode_instansi"], {})[row["id_langkah"]] = row
    return taken


def _signing(snapshot_id: str) -> Mapping[str, Row]:
    """Who took part in the newest commitment, by government."""
    newest = [row["id_komitmen"] for row in queries.area.commitments(snapshot_id)[:1]]
    return {r["kode_instansi"]: r for r in queries.area.signatories(snapshot_id) if r["id_komitmen"] in newest}


def _signing_column(snapshot_id: str, signing: Mapping[str, Row]) -> list[Column]:
    days = [text.date(row["tanggal"], "hari", short=True) for row in queries.area.commitments(snapshot_id)[:1]]
    return [Column("0 Komitmen", f"Komitmen bersama, {day}") for day in days if signing]


def _step_columns(snapshot_id: str) -> list[Column]:
    return [
        Column(f"{step['urutan']} {step['nama']}", f"{step['urutan']} {step['nama']}")
        for step in queries.area.steps(snapshot_id)
    ]


def _by_province(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [(name, list(group)) for name, group in groupby(rows, key=lambda row: str(row["provinsi"]))]


def _board_line(row: Row, chosen: Chosen, signing: Mapping[str, Row], href: Href) -> matrices.Line:
    code = row["kode_instansi"]
    taken = _movers(chosen).get(code, {})
    steps = [_step_cell(taken.get(step["id_langkah"]), href) for step in queries.area.steps(chosen.snapshot_id)]
    signed = [_signing_cell(signing.get(code), href)] if signing else []
    return matrices.Line(row["nama"], row["nama_pendek"], href(grids.PROFILE, instansi=code), [*signed, *steps])


def _step_cell(row: Row | None, href: Href) -> Cell:
    if row is None:
        return Cell("–", text.MISSING, missing=True)
    second_hand, by_news = _second_hand(row), row["arti_tanggal"] == "tanggal berita"
    note = "tangan kedua" if second_hand else "tanggal berita" if by_news else ""
    when = text.date(row["tanggal"], row["presisi"]) or "tanggal tidak disebut"
    told = ["diberitakan", when, "tanggal berita" if by_news else "", "tangan kedua" if second_hand else ""]
    address = sources.fact("tonggak", row["kode_instansi"], row["id_langkah"])
    return Cell(
        text.date(row["tanggal"], row["presisi"], short=True) or when,
        ", ".join(part for part in told if part),
        shade=1,
        mark="setengah" if second_hand else "penuh",
        note=note,
        href=href(SOURCE_PAGE, fakta=address),
    )


def _second_hand(row: Row) -> bool:
    return bool(row["cara_tahu"] == "tangan kedua")


def _signing_cell(row: Row | None, href: Href) -> Cell:
    """Full only with a reported signature; attendance or a collective mention alone is half."""
    if row is None or listings.attendance_mark(row) == "kosong":
        return Cell("–", "belum kami temukan beritanya", missing=True)
    signed = row["tanda_tangan"] == "diberitakan"
    signature = "tanda tangan diberitakan" if signed else "tanda tangan belum kami temukan beritanya"
    address = sources.fact("penandatangan", row["id_komitmen"], row["kode_instansi"])
    return Cell(
        "tanda tangan" if signed else row["label_kehadiran"],
        f"{row['label_kehadiran']}, {signature}",
        shade=1,
        mark=listings.attendance_mark(row),
        note=row["label_kehadiran"] if signed else "",
        href=href(SOURCE_PAGE, fakta=address),
    )


def _silent(rows: Sequence[Row], href: Href, *, opened: bool) -> str:
    title = f"Langkahnya {text.MISSING} ({text.number(len(rows))}): tugas kami mencarinya"
    groups = [
        (name, [Line("", r["nama"], href(grids.PROFILE, instansi=r["kode_instansi"])) for r in group])
        for name, group in _by_province(rows)
    ]
    return boards.silent(title, groups, opened=opened)


# --- how many ----------------------------------------------------------------------------------------------------


def counts_title(snapshot_id: str) -> str:
    steps = queries.area.steps(snapshot_id)
    reported = sum(step["jumlah"] > 0 for step in steps)
    if reported == len(steps):
        return f"Semua {text.in_words(len(steps))} langkah diberitakan di wilayah ini"
    if not reported:
        return f"Langkah yang diberitakan di wilayah ini: {text.MISSING}"
    return f"{text.sentence_case(text.in_words(reported))} dari {text.in_words(len(steps))} langkah diberitakan di wilayah ini"


def counts(snapshot_id: str, href: Href) -> str:
    """Province by step and kind by step: how many governments of how many."""
    rows = queries.talent.step_counts(snapshot_id)
    lines = {"Menurut provinsi": [], "Menurut jenis": [], "Seluruh wilayah": []}  # type: dict[str, list[matrices.Line]]
    for (province, kind), group in groupby(rows, key=lambda row: (row["kode_provinsi"], row["jenis"])):
        found = list(group)
        name = "Menurut provinsi" if province else "Menurut jenis" if kind else "Seluruh wilayah"
        lines[name].append(_count_line(found, href))
    groups = [Group(name, own) for name, own in lines.items()]
    label = "Jumlah instansi dengan langkah yang diberitakan, menurut provinsi dan jenis"
    return matrices.matrix(_step_columns(snapshot_id), groups, label=label, corner="Kelompok")


def _count_line(rows: Sequence[Row], href: Href) -> matrices.Line:
    first = rows[0]
    chosen = {"provinsi": first["kode_provinsi"], "jenis": first["jenis"]}
    name = text.sentence_case(first["provinsi"] if first["kode_provinsi"] else first["jenis"] or "semua instansi")
    address = href(PAGE, **{key: value for key, value in chosen.items() if value})
    return matrices.Line(name, name, address, [_count_cell(row) for row in rows])


def _count_cell(row: Row) -> Cell:
    count, other, total = row["jumlah"], row["tangan_kedua"], text.number(row["jumlah_instansi"])
    if not count:
        return Cell("–", text.MISSING, missing=True)
    hand = f", {text.number(other)} di antaranya tangan kedua" if other else ""
    mark = "setengah" if other == count else ""
    return Cell(text.number(count), f"{text.number(count)} dari {total} instansi{hand}", note=f"dari {total}", mark=mark)


# --- who moved ---------------------------------------------------------------------------------------------------


def earlier_loads(snapshot_id: str) -> dict[str, str]:
    """Readable snapshots before this one, newest first, by the office's clock; this one alone when it is the first."""
    hours = int(queries.snapshot.stamp(snapshot_id)["selisih_utc"])
    found = [s.id for s in store.snapshots() if s.id < snapshot_id and store.readable(s.id)]
    return {one: f"Muatan {_loaded_at(one, hours)}" for one in found} or {snapshot_id: "Belum ada muatan terdahulu"}


def _loaded_at(snapshot_id: str, hours: int) -> str:
    moment = dt.datetime.strptime(snapshot_id[:15], "%Y%m%dT%H%M%S") + dt.timedelta(hours=hours)
    return f"{text.date(moment.date(), 'hari')} pukul {moment:%H.%M}"


def moves_title(chosen: Chosen, since: str) -> str:
    if since == chosen.snapshot_id:
        return "Siapa bergerak: ini muatan pertama"
    new, withdrawn = _moves(chosen, since)
    parts = [f"{text.in_words(len(new))} {chosen.whom} bertambah langkah yang diberitakan"] if new else []
    parts += [f"{text.in_words(len(withdrawn))} berkurang"] if withdrawn else []
    return text.sentence_case(", ".join(parts)) or f"Tidak ada langkah baru tentang {chosen.whom}"


def moves_note(chosen: Chosen, since: str) -> str:
    if since == chosen.snapshot_id:
        return "Pada muatan berikutnya di sini tampil instansi yang langkahnya bertambah atau ditarik."
    day = text.date(queries.snapshot.stamp(chosen.snapshot_id)["dimuat"], "hari")
    return (
        f"Beda data antara {earlier_loads(chosen.snapshot_id)[since][:1].lower()}{earlier_loads(chosen.snapshot_id)[since][1:]} "
        f"dan yang ditampilkan (dimuat {day}, n = {text.number(len(chosen.governments))} instansi); kejadiannya sendiri bisa lebih awal."
    )


def moves_lines(chosen: Chosen, since: str, href: Href) -> list[Line]:
    """One line per government whose reported steps grew or shrank; the documents of what is new."""
    new, withdrawn = _moves(chosen, since)
    keys = [row["kunci"] for rows in new.values() for row in rows]
    documents = queries.documents.sources(chosen.snapshot_id, "tonggak", keys)
    lines = [_move_line("langkah baru diberitakan", rows, href, documents) for rows in new.values()]
    lines += [_move_line("pemberitaannya ditarik", rows, href, {}) for rows in withdrawn.values()]
    rest = len(lines) - SHOWN_MOVES
    return [*lines[:SHOWN_MOVES], *([Line("", f"dan {text.number(rest)} lainnya")] if rest > 0 else [])]


def no_moves(chosen: Chosen, since: str) -> str:
    return "Belum ada muatan terdahulu untuk dibandingkan." if since == chosen.snapshot_id else "Tidak ada yang berbeda."


def _move_line(
    words: str, rows: Sequence[Row], href: Href, documents: Mapping[str, Sequence[Row]]
) -> Line:
    steps = [
        f"{row['nama']} ({text.date(row['tanggal'], row['presisi']) or 'tanggal tidak disebut'})"
        for row in sorted(rows, key=lambda row: int(row["urutan"]))
    ]
    cited = [Cited(step_statement(row), documents[row["kunci"]]) for row in rows if row["kunci"] in documents]
    address = href(grids.PROFILE, instansi=rows[0]["kode_instansi"])
    return Line(rows[0]["nama_pendek"], f"{words}: {text.listing(steps)}", address, "profil", cited)


def _moves(chosen: Chosen, since: str) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """By government: steps reported now and not in the earlier snapshot, and the other way round."""
    now, before = _steps_at(chosen, chosen.snapshot_id), _steps_at(chosen, since)
    return _by_government(now, before), _by_government(before, now)


def _steps_at(chosen: Chosen, snapshot_id: str) -> dict[tuple[str, str], Row]:
    rows = queries.area.reported_steps(snapshot_id)
    return {(row["kode_instansi"], row["id_langkah"]): row for row in rows if chosen.holds(row)}


def _by_government(
    rows: Mapping[tuple[str, str], Row], without: Mapping[tuple[str, str], Row]
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for code, step in sorted(rows.keys() - without.keys()):
        found.setdefault(code, []).append(rows[code, step])
    return found


# --- how posts are filled ----------------------------------------------------------------------------------------


def rounds_title(chosen: Chosen) -> str:
    """How many of the reports are of rounds from the talent pool, and how far those are."""
    rows = _rounds(chosen)
    stages = [row["label_tahap"] for row in sorted(rows, key=_stage) if row["mekanisme"] == FROM_POOL]
    if not rows:
        return f"Pengisian jabatan {chosen.whom}: {text.MISSING}"
    if not stages:
        return f"{_reports(rows)} pengisian jabatan, belum kami temukan yang dari manajemen talenta"
    told = [f"{text.in_words(stages.count(stage))} {stage}" for stage in dict.fromkeys(stages)]
    how = f"semuanya {stages[0]}" if len(told) == 1 and len(stages) > 1 else text.listing(told)
    return f"{text.sentence_case(text.in_words(len(stages)))} dari {_reports(rows).lower()} pengisian jabatan berasal dari manajemen talenta: {how}"


def _reports(rows: Sequence[Row]) -> str:
    return f"{text.sentence_case(text.in_words(len(rows)))} kabar"


def _rounds(chosen: Chosen) -> tuple[Row, ...]:
    return queries.talent.rounds(chosen.snapshot_id, province=chosen.province, kind=chosen.kind)


def _stage(row: Row) -> int:
    return int(row["urutan_tahap"])


def rounds_note(chosen: Chosen) -> str:
    rows = _rounds(chosen)
    dated = [row for row in rows if row["tanggal"]]
    undated = len(rows) - len(dated)
    apart = f"; {text.in_words(undated)} kabar tanpa tanggal hanya di tabel" if undated else ""
    governments = len({row["kode_instansi"] for row in rows})
    return (
        f"Satu tanda satu kabar tentang satu putaran, pada tanggalnya; garis bila hanya bulan atau tahunnya diketahui{apart} · "
        f"n = {text.number(len(rows))} kabar dari {text.number(governments)} dari {text.number(len(chosen.governments))} {chosen.whom}"
    )


@lru_cache(maxsize=64)
def rounds_chart(chosen: Chosen, theme: charts.Theme) -> charts.Figure:
    """Built once per snapshot, choice and theme."""
    dated = [row for row in _rounds(chosen) if row["tanggal"]]
    frame = pd.DataFrame(dated, columns=list(_COLUMNS), dtype=object)
    signed = next((row["tanggal"] for row in queries.area.commitments(chosen.snapshot_id)), None)
    return charts.talent.rounds(frame, _mechanisms(chosen), signed, theme)


_COLUMNS = (
    "nama", "label_mekanisme", "label_tahap", "urutan_tahap", "jumlah", "satuan", "tanggal", "hari_terakhir", "presisi",
)  # fmt: skip


def _mechanisms(chosen: Chosen) -> list[str]:
    """Every mechanism, found or not; the one that is not named only where it occurs."""
    present = {row["mekanisme"] for row in _rounds(chosen)}
    return [
        row["label"]
        for row in queries.talent.terms(chosen.snapshot_id, "mekanisme")
        if row["nilai"] != UNNAMED or row["nilai"] in present
    ]


def rounds_sentence(chosen: Chosen) -> str:
    """The chart in words: by mechanism how many reports of each stage."""
    rows = sorted(_rounds(chosen), key=_stage)
    told = []
    for name in _mechanisms(chosen):
        stages = [row["label_tahap"] for row in rows if row["label_mekanisme"] == name]
        counted = [f"{stages.count(stage)} {stage}" for stage in dict.fromkeys(stages)]
        told.append(f"{name}: {text.listing(counted) if counted else text.MISSING}")
    return "Kabar menurut mekanisme dan tahap. " + "; ".join(told) + "."


def rounds_table(chosen: Chosen, loaded: Loaded, href: Href) -> str:
    rows = _rounds(chosen)
    if not rows:
        return listings.lines([], loaded, f"Pengisian jabatan {chosen.whom}: {text.MISSING}.")
    documents = queries.documents.sources(chosen.snapshot_id, "pengisian_jabatan", [row["kunci"] for row in rows])
    links = {row["kode_instansi"]: href(grids.PROFILE, instansi=row["kode_instansi"]) for row in rows}
    return boards.rounds_table(rows, documents, loaded, links)


ROUNDS_TABLE_NOTE = (
    "Terbaru dahulu. Jabatan, pejabat, dan peserta satuan yang berbeda, dan satu putaran dapat diberitakan dua dokumen; maka tidak dijumlahkan."
)


# --- the nation, apart -------------------------------------------------------------------------------------------


def national_lines(snapshot_id: str) -> list[Line]:
    rows = queries.talent.national(snapshot_id)
    documents = queries.documents.sources(snapshot_id, "nasional", [row["kunci"] for row in rows])
    return [_national_line(row, documents[row["kunci"]]) for row in rows]


def _national_line(row: Row, documents: Sequence[Row]) -> Line:
    """One figure of one document: two documents of a day may state two figures."""
    shown = f"{text.number(row['nilai'])} {row['satuan']}, {text.date(row['tanggal'], row['presisi'])}"
    own = [document for document in documents if document["id_sumber"] == row["id_sumber"]]
    return Line(row["nama"], shown, cited=[Cited(f"{row['nama']}: {shown}", own)])
