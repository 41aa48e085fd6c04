"""What waits for the office, what may be published, and who has not answered?"""

from etl.counter import Counter
from meritokrasi import components as c
from meritokrasi import store
from meritokrasi.answers import handing_in
from meritokrasi.answers import review as answers
from meritokrasi.submissions import PENGELOLA, PIMPINAN

person = c.signed_in(PENGELOLA, PIMPINAN)
view, counter = c.current_view(), Counter(store.data_folder(), person)
snapshot, found, today = view.snapshot_id, counter.known, store.office_today(view.snapshot_id)
decides = person.role == PENGELOLA

c.heading(answers.heading(person, found))
c.news()
c.section("Antrean", answers.queue_table(snapshot, found, c.href), note=answers.QUEUE_NOTE, cite=False)
chosen = c.choose_submission(found, view)
if chosen:
    c.submission(chosen, view, counter, deciding=decides)
    if decides:
        c.decide(counter, chosen)
if decides:
    c.publish(counter, found)
    c.undo(counter, view, found)
c.section("Kiriman lain", answers.others_table(snapshot, found, c.href), note=answers.OTHERS_NOTE, cite=False)
period = str(c.choose("Tahun buku kerja", handing_in.periods(today), parameter="periode"))
missing = answers.silent(snapshot, found, period)
reminders = answers.reminders(missing, period, c.server_address(), today)
if decides:
    c.workbooks_out(counter, period)
c.section(answers.silent_title(snapshot, missing, period), reminders, note=answers.REMIND_NOTE, cite=False)
