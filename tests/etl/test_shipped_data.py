"""The real data folder: what it says today, counted."""

from __future__ import annotations

import pytest

from etl import dictionary
from tests.folder import DATA, Folder, copy_shipped

COUNTS = {
    "instansi": 49,
    "sumber": 161,
    "penandatangan": 49,
    "capaian": 160,
    "capaian_sumber": 164,
    "tonggak": 17,
    "penghargaan": 10,
    "pernyataan": 2,
    "nasional": 4,
    "pengisian_jabatan": 21,
    "indikator": 12,
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The real data, loaded in a folder of its own."""
    folder = copy_shipped(tmp_path_factory.mktemp("shipped"))
    folder.publish()
    return folder


@pytest.mark.parametrize(("table", "rows"), COUNTS.items())
def test_every_table_has_the_rows_that_were_collected(shipped: Folder, table: str, rows: int) -> None:
    assert shipped.ask(f"SELECT count(*) FROM {table}") == [(rows,)]


def test_eighteen_rows_of_tonggak_are_seventeen_steps(shipped: Folder) -> None:
    assert shipped.ask("SELECT count(*) FROM rujukan WHERE tabel = 'tonggak'") == [(18,)]


def test_nine_indicators_are_required_and_78_of_441_cells_are_filled(shipped: Folder) -> None:
    assert shipped.ask("SELECT count(*) FROM indikator WHERE wajib_cakupan") == [(9,)]
    assert shipped.ask("SELECT count(*) FILTER (terisi), count(*) FROM cakupan_sel") == [(78, 441)]


def test_thirty_items_of_the_new_instrument_apply_to_each_kind(shipped: Folder) -> None:
    rows = shipped.ask(
        """
        SELECT j.jenis, count(*) FROM subindikator_jenis AS j JOIN subindikator USING (id_subindikator)
        WHERE id_instrumen = 'permenpanrb-19-2025' GROUP BY ALL ORDER BY ALL
        """
    )
    assert rows == [("kabupaten", 30), ("kota", 30), ("provinsi", 30)]


def test_of_two_values_of_spi_2024_of_jambi_the_confirmed_one_leads(shipped: Folder) -> None:
    where = "kode_instansi = '15' AND id_indikator = 'spi_total' AND periode = '2024'"
    assert shipped.ask(f"SELECT nilai FROM capaian WHERE {where} ORDER BY nilai") == [(65.36,), (69.36,)]
    assert shipped.ask(f"SELECT nilai, jumlah_nilai, berbeda FROM capaian_seri WHERE {where}") == [(65.36, 2, True)]


def test_every_figure_has_a_source(shipped: Folder) -> None:
    assert shipped.ask("SELECT count(*) FROM capaian ANTI JOIN capaian_sumber USING (id_capaian)") == [(0,)]


def test_attendance_is_told_as_it_was_reported(shipped: Folder) -> None:
    rows = shipped.ask("SELECT kehadiran, count(*) FROM penandatangan GROUP BY ALL")
    assert dict(rows) == {"hadir": 11, "diwakili": 2, "disebut kolektif": 21, "tidak diberitakan": 15}
    assert shipped.ask("SELECT count(*) FROM penandatangan WHERE tanda_tangan = 'diberitakan'") == [(6,)]


def test_no_code_lost_its_last_zero(shipped: Folder) -> None:
    assert shipped.ask("SELECT nama FROM instansi WHERE kode_instansi LIKE '__._'") == []
    assert shipped.ask("SELECT kode_provinsi FROM instansi WHERE kode_instansi = '16.10'") == [("16",)]


def test_the_dictionary_is_fresh() -> None:
    assert (DATA / "KAMUS.md").read_text(encoding="utf-8") == dictionary.render()


def test_the_shipped_files_are_utf8_without_a_mark() -> None:
    for path in sorted(DATA.glob("[af]*/**/*.*")):
        assert not path.read_text(encoding="utf-8").startswith("\ufeff"), path
