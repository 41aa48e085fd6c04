"""A finding: one thing wrong in one place of one file, and what to do about it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

SHOWN_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a reader or a rule.

    `baris` is a CSV line number, a TOML key or an XLSX cell, as text; None means the whole file.
    `aturan` is the stem of the rule's file, or "baca" for what the readers found.
    """

    aturan: str
    berkas: str
    baris: str | None
    kolom: str | None
    nilai: str | None
    pesan: str
    tindakan: str

    def sentence(self) -> str:
        """`berkas:baris kolom "nilai": apa yang salah. Apa yang harus dilakukan.`"""
        place = self.berkas
        if self.baris:
            place += ("!" if place.endswith("]") else ":") + self.baris
        if self.kolom:
            place += f" {self.kolom}"
        if self.nilai is not None:
            shown = textwrap.shorten(self.nilai[:1000], SHOWN_CHARACTERS, placeholder=" …")
            place += f' "{shown}"'
        return f"{place}: {self.pesan}. {self.tindakan}."

    def as_json(self) -> dict[str, str | int | None]:
        baris = int(self.baris) if self.baris and self.baris.isdigit() else self.baris
        return {
            "berkas": self.berkas,
            "baris": baris,
            "kolom": self.kolom,
            "nilai": self.nilai,
            "pesan": self.pesan,
            "tindakan": self.tindakan,
        }


def read_finding(
    berkas: str,
    pesan: str,
    tindakan: str,
    *,
    baris: str | None = None,
    kolom: str | None = None,
    nilai: str | None = None,
) -> Finding:
    """A finding of a reader, before any rule could run."""
    return Finding("baca", berkas, baris, kolom, nilai, pesan, tindakan)
