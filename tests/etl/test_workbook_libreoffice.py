"""Workbooks that went through a real LibreOffice with an Indonesian locale: read rightly, or refused for what they are."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest
from filelock import FileLock

from etl import workbook
from tests import books, libreoffice
from tests.etl.test_workbook_reading import FIGURES, MERIT, ROUNDS, TALENT, cell, distorted, put, read, said
from tests.folder import Folder
from tests.libreoffice import ODS, XLS, XLSX, Step

PROOFS = {"Dokumen bukti": "Keputusan Bupati", "Nomor dokumen": "800/12/2026", "Tanggal dokumen": "03/03/2026"}


@pytest.fixture(autouse=True)
def data_folder(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))


@pytest.fixture(scope="module")
def saved(loaded: Folder, filled: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that LibreOffice saves for these tests, in one start for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "libreoffice"
    with FileLock(f"{folder}.kunci"):
        if not folder.exists():
            made = folder.with_suffix(".baru")
            made.mkdir()
            (made / "isi.xlsx").write_bytes(filled)
            (made / "bertanda.xlsx").write_bytes(with_its_findings(loaded, filled))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MERITOKRASI_DATA", str(loaded.path))
                (made / "kosong.xlsx").write_bytes(books.template(loaded))
            libreoffice.take(steps(made), made)
            made.rename(folder)
    return folder


def with_its_findings(loaded: Folder, filled: bytes) -> bytes:
    """A marked copy, as it goes back to whoever typed a number with its unit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MERITOKRASI_DATA", str(loaded.path))
        wrong = distorted(filled, put(FIGURES, "merit_skor/2026", "Nilai", "271 poin"))
        return workbook.mark(wrong, read(loaded, wrong).findings)


def steps(folder: Path) -> list[Step]:
    def path(name: str) -> str:
        return str(folder / name)

    made = openpyxl.load_workbook(folder / "isi.xlsx")
    level, figure = place(made, MERIT, "merit-baru.1.1", "Level"), place(made, FIGURES, "merit_skor/2026", "Nilai")
    date = place(made, TALENT, "persiapan", "Tanggal kejadian")
    return [
        ("open", path("isi.xlsx")),
        ("save", path("sekali.xlsx"), XLSX),
        ("save", path("sebagai.ods"), ODS),
        ("save", path("sebagai.xls"), XLS),
        ("lock", path("bersandi.xlsx"), XLSX, "rahasia"),
        ("type", FIGURES, figure, "=200+71,5"),
        ("save", path("rumus.xlsx"), XLSX),
        ("type", FIGURES, figure, "271,5"),
        *(("rows", name, "0", "2") for name in (MERIT, FIGURES, TALENT, ROUNDS)),
        *(("columns", name, "1", "2") for name in (MERIT, FIGURES, TALENT, ROUNDS)),
        ("merge", MERIT, "A1:F1"),
        ("copy", MERIT, "Salinan saya"),
        ("save", path("digeser.xlsx"), XLSX),
        ("close",),
        ("open", path("sebagai.ods")),
        ("save", path("lewat-ods.xlsx"), XLSX),
        ("close",),
        ("open", path("sebagai.xls")),
        ("save", path("lewat-xls.xlsx"), XLSX),
        ("close",),
        ("open", path("kosong.xlsx")),
        ("save", path("kosong-lagi.xlsx"), XLSX),
        *typed(made),
        ("format", TALENT, date, "0"),
        ("type", TALENT, date, "10/08/2026"),
        ("save", path("diketik.xlsx"), XLSX),
        ("type", MERIT, level, "dua"),
        ("save", path("salah-ketik.xlsx"), XLSX),
        ("close",),
        ("open", path("bertanda.xlsx")),
        ("type", FIGURES, figure, "271,5"),
        ("save", path("diperbaiki.xlsx"), XLSX),
        ("close",),
    ]


def typed(made: openpyxl.Workbook) -> list[Step]:
    """All answers on the keyboard of an Indonesian office: decimal comma, day before month, a month for a date."""
    steps: list[Step] = []
    for sheet, lines in books.FULL.items():
        for key, cells in lines.items():
            for title, value in {**cells, **{title: text for title, text in PROOFS.items() if title in cells}}.items():
                text = str(value).replace(".", ",") if isinstance(value, float) else str(value)
                steps.append(("type", sheet, place(made, sheet, key, title), text))
    return steps


def place(made: openpyxl.Workbook, sheet: str, key: str, title: str) -> str:
    return str(cell(made, sheet, key, title).coordinate)


@pytest.mark.parametrize("name", ["sekali", "lewat-ods", "lewat-xls", "digeser", "diketik", "diperbaiki"])
def test_what_libreoffice_saves_says_what_was_filled_in(loaded: Folder, filled: bytes, saved: Path, name: str) -> None:
    found = read(loaded, (saved / f"{name}.xlsx").read_bytes())
    assert [f.sentence() for f in found.findings] == []
    assert said(found) == said(read(loaded, filled))


def test_a_template_that_libreoffice_only_saved_says_nothing(loaded: Folder, saved: Path) -> None:
    found = read(loaded, (saved / "kosong-lagi.xlsx").read_bytes())
    assert (found.findings, found.changes) == ([], [])


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("sebagai.ods", "berkas ini ODS, bukan XLSX. Simpan sebagai Buku Kerja Excel (.xlsx)"),
        ("sebagai.xls", "berformat lama (misalnya XLS), bukan XLSX. Simpan sebagai Buku Kerja Excel (.xlsx)"),
        ("bersandi.xlsx", "berkas ini bersandi. Hapus sandinya"),
        ("rumus.xlsx", 'Nilai "271.5": sel ini berisi rumus'),
        ("salah-ketik.xlsx", 'Level "dua": kata ini tidak ada di daftar pilihan'),
    ],
)
def test_what_libreoffice_saves_is_refused_for_what_it_is(loaded: Folder, saved: Path, name: str, pattern: str) -> None:
    [finding] = read(loaded, (saved / name).read_bytes()).findings
    assert pattern in finding.sentence()


def test_without_libreoffice_these_tests_say_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match="apt-get install libreoffice-calc-nogui"):
        libreoffice.take([], tmp_path)
