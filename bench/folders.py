"""The data folders that are measured: a copy of the shipped one, and a simulated one of a million rows."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl import pipeline, simulate

PROJECT = Path(__file__).parent.parent
GOVERNMENTS, SEED = 650, 1
MILLION, LONGEST = 40, 120  # periods: about a million rows, and the longest history that pages must bear
CACHE = Path(tempfile.gettempdir()) / "meritokrasi-bench"


def copy_shipped(parent: Path) -> Path:
    """The shipped inputs in a folder of their own, nothing published."""
    folder = parent / "nyata"
    for part in ("acuan", "fakta"):
        shutil.copytree(PROJECT / "data" / part, folder / part)
    return folder


def simulated(periods: int = MILLION) -> Path:
    """650 governments over so many periods; kept between runs while the simulation stays as it is."""
    folder = CACHE / f"{GOVERNMENTS}-{periods}-{SEED}-{_fingerprint()}"
    if not folder.exists():
        beside = Path(tempfile.mkdtemp(prefix="bangun-", dir=_made(CACHE)))
        simulate.simulate(beside, instansi=GOVERNMENTS, periode=periods, seed=SEED)
        beside.rename(folder)
    return folder


def publish(folder: Path) -> str:
    """Load the folder unless its snapshot is already there; the snapshot's id."""
    result = pipeline.load(folder)
    if result.snapshot is None or result.findings:
        raise RuntimeError(f"Folder {folder} tidak dapat dimuat: {len(result.findings)} temuan.")
    return result.snapshot


@contextmanager
def as_data_folder(folder: Path) -> Iterator[None]:
    """Let the program read this folder."""
    before = os.environ.get("MERITOKRASI_DATA")
    os.environ["MERITOKRASI_DATA"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("MERITOKRASI_DATA")
        if before is not None:
            os.environ["MERITOKRASI_DATA"] = before


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fingerprint() -> str:
    digest = hashlib.sha256()
    paths = [Path(simulate.__file__), *simulate.HERE.rglob("*"), *simulate.SHIPPED.rglob("*")]
    for path in sorted(p for p in paths if p.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
