"""Komitmen: who committed, how, and to what?"""

from __future__ import annotations

import re
from pathlib import Path

from tests.pages.conftest import Page


def test_attendance_and_signature_are_told_apart(shipped: Path, dashboard: Page) -> None:
    assert dashboard.open("komitmen").headline == "Penandatanganan diberitakan untuk enam dari 49 pemerintah daerah"
    assert "11 hadir · 2 diwakili · 21 disebut kolektif · 15 belum kami temukan" in dashboard.words


def test_every_government_has_a_row_and_silence_is_not_absence(shipped: Path, dashboard: Page) -> None:
    rows = re.findall(r"<tr.*?</tr>", dashboard.open("komitmen").html, re.S)
    assert len([row for row in rows if 'scope="row"' in row]) == 49
    assert not [row for row in rows if "tidak hadir" in row]


def test_themes_are_shown_as_themes_and_never_as_quoted_pledges(shipped: Path, dashboard: Page) -> None:
    words = dashboard.open("komitmen").words
    assert "Tema komitmen menurut pemberitaan" in words
    assert "bukan kutipan naskah" in words
    assert "penilaian penyusun" in words


def test_a_province_in_the_link_narrows_the_table(shipped: Path, dashboard: Page) -> None:
    dashboard.open("komitmen", provinsi="19")
    dashboard.app.selectbox(key="provinsi").set_value("19").run()
    rows = re.findall(r"<tr.*?</tr>", dashboard.html, re.S)
    assert len([row for row in rows if 'scope="row"' in row]) == 8


def test_no_action_plan_is_invented(shipped: Path, dashboard: Page) -> None:
    assert "Belum ada rencana aksi atau tenggat pada kami" in dashboard.open("komitmen").words


def test_the_chart_is_also_told_in_words(shipped: Path, dashboard: Page) -> None:
    dashboard.open("komitmen")
    [chart] = dashboard.app.get("plotly_chart")
    assert "Jambi: 5 hadir, 1 diwakili, dan 6 belum kami temukan" in chart.proto.alt
