"""The slides of the area and of one province: coverage first, then what was signed, done, changed, and what nobody told us."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, store, text
from meritokrasi.answers import commitment, history, merit_published, overview, talent
from meritokrasi.answers.selection import MANY, Chosen
from meritokrasi.markup import grids
from meritokrasi.markup.slides import (
    COLUMNS,
    HONEST,
    STACKED,
    Chart,
    Number,
    Numbers,
    Points,
    Series,
    Slide,
    Table,
    Tile,
    Tiles,
    distinct,
    paged,
)
from meritokrasi.queries import Row

LINES, ROWS, PAGES = 6, 8, 2  # what fits on a slide at a size that can be read from the last row
NAMED, MOST_NAMED = 6, 15
_NOT_FOUND = "Belum kami temukan: itu tugas kami, bukan penilaian atas pemerintah daerahnya."


def area(snapshot_id: str) -> list[Slide]:
    """Every message about the whole area, without the cover."""
    chosen = Chosen(snapshot_id, None, None)
    return [
        _position(chosen), *_map(chosen), *_commitment(chosen), *_steps(chosen), *_aspects(snapshot_id), *_peers(chosen),
        *_changes(chosen), *_attention(snapshot_id), *_unknown(chosen), _documents(chosen),
    ]  # fmt: skip


def province(snapshot_id: str, code: str) -> list[Slide]:
    """The same of one province, without what only concerns the area."""
    chosen = Chosen(snapshot_id, code, None)
    return [
        _position(chosen), *_map(chosen), *_commitment(chosen), *_board(chosen), *_peers(chosen), *_changes(chosen),
        *_unknown(chosen), _documents(chosen),
    ]  # fmt: skip


# --- where we stand ----------------------------------------------------------------------------------------------


def _position(chosen: Chosen) -> Slide:
    cells = _cells(chosen)
    known = sum(cell["periode"] is not None for cell in cells)
    share = text.sentence_case(text.percent(known, len(cells))) if known else "Belum ada"
    items = (_coverage(chosen, known, len(cells)), *_signed(chosen), _moved(chosen), *_highlighted(chosen))
    return Slide(
        "posisi",
        f"{share} isian indikator kemajuan punya data publik",
        f"{text.sentence_case(chosen.whom)}, n = {text.number(len(chosen.governments))}; cakupan ditulis lebih dahulu.",
        Numbers(items),
        (HONEST, "Angka menghitung apa yang diberitakan atau diterbitkan, bukan apa yang dikerjakan."),
        distinct(d for d in queries.documents.coverage_sources(chosen.snapshot_id)) if not chosen.province else (),
    )


def _coverage(chosen: Chosen, known: int, total: int) -> Number:
    figure, _, unit = text.percent(known, total).rpartition(" ")
    indicators = len(_required(chosen.snapshot_id))
    detail = text.coverage_sentence(known, total, indicators, len(chosen.governments))
    return Number(figure, f" {unit}", "isian indikator kemajuan yang punya data publik", detail)


def _signed(chosen: Chosen) -> list[Number]:
    rows = _signatories(chosen)
    if not rows:
        return []
    signed = sum(row["tanda_tangan"] == "diberitakan" for row in rows)
    return [Number(_count(signed), f"/{text.number(len(rows))}", "tanda tangan diberitakan", _attendance_words(rows))]


def _attendance_words(rows: Sequence[Row]) -> str:
    counts = Counter(row["kehadiran"] for row in rows)
    kinds = ("hadir", "diwakili", "disebut kolektif", "tidak diberitakan")
    return text.attendance_parts(*(counts[kind] for kind in kinds))


def _moved(chosen: Chosen) -> Number:
    tiles = [t for t in queries.area.tiles(chosen.snapshot_id) if chosen.holds(t) and t["urutan_langkah"] is not None]
    names = {s["urutan"]: s["nama"] for s in queries.area.steps(chosen.snapshot_id)}
    highest = sorted(Counter(t["urutan_langkah"] for t in tiles).items(), reverse=True)
    detail = " · ".join(f"{count} {names[step]}" for step, count in highest)
    own = sum(row["menurut"] != "diberitakan" for row in _taken(chosen))
    label = f"{text.told(own)} melangkah di manajemen talenta"
    words = f"langkah tertingginya: {detail}" if detail else text.MISSING
    return Number(_count(len(tiles)), f"/{text.number(len(chosen.governments))}", label, words)


def _highlighted(chosen: Chosen) -> list[Number]:
    indicator = queries.area.highlighted_indicator(chosen.snapshot_id)
    if indicator is None:
        return []
    rows = [r for r in queries.area.highlighted_figures(chosen.snapshot_id) if _here(chosen, r)]
    total = text.number(len(chosen.governments))
    label = f"instansi punya nilai terbit: {indicator['nama']}"
    named = [_short_figure(row) for row in rows[:2] if row["id_capaian"] is not None]
    rest = [f"dan {text.number(len(rows) - len(named))} lainnya"] if len(rows) > len(named) else []
    return [Number(_count(len(rows)), f"/{total}", label, " · ".join([*named, *rest]) or text.MISSING)]


def _short_figure(row: Row) -> str:
    return (
        f"{row['nama_pendek']} {text.figure(row['nilai'], row['desimal_terbit'])} ({row['penilai']} {row['periode']})"
    )


def _map(chosen: Chosen) -> list[Slide]:
    """One square per government, as long as they are few enough to be read from a screen."""
    if len(chosen.governments) > MANY:
        return []
    rows = [t for t in queries.area.tiles(chosen.snapshot_id) if chosen.holds(t)]
    steps = queries.area.steps(chosen.snapshot_id)
    items = tuple(
        Tile(
            row["nama_pendek"], row["singkatan"], str(row["provinsi"]), row["petak_kolom"], row["petak_baris"],
            row["urutan_langkah"], row["cara_tahu"] == "tangan kedua", grids.step_words(row),
        )
        for row in rows
    )  # fmt: skip
    known = [row for row in rows if row["urutan_langkah"] is not None]
    told = text.listing([grids.step_words(row) for row in known]) or text.MISSING
    alt = f"Peta petak {text.number(len(rows))} {chosen.whom} menurut langkah tertinggi yang diberitakan: {told}."
    note = f"Satu petak satu pemerintah daerah (n = {text.number(len(rows))}); langkah tertinggi, kapan pun, juga sebelum komitmen."
    remarks = (HONEST, "Langkah akhir menyiratkan langkah sebelumnya yang tidak diberitakan; ini bukan corong.")
    block = Tiles(items, tuple(step["nama"] for step in steps), alt)
    return [Slide("peta", talent.board_title(chosen), note, block, remarks, _step_documents(chosen))]


# --- the commitment ----------------------------------------------------------------------------------------------


def _commitment(chosen: Chosen) -> list[Slide]:
    rows = _signatories(chosen)
    if not rows:
        return []
    signed = sum(row["tanda_tangan"] == "diberitakan" for row in rows)
    event = queries.area.commitments(chosen.snapshot_id)[0]
    slide = Slide(
        "komitmen",
        text.signing_headline(signed, len(rows)),
        f"{event['nama_pendek']}, {text.date(event['tanggal'], 'hari')}; kehadiran menurut pemberitaan (n = {text.number(len(rows))}).",
        _attendance_table(rows) if chosen.province else _attendance_chart(chosen.snapshot_id, event),
        (
            "Kehadiran dan tanda tangan dua hal; yang tidak diberitakan belum kami temukan, bukan berarti tidak hadir.",
            "Komitmen bersama berlaku untuk semua pemerintah daerah di wilayah ini.",
        ),
        _behind(chosen.snapshot_id, "penandatangan", rows),
    )
    return [slide]


def _attendance_chart(snapshot_id: str, event: Row) -> Chart:
    frame = queries.area.attendance_by_province(snapshot_id, event["id_komitmen"])
    provinces = tuple(dict.fromkeys(frame["provinsi"]))
    labels = dict(sorted(zip(frame["urutan"], frame["label"], strict=True))).values()
    series = []
    for label in labels:
        counts = {row.provinsi: int(row.jumlah) for row in frame[frame["label"] == label].itertuples()}
        values = tuple(float(counts[name]) if name in counts else None for name in provinces)
        series.append(Series(label, values, tuple(text.number(v) if v else "" for v in values)))
    alt = commitment.attendance_sentence(snapshot_id, event["id_komitmen"])
    return Chart(STACKED, provinces, tuple(series), "pemerintah daerah", alt)


def _attendance_table(rows: Sequence[Row]) -> Table:
    ordered = sorted(rows, key=lambda row: row["urutan_kehadiran"])
    groups = [(label, list(group)) for label, group in groupby(ordered, key=lambda row: str(row["label_kehadiran"]))]
    lines = tuple((label, text.number(len(group)), _named(group, MOST_NAMED)) for label, group in groups)
    return Table(("Kehadiran", "Jumlah", "Pemerintah daerah"), lines, (0.2, 0.1, 0.7))


# --- steps of talent management -----------------------------------------------------------------------------------


def _steps(chosen: Chosen) -> list[Slide]:
    steps = queries.area.steps(chosen.snapshot_id)
    values = tuple(float(step["jumlah"]) if step["jumlah"] else None for step in steps)
    printed = tuple(text.number(step["jumlah"]) if step["jumlah"] else "–" for step in steps)
    told = "; ".join(f"{s['nama']}: {text.number(s['jumlah']) if s['jumlah'] else text.MISSING}" for s in steps)
    series = Series("pemerintah daerah", values, printed)
    chart = Chart(COLUMNS, tuple(step["nama"] for step in steps), (series,), "pemerintah daerah", f"{told}.")
    remarks = (HONEST, "Satu pemerintah daerah dapat dihitung pada beberapa langkah.")
    note = f"Pemerintah daerah per langkah yang diberitakan, kapan pun (n = {text.number(len(chosen.governments))}); – berarti {text.MISSING}."
    title = talent.counts_title(chosen.snapshot_id)
    return [Slide("langkah", title, note, chart, remarks, _step_documents(chosen))]


def _board(chosen: Chosen) -> list[Slide]:
    """The furthest reported step of each government of the province that has one."""
    furthest: dict[str, list[Row]] = {}
    for row in _taken(chosen):
        furthest.setdefault(row["kode_instansi"], []).append(row)
    lines = [_furthest(rows) for _, rows in sorted(furthest.items())]
    table = Table(("Pemerintah daerah", "Langkah terjauh", "Tanggal", "Langkah"), (), (0.34, 0.26, 0.26, 0.14))
    note = f"Yang langkahnya diberitakan, urut kode, bukan peringkat; bagi yang lain {text.MISSING}."
    slide = Slide("langkah", talent.board_title(chosen), note, table, (HONEST,), _step_documents(chosen))
    return _at_most(PAGES, paged(slide, lines, ROWS), "halaman Manajemen talenta") if lines else []


def _furthest(rows: Sequence[Row]) -> tuple[str, ...]:
    """Reported steps come with the last one first."""
    last = rows[0]
    hand = " (tangan kedua)" if last["cara_tahu"] == "tangan kedua" else ""
    day = text.date(last["tanggal"], last["presisi"]) or text.UNDATED
    return last["nama_pendek"], f"{last['nama']}{hand}", day, text.number(len(rows))


# --- aspects and peers -------------------------------------------------------------------------------------------


def _aspects(snapshot_id: str) -> list[Slide]:
    """The instrument in force: how many governments have which mean level per aspect, or that nobody's is public."""
    instruments = [i for i in queries.merit.instruments(snapshot_id) if i["level_maks"]]
    if not instruments:
        return []
    instrument = instruments[0]
    aspects = queries.merit.aspects(snapshot_id, instrument["id_instrumen"])
    rows = [
        r
        for r in queries.merit.aspect_distribution(snapshot_id, instrument["id_instrumen"])
        if r["keadaan"] == "berlevel"
    ]
    total = text.number(len(queries.area.governments(snapshot_id)))
    about = f"{instrument['nama_pendek']}, {text.in_words(len(aspects))} aspek (n = {total} pemerintah daerah)"
    remarks = ("Indeks tidak dihitung di sini; skor dan kategori hanya seperti diterbitkan penilainya.", HONEST)
    if not rows:
        lines = [(a["nama"], text.number(a["jumlah_butir"]), _weight(a), None) for a in aspects]
        head = ("Aspek", "Butir", "Bobot", "Level")
        slide = Slide(
            "aspek",
            f"Level aspek sistem merit: {text.MISSING}",
            f"{about}.",
            Table(head, (), (0.48, 0.08, 0.22, 0.22)),
            remarks,
        )
        return paged(slide, lines, ROWS)
    period = next(r["periode"] for r in rows)
    chart = _level_chart(aspects, rows, int(instrument["level_maks"]))
    title = f"Level aspek sistem merit diketahui untuk {text.number(_most(rows))} dari {total} pemerintah daerah"
    note = f"{about}; rata-rata level (hitungan), periode {period}, termasuk yang diakui sendiri."
    return [Slide("aspek", title, note, chart, remarks)]


