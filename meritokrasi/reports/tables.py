"""One table as a workbook or as Parquet, with its dictionary, its documents and its snapshot inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from meritokrasi import queries
from meritokrasi.answers import downloads
from meritokrasi.answers.downloads import About
from meritokrasi.queries.exports import DANGEROUS

LONGEST_TEXT = 32_767  # what a cell of a workbook holds
DOCUMENT_COLUMNS: Mapping[str, str] = {
    "id_sumber": "VARCHAR",
    "penerbit": "VARCHAR",
    "judul": "VARCHAR",
    "jenis_sumber": "VARCHAR",
    "tanggal_terbit": "DATE",
    "presisi_terbit": "VARCHAR",
    "url": "VARCHAR",
}
_DICTIONARY = dict.fromkeys(("kolom", "tipe", "boleh_kosong", "arti", "pilihan", "merujuk"), "VARCHAR")
_ABOUT = dict.fromkeys(("hal", "isi"), "VARCHAR")
_WIDTHS = {
    "arti": 70,
    "isi": 90,
    "pilihan": 40,
    "judul": 60,
    "judul_sumber": 40,
    "url": 50,
    "url_sumber": 40,
    "catatan": 40,
    "nama": 30,
    "hal": 24,
}
_LINE_HEIGHT = 15  # points
_CUT = " … (terpotong; lengkapnya di CSV)"
_DAYS = {"hari": "[$-421]d mmmm yyyy", "bulan": "[$-421]mmmm yyyy", "tahun": "yyyy"}
_MOMENT = "[$-421]d mmmm yyyy hh:mm:ss"
_WARNING = {"bold": True, "font_color": "#1A1400", "pattern": 14, "fg_color": "#FFD84D", "bg_color": "#FFF0B3"}
_HEAD = {"bold": True, "bottom": 2, "bg_color": "#E8EDF3", "font_color": "#17365D", "valign": "top"}
Cell = Callable[[int, int, Any, Sequence[Any]], None]


def neutral(value: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(DANGEROUS) else value


def write_workbook(path: Path, snapshot_id: str, table: str) -> None:
    """Sheets Data, Kamus, Sumber, Tentang. The same snapshot gives the same bytes."""
    about = downloads.about(snapshot_id)
    meanings = downloads.dictionary(snapshot_id, table)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties(
            {
                "title": f"{about.title}: {table}",
                "subject": snapshot_id,
                "author": about.owner,
                "created": about.loaded_at,
            }
        )
        rows = (row for part in queries.exports.row_parts(snapshot_id, table) for row in part)
        Sheet(book, about, "Data", {m["kolom"]: m["tipe"] for m in meanings}, wrapped=False).fill(rows)
        Sheet(book, about, "Kamus", _DICTIONARY).fill(downloads.dictionary_rows(snapshot_id, table))
        documents = queries.tables.documents(snapshot_id, table)
        Sheet(book, about, "Sumber", DOCUMENT_COLUMNS).fill([d[name] for name in DOCUMENT_COLUMNS] for d in documents)
        Sheet(book, about, "Tentang", _ABOUT).fill(downloads.about_rows(snapshot_id, table))


class Sheet:
    """One worksheet: heading, filter, widths; on paper every page says whose it is, of when and of which snapshot."""

    def __init__(self, book: Any, about: About, name: str, columns: Mapping[str, str], *, wrapped: bool = True) -> None:
        self._book, self._sheet, self._names, self._kinds = (
            book,
            book.add_worksheet(name),
            list(columns),
            list(columns.values()),
        )
        self._formats: dict[str, Any] = {}
        self._top = 1 if about.simulated else 0
        self._wrapped = wrapped
        self._lay_out(about)

    @property
    def top(self) -> int:
        """The row of the heading, from 0."""
        return self._top

    def insert_chart(self, chart: Any, row: int, column: int, alt: str) -> None:
        """A chart beside or below the rows, with what it shows in words."""
        self._sheet.insert_chart(row, column, chart, {"description": alt})

    def _lay_out(self, about: About) -> None:
        sheet, head = self._sheet, self._book.add_format(_HEAD)
        wrap = self._book.add_format({"text_wrap": True, "valign": "top"}) if self._wrapped else None
        self._widths = [max(_WIDTHS.get(name, 14), len(name) + 4) for name in self._names]
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, width, wrap)
        if about.simulated:
            warning = self._book.add_format(_WARNING)
            sheet.write_string(0, 0, about.warning, warning)
            for column in range(1, max(len(self._names), 6)):
                sheet.write_blank(0, column, None, warning)
        for column, name in enumerate(self._names):
            sheet.write_string(self._top, column, name, head)
        sheet.freeze_panes(self._top + 1, 0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._lay_out_paper(about)

    def _lay_out_paper(self, about: About) -> None:
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0, self._top)
        self._sheet.set_header(f"&L&8{_paper(about.title)}&C&B{_paper(about.warning)}")
        self._sheet.set_footer(
            f"&L&8{_paper(about.newest)} · dimuat {about.loaded} · {about.snapshot_id}&R&8&P dari &N"
        )

    def fill(self, rows: Iterable[Sequence[Any]]) -> None:
        writers = [self._writer(column) for column in range(len(self._names))]
        line = self._top
        for line, row in enumerate(rows, self._top + 1):
            if self._wrapped:
                self._sheet.set_row(line, _LINE_HEIGHT * max(map(self._lines, range(len(row)), row)))
            for column, value in enumerate(row):
                if value is not None:
                    writers[column](line, column, value, row)
        self._sheet.autofilter(self._top, 0, line, len(self._names) - 1)

    def _lines(self, column: int, value: Any) -> int:
        """How many lines a text takes at the width of its column: not every reader finds out by itself."""
        return -(-len(str(value)) // self._widths[column]) or 1

    def _writer(self, column: int) -> Cell:
        """How the values of one column are written; each cell is given its row, for the precision that stands beside it."""
        kind, name = self._kinds[column], self._names[column]
        if kind == "DATE":
            return self._day_writer(name)
        if kind == "TIMESTAMP":
            return lambda line, at, value, _: self._sheet.write_datetime(line, at, value, self._format(_MOMENT))
        if kind == "BOOLEAN":
            return lambda line, at, value, _: self._sheet.write_boolean(line, at, value)
        if kind == "VARCHAR":
            return lambda line, at, value, _: self._sheet.write_string(line, at, _cell_text(value))
        return self._number_writer(name)

    def _day_writer(self, name: str) -> Cell:
        """Only what is known of a date is shown; the cell holds its first day."""
        precision = self._index(name.replace("tanggal", "presisi"))

        def write(line: int, at: int, value: dt.date, row: Sequence[Any]) -> None:
            known = row[precision] if precision is not None else "hari"
            self._sheet.write_datetime(line, at, value, self._format(_DAYS.get(known, _DAYS["hari"])))

        return write

    def _number_writer(self, name: str) -> Cell:
        """A published value keeps its printed decimals, a count its thousands marks, a year or a number has neither."""
        decimals = self._index("desimal_terbit") if name == "nilai" else None
        plain = self._format("#,##0") if name.startswith("jumlah") else None

        def write(line: int, at: int, value: Any, row: Sequence[Any]) -> None:
            places = row[decimals] if decimals is not None else None
            shown = plain if places is None else self._format("#,##0." + "0" * places if places else "#,##0")
            self._sheet.write_number(line, at, value, shown)

        return write

    def _index(self, name: str) -> int | None:
        return self._names.index(name) if name in self._names else None

    def _format(self, shape: str) -> Any:
        if shape not in self._formats:
            self._formats[shape] = self._book.add_format({"num_format": shape})
        return self._formats[shape]


def _cell_text(value: str) -> str:
    shown = neutral(value)
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - len(_CUT)] + _CUT


def _paper(words: str) -> str:
    """An ampersand in a header or footer would be a command."""
    return words.replace("&", "&&")


def write_parquet(path: Path, snapshot_id: str, table: str) -> None:
    """Typed rows as in the snapshot; dictionary, documents and snapshot in the file's metadata, each meaning at its field too."""
    parts = queries.exports.arrow_parts(snapshot_id, table)
    first = next(parts)
    schema = _described(first.schema, snapshot_id, table)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        writer.write_table(first.cast(schema))
        for part in parts:
            writer.write_table(part.cast(schema))


def _described(schema: Any, snapshot_id: str, table: str) -> Any:
    meanings = {m["kolom"]: m["arti"] for m in downloads.dictionary(snapshot_id, table)}
    fields = [field.with_metadata({"arti": meanings[field.name]}) for field in schema]
    inside = {
        "tentang": dict(downloads.about_rows(snapshot_id, table)),
        "kamus": downloads.dictionary(snapshot_id, table),
        "sumber": queries.tables.documents(snapshot_id, table),
    }
    return pa.schema(fields, metadata={name: orjson.dumps(value) for name, value in inside.items()})
