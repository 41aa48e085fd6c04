"""What the snapshots before this one knew: their loads, carried over, and what has changed since the newest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb

from etl.staging import SCHEMA, Staging
from meritokrasi import store

CARRIED = ("muatan", "muatan_berkas", "muatan_tabel", "temuan", "perubahan", "ralat")
# By database and table: the type of each column, and whether it may be empty.
Columns: TypeAlias = Mapping[tuple[str, str], Mapping[str, tuple[str, bool]]]


def carry_over(staging: Staging, folder: Path, load_id: str) -> str | None:
    """Copy the loads of the newest snapshot that can be read, and note what differs from it.

    The id of the snapshot that was compared with; None when there is none, or its tables have another shape.
    """
    for published in store.snapshots(folder):
        with _attached(staging, published) as columns:
            if columns:
                for table in CARRIED:
                    _copy_table(staging, table, columns)
                return published.id if _compared(staging, published.id, load_id, columns) else None
    return None


@contextmanager
def _attached(staging: Staging, published: store.Snapshot) -> Iterator[Columns]:
    """The snapshot as catalogue `lama`, and the columns of both; none when its file or the history in it is damaged."""
    path = str(published.path).replace("'", "''")
    try:
        staging.con.execute(f"ATTACH '{path}' AS lama (READ_ONLY)")
    except duckdb.Error:
        yield {}
        return
    try:
        yield _whole_history(staging)
    finally:
        staging.con.execute("USE terbit")
        staging.con.execute("DETACH lama")


def _whole_history(staging: Staging) -> Columns:
    """Read every carried row once, before any is copied: a half copied history could not be told from a whole one."""
    try:
        columns = _columns(staging)
        for table in CARRIED:
            if ("lama", table) in columns:
                staging.con.execute(f"SELECT sum(hash(t)::HUGEINT) FROM lama.{table} AS t").fetchall()
    except duckdb.Error:
        return {}
    return columns


def _copy_table(staging: Staging, table: str, columns: Columns) -> None:
    """The columns that both have; what an older snapshot did not record yet is unknown, zero or empty."""
    now, before = columns["terbit", table], columns.get(("lama", table), {})
    if "id_muatan" not in before:
        return
    names = ", ".join(now)
    cells = ", ".join(name if name in before else _unrecorded(*kind) for name, kind in now.items())
    staging.con.execute(f"INSERT INTO terbit.{table} ({names}) SELECT {cells} FROM lama.{table}")


def _unrecorded(kind: str, nullable: bool) -> str:
    empty = "NULL" if nullable else "0" if kind == "INTEGER" else "''"
    return f"CAST({empty} AS {kind})"


def _columns(staging: Staging) -> Columns:
    rows = staging.con.execute(
        "SELECT database_name, table_name, column_name, data_type, is_nullable FROM duckdb_columns()"
        " WHERE database_name IN ('lama', 'terbit') ORDER BY column_index"
    ).fetchall()
    found: defaultdict[tuple[str, str], dict[str, tuple[str, bool]]] = defaultdict(dict)
    for database, table, name, kind, nullable in rows:
        found[database, table][name] = (kind, nullable)
    return dict(found)


def _compared(staging: Staging, earlier: str, load_id: str, columns: Columns) -> bool:
    """Note what this load added, changed and removed; False when the earlier tables are damaged or of another shape."""
    try:
        if columns.get(("lama", "fakta_terkini")) == columns["terbit", "fakta_terkini"]:
            _run(staging, "fakta_baru")
        if "skema" not in columns["lama", "muatan"] or not _same_shape(staging, earlier):
            return False
        _run(staging, "penilaian_berubah")
        _content(staging, "lama")
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return False
    _content(staging, "terbit")
    staging.con.execute("SET VARIABLE id_muatan = ?", [load_id])
    _run(staging, "changes")
    _run(staging, "ralat")
    return True


def _same_shape(staging: Staging, earlier: str) -> bool:
    rows = staging.con.execute("SELECT skema FROM lama.muatan WHERE id_muatan = ?", [earlier]).fetchall()
    return rows == [(store.SCHEMA,)]


def _content(staging: Staging, database: str) -> None:
    """Every fact and catalogue entry of one snapshot as words, in isian_lama or isian_baru."""
    name = "isian_lama" if database == "lama" else "isian_baru"
    staging.con.execute(f"USE {database}")
    staging.con.execute(f"CREATE TEMP TABLE {name} AS {_sql('isian')}")
    staging.con.execute("USE terbit")


def _run(staging: Staging, name: str) -> None:
    staging.con.execute(_sql(name))


def _sql(name: str) -> str:
    return (SCHEMA / f"{name}.sql").read_text(encoding="utf-8")
