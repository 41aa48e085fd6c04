"""The frame: page config, theme, search, snapshot stamp, navigation; no content of its own."""

import streamlit as st

from etl import pipeline
from meritokrasi import components as c
from meritokrasi import store, web

PAGES = {
    "Pantauan": [
        st.Page("pantauan/ringkasan.py", title="Ringkasan", url_path="ringkasan", default=True),
        st.Page("pantauan/komitmen.py", title="Komitmen", url_path="komitmen"),
        st.Page("pantauan/sistem_merit.py", title="Sistem merit", url_path="sistem-merit"),
        st.Page("pantauan/manajemen_talenta.py", title="Manajemen talenta", url_path="manajemen-talenta"),
        st.Page("pantauan/perbandingan.py", title="Perbandingan", url_path="perbandingan"),
        st.Page("pantauan/profil_instansi.py", title="Profil instansi", url_path="profil-instansi"),
    ],
    "Rapat": [
        st.Page("rapat/bahan_rapat.py", title="Bahan rapat", url_path="bahan-rapat"),
        st.Page("rapat/mode_rapat.py", title="Mode rapat", url_path="mode-rapat"),
    ],
    "Data": [
        st.Page("data/kelengkapan.py", title="Kelengkapan", url_path="kelengkapan"),
        st.Page("data/riwayat.py", title="Riwayat", url_path="riwayat"),
        st.Page("kiriman/kirim_data.py", title="Kirim data", url_path="kirim-data"),
        st.Page("kiriman/tinjau_kiriman.py", title="Tinjau kiriman", url_path="tinjau-kiriman"),
        st.Page("kiriman/catat_data.py", title="Catat data", url_path="catat-data"),
    ],
    "Rujukan": [
        st.Page("rujukan/metode.py", title="Metode", url_path="metode"),
        st.Page("rujukan/sumber.py", title="Sumber", url_path="sumber"),
        st.Page("rujukan/unduh.py", title="Unduh", url_path="unduh"),
    ],
}


def first_load() -> None:
    """Nothing is published yet: build it from the data folder, or show what stands in the way.

    While something accepted waits to be published, only the office may.
    """
    person = c.may_build()
    if person is None:
        c.unreadable_page()
        st.stop()
    try:
        result = c.building(lambda progress: pipeline.load(store.data_folder(), progress, person=person))
    except pipeline.SystemFailedError as failure:
        c.findings_page([str(failure)])
        st.stop()
    if result.findings:
        c.findings_page([finding.sentence() for finding in result.findings])
        st.stop()
    st.rerun()


st.set_page_config(
    page_title=web.TITLE, page_icon=str(web.STATIC / "ikon.svg"), layout="wide", initial_sidebar_state=240
)
admitted = c.is_admitted()
page = st.navigation(PAGES, expanded=True, position="sidebar" if admitted else "hidden")
view = c.open_view() if admitted else None
if view is None:
    c.base_style(web.TITLE, "")
    first_load() if admitted else c.closed_page()
else:
    c.base_style(view.stamp["judul"], view.stamp["nama"])
    st.set_page_config(page_title=c.page_title(view, page.title))
    c.choose_snapshot(view)
    c.visitor_box()
    c.stamp(view)
    c.banners(view)
    c.search(view)
    page.run()
    c.paper_stamp(view)
