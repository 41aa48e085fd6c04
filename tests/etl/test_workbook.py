"""The submission workbook: what the template offers, and that nothing is lost on the way out and back in."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl import workbook
from etl.workbook import layout
from meritokrasi import store
from tests import books
from tests.folder import Folder, copy_shipped


@pytest.fixture(autouse=True)
def data_folder(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The data that ships, loaded."""
    folder = copy_shipped(tmp_path_factory.mktemp("kirim"))
    folder.publish()
    return folder


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def foot(sheet: Worksheet) -> str:
    assert sheet.oddFooter
    return str(sheet.oddFooter.left.text)


def test_every_government_gets_its_workbook_and_it_comes_back_without_a_difference(
    shipped: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(shipped.path))
    snapshot = store.current_id()
    assert snapshot
    codes = workbook.governments(snapshot)
    assert len(codes) == 49
    for code in codes:
        book = workbook.fill(snapshot, code, "2026")
        reading = workbook.read(workbook.write(book), "a.xlsx", book.choices)
        assert (reading.findings, reading.changes) == ([], []), code
        assert len(book.lines[layout.MERIT.name]) == 30


def test_the_same_snapshot_gives_the_same_workbook(loaded: Folder) -> None:
    again = workbook.fill(str(loaded.current()), "Z1.01", books.PERIOD)
    assert workbook.write(again) == books.template(loaded)


def test_its_sheets_are_those_an_office_knows(loaded: Folder) -> None:
    made = opened(books.template(loaded))
    assert made.sheetnames == [
        "Petunjuk",
        "Komitmen & rencana aksi",
        "Sistem merit",
        "Manajemen talenta",
        "Indikator",
        "Pengisian JPT",
        "Sumber",
        "_pantau",
    ]
    assert made["_pantau"].sheet_state == "hidden"


def test_only_the_cells_to_fill_can_be_changed(loaded: Folder) -> None:
    made = opened(books.template(loaded))
    for form in layout.FORMS:
        sheet = made[form.name]
        row, columns = books.header(sheet)
        assert sheet.protection.sheet
        for column in form.columns:
            for line in range(row + 1, sheet.max_row + 1):
                locked = sheet.cell(line, columns[column.title]).protection.locked
                key = str(sheet.cell(line, columns["Kode"]).value)
                assert locked is (not column.fill or key.startswith("T")), (form.name, key, column.title)


def test_what_is_typed_into_a_text_or_date_stays_as_typed(loaded: Folder) -> None:
    """A spreadsheet would take September 2026 for its first day, and the number 3/12/2026 of a letter for a date."""
    made = opened(books.template(loaded))
    for form in layout.FORMS:
        row, columns = books.header(made[form.name])
        for column in form.columns:
            cell = made[form.name].cell(row + 1, columns[column.title])
            as_typed = column.kind in (layout.TEXT, layout.DATE, layout.LINK) and not cell.protection.locked
            assert (cell.number_format == "@") is as_typed, (form.name, column.title)


def test_a_level_is_chosen_from_the_criteria_of_its_item(loaded: Folder) -> None:
    made = opened(books.template(loaded))
    sheet = made["Sistem merit"]
    _, columns = books.header(sheet)
    cell = sheet.cell(books.row_of(sheet, "merit-baru.1.1"), columns["Level"])
    [rule] = [r for r in sheet.data_validations.dataValidation if cell.coordinate in r.sqref]
    assert rule.formula1 == '"0,1,2"'
    assert "2: Seluruhnya" in str(sheet.cell(books.row_of(sheet, "merit-baru.1.1"), columns["Kriteria level"]).value)


def test_what_is_known_stands_there_with_its_source(loaded: Folder) -> None:
    made = opened(books.template(loaded, "Z1.01"))
    sheet = made["Indikator"]
    _, columns = books.header(sheet)
    row = books.row_of(sheet, "merit_skor/2025")
    assert sheet.cell(row, columns["Nilai"]).value == 220
    recorded = str(sheet.cell(row, columns["Sudah tercatat, dengan sumbernya"]).value)
    assert "[D" in recorded
    assert [r[0].value for r in made["Sumber"].iter_rows(min_row=5)]


