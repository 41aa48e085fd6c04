"""The deck, opened again by python-pptx and by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from meritokrasi.answers.meeting import GOVERNMENT, Scope, slides
from meritokrasi.markup.slides import Chart, Slide, Table, Tiles
from meritokrasi.reports.deck import deck
from tests import libreoffice
from tests.folder import Folder
from tests.reports import pdf
from tests.reports.conftest import chosen, some

FOOT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def opened(scope: Scope) -> list[tuple[Any, Slide]]:
    """Each slide of the file beside what it should say."""
    return list(zip(Presentation(io.BytesIO(deck(scope))).slides, slides(scope), strict=True))


def words(shown: Any) -> str:
    return " ".join(shape.text_frame.text for shape in shown.shapes if shape.has_text_frame)


def test_every_slide_has_its_title_note_foot_and_no_place_left_empty(snapshot: str) -> None:
    for scope in chosen(snapshot):
        for number, (shown, slide) in enumerate(opened(scope), start=1):
            assert shown.shapes.title.text == slide.title
            assert slide.note in [place.text_frame.text for place in shown.placeholders if place.has_text_frame]
            empty = [
                place.name
                for place in shown.placeholders
                if place.has_text_frame and not place.text_frame.text and place.placeholder_format.type not in FOOT
            ]
            assert empty == [], (scope, number)
            assert f"snapshot {snapshot}" in words(shown)
            assert "dimuat" in words(shown)
            first = next(iter(shown.shapes))
            assert first.shape_id == shown.shapes.title.shape_id, "a screen reader meets the title first"


def test_the_workbook_in_every_chart_holds_the_numbers_of_the_query(snapshot: str) -> None:
    seen = 0
    for scope in chosen(snapshot):
        for shown, slide in opened(scope):
            if not isinstance(slide.block, Chart):
                continue
            seen += 1
            [frame] = [shape for shape in shown.shapes if shape.has_chart]
            drawn = [tuple(series.values) for series in frame.chart.plots[0].series]
            assert drawn == [series.values for series in slide.block.series], (scope, slide.key)
            blob = frame.chart.part.chart_workbook.xlsx_part.blob
            sheet: Any = openpyxl.load_workbook(io.BytesIO(blob)).active
            rows = list(sheet.iter_rows(min_row=2, min_col=2, values_only=True))
            held = [tuple(column) for column in zip(*rows, strict=True)]
            assert held == [series.values for series in slide.block.series], (scope, slide.key)
    assert seen >= 3


def test_tables_are_tables_and_say_what_is_missing(snapshot: str) -> None:
    for scope in some(snapshot):
        for shown, slide in opened(scope):
            if isinstance(slide.block, Table):
                [frame] = [shape for shape in shown.shapes if shape.has_table]
                cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
                told = [["belum ada data publik" if c is None else c for c in row] for row in slide.block.rows]
                assert cells == [list(slide.block.head), *told]


def test_every_picture_and_chart_says_in_words_what_it_shows(snapshot: str) -> None:
    for scope in some(snapshot):
        for shown, slide in opened(scope):
            drawn = [
                s
                for s in shown.shapes
                if s.has_chart or s.has_table or (s.shape_type is not None and "GROUP" in str(s.shape_type))
            ]
            for shape in drawn:
                about = shape._element.xpath(".//p:cNvPr")[0]
                assert len(about.get("descr", "")) > 20, (scope, slide.key)
            if isinstance(slide.block, Tiles):
                assert any(shape._element.xpath(".//p:cNvPr")[0].get("descr") == slide.block.alt for shape in drawn)


def test_the_notes_carry_the_caveats_and_the_documents(snapshot: str) -> None:
    for shown, slide in opened(Scope(snapshot)):
        notes = shown.notes_slide.notes_text_frame.text
        assert all(remark in notes for remark in slide.remarks)
        if slide.documents:
            assert "Sumber:" in notes
            assert str(slide.documents[0]["judul"]) in notes


def test_the_same_snapshot_gives_the_same_bytes(snapshot: str) -> None:
    scope = Scope(snapshot, GOVERNMENT, "15")
    assert deck(scope) == deck(scope)


def test_made_up_data_stamp_every_slide(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    snapshot = sample.publish()
    for scope in (Scope(snapshot), Scope(snapshot, GOVERNMENT, "Z1.01")):
        assert all("DATA REKAAN" in words(shown) for shown, _ in opened(scope))


def test_libreoffice_shows_every_slide_whole(snapshot: str, tmp_path: Path) -> None:
    """As many pages as slides, nothing empty, no text beyond the page or over another."""
    scopes = chosen(snapshot)
    steps: list[libreoffice.Step] = []
    for scope in scopes:
        (tmp_path / f"{scope.stem}.pptx").write_bytes(deck(scope))
        steps += [
            ("open", str(tmp_path / f"{scope.stem}.pptx")),
            ("save", str(tmp_path / f"{scope.stem}.pdf"), "impress_pdf_Export"),
            ("close",),
        ]
    libreoffice.take(steps, tmp_path)
    for scope in scopes:
        data = (tmp_path / f"{scope.stem}.pdf").read_bytes()
        shown = pdf.pages(data)
        assert len(shown) == len(slides(scope))
        for page, slide, ink in zip(shown, slides(scope), pdf.inked(data), strict=True):
            assert page.outside() == [], (scope, slide.key)
            assert page.overlapping() == [], (scope, slide.key)
            assert ink > 0.005, (scope, slide.key)
            assert slide.title.split()[0] in page.words
