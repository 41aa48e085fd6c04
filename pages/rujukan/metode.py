"""How is it made?"""

from meritokrasi import components as c
from meritokrasi.answers import method as answers

view = c.view()
snapshot = view.snapshot_id

c.heading(answers.method_heading(snapshot))
instrument = c.choose("Instrumen", answers.instrument_options(snapshot), parameter="instrumen", every="Semua instrumen")
parts = answers.parts(snapshot, instrument, view.loaded, c.href)
c.html(answers.contents(parts))
c.parts(parts)
