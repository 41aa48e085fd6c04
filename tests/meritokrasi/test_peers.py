"""Perbandingan: who is ranked, what is never ranked, and what stands beside a level."""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritokrasi import charts, text
from meritokrasi.answers import beside, peer_chart, peer_group, peers
from meritokrasi.answers.peer_group import Group
from meritokrasi.charts.peers import Dot, Panels
from tests.folder import EVERY_EXAMPLE_LOADS, LOADED, Folder, copy_sample

KINDS = {"Z1": "provinsi", "Z2": "provinsi"}
KINDS |= {f"Z1.0{n}": "kabupaten" for n in range(1, 7)} | {"Z2.01": "kabupaten", "Z2.02": "kabupaten"}
KINDS |= {f"Z1.7{n}": "kota" for n in range(1, 6)}
KABUPATEN = [code for code, kind in KINDS.items() if kind == "kabupaten"]
PROVINCES = {"Z1": "Rimba Raya", "Z2": "Rimba Barat"}
Rows = list[dict[str, str]]
Build = Callable[..., str]


def figure(code: str, value: float | str, **other: str) -> dict[str, str]:
    return {
        "kode_instansi": code, "id_indikator": "merit_skor", "periode": "2024", "status_periode": "tersurat", "status_nilai": "final",
        "penilai": "Penilai Contoh", "id_sumber": "D3", "nilai": str(value), "catatan": "Dokumen lain dapat berbeda.", **other,
    }  # fmt: skip


VALUES: tuple[float | str, ...] = (300, 300, 280, 260, "250.5", 93, 230)
AREA = [
    # Of 2024: seven of eight kabupaten, two alike; the eighth has two values and no leader. 2025: a few; 2023 and 2022: earlier ones.
    *(figure(code, value) for code, value in zip(KABUPATEN, VALUES, strict=False)),
    figure("Z1.01", 310, id_sumber="D1", periode="2023"), figure("Z1.01", 305, periode="2023"),
    figure("Z2.02", 311, id_sumber="D3"), figure("Z2.02", 322, id_sumber="D4"),
    figure("Z1.05", "240.5", periode="2022"), figure("Z1.05", 230, periode="2021"), figure("Z1.05", 245, periode="2023", status_nilai="sementara"),
    figure("Z1.06", "76.15", periode="2023"),
    figure("Z1.01", 320, periode="2025"), figure("Z1.02", 290, periode="2025", status_nilai="sementara"),
    figure("Z1.71", 190, status_periode="tidak disebut"),
    *(figure(code, n, id_indikator="jumlah_asn", periode=y) for y in ("2023", "2024") for n, code in enumerate(KABUPATEN, 900)),
]  # fmt: skip


def governments(folder: Folder, kinds: dict[str, str]) -> None:
    template = folder.rows("acuan/instansi.csv")[0]
    rows = [
        {
            **template, "kode_instansi": code, "kode_bps": code, "nama": f"{kind.capitalize()} {code}", "nama_pendek": f"Pendek {code}",
            "singkatan": f"{number:03}", "jenis": kind, "kode_provinsi": code[:2], "provinsi": PROVINCES[code[:2]],
            "petak_kolom": str(number), "petak_baris": "0", "alias": "",
        }
        for number, (code, kind) in enumerate(kinds.items())
    ]  # fmt: skip
    folder.write_rows("acuan/instansi.csv", rows)
    for name in ("penandatangan", "penilaian", "tonggak", "penghargaan", "pengisian_jabatan", "pernyataan"):
        folder.write_rows(f"fakta/{name}.csv", [])


def published(folder: Folder, rows: Rows, kinds: dict[str, str]) -> str:
    governments(folder, kinds)
    folder.write_rows("fakta/capaian.csv", rows)
    return folder.publish()


