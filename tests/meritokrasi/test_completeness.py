"""Completeness: what is missing stays missing, an age is never a judgement without a source, and every request is a sentence."""

from __future__ import annotations

import datetime as dt
import html
import re
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritokrasi import queries, store, text
from meritokrasi.answers import completeness, freshness, inquiries
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup import gaps, shares
from tests.folder import EVERY_EXAMPLE_LOADS, Folder, copy_sample

REQUIRED = ("merit_skor", "merit_kategori")
PAIRS = [(code, name) for code in ("Z1", "Z1.01", "Z1.71") for name in (*REQUIRED, "jumlah_asn")]
DAYS = {"baru": 90, "lama": 900, "tanpa tanggal": None}
CYCLE = 12
CELLS = st.dictionaries(
    st.sampled_from(PAIRS), st.tuples(st.integers(1, 2), st.sampled_from(list(DAYS))), max_size=len(PAIRS)
)


def href(page: str, **query: str) -> str:
    return f"/{page}?" + "&".join(f"{key}={value}" for key, value in query.items())


def everybody(snapshot: str) -> Chosen:
    return Chosen(snapshot, None, None)


def figure(code: str, name: str, number: int, age: str = "baru", **others: str) -> dict[str, str]:
    """One row of capaian.csv; several numbers of one cell are several documents that disagree."""
    ago = DAYS[age]
    day = "" if ago is None else (dt.date.today() - dt.timedelta(days=ago)).isoformat()
    value = {"kategori_terbit": f"Baik {number}"} if name == "merit_kategori" else {"nilai": str(100 + number)}
    return {
        "kode_instansi": code, "id_indikator": name, "periode": "2020", "status_periode": "tersurat", "status_nilai": "final",
        "penilai": "Penilai Contoh", "id_sumber": f"D{number + 2}", "catatan": "Angka rekaan.", "tanggal": day,
        "presisi": "hari" if day else "", **value, **others,
    }  # fmt: skip


def with_cycle(folder: Folder) -> None:
    """The score is published every twelve months, and has a source for that; the category has none."""
    folder.replace("acuan/indikator.toml", "desimal = 1", f"desimal = 1\nsiklus_bulan = {CYCLE}")


