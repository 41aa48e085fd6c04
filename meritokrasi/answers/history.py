"""What changed, when and why: Riwayat."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, store, text
from meritokrasi.answers import Heading
from meritokrasi.markup import changelog
from meritokrasi.markup.changelog import Change, Load
from meritokrasi.markup.grids import Href
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

PAGE, HOME = "riwayat", "ringkasan"
CHANGES = "perubahan"
PAGE_SIZE = 50
COMPARED = 100
RECENT, LISTED = 6, 100
HELP = (
    "Setiap muatan menjadi satu snapshot yang tidak pernah berubah lagi; di sini tampak isian data apa yang ditambah, diubah, atau dihapusnya. "
    "Pilihan per tanggal di menu membuka semua halaman seperti pada snapshot itu, dan tautannya selalu membuka hal yang sama."
)
LOADS_NOTE = "Isian data: satu fakta, satu baris acuan, atau satu kertas kerja. Waktu menurut jam kantor."
NET_NOTE = "Perubahan bersih: yang diubah lalu dikembalikan, atau ditambah lalu dihapus, tidak tampil."
REGISTER = "acuan/sumber.csv"
KINDS = {"ditambah": "menambah", "diubah": "mengubah", "dihapus": "menghapus"}
TABLES = {
    "aspek": "Aspek instrumen",
    "batas_wilayah": "Batas wilayah",
    "butir": "Butir komitmen",
    "capaian": "Angka dan kategori",
    "glosarium": "Glosarium",
    "indikator": "Indikator",
    "instansi": "Pemerintah daerah",
    "instrumen": "Instrumen",
    "istilah": "Kata pilihan",
    "kategori": "Kategori instrumen",
    "kategori_batas": "Batas kategori",
    "komitmen": "Komitmen",
    "koreksi": "Daftar koreksi",
    "langkah": "Langkah manajemen talenta",
    "nasional": "Angka nasional",
    "penandatangan": "Kehadiran dan tanda tangan",
    "penghargaan": "Penghargaan",
    "pengisian_jabatan": "Pengisian jabatan",
    "penilaian": "Kertas kerja",
    "pernyataan": "Pernyataan tentang satu provinsi",
    "rencana_aksi": "Rencana aksi",
    "subindikator": "Butir kertas kerja",
    "sumber": "Dokumen",
    "tanggapan": "Tanggapan instansi",
    "tonggak": "Langkah yang diberitakan",
    "ukuran_nasional": "Ukuran nasional",
    "wilayah": "Wilayah kerja",
}
_FINGERPRINT = "sidik"  # of a whole worksheet: it tells contents apart, and says nothing to a reader


def moment(when: dt.datetime) -> str:
    """22 November 2026, 08.31: the office's clock."""
    return f"{text.date(when.date(), 'hari')}, {when:%H.%M}"


# --- the answer ------------------------------------------------------------------------------------------------------


def history_heading(snapshot_id: str) -> Heading:
    """How many loads since when, and what the newest of them did."""
    published = _published(snapshot_id)
    refused = sum(row["hasil"] == "ditolak" for row in queries.history.loads(snapshot_id))
    first = text.date(published[-1]["waktu"].date(), "hari")
    title = (
        f"{text.sentence_case(text.in_words(len(published)))} muatan sejak {first}; yang terakhir {_did(published[0])}"
    )
    if len(published) == 1:
        title = f"Satu muatan, pada {first}: ini muatan pertama"
    corrected = len(queries.history.corrections(snapshot_id))
    parts = (
        f"{text.sentence_case(text.in_words(corrected))} angka dikoreksi sesudah terbit"
        if corrected
        else "Belum ada angka yang dikoreksi sesudah terbit",
        f"{text.in_words(refused)} muatan ditolak pemeriksaan"
        if refused
        else "tidak ada muatan yang ditolak pemeriksaan",
    )
    return Heading(title, "; ".join(parts) + ".", help=HELP)


def _did(row: Row) -> str:
    """menambah 12 isian, mengubah 2, dan menghapus 1."""
    if row["pertama"]:
        return "muatan pertama"
    if not row["pembanding"]:
        return "tidak dapat dibandingkan dengan yang sebelumnya"
    counts = [(KINDS[kind], row[kind]) for kind in KINDS if row[kind]]
    words = [
        f"{verb} {text.in_words(n)}{' isian data' if number == 0 else ''}" for number, (verb, n) in enumerate(counts)
    ]
    return text.listing(words) or "tidak mengubah isi"


def _published(snapshot_id: str) -> list[Row]:
    return [row for row in queries.history.loads(snapshot_id) if row["hasil"] == "terbit"]


# --- the loads -------------------------------------------------------------------------------------------------------


def loads_table(snapshot_id: str, href: Href) -> str:
    rows = queries.history.loads(snapshot_id)
    names = edition_names()
    shown = [_load(row, names.get(row["id"], ""), href) for row in rows[:LISTED]]
    left_out = changelog.more(len(rows) - len(shown))
    words = f"{text.number(len(rows) - RECENT)} muatan yang lebih lama"
    return changelog.loads(shown[:RECENT], shown[RECENT:], words, f"{left_out}; pilih di bawah." if left_out else "")


