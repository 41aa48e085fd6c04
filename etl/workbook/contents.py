"""What one government's workbook is filled with: everything that a snapshot already says, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.workbook.layout import (
    APPOINTMENTS,
    FIGURES,
    MERIT,
    NOT_APPLICABLE,
    PLANS,
    TALENT,
    YES,
    Book,
    Line,
)
from meritokrasi import store, text
from meritokrasi.submissions import RefusedError

QUERIES = Path(__file__).parent / "queries"
NEW_APPOINTMENTS = 20
NEW_PLANS = 1
_YEAR = re.compile(r"(19|20)\d{2}")
_CHOICES = ("status_rencana", "status_nilai", "mekanisme", "tahap", "satuan_jabatan")
_OFFICE_CHOICES = ("jenis_sumber", "cara_tahu", "jenis_butir")
Row = Mapping[str, Any]


class UnknownBookError(RefusedError, ValueError):
    """No such government or period; the message says what to write instead."""


def fill(snapshot_id: str, kode_instansi: str, periode: str) -> Book:
    """The workbook of one government and year. Raises UnknownBookError."""
    if not _YEAR.fullmatch(periode):
        raise UnknownBookError(f"Periode {periode} bukan tahun. Tulis empat angka, misalnya 2026.")
    government = _government(snapshot_id, kode_instansi)
    about: Row = {"kode": kode_instansi, "jenis": government["jenis"], "periode": periode}
    lines: dict[str, Sequence[Line]] = {
        PLANS.name: list(_plans(_ask(snapshot_id, "plans", about))),
        MERIT.name: [_level(row) for row in _ask(snapshot_id, "levels", about)],
        TALENT.name: [_step(row) for row in _ask(snapshot_id, "steps", about)],
        FIGURES.name: [_figure(row) for row in _ask(snapshot_id, "figures", about)],
        APPOINTMENTS.name: list(_appointments(_ask(snapshot_id, "appointments", about))),
    }
    return Book(
        kode_instansi=kode_instansi,
        nama=government["nama"],
        periode=periode,
        snapshot=snapshot_id,
        title=government["judul"],
        simulasi=government["simulasi"],
        lines=lines,
        sources=[Line(row["kode"], _cells(row)) for row in _ask(snapshot_id, "sources", about)],
        choices=choices(snapshot_id),
    )


def name_of(snapshot_id: str, kode_instansi: str | None) -> str:
    """A government's name; without a code the office that speaks for all. Raises UnknownBookError."""
    if kode_instansi is not None:
        return str(_government(snapshot_id, kode_instansi)["nama"])
    with store.cursor(snapshot_id) as con:
        [(name,)] = con.execute("SELECT nama FROM wilayah").fetchall()
    return str(name)


def document(snapshot_id: str, id_sumber: str) -> dict[str, str]:
    """The row of one registered document, as a load would take it. Raises UnknownBookError."""
    found = _ask(snapshot_id, "document", {"id_sumber": id_sumber})
    if not found:
        raise UnknownBookError(f"Tidak ada dokumen {id_sumber} di snapshot ini. Muat ulang halaman.")
    return {name: value for name, value in _cells(found[0]).items() if name != "presisi_terbit"}


def clauses(snapshot_id: str) -> list[Line]:
    """Every clause as the snapshot knows it, and one empty line for another of each commitment."""
    rows = _ask(snapshot_id, "clauses", {})
    known = [_line(row["id_butir"], row) for row in rows]
    newest = {row["id_komitmen"]: row for row in rows}
    empty = [
        Line(f"{name}.baru", {"id_komitmen": name, "urutan": str(row["urutan"] + 1)}) for name, row in newest.items()
    ]
    return [*known, *empty]


def governments(snapshot_id: str) -> list[str]:
    """The codes of all governments, in order."""
    with store.cursor(snapshot_id) as con:
        return [code for (code,) in con.execute("SELECT kode_instansi FROM instansi ORDER BY 1").fetchall()]


def choices(snapshot_id: str) -> dict[str, Sequence[str]]:
    """The words of each drop-down list, by the name that the layout gives it."""
    with store.cursor(snapshot_id) as con:
        rows = con.execute("SELECT kolom, nilai FROM istilah ORDER BY kolom, urutan").fetchall()
        [(highest,)] = con.execute("SELECT max(level) FROM subindikator_level").fetchall()
    words = {name: [value for column, value in rows if column == name] for name in (*_CHOICES, *_OFFICE_CHOICES)}
    levels = [str(level) for level in range(int(highest or 0) + 1)]
    return {**words, "level": [*levels, NOT_APPLICABLE], "konfirmasi": [YES]}


def _government(snapshot_id: str, code: str) -> Row:
    found = _ask(snapshot_id, "government", {"kode": code})
    if not found:
        raise UnknownBookError(f"Tidak ada instansi berkode {code}. Kodenya ada di acuan/instansi.csv, misalnya 16.06.")
    return found[0]


def _plans(rows: Sequence[Row]) -> Iterator[Line]:
    """Each clause with the plans it has, and one empty line for another."""
    known: dict[str, int] = {}
    for row in rows:
        if row["nomor"]:
            yield _line(f"{row['id_butir']}#{row['nomor']}", row)
            known[row["id_butir"]] = row["nomor"]
    for row in {row["id_butir"]: row for row in rows}.values():
        context = {name: row[name] for name in ("butir", "ringkasan", "tenggat_butir")}
        for number in range(NEW_PLANS):
            yield _line(f"{row['id_butir']}#{known.get(row['id_butir'], 0) + number + 1}", context)


def _level(row: Row) -> Line:
    return _line(row["kode"], row, carried=bool(row["lanjutan"]))


def _step(row: Row) -> Line:
    return _line(row["kode"], row)


def _figure(row: Row) -> Line:
    return _line(f"{row['id_indikator']}/{row['periode']}", row)


def _appointments(rows: Sequence[Row]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        yield _line(f"T{number}", row, locked=True)
    for number in range(1, NEW_APPOINTMENTS + 1):
        yield Line(f"B{number}", {})


def _line(key: str, row: Row, *, locked: bool = False, carried: bool = False) -> Line:
    return Line(key, _cells(row), locked=locked, carried=carried)


def _cells(row: Row) -> dict[str, str]:
    """Texts as the reader will read them back: a date as far as it is known, a number with a decimal point."""
    cells = {name: _cell(value) for name, value in row.items() if value is not None and value != ""}
    for name, precision in (
        ("tanggal", "presisi"),
        ("tanggal_terbit", "presisi_terbit"),
        ("tenggat", "presisi_tenggat"),
    ):
        if name in cells and precision in cells:
            cells[name] = text.iso_date(row[name], cells[precision])
    return cells


def _cell(value: object) -> str:
    if isinstance(value, float):
        return format(value, ".15g")
    return str(value).strip()


def _ask(snapshot_id: str, name: str, values: Row) -> list[Row]:
    """The rows of queries/<name>.sql, whose $names are given."""
    sql = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    needed = {key: value for key, value in values.items() if f"${key}" in sql}
    with store.cursor(snapshot_id) as con:
        answer = con.execute(sql, needed)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
