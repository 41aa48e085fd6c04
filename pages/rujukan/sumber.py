"""From what documents?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi.answers import documents as answers
from meritokrasi.answers import facts

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded
asked, named = st.query_params.get("fakta", ""), st.query_params.get("dokumen", "")
fact = facts.fact(snapshot, asked)
answer = st.container()

if fact:
    c.heading(fact.heading)
    c.parts(facts.parts(fact, loaded, c.href))
elif document := c.choose("Dokumen", answers.titles(snapshot), parameter="dokumen", every="Semua dokumen"):
    with answer:
        c.heading(answers.document_heading(snapshot, document))
    c.section("Dokumennya", answers.about(snapshot, document), cite=False)
    about = answers.described(snapshot, document)
    code = c.choose("Instansi", about, parameter="instansi", every="Pilih instansi") if about else None
    count = answers.taken_count(snapshot, document, code)
    page = c.choose_page(count, size=answers.PAGE_SIZE, of=(document, code))
    c.parts([answers.taken(snapshot, document, code, page, c.href)])
else:
    with answer:
        c.heading(answers.register_heading(snapshot, asked, named))
    with st.container(key="pilihan"):
        chosen = answers.Chosen(
            c.choose("Jenis dokumen", answers.kinds(snapshot), parameter="jenis_sumber", every="Semua jenis"),
            c.choose("Penerbit", answers.publishers(snapshot), parameter="penerbit", every="Semua penerbit"),
            c.choose("Instansi", answers.governments(snapshot), parameter="instansi", every="Semua instansi"),
            c.choose("Indikator", answers.indicators(snapshot), parameter="indikator", every="Semua indikator"),
        )
    count = answers.matching(snapshot, chosen)
    page = c.choose_page(count, size=answers.PAGE_SIZE, of=chosen)
    table = answers.register(snapshot, chosen, page, c.href)
    c.section(answers.register_title(snapshot, chosen), table, note=answers.register_note(snapshot, chosen, page))
