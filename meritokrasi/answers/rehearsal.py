"""Choosing whom a meeting is about and what to take along: Bahan rapat and Mode rapat."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from meritokrasi import queries, text
from meritokrasi.answers import Heading, briefing, selection
from meritokrasi.answers.meeting import AREA, GOVERNMENT, PROVINCE, Scope, slides
from meritokrasi.markup import grids, listings

HELP = (
    "Semua berkas dibuat dari satu snapshot dan membawa tanggal data, tanggal muat, dan nomor snapshot itu. "
    "Slide dan tabel dapat diubah di PowerPoint, LibreOffice, atau Excel; catatan tiap slide memuat sumbernya."
)
PIECES_NOTE = "Berkas dari snapshot yang sama selalu sama isinya."
WORDS_NOTE = "Kalimat dari data yang terbit; setiap angkanya hasil hitungan snapshot ini."
PREVIEW_NOTE = "Pesan yang sama ada di slide, di ringkasan PDF, dan di Mode rapat."
NOTHING = "Pilih sedikitnya satu berkas."


def scopes(snapshot_id: str) -> Mapping[str, str]:
    """Stem in the address -> words: the area, each province, each government."""
    provinces = selection.provinces(snapshot_id)
    return {
        AREA: Scope(snapshot_id).name,
        **{Scope(snapshot_id, PROVINCE, code).stem: f"Seluruh Provinsi {name}" for code, name in provinces.items()},
        **{row["kode_instansi"]: str(row["nama"]) for row in queries.area.governments(snapshot_id)},
    }


def scope_of(snapshot_id: str, stem: str) -> Scope:
    """The scope with this stem; whether it exists is asked when it is used."""
    if stem == AREA:
        return Scope(snapshot_id)
    kind, _, code = stem.rpartition("-")
    return Scope(snapshot_id, PROVINCE if kind == PROVINCE else GOVERNMENT, code if kind == PROVINCE else stem)


def heading(scope: Scope) -> Heading:
    count, seconds = len(slides(scope)), briefing.seconds(scope.narrative)
    lead = f"{text.sentence_case(text.in_words(count))} slide, dan naskah {text.number(seconds)} detik untuk dibacakan."
    return Heading(f"Bahan rapat: {scope.name}", lead, help=HELP)


def address(scope: Scope, pieces: list[str]) -> str:
    """Where the zip of these pieces is handed out."""
    query = urlencode({"snapshot": scope.snapshot_id, "potongan": ",".join(pieces)})
    return f"/bahan/{scope.stem}.zip?{query}"


def words(scope: Scope) -> str:
    return listings.facts([(paragraph.title, paragraph.words) for paragraph in scope.narrative])


def ready(scope: Scope, pieces: list[str], size: int) -> str:
    """The finished zip as a link."""
    megabytes = text.number(size / 1_000_000, 1)
    return grids.button_link(f"Unduh bahan rapat (zip, {megabytes} MB)", address(scope, pieces))


def place(number: int, total: int) -> str:
    return f"{text.number(number)} dari {text.number(total)}"


def titles(scope: Scope) -> Mapping[str, str]:
    """The key of each slide -> its number and title, as one chooses from."""
    return {slide.key: f"{number}. {slide.title}" for number, slide in enumerate(slides(scope), start=1)}
