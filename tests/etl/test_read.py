"""Files as people really save them, and files that nobody should have saved."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import pipeline
from etl.read import read_folder
from etl.sheets import Limits, open_sheets
from tests.folder import Folder

CAPAIAN = "fakta/capaian.csv"
WORKBOOK = "fakta/capaian.xlsx"
HEADER = (
    "kode_instansi", "id_indikator", "periode", "status_periode", "nilai", "kategori_terbit", "status_nilai", "penilai",
    "tanggal", "presisi", "id_sumber", "catatan", "id_instrumen", "id_kategori", "bantahan",
)  # fmt: skip
FIGURES = """
    SELECT kode_instansi, id_indikator, periode, nilai, kategori_terbit, status_nilai, id_sumber, s.tanggal, s.catatan
    FROM capaian JOIN capaian_sumber AS s USING (id_capaian) ORDER BY ALL
"""
Cell = str | float | dt.date | bool | None


def staged(folder: Folder, columns: str, table: str = "capaian") -> list[tuple[Any, ...]]:
    staging = read_folder(folder.path)
    assert staging.findings == []
    return staging.con.execute(f"SELECT {columns} FROM masukan.{table} ORDER BY berkas, baris").fetchall()


def write_workbook(path: Path, rows: list[list[Cell]], sheet: str = "Isian") -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_numbers": False}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    page.write(number, column, value)


def as_workbook(folder: Folder, typed: Callable[[str, str], Cell]) -> None:
    """capaian.csv becomes capaian.xlsx, each cell as `typed(column, text)`."""
    rows: list[list[Cell]] = [list(HEADER)]
    rows += [[typed(name, row[name]) or None for name in HEADER] for row in folder.rows(CAPAIAN)]
    write_workbook(folder.file(WORKBOOK), rows)
    folder.file(CAPAIAN).unlink()


# --- the same figures, saved in other ways ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda text: "\ufeff" + text, id="with a byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="with CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="with CR alone"),
        pytest.param(lambda text: text.rstrip("\n"), id="without a last line break"),
        pytest.param(lambda text: text + "," * 14 + "\n" + "," * 14 + "\n\n", id="with blank rows at the end"),
        pytest.param(lambda text: text.replace("\n", ",,\n"), id="with empty columns behind the last"),
        pytest.param(lambda text: "\ufeff" + text.replace(",", ";").replace("\n", "\r\n"), id="as Excel in Indonesian"),
    ],
)
def test_the_same_figures_are_read_however_a_csv_is_saved(sample: Folder, saved: Callable[[str], str]) -> None:
    columns = "baris, " + ", ".join(HEADER)
    before = staged(sample, columns)
    text = sample.file(CAPAIAN).read_text(encoding="utf-8")
    sample.file(CAPAIAN).write_bytes(saved(text).encode())
    assert staged(sample, columns) == before


def test_a_row_keeps_its_true_line_after_quoted_line_breaks_and_blank_lines(sample: Folder) -> None:
    text = sample.file(CAPAIAN).read_text(encoding="utf-8")
    text = text.replace("Dikutip dari keputusan.", '"Dikutip\n\ndari keputusan."').replace("Z1.01", "\nZ1.01", 1)
    sample.file(CAPAIAN).write_text(text, encoding="utf-8")
    assert [line for (line,) in staged(sample, "baris")] == [2, 3, 6, 7, 9, 10, 11, 12]
    sample.replace(CAPAIAN, "Baik sekali", "Baik sekali,,,,,,,,,,,,")
    assert [s.split(" ")[0] for s in sample.sentences()] == ["fakta/capaian.csv:12:"]


def test_a_table_may_be_spread_over_several_files(sample: Folder) -> None:
    lines = sample.file(CAPAIAN).read_text(encoding="utf-8").splitlines(keepends=True)
    sample.file(CAPAIAN).write_text("".join(lines[:5]), encoding="utf-8")
    sample.file("fakta/capaian-2026.csv").write_text("".join([lines[0], *lines[5:]]), encoding="utf-8")
    assert sample.sentences() == []
    places = staged(sample, "berkas, baris")
    assert ("fakta/capaian-2026.csv", 2) in places
    assert len(places) == 8


def test_a_table_in_two_files_knows_which_file_repeats_the_other(sample: Folder) -> None:
    text = sample.file(CAPAIAN).read_text(encoding="utf-8")
    sample.file("fakta/capaian-lagi.csv").write_text(text, encoding="utf-8")
    assert all("sudah tertulis di fakta/capaian-lagi.csv:" in s for s in sample.sentences())


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(rows=st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6), delimiter=st.sampled_from(",;"))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_a_quoted_cell_comes_back_as_it_was(
    sample: Folder, rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(HEADER)
    for number, (one, two, three) in enumerate(rows):
        writer.writerow([f"Z{number}", one, two, three, *[""] * 11])
    sample.file(CAPAIAN).write_text(text.getvalue(), encoding="utf-8", newline="")
    expected = [(f"Z{number}", *(cell.strip(" \t") or None for cell in row)) for number, row in enumerate(rows)]
    assert staged(sample, "kode_instansi, id_indikator, periode, status_periode") == expected


# --- office workbooks ------------------------------------------------------------------------------------------------


def plain(_column: str, text: str) -> Cell:
    return text


def numbers_and_dates(column: str, text: str) -> Cell:
    if column in ("nilai", "periode") and text:
        return float(text)
    if column == "tanggal" and len(text) == 10:
        return dt.date.fromisoformat(text)
    return text


def decimal_comma(column: str, text: str) -> Cell:
    return text.replace(".", ",") if column == "nilai" else text


@pytest.mark.parametrize("typed", [plain, numbers_and_dates, decimal_comma])
def test_a_workbook_gives_the_same_figures_as_the_csv(
    sample: Folder, loaded: Folder, typed: Callable[[str, str], Cell]
) -> None:
    as_workbook(sample, typed)
    assert sample.sentences() == []
    sample.publish()
    assert sample.ask(FIGURES) == loaded.ask(FIGURES)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("65,36", "65.36"),
        (65.36, "65.36"),
        (0.1 + 0.2, "0.3"),
        (1200.0, "1200"),
        ("0.500", "0.500"),
        ("-3", "-3"),
    ],
)
def test_a_number_of_a_workbook_is_read_as_it_shows(sample: Folder, written: Cell, read: str) -> None:
    as_workbook(sample, lambda column, text: written if column == "nilai" and text else text)
    assert staged(sample, "nilai")[0] == (read,)


def test_a_number_that_can_be_read_in_two_ways_is_a_finding_at_its_cell(sample: Folder) -> None:
    as_workbook(sample, lambda column, text: "1.234" if (column, text) == ("nilai", "1200") else text)
    [sentence] = sample.sentences()
    assert sentence.startswith('fakta/capaian.xlsx[Isian]!E4 nilai "1.234": ')


def test_codes_of_a_workbook_keep_zeros_and_text(sample: Folder) -> None:
    as_workbook(sample, lambda column, text: {"Z1": "01", "Z1.71": "16.10"}.get(text, text))
    codes = {code for (code,) in staged(sample, "kode_instansi")}
    assert {"01", "16.10"} <= codes


def test_a_code_that_excel_made_a_number_is_a_finding_and_not_another_government(sample: Folder) -> None:
    sample.replace("acuan/instansi.csv", "Z1.71,", "16.10,")
    as_workbook(sample, lambda column, text: 16.10 if text == "Z1.71" else text)
    findings = [s for s in sample.sentences() if "capaian.xlsx" in s]
    assert len(findings) == 1
    assert findings[0].startswith('fakta/capaian.xlsx[Isian]!A9 kode_instansi "16.1": ')
    assert "dua angka sesudah titik" in findings[0]


def test_empty_sheets_are_passed_over_but_a_workbook_without_a_header_is_a_finding(sample: Folder) -> None:
    write_workbook(sample.file("fakta/nasional-2026.xlsx"), [[None]])
    [sentence] = sample.sentences()
    assert sentence.startswith("fakta/nasional-2026.xlsx: tidak ada baris judul. ")


def test_formulas_are_read_as_text_and_markup_stays_text(sample: Folder) -> None:
    sample.replace(CAPAIAN, "Dikutip dari keputusan.", "=cmd|'/C calc'!A0")
    sample.replace(CAPAIAN, "Dua nilai: laporan dan berita.", "<script>alert(1)</script>")
    sample.publish()
    notes = {note for (note,) in sample.ask("SELECT catatan FROM capaian_sumber WHERE catatan IS NOT NULL")}
    assert notes == {"=cmd|'/C calc'!A0", "<script>alert(1)</script>"}


# --- files that nobody should have saved -----------------------------------------------------------------------------


def ole(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))


def zip_bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(11):
            part.write(bytes(1024 * 1024))


def lying_zip_bomb(path: Path) -> None:
    """A part that declares one byte and unpacks to far more."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(10_000_000))
    data = path.read_bytes()
    path.write_bytes(data.replace((10_000_000).to_bytes(4, "little"), (1).to_bytes(4, "little")))


