"""Streamlit pieces that pages are written with: the view, sections, pickers, charts, the snapshot stamp."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from meritokrasi import charts, grids, listings, queries, store, text
from meritokrasi.answers import Heading, profile
from meritokrasi.queries import Row

DEFAULT_PAGE = "ringkasan"
PROFILE_FILE = "pantauan/profil_instansi.py"
_LOG = logging.getLogger("pantau")
_VIEW = "tampilan"
_PINNED = "snapshot"
_TARGET = "tujuan"


@dataclass(frozen=True)
class View:
    """What this run shows: one snapshot, whether the link pinned it, and the words for when it was loaded."""

    snapshot_id: str
    pinned: bool
    stamp: Row
    theme: charts.Theme

    @property
    def loaded(self) -> str:
        return text.date(self.stamp["dimuat"], "hari", short=True)


def open_view() -> View | None:
    """The snapshot that the link names, else the current one; None when nothing is published. Kept for the pages."""
    wanted = st.query_params.get(_PINNED) or st.session_state.get(_PINNED)
    pinned = wanted if wanted and store.readable(wanted) else None
    snapshot_id = pinned or store.current_id()
    if snapshot_id is None or not store.readable(snapshot_id):
        return None
    st.session_state[_PINNED] = pinned
    if pinned:
        st.query_params[_PINNED] = pinned
    elif wanted:
        st.query_params.pop(_PINNED, None)
        html(f'<p class="pita pita-lama">{_unknown_snapshot()}</p>')
    theme: charts.Theme = "dark" if st.context.theme.type == "dark" else "light"
    made = View(snapshot_id, pinned is not None, queries.snapshot.stamp(snapshot_id), theme)
    st.session_state[_VIEW] = made
    return made


def view() -> View:
    """The view that the frame opened for this run."""
    opened: View = st.session_state[_VIEW]
    return opened


def href(page: str, **query: str) -> str:
    """The address of a page of ours; the one place that makes links, so that a pinned snapshot survives each."""
    opened = st.session_state.get(_VIEW)
    if opened is not None and opened.pinned:
        query[_PINNED] = opened.snapshot_id
    path = "/" if page == DEFAULT_PAGE else f"/{page}"
    return f"{path}?{urlencode(query)}" if query else path


def html(markup: str) -> None:
    st.html(markup)


def base_style(title: str, owner: str) -> None:
    """The palette as CSS variables, and the name above the menu."""
    name = f"{title}\\A {owner}".replace('"', "").replace("<", "")
    st.html(f'<style>{charts.css_variables()}:root{{--judul:"{name}"}}</style>')


def heading(answer: Heading) -> None:
    grids_heading = grids.heading(answer.title, answer.lead, answer.eyebrow)
    st.html(grids_heading)


def section(title: str, markup: str, *, note: str = "", anchor: str = "") -> None:
    """A card with a heading, a note on measure, unit and n, and its content."""
    st.html(grids.section(title, note, markup, anchor))


def chart(figure: charts.Figure, *, title: str, note: str, alt: str, key: str) -> None:
    """A plotly chart with its finding as title and one sentence for those who cannot see it."""
    with st.container(key=f"grafik-{key}"):
        st.html(grids.caption(title, note))
        config = {"displayModeBar": False, "locale": "id"}
        st.plotly_chart(figure, theme=None, config=config, alt=alt, key=key)


def search(opened: View) -> None:
    """Finds a government by name, short name, old spelling or code, and opens its profile."""
    rows = {row["kode_instansi"]: row for row in queries.area.governments(opened.snapshot_id)}
    st.selectbox(
        "Cari pemerintah daerah",
        list(rows),
        index=None,
        format_func=lambda code: _search_label(rows[code]),
        placeholder="Cari pemerintah daerah: nama, singkatan, atau kode",
        key="cari",
        on_change=_remember_target,
        label_visibility="collapsed",
    )
    target = st.session_state.pop(_TARGET, None)
    if target:
        st.switch_page(PROFILE_FILE, query_params=_query(instansi=target))


def _remember_target() -> None:
    st.session_state[_TARGET] = st.session_state["cari"]
    st.session_state["cari"] = None


def _query(**values: str) -> dict[str, str]:
    opened = view()
    return {**values, _PINNED: opened.snapshot_id} if opened.pinned else values


def _search_label(row: Row) -> str:
    spellings = [row["nama_pendek"], row["singkatan"], *(row["alias"] or "").split(", ")]
    other = ", ".join(dict.fromkeys(s for s in spellings if s and s not in row["nama"]))
    return f"{row['nama']} ({row['kode_instansi']})" + (f" · {other}" if other else "")


def choose_government(opened: View) -> str:
    """The government that the link names; without one the list to choose from, and nothing after it."""
    code = st.query_params.get("instansi", "")
    if code not in {row["kode_instansi"] for row in queries.area.governments(opened.snapshot_id)}:
        lead = f"Kode {code} tidak ada dalam daftar. " if code else ""
        heading(Heading("Pilih pemerintah daerah", f"{lead}Cari di kotak di atas, atau pilih dari daftar ini."))
        for item in profile.choices(opened.snapshot_id, href):
            section(item.title, listings.links(item.lines))
        st.stop()
    return code


def sections(items: Sequence[profile.Section], loaded: str) -> None:
    for item in items:
        section(item.title, listings.lines(item.lines, loaded, ""), note=item.note)


def history(opened: View, code: str) -> None:
    """The chart of final values, for governments that have a series to draw."""
    frame = queries.government.history_of(opened.snapshot_id, code)
    if frame.empty:
        return
    title, note, alt = profile.history_words(frame)
    chart(profile.history_chart(opened.snapshot_id, code, opened.theme), title=title, note=note, alt=alt, key="riwayat")


def choose_province(opened: View) -> str | None:
    """Province picker whose choice lives in the URL; None is the whole area."""
    rows = {r["kode_provinsi"]: r["provinsi"] for r in queries.area.governments(opened.snapshot_id)}
    linked = st.query_params.get("provinsi")
    chosen: str | None = st.selectbox(
        "Provinsi",
        list(rows),
        index=list(rows).index(linked) if linked in rows else None,
        format_func=lambda code: str(rows[code]),
        placeholder="Semua provinsi",
        key="provinsi",
    )
    if chosen is not None:
        st.query_params["provinsi"] = chosen
    elif linked is not None:
        del st.query_params["provinsi"]
    return chosen


def stamp(opened: View) -> None:
    """Both dates and the snapshot id, under the menu of every page."""
    with st.sidebar:
        st.html(_stamp(opened))


def paper_stamp(opened: View) -> None:
    """The same at the end of the page, on paper only: the menu is not printed."""
    st.html(f'<div class="kertas">{_stamp(opened)}</div>')


def _stamp(opened: View) -> str:
    facts = opened.stamp
    lines = (
        text.newest_data(facts["tanggal"], facts["presisi"]),
        f"Dimuat {text.date(facts['dimuat'], 'hari')}",
        f"{text.number(facts['jumlah_sumber'])} dokumen",
    )
    return grids.stamp(lines, opened.snapshot_id)


def page_title(opened: View, page: str) -> str:
    """The tab's title; made-up data say so even there."""
    mark = "[REKAAN] " if opened.stamp["simulasi"] else ""
    return f"{mark}{page} · {opened.stamp['judul']}"


