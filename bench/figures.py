"""A measured figure beside its target; the targets stand in SASARAN.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from meritokrasi import text

TARGETS = tomllib.loads((Path(__file__).parent / "SASARAN.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Figure:
    """One measurement: the block of SASARAN.toml it belongs to, what exactly was measured, and the value in its unit.

    A value of None means that it could not be measured, which misses the target; `rincian` then says why.
    """

    sasaran: str
    rincian: str
    nilai: float | None

    @property
    def met(self) -> bool:
        return self.nilai is not None and self.nilai <= TARGETS[self.sasaran]["paling_banyak"]


def median_milliseconds(work: Callable[[], object], *, runs: int = 5) -> float:
    """Median wall time; what must be warm has to be warm before."""
    return median(_milliseconds(work) for _ in range(runs))


def show(figures: Sequence[Figure]) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("yang diukur", "rincian"):
        table.add_column(name, overflow="fold")
    for name in ("angka", "sasaran", "tercapai"):
        table.add_column(name, justify="right", no_wrap=True)
    for figure in figures:
        target = TARGETS[figure.sasaran]
        value = "-" if figure.nilai is None else f"{text.number(figure.nilai, 2)} {target['satuan']}"
        limit = f"<= {text.number(target['paling_banyak'], _decimals(target['paling_banyak']))}"
        table.add_row(target["nama"], figure.rincian, value, limit, "ya" if figure.met else "TIDAK")
    Console(width=150).print(table)


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1
