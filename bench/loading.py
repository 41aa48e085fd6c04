"""How long a load takes: the shipped data, and a million rows against DuckDB's own reader."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import folders
from bench.figures import Figure

RUNS = 3


def measure() -> list[Figure]:
    return [*_shipped(), *_million()]


def _shipped() -> list[Figure]:
    with tempfile.TemporaryDirectory() as parent:
        folder = folders.copy_shipped(Path(parent))
        first, second = run("load", folder), run("load", folder)
    return [
        Figure("muat_nyata", "muatan pertama, proses baru", first["seconds"]),
        Figure("muat_nyata_lagi", "isi sama, proses baru", second["seconds"]),
    ]


def _million() -> list[Figure]:
    """Alternating, so that a busy machine slows both alike; the snapshot of the last load stays for the queries."""
    folder = folders.simulated()
    loads, plains = [], []
    for _ in range(RUNS):
        shutil.rmtree(folder / "terbit", ignore_errors=True)
        loads.append(run("load", folder))
        plains.append(run("plain", folder))
    ours, theirs = (median(run["seconds"] for run in runs) for runs in (loads, plains))
    rows = sum(_lines(folder / "fakta" / f"{name}.csv") - 1 for name in ("penilaian", "capaian"))
    detail = f"{rows} baris, median {RUNS}: {ours:.2f} dan {theirs:.2f} detik"
    return [
        Figure("muat_besar", detail, ours / theirs),
        Figure("memori_besar", "proses muat", max(run["peak_mb"] for run in loads)),
    ]


def run(job: str, folder: Path) -> dict[str, float]:
    """One job of bench.worker in a process of its own: its seconds and its peak memory."""
    command = [sys.executable, "-m", "bench.worker", job, str(folder)]
    done = subprocess.run(command, cwd=folders.PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in stream)
