"""What a run shows: the snapshot that the link pinned or the current one, and every address of ours."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import streamlit as st

from meritokrasi import charts, queries, store, text
from meritokrasi.answers import downloads
from meritokrasi.markup.sources import Loaded
from meritokrasi.queries import Row

DEFAULT_PAGE = "ringkasan"
PINNED = "snapshot"
_VIEW = "tampilan"
_UNKNOWN = "snapshot-tidak-dikenal"
_ADDRESS = "alamat-terakhir"


@dataclass(frozen=True)
class View:
    """What this run shows: one snapshot, whether the link pinned it, and the words for when it was loaded."""

    snapshot_id: str
    pinned: bool
    stamp: Row
    theme: charts.Theme

    @property
    def old(self) -> bool:
        """Whether a newer snapshot is current."""
        return self.pinned and self.snapshot_id != store.current_id()

    @property
    def loaded(self) -> Loaded:
        """The load behind every figure of the page, and the address at which the page can be opened again like this."""
        day = text.date(self.stamp["dimuat"], "hari", short=True)
        return Loaded(day, self.snapshot_id, self.stamp["judul"], _address(self.snapshot_id))


def open_view() -> View | None:
    """The snapshot that the link names, else the current one; None when nothing is published. Kept for the pages."""
    wanted = _wanted()
    pinned = wanted if wanted and store.readable(wanted) else None
    snapshot_id = pinned or store.current_id()
    if snapshot_id is None or not store.readable(snapshot_id):
        return None
    pin(pinned)
    st.session_state[_UNKNOWN] = bool(wanted and not pinned)
    theme: charts.Theme = "dark" if st.context.theme.type == "dark" else "light"
    made = View(snapshot_id, pinned is not None, queries.snapshot.stamp(snapshot_id), theme)
    st.session_state[_VIEW] = made
    return made


def _wanted() -> str | None:
    """The snapshot that the address names, else the one that the session holds: a click in the menu drops the address's.

    Where the same page was last asked for with a snapshot and now is without, the reader went back to before the choice.
    """
    here = urlsplit(st.context.url or "").path
    asked = st.query_params.get(PINNED)
    went_back = asked is None and st.session_state.get(_ADDRESS) == (here, True)
    st.session_state[_ADDRESS] = (here, asked is not None)
    return asked or (None if went_back else st.session_state.get(PINNED))


def pin(snapshot_id: str | None) -> None:
    """Let the session and its address hold one snapshot, or with None the current one."""
    st.session_state[PINNED] = snapshot_id
    if snapshot_id:
        st.query_params[PINNED] = snapshot_id
    elif PINNED in st.query_params:
        del st.query_params[PINNED]


def view() -> View:
    """The view that the frame opened for this run."""
    opened: View = st.session_state[_VIEW]
    return opened


def current_view() -> View:
    """The view of a page that changes something: always what is published now, so a pinned snapshot is let go."""
    opened = view()
    if opened.old:
        pin(None)
        st.rerun()
    return opened


def link_names_no_snapshot_here() -> bool:
    """Whether the link asked for a snapshot that this server cannot open."""
    return bool(st.session_state.get(_UNKNOWN))


def href(page: str, **query: str) -> str:
    """The address of a page of ours; the one place that makes links, so that a pinned snapshot survives each.

    A link that names a snapshot of its own keeps it.
    """
    opened = st.session_state.get(_VIEW)
    if opened is not None and opened.pinned:
        query.setdefault(PINNED, opened.snapshot_id)
    path = "/" if page == DEFAULT_PAGE else f"/{page}"
    return f"{path}?{urlencode(query)}" if query else path


def current_address() -> str:
    """This page at the current snapshot: a link that lets go of a pinned one."""
    query = {name: value for name, value in st.query_params.to_dict().items() if name != PINNED}
    path = urlsplit(st.context.url or "").path or "/"
    return f"{path}?{urlencode(query)}" if query else path


def server_address() -> str:
    """Where this server is for its reader: the public address when the office set one, else as the browser called it."""
    called = urlsplit(st.context.url or "")
    return downloads.public_address("") or (f"{called.scheme}://{called.netloc}" if called.netloc else "")


def _address(snapshot_id: str) -> str:
    """This page at this snapshot."""
    query = {**st.query_params.to_dict(), PINNED: snapshot_id}
    return f"{server_address()}{urlsplit(st.context.url or '').path or '/'}?{urlencode(query)}"
