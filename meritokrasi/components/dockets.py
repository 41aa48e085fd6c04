"""What every submission page is written with: whose it is, one submission shown, its files, and changes that say what came of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

import streamlit as st

from meritokrasi.answers import docket
from meritokrasi.components.choices import choose
from meritokrasi.components.pieces import section
from meritokrasi.components.view import View
from meritokrasi.markup import dockets
from meritokrasi.reports.receipt import receipt
from meritokrasi.submissions import INSTANSI, FileMissingError, Kiriman, Person, RefusedError
from meritokrasi.submissions.attachments import MOST, Attachment, AttachmentError, attachment

PDF = "application/pdf"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NEWS = "kabar-kiriman"


class Files(Protocol):
    """Who gives out files of submissions to the person who asks."""

    def file(self, kiriman: Kiriman, digest: str) -> bytes: ...
    def marked(self, kiriman: Kiriman) -> bytes: ...


def news() -> None:
    """What the change just made came to; said once."""
    words = st.session_state.pop(_NEWS, None)
    if words:
        st.success(words)


def attempt(change: Callable[[], str | None]) -> None:
    """Make a change, then run the page anew and say what came of it. A refusal is said, and None means it said so itself."""
    try:
        words = change()
    except RefusedError as refused:
        st.error(str(refused))
        return
    if words is not None:
        st.session_state[_NEWS] = words
        st.rerun()


def government_for(person: Person, opened: View) -> str:
    """The government to which this person is bound, or for the office the one that is chosen."""
    names = docket.names(opened.snapshot_id)
    if person.role != INSTANSI:
        return str(choose("Instansi", names, parameter="instansi"))
    if person.kode_instansi not in names:
        st.error(f"Kode {person.kode_instansi} pada akun Anda tidak ada di dasbor ini. Minta pengelola memperbaikinya.")
        st.stop()
    return str(person.kode_instansi)


def choose_submission(found: Mapping[str, Kiriman], opened: View) -> Kiriman | None:
    """The submission that the link names; without one none."""
    asked = st.query_params.get("kiriman")
    if asked and asked not in found:
        st.error("Tidak ada kiriman bernomor itu di sini.")
    if not found:
        return None
    words = {
        nomor: f"{nomor} · {docket.sender(opened.snapshot_id, k)} · {docket.decided(k)}" for nomor, k in found.items()
    }
    chosen = choose("Buka kiriman", words, parameter="kiriman", every="Pilih nomor kiriman")
    return found[chosen] if chosen else None


def submission(kiriman: Kiriman, opened: View, files: Files, *, deciding: bool = False) -> None:
    """What one submission says, and its files."""
    note, shown = docket.about(opened.snapshot_id, kiriman), docket.shown(kiriman, deciding=deciding)
    section(f"Kiriman {kiriman.nomor}: {docket.decided(kiriman)}", shown, note=note, cite=False)
    with st.container(key="berkas-kiriman", horizontal=True):
        made = partial(receipt, opened.snapshot_id, kiriman)
        download("Unduh tanda terima (PDF)", made, f"tanda-terima-{kiriman.nomor}.pdf", kind=PDF, key="tanda-terima")
        if kiriman.temuan and kiriman.sha256:
            download(
                "Unduh salinan bertanda", partial(files.marked, kiriman), f"temuan-{kiriman.nomor}.xlsx", key="bertanda"
            )
        if kiriman.sha256:
            name = f"{kiriman.nomor}.xlsx"
            download("Unduh berkas asli", partial(files.file, kiriman, kiriman.sha256), name, key="asli")
        for number, file in enumerate(kiriman.lampiran):
            read = partial(files.file, kiriman, file["sha256"])
            download(f"Unduh {file['nama']}", read, file["nama"], kind=file["jenis"], key=f"lampiran-{number}")


def download(label: str, make: Callable[[], bytes], file_name: str, *, kind: str = SHEET, key: str) -> None:
    """A file made only when it is asked for."""

    def made() -> bytes:
        try:
            return make()
        except FileMissingError as missing:
            return f"Berkas ini hilang dari server: {missing}. Beri tahu pengelola.".encode()

    st.download_button(label, made, file_name, kind, key=key, on_click="ignore")


def attachments(label: str, *, key: str) -> list[Attachment]:
    """Files of proof chosen for what is about to be handed in; a file that is none is said and left out."""
    chosen = st.file_uploader(label, accept_multiple_files=True, key=key)
    if len(chosen) > MOST:
        st.error(f"Paling banyak {MOST} berkas; yang dilampirkan {MOST} yang pertama.")
    made = []
    for one in chosen[:MOST]:
        try:
            made.append(attachment(one.name, one.getvalue()))
        except AttachmentError as wrong:
            st.error(str(wrong))
    return made


def findings(found: Sequence[Any], title: str = "Belum dapat dikirim") -> None:
    """What is wrong with something typed; each finding has the attributes of etl's findings."""
    shown = [docket.problem({name: getattr(one, name) for name in docket.PROBLEM_FIELDS}) for one in found]
    section(title, dockets.problems(shown, title, ""), cite=False)
