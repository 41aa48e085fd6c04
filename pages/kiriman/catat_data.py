"""How does one figure, step or clause get in without a workbook?"""

from etl.counter import Counter
from meritokrasi import components as c
from meritokrasi import store
from meritokrasi.answers import handing_in as answers
from meritokrasi.submissions import PENGELOLA

person = c.signed_in(PENGELOLA)
view, counter = c.current_view(), Counter(store.data_folder(), person)

c.heading(answers.RECORD)
c.news()
code = c.government_for(person, view)
c.line_form(counter, view, code)
