"""The counter of the submission pages: who is served, one line typed, a reply, deciding, publishing, taking back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import doctor, pipeline
from etl.counter import Counter
from meritokrasi import store
from meritokrasi.answers import review
from meritokrasi.answers.talent import talent_heading
from meritokrasi.submissions import (
    INSTANSI,
    PENGELOLA,
    PIMPINAN,
    FileMissingError,
    Kiriman,
    NotAllowedError,
    Person,
    desk,
    steps_seen_by,
)
from meritokrasi.submissions.attachments import AttachmentError, attachment
from meritokrasi.submissions.blanks import Filled, Reply
from tests import books
from tests.folder import Folder

STAFF, STRANGER = Person("citra@pemda", INSTANSI, "Z1.01"), Person("dedi@pemda", INSTANSI, "Z1.71")
OFFICE, OTHER = Person("ani@kanreg", PENGELOLA), Person("budi@kanreg", PENGELOLA)
LEADER = Person("pim@bkn", PIMPINAN)
PROOF = attachment("surat.pdf", b"%PDF-1.7 isi")
DOCUMENT = {"judul": "Surat BKN", "penerbit": "BKN", "jenis_sumber": "keputusan", "tanggal_terbit": "5 Maret 2026"}
FIGURE = {"nilai": "288,5", "status_nilai": "final", "penilai": "BKN", "tanggal": "Maret 2026", **DOCUMENT}


def quiet(_part: float, _words: str) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def folder(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    return sample


def at(folder: Folder, person: Person | None) -> Counter:
    return Counter(folder.path, person)


def drafted(folder: Folder) -> Kiriman:
    return at(folder, STAFF).take("kiriman.xlsx", books.answered(books.template(folder), books.FULL))


def submitted(folder: Folder) -> Kiriman:
    return at(folder, STAFF).submit(drafted(folder).nomor, [PROOF])


def recorded(folder: Folder, filled: Filled, person: Person = OFFICE) -> Kiriman:
    kiriman, findings = at(folder, person).record("Z1.01", "2026", filled, [])
    assert (kiriman is not None, [f.sentence() for f in findings]) == (True, [])
    assert kiriman is not None
    return kiriman


def publish(folder: Folder, kiriman: Kiriman, person: Person = OTHER) -> str:
    at(folder, person).accept(kiriman.nomor, [i.nomor for i in kiriman.isian], "")
    result = at(folder, person).publish(quiet)
    assert (result.status, [f.sentence() for f in result.findings]) == ("published", [])
    return str(result.snapshot)


def sentences(folder: Folder, filled: Filled) -> list[str]:
    kiriman, findings = at(folder, OFFICE).record("Z1.01", "2026", filled, [])
    assert kiriman is None
    return [f"{f.kolom}: {f.pesan}" for f in findings]


# --- who is served ------------------------------------------------------------------------------------------------


def test_nobody_is_served_without_a_role(folder: Folder) -> None:
    for person in (None, Person("x@y", "tamu"), Person("x@y", INSTANSI)):
        with pytest.raises(NotAllowedError):
            at(folder, person)


REPLY = Reply("Z1.01", "capaian", "Z1.01/merit_skor/2024", "Skor 2024", "301", "Angka kami lain.", "Kepala BKPSDM")
CHANGES: dict[str, Callable[[Counter, Kiriman], Any]] = {
    "workbook": lambda c, _: c.workbook("Z1.01", "2026"),
    "workbooks": lambda c, _: c.workbooks("2026"),
    "take": lambda c, _: c.take("a.xlsx", b"x"),
    "submit": lambda c, k: c.submit(k.nomor, []),
    "reply": lambda c, _: c.reply(REPLY),
    "blanks": lambda c, _: c.blanks("Z1.01", "2026"),
    "record": lambda c, _: c.record("Z1.01", "2026", Filled("Indikator", "merit_skor/2026", FIGURE), []),
    "accept": lambda c, k: c.accept(k.nomor, [1], ""),
    "send_back": lambda c, k: c.send_back(k.nomor, [1], "salah"),
    "publish": lambda c, _: c.publish(quiet),
    "undo": lambda c, _: c.undo("x", "salah", quiet),
}
OF_OFFICE = ("workbooks", "blanks", "record", "accept", "send_back", "publish", "undo")


@pytest.mark.parametrize("name", CHANGES)
def test_a_leader_changes_nothing(folder: Folder, name: str) -> None:
    kiriman = submitted(folder)
    with pytest.raises(NotAllowedError):
        CHANGES[name](at(folder, LEADER), kiriman)
    assert len(steps_seen_by(folder.path, LEADER)) == 3


@pytest.mark.parametrize("name", OF_OFFICE)
def test_a_government_does_nothing_of_the_office(folder: Folder, name: str) -> None:
    kiriman = submitted(folder)
    with pytest.raises(NotAllowedError):
        CHANGES[name](at(folder, STAFF), kiriman)


def test_another_government_neither_sees_a_draft_nor_its_files_nor_acts_on_it(folder: Folder) -> None:
    kiriman = submitted(folder)
    stranger = at(folder, STRANGER)
    assert stranger.known == {}
    for digest in kiriman.files:
        with pytest.raises(FileMissingError):
            stranger.file(kiriman, digest)
    with pytest.raises(FileMissingError):
        stranger.marked(kiriman)
    with pytest.raises(desk.StepError, match="Tidak ada kiriman"):
        stranger.submit(kiriman.nomor, [])
    for refused in (lambda: stranger.workbook("Z1.01", "2026"), lambda: stranger.reply(REPLY)):
        with pytest.raises(NotAllowedError):
            refused()


def test_office_leader_and_the_government_itself_see_it_with_its_files(folder: Folder) -> None:
    kiriman = submitted(folder)
    [attached] = kiriman.lampiran
    for person in (STAFF, OFFICE, LEADER):
        assert list(at(folder, person).known) == [kiriman.nomor]
        assert at(folder, person).file(kiriman, attached["sha256"]) == PROOF.data


def test_only_the_office_and_its_leaders_see_who_did_what(folder: Folder) -> None:
    submitted(folder)
    assert [e.jenis for e in steps_seen_by(folder.path, OFFICE)] == ["diterima", "diperiksa", "diajukan"]
    for person in (None, STAFF):
        with pytest.raises(NotAllowedError):
            steps_seen_by(folder.path, person)


def test_a_file_of_one_submission_is_not_given_out_as_another_s(folder: Folder) -> None:
    kiriman = submitted(folder)
    with pytest.raises(FileMissingError):
        at(folder, STAFF).file(kiriman, "0" * 64)


def test_nobody_accepts_what_he_or_she_recorded(folder: Folder) -> None:
    kiriman = recorded(folder, Filled("Indikator", "merit_skor/2026", FIGURE))
    with pytest.raises(NotAllowedError, match="pengelola lain"):
        at(folder, OFFICE).accept(kiriman.nomor, [1], "")
    assert at(folder, OTHER).accept(kiriman.nomor, [1], "").keadaan == "disetujui"


# --- one line typed -----------------------------------------------------------------------------------------------


def test_a_figure_typed_on_a_page_stands_in_the_next_snapshot_with_its_document(folder: Folder) -> None:
    kiriman = recorded(folder, Filled("Indikator", "merit_skor/2026", FIGURE))
    publish(folder, kiriman)
    sql = "SELECT c.nilai, d.judul, d.penerbit, d.jenis_sumber FROM capaian AS c JOIN capaian_sumber USING (id_capaian)"
    sql += " JOIN sumber AS d USING (id_sumber) WHERE c.kode_instansi = 'Z1.01' AND c.periode = '2026'"
    assert folder.ask(sql) == [(288.5, "Surat BKN", "BKN", "keputusan")]
    assert doctor.examine(folder.path) == []


def test_a_figure_of_a_document_that_is_known_replaces_what_was_typed_wrongly_from_it(folder: Folder) -> None:
    publish(folder, recorded(folder, Filled("Indikator", "merit_skor/2026", FIGURE)))
    [(known,)] = folder.ask("SELECT id_sumber FROM sumber WHERE judul = 'Surat BKN'")
    right = {"nilai": "289", "status_nilai": "final", "penilai": "BKN", "tanggal": "Maret 2026"}
    publish(folder, recorded(folder, Filled("Indikator", "merit_skor/2026", right, known)))
    sql = "SELECT nilai FROM capaian WHERE kode_instansi = 'Z1.01' AND periode = '2026'"
    assert folder.ask(sql) == [(289.0,)]


def test_a_step_typed_on_a_page_says_how_it_is_known(folder: Folder) -> None:
    texts = {"tanggal": "2 Mei 2026", "cara_tahu": "tangan kedua", "penyampai": "Sekda", **DOCUMENT}
    publish(folder, recorded(folder, Filled("Manajemen talenta", "persiapan", texts)))
    sql = "SELECT tanggal::VARCHAR, cara_tahu, penyampai FROM tonggak WHERE kode_instansi = 'Z1.01' AND id_langkah = 'persiapan'"
    assert ("2026-05-02", "tangan kedua", "Sekda") in folder.ask(sql)


def test_a_clause_typed_on_a_page_takes_the_place_of_the_theme_and_keeps_its_plans(folder: Folder) -> None:
    blank = at(folder, OFFICE).blanks("Z1.01", "2026")["Butir komitmen"]
    key = next(iter(blank.lines))
    texts = {
        "nomor": blank.lines[key].texts["nomor"],
        "judul_butir": "Klausul pertama",
        "ringkasan": "Bunyi klausul",
        "jenis_butir": "klausul",
        "tenggat": "31 Desember 2026",
        **DOCUMENT,
    }
    kiriman = recorded(folder, Filled("Butir komitmen", key, texts))
    assert kiriman.kode_instansi is None
    before = folder.ask("SELECT count(*) FROM butir")
    publish(folder, kiriman)
    assert folder.ask("SELECT count(*) FROM butir") == before
    sql = f"SELECT judul, ringkasan, jenis_butir, tenggat::VARCHAR FROM butir WHERE id_butir = '{key}'"
    assert folder.ask(sql) == [("Klausul pertama", "Bunyi klausul", "klausul", "2026-12-31")]


def test_a_new_clause_stands_after_the_others(folder: Folder) -> None:
    blank = at(folder, OFFICE).blanks("Z1.01", "2026")["Butir komitmen"]
    key = next(key for key in blank.lines if key.endswith(".baru"))
    texts = {"nomor": "99", "judul_butir": "Baru", "ringkasan": "Isi", "jenis_butir": "klausul", **DOCUMENT}
    publish(folder, recorded(folder, Filled("Butir komitmen", key, texts)))
    [last] = folder.ask("SELECT nomor FROM butir ORDER BY urutan DESC LIMIT 1")
    assert last == ("99",)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nilai": "banyak"}, "Nilai: bukan angka"),
        ({"tanggal": "31 Februari 2026"}, "Tanggal nilai: bukan tanggal yang ada"),
        ({"status_nilai": "akhir"}, "Status nilai: kata ini tidak ada di daftar pilihan"),
        ({"judul": ""}, "Dokumen bukti: tidak ada dokumen bukti"),
        ({"penerbit": ""}, "Penerbit dokumen: wajib diisi"),
        ({"jenis_sumber": ""}, "Jenis dokumen: wajib diisi"),
        ({"status_nilai": ""}, "Status nilai: wajib diisi"),
        ({"url": "ftp://x"}, "url: "),
        ({"nilai": "99999"}, "nilai: "),
    ],
)
def test_what_is_typed_wrongly_is_named_and_nothing_is_noted(folder: Folder, change: dict[str, str], said: str) -> None:
    found = sentences(folder, Filled("Indikator", "merit_skor/2026", {**FIGURE, **change}))
    assert any(one.startswith(said) for one in found), found
    assert at(folder, OFFICE).known == {}


def test_what_is_published_already_is_not_handed_in_again(folder: Folder) -> None:
    filled = Filled("Indikator", "merit_skor/2026", FIGURE)
    publish(folder, recorded(folder, filled))
    assert at(folder, OFFICE).record("Z1.01", "2026", filled, [])[0] is None


@pytest.mark.parametrize("key", ["merit_skor/1900", "lain/2026", "", "'; DROP TABLE x"])
def test_a_line_that_does_not_exist_is_refused(folder: Folder, key: str) -> None:
    with pytest.raises(Exception, match="Tidak ada baris"):
        at(folder, OFFICE).record("Z1.01", "2026", Filled("Indikator", key, FIGURE), [])


# --- a reply ------------------------------------------------------------------------------------------------------


def test_a_reply_carries_the_day_of_the_office(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "office_today", lambda _snapshot: dt.date(2026, 3, 1))
    kiriman, _ = at(folder, STAFF).reply(REPLY)
    assert kiriman is not None
    assert {row["tanggal"] for table, row in kiriman.isian[0].rows if table == "tanggapan"} == {"2026-03-01"}


def test_a_reply_stands_beside_the_figure_and_does_not_change_it(folder: Folder) -> None:
    before = folder.ask("SELECT nilai FROM capaian ORDER BY ALL")
    kiriman, findings = at(folder, STAFF).reply(REPLY)
    assert findings == ()
    assert kiriman is not None
    assert folder.ask("SELECT count(*) FROM tanggapan") == [(0,)]
    publish(folder, kiriman)
    assert folder.ask("SELECT isi, penyampai FROM tanggapan") == [("Angka kami lain.", "Kepala BKPSDM")]
    assert folder.ask("SELECT nilai FROM capaian ORDER BY ALL") == before


@pytest.mark.parametrize(
    ("isi", "penyampai", "said"),
    [("  ", "Kepala", "masih kosong"), ("x" * 2001, "Kepala", "lebih dari 2000"), ("Isi", " ", "penyampai belum")],
)
def test_an_empty_reply_or_one_of_nobody_is_refused(folder: Folder, isi: str, penyampai: str, said: str) -> None:
    reply = Reply("Z1.01", "capaian", "Z1.01/merit_skor/2024", "Skor", "301", isi, penyampai)
    kiriman, findings = at(folder, STAFF).reply(reply)
    assert kiriman is None
    assert said in findings[0].pesan


def test_a_reply_to_a_fact_about_another_government_is_a_finding(folder: Folder) -> None:
    reply = Reply("Z1.01", "capaian", "Z1.71/merit_skor/2024", "Skor", "301", "Bukan kami.", "Kepala")
    kiriman, findings = at(folder, STAFF).reply(reply)
    assert kiriman is None
    assert "bukan tentang instansi" in findings[0].pesan


# --- deciding, publishing, taking back ----------------------------------------------------------------------------


def test_a_publication_can_be_taken_back_as_a_new_snapshot(folder: Folder) -> None:
    first = folder.current()
    snapshot = publish(folder, submitted(folder))
    assert folder.ask("SELECT count(*) FROM rencana_aksi") == [(1,)]
    result = at(folder, OFFICE).undo(snapshot, "salah instansi", quiet)
    assert result.status == "published"
    assert result.snapshot not in (first, snapshot)
    assert folder.ask("SELECT count(*) FROM rencana_aksi") == [(0,)]
    assert {k.keadaan for k in at(folder, OFFICE).known.values()} == {"dibatalkan"}
    assert pipeline.load(folder.path).status == "unchanged"


def test_taking_back_without_a_reason_or_twice_is_refused(folder: Folder) -> None:
    snapshot = publish(folder, submitted(folder))
    with pytest.raises(desk.StepError, match="alasan"):
        at(folder, OFFICE).undo(snapshot, " ", quiet)
    at(folder, OFFICE).undo(snapshot, "salah", quiet)
    with pytest.raises(desk.StepError, match="sudah dibatalkan"):
        at(folder, OFFICE).undo(snapshot, "salah", quiet)


def test_an_interrupted_withdrawal_is_told_and_finished_by_publishing_once_more(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = publish(folder, submitted(folder))
    desk.withdraw(at(folder, OFFICE).journal, OFFICE, snapshot, alasan="salah")
    assert review.unfinished(at(folder, OFFICE).known)
    assert ["masih tampil" in told for told in doctor.examine(folder.path)] == [True]
    at(folder, OFFICE).publish(quiet)
    assert folder.ask("SELECT count(*) FROM rencana_aksi") == [(0,)]
    assert not review.unfinished(at(folder, OFFICE).known)
    assert doctor.examine(folder.path) == []


# --- what does not take another's place ------------------------------------------------------------------------------


def plan(folder: Folder, words: str) -> Kiriman:
    blank = at(folder, OFFICE).blanks("Z1.01", "2026")["Komitmen & rencana aksi"]
    key = next(key for key, line in blank.lines.items() if "rencana" not in line.texts)
    texts = {"rencana": words, "status_rencana": "berjalan", **DOCUMENT}
    return recorded(folder, Filled("Komitmen & rencana aksi", key, texts))


def test_two_new_plans_that_wait_together_both_stand(folder: Folder) -> None:
    for kiriman in (plan(folder, "Rencana satu"), plan(folder, "Rencana dua")):
        at(folder, OTHER).accept(kiriman.nomor, [1], "")
    at(folder, OTHER).publish(quiet)
    assert folder.ask("SELECT rencana FROM rencana_aksi ORDER BY 1") == [("Rencana dua",), ("Rencana satu",)]
    assert doctor.examine(folder.path) == []


def test_a_plan_that_is_published_is_changed_and_not_doubled(folder: Folder) -> None:
    publish(folder, plan(folder, "Rencana satu"))
    blank = at(folder, OFFICE).blanks("Z1.01", "2026")["Komitmen & rencana aksi"]
    key = next(key for key, line in blank.lines.items() if line.texts.get("rencana") == "Rencana satu")
    texts = {"rencana": "Rencana satu, diperluas", "status_rencana": "selesai", **DOCUMENT}
    publish(folder, recorded(folder, Filled("Komitmen & rencana aksi", key, texts)))
    assert folder.ask("SELECT rencana, status_rencana FROM rencana_aksi") == [("Rencana satu, diperluas", "selesai")]


def test_what_another_document_states_stands_beside_and_both_are_said(folder: Folder) -> None:
    publish(folder, recorded(folder, Filled("Indikator", "merit_skor/2026", FIGURE)))
    other = {
        **FIGURE,
        "nilai": "290,5",
        "judul": "Laporan lain",
        "catatan": "Kedua nilai tetap dimuat dan ditampilkan.",
    }
    publish(folder, recorded(folder, Filled("Indikator", "merit_skor/2026", other)))
    sql = "SELECT nilai FROM capaian WHERE kode_instansi = 'Z1.01' AND periode = '2026' ORDER BY 1"
    assert folder.ask(sql) == [(288.5,), (290.5,)]


def test_the_date_of_a_figure_is_corrected_in_place(folder: Folder) -> None:
    publish(folder, recorded(folder, Filled("Indikator", "merit_skor/2026", FIGURE)))
    [(known,)] = folder.ask("SELECT id_sumber FROM sumber WHERE judul = 'Surat BKN'")
    right = {"nilai": "289", "status_nilai": "final", "penilai": "BKN", "tanggal": "April 2026"}
    publish(folder, recorded(folder, Filled("Indikator", "merit_skor/2026", right, known)))
    sql = "SELECT nilai, s.tanggal::VARCHAR FROM capaian JOIN capaian_sumber AS s USING (id_capaian)"
    assert folder.ask(f"{sql} WHERE kode_instansi = 'Z1.01' AND periode = '2026'") == [(289.0, "2026-04-01")]


def test_the_office_names_a_document_for_whatever_it_types(folder: Folder) -> None:
    blank = at(folder, OFFICE).blanks("Z1.01", "2026")["Komitmen & rencana aksi"]
    texts = {"rencana": "Tanpa dokumen", "status_rencana": "berjalan"}
    found = sentences(folder, Filled(blank.name, next(iter(blank.lines)), texts))
    assert "Dokumen bukti: tidak ada dokumen bukti" in found


def test_whoever_of_the_office_uploads_a_workbook_may_not_accept_it(folder: Folder) -> None:
    data = books.answered(books.template(folder), books.FULL)
    kiriman = at(folder, OFFICE).take("kiriman.xlsx", data)
    at(folder, OTHER).submit(kiriman.nomor, [])
    for person in (OFFICE, OTHER):
        with pytest.raises(NotAllowedError, match="pengelola lain"):
            at(folder, person).accept(kiriman.nomor, [1], "")


def test_the_same_file_after_another_one_is_a_draft_again(folder: Folder) -> None:
    first = books.answered(books.template(folder), books.FULL)
    second = books.answered(books.template(folder), {"Sistem merit": books.FULL["Sistem merit"]})
    staff = at(folder, STAFF)
    staff.take("a.xlsx", first)
    staff.take("b.xlsx", second)
    again = staff.take("a.xlsx", first)
    assert again.keadaan == "draf"
    assert staff.submit(again.nomor, []).keadaan == "diajukan"


def test_an_empty_workbook_does_not_take_up_a_draft(folder: Folder) -> None:
    old = drafted(folder)
    assert at(folder, STAFF).take("kosong.xlsx", books.template(folder)).keadaan == "tanpa perubahan"
    assert at(folder, STAFF).known[old.nomor].keadaan == "draf"


# --- drafts that were taken up -------------------------------------------------------------------------------------


def test_a_newer_workbook_takes_up_a_draft_which_then_cannot_be_handed_in(folder: Folder) -> None:
    old = drafted(folder)
    less = {"Sistem merit": books.FULL["Sistem merit"]}
    new = at(folder, STAFF).take("lagi.xlsx", books.answered(books.template(folder), less))
    known = at(folder, STAFF).known
    assert (known[old.nomor].keadaan, known[old.nomor].pengganti) == ("digantikan", new.nomor)
    assert known[old.nomor].giliran is None
    with pytest.raises(desk.StepError, match=f"digantikan oleh {new.nomor}"):
        at(folder, STAFF).submit(old.nomor, [])
    assert at(folder, STAFF).submit(new.nomor, []).keadaan == "diajukan"


def test_a_workbook_with_findings_does_not_take_up_a_draft(folder: Folder) -> None:
    old = drafted(folder)
    wrong = books.answered(books.template(folder), {"Sistem merit": {"merit-baru.1.1": {"Level": 9}}})
    assert at(folder, STAFF).take("salah.xlsx", wrong).keadaan == "perlu diperbaiki"
    assert at(folder, STAFF).known[old.nomor].keadaan == "draf"


# --- every government's workbook ------------------------------------------------------------------------------------


def test_the_office_takes_out_the_workbooks_of_all_governments_at_once(folder: Folder) -> None:
    with zipfile.ZipFile(io.BytesIO(at(folder, OFFICE).workbooks("2026"))) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 3
        data = archive.read(next(name for name in archive.namelist() if "Z1.01" in name))
    assert at(folder, STAFF).take("a.xlsx", data).keadaan == "tanpa perubahan"


# --- files of proof -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"", "kosong"),
        ("a.pdf", b"MZ\x90", "bukan PDF"),
        ("a.svg", b"<svg onload=alert(1)>", "bukan PDF"),
        ("a.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024), "lebih dari 10 MB"),
    ],
)
def test_a_file_that_is_no_proof_is_refused_with_the_remedy(name: str, data: bytes, said: str) -> None:
    with pytest.raises(AttachmentError, match=said):
        attachment(name, data)


@given(st.text(max_size=200))
def test_whatever_its_name_an_attachment_has_a_plain_one(name: str) -> None:
    made = attachment(name, b"\x89PNG\r\n\x1a\n")
    assert made.name
    assert made.name.lower().endswith(".png")
    assert not set("/\\\n\r\0").intersection(made.name)


# --- what a government says of itself -------------------------------------------------------------------------------


def test_a_step_that_only_its_government_reports_is_not_called_news(folder: Folder) -> None:
    publish(folder, submitted(folder))
    sql = "SELECT menurut FROM langkah_instansi WHERE kode_instansi = '{}' AND id_langkah = 'persiapan'"
    assert folder.ask(sql.format("Z1.01")) == [("dilaporkan instansi",)]
    assert folder.ask(sql.format("Z1")) == [("diberitakan",)]
    assert "diberitakan atau dilaporkan instansinya untuk" in talent_heading(str(folder.current())).lead


# --- akses.toml under the doctor ------------------------------------------------------------------------------------


def test_the_doctor_names_what_is_wrong_with_the_access_file(folder: Folder) -> None:
    folder.file("acuan/akses.toml").write_text("wajib_masuk = ya", encoding="utf-8")
    assert any("akses.toml" in one and "tertutup bagi semua" in one for one in doctor.examine(folder.path))
    bound = 'wajib_masuk = false\n[[pengguna]]\nnama = "a@b"\nperan = "instansi"\nkode_instansi = "Z9.99"\n'
    folder.file("acuan/akses.toml").write_text(bound, encoding="utf-8")
    assert [one for one in doctor.examine(folder.path) if "Z9.99" in one]
    folder.file("acuan/akses.toml").write_text(bound.replace("Z9.99", "Z1.01"), encoding="utf-8")
    assert doctor.examine(folder.path) == []
