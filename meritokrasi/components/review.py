"""The forms of reviewing: deciding item by item, publishing, and taking a publication back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import streamlit as st

from meritokrasi.answers import docket
from meritokrasi.answers import review as answers
from meritokrasi.components.choices import choose_page
from meritokrasi.components.dockets import attempt, findings
from meritokrasi.components.pieces import html
from meritokrasi.components.view import View
from meritokrasi.markup import dockets, grids
from meritokrasi.submissions import Kiriman

PAGE_SIZE = 30
Progress = Callable[[float, str], None]


class Counter(Protocol):
    """Whom the decisions are handed over to."""

    def accept(self, nomor: str, items: Sequence[int], words: str) -> Kiriman: ...
    def send_back(self, nomor: str, items: Sequence[int], words: str) -> Kiriman: ...
    def publish(self, progress: Progress) -> Any: ...
    def undo(self, snapshot: str, words: str, progress: Progress) -> Any: ...


def decide(counter: Counter, kiriman: Kiriman) -> None:
    """Tick items, then accept them or send them back with the reason."""
    waiting = [isian.nomor for isian in kiriman.in_state("menunggu", "disetujui")] if kiriman.submitted else []
    if not waiting:
        return
    html(
        grids.caption(
            answers.deciding(len(kiriman.in_state("menunggu")), len(kiriman.in_state("disetujui"))), answers.DECIDE_NOTE
        )
    )
    page = choose_page(len(waiting), size=PAGE_SIZE, of=kiriman.nomor)
    shown = waiting[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    with st.container(key="centang", horizontal=True):
        if st.button("Centang semua", key="centang-semua"):
            _tick(kiriman, shown, True)
        if st.button("Kosongkan centang", key="centang-kosong"):
            _tick(kiriman, shown, False)
    with st.form("keputusan", border=False):
        ticked = [number for number in shown if _ask(kiriman, number)]
        words = st.text_area("Alasan, wajib bila dikembalikan", max_chars=2000, key=f"alasan-{kiriman.nomor}") or ""
        with st.container(key="tombol-keputusan", horizontal=True):
            accepted = st.form_submit_button("Setujui yang dicentang", type="primary", key="setujui")
            returned = st.form_submit_button("Kembalikan yang dicentang", key="kembalikan")
    if accepted:
        attempt(lambda: answers.accepted(counter.accept(kiriman.nomor, ticked, words), len(ticked)))
    if returned:
        attempt(lambda: answers.returned(counter.send_back(kiriman.nomor, ticked, words), len(ticked)))


def _ask(kiriman: Kiriman, number: int) -> bool:
    entry = docket.item(kiriman, kiriman.isian[number - 1])
    state = f" ({entry.state})" if entry.state != docket.STATES["menunggu"] else ""
    ticked = st.checkbox(f"{number}. {entry.about}{state}", key=_key(kiriman, number))
    html(dockets.item(entry))
    return ticked


def _tick(kiriman: Kiriman, numbers: Sequence[int], value: bool) -> None:
    for number in numbers:
        st.session_state[_key(kiriman, number)] = value


def _key(kiriman: Kiriman, number: int) -> str:
    return f"isian-{kiriman.nomor}-{number}"


def publish(counter: Counter, found: Mapping[str, Kiriman]) -> None:
    """Everything that is accepted, in one snapshot; also to finish a withdrawal that was interrupted."""
    unfinished = answers.unfinished(found)
    count = sum(len(kiriman.in_state("disetujui")) for kiriman in found.values())
    with st.container(key="kartu-terbit"):
        html(grids.caption(answers.publishing(count, unfinished=unfinished), answers.PUBLISH_NOTE))
        if (count or unfinished) and st.button("Terbitkan semua yang disetujui", type="primary", key="terbitkan"):
            attempt(lambda: _load(counter.publish, count))


def undo(counter: Counter, opened: View, found: Mapping[str, Kiriman]) -> None:
    """Take the last publication back: what it brought is left out of a new snapshot, which replaces nothing."""
    last = answers.last_publication(found)
    if last is None:
        return
    with st.container(key="kartu-batal"):
        html(grids.caption("Batalkan terbitan terakhir", answers.undo_note(opened.snapshot_id, found, last)))
        with st.form("batal", border=False):
            words = st.text_input("Alasan pembatalan", max_chars=2000, key="alasan-batal") or ""
            pressed = st.form_submit_button("Batalkan terbitan ini", key="batalkan")
        if pressed:
            attempt(lambda: _load(lambda progress: counter.undo(last, words, progress), 0))


def _load(run: Callable[[Progress], Any], count: int) -> str | None:
    bar = st.progress(0.0, text="Menyiapkan snapshot")

    def show(part: float, words: str) -> None:
        bar.progress(part, text=words)

    result = run(show)
    bar.empty()
    if result.findings:
        findings(result.findings, "Tidak jadi terbit: pemeriksaan menemukan kesalahan")
        return None
    return answers.published(result.snapshot, count)
