"""Whom to ask: the contacts that an office typed into the catalogue."""

from __future__ import annotations

from meritokrasi import queries
from meritokrasi.markup.listings import Line
from meritokrasi.queries import Row

TITLE = "Siapa yang dapat ditanya"
NOTE = "Kontak menurut isian kantor di katalog."


def lines(snapshot_id: str, code: str | None = None) -> list[Line]:
    """Of the government first, then of the regional office; empty when nothing is filled."""
    return [line for row in queries.catalogue.contacts(snapshot_id, code) for line in _contact(row)]


def _contact(row: Row) -> list[Line]:
    address = ", ".join(part for part in (row["kontak_alamat"], row["kontak_telepon"]) if part)
    named = Line(row["kontak_nama"] or row["nama"], address)
    mail, site = row["kontak_surel"], row["kontak_situs"]
    written = [Line("", str(mail), f"mailto:{mail}", "tulis surel")] if mail else []
    return [named, *written, *([Line("", str(site), str(site), "buka situs")] if site else [])]
