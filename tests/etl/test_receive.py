"""From a workbook to a snapshot: received, checked, reviewed, published, undone; and nothing lost on the way."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from etl import doctor, pipeline, publish, receive, workbook
from etl.receive import Reception
from meritokrasi.submissions import INSTANSI, PENGELOLA, URL, Kiriman, NotAllowedError, Person, desk, submissions_in
from meritokrasi.submissions.journal import journal_of
from tests import books
from tests.etl.conftest import Run
from tests.etl.publishing import accept_and_publish
from tests.folder import Folder

STAFF = Person("citra@pemda", INSTANSI, "Z1.01")
STRANGER = Person("dedi@pemda", INSTANSI, "Z1.71")
OFFICE = Person("ani@kanreg", PENGELOLA)
OTHER_OFFICE = Person("budi@kanreg", PENGELOLA)
ROOT = Path(__file__).parents[2]
JUMLAH = "SELECT jumlah FROM pengisian_jabatan WHERE kode_instansi = 'Z1.01' AND berkas LIKE 'kiriman/%' ORDER BY 1"


@pytest.fixture
def folder(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    return sample


def filled(folder: Folder, answers: books.Answers = books.FULL) -> bytes:
    return books.answered(books.template(folder), answers)


def handed_in(folder: Folder, data: bytes, person: Person = STAFF) -> Kiriman:
    kiriman = Reception(folder.path).receive(person, "kiriman.xlsx", data)
    assert (kiriman.keadaan, [f.sentence() for f in receive.findings_of(kiriman)]) == ("draf", [])
    return desk.submit(journal_of(folder.path), person, kiriman.nomor)


def accepted(folder: Folder, kiriman: Kiriman) -> Kiriman:
    return desk.accept(journal_of(folder.path), OFFICE, kiriman.nomor, [i.nomor for i in kiriman.in_state("menunggu")])


def found(folder: Folder, nomor: str) -> Kiriman:
    return submissions_in(journal_of(folder.path).events())[nomor]


def level(folder: Folder, snapshot: str | None = None) -> list[tuple[object, ...]]:
    sql = "SELECT level, status_bukti, berkas FROM penilaian WHERE kode_instansi = 'Z1.01' AND periode = '2026'"
    return folder.ask(sql, snapshot)


def test_an_accepted_workbook_stands_in_the_next_snapshot_with_its_document_and_its_place(folder: Folder) -> None:
    kiriman = accepted(folder, handed_in(folder, filled(folder)))
    result = pipeline.load(folder.path, person=OFFICE)
    assert result.status == "published"
    assert level(folder) == [(2, "bukti diajukan", f"kiriman/{kiriman.nomor}")]
    assert folder.ask("SELECT rencana, tenggat::VARCHAR FROM rencana_aksi") == [("Menyusun peraturan", "2026-12-01")]
    [(title, kind)] = folder.ask(
        "SELECT DISTINCT judul, jenis_sumber FROM sumber JOIN penilaian USING (id_sumber) WHERE periode = '2026'"
    )
    assert (title, kind) == ("Keputusan Bupati (nomor 800/12/2026)", "kiriman instansi")
    assert found(folder, kiriman.nomor).keadaan == "terbit"
    assert found(folder, kiriman.nomor).keputusan[1].snapshot == result.snapshot
    assert doctor.examine(folder.path) == []


def test_the_next_workbook_contains_what_was_published(folder: Folder) -> None:
    accepted(folder, handed_in(folder, filled(folder)))
    pipeline.load(folder.path)
    again = Reception(folder.path).receive(STAFF, "lagi.xlsx", books.template(folder))
    assert (again.keadaan, again.isian) == ("tanpa perubahan", ())
    made = openpyxl.load_workbook(io.BytesIO(books.template(folder)))
    _, columns = books.header(made["Sistem merit"])
    assert (
        made["Sistem merit"].cell(books.row_of(made["Sistem merit"], "merit-baru.1.1"), columns["Level"]).value == "2"
    )


def test_a_plain_load_keeps_every_accepted_submission(folder: Folder) -> None:
    accepted(folder, handed_in(folder, filled(folder)))
    pipeline.load(folder.path)
    folder.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    assert pipeline.load(folder.path).status == "published"
    assert len(level(folder)) == 1


def test_a_draft_and_what_waits_for_review_is_not_published(folder: Folder) -> None:
    before = folder.current()
    kiriman = Reception(folder.path).receive(STAFF, "kiriman.xlsx", filled(folder))
    assert pipeline.load(folder.path).status == "unchanged"
    desk.submit(journal_of(folder.path), STAFF, kiriman.nomor)
    assert pipeline.load(folder.path).status == "unchanged"
    assert folder.current() == before


def test_one_item_can_be_returned_while_another_is_published(folder: Folder) -> None:
    kiriman = handed_in(folder, filled(folder))
    levels = [i.nomor for i in kiriman.isian if i.tabel == "penilaian"]
    others = [i.nomor for i in kiriman.isian if i.tabel != "penilaian"]
    desk.send_back(journal_of(folder.path), OFFICE, kiriman.nomor, levels, alasan="Dokumen belum ditandatangani")
    desk.accept(journal_of(folder.path), OFFICE, kiriman.nomor, others)
    pipeline.load(folder.path)
    assert level(folder) == []
    assert folder.ask("SELECT count(*) FROM rencana_aksi") == [(1,)]
    assert found(folder, kiriman.nomor).giliran == "instansi"


def test_undoing_a_publication_is_a_new_snapshot_without_it(folder: Folder) -> None:
    accepted(folder, handed_in(folder, filled(folder)))
    published = pipeline.load(folder.path)
    desk.withdraw(journal_of(folder.path), OFFICE, str(published.snapshot), alasan="Salah unggah")
    undone = pipeline.load(folder.path, person=OFFICE)
    assert undone.status == "published"
    assert level(folder) == []
    assert level(folder, published.snapshot) != []
    assert doctor.examine(folder.path) == []


def test_the_whole_way_goes_over_a_journal_in_postgresql_too(postgresql_journal: str, folder: Folder) -> None:
    kiriman = accepted(folder, handed_in(folder, filled(folder)))
    published = pipeline.load(folder.path, person=OFFICE)
    assert (published.status, found(folder, kiriman.nomor).keadaan) == ("published", "terbit")
    assert level(folder) == [(2, "bukti diajukan", f"kiriman/{kiriman.nomor}")]
    desk.withdraw(journal_of(folder.path), OFFICE, str(published.snapshot), alasan="Salah unggah")
    assert pipeline.load(folder.path, person=OFFICE).status == "published"
    assert (level(folder), found(folder, kiriman.nomor).keadaan) == ([], "dibatalkan")
    assert doctor.examine(folder.path) == []
    assert not (folder.path / "kiriman" / "jurnal.db").exists()


def test_a_load_without_its_journal_publishes_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even what lies in the folder: without the journal nobody knows what was accepted."""
    before = folder.current()
    folder.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    monkeypatch.setenv(URL, "postgresql+psycopg://uji@/postgres?host=/tidak/ada")
    with pytest.raises(pipeline.SystemFailedError, match="Jurnal kiriman tidak dapat dibuka"):
        pipeline.load(folder.path)
    assert folder.current() == before


