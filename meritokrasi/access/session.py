"""Who looks at this page, or asks for this file: Streamlit's sign-in and the proxy's word, read anew at every run."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from meritokrasi import store
from meritokrasi.access import proxy
from meritokrasi.access.settings import AccessFileError, Settings, read_settings
from meritokrasi.access.visitors import EXPIRED, GUEST, Visitor, from_claims, from_proxy

_LOG = logging.getLogger("pantau")
_SINCE = "masuk-sejak"
# Who signed out since the server runs: other open tabs of the same sign-in end with it.
_ENDED: set[tuple[object, object]] = set()


def settings() -> Settings | None:
    """What akses.toml says now; None while it cannot be trusted, which closes everything."""
    try:
        return read_settings(store.data_folder())
    except AccessFileError as error:
        _LOG.error("%s", error)
        return None


def is_closed() -> bool:
    """Whether only those with a role may see anything."""
    current = settings()
    return current is None or current.wajib_masuk


def base_path() -> str:
    """Below which path the server answers (`server.baseUrlPath`); empty for the root."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def can_sign_in() -> bool:
    """Whether the server has a login (`[auth]` in secrets.toml)."""
    return "is_logged_in" in st.user


def visitor() -> Visitor:
    """Who is on the other end of this run of a page."""
    current = settings()
    if current is None:
        return GUEST
    now = dt.datetime.now(dt.UTC)
    name = proxy.named_in(st.context.headers) if current.header else None
    if name is None:
        return _of_claims(st.user.to_dict(), current)
    since: dt.datetime = st.session_state.setdefault(_SINCE, now)
    if now - since > dt.timedelta(hours=current.sesi_jam):
        return Visitor(name, problem=EXPIRED)
    return from_proxy(name, current)


def visitor_of_request(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Visitor:
    """Who asks for a file, by the same rules; the headers are those that the shell sealed."""
    current = settings()
    if current is None:
        return GUEST
    name = proxy.named_in(headers) if current.header else None
    return from_proxy(name, current) if name else _of_claims(_claims(cookies), current)


def sign_out() -> None:
    """End this sign-in, in every tab, then let Streamlit and the provider end theirs."""
    claims = st.user.to_dict()
    _ENDED.add((claims.get("sub"), claims.get("iat")))
    st.logout()


def _of_claims(claims: Mapping[str, Any], current: Settings) -> Visitor:
    if (claims.get("sub"), claims.get("iat")) in _ENDED:
        return GUEST
    return from_claims(claims, current, dt.datetime.now(dt.UTC))


def _claims(cookies: Mapping[str, str]) -> Mapping[str, Any]:
    """What Streamlit's signed cookie holds; nothing when it is missing or not signed by this server."""
    signed = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME) if USER_COOKIE_NAME in cookies else None
    try:
        claims = json.loads(signed or b"{}")
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}
