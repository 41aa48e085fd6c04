"""The staging database: every input as text, in the shapes that inputs.sql declares."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.findings import Finding, read_finding

SCHEMA = Path(__file__).parent / "schema"
STAMP = ("berkas", "baris")
BATCH = 50_000


@dataclass(frozen=True)
class Shape:
    """One declared input table: its columns without the stamp, and where its rows come from."""

    name: str
    columns: tuple[str, ...]
    optional: frozenset[str]
    numeric: frozenset[str]
    place: str

    @property
    def folder(self) -> str | None:
        """The folder of its CSV or XLSX files; None for what comes from TOML."""
        return None if "/" in self.place else self.place.split()[0]

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(c for c in self.columns if c not in self.optional)


@dataclass
class FileRead:
    """What was read of one file: its name inside the data folder, sha256 of its bytes, data rows."""

    berkas: str
    sha256: str
    rows: int = 0


@dataclass
class Staging:
    """The connection that holds catalogue `masukan`, and what reading it produced."""

    con: duckdb.DuckDBPyConnection
    shapes: dict[str, Shape]
    files: list[FileRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    missing_columns: set[tuple[str, str]] = field(default_factory=set)
    sheet_letters: dict[tuple[str, str], str] = field(default_factory=dict)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> int:
        """Append rows of text (stamp first) in batches; the number of rows appended."""
        total = 0
        names = ", ".join(f'"{c}"' for c in columns)
        iterator = iter(rows)
        while batch := list(itertools.islice(iterator, BATCH)):
            arrays = [pa.array(values, pa.string()) for values in zip(*batch, strict=True)]
            self.con.register("kiriman", pa.Table.from_arrays(arrays, list(columns)))
            self.con.execute(f"INSERT INTO masukan.{table} ({names}) SELECT * FROM kiriman")
            self.con.unregister("kiriman")
            total += len(batch)
        return total

    def check_columns(self, shape: Shape, berkas: str, baris: str | None, present: Sequence[str]) -> bool:
        """Report missing, unknown and repeated columns; True when the rows can be read at all."""
        missing = [name for name in shape.required if name not in present]
        unknown = [name for name in present if name not in shape.columns]
        meant = {name: difflib.get_close_matches(name, set(shape.columns).difference(present), 1) for name in unknown}
        word = "kunci" if berkas.endswith(".toml") else "kolom"
        self.missing_columns |= {(berkas, name) for name in missing}
        for name in missing:
            if [name] not in meant.values():
                self._column_finding(berkas, baris, name, f"{word} ini tidak ada", f"Tambahkan {word} itu")
        for name in unknown:
            action = f"Maksudnya {meant[name][0]}? Ubah namanya" if meant[name] else f"Hapus {word} itu"
            what = f"{word} ini tidak dikenal" if name else f"ada {word} tanpa nama"
            self._column_finding(berkas, baris, name, what, action)
        repeated = sorted({name for name in present if name and list(present).count(name) > 1})
        for name in repeated:
            self._column_finding(berkas, baris, name, f"{word} ini tertulis lebih dari sekali", "Sisakan satu")
        return not unknown and not repeated

    def _column_finding(self, berkas: str, baris: str | None, name: str, pesan: str, action: str) -> None:
        self.findings.append(read_finding(berkas, pesan, action, baris=baris, kolom=name or None))


def open_staging() -> Staging:
    """An empty staging database with every declared input table."""
    con = duckdb.connect(config={"preserve_insertion_order": True, "autoinstall_known_extensions": False})
    con.execute((SCHEMA / "inputs.sql").read_text(encoding="utf-8"))
    return Staging(con=con, shapes=_shapes(con))


def _shapes(con: duckdb.DuckDBPyConnection) -> dict[str, Shape]:
    numeric = _numeric_columns()
    rows = con.execute(
        """
        SELECT table_name, coalesce(t.comment, ''), list(column_name ORDER BY column_index),
            list(column_name ORDER BY column_index) FILTER (starts_with(c.comment, 'opsional'))
        FROM duckdb_tables() AS t JOIN duckdb_columns() AS c USING (database_name, table_name)
        WHERE database_name = 'masukan' GROUP BY ALL ORDER BY table_name
        """
    ).fetchall()
    return {name: _shape(name, place, columns, optional or [], numeric) for name, place, columns, optional in rows}


def _shape(name: str, place: str, columns: list[str], optional: list[str], numeric: frozenset[str]) -> Shape:
    own = tuple(c for c in columns if c not in STAMP)
    return Shape(name, own, frozenset(optional), numeric.intersection(own), place)


@cache
def _numeric_columns() -> frozenset[str]:
    """Names that tables.sql types as numbers: the same name has the same type everywhere."""
    with duckdb.connect() as con:
        for statement in con.extract_statements((SCHEMA / "tables.sql").read_text(encoding="utf-8")):
            if statement.type == duckdb.StatementType.CREATE:  # not its hundreds of comments
                con.execute(statement)
        rows = con.execute(
            "SELECT DISTINCT column_name FROM duckdb_columns() WHERE numeric_precision IS NOT NULL"
            " AND column_name NOT IN ('baris')"
        ).fetchall()
    return frozenset(name for (name,) in rows)
