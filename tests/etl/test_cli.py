"""python -m etl: exit codes, one JSON object on stdout, words on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from meritokrasi import store
from tests.etl.conftest import Run
from tests.folder import Folder

RESULT = {"status", "snapshot", "rows", "findings", "seconds"}
FINDING = {"berkas", "baris", "kolom", "nilai", "pesan", "tindakan"}


def one_object(out: str) -> dict[str, Any]:
    """Exactly one JSON object in one line."""
    assert out.count("\n") == 1
    value = json.loads(out)
    assert set(value) == RESULT
    return dict(value)


def test_load_ends_with_0_and_says_what_was_published(run: Run, sample: Folder) -> None:
    code, out, err = run("load", "--json")
    result = one_object(out)
    assert (code, err, result["status"], result["findings"]) == (0, "", "published", [])
    assert result["snapshot"] == sample.current()
    assert result["rows"]["instansi"] == 3
    assert result["seconds"] > 0
    code, out, err = run("load", "--json")
    assert (code, one_object(out)["status"]) == (0, "unchanged")
    assert one_object(out)["rows"] == result["rows"]
    code, out, err = run("load")
    assert (code, err) == (0, "")
    assert out.startswith(f"Isi sama dengan snapshot {sample.current()}; tidak ada temuan (")


def test_load_with_findings_ends_with_2_and_gives_each_of_them(run: Run, sample: Folder) -> None:
    sample.replace("fakta/capaian.csv", "301.5", "401.5")
    sample.replace("acuan/indikator.toml", 'arah = "netral"', 'arah = "datar"')
    code, out, err = run("load", "--json")
    result = one_object(out)
    assert (code, err, result["status"], result["snapshot"], result["rows"]) == (2, "", "refused", None, {})
    assert all(set(finding) == FINDING for finding in result["findings"])
    places = [(finding["berkas"], finding["baris"], finding["nilai"]) for finding in result["findings"]]
    assert ("fakta/capaian.csv", 2, "401.5") in places
    assert ("acuan/indikator.toml", "jumlah_asn", "datar") in places


def test_findings_are_sentences_on_stderr_and_nothing_is_on_stdout(run: Run, sample: Folder) -> None:
    sample.replace("fakta/capaian.csv", "301.5", "401.5")
    code, out, err = run("load")
    assert (code, out) == (2, "")
    assert err.startswith('fakta/capaian.csv:2 nilai "401.5": di luar rentang')
    assert err.endswith("temuan. Tidak ada yang diterbitkan.\n")


def test_check_publishes_nothing(run: Run, sample: Folder) -> None:
    code, out, _ = run("check", "--json")
    assert (code, one_object(out)["status"], one_object(out)["snapshot"]) == (0, "unchanged", None)
    assert sample.current() is None
    sample.replace("fakta/capaian.csv", "301.5", "401.5")
    assert run("check")[0] == 2


def test_a_failure_of_the_system_ends_with_1_and_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", "/nowhere")
    code, out, err = run("load", "--json")
    assert (code, one_object(out)["status"]) == (1, "failed")
    assert err == "Folder data /nowhere tidak ada. Buat folder itu atau setel MERITOKRASI_DATA.\n"
    assert run("load")[:2] == (1, "")


@pytest.mark.parametrize(
    "arguments", [(), ("lod",), ("load", "--jsn"), ("simulate",), ("simulate", "-o", "x", "--seed", "a")]
)
def test_wrong_usage_ends_with_64(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (64, "")
    assert "usage: python -m etl" in err


def test_help_ends_with_0(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "load" in out


def test_snapshots_lists_what_is_published_and_marks_the_current_one(run: Run, sample: Folder) -> None:
    assert run("snapshots") == (0, "Belum ada snapshot. Jalankan python -m etl load.\n", "")
    assert run("snapshots", "--json") == (0, "[]\n", "")
    sample.publish()
    code, out, _ = run("snapshots")
    assert code == 0
    assert out.startswith(f"* {sample.current()}  ")
    [row] = json.loads(run("snapshots", "--json")[1])
    assert set(row) == {"snapshot", "waktu", "baris", "sumber", "bytes", "edisi"}
    assert (row["snapshot"], row["sumber"]) == (sample.current(), 5)
    assert row["bytes"] == store.snapshots(sample.terbit)[0].size


def test_dictionary_writes_and_checks_the_same_text(run: Run, sample: Folder) -> None:
    assert run("dictionary", "--check")[0] == 2
    assert run("dictionary")[0] == 0
    assert run("dictionary", "--check")[:2] == (0, "KAMUS.md mutakhir.\n")
    kamus = sample.file("KAMUS.md")
    kamus.write_text(kamus.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert run("dictionary", "--check")[0] == 2


def test_the_command_line_works_as_a_process(sample: Folder) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "etl", "check", "--json"],
        env={**os.environ, "MERITOKRASI_DATA": str(sample.path), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert one_object(done.stdout)["status"] == "unchanged"
