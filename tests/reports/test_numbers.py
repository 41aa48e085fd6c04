"""Every number that leaves the dashboard, read back out of the finished files and held against the snapshot's own tables."""

from __future__ import annotations

import io
import re
from typing import Any

from pptx import Presentation

from meritokrasi import queries, text
from meritokrasi.answers import leaflet
from meritokrasi.answers.meeting import GOVERNMENT, Scope, slides
from meritokrasi.reports import pack
from meritokrasi.reports.deck import deck
from meritokrasi.reports.profile import profile
from meritokrasi.reports.show import handout, show
from tests.folder import Folder
from tests.reports import pdf
from tests.reports.conftest import chosen, chosen_governments, every, governments, provinces
from tests.reports.test_slides import said

NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def numbers(words: str) -> set[str]:
    return set(NUMBER.findall(words))


def told(scope: Scope) -> set[str]:
    """Every number of the messages, and of what stands on each page: dates, snapshot, places in a list."""
    own = {number for slide in slides(scope) for words in said(slide) for number in numbers(words)}
    every_page = numbers(leaflet.footer(scope.snapshot_id)) | {str(n) for n in range(len(slides(scope)) + 1)}
    documents = {
        number
        for slide in slides(scope)
        for row in slide.documents
        for number in numbers(" ".join(str(value) for value in row.values()))
    }
    dates = {
        number
        for slide in slides(scope)
        for row in slide.documents
        for number in numbers(text.date(row["tanggal_terbit"], row["presisi_terbit"]))
    }
    return own | every_page | documents | dates | {str(n) for n in range(1, 200)}


def words_of_deck(scope: Scope) -> str:
    parts: list[str] = []
    for shown in Presentation(io.BytesIO(deck(scope))).slides:
        for shape in _shapes(shown.shapes):
            if shape.has_text_frame:
                parts.append(shape.text_frame.text)
            if getattr(shape, "has_table", False):
                parts += [cell.text for row in shape.table.rows for cell in row.cells]
        parts.append(shown.notes_slide.notes_text_frame.text)
    return "\n".join(parts)


def _shapes(shapes: Any) -> list[Any]:
    return [one for shape in shapes for one in (_shapes(shape.shapes) if hasattr(shape, "shapes") else [shape])]


def joined(data: bytes) -> str:
    return "\n".join(page.words for page in pdf.pages(data))


def large(found: set[str]) -> set[str]:
    """Those that cannot be a place in a list or a count below two hundred."""
    return {number for number in found if "," in number or len(number) > 2}


def test_deck_and_show_hold_exactly_the_numbers_of_the_messages(snapshot: str) -> None:
    for scope in chosen(snapshot):
        known = told(scope)
        wanted = large({n for slide in slides(scope) for words in (slide.title, slide.note) for n in numbers(words)})
        for words in (words_of_deck(scope), joined(show(scope))):
            found = numbers(words)
            assert large(found) <= known, (scope, large(found) - known)
            assert wanted <= found, (scope, wanted - found)


def test_the_handout_adds_only_the_narrative_and_its_documents(snapshot: str) -> None:
    for scope in (Scope(snapshot), *provinces(snapshot)):
        spoken = numbers(" ".join(paragraph.words for paragraph in scope.narrative))
        found = large(numbers(joined(handout(scope))))
        assert {n for n in found if "," in n} <= told(scope) | spoken
        assert large(spoken) <= found


def figures_of(folder: Folder, code: str) -> set[str]:
    rows = folder.ask(f"SELECT nilai, desimal_terbit FROM capaian WHERE kode_instansi = '{code}' AND nilai IS NOT NULL")
    medians = folder.ask("SELECT DISTINCT nilai_tengah FROM pembanding WHERE nilai_tengah IS NOT NULL")
    return {text.figure(value, decimals) for value, decimals in rows} | {
        text.number(middle, decimals) for (middle,) in medians for decimals in (0, 1, 2)
    }


def test_every_decimal_on_paper_is_a_row_of_the_snapshot(snapshot: str, shipped: Folder) -> None:
    for scope in chosen_governments(snapshot):
        own = figures_of(shipped, scope.code)
        for data in (profile(snapshot, scope.code), show(scope)):
            found = {n for n in numbers(joined(data)) if "," in n}
            assert found <= own, (scope.code, found - own)


def test_what_is_counted_in_words_is_what_the_tables_count(snapshot: str, shipped: Folder) -> None:
    known = dict(shipped.ask("SELECT kode_instansi, count(*) FILTER (terisi) FROM cakupan_sel GROUP BY 1"))
    steps = dict(shipped.ask("SELECT kode_instansi, count(id_tonggak) FROM langkah_instansi GROUP BY 1"))
    total = len([n for n in queries.area.indicators(snapshot) if n["wajib_cakupan"]])
    for scope in governments(snapshot):
        shown = {slide.key: slide for slide in slides(scope)}
        count = known[scope.code]
        words = text.sentence_case(text.in_words(count)) if count else "Indikator kemajuan: belum ada"
        assert shown["indikator"].title.startswith(words), scope.code
        assert not count or text.in_words(total) in shown["indikator"].title
        missing = not steps[scope.code]
        assert (text.MISSING in shown["langkah"].title) == missing or not missing, scope.code


def test_the_narrative_of_a_government_counts_its_province_and_the_area_as_the_tables_do(
    snapshot: str, shipped: Folder
) -> None:
    sql = "SELECT count(DISTINCT kode_instansi) FILTER (id_tonggak IS NOT NULL), count(DISTINCT kode_instansi) FROM langkah_instansi"
    [whole] = shipped.ask(sql)
    for scope in governments(snapshot):
        around = [p.words for p in scope.narrative if p.title == "Di wilayah ini"]
        province = queries.area.government(snapshot, scope.code)["kode_provinsi"]
        [own] = shipped.ask(f"{sql} WHERE kode_provinsi = '{province}'")
        for words in around:
            assert f"{own[0] or 'belum satu pun'} dari {own[1]} " in words, scope.code
            assert f"{whole[0]} dari {whole[1]} " in words, scope.code


def test_the_words_file_is_the_narrative(snapshot: str) -> None:
    for scope in every(snapshot):
        written = pack.words(scope)
        assert all(paragraph.words in written for paragraph in scope.narrative)
        if scope.kind == GOVERNMENT:
            assert scope.name in written
