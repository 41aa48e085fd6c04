"""What changed, when, and why?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi import store
from meritokrasi.answers import corrections, docket
from meritokrasi.answers import history as answers
from meritokrasi.submissions import steps_seen_by

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded

c.heading(answers.history_heading(snapshot))
c.section("Muatan", answers.loads_table(snapshot, c.href), note=answers.LOADS_NOTE, cite=False)
with st.container(key="pilihan"):
    load = c.choose_load(view)
    code = c.choose("Instansi", answers.governments(snapshot), parameter="instansi", every="Semua instansi")
page = c.choose_page(answers.change_count(snapshot, load, code), size=answers.PAGE_SIZE, of=(load, code))
c.section(
    answers.changes_title(snapshot, load),
    answers.changes(snapshot, load, code, page, loaded),
    note=answers.changes_note(snapshot, load, code),
    anchor=answers.CHANGES,
    cite=False,
)
c.section(
    "Daftar koreksi",
    corrections.corrections_table(snapshot, code, loaded, c.href),
    note=corrections.CORRECTIONS_NOTE,
    anchor="koreksi",
)
earlier, later = c.choose_range(view)
c.section(
    answers.net_title(snapshot, earlier, later, code),
    answers.net(snapshot, earlier, later, code, loaded),
    note=answers.NET_NOTE,
    anchor="banding",
)
if staff := c.staff():
    steps = steps_seen_by(store.data_folder(), staff)
    c.section("Jejak kiriman", docket.steps(snapshot, steps), note=docket.STEPS_NOTE, anchor="jejak", cite=False)
c.section(
    "Temuan muatan yang ditolak",
    corrections.refusals(snapshot, of_submissions=bool(c.staff())),
    note=corrections.FINDINGS_NOTE,
    cite=False,
)