@pytest.fixture
def build(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Publish these figures of the fifteen governments; the snapshot's id."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))

    def publish(rows: Rows, kinds: dict[str, str] = KINDS) -> str:
        return published(sample, rows, kinds)

    return publish


@pytest.fixture(scope="module")
def area_folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """One snapshot with most of what can happen; tests only read it."""
    folder = copy_sample(tmp_path_factory.mktemp("peers"))
    published(folder, AREA, KINDS)
    return folder


@pytest.fixture
def area(area_folder: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(area_folder.path))
    return str(area_folder.current())


def group(snapshot: str, kind: str = "kabupaten", **other: Any) -> Group:
    chosen = {"indicator": "merit_skor", "province": None, "status": "final", "period": None, **other}
    return peer_group.chosen_group(
        snapshot, chosen["indicator"], kind, chosen["province"], chosen["status"], chosen["period"]
    )


def href(page: str, **query: str) -> str:
    return f"/{page}?" + "&".join(f"{key}={value}" for key, value in query.items())


def table(chosen: Group, own: str | None = None) -> str:
    return peers.table(chosen, None, own, LOADED, href)


def rows_of(markup: str) -> list[str]:
    return [row for row in re.findall(r"<tr.*?</tr>", markup, re.S) if 'scope="row"' in row]


def row_of(markup: str, code: str) -> str:
    [row] = [row for row in rows_of(markup) if f"instansi={code}" in row]
    return row


def traces(chosen: Group) -> Sequence[Any]:
    chart = peer_chart.chart(chosen, None, None, "light")
    return chart.data if chart else ()


def words(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()


def drawn(chosen: Group) -> dict[str, float]:
    """Name on the axis -> level, of every dot."""
    chart = peer_chart.chart(chosen, None, None, "light")
    names = chart.layout.yaxis.ticktext if chart else ()
    return {
        re.sub(r"^\d+\. |</?b>", "", name): x for name, x in zip(names, chart.data[0].x if chart else (), strict=True)
    }


# --- properties ------------------------------------------------------------------------------------------------------

CODES = tuple(KINDS)
FIGURES = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(("2023", "2024")), st.sampled_from(("final", "sementara"))),
    st.sampled_from((150, 200, 250, 300)),
    max_size=40,
)
COMPLETE = st.fixed_dictionaries({code: st.sampled_from((150, 200, 250, 300)) for code in KABUPATEN[1:]})


@EVERY_EXAMPLE_LOADS
@given(scattered=FIGURES, dense=st.one_of(st.just({}), COMPLETE), dense_status=st.sampled_from(("final", "sementara")))
def test_a_rank_needs_a_final_figure_five_governments_and_four_fifths_of_the_group(
    monkeypatch: pytest.MonkeyPatch,
    scattered: dict[tuple[str, str, str], int],
    dense: dict[str, int],
    dense_status: str,
) -> None:
    figures = scattered | {(code, "2024", dense_status): value for code, value in dense.items()}
    with tempfile.TemporaryDirectory() as parent:
        folder = copy_sample(Path(parent))
        monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
        rows = [figure(c, v, periode=p, status_nilai=s) for (c, p, s), v in figures.items()]
        snapshot = published(folder, rows, KINDS)
        for kind, province, status, period in itertools.product(
            ("provinsi", "kabupaten", "kota"), (None, "Z1", "Z2"), ("final", "sementara"), ("2023", "2024")
        ):
            codes = [c for c, k in KINDS.items() if k == kind and (province is None or c.startswith(province))]
            known = {c: figures[c, period, status] for c in codes if (c, period, status) in figures}
            chosen = group(snapshot, kind, province=province, status=status, period=period)
            if codes and known:
                check_group(chosen, known, codes)


