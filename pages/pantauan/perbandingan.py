"""How do we stand among our peers?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi.answers import beside, peer_chart, peers
from meritokrasi.answers import peer_group as choices

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded
answer = st.container()
with st.container(key="pilihan"):
    own = c.choose("Instansi Anda", choices.government_options(snapshot), parameter="instansi", every="Tidak dipilih")
    indicator = c.choose("Indikator", choices.indicator_options(snapshot, own), parameter="indikator")
    kind = c.choose("Jenis", choices.kind_options(snapshot, indicator, own), parameter="jenis")
    places = choices.province_options(snapshot, kind, own)
    province = c.choose("Provinsi", places, parameter="provinsi", every="Semua provinsi")
    scope = (snapshot, indicator, kind, province)
    status = c.choose("Status", choices.status_options(*scope), parameter="status")
    period = c.choose("Periode", choices.period_options(*scope, status), parameter="periode")
    group = choices.chosen_group(*scope, status, period)
    parts = choices.part_options(group, own)
    part = c.choose("Tampilkan provinsi", parts, parameter="bagian") if parts else None

with answer:
    c.heading(peers.heading(group, own))
figure = peer_chart.chart(group, part, own, view.theme)
if figure:
    title, note, alt = peer_chart.words(group, part, own)
    c.chart(figure, title=title, note=note, alt=alt, key="sejawat")
table = peers.table(group, part, own, loaded, c.href)
c.section(peers.table_title(group), table, note=peers.table_note(group, part))
c.sections(peers.optional_sections(group, part, c.href), loaded)
c.section(peers.unjudged_title(group), peers.unjudged(group, c.href), note=peers.UNJUDGED_NOTE, cite=False)
c.section(peers.FAIR_TITLE, peers.fair(group, loaded, c.href), note=peers.FAIR_NOTE, cite=False)
names = choices.government_options(snapshot)
chosen = c.choose_several("Berdampingan", names, parameter="bandingkan", most=beside.MOST, empty="Pilih 2 sampai 4")
table = beside.table(snapshot, chosen, loaded, c.href)
c.section(beside.title(snapshot, chosen), table, note=beside.note(snapshot, chosen))
