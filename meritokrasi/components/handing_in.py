"""The forms of handing in: a workbook out and in, a draft, a reply, one line typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Protocol

import streamlit as st

from meritokrasi import store
from meritokrasi.answers import handing_in as answers
from meritokrasi.components.choices import choose
from meritokrasi.components.dockets import attachments, attempt, download, findings
from meritokrasi.components.pieces import html
from meritokrasi.components.view import View
from meritokrasi.markup import grids
from meritokrasi.submissions import Kiriman
from meritokrasi.submissions.attachments import Attachment
from meritokrasi.submissions.blanks import Blank, Field, Filled, Reply

_TAKEN = "berkas-diterima"
_NEW = "Dokumen baru (isi di bawah)"
Outcome = tuple[Kiriman | None, Sequence[Any]]


class Counter(Protocol):
    """Whom the forms hand over to."""

    def workbook(self, kode_instansi: str, periode: str) -> bytes: ...
    def workbooks(self, periode: str) -> bytes: ...
    def take(self, file_name: str, data: bytes) -> Kiriman: ...
    def submit(self, nomor: str, attachments: Sequence[Attachment]) -> Kiriman: ...
    def reply(self, reply: Reply) -> Outcome: ...
    def blanks(self, kode_instansi: str, periode: str) -> Mapping[str, Blank]: ...
    def record(
        self, kode_instansi: str, periode: str, filled: Filled, attachments: Sequence[Attachment]
    ) -> Outcome: ...


def workbook_out(counter: Counter, opened: View, code: str) -> None:
    """Today's workbook of the government, for this year or the one before."""
    with st.container(key="kartu-unduh"):
        html(grids.caption("1. Unduh buku kerja", answers.WORKBOOK_NOTE))
        periods = answers.periods(store.office_today(opened.snapshot_id))
        period = str(choose("Periode", periods, parameter="periode"))
        name = f"buku-kerja-{code}-{period}.xlsx"
        download("Unduh buku kerja", partial(counter.workbook, code, period), name, key="unduh-buku")


def workbooks_out(counter: Counter, period: str) -> None:
    """Today's workbooks of all governments, for an office that sends them out."""
    download(
        f"Unduh buku kerja {period} semua instansi (zip)",
        partial(counter.workbooks, period),
        f"buku-kerja-{period}.zip",
        kind="application/zip",
        key="unduh-semua",
    )


def workbook_in(counter: Counter) -> None:
    """A filled workbook, received as soon as it is here, once."""
    with st.container(key="kartu-unggah"):
        html(grids.caption("2. Unggah buku kerja yang sudah diisi", answers.UPLOAD_NOTE))
        uploaded = st.file_uploader("Buku kerja", key="unggah-buku")
        if uploaded is None or st.session_state.get(_TAKEN) == uploaded.file_id:
            return
        with st.spinner("Memeriksa buku kerja"):
            attempt(lambda: _taken(counter.take(uploaded.name, uploaded.getvalue()), uploaded.file_id))


def _taken(kiriman: Kiriman, file_id: str) -> str:
    st.session_state[_TAKEN] = file_id
    st.query_params["kiriman"] = kiriman.nomor
    return answers.received(kiriman)


def hand_in(counter: Counter, kiriman: Kiriman) -> None:
    """The last step of a draft: files of proof, then the office's turn."""
    if kiriman.keadaan != "draf":
        return
    with st.container(key="kartu-ajukan"):
        html(grids.caption("3. Ajukan", answers.SUBMIT_NOTE))
        chosen = attachments("Lampiran bukti: PDF, PNG, atau JPEG, paling besar 10 MB tiap berkas", key="lampiran")
        if st.button("Ajukan kepada pengelola", type="primary", key="ajukan"):
            attempt(lambda: answers.submitted(counter.submit(kiriman.nomor, chosen)))


def reply_form(counter: Counter, opened: View, code: str) -> None:
    """The right of reply: a note on any published fact about this government."""
    facts = answers.facts(opened.snapshot_id, code)
    with st.container(key="kartu-tanggapan"):
        html(grids.caption("Hak jawab", answers.REPLY_NOTE))
        if not facts:
            html(f"<p>{answers.NO_FACTS}</p>")
            return
        with st.form("tanggapan", border=False, clear_on_submit=False):
            key = st.selectbox(
                "Angka atau fakta yang terbit",
                list(facts),
                index=None,
                format_func=lambda one: answers.fact_words(facts[one]),
                placeholder="Pilih satu",
            )
            words = st.text_area("Tanggapan", max_chars=2000, key="isi-tanggapan") or ""
            by = st.text_input("Disampaikan oleh (jabatan)", max_chars=200, key="penyampai-tanggapan") or ""
            pressed = st.form_submit_button("Kirim tanggapan", key="kirim-tanggapan")
        if pressed and key is None:
            st.error("Pilih dahulu fakta yang ditanggapi.")
        elif pressed and key:
            fact = facts[key]
            reply = Reply(code, fact.tabel, fact.kunci, fact.tentang, fact.terbit, words, by)
            attempt(lambda: _outcome(counter.reply(reply)))


def line_form(counter: Counter, opened: View, code: str) -> None:
    """One figure, step, clause, plan or round with its document."""
    year = store.office_today(opened.snapshot_id).year
    with st.container(key="bidang-pilihan"):
        period = str(choose("Tahun", {str(y): str(y) for y in range(year, year - 8, -1)}, parameter="periode"))
        blanks = counter.blanks(code, period)
        blank = blanks[str(choose("Jenis isian", {name: name for name in blanks}, parameter="isian"))]
        key = choose("Baris", {k: line.about for k, line in blank.lines.items()}, parameter="baris")
    if key is None:
        return
    html(grids.caption(blank.lines[key].about, blank.how))
    place = f"{code}-{period}-{blank.name}-{key}"
    with st.form("catat", border=False):
        with st.container(key="bidang-isi"):
            texts = {f.name: _ask(f, blank.lines[key].texts.get(f.name, ""), place) for f in blank.fields}
        html(grids.caption("Dokumen sumber", answers.DOCUMENT_NOTE))
        known = st.selectbox(
            "Dokumen", [_NEW, *blank.documents], format_func=lambda d: blank.documents.get(d, d), key=f"d-{place}"
        )
        with st.container(key="bidang-dokumen"):
            texts |= {f.name: _ask(f, "", f"dok-{place}") for f in blank.document}
        chosen = attachments("Salinan arsip dokumen: PDF, PNG, atau JPEG, paling besar 10 MB", key=f"arsip-{place}")
        pressed = st.form_submit_button("Catat dan ajukan", type="primary", key="catat-ajukan")
    if pressed:
        filled = Filled(blank.name, key, texts, known if known != _NEW else None)
        attempt(lambda: _outcome(counter.record(code, period, filled, chosen)))


def _ask(field: Field, today: str, place: str) -> str:
    key = f"{field.name}-{place}"
    if field.choices:
        options = list(field.choices)
        index = options.index(today) if today in options else None
        return st.selectbox(field.title, options, index=index, placeholder="Pilih satu", key=key) or ""
    return st.text_input(field.title, today, max_chars=2000, placeholder=field.hint or None, key=key) or ""


def _outcome(outcome: Outcome) -> str | None:
    """What to say once it is handed in; with findings they are shown here, and nothing was noted."""
    kiriman, found = outcome
    if kiriman is None:
        findings(found)
        return None
    return answers.submitted(kiriman)
