"""python -m etl template, receive, doctor: what they do and print."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl import doctor, pipeline, receive, workbook
from etl.findings import Finding
from meritokrasi import store, text
from meritokrasi.submissions import PENGELOLA, Kiriman, NotAllowedError, Person, desk, known
from meritokrasi.submissions.journal import journal_of

FINDINGS = 2


def template(options: argparse.Namespace) -> int:
    snapshot = receive.current_snapshot()
    if options.semua:
        count = workbook.write_all(snapshot, options.periode, options.output)
        print(f"{options.output}: {text.number(count)} buku kerja.")
        return 0
    book = workbook.fill(snapshot, options.instansi, options.periode)
    options.output.write_bytes(workbook.write(book))
    print(f"{options.output}: buku kerja {book.nama}, {book.periode}.")
    return 0


def receive_files(options: argparse.Namespace) -> int:
    start = time.perf_counter()
    folder = store.data_folder()
    operator = Person(options.operator or f"operator:{getpass.getuser()}", PENGELOLA)
    reception = receive.Reception(folder)
    reception.resume()
    # Each is handed in before the next one comes: a later workbook of the same government then stands beside it.
    taken = [
        _hand_in(folder, reception.receive(operator, path.name, path.read_bytes(), forwarded=True))
        for path in options.files
    ]
    published = _publish(folder, operator, taken) if options.publish else None
    now = known(folder)
    taken = [now[kiriman.nomor] for kiriman in taken]
    result = _result(taken, published, time.perf_counter() - start)
    if options.json:
        print(json.dumps({**result.as_json(), "kiriman": [_as_json(k) for k in taken]}, ensure_ascii=False))
    else:
        _print(taken, result)
    return FINDINGS if result.findings else 0


def _hand_in(folder: Path, kiriman: Kiriman) -> Kiriman:
    """A draft that came as a file is handed in by whoever sent it."""
    if kiriman.keadaan != "draf":
        return kiriman
    sender = Person(kiriman.received.pelaku, kiriman.received.peran, kiriman.kode_instansi)
    return desk.submit(journal_of(folder), sender, kiriman.nomor)


def _publish(folder: Path, operator: Person, taken: Sequence[Kiriman]) -> pipeline.Result:
    for kiriman in taken:
        waiting = [isian.nomor for isian in kiriman.in_state("menunggu")] if kiriman.submitted else []
        if waiting:
            desk.accept(journal_of(folder), operator, kiriman.nomor, waiting)
    return pipeline.load(folder, person=operator)


def _result(taken: Sequence[Kiriman], published: pipeline.Result | None, seconds: float) -> pipeline.Result:
    findings: list[Finding] = [f for kiriman in taken for f in receive.findings_of(kiriman)]
    if published:
        findings += published.findings
    rows = Counter(isian.tabel for kiriman in taken for isian in kiriman.isian)
    status = published.status if published else "refused" if findings else "unchanged"
    snapshot = published.snapshot if published else store.current_id()
    return pipeline.Result(status, snapshot, dict(rows), findings, seconds)


def _as_json(kiriman: Kiriman) -> dict[str, Any]:
    return {
        "nomor": kiriman.nomor,
        "berkas": kiriman.file_name,
        "kode_instansi": kiriman.kode_instansi,
        "keadaan": kiriman.keadaan,
        "isian": len(kiriman.isian),
        "temuan": len(kiriman.temuan),
    }


def _print(taken: Sequence[Kiriman], result: pipeline.Result) -> None:
    for kiriman in taken:
        count = (
            f"{text.number(len(kiriman.isian))} isian"
            if not kiriman.temuan
            else f"{text.number(len(kiriman.temuan))} temuan"
        )
        print(f"{kiriman.nomor}  {kiriman.file_name}  {kiriman.keadaan}, {count}")
    for finding in result.findings:
        print(finding.sentence(), file=sys.stderr)
    if result.status == "published":
        print(f"Terbit snapshot {result.snapshot}.")


def examine(options: argparse.Namespace) -> int:
    problems = doctor.examine(store.data_folder())
    if options.json:
        print(json.dumps(problems, ensure_ascii=False))
    else:
        print("\n".join(problems) or "Daftar akses, jurnal, berkas kiriman, dan snapshot utuh.")
    return FINDINGS if problems else 0


# What these commands raise for a reader, beside what every command raises.
REFUSALS = (NotAllowedError, desk.StepError, receive.NoSnapshotError, workbook.UnknownBookError)
