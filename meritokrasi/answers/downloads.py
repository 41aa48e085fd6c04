"""What every download says of itself, and what the page Unduh tells about the downloads."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass

from meritokrasi import queries, text
from meritokrasi.answers import Heading
from meritokrasi.markup.shelves import PACKAGE, ROOT, Offer, Recipe, Shelf
from meritokrasi.queries import Row

DESCRIPTION = "openapi.json"
EXAMPLE = "capaian"
JSON_ROWS = 100_000  # beyond this a JSON answer is refused: few readers can take it whole
SHEET_ROWS = 1_048_575  # what a worksheet holds below its heading
MADE_UP = "DATA REKAAN untuk uji coba: tidak ada angka di sini yang nyata."
CONDITIONS = (
    "Data ini boleh dipakai dan dibagikan asalkan sumbernya disebut: dokumen pada tiap barisnya, lalu dasbor ini dengan id snapshot-nya.",
    "Nilai yang kosong berarti belum ada data publik, atau hanya kategorinya yang terbit; bukan nol, dan bukan yang terendah.",
    "Instrumen, periode, dan status nilai yang berbeda tidak dibandingkan satu sama lain.",
    "Nama pejabat hanya tercantum untuk perbuatan publiknya pada penandatanganan komitmen.",
)
APOSTROPHE = (
    "Di CSV dan XLSX, teks yang diawali = + - @ tab atau CR didahului apostrof (') agar tidak dijalankan sebagai rumus; "
    "angka tidak diubah, dan Parquet serta JSON memuat teks aslinya."
)
TERMS_OF_USE = (*CONDITIONS, APOSTROPHE)
HELP = (
    "Setiap berkas memuat baris data beserta dokumen sumbernya, arti tiap kolom, dan id snapshot sehingga angkanya dapat diperiksa ulang. "
    "Untuk dibuka langsung di Excel pilih XLSX; CSV, Parquet, dan JSON untuk Power Query dan program lain."
)


PACKAGE_PARTS = (
    "data/: satu CSV per tabel, dengan dokumen sumber di tiap baris fakta.",
    "datapackage.json: tipe, kunci, rujukan antartabel, dan kata yang boleh mengisi tiap kolom.",
    "KAMUS.md: arti setiap tabel dan kolom. SUMBER.csv: setiap dokumen dengan alamatnya.",
)
FORMS_NOTE = (
    "CSV dan kamus (zip) memuat tabelnya beserta tabel sumber dan istilah. CSV biasa memakai koma dan titik desimal: "
    "Excel berbahasa Indonesia membukanya dalam satu kolom, jadi pilih XLSX."
)
_LABELS = {"XLSX": "xlsx", "CSV dan kamus (zip)": "zip", "CSV": "csv", "JSON": "json", "Parquet": "parquet"}


@dataclass(frozen=True)
class About:
    """Which snapshot a file is of: the dashboard, both dates in words, the moment of the load (UTC), made up or not."""

    snapshot_id: str
    title: str
    owner: str
    newest: str
    loaded: str
    loaded_at: dt.datetime
    simulated: bool
    governments: int
    documents: int

    def file_name(self, stem: str, form: str) -> str:
        mark = "REKAAN-" if self.simulated else ""
        return f"{mark}{stem}-{self.snapshot_id}.{form}"

    def citation(self, what: str) -> str:
        return f"{self.title} ({self.owner}), {what}, snapshot {self.snapshot_id}, dimuat {self.loaded}."

    @property
    def warning(self) -> str:
        return MADE_UP if self.simulated else ""


def about(snapshot_id: str) -> About:
    stamp, load = queries.snapshot.stamp(snapshot_id), queries.tables.load_time(snapshot_id)
    return About(
        snapshot_id,
        stamp["judul"],
        stamp["nama"],
        text.newest_data(stamp["tanggal"], stamp["presisi"]),
        text.date(stamp["dimuat"], "hari"),
        load["waktu"],
        stamp["simulasi"],
        stamp["jumlah_instansi"],
        stamp["jumlah_sumber"],
    )


def snapshot_facts(snapshot_id: str) -> dict[str, object]:
    """How every JSON answer begins: which snapshot, both dates, made up or not, how to cite."""
    facts, stamp = about(snapshot_id), queries.snapshot.stamp(snapshot_id)
    return {
        "dasbor": facts.title,
        "snapshot": snapshot_id,
        "dimuat": stamp["dimuat"],
        "data_terbaru": {"tanggal": stamp["tanggal"], "presisi": stamp["presisi"]},
        "rekaan": facts.simulated,
        **({"peringatan": facts.warning} if facts.warning else {}),
        "kutipan": facts.citation("data terbuka"),
    }


def too_long(table: Row, form: str) -> int | None:
    """How many rows this form can hold when the table has more; None when it fits."""
    most = {"json": JSON_ROWS, "xlsx": SHEET_ROWS}.get(form)
    return most if most is not None and table["jumlah"] > most else None


def public_address(path: str) -> str:
    """Below the public address of the office when it set one; else the path alone."""
    return os.environ.get("MERITOKRASI_URL", "").rstrip("/") + path


def downloads_heading(snapshot_id: str) -> Heading:
    tables, facts = queries.tables.published(snapshot_id), about(snapshot_id)
    rows = sum(table["jumlah"] for table in tables)
    title = f"{text.number(len(tables))} tabel, {text.number(rows)} baris, dari {text.number(facts.documents)} dokumen dapat diunduh"
    lead = f"{facts.newest}, dimuat {facts.loaded}, snapshot {snapshot_id}. Hanya data yang sudah terbit, dan hanya untuk dibaca."
    return Heading(title, lead, help=HELP)


def shelves(snapshot_id: str) -> list[Shelf]:
    """Facts about governments first, then what they are read with."""
    tables = queries.tables.published(snapshot_id)
    facts = [t for t in tables if t["bersumber"] and t["punya_kode_instansi"]]
    rest = [t for t in tables if t not in facts]
    return [
        Shelf("Fakta tentang pemerintah daerah", [_offer(table) for table in facts]),
        Shelf("Acuan, dokumen, dan catatan muatan", [_offer(table) for table in rest]),
    ]


def _offer(table: Row) -> Offer:
    files = {label: None if too_long(table, form) else f"{table['nama']}.{form}" for label, form in _LABELS.items()}
    rows = text.number(table["jumlah"]) if table["jumlah"] else "belum ada"
    return Offer(table["nama"], table["arti"], rows, files)


def recipes_note(*, public: bool) -> str:
    """Where everybody has to sign in, a program is a stranger."""
    who = (
        "Hanya dapat dibaca, tanpa kunci, dan tidak perlu masuk."
        if public
        else "Dasbor ini tertutup: alamatnya hanya menjawab peramban yang sudah masuk, tidak menjawab program."
    )
    return f"{who} Contoh memakai satu tabel; ganti namanya untuk tabel lain."


def dictionary_title(table: str) -> str:
    return f"Kamus tabel {table}"


def dictionary_note(snapshot_id: str, table: str) -> str:
    key = queries.tables.primary_key(snapshot_id, table)
    unique = f" Satu baris ditunjuk oleh {text.listing(list(key))}." if key else ""
    return f"{queries.tables.published_table(snapshot_id, table)['arti']}{unique}"


def dictionary(snapshot_id: str, table: str) -> list[Row]:
    """Each column of the file: kolom, tipe, boleh_kosong, arti, pilihan (the words allowed), merujuk (the table it names)."""
    terms = queries.tables.terms(snapshot_id)
    named = {r["kolom"][0]: r["tabel"] for r in queries.tables.references(snapshot_id, table) if len(r["kolom"]) == 1}
    own = [
        {**column, "pilihan": terms.get(column["istilah"] or "", []), "merujuk": named.get(column["kolom"], "")}
        for column in queries.tables.columns(snapshot_id, table)
    ]
    added = queries.exports.added_columns(snapshot_id, table)
    return [*own, *(_added(name, meaning) for name, meaning in added.items())]


def _added(name: str, meaning: str) -> Row:
    return {
        "kolom": name,
        "tipe": "VARCHAR",
        "boleh_kosong": True,
        "arti": meaning,
        "istilah": None,
        "pilihan": [],
        "merujuk": "",
    }


def dictionary_choices(snapshot_id: str) -> dict[str, str]:
    """Every open table by name, the one of the examples first."""
    names = [table["nama"] for table in queries.tables.published(snapshot_id)]
    return {name: name for name in sorted(names, key=lambda name: (name != EXAMPLE, name))}


def dictionary_rows(snapshot_id: str, table: str) -> list[tuple[str, ...]]:
    """`dictionary` in words: kolom, tipe, boleh kosong, arti, pilihan, merujuk."""
    return [
        (
            row["kolom"],
            text.type_words(row["tipe"]),
            "ya" if row["boleh_kosong"] else "tidak",
            row["arti"],
            "; ".join(row["pilihan"]),
            row["merujuk"],
        )
        for row in dictionary(snapshot_id, table)
    ]


def about_rows(snapshot_id: str, table: str | None) -> list[tuple[str, str]]:
    """What a file says of itself, as name and words; without a table the whole package."""
    facts = about(snapshot_id)
    what = f"tabel {table}" if table else "seluruh tabel"
    meaning = queries.tables.published_table(snapshot_id, table)["arti"] if table else "Seluruh tabel data terbuka."
    rows = [
        ("Dasbor", f"{facts.title}, {facts.owner}"),
        ("Isi", f"{what}: {meaning}" if table else meaning),
        ("Snapshot", snapshot_id),
        ("Data terbaru", facts.newest),
        ("Dimuat", facts.loaded),
        ("Cara mengutip", facts.citation(what)),
        *((f"Ketentuan {number}", words) for number, words in enumerate(CONDITIONS, start=1)),
        ("Apostrof", APOSTROPHE),
    ]
    address = public_address(f"{ROOT}{table}.csv" if table else f"{ROOT}{PACKAGE}")
    return [
        *([("Peringatan", facts.warning)] if facts.warning else []),
        *rows,
        ("Alamat", f"{address}?snapshot={snapshot_id}"),
    ]


def recipes(snapshot_id: str, base: str) -> list[Recipe]:
    """`base` is the address under which the reader sees this server."""
    table = f"{base}{ROOT}{EXAMPLE}"
    code = queries.area.governments(snapshot_id)[0]["kode_instansi"]
    return [
        Recipe(
            "Excel, lewat Power Query",
            "Data, Dapatkan Data, Dari Sumber Lain, Kueri Kosong, Editor Tingkat Lanjut; ganti isinya dengan baris ini. "
            "Kode tetap teks dan angka tetap angka, apa pun pengaturan wilayah komputernya.",
            f'let Data = Parquet.Document(Web.Contents("{table}.parquet")) in Data',
        ),
        Recipe(
            "Excel yang belum mengenal Parquet",
            "Caranya sama. Jangan biarkan langkah Tipe yang Diubah menebak: kolom kode harus teks (16.10 bukan 16.1), "
            "dan angkanya memakai titik desimal, yaitu setelan wilayah Inggris (Amerika Serikat).",
            f'let Data = Table.PromoteHeaders(Csv.Document(Web.Contents("{table}.csv"), [Delimiter=",", Encoding=65001])) in Data',
        ),
        Recipe(
            "Program lain",
            "Satu alamat per tabel dan bentuk: csv, json, parquet, xlsx, atau zip. ETag berganti hanya bila isinya berganti; "
            "If-None-Match dengan ETag yang sama dijawab 304.",
            f"{table}.json",
        ),
        Recipe(
            "Angka yang tidak berubah",
            "Dengan id snapshot isinya tetap sama selama snapshot itu disimpan; tanpa id selalu snapshot yang berlaku.",
            f"{table}.csv?snapshot={snapshot_id}",
        ),
        Recipe(
            "Satu pemerintah daerah",
            "Semua yang terbit tentang satu instansi dengan sumbernya; ganti kodenya.",
            f"{base}{ROOT}instansi/{code}.json",
        ),
        Recipe("Daftar tabel dan kolom", "Untuk mencari tahu apa saja yang ada.", f"{base}{ROOT}"),
        Recipe(
            "Uraian untuk pembuat program",
            "OpenAPI 3.1: setiap alamat, parameter, dan jawabannya, juga bila nama atau snapshot tidak dikenal.",
            f"{base}{ROOT}{DESCRIPTION}",
        ),
    ]


def citation(snapshot_id: str) -> str:
    return about(snapshot_id).citation("data terbuka")
