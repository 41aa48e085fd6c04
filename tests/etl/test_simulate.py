"""The simulation: the same seed writes the same bytes, and what it writes loads without a finding."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from etl import pipeline
from etl.simulate import SHIPPED, simulate


def _simulate(folder: Path, *, instansi: int = 7, periode: int = 2, seed: int = 1) -> int:
    return simulate(folder, instansi=instansi, periode=periode, seed=seed)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulasi") / "kecil"
    _simulate(folder)
    return folder


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two provinces: 61 governments."""
    folder = tmp_path_factory.mktemp("simulasi") / "lebar"
    _simulate(folder, instansi=61, periode=1)
    return folder


def test_the_same_seed_writes_the_same_bytes_of_every_file(small: Path, tmp_path: Path) -> None:
    _simulate(tmp_path / "lagi")
    assert _bytes(tmp_path / "lagi") == _bytes(small)


def test_another_seed_writes_other_governments_and_other_levels(small: Path, tmp_path: Path) -> None:
    _simulate(tmp_path / "lain", seed=2)
    ours, others = _bytes(small), _bytes(tmp_path / "lain")
    assert ours.keys() == others.keys()
    assert all(ours[f] != others[f] for f in ("acuan/instansi.csv", "fakta/penilaian.csv", "fakta/capaian.csv"))


def test_there_is_one_province_for_every_sixty_governments_begun(small: Path, wide: Path) -> None:
    for folder, count, provinces in ((small, 7, {"Z1"}), (wide, 61, {"Z1", "Z2"})):
        rows = _rows(folder / "acuan" / "instansi.csv")
        assert len(rows) == count
        assert {r["kode_instansi"] for r in rows if r["jenis"] == "provinsi"} == provinces
        assert {r["kode_provinsi"] for r in rows} == provinces


def test_about_one_government_in_six_is_a_city_with_a_code_from_71(wide: Path) -> None:
    cities = [r["kode_instansi"] for r in _rows(wide / "acuan" / "instansi.csv") if r["jenis"] == "kota"]
    assert 8 <= len(cities) <= 11
    assert all(int(kode.split(".")[1]) >= 71 for kode in cities)


def test_names_abbreviations_and_tiles_are_unique_and_short_enough(wide: Path) -> None:
    rows = _rows(wide / "acuan" / "instansi.csv")
    for column in ("kode_instansi", "nama", "nama_pendek", "singkatan"):
        assert len({r[column] for r in rows}) == len(rows)
    assert len({(r["petak_kolom"], r["petak_baris"]) for r in rows}) == len(rows)
    assert all(len(r["nama_pendek"]) <= 16 and len(r["singkatan"]) == 3 for r in rows)


def test_no_name_is_the_name_of_a_real_place(wide: Path) -> None:
    real = _rows(SHIPPED / "instansi.csv")
    columns = ("nama", "nama_pendek", "provinsi", "ibu_kota", "alias")
    words = {word.lower() for row in real for c in columns for word in row[c].replace(";", " ").split()}
    for row in _rows(wide / "acuan" / "instansi.csv"):
        assert row["nama"].split()[-1].lower() not in words
        assert row["ibu_kota"].lower() not in words


def test_no_invented_document_has_an_address(small: Path) -> None:
    documents = [r for r in _rows(small / "acuan" / "sumber.csv") if r["id_sumber"].startswith("sim-")]
    assert len({r["jenis_sumber"] for r in documents}) == 5
    assert len({r["penerbit"] for r in documents}) >= 5
    for row in documents:
        assert row["url"] == ""
        assert row["judul"].startswith("Dokumen rekaan")
        assert row["penerbit"].startswith("Penerbit rekaan")


def test_every_weight_of_the_invented_instrument_is_known_and_sums_to_100(small: Path) -> None:
    instrument = tomllib.loads((small / "acuan/instrumen/simulasi-1.toml").read_text(encoding="utf-8"))
    assert sum(a["bobot"] for a in instrument["aspek"]) == 100
    for aspek in instrument["aspek"]:
        assert sum(s["bobot"] for s in instrument["subindikator"] if s["aspek"] == aspek["kode"]) == 100