def _load(row: Row, names: str, href: Href) -> Load:
    published = row["hasil"] == "terbit"
    return Load(
        moment(row["waktu"]),
        row["id"],
        names,
        "terbit" if published else f"ditolak: {text.number(row['jumlah_temuan'])} temuan",
        f"{text.number(row['baris'])} baris" if published and row["baris"] else "",
        _changed(row) if published else "tidak ada yang diterbitkan",
        href(PAGE, muatan=row["id"]) + f"#{CHANGES}" if published and row["pembanding"] else "",
        href(HOME, snapshot=row["id"]) if published and store.readable(row["id"]) else "",
    )


def _changed(row: Row) -> str:
    if row["pertama"]:
        return "muatan pertama"
    if not row["pembanding"]:
        return "tidak dapat dibandingkan: bentuk datanya lain"
    counts = (f"{text.number(row[kind])} {kind}" for kind in KINDS if row[kind])
    return " · ".join(counts) or "isinya tidak berubah"


def edition_names() -> Mapping[str, str]:
    """The editions of each snapshot, in words."""
    named: dict[str, list[str]] = {}
    for edition in store.editions():
        named.setdefault(edition.snapshot_id, []).append(edition.name)
    return {snapshot_id: " · ".join(names) for snapshot_id, names in named.items()}


def load_options(snapshot_id: str) -> dict[str, str]:
    """Every published load up to this snapshot, newest first: its id and its words in a picker."""
    names = edition_names()
    return {row["id"]: option_words(row["waktu"], names.get(row["id"], "")) for row in _published(snapshot_id)}


def option_words(when: dt.datetime, names: str) -> str:
    """Short, for a picker, and to the second: two loads of one minute must stay apart."""
    words = f"{text.date(when.date(), 'hari', short=True)}, {when:%H.%M.%S}"
    return f"{names} ({words})" if names else words


# --- what one load changed -------------------------------------------------------------------------------------------


def governments(snapshot_id: str) -> dict[str, str]:
    return {str(row["kode_instansi"]): str(row["nama"]) for row in queries.area.governments(snapshot_id)}


def change_count(snapshot_id: str, load: str, code: str | None) -> int:
    return sum(row["jumlah"] for row in queries.history.change_counts_of(snapshot_id, load, code))


def changes_title(snapshot_id: str, load: str) -> str:
    row = _one(snapshot_id, load)
    return f"Muatan {moment(row['waktu'])}: {_did(row)}"


def changes_note(snapshot_id: str, load: str, code: str | None) -> str:
    compared = _one(snapshot_id, load)["pembanding"]
    about = f" Hanya tentang {governments(snapshot_id)[code]}." if code else ""
    return f"Snapshot {load}" + (f", dibandingkan dengan {compared}." if compared else ".") + about


