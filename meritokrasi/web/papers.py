"""Files to take away by address: the profile of one government as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from meritokrasi import queries, store
from meritokrasi.reports.profile import profile


def routes() -> Sequence[BaseRoute]:
    """Sync endpoints: Starlette runs them in threads."""
    return [Route("/profil/{code}.pdf", _profile)]


def _profile(request: Request) -> Response:
    code = request.path_params["code"]
    return _answer(request, lambda snapshot: _made(snapshot, code), "application/pdf", f"profil-{code}.pdf")


@lru_cache(maxsize=64)
def _made(snapshot_id: str, code: str) -> bytes:
    return profile(snapshot_id, code)


def _answer(request: Request, make: Callable[[str], bytes], kind: str, name: str) -> Response:
    """The file of the snapshot that the address names, else of the current one; 404 for what is not there."""
    snapshot = request.query_params.get("snapshot") or store.current_id()
    if snapshot is None or not store.readable(snapshot):
        return PlainTextResponse("Snapshot ini tidak ada.", 404)
    try:
        data = make(snapshot)
    except queries.UnknownInstansiError:
        return PlainTextResponse("Pemerintah daerah ini tidak ada.", 404)
    headers = {
        "content-disposition": f'inline; filename="{name}"',
        "etag": f'"{snapshot}"',
        "cache-control": "no-cache",
    }
    return Response(data, media_type=kind, headers=headers)
