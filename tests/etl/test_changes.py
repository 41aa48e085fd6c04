"""What each load added, changed or removed: old value, new value, source; and the figures that were corrected."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import history, pipeline
from etl.staging import SCHEMA
from meritokrasi import queries, store
from tests.folder import Folder

CAPAIAN, PENILAIAN, PENGHARGAAN = "fakta/capaian.csv", "fakta/penilaian.csv", "fakta/penghargaan.csv"
KOREKSI = "fakta/koreksi.csv"
KOREKSI_HEAD = "kode_instansi,id_indikator,periode,tanggal,nilai_lama,nilai_baru,alasan,id_sumber\n"
SKOR = "Z1/merit_skor/2024/final"
NEWEST = "id_muatan = (SELECT max(id_muatan) FROM perubahan)"
# Tables that no entry of their own stands for: the history itself, and what is folded into another entry.
NOT_ENTRIES = {
    *history.CARRIED,
    "fakta_baru",
    "rujukan",
    "capaian_sumber",
    "instansi_alias",
    "subindikator_level",
    "subindikator_jenis",
    "butir_aspek",
}


def changes(folder: Folder, where: str = NEWEST) -> list[dict[str, Any]]:
    """The changes of the newest load, the columns that differ as {column: (old, new)}."""
    names = (
        "jenis",
        "tabel",
        "kunci",
        "tentang",
        "kode_instansi",
        "id_sumber",
        "berkas",
        "baris",
        "isi_lama",
        "isi_baru",
    )
    rows = folder.ask(f"SELECT {', '.join(names)} FROM perubahan WHERE {where} ORDER BY id_muatan, nomor")
    return [_with_columns(dict(zip(names, row, strict=True))) for row in rows]


def _with_columns(row: dict[str, Any]) -> dict[str, Any]:
    old, new = (json.loads(row.pop(side) or "{}") for side in ("isi_lama", "isi_baru"))
    different = {c: (old.get(c), new.get(c)) for c in {**old, **new} if old.get(c) != new.get(c)}
    return {**row, "kolom": different}


def load(folder: Folder) -> str:
    return folder.publish()


def set_cell(folder: Folder, berkas: str, row: int, column: str, value: str) -> None:
    rows = folder.rows(berkas)
    rows[row][column] = value
    folder.write_rows(berkas, rows)


def add_row(folder: Folder, berkas: str, **cells: str) -> None:
    rows = folder.rows(berkas)
    folder.write_rows(berkas, [*rows, {**rows[0], **cells}])


def write_corrections(folder: Folder, *lines: str) -> None:
    folder.file(KOREKSI).write_text(KOREKSI_HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


# --- added, changed, removed -----------------------------------------------------------------------------------------

# One row of each kind of fact, with a cell that may change: file, row, column, new text, table and key of the entry,
# its words, and how old and new read.
FACTS = [
    (CAPAIAN, 0, "nilai", "302.25", "capaian", f"{SKOR}/D1", "Skor merit 2024 (final)", {"nilai": ("301,5", "302,25")}),
    (
        "fakta/penandatangan.csv",
        2,
        "kehadiran",
        "diwakili",
        "penandatangan",
        "wanasari-2025-01-15/Z1.71",
        "Kehadiran, Komitmen rekaan",
        {"kehadiran": ("tidak diberitakan", "diwakili"), "sumber": (None, "D4")},
    ),
    (
        "fakta/tonggak.csv",
        2,
        "jumlah_pegawai",
        "1250",
        "tonggak",
        "Z1.01/persetujuan",
        "Persetujuan",
        {"jumlah_pegawai": ("120", "1.250")},
    ),
    (
        "fakta/pengisian_jabatan.csv",
        0,
        "tanggal",
        "2025-07-02",
        "pengisian_jabatan",
        "Z1/seleksi terbuka/hasil/D3",
        "seleksi terbuka, hasil",
        {"tanggal": ("1 Juli 2025", "2 Juli 2025")},
    ),
    (
        PENGHARGAAN,
        0,
        "peringkat",
        "1",
        "penghargaan",
        "Z1.71/Penghargaan layanan/D4",
        "Penghargaan layanan",
        {"peringkat": ("2", "1")},
    ),
    (
        "fakta/pernyataan.csv",
        0,
        "tanggal",
        "2024",
        "pernyataan",
        "Z1/merit_kategori/2023/D3",
        "Kategori merit 2023, Provinsi Rimba Raya",
        {"tanggal": ("2023", "2024")},
    ),
    (
        "fakta/nasional.csv",
        0,
        "nilai",
        "6000",
        "nasional",
        "instansi_total/2025-12-31/D1",
        "Instansi pusat dan daerah, 31 Desember 2025",
        {"nilai": ("600", "6.000")},
    ),
    (
        PENILAIAN,
        0,
        "level",
        "1",
        "penilaian",
        "Z1/merit-baru.1.1/2025/diakui",
        "Butir 1.1, 2025 (diakui)",
        {"level": ("2", "1")},
    ),
]


def test_the_first_load_changes_nothing_and_is_compared_with_nothing(loaded: Folder) -> None:
    assert loaded.ask("SELECT count(*) FROM perubahan") == [(0,)]
    assert loaded.ask("SELECT pembanding FROM muatan") == [(None,)]


def test_a_changed_cell_of_every_kind_of_fact_keeps_its_old_value_source_and_place(sample: Folder) -> None:
    first = load(sample)
    for berkas, row, column, value, *_ in FACTS:
        set_cell(sample, berkas, row, column, value)
    set_cell(sample, "fakta/penandatangan.csv", 2, "id_sumber", "D4")
    load(sample)
    found = {row["tabel"]: row for row in changes(sample, f"{NEWEST} AND NOT terinci")}
    assert set(found) == {fact[4] for fact in FACTS}
    for berkas, row, _column, _value, table, key, words, columns in FACTS:
        entry = found[table]
        assert (entry["jenis"], entry["kunci"], entry["tentang"]) == ("diubah", key, words)
        assert entry["kolom"] == columns
        assert (entry["berkas"], entry["baris"]) == (berkas, str(row + 2))
        assert entry["id_sumber"]
    assert sample.ask("SELECT pembanding FROM muatan ORDER BY id_muatan") == [(None,), (first,)]


def test_an_added_and_a_removed_row_of_every_kind_of_fact_is_told_with_its_content(sample: Folder) -> None:
    rows = {berkas: sample.rows(berkas) for berkas, *_ in FACTS}
    for berkas, row, *_ in FACTS:
        sample.write_rows(berkas, [r for n, r in enumerate(rows[berkas]) if n != row])
    load(sample)
    for berkas, *_ in FACTS:
        sample.write_rows(berkas, rows[berkas])
    load(sample)
    added = {row["tabel"]: row for row in changes(sample, f"{NEWEST} AND NOT terinci")}
    for berkas, row, *_ in FACTS:
        sample.write_rows(berkas, [r for n, r in enumerate(rows[berkas]) if n != row])
    load(sample)
    removed = {row["tabel"]: row for row in changes(sample, f"{NEWEST} AND NOT terinci")}
    tables = {fact[4]: fact for fact in FACTS}
    assert set(added) == set(removed) == set(tables)
    for name, (_, _, column, _, _, key, _, _) in tables.items():
        assert (added[name]["jenis"], added[name]["kunci"]) == ("ditambah", key)
        assert (removed[name]["jenis"], removed[name]["kunci"]) == ("dihapus", key)
        content = {c: new for c, (_, new) in added[name]["kolom"].items()}
        assert content == {c: old for c, (old, _) in removed[name]["kolom"].items()}
        assert column in content


# An edit of each file of the catalogue: file, old text, new text, and table, key and column of the change.
CATALOGUE = [
    ("acuan/instansi.csv", "Z171,Kota Wanasari", "Z171,Kota Wanasari Baru", "instansi", "Z1.71", "nama"),
    ("acuan/instansi.csv", "0,0,Rimba", "0,0,Rimba;Hutan", "instansi", "Z1", "alias"),
    ("acuan/sumber.csv", "Berita pertama", "Berita pertama kali", "sumber", "D3", "judul"),
    ("acuan/indikator.toml", "batas_atas = 400", "batas_atas = 410", "indikator", "merit_skor", "batas_atas"),
    ("acuan/instrumen/merit-lama.toml", "rekaan 1", "rekaan satu", "instrumen", "merit-lama", "dasar_hukum"),
    ("acuan/instrumen/merit-lama.toml", "bobot = 60", "bobot = 59.5", "aspek", "merit-lama.1", "bobot"),
    ("acuan/instrumen/merit-baru.toml", '"Sebagian"', '"Separuh"', "subindikator", "merit-baru.1.1", "kriteria"),
    ("acuan/instrumen/merit-lama.toml", '"Kurang"', '"Kurang sekali"', "kategori", "merit-lama.kurang", "nama"),
    ("acuan/instrumen/merit-lama.toml", "= 249", "= 248", "kategori_batas", "merit-lama.kurang skor", "batas_atas"),
    ("acuan/instrumen/merit-baru.toml", "Persiapan dimulai", "Persiapan resmi", "langkah", "persiapan", "arti"),
    ("acuan/istilah.toml", "Pemerintah kota.", "Sebuah kota.", "istilah", "jenis/kota", "arti"),
    ("acuan/glosarium.toml", "Alat ukur rekaan", "Alat rekaan", "glosarium", "Merit baru", "arti"),
    ("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ', "wilayah", "Kantor Regional Contoh", "judul"),
    ("acuan/ukuran_nasional.toml", 'nama = "', 'nama = "Baru ', "ukuran_nasional", "instansi_total", "nama"),
    ("acuan/komitmen/wanasari-2025-01-15.toml", "01-15", "01-16", "komitmen", "wanasari-2025-01-15", "tanggal"),
    ("acuan/komitmen/wanasari-2025-01-15.toml", "Menerapkan", "Memakai", "butir", "wanasari-2025-01-15.1", "ringkasan"),
]


def test_a_change_in_every_file_of_the_catalogue_is_told(sample: Folder) -> None:
    load(sample)
    for berkas, old, new, *_ in CATALOGUE:
        sample.replace(berkas, old, new)
    load(sample)
    found = changes(sample)
    assert {(e["jenis"], e["tabel"], e["kunci"], *e["kolom"]) for e in found} == {
        ("diubah", *edit[3:]) for edit in CATALOGUE
    }
    assert all(old and new for entry in found for old, new in entry["kolom"].values())


def test_every_table_of_the_schema_is_an_entry_or_part_of_one() -> None:
    tables = set(re.findall(r"^CREATE TABLE (\w+)", (SCHEMA / "tables.sql").read_text(encoding="utf-8"), re.MULTILINE))
    told = set(re.findall(r"\b(?:FROM|JOIN) (\w+)", (SCHEMA / "isian.sql").read_text(encoding="utf-8")))
    assert tables - told - NOT_ENTRIES == set()


def test_rows_in_another_order_or_file_are_no_change(sample: Folder) -> None:
    load(sample)
    for berkas in (CAPAIAN, PENILAIAN, "acuan/sumber.csv"):
        sample.write_rows(berkas, sample.rows(berkas)[::-1])
    sample.file(PENGHARGAAN).rename(sample.file("fakta/penghargaan-2025.csv"))
    load(sample)
    assert changes(sample) == []


def test_a_new_row_changes_the_numbers_of_the_others_but_not_their_keys(sample: Folder) -> None:
    load(sample)
    first = {"kode_instansi": "Z1", "tanggal": "2024-01-01", "penghargaan": "Anugerah awal"}
    rows = sample.rows(PENGHARGAAN)
    sample.write_rows(PENGHARGAAN, [{**rows[0], **first}, *rows])
    add_row(
        sample, CAPAIAN, kode_instansi="Z1", id_indikator="jumlah_asn", nilai="1100", kategori_terbit="", id_kategori=""
    )
    load(sample)
    assert [(row["jenis"], row["kunci"]) for row in changes(sample)] == [
        ("ditambah", "Z1/jumlah_asn/2024/final/D1"),
        ("ditambah", "Z1/Anugerah awal/D4"),
    ]


def test_two_values_of_one_document_are_paired_by_their_rows(sample: Folder) -> None:
    load(sample)
    set_cell(sample, CAPAIAN, 3, "nilai", "1260")
    load(sample)
    [entry] = changes(sample)
    assert (entry["kunci"], entry["kolom"]) == ("Z1/jumlah_asn/2025/final/D5", {"nilai": ("1.250", "1.260")})


def test_a_whole_new_worksheet_is_one_line_and_a_changed_item_its_own(sample: Folder) -> None:
    load(sample)
    rows = sample.rows(PENILAIAN)
    set_cell(sample, PENILAIAN, 0, "status_bukti", "terverifikasi")
    sample.write_rows(PENILAIAN, [*sample.rows(PENILAIAN), *({**row, "periode": "2024"} for row in rows)])
    load(sample)
    found = [(row["jenis"], row["kunci"]) for row in changes(sample, f"{NEWEST} AND NOT terinci")]
    assert found == [
        ("diubah", "Z1/merit-baru.1.1/2025/diakui"),
        ("ditambah", "Z1/merit-baru/2024"),
        ("ditambah", "Z1.71/merit-baru/2024"),
    ]
    [(content,)] = sample.ask("SELECT isi_baru FROM perubahan WHERE kunci = 'Z1/merit-baru/2024'")
    assert {k: v for k, v in json.loads(content).items() if k != "sidik"} == {
        "bukti diajukan": "2",
        "terverifikasi": "1",
    }


def test_history_grows_with_every_load_and_keeps_what_was_there(sample: Folder) -> None:
    loads = [load(sample)]
    for value in ("2", "3", "4"):
        set_cell(sample, PENGHARGAAN, 0, "peringkat", f"1{value}")
        loads.append(load(sample))
    rows = sample.ask("SELECT id_muatan, isi_baru FROM perubahan ORDER BY id_muatan")
    assert [row[0] for row in rows] == loads[1:]
    assert [json.loads(row[1])["peringkat"] for row in rows] == ["12", "13", "14"]


# --- when it cannot be compared --------------------------------------------------------------------------------------


def test_a_snapshot_of_another_shape_is_not_compared_and_its_history_is_kept(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(sample)
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "5")
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA - 1)
    load(sample)
    monkeypatch.undo()
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "6")
    last = load(sample)
    assert sample.ask("SELECT count(*), max(id_muatan) FROM perubahan") == [(0, None)]
    assert sample.ask(f"SELECT pembanding FROM muatan WHERE id_muatan = '{last}'") == [(None,)]
    assert sample.ask("SELECT count(*) FROM muatan") == [(3,)]


def test_a_snapshot_that_lacks_a_table_is_not_compared(sample: Folder) -> None:
    first = load(sample)
    with duckdb.connect(str(sample.terbit / f"{first}.duckdb")) as con:
        con.execute("DROP TABLE koreksi")
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "5")
    load(sample)
    assert sample.ask("SELECT pembanding FROM muatan ORDER BY id_muatan") == [(None,), (None,)]


def test_the_changes_of_the_first_version_are_not_mistaken_for_these(sample: Folder) -> None:
    first = load(sample)
    with duckdb.connect(str(sample.terbit / f"{first}.duckdb")) as con:
        con.execute("DROP TABLE perubahan; CREATE TABLE perubahan AS SELECT 'capaian' AS tabel, '1' AS kunci")
        con.execute("CREATE TABLE muatan_lama AS SELECT * EXCLUDE (pembanding) FROM muatan")
        con.execute("DROP TABLE muatan_tabel; DROP TABLE muatan_berkas; DROP TABLE temuan; DROP TABLE muatan")
        con.execute("ALTER TABLE muatan_lama RENAME TO muatan")
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "5")
    load(sample)
    assert [row["tabel"] for row in changes(sample, "true")] == ["penghargaan"]


@pytest.mark.parametrize("where", [0.3, pytest.param(0.5, marks=pytest.mark.full), 0.7])
def test_a_damaged_snapshot_stops_no_load_and_loses_no_older_history(sample: Folder, where: float) -> None:
    load(sample)
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "5")
    load(sample)
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "6")
    damaged = sample.terbit / f"{load(sample)}.duckdb"
    content = bytearray(damaged.read_bytes())
    start = int(len(content) * where)
    content[start : start + len(content) // 5] = bytes(len(content) // 5)
    damaged.write_bytes(content)
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "7")
    assert sample.load().status == "published"
    told = [json.loads(row[0])["peringkat"] for row in sample.ask("SELECT isi_baru FROM perubahan ORDER BY id_muatan")]
    assert told[0] == "5"


# --- figures that were corrected -------------------------------------------------------------------------------------


def corrections(folder: Folder) -> list[tuple[Any, ...]]:
    columns = "kode_instansi, id_indikator, nilai_lama, kategori_lama, nilai_baru, id_sumber_lama, id_sumber_baru"
    return folder.ask(f"SELECT {columns} FROM ralat ORDER BY id_muatan, kode_instansi, id_indikator, nilai_lama")


def test_a_document_that_now_says_another_value_is_a_correction(sample: Folder) -> None:
    load(sample)
    set_cell(sample, CAPAIAN, 0, "nilai", "302.25")
    load(sample)
    assert corrections(sample) == [("Z1", "merit_skor", "301,5", "Baik", "302,25 (Baik)", "D1", "D1")]


def test_a_value_that_only_changes_its_document_is_no_correction(sample: Folder) -> None:
    load(sample)
    sample.write_rows(CAPAIAN, [row for n, row in enumerate(sample.rows(CAPAIAN)) if n != 1])
    set_cell(sample, CAPAIAN, 4, "id_sumber", "D3")
    load(sample)
    assert corrections(sample) == []
    assert [row["jenis"] for row in changes(sample)] == ["dihapus", "ditambah", "dihapus"]


def test_a_value_that_no_document_says_any_longer_was_withdrawn(sample: Folder) -> None:
    load(sample)
    sample.write_rows(CAPAIAN, [row for row in sample.rows(CAPAIAN) if row["nilai"] not in ("215", "220")])
    load(sample)
    assert corrections(sample) == [
        ("Z1.01", "merit_skor", "215", None, None, "D4", None),
        ("Z1.01", "merit_skor", "220", None, None, "D4", None),
    ]


def test_a_category_that_follows_its_number_completes_and_another_category_corrects(sample: Folder) -> None:
    load(sample)
    set_cell(sample, CAPAIAN, 6, "kategori_terbit", "Kurang")
    load(sample)
    assert corrections(sample) == []
    set_cell(sample, CAPAIAN, 6, "kategori_terbit", "Sangat kurang")
    set_cell(sample, CAPAIAN, 7, "kategori_terbit", "Unggul")
    load(sample)
    assert corrections(sample) == [
        ("Z1.01", "merit_skor", "220", "Kurang", "220 (Sangat kurang)", "D4", "D4"),
        ("Z1.71", "merit_kategori", "Baik sekali", None, "Unggul", "D3", "D3"),
    ]


def test_more_decimals_of_the_same_number_correct_nothing(sample: Folder) -> None:
    load(sample)
    sample.replace(CAPAIAN, "301.5", "301.50")
    load(sample)
    assert corrections(sample) == []


def test_a_reason_is_printed_like_the_figures_it_explains(sample: Folder) -> None:
    write_corrections(
        sample, "Z1,jumlah_asn,2024,2025-03,1234567,1234568,Salah ketik.,D5", "Z1,merit_skor,2024,2025,Baik,,Keliru.,"
    )
    load(sample)
    assert sample.ask("SELECT nilai_lama, nilai_baru, presisi, id_sumber, baris FROM koreksi ORDER BY baris") == [
        ("1.234.567", "1.234.568", "bulan", "D5", 2),
        ("Baik", None, "tahun", None, 3),
    ]


def test_a_wrong_correction_is_refused_with_its_place(sample: Folder) -> None:
    write_corrections(
        sample,
        'Z9,merit_skr,2024-S3,2099-05,"301,5",302,,D77',
        "Z1,jumlah_asn,2025,2025-05-01,1.234,1235,Salah baca.,",
        "Z1,jumlah_asn,2025,2025-05-01,1.234,1236,Salah baca.,",
    )
    found = {(f.aturan, f.baris, f.kolom) for f in sample.check().findings}
    assert found == {
        ("kode_tidak_dikenal", "2", "kode_instansi"),
        ("id_tidak_dikenal", "2", "id_indikator"),
        ("id_tidak_dikenal", "2", "id_sumber"),
        ("periode_mustahil", "2", "periode"),
        ("tanggal_mustahil", "2", "tanggal"),
        ("koma_di_angka", "2", "nilai_lama"),
        ("wajib_isi", "2", "alasan"),
        ("bukan_angka", "3", "nilai_lama"),
        ("bukan_angka", "4", "nilai_lama"),
        ("kunci_ganda", "4", "kode_instansi"),
    }


# --- the net of several loads ----------------------------------------------------------------------------------------


def net(folder: Folder, earlier: str, later: str, monkeypatch: pytest.MonkeyPatch) -> set[tuple[Any, ...]]:
    """Kind, key, old and new content of what is different between two loads."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
    rows = queries.history.net_changes(str(folder.current()), earlier, later, limit=10_000)
    counts = queries.history.net_counts(str(folder.current()), earlier, later)
    assert sum(row["jumlah"] for row in counts) == len(rows)
    return {(row["jenis"], row["kunci"], row["isi_lama"], row["isi_baru"]) for row in rows}


