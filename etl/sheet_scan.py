"""What the XML of a sheet holds, told from one pass that keeps none of it: before anything unpacks it into memory."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_BLOCK = 1024 * 1024
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_CONTENT = frozenset({"f", "v", "is", "t"})
# What may follow the cells of a sheet and hold elements named like those of a cell.
_AFTER_CELLS = frozenset({"mergeCells", "conditionalFormatting", "dataValidations", "extLst"})


class UnsafeXmlError(ValueError):
    """XML that no spreadsheet program writes: a document type, an address off the sheet, a text that is not there."""


@dataclass
class Extent:
    """How far the filled cells of one sheet reach, and what they would take when held.

    `merged` counts cells under merged ranges, `text` the bytes of all texts, a shared one as often as it is used.
    `formulas` are addresses, none beyond `most_formulas`; `formula_count` is how many there are.
    """

    most_formulas: int
    rows: int = 0
    columns: int = 0
    merged: int = 0
    merged_ranges: int = 0
    text: int = 0
    formula_count: int = 0
    formulas: set[str] = field(default_factory=set)


def scan_sheet(stream: IO[bytes], shared: array[int], most_formulas: int) -> Extent:
    """The extent of a sheet; `shared` is how long each shared text is. Raises UnsafeXmlError, expat.ExpatError."""
    return _Cells(shared, most_formulas).parse(stream)


def shared_lengths(stream: IO[bytes]) -> array[int]:
    """How many bytes each shared text takes. Raises UnsafeXmlError, expat.ExpatError."""
    return _Texts().parse(stream)


def column_number(letters: str) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Texts:
    def __init__(self) -> None:
        self.lengths = array("L")
        self.length = 0

    def parse(self, stream: IO[bytes]) -> array[int]:
        parser = _parser()
        parser.CharacterDataHandler = self._data
        parser.EndElementHandler = self._end
        _feed(parser, stream)
        return self.lengths

    def _data(self, text: str) -> None:
        self.length += _held(text)

    def _end(self, name: str) -> None:
        if _local(name) == "si":
            self.lengths.append(self.length)
            self.length = 0


class _Cells:
    """Follows rows and cells as a reader would: what carries no address stands behind what came before it.

    Called for every cell of a sheet that may have a million: handlers are set only while they are needed.
    """

    def __init__(self, shared: array[int], most_formulas: int) -> None:
        self.shared = shared
        self.extent = Extent(most_formulas)
        self.row = self.column = 0
        self.kind: str | None = None
        self.text: list[str] = []
        self.columns: dict[str, int] = {}
        self.parser = _parser()
        self.parser.StartElementHandler = self._start

    def parse(self, stream: IO[bytes]) -> Extent:
        _feed(self.parser, stream)
        return self.extent

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if local == "c":
            self.kind = attributes.get("t", "n")
            self._move(attributes.get("r"))
        elif local == "row":
            self.row, self.column = _row(attributes, self.row + 1), 0
        elif local in _AFTER_CELLS:
            self.kind = None
        elif self.kind is not None and local in _CONTENT:
            self._content(local, attributes)
        if local == "mergeCell":
            self.extent.merged += len(_range(attributes.get("ref", "")))
            self.extent.merged_ranges += 1

    def _move(self, place: str | None) -> None:
        if place is None:
            self.row, self.column = max(self.row, 1), self.column + 1
            return
        letters = place.rstrip("0123456789")
        if place[len(letters) :] == str(self.row) and letters in self.columns:
            self.column = self.columns[letters]
        else:
            self.row, self.column = _place(place)
            self.columns[letters] = self.column

    def _content(self, local: str, attributes: Mapping[str, str]) -> None:
        """Anything inside a cell makes it a filled one; a formula over a range fills all of it."""
        extent = self.extent
        if self.row > extent.rows or self.column > extent.columns:
            extent.rows, extent.columns = max(self.row, extent.rows), max(self.column, extent.columns)
        if local == "f":
            self._formula(attributes.get("ref") if attributes.get("t") in ("array", "dataTable") else None)
        elif local in ("v", "t") and self.kind != "n":
            self.parser.CharacterDataHandler = self.text.append
            self.parser.EndElementHandler = self._end_of_text

    def _formula(self, over: str | None) -> None:
        extent = self.extent
        covered = _range(over) if over else _Range(self.row, self.column, self.row, self.column)
        extent.formula_count += len(covered)
        if extent.formula_count <= extent.most_formulas:
            extent.formulas.update(covered.addresses())

    def _end_of_text(self, _name: str) -> None:
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
        text = "".join(self.text)
        self.text.clear()
        number = _whole(text.strip()) if self.kind == "s" else None
        if self.kind != "s":
            self.extent.text += _held(text)
        elif number is not None and number < len(self.shared):
            self.extent.text += self.shared[number]
        else:
            raise UnsafeXmlError(f"teks bersama nomor {text[:20]} tidak ada")


@dataclass(frozen=True)
class _Range:
    """A block of cells, numbered from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __len__(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def addresses(self) -> set[str]:
        columns = [column_letter(n - 1) for n in range(self.left, self.right + 1)]
        return {f"{column}{row}" for row in range(self.top, self.bottom + 1) for column in columns}


def column_letter(index: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_declared: object) -> None:
    raise UnsafeXmlError("ada definisi jenis dokumen di dalamnya")


def _feed(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    while block := stream.read(_BLOCK):
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _local(name: str) -> str:
    return name[name.rfind(" ") + 1 :]


def _row(attributes: Mapping[str, str], following: int) -> int:
    written = attributes.get("r")
    if written is None:
        return following
    number = _whole(written)
    if number is None or not 1 <= number <= _LAST_ROW:
        raise UnsafeXmlError(f"baris {written[:20]} tidak ada")
    return number


def _held(text: str) -> int:
    """Bytes in memory: Python takes four for every letter of a text that has a single unusual one."""
    return len(text) if text.isascii() else 4 * len(text)


def _whole(text: str) -> int | None:
    """A number of a few digits; nothing for what would take long to convert."""
    return int(text) if len(text) <= 9 and text.isdecimal() else None


def _place(address: str) -> tuple[int, int]:
    """A1 -> (1, 1)."""
    found = _ADDRESS.fullmatch(address)
    row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
    if not (1 <= row <= _LAST_ROW and 1 <= column <= _LAST_COLUMN):
        raise UnsafeXmlError(f"sel {address[:20]} tidak ada")
    return row, column


def _range(reference: str) -> _Range:
    """A1:B2, or A1 alone."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    return _Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
