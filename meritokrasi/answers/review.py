"""What waits for the office, what may be published, and who has not answered: the page Tinjau kiriman."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from meritokrasi import text
from meritokrasi.answers import Heading, docket
from meritokrasi.markup import dockets
from meritokrasi.markup.grids import Href
from meritokrasi.submissions import PENGELOLA, WORKBOOK, Kiriman, Person

PAGE = "tinjau-kiriman"
HELP = (
    "Yang paling lama menunggu ada di atas. Setujui atau kembalikan tiap isian, lalu terbitkan semua yang disetujui sebagai satu snapshot. "
    "Menyetujui berarti diterima pengelola; level kertas kerja tetap bukti diajukan sampai ada dokumen penilai."
)
QUEUE_NOTE = "Urut dari yang paling lama menunggu. Yang menunggu instansi atau BKN tidak ada di sini."
OTHERS_NOTE = (
    "Kiriman yang tidak sedang menunggu pengelola, terbaru di atas; paling banyak 100. Yang lain dibuka lewat nomornya."
)
DECIDE_NOTE = (
    "Buka tautan buktinya sebelum menyetujui. Yang dikembalikan memerlukan alasan; alasannya dibaca instansi. "
    "Anda tidak dapat menyetujui yang Anda masukkan sendiri."
)
PUBLISH_NOTE = "Folder data dan semua isian yang disetujui menjadi satu snapshot baru; yang lama tetap tersimpan."
REMIND_NOTE = "Instansi yang belum mengajukan buku kerja untuk tahun itu. Teksnya siap disalin ke surat atau pesan."
SHOWN = 100


def heading(person: Person, found: Mapping[str, Kiriman]) -> Heading:
    waiting = len(queue(found))
    accepted = sum(len(kiriman.in_state("disetujui")) for kiriman in found.values())
    title = (
        f"{text.sentence_case(text.in_words(waiting))} kiriman menunggu pengelola"
        if waiting
        else "Tidak ada kiriman yang menunggu pengelola"
    )
    lead = (
        f"{text.sentence_case(text.in_words(accepted))} isian sudah disetujui dan belum terbit."
        if accepted
        else "Tidak ada isian yang menunggu terbit."
    )
    reads = "" if person.role == PENGELOLA else " Anda melihat, tidak memutuskan."
    return Heading(title, lead + reads, "Tinjau kiriman", HELP, title)


def queue(found: Mapping[str, Kiriman]) -> list[Kiriman]:
    """What waits for the office's decision, the longest wait first."""
    waiting = [kiriman for kiriman in found.values() if kiriman.submitted and kiriman.in_state("menunggu")]
    return sorted(waiting, key=lambda kiriman: kiriman.submitted.nomor if kiriman.submitted else 0)


def queue_table(snapshot_id: str, found: Mapping[str, Kiriman], href: Href) -> str:
    made = docket.listed(snapshot_id, queue(found), href, PAGE)
    return dockets.dockets(made, "Antrean kosong.", "Antrean kiriman")


def others_table(snapshot_id: str, found: Mapping[str, Kiriman], href: Href) -> str:
    waiting = {kiriman.nomor for kiriman in queue(found)}
    rest = [kiriman for nomor, kiriman in reversed(list(found.items())) if nomor not in waiting]
    made = docket.listed(snapshot_id, rest[:SHOWN], href, PAGE)
    return dockets.dockets(made, "Belum ada kiriman lain.", "Kiriman lain")


def deciding(waiting: int, accepted: int) -> str:
    """How many wait for a decision, and how many could still be sent back."""
    if not waiting:
        return f"{text.sentence_case(text.in_words(accepted))} isian disetujui; sampai terbit masih dapat dikembalikan"
    return f"{text.sentence_case(text.in_words(waiting))} isian menunggu keputusan"


def unfinished(found: Mapping[str, Kiriman]) -> bool:
    """Whether something was withdrawn that the dashboard still shows."""
    return any(kiriman.still_shown for kiriman in found.values())


