"""Files to take away: workbook, Parquet, Data Package."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from meritokrasi import queries
from meritokrasi.answers import downloads
from meritokrasi.reports import package, tables
from tests.folder import Folder, copy_sample, copy_shipped

FORMULAS = {
    "=": '=HYPERLINK("http://jahat.example";"Klik")',
    "+": "+62 811",
    "-": "-2+3+cmd|' /C calc'!A0",
    "@": "@SUM(A1)",
}


@pytest.fixture
def snapshot(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    return str(loaded.current())


@pytest.fixture
def hostile(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    """Texts that a spreadsheet would run, in facts and in the register of documents, and a number below zero."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    notes = iter(FORMULAS.values())
    sample.write_rows(
        "fakta/capaian.csv", [{**row, "catatan": next(notes, "biasa")} for row in sample.rows("fakta/capaian.csv")]
    )
    rows = sample.rows("acuan/sumber.csv")
    rows[0]["judul"], rows[2]["penerbit"] = FORMULAS["="], FORMULAS["@"]
    sample.write_rows("acuan/sumber.csv", rows)
    sample.replace("acuan/indikator.toml", "batas_bawah = 0", "batas_bawah = -10")
    sample.replace("fakta/capaian.csv", ",220,", ",-1.5,")
    return sample.publish()


def workbook(tmp_path: Path, snapshot: str, table: str) -> dict[str, list[list[Any]]]:
    path = tmp_path / f"{table}.xlsx"
    tables.write_workbook(path, snapshot, table)
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows_of(sheet: list[list[Any]]) -> list[dict[str, Any]]:
    """The sample is made up, so the first line of every sheet is the warning."""
    return [dict(zip(sheet[1], row, strict=True)) for row in sheet[2:]]


