"""The show and the handout as PDF, and the card as PNG, opened by readers of both."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from PIL import Image

from meritokrasi import text
from meritokrasi.answers.meeting import GOVERNMENT, PROVINCE, Scope, slides
from meritokrasi.reports import card as cards
from meritokrasi.reports import paper
from meritokrasi.reports.card import card
from meritokrasi.reports.profile import profiles
from meritokrasi.reports.show import handout, show
from tests.folder import Folder
from tests.reports import pdf
from tests.reports.conftest import chosen, chosen_governments, governments, provinces, some

MOST_BYTES, MOST_BYTES_OF_A_CARD = 3_000_000, 500_000


def test_the_show_has_one_whole_page_for_each_slide(snapshot: str) -> None:
    for scope in chosen(snapshot):
        data = show(scope)
        shown = pdf.pages(data)
        assert len(shown) == len(slides(scope)), scope
        assert len(data) <= MOST_BYTES
        for page, slide in zip(shown, slides(scope), strict=True):
            assert page.outside() == [], (scope, slide.key)
            assert slide.title.split()[0] in page.words
        if scope in some(snapshot):
            assert [page.overlapping() for page in shown] == [[]] * len(shown), scope
            assert min(pdf.inked(data)) > 0.005


def test_many_governments_with_many_figures_still_fit(made_up: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(made_up.path))
    snapshot = str(made_up.current())
    for scope in (Scope(snapshot), *provinces(snapshot), *governments(snapshot)[:8]):
        shown = pdf.pages(show(scope))
        assert len(shown) == len(slides(scope)), scope
        assert [page.outside() for page in shown] == [[]] * len(shown), scope
        if scope.kind == GOVERNMENT:
            assert len(shown) in (5, 6)


def test_the_handout_says_every_message_on_whole_pages(snapshot: str) -> None:
    for scope in (Scope(snapshot), *provinces(snapshot)):
        data = handout(scope)
        shown = pdf.pages(data)
        words = " ".join(page.words for page in shown)
        assert len(data) <= MOST_BYTES
        assert len(shown) <= 5
        assert [page.outside() for page in shown] == [[]] * len(shown)
        assert [page.overlapping() for page in shown] == [[]] * len(shown)
        assert min(pdf.inked(data)) > 0.005, "no empty page"
        for slide in slides(scope)[1:]:
            assert all(word in words for word in slide.title.split()), (scope, slide.key)


@pytest.mark.parametrize("make", [show, handout])
def test_paper_is_tagged_in_indonesian_with_both_dates_and_the_same_bytes(snapshot: str, make: Any) -> None:
    scope = Scope(snapshot, PROVINCE, "16")
    data = make(scope)
    assert data == make(scope)
    reader = pypdf.PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in data or "pdfuaid" in str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())
    for page in pdf.pages(data):
        assert f"snapshot {snapshot}" in page.words
        assert "dimuat" in page.words


def parts(node: Any) -> list[Any]:
    """A tag and all tags inside it."""
    node = node.get_object()
    inside = node.get("/K", []) if isinstance(node, dict) else []
    inside = inside if isinstance(inside, list) else [inside]
    return [node, *(one for child in inside if isinstance(child.get_object(), dict) for one in parts(child))]


@pytest.mark.parametrize("make", [show, handout, lambda scope: profiles(scope.snapshot_id, scope.codes[:3])])
def test_every_heading_table_and_picture_is_tagged_and_pictures_have_words(snapshot: str, make: Any) -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(make(Scope(snapshot)))).trailer["/Root"]
    tags = [part for part in parts(root["/StructTreeRoot"]) if "/S" in part]
    kinds = {str(tag["/S"]) for tag in tags}
    assert {"/H1", "/Table", "/TR", "/Figure"} <= kinds
    assert all(str(tag.get("/Alt", "")).strip() for tag in tags if tag["/S"] == "/Figure")


def test_with_a_public_address_the_paper_leads_there(snapshot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_URL", "https://pantau.example")
    for data in (show(Scope(snapshot)), handout(Scope(snapshot))):
        page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
        links = [str(one.get_object()["/A"]["/URI"]) for one in page.get("/Annots", []) if "/A" in one.get_object()]
        assert f"https://pantau.example/?snapshot={snapshot}" in links


def test_a_card_is_a_light_picture_of_its_size_and_the_same_bytes(snapshot: str) -> None:
    for scope in chosen_governments(snapshot):
        data = card(snapshot, scope.code)
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.size == (cards.WIDTH, cards.HEIGHT), scope.code
        assert len(data) <= MOST_BYTES_OF_A_CARD, scope.code
    assert card(snapshot, "15") == card(snapshot, "15")


def drawn_on_card(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each card is drawn from, and on how many pages it came out."""
    kept: list[dict[str, Any]] = []

    def png(template: str, content: Any, *rest: Any, **more: Any) -> list[bytes]:
        pages = paper.png(template, content, *rest, **more)
        kept.append({**content, "pages": len(pages)})
        return pages

    monkeypatch.setattr("meritokrasi.reports.card.png", png)
    return kept


def test_a_card_fits_and_tells_no_category_and_only_published_numbers(
    snapshot: str, shipped: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = drawn_on_card(monkeypatch)
    words = {
        word
        for (word,) in shipped.ask("SELECT DISTINCT kategori_terbit FROM capaian WHERE kategori_terbit IS NOT NULL")
    }
    for scope in chosen_governments(snapshot):
        kept.clear()
        card(snapshot, scope.code)
        told = kept[-1]
        assert told["pages"] == 1, scope.code
        rows = shipped.ask(
            f"SELECT nilai, desimal_terbit FROM capaian WHERE kode_instansi = '{scope.code}' AND nilai IS NOT NULL"
        )
        own = {text.figure(value, decimals) for value, decimals in rows}
        for _, value, _ in told["angka"]:
            assert set(value.partition(" (")[0].split(" / ")) <= own, (scope.code, value)
        said = " ".join([told["kalimat"], *(cell for row in told["angka"] for cell in row)])
        assert not [word for word in words if f"({word})" in said or f" {word}." in said], scope.code


def test_made_up_data_stamp_every_page_and_card(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    snapshot = sample.publish()
    kept = drawn_on_card(monkeypatch)
    for data in (show(Scope(snapshot)), handout(Scope(snapshot)), show(Scope(snapshot, GOVERNMENT, "Z1.01"))):
        assert all("DATA REKAAN" in page.words for page in pdf.pages(data))
    card(snapshot, "Z1.01")
    assert "DATA REKAAN" in kept[-1]["rekaan"]
