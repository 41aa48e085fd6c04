"""Submissions: their journal, their files, their states, and who may do what with them."""

from meritokrasi.submissions import desk
from meritokrasi.submissions.journal import Event, Journal, JournalError, journal_of
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
    "Accepted",
    "Event",
    "FileMissingError",
    "Isian",
    "Journal",
    "JournalError",
    "Kiriman",
    "NotAllowedError",
    "Person",
    "Vault",
    "accepted_in",
    "desk",
    "journal_of",
    "may_act_for",
    "may_see",
    "require",
    "submissions_in",
    "vault_of",
]
