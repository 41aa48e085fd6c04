"""What a meeting looks ahead with: aspects, peers, what changed, what waits, what nobody told us, and the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from meritokrasi import queries, store, text
from meritokrasi.answers import history, merit_published, overview
from meritokrasi.answers.meeting import members
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup.slides import (
    HONEST,
    PAGES,
    ROWS,
    STACKED,
    Chart,
    Points,
    Series,
    Slide,
    Table,
    at_most,
    distinct,
    paged,
)
from meritokrasi.queries import Row

LINES = 6  # sentences that fit on a slide
EVERY = 100_000
_NOT_FOUND = "Belum kami temukan: itu tugas kami, bukan penilaian atas pemerintah daerahnya."


# --- aspects and peers -----------------------------------------------------------------------------------------------


def aspects(snapshot_id: str) -> list[Slide]:
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


def peers(chosen: Chosen) -> list[Slide]:
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
    return at_most(PAGES, shown, "halaman Perbandingan")


def _group(chosen: Chosen, group: Row) -> tuple[str, ...]:
    rows = queries.peers.periods(chosen.snapshot_id, group["id_indikator"], group["jenis"], group["kode_provinsi"])
    own = next(
        r
        for r in rows
        if (r["periode"], r["status_nilai"], r["id_instrumen"]) == (group["periode"], "final", group["id_instrumen"])
    )
    indicator = members.indicators(chosen.snapshot_id)[group["id_indikator"]]
    known = f"{text.number(group['jumlah_diketahui'])} dari {text.number(group['jumlah_kelompok'])}"
    where = f"{group['jenis']} di {group['provinsi']}" if group["provinsi"] else f"{group['jenis']} se-wilayah"
    return (
        f"{group['nama_indikator']} {group['periode']}",
        where,
        known,
        text.number(own["nilai_tengah"], indicator["desimal"]),
    )


# --- what changed, what waits, what nobody told ----------------------------------------------------------------------


def changes(chosen: Chosen) -> list[Slide]:
    """Since the newest edition before this snapshot, which is the last briefing; else since the load before."""
    edition = _last_edition(chosen.snapshot_id)
    return _since_edition(chosen, edition) if edition else _since_load(chosen)


def _last_edition(snapshot_id: str) -> store.Edition | None:
    """None as well when the two cannot be compared."""
    earlier = [e for e in store.editions() if e.snapshot_id < snapshot_id and store.readable(e.snapshot_id)]
    comparable = [e for e in earlier[:1] if not history.not_comparable(snapshot_id, e.snapshot_id, snapshot_id)]
    return comparable[0] if comparable else None


def _since_edition(chosen: Chosen, edition: store.Edition) -> list[Slide]:
    """What is different about the chosen governments between the two snapshots."""
    found = queries.history.net_changes(chosen.snapshot_id, edition.snapshot_id, chosen.snapshot_id, limit=EVERY)
    rows = [row for row in found if members.here(chosen, row)]
    documents = history.registered(chosen.snapshot_id, (row["id_sumber"] for row in rows[:LINES]))
    points = tuple((row["instansi"], f"{row['tentang']}: {row['jenis']}") for row in rows[:LINES])
    count = text.sentence_case(text.in_words(len(rows))) if rows else "Tidak ada"
    title = f"{count} isian data berbeda sejak edisi {edition.name}"
    note = f"{text.sentence_case(chosen.whom)}; dibandingkan dengan snapshot {edition.snapshot_id}."
    block = Points(points or (("", "Isi data tentang pemerintah daerah ini sama."),))
    return [Slide("perubahan", title, note, block, _rest(len(rows) - LINES), tuple(documents.values()))]


def _since_load(chosen: Chosen) -> list[Slide]:
    rows = [r for r in queries.snapshot.changes(chosen.snapshot_id, limit=EVERY) if members.here(chosen, r)]
    newest = queries.snapshot.newest_facts(chosen.snapshot_id, limit=EVERY)
    shown = (rows or [r for r in newest if members.here(chosen, r)])[:LINES]
    if not shown:
        return []
    behind = [
        d for r in shown for d in queries.documents.sources(chosen.snapshot_id, r["tabel"], [r["kunci"]])[r["kunci"]]
    ]
    points = tuple((r["nama_pendek"], overview.fact_words(r)) for r in shown)
    title = f"{text.sentence_case(text.in_words(len(rows)))} fakta baru" if rows else "Fakta terbaru menurut tanggalnya"
    note = overview.compared_with(chosen.snapshot_id, any_new=bool(rows))
    return [Slide("perubahan", title, note, Points(points), _rest(len(rows) - LINES), distinct(behind))]


def _rest(count: int) -> tuple[str, ...]:
    return (f"{text.number(count)} perubahan lainnya ada di halaman Riwayat.",) if count > 0 else ()


def attention(snapshot_id: str) -> list[Slide]:
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


def unknown(chosen: Chosen) -> list[Slide]:
    found = [
        *_silent(chosen),
        *_still(chosen),
        *_empty(chosen),
        *(("Berbeda", words) for words in _disagreeing(chosen)),
    ]
    slide = Slide("belum-diketahui", "Yang belum kami temukan", _NOT_FOUND, Points(()), (HONEST,))
    return paged(slide, found, 4) if found else []


def _silent(chosen: Chosen) -> list[tuple[str, str]]:
    rows = [r for r in overview.signatories(chosen) if r["kehadiran"] == "tidak diberitakan"]
    if not rows:
        return []
    day = queries.area.commitments(chosen.snapshot_id)[0]["tanggal"]
    words = text.not_found("kehadiran", len(rows), about=None, day=day, period=None, name=None)
    return [("Kehadiran", f"{words}: {members.named(rows)}")]


def _still(chosen: Chosen) -> list[tuple[str, str]]:
    moved = {r["kode_instansi"] for r in members.taken(chosen)}
    rows = [r for r in chosen.governments if r["kode_instansi"] not in moved]
    if not rows:
        return []
    words = text.not_found("langkah", len(rows), about=None, day=None, period=None, name=None)
    return [("Langkah", f"{words}: {members.named(rows)}")]


def _empty(chosen: Chosen) -> list[tuple[str, str]]:
    known = {c["id_indikator"] for c in members.cells(chosen) if c["periode"] is not None}
    names = [n["nama_pendek"] for n in members.required(chosen.snapshot_id) if n["id_indikator"] not in known]
    words = text.not_found("indikator", 0, about=";".join(names), day=None, period=None, name=None)
    return [("Indikator", words)] if names else []


def _disagreeing(chosen: Chosen) -> list[str]:
    rows = [
        r for r in queries.area.not_found(chosen.snapshot_id) if r["hal"] == "perbedaan" and members.here(chosen, r)
    ]
    told = [
        text.not_found("perbedaan", r["jumlah"], about=r["tentang"], day=None, period=r["periode"], name=r["nama"])
        for r in rows[:4]
    ]
    rest = len(rows) - len(told)
    return [*told, f"{text.number(rest)} perbedaan lain ada pada profil masing-masing."] if rest else told


def documents(chosen: Chosen) -> Slide:
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
