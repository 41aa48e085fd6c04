"""Every government's workbook goes out, comes back filled, is reviewed and published, stands on the profile, and goes out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl import doctor, workbook
from etl.counter import Counter
from meritokrasi.submissions import INSTANSI, PENGELOLA, Person
from tests import books
from tests.folder import copy_shipped
from tests.pages.conftest import Page

OFFICE = Person("ani@kantor", PENGELOLA)
PERIOD, DAY = "2026", "17 Agustus 2026"
SOME = ("15", "16.02", "16.71")


def staff(code: str) -> Person:
    return Person(f"bkpsdm-{code}@pemda", INSTANSI, code)


def proof(code: str, sheet: str) -> dict[str, str]:
    return {"Dokumen bukti": f"Keputusan {code} untuk {sheet}", "Tautan dokumen": f"https://{code}.example/{sheet[:5]}"}


def answers(book: workbook.Book) -> books.Answers:
    """One answer on each of four sheets, where nothing stood before, each with a document of its own."""
    code = book.kode_instansi
    level = book.lines["Sistem merit"][-1].key
    step = next(line.key for line in book.lines["Manajemen talenta"] if "tanggal" not in line.cells)
    plan = next(line.key for line in book.lines["Komitmen & rencana aksi"] if "rencana" not in line.cells)
    figure = next(line.key for line in book.lines["Indikator"] if line.key.startswith("jumlah_asn/"))
    return {
        "Sistem merit": {level: {"Level": 3, **proof(code, "merit")}},
        "Manajemen talenta": {step: {"Tanggal kejadian": DAY, **proof(code, "talenta")}},
        "Komitmen & rencana aksi": {plan: {"Rencana aksi": f"Rencana {code}", "Keadaan rencana": "berjalan"}},
        "Indikator": {
            figure: {
                "Nilai": 4321,
                "Status nilai": "final",
                "Penilai": book.nama,
                "Tanggal nilai": DAY,
                **proof(code, "angka"),
            }
        },
    }


@pytest.mark.parametrize(
    "codes", [pytest.param(SOME, id="satu-tiap-jenis"), pytest.param((), id="semua", marks=pytest.mark.full)]
)
def test_what_each_government_sends_stands_on_its_profile_and_in_its_next_workbook(
    codes: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_shipped(tmp_path)
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
    before = folder.publish()
    chosen = codes or tuple(workbook.governments(before))
    office = Counter(folder.path, OFFICE)
    for code in chosen:
        counter = Counter(folder.path, staff(code))
        book = workbook.fill(before, code, PERIOD)
        kiriman = counter.take("isi.xlsx", books.answered(counter.workbook(code, PERIOD), answers(book)))
        assert (kiriman.keadaan, len(kiriman.isian), kiriman.temuan) == ("draf", 4, ())
        counter.submit(kiriman.nomor, [])
        office.accept(kiriman.nomor, [isian.nomor for isian in kiriman.isian], "")
    assert office.publish(lambda _part, _words: None).status == "published"
    for code in chosen:
        words = Page().open("profil_instansi", instansi=code).words
        for said in (
            "17 Agu 2026",
            f"Rencana {code}",
            "4.321",
            *(f"Keputusan {code} untuk {s}" for s in ("merit", "talenta", "angka")),
        ):
            assert said in words, (code, said)
        counter = Counter(folder.path, staff(code))
        assert counter.take("lagi.xlsx", counter.workbook(code, PERIOD)).keadaan == "tanpa perubahan"
    assert doctor.examine(folder.path) == []
