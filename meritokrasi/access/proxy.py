"""The user whom a reverse proxy names in a header: believed from this machine only, and only when the office switched it on.

The shell takes every such header out of a request and writes what it believes into one of our own, sealed with a word that
nobody outside this process knows. A page reads only that.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Iterable, Mapping

from meritokrasi.access.settings import Settings

SEALED = "pantau-pengguna"
_WORD = secrets.token_hex(16)
# With one of these the address of the caller may be what the caller says it is.
_FORWARDED = {"x-forwarded-for", "forwarded"}
RawHeaders = Iterable[tuple[bytes, bytes]]


def sealed(headers: RawHeaders, caller: str | None, settings: Settings) -> list[tuple[bytes, bytes]]:
    """The headers of a request without any that names a user, but for the one that we vouch for."""
    known = [(name, value) for name, value in headers if name.decode("latin-1").lower() != SEALED]
    if not settings.header:
        return known
    names = [value for name, value in known if _is(name, settings.header)]
    rest = [(name, value) for name, value in known if not _is(name, settings.header)]
    forwarded = any(name.decode("latin-1").lower() in _FORWARDED for name, _ in rest)
    if len(names) != 1 or not names[0].strip() or forwarded or not _is_this_machine(caller):
        return rest
    return [*rest, (SEALED.encode(), f"{_WORD} ".encode() + names[0].strip())]


def named_in(headers: Mapping[str, str]) -> str | None:
    """The user whom the shell vouched for in this request."""
    word, _, name = (headers.get(SEALED) or "").partition(" ")
    return name or None if secrets.compare_digest(word.encode(), _WORD.encode()) else None


def _is(name: bytes, header: str) -> bool:
    return name.decode("latin-1").lower() == header.lower()


def _is_this_machine(caller: str | None) -> bool:
    try:
        return ipaddress.ip_address(caller or "").is_loopback
    except ValueError:
        return False
