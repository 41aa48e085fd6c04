"""data/KAMUS.md, generated from the comments of the schema."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from etl.load import VIEWS, create_views
from etl.staging import SCHEMA, STAMP, Shape, open_staging

_HEAD = """# Kamus data

Ditulis oleh `python -m etl dictionary` dari komentar di `etl/schema/`; jangan disunting di sini.

"""


def render() -> str:
    """The whole dictionary as Markdown: published tables, views, then the input files."""
    with duckdb.connect() as con:
        for name in ("tables.sql", "macros.sql"):
            con.execute((SCHEMA / name).read_text(encoding="utf-8"))
        create_views(con, sorted(VIEWS.glob("*.sql")))
        parts = ["## Tabel terbit", *_relations(con, "duckdb_tables()", "table_name")]
        parts += ["## Tampilan terbit", *_relations(con, "duckdb_views()", "view_name")]
    parts += ["## Berkas masukan", *(_input(shape) for shape in open_staging().shapes.values())]
    return _HEAD + "\n\n".join(parts) + "\n"


def _relations(con: duckdb.DuckDBPyConnection, catalogue: str, key: str) -> Iterator[str]:
    names = con.execute(f"SELECT {key}, comment FROM {catalogue} WHERE NOT internal ORDER BY 1").fetchall()
    for name, comment in names:
        columns = con.execute(
            "SELECT column_name, data_type, is_nullable, coalesce(comment, '') FROM duckdb_columns()"
            " WHERE table_name = ? ORDER BY column_index",
            [name],
        ).fetchall()
        described = any(column[3] for column in columns)
        yield f"### {name}\n\n{comment}\n\n" + (_table(columns) if described else _list(columns))


def _table(columns: list[tuple[str, str, bool, str]]) -> str:
    rows = [f"| {name} | {kind} | {'ya' if empty else 'tidak'} | {comment} |" for name, kind, empty, comment in columns]
    return "\n".join(["| kolom | tipe | boleh kosong | arti |", "| --- | --- | --- | --- |", *rows])


def _list(columns: list[tuple[str, str, bool, str]]) -> str:
    return "Kolom: " + ", ".join(f"`{name}` {kind}" for name, kind, _, _ in columns) + "."


def _input(shape: Shape) -> str:
    columns = [f"`{c}`" + (" (opsional)" if c in shape.optional else "") for c in shape.columns if c not in STAMP]
    return f"### masukan {shape.name}\n\nAsal: `{shape.place}`. Kolom: {', '.join(columns)}."