def check_group(chosen: Group, known: dict[str, int], codes: Sequence[str]) -> None:
    """What is printed and drawn is what was published for these governments, this period and this status, and no more."""
    fair = chosen.status == "final" and len(known) >= 5 and len(known) >= 0.8 * len(codes)
    expected = {c: 1 + sum(other > v for other in known.values()) if fair else None for c, v in known.items()}
    assert {m["kode_instansi"]: m["peringkat"] for m in chosen.members} == {c: expected.get(c) for c in codes}
    assert drawn(chosen) == {f"Pendek {c}": v for c, v in known.items()}
    assert chosen.median == (text.number(median(known.values()), 1) if fair else None)
    markup = table(chosen)
    assert ("Peringkat" in markup) == fair
    for row, code in zip(rows_of(markup), [m["kode_instansi"] for m in chosen.known], strict=True):
        assert f"instansi={code}" in row
        assert f"<strong>{known[code]}</strong>" in row
        assert (f'<td data-label="Peringkat">{expected[code]}</td>' in row) == fair
    missing = [c for c in codes if c not in known]
    assert peers.unjudged_title(chosen) == f"Belum dapat dinilai ({len(missing)})"
    assert [c for c in codes if f"instansi={c}" in peers.unjudged(chosen, href)] == missing
    assert not re.search(r"<strong>0[,<]", markup)


# --- ranks -----------------------------------------------------------------------------------------------------------


def test_equal_values_share_a_rank_and_the_next_rank_is_skipped(area: str) -> None:
    assert [m["peringkat"] for m in group(area).known] == [1, 1, 3, 4, 5, 6, 7]
    title = peers.heading(group(area), "Z1.01").title
    assert title == "Kabupaten Z1.01: peringkat 1 (bersama satu lainnya) dari 7 kabupaten pada Skor merit 2024"


def test_latest_means_the_newest_period_that_may_be_compared_and_is_named(area: str) -> None:
    options = peer_group.period_options(area, "merit_skor", "kabupaten", None, "final")
    assert options[peer_group.LATEST] == "Terbaru: 2024 (7 dari 8)"
    lead = peers.heading(group(area, period=peer_group.LATEST), None).lead
    assert "2024 periode terbaru yang dapat diperingkat; 2025 baru diketahui untuk 1 dari 8" in lead


def test_head_counts_are_context_without_rank_median_or_change(area: str) -> None:
    chosen = group(area, indicator="jumlah_asn")
    assert {(m["peringkat"], m["perubahan"]) for m in chosen.members} == {(None, None)}
    assert chosen.median is None
    assert "Perubahan" not in table(chosen)
    assert "konteks" in peers.heading(chosen, None).lead
    assert len(drawn(chosen)) == 8
    assert {trace.xaxis for trace in traces(chosen)} == {"x"}


def test_interim_figures_are_shown_alone_without_rank_or_change(area: str) -> None:
    chosen = group(area, status="sementara", period="2025")
    assert drawn(chosen) == {"Pendek Z1.02": 290}
    assert "Perubahan" not in table(chosen)
    assert "tidak diperingkat" in peers.heading(chosen, None).lead
    assert "Kabupaten Z1.01 (ada: final)" in words(peers.unjudged(chosen, href))


def test_a_government_with_another_status_is_still_unjudged_and_the_list_says_so(area: str) -> None:
    assert "Kabupaten Z1.02 (ada: sementara)" in words(peers.unjudged(group(area, period="2025"), href))


def test_where_less_is_better_the_lowest_leads(build: Build, sample: Folder) -> None:
    sample.replace("acuan/indikator.toml", 'arah = "naik"', 'arah = "turun"')
    chosen = group(build([figure(c, v) for c, v in zip(KABUPATEN, range(200, 280, 10), strict=True)]))
    assert [(m["kode_instansi"], m["peringkat"]) for m in chosen.known[:2]] == [(KABUPATEN[0], 1), (KABUPATEN[1], 2)]


def test_without_a_comparable_period_the_newest_is_shown_with_the_reason(build: Build) -> None:
    snapshot = build([figure("Z1.01", 200, periode="2023"), figure("Z1.01", 210), figure("Z1.02", 220)])
    answer = peers.heading(group(snapshot), None)
    assert answer.title == "Skor merit 2024: diketahui untuk 2 dari 8 kabupaten, tanpa peringkat"
    assert "mulai 5 instansi dan 80 % kelompok" in answer.lead


