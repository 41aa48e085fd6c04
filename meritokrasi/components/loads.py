"""Pickers of the page Riwayat: one load, and two snapshots to compare."""

from __future__ import annotations

import streamlit as st

from meritokrasi.answers import history
from meritokrasi.components.choices import choose
from meritokrasi.components.view import View
from meritokrasi.markup import changelog

_LOAD, _EARLIER, _LATER = "muatan", "dari", "ke"


def choose_load(opened: View) -> str:
    """The load that the link names, else the newest; an unknown one is said."""
    options = history.load_options(opened.snapshot_id)
    _say_unknown(_LOAD, options, "yang tampil muatan terbaru")
    return choose("Muatan", options, parameter=_LOAD) or opened.snapshot_id


def choose_range(opened: View) -> tuple[str | None, str | None]:
    """Two loads, the earlier first, in whatever order they were chosen; None when there is only one."""
    options = history.load_options(opened.snapshot_id)
    newest, *older = options
    _say_unknown(_EARLIER, options, "yang tampil pilihan biasa")
    _say_unknown(_LATER, options, "yang tampil pilihan biasa")
    if not older:
        return None, newest
    left, right = st.columns(2, gap="small")
    with left:
        first = choose("Dari snapshot", {key: options[key] for key in (*older, newest)}, parameter=_EARLIER)
    with right:
        second = choose("Sampai snapshot", options, parameter=_LATER)
    earlier, later = sorted((first or older[0], second or newest))
    return earlier, later


def _say_unknown(parameter: str, options: dict[str, str], instead: str) -> None:
    asked = st.query_params.get(parameter)
    if asked and asked not in options:
        st.html(changelog.note(f"Muatan {asked} tidak ada dalam riwayat snapshot ini; {instead}."))
