"""All files of one meeting: by the command, by address, and kept for the next who asks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from etl import meeting_parsers
from etl.__main__ import main
from meritokrasi.answers.meeting import AREA, GOVERNMENT, PROVINCE, Scope
from meritokrasi.answers.rehearsal import scope_of, scopes
from meritokrasi.reports import pack, shelf
from meritokrasi.reports.shelf import kept


def test_the_command_knows_every_piece() -> None:
    assert (
        tuple(
            name
            for name in ("slide", "ringkasan", "profil", "kartu", "tabel", "paparan", "naskah")
            if name in pack.PIECES
        )
        == meeting_parsers.PIECES
    )
    assert set(meeting_parsers.PIECES) == set(pack.PIECES)


def test_the_command_writes_the_files_flat_and_the_same_as_the_page(snapshot: str, tmp_path: Path) -> None:
    assert main(["pack", "--instansi", "16.06", "-o", str(tmp_path / "baru")]) == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "baru").iterdir()}
    with zipfile.ZipFile(io.BytesIO(kept(Scope(snapshot, GOVERNMENT, "16.06"), tuple(pack.PIECES)))) as bundle:
        assert {name: bundle.read(name) for name in bundle.namelist()} == written
    assert sorted({name.partition("-")[0] for name in written}) == [
        "kartu",
        "naskah",
        "paparan",
        "profil",
        "slide",
        "tabel",
    ]
    assert all(snapshot in name for name in written)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--instansi", "99.99"], "Tidak ada instansi berkode 99.99"),
        (["--provinsi", "99"], "Tidak ada provinsi berkode 99"),
        (["--wilayah", "--snapshot", "20200101T000000Z-00000000"], "tidak dapat dibuka"),
        (["--wilayah", "--snapshot", "../rahasia"], "tidak dapat dibuka"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(
    snapshot: str, arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", *arguments, "-o", str(tmp_path / "baru")]) == 64
    assert said in capsys.readouterr().err
    assert not (tmp_path / "baru").exists()


def test_an_unknown_piece_and_two_scopes_at_once_are_wrong_usage(snapshot: str, tmp_path: Path) -> None:
    for arguments in (["--wilayah", "--potongan", "video"], ["--wilayah", "--provinsi", "16"], []):
        with pytest.raises(SystemExit) as ended:
            main(["pack", *arguments, "-o", str(tmp_path)])
        assert ended.value.code == 64


def test_a_province_brings_a_card_for_each_of_its_governments_where_asked(snapshot: str) -> None:
    scope = Scope(snapshot, PROVINCE, "19")
    assert pack.count(scope, [pack.CARD, pack.WORDS]) == len(scope.codes) + 1
    names = [file.name for file in pack.files(scope, [pack.CARD, pack.WORDS])]
    assert len(names) == len(set(names)) == len(scope.codes) + 1
    assert pack.HANDOUT in pack.offered(scope)
    assert pack.HANDOUT not in pack.offered(Scope(snapshot, GOVERNMENT, "19.01"))


def test_every_stem_leads_back_to_its_scope(snapshot: str) -> None:
    for stem, words in scopes(snapshot).items():
        scope = scope_of(snapshot, stem)
        assert scope.stem == stem
        assert scope.name.removeprefix("Provinsi ") in words or scope.kind == AREA


def test_progress_tells_each_file_once_and_the_next_asks_for_nothing(snapshot: str) -> None:
    told: list[float] = []
    scope = Scope(snapshot, PROVINCE, "17")
    pieces = (pack.WORDS, pack.HANDOUT)
    first = kept(scope, pieces, lambda part, _words: told.append(part))
    assert told == [0.5, 1.0]
    assert kept(scope, tuple(reversed(pieces)), lambda part, _words: told.append(part)) is first
    assert told == [0.5, 1.0]


def test_whoever_waits_too_long_is_told_and_what_is_ready_waits_for_nobody(
    snapshot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "WAIT_SECONDS", 0.05)
    ready = kept(Scope(snapshot), (pack.WORDS,))
    with shelf._turn:
        assert kept(Scope(snapshot), (pack.WORDS,)) is ready
        with pytest.raises(shelf.BusyError, match="Coba lagi"):
            kept(Scope(snapshot, PROVINCE, "15"), (pack.WORDS,))


def test_the_narrative_carries_both_dates_and_how_long_it_takes(snapshot: str) -> None:
    words = pack.words(Scope(snapshot))
    assert "detik" in words
    assert f"snapshot {snapshot}" in words
    assert "dimuat" in words