def test_a_province_is_a_smaller_group_of_its_own(build: Build) -> None:
    snapshot = build([figure(code, 200 + n) for n, code in enumerate(KABUPATEN[:5])])
    assert not group(snapshot).ranked
    small = group(snapshot, province="Z1")
    assert small.ranked
    assert small.count == "5 dari 6 kabupaten di Rimba Raya"


# --- changes ---------------------------------------------------------------------------------------------------------


def change(chosen: Group, code: str) -> tuple[float | None, str | None]:
    return next((m["perubahan"], m["periode_sebelum"]) for m in chosen.members if m["kode_instansi"] == code)


def test_a_change_is_counted_from_the_last_earlier_final_figure_and_names_it(area: str) -> None:
    assert change(group(area), "Z1.05") == (10.0, "2022")
    assert "+10,0 sejak 2022" in words(row_of(table(group(area)), "Z1.05"))


def test_a_change_is_no_finer_than_the_coarser_figure(area: str) -> None:
    assert "+17 sejak 2023" in words(row_of(table(group(area)), "Z1.06"))


def test_a_fall_has_its_sign_and_its_own_earlier_period(area: str) -> None:
    assert "−10 sejak 2023" in words(row_of(table(group(area)), "Z1.01"))
    assert "−10<br>" in "".join(traces(group(area))[-1].text)
    assert peer_chart.words(group(area), None, None)[0].endswith("dua dari tiga yang punya pembanding waktu naik")


def test_without_an_earlier_figure_the_change_is_hatched_and_in_words_and_has_no_dot(area: str) -> None:
    chosen = group(area)
    without = [n for n, m in enumerate(chosen.known) if m["perubahan"] is None]
    assert [list(trace.y) for trace in traces(chosen) if trace.type == "bar"] == [without]
    labels = traces(chosen)[-1]
    assert not set(labels.y) & set(without)
    row = row_of(table(chosen), "Z1.02")
    assert '<td class="arsir" data-label="Perubahan"><span>belum ada pembanding waktu' in row


def test_no_change_is_counted_across_instruments(build: Build) -> None:
    rows = [figure("Z1.01", 210, id_instrumen="merit-baru"), figure("Z1.01", 200, periode="2023")]
    assert change(group(build(rows)), "Z1.01") == (None, None)


def test_no_change_is_counted_across_a_break_of_the_measure(build: Build, sample: Folder) -> None:
    sample.replace(
        "acuan/indikator.toml", 'sifat = "tahunan"', 'sifat = "tahunan"\npatahan = "2024"\nalasan_patahan = "Cara baru"'
    )
    chosen = group(build([figure("Z1.01", 210), figure("Z1.01", 200, periode="2023")]))
    assert change(chosen, "Z1.01") == (None, None)
    assert "Cara baru, maka tidak dihitung melintasi 2024" in peers.table_note(chosen, None)


# --- what stands apart -----------------------------------------------------------------------------------------------


def test_sources_without_a_leader_stand_apart_with_both_values_and_are_neither_drawn_nor_ranked(area: str) -> None:
    chosen = group(area)
    assert "Pendek Z2.02" not in drawn(chosen)
    assert "Z2.02" not in table(chosen)
    assert "Z2.02" not in peers.unjudged(chosen, href)
    [section] = peers.optional_sections(chosen, None, href)
    assert section.title == "Sumber berbeda, tidak ada yang mendahului (1)"
    assert [line.text for line in section.lines] == ["311 atau 322"]
    assert [len(cited.documents) for cited in section.lines[0].cited] == [1, 1]
    assert chosen.summary["nilai_tengah"] == median((300, 300, 280, 260, 250.5, 93, 230))


def test_a_leading_value_carries_the_other_one_and_the_reason(area: str) -> None:
    row = words(row_of(table(group(area, period="2023")), "Z1.01"))
    assert "310 sumber lain: 305; sumber berbeda, mendahului: jenis dokumen lebih kuat" in row


