"""The receipt of a submission, opened again by a reader of PDF."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from meritokrasi.reports import paper
from meritokrasi.reports.receipt import receipt
from meritokrasi.submissions import Event, Isian, Kiriman, submissions_in
from tests.folder import Folder

LONG = "Keputusan Bupati tentang Pembentukan Komite Talenta dan Tim Manajemen Talenta Aparatur Sipil Negara " * 3


def submission(*, isian: int = 2, name: str = "kiriman.xlsx", reason: str | None = None) -> Kiriman:
    items = [
        Isian(n, "penilaian", f"Z1.01/{n}", f"Butir {n}", {}, {"Level": "2", "Catatan": "+62 & <b> # $x$ *a*"}, ())
        for n in range(1, isian + 1)
    ]
    place = {"kode_instansi": "Z1.01", "periode": "2026"}
    attached = [{"nama": "surat.pdf", "jenis": "application/pdf", "sha256": "ab" * 32}]
    checked = {**place, "isian": [i.as_json() for i in items], "temuan": []}
    contents: list[tuple[str, dict[str, Any]]] = [
        ("diterima", {"jalan": "buku kerja", "nama_berkas": name, **place}),
        ("diperiksa", checked),
    ]
    contents += [("diajukan", {"lampiran": attached})]
    if reason:
        contents += [("dikembalikan", {"isian": [1]})]
    events = [
        Event(n, "K20261122-0001", kind, "citra@pemda", "instansi", f"2026-11-22T01:0{n}:00Z", None, "cd" * 32, content)
        for n, (kind, content) in enumerate(contents, start=1)
    ]
    if reason:
        events[-1] = replace(events[-1], catatan=reason)
    return submissions_in(events)["K20261122-0001"]


@pytest.fixture
def snapshot(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    return str(loaded.current())


def read(data: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return reader, re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_it_says_what_came_when_from_whom_and_where_it_stands(snapshot: str) -> None:
    _, words = read(receipt(snapshot, submission()))
    for said in (
        "Tanda terima K20261122-0001",
        "Kabupaten Tanjung Kelana",
        "2 isian (2 level kertas kerja)",
        "dari citra@pemda",
        "kiriman.xlsx",
        "surat.pdf",
        "Butir 2",
        "menunggu keputusan",
        "cdcdcdcd " * 7 + "cdcdcdcd",
    ):
        assert said in words, said


def test_it_is_tagged_and_in_indonesian_and_its_typeface_is_embedded(snapshot: str) -> None:
    reader, _ = read(receipt(snapshot, submission()))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    pages: list[Any] = list(reader.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    assert all("Inter" in font["/BaseFont"] for font in fonts)


def test_the_same_steps_give_the_same_bytes(snapshot: str) -> None:
    assert receipt(snapshot, submission()) == receipt(snapshot, submission())


def test_whatever_was_written_is_printed_as_it_stands(snapshot: str) -> None:
    _, words = read(receipt(snapshot, submission(name="a #b $c *d* [e] \\f @g <h>.xlsx", reason=LONG)))
    assert "a #b $c *d* [e] \\f @g <h>.xlsx" in words
    assert "+62 & <b> # $x$ *a*" in words
    assert LONG.strip()[-40:] in words


def test_many_items_run_over_pages_with_their_heading_on_each(snapshot: str) -> None:
    reader, words = read(receipt(snapshot, submission(isian=120)))
    assert len(reader.pages) > 2
    assert words.count("Tentang") == sum("Butir" in page.extract_text() for page in reader.pages)
    assert "Butir 120" in words


def test_made_up_data_say_so_on_every_page(snapshot: str) -> None:
    reader, _ = read(receipt(snapshot, submission(isian=120)))
    assert all("DATA REKAAN" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    "name",
    [
        "surat \U0001f4c4.xlsx",
        "\u6587\u4ef6.xlsx",
        "a\u202eb\x00\n.xlsx",
        "\ufffd \ud83d".encode("utf-16", "replace").decode("utf-16"),
    ],
)
def test_a_name_that_the_typeface_cannot_draw_still_gets_its_receipt(snapshot: str, name: str) -> None:
    _, words = read(receipt(snapshot, submission(name=name)))
    assert "Tanda terima K20261122-0001" in words


def test_every_character_that_is_said_to_be_known_can_be_drawn(snapshot: str) -> None:
    every = "".join(
        chr(code) for code in sorted(paper._characters()) if chr(code).isprintable() and not chr(code).isspace()
    )
    assert receipt(snapshot, submission(name=every)).startswith(b"%PDF")