def test_a_newer_word_of_the_same_government_replaces_its_older_one(folder: Folder) -> None:
    accepted(folder, handed_in(folder, filled(folder)))
    pipeline.load(folder.path)
    newer = {"Sistem merit": {"merit-baru.1.1": {"Level": 1, "Dokumen bukti": "Keputusan baru"}}}
    accepted(folder, handed_in(folder, filled(folder, newer)))
    pipeline.load(folder.path)
    assert [row[0] for row in level(folder)] == [1]
    assert doctor.examine(folder.path) == []


def test_a_figure_that_differs_from_a_published_one_stands_beside_it(folder: Folder) -> None:
    cells = {"Nilai": 240, **books.PROOF, "Catatan": "Berita memakai nilai sementara."}
    answers = {"Indikator": {"merit_skor/2025": cells}}
    accepted(folder, handed_in(folder, filled(folder, answers)))
    pipeline.load(folder.path)
    values = folder.ask(
        "SELECT nilai FROM capaian WHERE kode_instansi = 'Z1.01' AND id_indikator = 'merit_skor' AND periode = '2025' ORDER BY 1"
    )
    assert values == [(220,), (240,)]


# --- what does not pass ---------------------------------------------------------------------------------------------


def test_the_rules_of_a_load_hold_for_a_workbook_and_name_its_cell(folder: Folder) -> None:
    wrong = {
        "Indikator": {"merit_skor/2026": {"Nilai": 9000, "Status nilai": "final", "Penilai": "BKN", **books.PROOF}}
    }
    kiriman = Reception(folder.path).receive(STAFF, "kiriman.xlsx", filled(folder, wrong))
    [finding] = receive.findings_of(kiriman)
    assert (kiriman.keadaan, kiriman.isian) == ("perlu diperbaiki", ())
    assert finding.berkas == "kiriman.xlsx[Indikator]"
    assert (finding.kolom, finding.nilai) == ("Nilai", "9000")
    marked = openpyxl.load_workbook(io.BytesIO(receive.marked(folder.path, kiriman)))
    assert marked["Indikator"][str(finding.baris)].comment


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("Tautan dokumen", "javascript:alert(1)", "Tautan dokumen"),
        ("Tanggal kejadian", "1 Januari 2031", "Tanggal kejadian"),
    ],
)
def test_a_rule_about_another_column_names_the_column_of_the_sheet(
    folder: Folder, column: str, value: str, told: str
) -> None:
    cells = {"Tanggal kejadian": "10 Agustus 2026", **books.PROOF, column: value}
    kiriman = Reception(folder.path).receive(
        STAFF, "k.xlsx", filled(folder, {"Manajemen talenta": {"persiapan": cells}})
    )
    assert told in [f.kolom for f in receive.findings_of(kiriman)]


