"""From what a provider or a trusted proxy says to a visitor with a role: pure rules, no Streamlit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meritokrasi.access.settings import Settings
from meritokrasi.submissions import INSTANSI, ROLES, Person

EXPIRED = "Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan."
_CLOCKS_DIFFER = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Visitor:
    """Whoever looks at a page: `name` when signed in, `person` when known with a role, `problem` why not."""

    name: str | None = None
    person: Person | None = None
    problem: str | None = None


GUEST = Visitor()


def from_claims(claims: Mapping[str, Any], settings: Settings, now: dt.datetime) -> Visitor:
    """The visitor whom an OIDC provider signed in; `claims` are those of the ID token."""
    if not claims.get("is_logged_in"):
        return GUEST
    address = _verified_address(claims)
    name = address or _text(claims.get("sub"))
    if name is None:
        return Visitor("tanpa nama", problem="Penyedia login tidak menyebut siapa Anda.")
    if claims.get("email_verified") is False:
        return Visitor(name, problem=_unknown(name, claims))
    if _is_over(claims.get("iat"), settings.sesi_jam, now):
        return Visitor(name, problem=EXPIRED)
    # Only an address that the provider vouches for is looked up: a subject may be chosen to look like somebody's.
    person = (settings.person(address) if address else None) or _claimed(claims, name, settings)
    return Visitor(name, person, None if person else _unknown(name, claims))


def from_proxy(name: str, settings: Settings) -> Visitor:
    """The visitor whom the reverse proxy named, after the shell found that it may be believed."""
    person = settings.person(name)
    return Visitor(name, person, None if person else _unknown(name, {}))


def _verified_address(claims: Mapping[str, Any]) -> str | None:
    """An address that the provider has not verified could be anybody's."""
    return _text(claims.get("email")) if claims.get("email_verified") is True else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _is_over(issued: object, hours: int, now: dt.datetime) -> bool:
    """However long the cookie lasts. A token that does not say when it was issued, or says the future, is over too."""
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return True
    age = now.timestamp() - issued
    return not -_CLOCKS_DIFFER.total_seconds() <= age <= hours * 3600


def _claimed(claims: Mapping[str, Any], name: str, settings: Settings) -> Person | None:
    """The role that the provider itself states, where the office said that it may."""
    role = _text(claims.get(settings.klaim_peran)) if settings.klaim_peran else None
    if role not in ROLES:
        return None
    code = _text(claims.get(settings.klaim_instansi)) if settings.klaim_instansi else None
    if role == INSTANSI:
        return Person(name, role, code) if code else None
    return Person(name, role)


def _unknown(name: str, claims: Mapping[str, Any]) -> str:
    if claims.get("email") and claims.get("email_verified") is not True:
        return f"Penyedia login belum memastikan alamat surel {claims['email']}, jadi belum dapat dipakai di sini."
    return f"{name} belum terdaftar di dasbor ini. Minta pengelola Kanreg VII mendaftarkan Anda."
