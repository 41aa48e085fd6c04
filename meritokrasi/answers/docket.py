"""One submission in words: what it holds, what it changes, what is wrong with it, who has it and since when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from meritokrasi import queries, store, text
from meritokrasi.answers.history import moment
from meritokrasi.markup import dockets
from meritokrasi.markup.dockets import Docket, Document, Item, Problem, Step
from meritokrasi.markup.grids import Href
from meritokrasi.submissions import Event, Isian, Kiriman

SHOWN_PROBLEMS = 200
PROBLEM_FIELDS = ("berkas", "baris", "kolom", "nilai", "pesan", "tindakan")
SHOWN_STEPS = 300
STEPS_NOTE = "Setiap langkah kiriman dengan pelakunya, terbaru di atas. Hanya tampak bagi pengelola dan pimpinan; umum melihat perubahannya saja."
STATES = {
    "menunggu": "menunggu keputusan",
    "disetujui": "disetujui, menunggu terbit",
    "dikembalikan": "dikembalikan",
    "terbit": "terbit",
    "dibatalkan": "dibatalkan sesudah terbit",
    "digantikan": "digantikan isian yang lebih baru",
}
KINDS = {
    "butir": "butir komitmen",
    "capaian": "angka",
    "pengisian_jabatan": "pengisian jabatan",
    "penilaian": "level kertas kerja",
    "rencana_aksi": "rencana aksi",
    "tanggapan": "tanggapan",
    "tonggak": "langkah",
}
_PROOF = ("Dokumen bukti", "Nomor dokumen", "Penerbit dokumen", "Tanggal dokumen", "Tautan dokumen")
WHAT = {
    "diterima": "diterima",
    "diperiksa": "diperiksa",
    "diajukan": "diajukan",
    "disetujui": "disetujui",
    "dikembalikan": "dikembalikan",
    "terbit": "diterbitkan",
    "dibatalkan": "dibatalkan",
}


def when(snapshot_id: str, utc: str) -> str:
    """A time of the journal by the office's clock: 22 November 2026, 08.31."""
    return moment(store.office_time(snapshot_id, dt.datetime.fromisoformat(utc.rstrip("Z"))))


def names(snapshot_id: str) -> Mapping[str, str]:
    """Every government's name by its code."""
    return {row["kode_instansi"]: row["nama"] for row in queries.area.governments(snapshot_id)}


def sender(snapshot_id: str, kiriman: Kiriman) -> str:
    """Whom a submission is about."""
    if kiriman.kode_instansi is None:
        return "seluruh wilayah" if kiriman.checked and not kiriman.temuan else "instansi belum dikenali"
    return names(snapshot_id).get(kiriman.kode_instansi, kiriman.kode_instansi)


def content(kiriman: Kiriman) -> str:
    """12 isian (10 level kertas kerja dan 2 langkah)."""
    if kiriman.temuan:
        return f"{text.number(len(kiriman.temuan))} temuan"
    if not kiriman.isian:
        return "tidak ada isi baru"
    kinds = Counter(KINDS.get(isian.tabel, isian.tabel) for isian in kiriman.isian)
    listed = text.listing([f"{text.number(n)} {name}" for name, n in kinds.items()])
    return f"{text.number(len(kiriman.isian))} isian ({listed})"


def turn(snapshot_id: str, kiriman: Kiriman) -> str:
    """Who has it now, and since when; empty when nobody needs to do anything."""
    return f"{kiriman.giliran} sejak {when(snapshot_id, kiriman.sejak)}" if kiriman.giliran else ""


def decided(kiriman: Kiriman) -> str:
    """draf; or how many items stand how; and which newer workbook took its place."""
    by = f", dilanjutkan {kiriman.pengganti}" if kiriman.pengganti else ""
    states = Counter(STATES[decision.keadaan] for decision in kiriman.keputusan.values())
    if not kiriman.submitted or len(states) < 2:
        return kiriman.keadaan + by
    return text.listing([f"{text.number(count)} {state}" for state, count in states.items()]) + by


def listed(snapshot_id: str, found: Iterable[Kiriman], href: Href, page: str, **query: str) -> list[Docket]:
    return [
        Docket(
            kiriman.nomor,
            href(page, kiriman=kiriman.nomor, **query),
            f"{sender(snapshot_id, kiriman)} · {kiriman.jalan}",
            content(kiriman),
            decided(kiriman),
            turn(snapshot_id, kiriman),
        )
        for kiriman in found
    ]


def items(kiriman: Kiriman) -> list[Item]:
    return [item(kiriman, isian) for isian in kiriman.isian]


