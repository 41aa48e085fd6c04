"""Fixtures for every room: the sample data folder, plain and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folder import Folder, copy_sample


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
