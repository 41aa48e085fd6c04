"""How do I lead the meeting from this screen?"""

from meritokrasi import components as c

c.show(c.view())
