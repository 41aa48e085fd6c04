"""The command line, called in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.__main__ import main
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
