"""Indonesian numbers, dates and sentences."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritokrasi import text

DATES = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


def test_numbers_use_a_point_for_thousands_and_a_comma_for_decimals() -> None:
    assert text.number(1234.5, 1) == "1.234,5"
    assert text.number(30588) == "30.588"
    assert text.number(-0.25, 2) == "-0,25"


@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(0, 6))
def test_a_printed_number_reads_back_as_what_was_printed(value: float, decimals: int) -> None:
    assert text.parse_number(text.number(value, decimals)) == pytest.approx(round(value, decimals), abs=1e-6)


@given(DATES, st.sampled_from(["hari", "bulan", "tahun"]))
def test_a_printed_date_reads_back_with_its_precision(day: dt.date, precision: str) -> None:
    first = {"hari": day, "bulan": day.replace(day=1), "tahun": day.replace(month=1, day=1)}[precision]
    assert text.parse_date(text.date(day, precision)) == (first, precision)


def test_a_date_prints_only_what_is_known() -> None:
    day = dt.date(2025, 9, 1)
    assert text.date(day, "hari") == "1 September 2025"
    assert text.date(day, "bulan") == "September 2025"
    assert text.date(day, "tahun") == "2025"
    assert text.date(None, None) == ""


def test_shares_never_round_to_nothing_or_to_all() -> None:
    assert text.percent(1, 1000) == "kurang dari 1 %"
    assert text.percent(999, 1000) == "99 %"
    assert text.percent(78, 441) == "18 %"
    assert text.percent(0, 0) == "–"


def test_lists_read_as_written_by_a_person() -> None:
    assert text.listing(["a"]) == "a"
    assert text.listing(["a", "b"]) == "a dan b"
    assert text.listing(["a", "b", "c"]) == "a, b, dan c"


@pytest.mark.parametrize(
    ("value", "decimals", "category", "shown"),
    [(288.5, 1, "Baik", "288,5"), (98.7, 2, None, "98,70"), (None, None, "Baik", "Baik"), (0.0, 0, None, "0")],
)
def test_a_figure_keeps_the_decimals_it_was_published_with(
    value: float | None, decimals: int | None, category: str | None, shown: str
) -> None:
    assert text.figure(value, decimals, category) == shown


def test_a_missing_figure_is_named_not_zero() -> None:
    assert text.figure(None, None) == text.MISSING
    assert not re.search(r"\d", text.MISSING)


def test_final_is_final_as_its_document_reports_it() -> None:
    assert text.value_status("final", "berita") == "final (menurut berita)"
    assert text.value_status("final", None) == "final"
    assert text.value_status("sementara", "berita") == "sementara"


@given(st.integers(0, 60), st.integers(1, 60))
def test_no_headline_says_zero_or_all_when_it_is_not_so(count: int, total: int) -> None:
    count = min(count, total)
    headline = text.step_headline(count, total, "melangkah")
    assert not headline.startswith("0 ")
    assert not headline.startswith("Nol")
    assert headline.startswith("Semua") == (count == total and count > 0)


@pytest.mark.parametrize("word", ["terburuk", "gagal", "tidak berkomitmen", "tersendat"])
def test_no_sentence_accuses(word: str) -> None:
    sentences = [
        text.step_headline(0, 49, "x"),
        text.signing_headline(0, 49),
        text.signing_lead(49, 0, 0, 0, 49),
        text.missing_sentence(9, 9),
        text.steps_sentence(0, 0, 0, ""),
        text.comparison(1, 37, "kabupaten", None, "final"),
        text.comparison(None, None, "kota", None, "sementara"),
    ]
    assert not any(word in sentence.lower() for sentence in sentences)


def test_silence_after_the_commitment_is_named_as_missing_data() -> None:
    assert text.steps_sentence(2, 0, 0, "").endswith(f"sesudahnya {text.MISSING}.")
    assert text.MISSING in text.steps_sentence(0, 0, 0, "")


def test_a_comparison_says_why_it_is_not_made() -> None:
    assert text.comparison(7, 37, "kabupaten", None, "final") == "7 dari 37 kabupaten diketahui: tidak dibandingkan"
    assert text.comparison(37, 37, "kabupaten", None, "sementara") == "nilai sementara tidak dibandingkan"
    assert "hitungan" in text.comparison(37, 37, "kabupaten", "75,2", "final")