def test_words_are_grouped_in_the_order_of_their_instrument_and_never_drawn(build: Build) -> None:
    said = {"Z1.01": "kurang", "Z1.02": "baik", "Z1.03": "baik"}
    rows = [
        figure(
            code,
            "",
            id_indikator="merit_kategori",
            kategori_terbit=word.capitalize(),
            id_kategori=f"merit-lama.{word}",
            id_sumber="D1",
            id_instrumen="merit-lama",
        )
        for code, word in said.items()
    ]
    chosen = group(
        build([*rows, figure("Z1.04", "", id_indikator="merit_kategori", kategori_terbit="Kata lain")]),
        indicator="merit_kategori",
    )
    assert peer_chart.chart(chosen, None, None, "light") is None
    named = re.findall(r"<h3>(.*?)</h3>", table(chosen))
    assert named == ["Baik (2)", "Kurang (1)"]
    assert "merit_kategori/2024/final" in table(chosen)
    other = group(chosen.snapshot_id, indicator="merit_kategori", period="2024 instrumen tidak disebut")
    assert re.findall(r"<h3>(.*?)</h3>", table(other)) == ["Kata lain (1)"]


def test_a_period_that_the_source_does_not_state_is_said_with_the_value_and_under_the_chart(area: str) -> None:
    chosen = group(area, "kota")
    assert "periode tidak disebut" in words(row_of(table(chosen), "Z1.71"))
    assert "periode tidak disebut bagi 1 instansi" in peer_chart.words(chosen, None, None)[1]


def test_a_low_word_that_one_news_page_tells_stands_on_the_profile_only(build: Build) -> None:
    word = {"kategori_terbit": "Kurang", "id_kategori": "merit-lama.kurang", "id_instrumen": "merit-lama"}
    rows = [
        figure("Z1.01", "", id_indikator="merit_kategori", **word),
        figure("Z1.01", 210, **word),
        figure("Z1.02", 240),
    ]
    snapshot = build(rows)
    said, scored = group(snapshot, indicator="merit_kategori"), group(snapshot)
    listed = table(said)
    assert "Kategori terbit, lihat profil (1)" in listed
    assert "/profil-instansi?instansi=Z1.01" in listed
    beside_another = beside.table(snapshot, ["Z1.01", "Z1.02"], LOADED, href)
    assert beside.ON_PROFILE in beside_another
    assert "210" in beside_another
    assert not any("Kurang" in markup for markup in (listed, table(scored), beside_another))


def test_two_instruments_of_one_period_are_two_groups(build: Build) -> None:
    new = [figure(code, 300, id_instrumen="merit-baru") for code in KABUPATEN[:2]]
    snapshot = build([*(figure(code, 200) for code in KABUPATEN[2:]), *new])
    options = peer_group.period_options(snapshot, "merit_skor", "kabupaten", None, "final")
    assert list(options) == [peer_group.LATEST, "2024", "2024 merit-baru"]
    assert options["2024 merit-baru"] == "2024 · Merit baru (2 dari 8)"
    assert set(drawn(group(snapshot, period="2024 merit-baru")).values()) == {300}
    assert set(drawn(group(snapshot, period="2024")).values()) == {200}
    assert "ada: instrumen lain" in words(peers.unjudged(group(snapshot, period="2024"), href))


def test_an_indicator_without_figures_says_so_and_lists_everybody_as_unjudged(build: Build) -> None:
    chosen = group(build([]))
    assert chosen.period is None
    assert text.MISSING in peers.heading(chosen, "Z1.01").title
    assert peer_chart.chart(chosen, None, None, "light") is None
    assert peers.unjudged_title(chosen) == "Belum dapat dinilai (8)"
    assert rows_of(table(chosen)) == []


# --- the own government and the choices ------------------------------------------------------------------------------


def test_the_own_government_is_highlighted_with_its_value_and_only_its_kind_is_offered(area: str) -> None:
    assert list(peer_group.kind_options(area, "merit_skor", "Z1.71")) == ["kota"]
    assert list(peer_group.province_options(area, "kabupaten", "Z2.01")) == ["Z2"]
    chart = peer_chart.chart(group(area), None, "Z1.03", "light")
    assert chart is not None
    assert [name for name in chart.layout.yaxis.ticktext if "<b>" in name] == ["<b>3. Pendek Z1.03</b>"]
    assert "<b>280</b>" in chart.data[1].text
    [own] = [row for row in rows_of(table(group(area), "Z1.03")) if "instansi Anda" in row]
    assert "instansi=Z1.03" in own