def csv_rows(snapshot: str, table: str) -> list[dict[str, str]]:
    text = b"".join(queries.exports.csv_parts(snapshot, table)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


# --- the workbook ------------------------------------------------------------------------------------------------


def test_a_workbook_holds_data_dictionary_sources_and_what_it_is(tmp_path: Path, snapshot: str, loaded: Folder) -> None:
    book = workbook(tmp_path, snapshot, "capaian")
    assert list(book) == ["Data", "Kamus", "Sumber", "Tentang"]
    data = rows_of(book["Data"])
    assert len(data) == loaded.ask("SELECT count(*) FROM capaian")[0][0]
    assert [row["kolom"] for row in rows_of(book["Kamus"])] == list(data[0])
    assert all(row["arti"] for row in rows_of(book["Kamus"]))
    assert {row["id_sumber"] for row in rows_of(book["Sumber"])} == {
        d for (d,) in loaded.ask("SELECT DISTINCT id_sumber FROM capaian_sumber")
    }
    about = {row["hal"]: row["isi"] for row in rows_of(book["Tentang"])}
    assert about["Snapshot"] == snapshot
    assert about["Data terbaru"].startswith("Data terbaru ")
    assert snapshot in about["Cara mengutip"]


def test_cells_keep_their_kind(tmp_path: Path, snapshot: str) -> None:
    row = rows_of(workbook(tmp_path, snapshot, "capaian")["Data"])[0]
    assert isinstance(row["kode_instansi"], str)
    assert isinstance(row["periode"], str)
    assert isinstance(row["nilai"], float)
    assert isinstance(row["periode_mulai"], dt.date)


def test_a_missing_value_is_an_empty_cell_and_never_zero(tmp_path: Path, snapshot: str) -> None:
    [row] = [
        r for r in rows_of(workbook(tmp_path, snapshot, "capaian")["Data"]) if r["kategori_terbit"] == "Baik sekali"
    ]
    assert row["nilai"] == ""


def styles(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/styles.xml").decode()


def test_a_date_shows_only_what_is_known_and_a_figure_its_printed_decimals(tmp_path: Path, snapshot: str) -> None:
    workbook(tmp_path, snapshot, "capaian_sumber")
    shown = styles(tmp_path / "capaian_sumber.xlsx")
    assert "[$-421]mmmm yyyy" in shown
    assert "[$-421]d mmmm yyyy" in shown
    assert 'formatCode="yyyy"' in shown
    workbook(tmp_path, snapshot, "capaian")
    assert "#,##0.0" in styles(tmp_path / "capaian.xlsx")


def test_every_sheet_of_made_up_data_says_so_and_none_of_real_data(
    tmp_path: Path, snapshot: str, sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all("REKAAN" in sheet[0][0] for sheet in workbook(tmp_path, snapshot, "capaian").values())
    sample.replace("acuan/wilayah.toml", "simulasi = true", "simulasi = false")
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    real = workbook(tmp_path, sample.publish(), "capaian")
    assert real["Data"][0][:2] == ["id_capaian", "kode_instansi"]
    assert "REKAAN" not in str(real)


def test_a_text_too_long_for_a_cell_says_that_it_was_cut(
    tmp_path: Path, sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = sample.rows("fakta/capaian.csv")
    rows[0]["catatan"] = "a" * 40_000
    sample.write_rows("fakta/capaian.csv", rows)
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    book = workbook(tmp_path, sample.publish(), "capaian_sumber")
    [cut] = [row["catatan"] for row in rows_of(book["Data"]) if len(row["catatan"]) > 1000]
    assert len(cut) <= tables.LONGEST_TEXT
    assert cut.endswith("lengkapnya di CSV)")


def test_an_empty_table_is_a_workbook_with_headings(
    tmp_path: Path, sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.write_rows("fakta/penghargaan.csv", [])
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    snapshot = sample.publish()
    assert rows_of(workbook(tmp_path, snapshot, "penghargaan")["Data"]) == []
    tables.write_parquet(tmp_path / "kosong.parquet", snapshot, "penghargaan")
    assert pq.read_table(tmp_path / "kosong.parquet").num_rows == 0


# --- formulas ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_dangerous_beginning_gets_an_apostrophe(start: str) -> None:
    assert tables.neutral(f"{start}A1") == f"'{start}A1"


@pytest.mark.parametrize("harmless", ["", "A=1", "1-2", "'=1", " =1", "–2"])
def test_any_other_text_stays_as_it_is(harmless: str) -> None:
    assert tables.neutral(harmless) == harmless


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "a", "'"])
def test_the_database_knows_the_same_dangerous_beginnings(snapshot: str, start: str) -> None:
    cell = queries.exports._csv_cell("teks", "VARCHAR", "teks")
    with duckdb.connect() as con:
        [(found,)] = con.execute(f"SELECT {cell} FROM (SELECT ? AS teks)", [f"{start}x"]).fetchall()
    assert found == tables.neutral(f"{start}x")


def test_hostile_texts_are_harmless_in_csv_and_workbook_and_true_elsewhere(tmp_path: Path, hostile: str) -> None:
    disarmed = {f"'{value}" for value in FORMULAS.values()}
    assert disarmed <= {row["catatan"] for row in csv_rows(hostile, "capaian_sumber")}
    book = workbook(tmp_path, hostile, "capaian_sumber")
    assert disarmed <= {row["catatan"] for row in rows_of(book["Data"])}
    assert f"'{FORMULAS['=']}" in {row["judul"] for row in rows_of(book["Sumber"])}
    cells = [cell for sheet in book.values() for row in sheet for cell in row if isinstance(cell, str)]
    assert [cell for cell in cells if cell.startswith(queries.exports.DANGEROUS)] == []
    raw = json.loads(b"".join(queries.exports.json_parts(hostile, "capaian_sumber")))
    assert set(FORMULAS.values()) <= {row["catatan"] for row in raw}
    tables.write_parquet(tmp_path / "k.parquet", hostile, "capaian_sumber")
    assert set(FORMULAS.values()) <= set(pq.read_table(tmp_path / "k.parquet").column("catatan").to_pylist())


def test_a_joined_title_that_begins_like_a_formula_is_harmless_too(hostile: str) -> None:
    assert any(row["judul_sumber"].startswith("'=HYPERLINK") for row in csv_rows(hostile, "capaian"))


def test_a_number_below_zero_stays_a_number(tmp_path: Path, hostile: str) -> None:
    assert "-1.5" in {row["nilai"] for row in csv_rows(hostile, "capaian")}
    assert -1.5 in {row["nilai"] for row in rows_of(workbook(tmp_path, hostile, "capaian")["Data"])}


def test_no_file_of_a_package_holds_a_cell_that_runs(hostile: str) -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(package.package_parts(hostile)))) as archive:
        for name in (n for n in archive.namelist() if n.endswith(".csv")):
            for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))):
                armed = [cell for cell in row if cell.startswith(queries.exports.DANGEROUS) and not _is_number(cell)]
                assert armed == [], name


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


