"""One government as a picture to send: 1080 x 1350 pixels."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from meritokrasi import queries, text
from meritokrasi.answers import downloads, leaflet, profile
from meritokrasi.reports.paper import png, qr_code

WIDTH, HEIGHT = 1080, 1350
SHOWN = 4
_POINTS_WIDE = 540
# What stays out when all of it does not fit, the least needed first; what is left always fits.
_LEAST_NEEDED = ((), ("belum",), ("berikutnya",))


def card(snapshot_id: str, code: str) -> bytes:
    """PNG. The same snapshot gives the same bytes. Raises UnknownInstansiError."""
    stamp, page = queries.snapshot.stamp(snapshot_id), leaflet.leaflet(snapshot_id, code)
    known = [cells for cells in page["indikator"] if len(cells) > 2]
    numbers = [cells for cells in known if cells[1] != "–"]
    content = {
        "judul": page["judul"],
        "penerbit": stamp["judul"],
        "rekaan": downloads.MADE_UP if stamp["simulasi"] else "",
        "kalimat": profile.steps_sentence(snapshot_id, code),
        "langkah": page["langkah"],
        "cakupan": _coverage(len(known), len(page["indikator"])),
        "angka": [
            [name, value, f"{assessor} {period}, {status}"]
            for name, value, _, period, status, assessor, *_ in numbers[:SHOWN]
        ],
        "belum": _missing([cells[0] for cells in page["indikator"] if len(cells) == 2]) if known else "",
        "berikutnya": next((words for title, words in page["naskah"] if title == "Berikutnya"), ""),
        "kaki": leaflet.footer(snapshot_id).rsplit(" · ", 1),
        "alamat": urlsplit(os.environ.get("MERITOKRASI_URL", "")).netloc,
        "qr": qr_code(page["alamat"]),
    }
    drawn: list[bytes] = []
    for left_out in _LEAST_NEEDED:
        content |= dict.fromkeys(left_out, "")
        drawn = png("card", content, leaflet.made(snapshot_id), ppi=72 * WIDTH // _POINTS_WIDE)
        if len(drawn) == 1:
            break
    return drawn[0]


def _coverage(known: int, total: int) -> str:
    """How much is known comes before any value."""
    if not known:
        return f"Indikator kemajuan: {text.MISSING}"
    return (
        f"{text.sentence_case(text.in_words(known))} dari {text.in_words(total)} indikator kemajuan punya data publik"
    )


def _missing(names: list[str]) -> str:
    return f"{text.sentence_case(text.MISSING)}: {text.listing(names)}." if names else ""
