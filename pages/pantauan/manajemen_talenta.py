"""How far on the way to filling posts from the talent pool?"""

import streamlit as st

from meritokrasi import components as c
from meritokrasi.answers import rounds, selection, talent
from meritokrasi.markup import listings

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded

c.heading(talent.talent_heading(snapshot))
left, middle, right = st.columns(3, gap="small")
with left:
    province = c.choose_province(view)
with middle:
    kind = c.choose_kind(view)
with right:
    shown = c.choose("Tampilkan", talent.SHOWN, parameter="tampil")
chosen = selection.Chosen(snapshot, province, kind)

board = talent.board(chosen, shown, c.href)
c.section(talent.board_title(chosen), board, note=talent.board_note(chosen), anchor=talent.BOARD)
c.section(talent.counts_title(snapshot), talent.counts(snapshot, loaded, c.href), note=talent.counts_note(snapshot))
since = c.choose("Siapa bergerak sejak", talent.earlier_loads(snapshot), parameter="sejak") or snapshot
moves = listings.lines(talent.moves_lines(chosen, since, c.href), loaded, talent.no_moves(chosen, since))
c.section(talent.moves_title(chosen, since), moves, note=talent.moves_note(chosen, since))
c.chart(
    rounds.chart(chosen, view.theme),
    title=rounds.finding(chosen),
    note=rounds.note(chosen),
    alt=rounds.sentence(chosen),
    key="putaran",
)
c.section("Putaran pengisian jabatan", rounds.table(chosen, loaded, c.href), note=rounds.TABLE_NOTE)
national = listings.lines(rounds.national_lines(snapshot), loaded, "Belum ada data publik.")
c.section("Angka rujukan nasional, bukan angka wilayah ini", national, note=rounds.NATIONAL_NOTE)
