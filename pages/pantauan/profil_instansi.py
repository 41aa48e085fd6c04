"""Everything about one government."""

from meritokrasi import components as c
from meritokrasi.answers import profile
from meritokrasi.markup import grids, listings

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded
code = c.choose_government(view)

c.heading(profile.profile_heading(snapshot, code))
c.paper(code)
c.section("Dari komitmen ke bukti", grids.timeline(profile.moments(snapshot, code), loaded), note=profile.TIMELINE_NOTE)
c.section(
    "Indikator kemajuan",
    profile.indicator_table(snapshot, code, loaded, required=True),
    note="Nilai terakhir yang terbit. Pembanding: instansi sejenis, periode dan status yang sama.",
)
c.history(view, code)
c.section(
    "Berikutnya",
    listings.lines(profile.example_lines(snapshot, code, c.href), loaded, profile.NO_EXAMPLES),
    note=profile.EXAMPLES_NOTE,
)
c.sections(profile.optional_sections(snapshot, code), loaded)
c.section(
    "Konteks: jumlah pegawai",
    profile.indicator_table(snapshot, code, loaded, required=False),
    note="Menurut pemerintah daerah sendiri; sebagian memuat PPPK paruh waktu, sebagian tidak.",
)
