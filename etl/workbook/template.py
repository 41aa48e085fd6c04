"""Writes a submission workbook: what is known is locked, what is asked is marked, and a seal lies in a hidden sheet."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.workbook.layout import (
    CHOICE,
    DATE,
    FORMS,
    GUIDE,
    HIDDEN,
    KEY,
    LINK,
    NOT_APPLICABLE,
    NUMBER,
    SOURCES,
    TEXT,
    Book,
    Column,
    Form,
    Line,
)
from meritokrasi import text

HEADER_ROW = 3
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the same content gives the same file
# A spreadsheet takes "September 2026" for its first day, and the number 3/12/2026 of a letter for a date.
_AS_TYPED = "@"
_LINE_POINTS = 15
_LONGEST_LIST = 255  # of a drop-down, in Excel
_PROTECTION = {
    "select_locked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": "#17365D"},
    "note": {"text_wrap": True, "valign": "top", "font_color": "#44546A"},
    "head": {"bold": True, "bg_color": "#17365D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1},
    "head_fill": {"bold": True, "bg_color": "#7A5C00", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1},
    "known": {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D1DB", "bg_color": "#F2F4F7"},
    "code": {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D1DB", "bg_color": "#F2F4F7", "font_size": 8},
    "fill": {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9A227", "bg_color": "#FFF9E3", "locked": False},
    "carried": {
        "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9A227", "bg_color": "#FFF9E3", "locked": False,
        "italic": True, "font_color": "#2F5F93",
    },
    "warning": {"bold": True, "bg_color": "#FFFFFF", "font_color": "#8B1A1A", "border": 1, "text_wrap": True},
}  # fmt: skip
_SIMULATED = "DATA REKAAN untuk uji coba. Tidak ada angka di sini yang nyata."


def write(book: Book) -> bytes:
    """The workbook as XLSX bytes; the same book gives the same content."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as made:
        made.set_properties({"title": _title(book), "author": book.title, "created": _CREATED})
        pen = _Pen(made, book)
        pen.guide()
        for form in FORMS:
            pen.form(form, book.lines[form.name])
        pen.form(SOURCES, book.sources)
        pen.seal()
    return stream.getvalue()


def file_name(book: Book) -> str:
    return f"kiriman-{book.kode_instansi}-{book.periode}.xlsx"


def _title(book: Book) -> str:
    return f"Buku kerja {book.nama}, periode {book.periode}"


@dataclass
class _Style:
    """The formats of one workbook; each look exists once, with and without a number format."""

    made: Workbook
    known: dict[tuple[str, str], Format]

    def of(self, name: str, number_format: str = "") -> Format:
        key = (name, number_format)
        if key not in self.known:
            extra = {"num_format": number_format} if number_format else {}
            self.known[key] = self.made.add_format({"font_name": "Calibri", "font_size": 10, **_STYLES[name], **extra})
        return self.known[key]