def test_the_first_indicator_and_kind_are_those_with_a_comparable_group(build: Build) -> None:
    province = [figure(code, 200) for code in KABUPATEN[:5]]
    snapshot = build([*province, *(figure(f"Z1.7{n}", 200 + n) for n in range(1, 6))])
    assert next(iter(peer_group.indicator_options(snapshot, None))) == "merit_skor"
    assert next(iter(peer_group.kind_options(snapshot, "merit_skor", None))) == "kota"


def test_without_a_comparable_group_the_indicator_known_for_most_in_its_newest_period_comes_first(build: Build) -> None:
    word = {"id_indikator": "merit_kategori", "kategori_terbit": "Baik"}
    old = [figure(code, 200, periode="2023") for code in KABUPATEN[:4]]
    old += [figure(code, 900, id_indikator="jumlah_asn") for code in KABUPATEN]
    snapshot = build([*old, figure("Z1.01", 210), *(figure(code, "", **word) for code in KABUPATEN[:2])])
    assert next(iter(peer_group.indicator_options(snapshot, None))) == "merit_kategori"


def test_a_new_indicator_of_the_catalogue_is_offered_and_drawn_without_code(build: Build, sample: Folder) -> None:
    catalogue = sample.file("acuan/indikator.toml")
    [block] = re.findall(r"\[merit_skor\].*?\n\n", catalogue.read_text(encoding="utf-8"), re.S)
    with catalogue.open("a", encoding="utf-8") as stream:
        stream.write("\n" + block.replace("[merit_skor]", "[baru]").replace("Skor merit", "Ukuran baru"))
    snapshot = build([figure(code, 200, id_indikator="baru") for code in KABUPATEN])
    assert peer_group.indicator_options(snapshot, None)["baru"] == "Ukuran baru"
    assert len(drawn(group(snapshot, indicator="baru"))) == 8


def test_a_large_group_is_read_by_province_and_ranked_as_a_whole(build: Build) -> None:
    kinds = (
        {"Z1": "provinsi", "Z2": "provinsi"}
        | {f"Z1.{n:02}": "kabupaten" for n in range(1, 31)}
        | {f"Z2.{n:02}": "kabupaten" for n in range(1, 16)}
    )
    chosen = group(build([figure(code, 400 - n) for n, code in enumerate(kinds, -2) if n >= 0], kinds))
    parts = peer_group.part_options(chosen, "Z2.03")
    assert list(parts) == ["Z2", "Z1"]
    assert list(peer_group.part_options(chosen, None)) == ["Z1", "Z2"]
    assert [m["peringkat"] for m in chosen.shown("Z2")] == list(range(31, 46))
    assert "yang tampil Provinsi Rimba Barat" in peer_chart.words(chosen, "Z2", None)[1]
    assert peer_group.part_options(group(chosen.snapshot_id, province="Z2"), None) == {}


def test_other_groups_that_may_be_ranked_are_one_click_away(build: Build) -> None:
    snapshot = build([figure(code, 200 + n) for n, code in enumerate(KABUPATEN[:5])])
    listed = peers.fair(group(snapshot, "kota"), LOADED, href)
    assert "5 dari 6 kabupaten di Rimba Raya" in words(listed)
    assert "indikator=merit_skor&amp;jenis=kabupaten&amp;provinsi=Z1" in listed


# --- sources ---------------------------------------------------------------------------------------------------------


def test_every_value_and_the_figure_its_change_is_counted_from_have_their_documents(area: str) -> None:
    row = row_of(table(group(area)), "Z1.05")
    assert 'href="/sumber?fakta=capaian:Z1.05/merit_skor/2024/final"' in row
    assert "Skor merit 2024 (final, Penilai Contoh): 250,5" in row
    assert "Skor merit 2022 (final), dasar perubahan: 240,5" in row
    assert row.count('<div class="sumber-kelompok">') == 2