# --- Parquet -----------------------------------------------------------------------------------------------------


def test_parquet_has_the_types_of_the_table(tmp_path: Path, snapshot: str) -> None:
    for table in ("capaian", "aspek", "penilaian", "muatan", "wilayah", "capaian_terbaru"):
        tables.write_parquet(tmp_path / "t.parquet", snapshot, table)
        with duckdb.connect() as con:
            found = {row[0]: row[1] for row in con.execute(f"DESCRIBE FROM '{tmp_path}/t.parquet'").fetchall()}
        own = {c["kolom"]: c["tipe"] for c in queries.tables.columns(snapshot, table)}
        assert {name: found[name] for name in own} == own, table


def test_parquet_carries_dictionary_documents_and_snapshot_inside(tmp_path: Path, snapshot: str) -> None:
    tables.write_parquet(tmp_path / "t.parquet", snapshot, "capaian")
    schema = pq.read_schema(tmp_path / "t.parquet")
    inside = {name.decode(): json.loads(value) for name, value in schema.metadata.items() if name != b"ARROW:schema"}
    assert inside["tentang"]["Snapshot"] == snapshot
    assert "REKAAN" in inside["tentang"]["Peringatan"]
    assert [row["kolom"] for row in inside["kamus"]] == schema.names
    assert {row["id_sumber"] for row in inside["sumber"]} >= {"D1", "D3"}
    assert schema.field("kode_instansi").metadata[b"arti"] == b"Instansi."


# --- the Data Package --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The sample after two loads, so that the tables of changes have rows as well."""
    folder = copy_sample(tmp_path_factory.mktemp("changed"))
    folder.publish()
    folder.replace("fakta/capaian.csv", "301.5,Baik", "302.5,Baik")
    folder.replace("fakta/tonggak.csv", "120", "125")
    folder.publish()
    return folder


def written(path: Path, snapshot: str, table: str | None) -> Path:
    path.write_bytes(b"".join(package.package_parts(snapshot, table)))
    return path


def problems(path: Path) -> list[str]:
    report = frictionless.validate(str(path), type="package")
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        e.message for e in report.errors
    ]


@pytest.mark.parametrize("table", [None, "capaian", "sumber"])
def test_a_package_is_a_valid_frictionless_data_package(
    tmp_path: Path, changed: Folder, monkeypatch: pytest.MonkeyPatch, table: str | None
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(changed.path))
    assert problems(written(tmp_path / "p.zip", str(changed.current()), table)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"\n1,Z1,", b"\n2,Z1,"), (b",final,", b",pasti,"), (b",301.5,", b",Baik,"), (b"id_capaian,", b"nomor,")],
)
def test_a_package_that_was_changed_by_hand_is_not_valid(tmp_path: Path, snapshot: str, old: bytes, new: bytes) -> None:
    """What the schema says is strong enough to be broken: keys, words, types, headings."""
    assert problems(_changed(written(tmp_path / "p.zip", snapshot, "capaian"), "data/capaian.csv", old, new)) != []