class _Pen:
    """Writes the sheets of one workbook."""

    def __init__(self, made: Workbook, book: Book) -> None:
        self.made = made
        self.book = book
        self.style = _Style(made, {})

    def guide(self) -> None:
        """The first sheet: whose workbook it is, how to fill it, what each sheet asks."""
        sheet = self.made.add_worksheet(GUIDE)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, 90)
        sheet.write(0, 0, _title(self.book), self.style.of("title"))
        row = 1
        if self.book.simulasi:
            sheet.merge_range(row, 0, row, 1, _SIMULATED, self.style.of("warning"))
            row += 1
        for name, words in _guidance(self.book):
            sheet.write(row, 0, name, self.style.of("known"))
            sheet.write_string(row, 1, words, self.style.of("known"))
            sheet.set_row(row, _LINE_POINTS * max(1, -(-len(words) // 95)))
            row += 1
        self._finish(sheet, landscape=False)

    def form(self, form: Form, lines: Any) -> None:
        """One sheet: title, how to fill it, column names, lines."""
        sheet = self.made.add_worksheet(form.name)
        sheet.write(0, 0, f"{form.name}: {self.book.nama}, {self.book.periode}", self.style.of("title"))
        note = f"{_SIMULATED} {form.how}" if self.book.simulasi else form.how
        sheet.merge_range(1, 0, 1, min(7, len(form.columns) - 1), note, self.style.of("note"))
        sheet.set_row(1, 2 * _LINE_POINTS)
        for number, column in enumerate(form.columns):
            sheet.set_column(number, number, column.width)
            sheet.write(HEADER_ROW, number, column.title, self.style.of("head_fill" if column.fill else "head"))
        sheet.set_row(HEADER_ROW, 2 * _LINE_POINTS)
        for row, line in enumerate(lines, start=HEADER_ROW + 1):
            self._line(sheet, row, form, line)
        sheet.freeze_panes(HEADER_ROW + 1, 1)
        sheet.repeat_rows(HEADER_ROW)
        sheet.repeat_columns(0)
        sheet.print_area(0, 0, HEADER_ROW + max(1, len(lines)), len(form.columns) - 1)
        self._finish(sheet, landscape=True)

    def seal(self) -> None:
        sheet = self.made.add_worksheet(HIDDEN)
        for row, values in enumerate(self.book.sealed().rows()):
            for column, value in enumerate(values):
                sheet.write_string(row, column, value)
        sheet.protect()
        sheet.hide()

    def _line(self, sheet: Worksheet, row: int, form: Form, line: Line) -> None:
        cells = {**line.cells, KEY: line.key}
        for number, column in enumerate(form.columns):
            open_cell = column.fill and not line.locked
            look = (
                "carried"
                if open_cell and line.carried
                else "fill"
                if open_cell
                else "code"
                if column.field == KEY
                else "known"
            )
            self._cell(sheet, row, number, column, cells.get(column.field, ""), look)
            if open_cell and column.kind == CHOICE:
                self._choices(sheet, row, number, column, line)
        lines = max(_printed_lines(cells.get(c.field, ""), c.width) for c in form.columns)
        sheet.set_row(row, _LINE_POINTS * min(lines, 26))

    def _cell(self, sheet: Worksheet, row: int, number: int, column: Column, value: str, look: str) -> None:
        typed = look in ("fill", "carried") and column.kind in (TEXT, DATE, LINK)
        style = self.style.of(look, _AS_TYPED if typed else "")
        if not value:
            sheet.write_blank(row, number, None, style)
        elif column.kind == NUMBER:
            sheet.write_number(row, number, float(value), style)
        else:
            sheet.write_string(row, number, _words(column, value), style)

    def _choices(self, sheet: Worksheet, row: int, number: int, column: Column, line: Line) -> None:
        words = list(self.book.choices[column.choices or ""])
        if column.field == "level":
            words = _levels(line)
        if len(",".join(words)) > _LONGEST_LIST:
            return
        sheet.data_validation(
            row,
            number,
            row,
            number,
            {
                "validate": "list",
                "source": words,
                "error_title": "Pilih dari daftar",
                "error_message": f"Isi dengan salah satu: {', '.join(words)}."[:_LONGEST_LIST],
            },
        )

    def _finish(self, sheet: Worksheet, *, landscape: bool) -> None:
        """A4, wide sheets two pages across so that they stay legible, whose page it is at the foot, locked but for the cells."""
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(2 if landscape else 1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        mark = "DATA REKAAN · " if self.book.simulasi else ""
        sheet.set_footer(f"&L{mark}{_title(self.book)} · snapshot {self.book.snapshot}&RHalaman &P dari &N")
        sheet.hide_gridlines(2)
        sheet.protect("", dict(_PROTECTION))


def _guidance(book: Book) -> list[tuple[str, str]]:
    return [
        ("Milik", f"{book.nama} ({book.kode_instansi}). Buku kerja ini hanya dapat dikirim atas nama instansi ini."),
        ("Periode", book.periode),
        ("Sel kuning", "Diisi. Yang lain terkunci dan hanya untuk dibaca."),
        (
            "Yang sudah terisi",
            "Berasal dari data yang sudah terbit, dengan sumbernya. Biarkan bila benar. Bila nilainya Anda ubah, tulis dokumen yang memuat "
            "nilai baru itu.",
        ),
        (
            "Huruf miring biru",
            f'Level periode sebelumnya. Pilih "ya" di kolom Masih berlaku? bila masih berlaku untuk {book.periode}, atau ubah isinya; '
            "selain itu tidak ikut terkirim.",
        ),
        ("Yang belum ada", "Biarkan kosong. Kosong tidak berarti nol."),
        ("Bukti", "Sebut dokumennya: judul, nomor, penerbit, tanggal, dan tautan bila terbuka. Penerbit kosong berarti instansi Anda sendiri."),
        ("Tanggal", "Boleh 10 September 2025, 10/09/2025, September 2025, atau 2025: sejauh yang diketahui."),
        ("Angka", "Desimal dengan koma atau titik menurut Excel Anda; jangan tulis satuannya."),
        *((form.name, form.how) for form in FORMS),
        ("Mencabut isi", "Jangan mengosongkan sel yang sudah terisi. Gunakan hak jawab di halaman Kirim data."),
        ("Mengirim", "Unggah di halaman Kirim data, periksa temuan dan perbandingannya, lalu ajukan."),
        ("Snapshot", book.snapshot),
    ]  # fmt: skip


def _levels(line: Line) -> list[str]:
    """The levels that have a criterion here; an item that depends on a condition may also not apply."""
    levels = [criterion.split(":")[0] for criterion in line.cells.get("kriteria", "").splitlines()]
    return [*levels, NOT_APPLICABLE] if "syarat" in line.cells else levels


def _words(column: Column, value: str) -> str:
    """A date as people write it, as far as it is known."""
    if column.kind != DATE:
        return value
    year, month, day = (int(part) for part in f"{value}-1-1".split("-")[:3])
    return text.date(dt.date(year, month, day), {10: "hari", 7: "bulan", 4: "tahun"}[len(value)])


def _printed_lines(value: str, width: int) -> int:
    """How many lines a cell needs: about one and a tenth character to a unit of width at this size."""
    return sum(max(1, -(-len(part) // max(1, int(width * 1.1)))) for part in value.split("\n"))
