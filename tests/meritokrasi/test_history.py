"""What the page Riwayat says of loads, changes, corrections and editions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from etl import editions
from meritokrasi import queries, store
from meritokrasi.answers import corrections, history
from meritokrasi.markup import changelog
from tests.folder import LOADED, Folder, copy_sample

CAPAIAN, PENGHARGAAN = "fakta/capaian.csv", "fakta/penghargaan.csv"
NAME = 'Rapat <b>12</b> "Desember"'


def href(page: str, **query: str) -> str:
    return f"/{page}?" + "&".join(f"{name}={value}" for name, value in query.items())


@dataclass(frozen=True)
class Story:
    """Four published loads and one refused; the ids of the published ones in their order."""

    folder: Folder
    ids: tuple[str, ...]

    @property
    def current(self) -> str:
        return self.ids[-1]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = copy_sample(tmp_path_factory.mktemp("riwayat"))
    ids = [_load(folder)]
    editions.name_edition(folder.terbit, NAME)
    folder.replace(CAPAIAN, "301.5,Baik,final,Penilai Contoh,2025-03-01", "302.25,Baik,final,Penilai Contoh,2025-03-01")
    ids.append(_load(folder))
    folder.replace("fakta/nasional.csv", "600", "-600")
    assert folder.load().status == "refused"
    folder.replace("fakta/nasional.csv", "-600", "600")
    rows = folder.rows(PENGHARGAAN)
    folder.write_rows(PENGHARGAAN, [{**rows[0], "penghargaan": "Anugerah <i>baru</i>"}])
    folder.write_rows(CAPAIAN, [row for row in folder.rows(CAPAIAN) if row["nilai"] != "215"])
    folder.file("fakta/koreksi.csv").write_text(
        "kode_instansi,id_indikator,periode,tanggal,nilai_lama,nilai_baru,alasan,id_sumber\n"
        "Z1,merit_skor,2024,2025-12-03,301.50,302.25,Salah <b>ketik</b>.,D3\n"
        "Z1.71,merit_kategori,2023,2024,Baik,,Dicabut penilai.,\n",
        encoding="utf-8",
    )
    ids.append(_load(folder))
    folder.replace("acuan/istilah.toml", "Pemerintah kota.", "Sebuah kota.")
    ids.append(_load(folder))
    return Story(folder, tuple(ids))


def _load(folder: Folder) -> str:
    return folder.publish()


@pytest.fixture
def story(told: Story, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setenv("MERITOKRASI_DATA", str(told.folder.path))
    return told


def test_the_heading_counts_the_loads_and_says_what_the_last_one_did(story: Story) -> None:
    heading = history.history_heading(story.current)
    assert heading.title.startswith("Empat muatan sejak ")
    assert heading.title.endswith("; yang terakhir mengubah satu isian data")
    assert heading.lead == "Tiga angka dikoreksi sesudah terbit; satu muatan ditolak pemeriksaan."
    assert heading.help.count(". ") == 1
    assert heading.help.endswith(".")


def test_the_heading_of_a_first_load_says_so(story: Story) -> None:
    heading = history.history_heading(story.ids[0])
    assert heading.title.endswith("ini muatan pertama")
    assert heading.lead.startswith("Belum ada angka yang dikoreksi")


def test_every_load_is_listed_with_what_it_did_and_where_to_look(story: Story) -> None:
    html = history.loads_table(story.current, href)
    assert html.count("<tr") == 1 + 5
    assert html.count("muatan pertama") == 1
    assert "ditolak: 1 temuan" in html
    assert f"/ringkasan?snapshot={story.ids[0]}" in html
    assert f"/riwayat?muatan={story.ids[1]}#perubahan" in html
    assert f"muatan={story.ids[0]}#" not in html
    assert "&lt;b&gt;12&lt;/b&gt;" in html
    assert "<b>12</b>" not in html


def test_a_snapshot_whose_file_is_gone_keeps_its_changes_but_cannot_be_opened(story: Story) -> None:
    path = store.find(story.ids[1]).path
    hidden = path.rename(path.with_suffix(".aside"))
    try:
        html = history.loads_table(story.current, href)
        assert f"snapshot={story.ids[1]}" not in html
        assert f"muatan={story.ids[1]}" in html
    finally:
        hidden.rename(path)


def test_a_change_shows_old_beside_new_with_its_document(story: Story) -> None:
    html = history.changes(story.current, story.ids[1], None, 1, LOADED)
    assert "301,5" in html
    assert "302,25" in html
    assert html.index("301,5") < html.index("302,25")
    assert "Keputusan penilai, lampiran" in html
    assert "fakta/capaian.csv:2" in html
    assert history.changes_title(story.current, story.ids[1]).endswith("mengubah satu isian data")


def test_added_and_removed_entries_are_told_with_their_content_and_never_as_markup(story: Story) -> None:
    html = history.changes(story.current, story.ids[2], None, 1, LOADED)
    assert "Penghargaan: 1 dihapus, 1 ditambah" in html
    assert "Anugerah &lt;i&gt;baru&lt;/i&gt;" in html
    assert "nilai 215" in html
    assert "Daftar koreksi: 2 ditambah" in html


def test_changes_of_one_government_are_its_own(story: Story) -> None:
    count = history.change_count(story.current, story.ids[2], "Z1.01")
    html = history.changes(story.current, story.ids[2], "Z1.01", 1, LOADED)
    assert (count, html.count("<tr") - html.count("<thead")) == (1, 1)
    assert "Anugerah" not in html
    assert "Kabupaten Tanjung Kelana" in history.changes_note(story.current, story.ids[2], "Z1.01")


def test_pages_of_changes_hold_each_of_them_once(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    history.changes.cache_clear()
    monkeypatch.setattr(history, "PAGE_SIZE", 2)
    count = history.change_count(story.current, story.ids[2], None)
    pages = [history.changes(story.current, story.ids[2], None, n, LOADED) for n in range(1, count // 2 + 2)]
    history.changes.cache_clear()
    assert sum(page.count('data-label="Menjadi"') for page in pages) == count


def test_a_load_that_changed_nothing_says_what_did_change(story: Story, tmp_path: Path) -> None:
    assert "muatan pertama" in history.changes(story.ids[0], story.ids[0], None, 1, LOADED)
    assert "tidak mengubah isian data tentang" in history.changes(story.current, story.current, "Z1.71", 1, LOADED)


def test_a_word_of_the_file_reads_as_on_every_other_page(sample: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    _load(sample)
    sample.replace("fakta/penandatangan.csv", "Z1.71,tidak diberitakan,", "Z1.71,diwakili,")
    sample.replace("fakta/penandatangan.csv", "tidak diketahui,,,,", "tidak diketahui,,,D3,")
    last = _load(sample)
    html = history.changes(last, last, None, 1, LOADED)
    assert "belum kami temukan" in html
    assert "tidak diberitakan" not in html


def test_two_snapshots_are_compared_by_what_is_different_in_the_end(story: Story) -> None:
    first, _, third, last = story.ids
    html = history.net(last, first, last, None, LOADED)
    assert "301,5" in html
    assert "302,25" in html
    assert history.net_title(last, third, last, None) == "Di antara kedua snapshot: 1 diubah"
    assert "Kata pilihan: 1 diubah" in history.net(last, third, last, None, LOADED)
    assert history.net(last, last, last, None, LOADED).count("Pilih dua snapshot yang berbeda.") == 1
    assert "muatan pertama" in history.net(first, None, first, None, LOADED)


def test_snapshots_with_another_shape_between_them_are_not_compared(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    monkeypatch.setattr(store, "SCHEMA", store.SCHEMA - 1)
    first = _load(sample)
    monkeypatch.undo()
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.replace("acuan/wilayah.toml", 'judul = "', 'judul = "Baru ')
    last = _load(sample)
    assert "Tidak dapat dibandingkan" in history.net(last, first, last, None, LOADED)
    assert "bentuk datanya lain" in history.loads_table(last, href)
    assert history.history_heading(last).title.endswith("tidak dapat dibandingkan dengan yang sebelumnya")


def test_the_public_list_gives_old_new_reason_and_date(story: Story) -> None:
    html = corrections.corrections_table(story.current, None, LOADED, href)
    rows = html.split("<tr")[2:]
    assert len(rows) == 3
    withdrawn, corrected, older = rows
    assert all(word in withdrawn for word in ("215", "dicabut", "alasan belum dicatat", "Berita kedua"))
    assert all(word in corrected for word in ("301,5 (Baik)", "302,25 (Baik)", "3 Desember 2025", "Keputusan penilai"))
    assert "Salah &lt;b&gt;ketik&lt;/b&gt;." in corrected
    assert all(word in older for word in ("Baik", "dicabut", "Dicabut penilai.", "2024", "di luar riwayat muatan"))


def test_a_reason_for_another_value_is_not_borrowed(story: Story) -> None:
    reasons = {row["nilai_lama"]: row["alasan"] for row in queries.history.corrections(story.current)}
    assert reasons["215"] is None
    assert reasons["301,5"] == "Salah <b>ketik</b>."


def test_before_the_correction_the_list_is_empty(story: Story) -> None:
    html = corrections.corrections_table(story.ids[0], None, LOADED, href)
    assert html.count("Belum ada angka yang dikoreksi") == 1


def test_the_findings_of_a_refused_load_are_public_after_the_next_publication(story: Story) -> None:
    assert "Belum ada muatan yang ditolak" in corrections.refusals(story.ids[1], of_submissions=False)
    html = corrections.refusals(story.ids[2], of_submissions=False)
    assert "fakta/nasional.csv:2 nilai &#34;-600&#34;: jumlah tidak mungkin negatif. Cocokkan" in html


@pytest.mark.parametrize("hostile", ["'; DROP TABLE perubahan; --", "", "x"])
def test_a_load_from_a_link_is_data_and_never_sql(story: Story, hostile: str) -> None:
    assert queries.history.changes_of(story.current, hostile, hostile, limit=5) == ()
    assert queries.history.corrections(story.current, hostile) == ()
    assert queries.history.net_changes(story.current, hostile, story.ids[0], hostile, limit=5) == ()


# --- words -----------------------------------------------------------------------------------------------------------


def test_two_long_texts_are_cut_to_where_they_differ() -> None:
    head, tail = "awal " * 200, " akhir" * 200
    old, new = changelog.apart(f"{head}lama{tail}", f"{head}baru sekali{tail}")
    assert "lama" in old
    assert "baru sekali" in new
    assert len(old) < 120
    assert old.startswith("… ")
    assert new.endswith(" …")


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("", "b"), ("sama " * 50, "sama " * 50 + "x")])
def test_short_texts_stand_whole(old: str, new: str) -> None:
    assert changelog.apart(old, new) == (old, new)


def test_a_text_that_grew_long_at_its_end_shows_what_was_added() -> None:
    old, new = changelog.apart("a" * 500, "a" * 500 + " tambahan")
    assert "tambahan" in new
    assert "tambahan" not in old


def test_the_words_of_the_strip_cannot_leave_their_css_string() -> None:
    strip = changelog.old_snapshot_strip('"}</style><script>alert(1)</script>\\', "1 Januari 2026")
    inside = strip.removeprefix('<style>:root{--lama:"').removesuffix('";--ruang-bawah:6rem}</style>')
    assert not set(inside) & set('"<>{}')
    assert "SNAPSHOT" in inside


def test_the_banner_shows_the_name_as_text(story: Story) -> None:
    banner = changelog.old_snapshot(NAME, "1 Januari 2026, 08.00", "/komitmen")
    assert "<b>12</b>" not in banner
    assert 'href="/komitmen"' in banner