def far_cell(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADER)
        page.write(1_048_575, 16_383, "x")


def empty_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w"):
        pass


def cut_short(path: Path) -> None:
    write_workbook(path, [list(HEADER)])
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize("write", [ole, zip_bomb, lying_zip_bomb, far_cell, empty_zip, cut_short])
def test_a_workbook_that_cannot_be_read_is_one_finding(
    sample: Folder, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    small = partial(open_sheets, limits=Limits(unpacked=10 * 1024 * 1024))
    monkeypatch.setattr("etl.read.open_sheets", small)
    write(sample.file("fakta/nasional-lagi.xlsx"))
    [sentence] = sample.sentences()
    assert sentence.startswith("fakta/nasional-lagi.xlsx: ")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xef\xbb\xbf", id="only a byte order mark"),
        pytest.param(b"\n\n\n", id="only line breaks"),
        pytest.param(b"x" * 10_000_000, id="one line of 10 MB"),
        pytest.param(b"," * 10_000_000, id="ten million commas"),
        pytest.param(b'"' * 100_001, id="only quotation marks"),
        pytest.param(bytes(5000), id="only NUL bytes"),
        pytest.param(bytes(range(256)) * 50, id="every byte"),
        pytest.param("kode_instansi,nilai\n".encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_csv_without_a_header_is_a_finding_and_never_a_traceback(sample: Folder, content: bytes) -> None:
    sample.file(CAPAIAN).write_bytes(content)
    sentences = sample.sentences()
    assert sentences
    assert all(s.startswith("fakta/capaian.csv") and len(s) < 700 for s in sentences)


def test_a_header_alone_is_an_empty_table(sample: Folder) -> None:
    sample.write_rows(CAPAIAN, [])
    assert sample.load().rows["capaian"] == 0


def test_nul_bytes_in_a_cell_are_a_finding(sample: Folder) -> None:
    sample.replace(CAPAIAN, "Dikutip dari keputusan.", "Dikutip\0dari")
    assert all(s.startswith("fakta/capaian.csv") for s in sample.sentences())
    assert sample.load().status in ("published", "refused")


def test_a_very_long_cell_is_read_whole(sample: Folder) -> None:
    sample.replace(CAPAIAN, "Dikutip dari keputusan.", "kata " * 40_000)
    sample.publish()
    assert sample.ask("SELECT max(len(catatan)) FROM capaian_sumber") == [(199_999,)]


def test_a_cell_longer_than_the_limit_is_one_finding_at_its_line(sample: Folder) -> None:
    sample.replace(CAPAIAN, "Dikutip dari keputusan.", "x" * 10_000_000)
    [sentence] = sample.sentences()
    assert sentence.startswith("fakta/capaian.csv:3: ada sel yang terlalu panjang. ")


def test_a_column_named_three_times_is_one_finding(sample: Folder) -> None:
    sample.replace(CAPAIAN, "nilai,kategori_terbit", "nilai,nilai,nilai,kategori_terbit")
    assert sample.sentences() == ["fakta/capaian.csv:1 nilai: kolom ini tertulis lebih dari sekali. Sisakan satu."]


def test_a_folder_named_like_a_file_is_a_missing_file(sample: Folder) -> None:
    sample.file(CAPAIAN).unlink()
    sample.file(CAPAIAN).mkdir()
    [sentence] = sample.sentences()
    assert sentence.startswith("fakta/capaian.csv: berkas tidak ada. ")


def test_links_that_lead_nowhere_or_in_circles_are_missing_files(sample: Folder) -> None:
    sample.file(CAPAIAN).unlink()
    sample.file(CAPAIAN).symlink_to("capaian.csv")
    sample.file("fakta/putar").symlink_to(sample.path, target_is_directory=True)
    assert any(s.startswith("fakta/capaian.csv: berkas tidak ada. ") for s in sample.sentences())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened_is_a_failure_of_the_system_in_one_sentence(sample: Folder) -> None:
    sample.file(CAPAIAN).chmod(0)
    with pytest.raises(pipeline.SystemFailedError, match=r"^Tidak boleh membuka .*capaian\.csv\. .*\.$"):
        sample.check()


def test_a_data_folder_that_is_not_there_is_a_failure_of_the_system_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(pipeline.SystemFailedError, match=r"^Folder data .* tidak ada\. Buat folder itu"):
        pipeline.check(tmp_path / "nowhere")


def test_notes_and_hidden_files_are_not_inputs(sample: Folder) -> None:
    for name in (".DS_Store", "~$capaian.xlsx", "README.md", "catatan.txt"):
        sample.file(f"fakta/{name}").write_bytes(b"\xff")
    assert sample.sentences() == []


def test_an_unquoted_decimal_comma_never_shifts_the_cells_behind_it(sample: Folder) -> None:
    lines = sample.file("fakta/capaian.csv").read_text(encoding="utf-8").splitlines()
    assert ",301.5," in lines[1]
    lines[1] = lines[1].replace(",301.5,", ",301,5,")
    sample.file("fakta/capaian.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    [sentence] = sample.sentences()
    width = len(lines[0].split(","))
    assert sentence.startswith(f"fakta/capaian.csv:2: baris berisi {width + 1} kolom, seharusnya {width}.")
    assert "titik desimal" in sentence
