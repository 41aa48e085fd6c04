"""A snapshot is swapped in whole or not at all, whatever breaks and whenever."""

from __future__ import annotations

import datetime as dt
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import pipeline, publish
from etl.__main__ import main
from etl.read import read_folder
from etl.staging import Staging
from meritokrasi import store
from tests.folder import Folder

NASIONAL = "fakta/nasional.csv"


def change(folder: Folder, value: int) -> None:
    """Another national figure, so that the next load has something to publish."""
    rows = folder.rows(NASIONAL)
    rows[0]["nilai"] = str(value)
    folder.write_rows(NASIONAL, rows)


def published_value(folder: Folder) -> float:
    [(value,)] = folder.ask("SELECT nilai FROM nasional")
    return float(value)


def assert_whole(folder: Folder, values: set[float]) -> None:
    """TERKINI names an existing, readable snapshot with one of these values."""
    current = folder.current()
    assert current is not None
    assert store.find(current, folder.terbit).path.is_file()
    assert published_value(folder) in values


def assert_tidy(folder: Folder) -> None:
    """Nothing half-built, and every snapshot file is a load that was published."""
    assert folder.leftovers() == []
    loads = {name for (name,) in folder.ask("SELECT id_muatan FROM muatan WHERE hasil = 'terbit'")}
    assert {snapshot.id for snapshot in store.snapshots(folder.terbit)} == loads


def run_load(folder: Folder, *options: str, **extra: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "etl", *options, "load", "--json"],
        env={**os.environ, "MERITOKRASI_DATA": str(folder.path), "PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **extra,
    )


# --- published, unchanged, refused -----------------------------------------------------------------------------------


def test_the_first_load_publishes_and_the_second_finds_nothing_new(sample: Folder) -> None:
    first = sample.load()
    assert (first.status, first.snapshot) == ("published", sample.current())
    assert first.rows["capaian_sumber"] == 8
    second = sample.load()
    assert (second.status, second.snapshot, second.rows) == ("unchanged", first.snapshot, first.rows)
    assert len(store.snapshots(sample.terbit)) == 1


def test_the_same_content_saved_in_another_way_is_unchanged(sample: Folder) -> None:
    sample.publish()
    text = sample.file(NASIONAL).read_text(encoding="utf-8")
    sample.file(NASIONAL).write_bytes(("\ufeff" + text.replace(",", ";").replace("\n", "\r\n")).encode())
    capaian = sample.file("fakta/capaian.csv")
    capaian.write_text(capaian.read_text(encoding="utf-8") + ",,,,,,,,,,,,,,\n", encoding="utf-8")
    assert sample.load().status == "unchanged"


@pytest.mark.parametrize(
    ("berkas", "old", "new"),
    [
        (NASIONAL, "600", "601"),
        (NASIONAL, "D1,", ",D1"),
        ("fakta/capaian.csv", "Dikutip", "Disalin"),
        ("acuan/wilayah.toml", "Pantau Contoh", "Pantau Lain"),
    ],
)
def test_any_changed_cell_changes_the_fingerprint(sample: Folder, berkas: str, old: str, new: str) -> None:
    before = publish.fingerprint(read_folder(sample.path))
    assert publish.fingerprint(read_folder(sample.path)) == before
    sample.replace(berkas, old, new)
    assert publish.fingerprint(read_folder(sample.path)) != before


def test_a_refused_load_leaves_the_published_snapshot_as_it_was(sample: Folder) -> None:
    first = sample.publish()
    change(sample, -1)
    refused = sample.load()
    assert (refused.status, refused.snapshot, len(refused.findings)) == ("refused", first, 1)
    assert published_value(sample) == 600
    assert sample.leftovers() == []


def test_a_refused_load_is_remembered_by_the_next_snapshot(sample: Folder) -> None:
    change(sample, -1)
    sample.load()
    change(sample, 700)
    sample.load()
    change(sample, 701)
    sample.load()
    loads = sample.ask("SELECT hasil, jumlah_temuan FROM muatan ORDER BY waktu, hasil")
    assert sorted(loads) == [("ditolak", 1), ("terbit", 0), ("terbit", 0)]
    assert sample.ask("SELECT aturan, berkas, baris, kolom, nilai FROM temuan") == [
        ("nilai_di_luar_rentang", NASIONAL, "2", "nilai", "-1")
    ]