def test_the_help_is_two_sentences() -> None:
    assert len(re.findall(r"[.](?= |$)", peers.HELP)) == 2


# --- side by side ----------------------------------------------------------------------------------------------------


def cells(snapshot: str, codes: Sequence[str], indicator: str) -> str:
    """The row of one indicator without its documents."""
    markup = beside.table(snapshot, codes, LOADED, href)
    row = next(row for row in rows_of(markup) if f'scope="row">{indicator}' in row)
    return re.sub(r"<details.*?</details>", "", row, flags=re.S)


def test_governments_side_by_side_name_period_status_and_assessor_in_every_cell(area: str) -> None:
    score = words(cells(area, ["Z1.02", "Z1.71"], "Skor merit"))
    assert "Periode berbeda dan status berbeda: tidak untuk dibandingkan langsung" in score
    assert "290 2025 · sementara · Penilai Contoh · instrumen Merit lama" in score
    assert "190 2024 (periode tidak disebut) · final (menurut berita) · Penilai Contoh" in score
    staff = cells(area, ["Z1.02", "Z1.71"], "Jumlah ASN")
    assert staff.count('<td class="arsir"') == staff.count(text.MISSING) == 1
    assert "tidak dibandingkan, hanya disandingkan" in beside.note(area, ["Z1.01", "Z1.71"])
    assert beside.note(area, ["Z1.01", "Z1.02"]) == beside.NOTE


def test_figures_of_one_period_and_status_carry_no_warning_side_by_side(area: str) -> None:
    assert "berbeda" not in cells(area, ["Z1.03", "Z1.04"], "Skor merit")


def test_side_by_side_shows_both_values_where_no_source_leads(area: str) -> None:
    score = words(cells(area, ["Z2.02", "Z1.03"], "Skor merit"))
    assert "311 atau 322" in score
    assert "sumber berbeda, tidak ada yang mendahului" in score


@pytest.mark.parametrize("codes", [[], ["Z1.01"]])
def test_fewer_than_two_governments_are_asked_for_more(area: str, codes: list[str]) -> None:
    assert "Pilih dua sampai empat" in beside.table(area, codes, LOADED, href)


# --- the figure ------------------------------------------------------------------------------------------------------


def dot(value: float, change: float | None = None, own: bool = False) -> Dot:
    return Dot(
        f"Nama {value}", value, text.number(value, 1), change, "" if change is None else f"{change:+.1f}", own, True
    )


def test_every_dot_prints_its_value_and_the_figure_grows_with_its_rows() -> None:
    panels = Panels("skor", 2.0, "nilai tengah", "perubahan", "belum ada")
    few, many = (charts.peers.dots([dot(n, 1.0) for n in range(count)], panels, "light") for count in (5, 30))
    assert list(few.data[1].text) == ["0,0", "1,0", "2,0", "3,0", "4,0"]
    assert many.layout.height - few.layout.height == 25 * charts.peers.ROW
    assert [shape.x0 for shape in few.layout.shapes if shape.line.dash == "dash"] == [2.0]


def test_a_change_is_printed_on_the_free_side_of_zero() -> None:
    panels = Panels("skor", None, "", "perubahan", "belum ada")
    chart = charts.peers.dots([dot(1.0, 2.0), dot(2.0, -1.0)], panels, "dark")
    assert list(chart.data[-1].textposition) == ["middle left", "middle right"]
    assert list(chart.data[-1].x) == [0.0, 0.0]


def test_without_any_change_the_whole_panel_is_hatched_and_says_why() -> None:
    panels = Panels("skor", None, "", "perubahan", "belum ada")
    chart = charts.peers.dots([dot(1.0), dot(2.0)], panels, "light")
    assert [list(trace.y) for trace in chart.data if trace.type == "bar"] == [[0, 1]]
    assert [a.text for a in chart.layout.annotations] == ["belum ada"]
