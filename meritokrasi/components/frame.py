"""What the frame puts around every page: style, search, banners, the snapshot stamp, and what stands there when all fails."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import streamlit as st

from meritokrasi import access, charts, queries, store, text
from meritokrasi.answers import Heading
from meritokrasi.components.pieces import heading, section
from meritokrasi.components.snapshots import mark_old_snapshot
from meritokrasi.components.view import PINNED, View, link_names_no_snapshot_here, view
from meritokrasi.markup import grids
from meritokrasi.queries import Row
from meritokrasi.submissions import PENGELOLA, Person, RefusedError, known

PROFILE_FILE = "pantauan/profil_instansi.py"
_LOG = logging.getLogger("pantau")
_TARGET = "tujuan"


def base_style(title: str, owner: str) -> None:
    """The palette as CSS variables, and the name above the menu."""
    name = f"{title}\\A {owner}".replace('"', "").replace("<", "")
    st.html(f'<style>{charts.css_variables()}:root{{--judul:"{name}"}}</style>')


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
    return {**values, PINNED: opened.snapshot_id} if opened.pinned else values


def _search_label(row: Row) -> str:
    spellings = [row["nama_pendek"], row["singkatan"], *(row["alias"] or "").split(", ")]
    other = ", ".join(dict.fromkeys(s for s in spellings if s and s not in row["nama"]))
    return f"{row['nama']} ({row['kode_instansi']})" + (f" · {other}" if other else "")


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
    """The tab's title; made-up data and an old snapshot say so even there."""
    mark = ("[REKAAN] " if opened.stamp["simulasi"] else "") + ("[SNAPSHOT LAMA] " if opened.old else "")
    return f"{mark}{page} · {opened.stamp['judul']}"


def banners(opened: View) -> None:
    """What must not be missed: data that are made up, and a snapshot that is not the current one."""
    if opened.stamp["simulasi"]:
        st.html(
            '<p class="pita pita-simulasi" role="note">Data rekaan untuk uji coba. Tidak ada angka di sini yang nyata.</p>'
        )
        st.html('<style>:root{--rekaan:"DATA REKAAN";--tinggi-rekaan:1.55rem}</style>')
    if link_names_no_snapshot_here():
        st.html(f'<p class="pita pita-kabar" role="note">{_UNKNOWN_SNAPSHOT}</p>')
    if opened.old:
        mark_old_snapshot(opened)


def may_build() -> Person | None:
    """Who publishes when there is nothing to show: anybody, unless that let out what the office has not published yet."""
    waiting = any(kiriman.in_state("disetujui") for kiriman in known(store.data_folder()).values())
    if not waiting:
        return Person("muatan", PENGELOLA)
    person = access.visitor().person
    return person if person and person.role == PENGELOLA else None


def unreadable_page() -> None:
    """What stands there when the published snapshot cannot be opened and the reader may not publish another."""
    advice = "Pengelola server: jalankan python -m etl load. Sesudah itu muat ulang halaman ini."
    heading(Heading("Data yang terbit belum dapat dibuka", advice))


def findings_page(sentences: Sequence[str]) -> None:
    """What stands in the way of a first snapshot, instead of a traceback."""
    heading(Heading("Data belum dapat dimuat", "Perbaiki temuan berikut di folder data, lalu muat ulang halaman ini."))
    section(f"{text.number(len(sentences))} temuan", grids.bullets(sentences[:200]), cite=False)


def script_failed(error: Exception) -> bool:
    """A page that fails says so in the reader's language; the log keeps the trace. True: Streamlit shows nothing."""
    _LOG.error("Halaman gagal", exc_info=error)
    advice = "Muat ulang halaman. Bila tetap gagal, kirim alamatnya kepada pengelola."
    heading(Heading("Halaman ini gagal dibuat", str(error) if isinstance(error, RefusedError) else advice))
    return True


def building(load: Any) -> Any:
    """Run a load with its progress on the screen."""
    bar = st.progress(0.0, text="Menyiapkan data untuk pertama kali")
    result = load(lambda part, words: bar.progress(part, text=words))
    bar.empty()
    return result


_UNKNOWN_SNAPSHOT = (
    "Snapshot pada tautan itu tidak ada di sini atau dibuat versi program yang lain; yang tampil snapshot yang berlaku."
)
