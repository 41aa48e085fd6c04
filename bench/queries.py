"""How long each question of a page takes, asked for the first time on a warm connection."""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import folders
from bench.figures import Figure, median_milliseconds
from meritokrasi import queries, store

# What a parameter of this name is asked with; the SQL picks a value that exists in the snapshot at hand.
# A function of meritokrasi/queries with other parameters is measured once its parameter stands here.
ARGUMENTS = {
    "code": "SELECT kode_instansi FROM capaian GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "commitment": "SELECT id_komitmen FROM komitmen ORDER BY tanggal DESC LIMIT 1",
    "province": "SELECT kode_provinsi FROM pernyataan ORDER BY 1 LIMIT 1",
    "limit": "SELECT 8",
    "instrument": "SELECT id_instrumen FROM subindikator GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "aspect": "SELECT id_aspek FROM subindikator GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "table": "SELECT 'capaian'",
    "column": "SELECT 'mekanisme'",
    "indicator": "SELECT id_indikator FROM capaian_seri WHERE nilai IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "period": "SELECT periode FROM capaian_seri WHERE nilai IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "status": "SELECT 'final'",
    "kind": "SELECT jenis FROM instansi GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "item": "SELECT id_subindikator FROM subindikator ORDER BY 1 LIMIT 1",
    "step": "SELECT id_langkah FROM tonggak GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "day": "SELECT max(tanggal)::VARCHAR FROM nasional",
    "document": "SELECT id_sumber FROM pemakaian_sumber GROUP BY 1 ORDER BY sum(jumlah) DESC, 1 LIMIT 1",
    "short_document": "SELECT id_sumber FROM pemakaian_sumber GROUP BY 1 HAVING sum(jumlah) <= 50 ORDER BY sum(jumlah) DESC, 1 LIMIT 1",
    "ids": "SELECT list(id_sumber) FROM (SELECT id_sumber FROM sumber ORDER BY 1 LIMIT 50)",
    "load": "SELECT max(id_muatan) FROM muatan WHERE hasil = 'terbit'",
    "earlier": "SELECT min(id_muatan) FROM muatan WHERE hasil = 'terbit'",
    "later": "SELECT max(id_muatan) FROM muatan WHERE hasil = 'terbit'",
    "keys": "SELECT list(id_capaian::VARCHAR) FROM (SELECT id_capaian FROM capaian ORDER BY 1 LIMIT 50)",
}
NOT_OF_PAGES = {"snapshot.snapshot_facts"}


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as parent:
        shipped = _measure("kueri_nyata", folders.copy_shipped(Path(parent)))
    return shipped + _measure("kueri_besar", folders.simulated(folders.LONGEST))


def _measure(target: str, folder: Path) -> list[Figure]:
    with folders.as_data_folder(folder):
        snapshot = folders.publish(folder)
        values = {name: _value(snapshot, sql) for name, sql in ARGUMENTS.items()}
        return [_figure(target, name, function, snapshot, values) for name, function in _questions()]


def _modules() -> list[ModuleType]:
    return [module for _, module in inspect.getmembers(queries, inspect.ismodule)]


def _questions() -> list[tuple[str, Callable[..., Any]]]:
    """Every public function that a module of queries defines itself."""
    found = [
        (f"{module.__name__.rpartition('.')[2]}.{name}", function)
        for module in _modules()
        for name, function in inspect.getmembers(module, inspect.isroutine)
        if _module_of(function) == module.__name__ and not name.startswith("_") and module is not queries.asking
    ]
    return [(name, function) for name, function in found if name not in NOT_OF_PAGES]


def _module_of(function: Any) -> str | None:
    return getattr(inspect.unwrap(function), "__module__", None)


def _figure(target: str, name: str, function: Callable[..., Any], snapshot: str, values: dict[str, Any]) -> Figure:
    [_, *parameters] = inspect.signature(function).parameters.values()
    wanted = [p.name for p in parameters if p.default is p.empty]
    missing = [p for p in wanted if p not in values]
    if missing:
        return Figure(target, f"{name}: tidak ada nilai untuk {', '.join(missing)}", None)
    arguments = {p: values[p] for p in wanted}

    def ask() -> None:
        _forget()
        function(snapshot, **arguments)

    ask()
    return Figure(target, name, median_milliseconds(ask))


def _forget() -> None:
    for module in _modules():
        for member in vars(module).values():
            if hasattr(member, "cache_clear"):
                member.cache_clear()


def _value(snapshot: str, sql: str) -> Any:
    row = store.cursor(snapshot).execute(sql).fetchone()
    return row[0] if row else ""
