"""Submissions: their journal, their files, their states, and who may do what with them.

The journal itself (`journal`, `desk`) is imported where it is written: a load without submissions need not wait for SQLAlchemy.
"""

from __future__ import annotations

import os
from pathlib import Path

from meritokrasi.submissions.events import URL, Event, JournalError
from meritokrasi.submissions.people import (
    INSTANSI,
    PENGELOLA,
    PIMPINAN,
    ROLES,
    NotAllowedError,
    Person,
    RefusedError,
    may_act_for,
    may_see,
    require,
)
from meritokrasi.submissions.state import LEFT_OUT, WORKBOOK, Accepted, Isian, Kiriman, accepted_in, submissions_in
from meritokrasi.submissions.vault import FileMissingError, Vault, vault_of

__all__ = [
    "INSTANSI",
    "LEFT_OUT",
    "PENGELOLA",
    "PIMPINAN",
    "ROLES",
    "URL",
    "WORKBOOK",
    "Accepted",
    "Event",
    "FileMissingError",
    "Isian",
    "JournalError",
    "Kiriman",
    "NotAllowedError",
    "Person",
    "RefusedError",
    "Vault",
    "accepted_in",
    "file_seen_by",
    "known",
    "may_act_for",
    "may_see",
    "require",
    "seen_by",
    "steps_seen_by",
    "submissions_in",
    "vault_of",
]


def seen_by(folder: Path, person: Person | None) -> dict[str, Kiriman]:
    """The submissions that this person may know of. Raises NotAllowedError for whoever has no role, JournalError."""
    person = require(person, *ROLES)
    return {nomor: kiriman for nomor, kiriman in known(folder).items() if _is_shown(person, kiriman)}


def file_seen_by(folder: Path, person: Person | None, nomor: str, digest: str) -> bytes:
    """A file that came with a submission, for those who may know of it. Raises NotAllowedError, FileMissingError."""
    kiriman = seen_by(folder, person).get(nomor)
    if kiriman is None or digest not in kiriman.files:
        raise FileMissingError(digest)
    return vault_of(folder).read(digest)


def steps_seen_by(folder: Path, person: Person | None) -> list[Event]:
    """Every step of every submission, in order: for the office and its leaders. Raises NotAllowedError, JournalError."""
    require(person, PENGELOLA, PIMPINAN)
    return sorted((e for kiriman in known(folder).values() for e in kiriman.events), key=lambda e: e.nomor)


def _is_shown(person: Person, kiriman: Kiriman) -> bool:
    """A file whose government nobody could tell is shown to whoever handed it in."""
    own = kiriman.kode_instansi is None and kiriman.received.pelaku == person.name
    return own or may_see(person, kiriman.kode_instansi)


def known(folder: Path) -> dict[str, Kiriman]:
    """Every submission of a data folder by its number; none where nothing was ever received. Raises JournalError."""
    if not os.environ.get(URL) and not (folder / "kiriman").is_dir():
        return {}
    from meritokrasi.submissions.journal import journal_of  # noqa: PLC0415

    try:
        return submissions_in(journal_of(folder).events())
    except (KeyError, TypeError, ValueError) as error:
        raise JournalError("Isi jurnal kiriman rusak. Pengelola server: jalankan python -m etl doctor.") from error
