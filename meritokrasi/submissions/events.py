"""One step of a submission, and the seal that it carries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from meritokrasi.submissions.people import RefusedError

STEPS = ("diterima", "diperiksa", "diajukan", "dikembalikan", "disetujui", "terbit", "dibatalkan")
FIRST = "0" * 64
URL = "MERITOKRASI_JURNAL_URL"


class JournalError(RefusedError, RuntimeError):
    """The journal cannot be opened or written; the message says why."""


@dataclass(frozen=True)
class Event:
    """One step of one submission; `waktu` is UTC, `isi` what the step carries (items, findings, decisions)."""

    nomor: int
    kiriman: str
    jenis: str
    pelaku: str
    peran: str
    waktu: str
    catatan: str | None = None
    sha256: str | None = None
    isi: Mapping[str, Any] = field(default_factory=dict)
    hash_sebelum: str = FIRST
    hash: str = ""

    def sealed(self) -> str:
        """The hash that this row must carry."""
        cells = [getattr(self, one.name) for one in fields(self) if one.name != "hash"]
        return hashlib.sha256(sealing_text(cells).encode()).hexdigest()


def sealing_text(value: Any) -> str:
    """The one way in which a value is written down to be hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
