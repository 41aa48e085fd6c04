"""Worksheet counts: one state per applicable item, the assessor's word first, each with its document."""

from __future__ import annotations

import pytest

from meritokrasi.answers import profile
from tests.folder import Folder

ITEMS = ("merit-baru.1.1", "merit-baru.1.2")


def row(item: str, status: str, level: str = "", origin: str = "diakui") -> dict[str, str]:
    return {
        "kode_instansi": "Z1", "id_subindikator": item, "periode": "2025", "asal": origin, "level": level,
        "status_bukti": status, "id_sumber": "D1",
    }  # fmt: skip


def sentence(folder: Folder, monkeypatch: pytest.MonkeyPatch, *rows: dict[str, str], code: str = "Z1") -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
    folder.write_rows("fakta/penilaian.csv", [{**r, "kode_instansi": code} for r in rows])
    [line] = profile.worksheet_lines(folder.publish(), code)
    assert line.cited[0].documents, "a count without a document"
    return line.text


def applicable(folder: Folder, kind: str) -> list[str]:
    found = folder.ask(f"SELECT id_subindikator FROM subindikator_jenis WHERE jenis = '{kind}' ORDER BY 1")
    return [item for (item,) in found]


def test_the_assessors_word_stands_before_the_governments_claim(
    sample: Folder, loaded: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = applicable(loaded, "provinsi")[0]
    rows = (row(first, "bukti diajukan", "1"), row(first, "dikembalikan", origin="diverifikasi"))
    assert "1 dikembalikan" in sentence(sample, monkeypatch, *rows)


def test_partly_verified_is_not_called_verified(
    sample: Folder, loaded: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = applicable(loaded, "provinsi")[0]
    said = sentence(sample, monkeypatch, row(first, "terverifikasi sebagian", "1", "diverifikasi"))
    assert "1 terverifikasi sebagian" in said


def test_an_item_without_a_row_has_no_proof_and_stays_in_the_denominator(
    sample: Folder, loaded: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = applicable(loaded, "provinsi")
    said = sentence(sample, monkeypatch, row(items[0], "bukti diajukan", "1"))
    assert said.endswith(f"dari {len(items)} butir yang berlaku")
    assert "1 bukti belum diverifikasi" in said or "1 bukti diajukan" in said


def test_an_item_that_never_applied_leaves_nothing_twice(
    sample: Folder, loaded: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, others = applicable(loaded, "kota"), applicable(loaded, "provinsi")
    foreign = next(item for item in others if item not in own)
    said = sentence(sample, monkeypatch, row(own[0], "belum ada bukti"), row(foreign, "tidak berlaku"), code="Z1.71")
    assert said == f"{len(own)} belum ada bukti, dari {len(own)} butir yang berlaku"
