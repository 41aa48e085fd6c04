"""Workbooks as people hand them in: read rightly, or refused with the finding that says why."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl import workbook
from etl.workbook import layout, reading
from tests import books
from tests.folder import Folder

Distortion = Callable[[openpyxl.Workbook], None]
MERIT, FIGURES, TALENT, ROUNDS, PLANS = (
    f.name for f in (layout.MERIT, layout.FIGURES, layout.TALENT, layout.APPOINTMENTS, layout.PLANS)
)


@pytest.fixture(autouse=True)
def data_folder(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))


def read(loaded: Folder, data: bytes) -> workbook.Reading:
    return workbook.read(data, "kiriman.xlsx", books.book(loaded).choices)


def said(found: workbook.Reading) -> dict[tuple[str, str], dict[str, str]]:
    return {(c.form.name, c.key): dict(c.cells) for c in found.changes}


def distorted(data: bytes, change: Distortion) -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(data))
    change(made)
    return books.saved(made)


def cell(made: openpyxl.Workbook, sheet: str, key: str, title: str) -> Any:
    _, columns = books.header(made[sheet])
    return made[sheet].cell(books.row_of(made[sheet], key), columns[title])


def put(sheet: str, key: str, title: str, value: Any) -> Distortion:
    def change(made: openpyxl.Workbook) -> None:
        cell(made, sheet, key, title).value = value

    return change


# --- what people do, and is read all the same -----------------------------------------------------------------------


def reversed_columns(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        sheet = made[form.name]
        for row in sheet.iter_rows(min_row=books.header(sheet)[0]):
            values = [c.value for c in row]
            for target, value in zip(row, reversed(values), strict=True):
                target.value = value


def blank_rows(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        made[form.name].insert_rows(1, 3)
        made[form.name].insert_rows(8, 2)


def blank_columns(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        made[form.name].insert_cols(1, 2)
        made[form.name].insert_cols(5)


def sorted_backwards(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        sheet = made[form.name]
        start = books.header(sheet)[0] + 1
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=start)]
        for row, values in zip(sheet.iter_rows(min_row=start), reversed(rows), strict=True):
            for target, value in zip(row, values, strict=True):
                target.value = value


def merged_title(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        made[form.name].merge_cells("A1:D1")


def spaces(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        for row in made[form.name].iter_rows():
            for one in row:
                if isinstance(one.value, str):
                    one.value = f"  {one.value} "


def capitals(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        sheet = made[form.name]
        for one in sheet[books.header(sheet)[0]]:
            one.value = str(one.value).upper()


def wrapped_titles(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        sheet = made[form.name]
        for one in sheet[books.header(sheet)[0]]:
            one.value = str(one.value).replace(" ", "\n")


def side_note(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        sheet = made[form.name]
        column = sheet.max_column + 3
        sheet.cell(books.header(sheet)[0] + 1, column).value = "tolong dicek, Bu"
        sheet.cell(books.header(sheet)[0], column).value = "catatan saya"


def note_below(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        made[form.name].cell(made[form.name].max_row + 3, 1).value = "Catatan: data per Juni"


def numbers_as_text(made: openpyxl.Workbook) -> None:
    cell(made, FIGURES, "merit_skor/2026", "Nilai").value = "271.5"
    cell(made, ROUNDS, "B1", "Jumlah").value = "3"
    cell(made, MERIT, "merit-baru.1.1", "Level").value = "2"


def moved_sheets(made: openpyxl.Workbook) -> None:
    made.move_sheet("Indikator", -3)
    made.create_sheet("Coretan", 0).append(["apa saja"])


def renamed_case(made: openpyxl.Workbook) -> None:
    made["Indikator"].title = "INDIKATOR "


def removed_context(made: openpyxl.Workbook) -> None:
    sheet = made[MERIT]
    sheet.delete_cols(books.header(sheet)[1]["Kriteria level"])


def removed_untouched_row(made: openpyxl.Workbook) -> None:
    made[ROUNDS].delete_rows(books.row_of(made[ROUNDS], "B9"))


def repeated_row(made: openpyxl.Workbook) -> None:
    sheet = made[MERIT]
    row = [c.value for c in sheet[books.row_of(sheet, "merit-baru.1.1")]]
    sheet.append(row)


def unhidden_seal(made: openpyxl.Workbook) -> None:
    made["_pantau"].sheet_state = "visible"


def unprotected(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        made[form.name].protection.sheet = False
        made[form.name].data_validations.dataValidation.clear()


def colours(made: openpyxl.Workbook) -> None:
    for form in layout.FORMS:
        for row in made[form.name].iter_rows():
            for one in row:
                one.fill = openpyxl.styles.PatternFill("solid", fgColor="00FF00")


TOLERATED: dict[str, Distortion] = {
    name: globals()[name]
    for name in (
        "reversed_columns", "blank_rows", "blank_columns", "sorted_backwards", "merged_title", "spaces", "capitals", "wrapped_titles",
        "side_note", "note_below", "numbers_as_text", "moved_sheets", "renamed_case", "removed_context", "removed_untouched_row",
        "repeated_row", "unhidden_seal", "unprotected", "colours",
    )
}  # fmt: skip


@pytest.mark.parametrize("name", TOLERATED)
def test_what_people_do_to_a_workbook_changes_nothing_of_what_it_says(loaded: Folder, filled: bytes, name: str) -> None:
    found = read(loaded, distorted(filled, TOLERATED[name]))
    assert [f.sentence() for f in found.findings] == []
    assert said(found) == said(read(loaded, filled))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10/08/2026", "2026-08-10"),
        ("10-8-2026", "2026-08-10"),
        ("10 Agt 2026", "2026-08-10"),
        ("Senin, 10 Agustus 2026", "2026-08-10"),
        ("2026-08-10", "2026-08-10"),
        ("Agustus 2026", "2026-08"),
        ("08/2026", "2026-08"),
        ("2026", "2026"),
        (2026, "2026"),
        (46244, "2026-08-10"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(loaded: Folder, filled: bytes, typed: Any, meant: str) -> None:
    found = read(loaded, distorted(filled, put(TALENT, "persiapan", "Tanggal kejadian", typed)))
    assert said(found)[TALENT, "persiapan"]["tanggal"] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("271,5", "271.5"),
        ("1.271,5", "1271.5"),
        (271.50, "271.5"),
        (300, "300"),
        ("300", "300"),
        ("1.234.567", "1234567"),
    ],
)
def test_a_number_is_read_with_point_or_comma(loaded: Folder, filled: bytes, typed: Any, meant: str) -> None:
    found = read(loaded, distorted(filled, put(FIGURES, "merit_skor/2026", "Nilai", typed)))
    assert said(found)[FIGURES, "merit_skor/2026"]["nilai"] == meant


def test_what_is_merged_over_several_lines_holds_for_each_of_them(loaded: Folder, filled: bytes) -> None:
    def merge(made: openpyxl.Workbook) -> None:
        sheet: Worksheet = made[ROUNDS]
        row, column = books.row_of(sheet, "B1"), books.header(sheet)[1]["Dokumen bukti"]
        for title in ("Mekanisme", "Tahap"):
            cell(made, ROUNDS, "B2", title).value = cell(made, ROUNDS, "B1", title).value
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)

    found = said(read(loaded, distorted(filled, merge)))
    assert found[ROUNDS, "B2"]["judul"] == found[ROUNDS, "B1"]["judul"]


# --- what cannot be trusted -----------------------------------------------------------------------------------------


def drop_column(sheet: str, title: str) -> Distortion:
    return lambda made: made[sheet].delete_cols(books.header(made[sheet])[1][title])


def drop_sheet(name: str) -> Distortion:
    return lambda made: made.remove(made[name])


def drop_titles(made: openpyxl.Workbook) -> None:
    made[MERIT].delete_rows(books.header(made[MERIT])[0])


def touch_seal(made: openpyxl.Workbook) -> None:
    made["_pantau"]["B2"].value = "Z1.71"


def cut_seal(made: openpyxl.Workbook) -> None:
    made["_pantau"].delete_rows(6, 500)


def two_answers(made: openpyxl.Workbook) -> None:
    sheet = made[MERIT]
    row = [c.value for c in sheet[books.row_of(sheet, "merit-baru.1.1")]]
    row[books.header(sheet)[1]["Level"] - 1] = 0
    sheet.append(row)


REFUSED: dict[str, tuple[Distortion, str]] = {
    "a column was removed": (drop_column(MERIT, "Level"), r'\[Sistem merit\] Level: kolom "Level" tidak ada'),
    "the key column was removed": (drop_column(MERIT, "Kode"), "baris judul kolom tidak ditemukan"),
    "a title was typed over": (put(MERIT, "Kode", "Level", "Nilai"), r'kolom "Level" tidak ada'),
    "the titles were removed": (drop_titles, "baris judul kolom tidak ditemukan"),
    "a sheet was removed": (drop_sheet(TALENT), "lembar Manajemen talenta tidak ada"),
    "the seal was removed": (drop_sheet("_pantau"), "bukan buku kerja dari dasbor ini"),
    "the seal was changed": (touch_seal, "lembar tersembunyi buku kerja ini berubah"),
    "the seal was cut": (cut_seal, "lembar tersembunyi buku kerja ini berubah"),
    "a formula": (
        put(FIGURES, "merit_skor/2026", "Nilai", "=200+71.5"),
        r"\[Indikator\]!\w+ Nilai.*: sel ini berisi rumus",
    ),
    "a formula as a level": (put(MERIT, "merit-baru.1.1", "Level", "=1+1"), "sel ini berisi rumus"),
    "a number with its unit": (put(FIGURES, "merit_skor/2026", "Nilai", "271 poin"), r'Nilai "271 poin": bukan angka'),
    "a number that can be two": (put(FIGURES, "merit_skor/2026", "Nilai", "1.234"), "bisa berarti ribuan atau desimal"),
    "a range": (put(FIGURES, "merit_skor/2026", "Nilai", "200-250"), "bukan angka"),
    "a number as programmers write it": (put(FIGURES, "merit_skor/2026", "Nilai", "1_000"), "bukan angka"),
    "a number that is none": (put(FIGURES, "merit_skor/2026", "Nilai", "nan"), "bukan angka"),
    "a dash for nothing": (put(FIGURES, "merit_skor/2026", "Nilai", "-"), "bukan angka"),
    "a date that does not exist": (
        put(TALENT, "persiapan", "Tanggal kejadian", "31/02/2026"),
        "bukan tanggal yang ada",
    ),
    "a date in words": (put(TALENT, "persiapan", "Tanggal kejadian", "bulan lalu"), "bukan tanggal yang ada"),
    "an American date": (put(TALENT, "persiapan", "Tanggal kejadian", "08/25/2026"), "bukan tanggal yang ada"),
    "a word that is no choice": (put(ROUNDS, "B1", "Mekanisme", "manajemen talent"), "Maksudnya manajemen talenta"),
    "a level that does not exist": (put(MERIT, "merit-baru.1.1", "Level", 7), "tidak ada di daftar pilihan"),
    "half a level": (put(MERIT, "merit-baru.1.1", "Level", 1.5), "tidak ada di daftar pilihan"),
    "a line of its own": (put(ROUNDS, "B1", "Kode", "B99"), r'Kode "B99": kode ini tidak ada'),
    "a line without a code": (put(ROUNDS, "B1", "Kode", None), "baris berisi tetapi tanpa kode"),
    "a locked line": (put(ROUNDS, "T1", "Jumlah", 99), "baris ini terkunci"),
    "two answers for one line": (two_answers, "lebih dari sekali dengan isi berbeda"),
    "an emptied figure": (put(FIGURES, "merit_skor/2025", "Nilai", None), 'dikosongkan; sebelumnya "220"'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_trusted_is_refused_where_it_stands(loaded: Folder, filled: bytes, name: str) -> None:
    change, pattern = REFUSED[name]
    found = read(loaded, distorted(filled, change))
    sentences = [f.sentence() for f in found.findings]
    assert any(re.search(pattern, sentence) for sentence in sentences), sentences
    assert all(f.tindakan for f in found.findings)


@pytest.mark.parametrize(
    ("change", "pattern"),
    [
        (
            put(MERIT, "merit-baru.1.1", "Dokumen bukti", None),
            r"\[Sistem merit\]!\w+ Dokumen bukti: tidak ada dokumen bukti",
        ),
        (put(FIGURES, "merit_skor/2025", "Nilai", 300), "dokumen buktinya masih dokumen yang lama"),
        (put(FIGURES, "merit_skor/2026", "Penilai", None), "Penilai: wajib diisi"),
        (put(PLANS, "wanasari-2025-01-15.1#1", "Rencana aksi", None), "isinya sendiri kosong"),
        (put(ROUNDS, "B1", "Tahap", None), "Tahap: wajib diisi"),
        (put(MERIT, "merit-baru.1.1", "Level", "tidak berlaku"), "butir ini berlaku tanpa syarat"),
    ],
)
def test_a_value_without_its_document_is_refused(
    loaded: Folder, filled: bytes, change: Distortion, pattern: str
) -> None:
    book = books.book(loaded)
    found = read(loaded, distorted(filled, change))
    workbook.items(found, workbook.Origin("K1", "2026-11-22", "Z1.01", book.nama, "2026"), book.by_key())
    assert any(re.search(pattern, f.sentence()) for f in found.findings), [f.sentence() for f in found.findings]


def other_version(loaded: Folder, monkeypatch: pytest.MonkeyPatch, version: int) -> list[str]:
    with monkeypatch.context() as patch:
        patch.setattr("etl.workbook.layout.VERSION", version)
        data = books.template(loaded)
    return [f.sentence() for f in read(loaded, data).findings]


def test_an_old_version_is_refused_and_says_what_changed(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "VERSION", 2)
    monkeypatch.setattr(reading, "CHANGES", {1: "bentuk pertama", 2: "kolom unit ditambahkan"})
    [sentence] = other_version(loaded, monkeypatch, 1)
    assert "versi lama (1)" in sentence
    assert "kolom unit ditambahkan" in sentence


def test_a_newer_version_is_refused(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    [sentence] = other_version(loaded, monkeypatch, 9)
    assert "lebih baru" in sentence


# --- files that are no workbook ---------------------------------------------------------------------------------------


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _d: b"", "rusak atau bersandi"),
    "text": (lambda _d: b"kode;nilai\n1;2\n", "rusak atau bersandi"),
    "a PDF": (lambda _d: b"%PDF-1.7 bukan xlsx", "rusak atau bersandi"),
    "an old XLS": (lambda _d: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "berformat lama (misalnya XLS)"),
    "an ODS": (lambda _d: zipped(mimetype=b"", **{"content.xml": b"<a/>"}), "berkas ini ODS, bukan XLSX"),
    "an XLSB": (lambda _d: zipped(**{"xl/workbook.bin": b"a"}), "berkas ini XLSB, bukan XLSX"),
    "cut short": (lambda d: d[: len(d) // 2], "rusak atau bersandi"),
    "scrambled inside": (lambda d: d[:2000] + bytes(500) + d[2500:], ""),
    "another zip": (lambda _d: zipped(a=b"b"), "berkas ini bukan XLSX"),
    "macros": (lambda d: with_part(d, "xl/vbaProject.bin", b"x"), "memuat makro"),
    "a zip bomb": (lambda d: with_part(d, "xl/media/bom.bin", bytes(110_000_000)), "terlalu besar setelah dibuka"),
    "too large": (lambda d: d + bytes(21 * 1024 * 1024), "lebih besar dari 20 MB"),
    "an entity bomb": (
        lambda _d: zipped(
            xl__workbook=b"",
            **{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xl/_rels/workbook.xml.rels": b"<a/>"},
        ),
        "rusak atau bersandi",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_workbook_is_one_finding(loaded: Folder, filled: bytes, name: str) -> None:
    change, pattern = FILES[name]
    data = change(filled)
    found = read(loaded, data)
    assert found.changes == []
    assert found.seal is None
    [finding] = found.findings
    assert pattern in finding.sentence()
    marked = openpyxl.load_workbook(io.BytesIO(workbook.mark(data, found.findings)))
    assert marked.sheetnames == ["Temuan"]
    assert "Salinan bertanda tidak dibuat" in str(marked["Temuan"]["A3"].value)


def test_too_many_rows_are_refused(loaded: Folder, filled: bytes) -> None:
    def far(made: openpyxl.Workbook) -> None:
        made[MERIT].cell(100_002, 1).value = "x"

    [finding] = read(loaded, distorted(filled, far)).findings
    assert "lebih dari 100000 baris" in finding.sentence()


# --- the marked copy --------------------------------------------------------------------------------------------------


def test_the_findings_come_back_in_the_workbook_itself(loaded: Folder, filled: bytes) -> None:
    data = distorted(filled, put(FIGURES, "merit_skor/2026", "Nilai", "=cmd()"))
    findings = read(loaded, data).findings
    marked = openpyxl.load_workbook(io.BytesIO(workbook.mark(data, findings)))
    place = str(findings[0].baris)
    assert "sel ini berisi rumus" in str(marked[FIGURES][place].comment.text)
    assert marked[FIGURES][place].fill.fgColor.rgb.endswith("FFC7CE")
    assert marked.sheetnames[0] == "Temuan"
    assert [c.value for c in marked["Temuan"][2]][:2] == [FIGURES, place]


def test_a_marked_copy_can_be_mended_and_handed_in_again(loaded: Folder, filled: bytes) -> None:
    wrong = distorted(filled, put(FIGURES, "merit_skor/2026", "Nilai", "kira-kira 271"))
    marked = workbook.mark(wrong, read(loaded, wrong).findings)
    again = read(loaded, distorted(marked, put(FIGURES, "merit_skor/2026", "Nilai", 271.5)))
    assert again.findings == []
    assert said(again) == said(read(loaded, filled))
