"""How far on the way to filling posts from the talent pool?"""

from meritokrasi import components as c
from meritokrasi.answers import Heading

c.heading(Heading("Halaman ini sedang dibangun", ""))
