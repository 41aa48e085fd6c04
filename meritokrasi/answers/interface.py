"""What the open data says of itself: the list of tables, the OpenAPI description, and sentences for what it cannot give."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Mapping
from typing import Any

from meritokrasi import queries, text
from meritokrasi.answers import downloads
from meritokrasi.answers.downloads import DESCRIPTION, JSON_ROWS, SHEET_ROWS
from meritokrasi.markup.shelves import PACKAGE, ROOT
from meritokrasi.queries import Row

FORMS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_ABOUT_FORMS: Mapping[str, str] = {
    "csv": "UTF-8 dengan BOM, koma, titik desimal, LF; kosong = belum ada data publik.",
    "json": f"Objek dengan `baris`; tiap baris bersumber memuat daftar `sumber`. Paling banyak {JSON_ROWS} baris.",
    "parquet": "Bertipe; kamus, sumber, dan snapshot di metadata berkas.",
    "xlsx": f"Lembar Data, Kamus, Sumber, Tentang. Paling banyak {SHEET_ROWS} baris.",
    "zip": "Frictionless Data Package: CSV tabel ini beserta sumber dan istilah, datapackage.json, KAMUS.md, SUMBER.csv.",
}
_TYPES: Mapping[str, Mapping[str, str]] = {
    "VARCHAR": {"type": "string"},
    "DOUBLE": {"type": "number"},
    "BOOLEAN": {"type": "boolean"},
    "DATE": {"type": "string", "format": "date"},
    "TIMESTAMP": {"type": "string", "format": "date-time"},
}
Json = dict[str, Any]


def problem(what: str, then: str) -> Json:
    """Every answer that is not data: what is wrong, what to do."""
    return {"kesalahan": what, "tindakan": then}


def unknown_table(snapshot_id: str, asked: str) -> Json:
    withheld = queries.tables.withheld(snapshot_id)
    if asked in withheld:
        return problem(f"Tabel {asked} tidak dibuka: {withheld[asked]}.", f"Daftar tabel: {ROOT}.")
    names = [row["nama"] for row in queries.tables.published(snapshot_id)]
    near = difflib.get_close_matches(asked.lower(), names, n=3, cutoff=0.6)
    hint = f"Mungkin maksud Anda {_either(near)}. " if near else ""
    return problem(f'Tabel "{_shown(asked)}" tidak ada di data terbuka.', f"{hint}Daftar tabel: {ROOT}.")


def unknown_form(asked: str) -> Json:
    return problem(f'Bentuk "{_shown(asked)}" tidak ada.', f"Pilih {_either(list(FORMS))}.")


def unknown_government(asked: str) -> Json:
    then = f"Ambil kodenya dari {ROOT}instansi.json dan tulis sebagai teks; nol di belakang titik tidak boleh hilang."
    return problem(f'Kode instansi "{_shown(asked)}" tidak ada dalam daftar.', then)


def unknown_snapshot(asked: str) -> Json:
    what = f'Snapshot "{_shown(asked)}" tidak ada di sini atau dibuat versi program yang lain.'
    return problem(what, "Hapus ?snapshot= untuk yang berlaku, atau ambil id-nya dari halaman Riwayat.")


def unknown_address() -> Json:
    return problem(
        "Alamat ini tidak ada di data terbuka.", f"Daftar tabel: {ROOT}; uraian lengkap: {ROOT}{DESCRIPTION}."
    )


def read_only() -> Json:
    return problem("Data terbuka hanya dapat dibaca.", "Pakai GET atau HEAD; angka baru dikirim lewat pengelola.")


def nothing_published() -> Json:
    return problem("Belum ada data yang terbit di sini.", "Coba lagi sesudah pengelola menerbitkan muatan pertama.")


def busy() -> Json:
    return problem("Buku kerja lain sedang dibuat.", "Coba lagi sebentar, atau pakai CSV atau Parquet.")


def too_long(table: Row, form: str, most: int) -> Json:
    what = f"Tabel {table['nama']} berisi {text.number(table['jumlah'])} baris, lebih dari {text.number(most)} baris yang muat di {form.upper()}."
    return problem(what, f"Pakai CSV ({ROOT}{table['nama']}.csv) atau Parquet ({ROOT}{table['nama']}.parquet).")


def _either(names: list[str]) -> str:
    if len(names) <= 2:
        return " atau ".join(names)
    return f"{', '.join(names[:-1])}, atau {names[-1]}"


def _shown(asked: str) -> str:
    return textwrap.shorten(asked[:200], 60, placeholder=" …")


def index(snapshot_id: str) -> Json:
    """The list of tables with their columns and addresses."""
    return {
        **downloads.snapshot_facts(snapshot_id),
        "ketentuan": list(downloads.CONDITIONS),
        "apostrof": downloads.APOSTROPHE,
        "uraian": f"{ROOT}{DESCRIPTION}",
        "paket": f"{ROOT}{PACKAGE}",
        "satu_instansi": f"{ROOT}instansi/{{kode}}.json",
        "tabel": [_table(snapshot_id, row) for row in queries.tables.published(snapshot_id)],
    }


def _table(snapshot_id: str, row: Row) -> Json:
    name = row["nama"]
    columns = downloads.dictionary(snapshot_id, name)
    return {
        "nama": name,
        "arti": row["arti"],
        "jumlah_baris": row["jumlah"],
        "alamat": {f: f"{ROOT}{name}.{f}" for f in FORMS if downloads.too_long(row, f) is None},
        "kolom": [{"nama": c["kolom"], "tipe": c["tipe"], "arti": c["arti"]} for c in columns],
    }


def json_head(snapshot_id: str, table: str) -> Json:
    """What stands before the rows in the JSON of one table."""
    row = queries.tables.published_table(snapshot_id, table)
    columns = queries.tables.columns(snapshot_id, table)
    return {
        **downloads.snapshot_facts(snapshot_id),
        "tabel": table,
        "arti": row["arti"],
        "jumlah_baris": row["jumlah"],
        "kolom": [{"nama": c["kolom"], "tipe": c["tipe"], "arti": c["arti"]} for c in columns],
    }


def description(snapshot_id: str) -> Json:
    """OpenAPI 3.1 of every address below ROOT."""
    names = [row["nama"] for row in queries.tables.published(snapshot_id)]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Data terbuka {downloads.about(snapshot_id).title}",
            "version": ROOT.rstrip("/").rpartition("/")[2],
            "description": "\n\n".join((*_warned(snapshot_id), *downloads.CONDITIONS, downloads.APOSTROPHE)),
        },
        "servers": [{"url": downloads.public_address("") or "/"}],
        "paths": _paths(),
        "components": {
            "parameters": _parameters(names),
            "schemas": {
                "Masalah": _PROBLEM,
                "Sumber": _DOCUMENT,
                **{name: _row_schema(snapshot_id, name) for name in names},
            },
        },
    }


def _warned(snapshot_id: str) -> list[str]:
    warning = downloads.about(snapshot_id).warning
    return [warning] if warning else []


def _paths() -> Json:
    tables = {
        f"{ROOT}{{tabel}}.{form}": _get(
            f"Satu tabel sebagai {form.upper()}", about, kind, "tabel", limited=form in ("json", "xlsx")
        )
        for (form, kind), about in zip(FORMS.items(), _ABOUT_FORMS.values(), strict=True)
    }
    return {
        ROOT: _get("Daftar tabel", "Tabel, kolom, artinya, dan alamatnya.", "application/json"),
        **tables,
        f"{ROOT}{PACKAGE}": _get("Seluruh tabel", "Frictionless Data Package berisi semua tabel.", "application/zip"),
        f"{ROOT}instansi/{{kode}}.json": _get(
            "Satu pemerintah daerah",
            "Semua yang terbit tentang satu instansi beserta sumbernya.",
            "application/json",
            "kode",
        ),
        f"{ROOT}{DESCRIPTION}": _get("Uraian ini", "OpenAPI 3.1.", "application/json"),
    }


def _get(summary: str, about: str, kind: str, parameter: str = "", *, limited: bool = False) -> Json:
    media = kind.partition(";")[0]
    body = {"schema": {"type": "object"}} if media == "application/json" else {}
    problems = {
        "404": "Nama, kode, atau snapshot tidak dikenal.",
        "405": "Bukan GET atau HEAD.",
        "503": "Belum ada data yang terbit.",
    }
    if limited:
        problems["413"] = "Tabel terlalu panjang untuk bentuk ini; pakai CSV atau Parquet."
    named = [{"$ref": f"#/components/parameters/{parameter}"}] if parameter else []
    shared = [{"$ref": "#/components/parameters/snapshot"}, {"$ref": "#/components/parameters/if_none_match"}]
    answers = {
        "200": {"description": about, "headers": _HEADERS, "content": {media: body}},
        "304": {"description": "Isinya tidak berubah sejak ETag itu.", "headers": _HEADERS},
        **{status: {"description": words, "content": _PROBLEM_CONTENT} for status, words in sorted(problems.items())},
    }
    return {
        "parameters": [*named, *shared],
        "get": {"summary": summary, "responses": answers},
        "head": {"summary": summary, "responses": answers},
    }


def _parameters(names: list[str]) -> Json:
    return {
        "tabel": {
            "name": "tabel",
            "in": "path",
            "required": True,
            "description": "Nama tabel.",
            "schema": {"type": "string", "enum": names},
        },
        "kode": {
            "name": "kode",
            "in": "path",
            "required": True,
            "description": "Kode instansi sebagai teks.",
            "schema": {"type": "string"},
        },
        "snapshot": {
            "name": "snapshot",
            "in": "query",
            "description": "Id snapshot; tanpa ini snapshot yang berlaku, dan Content-Location menyebut yang mana.",
            "schema": {"type": "string", "pattern": r"^\d{8}T\d{6}Z-[0-9a-f]{8}$"},
        },
        "if_none_match": {
            "name": "If-None-Match",
            "in": "header",
            "description": "ETag dari jawaban sebelumnya; bila masih sama, jawabannya 304 tanpa isi.",
            "schema": {"type": "string"},
        },
    }


def _row_schema(snapshot_id: str, table: str) -> Json:
    row = queries.tables.published_table(snapshot_id, table)
    properties = {c["kolom"]: _column_schema(c) for c in queries.tables.columns(snapshot_id, table)}
    if row["bersumber"]:
        properties["sumber"] = {"type": "array", "items": {"$ref": "#/components/schemas/Sumber"}}
    return {"type": "object", "description": row["arti"], "properties": properties}


def _column_schema(column: Row) -> Json:
    other = "number" if column["tipe"].startswith("DECIMAL") else "integer"
    kind = dict(_TYPES.get(column["tipe"], {"type": other}))
    allowed = [kind["type"], "null"] if column["boleh_kosong"] else kind["type"]
    return {**kind, "type": allowed, "description": column["arti"]}


_PROBLEM = {
    "type": "object",
    "required": ["kesalahan", "tindakan"],
    "properties": {
        "kesalahan": {"type": "string", "description": "Apa yang salah."},
        "tindakan": {"type": "string", "description": "Apa yang harus dilakukan."},
    },
}
_PROBLEM_CONTENT = {"application/json": {"schema": {"$ref": "#/components/schemas/Masalah"}}}
_DOCUMENT = {
    "type": "object",
    "properties": {
        "id_sumber": {"type": "string"},
        "judul": {"type": "string"},
        "penerbit": {"type": "string"},
        "jenis_sumber": {"type": "string"},
        "tanggal_terbit": {"type": ["string", "null"], "format": "date"},
        "presisi_terbit": {"type": ["string", "null"]},
        "url": {"type": ["string", "null"], "format": "uri"},
    },
}
_HEADERS = {
    "ETag": {"description": "Tetap selama isinya tetap.", "schema": {"type": "string"}},
    "Content-Location": {"description": "Alamat yang sama dengan snapshot-nya.", "schema": {"type": "string"}},
}
