"""Accepted submissions as input of a load: their rows stand beside those of the folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from etl.staging import FileRead, Staging
from meritokrasi.submissions import LEFT_OUT, Accepted, Isian

# A newer word replaces an older one: a government's own, a clause, and what one and the same document states. What
# another document states stands beside it.
REPLACED_BY: Mapping[str, tuple[str, ...]] = {
    "penilaian": ("kode_instansi", "id_subindikator", "periode", "asal"),
    "rencana_aksi": ("kode_instansi", "id_butir", "nomor"),
    "butir": ("id_komitmen", "nomor"),
    "capaian": ("kode_instansi", "id_indikator", "periode", "status_nilai", "tanggal", "id_sumber"),
    "tonggak": ("kode_instansi", "tonggak", "tanggal", "id_sumber"),
}


def stage_accepted(staging: Staging, accepted: Sequence[Accepted]) -> None:
    """Every accepted item, under its submission's number as its file."""
    by_submission: dict[str, list[Accepted]] = {}
    for one in accepted:
        by_submission.setdefault(one.kiriman, []).append(one)
    for kiriman, own in by_submission.items():
        content = json.dumps([one.isian.as_json() for one in own], sort_keys=True)
        digest = own[0].sha256 or hashlib.sha256(content.encode()).hexdigest()
        rows = stage_items(staging, kiriman, (one.isian for one in own))
        staging.files.append(FileRead(file_of(kiriman), digest, rows))


def stage_items(staging: Staging, kiriman: str, items: Iterable[Isian]) -> int:
    """The rows of items, stamped with their submission and their number in it; how many there are."""
    count = 0
    for isian in items:
        for table, row in isian.rows:
            if table.startswith(LEFT_OUT):
                _leave_out(staging, table.removeprefix(LEFT_OUT), row)
                continue
            if table == "sumber" and _known(staging, row["id_sumber"]):
                continue
            _replace(staging, table, row)
            names = list(row)
            stamped = [file_of(kiriman), str(isian.nomor), *(row[name] for name in names)]
            count += staging.insert(table, ("berkas", "baris", *names), [stamped])
    return count


def file_of(kiriman: str) -> str:
    """The name under which a submission's rows are found again."""
    return f"kiriman/{kiriman}"


def _known(staging: Staging, id_sumber: str) -> bool:
    found = staging.con.execute("SELECT 1 FROM masukan.sumber WHERE id_sumber = ?", [id_sumber]).fetchone()
    return found is not None


def _replace(staging: Staging, table: str, row: Mapping[str, str]) -> None:
    key = REPLACED_BY.get(table)
    if key:
        _leave_out(staging, table, {name: row.get(name) for name in key})


def _leave_out(staging: Staging, table: str, cells: Mapping[str, str | None]) -> None:
    same = " AND ".join(f"{name} IS NOT DISTINCT FROM ?" for name in cells)
    staging.con.execute(f"DELETE FROM masukan.{table} WHERE {same}", list(cells.values()))
