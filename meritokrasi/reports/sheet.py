"""The figures of a meeting as a workbook: native charts over their numbers, every figure with its documents, the dictionary."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from meritokrasi import queries
from meritokrasi.answers import downloads
from meritokrasi.answers.downloads import About
from meritokrasi.answers.meeting import Scope, slides
from meritokrasi.markup.slides import LINE, STACKED, Chart, Slide
from meritokrasi.queries import Row
from meritokrasi.reports.tables import DOCUMENT_COLUMNS, Sheet

TABLES = {"Angka": "capaian", "Langkah": "tonggak", "Komitmen": "penandatangan"}
_SAID = dict.fromkeys(("hal", "isi"), "VARCHAR")
_DICTIONARY = dict.fromkeys(("lembar", "kolom", "tipe", "boleh_kosong", "arti", "pilihan", "merujuk"), "VARCHAR")
_SHADES = ("#17365D", "#5C88B5", "#93B1CF", "#C7D6E6", "#E8EDF3")
_KINDS = {STACKED: {"type": "bar", "subtype": "stacked"}, LINE: {"type": "line"}}


def sheet(scope: Scope) -> bytes:
    """XLSX. The same snapshot gives the same bytes. Raises UnknownInstansiError."""
    about, stream = downloads.about(scope.snapshot_id), io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties(
            {"title": scope.name, "subject": about.snapshot_id, "author": about.owner, "created": about.loaded_at}
        )
        Sheet(book, about, "Ringkas", _SAID).fill(_said(scope, about))
        for slide in slides(scope):
            if isinstance(slide.block, Chart):
                _chart(book, about, slide, slide.block)
        cited = [row for name, table in TABLES.items() for row in _rows(book, about, name, table, scope)]
        documents = _documents(scope.snapshot_id, cited)
        Sheet(book, about, "Sumber", DOCUMENT_COLUMNS).fill([d[name] for name in DOCUMENT_COLUMNS] for d in documents)
        Sheet(book, about, "Kamus", _DICTIONARY).fill(_dictionary(scope.snapshot_id))
        Sheet(book, about, "Tentang", _SAID).fill(downloads.about_rows(scope.snapshot_id, None))
    return stream.getvalue()


def _said(scope: Scope, about: About) -> list[tuple[str, str]]:
    """What one says, then the finding of every slide."""
    return [
        ("Tentang", scope.name),
        ("Per tanggal", f"{about.newest} · dimuat {about.loaded} · snapshot {about.snapshot_id}"),
        *((paragraph.title, paragraph.words) for paragraph in scope.narrative),
        *(("Temuan", f"{slide.title}. {slide.note}") for slide in slides(scope) if slide.block is not None),
    ]


def _chart(book: Any, about: About, slide: Slide, block: Chart) -> None:
    """The numbers of one chart and the chart over them."""
    name = f"Grafik {slide.key}"
    columns = {"kategori": "VARCHAR", **dict.fromkeys((series.name for series in block.series), "DOUBLE")}
    page = Sheet(book, about, name, columns)
    numbers = zip(*(series.values for series in block.series), strict=True)
    page.fill([category, *values] for category, values in zip(block.categories, numbers, strict=True))
    chart = book.add_chart(_KINDS.get(block.kind, {"type": "column"}))
    first, last = page.top + 1, page.top + len(block.categories)
    for number in range(1, len(block.series) + 1):
        place = {"categories": [name, first, 0, last, 0], "values": [name, first, number, last, number]}
        chart.add_series({"name": [name, page.top, number], **place, **_look(block, number)})
    chart.set_title({"name": slide.title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"} if len(block.series) > 1 else {"none": True})
    chart.set_y_axis({"major_gridlines": {"visible": False}, "reverse": block.kind == STACKED})
    chart.show_blanks_as("gap")
    chart.set_size({"width": 860, "height": 420})
    page.insert_chart(chart, last + 2, 0, block.alt)


def _look(block: Chart, number: int) -> dict[str, Any]:
    shade = _SHADES[0] if block.kind == LINE else _SHADES[(number - 1) % len(_SHADES)]
    if block.kind == LINE:
        return {"data_labels": {"value": True}, "line": {"color": shade, "width": 2.25}, "marker": {"type": "circle"}}
    ink = "#FFFFFF" if block.kind == STACKED and shade in _SHADES[:2] else "#152238"
    labels = {"value": True, "font": {"color": ink}}
    return {"data_labels": labels, "gap": 60, "fill": {"color": shade}, "border": {"color": _SHADES[0]}}


def _rows(book: Any, about: About, name: str, table: str, scope: Scope) -> list[str]:
    """The rows of one table about these governments; the documents that they name."""
    meanings = downloads.dictionary(scope.snapshot_id, table)
    rows = queries.exports.of_governments(scope.snapshot_id, table, scope.codes)
    Sheet(book, about, name, {m["kolom"]: m["tipe"] for m in meanings}, wrapped=False).fill(rows)
    at = [m["kolom"] for m in meanings].index("id_sumber")
    return [document for row in rows if row[at] for document in row[at].split(queries.exports.SEPARATOR)]


def _documents(snapshot_id: str, cited: Iterable[str]) -> list[Row]:
    known = {row["id_sumber"]: row for row in queries.tables.every_document(snapshot_id)}
    return [known[name] for name in dict.fromkeys(cited)]


def _dictionary(snapshot_id: str) -> list[Sequence[str]]:
    return [(name, *row) for name, table in TABLES.items() for row in downloads.dictionary_rows(snapshot_id, table)]
