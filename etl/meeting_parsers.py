"""python -m etl pack: argument parsing only."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.submission_parsers import RefusedError


def add_parsers(commands: Any, add_command: Callable[[Any, str, str], Any]) -> None:
    """The command below those of etl/__main__.py."""
    made = add_command(commands, "pack", "bahan rapat: slide, PDF, kartu, tabel, dan naskah dari satu snapshot")
    whose = made.add_mutually_exclusive_group(required=True)
    whose.add_argument("--instansi", metavar="KODE", help="kode Kemendagri, misalnya 16.06")
    whose.add_argument("--provinsi", metavar="KODE", help="kode provinsi, misalnya 16")
    whose.add_argument("--wilayah", action="store_true", help="seluruh wilayah")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder hasil")
    made.add_argument("--snapshot", metavar="ID", help="snapshot yang dipakai (yang berlaku)")
    made.add_argument(
        "--potongan", nargs="+", choices=PIECES, default=PIECES, metavar="POTONGAN", help=", ".join(PIECES)
    )
    made.set_defaults(run=_write_pack)


# The names in meritokrasi/reports/pack.py, which takes long to import; a test holds them together.
PIECES = ("slide", "ringkasan", "profil", "kartu", "tabel", "paparan", "naskah")


def _write_pack(options: argparse.Namespace) -> int:
    """Imported when it runs: a load need not wait for the makers of slides and paper."""
    from etl import meeting_commands  # noqa: PLC0415

    try:
        return meeting_commands.write_pack(options)
    except meeting_commands.UnknownScopeError as wrong:
        raise RefusedError(str(wrong)) from wrong