def item(kiriman: Kiriman, isian: Isian) -> Item:
    """Only the columns that differ; the document stands by itself, beside the one that it takes the place of."""
    names = [name for name in dict.fromkeys([*isian.lama, *isian.baru]) if isian.lama.get(name) != isian.baru.get(name)]
    shown = [name for name in names if name not in _PROOF] + [
        name for name in _PROOF if name in isian.lama and name in names
    ]
    columns = [
        (name, text.written_date(isian.lama.get(name, "")), text.written_date(isian.baru.get(name, "")))
        for name in shown
    ]
    decision = kiriman.keputusan[isian.nomor]
    return Item(
        isian.nomor,
        isian.tentang,
        columns,
        _document(kiriman.nomor, isian),
        STATES[decision.keadaan] if kiriman.submitted else "belum diajukan",
        decision.alasan or "",
        isian.sel or "",
    )


def shown(kiriman: Kiriman, *, deciding: bool = False) -> str:
    """Its findings, or what it changes; without what still waits when that is about to be decided item by item."""
    if kiriman.temuan:
        found = [problem(one) for one in kiriman.temuan]
        rest = len(found) - SHOWN_PROBLEMS
        left_out = f"{text.number(rest)} temuan lain ada di salinan bertanda." if rest > 0 else ""
        return dockets.problems(found[:SHOWN_PROBLEMS], f"Temuan kiriman {kiriman.nomor}", left_out)
    if not kiriman.isian:
        return dockets.nobody("Isinya sama dengan yang sudah terbit; tidak ada yang perlu diajukan.")
    waiting = {isian.nomor for isian in kiriman.in_state("menunggu", "disetujui")} if deciding else set()
    entries = [entry for entry in items(kiriman) if entry.number not in waiting]
    return dockets.items(entries, f"Isi kiriman {kiriman.nomor}") if entries else ""


def steps(snapshot_id: str, events: Sequence[Event]) -> str:
    """The steps of submissions with who took them; the newest first."""
    taken = [
        Step(when(snapshot_id, e.waktu), e.kiriman, _what(e), f"{e.pelaku} ({e.peran})", e.catatan or "")
        for e in reversed(events[-SHOWN_STEPS:])
    ]
    rest = len(events) - SHOWN_STEPS
    left_out = f"{text.number(rest)} langkah yang lebih lama ada di jurnal." if rest > 0 else ""
    return dockets.steps(taken, "Belum ada kiriman yang tercatat.", left_out)


def _what(event: Event) -> str:
    of = event.isi.get("isian")
    count = len(of) if isinstance(of, list) else 0
    left_out = event.isi.get("tanpa") or ()
    attached = len(event.isi.get("lampiran") or ())
    findings = len(event.isi.get("temuan") or ())
    details = [
        f"{text.number(count)} isian" if count else "",
        f"tanpa {text.number(len(left_out))} isian yang dibatalkan" if left_out else "",
        f"{text.number(findings)} temuan" if findings else "",
        f"{text.number(attached)} lampiran" if attached else "",
    ]
    told = ", ".join(part for part in details if part)
    return WHAT[event.jenis] + (f": {told}" if told else "")


def _document(kiriman: str, isian: Isian) -> Document | None:
    """The document that the item names; None when the submission itself is its document."""
    row = next((row for table, row in isian.rows if table == "sumber"), None)
    if row is None or row["id_sumber"] == kiriman:
        return None
    about = [
        row.get("penerbit", ""),
        text.written_date(row.get("tanggal_terbit", "")),
        "" if row.get("url") else "tanpa tautan",
    ]
    return Document(row["judul"], " · ".join(part for part in about if part), _safe_link(row.get("url", "")))


def _safe_link(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def problem(found: Mapping[str, str | None]) -> Problem:
    """A finding as the journal keeps it; on screen its sheet and cell stand without the file's name."""
    place = str(found.get("berkas") or "")
    place = place.partition("[")[2].rstrip("]") or place
    cell = found.get("baris")
    return Problem(
        f"{place}!{cell}" if cell else place,
        str(found.get("kolom") or ""),
        str(found.get("nilai") or ""),
        text.sentence_case(str(found["pesan"])),
        str(found["tindakan"]),
    )


def about(snapshot_id: str, kiriman: Kiriman) -> str:
    """Whom it is about, when and how it came, and whose turn it is."""
    received = kiriman.received
    parts = [
        sender(snapshot_id, kiriman),
        f"periode {kiriman.periode}" if kiriman.periode else "",
        f"{kiriman.jalan}, diterima {when(snapshot_id, received.waktu)} dari {received.pelaku}",
        f"berkas {kiriman.file_name}" if kiriman.file_name else "",
        f"giliran {turn(snapshot_id, kiriman)}" if kiriman.giliran else "",
    ]
    return "; ".join(part for part in parts if part) + "."
