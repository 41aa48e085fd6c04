"""What does my government hand in, and what became of it?"""

from etl.counter import Counter
from meritokrasi import components as c
from meritokrasi import store
from meritokrasi.answers import handing_in as answers
from meritokrasi.submissions import INSTANSI, PENGELOLA

person = c.signed_in(INSTANSI, PENGELOLA)
view, counter = c.current_view(), Counter(store.data_folder(), person)
code = c.government_for(person, view)
mine = answers.newest_first(counter.known, code)

c.heading(answers.heading(view.snapshot_id, code, mine))
c.news()
c.workbook_out(counter, view, code)
c.workbook_in(counter)
chosen = c.choose_submission({kiriman.nomor: kiriman for kiriman in mine}, view)
if chosen:
    c.submission(chosen, view, counter)
    c.hand_in(counter, chosen)
c.section(
    "Kiriman instansi ini", answers.listing(view.snapshot_id, mine, code, c.href), note=answers.MINE_NOTE, cite=False
)
if person.role == INSTANSI:
    c.reply_form(counter, view, code)
