"""Every document and what was taken from it: Sumber."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from meritokrasi import queries, text
from meritokrasi.answers import Heading, Part
from meritokrasi.answers.facts import COMMITMENT_PAGE, METHOD_PAGE
from meritokrasi.markup import grids, listings, registers, sources
from meritokrasi.markup.grids import Href
from meritokrasi.markup.instruments import anchor
from meritokrasi.markup.listings import Line
from meritokrasi.markup.registers import Taken
from meritokrasi.queries import Row

PAGE_SIZE = 50
HELP = (
    "Tekan judul untuk membaca semua yang diambil dari dokumen itu, atau saring menurut jenis, penerbit, instansi, dan indikator. "
    "Satu fakta dapat dikutip dari beberapa dokumen, dan dokumen yang belum dipakai tetap tercantum."
)
UNKNOWN_FACT = "Fakta pada tautan itu tidak ada di snapshot ini; cari dokumennya di daftar berikut. "
UNKNOWN_DOCUMENT = "Dokumen pada tautan itu tidak ada di snapshot ini; cari di daftar berikut. "
ENTRIES = {"instrumen": "instrumen", "glosarium": "istilah", "indikator": "indikator", "subindikator": "butir"}
OF_COMMITMENT = ("komitmen", "butir")
TAKEN = "Yang diambil dari dokumen ini"
NOBODY, OF_NONE = "-", "Bukan satu instansi"  # catalogue, national figures, collective statements


@dataclass(frozen=True)
class Chosen:
    """How the register is narrowed; None is all."""

    kind: str | None = None
    publisher: str | None = None
    code: str | None = None
    indicator: str | None = None


# --- the choices -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def titles(snapshot_id: str) -> Mapping[str, str]:
    return {row["id_sumber"]: f"{row['judul']} ({row['penerbit']})" for row in queries.documents.titles(snapshot_id)}


def kinds(snapshot_id: str) -> dict[str, str]:
    rows = queries.documents.kinds(snapshot_id)
    return {row["nilai"]: f"{row['label']} ({text.number(row['jumlah'])})" for row in rows if row["jumlah"]}


def publishers(snapshot_id: str) -> dict[str, str]:
    rows = queries.documents.publishers(snapshot_id)
    return {row["penerbit"]: f"{row['penerbit']} ({text.number(row['jumlah'])})" for row in rows}


def governments(snapshot_id: str) -> dict[str, str]:
    return {row["kode_instansi"]: row["nama"] for row in queries.area.governments(snapshot_id)}


def indicators(snapshot_id: str) -> dict[str, str]:
    return {row["id_indikator"]: row["nama"] for row in queries.area.indicators(snapshot_id)}


# --- the register ------------------------------------------------------------------------------------------------


def register_heading(snapshot_id: str, asked_fact: str, asked_document: str) -> Heading:
    """How many documents and what they gave; an address that stands for nothing here is said first."""
    facts = queries.documents.summary(snapshot_id)
    cited = f"{text.number(facts['fakta'])} kutipan fakta dan {text.number(facts['isian'])} kutipan katalog"
    title = f"{text.number(facts['dokumen'])} dokumen menopang {cited}"
    unknown = UNKNOWN_FACT if asked_fact else UNKNOWN_DOCUMENT if asked_document else ""
    counts = [
        f"{row['label']} {text.number(row['jumlah'])}" for row in queries.documents.kinds(snapshot_id) if row["jumlah"]
    ]
    idle = facts["belum_dipakai"]
    rest = f" {text.sentence_case(text.in_words(idle))} dokumen belum dipakai." if idle else ""
    return Heading(title, f"{unknown}Menurut jenis: {text.listing(counts)}.{rest}", help=HELP)


def matching(snapshot_id: str, chosen: Chosen) -> int:
    """How many documents the choice leaves."""
    rows = _register(snapshot_id, chosen, 1)
    return int(rows[0]["jumlah_semua"]) if rows else 0


def register_title(snapshot_id: str, chosen: Chosen) -> str:
    count, total = matching(snapshot_id, chosen), queries.documents.summary(snapshot_id)["dokumen"]
    return f"Register dokumen: {text.number(count)} dari {text.number(total)}" if count < total else "Register dokumen"


def register_note(snapshot_id: str, chosen: Chosen, page: int) -> str:
    """Which of them this page shows, and about what their uses are counted."""
    count = matching(snapshot_id, chosen)
    first, last = (page - 1) * PAGE_SIZE + 1, min(page * PAGE_SIZE, count)
    shown = (
        f" Dokumen {text.number(first)} sampai {text.number(last)} dari {text.number(count)}."
        if count > PAGE_SIZE
        else ""
    )
    about = (governments(snapshot_id).get(chosen.code or ""), indicators(snapshot_id).get(chosen.indicator or ""))
    named = text.listing([name for name in about if name])
    counted = f" Yang dihitung hanya pemakaian tentang {named}." if named else ""
    return f"Terbitan terbaru dahulu.{shown}{counted}"


def register(snapshot_id: str, chosen: Chosen, page: int, href: Href) -> str:
    return registers.register(_register(snapshot_id, chosen, page), href)


def _register(snapshot_id: str, chosen: Chosen, page: int) -> tuple[Row, ...]:
    return queries.documents.register(
        snapshot_id,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        kind=chosen.kind,
        publisher=chosen.publisher,
        code=chosen.code,
        indicator=chosen.indicator,
    )


# --- one document ------------------------------------------------------------------------------------------------


def document_heading(snapshot_id: str, document: str) -> Heading:
    """What it gave, about how many governments; the title of a document is not ours and stands below."""
    row, usage = _document(snapshot_id, document), queries.documents.usage(snapshot_id, document)
    gave = registers.used(*_counts(usage))
    published = text.date(row["tanggal_terbit"], row["presisi_terbit"]) or "tanggal terbit tidak diketahui"
    about = len({u["kode_instansi"] for u in usage if u["kode_instansi"]})
    lead = f"Tentang {text.in_words(about)} pemerintah daerah. " if about else ""
    title = f"{text.sentence_case(gave)} {'diambil dari satu dokumen' if usage else '· satu dokumen'} terbitan {row['penerbit']}"
    help_text = f"{HELP.partition('. ')[0]}. Nama instansi membuka profilnya, dan isinya membuka sumber fakta itu."
    return Heading(title, f"{lead}Jenis: {row['label_jenis']}; terbit: {published}.", "Satu dokumen", help_text)


def _document(snapshot_id: str, document: str) -> Row:
    """A document that the picker offers, so that it is there."""
    row = queries.documents.document(snapshot_id, document)
    if row is None:
        raise LookupError(document)
    return row


def _counts(usage: Sequence[Row]) -> tuple[int, int]:
    facts = sum(row["jumlah"] for row in usage if row["fakta"])
    return facts, sum(row["jumlah"] for row in usage) - facts


def about(snapshot_id: str, document: str) -> str:
    row = _document(snapshot_id, document)
    published = text.date(row["tanggal_terbit"], row["presisi_terbit"])
    pairs = (
        ("Judul", registers.title(row)),
        ("Penerbit", row["penerbit"]),
        ("Jenis", f"{row['label_jenis']}. {row['arti_jenis']}"),
        ("Terbit", published or "tidak diketahui"),
        ("Alamat", registers.link("buka dokumen", row["url"]) if row["url"] else sources.no_link(row)),
        ("Pengenal", row["id_sumber"]),
    )
    return str(registers.facts(pairs))


def described(snapshot_id: str, document: str) -> dict[str, str]:
    """Of a document that gave more than fits on one page: whom it is about, to choose from; of any other nothing."""
    usage = queries.documents.usage(snapshot_id, document)
    if sum(_counts(usage)) <= PAGE_SIZE:
        return {}
    names = {row["kode_instansi"] or NOBODY: row["nama"] or OF_NONE for row in usage}
    return {key: f"{names[key]} ({text.number(count)})" for key, count in _amounts(usage).items()}


def _amounts(usage: Sequence[Row]) -> dict[str, int]:
    """How much the document gave about each government."""
    amounts: dict[str, int] = {}
    for row in usage:
        key = row["kode_instansi"] or NOBODY
        amounts[key] = amounts.get(key, 0) + row["jumlah"]
    return amounts


def taken_count(snapshot_id: str, document: str, code: str | None) -> int:
    """How many lines there are to page through; none before a choice."""
    return _amounts(queries.documents.usage(snapshot_id, document))[code] if code else 0


def taken(snapshot_id: str, document: str, code: str | None, page: int, href: Href) -> Part:
    """The facts themselves; of a document that gave too many of them, whom to choose."""
    choices = described(snapshot_id, document)
    if choices and code is None:
        links = [
            Line("", words, href(registers.PAGE, dokumen=document, instansi=key)) for key, words in choices.items()
        ]
        title, note = f"{TAKEN}: pilih tentang siapa", "Angka dalam kurung: jumlah fakta atau isian katalog."
        return Part(title, listings.links(links), note, cite=False)
    rows = _rows(snapshot_id, document, code, page)
    if not rows:
        return Part(TAKEN, "", "Belum ada fakta atau isian katalog yang mengutip dokumen ini.", cite=False)
    title = f"{TAKEN}: {choices[code]}" if code else TAKEN
    table = registers.taken_table([_taken(row, href) for row in rows])
    return Part(title, table, "Berkas dan baris: tempat asal di folder data.", cite=False)


def _rows(snapshot_id: str, document: str, code: str | None, page: int) -> tuple[Row, ...]:
    offset = (page - 1) * PAGE_SIZE
    if code is None:
        return queries.documents.taken_whole(snapshot_id, document, limit=PAGE_SIZE)
    if code == NOBODY:
        return queries.documents.taken_of_none(snapshot_id, document, limit=PAGE_SIZE, offset=offset)
    return queries.documents.taken(snapshot_id, document, code, limit=PAGE_SIZE, offset=offset)


def _taken(row: Row, href: Href) -> Taken:
    day, place = text.date(row["tanggal"], row["presisi"], short=True), f"{row['berkas']}:{row['baris']}"
    if not row["fakta"]:
        return Taken(
            "Katalog",
            "",
            f"{row['tabel'].replace('_', ' ')}: {row['perihal']}",
            _entry(row, href),
            day,
            place,
            row["catatan"] or "",
        )
    about, link = row["nama"], href(grids.PROFILE, instansi=row["kode_instansi"]) if row["kode_instansi"] else ""
    address = href(registers.PAGE, fakta=sources.fact(row["tabel"], *row["bagian"]))
    return Taken(about or OF_NONE, link, _statement(row), address, day, place, row["catatan"] or "")


def _entry(row: Row, href: Href) -> str:
    """The place of one entry of the catalogue: the commitment's own page, else its place on Metode."""
    if row["tabel"] in OF_COMMITMENT:
        return href(COMMITMENT_PAGE)
    [name] = row["bagian"]
    kind = ENTRIES.get(row["tabel"])
    return f"{href(METHOD_PAGE)}#{anchor(kind, name) if kind else anchor('instrumen', name.rpartition('.')[0])}"


def _statement(row: Row) -> str:
    """MCP total 2024 (final): 89,19, Baik · with every part that the row has."""
    period = f" {row['periode']}" if row["periode"] else ""
    state = f" ({row['keadaan']})" if row["keadaan"] else ""
    value = text.number(row["nilai"], row["desimal_terbit"] or 0) if row["nilai"] is not None else ""
    amount = " ".join(part for part in (value, row["satuan"]) if part)
    said = ", ".join(part for part in (amount, row["kata"]) if part)
    return f"{row['perihal']}{period}{state}" + (f": {said}" if said else "")