def test_a_package_with_a_reference_to_nothing_is_not_valid(tmp_path: Path, snapshot: str) -> None:
    path = written(tmp_path / "p.zip", snapshot, "penilaian")
    assert problems(_changed(path, "data/sumber.csv", b"\nD2,", b"\nD9,")) != []


def _changed(path: Path, name: str, old: bytes, new: bytes) -> Path:
    broken = path.with_name("rusak.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            assert entry != name or old in content
            target.writestr(entry, content.replace(old, new, 1) if entry == name else content)
    return broken


def test_a_package_says_version_date_sources_and_what_is_made_up(tmp_path: Path, snapshot: str) -> None:
    with zipfile.ZipFile(written(tmp_path / "p.zip", snapshot, "capaian")) as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert set(archive.namelist()) == {
            "datapackage.json",
            "KAMUS.md",
            "SUMBER.csv",
            "data/capaian.csv",
            "data/sumber.csv",
            "data/istilah.csv",
        }
        register = archive.read("SUMBER.csv").decode("utf-8-sig")
        dictionary = archive.read("KAMUS.md").decode()
    assert described["profile"] == "tabular-data-package"
    assert described["version"] == snapshot
    assert dt.datetime.fromisoformat(described["created"]).tzinfo is not None
    assert described["rekaan"] is True
    assert described["title"].startswith("[REKAAN] ")
    assert {source.get("path") for source in described["sources"]} >= {"https://penilai.example/keputusan", None}
    assert register.count("\n") == 1 + len(described["sources"])
    assert "| kode_instansi | teks | tidak | Instansi." in dictionary


def test_the_schema_of_a_package_says_keys_references_and_limits(snapshot: str) -> None:
    everything = [row["nama"] for row in queries.tables.published(snapshot)]
    aspek = package.schema(snapshot, "aspek", everything)
    fields = {field["name"]: field for field in aspek["fields"]}
    assert aspek["primaryKey"] == ["id_aspek"]
    assert aspek["foreignKeys"] == [
        {"fields": ["id_instrumen"], "reference": {"resource": "instrumen", "fields": ["id_instrumen"]}}
    ]
    assert fields["bobot"]["constraints"] == {"minimum": 0, "maximum": 100}
    assert fields["id_aspek"]["constraints"] == {"required": True, "unique": True}
    assert "bersumber" in fields["status_bobot"]["constraints"]["enum"]
    capaian = package.schema(snapshot, "capaian", ["capaian", "instansi"])
    assert [r["reference"]["resource"] for r in capaian["foreignKeys"]] == ["instansi"]
    assert "foreignKeys" not in package.schema(snapshot, "capaian", ["capaian"])


def test_a_package_leaves_piece_by_piece(snapshot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first piece is there before any table was read."""

    def unread(_snapshot: str, _table: str) -> Iterator[bytes]:
        raise RuntimeError("a table was read")
        yield b""

    monkeypatch.setattr(queries.exports, "csv_parts", unread)
    parts = package.package_parts(snapshot)
    assert next(parts).startswith(b"PK")
    with pytest.raises(RuntimeError):
        list(parts)


@pytest.mark.full
def test_the_shipped_data_make_a_valid_package(tmp_path: Path, shipped_folder: Folder) -> None:
    assert problems(written(tmp_path / "p.zip", str(shipped_folder.current()), None)) == []


@pytest.fixture
def shipped_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    folder = copy_shipped(tmp_path)
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
    folder.publish()
    return folder


def test_what_a_file_says_of_itself_names_the_address_of_its_snapshot(
    snapshot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_URL", "https://pantau.example/")
    said = dict(downloads.about_rows(snapshot, "capaian"))
    assert said["Alamat"] == f"https://pantau.example/api/v1/capaian.csv?snapshot={snapshot}"
