"""Riwayat, and the picker that puts every page on a past snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl import editions
from meritokrasi import store
from tests.folder import Folder, copy_sample
from tests.pages.conftest import Page

RIWAYAT = "data/riwayat"
PICKER = "per-tanggal"
NAME = 'Rapat <b>12</b> "Desember"'
PAGES = ("ringkasan", "komitmen", "profil_instansi", RIWAYAT)


def publish(folder: Folder, *, peringkat: int) -> str:
    rows = folder.rows("fakta/penghargaan.csv")
    rows[0]["peringkat"] = str(peringkat)
    folder.write_rows("fakta/penghargaan.csv", rows)
    folder.publish()
    return str(folder.current())


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, list[str]]:
    folder = copy_sample(tmp_path_factory.mktemp("tiga"))
    ids = [publish(folder, peringkat=number) for number in (1, 2, 3)]
    editions.name_edition(folder.terbit, NAME, ids[0])
    return folder, ids


@pytest.fixture
def ids(three: tuple[Folder, list[str]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three published snapshots, the first of them named."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(three[0].path))
    return three[1]


def test_the_page_opens_with_its_answer_and_every_list(ids: list[str], dashboard: Page) -> None:
    dashboard.open(RIWAYAT)
    assert not dashboard.app.exception
    assert dashboard.headline.startswith("Tiga muatan sejak ")
    for title in ("Muatan", "Daftar koreksi", "Temuan muatan yang ditolak"):
        assert f"<h2>{title}</h2>" in dashboard.html
    assert "Di antara kedua snapshot: 1 diubah" in dashboard.words


def test_the_page_of_the_shipped_data_says_it_is_the_first_load(shipped: Path, dashboard: Page) -> None:
    dashboard.open(RIWAYAT)
    assert not dashboard.app.exception
    assert "ini muatan pertama" in dashboard.headline
    assert "belum ada yang dapat dibandingkan" in dashboard.words


def test_a_link_names_the_load_the_government_and_the_two_snapshots(ids: list[str], dashboard: Page) -> None:
    dashboard.open(RIWAYAT, muatan=ids[1], instansi="Z1.71", dari=ids[0], ke=ids[1])
    assert f"Snapshot {ids[1]}, dibandingkan dengan {ids[0]}. Hanya tentang Kota Wanasari." in dashboard.words
    assert [dashboard.app.selectbox(key=key).value for key in ("muatan", "instansi", "dari", "ke")] == [
        ids[1],
        "Z1.71",
        ids[0],
        ids[1],
    ]


def test_two_snapshots_in_the_wrong_order_are_compared_in_the_right_one(ids: list[str], dashboard: Page) -> None:
    words = dashboard.open(RIWAYAT, dari=ids[2], ke=ids[0]).words
    assert "peringkat 1 peringkat 3" in words


@pytest.mark.parametrize("parameter", ["muatan", "dari", "ke"])
@pytest.mark.parametrize("unknown", ["20200101T000000Z-00000000", "<script>alert(1)</script>", "../x"])
def test_an_unknown_id_in_a_link_falls_back_with_a_sentence(
    ids: list[str], dashboard: Page, parameter: str, unknown: str
) -> None:
    dashboard.open(RIWAYAT, **{parameter: unknown})
    assert not dashboard.app.exception
    assert "tidak ada dalam riwayat snapshot ini" in dashboard.words
    assert "<script>alert" not in dashboard.html
    assert dashboard.app.selectbox(key="muatan").value == ids[2]


def test_a_past_snapshot_knows_only_what_came_before_it(ids: list[str], dashboard: Page) -> None:
    dashboard.open(RIWAYAT, snapshot=ids[1])
    assert dashboard.headline.startswith("Dua muatan sejak ")
    assert dashboard.app.selectbox(key="muatan").value == ids[1]


# --- per tanggal -----------------------------------------------------------------------------------------------------


def test_the_picker_offers_the_current_the_named_and_the_other_snapshots(ids: list[str], dashboard: Page) -> None:
    options = dashboard.open().app.selectbox(key=PICKER).options
    assert len(options) == 3
    assert options[0].startswith("Yang berlaku")
    assert options[1].startswith(f"{NAME} (")
    assert NAME not in options[2]
    assert dashboard.app.selectbox(key=PICKER).value == ""


@pytest.mark.parametrize("name", PAGES)
def test_choosing_a_past_snapshot_puts_every_page_on_it_with_a_mark(ids: list[str], dashboard: Page, name: str) -> None:
    dashboard.open(name, instansi="Z1.71")
    dashboard.app.selectbox(key=PICKER).set_value(ids[0]).run()
    assert not dashboard.app.exception
    assert f"Snapshot {ids[0]}" in dashboard.words
    assert "pita-lama" in dashboard.html
    assert "Rapat &lt;b&gt;12&lt;/b&gt;" in dashboard.html
    assert "--lama:" in dashboard.html
    assert dashboard.app.query_params["snapshot"] in (ids[0], [ids[0]])
    assert f"snapshot={ids[0]}" in dashboard.html


def test_choosing_the_current_snapshot_lets_go_of_the_past_one(ids: list[str], dashboard: Page) -> None:
    dashboard.open(snapshot=ids[0])
    assert dashboard.app.selectbox(key=PICKER).value == ids[0]
    dashboard.app.selectbox(key=PICKER).set_value("").run()
    assert f"Snapshot {ids[2]}" in dashboard.words
    assert "pita-lama" not in dashboard.html
    assert "snapshot" not in dashboard.app.query_params
    dashboard.app.run()
    assert f"Snapshot {ids[2]}" in dashboard.words


def test_the_picker_follows_the_address(ids: list[str], dashboard: Page) -> None:
    for snapshot in (ids[0], ids[1], ids[0]):
        dashboard.app.query_params["snapshot"] = snapshot
        dashboard.app.run()
        assert dashboard.app.selectbox(key=PICKER).value == snapshot
        assert f"Snapshot {snapshot}" in dashboard.words
    del dashboard.app.query_params["snapshot"]
    dashboard.app.run()
    assert dashboard.app.selectbox(key=PICKER).value == ""
    assert f"Snapshot {ids[2]}" in dashboard.words


def test_the_current_snapshot_pinned_by_a_link_wears_no_mark_and_stays_pinned(ids: list[str], dashboard: Page) -> None:
    dashboard.open(snapshot=ids[2])
    assert "pita-lama" not in dashboard.html
    assert dashboard.app.selectbox(key=PICKER).value == ids[2]
    assert f"snapshot={ids[2]}" in dashboard.html


def test_a_link_to_another_snapshot_keeps_its_own(ids: list[str], dashboard: Page) -> None:
    html = dashboard.open(RIWAYAT, snapshot=ids[1]).html
    assert f'href="/?snapshot={ids[0]}"' in html
    assert 'href="/"' not in html.replace('<a href="/">Buka yang berlaku', "")


def test_snapshots_that_cannot_be_opened_are_not_offered(
    sample: Folder, dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA - 1)
    publish(sample, peringkat=1)
    monkeypatch.undo()
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    damaged = publish(sample, peringkat=2)
    publish(sample, peringkat=3)
    (sample.terbit / f"{damaged}.duckdb").write_bytes(b"rusak")
    assert len(dashboard.open().app.selectbox(key=PICKER).options) == 1


def test_at_most_fifty_snapshots_are_offered_and_the_pinned_one_is_always_among_them(
    ids: list[str], dashboard: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meritokrasi.components.snapshots.OFFERED", 0)
    dashboard.open(snapshot=ids[1])
    assert len(dashboard.app.selectbox(key=PICKER).options) == 3
    assert dashboard.app.selectbox(key=PICKER).value == ids[1]
    dashboard.app.selectbox(key=PICKER).set_value("").run()
    assert len(dashboard.app.selectbox(key=PICKER).options) == 2


def test_a_page_runs_quickly_on_a_past_snapshot_too(ids: list[str], dashboard: Page) -> None:
    dashboard.open(RIWAYAT, snapshot=ids[0], muatan=ids[0])
    assert not dashboard.app.exception
    assert "ini muatan pertama" in dashboard.headline
