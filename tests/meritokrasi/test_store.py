"""Which snapshot is current."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from meritokrasi import store
from tests.folder import Folder

ID = "20260101T000000Z-0123abcd"


def test_nothing_is_current_before_the_first_publication(tmp_path: Path) -> None:
    assert store.current_id(tmp_path) is None
    assert store.snapshots(tmp_path) == []


@pytest.mark.parametrize("text", ["", "x", "../../etc/passwd", ID.lower(), ID + "0"])
def test_a_pointer_that_holds_no_id_names_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / store.POINTER).write_text(text, encoding="utf-8")
    assert store.current_id(tmp_path) is None


def test_an_id_that_is_a_path_is_not_a_snapshot(tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").touch()
    for name in ("x", "../x", f"../{tmp_path.name}/x", ID):
        with pytest.raises(store.SnapshotMissingError):
            store.find(name, tmp_path)


def test_snapshots_are_listed_newest_first_and_foreign_files_are_not(tmp_path: Path) -> None:
    for name in (ID, ID.replace("2026", "2027"), "catatan", ".bangun-x"):
        (tmp_path / f"{name}.duckdb").touch()
    assert [s.id for s in store.snapshots(tmp_path)] == [ID.replace("2026", "2027"), ID]


def test_a_snapshot_cannot_be_written_to(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    current = store.current_id()
    assert current is not None
    with pytest.raises(Exception, match="read-only"):
        store.cursor(current).execute("DELETE FROM capaian")


def test_the_day_of_the_office_begins_before_that_of_utc(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.file("acuan/wilayah.toml").write_text(f"{sample.file('acuan/wilayah.toml').read_text()}selisih_utc = 7\n")
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    evening = dt.datetime(2026, 11, 21, 20, 30)
    assert store.office_time(sample.publish(), evening) == dt.datetime(2026, 11, 22, 3, 30)
