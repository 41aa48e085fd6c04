"""May I have it?"""

from meritokrasi import components as c
from meritokrasi.answers import Heading

c.heading(Heading("Halaman ini sedang dibangun", ""))
