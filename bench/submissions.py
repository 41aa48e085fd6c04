"""How long submissions take: one workbook, those of all governments, and publishing what was accepted of them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import folders, loading
from bench.figures import Figure
from etl import workbook
from tests import books

PERIOD = "2026"
LEVELS, STEPS = 9, 1


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as parent:
        folder = folders.copy_shipped(Path(parent))
        count = _fill(folder, folders.publish(folder))
        waiting = folder / "masuk"
        first = sorted(waiting.iterdir())[0]
        (folder / "masuk-satu").mkdir()
        first.rename(folder / "masuk-satu" / first.name)
        one, every = loading.run("receive-one", folder), loading.run("receive", folder)
        published = loading.run("publish", folder)
    detail = f"{count} buku kerja, {LEVELS} level dan {STEPS} langkah tiap buku"
    return [
        Figure("kiriman_satu", "diterima dan diperiksa, proses baru", one["seconds"]),
        Figure("kiriman_semua", detail, one["seconds"] + every["seconds"]),
        Figure("kiriman_memori", detail, every["peak_mb"]),
        Figure("kiriman_terbit", detail, published["seconds"]),
    ]


def _fill(folder: Path, snapshot: str) -> int:
    """The workbook of every government with some answers, in `masuk`; how many."""
    waiting = folder / "masuk"
    waiting.mkdir()
    with folders.as_data_folder(folder):
        for code in workbook.governments(snapshot):
            book = workbook.fill(snapshot, code, PERIOD)
            levels, steps = (book.lines[name] for name in ("Sistem merit", "Manajemen talenta"))
            unknown = [line.key for line in steps if "tanggal" not in line.cells][:STEPS]
            answers: books.Answers = {
                "Sistem merit": {line.key: {"Level": 2, **books.PROOF} for line in levels[:LEVELS]},
                "Manajemen talenta": {key: {"Tanggal kejadian": "10 Agustus 2026", **books.PROOF} for key in unknown},
            }
            (waiting / workbook.file_name(book)).write_bytes(books.answered(workbook.write(book), answers))
    return len(list(waiting.iterdir()))
