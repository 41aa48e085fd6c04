"""Open data by address: read-only routes that give published tables of one snapshot, never a query of the caller's."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from meritokrasi import __version__, queries, store
from meritokrasi.answers import dossier, downloads, interface
from meritokrasi.answers.downloads import DESCRIPTION
from meritokrasi.answers.interface import FORMS
from meritokrasi.markup.shelves import PACKAGE, ROOT
from meritokrasi.queries.tables import UnknownTableError
from meritokrasi.reports import package, tables

# The form of the files; raised when the same snapshot gives other bytes than before, so that ETags change too.
EDITION = 2
PINNED = "snapshot"
_READ = ("GET", "HEAD")
_EVERY_METHOD = (*_READ, "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_OPEN_TO_ALL = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "If-None-Match",
    "access-control-expose-headers": "ETag, Content-Location, Content-Disposition, Link",
    "allow": "GET, HEAD, OPTIONS",
}
_YEAR = 31_536_000
_WORKBOOKS = threading.BoundedSemaphore(1)  # a long workbook takes a minute of a processor: one at a time
_WAIT_SECONDS = 60


@dataclass(frozen=True)
class Asked:
    """One request: the snapshot it is answered from, and whether the address named it."""

    request: Request
    snapshot_id: str
    pinned: bool

    @property
    def reading(self) -> bool:
        """GET; a HEAD is answered without making the file."""
        return self.request.method == "GET"


class RefusedError(Exception):
    """An answer that is not data: its status and the sentences."""

    def __init__(self, status: int, problem: Mapping[str, str]) -> None:
        super().__init__(status)
        self.status, self.problem = status, problem


Answer = Callable[[Asked], Response]


def routes() -> Sequence[BaseRoute]:
    """Sync endpoints: Starlette runs them in threads, so that no export holds up the pages."""
    answers: Mapping[str, Answer] = {
        ROOT.rstrip("/"): _index,
        ROOT: _index,
        f"{ROOT}{DESCRIPTION}": _description,
        f"{ROOT}{PACKAGE}": _package,
        f"{ROOT}instansi/{{code}}.json": _government,
        f"{ROOT}{{table}}.{{form}}": _table,
        f"{ROOT}{{rest:path}}": _nothing,
    }
    return [Route(path, _answering(answer), methods=list(_EVERY_METHOD)) for path, answer in answers.items()]


def _answering(answer: Answer) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_OPEN_TO_ALL)
        try:
            if request.method not in _READ:
                raise RefusedError(405, interface.read_only())
            return answer(_asked(request))
        except RefusedError as refused:
            return _refusal(refused.status, refused.problem)
        except store.SnapshotMissingError as missing:
            return _refusal(404, interface.unknown_snapshot(str(missing)))

    return endpoint


def _refusal(status: int, problem: Mapping[str, str]) -> Response:
    headers = {**_OPEN_TO_ALL, "cache-control": "no-store"}
    return Response(orjson.dumps(problem), status, headers, FORMS["json"])


def _asked(request: Request) -> Asked:
    wanted = request.query_params.get(PINNED)
    if wanted is not None:
        if not store.readable(wanted):
            raise RefusedError(404, interface.unknown_snapshot(wanted))
        return Asked(request, wanted, True)
    current = store.current_id()
    if current is None or not store.readable(current):
        raise RefusedError(503, interface.nothing_published())
    return Asked(request, current, False)


# --- what each address gives -------------------------------------------------------------------------------------


def _index(asked: Asked) -> Response:
    return _json(asked, "daftar", lambda: interface.index(asked.snapshot_id))


def _description(asked: Asked) -> Response:
    return _json(asked, "uraian", lambda: interface.description(asked.snapshot_id))


def _government(asked: Asked) -> Response:
    code = asked.request.path_params["code"]
    try:
        queries.area.government(asked.snapshot_id, code)
    except queries.UnknownInstansiError:
        raise RefusedError(404, interface.unknown_government(code)) from None
    return _json(asked, f"instansi-{code}", lambda: dossier.dossier(asked.snapshot_id, code))


def _package(asked: Asked) -> Response:
    return _stream(asked, "paket", "zip", lambda: package.package_parts(asked.snapshot_id))


def _nothing(_: Asked) -> Response:
    raise RefusedError(404, interface.unknown_address())


def _table(asked: Asked) -> Response:
    """The name is looked up among the published tables before anything is asked of the database."""
    name, form = asked.request.path_params["table"], asked.request.path_params["form"]
    if form not in FORMS:
        raise RefusedError(404, interface.unknown_form(form))
    try:
        row = queries.tables.published_table(asked.snapshot_id, name)
    except UnknownTableError:
        raise RefusedError(404, interface.unknown_table(asked.snapshot_id, name)) from None
    most = downloads.too_long(row, form)
    if most is not None:
        raise RefusedError(413, interface.too_long(row, form, most))
    if form in _FILES:
        return _file(asked, name, form)
    return _stream(asked, name, form, lambda: _PARTS[form](asked.snapshot_id, name))


def _json_parts(snapshot_id: str, table: str) -> Iterator[bytes]:
    yield orjson.dumps(interface.json_head(snapshot_id, table))[:-1] + b',"baris":'
    yield from queries.exports.json_parts(snapshot_id, table)
    yield b"}"


_PARTS: Mapping[str, Callable[[str, str], Iterator[bytes]]] = {
    "csv": queries.exports.csv_parts,
    "json": _json_parts,
    "zip": package.package_parts,
}
_FILES: Mapping[str, Callable[[Path, str, str], None]] = {
    "parquet": tables.write_parquet,
    "xlsx": tables.write_workbook,
}


# --- how it is sent ----------------------------------------------------------------------------------------------


def _json(asked: Asked, stem: str, make: Callable[[], object]) -> Response:
    headers = _headers(asked, stem, "json")
    if _unchanged(asked, headers):
        return Response(status_code=304, headers=headers)
    body = orjson.dumps(make(), option=orjson.OPT_INDENT_2)
    return Response(body, headers=headers, media_type=FORMS["json"])


def _stream(asked: Asked, stem: str, form: str, parts: Callable[[], Iterable[bytes]]) -> Response:
    headers = _headers(asked, stem, form, attached=True)
    if _unchanged(asked, headers):
        return Response(status_code=304, headers=headers)
    return StreamingResponse(parts() if asked.reading else (), headers=headers, media_type=FORMS[form])


def _file(asked: Asked, table: str, form: str) -> Response:
    """Parquet is made for a HEAD too: readers that take only parts of it ask for its length first."""
    headers = _headers(asked, table, form, attached=True)
    if _unchanged(asked, headers):
        return Response(status_code=304, headers=headers)
    if form == "xlsx" and not asked.reading:
        return StreamingResponse((), headers=headers, media_type=FORMS[form])
    folder = tempfile.TemporaryDirectory(prefix="pantau-unduh-")
    path = Path(folder.name) / f"{table}.{form}"
    try:
        with _turn(form):
            _FILES[form](path, asked.snapshot_id, table)
    except BaseException:
        folder.cleanup()
        raise
    return _Passing(folder, path, headers=headers, media_type=FORMS[form])


@contextmanager
def _turn(form: str) -> Iterator[None]:
    if form != "xlsx":
        yield
        return
    if not _WORKBOOKS.acquire(timeout=_WAIT_SECONDS):
        raise RefusedError(503, interface.busy())
    try:
        yield
    finally:
        _WORKBOOKS.release()


class _Passing(FileResponse):
    """A file that is gone once it was sent, however the sending ended."""

    def __init__(self, folder: tempfile.TemporaryDirectory[str], path: Path, **rest: Any) -> None:
        super().__init__(path, **rest)
        self._folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._folder.cleanup()


def _headers(asked: Asked, stem: str, form: str, *, attached: bool = False) -> dict[str, str]:
    about = downloads.about(asked.snapshot_id)
    path = asked.request.url.path
    made_of = (EDITION, __version__, asked.snapshot_id, path, downloads.public_address(""))
    digest = hashlib.sha256("\n".join(map(str, made_of)).encode()).hexdigest()[:16]
    kind = "attachment" if attached else "inline"
    return {
        **_OPEN_TO_ALL,
        "etag": f'"{digest}"',
        "last-modified": format_datetime(about.loaded_at.replace(tzinfo=dt.UTC), usegmt=True),
        "cache-control": f"public, max-age={_YEAR}, immutable" if asked.pinned else "no-cache",
        "content-location": f"{quote(path)}?{PINNED}={asked.snapshot_id}",
        "content-disposition": f'{kind}; filename="{about.file_name(stem, form)}"',
        "link": f'<{ROOT}{DESCRIPTION}>; rel="service-desc"',
    }


def _unchanged(asked: Asked, headers: Mapping[str, str]) -> bool:
    known = asked.request.headers.get("if-none-match", "")
    tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
    return "*" in tags or headers["etag"] in tags
