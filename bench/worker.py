"""One measured job in a process of its own: python -m bench.worker load FOLDER | plain FOLDER."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import duckdb

from etl import pipeline

TYPES = {"nilai": "DOUBLE", "level": "UTINYINT"}


def load(folder: Path) -> float:
    """Seconds as the load itself reports them."""
    result = pipeline.load(folder)
    if result.findings:
        raise RuntimeError(f"{len(result.findings)} temuan; yang pertama: {result.findings[0].sentence()}")
    return result.seconds


def plain(folder: Path) -> float:
    """Seconds of CREATE TABLE AS over the two large files into a fresh file on disk, closed and so written out."""
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        start = perf_counter()
        with duckdb.connect(str(Path(beside) / "polos.duckdb")) as con:
            for table in ("penilaian", "capaian"):
                path = folder / "fakta" / f"{table}.csv"
                con.execute(
                    f"CREATE TABLE {table} AS SELECT * FROM read_csv(?, header = true, columns = {_columns(path)})",
                    [str(path)],
                )
        return perf_counter() - start


def _columns(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as stream:
        header = stream.readline().strip().split(",")
    return {name: TYPES.get(name, "VARCHAR") for name in header}


if __name__ == "__main__":
    job = {"load": load, "plain": plain}[sys.argv[1]]
    seconds = job(Path(sys.argv[2]))
    print(json.dumps({"seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
