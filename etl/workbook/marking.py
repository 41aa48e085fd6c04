"""The same workbook back with its findings: bad cells marked and commented, and a sheet that lists them all."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from etl.findings import Finding
from etl.sheets import Limits, inspect

SHEET = "Temuan"
_BAD = PatternFill("solid", fgColor="FFC7CE")
_BAD_FONT = Font(color="7A0012", bold=True)
_PLACE = re.compile(r"\[(?P<sheet>[^\[\]]+)\]$")
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
# openpyxl holds a part at up to a hundred times its size, styles at four hundred: a swollen workbook would not fit
# beside the dashboard. A filled one takes a tenth of this.
LIMITS = Limits(
    unpacked=20 * 1024 * 1024, xml=1536 * 1024, styles=256 * 1024, area=200_000, rows=20_000, text=2_000_000
)
_LIST_ONLY = (
    "Salinan bertanda tidak dibuat, karena berkas ini rusak atau jauh lebih besar dari buku kerja yang diunduh."
)
_HEADER = ("Lembar", "Sel", "Kolom", "Isi", "Apa yang salah", "Apa yang harus dilakukan")
_WIDTHS = (26, 8, 20, 30, 50, 60)


def mark(data: bytes, findings: Sequence[Finding]) -> bytes:
    """The workbook with a comment on every bad cell and a first sheet of findings.

    Of a file that should not be opened, or that openpyxl cannot open and save, the list alone; it says so.
    """
    try:
        inspect(data, LIMITS)
        return _with_list(load_workbook(io.BytesIO(data)), findings)
    except Exception:  # noqa: BLE001  openpyxl raises whatever a damaged part makes it stumble over
        empty = Workbook()
        empty.remove(empty.worksheets[0])
        return _with_list(empty, findings, _LIST_ONLY)


def _with_list(book: Workbook, findings: Sequence[Finding], note: str = "") -> bytes:
    if SHEET in book.sheetnames:
        book.remove(book[SHEET])
    listed = book.create_sheet(SHEET, 0)
    for number, width in enumerate(_WIDTHS, start=1):
        listed.column_dimensions[get_column_letter(number)].width = width
    listed.append(_HEADER)
    for finding in findings:
        sheet, cell = _sheet_of(finding), finding.baris
        listed.append([_safe(v) for v in (sheet, cell, finding.kolom, finding.nilai, finding.pesan, finding.tindakan)])
        if sheet in book.sheetnames and cell and _CELL.fullmatch(cell):
            _comment(book, sheet, cell, finding)
    if note:
        listed.append([note])
    book.active = 0
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _comment(book: Workbook, sheet: str, place: str, finding: Finding) -> None:
    """A second finding of the same cell stands under the first."""
    cell = book[sheet][place]
    if isinstance(cell, MergedCell):
        return
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(f"{before}{finding.pesan}. {finding.tindakan}.", "Pantau Meritokrasi", width=320, height=120)
    cell.fill, cell.font = _BAD, _BAD_FONT


def _sheet_of(finding: Finding) -> str:
    place = _PLACE.search(finding.berkas)
    return place["sheet"] if place else ""


def _safe(value: str | None) -> str | None:
    """A value that a spreadsheet would take for a formula is shown as text."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value
