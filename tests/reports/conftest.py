"""Snapshots that meeting material is made from: the shipped data, and made-up ones with the longest names."""

from __future__ import annotations

import os

import pytest

from etl import simulate
from meritokrasi import queries
from meritokrasi.answers.meeting import GOVERNMENT, PROVINCE, Scope
from tests.folder import Folder, copy_shipped

# The richest, one with nothing public, and the longest names.
SOME = ("15", "17.03", "16.12", "16.09")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = copy_shipped(tmp_path_factory.mktemp("rapat"))
    folder.publish()
    return folder


@pytest.fixture
def snapshot(shipped: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MERITOKRASI_DATA", str(shipped.path))
    return str(shipped.current())


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Two provinces with more governments than a map holds, and figures for nearly everything."""
    folder = Folder(tmp_path_factory.mktemp("rekaan") / "data")
    simulate.simulate(folder.path, instansi=70, periode=3, seed=5)
    folder.publish()
    return folder


def governments(snapshot: str) -> list[Scope]:
    return [Scope(snapshot, GOVERNMENT, row["kode_instansi"]) for row in queries.area.governments(snapshot)]


def provinces(snapshot: str) -> list[Scope]:
    codes = dict.fromkeys(row["kode_provinsi"] for row in queries.area.governments(snapshot))
    return [Scope(snapshot, PROVINCE, code) for code in codes]


def every(snapshot: str) -> list[Scope]:
    return [Scope(snapshot), *provinces(snapshot), *governments(snapshot)]


def chosen(snapshot: str) -> list[Scope]:
    """Whose finished files are opened again: some each day, all in `make test-full`."""
    return every(snapshot) if os.environ.get("UJI_PENUH") else some(snapshot)


def chosen_governments(snapshot: str) -> list[Scope]:
    return [scope for scope in chosen(snapshot) if scope.kind == GOVERNMENT]


def some(snapshot: str) -> list[Scope]:
    return [Scope(snapshot), *provinces(snapshot), *(Scope(snapshot, GOVERNMENT, code) for code in SOME)]