def load(folder: Folder, rows: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
    folder.write_rows("fakta/capaian.csv", rows)
    result = folder.load()
    assert result.status == "published", [finding.sentence() for finding in result.findings]
    return str(result.snapshot)


def expected_state(name: str, numbers: int, age: str) -> str:
    if numbers > 1:
        return "berbeda"
    return "usang" if name == "merit_skor" and age == "lama" else "ada"


@EVERY_EXAMPLE_LOADS
@given(filled=CELLS, statements=st.integers(0, 2))
def test_every_cell_has_one_of_four_states_and_only_own_figures_fill_it(
    monkeypatch: pytest.MonkeyPatch, filled: dict[tuple[str, str], tuple[int, str]], statements: int
) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = copy_sample(Path(parent))
        with_cycle(folder)
        folder.write_rows("fakta/pernyataan.csv", folder.rows("fakta/pernyataan.csv")[:statements])
        rows = [
            figure(*pair, number, age) for pair, (numbers, age) in filled.items() for number in range(1, numbers + 1)
        ]
        snapshot = load(folder, rows, monkeypatch)

        wanted = {pair: expected_state(pair[1], *cell) for pair, cell in filled.items() if pair[1] in REQUIRED}
        chosen = everybody(snapshot)
        found = {(row["kode_instansi"], row["id_indikator"]): row for row in completeness.required_cells(chosen)}
        assert found.keys() == {pair for pair in PAIRS if pair[1] in REQUIRED}
        assert {pair: row["keadaan"] for pair, row in found.items() if row["keadaan"] != "belum ada"} == wanted
        for (_, age), row in ((filled[pair], found[pair]) for pair in wanted):
            assert (row["umur_bulan"] is None) == (age == "tanpa tanggal")
        [last] = queries.completeness.progress(snapshot)
        assert (last["terisi"], last["jumlah"]) == (len(wanted), len(found))
        assert f": {len(wanted)} dari {len(found)}" in completeness.completeness_heading(snapshot).title
        check_matrix(completeness.matrix(chosen, href), len(wanted), len(found))


def check_matrix(page: str, known: int, total: int) -> None:
    cells = re.findall(r'<td class="sel[^"]*">.*?</td>', page, re.S)
    linked = [cell for cell in cells if "fakta=capaian:" in cell]
    missing = [cell for cell in cells if 'class="sel kosong"' in cell]
    assert len(linked) == known
    assert len(missing) >= total - known
    assert all(text.MISSING in cell and not re.search(r"\d", cell) for cell in missing)
    assert not any("kosong" in cell for cell in linked)


@given(st.integers(0, 2000))
def test_an_age_in_words_says_exactly_its_years_and_months(months: int) -> None:
    words = completeness.age_words(months)
    years, rest = (re.search(rf"(\d+) {unit}", words) for unit in ("tahun", "bulan"))
    if months == 0:
        assert words == "kurang dari 1 bulan"
    else:
        assert (int(years[1]) if years else 0) * 12 + (int(rest[1]) if rest else 0) == months
        assert not re.search(r"\b0 ", words)


# --- the sample as it stands -------------------------------------------------------------------------------------


@pytest.fixture
def snapshot(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    return loaded.current() or ""


def test_a_cell_prints_its_period_and_the_word_interim_and_leads_to_its_fact(snapshot: str) -> None:
    page = html.unescape(completeness.matrix(everybody(snapshot), href))
    [cell] = re.findall(r'<td class="sel[^"]*"><a href="[^"]*capaian:Z1.01/merit_skor/2025/sementara".*?</td>', page)
    assert ">2025<" in cell
    assert ">sementara<" in cell
    assert "Kabupaten Tanjung Kelana, Skor merit: 2025, sementara, umur" in cell


def test_heads_carry_how_many_of_how_many(snapshot: str) -> None:
    page = completeness.matrix(everybody(snapshot), href)
    assert "Skor merit\n2\xa0dari\xa03" in page
    assert "Kategori merit\n1\xa0dari\xa03" in page
    assert "Rimba Raya (3 dari 6)" in page


def test_without_a_known_cycle_nothing_is_called_stale_and_the_page_says_so(snapshot: str) -> None:
    assert not [row for row in queries.completeness.cells(snapshot, None) if row["keadaan"] == "usang"]
    assert "Tidak ada yang disebut usang" in completeness.matrix_note(everybody(snapshot))


def test_a_known_cycle_is_named_and_what_is_older_carries_the_word(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_cycle(sample)
    rows = [figure("Z1", "merit_skor", 1, "lama"), figure("Z1", "merit_kategori", 1, "lama")]
    chosen = everybody(load(sample, rows, monkeypatch))
    assert "Skor merit 1 tahun" in completeness.matrix_note(chosen)
    assert "satu lebih tua dari jarak antarterbitannya" in completeness.matrix_title(chosen)
    assert completeness.matrix(chosen, href).count(">usang<") == 1
    [group] = inquiries.government_groups(chosen, href)
    [own] = [item for item in group.items if item.whom == "Provinsi Rimba Raya"]
    assert (
        own.sentence == "Mohon nilai yang lebih baru daripada Skor merit 2020 Provinsi Rimba Raya, bila sudah terbit."
    )


@pytest.mark.parametrize(
    ("day", "age"),
    [("2028-03-31", "2 tahun 3 bulan"), ("2026-12-30", "11 bulan"), ("2025-06-01", "kurang dari 1 bulan")],
)
def test_an_age_counts_from_the_last_possible_day_to_the_day_of_load(
    sample: Folder, monkeypatch: pytest.MonkeyPatch, day: str, age: str
) -> None:
    snapshot = load(sample, sample.rows("fakta/capaian.csv"), monkeypatch)
    backdate(sample, {snapshot: day})
    [row] = [r for r in queries.completeness.cells(snapshot, None) if r["kode_instansi"] == "Z1.71" and r["periode"]]
    assert (row["presisi"], row["hari_terakhir"]) == ("tahun", dt.date(2025, 12, 31))
    assert completeness.age_words(row["umur_bulan"]) == age


def test_a_choice_narrows_the_matrix_and_both_lists(snapshot: str) -> None:
    chosen = Chosen(snapshot, "Z1", "kota")
    assert {row["kode_instansi"] for row in completeness.required_cells(chosen)} == {"Z1.71"}
    assert "1 dari 2 isian terisi untuk 1 kota di Rimba Raya" in completeness.matrix_title(chosen)
    [group] = inquiries.government_groups(chosen, href)
    assert [item.whom for item in group.items] == ["Kota Wanasari"]
    [to_assessor] = inquiries.assessor_inquiries(chosen)
    assert to_assessor.sentence.endswith("Skor merit: Kota Wanasari.")


def test_a_choice_without_governments_says_so_and_claims_nothing(snapshot: str) -> None:
    nobody = Chosen(snapshot, "Z1", "kecamatan")
    assert completeness.matrix_title(nobody) == "Tidak ada kecamatan di Rimba Raya"
    pages = [completeness.matrix(nobody, href), inquiries.to_assessors(nobody), inquiries.to_governments(nobody, href)]
    assert all("Tidak ada kecamatan di Rimba Raya." in page and inquiries.FOUND_ALL not in page for page in pages)


def test_context_is_named_apart_and_is_no_column(snapshot: str) -> None:
    chosen = everybody(snapshot)
    assert "Konteks, tidak dihitung: Jumlah ASN 1 instansi" in completeness.matrix_note(chosen)
    assert "Jumlah ASN" not in completeness.matrix(chosen, href)


def test_the_strongest_document_of_each_newest_figure_is_counted_once(snapshot: str) -> None:
    rows = queries.completeness.source_kinds(snapshot)
    counts = {(row["id_indikator"], row["label"]): row["jumlah"] for row in rows if row["jumlah"]}
    assert counts == {("merit_skor", "keputusan"): 1, ("merit_skor", "berita"): 1, ("merit_kategori", "berita"): 1}
    title = freshness.sources_title(snapshot)
    assert title == "2 dari 3 angka terbaru bersandar pada berita; 1 dari dokumen penilai sendiri"


def test_the_newest_and_oldest_date_lead_to_their_facts(snapshot: str) -> None:
    page = html.unescape(freshness.ages_table(snapshot, href))
    assert re.search(r"capaian:Z1.01/merit_skor/2025/sementara[^>]*>.*?20 Nov 2025", page)
    assert re.search(r"capaian:Z1/merit_skor/2024/final[^>]*>.*?5 Apr 2025", page)


def test_links_of_a_pinned_snapshot_are_not_mixed_with_those_of_the_current_one(snapshot: str) -> None:
    pins = [""]

    def changing(page: str, **query: str) -> str:
        return href(page, **query) + pins[0]

    plain = completeness.matrix(everybody(snapshot), changing)
    pins[0] = "&snapshot=lama"
    pinned = completeness.matrix(everybody(snapshot), changing)
    assert "snapshot=lama" not in plain
    assert pinned.count("snapshot=lama") == plain.count("href=")


def test_a_new_indicator_is_a_new_column_without_code(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = sample.file("acuan/indikator.toml")
    block = catalogue.read_text(encoding="utf-8").split("[merit_kategori]")[1].split("\n[")[0]
    added = block.replace("Kategori merit", "Budaya kerja").replace("Penilai Contoh", "Penilai Lain")
    catalogue.write_text(f"{catalogue.read_text(encoding='utf-8')}\n[budaya_kerja]{added}\n", encoding="utf-8")
    chosen = everybody(load(sample, sample.rows("fakta/capaian.csv"), monkeypatch))
    assert "Budaya kerja\nbelum\xa0ada" in completeness.matrix(chosen, href)
    asked = inquiries.assessor_inquiries(chosen)[-1]
    names = "Provinsi Rimba Raya, Kabupaten Tanjung Kelana, dan Kota Wanasari"
    assert (asked.whom, asked.sentence.split("dokumennya. ")[1]) == ("Penilai Lain", f"Budaya kerja: {names}.")


# --- whom to ask -------------------------------------------------------------------------------------------------


def test_an_assessor_is_asked_for_named_governments(snapshot: str) -> None:
    [item] = inquiries.assessor_inquiries(everybody(snapshot))
    assert item.whom == "Penilai Contoh"
    assert item.lacking == "belum kami temukan Skor merit untuk 1 dan Kategori merit untuk 2 dari 3 pemerintah daerah"
    assert "Skor merit: Kota Wanasari." in item.sentence
    assert "Kategori merit: Provinsi Rimba Raya dan Kabupaten Tanjung Kelana." in item.sentence


def test_nobody_is_asked_for_what_is_there(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [figure(code, name, 1) for code, name in PAIRS if name in REQUIRED]
    chosen = everybody(load(sample, rows, monkeypatch))
    assert inquiries.to_assessors(chosen).count(inquiries.FOUND_ALL) == 1
    assert inquiries.to_governments(chosen, href).count(inquiries.FOUND_ALL) == 1
    assert "<button" not in inquiries.to_assessors(chosen) + inquiries.to_governments(chosen, href)


def test_a_government_is_asked_to_settle_values_that_disagree(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [figure("Z1.01", "merit_skor", number) for number in (1, 2)]
    [group] = inquiries.government_groups(everybody(load(sample, rows, monkeypatch)), href)
    [item] = [item for item in group.items if item.whom == "Kabupaten Tanjung Kelana"]
    assert item.lacking == "1 dari 2 belum kami temukan; Skor merit 2020 berbeda"
    assert "Mohon kepastian nilai Skor merit 2020 Kabupaten Tanjung Kelana" in item.sentence
    assert "dua nilai yang berbeda" in item.sentence


def test_a_request_names_the_contact_that_the_office_entered(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    head, *rows = sample.file("acuan/instansi.csv").read_text(encoding="utf-8").splitlines()
    lines = [
        f"{head},kontak_nama,kontak_telepon",
        f"{rows[0]},Bidang Mutasi,0711 123",
        *(f"{row},," for row in rows[1:]),
    ]
    sample.file("acuan/instansi.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    chosen = everybody(load(sample, sample.rows("fakta/capaian.csv"), monkeypatch))
    [group] = inquiries.government_groups(chosen, href)
    assert [item.contact for item in group.items] == ["Bidang Mutasi, 0711 123", "", ""]


def test_the_button_copies_the_sentence_and_nothing_else() -> None:
    item = gaps.Inquiry("Penilai <b>", "belum kami temukan", "Mohon nilai <i>.", contact="Bidang Mutasi")
    page = gaps.inquiry_list([item], "")
    paragraph = page.split('<p class="kutipan">')[1].split("</p>")[0]
    assert re.findall(r"<span>(.*?)</span>", paragraph)[0] == "Mohon nilai &lt;i&gt;."
    assert "Hubungi Bidang Mutasi" in page
    assert "<i>" not in page


def test_a_single_province_is_open_and_several_wait_for_a_click() -> None:
    group = gaps.InquiryGroup("Rimba Raya", [gaps.Inquiry("Z", "-", "-")])
    assert '<details class="kelompok" open>' in gaps.inquiry_groups([group], "")
    assert '<details class="kelompok" open>' not in gaps.inquiry_groups([group, group], "")


# --- since when --------------------------------------------------------------------------------------------------


def backdate(folder: Folder, days: dict[str, str]) -> None:
    """Let the newest snapshot remember its loads on other days; each has a noon of its own."""
    with duckdb.connect(str(folder.terbit / f"{folder.current()}.duckdb")) as con:
        for snapshot, day in days.items():
            con.execute("UPDATE muatan SET waktu = ? WHERE id_muatan = ?", [f"{day} 03:00:00", snapshot])


def test_progress_has_one_bar_a_day_and_is_not_compared_across_another_catalogue(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [load(sample, [figure("Z1", "merit_skor", 1)], monkeypatch)]
    ids.append(load(sample, [figure(code, "merit_skor", 1) for code in ("Z1", "Z1.01")], monkeypatch))
    sample.replace("acuan/indikator.toml", "wajib_cakupan = true", "wajib_cakupan = false")
    ids.append(load(sample, [figure("Z1", "merit_kategori", 1)], monkeypatch))
    ids.append(load(sample, [figure(code, "merit_kategori", 1) for code in ("Z1", "Z1.71")], monkeypatch))
    backdate(sample, dict(zip(ids, ("2026-01-01", "2026-02-01", "2026-03-01", "2026-03-01"), strict=True)))

    loads = queries.completeness.progress(ids[-1])
    assert [(load["terisi"], load["jumlah"]) for load in loads] == [(1, 6), (2, 6), (2, 3)]
    assert [load["id"] for load in loads] == [ids[0], ids[1], ids[3]]
    page = freshness.progress_bars(ids[-1])
    assert page.count("<li") == 3
    assert page.count('class="terputus"') == 1
    assert page.count("daftar instansi atau indikator berubah") == 1
    assert "dari 2 dari 6" not in freshness.progress_title(ids[-1])
    assert "2 dari 3 isian" in freshness.progress_title(ids[-1])


def test_loads_of_another_shape_or_without_a_file_are_skipped_and_counted(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA - 1)
    load(sample, [figure("Z1", "merit_skor", 1)], monkeypatch)
    monkeypatch.undo()
    gone = load(sample, [figure("Z1.01", "merit_skor", 1)], monkeypatch)
    kept = load(sample, [figure("Z1.71", "merit_skor", 1)], monkeypatch)
    (sample.terbit / f"{gone}.duckdb").unlink()
    assert [load["id"] for load in queries.completeness.progress(kept)] == [kept]
    assert queries.completeness.unreadable_loads(kept) == 2
    assert "2 muatan lama" in freshness.progress_note(kept)


def test_a_first_load_says_so(snapshot: str) -> None:
    assert freshness.progress_title(snapshot) == "Kemajuan kelengkapan: ini muatan pertama yang dapat dibandingkan"


# --- bars of age -------------------------------------------------------------------------------------------------


def test_a_bar_of_age_holds_every_government_once_and_hatches_only_what_is_missing(snapshot: str) -> None:
    page = html.unescape(freshness.ages_bars(snapshot))
    bars = [re.findall(r'class="sebaran-ruas ([\w-]*)" style="flex-grow:(\d+)"', bar) for bar in page.split("<li>")]
    drawn = [bar for bar in bars if bar]
    assert [sum(int(count) for _, count in bar) for bar in drawn] == [3] * len(drawn)
    asked = re.findall(r"<span class=\"tersembunyi\">: ([^<]*)</span>", page)
    assert [("kosong" in dict(bar)) for bar in drawn] == [text.MISSING in words for words in asked]
    assert all(dict(bar).get("kosong", "0") in words for bar, words in zip(drawn, asked, strict=True))


def test_a_part_without_any_government_is_neither_drawn_nor_explained() -> None:
    parts = [shares.Share("muda", 3, 7), shares.Share("tua", 0, 1), shares.Share(text.MISSING, 0, missing=True)]
    page = shares.stacked([shares.Whole("Skor", parts)])
    assert "tua" not in page
    assert text.MISSING not in page
    assert "Skor" in page
    assert ": 3 muda" in page


def test_without_indicators_no_bar_is_drawn() -> None:
    assert "<li>" not in shares.stacked([])
