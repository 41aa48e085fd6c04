"""How far is the area, and what needs attention?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi import queries
from meritokrasi.answers import overview
from meritokrasi.markup import grids, listings

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded
steps = queries.area.steps(snapshot)

c.heading(overview.overview_heading(snapshot))
c.html(overview.card_row(snapshot, loaded))
c.section(
    "Langkah manajemen talenta tertinggi yang diberitakan",
    grids.tile_map(queries.area.tiles(snapshot), steps, c.href),
    note=overview.map_note(snapshot),
)
c.boundaries(view)
left, right = st.columns(2, gap="small")
with left:
    c.section(
        "Langkah yang diberitakan",
        overview.step_bars(snapshot, loaded),
        note="Jumlah instansi. Langkah sebelumnya mungkin sudah dilalui tetapi tidak diberitakan.",
    )
    c.section("Menunggu siapa", listings.lines(overview.waiting_lines(snapshot, c.href), loaded, overview.NO_WAITING))
with right:
    c.section(
        "Yang terbaru",
        listings.lines(overview.newest_lines(snapshot, c.href), loaded, "Belum ada fakta bertanggal."),
        note=overview.newest_heading(snapshot),
    )
    c.section(
        "Yang belum kami temukan",
        listings.lines(overview.not_found_lines(snapshot, c.href), loaded, "Semua yang kami cari sudah ditemukan."),
        note="Tugas kami mencarinya; sepinya pemberitaan bukan berarti belum dikerjakan.",
    )
