"""The source panel and the citation line."""

from __future__ import annotations

from meritokrasi.markup.sources import MOST_DOCUMENTS, Cited, Loaded, citation, panel
from tests.folder import LOADED
from tests.meritokrasi.test_grids import document


def test_a_panel_can_be_cited_with_publisher_snapshot_and_address() -> None:
    made = str(panel([Cited("Skor merit 2023: 301", [document(1)])], LOADED, about="Skor merit"))
    assert "Kutipan: " in made
    assert f"Skor merit 2023: 301. Sumber: Penerbit. Dalam Pantau Contoh, snapshot {LOADED.snapshot_id}" in made
    assert LOADED.address in made


def test_a_citation_names_three_publishers_and_counts_the_others() -> None:
    documents = [{**document(n), "penerbit": f"Penerbit {n}"} for n in range(5)]
    made = str(panel([Cited("Angka", documents)], LOADED))
    assert "Sumber: Penerbit 0, Penerbit 1, dan Penerbit 2 dan 2 penerbit lain" in made


def test_a_panel_of_a_caveat_alone_has_nothing_to_cite() -> None:
    assert "Kutipan" not in str(panel([Cited("Cara membaca: hati-hati", [])], LOADED))


def test_a_citation_never_breaks_out_of_its_line() -> None:
    hostile = Loaded("1 Jan 2026", "x", "<b>", 'http://x/?a="><script>')
    assert "<script>" not in str(citation("<img src=x>", "Sumber: x", hostile))


def test_a_long_panel_counts_what_it_leaves_out_and_still_counts_every_document() -> None:
    cited = [Cited(f"Hal {n}", [{**document(n), "id_sumber": f"D{n}"}]) for n in range(MOST_DOCUMENTS + 7)]
    made = str(panel(cited, LOADED))
    assert made.count('<div class="sumber-kelompok">') == MOST_DOCUMENTS
    assert "Dan 7 hal lain" in made
    assert f"<summary>{MOST_DOCUMENTS + 7} sumber" in made
    assert "hal lain" not in str(panel(cited[:MOST_DOCUMENTS], LOADED))