def test_what_was_changed_back_or_added_and_removed_is_no_net_change(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(sample)
    set_cell(sample, CAPAIAN, 0, "nilai", "302.25")
    add_row(sample, PENGHARGAAN, penghargaan="Anugerah baru")
    load(sample)
    set_cell(sample, CAPAIAN, 0, "nilai", "301.5")
    set_cell(sample, PENGHARGAAN, 1, "peringkat", "9")
    load(sample)
    sample.write_rows(PENGHARGAAN, sample.rows(PENGHARGAAN)[:1])
    last = load(sample)
    assert len(changes(sample, "true")) == 5
    assert net(sample, first, last, monkeypatch) == set()


def _shuffled(folder: Folder, chance: random.Random) -> None:
    """Some edits of one load: awards with shared keys, and the levels of whole and single worksheets."""
    awards = folder.rows(PENGHARGAAN)
    awards = [row for row in awards if chance.random() > 0.3]
    for row in awards:
        if chance.random() < 0.5:
            row["peringkat"] = str(chance.randint(1, 3))
    new = {"kode_instansi": "Z1", "tanggal": "2025", "pemberi": "Penilai Contoh", "id_sumber": "D1"}
    awards += [
        {**new, "penghargaan": chance.choice("AB"), "tahun": str(year), "peringkat": str(chance.randint(1, 3))}
        for year in (2023, 2024)
        if chance.random() < 0.5
    ]
    unique = {(row["kode_instansi"], row["penghargaan"], row["tahun"]): row for row in awards}
    folder.write_rows(PENGHARGAAN, list(unique.values()))
    sheets = {
        (row["kode_instansi"], row["id_subindikator"], row["periode"], row["asal"]): row
        for row in folder.rows(PENILAIAN)
    }
    gone = chance.choice(["2024", "2025", "", ""])
    kept = {key: row for key, row in sheets.items() if key[2] != gone}
    for period in ("2024", "2025"):
        item = {
            "kode_instansi": "Z1",
            "id_subindikator": f"merit-baru.1.{chance.randint(1, 2)}",
            "periode": period,
            "asal": "diakui",
        }
        if chance.random() < 0.6:
            key = (item["kode_instansi"], item["id_subindikator"], period, item["asal"])
            kept[key] = {
                **item,
                "level": str(chance.randint(0, 1)),
                "status_bukti": "bukti diajukan",
                "id_sumber": "D1",
            }
    folder.write_rows(PENILAIAN, list(kept.values()))


def _contents(folder: Folder) -> dict[str, list[tuple[Any, ...]]]:
    """The entries of the newest snapshot as the net tells them: awards by their shared key, items, whole worksheets."""
    awards = folder.ask(
        "SELECT kode_instansi || '/' || penghargaan || '/' || id_sumber, peringkat::VARCHAR, tahun::VARCHAR FROM penghargaan"
    )
    items = folder.ask(
        "SELECT concat_ws('/', kode_instansi, id_subindikator, periode, asal), level::VARCHAR, status_bukti,"
        " kode_instansi || '/merit-baru/' || periode FROM penilaian"
    )
    return {"penghargaan": awards, "penilaian": items}


def _expected(before: dict[str, list[tuple[Any, ...]]], after: dict[str, list[tuple[Any, ...]]]) -> dict[str, int]:
    """How many entries of each kind the difference of two contents must have."""
    counts = {"ditambah": 0, "diubah": 0, "dihapus": 0}
    for key in {row[0] for side in (before, after) for row in side["penghargaan"]}:
        old, new = ({row[1:] for row in side["penghargaan"] if row[0] == key} for side in (before, after))
        gone, came = len(old - new), len(new - old)
        counts["diubah"] += min(gone, came)
        counts["ditambah"] += max(came - gone, 0)
        counts["dihapus"] += max(gone - came, 0)
    old_sheets, new_sheets = ({row[3] for row in side["penilaian"]} for side in (before, after))
    counts["ditambah"] += len(new_sheets - old_sheets)
    counts["dihapus"] += len(old_sheets - new_sheets)
    old_items, new_items = (
        {row[0]: row[1:3] for row in side["penilaian"] if row[3] in old_sheets & new_sheets} for side in (before, after)
    )
    counts["ditambah"] += len(new_items.keys() - old_items.keys())
    counts["dihapus"] += len(old_items.keys() - new_items.keys())
    counts["diubah"] += sum(old_items[key] != new_items[key] for key in old_items.keys() & new_items.keys())
    return counts


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.full) for n in (2, 3, 4, 5))])
def test_the_net_of_any_loads_is_the_difference_of_their_contents(
    sample: Folder, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    states = {load(sample): _contents(sample)}
    for _ in range(5):
        _shuffled(sample, chance)
        if sample.load().status == "published":
            states[str(sample.current())] = _contents(sample)
    names = list(states)
    for number, earlier in enumerate(names):
        for later in names[number + 1 :]:
            found = net(sample, earlier, later, monkeypatch)
            if _replaced_whole(sample, earlier, later):
                continue
            kinds = [row[0] for row in found]
            assert {kind: kinds.count(kind) for kind in ("ditambah", "diubah", "dihapus")} == _expected(
                states[earlier], states[later]
            )
            assert all(old != new for _, _, old, new in found)


def _replaced_whole(folder: Folder, earlier: str, later: str) -> bool:
    """Whether some worksheet was removed and put back in between: then it is told as one entry, not item by item."""
    between = f"tabel = 'penilaian' AND induk IS NULL AND id_muatan > '{earlier}' AND id_muatan <= '{later}'"
    rows = folder.ask(
        f"SELECT kunci FROM perubahan WHERE {between} GROUP BY kunci HAVING count(DISTINCT jenis) FILTER (jenis <> 'diubah') > 1"
    )
    return bool(rows)


def test_a_worksheet_removed_and_put_back_otherwise_is_one_net_change(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = sample.rows(PENILAIAN)
    first = load(sample)
    sample.write_rows(PENILAIAN, rows[3:])
    load(sample)
    sample.write_rows(PENILAIAN, [{**rows[0], "level": "1"}, *rows[1:]])
    last = load(sample)
    [(kind, key, old, new)] = net(sample, first, last, monkeypatch)
    assert (kind, key) == ("diubah", "Z1/merit-baru/2025")
    assert old != new


# --- nothing is lost in between --------------------------------------------------------------------------------------


def test_a_load_that_breaks_between_two_others_loses_no_history(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(sample)
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "5")
    load(sample)
    set_cell(sample, PENGHARGAAN, 0, "peringkat", "-1")
    set_cell(sample, "fakta/nasional.csv", 0, "nilai", "-1")
    assert sample.load().status == "refused"
    set_cell(sample, "fakta/nasional.csv", 0, "nilai", "601")
    with monkeypatch.context() as patch:
        patch.setattr("etl.publish.os.replace", _broken)
        with pytest.raises(pipeline.SystemFailedError):
            sample.load()
    load(sample)
    assert [list(row["kolom"]) for row in changes(sample, "true")] == [["peringkat"], ["nilai"], ["peringkat"]]
    assert sample.ask("SELECT kolom FROM temuan") == [("nilai",)]


def _broken(_source: Path, _target: Path) -> None:
    raise OSError("disk lepas")
