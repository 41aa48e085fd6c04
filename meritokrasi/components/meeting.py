"""The forms of a meeting: whom it is about, what to take along, and the slides as large as the screen."""

from __future__ import annotations

import streamlit as st

from meritokrasi.answers import rehearsal as answers
from meritokrasi.answers.meeting import Scope, slides
from meritokrasi.components.choices import choose
from meritokrasi.components.pieces import html, section
from meritokrasi.components.view import View, href, pin
from meritokrasi.markup import grids, stages
from meritokrasi.reports import pack
from meritokrasi.reports.shelf import BusyError, kept

_MADE = "bahan-dibuat"


def choose_scope(opened: View) -> Scope:
    """The area, a province or a government, by typing its name."""
    stem = choose("Tentang siapa", answers.scopes(opened.snapshot_id), parameter="lingkup")
    return answers.scope_of(opened.snapshot_id, str(stem))


def take_along(scope: Scope) -> None:
    """Tick the files, make them with progress, then one zip to take away."""
    offered = pack.offered(scope)
    with st.container(key="kartu-bahan"):
        html(grids.caption("Berkas yang dibawa", answers.PIECES_NOTE))
        with st.container(key="bidang-bahan"):
            ticked = [name for name, words in offered.items() if _ticked(scope, name, words)]
        with st.container(key="tombol-bahan", horizontal=True):
            pressed = st.button("Buat berkasnya", type="primary", key="buat-bahan", disabled=not ticked)
            st.html(grids.button_link("Buka Mode rapat", href("mode-rapat", lingkup=scope.stem)))
        if not ticked:
            html(f"<p>{answers.NOTHING}</p>")
        asked = (scope, tuple(ticked))
        if pressed and _make(scope, ticked):
            st.session_state[_MADE] = asked
        if ticked and st.session_state.get(_MADE) == asked:
            html(answers.ready(scope, ticked, len(kept(scope, asked[1]))))


def _ticked(scope: Scope, name: str, words: str) -> bool:
    """Forty-nine cards take a quarter of a minute: for many governments one asks for them."""
    default = name != pack.CARD or len(scope.codes) == 1
    return st.checkbox(words, default, key=f"potongan-{scope.stem}-{name}")


def _make(scope: Scope, pieces: list[str]) -> bool:
    """Whether the files are there now."""
    bar = st.progress(0.0, text="Menyiapkan berkas")

    def tell(part: float, words: str) -> None:
        bar.progress(part, text=words)

    try:
        kept(scope, tuple(pieces), tell)
    except BusyError as busy:
        st.error(str(busy))
        return False
    finally:
        bar.empty()
    return True


def preview(scope: Scope) -> None:
    """What one says, and every slide small."""
    section("Naskah yang dibacakan", answers.words(scope), note=answers.WORDS_NOTE)
    section("Pratinjau slide", stages.strip(slides(scope)), note=answers.PREVIEW_NOTE, cite=False)


def show(opened: View) -> None:
    """One slide as large as the screen, and how to go on; a snapshot once shown stays until one leaves."""
    if not opened.pinned:
        pin(opened.snapshot_id)
    with st.container(key="rapat"):
        with st.container(key="rapat-alat", horizontal=True):
            scope = choose_scope(opened)
            told, keys = slides(scope), list(answers.titles(scope))
            key = str(choose("Layar", answers.titles(scope), parameter="layar"))
            at = keys.index(key)
            st.button("Sebelumnya", key="layar-sebelum", disabled=at == 0, on_click=_go, args=(keys, at - 1))
            last = at == len(keys) - 1
            st.button(
                "Berikutnya", key="layar-berikut", type="primary", disabled=last, on_click=_go, args=(keys, at + 1)
            )
            st.html(grids.meeting_tools(href(f"paparan/{scope.stem}.pdf"), href("bahan-rapat", lingkup=scope.stem)))
        st.html(stages.stage(told[at], answers.place(at + 1, len(keys))))


def _go(keys: list[str], to: int) -> None:
    """The address leads the picker, so it is what changes."""
    if 0 <= to < len(keys):
        st.query_params["layar"] = keys[to]
