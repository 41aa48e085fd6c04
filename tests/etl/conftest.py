"""The command line, called in this process, and a filled workbook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.__main__ import main
from tests import books
from tests.folder import Folder

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(sample: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the sample: exit code, stdout, stderr."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(scope="session")
def filled(loaded: Folder) -> bytes:
    """The workbook of a government of the sample with one true answer on every sheet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MERITOKRASI_DATA", str(loaded.path))
        return books.answered(books.template(loaded), books.FULL)
