"""The rules of honesty as properties: whatever is missing, from the files to the page."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meritokrasi import grids, queries, text
from meritokrasi.answers import overview, profile
from tests.folder import LOADED, SAMPLE, copy_sample

PAIRS = [(code, name) for code in ("Z1", "Z1.01", "Z1.71") for name in ("merit_skor", "merit_kategori", "jumlah_asn")]
CELLS = st.dictionaries(st.sampled_from(PAIRS), st.integers(100, 400), max_size=9)
STATEMENTS = st.integers(0, 3)


def capaian(code: str, name: str, value: int) -> dict[str, str]:
    figure = {"nilai": "", "kategori_terbit": "Baik"} if name == "merit_kategori" else {"nilai": str(value)}
    return {
        "kode_instansi": code, "id_indikator": name, "periode": "2024", "status_periode": "tersurat", "status_nilai": "final",
        "penilai": "Penilai Contoh", "id_sumber": "D1", **figure,
    }  # fmt: skip


def statement(number: int) -> dict[str, str]:
    return {
        "kode_provinsi": "Z1", "id_indikator": "merit_kategori", "periode": str(2020 + number), "penilai": "Penilai Contoh",
        "pernyataan": "Belum ada pemerintah daerah yang mencapai kategori Baik", "id_sumber": "D3",
    }  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=CELLS, statements=STATEMENTS)
def test_what_is_missing_stays_missing_from_the_file_to_the_page(
    monkeypatch: pytest.MonkeyPatch, cells: dict[tuple[str, str], int], statements: int
) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = copy_sample(Path(parent))
        monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
        folder.write_rows("fakta/capaian.csv", [capaian(*pair, value) for pair, value in cells.items()])
        folder.write_rows("fakta/pernyataan.csv", [statement(number) for number in range(statements)])
        snapshot = str(folder.load().snapshot)
        required = {n["id_indikator"] for n in queries.area.indicators(snapshot) if n["wajib_cakupan"]}

        covered = {row["id_indikator"]: row["terisi"] for row in queries.area.coverage(snapshot)}
        assert covered == {name: sum(n == name for _, n in cells) for name in required}
        for code in ("Z1", "Z1.01", "Z1.71"):
            known = {name for c, name in cells if c == code}
            check_profile(snapshot, code, known, required)
        check_overview(snapshot, len([pair for pair in cells if pair[1] in required]))


def check_profile(snapshot: str, code: str, known: set[str], required: set[str]) -> None:
    """Every gap is a hatched row in words; every figure has its document; a statement fills nothing."""
    table = profile.indicator_table(snapshot, code, LOADED, required=True)
    gaps = re.findall(r'<tr class="hilang">.*?</tr>', table, re.S)
    assert len(gaps) == len(required - known)
    assert all(text.MISSING in gap and not re.search(r">\s*0[,<]", gap) for gap in gaps)
    assert table.count('<details class="sumber">') == len(required & known)
    assert "Belum ada pemerintah daerah" not in table


def check_overview(snapshot: str, known: int) -> None:
    coverage = overview.overview_cards(snapshot)[0]
    assert coverage.detail.startswith(f"{known} dari ")
    page = grids.tile_map(queries.area.tiles(snapshot), queries.area.steps(snapshot), lambda page, **query: page)
    unreported = sum(tile["urutan_langkah"] is None for tile in queries.area.tiles(snapshot))
    assert len(re.findall(r'<a class="petak[^"]* kosong', page)) == unreported


def test_the_sample_has_the_codes_that_this_test_uses() -> None:
    codes = (SAMPLE / "acuan" / "instansi.csv").read_text(encoding="utf-8")
    assert all(f"\n{code}," in codes for code, _ in PAIRS)
