"""Files as they were received, each under the hash of its bytes, never changed."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from meritokrasi.submissions.people import RefusedError

_SHA256 = re.compile(r"[0-9a-f]{64}")


class FileMissingError(RefusedError, LookupError):
    """No file with this hash was ever kept here."""


class Vault:
    """One folder of files named by their sha256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """Store the bytes durably; their sha256. The same bytes again change nothing."""
        digest = hashlib.sha256(data).hexdigest()
        target = self._path(digest)
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_once(target, data)
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes with this sha256. Raises FileMissingError when they are gone or no longer the same."""
        if not _SHA256.fullmatch(digest):
            raise FileMissingError(digest)
        try:
            data = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise FileMissingError(digest) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise FileMissingError(f"{digest} berubah sesudah disimpan")
        return data

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def vault_of(folder: Path) -> Vault:
    return Vault(folder / "kiriman" / "berkas")


def _write_once(target: Path, data: bytes) -> None:
    """Whole or not at all: written beside, made durable, then named."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".terima-")
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).chmod(0o440)
    os.replace(name, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
