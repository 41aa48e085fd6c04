"""Questions about the published tables: which there are, what their columns mean, which documents stand behind them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from meritokrasi.queries.asking import Row, ask

# Every other table of a snapshot is open data; of the views only those named here.
WITHHELD: Mapping[str, str] = {
    "temuan": "temuan muatan yang ditolak dapat memuat nilai yang belum terbit",
    "aspek_level": "hitungan untuk layar; bahannya butir_level",
    "data_terbaru": "satu tanggal; sudah tertulis di setiap berkas unduhan",
    "fakta_baru": "ringkasan untuk layar; bahannya perubahan",
    "kelengkapan": "ringkasan untuk layar; bahannya instansi, indikator, dan capaian_terbaru",
    "merit_terbit": "ringkasan untuk layar; bahannya capaian dan capaian_seri",
    "pemakaian_sumber": "ringkasan untuk layar; bahannya kutipan",
}
OPEN_VIEWS = ("capaian_terbaru", "kutipan")
_SCREEN_VIEW = "tampilan untuk layar; bahannya tabel-tabel yang terbuka"
# Where a built table or a view takes the meaning of a column from, the first that has it.
_MEANINGS: Mapping[str, Sequence[str]] = {
    "butir_level": ("penilaian", "subindikator"),
    "capaian_seri": ("capaian", "indikator", "capaian_sumber"),
    "capaian_terbaru": ("capaian_seri", "capaian", "indikator", "capaian_sumber"),
    "kutipan": ("rujukan", "capaian_sumber"),
    "pembanding": ("capaian", "instansi"),
}
# Keys that etl/schema/proofs.sql proves, or that a GROUP BY makes: the large and the built tables declare none.
_PROVEN_KEYS: Mapping[str, Sequence[str]] = {
    "capaian": ("id_capaian",),
    "penilaian": ("kode_instansi", "id_subindikator", "periode", "asal"),
    "capaian_seri": ("kode_instansi", "id_indikator", "periode", "status_nilai"),
    "capaian_terbaru": ("kode_instansi", "id_indikator"),
    "langkah_instansi": ("kode_instansi", "id_langkah"),
}
# Tables that declare no references, and what their columns refer to all the same.
_PROVEN_TABLES = (*_PROVEN_KEYS, "butir_level", "capaian_sumber", "fakta_terkini", "kutipan", "pembanding")
_PROVEN_REFERENCES: Mapping[str, str] = {
    "kode_instansi": "instansi",
    "id_indikator": "indikator",
    "id_instrumen": "instrumen",
    "id_kategori": "kategori",
    "id_subindikator": "subindikator",
    "id_langkah": "langkah",
    "id_tonggak": "tonggak",
    "id_capaian": "capaian",
    "id_sumber": "sumber",
}
# The key of `kutipan` (table, colon, key) for the tables whose rows may have many documents; t is the table.
CITING: Mapping[str, str] = {
    "aspek": "'aspek:' || t.id_aspek",
    "butir": "'butir:' || t.id_butir",
    "capaian": "'capaian:' || t.id_capaian",
    "capaian_seri": "'capaian:' || t.id_capaian",
    "capaian_terbaru": "'capaian:' || t.id_capaian",
    "fakta_terkini": "t.tabel || ':' || t.kunci",
    "indikator": "'indikator:' || t.id_indikator",
    "glosarium": "'glosarium:' || t.istilah",
    "instrumen": "'instrumen:' || t.id_instrumen",
    "kategori_batas": "'kategori_batas:' || t.id_kategori || ' ' || t.ukuran",
    "komitmen": "'komitmen:' || t.id_komitmen",
    "langkah_instansi": "'tonggak:' || t.id_tonggak",
    "penandatangan": "'penandatangan:' || t.id_komitmen || ' ' || t.kode_instansi",
    "subindikator": "'subindikator:' || t.id_subindikator",
    "tonggak": "'tonggak:' || t.id_tonggak",
}
SEPARATED = ("perubahan",)  # several documents in the column id_sumber itself, with ; between them
REGISTER = "sumber"
_OTHER_WORDS = {("perubahan", "jenis")}  # named like a column of istilah, but not filled with its words
_TERM = re.compile(r"\(istilah: (\w+)\)")
_DOCUMENTS = """
    SELECT d.id_sumber, d.judul, d.penerbit, d.jenis_sumber, d.tanggal_terbit, d.presisi_terbit, d.url FROM sumber AS d
