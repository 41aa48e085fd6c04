"""Files to take away by address: a profile as PDF, a card as PNG, a show as PDF, a meeting's files as zip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from meritokrasi import queries, store
from meritokrasi.answers.rehearsal import scope_of
from meritokrasi.reports import pack
from meritokrasi.reports.card import card
from meritokrasi.reports.profile import profile
from meritokrasi.reports.shelf import BusyError, kept
from meritokrasi.reports.show import show


def routes() -> Sequence[BaseRoute]:
    """Sync endpoints: Starlette runs them in threads."""
    return [
        Route("/profil/{code}.pdf", _profile),
        Route("/kartu/{code}.png", _card),
        Route("/paparan/{stem}.pdf", _show),
        Route("/bahan/{stem}.zip", _pack),
    ]


def _profile(request: Request) -> Response:
    code = request.path_params["code"]
    return _answer(request, lambda snapshot: _made(snapshot, code), "application/pdf", f"profil-{code}.pdf")


def _card(request: Request) -> Response:
    code = request.path_params["code"]
    return _answer(request, lambda snapshot: _drawn(snapshot, code), "image/png", f"kartu-{code}.png")


def _show(request: Request) -> Response:
    stem = request.path_params["stem"]
    return _answer(request, lambda snapshot: _shown(snapshot, stem), "application/pdf", f"paparan-{stem}.pdf")


def _pack(request: Request) -> Response:
    """Without named pieces all of them; a piece that there is not is passed over."""
    stem, asked = request.path_params["stem"], request.query_params.get("potongan")
    pieces = tuple(asked.split(",")) if asked else tuple(pack.PIECES)
    return _answer(
        request, lambda snapshot: kept(scope_of(snapshot, stem), pieces), "application/zip", f"bahan-{stem}.zip"
    )


@lru_cache(maxsize=16)
def _shown(snapshot_id: str, stem: str) -> bytes:
    return show(scope_of(snapshot_id, stem))


@lru_cache(maxsize=64)
def _made(snapshot_id: str, code: str) -> bytes:
    return profile(snapshot_id, code)


@lru_cache(maxsize=64)
def _drawn(snapshot_id: str, code: str) -> bytes:
    return card(snapshot_id, code)


def _answer(request: Request, make: Callable[[str], bytes], kind: str, name: str) -> Response:
    """The file of the snapshot that the address names, else of the current one; 404 for what is not there."""
    snapshot = request.query_params.get("snapshot") or store.current_id()
    if snapshot is None or not store.readable(snapshot):
        return PlainTextResponse("Snapshot ini tidak ada.", 404)
    try:
        data = make(snapshot)
    except queries.UnknownInstansiError:
        return PlainTextResponse("Pemerintah daerah ini tidak ada.", 404)
    except BusyError as busy:
        return PlainTextResponse(str(busy), 503, {"retry-after": "30"})
    headers = {
        "content-disposition": f'inline; filename="{name}"',
        "etag": f'"{snapshot}"',
        "cache-control": "no-cache",
    }
    return Response(data, media_type=kind, headers=headers)
