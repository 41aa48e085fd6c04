"""Per tanggal: the picker that puts all pages on a past snapshot, and the mark that such a page wears."""

from __future__ import annotations

import itertools

import streamlit as st

from meritokrasi import queries, store
from meritokrasi.answers import history
from meritokrasi.components.view import View, current_address, pin
from meritokrasi.markup import changelog
from meritokrasi.queries import Row

OFFERED = 50
_PICKER = "per-tanggal"
_CURRENT = ""


def choose_snapshot(opened: View) -> None:
    """All pages follow this choice, and it follows the address: a link, the browser's Back."""
    options = _options(opened)
    st.session_state[_PICKER] = opened.snapshot_id if opened.pinned else _CURRENT
    st.sidebar.selectbox(
        "Per tanggal",
        list(options),
        format_func=lambda snapshot_id: options[snapshot_id],
        key=_PICKER,
        on_change=_pin_choice,
        placeholder="Tidak ada pilihan",
    )


def mark_old_snapshot(opened: View) -> None:
    """A banner that leads back to the current snapshot, and a strip that stays in view and on paper."""
    names = history.edition_names().get(opened.snapshot_id, "")
    when = history.moment(_times(opened.snapshot_id)[opened.snapshot_id]["waktu"])
    st.html(changelog.old_snapshot(names, when, current_address()))
    st.html(changelog.old_snapshot_strip(names, when))


def _pin_choice() -> None:
    pin(st.session_state[_PICKER] or None)


def _options(opened: View) -> dict[str, str]:
    """The current snapshot, then the named ones, then the others by time; the pinned one is always among them."""
    names, times = history.edition_names(), _times(store.current_id() or opened.snapshot_id)
    current = store.current_id() or ""
    named = [edition.snapshot_id for edition in store.editions()]
    others = (s.id for s in store.snapshots() if s.id not in (current, *named) and store.readable(s.id))
    pinned = [opened.snapshot_id] if opened.pinned else []
    kept = [*(key for key in named if store.readable(key)), *itertools.islice(others, OFFERED)]
    words = {_CURRENT: "Yang berlaku"}
    return words | {key: _words(key, times.get(key), names.get(key, "")) for key in dict.fromkeys([*kept, *pinned])}


def _times(snapshot_id: str) -> dict[str, Row]:
    """The loads that one snapshot knows; none when it cannot be read."""
    return {row["id"]: row for row in queries.history.loads(snapshot_id)} if store.readable(snapshot_id) else {}


def _words(snapshot_id: str, row: Row | None, names: str) -> str:
    """Its editions and its time; the time in the id (UTC) where the current snapshot does not know the load."""
    if row:
        return history.option_words(row["waktu"], names)
    return f"{history.option_words(store.loaded_at(snapshot_id), names)} UTC"