def test_the_workbook_of_another_government_is_refused(folder: Folder) -> None:
    kiriman = Reception(folder.path).receive(STRANGER, "kiriman.xlsx", filled(folder))
    [finding] = receive.findings_of(kiriman)
    assert "buku kerja instansi Z1.01, bukan instansi Anda (Z1.71)" in finding.pesan
    assert kiriman.kode_instansi == "Z1.71"


def test_the_workbook_of_a_government_that_is_not_here_is_refused(folder: Folder, run: Run, tmp_path: Path) -> None:
    name = write(tmp_path / "a.xlsx", filled(folder))
    for berkas in ("fakta", "acuan"):
        for path in (folder.path / berkas).rglob("*"):
            if path.is_file():
                path.write_text(path.read_text(encoding="utf-8").replace("Z1.01", "Z1.05"), encoding="utf-8")
    assert pipeline.load(folder.path).status == "published"
    code, out, _ = run("receive", name, "--json")
    [finding] = json.loads(out)["findings"]
    assert (code, "Tidak ada instansi berkode Z1.01" in finding["pesan"]) == (2, True)


def test_a_file_that_should_not_be_opened_is_not_opened_to_be_marked(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BytesIO(filled(folder))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", bytes(110_000_000))
    kiriman = Reception(folder.path).receive(STAFF, "bom.xlsx", stream.getvalue())
    sizes: list[int] = []

    def opened(stream: io.BytesIO) -> openpyxl.Workbook:
        sizes.append(len(stream.getvalue()))
        return openpyxl.load_workbook(stream)

    monkeypatch.setattr("etl.workbook.marking.load_workbook", opened)
    made = openpyxl.load_workbook(io.BytesIO(receive.marked(folder.path, kiriman)))
    assert (kiriman.kode_instansi, sizes, made.sheetnames) == ("Z1.01", [], ["Temuan"])


@pytest.mark.parametrize("person", [STAFF, STRANGER, Person("eka@bkn", "pimpinan")])
def test_who_may_not_publish_publishes_nothing(folder: Folder, person: Person) -> None:
    accepted(folder, handed_in(folder, filled(folder)))
    before = folder.current()
    with pytest.raises(NotAllowedError):
        pipeline.load(folder.path, person=person)
    assert folder.current() == before


def test_an_anonymous_caller_leaves_nothing_behind(folder: Folder) -> None:
    with pytest.raises(NotAllowedError):
        Reception(folder.path).receive(None, "kiriman.xlsx", filled(folder))
    assert journal_of(folder.path).events() == []
    assert not (folder.path / "kiriman" / "berkas").exists()


def test_nothing_can_be_received_before_the_first_snapshot(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    with pytest.raises(receive.NoSnapshotError, match="etl load"):
        Reception(sample.path)


# --- the command line -----------------------------------------------------------------------------------------------


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def test_receive_and_publish_from_the_command_line(folder: Folder, run: Run, tmp_path: Path) -> None:
    name = write(tmp_path / "a.xlsx", filled(folder))
    code, out, _ = run("receive", name, "--publish", "--json")
    answer = json.loads(out)
    assert (code, answer["status"], answer["findings"]) == (0, "published", [])
    assert answer["rows"]["penilaian"] == 1
    assert [k["keadaan"] for k in answer["kiriman"]] == ["terbit"]
    assert level(folder)
    assert run("doctor")[0] == 0


def test_a_bad_file_does_not_hold_up_the_others(folder: Folder, run: Run, tmp_path: Path) -> None:
    good = write(tmp_path / "a.xlsx", filled(folder))
    bad = write(tmp_path / "b.xlsx", b"bukan xlsx")
    code, out, _ = run("receive", good, bad, "--publish", "--json")
    answer = json.loads(out)
    assert (code, answer["status"]) == (2, "published")
    assert [f["berkas"] for f in answer["findings"]] == ["b.xlsx"]
    assert level(folder)


def test_without_publish_it_waits_in_the_queue(folder: Folder, run: Run, tmp_path: Path) -> None:
    code, out, _ = run("receive", write(tmp_path / "a.xlsx", filled(folder)), "--json")
    answer = json.loads(out)
    assert (code, answer["status"]) == (0, "unchanged")
    assert [k["keadaan"] for k in answer["kiriman"]] == ["diajukan"]


def test_template_writes_one_workbook_or_all_of_them(folder: Folder, run: Run, tmp_path: Path) -> None:
    assert run("template", "--instansi", "Z1.01", "--periode", "2026", "-o", str(tmp_path / "a.xlsx"))[0] == 0
    assert (tmp_path / "a.xlsx").read_bytes() == books.template(folder)
    code, out, _ = run("template", "--semua", "--periode", "2026", "-o", str(tmp_path / "a.zip"))
    assert (code, "3 buku kerja" in out) == (0, True)
    code, _, err = run("template", "--instansi", "Z9", "--periode", "2026", "-o", str(tmp_path / "b.xlsx"))
    assert (code, "Tidak ada instansi berkode Z9" in err) == (64, True)


# --- when the process dies --------------------------------------------------------------------------------------------


def test_what_was_received_but_not_checked_is_checked_at_the_next_start(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    data = filled(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Reception, "check", die)
        with pytest.raises(KeyboardInterrupt):
            Reception(folder.path).receive(STAFF, "kiriman.xlsx", data)
    assert any("belum diperiksa" in problem for problem in doctor.examine(folder.path))
    [kiriman] = Reception(folder.path).resume()
    assert (kiriman.keadaan, kiriman.received.pelaku) == ("draf", STAFF.name)


def test_a_publication_that_died_before_its_note_is_noted_by_the_next_load(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiriman = accepted(folder, handed_in(folder, filled(folder)))
    with monkeypatch.context() as patch:
        patch.setattr(desk, "note_published", lambda *_a, **_n: None)
        snapshot = pipeline.load(folder.path).snapshot
    assert found(folder, kiriman.nomor).keadaan == "disetujui"
    assert pipeline.load(folder.path).status == "unchanged"
    assert found(folder, kiriman.nomor).keputusan[1].snapshot == snapshot


KILLS = 50 if os.environ.get("UJI_PENUH") else 2


def test_a_load_that_waited_for_its_turn_publishes_what_was_accepted_meanwhile(folder: Folder) -> None:
    kiriman, queues = handed_in(folder, filled(folder)), threading.Event()
    waiting = threading.Thread(target=pipeline.load, args=(folder.path, lambda _part, _text: queues.set()))
    with publish.lock(folder.terbit):
        waiting.start()
        assert queues.wait(60)
        time.sleep(0.3)
        accepted(folder, kiriman)
    waiting.join(300)
    assert len(level(folder)) == 1
    assert found(folder, kiriman.nomor).keadaan == "terbit"


ROUNDS = 6 if os.environ.get("UJI_PENUH") else 1


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def test_two_who_publish_at_once_lose_nothing(folder: Folder, database: str, request: pytest.FixtureRequest) -> None:
    if database == "postgresql":
        request.getfixturevalue("postgresql_journal")
    counts = range(1, 2 * ROUNDS + 1)
    received = [handed_in(folder, filled(folder, rounds_of(count))).nomor for count in counts]
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(2)
    publishers = [
        context.Process(target=accept_and_publish, args=(folder.path, person, received[start::2], together))
        for start, person in enumerate((OFFICE, OTHER_OFFICE))
    ]
    for publisher in publishers:
        publisher.start()
    for publisher in publishers:
        publisher.join(300)
    assert [publisher.exitcode for publisher in publishers] == [0, 0]
    for kiriman in submissions_in(journal_of(folder.path).events()).values():
        assert [e.jenis for e in kiriman.events] == ["diterima", "diperiksa", "diajukan", "disetujui", "terbit"]
    assert folder.ask(JUMLAH) == [(count,) for count in counts]
    assert doctor.examine(folder.path) == []


def rounds_of(count: int) -> books.Answers:
    """A round of appointments that its number tells from others."""
    return {"Pengisian JPT": {"B1": {**books.FULL["Pengisian JPT"]["B1"], "Jumlah": count}}}


def test_killed_at_any_moment_nothing_accepted_is_lost(folder: Folder, tmp_path: Path) -> None:
    """kill -9 at random moments of receive --publish; afterwards one run more, and everything stands."""
    chance = random.Random(7)
    files = []
    for number in range(3):
        files.append(write(tmp_path / f"{number}.xlsx", filled(folder, rounds_of(number + 1))))
    command = [sys.executable, "-m", "etl", "receive", *files, "--publish", "--json"]
    environment = {**os.environ, "MERITOKRASI_DATA": str(folder.path)}
    steps = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 4.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        journal = journal_of(folder.path)
        assert journal.broken() == []
        assert len(journal.events()) >= steps
        steps = len(journal.events())
        assert folder.ask("SELECT count(*) FROM instansi") == [(3,)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {k.keadaan for k in submissions_in(journal_of(folder.path).events()).values()} == {"terbit"}
    assert folder.ask(JUMLAH) == [(1,), (2,), (3,)]
    assert doctor.examine(folder.path) == []
    assert workbook.LIMITS.rows == 100_000
