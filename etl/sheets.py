"""Cells of an office workbook as text: numbers with a decimal point, dates as ISO."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

import python_calamine
from defusedxml import ElementTree

from etl.sheet_scan import Extent, column_letter, scan_sheet, shared_lengths

Wanted = Callable[[str], bool]


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be: bytes on disk and unpacked, then what its sheets would take when held.

    `rows` and `formulas` (cells) are those of one sheet; `area` (rectangles of filled cells, and of merged ones) and
    `text` (bytes) those of all sheets that are read. `xml` and `styles` are bytes too: all but pictures, and the styles.
    """

    size: int = 20 * 1024 * 1024
    unpacked: int = 400 * 1024 * 1024
    area: int = 10_000_000
    rows: int = 2_000_000
    text: int = 200_000_000
    formulas: int = 2_000_000
    xml: int = 400 * 1024 * 1024
    styles: int = 400 * 1024 * 1024


LIMITS = Limits()
# Whatever a damaged archive or XML makes their readers stumble over; UnsafeXmlError is a ValueError.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
    ElementTree.ParseError,
    expat.ExpatError,
)
_BLOCK = 1024 * 1024
_MOST_PARTS = 2000
_LONGEST_CONTENTS = 1024 * 1024  # of the list of sheets: Excel writes about 100 bytes for each
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOK, _RELATIONS, _SHARED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_STYLES, _PICTURES = "xl/styles.xml", "xl/media/"
_OTHER_KINDS = {"content.xml": "ODS", "xl/workbook.bin": "XLSB", "word/document.xml": "DOCX"}
_TRIM = "Hapus isi di luar tabel, lalu simpan ulang"
_SAVE_AS = "Simpan sebagai Buku Kerja Excel (.xlsx), lalu kirim berkas itu"
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
    """One sheet: its merged ranges as (first, last) of 0-based (row, column), and its formula cells."""

    name: str
    sheet: python_calamine.CalamineSheet
    formulas: frozenset[str] = frozenset()

    def rows(self) -> Iterator[list[object]]:
        """The rows from A1 on, one at a time: a sheet held as Python values takes twice its room."""
        first = [""] * (self.sheet.start or (0, 0))[1]
        return ([*first, *row] for row in self.sheet.iter_rows())

    @property
    def merged(self) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]:
        return self.sheet.merged_cell_ranges or ()


def open_sheets(path: Path, limits: Limits = LIMITS) -> list[SheetCells]:
    """Every sheet of a workbook file. Raises WorkbookError."""
    _refuse_size(path.stat().st_size, limits)
    return read_sheets(path.read_bytes(), limits)


def read_sheets(data: bytes, limits: Limits = LIMITS, wanted: Wanted = lambda _name: True) -> list[SheetCells]:
    """The sheets of a workbook in memory whose name is wanted. Raises WorkbookError."""
    formulas = inspect(data, limits, wanted)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [SheetCells(name, book.get_sheet_by_name(name), cells) for name, cells in formulas.items()]
    except (python_calamine.CalamineError, OSError) as error:
        raise WorkbookError(f"berkas XLSX tidak dapat dibaca ({error})") from error


