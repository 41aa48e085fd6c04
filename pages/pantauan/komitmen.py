"""Who committed, how, and what did they promise?"""

from meritokrasi import components as c
from meritokrasi.answers import commitment as answers
from meritokrasi.markup import listings

view = c.view()
snapshot, loaded = view.snapshot_id, view.loaded
commitment = answers.latest(snapshot)
name = commitment["id_komitmen"]

c.heading(answers.commitment_heading(commitment))
c.chart(
    answers.attendance_chart(snapshot, name, view.theme),
    title=answers.attendance_finding(commitment),
    note=answers.attendance_note(commitment),
    alt=answers.attendance_sentence(snapshot, name),
    key="kehadiran",
)
province = c.choose_province(view)
c.section(
    "Kehadiran dan tanda tangan per instansi",
    answers.attendance_table(snapshot, name, province, loaded, c.href),
    note="Kehadiran dan tanda tangan diberitakan terpisah. Disebut kolektif bukan bukti tanda tangan.",
)
c.section(
    answers.clause_title(snapshot, name),
    listings.lines(answers.clause_lines(snapshot, name), loaded, "Belum ada butir."),
    note=answers.clause_note(snapshot, name),
)
c.section(
    "Rencana aksi dan tenggat",
    listings.lines(answers.action_lines(snapshot, name, province), loaded, answers.NO_ACTIONS),
)
c.section("Tentang komitmen ini", answers.about(snapshot, commitment, loaded))
