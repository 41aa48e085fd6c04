"""What a government hands in, and what became of it: the page Kirim data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meritokrasi import queries, text
from meritokrasi.answers import Heading, docket
from meritokrasi.markup import dockets
from meritokrasi.markup.grids import Href
from meritokrasi.submissions import WORKBOOK, Kiriman

PAGE = "kirim-data"
HELP = (
    "Unduh buku kerja, isi sel kuning, lalu unggah kembali di sini. "
    "Isinya diperiksa seketika; yang Anda ajukan baru terbit sesudah disetujui pengelola."
)
WORKBOOK_NOTE = (
    "Yang sudah terbit tercetak di dalamnya beserta sumbernya dan terkunci; isi sel kuning, sisanya boleh kosong."
)
UPLOAD_NOTE = (
    "XLSX dari halaman ini, paling besar 20 MB. Boleh baru terisi sebagian: simpan, unggah, dan lanjutkan lain kali."
)
SUBMIT_NOTE = "Periksa tabel di atas: yang terbit di sebelah, yang akan menggantikannya di sampingnya. Yang diajukan tidak dapat diubah lagi."
DOCUMENT_NOTE = (
    "Pilih dokumen yang sudah terdaftar bila isian lama dari dokumen itu keliru; selain itu tulis dokumen barunya."
)
NO_FACTS = "Belum ada fakta yang terbit tentang instansi ini."
REPLY_NOTE = "Koreksi atau penjelasan atas angka yang terbit. Tampil di samping angkanya sesudah diperiksa pengelola, tidak menggantikannya."
MINE_NOTE = "Terbaru di atas. Buka nomornya untuk melihat isi, temuan, keputusan, dan tanda terimanya."

RECORD = Heading(
    "Catat satu angka, langkah, atau butir",
    "Untuk satu isian tanpa buku kerja: isi nilainya, sebut dokumennya, lampirkan salinannya bila halamannya bisa hilang.",
    "Catat data",
    "Isian diperiksa dengan aturan yang sama dengan buku kerja, lalu menunggu persetujuan pengelola lain. Baru sesudah itu dapat terbit.",
)


@dataclass(frozen=True)
class Fact:
    """One published fact that a government may reply to: where it stands, what it is about, what is published."""

    tabel: str
    kunci: str
    tentang: str
    terbit: str


def heading(snapshot_id: str, code: str, mine: Sequence[Kiriman]) -> Heading:
    """What waits for this government, else what it handed in last."""
    name = docket.names(snapshot_id)[code]
    ours = sum(kiriman.giliran == "instansi" for kiriman in mine)
    if ours:
        title = f"{text.sentence_case(text.in_words(ours))} kiriman menunggu instansi ini"
    elif mine:
        title = f"Kiriman terakhir {docket.decided(mine[0])}"
    else:
        title = "Belum ada kiriman dari instansi ini"
    lead = f"{name}: unduh buku kerja, isi, unggah, periksa bedanya, lalu ajukan."
    return Heading(title, lead, "Kirim data", HELP, title)


def newest_first(found: Mapping[str, Kiriman], code: str) -> list[Kiriman]:
    """The submissions of one government, and those that it handed in but nobody could read."""
    mine = [k for k in found.values() if k.kode_instansi == code or (k.kode_instansi is None and k.jalan == WORKBOOK)]
    return sorted(mine, key=lambda kiriman: kiriman.received.nomor, reverse=True)


def periods(today: dt.date) -> dict[str, str]:
    """The years for which a workbook is offered: this one and the one before."""
    return {str(year): str(year) for year in (today.year, today.year - 1)}


def listing(snapshot_id: str, mine: Sequence[Kiriman], code: str, href: Href) -> str:
    made = docket.listed(snapshot_id, mine, href, PAGE, instansi=code)
    return dockets.dockets(made, "Belum ada kiriman.", "Kiriman instansi ini")


def facts(snapshot_id: str, code: str) -> dict[str, Fact]:
    """What is published about this government, by a key for the list."""
    rows = queries.government.answerable(snapshot_id, code)
    made = [Fact(row["tabel"], row["kunci"], _about(row), _shown(row)) for row in rows]
    return {f"{fact.tabel}~{fact.kunci}~{fact.tentang}": fact for fact in made}


def _about(row: queries.Row) -> str:
    return " ".join(part for part in (row["perihal"], row["periode"]) if part)


def _shown(row: queries.Row) -> str:
    value = text.figure(row["nilai"], row["desimal_terbit"], row["kata"])
    return " ".join(part for part in (value, row["satuan"]) if part)


def fact_words(fact: Fact) -> str:
    return f"{fact.tentang}: {fact.terbit}" if fact.terbit else fact.tentang


def received(kiriman: Kiriman) -> str:
    """What became of a file that was just uploaded."""
    if kiriman.temuan:
        found = text.in_words(len(kiriman.temuan))
        return (
            f"Diterima sebagai {kiriman.nomor}. Ada {found} temuan; perbaiki lalu unggah lagi. Tidak ada yang diajukan."
        )
    if not kiriman.isian:
        return f"Diterima sebagai {kiriman.nomor}. Isinya sama dengan yang sudah terbit, jadi tidak ada yang diajukan."
    return f"Diterima sebagai {kiriman.nomor}: {docket.content(kiriman)}. Periksa bedanya di bawah, lalu ajukan."


def submitted(kiriman: Kiriman) -> str:
    return f"Kiriman {kiriman.nomor} diajukan: {docket.content(kiriman)}. Sekarang giliran {kiriman.giliran}."
