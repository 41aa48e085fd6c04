"""python -m etl <command>: argument parsing only."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import filelock
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from etl import dictionary, editions, meeting_parsers, pipeline, simulate, submission_parsers
from meritokrasi import queries, store, text
from meritokrasi.submissions import JournalError

EXIT = {"published": 0, "unchanged": 0, "refused": 2, "failed": 1}
USAGE = 64
SHOWN_FINDINGS = 200
DEBUG_HELP = "tampilkan jejak kesalahan sistem"


class Parser(argparse.ArgumentParser):
    """argparse ends wrong usage with 2, which here means findings."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (editions.EditionError, submission_parsers.RefusedError) as wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    except (pipeline.SystemFailedError, OSError, duckdb.Error, JournalError) as failure:
        if options.debug:
            traceback.print_exc()
        if getattr(options, "json", False):
            print(json.dumps(pipeline.Result("failed", None).as_json()))
        print(
            failure if isinstance(failure, pipeline.SystemFailedError) else pipeline.sentence_of(failure),
            file=sys.stderr,
        )
        return EXIT["failed"]


def _parser() -> Parser:
    parser = Parser(prog="python -m etl", description="Data Pantau Meritokrasi: muat, periksa, terbitkan.")
    parser.add_argument("--debug", action="store_true", help=DEBUG_HELP)
    commands = parser.add_subparsers(required=True, metavar="perintah", parser_class=Parser)
    for name, run, help_text in (
        ("load", _load, "baca, periksa, muat, lalu terbitkan folder data"),
        ("check", _check, "baca dan periksa tanpa menerbitkan"),
        ("snapshots", _snapshots, "daftar snapshot yang terbit"),
    ):
        command = _add_command(commands, name, help_text)
        command.add_argument("--json", action="store_true", help="satu objek JSON ke stdout")
        command.set_defaults(run=run)
    _edition_parser(commands)
    _simulate_parser(commands)
    _dictionary_parser(commands)
    submission_parsers.add_parsers(commands, _add_command)
    meeting_parsers.add_parsers(commands, _add_command)
    return parser


def _add_command(commands: Any, name: str, help_text: str) -> Parser:
    """--debug may stand before or after the command's name."""
    command: Parser = commands.add_parser(name, help=help_text)
    command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=DEBUG_HELP)
    return command


def _edition_parser(commands: Any) -> None:
    command = _add_command(commands, "edition", "beri nama pada satu snapshot, misalnya Rapat 12 Desember")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("nama", nargs="?", help="nama edisi, 1 sampai 60 karakter")
    what.add_argument("--list", action="store_true", help="daftar edisi")
    what.add_argument("--remove", metavar="NAMA", help="hapus nama itu; snapshotnya tetap ada")
    command.add_argument("--snapshot", metavar="ID", help="snapshot yang diberi nama (yang berlaku)")
    command.add_argument("--json", action="store_true", help="JSON ke stdout")
    command.set_defaults(run=_edition)


def _simulate_parser(commands: Any) -> None:
    command = _add_command(commands, "simulate", "folder data rekaan dengan pemerintah daerah rekaan")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder baru atau kosong")
    command.add_argument("--instansi", type=_positive, default=49, metavar="N", help="banyaknya instansi (49)")
    command.add_argument("--periode", type=_positive, default=12, metavar="P", help="banyaknya periode bulanan (12)")
    command.add_argument("--seed", type=int, default=1, metavar="S", help="benih yang sama, isi yang sama (1)")
    command.set_defaults(run=_simulate)


def _dictionary_parser(commands: Any) -> None:
    command = _add_command(commands, "dictionary", "tulis ulang KAMUS.md dari skema")
    command.add_argument("--check", action="store_true", help="hanya periksa apakah KAMUS.md masih mutakhir")
    command.set_defaults(run=_dictionary)


def _positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("harus bilangan bulat positif")
    return number


def _load(options: argparse.Namespace) -> int:
    return _report(options, pipeline.load)


def _check(options: argparse.Namespace) -> int:
    return _report(options, pipeline.check)


