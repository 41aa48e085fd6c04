"""The journal of submissions: what may be done by whom, and that nothing in it can be changed."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from meritokrasi.submissions import (
    INSTANSI,
    PENGELOLA,
    PIMPINAN,
    URL,
    FileMissingError,
    Isian,
    JournalError,
    Kiriman,
    NotAllowedError,
    Person,
    accepted_in,
    desk,
    may_see,
    submissions_in,
    vault_of,
)
from meritokrasi.submissions.journal import Journal, journal_of
from tests.postgresql import Server

OFFICE = Person("ani@kanreg", PENGELOLA)
OTHER_OFFICE = Person("budi@kanreg", PENGELOLA)
STAFF = Person("citra@pemda", INSTANSI, "Z1.01")
STRANGER = Person("dedi@pemda", INSTANSI, "Z1.71")
LEADER = Person("eka@bkn", PIMPINAN)


@pytest.fixture(params=["sqlite", "postgresql"])
def journal(tmp_path: Path, request: pytest.FixtureRequest) -> Journal:
    """In each database that a journal may lie in."""
    if request.param == "postgresql":
        request.getfixturevalue("postgresql_journal")
    return journal_of(tmp_path)


def change_rows(journal: Journal, change: str, *, unlocked: bool = False) -> None:
    """What somebody with the database's password may try, past this program; unlocked, as its owner."""
    sqlite = journal.url.get_backend_name() == "sqlite"
    unlock = (
        ["DROP TRIGGER peristiwa_update", "DROP TRIGGER peristiwa_delete"]
        if sqlite
        else ["ALTER TABLE peristiwa DISABLE TRIGGER ALL"]
    )
    with sa.create_engine(journal.url, poolclass=sa.NullPool).begin() as connection:
        for statement in [*(unlock if unlocked else ()), change]:
            connection.execute(sa.text(statement))


def item(number: int = 1, key: str = "a", value: str = "2") -> Isian:
    row = {"kode_instansi": "Z1.01", "level": value}
    return Isian(
        number, "penilaian", f"Z1.01/{key}", "Butir 1", {}, {"Level": value}, (("penilaian", row),), "Sistem merit!E5"
    )


def draft(journal: Journal, *items: Isian, person: Person = STAFF, sha256: str | None = None) -> str:
    kiriman = desk.receive(journal, person, jalan="buku kerja", kode_instansi="Z1.01", sha256=sha256)
    desk.note_check(
        journal, person, kiriman.nomor, kode_instansi="Z1.01", periode="2026", isian=items or (item(),), temuan=()
    )
    return kiriman.nomor


def submitted(journal: Journal, *items: Isian, person: Person = STAFF) -> str:
    nomor = draft(journal, *items, person=person)
    desk.submit(journal, person, nomor)
    return nomor


def found(journal: Journal, nomor: str) -> Kiriman:
    return submissions_in(journal.events())[nomor]


def published(journal: Journal, nomor: str, snapshot: str) -> None:
    desk.accept(journal, OFFICE, nomor, [i.nomor for i in found(journal, nomor).in_state("menunggu")])
    desk.note_published(journal, OFFICE, submissions_in(journal.events()), snapshot)


# --- the chain ---------------------------------------------------------------------------------------------------


def test_a_journal_that_nobody_wrote_to_is_empty_and_makes_nothing(journal: Journal, tmp_path: Path) -> None:
    assert (journal.events(), journal.broken()) == ([], [])
    assert not (tmp_path / "kiriman").exists()
    if journal.url.get_backend_name() == "postgresql":
        assert not sa.inspect(sa.create_engine(journal.url, poolclass=sa.NullPool)).has_table("peristiwa")


def test_every_step_is_sealed_with_the_one_before_it(journal: Journal) -> None:
    published(journal, submitted(journal), "S1")
    events = journal.events()
    assert [e.jenis for e in events] == ["diterima", "diperiksa", "diajukan", "disetujui", "terbit"]
    assert all(later.hash_sebelum == earlier.hash for earlier, later in itertools.pairwise(events))
    assert journal.broken() == []


