"""Steps towards filling posts from the talent pool, who moved, and how posts are filled."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from meritokrasi import charts, queries, text
from meritokrasi.answers import rounds, selection, talent
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup import boards, sources
from tests.folder import LOADED, Folder


def href(page: str, **query: str) -> str:
    return f"/{page}?" + "&".join(f"{key}={value}" for key, value in query.items())


@pytest.fixture
def chosen(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> Chosen:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    return Chosen(loaded.current() or "", None, None)


@pytest.fixture
def folder(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A folder of this test's own."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    return sample


def everything(folder: Folder) -> Chosen:
    return Chosen(folder.publish(), None, None)


def step(code: str, name: str, **more: str) -> dict[str, str]:
    return {"kode_instansi": code, "tonggak": name, "cara_tahu": "langsung", "id_sumber": "D3", **more}


def appointment(code: str, mechanism: str, stage: str, **more: str) -> dict[str, str]:
    return {"kode_instansi": code, "mekanisme": mechanism, "tahap": stage, "id_sumber": "D3", **more}


def cells(page: str) -> dict[str, list[str]]:
    """The cells of each line of a matrix, by the name of the line."""
    rows = [row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if 'scope="row"' in row]
    return {
        re.sub(r"<[^>]+>", "|", row).strip("|").split("|")[0]: re.findall(r"<td.*?</td>", row, re.S) for row in rows
    }


# --- the board ---------------------------------------------------------------------------------------------------


def test_every_date_on_the_board_leads_to_the_documents_of_its_fact(chosen: Chosen) -> None:
    page = talent.board(chosen, "bergerak", href)
    assert href("sumber", fakta=sources.fact("tonggak", "Z1", "persiapan")) in page
    assert "Kabupaten Tanjung Kelana, 2 Persetujuan: diberitakan, Agustus 2025, tanggal berita" in page
    assert ">Agu 2025<" in page


def test_a_step_that_nobody_reported_is_hatched_and_said_in_words(chosen: Chosen) -> None:
    signing, first, second = cells(talent.board(chosen, "bergerak", href))["Provinsi Rimba Raya"]
    assert "kosong" in second
    assert text.MISSING in second
    assert "tanda-kecil" not in second
    assert "penuh" in first
    assert "penuh" in signing


def test_only_a_reported_signature_fills_the_mark_of_the_commitment(chosen: Chosen) -> None:
    signing, *_ = cells(talent.board(chosen, "bergerak", href))["Kabupaten Tanjung Kelana"]
    assert "setengah" in signing
    assert "disebut kolektif, tanda tangan belum kami temukan beritanya" in signing


def test_a_government_without_a_step_is_a_link_below_the_board_or_a_row_of_it(chosen: Chosen) -> None:
    below = talent.board(chosen, "bergerak", href)
    assert "Kota Wanasari" not in cells(below)
    assert "Belum ada data publik tentang langkahnya (1)" in below
    assert href("profil-instansi", instansi="Z1.71") in below
    among = talent.board(chosen, "semua", href)
    assert all("kosong" in cell for cell in cells(among)["Kota Wanasari"])
    assert "tentang langkahnya" not in among


def test_where_nobody_has_a_step_the_names_stand_open_and_no_empty_board_is_drawn(chosen: Chosen) -> None:
    towns = Chosen(chosen.snapshot_id, None, "kota")
    page = talent.board(towns, "bergerak", href)
    assert "<table" not in page
    assert re.search(r"<details[^>]* open", page)
    assert talent.board_title(towns) == f"Langkah 1 kota: {text.MISSING}"


def test_second_hand_and_undated_steps_say_so(folder: Folder) -> None:
    folder.write_rows("fakta/tonggak.csv", [step("Z1", "persetujuan", cara_tahu="tangan kedua")])
    here = everything(folder)
    *_, cell = cells(talent.board(here, "bergerak", href))["Provinsi Rimba Raya"]
    assert "setengah" in cell
    assert "diberitakan, tanggal tidak disebut, tangan kedua" in cell
    assert "Persetujuan (Prov. Rimba Raya menurut pihak lain)" in talent._furthest(
        queries.area.reported_steps(here.snapshot_id)
    )


def test_too_many_governments_are_shown_one_province_at_a_time(chosen: Chosen, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Chosen(chosen.snapshot_id, "Z1", None)
    assert selection.every_province(chosen.snapshot_id) == "Semua provinsi"
    assert "satu provinsi setiap kali" not in talent.board_note(one)
    monkeypatch.setattr(selection, "MANY", 2)
    assert selection.every_province(chosen.snapshot_id) == ""
    assert "satu provinsi setiap kali" in talent.board_note(one)


def test_the_help_has_two_sentences() -> None:
    assert len(re.findall(r"\.(?= |$)", talent.HELP)) == 2


# --- how many ----------------------------------------------------------------------------------------------------


def test_counts_are_of_all_governments_of_the_group_and_never_a_zero(chosen: Chosen) -> None:
    found = cells(talent.counts(chosen.snapshot_id, LOADED, href))
    assert list(found) == ["Rimba Raya", "Provinsi", "Kabupaten", "Kota", "Semua instansi"]
    assert "1 dari 3 instansi" in found["Rimba Raya"][0]
    assert "1 dari 1 instansi" in found["Kabupaten"][1]
    assert [text.MISSING in cell for cell in found["Provinsi"]] == [False, True]
    assert all("kosong" in cell for cell in found["Kota"])
    assert not any(">0<" in cell for line in found.values() for cell in line)


def test_a_count_that_is_second_hand_alone_has_half_a_mark(folder: Folder) -> None:
    mixed = [step("Z1", "persiapan"), step("Z1.01", "persiapan", cara_tahu="tangan kedua")]
    folder.write_rows("fakta/tonggak.csv", [*mixed, step("Z1.01", "persetujuan", cara_tahu="tangan kedua")])
    first, second = cells(talent.counts(everything(folder).snapshot_id, LOADED, href))["Semua instansi"]
    assert "setengah" not in first
    assert "2 dari 3 instansi, 1 di antaranya tangan kedua" in first
    assert "setengah" in second


def test_the_counts_carry_the_documents_behind_them(chosen: Chosen) -> None:
    page = talent.counts(chosen.snapshot_id, LOADED, href)
    assert "3 sumber" in page
    assert "Persiapan: 1 instansi" in page


# --- who moved ---------------------------------------------------------------------------------------------------


def test_the_first_load_has_nothing_to_compare_with(folder: Folder) -> None:
    here = everything(folder)
    assert talent.earlier_loads(here.snapshot_id) == {here.snapshot_id: "Belum ada muatan terdahulu"}
    assert "muatan pertama" in talent.moves_title(here, here.snapshot_id)
    assert talent.moves_lines(here, here.snapshot_id, href) == []
    assert "Mulai muatan berikutnya" in talent.no_moves(here, here.snapshot_id)


def test_new_steps_and_those_no_longer_recorded_are_told_apart(folder: Folder) -> None:
    before = everything(folder)
    folder.write_rows(
        "fakta/tonggak.csv",
        [
            step("Z1", "persiapan"),
            step("Z1", "persetujuan", tanggal="2025-09", presisi="bulan"),
            step("Z1.71", "persiapan"),
        ],
    )
    after = everything(folder)
    moved = {line.lead: line for line in talent.moves_lines(after, before.snapshot_id, href)}
    assert {name: line.text for name, line in moved.items()} == {
        "Prov. Rimba Raya": "langkah baru diberitakan: Persetujuan (September 2025)",
        "Kota Wanasari": "langkah baru diberitakan: Persiapan (tanggal tidak disebut)",
        "Tanjung Kelana": "tidak lagi tercatat: Persetujuan (Agustus 2025)",
    }
    assert [len(line.cited) for line in moved.values()] == [1, 1, 0]
    title = talent.moves_title(after, before.snapshot_id)
    assert title == "Langkah yang diberitakan bertambah bagi dua pemerintah daerah dan berkurang bagi satu"
    towns = Chosen(after.snapshot_id, None, "kota")
    assert talent.moves_title(towns, before.snapshot_id) == "Langkah yang diberitakan bertambah bagi satu kota"


def test_an_earlier_snapshot_is_named_by_the_offices_clock_and_a_later_one_is_not_offered(folder: Folder) -> None:
    before = everything(folder)
    folder.write_rows("fakta/tonggak.csv", [step("Z1", "persiapan")])
    after = everything(folder)
    [(offered, words)] = talent.earlier_loads(after.snapshot_id).items()
    hours = queries.snapshot.stamp(after.snapshot_id)["selisih_utc"]
    local = dt.datetime.strptime(before.snapshot_id[:15], "%Y%m%dT%H%M%S") + dt.timedelta(hours=hours)
    assert offered == before.snapshot_id
    assert words.endswith(f"pukul {local:%H.%M}")
    assert list(talent.earlier_loads(before.snapshot_id)) == [before.snapshot_id]


def test_a_long_list_of_movers_says_how_many_more(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_rows("fakta/tonggak.csv", [])
    before = everything(folder)
    folder.write_rows("fakta/tonggak.csv", [step(code, "persiapan") for code in ("Z1", "Z1.01", "Z1.71")])
    monkeypatch.setattr(talent, "SHOWN_MOVES", 2)
    lines = talent.moves_lines(everything(folder), before.snapshot_id, href)
    assert [line.text for line in lines][-1] == "dan 1 lainnya"
    assert len(lines) == 3


# --- how posts are filled ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([], f"Pengisian jabatan pemerintah daerah: {text.MISSING}"),
        (
            ["seleksi terbuka/dibuka"],
            "Satu kabar pengisian jabatan; belum kami temukan yang menyebut manajemen talenta",
        ),
        (
            ["manajemen talenta/direncanakan"] * 2 + ["seleksi terbuka/hasil"],
            "Dua dari tiga kabar pengisian jabatan menyebut manajemen talenta: semuanya direncanakan",
        ),
        (
            ["manajemen talenta/dilantik", "manajemen talenta/direncanakan"],
            "Dua dari dua kabar pengisian jabatan menyebut manajemen talenta: satu direncanakan dan satu dilantik",
        ),
    ],
)
def test_the_finding_says_how_far_the_rounds_from_the_pool_are(folder: Folder, rows: list[str], finding: str) -> None:
    dated = [
        appointment("Z1", *row.split("/"), tanggal=f"2025-0{number}-01", presisi="hari")
        for number, row in enumerate(rows, start=1)
    ]
    folder.write_rows("fakta/pengisian_jabatan.csv", dated)
    assert rounds.finding(everything(folder)) == finding


def test_amounts_stand_with_their_unit_and_are_never_added_up(folder: Folder) -> None:
    amounts = [("3", "jabatan"), ("20", "pejabat"), ("100", "peserta")]
    dated = {"tanggal": "2025-07-01", "presisi": "hari"}
    folder.write_rows(
        "fakta/pengisian_jabatan.csv",
        [appointment("Z1", "seleksi terbuka", "hasil", jumlah=n, satuan=unit, **dated) for n, unit in amounts],
    )
    here = everything(folder)
    page = rounds.table(here, LOADED, href) + rounds.finding(here) + rounds.note(here) + rounds.sentence(here)
    assert all(f"{n} {unit}" in page for n, unit in amounts)
    assert "123" not in page
    assert page.count(boards.SAME_ROUND) == 3


def test_a_round_without_date_or_amount_says_so_and_is_not_drawn(chosen: Chosen) -> None:
    page = rounds.table(chosen, LOADED, href)
    assert "tanggal tidak disebut" in page
    assert "tidak disebut</td>" in page
    assert boards.SAME_ROUND not in page
    assert "satu kabar yang tanggalnya tidak disebut hanya di tabel" in rounds.note(chosen)
    drawn = [day for trace in rounds.chart(chosen, "light").data if trace.mode == "markers" for day in trace.x]
    assert len(drawn) == 1


def test_rounds_beyond_one_screen_open_in_place(chosen: Chosen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "SHOWN_ROUNDS", 1)
    first, _, rest = rounds.table(chosen, LOADED, href).partition("dan 1 lainnya")
    assert "Provinsi Rimba Raya" in first
    assert "Kabupaten Tanjung Kelana" in rest


def test_a_choice_without_rounds_is_told_and_draws_no_axis(chosen: Chosen) -> None:
    towns = Chosen(chosen.snapshot_id, None, "kota")
    assert rounds.table(towns, LOADED, href) == '<p class="kosong-kalimat">Belum ada data publik.</p>'
    figure = rounds.chart(towns, "light")
    assert len(figure.data) == 0
    assert figure.layout.xaxis.showticklabels is False
    assert rounds.sentence(towns).count(text.MISSING) == 3


def frame(rows: Sequence[tuple[str, int, str, str, str]]) -> pd.DataFrame:
    """label_mekanisme, urutan_tahap, first and last possible day, presisi."""
    return pd.DataFrame(
        [
            {
                "nama": "Kota Z", "label_mekanisme": name, "label_tahap": f"tahap {stage}", "urutan_tahap": stage, "jumlah": None, "satuan": None,
                "tanggal": dt.date.fromisoformat(first), "hari_terakhir": dt.date.fromisoformat(last), "presisi": precision,
            }
            for name, stage, first, last, precision in rows
        ],
        dtype=object,
    )  # fmt: skip


ROUNDS = [("a", stage, f"2025-0{stage}-10", f"2025-0{stage}-10", "hari") for stage in range(1, 6)]


def test_stages_are_told_apart_without_colour() -> None:
    figure = charts.talent.rounds(frame(ROUNDS), ["a"], None, "dark")
    marks = [trace.marker for trace in figure.data if trace.mode == "markers"]
    palette = charts.PALETTES["dark"]
    assert len({(mark.symbol, mark.color == palette.card) for mark in marks}) == 5
    assert all(charts.contrast(mark.line.color, palette.card) >= 3 for mark in marks)


def test_a_round_of_which_only_the_month_is_known_is_drawn_over_the_whole_month() -> None:
    figure = charts.talent.rounds(frame([("a", 1, "2025-08-01", "2025-08-31", "bulan")]), ["a"], None, "light")
    [line] = [trace for trace in figure.data if trace.mode == "lines"]
    assert list(line.x)[:2] == [dt.date(2025, 8, 1), dt.date(2025, 8, 31)]
    assert "Agustus 2025" in figure.data[1].hovertext[0]


def test_a_mechanism_without_a_report_keeps_its_row_and_says_what_that_means() -> None:
    figure = charts.talent.rounds(frame(ROUNDS), ["a", "b"], dt.date(2025, 3, 1), "light")
    words = [note.text for note in figure.layout.annotations]
    assert words == ["<b>a</b>", f"<b>b</b>: {text.MISSING}", "komitmen"]


@pytest.mark.parametrize(("last", "ticks"), [("2025-06-10", 6), ("2026-12-31", 7), ("2040-01-01", 7)])
def test_the_time_axis_speaks_indonesian_and_names_each_year_once(last: str, ticks: int) -> None:
    rows = [("a", 1, "2025-01-10", "2025-01-10", "hari"), ("a", 1, last, last, "hari")]
    axis = charts.talent.rounds(frame(rows), ["a"], None, "light").layout.xaxis
    assert 3 <= len(axis.tickvals) <= ticks + 1
    assert all(axis.range[0] <= day <= axis.range[1] for day in axis.tickvals)
    years = [label.split("<br>")[1] for label in axis.ticktext if label.split("<br>")[1]]
    assert years == sorted(set(years))
    assert years[0] == str(axis.tickvals[0].year)
    assert {label.split("<br>")[0] for label in axis.ticktext} <= {month[:3] for month in text.MONTHS}


# --- the nation --------------------------------------------------------------------------------------------------


def test_two_documents_of_one_day_state_their_national_figures_each_for_itself(folder: Folder) -> None:
    common = {"id_indikator": "instansi_total", "satuan": "instansi", "tanggal": "2025-12-31"}
    folder.write_rows(
        "fakta/nasional.csv",
        [{**common, "nilai": "600", "id_sumber": "D1"}, {**common, "nilai": "601", "id_sumber": "D2"}],
    )
    lines = rounds.national_lines(everything(folder).snapshot_id)
    assert [line.text for line in lines] == ["600 instansi per 31 Desember 2025", "601 instansi per 31 Desember 2025"]
    documents: list[list[Any]] = [[d["id_sumber"] for d in line.cited[0].documents] for line in lines]
    assert documents == [["D1"], ["D2"]]
