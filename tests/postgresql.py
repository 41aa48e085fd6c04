"""A PostgreSQL that lives as long as the tests: its own folder, reached by a socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOW_TO_INSTALL = "This test needs PostgreSQL: apt-get install postgresql, or initdb and pg_ctl on the PATH."
DEBIAN = Path("/usr/lib/postgresql")
UNPRIVILEGED = ("postgres", "nobody")
SECONDS = 120


@dataclass(frozen=True)
class Server:
    """One cluster; `folder` holds its data and its socket."""

    programs: Path
    folder: Path
    user: str | None

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://uji@/postgres?host={self.folder}"

    def start(self) -> None:
        options = f"-c listen_addresses= -c fsync=off -k {self.folder}"
        self._run("pg_ctl", "-D", "data", "-l", "catatan", "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")

    def create(self) -> None:
        self._run("initdb", "-D", "data", "-U", "uji", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")

    def _run(self, name: str, *arguments: str) -> None:
        command = [str(self.programs / name), *arguments]
        group = pwd.getpwnam(self.user).pw_gid if self.user else None
        # Not captured: the server keeps what pg_ctl gave it open, and nobody would ever see the end of it.
        quiet = subprocess.DEVNULL
        subprocess.run(
            command,
            cwd=self.folder,
            stdout=quiet,
            stderr=quiet,
            check=True,
            timeout=SECONDS,
            user=self.user,
            group=group,
            extra_groups=() if self.user else None,
        )


@contextmanager
def running() -> Iterator[Server]:
    """A server for the length of the block. It refuses to run as root, so root lends it another user."""
    user = next(name for name in UNPRIVILEGED if _known(name)) if os.geteuid() == 0 else None
    # Its socket's path must be short, and its user must reach it: not below pytest's folder.
    folder = Path(tempfile.mkdtemp(prefix="uji-pg-"))
    server = Server(programs(), folder, user)
    if user:
        shutil.chown(folder, user)
    try:
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps them off the PATH, one folder for each version."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"))
    assert versions, HOW_TO_INSTALL
    return versions[-1].parent


def _known(name: str) -> bool:
    return any(one.pw_name == name for one in pwd.getpwall())
