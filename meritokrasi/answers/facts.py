"""One fact with every value, document and place behind it: the source panel that every figure leads to (Sumber, ?fakta=)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from meritokrasi import queries, text
from meritokrasi.answers import Heading, Part, fact_lists
from meritokrasi.answers.fact_lists import Pairs
from meritokrasi.markup import grids, listings, registers, sources
from meritokrasi.markup.grids import Href
from meritokrasi.markup.instruments import anchor
from meritokrasi.markup.listings import Line
from meritokrasi.markup.registers import Value
from meritokrasi.markup.sources import Loaded
from meritokrasi.queries import Row

METHOD_PAGE, COMMITMENT_PAGE = "metode", "komitmen"
EYEBROW = "Sumber satu angka atau fakta"
HELP = (
    "Setiap nilai yang pernah dimuat untuk fakta ini tertulis di sini beserta dokumennya, juga yang tidak mendahului. "
    "Berkas dan baris di belakang tiap dokumen menunjukkan dari mana angka itu dimuat."
)


@dataclass(frozen=True)
class Fact:
    """What one address of sources.fact stands for: the answer, its values, and what to read with it.

    `code` and `name` are the government it is about, `method` the place on the page Metode that explains it; empty for none.
    """

    heading: Heading
    values: Sequence[Value]
    code: str = ""
    name: str = ""
    caveat: str = ""
    method: str = ""


def fact(snapshot_id: str, address: str) -> Fact | None:
    """The fact behind `?fakta=`; None for a text that is no address, or one that this snapshot does not hold."""
    parsed = sources.parse_fact(address)
    if parsed is None:
        return None
    table, key = parsed
    found = READERS[table](snapshot_id, *key)
    return found and replace(found, heading=replace(found.heading, eyebrow=EYEBROW, help=HELP))


def parts(found: Fact, loaded: Loaded, href: Href) -> list[Part]:
    """The values with their documents, how to read and cite them, and where they belong."""
    documents = len({row["id_sumber"] for value in found.values for row in value.documents})
    title = f"{text.sentence_case(text.in_words(documents))} dokumen di balik fakta ini"
    note = f"Snapshot {loaded.snapshot_id}, dimuat {loaded.day}."
    shown = registers.values(found.values, loaded, href) + _citation(found, loaded)
    made = [Part(title, shown, note, cite=False)]
    if found.caveat:
        made.append(Part("Cara membaca", grids.bullets([found.caveat]), cite=False))
    return [*made, Part("Buka juga", listings.links(_onward(found, href)), cite=False)]


def _citation(found: Fact, loaded: Loaded) -> str:
    publishers = list(dict.fromkeys(str(row["penerbit"]) for value in found.values for row in value.documents))
    return str(sources.citation(found.heading.title, f"Sumber: {text.listing(publishers)}", loaded))


def _onward(found: Fact, href: Href) -> list[Line]:
    lines = [Line("", f"Profil {found.name}", href(grids.PROFILE, instansi=found.code))] if found.code else []
    lines += (
        [Line("", f"Dokumen lain tentang {found.name}", href(registers.PAGE, instansi=found.code))]
        if found.code
        else []
    )
    lines += [Line("", "Arti dan cara mengukurnya", f"{href(METHOD_PAGE)}#{found.method}")] if found.method else []
    return [*lines, Line("", "Semua dokumen", href(registers.PAGE))]


# --- one reader per table ----------------------------------------------------------------------------------------


def _figure(snapshot_id: str, code: str, indicator: str, period: str, status: str) -> Fact | None:
    rows = queries.documents.series_values(snapshot_id, code, indicator, period, status)
    if not rows:
        return None
    documents = queries.documents.sources(snapshot_id, "capaian", [row["kunci"] for row in rows])
    first = rows[0]
    count = len({d["id_sumber"] for found in documents.values() for d in found})
    lead = f"Dinilai {first['penilai']}; dikutip dari {text.in_words(count)} dokumen. {_order(first)}".strip()
    return Fact(
        Heading(_figure_title(first), lead),
        [_figure_value(row, documents[row["kunci"]]) for row in rows],
        code,
        first["nama"],
        first["keterbandingan"],
        anchor("indikator", indicator),
    )


def _figure_title(row: Row) -> str:
    """The leading value, or how many there are; a word of a category never stands in a heading."""
    stated = row["status_periode"] != "tidak disebut"
    about = f"{row['nama_indikator']} {row['nama']}, {row['periode'] if stated else 'tahun penilaian tidak disebut'}"
    if not row["mendahului"]:
        return f"{about}: {text.in_words(row['jumlah_nilai'])} nilai berbeda dan tidak ada yang mendahului"
    if row["nilai"] is None:
        return f"{about}: yang terbit kategorinya, bukan angkanya"
    interim = "" if row["status_nilai"] == "final" else f" ({row['status_nilai']})"
    return f"{about}: {text.figure(row['nilai'], row['desimal_terbit'])}{interim}"


def _order(row: Row) -> str:
    """Which value leads and by which written rule; silent where there is only one."""
    if row["jumlah_nilai"] == 1:
        return ""
    count = text.sentence_case(text.in_words(row["jumlah_nilai"]))
    if not row["mendahului"]:
        return (
            f"{count} nilai berbeda, sama kuat menurut aturan, sehingga tidak diperingkatkan dan tidak dirata-ratakan."
        )
    differ = "nilai berbeda" if row["berbeda"] else "nilai pada tanggal yang berbeda"
    return f"{count} {differ}; yang mendahului: {row['alasan']}."


def _figure_value(row: Row, documents: Sequence[Row]) -> Value:
    shown = text.figure(row["nilai"], row["desimal_terbit"], row["kategori_terbit"])
    verified = row["mendahului"] and row["dari_penilai"]
    kind = None if verified or not documents else str(documents[0]["jenis_sumber"])
    pairs: Pairs = (
        ("Kategori terbit", row["kategori_terbit"] if row["nilai"] is not None else None),
        ("Satuan", row["satuan"]),
        ("Status", f"{text.value_status(row['status_nilai'], kind)}. {row['arti_status']}"),
        ("Periode", f"{row['periode']}. {row['arti_periode'] or ''}".strip()),
        ("Penilai", row["penilai"]),
        ("Instrumen", row["nama_instrumen"] or "tidak disebut"),
    )
    return Value(shown, _rank(row), pairs, documents, "terverifikasi" if verified else "penuh")


def _rank(row: Row) -> str:
    if row["jumlah_nilai"] == 1:
        return ""
    if row["mendahului"]:
        return f"mendahului: {row['alasan']}"
    if row["terbantah"] and row["sifat"] == "tahunan":  # of head counts only the date decides
        return "terbantah oleh hitungan di dokumen itu sendiri"
    return "sumber lain" if row["berbeda"] else "tanggal lebih lama"


def _level(snapshot_id: str, code: str, item: str, period: str) -> Fact | None:
    rows = queries.documents.levels(snapshot_id, code, item, period)
    if not rows:
        return None
    first = rows[0]
    heading = Heading(
        f"{first['nama']}, butir {first['kode']}, {period}: {_level_stated(first)}",
        f"{first['nama_butir']}. {first['arti_asal']} Bukti: {first['label_bukti']}.",
    )
    values = [_level_value(row) for row in rows]
    return Fact(heading, values, code, first["nama"], method=anchor("butir", item))


def _level_shown(row: Row) -> str:
    return "Level belum ada" if row["level"] is None else f"Level {row['level']} dari {row['level_maks']}"


def _level_stated(row: Row) -> str:
    """The level and whose word it is, as part of a sentence."""
    return _level_shown(row).lower() + (f" ({row['asal']})" if row["level"] is not None else "")


def _level_value(row: Row) -> Value:
    pairs: Pairs = (
        ("Menurut", f"{row['asal']}. {row['arti_asal']}"),
        ("Kriteria level itu", row["kriteria"]),
        ("Bukti", f"{row['label_bukti']}. {row['arti_bukti']}"),
        ("Butir", f"{row['kode']} {row['nama_butir']}"),
        ("Aspek", row["nama_aspek"]),
        ("Instrumen", row["nama_instrumen"]),
        ("Periode", row["periode"]),
    )
    return Value(_level_shown(row), row["asal"], pairs, [row], _level_mark(row))


def _level_mark(row: Row) -> str:
    """Only a level whose proof the assessor verified has a tick; one that a government states itself is a square."""
    if row["level"] is None:
        return "kosong"
    if row["asal"] == "diakui":
        return "diakui"
    return "terverifikasi" if row["status_bukti"] == "terverifikasi" else "penuh"


def _milestone(snapshot_id: str, code: str, step: str) -> Fact | None:
    rows = queries.documents.milestones(snapshot_id, code, step)
    if not rows:
        return None
    documents = queries.documents.sources(snapshot_id, "tonggak", [row["kunci"] for row in rows])
    first = rows[0]
    day = text.date(first["tanggal"], first["presisi"]) or text.UNDATED
    hand = f", {first['cara_tahu']}" if first["cara_tahu"] != "langsung" else ""
    heading = Heading(
        f"{first['nama']}: {first['nama_langkah']}, {day}{hand}", f"{first['arti_langkah']} {first['arti_cara']}"
    )
    values = [_milestone_value(row, documents[row["kunci"]]) for row in rows]
    return Fact(heading, values, code, first["nama"], method=anchor("instrumen", first["id_instrumen"]))


def _milestone_value(row: Row, documents: Sequence[Row]) -> Value:
    staff = None if row["jumlah_pegawai"] is None else f"{text.number(row['jumlah_pegawai'])} pegawai"
    pairs: Pairs = (
        ("Cara tahu", f"{row['cara_tahu']}. {row['arti_cara']}"),
        ("Disampaikan", row["penyampai"]),
        ("Alat", row["alat"]),
        ("Pegawai", staff),
        ("Arti tanggal", row["arti_tanggal"]),
    )
    day = text.date(row["tanggal"], row["presisi"]) or text.UNDATED
    note = "" if row["terpilih"] else "kabar lain tentang langkah yang sama"
    return Value(day, note, pairs, documents, "penuh" if row["cara_tahu"] == "langsung" else "setengah")


def _signing(snapshot_id: str, commitment: str, code: str) -> Fact | None:
    rows = [r for r in queries.government.signing_of(snapshot_id, code) if r["id_komitmen"] == commitment]
    if not rows:
        return None
    [row] = rows
    documents = queries.documents.sources(snapshot_id, "penandatangan", [row["kunci"]])[row["kunci"]]
    signed = row["tanda_tangan"] == "diberitakan"
    shown = "Tanda tangan diberitakan" if signed else "Tanda tangan belum kami temukan beritanya"
    pairs: Pairs = (
        ("Kehadiran", row["label_kehadiran"]),
        ("Pejabat", ", ".join(part for part in (row["nama_pejabat"], row["jabatan"]) if part) or None),
        ("Komitmen", row["nama_komitmen"]),
        ("Tanggal", text.date(row["tanggal"], "hari")),
        ("Catatan", row["catatan"]),
    )
    lead = f"Kehadiran: {row['label_kehadiran']}. {row['nama_komitmen']}, {text.date(row['tanggal'], 'hari')}."
    value = Value(shown, "", pairs, documents, listings.attendance_mark(row))
    return Fact(Heading(f"{row['nama']}: {shown[:1].lower()}{shown[1:]}", lead), [value], code, row["nama"])


def _statement(snapshot_id: str, province: str, indicator: str, period: str) -> Fact | None:
    every = queries.government.statements_about(snapshot_id, province)
    rows = [row for row in every if row["id_indikator"] == indicator and row["periode"] == period]
    if not rows:
        return None
    documents = queries.documents.sources(snapshot_id, "pernyataan", [row["kunci"] for row in rows])
    values = [
        Value(
            f"{row['pernyataan']}.",
            "",
            (("Penilai", row["penilai"]), ("Periode", row["periode"])),
            documents[row["kunci"]],
        )
        for row in rows
    ]
    place = next(r["provinsi"] for r in queries.area.governments(snapshot_id) if r["kode_provinsi"] == province)
    title = f"Pernyataan kolektif tentang pemerintah daerah di {place}, {period}"
    lead = "Diucapkan tentang semua instansi satu provinsi; tidak mengisi nilai instansi mana pun dan tidak dihitung dalam cakupan."
    return Fact(Heading(title, lead), values, method=anchor("indikator", indicator))


def _national(snapshot_id: str, indicator: str, day: str) -> Fact | None:
    rows = queries.documents.national_figure(snapshot_id, indicator, day)
    if not rows:
        return None
    documents = queries.documents.sources(snapshot_id, "nasional", list({row["kunci"]: None for row in rows}))
    first = rows[0]
    dated = text.date(first["tanggal"], first["presisi"])
    heading = Heading(
        f"{first['nama_ukuran']}, {dated}: {text.number(first['nilai'])} {first['satuan']}",
        f"{first['arti']} Angka nasional sebagai pembanding; bukan angka wilayah ini.",
    )
    pairs: Pairs = (("Tanggal", dated),)
    values = [
        Value(
            f"{text.number(row['nilai'])} {row['satuan']}", "", pairs,
            [d for d in documents[row["kunci"]] if d["id_sumber"] == row["id_sumber"]], "penuh",
        )
        for row in rows
    ]  # fmt: skip
    return Fact(heading, values)


def _listed(table: str, snapshot_id: str, code: str) -> Fact | None:
    values = fact_lists.values(table, snapshot_id, code)
    if not values:
        return None
    name = queries.area.government(snapshot_id, code)["nama"]
    return Fact(fact_lists.heading(table, name, len(values)), values, code, name)


READERS: dict[str, Callable[..., Fact | None]] = {
    "capaian": _figure,
    "penilaian": _level,
    "tonggak": _milestone,
    "penandatangan": _signing,
    "pernyataan": _statement,
    "nasional": _national,
    **{table: partial(_listed, table) for table in fact_lists.LISTS},
}
