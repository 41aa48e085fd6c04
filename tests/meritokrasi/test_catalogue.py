"""The catalogue on screen: the source panel of one fact, documents both ways, instruments, contacts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritokrasi import queries
from meritokrasi.answers import contacts, documents, facts, method, profile
from meritokrasi.markup import instruments, sources
from tests.folder import LOADED, Folder

PARTS = st.text(min_size=1, max_size=12)
ADDRESSES = st.sampled_from(sorted(sources.FACTS)).flatmap(
    lambda table: st.tuples(st.just(table), *(PARTS for _ in sources.FACTS[table]))
)


def href(page: str, **query: str) -> str:
    return f"/{page}?{query}"


def load(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder.path))
    return folder.publish()


@pytest.fixture
def snapshot(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    return str(loaded.current())


def part(snapshot: str, anchor: str) -> str:
    [found] = [p for p in method.parts(snapshot, None, LOADED, href) if p.anchor == anchor]
    return f"{found.title} {found.note} {found.markup}"


# --- the address of a fact ---------------------------------------------------------------------------------------


@given(ADDRESSES)
def test_an_address_gives_back_the_table_and_key_it_was_made_of(address: tuple[str, ...]) -> None:
    table, *key = address
    assert sources.parse_fact(sources.fact(table, *key)) == (table, tuple(key))


@pytest.mark.parametrize(
    "hostile",
    ["", "capaian", "capaian:", "capaian:16.06", "capaian:a/b/c/d/e", "capaian:a//c/d", "muatan:x", "<script>:x", ":/"],
)
def test_any_other_text_is_no_address(hostile: str) -> None:
    assert sources.parse_fact(hostile) is None


def test_the_keys_of_the_catalogue_stand_in_an_address_as_they_are() -> None:
    assert (
        sources.fact("penilaian", "16.06", "permenpanrb-19-2025.4.1a", "2026")
        == "penilaian:16.06/permenpanrb-19-2025.4.1a/2026"
    )


# --- one fact ----------------------------------------------------------------------------------------------------


def test_every_value_of_a_series_stands_on_its_panel_with_its_document_file_and_row(snapshot: str) -> None:
    found = facts.fact(snapshot, sources.fact("capaian", "Z1.01", "merit_skor", "2024", "final"))
    assert found
    assert [v.shown for v in found.values] == ["210", "215"]
    assert found.values[0].note == "mendahului: jenis dokumen lebih kuat"
    assert "210" in found.heading.title
    shown = facts.parts(found, LOADED, href)[0].markup
    assert "fakta/capaian.csv:6" in shown
    assert "fakta/capaian.csv:7" in shown
    assert "Dua nilai: laporan dan berita." in shown
    assert f"snapshot {LOADED.snapshot_id}" in shown


def test_where_no_value_leads_the_heading_names_none_of_them(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.replace(
        "fakta/capaian.csv", "215,,final,Penilai Contoh,2025-04-06,hari,D4", "215,,final,Penilai Contoh,,,D6"
    )
    register = sample.file("acuan/sumber.csv")
    second = "D6,Laporan kedua,Pemkab Lain,situs resmi pemerintah,2025-02,https://lain.example/laporan\n"
    register.write_text(register.read_text(encoding="utf-8") + second, encoding="utf-8")
    snapshot = load(sample, monkeypatch)
    found = facts.fact(snapshot, "capaian:Z1.01/merit_skor/2024/final")
    assert found
    assert "dua nilai berbeda dan tidak ada yang mendahului" in found.heading.title
    assert "210" not in found.heading.title
    assert "tidak diperingkatkan" in found.heading.lead


def test_an_interim_value_is_named_interim_in_its_heading(snapshot: str) -> None:
    found = facts.fact(snapshot, "capaian:Z1.01/merit_skor/2025/sementara")
    assert found
    assert found.heading.title.endswith("220 (sementara)")


def test_a_category_stands_on_the_panel_but_never_in_the_heading(snapshot: str) -> None:
    found = facts.fact(snapshot, "capaian:Z1.71/merit_kategori/2024/final")
    assert found
    assert "Baik sekali" not in found.heading.title + found.heading.lead
    assert "tahun penilaian tidak disebut" in found.heading.title
    assert found.values[0].shown == "Baik sekali"


def test_the_level_of_a_government_and_that_of_the_assessor_are_two_values(snapshot: str) -> None:
    found = facts.fact(snapshot, "penilaian:Z1/merit-baru.1.1/2025")
    assert found
    assert [(v.shown, v.note, v.mark) for v in found.values] == [
        ("Level 1 dari 2", "diverifikasi", "terverifikasi"),
        ("Level 2 dari 2", "diakui", "diakui"),
    ]


def test_a_level_that_is_missing_is_not_level_zero(snapshot: str) -> None:
    found = facts.fact(snapshot, "penilaian:Z1.71/merit-baru.1.1/2025")
    assert found
    assert found.values[0].shown == "Level belum ada"
    assert "0" not in found.heading.title.split(":")[1]


@pytest.mark.parametrize(
    "unknown",
    ["capaian:Z9/merit_skor/2024/final", "penilaian:Z1/x/2025", "tonggak:Z1/' OR 1=1", "penandatangan:x/Z1", "nasional:x/y",
     "pernyataan:Z1/merit_skor/2023", "pengisian_jabatan:Z1.71", "penghargaan:Z9", "capaian:<script>/a/b/c"],
)  # fmt: skip
def test_a_fact_that_the_snapshot_does_not_hold_is_none(snapshot: str, unknown: str) -> None:
    assert facts.fact(snapshot, unknown) is None


# --- documents, both ways ----------------------------------------------------------------------------------------


def taken(snapshot: str, document: str) -> list[queries.Row]:
    """Everything taken from it, as the page asks for it: by government, and what is about none."""
    codes = {row["kode_instansi"] for row in queries.documents.usage(snapshot, document)}
    of = [queries.documents.taken(snapshot, document, code, limit=1000) for code in sorted(codes - {None})]
    return [row for rows in (*of, queries.documents.taken_of_none(snapshot, document, limit=1000)) for row in rows]


def test_every_fact_of_a_document_leads_to_a_panel_that_shows_this_document(snapshot: str) -> None:
    for document in documents.titles(snapshot):
        for row in taken(snapshot, document):
            if row["fakta"]:
                found = facts.fact(snapshot, sources.fact(row["tabel"], *row["bagian"]))
                assert found, row
                shown = [d for value in found.values for d in value.documents if d["id_sumber"] == document]
                assert (row["berkas"], row["baris"]) in {(d["berkas"], d["baris"]) for d in shown}


def test_the_counts_of_the_register_are_what_the_documents_list(snapshot: str, loaded: Folder) -> None:
    rows = queries.documents.register(snapshot, limit=100)
    assert {r["id_sumber"]: (r["jumlah_fakta"], r["jumlah_isian"]) for r in rows} == {
        document: (sum(r["fakta"] for r in of), sum(not r["fakta"] for r in of))
        for document in documents.titles(snapshot)
        for of in (taken(snapshot, document),)
    }
    [(cited,)] = loaded.ask("SELECT (SELECT count(*) FROM kutipan) + (SELECT count(*) FROM penilaian)")
    assert sum(r["jumlah_fakta"] + r["jumlah_isian"] for r in rows) == cited


def test_a_short_document_lists_the_same_at_once_as_by_government(snapshot: str) -> None:
    whole = queries.documents.taken_whole(snapshot, "D3", limit=documents.PAGE_SIZE)
    assert sorted(map(str, whole)) == sorted(map(str, taken(snapshot, "D3")))


def test_the_register_narrows_by_kind_publisher_government_and_indicator(snapshot: str) -> None:
    def ids(**wanted: Any) -> set[str]:
        return {row["id_sumber"] for row in queries.documents.register(snapshot, limit=100, **wanted)}

    assert ids() == {"D1", "D2", "D3", "D4", "D5"}
    assert ids(kind="berita") == {"D3", "D4", "D5"}
    assert ids(publisher="Koran Sore") == {"D4"}
    assert ids(code="Z1.71") == {"D2", "D3", "D4"}
    assert ids(indicator="jumlah_asn") == {"D5"}
    assert ids(code="Z1.01", indicator="merit_skor", kind="berita") == {"D4"}
    assert ids(publisher="tidak ada") == set()


def test_a_document_that_nothing_cites_is_listed_and_marked(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    register = sample.file("acuan/sumber.csv")
    register.write_text(
        register.read_text(encoding="utf-8") + "D9,Belum dibaca,Penerbit Z,berita,,\n", encoding="utf-8"
    )
    snapshot = load(sample, monkeypatch)
    page = documents.register(snapshot, documents.Chosen(publisher="Penerbit Z"), 1, href)
    assert "belum dipakai" in page
    assert "Satu dokumen belum dipakai." in documents.register_heading(snapshot, "", "").lead


def test_a_document_with_more_than_a_page_asks_about_whom_first(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "PAGE_SIZE", 2)
    snapshot = load(sample, monkeypatch)
    choices = documents.described(snapshot, "D3")
    assert set(choices) == {"Z1", "Z1.01", "Z1.71", documents.NOBODY}
    assert "pilih tentang siapa" in documents.taken(snapshot, "D3", None, 1, href).title
    first, second = (documents.taken(snapshot, "D3", "Z1", page, href).markup for page in (1, 2))
    assert first.count("<tr>") == second.count("<tr>") == 3
    assert first != second


# --- Metode ------------------------------------------------------------------------------------------------------


def test_a_weight_that_is_not_known_is_said_and_never_filled(snapshot: str) -> None:
    page = part(snapshot, "instrumen-merit-baru")
    [row] = re.findall(r"<tr>.*?Talenta.*?</tr>", page, re.S)
    assert 'class="kosong"' in row
    assert "belum diketahui" in row
    assert "%" not in row


def test_a_weight_that_is_known_stands_with_how_sure_it_is(snapshot: str) -> None:
    page = part(snapshot, "instrumen-merit-lama")
    assert re.search(r"<strong>60 %</strong> <span class=\"kepastian\">bersumber</span>", page)


def test_every_level_of_every_item_is_printed_from_level_zero(snapshot: str) -> None:
    page = part(snapshot, "instrumen-merit-baru")
    assert page.count('<ol class="level" start="0"') == 2
    assert '<li value="0">Belum ada</li>' in page
    assert '<li value="2">Seluruhnya</li>' in page
    assert "provinsi" in page.split("Balai latihan provinsi")[1]


def test_an_indicator_and_an_instrument_appear_on_metode_without_code(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = sample.file("acuan/indikator.toml")
    block = catalogue.read_text(encoding="utf-8").split("[merit_kategori]")[0].replace("[merit_skor]", "[baru]", 1)
    added = block.replace('nama = "Skor merit"', 'nama = "Indeks tambahan"')
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + "\n" + added, encoding="utf-8")
    sample.file("acuan/instrumen/alat-lain.toml").write_text(
        'nama = "Alat ukur lain"\nnama_pendek = "Alat lain"\ndasar_hukum = "Peraturan rekaan 3"\npengampu = "Penilai Contoh"\n'
        'rumus = "Jumlah dua bagian"\nstatus_rumus = "draf"\n',
        encoding="utf-8",
    )
    snapshot = load(sample, monkeypatch)
    assert "Indeks tambahan" in part(snapshot, "indikator")
    assert "Jumlah dua bagian" in part(snapshot, "instrumen-alat-lain")
    assert "Tiga instrumen" in method.method_heading(snapshot).title


def test_the_limits_of_ranking_are_the_ones_that_the_snapshot_was_built_with(snapshot: str, loaded: Folder) -> None:
    rule = queries.catalogue.comparison_rule(snapshot)
    [(fewest, share)] = loaded.ask("SELECT fewest_known(), (100 * smallest_share())::INTEGER")
    assert (rule["paling_sedikit"], rule["persen"]) == (fewest, share)
    assert f"sedikitnya {fewest} instansi dan {share} %" in part(snapshot, "perbandingan")


def test_the_order_of_documents_is_that_of_the_catalogue(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = sample.file("acuan/istilah.toml")
    news = '    { nilai = "berita", arti = "Pemberitaan media." },\n'
    page = kinds.read_text(encoding="utf-8")
    kinds.write_text(
        page.replace(news, "").replace("jenis_sumber = [\n", f"jenis_sumber = [\n{news}"), encoding="utf-8"
    )
    rule = part(load(sample, monkeypatch), "sumber-berbeda")
    assert "urutannya berita, keputusan, situs resmi penilai" in rule


def test_of_two_head_counts_the_later_leads_and_neither_is_called_refuted(snapshot: str) -> None:
    found = facts.fact(snapshot, "capaian:Z1/jumlah_asn/2025/final")
    assert found
    assert [(v.shown, v.note) for v in found.values] == [
        ("1.250", "mendahului: tanggal lebih baru"),
        ("1.200", "tanggal lebih lama"),
    ]


def test_sources_that_disagree_are_counted_and_lead_to_their_panel(snapshot: str) -> None:
    rule = part(snapshot, "sumber-berbeda")
    assert "satu deret nilai berbeda antarsumber" in rule
    assert "capaian:Z1.01/merit_skor/2024/final" in rule


def test_coverage_is_printed_with_its_numerator_and_denominator(snapshot: str) -> None:
    page = part(snapshot, "cakupan")
    assert "3 instansi × 2 indikator wajib = 6 isian" in page
    assert "Kategori merit 1 dari 3" in page
    assert "Konteks, tidak dihitung: Jumlah ASN." in page


def test_every_word_of_the_catalogue_is_explained(snapshot: str) -> None:
    page = part(snapshot, "kata")
    assert all(row["arti"] in page for row in queries.catalogue.words(snapshot))


def test_a_term_has_its_place_and_its_certainty(snapshot: str) -> None:
    page = part(snapshot, "glosarium")
    assert 'id="istilah-merit-baru"' in page
    assert "bersumber" in page
    assert "istilah dasbor ini" in page
    assert "acuan/glosarium.toml:Merit baru" in page


def test_without_a_glossary_there_is_no_empty_card(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.file("acuan/glosarium.toml").unlink()
    made = method.parts(load(sample, monkeypatch), None, LOADED, href)
    assert "glosarium" not in [p.anchor for p in made]
    assert all(p.markup for p in made)


def test_every_place_of_the_contents_is_on_the_page(snapshot: str) -> None:
    made = method.parts(snapshot, None, LOADED, href)
    assert re.findall(r'href="#([^"]+)"', method.contents(made)) == [p.anchor for p in made]
    assert len({p.anchor for p in made}) == len(made)


@given(st.text(max_size=30))
def test_a_place_is_safe_to_stand_in_an_address(name: str) -> None:
    assert re.fullmatch(r"istilah-[a-z0-9-]*", instruments.anchor("istilah", name))


# --- whom to ask -------------------------------------------------------------------------------------------------


def test_without_contacts_nothing_is_shown(snapshot: str) -> None:
    assert contacts.lines(snapshot, "Z1") == []
    assert contacts.TITLE not in [section.title for section in profile.optional_sections(snapshot, "Z1")]
    assert "kontak" not in [p.anchor for p in method.parts(snapshot, None, LOADED, href)]


def test_contacts_are_shown_as_far_as_they_are_filled(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = sample.rows("acuan/instansi.csv")
    header = [*rows[0], "kontak_nama", "kontak_surel"]
    filled = {"Z1.01": ("BKPSDM Tanjung Kelana", "bkpsdm@kelana.example")}
    lines = [",".join([*r.values(), *filled.get(r["kode_instansi"], ("", ""))]) for r in rows]
    sample.file("acuan/instansi.csv").write_text("\n".join([",".join(header), *lines]) + "\n", encoding="utf-8")
    office = sample.file("acuan/wilayah.toml")
    office.write_text(
        office.read_text(encoding="utf-8") + 'kontak_situs = "https://kanreg.example"\n', encoding="utf-8"
    )
    snapshot = load(sample, monkeypatch)
    assert [(line.lead, line.text, line.href) for line in contacts.lines(snapshot, "Z1.01")] == [
        ("BKPSDM Tanjung Kelana", "", ""),
        ("", "bkpsdm@kelana.example", "mailto:bkpsdm@kelana.example"),
        ("Kantor Regional Contoh", "", ""),
        ("", "https://kanreg.example", "https://kanreg.example"),
    ]
    assert [line.lead for line in contacts.lines(snapshot, "Z1")] == ["Kantor Regional Contoh", ""]
    assert "https://kanreg.example" in part(snapshot, "kontak")
    assert contacts.TITLE in [section.title for section in profile.optional_sections(snapshot, "Z1.01")]


def test_the_shipped_catalogue_names_no_contact_that_nobody_gave() -> None:
    office = Path("data/acuan/wilayah.toml").read_text(encoding="utf-8")
    assert all(f'{name} = ""' in office for name in ("kontak_nama", "kontak_telepon", "kontak_surel", "kontak_situs"))
    rows = Path("data/acuan/instansi.csv").read_text(encoding="utf-8").splitlines()
    assert all(row.endswith(",,,,,") for row in rows[1:])
