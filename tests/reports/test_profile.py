"""The profile on one page of paper, opened again by a reader of PDF."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest

from meritokrasi import queries, text
from meritokrasi.reports.profile import profile, profiles
from tests.folder import Folder


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


def codes(snapshot: str) -> list[str]:
    return [row["kode_instansi"] for row in queries.area.governments(snapshot)]


def test_every_government_has_exactly_one_page_with_its_name_and_a_bookmark(snapshot: str) -> None:
    reader = opened(profiles(snapshot, codes(snapshot)))
    names = [row["nama"] for row in queries.area.governments(snapshot)]
    assert len(reader.pages) == len(names)
    assert all(name in words(page) for name, page in zip(names, reader.pages, strict=True))
    marked = [item.title for item in reader.outline if not isinstance(item, list)]
    assert marked == names


def test_every_figure_on_the_page_is_the_one_of_the_query_and_names_its_documents(snapshot: str) -> None:
    reader = opened(profiles(snapshot, codes(snapshot)))
    for code, page in zip(codes(snapshot), reader.pages, strict=True):
        said = words(page)
        required = {n["id_indikator"] for n in queries.area.indicators(snapshot) if n["wajib_cakupan"]}
        newest = [
            s for s in queries.government.series_of(snapshot, code) if s["terbaru"] and s["id_indikator"] in required
        ]
        for row in newest:
            if row["nilai"] is not None:
                assert text.figure(row["nilai"], row["desimal_terbit"]) in said, (code, row["id_indikator"])
        assert said.count(text.MISSING) >= len(required) - len(newest)
        assert ("[1]" in said) == ("Dokumen" in said)


def test_it_is_tagged_in_indonesian_and_carries_both_dates_and_the_snapshot(snapshot: str) -> None:
    reader = opened(profile(snapshot, "16.06"))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    said = words(reader.pages[0])
    assert f"snapshot {snapshot}" in said
    assert "Data terbaru" in said
    assert "dimuat" in said


def test_the_same_snapshot_gives_the_same_bytes(snapshot: str) -> None:
    assert profile(snapshot, "16.06") == profile(snapshot, "16.06")


def test_a_code_leads_to_the_live_profile_only_where_the_office_has_an_address(
    snapshot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MERITOKRASI_URL", raising=False)
    assert "profil langsung" not in words(opened(profile(snapshot, "16.06")).pages[0])
    monkeypatch.setenv("MERITOKRASI_URL", "https://pantau.example")
    page: Any = opened(profile(snapshot, "16.06")).pages[0]
    assert "profil langsung" in words(page)
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"] if "/A" in note.get_object()]
    assert f"https://pantau.example/profil-instansi?instansi=16.06&snapshot={snapshot}" in links


def test_made_up_data_say_so(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    assert "DATA REKAAN" in words(opened(profile(str(loaded.current()), "Z1.01")).pages[0])


def test_a_government_that_does_not_exist_is_named_as_an_error(snapshot: str) -> None:
    with pytest.raises(queries.UnknownInstansiError):
        profile(snapshot, "99.99")
