"""Where this server is, as its reader sees it: addresses of the open data are copied into other programs."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from meritokrasi.answers import downloads


def server_address() -> str:
    """The public address when the office set one, else as the browser called it; no slash at the end."""
    called = urlsplit(st.context.url or "")
    return downloads.public_address("") or (f"{called.scheme}://{called.netloc}" if called.netloc else "")