@pytest.mark.parametrize("change", ["UPDATE peristiwa SET pelaku = 'x'", "DELETE FROM peristiwa", "TRUNCATE peristiwa"])
def test_the_database_itself_refuses_to_change_a_step(journal: Journal, change: str) -> None:
    if journal.url.get_backend_name() == "sqlite" and change.startswith("TRUNCATE"):
        return  # SQLite has no such statement
    draft(journal)
    before = journal.events()
    with pytest.raises(sa.exc.DBAPIError, match="hanya dapat ditambah"):
        change_rows(journal, change)
    assert journal.events() == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE peristiwa SET pelaku = 'x' WHERE nomor = 2", "berubah sesudah dicatat"),
        ("DELETE FROM peristiwa WHERE nomor = 2", "Peristiwa 2 hilang"),
        ("UPDATE peristiwa SET hash_sebelum = 'x' WHERE nomor = 3", "tidak menyambung"),
    ],
)
def test_who_changes_a_step_behind_its_back_is_found(journal: Journal, change: str, sentence: str) -> None:
    submitted(journal)
    change_rows(journal, change, unlocked=True)
    assert any(sentence in problem for problem in journal.broken())


def _write_many(folder: Path, count: int) -> None:
    for _ in range(count):
        draft(journal_of(folder))


def test_writers_at_once_lose_nothing_and_share_no_number(journal: Journal, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(tmp_path, 10)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert len(submissions_in(journal.events())) == 30
    assert len(journal.events()) == 60
    assert journal.broken() == []


def test_what_a_writer_read_is_still_true_when_it_writes(journal: Journal) -> None:
    """Another writer, even one that began before, waits until the first is done."""
    numbers: list[str] = []

    def write() -> None:
        with journal.writing() as writer:
            numbers.append(writer.new_number())
            time.sleep(0.2)
            writer.append(OFFICE, numbers[-1], "diterima", isi={"jalan": "buku kerja"})

    writers = [threading.Thread(target=write) for _ in range(3)]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert len(set(numbers)) == len(journal.events()) == 3


def test_a_write_that_fails_leaves_nothing(journal: Journal) -> None:
    draft(journal)
    before = journal.events()
    with contextlib.suppress(KeyboardInterrupt), journal.writing() as writer:
        writer.append(OFFICE, "K1", "diterima", isi={"jalan": "buku kerja"})
        raise KeyboardInterrupt
    assert journal.events() == before
    with pytest.raises(JournalError, match="Jurnal kiriman"), journal.writing() as writer:
        writer.append(OFFICE, "K1", "langkah lain")
    assert journal.events() == before


def test_a_journal_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "kiriman").mkdir()
    (tmp_path / "kiriman" / "jurnal.db").write_bytes(b"bukan basis data" * 100)
    with pytest.raises(JournalError):
        journal_of(tmp_path).events()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://uji@/postgres?host=/tidak/ada",
        "postgresql+pg8000://uji@localhost/postgres",
        "basisdata://uji@localhost/postgres",
        "bukan alamat",
    ],
)
def test_a_server_that_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(URL, url)
    with pytest.raises(JournalError, match="Jurnal kiriman tidak dapat dibuka"):
        journal_of(tmp_path).events()
    with pytest.raises(JournalError, match="Jurnal kiriman tidak dapat dibuka"):
        draft(journal_of(tmp_path))


def test_a_server_that_went_away_and_came_back_keeps_what_was_written(
    database_server: Server, postgresql_journal: str, tmp_path: Path
) -> None:
    journal = Journal(postgresql_journal)
    nomor = submitted(journal)
    database_server.stop()
    try:
        with pytest.raises(JournalError, match="Jurnal kiriman tidak dapat dibuka"):
            journal.events()
        with pytest.raises(JournalError, match="Jurnal kiriman tidak dapat dibuka"):
            draft(journal)
    finally:
        database_server.start()
    assert found(journal, nomor).keadaan == "diajukan"
    assert journal.broken() == []


# --- states ------------------------------------------------------------------------------------------------------


def test_a_submission_goes_from_draft_to_published_and_says_whose_turn_it_is(journal: Journal) -> None:
    nomor = draft(journal)
    assert (found(journal, nomor).keadaan, found(journal, nomor).giliran) == ("draf", "instansi")
    desk.submit(journal, STAFF, nomor)
    assert (found(journal, nomor).keadaan, found(journal, nomor).giliran) == ("diajukan", "Kanreg VII")
    published(journal, nomor, "S1")
    assert (found(journal, nomor).keadaan, found(journal, nomor).giliran) == ("terbit", "BKN")


def test_one_item_may_be_accepted_and_another_returned(journal: Journal) -> None:
    nomor = submitted(journal, item(1, "a"), item(2, "b"))
    desk.accept(journal, OFFICE, nomor, [1])
    desk.send_back(journal, OFFICE, nomor, [2], alasan="Dokumennya tidak terbaca")
    kiriman = found(journal, nomor)
    assert [kiriman.keputusan[n].keadaan for n in (1, 2)] == ["disetujui", "dikembalikan"]
    assert kiriman.keputusan[2].alasan == "Dokumennya tidak terbaca"
    assert [a.isian.nomor for a in accepted_in({nomor: kiriman})] == [1]


