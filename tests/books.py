"""Submission workbooks as an office fills them: written by the template, changed by openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl import workbook
from meritokrasi import store
from tests.folder import Folder

PERIOD = "2026"
SHEETS = "xl/worksheets/"
PROOF = {"Dokumen bukti": "Keputusan Bupati", "Nomor dokumen": "800/12/2026", "Tanggal dokumen": "3 Maret 2026"}
Answers = Mapping[str, Mapping[str, Mapping[str, Any]]]
# One answer on every sheet of the sample government Z1.01, each with its proof.
FULL: Answers = {
    "Komitmen & rencana aksi": {
        "wanasari-2025-01-15.1#1": {
            "Rencana aksi": "Menyusun peraturan",
            "Keadaan rencana": "berjalan",
            "Unit penanggung jawab": "BKPSDM",
            "Tenggat rencana": "Desember 2026",
        }
    },
    "Sistem merit": {"merit-baru.1.1": {"Level": 2, **PROOF}},
    "Manajemen talenta": {"persiapan": {"Tanggal kejadian": "10 Agustus 2026", **PROOF}},
    "Indikator": {"merit_skor/2026": {"Nilai": 271.5, "Status nilai": "final", "Penilai": "BKN", **PROOF}},
    "Pengisian JPT": {
        "B1": {
            "Mekanisme": "manajemen talenta",
            "Tahap": "dilantik",
            "Jumlah": 3,
            "Satuan": "jabatan",
            "Tanggal": "September 2026",
            **PROOF,
        }
    },
}


def template(folder: Folder, code: str = "Z1.01", period: str = PERIOD) -> bytes:
    """The workbook of one government as the folder's snapshot fills it."""
    return workbook.write(book(folder, code, period))


def book(folder: Folder, code: str = "Z1.01", period: str = PERIOD) -> workbook.Book:
    snapshot = folder.current()
    assert snapshot
    assert store.publish_folder() == folder.terbit
    return _filled(snapshot, code, period)


@cache
def _filled(snapshot: str, code: str, period: str) -> workbook.Book:
    """Kept, because nearly every test asks for the same few."""
    return workbook.fill(snapshot, code, period)


def header(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of column names, and the column of each."""
    for row in sheet.iter_rows():
        if row[0].value == "Kode":
            return row[0].row, {str(cell.value): cell.column for cell in row if cell.value}
    raise AssertionError(f"no header on {sheet.title}")


def row_of(sheet: Worksheet, key: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == key)


def answered(data: bytes, answers: Answers) -> bytes:
    """The workbook with these cells filled: sheet -> line key -> column name -> value."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    for name, lines in answers.items():
        _, columns = header(made[name])
        for key, cells in lines.items():
            for title, value in cells.items():
                made[name].cell(row_of(made[name], key), columns[title]).value = value
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


Part = Callable[[bytes], bytes]


def with_parts(data: bytes, changes: Mapping[str, Part], added: Mapping[str, bytes] | None = None) -> bytes:
    """The file with some of its parts rewritten (every sheet: SHEETS), and others put in."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name) or (changes.get(SHEETS) if name.startswith(SHEETS) else None)
            new.writestr(name, change(old.read(name)) if change else old.read(name))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return stream.getvalue()
