"""Kirim data, Tinjau kiriman, Catat data and the audit of Riwayat, as each role sees them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from meritokrasi.access import session
from meritokrasi.submissions import known
from tests import books
from tests.folder import Folder
from tests.pages.conftest import Page

ACCESS = """
wajib_masuk = false
[[pengguna]]
nama = "ani@kantor"
peran = "pengelola"
[[pengguna]]
nama = "budi@kantor"
peran = "pengelola"
[[pengguna]]
nama = "citra@pemda"
peran = "instansi"
kode_instansi = "Z1.01"
[[pengguna]]
nama = "dedi@pemda"
peran = "instansi"
kode_instansi = "Z1.71"
[[pengguna]]
nama = "pim@bkn"
peran = "pimpinan"
"""
SEND, REVIEW, RECORD, HISTORY = "kiriman/kirim_data", "kiriman/tinjau_kiriman", "kiriman/catat_data", "data/riwayat"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Open = Callable[..., Page]


@pytest.fixture
def office(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The sample, published, and who may come in."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.file("acuan/akses.toml").write_text(ACCESS, encoding="utf-8")
    sample.publish()
    return sample


def claims(name: str | None) -> dict[str, Any]:
    if name is None:
        return {"is_logged_in": False}
    return {"is_logged_in": True, "sub": name, "email": name, "email_verified": True, "iat": time.time()}


@pytest.fixture
def visit(office: Folder) -> Open:
    def opened(page: str, name: str | None, **query: str) -> Page:
        made = Page()
        made.app.user = claims(name)
        return made.open(page, **query)

    return opened


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def sent(visit: Open, office: Folder, answers: books.Answers = books.FULL) -> str:
    """A workbook uploaded and handed in by its government; the number of the submission."""
    page = visit(SEND, "citra@pemda")
    data = books.answered(books.template(office), answers)
    page.app.file_uploader(key="unggah-buku").set_value(("isi.xlsx", data, SHEET)).run()
    assert "Periksa bedanya di bawah" in page.app.success[0].value
    button(page.app, "Ajukan kepada pengelola").click().run()
    assert "Sekarang giliran Kanreg VII" in page.app.success[0].value
    return list(known(office.path))[-1]


@pytest.mark.parametrize("page", [SEND, REVIEW, RECORD])
def test_a_guest_is_told_to_sign_in_and_sees_nothing_else(visit: Open, page: str) -> None:
    shown = visit(page, None)
    assert shown.headline.startswith("Halaman ini untuk")
    assert not shown.app.exception
    assert "Masuk" in [b.label for b in shown.app.button]
    assert len(shown.app.file_uploader) == 0
    assert "Antrean" not in shown.words


@pytest.mark.parametrize(
    ("page", "name"),
    [(REVIEW, "citra@pemda"), (RECORD, "citra@pemda"), (RECORD, "pim@bkn"), (SEND, "pim@bkn"), (SEND, "asing@x")],
)
def test_the_wrong_role_is_told_which_one_is_needed(visit: Open, page: str, name: str) -> None:
    shown = visit(page, name)
    assert shown.headline.startswith("Halaman ini untuk")
    assert len(shown.app.file_uploader) == 0


def test_the_menu_says_who_is_signed_in(visit: Open) -> None:
    shown = visit("ringkasan", "citra@pemda")
    assert "citra@pemda" in shown.words
    assert "instansi Z1.01" in shown.words


def test_a_workbook_goes_from_upload_to_publication_and_its_profile_shows_it(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "ani@kantor", kiriman=nomor)
    assert page.headline == "Satu kiriman menunggu pengelola"
    button(page.app, "Centang semua").click().run()
    button(page.app, "Setujui yang dicentang").click().run()
    assert "disetujui. Terbitkan" in page.app.success[0].value
    button(page.app, "Terbitkan semua yang disetujui").click().run()
    assert "Terbit snapshot" in page.app.success[0].value
    assert known(office.path)[nomor].keadaan == "terbit"
    profile = visit("profil_instansi", None, instansi="Z1.01")
    assert "271,5" in profile.words
    assert "Keputusan Bupati (nomor 800/12/2026)" in profile.words


def test_a_workbook_with_a_mistake_names_sheet_cell_and_remedy_and_cannot_be_handed_in(
    visit: Open, office: Folder
) -> None:
    page = visit(SEND, "citra@pemda")
    data = books.answered(books.template(office), {"Sistem merit": {"merit-baru.1.1": {"Level": 9}}})
    page.app.file_uploader(key="unggah-buku").set_value(("isi.xlsx", data, SHEET)).run()
    assert "satu temuan" in page.app.success[0].value
    assert "Sistem merit!" in page.words
    assert "Pilih salah satu" in page.words
    labels = [b.label for b in page.app.button] + [b.label for b in page.app.download_button]
    assert "Unduh salinan bertanda" in labels
    assert "Ajukan kepada pengelola" not in labels


def test_another_government_does_not_find_it_even_by_its_number(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(SEND, "dedi@pemda", kiriman=nomor, instansi="Z1.01")
    assert "Tidak ada kiriman bernomor itu" in page.app.error[0].value
    assert "Menyusun peraturan" not in page.words
    assert "Kota Wanasari: unduh buku kerja" in page.words


def test_an_item_goes_back_with_its_reason_which_the_government_reads(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "ani@kantor", kiriman=nomor)
    page.app.checkbox(key=f"isian-{nomor}-1").check()
    button(page.app, "Kembalikan yang dicentang").click().run()
    assert "Tulis alasan" in page.app.error[0].value
    page.app.text_area(key=f"alasan-{nomor}").set_value("Dokumennya tidak terbaca.")
    button(page.app, "Kembalikan yang dicentang").click().run()
    assert "dikembalikan beserta alasannya" in page.app.success[0].value
    told = visit(SEND, "citra@pemda", kiriman=nomor)
    assert "Dokumennya tidak terbaca." in told.words
    assert told.headline == "Satu kiriman menunggu instansi ini"


def test_nothing_ticked_is_nothing_decided(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "ani@kantor", kiriman=nomor)
    button(page.app, "Setujui yang dicentang").click().run()
    assert page.app.error
    assert known(office.path)[nomor].keadaan == "diajukan"


def test_a_leader_sees_drafts_and_the_queue_but_no_button_that_changes(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "pim@bkn", kiriman=nomor)
    assert nomor in page.words
    assert "Menyusun peraturan" in page.words
    assert {b.label for b in page.app.button} <= {"Keluar"}
    assert len(page.app.checkbox) == 0


def test_a_publication_is_taken_back_on_the_page(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "ani@kantor", kiriman=nomor)
    button(page.app, "Centang semua").click().run()
    button(page.app, "Setujui yang dicentang").click().run()
    button(page.app, "Terbitkan semua yang disetujui").click().run()
    page.app.text_input(key="alasan-batal").set_value("Salah instansi")
    button(page.app, "Batalkan terbitan ini").click().run()
    assert "Terbit snapshot" in page.app.success[0].value
    assert known(office.path)[nomor].keadaan == "dibatalkan"
    assert "271,5" not in visit("profil_instansi", None, instansi="Z1.01").words


def test_a_reply_is_handed_in_on_the_page(visit: Open, office: Folder) -> None:
    page = visit(SEND, "citra@pemda")
    box = next(one for one in page.app.selectbox if one.label == "Angka atau fakta yang terbit")
    box.set_value(box.options[0])
    page.app.text_area(key="isi-tanggapan").set_value("Angka kami lain.")
    page.app.text_input(key="penyampai-tanggapan").set_value("Kepala BKPSDM")
    button(page.app, "Kirim tanggapan").click().run()
    assert not page.app.exception
    assert [k.jalan for k in known(office.path).values()] == ["hak jawab"], [e.value for e in page.app.error]


def test_one_figure_is_recorded_and_waits_for_somebody_else(visit: Open, office: Folder) -> None:
    page = visit(RECORD, "ani@kantor", instansi="Z1.01", periode="2026", isian="Indikator", baris="merit_skor/2026")
    place = "Z1.01-2026-Indikator-merit_skor/2026"
    page.app.text_input(key=f"nilai-{place}").set_value("288,5")
    page.app.selectbox(key=f"status_nilai-{place}").set_value("final")
    page.app.text_input(key=f"penilai-{place}").set_value("BKN")
    page.app.text_input(key=f"judul-dok-{place}").set_value("Surat BKN")
    page.app.text_input(key=f"penerbit-dok-{place}").set_value("BKN")
    page.app.selectbox(key=f"jenis_sumber-dok-{place}").set_value("keputusan")
    button(page.app, "Catat dan ajukan").click().run()
    assert "Sekarang giliran Kanreg VII" in page.app.success[0].value
    [kiriman] = known(office.path).values()
    own = visit(REVIEW, "ani@kantor", kiriman=kiriman.nomor)
    button(own.app, "Centang semua").click().run()
    button(own.app, "Setujui yang dicentang").click().run()
    assert "tidak dapat menyetujui" in own.app.error[0].value


def test_what_is_typed_wrongly_is_shown_beside_the_form_and_kept_in_it(visit: Open, office: Folder) -> None:
    page = visit(RECORD, "ani@kantor", instansi="Z1.01", periode="2026", isian="Indikator", baris="merit_skor/2026")
    place = "Z1.01-2026-Indikator-merit_skor/2026"
    page.app.text_input(key=f"nilai-{place}").set_value("banyak")
    button(page.app, "Catat dan ajukan").click().run()
    assert "Bukan angka" in page.words
    assert page.app.text_input(key=f"nilai-{place}").value == "banyak"
    assert known(office.path) == {}


def test_the_history_names_who_did_what_to_the_office_only(visit: Open, office: Folder) -> None:
    sent(visit, office)
    for name, shown in (("ani@kantor", True), ("pim@bkn", True), ("citra@pemda", False), (None, False)):
        page = visit(HISTORY, name)
        assert ("Jejak kiriman" in page.words) == shown, name
        assert ("citra@pemda (instansi)" in page.words) == shown, name


def test_who_has_not_answered_is_listed_until_they_have(visit: Open, office: Folder) -> None:
    page = visit(REVIEW, "ani@kantor", periode="2026")
    assert "Tiga dari 3 instansi belum mengajukan" in page.words
    sent(visit, office)
    assert "Dua dari 3 instansi belum mengajukan" in visit(REVIEW, "ani@kantor", periode="2026").words


@pytest.mark.parametrize("name", [None, "asing@x"])
def test_a_closed_dashboard_shows_nothing_to_strangers(visit: Open, office: Folder, name: str | None) -> None:
    office.file("acuan/akses.toml").write_text(ACCESS.replace("false", "true"), encoding="utf-8")
    page = Page()
    page.app.user = claims(name)
    page.app.run()
    assert page.headline == "Masuk untuk melihat dasbor ini"
    assert len(page.app.selectbox) == 0


def test_a_broken_access_file_closes_the_dashboard_and_tells_no_stranger_why(visit: Open, office: Folder) -> None:
    office.file("acuan/akses.toml").write_text("wajib_masuk = rahasia-kantor", encoding="utf-8")
    page = Page()
    page.app.user = claims("ani@kantor")
    page.app.run()
    assert page.headline == "Dasbor ini ditutup sementara"
    assert "rahasia-kantor" not in page.words


def test_the_public_reads_no_finding_about_a_submission_that_is_not_published(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "ani@kantor", kiriman=nomor)
    button(page.app, "Centang semua").click().run()
    button(page.app, "Setujui yang dicentang").click().run()
    office.replace("acuan/indikator.toml", "[merit_skor]", "[merit_lain]")
    assert office.load().status == "refused"
    office.replace("acuan/indikator.toml", "[merit_lain]", "[merit_skor]")
    assert office.load().status == "published"
    finding = rf"kiriman/{nomor}:\d+ id_indikator"
    assert re.search(finding, visit(HISTORY, "ani@kantor").words)
    assert not re.search(finding, visit(HISTORY, None).words)


def test_a_guest_cannot_publish_what_waits_by_opening_a_broken_dashboard(visit: Open, office: Folder) -> None:
    nomor = sent(visit, office)
    page = visit(REVIEW, "ani@kantor", kiriman=nomor)
    button(page.app, "Centang semua").click().run()
    button(page.app, "Setujui yang dicentang").click().run()
    (office.terbit / f"{office.current()}.duckdb").write_bytes(b"rusak")
    guest = Page()
    guest.app.user = claims(None)
    guest.app.run()
    assert guest.headline == "Data yang terbit belum dapat dibuka"
    assert known(office.path)[nomor].keadaan == "disetujui"


@pytest.mark.parametrize("page", [SEND, REVIEW, RECORD])
def test_a_page_that_changes_something_lets_go_of_a_past_snapshot(visit: Open, office: Folder, page: str) -> None:
    past = office.current()
    office.replace("acuan/wilayah.toml", "Pantau Contoh", "Pantau Baru")
    assert office.load().status == "published"
    shown = visit(page, "citra@pemda" if page == SEND else "ani@kantor", snapshot=past)
    assert shown.app.query_params.get("snapshot") is None
    assert shown.headline


def test_signing_out_ends_every_tab_of_that_sign_in(visit: Open) -> None:
    signed = claims("citra@pemda")
    session._ENDED.add((signed["sub"], signed["iat"]))
    page = Page()
    page.app.user = signed
    page.open(SEND)
    assert page.headline.startswith("Halaman ini untuk")


def test_access_rules_are_in_no_snapshot(office: Folder) -> None:
    assert office.ask("SELECT count(*) FROM muatan_berkas WHERE berkas LIKE '%akses%'") == [(0,)]
    content = Path(office.terbit / f"{office.current()}.duckdb").read_bytes()
    assert b"citra@pemda" not in content