def inspect(data: bytes, limits: Limits, wanted: Wanted = lambda _name: True) -> dict[str, frozenset[str]]:
    """The formula cells of each wanted sheet; raises WorkbookError for a file that nothing should unpack.

    Before the sheets are held in memory: a small file can unpack to a huge one, span a million empty rows, or repeat
    one long text in every cell.
    """
    _refuse_size(len(data), limits)
    if data.startswith(_OLE):
        raise WorkbookError(*_old_format(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_contents(archive, limits)
            _prove(archive)
            return _scan(archive, limits, wanted)
    except WorkbookError:
        raise
    except _DAMAGED as error:
        raise WorkbookError("berkas XLSX rusak atau bersandi") from error


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


def _refuse_size(size: int, limits: Limits) -> None:
    if size > limits.size:
        raise WorkbookError(f"berkas lebih besar dari {limits.size // 1024 // 1024} MB", "Bagi menjadi beberapa berkas")


def _old_format(data: bytes) -> tuple[str, str]:
    if _ENCRYPTED in data:
        return "berkas ini bersandi", "Hapus sandinya di Excel atau LibreOffice, simpan, lalu kirim lagi"
    return "berkas ini berformat lama (misalnya XLS), bukan XLSX", _SAVE_AS


def _refuse_contents(archive: zipfile.ZipFile, limits: Limits) -> None:
    """What can be told from the list of parts."""
    sizes = {part.filename.casefold(): part.file_size for part in archive.infolist()}
    if not {_BOOK, _RELATIONS}.issubset(archive.namelist()):
        kind = next((kind for name, kind in _OTHER_KINDS.items() if name in sizes), "")
        raise WorkbookError(f"berkas ini {kind}, bukan XLSX" if kind else "berkas ini bukan XLSX", _SAVE_AS)
    if len(sizes) < len(archive.infolist()):
        raise zipfile.BadZipFile("two parts of one name")
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in sizes):
        raise WorkbookError("berkas memuat makro", "Simpan ulang sebagai XLSX tanpa makro")
    if len(sizes) > _MOST_PARTS or max(sizes[_BOOK], sizes[_RELATIONS.casefold()]) > _LONGEST_CONTENTS:
        raise WorkbookError("berkas ini memuat terlalu banyak lembar", "Hapus lembar yang bukan bagian buku kerja")
    pictures = sum(size for name, size in sizes.items() if name.startswith(_PICTURES))
    unpacked = sum(sizes.values())
    if unpacked > limits.unpacked or unpacked - pictures > limits.xml or sizes.get(_STYLES, 0) > limits.styles:
        raise WorkbookError("isi berkas XLSX terlalu besar setelah dibuka", "Bagi menjadi beberapa berkas")


def _prove(archive: zipfile.ZipFile) -> None:
    """Reading a part to its end proves the size that it declares, and its checksum."""
    for part in archive.infolist():
        with archive.open(part) as stream:
            while stream.read(_BLOCK):
                pass


def _scan(archive: zipfile.ZipFile, limits: Limits, wanted: Wanted) -> dict[str, frozenset[str]]:
    shared = _shared(archive, limits)
    found = {}
    area = text = 0
    for name, part in _sheet_parts(archive):
        if wanted(name):
            with archive.open(part) as stream:
                extent = scan_sheet(stream, shared, limits.formulas)
            area, text = area + extent.rows * extent.columns, text + extent.text
            _refuse_extent(name, extent, limits, area, text)
            found[name] = frozenset(extent.formulas)
    return found


def _shared(archive: zipfile.ZipFile, limits: Limits) -> array[int]:
    if _SHARED not in archive.namelist():
        return array("L")
    with archive.open(_SHARED) as stream:
        shared = shared_lengths(stream)
    if len(shared) > limits.area or sum(shared) > limits.text:
        raise WorkbookError(f"tulisan di dalamnya lebih dari {limits.text // 1_000_000} juta huruf", _TRIM)
    return shared


def _refuse_extent(name: str, extent: Extent, limits: Limits, area: int, text: int) -> None:
    """`area` and `text` are those of this sheet and the ones before it."""
    if extent.rows > limits.rows:
        raise WorkbookError(f"lembar {name} lebih dari {limits.rows} baris", _TRIM)
    if area > limits.area:
        place = f"sampai baris {extent.rows}, kolom {column_letter(extent.columns - 1)}"
        raise WorkbookError(f"ada sel terisi jauh di luar tabel ({name}, {place})", _TRIM)
    if text > limits.text:
        raise WorkbookError(f"tulisan di dalamnya lebih dari {limits.text // 1_000_000} juta huruf", _TRIM)
    if extent.formula_count > limits.formulas:
        raise WorkbookError(f"lembar {name} berisi lebih dari {limits.formulas} rumus", "Ganti rumus dengan hasilnya")
    if extent.merged > limits.area or extent.merged_ranges > limits.rows:
        raise WorkbookError(f"lembar {name} berisi terlalu banyak sel gabungan", "Pisahkan sel gabungan itu")


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The name of each sheet and the part of the archive that holds it, whichever dialect of XLSX it is written in."""
    relations = ElementTree.fromstring(archive.read(_RELATIONS))
    targets = {r.get("Id"): str(r.get("Target")).lstrip("/").removeprefix("xl/") for r in relations}
    book = ElementTree.fromstring(archive.read(_BOOK))
    sheets = [element for element in book.iter() if _local(element.tag) == "sheet"]
    keys = [next((value for name, value in sheet.items() if _local(name) == "id"), None) for sheet in sheets]
    parts = [(str(sheet.get("name")), f"xl/{targets.get(key)}") for sheet, key in zip(sheets, keys, strict=True)]
    missing = {part for _, part in parts}.difference(archive.namelist())
    if missing or len(dict(parts)) < len(parts):
        raise zipfile.BadZipFile("a sheet without its part, or two of one name")
    return parts


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


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
