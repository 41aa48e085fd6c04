"""Files of proof handed in beside links: PDF and pictures, known by what they contain and not by their name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from meritokrasi.submissions.people import RefusedError

LARGEST = 10 * 1024 * 1024
MOST = 20
KINDS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
}
_LONGEST_NAME = 120


class AttachmentError(RefusedError, ValueError):
    """A file that is not taken as proof; the message names it, says why, and what to do."""


@dataclass(frozen=True)
class Attachment:
    """One file of proof: its name without any path, its MIME type, its bytes."""

    name: str
    kind: str
    data: bytes


def attachment(file_name: str, data: bytes) -> Attachment:
    """The file as proof. Raises AttachmentError."""
    name = plain_name(file_name)
    if not data:
        raise AttachmentError(f"{name} kosong. Pilih berkas yang berisi.")
    if len(data) > LARGEST:
        raise AttachmentError(f"{name} lebih dari 10 MB. Kecilkan, atau cantumkan tautannya saja.")
    kind = next((known for start, known in KINDS.items() if data.startswith(start)), None)
    if kind is None:
        raise AttachmentError(f"{name} bukan PDF, PNG, atau JPEG. Simpan sebagai salah satunya, lalu lampirkan lagi.")
    mime, suffix = kind
    return Attachment(name if name.lower().endswith((suffix, ".jpeg")) else name + suffix, mime, data)


def plain_name(file_name: str) -> str:
    """A file's name without path, control characters and marks that turn the direction of reading."""
    last = PurePath(file_name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[-_LONGEST_NAME:] or "lampiran"
