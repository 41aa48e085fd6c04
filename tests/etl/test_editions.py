"""A snapshot can be named; the name is kept durably, once, and means that snapshot only."""

from __future__ import annotations

import json
import os

import pytest

from etl import editions, publish
from meritokrasi import store
from tests.etl.conftest import Run
from tests.folder import Folder

NAME = "Rapat 12 Desember"


@pytest.fixture
def terbit(sample: Folder) -> Folder:
    """A folder of its own with one published snapshot."""
    sample.publish()
    return sample


def names(folder: Folder) -> list[str]:
    return [edition.name for edition in store.editions(folder.terbit)]


def test_a_name_means_the_current_snapshot_unless_another_is_told(terbit: Folder) -> None:
    current = str(terbit.current())
    other = "20200101T000000Z-00000000"
    (terbit.terbit / f"{other}.duckdb").touch()
    assert editions.name_edition(terbit.terbit, f"  {NAME} ").snapshot_id == current
    assert editions.name_edition(terbit.terbit, "Awal", other).snapshot_id == other
    assert [(e.name, e.snapshot_id) for e in store.editions(terbit.terbit)] == [(NAME, current), ("Awal", other)]
    assert all(edition.noted.endswith("Z") for edition in store.editions(terbit.terbit))
    assert terbit.leftovers() == []


@pytest.mark.parametrize("again", [NAME, NAME.upper(), f" {NAME}"])
def test_a_name_is_used_once(terbit: Folder, again: str) -> None:
    editions.name_edition(terbit.terbit, NAME)
    with pytest.raises(editions.EditionError, match="sudah dipakai"):
        editions.name_edition(terbit.terbit, again)
    assert names(terbit) == [NAME]


@pytest.mark.parametrize(
    "hostile", ["", "   ", "a" * 61, "a\tb", "a\nb", "a\x00b", "a\u202eb", "a\u200bb", "a\u2028b", "\ufeff", "\ud800"]
)
def test_a_name_that_cannot_be_read_is_refused_in_one_sentence(terbit: Folder, hostile: str) -> None:
    with pytest.raises(editions.EditionError) as refused:
        editions.name_edition(terbit.terbit, hostile)
    assert str(refused.value).endswith(".")
    assert names(terbit) == []


@pytest.mark.parametrize(
    "strange", ["a" * 60, "<script>alert(1)</script>", "'; DROP TABLE muatan; --", "../TERKINI", "Rapat “é” 😀"]
)
def test_any_name_that_can_be_read_is_kept_as_it_is(terbit: Folder, strange: str) -> None:
    editions.name_edition(terbit.terbit, strange)
    assert names(terbit) == [strange]
    assert terbit.current() is not None


@pytest.mark.parametrize("unknown", ["20200101T000000Z-00000000", "../../etc/passwd", "x"])
def test_a_snapshot_that_is_not_here_cannot_be_named(terbit: Folder, unknown: str) -> None:
    with pytest.raises(editions.EditionError, match="tidak ada"):
        editions.name_edition(terbit.terbit, NAME, unknown)


def test_without_a_snapshot_there_is_nothing_to_name(sample: Folder) -> None:
    with pytest.raises(editions.EditionError, match="etl load"):
        editions.name_edition(sample.terbit, NAME)


def test_a_removed_name_leaves_its_snapshot_and_can_be_used_again(terbit: Folder) -> None:
    editions.name_edition(terbit.terbit, NAME)
    assert editions.remove_edition(terbit.terbit, NAME.lower()).name == NAME
    assert names(terbit) == []
    assert terbit.current() is not None
    assert editions.name_edition(terbit.terbit, NAME).name == NAME
    with pytest.raises(editions.EditionError, match=NAME):
        editions.remove_edition(terbit.terbit, "Lain")


def test_a_name_whose_snapshot_is_gone_is_skipped_and_still_taken(terbit: Folder) -> None:
    gone = terbit.terbit / "20200101T000000Z-00000000.duckdb"
    gone.touch()
    editions.name_edition(terbit.terbit, NAME, gone.stem)
    gone.unlink()
    assert names(terbit) == []
    with pytest.raises(editions.EditionError, match="sudah dipakai"):
        editions.name_edition(terbit.terbit, NAME)


@pytest.mark.parametrize("damaged", ["{", "[1]", '"x"', "{}", "[[]]"])
def test_a_damaged_list_of_names_shows_none_and_is_not_written_over(terbit: Folder, damaged: str) -> None:
    path = terbit.terbit / store.EDITIONS
    path.write_text(damaged, encoding="utf-8")
    assert store.editions(terbit.terbit) == ()
    with pytest.raises(editions.EditionError, match="rusak"):
        editions.name_edition(terbit.terbit, NAME)
    assert path.read_text(encoding="utf-8") == damaged


@pytest.mark.parametrize("listed", ['[{"nama": "a", "snapshot": "../x"}]', '[{"snapshot": 5}]', "[{}]"])
def test_a_list_that_names_no_snapshot_shows_none(terbit: Folder, listed: str) -> None:
    (terbit.terbit / store.EDITIONS).write_text(listed, encoding="utf-8")
    assert store.editions(terbit.terbit) == ()


def test_a_disk_that_breaks_keeps_the_names_that_were_there(terbit: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    editions.name_edition(terbit.terbit, NAME)

    def broken(*_: object) -> None:
        raise OSError("disk lepas")

    for name in ("replace", "fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, broken)
            with pytest.raises(OSError, match="disk"):
                editions.name_edition(terbit.terbit, "Lain")
        assert names(terbit) == [NAME]
    publish.clean(terbit.terbit)
    assert terbit.leftovers() == []


def test_a_load_keeps_the_names(terbit: Folder) -> None:
    editions.name_edition(terbit.terbit, NAME)
    terbit.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    terbit.publish()
    assert names(terbit) == [NAME]


# --- the command line ------------------------------------------------------------------------------------------------


def test_an_edition_is_named_listed_and_removed_on_the_command_line(run: Run, terbit: Folder) -> None:
    current = terbit.current()
    code, out, err = run("edition", NAME)
    assert (code, out, err) == (0, f'Edisi "{NAME}" untuk snapshot {current} dicatat.\n', "")
    assert run("edition", "--list") == (0, f"{current}  {NAME}\n", "")
    [row] = json.loads(run("edition", "--list", "--json")[1])
    assert set(row) == {"nama", "snapshot", "dicatat"}
    assert (row["nama"], row["snapshot"]) == (NAME, current)
    assert NAME in run("snapshots")[1]
    assert json.loads(run("snapshots", "--json")[1])[0]["edisi"] == [NAME]
    assert json.loads(run("edition", "--remove", NAME, "--json")[1])["nama"] == NAME
    assert run("edition", "--list")[1].startswith("Belum ada edisi.")


@pytest.mark.parametrize("arguments", [("",), ("x", "--snapshot", "y"), ("--remove", "x"), (), ("x", "--list")])
def test_a_wrong_edition_ends_with_64_and_says_why(terbit: Folder, run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run("edition", *arguments)
    assert (code, out) == (64, "")
    assert err


def test_a_name_waits_for_its_turn_and_says_so(run: Run, terbit: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "LOCK_WAIT_SECONDS", 0.1)
    with publish.lock(terbit.terbit):
        assert run("edition", NAME) == (1, "", "Muatan lain masih berjalan. Coba lagi setelah selesai.\n")
