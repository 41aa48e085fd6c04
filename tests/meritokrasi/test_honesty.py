"""The rules of honesty as properties: whatever is missing, from the files to the page."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from statistics import median

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meritokrasi import queries, text
from meritokrasi.answers import overview, profile
from meritokrasi.markup import grids
from tests.folder import EVERY_EXAMPLE_LOADS, LOADED, SAMPLE, Folder, copy_sample

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


@EVERY_EXAMPLE_LOADS
@given(cells=CELLS, statements=STATEMENTS)
def test_what_is_missing_stays_missing_from_the_file_to_the_page(
    monkeypatch: pytest.MonkeyPatch, cells: dict[tuple[str, str], int], statements: int
) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = copy_sample(Path(parent))
        monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
        folder.write_rows("fakta/capaian.csv", [capaian(*pair, value) for pair, value in cells.items()])
        folder.write_rows("fakta/pernyataan.csv", [statement(number) for number in range(statements)])
        snapshot = folder.publish()
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


# --- rules 4, 5 and 6: random figures of ten governments, several documents, two instruments -----------------------

CODES = ("Z1", "Z1.71", *(f"Z1.0{n}" for n in range(1, 9)))
KIND_ORDER = {"D1": 1, "D2": 3, "D3": 5, "D4": 5, "D5": 5}  # keputusan, situs resmi pemerintah, berita
FIGURES = st.dictionaries(
    st.tuples(
        st.sampled_from(CODES),
        st.sampled_from(("2021", "2022", "2023")),
        st.sampled_from(("final", "final", "sementara")),
        st.sampled_from(tuple(KIND_ORDER)),
    ),
    st.sampled_from((210, 220, 230)),
    min_size=4,
    max_size=60,
)
INSTRUMENTS = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(("2021", "2022", "2023"))), st.just("merit-baru"), max_size=12
)
Series = dict[tuple[str, str, str], dict[int, set[str]]]


def ten_governments(folder: Folder) -> None:
    rows = folder.rows("acuan/instansi.csv")
    template = next(row for row in rows if row["kode_instansi"] == "Z1.01")
    for number in range(2, 9):
        name = {"nama": f"Kabupaten Contoh {number}", "nama_pendek": f"Contoh {number}", "singkatan": f"C{number:02}"}
        code = {"kode_instansi": f"Z1.0{number}", "kode_bps": f"Z10{number}", "petak_kolom": str(number), "alias": ""}
        rows.append({**template, **name, **code})
    folder.write_rows("acuan/instansi.csv", rows)


def figure_rows(
    figures: dict[tuple[str, str, str, str], int], instruments: dict[tuple[str, str], str]
) -> list[dict[str, str]]:
    return [
        {
            "kode_instansi": code, "id_indikator": "merit_skor", "periode": period, "status_periode": "tersurat", "nilai": str(value),
            "status_nilai": status, "penilai": "Penilai Contoh", "id_sumber": source,
            "catatan": "Dokumen lain dapat berbeda.", "id_instrumen": instruments.get((code, period), "merit-lama"),
        }
        for (code, period, status, source), value in figures.items()
    ]  # fmt: skip


def series_of(figures: dict[tuple[str, str, str, str], int]) -> Series:
    """For each series its values, and for each value its documents."""
    found: Series = {}
    for (code, period, status, source), value in figures.items():
        found.setdefault((code, period, status), {}).setdefault(value, set()).add(source)
    return found


def leading(values: dict[int, set[str]]) -> int | None:
    """The written rule: the strongest kind of document, then the most publishers; still equal means nobody leads."""
    weight = {value: (min(KIND_ORDER[s] for s in sources), -len(sources)) for value, sources in values.items()}
    best = [value for value, key in weight.items() if key == min(weight.values())]
    return best[0] if len(best) == 1 else None


# Two finals of which none leads were once hidden behind the interim value of the same year.
NO_FINAL_LEADS = {
    ("Z1.03", "2023", "final", "D4"): 230,
    ("Z1.03", "2023", "final", "D5"): 210,
    ("Z1.03", "2023", "sementara", "D1"): 210,
}


@EVERY_EXAMPLE_LOADS
@given(figures=FIGURES, instruments=INSTRUMENTS)
@example(figures=NO_FINAL_LEADS, instruments={})
def test_instruments_never_mix_comparison_is_fair_and_disagreement_is_shown(
    monkeypatch: pytest.MonkeyPatch,
    figures: dict[tuple[str, str, str, str], int],
    instruments: dict[tuple[str, str], str],
) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = copy_sample(Path(parent))
        monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
        ten_governments(folder)
        folder.write_rows("fakta/capaian.csv", figure_rows(figures, instruments))
        result = folder.load()
        assert result.status == "published", [f.sentence() for f in result.findings][:3]
        series = series_of(figures)
        check_disagreement(str(result.snapshot), series)
        check_comparison(folder, series, instruments)
        check_history(str(result.snapshot), series, instruments)


def check_disagreement(snapshot: str, series: Series) -> None:
    """Rule 6: every value is printed, the leading one by the written rule, and the reason beside it."""
    for code in CODES:
        rows = {(r["periode"], r["status_nilai"]): r for r in queries.government.series_of(snapshot, code)}
        own = {(p, s): values for (c, p, s), values in series.items() if c == code}
        assert rows.keys() == own.keys()
        for key, values in own.items():
            assert rows[key]["nilai"] == leading(values)
            assert rows[key]["berbeda"] == (len(values) > 1)
        table = profile.indicator_table(snapshot, code, LOADED, required=True)
        shown = re.sub(r"<[^>]+>", " ", table)
        assert all(text.number(value) in shown for values in own.values() for value in values)
        newest = max(own, default=None, key=lambda k: (k[0], k[1] == "final"))
        assert ("sumber berbeda" in shown) == (newest is not None and len(own[newest]) > 1)


def check_comparison(folder: Folder, series: Series, instruments: dict[tuple[str, str], str]) -> None:
    """Rules 4 and 5: one group has one instrument, kind, period and status; a median needs five and 80 percent."""
    kinds = {"Z1": "provinsi", "Z1.71": "kota"}
    sizes = {"provinsi": 1, "kota": 1, "kabupaten": 8}
    groups: dict[tuple[str, str, str, str], list[int]] = {}
    for (code, period, status), values in series.items():
        value, instrument = leading(values), instruments.get((code, period), "merit-lama")
        if value is not None:
            groups.setdefault((instrument, kinds.get(code, "kabupaten"), period, status), []).append(value)
    found = folder.ask(
        "SELECT id_instrumen, jenis, periode, status_nilai, jumlah_diketahui, jumlah_kelompok, dapat_dibandingkan, nilai_tengah FROM pembanding"
        " WHERE id_indikator = 'merit_skor'"
    )
    assert {row[:4]: row[4] for row in found} == {key: len(values) for key, values in groups.items()}
    for *key, known, size, comparable, middle in found:
        instrument, kind, period, status = key
        fair = status == "final" and known >= 5 and known >= 0.8 * sizes[kind]
        assert (size, comparable) == (sizes[kind], fair)
        assert middle == (median(groups[instrument, kind, period, status]) if fair else None)


def check_history(snapshot: str, series: Series, instruments: dict[tuple[str, str], str]) -> None:
    """Rule 4: a line joins only final values of following years that one instrument measured."""
    for code in CODES:
        frame = queries.government.history_of(snapshot, code)
        final = {
            p for (c, p, s), values in series.items() if c == code and s == "final" and leading(values) is not None
        }
        assert (set() if frame.empty else set(frame["periode"])) == (final if len(final) > 1 else set())
        for _, part in [] if frame.empty else frame.groupby("ruas"):
            years = sorted(int(period) for period in part["periode"])
            assert years == list(range(years[0], years[-1] + 1))
            assert len({instruments.get((code, str(year)), "merit-lama") for year in years}) == 1
