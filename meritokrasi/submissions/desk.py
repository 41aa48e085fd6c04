"""What may be done with a submission: each function asks who, asks the state, and writes one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from meritokrasi.submissions.journal import Journal, Writer
from meritokrasi.submissions.people import (
    INSTANSI,
    PENGELOLA,
    NotAllowedError,
    Person,
    RefusedError,
    may_act_for,
    may_see,
    refuse_own,
    require,
)
from meritokrasi.submissions.state import (
    ACCEPTED,
    PUBLISHED,
    RETURNED,
    SUPERSEDED,
    WAITING,
    WITHDRAWN,
    Isian,
    Kiriman,
    submissions_in,
)


class StepError(RefusedError, ValueError):
    """The submission is not where this step begins; the message says where it is and what to do."""


def receive(
    journal: Journal,
    person: Person | None,
    *,
    jalan: str,
    kode_instansi: str | None,
    sha256: str | None = None,
    isi: Mapping[str, Any] | None = None,
) -> Kiriman:
    """Note that something came in. The same file again, while its submission is still open, is that submission."""
    person = require(person, INSTANSI, PENGELOLA)
    if kode_instansi is not None and not may_act_for(person, kode_instansi):
        raise NotAllowedError(f"Anda terdaftar untuk {person.kode_instansi}, bukan {kode_instansi}.")
    with journal.writing() as writer:
        known = _same_file(writer, person, sha256)
        if known:
            return known
        number = writer.new_number()
        content = {**(isi or {}), "jalan": jalan, "kode_instansi": kode_instansi}
        writer.append(person, number, "diterima", sha256=sha256, isi=content)
        return _find(writer, number)


def note_check(
    journal: Journal,
    person: Person | None,
    nomor: str,
    *,
    kode_instansi: str | None,
    periode: str | None,
    isian: Sequence[Isian],
    temuan: Sequence[Mapping[str, Any]],
) -> Kiriman:
    """Write what the check found: the items, or the findings. Checked once; a second check changes nothing."""
    person = require(person, INSTANSI, PENGELOLA)
    with journal.writing() as writer:
        kiriman = _visible(writer, person, nomor)
        if not kiriman.checked:
            content = {
                "kode_instansi": kode_instansi,
                "periode": periode,
                "isian": [i.as_json() for i in isian],
                "temuan": list(temuan),
            }
            writer.append(person, nomor, "diperiksa", sha256=kiriman.sha256, isi=content)
        return _find(writer, nomor)


def enter(
    journal: Journal,
    person: Person | None,
    *,
    jalan: str,
    kode_instansi: str | None,
    periode: str,
    build: Callable[[str], Sequence[Isian]],
    lampiran: Sequence[Mapping[str, str]] = (),
) -> Kiriman:
    """Note what was typed and checked on a page, and hand it in: all three steps in one transaction.

    `build` makes the items for the number that the submission gets.
    """
    person = require(person, INSTANSI, PENGELOLA)
    if person.role == INSTANSI and not may_act_for(person, kode_instansi):
        raise NotAllowedError(f"Anda terdaftar untuk {person.kode_instansi}, bukan {kode_instansi}.")
    with journal.writing() as writer:
        nomor = writer.new_number()
        place = {"kode_instansi": kode_instansi, "periode": periode}
        writer.append(person, nomor, "diterima", isi={"jalan": jalan, "lampiran": list(lampiran), **place})
        checked = {**place, "isian": [i.as_json() for i in build(nomor)], "temuan": []}
        writer.append(person, nomor, "diperiksa", isi=checked)
        writer.append(person, nomor, "diajukan")
        return _find(writer, nomor)


def submit(
    journal: Journal,
    person: Person | None,
    nomor: str,
    *,
    catatan: str | None = None,
    lampiran: Sequence[Mapping[str, str]] = (),
) -> Kiriman:
    """Hand a checked draft to the office, with files of proof (name, kind, sha256 of what the vault keeps)."""
    person = require(person, INSTANSI, PENGELOLA)
    with journal.writing() as writer:
        _visible(writer, person, nomor)
        kiriman = submissions_in(writer.events())[nomor]
        if not may_act_for(person, kiriman.kode_instansi):
            raise NotAllowedError("Kiriman ini bukan milik instansi Anda.")
        if kiriman.keadaan != "draf":
            by = f" oleh {kiriman.pengganti}" if kiriman.pengganti else ""
            raise StepError(f"Kiriman {nomor} tidak dapat diajukan: keadaannya {kiriman.keadaan}{by}.")
        writer.append(
            person, nomor, "diajukan", catatan=catatan, isi={"lampiran": list(lampiran)} if lampiran else None
        )
        return _find(writer, nomor)


def accept(
    journal: Journal, person: Person | None, nomor: str, items: Iterable[int], *, catatan: str | None = None
) -> Kiriman:
    """Accept items that wait; nobody accepts what he or she entered."""
    return _decide(journal, person, nomor, items, ACCEPTED, catatan)


def send_back(journal: Journal, person: Person | None, nomor: str, items: Iterable[int], *, alasan: str) -> Kiriman:
    """Return items that wait, or that were accepted and are not published yet, with the reason."""
    if not alasan.strip():
        raise StepError("Tulis alasan pengembalian, supaya instansi tahu apa yang harus diperbaiki.")
    return _decide(journal, person, nomor, items, RETURNED, alasan.strip())


def note_published(journal: Journal, person: Person | None, loaded: Mapping[str, Kiriman], snapshot: str) -> None:
    """Write what this snapshot brought, and which withdrawn items it left out; `loaded` is what it was made from.

    What was noted, replaced or withdrawn meanwhile is passed over.
    """
    person = require(person, PENGELOLA)
    with journal.writing() as writer:
        known = submissions_in(writer.events())
        for nomor, then in loaded.items():
            now = known[nomor]
            brought = _still(then.in_state(ACCEPTED), now.in_state(ACCEPTED))
            left_out = _still(then.still_shown, now.still_shown)
            if brought or left_out:
                content = {"snapshot": snapshot, "isian": brought, **({"tanpa": left_out} if left_out else {})}
                writer.append(person, nomor, PUBLISHED, isi=content)


def _still(then: Iterable[Isian], now: Iterable[Isian]) -> list[int]:
    return sorted({i.nomor for i in then} & {i.nomor for i in now})


def withdraw(journal: Journal, person: Person | None, snapshot: str, *, alasan: str) -> dict[str, tuple[int, ...]]:
    """Withdraw everything that one publication brought; the items by submission. The next load leaves them out."""
    person = require(person, PENGELOLA)
    if not alasan.strip():
        raise StepError("Tulis alasan pembatalan; alasannya tercatat di jurnal.")
    with journal.writing() as writer:
        brought = published_with(submissions_in(writer.events()), snapshot)
        if not brought:
            raise StepError(f"Tidak ada isian yang terbit dengan snapshot {snapshot}, atau sudah dibatalkan.")
        for nomor, items in brought.items():
            content = {"snapshot": snapshot, "isian": list(items)}
            writer.append(person, nomor, "dibatalkan", catatan=alasan.strip(), isi=content)
    return brought


def published_with(submissions: Mapping[str, Kiriman], snapshot: str) -> dict[str, tuple[int, ...]]:
    """The items that this publication brought and that still stand, by submission."""
    found = {
        nomor: tuple(i.nomor for i in kiriman.in_state(PUBLISHED) if kiriman.keputusan[i.nomor].snapshot == snapshot)
        for nomor, kiriman in submissions.items()
    }
    return {nomor: items for nomor, items in found.items() if items}


def publications(submissions: Mapping[str, Kiriman]) -> list[str]:
    """Snapshots that brought items which still stand, newest first."""
    standing = {
        str(kiriman.keputusan[i.nomor].snapshot)
        for kiriman in submissions.values()
        for i in kiriman.in_state(PUBLISHED)
    }
    return sorted(standing, reverse=True)


def _decide(
    journal: Journal, person: Person | None, nomor: str, items: Iterable[int], step: str, catatan: str | None
) -> Kiriman:
    person = require(person, PENGELOLA)
    with journal.writing() as writer:
        _visible(writer, person, nomor)
        known = submissions_in(writer.events())
        kiriman = known[nomor]
        if step == ACCEPTED:
            refuse_own(person, kiriman.entered_by)
        if not kiriman.submitted:
            raise StepError(f"Kiriman {nomor} belum diajukan: keadaannya {kiriman.keadaan}.")
        open_states = (WAITING,) if step == ACCEPTED else (WAITING, ACCEPTED, SUPERSEDED)
        chosen = sorted(set(items))
        if not chosen:
            raise StepError("Centang dahulu isian yang diputuskan.")
        if not {i.nomor for i in kiriman.in_state(*open_states)}.issuperset(chosen):
            raise StepError(f"Sebagian isian kiriman {nomor} sudah diputuskan. Muat ulang halaman, lalu periksa lagi.")
        if step == ACCEPTED:
            _refuse_older(known, kiriman, chosen)
        writer.append(person, nomor, step, catatan=catatan, isi={"isian": chosen})
        return _find(writer, nomor)


def _refuse_older(known: Mapping[str, Kiriman], kiriman: Kiriman, items: Sequence[int]) -> None:
    """An older word does not take the place of a newer one that was accepted meanwhile."""
    keys = {(i.tabel, i.kunci): i for i in kiriman.isian if i.nomor in items}
    for other in known.values():
        if other.received.nomor > kiriman.received.nomor:
            for newer in other.in_state(ACCEPTED, PUBLISHED):
                if (newer.tabel, newer.kunci) in keys:
                    about = keys[newer.tabel, newer.kunci].tentang
                    raise StepError(
                        f"{about}: isian yang lebih baru dari kiriman {other.nomor} sudah disetujui. Kembalikan yang ini."
                    )


def _visible(writer: Writer, person: Person, nomor: str) -> Kiriman:
    """The submission, when this person may know of it; a stranger's reads as absent."""
    kiriman = submissions_in(writer.events(nomor)).get(nomor)
    told = kiriman is not None and kiriman.kode_instansi is None and person.name == kiriman.received.pelaku
    if kiriman is None or not (told or may_see(person, kiriman.kode_instansi)):
        raise StepError(f"Tidak ada kiriman bernomor {nomor}.")
    return kiriman


def _find(writer: Writer, nomor: str) -> Kiriman:
    return submissions_in(writer.events(nomor))[nomor]


def _same_file(writer: Writer, person: Person, sha256: str | None) -> Kiriman | None:
    """The submission that these very bytes are already, as long as nothing would come of them but the same again."""
    if sha256 is None:
        return None
    known = submissions_in(writer.events())
    for kiriman in known.values():
        ours = person.name == kiriman.received.pelaku or may_see(person, kiriman.kode_instansi)
        if kiriman.sha256 == sha256 and ours and not _is_over(known, kiriman):
            return kiriman
    return None


def _is_over(known: Mapping[str, Kiriman], kiriman: Kiriman) -> bool:
    """Whether these bytes would now say something that this submission no longer says."""
    if kiriman.keadaan in ("perlu diperbaiki", "tanpa perubahan"):
        return True
    if {RETURNED, WITHDRAWN, SUPERSEDED}.intersection(d.keadaan for d in kiriman.keputusan.values()):
        return True
    newer = known.get(kiriman.pengganti or "")
    waits = kiriman.submitted and not (kiriman.keadaan == "diajukan" and newer and newer.in_state(ACCEPTED, PUBLISHED))
    return newer is not None and not waits