def banners(opened: View) -> None:
    """What must not be missed: data that are made up, and a snapshot that is not the current one."""
    if opened.stamp["simulasi"]:
        st.html(
            '<p class="pita pita-simulasi" role="note">Data rekaan untuk uji coba. Tidak ada angka di sini yang nyata.</p>'
        )
    if opened.pinned and opened.snapshot_id != store.current_id():
        day = text.date(opened.stamp["dimuat"], "hari")
        st.html(
            f'<p class="pita pita-lama" role="note">Anda melihat snapshot lama, dimuat {day}. '
            '<a href="/">Buka yang berlaku</a></p>'
        )


def findings_page(sentences: Sequence[str]) -> None:
    """What stands in the way of a first snapshot, instead of a traceback."""
    heading(Heading("Data belum dapat dimuat", "Perbaiki temuan berikut di folder data, lalu muat ulang halaman ini."))
    section(f"{text.number(len(sentences))} temuan", grids.bullets(sentences[:200]))


def script_failed(error: Exception) -> bool:
    """A page that fails says so in the reader's language; the log keeps the trace. True: Streamlit shows nothing."""
    _LOG.error("Halaman gagal", exc_info=error)
    heading(
        Heading("Halaman ini gagal dibuat", "Muat ulang halaman. Bila tetap gagal, kirim alamatnya kepada pengelola.")
    )
    return True


def building(load: Any) -> Any:
    """Run a load with its progress on the screen."""
    bar = st.progress(0.0, text="Menyiapkan data untuk pertama kali")
    result = load(lambda part, words: bar.progress(part, text=words))
    bar.empty()
    return result


def _unknown_snapshot() -> str:
    return "Snapshot pada tautan itu tidak ada di sini atau dibuat versi program yang lain; yang tampil snapshot yang berlaku."