def test_of_two_accepted_items_of_one_key_the_later_leads(journal: Journal) -> None:
    first, second = submitted(journal, item(value="1")), submitted(journal, item(value="3"))
    published(journal, first, "S1")
    published(journal, second, "S2")
    [leading] = accepted_in(submissions_in(journal.events()))
    assert (leading.kiriman, leading.isian.baru) == (second, {"Level": "3"})
    assert found(journal, first).keadaan == "digantikan"


def test_an_older_word_cannot_be_accepted_over_a_newer_one_but_sent_back(journal: Journal) -> None:
    first, second = submitted(journal, item(value="1")), submitted(journal, item(value="3"))
    published(journal, second, "S1")
    with pytest.raises(desk.StepError, match=f"kiriman {second} sudah disetujui"):
        desk.accept(journal, OFFICE, first, [1])
    assert desk.send_back(journal, OFFICE, first, [1], alasan="Sudah ada yang baru").keadaan == "dikembalikan"


def test_what_was_accepted_can_be_sent_back_until_it_is_published(journal: Journal) -> None:
    nomor = submitted(journal, item(value="1"))
    desk.accept(journal, OFFICE, nomor, [1])
    assert desk.send_back(journal, OFFICE, nomor, [1], alasan="Keliru disetujui").keadaan == "dikembalikan"
    assert accepted_in(submissions_in(journal.events())) == []


def test_withdrawing_a_publication_brings_back_what_stood_before_it(journal: Journal) -> None:
    first, second = submitted(journal, item(value="1")), submitted(journal, item(value="3"))
    published(journal, first, "S1")
    published(journal, second, "S2")
    assert desk.withdraw(journal, OFFICE, "S2", alasan="Salah dokumen") == {second: (1,)}
    [leading] = accepted_in(submissions_in(journal.events()))
    assert leading.kiriman == first
    assert found(journal, second).keadaan == "dibatalkan"
    with pytest.raises(desk.StepError, match="sudah dibatalkan"):
        desk.withdraw(journal, OFFICE, "S2", alasan="Sekali lagi")


def test_the_same_file_again_is_the_same_submission_until_it_is_done(journal: Journal) -> None:
    nomor = draft(journal, sha256="f" * 64)
    assert draft(journal, sha256="f" * 64) == nomor
    desk.submit(journal, STAFF, nomor)
    desk.send_back(journal, OFFICE, nomor, [1], alasan="Perbaiki")
    assert draft(journal, sha256="f" * 64) != nomor


def test_a_file_that_waits_is_the_same_submission_though_a_newer_one_waits_too(journal: Journal) -> None:
    """A batch that was killed and is handed in once more comes to the same submissions."""
    first = draft(journal, sha256="a" * 64)
    desk.submit(journal, STAFF, first)
    second = draft(journal, item(2), sha256="b" * 64)
    desk.submit(journal, STAFF, second)
    assert draft(journal, sha256="a" * 64) == first
    desk.accept(journal, OFFICE, second, [2])
    assert draft(journal, sha256="a" * 64) not in (first, second)


def test_publishing_notes_only_what_is_still_accepted(journal: Journal) -> None:
    nomor = submitted(journal)
    desk.accept(journal, OFFICE, nomor, [1])
    loaded = submissions_in(journal.events())
    for snapshot in ("S1", "S2"):
        desk.note_published(journal, OFFICE, loaded, snapshot)
    assert found(journal, nomor).keputusan[1].snapshot == "S1"


def test_what_was_withdrawn_is_shown_until_a_snapshot_made_after_it_left_it_out(journal: Journal) -> None:
    nomor = submitted(journal)
    published(journal, nomor, "S1")
    loaded = submissions_in(journal.events())
    desk.withdraw(journal, OFFICE, "S1", alasan="salah")
    desk.note_published(journal, OFFICE, loaded, "S2")
    assert [i.nomor for i in found(journal, nomor).still_shown] == [1]
    desk.note_published(journal, OFFICE, submissions_in(journal.events()), "S3")
    assert found(journal, nomor).still_shown == ()
    assert found(journal, nomor).keadaan == "dibatalkan"


# --- who may ------------------------------------------------------------------------------------------------------


