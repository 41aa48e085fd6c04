"""How mature is each aspect, where?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi.answers import merit, merit_criteria, merit_levels, merit_published

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded

c.heading(merit.merit_heading(snapshot))
left, middle, right = st.columns(3, gap="small")
with left:
    instrument = c.choose("Instrumen", merit.instrument_options(snapshot), parameter="instrumen")
with middle:
    options = merit.aspect_options(snapshot, str(instrument))
    aspect = c.choose("Aspek", options, parameter="aspek", every="Semua aspek")
with right:
    province = c.choose_province(view)
choice = merit.chosen(snapshot, instrument, aspect, province)

levels = merit_levels.heatmap(choice, c.href, loaded)
c.section(levels.title, levels.markup, note=levels.note, anchor="level")
chart = merit_published.score_chart(choice, view.theme)
c.chart(chart.figure, title=chart.title, note=chart.note, alt=chart.alt, key="skor")
values = merit_published.published(choice, c.href)
c.section(values.title, values.markup, note=values.note)
spread = merit_published.distribution(choice)
c.section(spread.title, spread.markup, note=spread.note)
weights = merit_criteria.aspects(choice, c.href, loaded)
c.section(weights.title, weights.markup, note=weights.note)
