"""The rows of a published table, slice by slice, so that a million rows never stand in memory at once."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from meritokrasi import store
from meritokrasi.queries import tables
from meritokrasi.queries.asking import Row

SLICE = 30_720  # a quarter of a row group of DuckDB: the first byte leaves soon, and little is held
SEPARATOR = "; "
# A spreadsheet takes a text that starts like this for a formula.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
# What a row of a sourced table carries besides its own columns, in files of rows and columns.
SOURCE_COLUMNS: Mapping[str, str] = {
    "id_sumber": "Pengenal dokumen di tabel sumber; bila lebih dari satu, dipisah titik koma, yang terkuat dahulu.",
    "judul_sumber": "Judul dokumen, berurutan seperti id_sumber.",
    "penerbit_sumber": "Penerbit dokumen, berurutan seperti id_sumber.",
    "url_sumber": "Alamat dokumen, berurutan seperti id_sumber; kosong bila tidak satu pun diketahui.",
}
_UNKNOWN = "tidak diketahui"
_CHUNK = 1 << 20
_TURN = threading.BoundedSemaphore(2)  # two slices at a time: the pages keep their share of the processors


def added_columns(snapshot_id: str, table: str) -> Mapping[str, str]:
    """Satu kunci = satu kolom sumber yang ditambahkan pada tabel ini, dengan artinya; kosong bila barisnya tidak bersumber."""
    row = tables.published_table(snapshot_id, table)
    own = {"id_sumber"} if row["punya_id_sumber"] else set()
    return {name: meaning for name, meaning in SOURCE_COLUMNS.items() if row["bersumber"] and name not in own}


def csv_parts(snapshot_id: str, table: str) -> Iterator[bytes]:
    """Satu baris CSV = satu baris tabel beserta sumbernya: UTF-8 dengan BOM, koma, LF; teks berbahaya diawali apostrof."""
    cells = [_csv_cell(f't."{c["kolom"]}"', c["tipe"], c["kolom"]) for c in tables.columns(snapshot_id, table)]
    cells += [_csv_cell(f"d.{name}", "VARCHAR", name) for name in added_columns(snapshot_id, table)]
    yield b"\xef\xbb\xbf"
    yield from _copied(snapshot_id, table, cells, "FORMAT csv, HEADER {first}")


def json_parts(snapshot_id: str, table: str) -> Iterator[bytes]:
    """Satu objek JSON = satu baris tabel, semuanya dalam satu larik; `sumber` = daftar dokumen baris itu."""
    cells = [_timed(f't."{c["kolom"]}"', c["tipe"], c["kolom"]) for c in tables.columns(snapshot_id, table)]
    if tables.published_table(snapshot_id, table)["bersumber"]:
        cells.append("coalesce(d.sumber, []) AS sumber")
    yield from _copied(snapshot_id, table, cells, "FORMAT json, ARRAY true", whole=True)


def arrow_parts(snapshot_id: str, table: str) -> Iterator[Any]:
    """Satu baris = satu baris tabel beserta sumbernya, bertipe, sebagai tabel Arrow per irisan; nilainya seperti di snapshot."""
    cells = [f't."{c["kolom"]}"' for c in tables.columns(snapshot_id, table)]
    cells += [f"d.{name}" for name in added_columns(snapshot_id, table)]
    cursor = store.cursor(snapshot_id)
    for sql in _slices(snapshot_id, table, cells):
        with _TURN:
            part = cursor.execute(sql).to_arrow_table()
        yield part


def row_parts(snapshot_id: str, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Satu baris = satu baris tabel beserta sumbernya, sebagai tupel per irisan."""
    for part in arrow_parts(snapshot_id, table):
        yield list(zip(*(column.to_pylist() for column in part.columns), strict=True))


def of_governments(snapshot_id: str, table: str, codes: Sequence[str]) -> list[tuple[Any, ...]]:
    """Satu baris = satu baris tabel tentang instansi ini, beserta sumbernya, seperti pada `row_parts`."""
    cells = [f't."{c["kolom"]}"' for c in tables.columns(snapshot_id, table)]
    cells += [f"d.{name}" for name in added_columns(snapshot_id, table)]
    row = tables.published_table(snapshot_id, table)
    sql = f"""
        {_with(row)} SELECT {", ".join(cells)} FROM "{table}" AS t {_join(row)}
        WHERE t.kode_instansi IN (SELECT unnest(?::VARCHAR[])) ORDER BY t.rowid
    """
    return list(store.cursor(snapshot_id).execute(sql, [list(codes)]).fetchall())


