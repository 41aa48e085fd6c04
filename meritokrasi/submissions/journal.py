"""The journal of submissions: append-only, every row sealed with the hash of the row before it."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from meritokrasi.submissions.events import FIRST, STEPS, URL, Event, JournalError, sealing_text
from meritokrasi.submissions.people import Person

BUSY_SECONDS = 60
CONNECT_SECONDS = 10
_ADVISORY_LOCK = 20250910

metadata = sa.MetaData()
peristiwa = sa.Table(
    "peristiwa",
    metadata,
    sa.Column("nomor", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kiriman", sa.Text, nullable=False, index=True),
    sa.Column("jenis", sa.Text, sa.CheckConstraint(f"jenis IN {STEPS}"), nullable=False),
    sa.Column("pelaku", sa.Text, nullable=False),
    sa.Column("peran", sa.Text, nullable=False),
    sa.Column("waktu", sa.Text, nullable=False),
    sa.Column("catatan", sa.Text),
    sa.Column("sha256", sa.Text),
    sa.Column("isi", sa.Text, nullable=False),
    sa.Column("hash_sebelum", sa.Text, nullable=False, unique=True),
    sa.Column("hash", sa.Text, nullable=False),
)
_FIXED = "jurnal hanya dapat ditambah"
for _change in ("UPDATE", "DELETE"):
    sa.event.listen(
        peristiwa,
        "after_create",
        sa.DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER peristiwa_{_change.lower()} BEFORE {_change} ON peristiwa"
            f" BEGIN SELECT RAISE(ABORT, '{_FIXED}'); END"
        ).execute_if(dialect="sqlite"),
    )
for _statement in (
    "CREATE OR REPLACE FUNCTION peristiwa_tetap() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{_FIXED}'; END $$",
    "CREATE TRIGGER peristiwa_tetap BEFORE UPDATE OR DELETE OR TRUNCATE ON peristiwa"
    " FOR EACH STATEMENT EXECUTE FUNCTION peristiwa_tetap()",
):
    sa.event.listen(peristiwa, "after_create", sa.DDL(_statement).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]


class Journal:
    """Opens lazily: a public dashboard without submissions never creates the file."""

    def __init__(self, url: str) -> None:
        with _translated():
            self.url = sa.engine.make_url(url)
        self._file = Path(self.url.database) if self.url.get_backend_name() == "sqlite" and self.url.database else None
        self._ready = False

    def events(self, kiriman: str | None = None) -> list[Event]:
        """Every step in order, or those of one submission; none when nothing was ever received."""
        if self._file and not self._file.is_file():
            return []
        with _translated(), self._engine().connect() as connection:
            return _events(connection, kiriman)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One writer at a time, in one transaction: what is read inside is still true when it is written."""
        with _translated(), self._engine().begin() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(sa.text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
            if not self._ready:
                metadata.create_all(connection)
            yield Writer(connection)
        self._ready = True

    def broken(self) -> list[str]:
        """One sentence for each place where the chain does not hold; empty means verified."""
        found, before = [], FIRST
        for number, event in enumerate(self.events(), start=1):
            if event.nomor != number:
                found.append(f"Peristiwa {number} hilang; berikutnya bernomor {event.nomor}.")
            if event.hash_sebelum != before:
                found.append(f"Peristiwa {event.nomor} tidak menyambung ke peristiwa sebelumnya.")
            if event.hash != event.sealed():
                found.append(f"Isi peristiwa {event.nomor} ({event.kiriman}, {event.jenis}) berubah sesudah dicatat.")
            before = event.hash
        return found

    def _engine(self) -> sa.Engine:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        return _engine_of(self.url)


class Writer:
    """The open transaction of one writer."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def events(self, kiriman: str | None = None) -> list[Event]:
        return _events(self._connection, kiriman)

    def new_number(self) -> str:
        """The receipt number of the next submission: the day (UTC) and a running number that never starts again."""
        received = sa.select(sa.func.count()).where(peristiwa.c.jenis == "diterima")
        count = int(self._connection.execute(received).scalar_one())
        return f"K{dt.datetime.now(dt.UTC):%Y%m%d}-{count + 1:04d}"

    def append(
        self,
        person: Person,
        kiriman: str,
        jenis: str,
        *,
        catatan: str | None = None,
        sha256: str | None = None,
        isi: Mapping[str, Any] | None = None,
    ) -> Event:
        """Write one step behind the last one."""
        newest = sa.select(peristiwa.c.nomor, peristiwa.c.hash).order_by(peristiwa.c.nomor.desc()).limit(1)
        last = self._connection.execute(newest).first()
        now = f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
        number, before = (last.nomor + 1, last.hash) if last else (1, FIRST)
        content = json.loads(sealing_text(isi or {}))
        event = Event(
            number, kiriman, jenis, person.name, person.role, now, catatan, sha256, content, hash_sebelum=before
        )
        row = {column.name: getattr(event, column.name) for column in peristiwa.columns}
        self._connection.execute(peristiwa.insert(), {**row, "isi": sealing_text(content), "hash": event.sealed()})
        return event


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise JournalError(
            f"Jurnal kiriman tidak dapat dibuka: {error}. Pakai {URL}=postgresql+psycopg://..."
        ) from error
    except sa.exc.SQLAlchemyError as error:
        raise JournalError(f"Jurnal kiriman tidak dapat dibuka: {getattr(error, 'orig', None) or error}") from error


def journal_of(folder: Path) -> Journal:
    """The journal of a data folder: $MERITOKRASI_JURNAL_URL, or SQLite in `kiriman/jurnal.db`."""
    return Journal(os.environ.get(URL) or f"sqlite:///{(folder / 'kiriman' / 'jurnal.db').resolve()}")


def _events(connection: sa.Connection, kiriman: str | None) -> list[Event]:
    wanted = sa.select(peristiwa).order_by(peristiwa.c.nomor)
    if kiriman is not None:
        wanted = wanted.where(peristiwa.c.kiriman == kiriman)
    if not sa.inspect(connection).has_table(peristiwa.name):
        return []
    rows = connection.execute(wanted).mappings()
    return [Event(**{**row, "isi": _contents(row["isi"])}) for row in rows]


def _contents(written: str) -> Any:
    """What a row carries; a text that nobody here wrote stands as it is, so that its seal does not hold."""
    try:
        return json.loads(written)
    except ValueError:
        return written


@lru_cache(maxsize=8)
def _engine_of(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        # What is read after waiting for the lock must be what the writer before left, so nothing stricter than this.
        waits = {"connect_timeout": CONNECT_SECONDS}
        return sa.create_engine(url, pool_pre_ping=True, isolation_level="READ COMMITTED", connect_args=waits)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL, so that readers never wait; every commit reaches the disk; transactions begin where we say so."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
