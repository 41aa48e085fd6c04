"""A copy of the sample data folder that a test may change, load and ask."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import duckdb
import filelock
from hypothesis import HealthCheck, settings

from etl import pipeline
from meritokrasi import store
from meritokrasi.markup.sources import Loaded

TESTS = Path(__file__).parent
DATA = TESTS.parent / "data"
ETL = TESTS.parent / "etl"
SAMPLE = TESTS / "sample"
BROKEN = TESTS / "broken"
REMOVALS = "HAPUS"
EXPECTED = "HARAPAN"
LOADED = Loaded("1 Jan 2026", "20260101T000000Z-00000000", "Pantau Contoh", "http://contoh/")

# For a property whose every example loads a folder: a few examples each day, many in `make test-full`.
EVERY_EXAMPLE_LOADS = settings(
    max_examples=12 if os.environ.get("UJI_PENUH") else 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True)
class Folder:
    """One data folder on its way through the pipeline."""

    path: Path
    # What this run has published, by the content it came from; all workers share it (see conftest).
    kept: ClassVar[Path]

    @property
    def terbit(self) -> Path:
        return self.path / "terbit"

    def file(self, berkas: str) -> Path:
        return self.path / berkas

    def replace(self, berkas: str, old: str, new: str) -> None:
        """Change the first occurrence of a text that must be there."""
        text = self.file(berkas).read_text(encoding="utf-8")
        assert old in text, f"{old} is not in {berkas}"
        self.file(berkas).write_text(text.replace(old, new, 1), encoding="utf-8")

    def rows(self, berkas: str) -> list[dict[str, str]]:
        with self.file(berkas).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def write_rows(self, berkas: str, rows: list[dict[str, str]]) -> None:
        """Replace the rows of a CSV file and keep its header; a column not named is empty."""
        with self.file(berkas).open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        text = io.StringIO()
        writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.file(berkas).write_text(text.getvalue(), encoding="utf-8")

    def overlay(self, broken: Path) -> None:
        """Put the files of one folder of tests/broken over this one."""
        removals = broken / REMOVALS
        for name in removals.read_text(encoding="utf-8").split() if removals.exists() else []:
            self.file(name).unlink()
        for source in (p for p in broken.rglob("*") if p.is_file() and p.parent != broken):
            target = self.file(source.relative_to(broken).as_posix())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def check(self) -> pipeline.Result:
        return pipeline.check(self.path)

    def sentences(self) -> list[str]:
        return [finding.sentence() for finding in self.check().findings]

    def load(self) -> pipeline.Result:
        return pipeline.load(self.path)

    def publish(self) -> str:
        """Publish this content; the id of its snapshot. What any test of this run made of the same folder is copied."""
        kept = self.kept / self._content()
        with filelock.FileLock(f"{kept}.kunci"):
            if kept.exists():
                shutil.rmtree(self.terbit, ignore_errors=True)
                shutil.copytree(kept, self.terbit)
            else:
                result = self.load()
                assert (result.status, [f.sentence() for f in result.findings]) == ("published", [])
                shutil.copytree(self.terbit, kept.with_suffix(".baru")).rename(kept)
        return str(self.current())

    def _content(self) -> str:
        digest = hashlib.sha256(f"{store.SCHEMA} {_code()}".encode())
        for path in sorted(p for p in self.path.rglob("*") if p.is_file()):
            digest.update(f"{path.relative_to(self.path)}\0".encode() + path.read_bytes())
        return digest.hexdigest()

    def current(self) -> str | None:
        return store.current_id(self.terbit)

    def ask(self, sql: str, snapshot: str | None = None) -> list[tuple[Any, ...]]:
        """The rows of a query over one snapshot, the current one unless told."""
        name = snapshot or self.current()
        with duckdb.connect(str(self.terbit / f"{name}.duckdb"), read_only=True) as con:
            return con.execute(sql).fetchall()

    def leftovers(self) -> list[str]:
        """Whatever of `terbit` is neither the pointer, the names, the lock, nor a snapshot."""
        known = {store.POINTER, store.EDITIONS, ".kunci", "ditolak"}
        return sorted(p.name for p in self.terbit.iterdir() if p.name not in known and not store.is_id(p.stem))


@cache
def _code() -> str:
    """Of all that decides what a load makes of a folder."""
    digest = hashlib.sha256(Path(store.__file__).read_bytes())
    for path in sorted(p for p in ETL.rglob("*") if p.suffix in (".py", ".sql", ".toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def copy_shipped(target: Path) -> Folder:
    """The data that ships as the folder `data` below the target."""
    for part in ("acuan", "fakta"):
        shutil.copytree(DATA / part, target / "data" / part)
    return Folder(target / "data")


def copy_sample(target: Path) -> Folder:
    """The sample as the folder `data` below the target."""
    return Folder(Path(shutil.copytree(SAMPLE, target / "data")))
