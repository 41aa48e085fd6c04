"""Runs every rule over the staged text and collects every finding; decides nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.findings import Finding
from etl.staging import Staging

RULES = Path(__file__).parent / "rules"
COLUMNS = "berkas, baris, kolom, nilai, pesan, tindakan"
LOOKUPS = ("id_tidak_dikenal", "kategori_bukan_instrumen", "kode_tidak_dikenal", "pilihan_tidak_dikenal")


def check(staging: Staging, progress: Callable[[float, str], None] = lambda _f, _t: None) -> list[Finding]:
    """All findings: the readers' first, then each rule's, in the order of file and row.

    Where a file of acuan could not be read, the rules that look words up in it would only echo that.
    """
    found = list(staging.findings)
    blind = any(f.berkas.startswith("acuan/") for f in found)
    rules = sorted(path for path in RULES.glob("*.sql") if not (blind and path.stem in LOOKUPS))
    for number, path in enumerate(rules):
        progress(number / len(rules), f"memeriksa {path.stem}")
        found += _run(staging, path)
    return found


def _run(staging: Staging, path: Path) -> list[Finding]:
    sql = path.read_text(encoding="utf-8")
    rows = staging.con.execute(
        f"SELECT {COLUMNS} FROM ({sql}) ORDER BY berkas, try_cast(baris AS BIGINT), baris, kolom, nilai, pesan"
    ).fetchall()
    findings = (_with_cell(staging, Finding(path.stem, *row)) for row in rows)
    unread = {(f.berkas, f.baris, f.kolom) for f in staging.findings}
    return [
        f
        for f in findings
        if (f.berkas, f.kolom) not in staging.missing_columns and (f.berkas, f.baris, f.kolom) not in unread
    ]


def _with_cell(staging: Staging, finding: Finding) -> Finding:
    """In a workbook the place is a cell: row 5 of column C reads C5."""
    letter = staging.sheet_letters.get((finding.berkas, finding.kolom or ""))
    return replace(finding, baris=f"{letter}{finding.baris}") if letter and finding.baris else finding
