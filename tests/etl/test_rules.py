"""Every rule has broken files, and says exactly what was broken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from etl.check import RULES
from tests.folder import BROKEN, EXPECTED, Folder

READ_PREFIX = "baca_"
FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir())


def test_the_sample_has_no_findings(sample: Folder) -> None:
    assert sample.sentences() == []


def test_every_rule_has_a_broken_folder_and_every_broken_folder_a_rule() -> None:
    broken = {path.name for path in FOLDERS if not path.name.startswith(READ_PREFIX)}
    assert broken == {path.stem for path in RULES.glob("*.sql")}


@pytest.mark.parametrize("broken", FOLDERS, ids=lambda path: str(path.name))
def test_broken_files_give_exactly_the_expected_findings(broken: Path, sample: Folder) -> None:
    sample.overlay(broken)
    findings = sample.check().findings
    expected = (broken / EXPECTED).read_text(encoding="utf-8").splitlines()
    assert [finding.sentence() for finding in findings] == expected
    rule = "baca" if broken.name.startswith(READ_PREFIX) else broken.name
    assert {finding.aturan for finding in findings} == {rule}


@pytest.mark.parametrize("broken", FOLDERS, ids=lambda path: str(path.name))
def test_every_sentence_names_place_fault_and_remedy(broken: Path) -> None:
    for sentence in (broken / EXPECTED).read_text(encoding="utf-8").splitlines():
        place, _, rest = sentence.partition(": ")
        assert place.startswith(("acuan/", "fakta/")), sentence
        assert rest.count(". ") >= 1, sentence
        assert rest.endswith("."), sentence


def test_a_date_is_in_the_future_by_the_clock_of_the_office(sample: Folder) -> None:
    now = dt.datetime.now(dt.UTC)
    rows = sample.rows("fakta/tonggak.csv")
    rows[0] |= {"tanggal": f"{now.date() + dt.timedelta(days=1)}", "presisi": "hari"}
    sample.write_rows("fakta/tonggak.csv", rows)
    assert ["tanggal di masa depan" in one for one in sample.sentences()] == [True]
    office = sample.file("acuan/wilayah.toml")
    office.write_text(f"{office.read_text(encoding='utf-8')}selisih_utc = {24 - now.hour}\n", encoding="utf-8")
    assert sample.sentences() == []
