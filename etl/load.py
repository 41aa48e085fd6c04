"""Staged text into the typed tables and views of one snapshot file."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.staging import SCHEMA, Staging

VIEWS = SCHEMA / "views"
# Trying FSST takes more than half the time of writing a snapshot, and makes none smaller. DuckDB ignores it as a config.
WITHOUT_FSST = "SET disabled_compression_methods = 'fsst'"


class ProofError(RuntimeError):
    """The loaded tables do not say what the checked text said; nothing may be published."""


def load(staging: Staging, target: Path) -> dict[str, int]:
    """Build tables and views in the new file `target`; rows per table. The file stays attached as `terbit`."""
    con = staging.con
    con.execute(WITHOUT_FSST)
    con.execute(f"ATTACH '{str(target).replace(chr(39), chr(39) * 2)}' AS terbit (BLOCK_SIZE 16384)")
    con.execute("USE terbit")
    con.execute("BEGIN")
    con.execute((SCHEMA / "tables.sql").read_text(encoding="utf-8"))
    con.execute((SCHEMA / "load.sql").read_text(encoding="utf-8"))
    con.execute((SCHEMA / "macros.sql").read_text(encoding="utf-8"))
    create_views(con, sorted(VIEWS.glob("*.sql")))
    con.execute("COMMIT")
    _prove(staging)
    return row_counts(staging)


def create_views(con: duckdb.DuckDBPyConnection, waiting: list[Path]) -> None:
    """Create each view once those it uses exist: a file name is a relation, so it carries no number."""
    while waiting:
        later = [path for path in waiting if not _created(con, path)]
        if len(later) == len(waiting):
            con.execute(later[0].read_text(encoding="utf-8"))
        waiting = later


def _created(con: duckdb.DuckDBPyConnection, path: Path) -> bool:
    try:
        con.execute(path.read_text(encoding="utf-8"))
    except duckdb.CatalogException:
        return False
    return True


def row_counts(staging: Staging) -> dict[str, int]:
    names = staging.con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'terbit' AND schema_name = 'main' ORDER BY 1"
    ).fetchall()
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM terbit.\"{name}\"" for (name,) in names)
    return dict(staging.con.execute(counts).fetchall())


def _prove(staging: Staging) -> None:
    broken = staging.con.execute((SCHEMA / "proofs.sql").read_text(encoding="utf-8")).fetchall()
    if broken:
        raise ProofError("; ".join(sorted({text for (text,) in broken})))
