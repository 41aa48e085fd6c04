"""Streamlit pieces that pages are written with: headings, sections, charts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from meritokrasi import charts, queries
from meritokrasi.answers import Heading, Part, overview, profile
from meritokrasi.components.view import View, href, view
from meritokrasi.markup import grids, listings
from meritokrasi.markup.sources import Loaded

PAPER, MEETING = "Unduh satu halaman (PDF)", "Bahan rapat"


def html(markup: str) -> None:
    st.html(markup)


def heading(answer: Heading) -> None:
    """The answer a page opens with, how to read the page, and the sentence to share."""
    with st.container(key="kepala"):
        st.markdown(grids.heading(answer.title, answer.lead, answer.eyebrow))
        if answer.help:
            st.html(grids.heading_tools(answer.help, answer.share or answer.title))


def section(title: str, markup: str, *, note: str = "", anchor: str = "", cite: bool = True) -> None:
    """A card with a heading, a note on measure, unit and n, its content, and how to cite it."""
    st.html(grids.section(title, note, markup, anchor, view().loaded if cite else None))


def chart(figure: charts.Figure, *, title: str, note: str, alt: str, key: str) -> None:
    """A plotly chart with its finding as title and one sentence for those who cannot see it."""
    with st.container(key=f"grafik-{key}"):
        st.html(grids.caption(title, note))
        config = {"displayModeBar": False, "locale": "id"}
        st.plotly_chart(figure, theme=None, config=config, alt=alt, key=key)
        st.html(grids.citation(title, note, view().loaded))


def paper(code: str) -> None:
    """The profile as one page of paper, and everything else that a meeting about it needs."""
    with st.container(key="kertas-profil", horizontal=True):
        st.html(grids.button_link(PAPER, href(f"profil/{code}.pdf")))
        st.html(grids.button_link(MEETING, href("bahan-rapat", lingkup=code)))


def parts(items: Sequence[Part]) -> None:
    """The cards of a page whose number depends on the catalogue."""
    for item in items:
        section(item.title, item.markup, note=item.note, anchor=item.anchor, cite=item.cite)


def sections(items: Sequence[profile.Section], loaded: Loaded) -> None:
    for item in items:
        section(item.title, listings.lines(item.lines, loaded, ""), note=item.note)


def history(opened: View, code: str) -> None:
    """The chart of final values, for governments that have a series to draw."""
    frame = queries.government.history_of(opened.snapshot_id, code)
    if frame.empty:
        return
    title, note, alt = profile.history_words(frame)
    chart(profile.history_chart(opened.snapshot_id, code, opened.theme), title=title, note=note, alt=alt, key="riwayat")


def boundaries(opened: View) -> None:
    """The map of real boundaries, where an office added them."""
    if not queries.boundaries.extent(opened.snapshot_id)["jumlah"]:
        return
    title, note, alt = overview.boundary_words(opened.snapshot_id)
    with st.container(key="grafik-batas"):
        st.html(grids.caption(title, note))
        figure = overview.boundary_chart(opened.snapshot_id, opened.theme)
        st.plotly_chart(
            figure, theme=None, height="stretch", config={"displayModeBar": False}, alt=alt, key="peta-batas"
        )
        st.html(grids.step_legend(queries.area.steps(opened.snapshot_id)))
        st.html(grids.citation(title, note, opened.loaded))
