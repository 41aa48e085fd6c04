"""Plans and replies of a government: shown as its own word, each with its document, beside the figure and never in its place."""

from __future__ import annotations

import pytest

from meritokrasi import queries
from meritokrasi.answers import commitment, dossier, facts, profile
from tests.folder import Folder, copy_sample

PLANS = """kode_instansi,id_butir,nomor,rencana,tenggat,status_rencana,unit,id_sumber,catatan
Z1.01,wanasari-2025-01-15.1,1,Menyusun peraturan,2026-12,berjalan,BKPSDM,D1,
Z1.01,wanasari-2025-01-15.1,2,Membentuk komite,,belum mulai,,D2,
"""
REPLIES = """kode_instansi,tabel,kunci,isi,tanggal,penyampai,id_sumber
Z1.01,capaian,Z1.01/merit_skor/2025,Angka ini belum memuat susulan.,2026-01-05,Kepala BKPSDM,D1
Z1.01,tonggak,Z1.01/persiapan,Rapatnya diundur.,2026-01-06,Kepala BKPSDM,D1
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = copy_sample(tmp_path_factory.mktemp("rencana"))
    folder.file("fakta/rencana_aksi.csv").write_text(PLANS, encoding="utf-8")
    folder.file("fakta/tanggapan.csv").write_text(REPLIES, encoding="utf-8")
    folder.publish()
    return folder


@pytest.fixture
def snapshot(told: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(told.path))
    return str(told.current())


def test_a_plan_says_what_how_far_who_and_until_when(snapshot: str) -> None:
    lines = [line.text for line in profile.plan_lines(snapshot, "Z1.01")]
    assert lines == ["Menyusun peraturan; berjalan; BKPSDM; tenggat Desember 2026", "Membentuk komite; belum mulai"]


def test_the_commitment_page_lists_every_plan_of_the_province_with_its_document(snapshot: str) -> None:
    name = commitment.latest(snapshot)["id_komitmen"]
    plans = [line for line in commitment.action_lines(snapshot, name, "Z1") if line.lead == "Kabupaten Tanjung Kelana"]
    assert len(plans) == 2
    assert [d["id_sumber"] for line in plans for cited in line.cited for d in cited.documents] == ["D1", "D2"]
    assert not any(line.cited for line in commitment.action_lines(snapshot, name, "Z2"))


def test_a_reply_names_the_figure_it_is_about(snapshot: str) -> None:
    lines = profile.reply_lines(snapshot, "Z1.01")
    assert [line.lead for line in lines] == ["Persiapan", "Skor merit 2025"]
    assert lines[1].text == "Angka ini belum memuat susulan. (Kepala BKPSDM, 5 Januari 2026)"


def test_a_reply_changes_no_figure(snapshot: str, loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    with_reply = queries.government.figures_of(snapshot, "Z1.01")
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    assert with_reply == queries.government.figures_of(str(loaded.current()), "Z1.01")


@pytest.mark.parametrize(("address", "count"), [("rencana_aksi:Z1.01", 2), ("tanggapan:Z1.01", 2)])
def test_both_have_a_source_panel(snapshot: str, address: str, count: int) -> None:
    found = facts.fact(snapshot, address)
    assert found
    assert len(found.values) == count
    assert all(value.documents for value in found.values)


def test_who_has_neither_has_no_such_section(snapshot: str) -> None:
    titles = [section.title for section in profile.optional_sections(snapshot, "Z1.71")]
    assert "Rencana aksi" not in titles
    assert facts.fact(snapshot, "rencana_aksi:Z1.71") is None


def test_the_open_dossier_carries_both(snapshot: str) -> None:
    told_of = dossier.dossier(snapshot, "Z1.01")
    assert [row["rencana"] for row in told_of["rencana_aksi"]] == ["Menyusun peraturan", "Membentuk komite"]
    assert [row["perihal"] for row in told_of["tanggapan"]] == ["Persiapan", "Skor merit 2025"]
    assert told_of["rencana_aksi"][0]["sumber"][0]["id_sumber"] == "D1"
