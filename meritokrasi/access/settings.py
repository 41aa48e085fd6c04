"""Who may come in, as the office wrote it down in `acuan/akses.toml`; a file that cannot be trusted opens nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from meritokrasi.submissions import INSTANSI, ROLES, Person

FILE = "acuan/akses.toml"
LONGEST_SESSION = 12
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_PLAIN: Mapping[str, type] = {"wajib_masuk": bool, "sesi_jam": int, "klaim_peran": str, "klaim_instansi": str}


class AccessFileError(ValueError):
    """akses.toml does not say what it should; the message names the key and what to do."""


@dataclass(frozen=True)
class Settings:
    """What akses.toml says (an empty file says nothing and is refused); without the file the dashboard is public and nobody has a role.

    `sesi_jam` are hours. `klaim_peran` and `klaim_instansi` name claims of the provider (empty: claims give no role).
    `header` is the one in which a reverse proxy names its user (empty: none is believed). `people` by folded name.
    """

    wajib_masuk: bool = False
    sesi_jam: int = LONGEST_SESSION
    klaim_peran: str = ""
    klaim_instansi: str = ""
    header: str = ""
    people: Mapping[str, Person] = field(default_factory=dict)

    def person(self, name: str) -> Person | None:
        """Who goes by this e-mail address or proxy user."""
        return self.people.get(_folded(name))


def _folded(name: str) -> str:
    """Capitals do not matter, but no other letter may pass for one of an address: casefold makes ss of a German one."""
    return name.lower() if name.isascii() else name


def read_settings(folder: Path) -> Settings:
    """The settings of a data folder as they stand now. Raises AccessFileError."""
    path = folder / FILE
    try:
        state = path.stat()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise AccessFileError(f"{FILE}: tidak dapat dibuka ({error.strerror}). Periksa izin berkas.") from error
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Settings:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AccessFileError(f"{FILE}: tidak dapat dibaca ({error}). Perbaiki berkasnya.") from error
    users, proxy = content.pop("pengguna", []), content.pop("proksi", {})
    if "wajib_masuk" not in content:
        raise AccessFileError(f"{FILE}: wajib_masuk belum ditulis. Tulis wajib_masuk = true atau false.")
    plain = {name: _checked(name, value) for name, value in content.items()}
    if not 1 <= plain.get("sesi_jam", 1) <= LONGEST_SESSION:
        raise AccessFileError(f"{FILE}: sesi_jam harus 1 sampai {LONGEST_SESSION}.")
    return Settings(**plain, header=_header(proxy), people=_people(users))


def _checked(name: str, value: Any) -> Any:
    kind = _PLAIN.get(name)
    if kind is None:
        raise AccessFileError(f"{FILE}: kunci {name} tidak dikenal. Yang dikenal: {', '.join(_PLAIN)}.")
    if type(value) is not kind:
        raise AccessFileError(f"{FILE}: {name} harus {_KINDS[kind]}, bukan {value!r}.")
    return value


_KINDS = {bool: "true atau false", int: "bilangan bulat", str: "teks"}


def _header(proxy: Any) -> str:
    if not isinstance(proxy, dict) or not set(proxy) <= {"aktif", "header"}:
        raise AccessFileError(f"{FILE}: [proksi] hanya memuat aktif dan header.")
    active, header = proxy.get("aktif", False), proxy.get("header", "")
    if not isinstance(active, bool) or not isinstance(header, str):
        raise AccessFileError(f"{FILE}: proksi.aktif harus true atau false, proksi.header harus teks.")
    if active and not _HEADER.fullmatch(header):
        raise AccessFileError(f"{FILE}: proksi.header harus nama header, misalnya X-Remote-User.")
    return header if active else ""


def _people(users: Any) -> Mapping[str, Person]:
    if not isinstance(users, list):
        raise AccessFileError(f"{FILE}: tulis setiap pengguna sebagai blok [[pengguna]].")
    people: dict[str, Person] = {}
    for number, user in enumerate(users, start=1):
        person = _person(number, user)
        if people.setdefault(_folded(person.name), person) is not person:
            raise AccessFileError(f"{FILE}: pengguna {person.name} tertulis lebih dari sekali. Sisakan satu.")
    return people


def _person(number: int, user: Any) -> Person:
    place = f"{FILE}: pengguna ke-{number}"
    known = {"nama", "peran", "kode_instansi"}
    if not isinstance(user, dict) or not set(user) <= known or not all(isinstance(v, str) for v in user.values()):
        raise AccessFileError(f"{place} hanya memuat nama, peran, dan kode_instansi, semuanya teks.")
    name, role, code = user.get("nama", "").strip(), user.get("peran"), user.get("kode_instansi")
    if not name:
        raise AccessFileError(f"{place} tanpa nama. Tulis alamat surelnya, atau nama penggunanya di proksi.")
    if role not in ROLES:
        raise AccessFileError(f"{place} ({name}): peran harus salah satu dari {', '.join(ROLES)}.")
    if (role == INSTANSI) != bool(code):
        raise AccessFileError(f"{place} ({name}): kode_instansi wajib untuk peran instansi, dan hanya untuk peran itu.")
    return Person(name, role, code)
