"""What the shell adds to Streamlit: our routes, and layers around every answer."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from meritokrasi import open_data
from meritokrasi.web import papers
from meritokrasi.web.doors import ClosedRoutes, SignInReturns, VouchedUser
from meritokrasi.web.files import KeptFiles
from meritokrasi.web.page import SECURITY_HEADERS, STATIC, ServedPage
from meritokrasi.web.previews import TITLE

__all__ = ["SECURITY_HEADERS", "STATIC", "TITLE", "KeptFiles", "ServedPage", "middleware", "routes"]


def routes() -> Sequence[BaseRoute]:
    return [Route("/ringkasan", _to_default_page), *_own()]


def _own() -> Sequence[BaseRoute]:
    """The addresses that give data of ours: none of them exists while the dashboard is closed."""
    return [*open_data.routes(), *papers.routes()]


def middleware() -> Sequence[Middleware]:
    """The outermost first: nothing within sees a user's name that nobody vouched for."""
    return [
        Middleware(VouchedUser),
        Middleware(KeptFiles),
        Middleware(ServedPage),
        Middleware(ClosedRoutes, routes=_own()),
        Middleware(SignInReturns),
    ]


async def _to_default_page(request: Request) -> RedirectResponse:
    """Streamlit serves its default page at / only; an own address of it would read "Page not found"."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}")
