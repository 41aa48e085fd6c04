"""One measured job in a process of its own: python -m bench.worker JOB FOLDER."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import duckdb

from etl import pipeline
from etl.counter import Counter
from etl.receive import Reception
from meritokrasi import store
from meritokrasi.answers.meeting import GOVERNMENT, Scope
from meritokrasi.reports import pack
from meritokrasi.reports.deck import deck
from meritokrasi.reports.profile import profiles
from meritokrasi.submissions import PENGELOLA, Person, desk

SENDER, OFFICE = Person("pengirim", PENGELOLA), Person("pengelola", PENGELOLA)
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


def receive(folder: Path, waiting: str = "masuk") -> float:
    """Seconds until every workbook that waits is checked without a finding and handed in."""
    os.environ["MERITOKRASI_DATA"] = str(folder)
    start = perf_counter()
    reception = Reception(folder)
    for path in sorted((folder / waiting).iterdir()):
        kiriman = reception.receive(SENDER, path.name, path.read_bytes())
        if kiriman.keadaan != "draf":
            raise RuntimeError(f"{path.name}: {kiriman.keadaan}, {kiriman.temuan}")
        desk.submit(reception.journal, SENDER, kiriman.nomor)
    return perf_counter() - start


def publish(folder: Path) -> float:
    """Seconds of publishing everything that was handed in, after it was accepted."""
    os.environ["MERITOKRASI_DATA"] = str(folder)
    counter = Counter(folder, OFFICE)
    for kiriman in list(counter.known.values()):
        counter.accept(kiriman.nomor, [isian.nomor for isian in kiriman.isian], "")
    start = perf_counter()
    result = counter.publish(lambda _part, _words: None)
    if result.status != "published":
        raise RuntimeError(f"{result.status}: {[f.sentence() for f in result.findings[:3]]}")
    return perf_counter() - start


def pack_one(folder: Path) -> float:
    """Seconds of the four files of the richest government."""
    snapshot = _snapshot(folder)
    start = perf_counter()
    made = list(pack.files(Scope(snapshot, GOVERNMENT, "15"), (pack.DECK, pack.PROFILE, pack.CARD, pack.SHEET)))
    if len(made) != 4:
        raise RuntimeError([file.name for file in made])
    return perf_counter() - start


def area_deck(folder: Path) -> float:
    snapshot = _snapshot(folder)
    start = perf_counter()
    deck(Scope(snapshot))
    return perf_counter() - start


def every_profile(folder: Path) -> float:
    snapshot = _snapshot(folder)
    start = perf_counter()
    profiles(snapshot, Scope(snapshot).codes)
    return perf_counter() - start


def _snapshot(folder: Path) -> str:
    os.environ["MERITOKRASI_DATA"] = str(folder)
    return str(store.current_id())


def _columns(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as stream:
        header = stream.readline().strip().split(",")
    return {name: TYPES.get(name, "VARCHAR") for name in header}


if __name__ == "__main__":
    jobs: dict[str, Callable[[Path], float]] = {
        "load": load,
        "plain": plain,
        "receive-one": partial(receive, waiting="masuk-satu"),
        "receive": receive,
        "publish": publish,
        "pack": pack_one,
        "deck": area_deck,
        "profiles": every_profile,
    }
    seconds = jobs[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps({"seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
