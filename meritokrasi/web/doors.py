"""The doors of the app: whose word a request carries, what is closed to strangers, and where a sign-in leads back to."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from meritokrasi import access

# Where pages hand files out and take them in: only pages for the signed-in do, and Streamlit itself asks nobody.
HANDED_OUT = ("/media/", "/_stcore/upload_file/")
# The icon of the page's tab goes the same way; nothing that somebody handed in is ever an SVG.
ICON = ".svg"
LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
_BACK_TO = "pantau_kembali"
_MINUTES = 10


class VouchedUser:
    """Takes out every header that names a user, and lets stand only what the office's own proxy says."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            settings = access.settings() or access.Settings()
            caller = scope["client"][0] if scope.get("client") else None
            scope = {**scope, "headers": access.sealed(scope["headers"], caller, settings)}
        await self.app(scope, receive, send)


class ClosedRoutes:
    """Handed-out files need a role; so do our own addresses where the office asks everybody to sign in.

    For whoever has none they do not exist, and nothing between us and the reader may keep what a closed one answers.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._needs_role(scope):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        if access.visitor_of_request(request.headers, request.cookies).person is None:
            await PlainTextResponse("Tidak ada.", 404)(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["cache-control"] = "private, no-store"
            await send(message)

        await self.app(scope, receive, answer)

    def _needs_role(self, scope: Scope) -> bool:
        path = scope["path"].removeprefix(access.base_path())
        handed_out = path.startswith(HANDED_OUT) and not path.endswith(ICON)
        return handed_out or (access.is_closed() and any(r.matches(scope)[0] != Match.NONE for r in self.routes))


class SignInReturns:
    """After signing in the visitor is where he or she was: Streamlit itself leads back to the first page only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in (LOGIN, CALLBACK):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"] == LOGIN:
                    _remember(headers, request)
                else:
                    _lead_back(headers, request)
            await send(message)

        await self.app(scope, receive, answer)


def _remember(headers: MutableHeaders, request: HTTPConnection) -> None:
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc and came_from.netloc == request.headers.get("host"):
        place = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
        headers.append(
            "set-cookie",
            f"{_BACK_TO}={quote(place, safe='')}; Path=/; Max-Age={60 * _MINUTES}; HttpOnly; SameSite=Lax",
        )


def _lead_back(headers: MutableHeaders, request: HTTPConnection) -> None:
    place = unquote(request.cookies.get(_BACK_TO, ""))
    if place and urlsplit(headers.get("location", "")).path == "/":
        # One slash only: two would name another host.
        headers["location"] = "/" + quote(place.lstrip("/\\"), safe="/?=&%+-._~")
        headers.append("set-cookie", f"{_BACK_TO}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