def _most(rows: Sequence[Row]) -> int:
    """How many governments have a level in the aspect that most of them have."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["id_aspek"]] += row["jumlah"]
    return max(counts.values())


def _level_chart(aspects: Sequence[Row], rows: Sequence[Row], highest: int) -> Chart:
    counts: Counter[tuple[str, int]] = Counter()
    for row in rows:
        counts[row["id_aspek"], row["pita"]] += row["jumlah"]
    series = []
    for band, label in merit_published.bands(highest).items():
        values = tuple(float(counts[a["id_aspek"], band]) or None for a in aspects)
        series.append(Series(f"level {label}", values, tuple(text.number(v) if v else "" for v in values)))
    names = tuple(f"{a['kode']} {a['nama']}" for a in aspects)
    told = "; ".join(
        f"{name}: {text.listing([f'{s.printed[n]} pada {s.name}' for s in series if s.values[n]]) or text.MISSING}"
        for n, name in enumerate(names)
    )
    return Chart(STACKED, names, tuple(series), "pemerintah daerah", f"{told}.")


def _weight(aspect: Row) -> str | None:
    if aspect["bobot"] is None or aspect["status_bobot"] != "bersumber":
        return None
    return f"{text.number(float(aspect['bobot']))} %"


def _peers(chosen: Chosen) -> list[Slide]:
    """The groups that may be ranked, each with its middle; without one the reason."""
    groups = [
        g
        for g in queries.peers.groups(chosen.snapshot_id)
        if g["dapat_dibandingkan"] and (chosen.province is None or g["kode_provinsi"] == chosen.province)
    ]
    # A province has a line of its own only where the whole area cannot be compared.
    groups = (chosen.province is None and [g for g in groups if g["kode_provinsi"] is None]) or groups
    rule = "Peringkat hanya di dalam satu jenis, satu periode, dan satu cara ukur; provinsi, kabupaten, dan kota tidak dicampur."
    if not groups:
        return []
    count = text.sentence_case(text.in_words(len(groups)))
    table = Table(("Nilai", "Kelompok", "Diketahui", "Nilai tengah (hitungan)"), (), (0.25, 0.35, 0.15, 0.25))
    note = "Kelompok yang cukup lengkap, masing-masing pada periode terbarunya yang dapat dibandingkan."
    title = f"{count} kelompok sejawat dapat dibandingkan dengan adil"
    shown = paged(Slide("sejawat", title, note, table, (rule,)), [_group(chosen, g) for g in groups], ROWS)
    return _at_most(PAGES, shown, "halaman Perbandingan")


def _at_most(most: int, shown: list[Slide], where: str) -> list[Slide]:
    """The first slides of a long list; the last of them says where the rest is."""
    if len(shown) <= most:
        return shown
    last = shown[most - 1]
    return [*shown[: most - 1], replace(last, note=f"{last.note} Selanjutnya di {where}.")]


def _group(chosen: Chosen, group: Row) -> tuple[str, ...]:
    rows = queries.peers.periods(chosen.snapshot_id, group["id_indikator"], group["jenis"], group["kode_provinsi"])
    own = next(
        r
        for r in rows
        if (r["periode"], r["status_nilai"], r["id_instrumen"]) == (group["periode"], "final", group["id_instrumen"])
    )
    indicator = _indicators(chosen.snapshot_id)[group["id_indikator"]]
    known = f"{text.number(group['jumlah_diketahui'])} dari {text.number(group['jumlah_kelompok'])}"
    where = f"{group['jenis']} di {group['provinsi']}" if group["provinsi"] else f"{group['jenis']} se-wilayah"
    return (
        f"{group['nama_indikator']} {group['periode']}",
        where,
        known,
        text.number(own["nilai_tengah"], indicator["desimal"]),
    )


# --- what changed, what waits, what nobody told ---------------------------------------------------------------------


def _changes(chosen: Chosen) -> list[Slide]:
    """Since the newest edition before this snapshot, which is the last briefing; else since the load before."""
    many = 100_000
    rows = [r for r in queries.snapshot.changes(chosen.snapshot_id, limit=many) if _here(chosen, r)]
    shown = rows or [r for r in queries.snapshot.newest_facts(chosen.snapshot_id, limit=many) if _here(chosen, r)]
    if not shown:
        return []
    points = tuple((r["nama_pendek"], _fact(r)) for r in shown[:LINES])
    behind = [
        d
        for r in shown[:LINES]
        for d in queries.documents.sources(chosen.snapshot_id, r["tabel"], [r["kunci"]])[r["kunci"]]
    ]
    title = f"{text.sentence_case(text.in_words(len(rows)))} fakta baru" if rows else "Fakta terbaru menurut tanggalnya"
    since = "" if chosen.province else _since_edition(chosen.snapshot_id)
    note = since or overview.newest_heading(chosen.snapshot_id)
    return [Slide("perubahan", title, note, Points(points), (_rest(len(rows) - LINES),), distinct(behind))]


def _rest(count: int) -> str:
    return f"{text.number(count)} fakta baru lainnya ada di halaman Riwayat." if count > 0 else "Tidak ada yang lain."


def _since_edition(snapshot_id: str) -> str:
    earlier = [e for e in store.editions() if e.snapshot_id < snapshot_id and store.readable(e.snapshot_id)]
    if not earlier:
        return ""
    last = earlier[0]
    return f"Sejak edisi {last.name}. {history.net_title(snapshot_id, last.snapshot_id, snapshot_id, None)}."


def _fact(row: Row) -> str:
    value = f": {text.figure(row['nilai'], row['desimal_terbit'])}" if row["nilai"] is not None else ""
    detail = f" ({row['rincian']})" if row["rincian"] else ""
    return f"{row['judul']}{detail}{value}, {text.date(row['tanggal'], row['presisi'])}"


def _attention(snapshot_id: str) -> list[Slide]:
    rows = queries.area.waiting(snapshot_id)
    if not rows:
        return []
    points = tuple(
        (row["pihak"], text.sentence_case(text.waiting(row["hal"], row["tentang"], row["rincian"]))) for row in rows
    )
    title = f"{text.sentence_case(text.in_words(len(rows)))} hal menunggu pihak yang dapat melengkapinya"
    return paged(
        Slide("menunggu", title, "Giliran siapa, dan apa akibatnya sampai dilengkapi.", Points(())), points, LINES
    )


def _unknown(chosen: Chosen) -> list[Slide]:
    silent = [r for r in _signatories(chosen) if r["kehadiran"] == "tidak diberitakan"]
    moved = {r["kode_instansi"] for r in _taken(chosen)}
    still = [r for r in chosen.governments if r["kode_instansi"] not in moved]
    known = {c["id_indikator"] for c in _cells(chosen) if c["periode"] is not None}
    empty = [n["nama_pendek"] for n in _required(chosen.snapshot_id) if n["id_indikator"] not in known]
    event = next(iter(queries.area.commitments(chosen.snapshot_id)), None)
    points = [
        ("Kehadiran", f"{text.not_found('kehadiran', len(silent), about=None, day=event['tanggal'], period=None, name=None)}: {_named(silent)}")
        if event and silent
        else None,
        ("Langkah", f"{text.not_found('langkah', len(still), about=None, day=None, period=None, name=None)}: {_named(still)}")
        if still
        else None,
        ("Indikator", text.not_found("indikator", 0, about=";".join(empty), day=None, period=None, name=None))
        if empty
        else None,
        *(("Berbeda", words) for words in _disagreeing(chosen)),
    ]  # fmt: skip
    found = [point for point in points if point]
    if not found:
        return []
    slide = Slide("belum-diketahui", "Yang belum kami temukan", _NOT_FOUND, Points(()), (HONEST,))
    return paged(slide, found, 4)


def _named(rows: Sequence[Row], most: int = NAMED) -> str:
    names = [str(row["nama_pendek"]) for row in rows[:most]]
    rest = len(rows) - len(names)
    return text.listing([*names, f"{text.number(rest)} lainnya"] if rest else names)


def _disagreeing(chosen: Chosen) -> list[str]:
    rows = [r for r in queries.area.not_found(chosen.snapshot_id) if r["hal"] == "perbedaan" and _here(chosen, r)]
    told = [
        text.not_found("perbedaan", r["jumlah"], about=r["tentang"], day=None, period=r["periode"], name=r["nama"])
        for r in rows[:4]
    ]
    rest = len(rows) - len(told)
    return [*told, f"{text.number(rest)} perbedaan lain ada pada profil masing-masing."] if rest else told


def _documents(chosen: Chosen) -> Slide:
    """How many documents of which kind the whole snapshot rests on."""
    kinds = [row for row in queries.documents.kinds(chosen.snapshot_id) if row["jumlah"]]
    total = queries.documents.summary(chosen.snapshot_id)["dokumen"]
    rows = tuple(
        (
            text.sentence_case(row["label"]),
            "penilai" if row["dari_penilai"] else "bukan penilai",
            text.number(row["jumlah"]),
        )
        for row in kinds
    )
    return Slide(
        "sumber",
        f"Semua angka berasal dari {text.number(total)} dokumen terdaftar",
        "Jenis dokumen seluruh dasbor; tiap dokumen dengan alamatnya ada di lembar Sumber dan di halaman Sumber.",
        Table(("Jenis dokumen", "Milik", "Dokumen"), rows, (0.6, 0.22, 0.18)),
        ("Setiap angka di dasbor membuka dokumennya dengan satu klik.",),
    )


# --- rows of the chosen governments ---------------------------------------------------------------------------------


def _cells(chosen: Chosen) -> list[Row]:
    """The cells that count as coverage."""
    return [c for c in queries.completeness.cells(chosen.snapshot_id, chosen.province) if c["wajib_cakupan"]]


def _required(snapshot_id: str) -> list[Row]:
    return [n for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"]]


def _indicators(snapshot_id: str) -> dict[str, Row]:
    return {n["id_indikator"]: n for n in queries.area.indicators(snapshot_id)}


def _signatories(chosen: Chosen) -> list[Row]:
    """Who took part in the newest commitment."""
    newest = [row["id_komitmen"] for row in queries.area.commitments(chosen.snapshot_id)[:1]]
    return [r for r in queries.area.signatories(chosen.snapshot_id) if r["id_komitmen"] in newest and chosen.holds(r)]


def _taken(chosen: Chosen) -> list[Row]:
    return [r for r in queries.area.reported_steps(chosen.snapshot_id) if _here(chosen, r)]


def _here(chosen: Chosen, row: Row) -> bool:
    return row["kode_instansi"] in _codes(chosen)


@lru_cache(maxsize=16)
def _codes(chosen: Chosen) -> frozenset[str]:
    return frozenset(row["kode_instansi"] for row in chosen.governments)


def _behind(snapshot_id: str, table: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    found = queries.documents.sources(snapshot_id, table, [row["kunci"] for row in rows])
    return distinct(document for documents in found.values() for document in documents)


def _step_documents(chosen: Chosen) -> tuple[Row, ...]:
    return _behind(chosen.snapshot_id, "tonggak", _taken(chosen))


def _count(value: int) -> str:
    return text.number(value) if value else "–"