def test_thirty_worksheet_items_apply_to_each_government_in_each_period(small: Path) -> None:
    rows = _rows(small / "fakta" / "penilaian.csv")
    own = [r for r in rows if r["asal"] == "diakui" and not r["id_subindikator"].startswith("simulasi-1")]
    assert {r["periode"] for r in own} == {"2026-09", "2026-10"}
    assert len(own) == 7 * 30 * 2


def test_levels_never_fall_from_one_month_to_the_next(tmp_path: Path) -> None:
    _simulate(tmp_path / "panjang", instansi=2, periode=60)
    seen: dict[tuple[str, str], int] = {}
    for row in _rows(tmp_path / "panjang" / "fakta" / "penilaian.csv"):
        if row["asal"] == "diakui" and row["level"]:
            series = (row["kode_instansi"], row["id_subindikator"])
            assert seen.get(series, 0) <= int(row["level"])
            seen[series] = int(row["level"])


def test_figures_cover_at_least_three_years_and_some_of_them_disagree(wide: Path) -> None:
    rows = _rows(wide / "fakta" / "capaian.csv")
    indicators = tomllib.loads((SHIPPED / "indikator.toml").read_text(encoding="utf-8"))
    assert {r["periode"] for r in rows} == {"2024", "2025", "2026"}
    assert {r["id_indikator"] for r in rows} == set(indicators)
    assert {r["status_nilai"] for r in rows} == {"final", "sementara", "perkiraan"}
    assert any(r["catatan"] and r["status_nilai"] == "final" for r in rows)


def test_a_simulation_loads_without_a_finding_and_is_unchanged_the_second_time(wide: Path) -> None:
    first, second = pipeline.load(wide), pipeline.load(wide)
    assert [f.sentence() for f in first.findings] == []
    assert (first.status, second.status) == ("published", "unchanged")


def test_a_foreign_folder_with_files_in_it_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("jangan dihapus", encoding="utf-8")
    with pytest.raises(pipeline.SystemFailedError, match="bukan hasil simulasi"):
        _simulate(tmp_path)
    assert _bytes(tmp_path) == {"surat.txt": b"jangan dihapus"}


def test_a_real_data_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "acuan").mkdir()
    (tmp_path / "acuan" / "wilayah.toml").write_bytes((SHIPPED / "wilayah.toml").read_bytes())
    with pytest.raises(pipeline.SystemFailedError, match="bukan hasil simulasi"):
        _simulate(tmp_path)


def test_an_earlier_simulation_is_replaced_but_its_snapshots_stay(tmp_path: Path) -> None:
    _simulate(tmp_path, instansi=1, periode=1)
    (tmp_path / "terbit").mkdir()
    (tmp_path / "terbit" / "TERKINI").write_text("tetap", encoding="utf-8")
    (tmp_path / "fakta" / "tonggak-lama.csv").write_text("kode_instansi\n", encoding="utf-8")
    _simulate(tmp_path, instansi=2, periode=1)
    assert len(_rows(tmp_path / "acuan" / "instansi.csv")) == 2
    assert not (tmp_path / "fakta" / "tonggak-lama.csv").exists()
    assert (tmp_path / "terbit" / "TERKINI").read_text(encoding="utf-8") == "tetap"


@pytest.mark.parametrize(("size", "word"), [({"instansi": 100_000}, "instansi"), ({"periode": 10_000}, "periode")])
def test_a_size_beyond_the_names_or_the_calendar_is_refused_in_one_sentence(
    tmp_path: Path, size: dict[str, int], word: str
) -> None:
    with pytest.raises(pipeline.SystemFailedError, match=f"Kecilkan --{word}"):
        _simulate(tmp_path / "besar", **size)
    assert not (tmp_path / "besar").exists()