def test_every_sheet_prints_on_a4_one_page_wide_with_its_names_repeated(loaded: Folder) -> None:
    made = opened(books.template(loaded))
    for form in layout.FORMS:
        sheet = made[form.name]
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$4:$4"
        assert "Kabupaten Tanjung Kelana" in foot(sheet)


def test_made_up_data_say_so_on_every_sheet(loaded: Folder) -> None:
    simulated = books.book(loaded).simulasi
    made = opened(books.template(loaded))
    for form in layout.FORMS:
        assert ("DATA REKAAN" in str(made[form.name]["A2"].value)) is simulated
        assert ("DATA REKAAN" in foot(made[form.name])) is simulated


def test_a_level_of_the_period_before_is_carried_over_but_says_nothing_until_confirmed(loaded: Folder) -> None:
    code, key = "Z1", "merit-baru.1.1"
    book = books.book(loaded, code)
    [line] = [one for one in book.lines["Sistem merit"] if one.key == key]
    assert line.carried
    assert line.cells["level"] == "2"
    data = workbook.write(book)
    assert workbook.read(data, "a.xlsx", book.choices).changes == []
    confirmed = books.answered(data, {"Sistem merit": {key: {"Masih berlaku?": "ya"}}})
    [change] = workbook.read(confirmed, "a.xlsx", book.choices).changes
    assert change.confirmed
    origin = workbook.Origin("K1", "2026-11-22", code, book.nama, book.periode)
    [isian] = workbook.items(workbook.read(confirmed, "a.xlsx", book.choices), origin, book.by_key())
    table, row = isian.rows[0]
    assert (table, row["periode"], row["level"], isian.lama) == ("penilaian", "2026", "2", {})


@pytest.mark.parametrize(
    ("code", "period"), [("Z9.99", "2026"), ("Z1", "26"), ("Z1", "2026-S1"), ("Z1'; DROP", "2026")]
)
def test_a_government_or_period_that_does_not_exist_is_refused_in_a_sentence(
    loaded: Folder, code: str, period: str
) -> None:
    with pytest.raises(workbook.UnknownBookError, match="misalnya"):
        books.book(loaded, code, period)


def test_each_answer_becomes_one_item_with_its_rows_and_its_document(loaded: Folder) -> None:
    book = books.book(loaded)
    reading = workbook.read(books.answered(workbook.write(book), books.FULL), "a.xlsx", book.choices)
    origin = workbook.Origin("K20261122-0001", "2026-11-22", "Z1.01", book.nama, "2026")
    made = {isian.tabel: isian for isian in workbook.items(reading, origin, book.by_key())}
    assert reading.findings == []
    rows = {name: dict(isian.rows)[name] for name, isian in made.items()}
    assert {**rows["penilaian"], "id_sumber": ""} == {
        "kode_instansi": "Z1.01",
        "id_subindikator": "merit-baru.1.1",
        "periode": "2026",
        "asal": "diakui",
        "level": "2",
        "status_bukti": "bukti diajukan",
        "id_sumber": "",
    }
    assert (rows["tonggak"]["tanggal"], rows["tonggak"]["presisi"]) == ("2026-08-10", "hari")
    assert (rows["capaian"]["nilai"], rows["capaian"]["periode"]) == ("271.5", "2026")
    assert (rows["pengisian_jabatan"]["jumlah"], rows["pengisian_jabatan"]["presisi"]) == ("3", "bulan")
    assert (rows["rencana_aksi"]["tenggat"], rows["rencana_aksi"]["id_sumber"]) == ("2026-12", "K20261122-0001")
    document = dict(made["penilaian"].rows)["sumber"]
    assert document["judul"] == "Keputusan Bupati (nomor 800/12/2026)"
    assert (document["penerbit"], document["jenis_sumber"], document["tanggal_terbit"]) == (
        "Kabupaten Tanjung Kelana",
        "kiriman instansi",
        "2026-03-03",
    )
