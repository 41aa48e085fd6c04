"""Cells of an office workbook as text: numbers with a decimal point, dates as ISO."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine
from defusedxml import DefusedXmlException, ElementTree


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be: bytes on disk and unpacked, filled cells counted as an area, rows of one sheet."""

    size: int = 20 * 1024 * 1024
    unpacked: int = 400 * 1024 * 1024
    area: int = 10_000_000
    rows: int = 2_000_000


LIMITS = Limits()
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ElementTree.ParseError,
    DefusedXmlException,
)
_BLOCK = 1024 * 1024
_OVERLAP = 400
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMULA_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*><f[ >/]')
_FILLED_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*[^/]>')
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3}){2,}")
_THOUSANDS_COMMA = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")


class WorkbookError(ValueError):
    """A workbook that cannot be read, and what its owner should do."""

    def __init__(self, pesan: str, tindakan: str = "Simpan ulang sebagai XLSX biasa tanpa sandi") -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.tindakan = tindakan


@dataclass(frozen=True)
class SheetCells:
    """One sheet: its rows from A1 on, its merged ranges as (first, last) of 0-based (row, column), its formula cells."""

    name: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    formulas: frozenset[str] = frozenset()


def open_sheets(path: Path, limits: Limits = LIMITS) -> list[SheetCells]:
    """Every sheet of a workbook file. Raises WorkbookError."""
    _refuse_size(path.stat().st_size, limits)
    return read_sheets(path.read_bytes(), limits)


def read_sheets(data: bytes, limits: Limits = LIMITS) -> list[SheetCells]:
    """Every sheet of a workbook in memory. Raises WorkbookError."""
    _refuse_size(len(data), limits)
    formulas = _inspect(data, limits)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [_sheet(book, name, formulas.get(name, frozenset()), limits) for name in book.sheet_names]
    except (python_calamine.CalamineError, OSError) as error:
        raise WorkbookError(f"berkas XLSX tidak dapat dibaca ({error})") from error


def _sheet(book: python_calamine.CalamineWorkbook, name: str, formulas: frozenset[str], limits: Limits) -> SheetCells:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > limits.rows:
        raise WorkbookError(
            f"lembar {name} lebih dari {limits.rows} baris", "Hapus baris di luar tabel, lalu simpan ulang"
        )
    return SheetCells(name, sheet.to_python(skip_empty_area=False), tuple(sheet.merged_cell_ranges or ()), formulas)


def cell_text(value: object, *, numeric: bool) -> tuple[str | None, bool]:
    """The text of one cell, and whether it is a number that could be read in two ways."""
    if isinstance(value, bool):
        return ("true" if value else "false"), False
    if isinstance(value, float) and value.is_integer():
        return str(int(value)), False
    if isinstance(value, dt.datetime):
        return value.date().isoformat(), False
    if isinstance(value, float):
        return format(value, ".15g"), False
    if isinstance(value, (dt.date, int)):
        return str(value), False
    text = str(value).strip()
    return _number_text(text) if numeric and text else (text or None, False)


def column_letter(index: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _refuse_size(size: int, limits: Limits) -> None:
    if size > limits.size:
        raise WorkbookError(f"berkas lebih besar dari {limits.size // 1024 // 1024} MB", "Bagi menjadi beberapa berkas")


def _inspect(data: bytes, limits: Limits) -> dict[str, frozenset[str]]:
    """The formula cells of each sheet.

    Before the sheets are held in memory: a small file can unpack to a huge one, or span a million empty rows.
    """
    if data.startswith(_OLE):
        raise WorkbookError("berkas bersandi, atau XLS lama")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > limits.unpacked:
                raise WorkbookError("isi berkas XLSX terlalu besar setelah dibuka", "Bagi menjadi beberapa berkas")
            if any(item.filename.endswith("vbaProject.bin") for item in archive.infolist()):
                raise WorkbookError("berkas memuat makro", "Simpan ulang sebagai XLSX tanpa makro")
            formulas = {item.filename: _inspect_part(archive, item, limits) for item in archive.infolist()}
            return {name: formulas.get(part, frozenset()) for name, part in _sheet_parts(archive).items()}
    except _DAMAGED as error:
        raise WorkbookError("berkas XLSX rusak atau bersandi") from error


def _inspect_part(archive: zipfile.ZipFile, item: zipfile.ZipInfo, limits: Limits) -> frozenset[str]:
    """The formula cells of one part; reading to the end also proves its declared size and checksum."""
    rows = columns = 0
    rest = b""
    formulas: set[str] = set()
    sheet = item.filename.startswith("xl/worksheets/")
    with archive.open(item) as stream:
        while block := stream.read(_BLOCK):
            text = rest + block
            if sheet:
                formulas.update(cell.decode() for cell in _FORMULA_CELL.findall(text))
                for column, row in _FILLED_CELL.findall(text):
                    rows, columns = max(rows, int(row)), max(columns, _column_number(column))
            rest = text[-_OVERLAP:]
    if rows * columns > limits.area:
        pesan = f"ada sel terisi jauh di luar tabel (sampai baris {rows}, kolom {column_letter(columns - 1)})"
        raise WorkbookError(pesan, "Hapus isi di luar tabel, lalu simpan ulang")
    return frozenset(formulas)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name; nothing for what is no XLSX."""
    if "xl/workbook.xml" not in archive.namelist() or "xl/_rels/workbook.xml.rels" not in archive.namelist():
        return {}
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): str(r.get("Target")).lstrip("/").removeprefix("xl/") for r in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return {
        str(sheet.get("name")): f"xl/{targets[key]}"
        for sheet in book.iter(f"{{{_MAIN}}}sheet")
        if (key := sheet.get(f"{{{_RELATION}}}id")) in targets
    }


def _column_number(letters: bytes) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _number_text(text: str) -> tuple[str, bool]:
    if _AMBIGUOUS.fullmatch(text):
        return text, True
    if _PLAIN.fullmatch(text):
        return text, False
    if _COMMA.fullmatch(text):
        return text.replace(",", "."), False
    if _THOUSANDS.fullmatch(text):
        return text.replace(".", ""), False
    if _THOUSANDS_COMMA.fullmatch(text):
        return text.replace(".", "").replace(",", "."), False
    return text, False
