"""Fixtures for every room: the sample data folder, plain and loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlalchemy as sa
from hypothesis import settings

from meritokrasi.submissions import URL
from tests import postgresql
from tests.folder import Folder, copy_sample

# How long an example takes depends on what else the machine does; speed is checked in `make bench`.
settings.register_profile("tanpa-batas-waktu", deadline=None)
settings.load_profile("tanpa-batas-waktu")
MAIN = sys.modules["__main__"]


@pytest.fixture(scope="session", autouse=True)
def one_thread_a_worker() -> Iterator[None]:
    """Each test worker has a core; DuckDB would start a thread for every core in each of them."""

    def connect(database: str = ":memory:", *, config: dict[str, Any] | None = None, read_only: bool = False) -> Any:
        return real(database, config={**(config or {}), "threads": 1}, read_only=read_only)

    real = duckdb.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", connect)
        yield


@pytest.fixture(autouse=True)
def main_module() -> None:
    """AppTest leaves the script it ran as `__main__`, which a spawned process would run again."""
    sys.modules["__main__"] = MAIN


@pytest.fixture(scope="session", autouse=True)
def published_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What one test worker has published, no other one loads again."""
    own = tmp_path_factory.getbasetemp()
    Folder.kept = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "terbitan"
    Folder.kept.mkdir(exist_ok=True)


@pytest.fixture
def sample(tmp_path: Path) -> Folder:
    """A copy of the sample that the test may change."""
    return copy_sample(tmp_path)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The sample, loaded once; tests only read it."""
    folder = copy_sample(tmp_path_factory.mktemp("loaded"))
    folder.publish()
    return folder


@pytest.fixture(scope="session")
def database_server() -> Iterator[postgresql.Server]:
    """A PostgreSQL of this test worker."""
    with postgresql.running() as server:
        yield server


@pytest.fixture
def postgresql_journal(database_server: postgresql.Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The journal of this test lies in PostgreSQL, and nobody has written to it; its address."""
    with sa.create_engine(database_server.url, poolclass=sa.NullPool).begin() as connection:
        connection.execute(sa.text("DROP TABLE IF EXISTS peristiwa"))
    monkeypatch.setenv(URL, database_server.url)
    return database_server.url
