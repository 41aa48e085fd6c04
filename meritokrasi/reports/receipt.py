"""The receipt of one submission: what was handed in, when, by whom, where it stands, and the seals that prove it."""

from __future__ import annotations

import datetime as dt

from meritokrasi import queries, text
from meritokrasi.answers import docket
from meritokrasi.reports.paper import pdf
from meritokrasi.submissions import Isian, Kiriman

MADE_UP = "DATA REKAAN untuk uji coba"
VERIFY = (
    "Segel di bawah ini tersimpan di jurnal dan menyambung ke segel langkah sebelumnya; perintah doctor di server memeriksa rantainya. "
    "Sidik berkas (SHA-256) hanya cocok dengan berkas yang persis sama."
)


def receipt(snapshot_id: str, kiriman: Kiriman) -> bytes:
    """A4 PDF/UA-1. The same steps give the same bytes."""
    stamp = queries.snapshot.stamp(snapshot_id)
    last = kiriman.events[-1]
    sender = docket.sender(snapshot_id, kiriman)
    content = {
        "judul": f"Tanda terima {kiriman.nomor}",
        "penerbit": f"{stamp['judul']} · {stamp['nama']}",
        "kalimat": f"{sender}: {docket.content(kiriman)}. Keadaannya sekarang: {docket.decided(kiriman)}.",
        "rekaan": bool(stamp["simulasi"]),
        "rekaan_kata": MADE_UP,
        "kaki": f"{kiriman.nomor}, keadaan per {docket.when(snapshot_id, last.waktu)}",
        "fakta": _facts(snapshot_id, kiriman, sender),
        "judul_isian": "Isi kiriman" if kiriman.isian else "",
        "kepala": ["No.", "Tentang", "Isi", "Keadaan"],
        "isian": [_line(kiriman, isian) for isian in kiriman.isian],
        "lampiran": [[file["nama"], _spaced(file["sha256"])] for file in kiriman.lampiran],
        "periksa": VERIFY,
        "segel": [["Langkah terakhir", docket.WHAT[last.jenis]], ["Segel langkah itu", _spaced(last.hash)]],
    }
    made = dt.datetime.fromisoformat(last.waktu)
    return pdf("receipt", content, made)


def _facts(snapshot_id: str, kiriman: Kiriman, sender: str) -> list[list[str]]:
    received, submitted = kiriman.received, kiriman.submitted
    pairs = [
        ("Instansi", sender),
        ("Periode", kiriman.periode),
        ("Jalan", kiriman.jalan),
        ("Diterima", f"{docket.when(snapshot_id, received.waktu)}, dari {received.pelaku}"),
        ("Diajukan", submitted and f"{docket.when(snapshot_id, submitted.waktu)}, oleh {submitted.pelaku}"),
        ("Giliran", docket.turn(snapshot_id, kiriman)),
        ("Temuan", text.number(len(kiriman.temuan)) if kiriman.temuan else None),
        ("Berkas", kiriman.file_name),
        ("Sidik berkas", kiriman.sha256 and _spaced(kiriman.sha256)),
    ]
    return [[name, value] for name, value in pairs if value]


def _spaced(digest: str) -> str:
    """In groups of eight, as one reads it aloud, and so that it breaks where the line ends."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _line(kiriman: Kiriman, isian: Isian) -> list[str]:
    item = docket.item(kiriman, isian)
    said = "; ".join(f"{name}: {new or 'kosong'}" for name, _, new in item.columns)
    return [f"{item.number}.", item.about, said, item.state + (f": {item.reason}" if item.reason else "")]
