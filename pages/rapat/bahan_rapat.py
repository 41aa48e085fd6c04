"""What do I take along to the meeting?"""

from meritokrasi import components as c
from meritokrasi.answers import rehearsal

view = c.view()
scope = c.choose_scope(view)
c.heading(rehearsal.heading(scope))
c.take_along(scope)
c.preview(scope)