def test_ids_grow_even_when_the_clock_goes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Past(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Past:
            return cls(2020, 1, 1, tzinfo=tz)

    ids = [publish_value(tmp_path, 1)]
    monkeypatch.setattr("etl.publish.dt.datetime", Past)
    ids += [publish_value(tmp_path, 2), publish_value(tmp_path, 3)]
    assert sorted(ids) == ids
    assert store.current_id(tmp_path) == ids[-1]


def test_a_reader_of_the_old_snapshot_keeps_reading_it(sample: Folder) -> None:
    old = sample.publish()
    with duckdb.connect(str(sample.terbit / f"{old}.duckdb"), read_only=True) as reader:
        change(sample, 700)
        assert sample.load().status == "published"
        assert reader.execute("SELECT nilai FROM nasional").fetchall() == [(600.0,)]
        assert reader.execute("SELECT count(*) FROM capaian_seri").fetchall() == [(5,)]
    assert published_value(sample) == 700


def test_a_lost_snapshot_file_is_built_again(sample: Folder) -> None:
    first = sample.publish()
    (sample.terbit / f"{first}.duckdb").unlink()
    again = sample.load()
    assert again.status == "published"
    assert published_value(sample) == 600


# --- breaking at every step ------------------------------------------------------------------------------------------


def publish_value(terbit: Path, value: int) -> str:
    """Publish a snapshot that holds one number: the last step of a load, without the load."""
    snapshot = publish.next_id(terbit, f"{value:08x}")
    con = duckdb.connect()
    con.execute(f"ATTACH '{publish.building_path(terbit, snapshot)}' AS terbit")
    con.execute("USE terbit")
    con.execute(f"CREATE TABLE nasional AS SELECT {value} AS nilai")
    publish.publish(Staging(con=con, shapes={}), terbit, snapshot)
    return snapshot


@contextmanager
def breaking(monkeypatch: pytest.MonkeyPatch, *, at: int, done: bool) -> Iterator[list[str]]:
    """Call number `at` to the disk fails, before or after it was done, and so does every later one."""
    made: list[str] = []

    def wrap(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **extra: Any) -> Any:
            made.append(real.__name__)
            if len(made) == at and done:
                real(*args, **extra)
            if len(made) >= at:
                raise OSError(errno.EIO, "disk lepas")
            return real(*args, **extra)

        return call

    with monkeypatch.context() as patch:
        for owner, name in ((os, "replace"), (os, "fsync"), (os, "open"), (Path, "unlink"), (Path, "write_text")):
            patch.setattr(owner, name, wrap(getattr(owner, name)))
        yield made


@pytest.mark.parametrize("done", [False, True], ids=["before it is done", "after it is done"])
def test_whatever_call_to_the_disk_breaks_the_old_or_the_new_snapshot_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    folder = Folder(tmp_path)
    terbit = folder.terbit
    terbit.mkdir()
    were_current = {publish_value(terbit, 1)}
    for at in range(1, 100):
        before = published_value(folder)
        with breaking(monkeypatch, at=at, done=done) as made, suppress(OSError):
            publish_value(terbit, at + 1)
        assert_whole(folder, {before, at + 1.0})
        publish.clean(terbit)
        were_current.add(str(folder.current()))
        assert folder.leftovers() == []
        assert {snapshot.id for snapshot in store.snapshots(terbit)} == were_current
        if len(made) < at:
            break
    assert 12 < at < 99
    assert published_value(folder) == at + 1


@pytest.mark.parametrize("at", [1, 4, 8])
def test_a_load_after_a_broken_one_publishes_and_tidies(
    sample: Folder, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    sample.publish()
    change(sample, 700)
    with (
        breaking(monkeypatch, at=at, done=True),
        pytest.raises(pipeline.SystemFailedError, match=r"^Sistem gagal: .*\.$"),
    ):
        sample.load()
    assert_whole(sample, {600.0, 700.0})
    assert sample.load().status in ("published", "unchanged")
    assert published_value(sample) == 700
    assert_tidy(sample)


DELAYS = (0.9, 1.4, 1.7, 2.0) if os.environ.get("UJI_PENUH") else (0.9, 1.7)


def test_a_load_killed_at_any_moment_leaves_a_whole_snapshot(sample: Folder) -> None:
    sample.publish()
    values = {600.0}
    for number, delay in enumerate(DELAYS):
        change(sample, 800 + number)
        values.add(800.0 + number)
        process = run_load(sample)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert_whole(sample, values)
    change(sample, 900)
    assert sample.load().status == "published"
    assert published_value(sample) == 900
    assert_tidy(sample)


def test_two_loads_at_once_queue_and_one_finds_nothing_new(sample: Folder) -> None:
    processes = [run_load(sample), run_load(sample)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert sorted('"published"' in out for out, _ in outputs) == [False, True]
    assert sorted('"unchanged"' in out for out, _ in outputs) == [False, True]
    assert_tidy(sample)


def test_a_load_that_waits_too_long_says_so_in_one_sentence(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "LOCK_WAIT_SECONDS", 0.1)
    with publish.lock(sample.terbit), pytest.raises(pipeline.SystemFailedError, match=r"^Muatan lain masih berjalan"):
        sample.load()


@pytest.mark.parametrize("debug", [False, True])
def test_a_full_disk_is_one_sentence_and_a_traceback_only_when_asked(
    sample: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], debug: bool
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    sample.publish()
    change(sample, 700)
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    monkeypatch.setattr(os, "fsync", full)
    assert main(["--debug", "load"] if debug else ["load"]) == 1
    captured = capsys.readouterr()
    sentence = "Ruang disk habis. Kosongkan ruang lalu muat lagi; snapshot lama tetap berlaku.\n"
    assert captured.out == ""
    assert captured.err.endswith(sentence)
    assert ("Traceback" in captured.err) is debug
    assert debug or captured.err == sentence
    assert published_value(sample) == 600


def test_the_first_load_has_no_changes_and_the_next_lists_only_what_is_new(sample: Folder) -> None:
    sample.publish()
    assert sample.ask("SELECT count(*) FROM fakta_baru") == [(0,)]
    rows = sample.rows("fakta/penghargaan.csv")
    sample.write_rows("fakta/penghargaan.csv", [*rows, {**rows[0], "penghargaan": "Penghargaan baru"}])
    sample.publish()
    assert sample.ask("SELECT tabel, judul FROM fakta_terkini SEMI JOIN fakta_baru USING (tabel, kunci)") == [
        ("penghargaan", "Penghargaan baru")
    ]


def test_a_damaged_current_snapshot_is_replaced_by_the_next_load(sample: Folder) -> None:
    first = sample.publish()
    (sample.terbit / f"{first}.duckdb").write_bytes(b"bukan duckdb")
    result = sample.load()
    assert result.status == "published"
    assert sample.ask("SELECT count(*) FROM instansi")[0][0] > 0


def test_the_same_refused_content_is_kept_once(sample: Folder) -> None:
    sample.replace("acuan/sumber.csv", "http", "ftp")
    assert [sample.load().status for _ in range(3)] == ["refused"] * 3
    assert len(list((sample.terbit / "ditolak").glob("*.json"))) == 1


def test_a_damaged_note_of_a_refused_load_does_not_stop_the_next_load(sample: Folder) -> None:
    (sample.terbit / "ditolak").mkdir(parents=True)
    (sample.terbit / "ditolak" / "tolak-x.json").write_text("{", encoding="utf-8")
    assert sample.load().status == "published"


def test_history_is_carried_over_from_a_snapshot_of_an_older_shape(sample: Folder) -> None:
    first = sample.publish()
    with duckdb.connect(str(sample.terbit / f"{first}.duckdb")) as con:
        con.execute("ALTER TABLE temuan DROP COLUMN tindakan")
        con.execute("DROP TABLE fakta_terkini")
        con.execute("CREATE TABLE muatan_lama AS SELECT * EXCLUDE (skema) FROM muatan")
        con.execute("DROP TABLE muatan_tabel; DROP TABLE muatan_berkas; DROP TABLE temuan; DROP TABLE muatan")
        con.execute("ALTER TABLE muatan_lama RENAME TO muatan")
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    assert sample.load().status == "published"
    assert sample.ask("SELECT count(*) FROM muatan WHERE id_muatan = '" + str(first) + "' AND skema = 0") == [(1,)]
