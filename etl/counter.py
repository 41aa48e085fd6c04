"""The counter at which one signed-in person is served: everything that the submission pages may do, each asking who asks."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from etl import entry, pipeline, receive, workbook
from etl.findings import Finding
from meritokrasi.submissions import (
    INSTANSI,
    PENGELOLA,
    PIMPINAN,
    Kiriman,
    NotAllowedError,
    Person,
    RefusedError,
    desk,
    file_seen_by,
    may_act_for,
    require,
    seen_by,
)
from meritokrasi.submissions.attachments import Attachment
from meritokrasi.submissions.blanks import Blank, Filled, Reply
from meritokrasi.submissions.journal import journal_of

Outcome = tuple[Kiriman | None, Sequence[Finding]]


class Counter:
    """Serves one person over one data folder. Everything raises RefusedError with words for the reader."""

    def __init__(self, folder: Path, person: Person | None) -> None:
        self.folder = folder
        self.person = require(person, INSTANSI, PENGELOLA, PIMPINAN)
        self.journal = journal_of(folder)

    @cached_property
    def known(self) -> Mapping[str, Kiriman]:
        """The submissions that this person may know of, by number, in the order of receipt."""
        return seen_by(self.folder, self.person)

    # --- handing in ------------------------------------------------------------------------------------------------

    def workbook(self, kode_instansi: str, periode: str) -> bytes:
        """Today's workbook of one government."""
        self._act_for(kode_instansi)
        return workbook.write(workbook.fill(receive.current_snapshot(), kode_instansi, periode))

    def workbooks(self, periode: str) -> bytes:
        """Today's workbooks of all governments as one zip."""
        require(self.person, PENGELOLA)
        stream = io.BytesIO()
        workbook.write_all(receive.current_snapshot(), periode, stream)
        return stream.getvalue()

    def take(self, file_name: str, data: bytes) -> Kiriman:
        """Receive a workbook and check it."""
        try:
            return receive.Reception(self.folder).receive(self._hands_in(), file_name, data)
        except RefusedError:
            raise
        except OSError as error:
            raise pipeline.SystemFailedError(pipeline.sentence_of(error)) from error

    def submit(self, nomor: str, attachments: Sequence[Attachment]) -> Kiriman:
        """Hand a draft to the office, with files of proof."""
        person = self._hands_in()
        kept = [receive.keep(self.folder, one) for one in attachments]
        return desk.submit(self.journal, person, nomor, lampiran=kept)

    def reply(self, reply: Reply) -> Outcome:
        return entry.answer(receive.Reception(self.folder), self.person, reply)

    def blanks(self, kode_instansi: str, periode: str) -> Mapping[str, Blank]:
        """What the office may fill in on a page about one government, and about all of them."""
        require(self.person, PENGELOLA)
        return entry.blanks(receive.current_snapshot(), kode_instansi, periode)

    def record(self, kode_instansi: str, periode: str, filled: Filled, attachments: Sequence[Attachment]) -> Outcome:
        return entry.record(receive.Reception(self.folder), self.person, kode_instansi, periode, filled, attachments)

    # --- files -----------------------------------------------------------------------------------------------------

    def file(self, kiriman: Kiriman, digest: str) -> bytes:
        """A file that came with a submission."""
        return file_seen_by(self.folder, self.person, kiriman.nomor, digest)

    def marked(self, kiriman: Kiriman) -> bytes:
        """The workbook of a submission with its findings marked in it."""
        self.file(kiriman, str(kiriman.sha256))
        return receive.marked(self.folder, kiriman)

    # --- deciding --------------------------------------------------------------------------------------------------

    def accept(self, nomor: str, items: Sequence[int], words: str) -> Kiriman:
        return desk.accept(self.journal, self.person, nomor, items, catatan=words.strip() or None)

    def send_back(self, nomor: str, items: Sequence[int], words: str) -> Kiriman:
        return desk.send_back(self.journal, self.person, nomor, items, alasan=words)

    def publish(self, progress: pipeline.Progress) -> pipeline.Result:
        """Publish the data folder and everything accepted as one new snapshot."""
        return pipeline.load(self.folder, progress, person=self.person)

    def undo(self, snapshot: str, words: str, progress: pipeline.Progress) -> pipeline.Result:
        """Withdraw what one publication brought, and publish what is left and accepted as a new snapshot."""
        desk.withdraw(self.journal, self.person, snapshot, alasan=words)
        return self.publish(progress)

    def _hands_in(self) -> Person:
        return require(self.person, INSTANSI, PENGELOLA)

    def _act_for(self, kode_instansi: str) -> None:
        if not may_act_for(self._hands_in(), kode_instansi):
            raise NotAllowedError(f"Anda terdaftar untuk {self.person.kode_instansi}, bukan {kode_instansi}.")
