"""Every question a page asks, on the sample."""

from __future__ import annotations

import inspect
import sys
from typing import Any

import pytest

from meritokrasi import queries, store
from tests.folder import Folder


@pytest.fixture(autouse=True)
def _folder(loaded: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))


@pytest.fixture
def snapshot(loaded: Folder) -> str:
    return loaded.current() or ""


def questions() -> list[str]:
    modules = [module for _, module in inspect.getmembers(queries, inspect.ismodule) if module is not queries.asking]
    functions = [(module, *found) for module in modules for found in inspect.getmembers(module, inspect.isfunction)]
    return [f"{m.__name__}.{n}" for m, n, f in functions if f.__module__ == m.__name__ and not n.startswith("_")]


@pytest.mark.parametrize("name", questions())
def test_every_question_states_what_one_row_is(name: str) -> None:
    module, _, function = name.rpartition(".")
    doc = inspect.getdoc(getattr(sys.modules[module], function)) or ""
    assert len(doc) > 20, f"{name} does not state its grain"


def test_coverage_counts_cells_with_an_own_figure_only(snapshot: str, loaded: Folder) -> None:
    rows = queries.area.coverage(snapshot)
    [(governments,)] = loaded.ask("SELECT count(*) FROM instansi")
    assert all(row["jumlah"] == governments for row in rows)
    known = loaded.ask(
        "SELECT count(DISTINCT (kode_instansi, id_indikator)) FROM capaian JOIN indikator USING (id_indikator) WHERE wajib_cakupan"
    )
    assert sum(row["terisi"] for row in rows) == known[0][0]


def test_every_figure_of_every_government_has_a_document(snapshot: str) -> None:
    for government in queries.area.governments(snapshot):
        keys = [f["kunci"] for f in queries.government.figures_of(snapshot, government["kode_instansi"])]
        assert all(queries.documents.sources(snapshot, "capaian", keys)[key] for key in keys)


def test_an_unknown_code_is_a_named_error(snapshot: str) -> None:
    with pytest.raises(queries.UnknownInstansiError):
        queries.area.government(snapshot, "99.99")


def test_a_step_list_has_every_step_reported_or_not(snapshot: str) -> None:
    steps = queries.area.steps(snapshot)
    for government in queries.area.governments(snapshot):
        own = queries.government.steps_of(snapshot, government["kode_instansi"])
        assert [s["id_langkah"] for s in own] == [s["id_langkah"] for s in steps]


def test_a_code_from_a_link_is_data_and_never_sql(snapshot: str) -> None:
    hostile = "'; DROP TABLE capaian; --"
    assert queries.government.figures_of(snapshot, hostile) == ()
    assert queries.government.steps_of(snapshot, hostile) == ()


def test_the_facts_of_a_snapshot_are_told(snapshot: str) -> None:
    facts: Any = queries.snapshot.snapshot_facts(store.find(snapshot))
    assert facts["snapshot"] == snapshot
    assert facts["baris"] > 0
    assert facts["bytes"] > 0
