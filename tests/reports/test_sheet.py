"""The workbook of a meeting, opened by openpyxl and by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from meritokrasi.answers.meeting import GOVERNMENT, Scope, slides
from meritokrasi.markup.slides import Chart
from meritokrasi.reports.sheet import sheet
from tests import libreoffice
from tests.folder import Folder
from tests.reports import pdf
from tests.reports.conftest import chosen, some


def opened(scope: Scope) -> Any:
    return openpyxl.load_workbook(io.BytesIO(sheet(scope)))


def test_every_chart_is_native_and_stands_over_the_numbers_of_the_query(snapshot: str) -> None:
    for scope in some(snapshot):
        book = opened(scope)
        for slide in slides(scope):
            if not isinstance(slide.block, Chart):
                continue
            page = book[f"Grafik {slide.key}"]
            [chart] = page._charts
            assert len(chart.series) == len(slide.block.series)
            rows = list(page.iter_rows(min_row=2, values_only=True))[: len(slide.block.categories)]
            assert [row[0] for row in rows] == list(slide.block.categories)
            held = [tuple(row[number] for row in rows) for number in range(1, len(slide.block.series) + 1)]
            assert held == [series.values for series in slide.block.series], (scope, slide.key)


def test_every_figure_of_these_governments_is_there_with_its_documents_and_no_other(
    snapshot: str, shipped: Folder
) -> None:
    known = {name for (name,) in shipped.ask("SELECT id_sumber FROM sumber")}
    for scope in chosen(snapshot):
        book = opened(scope)
        head, *rows = book["Angka"].iter_rows(values_only=True)
        held = sorted(
            (r[head.index("kode_instansi")], r[head.index("id_capaian")], r[head.index("nilai")])
            for r in rows
            if r[0] is not None
        )
        codes = ", ".join(f"'{code}'" for code in scope.codes)
        told = shipped.ask(f"SELECT kode_instansi, id_capaian, nilai FROM capaian WHERE kode_instansi IN ({codes})")
        assert held == sorted(told), scope
        cited = {name for r in rows if r[0] is not None for name in r[head.index("id_sumber")].split("; ")}
        listed = {row[0] for row in book["Sumber"].iter_rows(min_row=2, values_only=True)}
        assert cited <= listed <= known
        columns = {row[1] for row in book["Kamus"].iter_rows(min_row=2, values_only=True) if row[0] == "Angka"}
        assert columns == set(head)


def test_the_first_sheet_says_whom_when_and_what(snapshot: str) -> None:
    scope = Scope(snapshot, GOVERNMENT, "16.06")
    said = " ".join(str(cell) for row in opened(scope)["Ringkas"].iter_rows(values_only=True) for cell in row)
    assert scope.name in said
    assert f"snapshot {snapshot}" in said
    assert all(paragraph.words in said for paragraph in scope.narrative)


def test_the_same_snapshot_gives_the_same_bytes(snapshot: str) -> None:
    assert sheet(Scope(snapshot)) == sheet(Scope(snapshot))


def test_made_up_data_stamp_every_sheet(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    book = opened(Scope(sample.publish()))
    assert all("DATA REKAAN" in str(page["A1"].value) for page in book.worksheets)


def test_libreoffice_opens_it_and_draws_its_charts(snapshot: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(sheet(Scope(snapshot)))
    made = tmp_path / "tabel.pdf"
    libreoffice.take([("open", str(path)), ("save", str(made), "calc_pdf_Export"), ("close",)], tmp_path)
    shown = pdf.pages(made.read_bytes())
    words = " ".join(page.words for page in shown)
    for slide in slides(Scope(snapshot)):
        if isinstance(slide.block, Chart):
            assert all(word in words for word in slide.title.split()), slide.key
    assert [page.outside() for page in shown] == [[]] * len(shown)
