"""The frame around every page: snapshot, first load, banners, search."""

from __future__ import annotations

from pathlib import Path

import pytest

from meritokrasi import queries, store
from tests.folder import Folder
from tests.pages.conftest import ROOT, Page

PAGES = sorted(f"{p.parent.name}/{p.stem}" for p in (ROOT / "pages").glob("*/*.py"))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_with_one_headline_and_no_failure(shipped: Path, dashboard: Page, name: str) -> None:
    dashboard.open(name, instansi="16.06")
    assert not dashboard.app.exception
    assert dashboard.headline


@pytest.mark.parametrize("name", PAGES)
def test_every_page_carries_both_dates_and_the_snapshot(shipped: Path, dashboard: Page, name: str) -> None:
    dashboard.open(name, instansi="16.06")
    assert "Data terbaru 22 Februari 2026" in dashboard.words
    assert "Dimuat" in dashboard.words
    assert f"Snapshot {store.current_id()}" in dashboard.words


@pytest.mark.parametrize("name", PAGES)
def test_no_page_says_a_word_that_accuses(shipped: Path, dashboard: Page, name: str) -> None:
    words = dashboard.open(name, instansi="17").own_words.lower()
    assert not any(
        word in words for word in ("terburuk", "gagal", "tidak berkomitmen", "tersendat", "indeks sistem merit")
    )


def test_without_a_snapshot_the_app_builds_one_from_the_data_folder(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    dashboard.open()
    assert not dashboard.app.exception
    assert store.current_id() is not None
    assert f"Snapshot {store.current_id()}" in dashboard.words


def test_a_broken_data_folder_shows_its_findings_instead_of_a_traceback(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.replace("acuan/sumber.csv", "http", "javascript:alert(1)//http")
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    dashboard.open()
    assert not dashboard.app.exception
    assert dashboard.headline == "Data belum dapat dimuat"
    assert "acuan/sumber.csv:" in dashboard.words
    assert '<a href="javascript' not in dashboard.html


def test_a_missing_data_folder_is_one_sentence(
    tmp_path: Path, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(tmp_path / "tidak-ada"))
    dashboard.open()
    assert not dashboard.app.exception
    assert "tidak ada" in dashboard.words


def test_a_new_snapshot_appears_at_the_next_interaction(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    first = sample.publish()
    assert f"Snapshot {first}" in dashboard.open().words
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    second = sample.publish()
    dashboard.app.run()
    assert second != first
    assert f"Snapshot {second}" in dashboard.words


def test_a_link_to_an_old_snapshot_shows_it_with_a_mark(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    first = sample.publish()
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    sample.publish()
    dashboard.open(snapshot=first)
    assert f"Snapshot {first}" in dashboard.words
    assert "Anda melihat snapshot lama" in dashboard.words
    assert f"snapshot={first}" in dashboard.html


@pytest.mark.parametrize("unknown", ["20200101T000000Z-00000000", "../../etc/passwd", "<script>"])
def test_an_unknown_snapshot_in_a_link_falls_back_and_says_so(shipped: Path, dashboard: Page, unknown: str) -> None:
    dashboard.open(snapshot=unknown)
    assert not dashboard.app.exception
    assert "tidak ada di sini" in dashboard.words
    assert f"Snapshot {store.current_id()}" in dashboard.words


def test_simulated_data_wear_a_striped_banner_on_every_page(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = sample.file("acuan/wilayah.toml").read_text(encoding="utf-8")
    sample.file("acuan/wilayah.toml").write_text(text.replace("simulasi = false", "simulasi = true"), encoding="utf-8")
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    for name in PAGES:
        assert "pita-simulasi" in dashboard.open(name).html


def test_real_data_wear_no_banner(shipped: Path, dashboard: Page) -> None:
    assert "pita-simulasi" not in dashboard.open().html


@pytest.mark.parametrize("typed", ["OKU Timur", "Okut", "Batang Hari", "Pangkalpinang", "16.08"])
def test_the_search_knows_short_names_old_spellings_and_codes(shipped: Path, dashboard: Page, typed: str) -> None:
    [search] = [s for s in dashboard.open().app.selectbox if s.key == "cari"]
    assert any(typed.lower() in option.lower() for option in search.options)


def test_choosing_a_government_opens_its_profile(shipped: Path, dashboard: Page) -> None:
    dashboard.open()
    row = queries.area.government(str(store.current_id()), "16.08")
    dashboard.app.selectbox(key="cari").set_value(row["kode_instansi"]).run()
    assert dashboard.headline == "Kabupaten Ogan Komering Ulu Timur"


def test_a_pinned_snapshot_that_was_removed_falls_back_without_a_failure(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    first = sample.publish()
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    second = sample.publish()
    dashboard.open(snapshot=first)
    (sample.terbit / f"{first}.duckdb").unlink()
    del dashboard.app.query_params["snapshot"]
    dashboard.app.run()
    assert not dashboard.app.exception
    assert f"Snapshot {second}" in dashboard.words


def test_a_snapshot_of_another_shape_is_not_opened_by_a_link(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA - 1)
    old = sample.publish()
    monkeypatch.undo()
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    new = sample.publish()
    dashboard.open(snapshot=old)
    assert not dashboard.app.exception
    assert "versi program yang lain" in dashboard.words
    assert f"Snapshot {new}" in dashboard.words


def test_a_damaged_current_snapshot_is_rebuilt_for_the_next_visitor(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    first = sample.publish()
    (sample.terbit / f"{first}.duckdb").write_bytes(b"rusak")
    dashboard.open()
    assert not dashboard.app.exception
    assert store.current_id() != first
    assert f"Snapshot {store.current_id()}" in dashboard.words
