"""What stands in the file itself: the dialects that other programs write are read, and what is made to break a reader is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from etl import pipeline
from etl.receive import Reception
from etl.workbook import layout
from etl.workbook.reading import MOST_FINDINGS
from meritokrasi.submissions import INSTANSI, Person
from tests import books
from tests.etl.test_workbook_reading import (
    FIGURES,
    FILES,
    MERIT,
    REFUSED,
    ROUNDS,
    TALENT,
    cell,
    distorted,
    put,
    read,
    said,
)
from tests.folder import Folder

STAFF = Person("citra@pemda", INSTANSI, "Z1.01")
ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 500
XML = Callable[[bytes], bytes]


@pytest.fixture(autouse=True)
def data_folder(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))


# --- dialects -----------------------------------------------------------------------------------------------------------


def prefixed(xml: bytes) -> bytes:
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")


def without_addresses(xml: bytes) -> bytes:
    return re.sub(rb'<(c|row) r="[A-Z0-9]+"', rb"<\1", xml)


def as_google_sheets(xml: bytes) -> bytes:
    """Whole numbers as 2.0, no dimension, and a thousand rows whether used or not."""
    xml = re.sub(rb"<dimension [^>]*/>", b"", xml)
    xml = re.sub(rb"(<v>\d+)</v>", rb"\1.0</v>", xml)
    empty = b"".join(b'<row r="%d" ht="15.75" customHeight="1"/>' % number for number in range(200, 1001))
    return xml.replace(b"</sheetData>", empty + b"</sheetData>")


def formatted_to_the_end(xml: bytes) -> bytes:
    return xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')


def single_quoted(xml: bytes) -> bytes:
    return re.sub(rb'<c r="([A-Z0-9]+)" s="(\d+)"', rb"<c s='\2' r='\1'", xml)


def strict(xml: bytes) -> bytes:
    return xml.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ).replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


DIALECTS: dict[str, XML] = {
    one.__name__: one
    for one in (prefixed, without_addresses, as_google_sheets, formatted_to_the_end, single_quoted, strict)
}


@pytest.mark.parametrize("name", DIALECTS)
def test_what_another_program_writes_says_the_same(loaded: Folder, filled: bytes, name: str) -> None:
    parts = dict.fromkeys((books.SHEETS, "xl/workbook.xml") if name == "strict" else (books.SHEETS,), DIALECTS[name])
    found = read(loaded, books.with_parts(filled, parts))
    assert [f.sentence() for f in found.findings] == []
    assert said(found) == said(read(loaded, filled))


@pytest.mark.parametrize("name", [*DIALECTS, "plain"])
def test_a_formula_is_found_in_every_dialect(loaded: Folder, filled: bytes, name: str) -> None:
    data = distorted(filled, put(FIGURES, "merit_skor/2026", "Nilai", "=200+71.5"))
    found = read(loaded, books.with_parts(data, {books.SHEETS: DIALECTS.get(name, bytes)}))
    assert "sel ini berisi rumus" in [f.pesan for f in found.findings]


def test_one_formula_over_several_cells_is_found_in_each(loaded: Folder, filled: bytes) -> None:
    def over_two_lines(made: openpyxl.Workbook) -> None:
        place = cell(made, ROUNDS, "B1", "Jumlah")
        cell(made, ROUNDS, "B2", "Jumlah").value = 4
        made[ROUNDS][place.coordinate] = ArrayFormula(
            f"{place.coordinate}:{place.column_letter}{place.row + 1}", "=1+2"
        )

    found = read(loaded, distorted(filled, over_two_lines))
    assert [f.pesan for f in found.findings].count("sel ini berisi rumus") == 2


def test_sheets_of_their_own_are_never_unpacked(loaded: Folder, filled: bytes) -> None:
    def scratch(made: openpyxl.Workbook) -> None:
        sheet = made.create_sheet("Hitungan saya")
        sheet["A1"], sheet["XFD1048576"] = "=1+1", 1

    found = read(loaded, distorted(filled, scratch))
    assert (found.findings, said(found)) == ([], said(read(loaded, filled)))


def test_a_line_that_stands_there_twice_is_said_once(loaded: Folder, filled: bytes) -> None:
    def repeat(made: openpyxl.Workbook) -> None:
        made[MERIT].append([one.value for one in made[MERIT][books.row_of(made[MERIT], "merit-baru.1.1")]])

    assert len(read(loaded, distorted(filled, repeat)).changes) == len(read(loaded, filled).changes)


# --- made to break a reader ---------------------------------------------------------------------------------------------


def at_the_end(xml: bytes) -> XML:
    return lambda sheet: sheet.replace(b"</sheetData>", xml + b"</sheetData>")


def behind(xml: bytes) -> XML:
    return lambda sheet: sheet.replace(b"</sheetData>", b"</sheetData>" + xml)


def texts(content: bytes) -> bytes:
    return b"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>" + content + b"</sst>"


FAR = b"<row r='1048576'><c s='1' r='XFD1048576'><v>1</v></c></row>"
REPEATED = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(100, 1100))
MERGES = b"".join(b'<mergeCell ref="A1:J%d"/>' % (100_000 - n) for n in range(50))
SHARED = "xl/sharedStrings.xml"
HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a cell in the last corner": (
        lambda d: books.with_parts(d, {books.SHEETS: at_the_end(FAR)}),
        "lebih dari 100000 baris",
    ),
    "a table too wide": (
        lambda d: books.with_parts(d, {books.SHEETS: at_the_end(FAR.replace(b"1048576", b"99999"))}),
        "sel terisi jauh di luar tabel",
    ),
    "a cell off the sheet": (
        lambda d: books.with_parts(d, {books.SHEETS: at_the_end(b'<row r="9"><c r="ZZZ9999999"><v>1</v></c></row>')}),
        "rusak atau bersandi",
    ),
    "one long text in a thousand cells": (
        lambda d: books.with_parts(
            d, {books.SHEETS: at_the_end(REPEATED)}, {SHARED: texts(b"<si><t>" + b"x" * 100_000 + b"</t></si>")}
        ),
        "tulisan di dalamnya lebih dari 20 juta huruf",
    ),
    "one endless text": (
        lambda d: books.with_parts(d, {}, {SHARED: texts(b"<si><t>" + b"x" * 20_000_001 + b"</t></si>")}),
        "tulisan di dalamnya lebih dari 20 juta huruf",
    ),
    "a text that is not there": (
        lambda d: books.with_parts(d, {books.SHEETS: at_the_end(REPEATED)}, {SHARED: texts(b"")}),
        "rusak atau bersandi",
    ),
    "merged over and over": (
        lambda d: books.with_parts(d, {books.SHEETS: behind(b"<mergeCells>" + MERGES + b"</mergeCells>")}),
        "terlalu banyak sel gabungan",
    ),
    "nothing but formulas": (
        lambda d: books.with_parts(
            d, {books.SHEETS: at_the_end(b'<row r="99"><c r="A99"><f t="array" ref="A99:Z999">1</f></c></row>')}
        ),
        "berisi lebih dari 10000 rumus",
    ),
    "an entity in a sheet": (
        lambda d: books.with_parts(d, {books.SHEETS: lambda x: b'<!DOCTYPE a [<!ENTITY b "c">]>' + x}),
        "rusak atau bersandi",
    ),
    "a part twice": (
        lambda d: books.with_parts(d, {}, {"XL/workbook.xml": b"<workbook/>"}),
        "rusak atau bersandi",
    ),
    "a sheet without its part": (
        lambda d: books.with_parts(d, {"xl/_rels/workbook.xml.rels": lambda x: x.replace(b"sheet3.xml", b"sheet99.xml")}),
        "rusak atau bersandi",
    ),
    "two sheets of one name": (
        lambda d: distorted(d, lambda made: setattr(made.create_sheet("x"), "title", f" {FIGURES.upper()}")),
        "ada dua lembar bernama sama",
    ),
    "a hundred thousand sheets": (
        lambda d: books.with_parts(d, {"xl/workbook.xml": lambda x: x.replace(b"</sheets>", b" " * 2**20 + b"</sheets>")}),
        "terlalu banyak lembar",
    ),
    "a thousand parts": (
        lambda d: books.with_parts(d, {}, {f"xl/{n}.xml": b"" for n in range(2000)}),
        "terlalu banyak lembar",
    ),
    "macros of Excel 4": (lambda d: books.with_parts(d, {}, {"xl/macrosheets/sheet1.xml": b"<a/>"}), "memuat makro"),
    "cut in the middle": (lambda d: d[: len(d) // 3] + d[len(d) // 2 :], "rusak atau bersandi"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_break_a_reader_is_one_finding(loaded: Folder, filled: bytes, name: str) -> None:
    change, pattern = HOSTILE[name]
    found = read(loaded, change(filled))
    [finding] = found.findings
    assert pattern in finding.sentence()
    assert (found.seal, found.changes) == (None, [])


ODD_CELLS = {
    "a date of five thousand digits": put(TALENT, "persiapan", "Tanggal kejadian", "1" * 5000),
    "a date of a raised digit": put(TALENT, "persiapan", "Tanggal kejadian", "²"),
    "a number of five hundred digits": put(FIGURES, "merit_skor/2026", "Nilai", "9" * 500),
    "a word of a million letters": put(ROUNDS, "B1", "Mekanisme", "manajemen " * 3000),
    "a code of a million letters": put(ROUNDS, "B1", "Kode", "B1" * 15_000),
}


@pytest.mark.parametrize("name", ODD_CELLS)
def test_no_single_cell_breaks_the_reader_or_fills_the_journal(loaded: Folder, filled: bytes, name: str) -> None:
    [finding] = read(loaded, distorted(filled, ODD_CELLS[name])).findings
    assert len(str(finding.nilai)) <= 200


def seal(*rows: tuple[str, ...]) -> Callable[[openpyxl.Workbook], None]:
    """A seal whose checksum is right, whatever it says."""

    def change(made: openpyxl.Workbook) -> None:
        sheet = made[layout.HIDDEN]
        sheet.delete_rows(1, sheet.max_row)
        for row in (*rows, ("sidik", layout.checksum(rows))):
            sheet.append(row)

    return change


HEAD = [("versi", "1"), ("kode_instansi", "Z1.01"), ("periode", "2026"), ("snapshot", "S")]
FORGED: dict[str, list[tuple[str, ...]]] = {
    "no version": [("versi", "satu"), *HEAD[1:], ("a",)],
    "another kind of line": [*HEAD, (MERIT, "a", "lain", "{}")],
    "cells that are no list": [*HEAD, (MERIT, "a", "isi", "[1]")],
    "cells without end": [*HEAD, (MERIT, "a", "isi", "[" * 20_000)],
    "too few columns": [*HEAD, (MERIT, "a")],
    "a version before the first": [("versi", "-3"), *HEAD[1:], ("a",)],
}


@pytest.mark.parametrize("name", FORGED)
def test_a_seal_that_no_template_wrote_is_refused(loaded: Folder, filled: bytes, name: str) -> None:
    [finding] = read(loaded, distorted(filled, seal(*FORGED[name]))).findings
    assert "lembar tersembunyi" in finding.pesan


def test_of_very_many_findings_the_first_are_told(loaded: Folder, filled: bytes) -> None:
    def nonsense(made: openpyxl.Workbook) -> None:
        for number in range(2 * MOST_FINDINGS):
            made[ROUNDS].append([f"X{number}", "apa saja"])

    findings = read(loaded, distorted(filled, nonsense)).findings
    assert len(findings) == MOST_FINDINGS + 1
    assert "pemeriksaan berhenti di sini" in findings[-1].pesan


def test_nothing_that_was_refused_can_be_published(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    snapshot = sample.publish()
    data = books.answered(books.template(sample), books.FULL)
    reception = Reception(sample.path)
    files = [distorted(data, change) for change, _ in list(REFUSED.values())[::4]]
    for handed_in in (*files, *(change(data) for change, _ in FILES.values())):
        kiriman = reception.receive(STAFF, "kiriman.xlsx", handed_in)
        assert (kiriman.keadaan, kiriman.isian) == ("perlu diperbaiki", ())
    result = pipeline.load(sample.path)
    assert (result.status, result.snapshot) == ("unchanged", snapshot)
