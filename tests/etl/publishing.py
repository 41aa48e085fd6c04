"""One of several who accept and publish at the same time, each in a process of its own: it starts quickest alone."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path

from etl import pipeline
from meritokrasi.submissions import Person, desk, submissions_in
from meritokrasi.submissions.journal import journal_of


def accept_and_publish(folder: Path, person: Person, numbers: Sequence[str], together: Barrier) -> None:
    for nomor in numbers:
        waiting = submissions_in(journal_of(folder).events())[nomor].in_state("menunggu")
        together.wait(60)
        desk.accept(journal_of(folder), person, nomor, [isian.nomor for isian in waiting])
        pipeline.load(folder, person=person)
