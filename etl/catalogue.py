"""TOML of data/acuan into text tables; a key is a column, a block is a row."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.findings import Finding, read_finding
from etl.staging import Shape, Staging

LIST_MARK = ";"
LINE_MARK = "\n"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class Block:
    """One block of a TOML file on its way to one row of one input table."""

    table: str
    kunci: str
    values: dict[str, Any]


def read_toml(staging: Staging, path: Path, berkas: str) -> int:
    """Stage every block of one catalogue file; the number of rows staged."""
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError:
        staging.findings.append(read_finding(berkas, "berkas bukan UTF-8", "Simpan ulang sebagai UTF-8"))
        return 0
    except tomllib.TOMLDecodeError as error:
        staging.findings.append(_toml_finding(berkas, str(error)))
        return 0
    rows: dict[str, list[list[str | None]]] = defaultdict(list)
    for block in _blocks(document, path):
        row = _row(staging, berkas, block)
        if row is not None:
            rows[block.table].append(row)
    return sum(staging.insert(t, ("berkas", "baris", *staging.shapes[t].columns), r) for t, r in rows.items())


def _toml_finding(berkas: str, error: str) -> Finding:
    """tomllib ends its message with the place: it becomes the place of the finding."""
    place = _TOML_PLACE.search(error)
    pesan = f"bukan TOML yang sah ({_TOML_PLACE.sub('', error)})"
    return read_finding(berkas, pesan, "Perbaiki penulisannya di sekitar tempat itu", baris=place[1] if place else None)


def _blocks(document: dict[str, Any], path: Path) -> Iterator[Block]:
    folder, stem = path.parent.name, path.stem
    if folder in ("instrumen", "komitmen"):
        yield from _nested(folder, "", {f"id_{folder}": stem, **document}, {f"id_{folder}": stem})
    elif stem == "wilayah":
        yield Block("wilayah", "", document)
    elif stem == "istilah":
        for kolom, entries in document.items():
            yield from _numbered("istilah", kolom, entries, {"kolom": kolom})
    else:
        for number, (key, values) in enumerate(document.items(), start=1):
            inner = values if isinstance(values, dict) else {"nilai": values}
            name = "istilah" if stem == "glosarium" else "id_indikator"
            yield Block(stem, key, {name: key, "urutan": number, **inner})


def _nested(table: str, kunci: str, values: dict[str, Any], inherited: dict[str, Any]) -> Iterator[Block]:
    """A document or block, then the arrays of tables inside it, each row knowing its parents."""
    arrays = {k: v for k, v in values.items() if _is_array_of_tables(v)}
    yield Block(table, kunci, {k: v for k, v in values.items() if k not in arrays})
    for name, entries in arrays.items():
        for number, entry in enumerate(entries, start=1):
            key = f"{kunci}.{name}[{number}]".lstrip(".")
            row = {**inherited, "urutan": number, **entry}
            parents = {**inherited, name: entry.get("kode", entry.get("nomor", ""))}
            yield from _nested(name, key, row, parents)


def _numbered(table: str, kunci: str, entries: Any, inherited: dict[str, Any]) -> Iterator[Block]:
    items = entries if isinstance(entries, list) else [entries]
    for number, entry in enumerate(items, start=1):
        values = entry if isinstance(entry, dict) else {"nilai": entry}
        values = {"label": values.get("nilai"), **values}
        yield Block(table, f"{kunci}[{number}]", {**inherited, "urutan": number, **values})


def _is_array_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _row(staging: Staging, berkas: str, block: Block) -> list[str | None] | None:
    """The block as one row of text, stamp first; None when its keys are not those of the table."""
    shape = staging.shapes.get(block.table)
    if shape is None:
        pesan = f"blok {block.table} tidak dikenal"
        staging.findings.append(read_finding(berkas, pesan, "Periksa ejaan nama blok", baris=block.kunci))
        return None
    if not staging.check_columns(shape, berkas, block.kunci or None, list(block.values)):
        return None
    return [berkas, block.kunci or None, *(_text(block.values.get(c), c, shape) for c in shape.columns)]


def _text(value: Any, column: str, shape: Shape) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        mark = LINE_MARK if (shape.name, column) == ("subindikator", "level") else LIST_MARK
        return mark.join(str(v) for v in value) or None
    return str(value)