def test_nobody_accepts_what_they_entered(journal: Journal) -> None:
    nomor = submitted(journal, person=OFFICE)
    with pytest.raises(NotAllowedError, match="pengelola lain"):
        desk.accept(journal, Person("ANI@kanreg", PENGELOLA), nomor, [1])
    assert desk.accept(journal, OTHER_OFFICE, nomor, [1]).keadaan == "disetujui"


Action = Callable[[Journal, Person | None, str], Any]
ACTIONS: dict[str, tuple[Action, tuple[Person | None, ...]]] = {
    "receive": (
        lambda j, p, _n: desk.receive(j, p, jalan="buku kerja", kode_instansi="Z1.01"),
        (None, STRANGER, LEADER, Person("x", INSTANSI), Person("x", "lain")),
    ),
    "note_check": (
        lambda j, p, n: desk.note_check(j, p, n, kode_instansi=None, periode=None, isian=(), temuan=()),
        (None, STRANGER, LEADER),
    ),
    "submit": (desk.submit, (None, STRANGER, LEADER)),
    "accept": (lambda j, p, n: desk.accept(j, p, n, [1]), (None, STRANGER, STAFF, LEADER)),
    "send_back": (lambda j, p, n: desk.send_back(j, p, n, [1], alasan="x"), (None, STRANGER, STAFF, LEADER)),
    "note_published": (
        lambda j, p, n: desk.note_published(j, p, submissions_in(j.events()), "S1"),
        (None, STRANGER, STAFF, LEADER),
    ),
    "withdraw": (lambda j, p, _n: desk.withdraw(j, p, "S1", alasan="x"), (None, STRANGER, STAFF, LEADER)),
}


@pytest.mark.parametrize(("name", "person"), [(name, p) for name, (_, people) in ACTIONS.items() for p in people])
def test_who_may_not_do_it_changes_nothing(journal: Journal, name: str, person: Person | None) -> None:
    nomor = draft(journal)
    before = journal.events()
    with pytest.raises((NotAllowedError, desk.StepError)):
        ACTIONS[name][0](journal, person, nomor)
    assert journal.events() == before


def test_a_submission_of_another_government_reads_as_absent(journal: Journal) -> None:
    nomor = draft(journal)
    with pytest.raises(desk.StepError, match="Tidak ada kiriman"):
        desk.submit(journal, STRANGER, nomor)


@pytest.mark.parametrize(
    ("person", "seen"), [(OFFICE, True), (LEADER, True), (STAFF, True), (STRANGER, False), (None, False)]
)
def test_drafts_are_seen_by_their_government_the_office_and_its_leaders(person: Person | None, seen: bool) -> None:
    assert may_see(person, "Z1.01") is seen


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda j, n: desk.submit(j, STAFF, n), id="submitted twice"),
        pytest.param(lambda j, n: desk.accept(j, OFFICE, n, []), id="nothing chosen"),
        pytest.param(lambda j, n: desk.accept(j, OFFICE, n, [9]), id="no such item"),
        pytest.param(lambda j, n: desk.send_back(j, OFFICE, n, [1], alasan=" "), id="no reason"),
        pytest.param(lambda j, _n: desk.withdraw(j, OFFICE, "S9", alasan="x"), id="no such publication"),
        pytest.param(lambda j, _n: desk.accept(j, OFFICE, "K0", [1]), id="no such submission"),
    ],
)
def test_a_step_out_of_order_is_refused_in_a_sentence(journal: Journal, act: Callable[[Journal, str], Any]) -> None:
    nomor = submitted(journal)
    before = journal.events()
    with pytest.raises(desk.StepError):
        act(journal, nomor)
    assert journal.events() == before


def test_a_draft_is_not_decided(journal: Journal) -> None:
    with pytest.raises(desk.StepError, match="belum diajukan"):
        desk.accept(journal, OFFICE, draft(journal), [1])


# --- files -------------------------------------------------------------------------------------------------------


def test_a_file_is_kept_under_its_hash_and_cannot_be_exchanged(tmp_path: Path) -> None:
    vault = vault_of(tmp_path)
    digest = vault.keep(b"isi")
    assert vault.keep(b"isi") == digest
    assert vault.read(digest) == b"isi"
    [kept] = [p for p in vault.folder.rglob("*") if p.is_file()]
    kept.chmod(0o640)
    kept.write_bytes(b"lain")
    with pytest.raises(FileMissingError, match="berubah"):
        vault.read(digest)


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", ""])
def test_a_file_that_was_never_kept_is_missing(tmp_path: Path, digest: str) -> None:
    with pytest.raises(FileMissingError):
        vault_of(tmp_path).read(digest)
