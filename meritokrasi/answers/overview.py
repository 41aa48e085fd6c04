"""The area: Ringkasan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from meritokrasi import charts, queries, text
from meritokrasi.answers import Heading
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup import grids, listings
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Card, Line
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

COMMITMENT_PAGE = "komitmen"
HELP = (
    "Angka di sini menghitung apa yang diberitakan atau diterbitkan, bukan apa yang dikerjakan, dan cakupannya ditulis lebih dahulu. "
    "Tekan petak untuk membuka langkah instansi itu, dan tulisan sumber di bawah angka untuk membaca dokumennya."
)
NO_WAITING = "Tidak ada yang sedang ditunggu."
NEWEST = 6
ATTENDANCE = ("hadir", "diwakili", "disebut kolektif", "tidak diberitakan")
SHOWN = 4


def overview_heading(snapshot_id: str) -> Heading:
    steps = queries.area.steps(snapshot_id)
    step = next(s for s in steps if s["sorotan"])
    signed = next((k["tanggal"] for k in queries.area.commitments(snapshot_id)), None)
    taken = queries.area.reported_steps(snapshot_id)
    found = {row["kode_instansi"] for row in taken}
    since = {row["kode_instansi"] for row in taken if signed and row["tanggal"] and row["tanggal"] > signed}
    return Heading(
        text.step_headline(step["jumlah"], step["jumlah_instansi"], step["frasa"], step["dilaporkan"]),
        text.step_lead(len(since), len(found - since), step["jumlah_instansi"], signed),
        help=HELP,
    )


@lru_cache(maxsize=16)
def card_row(snapshot_id: str, loaded: Loaded) -> str:
    """The cards with the panels of all that they count, as HTML, written once per snapshot and address."""
    return listings.cards(overview_cards(snapshot_id), loaded)


@lru_cache(maxsize=16)
def step_bars(snapshot_id: str, loaded: Loaded) -> str:
    """The bars with the panels of all that they count, as HTML, written once per snapshot and address."""
    return grids.step_bars(queries.area.steps(snapshot_id), step_citations(snapshot_id), loaded)


def overview_cards(snapshot_id: str) -> tuple[Card, ...]:
    """Coverage first, then signatures, steps, and the highlighted indicator."""
    return cards_of(Chosen(snapshot_id, None, None))


@lru_cache(maxsize=16)
def cards_of(chosen: Chosen) -> tuple[Card, ...]:
    """The same of the chosen governments."""
    return (_coverage_card(chosen), *_signing_card(chosen), _steps_card(chosen), *_figures_card(chosen))


def _coverage_card(chosen: Chosen) -> Card:
    rows = queries.area.coverage(chosen.snapshot_id, chosen.province)
    known, total = sum(r["terisi"] for r in rows), sum(r["jumlah"] for r in rows)
    share = text.percent(known, total)
    figure, _, unit = share.rpartition(" ")
    detail = text.coverage_sentence(known, total, len(rows), len(chosen.governments))
    cited = [Cited(f"{r['nama']}: {_count(r['terisi'])}", _coverage_documents(chosen, r)) for r in rows]
    return Card(figure, f" {unit}", "isian indikator kemajuan yang punya data publik", detail, cited)


def _coverage_documents(chosen: Chosen, row: Row) -> list[Row]:
    found = queries.documents.coverage_sources(chosen.snapshot_id, chosen.province)
    return [d for d in found if d["id_indikator"] == row["id_indikator"]]


def _count(value: int) -> str:
    return text.number(value) if value else "belum ada"


def _signing_card(chosen: Chosen) -> list[Card]:
    rows = signatories(chosen)
    if not rows:
        return []
    signed = [row for row in rows if row["tanda_tangan"] == "diberitakan"]
    documents = queries.documents.sources(chosen.snapshot_id, "penandatangan", [row["kunci"] for row in signed])
    cited = [Cited(row["nama"], documents[row["kunci"]]) for row in signed]
    figure = text.number(len(signed)) if signed else "–"
    return [Card(figure, f"/{text.number(len(rows))}", "tanda tangan diberitakan", attendance_words(rows), cited)]


def signatories(chosen: Chosen) -> list[Row]:
    """Who took part in the newest commitment."""
    newest = [row["id_komitmen"] for row in queries.area.commitments(chosen.snapshot_id)[:1]]
    return [r for r in queries.area.signatories(chosen.snapshot_id) if r["id_komitmen"] in newest and chosen.holds(r)]


def attendance_words(rows: Sequence[Row]) -> str:
    """How many of these attended, and how: 11 hadir · 2 diwakili."""
    counts = Counter(row["kehadiran"] for row in rows)
    return text.attendance_parts(*(counts[kind] for kind in ATTENDANCE))


def attendance_counts(commitment: Row) -> tuple[int, int, int, int]:
    return commitment["hadir"], commitment["diwakili"], commitment["kolektif"], commitment["belum_ditemukan"]


def _steps_card(chosen: Chosen) -> Card:
    snapshot_id = chosen.snapshot_id
    tiles = [t for t in queries.area.tiles(snapshot_id) if chosen.holds(t) and t["urutan_langkah"] is not None]
    names = {s["urutan"]: s["nama"] for s in queries.area.steps(snapshot_id)}
    highest = sorted(Counter(t["urutan_langkah"] for t in tiles).items(), reverse=True)
    counts = [f"{count} {names[step]}" for step, count in highest]
    detail = f"langkah tertingginya: {' · '.join(counts)}" if counts else text.MISSING
    own = {g["kode_instansi"] for g in chosen.governments}
    taken = [row for row in queries.area.reported_steps(snapshot_id) if row["kode_instansi"] in own]
    documents = queries.documents.sources(snapshot_id, "tonggak", [row["kunci"] for row in taken])
    cited = [Cited(step_statement(row), documents[row["kunci"]]) for row in taken]
    label = f"{text.told(sum(row['menurut'] != 'diberitakan' for row in taken))} melangkah di manajemen talenta"
    figure = text.number(len(tiles)) if tiles else "–"
    return Card(figure, f"/{text.number(len(chosen.governments))}", label, detail, cited)


def _figures_card(chosen: Chosen) -> list[Card]:
    indicator = queries.area.highlighted_indicator(chosen.snapshot_id)
    if indicator is None:
        return []
    own = {g["kode_instansi"] for g in chosen.governments}
    rows = [row for row in queries.area.highlighted_figures(chosen.snapshot_id) if row["kode_instansi"] in own]
    led = [row for row in rows if row["id_capaian"] is not None]
    documents = queries.documents.sources(chosen.snapshot_id, "capaian", [row["kunci"] for row in led])
    named = [short_figure(row) for row in led[:SHOWN]]
    rest = [f"dan {text.number(len(rows) - len(named))} lainnya"] if len(rows) > len(named) else []
    label = f"instansi punya nilai terbit: {indicator['nama']}"
    cited = [Cited(short_figure(row), documents[row["kunci"]]) for row in led]
    figure = text.number(len(rows)) if rows else "–"
    total = f"/{text.number(len(chosen.governments))}"
    return [Card(figure, total, label, " · ".join(named + rest) or text.MISSING, cited)]


def short_figure(row: Row) -> str:
    """Its name and value, by whom and for when; a period that the source does not state is not stated here either."""
    shown = text.figure(row["nilai"], row["desimal_terbit"])
    stated = row["status_periode"] == "tidak disebut"
    when = f"diumumkan {row['tanggal'].year}" if stated and row["tanggal"] else f"{row['penilai']} {row['periode']}"
    interim = "" if row["status_nilai"] == "final" else f", {row['status_nilai']}"
    return f"{row['nama_pendek']} {shown} ({when}{interim})"


@lru_cache(maxsize=16)
def step_citations(snapshot_id: str) -> Mapping[str, Sequence[Cited]]:
    """For each step the governments reported to have taken it, with their documents."""
    taken: dict[str, list[Row]] = {}
    for row in queries.area.reported_steps(snapshot_id):
        taken.setdefault(row["id_langkah"], []).append(row)
    keys = [row["kunci"] for rows in taken.values() for row in rows]
    documents = queries.documents.sources(snapshot_id, "tonggak", keys)
    return {s: [Cited(step_statement(row), documents[row["kunci"]]) for row in rows] for s, rows in taken.items()}


def map_note(snapshot_id: str) -> str:
    """What a square says, of how many, from how many documents, over which dates."""
    total = int(queries.snapshot.stamp(snapshot_id)["jumlah_instansi"])
    rows = queries.area.reported_steps(snapshot_id)
    documents = queries.area.step_documents(snapshot_id)
    dated = sorted((r["tanggal"], r["presisi"]) for r in rows if r["tanggal"])
    span = f", {text.date(*dated[0], short=True)} sampai {text.date(*dated[-1], short=True)}" if dated else ""
    count = f"{text.number(documents)} sumber{span}" if documents else "belum ada sumber"
    return f"Satu petak satu pemerintah daerah (n = {text.number(total)}); langkah kapan pun, juga sebelum komitmen · {count}"


@lru_cache(maxsize=4)
def boundary_chart(snapshot_id: str, theme: charts.Theme) -> charts.Figure:
    """Built once per snapshot and theme, with the colours and words of the squares."""
    total = len(queries.area.steps(snapshot_id))
    rows = [
        {**row, "warna": grids.step_colour(step, total) if step else 0, "keterangan": grids.step_words(row)}
        for row in queries.boundaries.outlines(snapshot_id)
        for step in (row["urutan_langkah"],)
    ]
    return charts.boundaries.choropleth(rows, theme)


def boundary_words(snapshot_id: str) -> tuple[str, str, str]:
    """Title, note and text alternative of the map of real boundaries."""
    title = "Langkah tertinggi yang diberitakan, menurut batas wilayah"
    return title, _boundary_note(snapshot_id), _boundary_sentence(snapshot_id)


def _boundary_note(snapshot_id: str) -> str:
    """Whose lines these are, who has none, and what must not be read from them."""
    rows, extent = queries.boundaries.outlines(snapshot_id), queries.boundaries.extent(snapshot_id)
    absent = [row["nama_pendek"] for row in queries.boundaries.without(snapshot_id)]
    count = f"{text.number(extent['jumlah'])} dari {text.number(extent['jumlah_instansi'])}"
    parts = [f"Wilayah menurut {rows[0]['berkas']}, untuk {count} instansi."]
    if absent:
        parts.append(f"Tanpa batas: {text.number(len(absent))} instansi ({_shortened(absent)}).")
    parts.append("Luas bidang bukan besar capaian.")
    if any(row["meliputi"] for row in rows):
        parts.append("Pemerintah provinsi berupa garis tebal saja; langkahnya ada pada petaknya.")
    return " ".join(parts)


def _boundary_sentence(snapshot_id: str) -> str:
    areas = [row["urutan_langkah"] for row in queries.boundaries.outlines(snapshot_id) if not row["meliputi"]]
    words = {s["urutan"]: f"langkah {s['urutan']} {s['nama']}" for s in queries.area.steps(snapshot_id)}
    words[None] = text.MISSING
    counts = [f"{text.number(areas.count(step))} {name}" for step, name in words.items() if step in areas]
    return f"Peta {text.number(len(areas))} wilayah menurut langkah tertinggi yang diberitakan: {', '.join(counts)}."


def _shortened(names: Sequence[str]) -> str:
    rest = len(names) - SHOWN
    return text.listing([*names[:SHOWN], f"{text.number(rest)} lainnya"] if rest > 0 else names)


def newest_heading(snapshot_id: str) -> str:
    """What the list is compared with; a single load has nothing to compare with, and says so."""
    return compared_with(snapshot_id, any_new=bool(queries.snapshot.changes(snapshot_id, limit=NEWEST)))


def compared_with(snapshot_id: str, *, any_new: bool) -> str:
    """The same of a list of some governments, of which something is new or nothing is."""
    earlier = queries.snapshot.previous_load(snapshot_id)
    if earlier is None:
        return "Ini muatan pertama; yang tampil fakta terbaru menurut tanggalnya."
    day = text.date(earlier["dimuat"], "hari")
    if not any_new:
        return f"Tidak ada fakta baru sejak muatan {day}; yang tampil fakta terbaru menurut tanggalnya."
    return f"Fakta yang baru masuk sejak muatan {day}."


def newest_lines(snapshot_id: str, href: Href) -> list[Line]:
    rows = queries.snapshot.changes(snapshot_id, limit=NEWEST) or queries.snapshot.newest_facts(
        snapshot_id, limit=NEWEST
    )
    return [_fact_line(snapshot_id, row, href) for row in rows]


def fact_words(row: Row) -> str:
    """A new fact in a line: what, which value, when."""
    value = f": {text.figure(row['nilai'], row['desimal_terbit'])}" if row["nilai"] is not None else ""
    detail = f" ({row['rincian']})" if row["rincian"] else ""
    return f"{row['judul']}{detail}{value}, {text.date(row['tanggal'], row['presisi'])}"


def _fact_line(snapshot_id: str, row: Row, href: Href) -> Line:
    statement = fact_words(row)
    documents = queries.documents.sources(snapshot_id, row["tabel"], [row["kunci"]])[row["kunci"]]
    link = href(grids.PROFILE, instansi=row["kode_instansi"])
    return Line(row["nama_pendek"], statement, link, cited=[Cited("", documents)])


def waiting_lines(snapshot_id: str, href: Href) -> list[Line]:
    return [
        Line(
            row["pihak"],
            text.waiting(row["hal"], row["tentang"], row["rincian"]),
            href(COMMITMENT_PAGE) if row["hal"] == "naskah butir" else "",
        )
        for row in queries.area.waiting(snapshot_id)
    ]


def not_found_lines(snapshot_id: str, href: Href, *, limit: int = 8) -> list[Line]:
    rows = queries.area.not_found(snapshot_id)
    lines = [_not_found_line(snapshot_id, row, href) for row in rows[:limit]]
    rest = len(rows) - len(lines)
    return [*lines, Line("", f"dan {text.number(rest)} perbedaan lain; lihat profil masing-masing")] if rest else lines


def _not_found_line(snapshot_id: str, row: Row, href: Href) -> Line:
    sentence = text.not_found(
        row["hal"], row["jumlah"], about=row["tentang"], day=row["tanggal"], period=row["periode"], name=row["nama"]
    )
    if row["kode_instansi"]:
        link = href(grids.PROFILE, instansi=row["kode_instansi"])
        return Line("", sentence, link, cited=_disagreeing(snapshot_id, row))
    return Line("", sentence, href(COMMITMENT_PAGE) if row["hal"] == "kehadiran" else "")


def _disagreeing(snapshot_id: str, row: Row) -> list[Cited]:
    """Every value of the series, each with its documents."""
    own = [
        f
        for f in queries.government.figures_of(snapshot_id, row["kode_instansi"])
        if all(f[key] == row[key] for key in ("id_indikator", "periode", "status_nilai"))
    ]
    documents = queries.documents.sources(snapshot_id, "capaian", [f["kunci"] for f in own])
    return [
        Cited(f"{f['penilai']}: {text.figure(f['nilai'], f['desimal_terbit'])}", documents[f["kunci"]]) for f in own
    ]


def step_statement(row: Row) -> str:
    parts = [row["nama_pendek"], row["nama"], text.date(row["tanggal"], row["presisi"])]
    if row["cara_tahu"] == "tangan kedua":
        parts.append("tangan kedua")
    return ", ".join(part for part in parts if part)
