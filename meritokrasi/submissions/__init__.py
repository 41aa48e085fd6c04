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
    may_act_for,
    may_see,
    require,
)
from meritokrasi.submissions.state import Accepted, Isian, Kiriman, accepted_in, submissions_in
from meritokrasi.submissions.vault import FileMissingError, Vault, vault_of

__all__ = [
    "INSTANSI",
    "PENGELOLA",
    "PIMPINAN",
    "ROLES",
    "URL",
    "Accepted",
    "Event",
    "FileMissingError",
    "Isian",
    "JournalError",
    "Kiriman",
    "NotAllowedError",
    "Person",
    "Vault",
    "accepted_in",
    "known",
    "may_act_for",
    "may_see",
    "require",
    "submissions_in",
    "vault_of",
]


def known(folder: Path) -> dict[str, Kiriman]:
    """Every submission of a data folder by its number; none where nothing was ever received. Raises JournalError."""
    if not os.environ.get(URL) and not (folder / "kiriman").is_dir():
        return {}
    from meritokrasi.submissions.journal import journal_of  # noqa: PLC0415

    return submissions_in(journal_of(folder).events())
