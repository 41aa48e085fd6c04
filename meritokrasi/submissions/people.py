"""Who acts, and what each role may do: the rules that every changing function asks first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PENGELOLA, INSTANSI, PIMPINAN = "pengelola", "instansi", "pimpinan"
ROLES = (PENGELOLA, INSTANSI, PIMPINAN)


class RefusedError(Exception):
    """What was asked for was not done; the message says why and what to do, in the reader's language."""


class NotAllowedError(RefusedError, PermissionError):
    """This person may not do that; the message says why, in the reader's language."""


@dataclass(frozen=True)
class Person:
    """Somebody known: `name` is an e-mail address or an operator; `kode_instansi` binds the role instansi."""

    name: str
    role: str
    kode_instansi: str | None = None


def require(person: Person | None, *roles: str) -> Person:
    """The person, when signed in with one of these roles. Raises NotAllowedError."""
    if person is None:
        raise NotAllowedError("Masuk dahulu untuk melakukan ini.")
    if person.role not in roles or (person.role == INSTANSI and not person.kode_instansi):
        raise NotAllowedError(f"Peran {person.role} tidak dapat melakukan ini; diperlukan {' atau '.join(roles)}.")
    return person


def may_see(person: Person | None, kode_instansi: str | None) -> bool:
    """Whether submissions of this government are shown: to the office and its leaders, and to the government itself."""
    if person is None or person.role not in ROLES:
        return False
    return person.role != INSTANSI or (kode_instansi is not None and person.kode_instansi == kode_instansi)


def may_act_for(person: Person, kode_instansi: str | None) -> bool:
    """Whether the person may hand in for this government: its own staff, or the office."""
    return person.role == PENGELOLA or (person.role == INSTANSI and person.kode_instansi == kode_instansi is not None)


def refuse_own(person: Person, entered_by: Sequence[str]) -> None:
    """Four eyes: nobody approves what he or she entered. Raises NotAllowedError."""
    if person.name.casefold() in {name.casefold() for name in entered_by}:
        raise NotAllowedError("Yang memasukkan tidak dapat menyetujui kirimannya sendiri; minta pengelola lain.")