"""


class UnknownTableError(LookupError):
    """The snapshot has no such table, or it is not open."""


def published(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu tabel data terbuka: nama, arti, tabel atau tampilan, jumlah baris, bersumber tiap baris atau tidak."""
    rows = [row for row in _relations(snapshot_id) if _is_open(row)]
    counts = _counts(snapshot_id, [row["nama"] for row in rows])
    return tuple({**row, "jumlah": counts[row["nama"]], "bersumber": _is_sourced(row)} for row in rows)


def withheld(snapshot_id: str) -> Mapping[str, str]:
    """Satu kunci = satu tabel atau tampilan yang tidak dibuka, dengan alasannya."""
    return {
        row["nama"]: WITHHELD.get(row["nama"], _SCREEN_VIEW) for row in _relations(snapshot_id) if not _is_open(row)
    }


def _relations(snapshot_id: str) -> tuple[Row, ...]:
    return ask(
        snapshot_id,
        """
        WITH semua AS (
            SELECT table_name AS nama, comment AS arti, true AS tabel FROM duckdb_tables() WHERE database_name = current_database()
            UNION ALL SELECT view_name, comment, false FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
        ), kolom AS (SELECT table_name AS nama, column_name AS kolom FROM duckdb_columns() WHERE database_name = current_database())
        SELECT *, nama IN (SELECT nama FROM kolom WHERE kolom = 'id_sumber') AS punya_id_sumber,
            nama IN (SELECT nama FROM kolom WHERE kolom = 'kode_instansi') AS punya_kode_instansi
        FROM semua ORDER BY nama
        """,
    )


def _is_open(row: Row) -> bool:
    return row["nama"] not in WITHHELD and (row["tabel"] or row["nama"] in OPEN_VIEWS)


def _is_sourced(row: Row) -> bool:
    return row["nama"] in CITING or (row["punya_id_sumber"] and row["nama"] != REGISTER)


def published_table(snapshot_id: str, table: str) -> Row:
    """Satu baris = satu tabel data terbuka seperti pada `published`. Raises UnknownTableError."""
    for row in published(snapshot_id):
        if row["nama"] == table:
            return row
    raise UnknownTableError(table)


def columns(snapshot_id: str, table: str) -> tuple[Row, ...]:
    """Satu baris = satu kolom: nama, tipe, boleh kosong, arti, dan kolom istilah bila hanya kata tertentu yang boleh."""
    known, every = terms(snapshot_id), _every_column(snapshot_id)
    meanings = {(c["tabel"], c["kolom"]): c["arti"] for c in every}
    own = ({**c, "arti": _meaning(table, c, meanings)} for c in every if c["tabel"] == table)
    return tuple({**column, "istilah": _term(table, column, known)} for column in own)


def _every_column(snapshot_id: str) -> tuple[Row, ...]:
    return ask(
        snapshot_id,
        """
        SELECT table_name AS tabel, column_name AS kolom, data_type AS tipe, is_nullable AS boleh_kosong, comment AS arti
        FROM duckdb_columns() WHERE database_name = current_database() ORDER BY table_name, column_index
        """,
    )


def _meaning(table: str, column: Row, meanings: Mapping[tuple[str, str], str | None]) -> str:
    """The column's own meaning, or that of the table it was taken from."""
    found = (meanings.get((name, column["kolom"])) for name in (table, *_MEANINGS.get(table, ())))
    return next((words for words in found if words), "")


def _term(table: str, column: Row, known: Collection[str]) -> str | None:
    named, name = _TERM.search(column["arti"]), column["kolom"]
    if named:
        return named.group(1)
    return name if name in known and (table, name) not in _OTHER_WORDS else None


