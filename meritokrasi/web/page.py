"""The page that carries the app: Streamlit's own, in Indonesian and with our style sheet; security headers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from meritokrasi import access
from meritokrasi.web import previews
from meritokrasi.web.previews import TITLE

STATIC = Path(__file__).parent.parent.parent / "pages" / "static"
# Everything the page needs comes from this server; the browser refuses any other host.
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
)
COMPRESSED = ("/static/", "/app/static/", "/_stcore/", "/media/", "/component/")
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
}


class ServedPage:
    """Rewrites the HTML page that carries the app, and adds security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not scope["path"].startswith(COMPRESSED):
            # The inner layers compress HTML for whoever allows it, link previews too; a compressed page cannot be rewritten.
            scope = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]}
        await self.app(scope, receive, _Answer(send, scope).send)


class _Answer:
    """Holds back the start of an HTML answer until its whole body is known."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self._send = send
        self._scope = scope
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(SECURITY_HEADERS)
            if headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        about = "" if access.is_closed() else self._about()
        body = rewrite(self._body.decode(), about).encode()
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        if "etag" in headers:
            del headers["etag"]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _about(self) -> str:
        called = HTTPConnection(self._scope).url
        return previews.tags(self._scope["path"], called.query, f"{called.scheme}://{called.netloc}")


def rewrite(page: str, about: str) -> str:
    """Streamlit's served page in Indonesian, with our title, icon, style sheet and script.

    `about` are the tags of a link preview; without them it learns the site's name and nothing else.
    """
    # Every page address has one segment, so "./" is the app's root: without this the browser first asks for
    # /<page>/_stcore/health and logs a 404 on every deep link.
    root = "<script>window.__streamlit = {BACKEND_BASE_URL: new URL('./', location.href).href}</script>"
    head = (
        f'<link rel="stylesheet" href="{_static("pantau.css")}" />'
        f'<script defer src="{_static("pantau.js")}"></script>'
        '<link rel="preload" href="./app/static/fonts/inter-latin-wght-normal.woff2" as="font" type="font/woff2" crossorigin />'
        f"{about}"
    )
    replacements = (
        ('<html lang="en">', '<html lang="id">'),
        ("<title>Streamlit</title>", f"<title>{TITLE}</title>"),
        ('href="./favicon.png"', f'href="{_static("ikon.svg")}"'),
        ("You need to enable JavaScript to run this app.", "Dasbor ini memerlukan JavaScript."),
        ("<head>", "<head>" + root),
        ("</head>", head + "</head>"),
    )
    for old, new in replacements:
        page = page.replace(old, new)
    return page


def _static(name: str) -> str:
    """The address of a static file, with its fingerprint so that a browser never keeps an old one."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f"./app/static/{name}?v={digest}"
