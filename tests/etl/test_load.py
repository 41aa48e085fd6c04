"""Text becomes types, sources that disagree are ordered, and what is missing stays missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import check
from etl.load import VIEWS, ProofError, create_views, load
from etl.read import read_folder
from etl.staging import SCHEMA
from tests.folder import Folder

CAPAIAN = "fakta/capaian.csv"
FIGURE = {
    "kode_instansi": "Z1.01",
    "id_indikator": "merit_skor",
    "periode": "2024",
    "status_periode": "tersurat",
    "status_nilai": "final",
    "penilai": "Penilai Contoh",
    "id_sumber": "D3",
    "catatan": "Sumber berbeda.",
}
SERIES = "SELECT nilai, alasan, berbeda FROM capaian_seri WHERE kode_instansi = 'Z1.01' AND id_indikator = 'merit_skor'"


def loaded_with(folder: Folder, *figures: dict[str, str]) -> Folder:
    """The folder loaded with only these figures, each a change to FIGURE."""
    folder.write_rows(CAPAIAN, [FIGURE | figure for figure in figures])
    assert folder.load().findings == ()
    return folder


# --- types -----------------------------------------------------------------------------------------------------------


def test_text_becomes_typed_values(loaded: Folder) -> None:
    columns = "nilai, desimal_terbit, kategori_terbit, id_kategori, status_periode"
    assert loaded.ask(f"SELECT {columns} FROM capaian WHERE kode_instansi = 'Z1' AND id_indikator = 'merit_skor'") == [
        (301.5, 1, "Baik", "merit-lama.baik", "tersurat")
    ]
    assert loaded.ask("SELECT bobot, skor_maks FROM aspek WHERE id_aspek = 'merit-lama.1'")[0][0] == 60
    assert loaded.ask("SELECT jumlah, satuan, tanggal FROM pengisian_jabatan ORDER BY 1 NULLS LAST") == [
        (6, "jabatan", dt.date(2025, 7, 1)),
        (None, None, None),
    ]
    assert loaded.ask("SELECT simulasi FROM wilayah") == [(True,)]
    assert loaded.ask("SELECT level, status_bukti FROM penilaian WHERE kode_instansi = 'Z1.71' ORDER BY ALL") == [
        (None, "belum ada bukti"),
        (None, "tidak berlaku"),
    ]


def test_a_date_keeps_its_first_day_and_its_precision(loaded: Folder) -> None:
    rows = loaded.ask(
        "SELECT DISTINCT tanggal, presisi FROM capaian_sumber WHERE id_sumber IN ('D5', 'D3') ORDER BY ALL"
    )
    assert (dt.date(2025, 1, 1), "bulan") in rows
    assert (dt.date(2025, 1, 1), "tahun") in rows
    assert (dt.date(2025, 6, 30), "hari") in rows


def test_the_same_figure_in_two_documents_is_one_figure_with_two_sources(loaded: Folder) -> None:
    assert loaded.ask("SELECT count(*) FROM capaian WHERE nilai = 301.5") == [(1,)]
    assert loaded.ask("SELECT jumlah_sumber, alasan FROM capaian_seri WHERE nilai = 301.5") == [(2, "satu nilai")]
    assert loaded.ask("SELECT count(*) FROM tonggak") == [(2,)]
    assert loaded.ask("SELECT id_sumber FROM rujukan WHERE tabel = 'tonggak' AND kunci = '1' ORDER BY ALL") == [
        ("D3",),
        ("D4",),
    ]


def test_every_fact_knows_its_file_and_line(loaded: Folder) -> None:
    assert loaded.ask("SELECT min(baris), max(baris), any_value(berkas) FROM capaian_sumber") == [(2, 9, CAPAIAN)]
    assert loaded.ask("SELECT baris FROM rujukan WHERE tabel = 'butir' ORDER BY ALL") == [("butir[1]",), ("butir[1]",)]


PERIODS = {
    "tahunan": {"2024": ("2024-01-01", "2024-12-31")},
    "semesteran": {"2024-S1": ("2024-01-01", "2024-06-30"), "2024-S2": ("2024-07-01", "2024-12-31")},
    "triwulanan": {"2024-T1": ("2024-01-01", "2024-03-31"), "2024-T4": ("2024-10-01", "2024-12-31")},
    "bulanan": {"2024-02": ("2024-02-01", "2024-02-29"), "2025-12": ("2025-12-01", "2025-12-31")},
}


@pytest.mark.parametrize("frequency", PERIODS)
def test_a_period_has_a_first_and_a_last_day(sample: Folder, frequency: str) -> None:
    sample.replace("acuan/indikator.toml", 'frekuensi = "tahunan"', f'frekuensi = "{frequency}"')
    loaded_with(sample, *({"periode": period, "nilai": "300"} for period in PERIODS[frequency]))
    rows = sample.ask("SELECT periode, periode_mulai, periode_akhir FROM capaian")
    assert {period: (first.isoformat(), last.isoformat()) for period, first, last in rows} == PERIODS[frequency]


# --- which value leads -----------------------------------------------------------------------------------------------


def test_of_two_values_the_stronger_kind_of_document_leads(sample: Folder) -> None:
    news = {"nilai": "215", "id_sumber": "D3"}
    loaded_with(sample, {"nilai": "210", "id_sumber": "D2"}, news, news | {"id_sumber": "D4"})
    assert sample.ask(SERIES) == [(210.0, "jenis dokumen lebih kuat", True)]


def test_among_equal_documents_more_publishers_lead(sample: Folder) -> None:
    loaded_with(
        sample,
        {"nilai": "210", "id_sumber": "D3"},
        {"nilai": "210", "id_sumber": "D4"},
        {"nilai": "215", "id_sumber": "D5"},
    )
    assert sample.ask(SERIES) == [(210.0, "lebih banyak penerbit", True)]


def test_a_value_that_the_documents_own_arithmetic_refutes_does_not_lead(sample: Folder) -> None:
    loaded_with(sample, {"nilai": "210", "bantahan": "D4"}, {"nilai": "215", "id_sumber": "D4"})
    assert sample.ask(SERIES) == [(210.0, "nilai lain terbantah hitungan dokumen", True)]


def test_where_nothing_decides_no_value_leads(sample: Folder) -> None:
    loaded_with(sample, {"nilai": "210"}, {"nilai": "215", "id_sumber": "D4"})
    assert sample.ask(SERIES) == [(None, "tidak ada yang mendahului", True)]
    assert sample.ask("SELECT count(*) FROM pembanding") == [(0,)]
    assert sample.ask(
        "SELECT terisi FROM cakupan_sel WHERE kode_instansi = 'Z1.01' AND id_indikator = 'merit_skor'"
    ) == [(True,)]


def test_a_head_count_that_moved_is_not_a_disagreement(loaded: Folder) -> None:
    rows = loaded.ask("SELECT nilai, alasan, berbeda, jumlah_nilai FROM capaian_seri WHERE id_indikator = 'jumlah_asn'")
    assert rows == [(1250.0, "tanggal lebih baru", False, 2)]


def test_an_interim_value_beside_a_final_one_is_neither_a_movement_nor_a_disagreement(sample: Folder) -> None:
    loaded_with(sample, {"nilai": "210"}, {"nilai": "150", "status_nilai": "sementara", "id_sumber": "D4"})
    assert sorted(sample.ask(SERIES)) == [(150.0, "satu nilai", False), (210.0, "satu nilai", False)]
    assert sample.ask("SELECT nilai FROM capaian_terbaru") == [(210.0,)]


# --- coverage and groups ---------------------------------------------------------------------------------------------


def test_coverage_counts_governments_times_required_indicators(loaded: Folder) -> None:
    assert loaded.ask("SELECT count(*) FILTER (terisi), count(*) FROM cakupan_sel") == [(3, 6)]


def test_a_statement_about_a_province_fills_no_cell_of_any_government(loaded: Folder) -> None:
    assert loaded.ask("SELECT kode_provinsi, id_indikator FROM pernyataan") == [("Z1", "merit_kategori")]
    filled = loaded.ask("SELECT kode_instansi FROM cakupan_sel WHERE id_indikator = 'merit_kategori' AND terisi")
    assert filled == [("Z1.71",)]


def test_an_item_applies_to_the_kinds_that_its_instrument_names(loaded: Folder) -> None:
    rows = loaded.ask("SELECT id_subindikator, jenis FROM subindikator_jenis ORDER BY ALL")
    assert rows == [
        ("merit-baru.1.1", "kabupaten"),
        ("merit-baru.1.1", "kota"),
        ("merit-baru.1.1", "provinsi"),
        ("merit-baru.1.2", "provinsi"),
    ]


@pytest.fixture(scope="module")
def group() -> duckdb.DuckDBPyConnection:
    """Tables, views and ten kabupaten and one indicator, ready for figures."""
    con = duckdb.connect()
    for name in ("tables.sql", "macros.sql"):
        con.execute((SCHEMA / name).read_text(encoding="utf-8"))
    create_views(con, sorted(VIEWS.glob("*.sql")))
    con.execute(
        "INSERT INTO sumber BY NAME SELECT 'D1' AS id_sumber, 'j' AS judul, 'p' AS penerbit, 'berita' AS jenis_sumber"
    )
    con.execute(
        "INSERT INTO istilah VALUES ('jenis_sumber', 'berita', 1, 'b', 'b', false), ('status_nilai', 'final', 1, 'f', 'f', false)"
    )
    con.execute(
        """
        INSERT INTO instansi BY NAME
        SELECT 'Z1.' || i AS kode_instansi, 'N' || i AS nama, 'P' || i AS nama_pendek, 'S' || i AS singkatan, 'kabupaten' AS jenis,
            'Z1' AS kode_provinsi, 'R' AS provinsi, i AS petak_kolom, 0 AS petak_baris
        FROM range(10) AS r (i)
        """
    )
    con.execute(
        """
        INSERT INTO indikator BY NAME
        SELECT 'm' AS id_indikator, 1 AS urutan, 'M' AS nama, 'M' AS nama_pendek, 'M' AS arti, 'angka' AS bentuk, 'skor' AS satuan,
            'naik' AS arah, 'P' AS penilai, 1 AS desimal, 'tahunan' AS frekuensi, 'tahunan' AS sifat, true AS wajib_cakupan, false AS sorotan,
            'belum diketahui' AS status_dasar_hukum, 'x' AS keterbandingan
        """
    )
    return con


@given(figures=st.lists(st.one_of(st.none(), st.integers(0, 400)), min_size=10, max_size=10))
@settings(max_examples=25, deadline=None)
def test_a_missing_figure_is_never_covered_counted_or_averaged_as_0(
    group: duckdb.DuckDBPyConnection, figures: list[int | None]
) -> None:
    known = [value for value in figures if value is not None]
    for relation in ("capaian", "capaian_sumber", "capaian_seri", "pembanding"):
        group.execute(f"DELETE FROM {relation}")
    for number, value in enumerate(figures):
        if value is not None or number % 2:
            group.execute(
                """
                INSERT INTO capaian BY NAME
                SELECT ? AS id_capaian, ? AS kode_instansi, 'm' AS id_indikator, '2024' AS periode, DATE '2024-01-01' AS periode_mulai,
                    DATE '2024-12-31' AS periode_akhir, 'final' AS status_nilai, ?::DOUBLE AS nilai, 'P' AS penilai, 'tersurat' AS status_periode
                """,
                [number, f"Z1.{number}", value],
            )
            group.execute(
                "INSERT INTO capaian_sumber BY NAME SELECT ? AS id_capaian, 'D1' AS id_sumber, 'b' AS berkas, 1 AS baris",
                [number],
            )
    for table in ("capaian_seri", "pembanding"):
        group.execute(f"DROP TABLE {table} CASCADE")
        group.execute((VIEWS / f"{table}.sql").read_text(encoding="utf-8"))
    assert group.execute("SELECT count(*) FROM cakupan_sel WHERE terisi").fetchall() == [(len(known),)]
    rows = group.execute("SELECT jumlah_diketahui, jumlah_kelompok, dapat_dibandingkan, nilai_tengah FROM pembanding")
    comparable = len(known) >= 8
    middle = sorted(known)[len(known) // 2] + sorted(known)[(len(known) - 1) // 2] if comparable else 0
    expected = [(len(known), 10, comparable, middle / 2 if comparable else None)] if known else []
    assert rows.fetchall() == expected


# --- proofs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("doctored", "told"),
    [
        ("INSERT INTO capaian SELECT * FROM capaian LIMIT 1", "capaian: id_capaian berulang"),
        ("DELETE FROM capaian_sumber WHERE baris = 9", "capaian: tanpa sumber"),
        ("DELETE FROM capaian_sumber WHERE baris = 3", "baris fakta hilang: capaian_sumber"),
        ("UPDATE capaian SET kode_instansi = 'Z9'", "capaian: instansi, indikator, instrumen, atau kategori"),
        ("UPDATE capaian_sumber SET id_sumber = 'D9'", "capaian_sumber: capaian atau sumber tidak dikenal"),
        ("UPDATE penilaian SET id_subindikator = 'x'", "penilaian: instansi, butir, atau sumber tidak dikenal"),
        ("UPDATE penilaian SET asal = 'diakui'", "penilaian: instansi, butir, periode, dan asal berulang"),
        ("DELETE FROM pengisian_jabatan WHERE baris = 2", "baris fakta hilang: pengisian_jabatan"),
    ],
)
def test_proofs_catch_a_table_that_does_not_say_what_its_file_says(
    sample: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doctored: str, told: str
) -> None:
    staging = read_folder(sample.path)
    monkeypatch.setattr("etl.load.create_views", lambda con, _views: con.execute(doctored))
    with pytest.raises(ProofError, match=told):
        load(staging, tmp_path / "x.duckdb")


# --- the schema tells what it means ----------------------------------------------------------------------------------


def test_every_table_and_column_of_the_schema_has_a_comment() -> None:
    with duckdb.connect() as con:
        con.execute((SCHEMA / "tables.sql").read_text(encoding="utf-8"))
        tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL").fetchall()
        columns = con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
        )
        assert tables == []
        assert columns.fetchall() == []


def test_every_published_table_and_view_has_a_comment_that_states_its_grain(loaded: Folder) -> None:
    relations = loaded.ask(
        "SELECT table_name, comment FROM duckdb_tables() UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
    )
    assert [name for name, comment in relations if not str(comment).startswith("Satu baris = ")] == []


@pytest.mark.parametrize("view", sorted(VIEWS.glob("*.sql")), ids=lambda path: str(path.stem))
def test_a_view_states_its_grain_in_its_first_line_and_is_named_like_its_file(view: Path) -> None:
    text = view.read_text(encoding="utf-8")
    assert text.startswith("-- Satu baris = ")
    assert f"CREATE VIEW {view.stem} AS" in text or f"CREATE TABLE {view.stem} AS" in text


@pytest.mark.parametrize("rule", sorted(check.RULES.glob("*.sql")), ids=lambda path: str(path.stem))
def test_a_rule_says_in_its_first_line_what_it_finds(rule: Path) -> None:
    assert rule.read_text(encoding="utf-8").splitlines()[0].startswith("-- ")
