"""Bahan rapat and Mode rapat as AppTest runs them."""

from __future__ import annotations

from pathlib import Path

from meritokrasi import store
from meritokrasi.answers.meeting import Scope, slides
from tests.pages.conftest import Page

TAKE, LEAD = "rapat/bahan_rapat", "rapat/mode_rapat"


def current() -> str:
    return str(store.current_id())


def test_the_page_shows_the_narrative_and_every_slide_before_anything_is_made(shipped: Path, dashboard: Page) -> None:
    dashboard.open(TAKE, lingkup="16.06")
    assert dashboard.headline == "Bahan rapat: Kabupaten Musi Banyuasin"
    scope = Scope(current(), "instansi", "16.06")
    assert all(paragraph.words in dashboard.words for paragraph in scope.narrative)
    assert all(slide.title.split(":")[0] in dashboard.words for slide in slides(scope))
    assert "Unduh bahan rapat" not in dashboard.words


def test_one_button_makes_the_chosen_files_and_gives_one_zip(shipped: Path, dashboard: Page) -> None:
    dashboard.open(TAKE, lingkup="16.06")
    for box in dashboard.app.checkbox:
        box.set_value(box.label.startswith("Naskah"))
    dashboard.app.run()
    dashboard.app.button(key="buat-bahan").click().run()
    assert not dashboard.app.exception
    assert "Unduh bahan rapat (zip," in dashboard.words
    assert f"/bahan/16.06.zip?snapshot={current()}&amp;potongan=naskah" in dashboard.html


def test_a_zip_that_was_made_is_not_offered_for_another_choice(shipped: Path, dashboard: Page) -> None:
    dashboard.open(TAKE, lingkup="16.06")
    for box in dashboard.app.checkbox:
        box.set_value(box.label.startswith("Naskah"))
    dashboard.app.run()
    dashboard.app.button(key="buat-bahan").click().run()
    dashboard.app.checkbox(key="potongan-16.06-kartu").check().run()
    assert "Unduh bahan rapat" not in dashboard.words
    for box in dashboard.app.checkbox:
        box.uncheck()
    dashboard.app.run()
    assert dashboard.app.button(key="buat-bahan").disabled
    assert "Pilih sedikitnya satu berkas" in dashboard.words


def test_the_meeting_goes_on_and_back_and_its_address_keeps_the_place(shipped: Path, dashboard: Page) -> None:
    dashboard.open(LEAD)
    keys = [slide.key for slide in slides(Scope(current()))]
    titles = [slide.title for slide in slides(Scope(current()))]
    assert titles[0] in dashboard.html
    assert dashboard.app.button(key="layar-sebelum").disabled
    for key, title in list(zip(keys, titles, strict=True))[1:]:
        dashboard.app.button(key="layar-berikut").click().run()
        assert dashboard.app.query_params["layar"] == key
        assert f'data-slide="{key}"' in dashboard.html
        assert f"<h1>{title}</h1>" in dashboard.html
    assert dashboard.app.button(key="layar-berikut").disabled
    dashboard.app.button(key="layar-sebelum").click().run()
    assert dashboard.app.query_params["layar"] == keys[-2]


def test_a_meeting_stays_on_the_snapshot_that_it_began_with(shipped: Path, dashboard: Page) -> None:
    dashboard.open(LEAD)
    assert dashboard.app.query_params["snapshot"] == current()


def test_a_link_to_one_slide_of_one_government_opens_it(shipped: Path, dashboard: Page) -> None:
    dashboard.open(LEAD, lingkup="15", layar="indikator")
    assert 'data-slide="indikator"' in dashboard.html
    dashboard.open(LEAD, lingkup="15", layar="tidak-ada")
    assert 'data-slide="sampul"' in dashboard.html
