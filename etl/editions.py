"""Snapshots that have a name: `terbit/edisi.json`, written durably under the lock."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from etl import publish
from meritokrasi import store

LONGEST_NAME = 60


class EditionError(ValueError):
    """The name or the snapshot cannot be used; the message says what to do."""


def name_edition(folder: Path, name: str, snapshot_id: str | None = None) -> store.Edition:
    """Give a snapshot, by default the current one, a name. Raises EditionError."""
    name = _clean(name)
    with publish.lock(folder):
        noted = _noted(folder)
        taken = next((e for e in noted if e.name.casefold() == name.casefold()), None)
        if taken:
            raise EditionError(
                f'Nama "{taken.name}" sudah dipakai snapshot {taken.snapshot_id}. Pilih nama lain, atau hapus dahulu dengan --remove.'
            )
        made = store.Edition(name, _existing(folder, snapshot_id), f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}")
        _write(folder, [*noted, made])
    return made


def remove_edition(folder: Path, name: str) -> store.Edition:
    """Forget a name; its snapshot stays. Raises EditionError."""
    wanted = _clean(name).casefold()
    with publish.lock(folder):
        noted = _noted(folder)
        removed = next((e for e in noted if e.name.casefold() == wanted), None)
        if removed is None:
            known = ", ".join(f'"{e.name}"' for e in noted) or "belum ada"
            raise EditionError(f"Tidak ada edisi bernama itu. Edisi yang ada: {known}.")
        _write(folder, [e for e in noted if e != removed])
    return removed


def as_json(edition: store.Edition) -> dict[str, str]:
    return {"nama": edition.name, "snapshot": edition.snapshot_id, "dicatat": edition.noted}


def _clean(name: str) -> str:
    """One line of letters that can be read: no control, formatting or line-breaking characters."""
    name = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise EditionError(f"Nama edisi 1 sampai {LONGEST_NAME} karakter, bukan {len(name)}. Tulis nama yang lain.")
    if any(unicodedata.category(c).startswith("C") or unicodedata.category(c) in ("Zl", "Zp") for c in name):
        raise EditionError("Nama edisi memuat karakter yang tidak tampak. Ketik ulang namanya.")
    return name


def _noted(folder: Path) -> list[store.Edition]:
    try:
        return store.noted_editions(folder)
    except ValueError as error:
        path = folder / store.EDITIONS
        raise EditionError(f"{path} rusak ({error}). Perbaiki isinya, atau pindahkan berkas itu.") from error


def _existing(folder: Path, snapshot_id: str | None) -> str:
    wanted = snapshot_id or store.current_id(folder)
    if wanted is None:
        raise EditionError("Belum ada snapshot. Jalankan python -m etl load dahulu.")
    try:
        return store.find(wanted, folder).id
    except store.SnapshotMissingError as error:
        raise EditionError(f"Snapshot {wanted} tidak ada. Lihat daftarnya dengan python -m etl snapshots.") from error


def _write(folder: Path, noted: Sequence[store.Edition]) -> None:
    text = json.dumps([as_json(edition) for edition in noted], ensure_ascii=False, indent=1)
    publish.write_durably(folder / store.EDITIONS, text)
