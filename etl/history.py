"""What the snapshots before this one knew: their loads, carried over, and what has changed since the newest of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.staging import SCHEMA, Staging
from meritokrasi import store

CARRIED = ("muatan", "muatan_berkas", "muatan_tabel", "temuan", "perubahan", "ralat")


def carry_over(staging: Staging, folder: Path, load_id: str) -> str | None:
    """Copy the loads of the newest snapshot that can be read, and note what differs from it.

    The id of the snapshot that was compared with; None when there is none, or its tables have another shape.
    """
    for published in store.snapshots(folder):
        with _attached(staging, published) as whole:
            if whole:
                for table in CARRIED:
                    _copy_table(staging, table)
                return published.id if _compared(staging, published.id, load_id) else None
    return None


@contextmanager
def _attached(staging: Staging, published: store.Snapshot) -> Iterator[bool]:
    """The snapshot as catalogue `lama`; False when its file or the history in it is damaged."""
    path = str(published.path).replace("'", "''")
    try:
        staging.con.execute(f"ATTACH '{path}' AS lama (READ_ONLY)")
    except duckdb.Error:
        yield False
        return
    try:
        yield _history_is_whole(staging)
    finally:
        staging.con.execute("USE terbit")
        staging.con.execute("DETACH lama")


def _history_is_whole(staging: Staging) -> bool:
    """Read every carried row once, before any is copied: a half copied history could not be told from a whole one."""
    try:
        for table in CARRIED:
            if _columns(staging, "lama", table):
                staging.con.execute(f"SELECT sum(hash(t)::HUGEINT) FROM lama.{table} AS t").fetchall()
    except duckdb.Error:
        return False
    return True


def _copy_table(staging: Staging, table: str) -> None:
    """The columns that both have; what an older snapshot did not record yet is unknown, zero or empty."""
    now = _columns(staging, "terbit", table)
    before = _columns(staging, "lama", table)
    if "id_muatan" not in before:
        return
    names = ", ".join(now)
    cells = ", ".join(name if name in before else _unrecorded(*kind) for name, kind in now.items())
    staging.con.execute(f"INSERT INTO terbit.{table} ({names}) SELECT {cells} FROM lama.{table}")


def _unrecorded(kind: str, nullable: bool) -> str:
    empty = "NULL" if nullable else "0" if kind == "INTEGER" else "''"
    return f"CAST({empty} AS {kind})"


def _columns(staging: Staging, database: str, table: str) -> dict[str, tuple[str, bool]]:
    """Type of each column of one table, and whether it may be empty; nothing when there is no such table."""
    rows = staging.con.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns()"
        " WHERE database_name = ? AND table_name = ? ORDER BY column_index",
        [database, table],
    ).fetchall()
    return {name: (kind, nullable) for name, kind, nullable in rows}


def _compared(staging: Staging, earlier: str, load_id: str) -> bool:
    """Note what this load added, changed and removed; False when the earlier tables are damaged or of another shape."""
    try:
        if _columns(staging, "lama", "fakta_terkini") == _columns(staging, "terbit", "fakta_terkini"):
            _run(staging, "fakta_baru")
        if not _same_shape(staging, earlier):
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
    if "skema" not in _columns(staging, "lama", "muatan"):
        return False
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
