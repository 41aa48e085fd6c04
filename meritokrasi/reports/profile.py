"""The profile of one government on one A4 page, and those of many as one file with bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from meritokrasi import queries
from meritokrasi.answers import leaflet
from meritokrasi.reports.paper import pdf, qr_code


def profile(snapshot_id: str, code: str) -> bytes:
    """PDF/UA-1. The same snapshot gives the same bytes. Raises UnknownInstansiError."""
    return profiles(snapshot_id, [code])


def profiles(snapshot_id: str, codes: Sequence[str]) -> bytes:
    """One page each, in this order, a bookmark each."""
    pages = [leaflet.leaflet(snapshot_id, code) for code in codes]
    stamp = queries.snapshot.stamp(snapshot_id)
    content = {
        "judul": pages[0]["judul"] if len(pages) == 1 else f"Profil {len(pages)} pemerintah daerah",
        "penerbit": f"{stamp['judul']} · {stamp['nama']}",
        "halaman": [{**page, "qr": qr_code(page["alamat"])} for page in pages],
    }
    return pdf("profile", content, leaflet.made(snapshot_id))
