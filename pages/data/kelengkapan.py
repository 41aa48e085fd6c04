"""What is missing, how old is it?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi.answers import completeness as answers
from meritokrasi.answers import freshness, inquiries
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup import listings

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded

c.heading(answers.completeness_heading(snapshot))
left, right = st.columns(2, gap="small")
with left:
    province = c.choose_province(view)
with right:
    kind = c.choose_kind(view)
chosen = Chosen(snapshot, province, kind)

c.section(answers.matrix_title(chosen), answers.matrix(chosen, c.href), note=answers.matrix_note(chosen))
asked = inquiries.to_assessors(chosen)
c.section(inquiries.assessors_title(chosen), asked, note=inquiries.ASSESSORS_NOTE, cite=False)
asked = inquiries.to_governments(chosen, c.href)
c.section(inquiries.governments_title(chosen), asked, note=inquiries.GOVERNMENTS_NOTE, cite=False)
others = listings.lines(inquiries.other_lines(snapshot, c.href), loaded, "Tidak ada yang sedang ditunggu.")
c.section("Menunggu siapa, dan apa lagi yang kami cari", others, note=inquiries.OTHERS_NOTE, cite=False)
c.section(freshness.ages_title(snapshot), freshness.ages_bars(snapshot), note=freshness.ages_note(snapshot))
c.section("Umur angka terbaru per indikator", freshness.ages_table(snapshot, c.href), note=freshness.AGES_TABLE_NOTE)
c.section(freshness.sources_title(snapshot), freshness.sources_table(snapshot, c.href), note=freshness.SOURCES_NOTE)
c.section(freshness.progress_title(snapshot), freshness.progress_bars(snapshot), note=freshness.progress_note(snapshot))