def _report(options: argparse.Namespace, work: Callable[[Path, pipeline.Progress], pipeline.Result]) -> int:
    with _progress() as progress:
        result = work(store.data_folder(), progress)
    if options.json:
        print(json.dumps(result.as_json(), ensure_ascii=False))
    else:
        print(_summary(result), file=sys.stderr if result.findings else sys.stdout)
    return EXIT[result.status]


def _summary(result: pipeline.Result) -> str:
    seconds = text.number(result.seconds, 1)
    if result.status == "refused":
        lines = [finding.sentence() for finding in result.findings[:SHOWN_FINDINGS]]
        hidden = len(result.findings) - len(lines)
        if hidden:
            lines.append(f"... dan {text.number(hidden)} temuan lain; seluruhnya dengan --json.")
        return "\n".join([*lines, f"{text.number(len(result.findings))} temuan. Tidak ada yang diterbitkan."])
    if result.status == "unchanged":
        return f"Isi sama dengan snapshot {result.snapshot or '(belum ada)'}; tidak ada temuan ({seconds} detik)."
    rows = text.number(sum(result.rows.values()))
    return f"Terbit snapshot {result.snapshot}: {rows} baris dalam {len(result.rows)} tabel ({seconds} detik)."


@contextmanager
def _progress() -> Any:
    """A bar on a terminal, silence elsewhere; always on stderr."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda part, description: bar.update(task, completed=part, description=description)


def _snapshots(options: argparse.Namespace) -> int:
    named = store.editions()
    rows: list[dict[str, Any]] = [
        {**queries.snapshot.snapshot_facts(s), "edisi": [e.name for e in named if e.snapshot_id == s.id]}
        for s in store.snapshots()
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    current = store.current_id()
    for row in rows:
        mark = "*" if row["snapshot"] == current else " "
        size = text.number(int(row["bytes"]) / 1024 / 1024, 1)
        names = "".join(f"  {name}" for name in row["edisi"])
        print(
            f"{mark} {row['snapshot']}  {row['waktu']}  {row['baris']} baris  {row['sumber']} sumber  {size} MB{names}"
        )
    if not rows:
        print("Belum ada snapshot. Jalankan python -m etl load.")
    return 0


def _edition(options: argparse.Namespace) -> int:
    folder = store.publish_folder()
    if options.list:
        return _list_editions(options.json)
    try:
        if options.remove is not None:
            changed = editions.remove_edition(folder, options.remove)
        else:
            changed = editions.name_edition(folder, options.nama, options.snapshot)
    except filelock.Timeout as error:
        raise pipeline.SystemFailedError("Muatan lain masih berjalan. Coba lagi setelah selesai.") from error
    if options.json:
        print(json.dumps(editions.as_json(changed), ensure_ascii=False))
    else:
        done = "dihapus; snapshotnya tetap ada" if options.remove is not None else "dicatat"
        print(f'Edisi "{changed.name}" untuk snapshot {changed.snapshot_id} {done}.')
    return 0


def _list_editions(as_json: bool) -> int:
    named = store.editions()
    if as_json:
        print(json.dumps([editions.as_json(edition) for edition in named], ensure_ascii=False))
        return 0
    for edition in named:
        print(f"{edition.snapshot_id}  {edition.name}")
    if not named:
        print('Belum ada edisi. Beri nama dengan python -m etl edition "Rapat 12 Desember".')
    return 0


def _simulate(options: argparse.Namespace) -> int:
    with _progress() as progress:
        rows = simulate.simulate(
            options.output, instansi=options.instansi, periode=options.periode, seed=options.seed, progress=progress
        )
    print(f"Folder rekaan {options.output}: {text.number(rows)} baris. Muat dengan MERITOKRASI_DATA={options.output}.")
    return 0


def _dictionary(options: argparse.Namespace) -> int:
    path = store.data_folder() / "KAMUS.md"
    content = dictionary.render()
    if options.check:
        fresh = path.is_file() and path.read_text(encoding="utf-8") == content
        print("KAMUS.md mutakhir." if fresh else "KAMUS.md usang. Jalankan python -m etl dictionary.")
        return 0 if fresh else EXIT["refused"]
    path.write_text(content, encoding="utf-8")
    print(f"{path} ditulis.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