def terms(snapshot_id: str) -> Mapping[str, list[str]]:
    """Satu kunci = satu kolom pilihan, dengan kata-kata yang boleh mengisinya, urut tampil."""
    found: dict[str, list[str]] = {}
    for row in ask(snapshot_id, "SELECT kolom, nilai FROM istilah ORDER BY kolom, urutan, nilai"):
        found.setdefault(row["kolom"], []).append(row["nilai"])
    return found


def primary_key(snapshot_id: str, table: str) -> Sequence[str]:
    """Kolom-kolom yang bersama-sama menunjuk satu baris; kosong bila tabelnya tidak punya kunci."""
    declared = [row["kolom"] for row in _constraints(snapshot_id, table) if row["jenis"] == "PRIMARY KEY"]
    return declared[0] if declared else _PROVEN_KEYS.get(table, ())


def references(snapshot_id: str, table: str) -> tuple[Row, ...]:
    """Satu baris = satu rujukan ke tabel lain: kolom di sini, tabel yang dirujuk, kolom di sana."""
    if table not in _PROVEN_TABLES:
        declared = [row for row in _constraints(snapshot_id, table) if row["jenis"] == "FOREIGN KEY"]
        return tuple(
            {"kolom": r["kolom"], "tabel": r["tabel_rujukan"], "di_sana": r["kolom_rujukan"]} for r in declared
        )
    names = [c["kolom"] for c in columns(snapshot_id, table)]
    return tuple(
        {"kolom": [name], "tabel": _PROVEN_REFERENCES[name], "di_sana": [name]}
        for name in names
        if _PROVEN_REFERENCES.get(name, table) != table
    )


def checks(snapshot_id: str, table: str) -> Mapping[str, list[str]]:
    """Satu kunci = satu kolom, dengan syarat CHECK yang hanya menyebut kolom itu, seperti tertulis di skema."""
    found: dict[str, list[str]] = {}
    for row in _constraints(snapshot_id, table):
        if row["jenis"] == "CHECK" and len(set(row["kolom"])) == 1:
            found.setdefault(row["kolom"][0], []).append(row["teks"])
    return found


def _constraints(snapshot_id: str, table: str) -> tuple[Row, ...]:
    every = ask(
        snapshot_id,
        """
        SELECT table_name AS tabel, constraint_type AS jenis, constraint_text AS teks, constraint_column_names AS kolom,
            referenced_table AS tabel_rujukan, referenced_column_names AS kolom_rujukan
        FROM duckdb_constraints() WHERE database_name = current_database() ORDER BY table_name, constraint_index
        """,
    )
    return tuple(row for row in every if row["tabel"] == table)


def load_time(snapshot_id: str) -> Row:
    """Satu baris: waktu muat snapshot ini (UTC) dan versi program yang memuatnya."""
    [row] = ask(snapshot_id, "SELECT waktu, versi FROM muatan WHERE id_muatan = ?", (snapshot_id,))
    return row


def documents(snapshot_id: str, table: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen di balik tabel ini; seluruh register bila barisnya tidak bersumber sendiri-sendiri."""
    if not published_table(snapshot_id, table)["bersumber"]:
        return every_document(snapshot_id)
    cited = f'SELECT id_sumber FROM "{table}"'
    if table in SEPARATED:
        cited = f"SELECT trim(unnest(string_split(id_sumber, ';'))) FROM {table}"
    if table in CITING:
        keys = f'SELECT {CITING[table]} FROM "{table}" AS t'
        cited = f"SELECT q.id_sumber FROM kutipan AS q WHERE q.tabel || ':' || q.kunci IN ({keys})"
    return ask(snapshot_id, f"{_DOCUMENTS} WHERE d.id_sumber IN ({cited}) ORDER BY d.id_sumber")


def every_document(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen di register sumber."""
    return ask(snapshot_id, f"{_DOCUMENTS} ORDER BY d.id_sumber")


def _counts(snapshot_id: str, names: Sequence[str]) -> Mapping[str, int]:
    parts = (f"SELECT '{name}' AS nama, count(*) AS jumlah FROM \"{name}\"" for name in names)
    return {row["nama"]: row["jumlah"] for row in ask(snapshot_id, " UNION ALL ".join(parts))}
