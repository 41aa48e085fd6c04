"""What is missing, how old is it?"""

from meritokrasi import components as c
from meritokrasi.answers import Heading

c.heading(Heading("Halaman ini sedang dibangun", ""))
