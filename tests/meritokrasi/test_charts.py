"""The palette and the figures."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from meritokrasi import charts

THEMES: list[charts.Theme] = ["light", "dark"]


def luminances(colours: tuple[str, ...]) -> list[float]:
    return [charts.contrast("#000000", colour) for colour in colours]


@pytest.mark.parametrize("theme", THEMES)
def test_text_reads_on_every_colour_it_stands_on(theme: charts.Theme) -> None:
    palette = charts.PALETTES[theme]
    pairs = [(palette.ink, palette.card), (palette.muted, palette.card), (palette.muted, palette.page)]
    pairs += [(palette.accent, palette.card), (palette.accent, palette.page), (palette.ink, palette.page)]
    pairs += list(zip(palette.step_ink, palette.steps, strict=True))
    assert [(pair, charts.contrast(*pair)) for pair in pairs if charts.contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_has_an_outline_of_three_to_one(theme: charts.Theme) -> None:
    palette = charts.PALETTES[theme]
    assert charts.contrast(palette.outline, palette.card) >= 3
    assert all(charts.contrast(colour, palette.card) >= 3 for colour in palette.provinces)


@pytest.mark.parametrize("theme", THEMES)
def test_steps_stay_ordered_in_greyscale(theme: charts.Theme) -> None:
    light = luminances(charts.PALETTES[theme].steps)
    assert light == sorted(light, reverse=theme == "light")
    assert all(abs(a - b) > 0.3 for a, b in itertools.pairwise(light))


def test_the_style_sheet_gets_every_colour_for_both_themes() -> None:
    css = charts.css_variables()
    assert css.count("light-dark(") == 9 + 8 + 8 + 4


def attendance_frame() -> pd.DataFrame:
    rows = [("Utara", "hadir", 1, 5), ("Utara", "belum kami temukan", 4, 6), ("Selatan", "hadir", 1, 3)]
    return pd.DataFrame(rows, columns=["provinsi", "label", "urutan", "jumlah"])


def test_attendance_draws_every_government_once() -> None:
    figure = charts.commitment.attendance(attendance_frame(), "light")
    assert sum(sum(bar.x) for bar in figure.data) == 14
    assert [bar.name for bar in figure.data] == ["hadir", "belum kami temukan"]


def test_only_what_is_missing_is_hatched_and_no_zero_is_printed() -> None:
    figure = charts.commitment.attendance(attendance_frame(), "dark")
    assert [bar.marker.pattern.shape for bar in figure.data] == ["", "/"]
    assert all(label != "0" for bar in figure.data for label in bar.text)


def history_frame(segments: list[int], patahan: str | None = None) -> pd.DataFrame:
    columns = ["id_indikator", "nama", "satuan", "urutan", "periode", "waktu", "nilai", "desimal_terbit"]
    rows = [("m", "M", "skor", 1, str(y), y, v, 2) for y, v in [(2023, 70.0), (2024, 75.5), (2025, 80.25)]]
    return pd.DataFrame(rows, columns=columns).assign(ruas=segments, patahan=patahan)


def test_a_line_joins_only_what_was_measured_alike_without_a_gap() -> None:
    figure = charts.profile.history(history_frame([1, 1, 2], "2025"), "light")
    assert [list(line.x) for line in figure.data] == [[2023, 2024], [2025]]
    assert len(figure.layout.shapes) == 1


def test_without_a_change_of_measure_no_break_is_drawn() -> None:
    assert len(charts.profile.history(history_frame([1, 2, 3]), "light").layout.shapes) == 0


def test_charts_use_indonesian_separators_and_print_values_as_published() -> None:
    figure = charts.profile.history(history_frame([1, 1, 2]), "light")
    assert figure.layout.template.layout.separators == ",."
    assert list(figure.data[0].text) == ["70,00", "75,50"]