@lru_cache(maxsize=32)
def changes(snapshot_id: str, load: str, code: str | None, page: int, loaded: Loaded) -> str:
    """One page of what this load did, by table."""
    row = _one(snapshot_id, load)
    found = queries.history.changes_of(snapshot_id, load, code, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    summaries = _summaries(queries.history.change_counts_of(snapshot_id, load, code))
    of_load = replace(loaded, day=text.date(row["waktu"].date(), "hari", short=True))
    return changelog.changes(_changes(snapshot_id, found), summaries, of_load, _nothing(row, code), of="muatan ini")


def _one(snapshot_id: str, load: str) -> Row:
    return next(row for row in _published(snapshot_id) if row["id"] == load)


def _nothing(row: Row, code: str | None) -> str:
    if row["pertama"]:
        return "Ini muatan pertama; belum ada yang dapat dibandingkan."
    if not row["pembanding"]:
        return "Muatan ini tidak dapat dibandingkan dengan yang sebelumnya karena bentuk datanya lain."
    if code:
        return "Muatan ini tidak mengubah isian data tentang pemerintah daerah itu."
    return "Muatan ini tidak mengubah isian data; yang berubah cara memuat, memeriksa, atau menampilkannya."


def _summaries(counts: Iterable[Row]) -> dict[str, str]:
    """Angka dan kategori: 3 diubah, 1 ditambah."""
    words = {}
    for name, rows in groupby(counts, key=lambda row: str(row["tabel"])):
        parts = ", ".join(f"{text.number(row['jumlah'])} {row['jenis']}" for row in rows)
        words[_table(name)] = f"{_table(name)}: {parts}"
    return words


def _table(name: str) -> str:
    return TABLES.get(name, column_words(name))


def _changes(snapshot_id: str, rows: Sequence[Row]) -> list[Change]:
    documents = registered(snapshot_id, (row["id_sumber"] for row in rows))
    labels = _labels(snapshot_id)
    return [_change(row, documents, labels) for row in rows]


def _change(row: Row, documents: Mapping[str, Row], labels: Mapping[tuple[str, str], str]) -> Change:
    old, new = (_entry(row[side], row["kunci"], labels) for side in ("isi_lama", "isi_baru"))
    columns = []
    if row["jenis"] == "diubah":
        different = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        columns = [(name, *changelog.apart(old.get(name, ""), new.get(name, ""))) for name in different]
        columns = columns or [("isi butirnya", "sebelumnya", "diganti")]
    return Change(
        _table(row["tabel"]),
        row["instansi"] or "",
        row["tentang"],
        row["jenis"],
        columns,
        "" if columns else _whole(old),
        "" if columns else _whole(new),
        _cited(row, documents),
        _place(row),
    )


def _entry(content: str | None, key: str, labels: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Column and value as words; what is empty, or only repeats the key, is left out."""
    values = json.loads(content) if content else {}
    entry = {}
    for column, value in values.items():
        if value is None or str(value) == key or column == _FINGERPRINT:
            continue
        name = labels.get(("status_bukti", column), column_words(column))
        entry[name] = labels.get((column, str(value)), str(value))
    return entry


def column_words(column: str) -> str:
    """kategori_terbit -> kategori terbit; id_instrumen -> instrumen."""
    return column.removeprefix("id_").replace("_", " ")


def _whole(entry: Mapping[str, str]) -> str:
    shown = " · ".join(f"{name} {value}" for name, value in entry.items())
    return shown if len(shown) <= changelog.LONGEST else f"{shown[: changelog.LONGEST]} …"


def _place(row: Row) -> str:
    return f"{row['berkas']}:{row['baris']}" if row["berkas"] else ""


@lru_cache(maxsize=16)
def _labels(snapshot_id: str) -> Mapping[tuple[str, str], str]:
    return {(row["kolom"], row["nilai"]): str(row["label"]) for row in queries.history.labels(snapshot_id)}


def registered(snapshot_id: str, lists: Iterable[str | None]) -> Mapping[str, Row]:
    """The registered documents among lists of ids that are parted by semicolons."""
    ids = tuple(sorted({name for names in lists for name in split(names)}))
    return {row["id_sumber"]: row for row in queries.history.documents(snapshot_id, ids)} if ids else {}


def split(names: str | None) -> list[str]:
    return [name for name in (names or "").split(";") if name]


def _cited(row: Row, documents: Mapping[str, Row]) -> list[Cited]:
    """The documents of one entry; one that is no longer registered is named by its id."""
    names = split(row["id_sumber"])
    found = [
        {**documents[name], "berkas": row["berkas"] or REGISTER, "baris": row["baris"] or name}
        for name in names
        if name in documents
    ]
    gone = [name for name in names if name not in documents]
    statement = f"Dokumen {text.listing(gone)} tidak terdaftar lagi." if gone else ""
    return [Cited(statement, found)] if names else []


# --- two snapshots ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def net(snapshot_id: str, earlier: str | None, later: str | None, code: str | None, loaded: Loaded) -> str:
    """What is different between two loads; words when they cannot be compared."""
    reason = not_comparable(snapshot_id, earlier, later)
    if reason or not earlier or not later:
        return changelog.changes([], {}, loaded, reason)
    counts = queries.history.net_counts(snapshot_id, earlier, later, code)
    found = queries.history.net_changes(snapshot_id, earlier, later, code, limit=COMPARED)
    rest = changelog.more(sum(row["jumlah"] for row in counts) - len(found))
    items, summaries, same = _changes(snapshot_id, found), _summaries(counts), "Isi kedua snapshot itu sama."
    shown = changelog.changes(items, summaries, loaded, same, of="antara kedua snapshot")
    return shown + (changelog.aside(f"{rest}; pilih satu instansi untuk menyempitkan.") if rest else "")


def net_title(snapshot_id: str, earlier: str | None, later: str | None, code: str | None) -> str:
    if not_comparable(snapshot_id, earlier, later) or not earlier or not later:
        return "Membandingkan dua snapshot"
    counts = queries.history.net_counts(snapshot_id, earlier, later, code)
    words = [
        f"{text.number(n)} {kind}" for kind in KINDS if (n := sum(r["jumlah"] for r in counts if r["jenis"] == kind))
    ]
    return f"Di antara kedua snapshot: {text.listing(words) or 'tidak ada isian data yang berbeda'}"


def not_comparable(snapshot_id: str, earlier: str | None, later: str | None) -> str:
    """Why two loads cannot be compared; empty when they can."""
    if not earlier or not later:
        return "Ini muatan pertama; belum ada yang dapat dibandingkan."
    if earlier == later:
        return "Pilih dua snapshot yang berbeda."
    between = [row for row in _published(snapshot_id) if earlier < row["id"] <= later]
    broken = [moment(row["waktu"]) for row in between if not row["pembanding"]]
    if broken:
        return f"Tidak dapat dibandingkan: bentuk data berganti pada muatan {text.listing(broken)}."
    return ""
