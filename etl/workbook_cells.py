"""Cells of an office workbook as text: numbers with a decimal point, dates as ISO."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import python_calamine

SIZE_LIMIT = 20 * 1024 * 1024
UNPACKED_LIMIT = 400 * 1024 * 1024
AREA_LIMIT = 10_000_000
_BLOCK = 1024 * 1024
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


def open_sheets(path: Path) -> list[tuple[str, Sequence[Sequence[object]]]]:
    """Every sheet of a workbook as rows of cell values, first row first. Raises WorkbookError."""
    _refuse_oversize(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except (python_calamine.CalamineError, OSError) as error:
        raise WorkbookError(f"berkas XLSX tidak dapat dibaca ({error})") from error


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


def _refuse_oversize(path: Path) -> None:
    """Before the sheets are held in memory: a small file can unpack to a huge one, or span a million empty rows."""
    if path.stat().st_size > SIZE_LIMIT:
        raise WorkbookError(f"berkas lebih besar dari {SIZE_LIMIT // 1024 // 1024} MB", "Bagi menjadi beberapa berkas")
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > UNPACKED_LIMIT:
                raise WorkbookError("isi berkas XLSX terlalu besar setelah dibuka", "Bagi menjadi beberapa berkas")
            for item in archive.infolist():
                _refuse_area(archive, item)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise WorkbookError("berkas XLSX rusak atau bersandi") from error


def _refuse_area(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> None:
    """Reading to the end also proves the declared size and checksum of the part."""
    rows = columns = 0
    rest = b""
    with archive.open(item) as stream:
        while block := stream.read(_BLOCK):
            text = rest + block
            if item.filename.startswith("xl/worksheets/"):
                for column, row in _FILLED_CELL.findall(text):
                    rows, columns = max(rows, int(row)), max(columns, _column_number(column))
            rest = text[-100:]
    if rows * columns > AREA_LIMIT:
        pesan = f"ada sel terisi jauh di luar tabel (sampai baris {rows}, kolom {column_letter(columns - 1)})"
        raise WorkbookError(pesan, "Hapus isi di luar tabel, lalu simpan ulang")


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
