"""How every figure is made, written from the catalogue: Metode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers import Heading, Part, contacts
from meritokrasi.markup import grids, instruments, listings, sources
from meritokrasi.markup.grids import Href
from meritokrasi.markup.instruments import Sheet, anchor
from meritokrasi.markup.listings import Line
from meritokrasi.markup.registers import PAGE as SOURCE_PAGE
from meritokrasi.markup.sources import Loaded
from meritokrasi.queries import Row

SHOWN = 8
HELP = (
    "Isi halaman ini dibaca dari katalog yang sama dengan yang dipakai semua halaman lain, dan tiap nilai resmi memuat kepastian serta sumbernya. "
    "Nilai resmi yang belum diketahui bergaris dan tidak pernah ditaksir; kantor mengisinya di katalog setelah dokumennya ada."
)
PRECEDENCE = (
    ("Lebih banyak penerbit", "bila jenis dokumen terkuatnya sama, nilai yang dimuat lebih banyak penerbit mendahului"),
    (
        "Hitungan di dokumen",
        "bila masih sama, nilai yang terbantah oleh hitungan di dokumen-dokumen itu sendiri mengalah",
    ),
    (
        "Tidak ada yang mendahului",
        "bila masih sama, semua nilai ditampilkan, tidak satu pun diperingkatkan atau dirata-ratakan",
    ),
)
PROOF = (
    "Kiriman yang diterima pengelola belum terverifikasi; kata terverifikasi hanya dipakai bila ada dokumen penilai yang menyatakannya.",
    "Nilai yang dilaporkan sendiri, yang diberitakan, dan yang dinyatakan penilai bertanda dan berkata lain.",
    "Butir yang tidak berlaku keluar dari penyebut; butir tanpa baris penilaian ditulis belum ada bukti, bukan level nol.",
    "Rentang skor hanya ditulis bila setiap butir yang berlaku terverifikasi atau buktinya diajukan; selain itu yang ditulis jumlah butirnya.",
)


def method_heading(snapshot_id: str) -> Heading:
    rows = queries.catalogue.instruments(snapshot_id)
    aspects, unknown = (sum(row[name] for row in rows) for name in ("jumlah_aspek", "jumlah_tanpa_bobot"))
    count = text.sentence_case(text.in_words(len(rows)))
    weights = (
        f"; bobot {text.in_words(unknown)} dari {text.in_words(aspects)} aspek belum diketahui dan tidak ditaksir"
        if unknown
        else ""
    )
    title = f"{count} instrumen dan {text.in_words(len(queries.area.indicators(snapshot_id)))} indikator dipakai seperti terbit{weights}"
    lead = (
        "Skor dan kategori ditampilkan seperti diterbitkan penilainya. Kami tidak menyusun indeks sendiri; "
        "yang kami hitung bernama hitungan, dan instrumen yang berbeda tidak pernah segaris."
    )
    return Heading(title, lead, help=HELP)


def instrument_options(snapshot_id: str) -> dict[str, str]:
    return {row["id_instrumen"]: row["nama"] for row in queries.catalogue.instruments(snapshot_id)}


def parts(snapshot_id: str, instrument: str | None, loaded: Loaded, href: Href) -> list[Part]:
    """Everything of the page below its heading; of the instruments all, or the chosen one."""
    made = _instruments(snapshot_id, loaded)
    return [
        *(made.values() if instrument is None else [made[instrument]]),
        _indicators(snapshot_id, loaded),
        _precedence(snapshot_id, href),
        _coverage(snapshot_id, href),
        _comparison(snapshot_id),
        _proof(),
        _figures_and_dates(snapshot_id),
        _words(snapshot_id),
        *_glossary(snapshot_id, loaded),
        *_contacts(snapshot_id, loaded),
    ]


def contents(made: Sequence[Part]) -> str:
    return instruments.contents([(part.anchor, part.title) for part in made])


# --- instruments -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _instruments(snapshot_id: str, loaded: Loaded) -> Mapping[str, Part]:
    """One card per instrument; kept, because the criteria of every item make it long."""
    return {
        sheet.instrument["id_instrumen"]: Part(
            sheet.instrument["nama"],
            instruments.instrument(sheet, loaded),
            _instrument_note(sheet),
            anchor("instrumen", sheet.instrument["id_instrumen"]),
        )
        for sheet in _sheets(snapshot_id)
    }


def _sheets(snapshot_id: str) -> list[Sheet]:
    rows = queries.catalogue.instruments(snapshot_id)
    categories = queries.catalogue.categories(snapshot_id)
    tables: dict[str, Sequence[Row]] = {
        "instrumen": rows,
        "aspek": queries.catalogue.aspects(snapshot_id),
        "subindikator": queries.catalogue.items(snapshot_id),
        "kategori_batas": [row for row in categories if row["kunci"]],
    }
    documents = {
        name: queries.documents.sources(snapshot_id, name, [row["kunci"] for row in of]) for name, of in tables.items()
    }
    aspects, items = (_grouped(tables[name], "id_instrumen") for name in ("aspek", "subindikator"))
    bands, steps = (_grouped(of, "id_instrumen") for of in (categories, queries.catalogue.steps(snapshot_id)))
    criteria = _grouped(queries.catalogue.criteria(snapshot_id), "id_subindikator")
    return [
        Sheet(row, aspects.get(n, ()), items.get(n, ()), bands.get(n, ()), steps.get(n, ()), criteria, documents)
        for n, row in {row["kunci"]: row for row in rows}.items()
    ]


def _grouped(rows: Sequence[Row], column: str) -> Mapping[str, Sequence[Row]]:
    ordered = sorted(rows, key=lambda row: str(row[column]))
    return {name: list(group) for name, group in groupby(ordered, key=lambda row: str(row[column]))}


def _instrument_note(sheet: Sheet) -> str:
    """What the catalogue holds of it, and what it lacks."""
    row = sheet.instrument
    names = {category["id_kategori"] for category in sheet.categories}
    counts = (
        (row["jumlah_aspek"], "aspek"),
        (row["jumlah_butir"], "butir"),
        (len(names), "kategori"),
        (row["jumlah_langkah"], "langkah"),
    )
    held = text.listing([f"{text.number(count)} {word}" for count, word in counts if count])
    lacking = (
        f"; bobot {text.in_words(row['jumlah_tanpa_bobot'])} aspek belum diketahui" if row["jumlah_tanpa_bobot"] else ""
    )
    return f"Di katalog: {held or 'belum ada rinciannya'}{lacking}."


@lru_cache(maxsize=16)
def _indicators(snapshot_id: str, loaded: Loaded) -> Part:
    rows = queries.area.indicators(snapshot_id)
    labels = {(word["kolom"], word["nilai"]): word["arti"] for word in queries.catalogue.words(snapshot_id)}
    documents = queries.documents.sources(snapshot_id, "indikator", [row["id_indikator"] for row in rows])
    required = sum(row["wajib_cakupan"] for row in rows)
    count = text.sentence_case(text.in_words(len(rows)))
    title = f"{count} indikator, {text.in_words(required)} dihitung dalam cakupan"
    names = instrument_options(snapshot_id)
    return Part(
        title, instruments.indicators(rows, labels, names, documents, loaded), "Tekan nama untuk membuka.", "indikator"
    )


# --- the written rules -------------------------------------------------------------------------------------------


def _precedence(snapshot_id: str, href: Href) -> Part:
    kinds = [row["label"] for row in queries.documents.kinds(snapshot_id)]
    first = ("Jenis dokumen", f"yang lebih kuat mendahului, urutannya {text.listing(kinds)}")
    nature = [
        f"Indikator bersifat {row['label']}: {row['arti']}"
        for row in queries.catalogue.words(snapshot_id)
        if row["kolom"] == "sifat"
    ]
    rows = queries.catalogue.disagreements(snapshot_id, limit=SHOWN)
    lines = [_disagreement(row, href) for row in rows]
    today = (
        f"Di snapshot ini {text.in_words(rows[0]['jumlah_semua'])} deret nilai berbeda antarsumber."
        if rows
        else "Di snapshot ini tidak ada sumber yang berbeda."
    )
    markup = instruments.ordered([first, *PRECEDENCE]) + grids.bullets([*nature, today])
    return Part(
        "Bila sumber berbeda, jenis dokumen menentukan lebih dahulu",
        markup + (listings.links(lines) if lines else ""),
        "Semua nilai tetap tampil; aturan ini hanya menentukan mana yang ditulis lebih dahulu.",
        "sumber-berbeda",
        cite=False,
    )


def _disagreement(row: Row, href: Href) -> Line:
    address = sources.fact("capaian", row["kode_instansi"], row["id_indikator"], row["periode"], row["status_nilai"])
    return Line(
        "", f"{row['nama_indikator']} {row['nama']} {row['periode']}: {row['alasan']}", href(SOURCE_PAGE, fakta=address)
    )


def _coverage(snapshot_id: str, href: Href) -> Part:
    rows = queries.area.coverage(snapshot_id)
    known, total = sum(row["terisi"] for row in rows), sum(row["jumlah"] for row in rows)
    governments = int(queries.snapshot.stamp(snapshot_id)["jumlah_instansi"])
    context = [row["nama"] for row in queries.area.indicators(snapshot_id) if not row["wajib_cakupan"]]
    sentences = [
        f"Penyebut: {text.number(governments)} instansi × {text.number(len(rows))} indikator wajib = {text.number(total)} isian.",
        f"Pembilang: isian yang memuat angka atau kategori milik instansi itu sendiri, untuk periode mana pun: {text.number(known)}.",
        "Pernyataan kolektif tentang satu provinsi tidak mengisi isian instansi mana pun.",
        "Isian yang kosong tidak dianggap nol, tidak dirata-ratakan, dan tidak diperingkatkan.",
        *([f"Konteks, tidak dihitung: {text.listing(context)}."] if context else []),
    ]
    lines = [Line("", _known(row), href(SOURCE_PAGE, indikator=row["id_indikator"])) for row in rows]
    title = f"Cakupan {text.percent(known, total)}: {text.coverage_sentence(known, total, len(rows), governments)}"
    note = "Cakupan selalu ditulis sebelum nilainya; tekan indikator untuk membaca dokumennya."
    return Part(title, listings.links(lines) + grids.bullets(sentences), note, "cakupan")


def _known(row: Row) -> str:
    known = f"{text.number(row['terisi'])} dari {text.number(row['jumlah'])}" if row["terisi"] else "belum ada"
    return f"{row['nama_pendek']} {known}"


def _comparison(snapshot_id: str) -> Part:
    rule = queries.catalogue.comparison_rule(snapshot_id)
    limits = f"sedikitnya {text.number(rule['paling_sedikit'])} instansi dan {text.number(rule['persen'])} %"
    kinds = [row["label"] for row in queries.catalogue.words(snapshot_id) if row["kolom"] == "jenis"]
    met = text.number(rule["jumlah_dapat"]) if rule["jumlah_dapat"] else "belum ada"
    sentences = [
        f"Hanya sejenis: {text.listing(kinds)} tidak pernah berada dalam satu peringkat.",
        "Hanya satu indikator, satu instrumen, satu periode, dan nilai final; nilai sementara dan perkiraan ditampilkan tanpa peringkat.",
        f"Hanya bila diketahui {limits} dari kelompoknya; selain itu nilainya tampil tanpa peringkat dan tanpa nilai tengah.",
        "Periode yang dibandingkan selalu disebut: yang terbaru yang kelompoknya memenuhi syarat itu.",
        "Yang belum dapat dinilai berdiri dalam kelompok sendiri, bukan di urutan akhir.",
        f"Di snapshot ini memenuhi syarat: {met} dari {text.number(rule['jumlah_kelompok'])} kelompok yang punya nilai.",
    ]
    return Part(
        f"Peringkat memerlukan {limits} kelompok yang diketahui",
        grids.bullets(sentences),
        "",
        "perbandingan",
        cite=False,
    )


def _proof() -> Part:
    return Part(
        "Terverifikasi memerlukan dokumen penilai",
        instruments.marks() + grids.bullets(PROOF),
        "Tanda yang sama dipakai di layar, salindia, dan lembar cetak, selalu bersama katanya.",
        "bukti",
        cite=False,
    )


def _figures_and_dates(snapshot_id: str) -> Part:
    stamp = queries.snapshot.stamp(snapshot_id)
    day = stamp["dimuat"]
    known = text.listing([text.date(day, precision) for precision in ("hari", "bulan", "tahun")])
    newest = text.newest_data(stamp["tanggal"], stamp["presisi"])
    sentences = [
        f"Tanggal ditulis sejauh yang diketahui ({known}); diurutkan dan diumurkan menurut hari terakhir yang mungkin.",
        "Nilai terbit memakai desimal seperti tercetak di sumbernya; nilai hitungan memakai desimal indikatornya.",
        f"Persen dibulatkan ke bilangan bulat, tetapi tidak pernah menjadi penuh atau nol bila bukan itu (misalnya {text.percent(1, 999)}).",
        "Periode ditulis menurut frekuensi indikator; bila tersirat atau tidak disebut sumbernya, tertulis demikian.",
        f"Per tanggal selalu dua: {newest[:1].lower()}{newest[1:]}, dan dimuat {text.date(day, 'hari')}. "
        "Yang pertama tanggal angka atau dokumen terbaru, yang kedua hari kami memuatnya.",
        "Indikator tanpa siklus terbit yang bersumber hanya ditulis umurnya, tanpa disebut basi.",
    ]
    return Part(
        "Yang tercetak hanya yang diketahui",
        grids.bullets(sentences),
        "Tanggal, angka, periode, dan per tanggal.",
        "tanggal-angka",
        cite=False,
    )


def _words(snapshot_id: str) -> Part:
    rows = queries.catalogue.words(snapshot_id)
    return Part(
        "Arti kata yang dipakai kolom",
        instruments.words(rows),
        "Kata seperti tampil di layar; tekan nama kolom untuk membuka.",
        "kata",
        cite=False,
    )


# --- glossary, contacts ------------------------------------------------------------------------------------------


def _glossary(snapshot_id: str, loaded: Loaded) -> list[Part]:
    rows = queries.catalogue.glossary(snapshot_id)
    documents = queries.documents.sources(snapshot_id, "glosarium", [row["kunci"] for row in rows])
    note = "Kata di belakang arti menyatakan kepastiannya."
    return [Part("Glosarium", instruments.glossary(rows, documents, loaded), note, "glosarium")] if rows else []


def _contacts(snapshot_id: str, loaded: Loaded) -> list[Part]:
    lines = contacts.lines(snapshot_id)
    markup = listings.lines(lines, loaded, "")
    return [Part(contacts.TITLE, markup, contacts.NOTE, "kontak", cite=False)] if lines else []
