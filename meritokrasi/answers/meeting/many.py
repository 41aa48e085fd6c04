"""The slides of the area and of one province: coverage first, then what was signed, done, changed, and what nobody told us."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers import commitment, overview, talent
from meritokrasi.answers.meeting import members, outlook
from meritokrasi.answers.selection import MANY, Chosen
from meritokrasi.markup import grids
from meritokrasi.markup.slides import (
    COLUMNS,
    HONEST,
    PAGES,
    ROWS,
    STACKED,
    Chart,
    Number,
    Numbers,
    Series,
    Slide,
    Table,
    Tile,
    Tiles,
    at_most,
    distinct,
    paged,
)
from meritokrasi.queries import Row

MOST_NAMED = 15


def area(snapshot_id: str) -> list[Slide]:
    """Every message about the whole area, without the cover."""
    chosen = Chosen(snapshot_id, None, None)
    return [
        _position(chosen), *_map(chosen), *_commitment(chosen), *_steps(chosen), *outlook.aspects(snapshot_id), *outlook.peers(chosen),
        *outlook.changes(chosen), *outlook.attention(snapshot_id), *outlook.unknown(chosen), outlook.documents(chosen),
    ]  # fmt: skip


def province(snapshot_id: str, code: str) -> list[Slide]:
    """The same of one province, without what only concerns the area."""
    chosen = Chosen(snapshot_id, code, None)
    return [
        _position(chosen), *_map(chosen), *_commitment(chosen), *_board(chosen), *outlook.peers(chosen), *outlook.changes(chosen),
        *outlook.unknown(chosen), outlook.documents(chosen),
    ]  # fmt: skip


# --- where we stand --------------------------------------------------------------------------------------------------


def _position(chosen: Chosen) -> Slide:
    """The numbers that Ringkasan opens with, of the chosen governments."""
    cards = overview.cards_of(chosen)
    rows = queries.area.coverage(chosen.snapshot_id, chosen.province)
    known, total = sum(r["terisi"] for r in rows), sum(r["jumlah"] for r in rows)
    share = text.sentence_case(text.percent(known, total)) if known else "Belum ada"
    return Slide(
        "posisi",
        f"{share} isian indikator kemajuan punya data publik",
        f"{text.sentence_case(chosen.whom)}, n = {text.number(len(chosen.governments))}; cakupan ditulis lebih dahulu.",
        Numbers(tuple(Number(card.figure, card.of, card.label, card.detail) for card in cards)),
        (HONEST, "Angka menghitung apa yang diberitakan atau diterbitkan, bukan apa yang dikerjakan."),
        distinct(document for card in cards for one in card.cited for document in one.documents),
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
    return [Slide("peta", talent.board_title(chosen), note, block, remarks, members.step_documents(chosen))]


# --- the commitment --------------------------------------------------------------------------------------------------


def _commitment(chosen: Chosen) -> list[Slide]:
    rows = overview.signatories(chosen)
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
        members.behind(chosen.snapshot_id, "penandatangan", rows),
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
    lines = tuple((label, text.number(len(group)), members.named(group, MOST_NAMED)) for label, group in groups)
    return Table(("Kehadiran", "Jumlah", "Pemerintah daerah"), lines, (0.2, 0.1, 0.7))


# --- steps of talent management --------------------------------------------------------------------------------------


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
    return [Slide("langkah", title, note, chart, remarks, members.step_documents(chosen))]


def _board(chosen: Chosen) -> list[Slide]:
    """The furthest reported step of each government of the province that has one."""
    furthest: dict[str, list[Row]] = {}
    for row in members.taken(chosen):
        furthest.setdefault(row["kode_instansi"], []).append(row)
    lines = [_furthest(rows) for _, rows in sorted(furthest.items())]
    table = Table(("Pemerintah daerah", "Langkah terjauh", "Tanggal", "Langkah"), (), (0.34, 0.26, 0.26, 0.14))
    note = f"Yang langkahnya diberitakan, urut kode, bukan peringkat; bagi yang lain {text.MISSING}."
    slide = Slide("langkah", talent.board_title(chosen), note, table, (HONEST,), members.step_documents(chosen))
    return at_most(PAGES, paged(slide, lines, ROWS), "halaman Manajemen talenta") if lines else []


def _furthest(rows: Sequence[Row]) -> tuple[str, ...]:
    """Reported steps come with the last one first."""
    last = rows[0]
    hand = " (tangan kedua)" if last["cara_tahu"] == "tangan kedua" else ""
    day = text.date(last["tanggal"], last["presisi"]) or text.UNDATED
    return last["nama_pendek"], f"{last['nama']}{hand}", day, text.number(len(rows))
