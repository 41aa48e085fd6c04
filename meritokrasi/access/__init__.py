"""Who may see and do what: akses.toml, the login of a provider, the word of a trusted proxy."""

from meritokrasi.access.proxy import sealed
from meritokrasi.access.session import (
    base_path,
    can_sign_in,
    is_closed,
    settings,
    sign_out,
    visitor,
    visitor_of_request,
)
from meritokrasi.access.settings import FILE, AccessFileError, Settings, read_settings
from meritokrasi.access.visitors import GUEST, Visitor

__all__ = [
    "FILE",
    "GUEST",
    "AccessFileError",
    "Settings",
    "Visitor",
    "base_path",
    "can_sign_in",
    "is_closed",
    "read_settings",
    "sealed",
    "settings",
    "sign_out",
    "visitor",
    "visitor_of_request",
]
