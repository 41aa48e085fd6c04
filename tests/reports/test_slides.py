"""What the slides of a meeting say: every number a query's, coverage first, nobody accused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from etl import editions
from meritokrasi import queries, text
from meritokrasi.answers import briefing, leaflet, overview
from meritokrasi.answers.meeting import GOVERNMENT, Scope, slides
from meritokrasi.markup.slides import Chart, Numbers, Points, Slide, Table, Tiles, Timeline
from tests.folder import Folder
from tests.reports.conftest import every, governments, provinces

NEVER = re.compile(r"terburuk|gagal|tidak berkomitmen|tersendat", re.IGNORECASE)
DECIMAL = re.compile(r"\d[\d.]*,\d+")


def said(slide: Slide) -> Iterator[str]:
    """Every text that a reader of this slide meets."""
    yield from (slide.title, slide.note, *slide.remarks)
    match slide.block:
        case Numbers(items):
            yield from (words for item in items for words in (item.figure + item.of, item.label, item.detail))
        case Points(points):
            yield from (words for point in points for words in point)
        case Table(head, rows):
            yield from (*head, *(cell for row in rows for cell in row if cell))
        case Chart():
            yield from (*slide.block.categories, slide.block.alt)
            yield from (words for series in slide.block.series for words in (series.name, *series.printed))
        case Tiles(items, steps, alt):
            yield from (*steps, alt, *(tile.words for tile in items))
        case Timeline(moments):
            yield from (words for m in moments for words in (m.name, m.day, m.note))


def of(scope: Scope, key: str) -> Slide:
    return next(slide for slide in slides(scope) if slide.key == key)


def test_the_large_numbers_of_the_area_are_those_of_the_overview(snapshot: str) -> None:
    block = of(Scope(snapshot), "posisi").block
    assert isinstance(block, Numbers)
    cards = overview.overview_cards(snapshot)
    assert [(n.figure, n.of, n.label) for n in block.items] == [(c.figure, c.of, c.label) for c in cards]
    assert [n.detail for n in block.items] == [c.detail for c in cards]


def test_every_large_number_names_its_documents_also_of_a_province(snapshot: str) -> None:
    for scope in (Scope(snapshot), *provinces(snapshot)):
        assert of(scope, "posisi").documents, scope


def test_a_period_that_no_source_states_is_never_said_as_one(snapshot: str) -> None:
    unstated = [
        (scope, row)
        for scope in governments(snapshot)
        for row in queries.government.series_of(snapshot, scope.code)
        if row["terbaru"] and row["status_periode"] == "tidak disebut"
    ]
    assert unstated
    for scope, row in unstated:
        cells = [cells for cells in leaflet.leaflet(snapshot, scope.code)["indikator"] if len(cells) > 2]
        assert any(f"{row['periode']} (periode tidak disebut)" in cell for line in cells for cell in line), scope.code
    told = " ".join(paragraph.words for paragraph in Scope(snapshot).narrative)
    block = of(Scope(snapshot), "posisi").block
    assert isinstance(block, Numbers)
    for words in (told, block.items[-1].detail):
        for row in queries.area.highlighted_figures(snapshot):
            if row["status_periode"] == "tidak disebut":
                assert f"({row['penilai']} {row['periode']}" not in words


def test_the_provinces_add_up_to_the_area(snapshot: str) -> None:
    def counts(scope: Scope) -> list[int]:
        block = of(scope, "posisi").block
        assert isinstance(block, Numbers)
        known = re.findall(r"\d+", block.items[0].detail)[:2]
        return [*map(int, known), *(0 if n.figure == "–" else int(n.figure) for n in block.items[1:])]

    whole = counts(Scope(snapshot))
    assert [sum(column) for column in zip(*map(counts, provinces(snapshot)), strict=True)] == whole


def test_attendance_and_steps_are_counted_as_the_tables_count_them(snapshot: str, shipped: Folder) -> None:
    chart = of(Scope(snapshot), "komitmen").block
    assert isinstance(chart, Chart)
    drawn = {
        (province, series.name): value
        for series in chart.series
        for province, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    }
    rows = shipped.ask(
        "SELECT i.provinsi, t.label, count(*) FROM penandatangan JOIN instansi AS i USING (kode_instansi) "
        "JOIN istilah AS t ON t.kolom = 'kehadiran' AND t.nilai = kehadiran GROUP BY ALL"
    )
    assert drawn == {(province, label): count for province, label, count in rows}
    steps = of(Scope(snapshot), "langkah").block
    assert isinstance(steps, Chart)
    taken = dict(
        shipped.ask(
            "SELECT nama, count(DISTINCT kode_instansi) FROM langkah_instansi WHERE id_tonggak IS NOT NULL GROUP BY 1"
        )
    )
    assert dict(zip(steps.categories, steps.series[0].values, strict=True)) == {
        row["nama"]: taken.get(row["nama"]) for row in queries.area.steps(snapshot)
    }


def test_every_decimal_said_about_a_government_is_one_of_its_published_figures(snapshot: str) -> None:
    for scope in governments(snapshot):
        figures = queries.government.figures_of(snapshot, scope.code)
        own = {text.figure(f["nilai"], f["desimal_terbit"]) for f in figures if f["nilai"] is not None}
        medians = {
            text.number(s["nilai_tengah"], 2)
            for s in queries.government.series_of(snapshot, scope.code)
            if s["nilai_tengah"] is not None
        }
        told = [*(w for slide in slides(scope) for w in said(slide)), *(p.words for p in scope.narrative)]
        found = {number for words in told for number in DECIMAL.findall(words)}
        assert found <= own | medians, (scope.code, found - own - medians)


def test_every_published_number_of_a_government_is_on_its_slides(snapshot: str) -> None:
    required = {n["id_indikator"] for n in queries.area.indicators(snapshot) if n["wajib_cakupan"]}
    for scope in governments(snapshot):
        words = " ".join(w for slide in slides(scope) for w in said(slide))
        for row in queries.government.series_of(snapshot, scope.code):
            if row["terbaru"] and row["id_indikator"] in required and row["nilai"] is not None:
                assert text.figure(row["nilai"], row["desimal_terbit"]) in words, (scope.code, row["id_indikator"])


def test_nobody_is_accused_and_nothing_missing_is_a_number(snapshot: str) -> None:
    for scope in every(snapshot):
        for slide in slides(scope):
            assert not [words for words in said(slide) if NEVER.search(words)], (scope, slide.key)
            if isinstance(slide.block, Chart):
                values = [v for series in slide.block.series for v in series.values]
                assert 0 not in values, (scope, slide.key)


def test_each_slide_has_a_key_of_its_own_and_one_government_has_five_or_six(snapshot: str) -> None:
    for scope in every(snapshot):
        keys = [slide.key for slide in slides(scope)]
        assert len(set(keys)) == len(keys)
        assert keys[0] == "sampul"
        if scope.kind == GOVERNMENT:
            assert len(keys) in (5, 6), (scope.code, keys)


def test_a_narrative_takes_no_longer_than_a_minute_and_a_half(snapshot: str) -> None:
    seconds = {scope: briefing.seconds(scope.narrative) for scope in every(snapshot)}
    assert max(seconds.values()) <= briefing.LONGEST_SECONDS
    assert all(taken >= 55 for scope, taken in seconds.items() if scope.kind != GOVERNMENT)


def test_a_low_category_that_one_news_page_tells_is_on_no_slide(snapshot: str) -> None:
    for scope in governments(snapshot):
        quiet = [
            s["kategori_terbit"]
            for s in queries.government.series_of(snapshot, scope.code)
            if s["terbaru"] and s["hanya_profil"] and s["kategori_terbit"]
        ]
        words = " ".join(w for slide in slides(scope) for w in said(slide))
        assert not [word for word in quiet if f"({word})" in words], scope.code


def test_what_changed_is_told_since_the_last_named_snapshot(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    first = sample.publish()
    editions.name_edition(sample.terbit, "Rapat Januari", first)
    rows = sample.rows("fakta/tonggak.csv")
    sample.write_rows("fakta/tonggak.csv", rows[:-1])
    assert sample.load().status == "published"
    scope = Scope(str(sample.current()))
    shown = of(scope, "perubahan")
    assert shown.title == "Satu isian data berbeda sejak edisi Rapat Januari"
    assert first in shown.note
    assert isinstance(shown.block, Points)
    [(about, words)] = shown.block.items
    assert about
    assert words.endswith("dihapus")


def test_with_nothing_new_in_a_province_its_slide_does_not_say_that_there_is(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    sample.replace("acuan/wilayah.toml", "Pantau Contoh", "Pantau Baru")
    assert sample.load().status == "published"
    shown = of(Scope(str(sample.current()), "provinsi", "Z1"), "perubahan")
    assert shown.title == "Fakta terbaru menurut tanggalnya"
    assert shown.note.startswith("Tidak ada fakta baru")
    assert shown.remarks == ()
