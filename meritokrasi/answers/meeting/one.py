"""The slides of one government: its steps, its figures, their course, what is next, and the documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meritokrasi import queries, text
from meritokrasi.answers import briefing, leaflet, profile
from meritokrasi.markup.slides import (
    HONEST,
    LINE,
    Chart,
    Points,
    Series,
    Slide,
    Table,
    Timeline,
    distinct,
    paged,
)
from meritokrasi.queries import Row

ROWS = 6
DOCUMENTS = 7
_SAID = ("Di antara sejawat", "Berikutnya")


def government(snapshot_id: str, code: str) -> list[Slide]:
    """Every message about one government, without the cover. Raises UnknownInstansiError."""
    row = queries.area.government(snapshot_id, code)
    page = leaflet.leaflet(snapshot_id, code)
    behind = leaflet.documents_of(snapshot_id, code)
    indicators = _indicators(snapshot_id, code, row, page)
    return [
        _steps(snapshot_id, code, row),
        *indicators,
        *(_course(snapshot_id, code, row) if len(indicators) == 1 else ()),
        *_next(snapshot_id, code, _gaps(page)),
        _documents(behind),
    ]


def _steps(snapshot_id: str, code: str, row: Row) -> Slide:
    moments = tuple(profile.moments(snapshot_id, code))
    cited = [document for moment in moments for one in moment.cited for document in one.documents]
    return Slide(
        "langkah",
        profile.steps_sentence(snapshot_id, code).rstrip("."),
        f"{row['nama']}: dari komitmen ke bukti, dengan tanggal yang diberitakan.",
        Timeline(moments),
        (HONEST, "Langkah akhir menyiratkan langkah sebelumnya yang tidak diberitakan."),
        distinct(cited),
    )


def _indicators(snapshot_id: str, code: str, row: Row, page: leaflet.Content) -> list[Slide]:
    """The newest figure of each indicator as published; those without one in a line of their own."""
    known = [cells for cells in page["indikator"] if len(cells) > 2]
    missing, quiet = _gaps(page), _told_on_the_profile_only(snapshot_id, code)
    lines: list[tuple[str | None, ...]] = [
        (name, _shown(value, category, quiet=name in quiet), f"{period}, {status}", assessor)
        for name, value, category, period, status, assessor, *_ in known
    ]
    remarks = (f"{text.sentence_case(text.MISSING)}: {text.listing(missing)}.",) if missing else ()
    rest = f"; {text.MISSING} untuk {text.in_words(len(missing))} lainnya" if known and missing else ""
    title = _known_title(len(known), len(page["indikator"]))
    note = f"{row['nama']}: nilai terbaru seperti diterbitkan, dengan penilainya{rest}."
    if not known:
        points = tuple(("", name) for name in missing)
        return [Slide("indikator", title, f"{row['nama']}: yang belum kami temukan.", Points(points), (HONEST,))]
    table = Table(("Indikator", "Nilai", "Periode dan status", "Penilai"), (), (0.34, 0.22, 0.26, 0.18))
    return paged(Slide("indikator", title, note, table, (*remarks, HONEST)), lines, ROWS)


def _gaps(page: leaflet.Content) -> list[str]:
    """A row of two cells is an indicator without public data."""
    return [cells[0] for cells in page["indikator"] if len(cells) == 2]


def _known_title(known: int, total: int) -> str:
    if not known:
        return f"Indikator kemajuan: {text.MISSING}"
    count = "Semua" if known == total else f"{text.sentence_case(text.in_words(known))} dari"
    return f"{count} {text.in_words(total)} indikator kemajuan punya data publik"


def _shown(value: str, category: str, *, quiet: bool) -> str:
    if quiet:
        return "kategori: lihat profil" if value == "–" else value
    return value if category == "–" else category if value == "–" else f"{value} ({category})"


def _told_on_the_profile_only(snapshot_id: str, code: str) -> set[str]:
    """Indicators whose low category a single news page tells: it stands with all that belongs to it, or not at all."""
    series = queries.government.series_of(snapshot_id, code)
    names = {n["id_indikator"]: str(n["nama"]) for n in queries.area.indicators(snapshot_id)}
    return {names[s["id_indikator"]] for s in series if s["terbaru"] and s["hanya_profil"]}


def _course(snapshot_id: str, code: str, row: Row) -> list[Slide]:
    """Final values over the years of the indicator with the most of them: one measure, its breaks left open."""
    rows = queries.government.history_of(snapshot_id, code).to_dict("records")
    if not rows:
        return []
    counts = {
        name: sum(r["id_indikator"] == name for r in rows) for name in dict.fromkeys(r["id_indikator"] for r in rows)
    }
    longest = max(counts, key=lambda name: counts[name])
    own = [r for r in rows if r["id_indikator"] == longest]
    periods = tuple(str(r["periode"]) for r in own)
    runs = list(dict.fromkeys(int(r["ruas"]) for r in own))
    series = tuple(_run(own, run, number, len(runs)) for number, run in enumerate(runs, start=1))
    told = ", ".join(f"{r['periode']} {text.figure(r['nilai'], r['desimal_terbit'])}" for r in own)
    name, unit = own[0]["nama"], own[0]["satuan"]
    title = f"{own[0]['nama_pendek']}: {_at(own[0])}, {_at(own[-1])}"
    broken = next((r["alasan_patahan"] for r in own if r["alasan_patahan"]), None)
    note = f"{row['nama']}: {name}, nilai final ({unit})" + (f"; {broken}, maka garisnya terputus." if broken else ".")
    figures = [f for f in queries.government.figures_of(snapshot_id, code) if f["id_indikator"] == longest]
    behind = queries.documents.sources(snapshot_id, "capaian", [f["kunci"] for f in figures])
    remarks = ("Periode yang tidak berurutan atau diukur lain tidak disambung garis.",)
    chart = Chart(LINE, periods, series, unit, f"{name}: {told}.")
    return [Slide("deret", title, note, chart, remarks, distinct(d for rows in behind.values() for d in rows))]


def _at(row: Mapping[Any, Any]) -> str:
    return f"{text.figure(row['nilai'], row['desimal_terbit'])} pada {row['periode']}"


def _run(rows: Sequence[Mapping[Any, Any]], run: int, number: int, count: int) -> Series:
    """One stretch of values measured alike; the others are left open."""
    inside = [int(r["ruas"]) == run for r in rows]
    values = tuple(float(r["nilai"]) if own else None for r, own in zip(rows, inside, strict=True))
    printed = tuple(
        text.figure(r["nilai"], r["desimal_terbit"]) if own else "" for r, own in zip(rows, inside, strict=True)
    )
    name = str(rows[0]["nama_pendek"])
    return Series(name if count == 1 else f"{name}, ruas {number}", values, printed)


def _next(snapshot_id: str, code: str, gaps: Sequence[str]) -> list[Slide]:
    """What to say about peers and the step ahead, and the gaps that are ours to close."""
    told = [p for p in briefing.government(snapshot_id, code) if p.title in _SAID]
    points = [(p.title, p.words) for p in told]
    if gaps:
        points.append(("Belum kami temukan", f"{text.listing(gaps)}."))
    remarks = ("Contoh yang disebut hanya untuk langkah yang diberitakan; hubungi mereka untuk bertanya.",)
    slide = Slide("berikutnya", "Berikutnya, dan yang belum diketahui", "Dari data yang terbit.", Points(()), remarks)
    return paged(slide, points, 4) if points else []


def _documents(behind: Sequence[Row]) -> Slide:
    if not behind:
        points = (("", "Belum kami temukan dokumen publik tentang pemerintah daerah ini."), ("", HONEST))
        return Slide(
            "sumber",
            "Belum ada dokumen di balik halaman ini",
            "Kirim dokumennya lewat halaman Kirim data.",
            Points(points),
        )
    lines = [
        (
            document["penerbit"],
            document["label_jenis"],
            text.date(document["tanggal_terbit"], document["presisi_terbit"], short=True) or text.UNDATED,
        )
        for document in behind
    ]
    count = text.sentence_case(text.in_words(len(behind)))
    rest = len(lines) - DOCUMENTS
    note = (
        f"Judul dan alamatnya ada di catatan slide; {text.number(rest)} dokumen lain ada di profilnya."
        if rest > 0
        else "Judul dan alamatnya ada di catatan slide."
    )
    table = Table(("Penerbit", "Jenis dokumen", "Terbit"), tuple(lines[:DOCUMENTS]), (0.5, 0.3, 0.2))
    return Slide("sumber", f"{count} dokumen di balik angka-angka ini", note, table, (), tuple(behind))