def publishing(count: int, *, unfinished: bool = False) -> str:
    if unfinished:
        return "Pembatalan sudah tercatat tetapi belum tampil: terbitkan supaya isinya hilang dari dasbor"
    return (
        f"{text.sentence_case(text.in_words(count))} isian siap terbit" if count else "Belum ada isian yang siap terbit"
    )


def accepted(kiriman: Kiriman, count: int) -> str:
    return f"{text.sentence_case(text.in_words(count))} isian kiriman {kiriman.nomor} disetujui. Terbitkan bila sudah siap."


def returned(kiriman: Kiriman, count: int) -> str:
    return f"{text.sentence_case(text.in_words(count))} isian kiriman {kiriman.nomor} dikembalikan beserta alasannya."


def published(snapshot: str | None, count: int) -> str:
    brought = f" dengan {text.number(count)} isian" if count else ""
    return f"Terbit snapshot {snapshot}{brought}."


def last_publication(found: Mapping[str, Kiriman]) -> str | None:
    """The newest snapshot that brought items which still stand."""
    standing = (d for kiriman in found.values() for d in kiriman.keputusan.values() if d.keadaan == "terbit")
    return max((d.snapshot for d in standing if d.snapshot), default=None)


def undo_note(snapshot_id: str, found: Mapping[str, Kiriman], snapshot: str) -> str:
    """What would be withdrawn, from whom."""
    brought = {
        kiriman.nomor: sum(d.keadaan == "terbit" and d.snapshot == snapshot for d in kiriman.keputusan.values())
        for kiriman in found.values()
    }
    standing = {nomor: count for nomor, count in brought.items() if count}
    whom = text.listing(sorted({docket.sender(snapshot_id, found[nomor]) for nomor in standing})[:5])
    more = "" if len(standing) <= 5 else " dan lainnya"
    accepted = sum(len(kiriman.in_state("disetujui")) for kiriman in found.values())
    along = (
        f" {text.sentence_case(text.in_words(accepted))} isian lain yang sudah disetujui ikut terbit."
        if accepted
        else ""
    )
    return (
        f"Snapshot {snapshot} membawa {text.number(sum(standing.values()))} isian dari {text.number(len(standing))} kiriman ({whom}{more}). "
        f"Semuanya ditarik dalam satu snapshot baru; jurnal dan snapshot lama tetap ada.{along}"
    )


# --- reminders ---------------------------------------------------------------------------------------------------


def silent(snapshot_id: str, found: Mapping[str, Kiriman], period: str) -> Mapping[str, str]:
    """The governments without a workbook that they handed in for this year: name by code."""
    answered = {
        kiriman.kode_instansi
        for kiriman in found.values()
        if kiriman.submitted and kiriman.jalan == WORKBOOK and kiriman.periode == period
    }
    return {code: name for code, name in docket.names(snapshot_id).items() if code not in answered}


def silent_title(snapshot_id: str, missing: Mapping[str, str], period: str) -> str:
    total = len(docket.names(snapshot_id))
    if not missing:
        return f"Semua {text.number(total)} instansi sudah mengajukan buku kerja {period}"
    words = text.sentence_case(text.in_words(len(missing)))
    return f"{words} dari {text.number(total)} instansi belum mengajukan buku kerja {period}"


def reminders(missing: Mapping[str, str], period: str, address: str, today: dt.date) -> str:
    """Who they are, then one text for all of them, ready to be copied."""
    if not missing:
        return dockets.nobody("Tidak ada yang perlu diingatkan.")
    words = (
        f"Yth. pengelola kepegawaian {text.listing(list(missing.values()))}: sampai {text.date(today, 'hari')} buku kerja {period} "
        f"dari instansi Anda belum kami terima. Unduh, isi, dan ajukan di {address}/kirim-data."
    )
    return dockets.reminder(list(missing.values()), words)
