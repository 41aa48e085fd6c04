"""Tables as a Frictionless Data Package: CSV files with schema, dictionary and sources, in a zip that leaves piece by piece."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from meritokrasi import queries
from meritokrasi.answers import downloads
from meritokrasi.answers.downloads import About
from meritokrasi.queries import Row
from meritokrasi.reports.tables import DOCUMENT_COLUMNS, neutral

COMPANIONS = ("sumber", "istilah")  # what a package of one table cannot be read without
_TYPES = {"VARCHAR": "string", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "datetime"}
_BOUND = re.compile(r'"?(\w+)"? (>=|<=|>|<) (-?[\d.]+)')
_BETWEEN = re.compile(r"BETWEEN (-?[\d.]+) AND (-?[\d.]+)")
_LISTED = re.compile(r"IN \((.+?)\)")


def package_parts(snapshot_id: str, table: str | None = None) -> Iterator[bytes]:
    """The zip of one table and its companions, or of every table. The same snapshot gives the same bytes."""
    names = _chosen(snapshot_id, table)
    about = downloads.about(snapshot_id)
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _papers(snapshot_id, table, names):
            archive.writestr(_entry(name, about), content)
            yield outlet.taken()
        for name in names:
            with archive.open(_entry(f"data/{name}.csv", about), "w", force_zip64=True) as target:
                for part in queries.exports.csv_parts(snapshot_id, name):
                    target.write(part)
                    yield outlet.taken()
    yield outlet.taken()


def _chosen(snapshot_id: str, table: str | None) -> list[str]:
    if table is None:
        return [row["nama"] for row in queries.tables.published(snapshot_id)]
    return list(dict.fromkeys((table, *COMPANIONS)))


class _Outlet:
    """Where the zip is written to: holds what has not been sent yet."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes, /) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Asked for by zipfile; what waits is fetched by `taken`."""

    close = flush

    def taken(self) -> bytes:
        data, self._waiting = bytes(self._waiting), bytearray()
        return data


def _entry(name: str, about: About) -> zipfile.ZipInfo:
    moment = about.loaded_at
    entry = zipfile.ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _papers(snapshot_id: str, table: str | None, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    documents = queries.tables.documents(snapshot_id, table) if table else queries.tables.every_document(snapshot_id)
    described = descriptor(snapshot_id, table, names, documents)
    yield "datapackage.json", orjson.dumps(described, option=orjson.OPT_INDENT_2)
    yield "KAMUS.md", _dictionary(snapshot_id, table, names).encode()
    yield "SUMBER.csv", _register(documents).encode("utf-8-sig")


def descriptor(
    snapshot_id: str, table: str | None, names: Sequence[str], documents: Sequence[Row]
) -> Mapping[str, Any]:
    """datapackage.json after specs.frictionlessdata.io, version 1: profile tabular-data-package."""
    about = downloads.about(snapshot_id)
    mark = "[REKAAN] " if about.simulated else ""
    said = downloads.about_rows(snapshot_id, table)
    return {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9]+", "-", f"{about.title} {table or 'data terbuka'}".lower()).strip("-"),
        "title": f"{mark}{about.title}" + (f": {table}" if table else ""),
        "description": "\n\n".join(f"{name}: {words}" for name, words in said),
        "version": snapshot_id,
        "created": f"{about.loaded_at:%Y-%m-%dT%H:%M:%SZ}",
        "sources": [_source(row) for row in documents],
        "rekaan": about.simulated,
        "resources": [_resource(snapshot_id, name, names) for name in names],
    }


def _source(row: Row) -> Mapping[str, str]:
    named = {"title": f"{row['penerbit']}: {row['judul']} ({row['id_sumber']})"}
    return {**named, "path": row["url"]} if row["url"] else named


def _resource(snapshot_id: str, name: str, names: Sequence[str]) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"data/{name}.csv",
        "title": queries.tables.published_table(snapshot_id, name)["arti"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema(snapshot_id, name, names),
    }


def schema(snapshot_id: str, name: str, names: Sequence[str]) -> Mapping[str, Any]:
    """Table Schema of one CSV file; references only to tables that lie in the same package."""
    checks, key = queries.tables.checks(snapshot_id, name), list(queries.tables.primary_key(snapshot_id, name))
    meanings = downloads.dictionary(snapshot_id, name)
    made: dict[str, Any] = {
        "fields": [_field(row, checks.get(row["kolom"], ()), key) for row in meanings],
        "missingValues": [""],
    }
    if key:
        made["primaryKey"] = key
    references = [r for r in queries.tables.references(snapshot_id, name) if r["tabel"] in names]
    if references:
        made["foreignKeys"] = [
            {"fields": list(r["kolom"]), "reference": {"resource": r["tabel"], "fields": list(r["di_sana"])}}
            for r in references
        ]
    return made


def _field(row: Row, checks: Sequence[str], key: Sequence[str]) -> Mapping[str, Any]:
    kind = _type(row["tipe"])
    limits: dict[str, Any] = {} if row["boleh_kosong"] else {"required": True}
    if key == [row["kolom"]]:
        limits["unique"] = True
    if row["pilihan"]:
        limits["enum"] = list(row["pilihan"])
    for check in checks:
        limits |= _limits(check, kind)
    field = {"name": row["kolom"], "type": kind, "description": row["arti"]}
    return {**field, "constraints": limits} if limits else field


def _type(kind: str) -> str:
    return _TYPES.get(kind) or ("number" if kind.startswith("DECIMAL") else "integer")


def _limits(check: str, kind: str) -> Mapping[str, Any]:
    """What of a CHECK on one column Table Schema can say; `> 0` becomes the weaker `minimum: 0`."""
    if listed := _LISTED.search(check):
        return {"enum": re.findall(r"'([^']*)'", listed.group(1))}
    number = int if kind == "integer" else float
    if between := _BETWEEN.search(check):
        return {"minimum": number(between.group(1)), "maximum": number(between.group(2))}
    sides = {">": "minimum", "<": "maximum"}
    return {sides[sign[0]]: number(value) for _, sign, value in _BOUND.findall(check)}


def _dictionary(snapshot_id: str, table: str | None, names: Sequence[str]) -> str:
    lines = ["# Kamus data", ""]
    lines += [f"* {name}: {words}" for name, words in downloads.about_rows(snapshot_id, table)]
    for name in names:
        lines += ["", f"## {name}", "", queries.tables.published_table(snapshot_id, name)["arti"], ""]
        lines += ["| kolom | tipe | boleh kosong | arti | pilihan | merujuk |", "| --- | --- | --- | --- | --- | --- |"]
        lines += [f"| {' | '.join(row)} |" for row in downloads.dictionary_rows(snapshot_id, name)]
    return "\n".join(lines) + "\n"


def _register(documents: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(DOCUMENT_COLUMNS)
    writer.writerows([neutral(str(row[name] or "")) for name in DOCUMENT_COLUMNS] for row in documents)
    return text.getvalue()
