"""python -m etl template, receive, doctor: argument parsing only."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


class RefusedError(ValueError):
    """What was asked cannot be done; the message says what to do instead."""


def add_parsers(commands: Any, add_command: Callable[[Any, str, str], Any]) -> None:
    """The three commands, below those of etl/__main__.py."""
    template = add_command(commands, "template", "buku kerja kiriman, berisi yang sudah diketahui")
    whose = template.add_mutually_exclusive_group(required=True)
    whose.add_argument("--instansi", metavar="KODE", help="kode Kemendagri, misalnya 16.06")
    whose.add_argument("--semua", action="store_true", help="satu zip berisi buku kerja semua instansi")
    template.add_argument("--periode", required=True, metavar="TAHUN", help="tahun yang diisi, misalnya 2026")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="berkas .xlsx, atau .zip")
    template.set_defaults(run=_late("template"))
    received = add_command(commands, "receive", "terima buku kerja yang sudah diisi")
    received.add_argument("files", nargs="*", type=Path, metavar="FILE", help="buku kerja .xlsx")
    received.add_argument("--publish", action="store_true", help="setujui dan terbitkan yang tidak bertemuan")
    received.add_argument("--operator", metavar="NAMA", help="siapa yang menjalankan (nama pengguna sistem)")
    received.add_argument("--json", action="store_true", help="satu objek JSON ke stdout")
    received.set_defaults(run=_late("receive_files"))
    examined = add_command(commands, "doctor", "periksa keutuhan jurnal, berkas kiriman, dan snapshot")
    examined.add_argument("--json", action="store_true", help="satu daftar JSON ke stdout")
    examined.set_defaults(run=_late("examine"))


def _late(name: str) -> Callable[[argparse.Namespace], int]:
    """The function of submission_commands, imported when it runs: a load need not wait for workbooks and SQLAlchemy."""

    def run(options: argparse.Namespace) -> int:
        from etl import submission_commands  # noqa: PLC0415

        try:
            return int(getattr(submission_commands, name)(options))
        except submission_commands.REFUSALS as wrong:
            raise RefusedError(str(wrong)) from wrong

    return run