def _copied(
    snapshot_id: str, table: str, cells: Sequence[str], options: str, *, whole: bool = False
) -> Iterator[bytes]:
    """DuckDB writes each slice into a file of its own, which is read and replaced by the next."""
    cursor = store.cursor(snapshot_id)
    with tempfile.TemporaryDirectory(prefix="pantau-unduh-") as folder:
        part = Path(folder) / "irisan"
        place = str(part).replace("'", "''")
        for number, sql in enumerate(_slices(snapshot_id, table, cells, whole=whole)):
            with _TURN:
                cursor.execute(f"COPY ({sql}) TO '{place}' ({options.format(first=number == 0)})")
            yield from _chunks(part)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _slices(snapshot_id: str, table: str, cells: Sequence[str], *, whole: bool = False) -> Iterator[str]:
    """One SELECT per slice, in the order of the snapshot, so that two downloads are the same to the byte."""
    row = tables.published_table(snapshot_id, table)
    select = f'{_with(row)} SELECT {", ".join(cells)} FROM "{table}" AS t {_join(row)}'
    if not row["tabel"]:
        own = (f't."{c["kolom"]}"' for c in tables.columns(snapshot_id, table))
        yield f"{select} ORDER BY {', '.join(own)}"
        return
    size = max(row["jumlah"], 1) if whole else SLICE
    for start in range(0, max(row["jumlah"], 1), size):
        yield f"{select} WHERE t.rowid >= {start} AND t.rowid < {start + size} ORDER BY t.rowid"


def _with(row: Row) -> str:
    if not row["bersumber"]:
        return ""
    if row["nama"] in tables.SEPARATED:
        return _many_documents(
            f"SELECT DISTINCT id_sumber AS kunci, trim(unnest(string_split(id_sumber, ';'))) AS id_sumber FROM {row['nama']}"
        )
    return _many_documents(_CITED) if row["nama"] in tables.CITING else _ONE_DOCUMENT


def _join(row: Row) -> str:
    key = tables.CITING.get(row["nama"], "t.id_sumber")
    return f"LEFT JOIN dokumen AS d ON d.kunci = {key}" if row["bersumber"] else ""


def _csv_cell(value: str, kind: str, name: str) -> str:
    if kind != "VARCHAR":
        return _timed(value, kind, name)
    signs = ", ".join(f"chr({ord(sign)})" for sign in DANGEROUS)
    return f'CASE WHEN {value}[1] IN ({signs}) THEN chr(39) || {value} ELSE {value} END AS "{name}"'


def _timed(value: str, kind: str, name: str) -> str:
    """A moment is written in UTC and says so; every other type as DuckDB writes it."""
    shown = f"strftime({value}, '%Y-%m-%dT%H:%M:%SZ')" if kind == "TIMESTAMP" else value
    return f'{shown} AS "{name}"'


_DOCUMENT = """
    'id_sumber': s.id_sumber, 'judul': s.judul, 'penerbit': s.penerbit, 'jenis_sumber': s.jenis_sumber,
    'tanggal_terbit': s.tanggal_terbit, 'presisi_terbit': s.presisi_terbit, 'url': s.url
"""
_ONE_DOCUMENT = f"""
    WITH dokumen AS (
        SELECT s.id_sumber AS kunci, [{{{_DOCUMENT}}}] AS sumber, s.judul AS judul_sumber, s.penerbit AS penerbit_sumber, s.url AS url_sumber
        FROM sumber AS s
    )
"""
_CITED = "SELECT DISTINCT tabel || ':' || kunci AS kunci, id_sumber FROM kutipan"


def _many_documents(cited: str) -> str:
    """Sorting short lists is ten times faster than aggregates with ORDER BY; `urutan` is first, so the strongest kind is."""
    return f"""
        WITH dikutip AS ({cited}),
        terurut AS (
            SELECT k.kunci, list_sort(list({{'urutan': j.urutan, {_DOCUMENT}}})) AS daftar
            FROM dikutip AS k JOIN sumber AS s ON s.id_sumber = k.id_sumber
            JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = s.jenis_sumber
            GROUP BY k.kunci
        ), dokumen AS (
            SELECT kunci, list_transform(daftar, lambda s: {{{_DOCUMENT}}}) AS sumber,
                array_to_string(list_transform(daftar, lambda s: s.id_sumber), '{SEPARATOR}') AS id_sumber,
                array_to_string(list_transform(daftar, lambda s: s.judul), '{SEPARATOR}') AS judul_sumber,
                array_to_string(list_transform(daftar, lambda s: s.penerbit), '{SEPARATOR}') AS penerbit_sumber,
                CASE WHEN len(list_filter(daftar, lambda s: s.url IS NOT NULL)) > 0
                    THEN array_to_string(list_transform(daftar, lambda s: coalesce(s.url, '{_UNKNOWN}')), '{SEPARATOR}')
                END AS url_sumber
            FROM terurut
        )
    """
