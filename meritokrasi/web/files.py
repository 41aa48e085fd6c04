"""Streamlit's own files, compressed once and answered from memory.

Streamlit sends them as they lie on disk (plotly alone is 4.7 MB), because compressing at every visit costs more than it
brings. Their names carry a fingerprint, so what was compressed once stays right for as long as the server runs.
"""

from __future__ import annotations

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = "/static/"
COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
PARTIAL = {"range", "if-none-match", "if-modified-since"}


class KeptFiles:
    """Answers whole files under /static/ from memory; all else, and whoever takes no gzip, goes to the app within."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, _Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _asks_for_a_whole_file(scope):
            await self.app(scope, receive, send)
            return
        answer = self._kept.get(scope["path"])
        if answer is None:
            answer = _Answer()
            await self.app(scope, receive, answer.take)
            if answer.is_kept():
                await run_in_threadpool(answer.compress)
                self._kept[scope["path"]] = answer
        await answer.give(send)


def _asks_for_a_whole_file(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(FILES):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and PARTIAL.isdisjoint(headers.keys())


class _Answer:
    """What the app within answered, whole."""

    def __init__(self) -> None:
        self._start: Message = {}
        self._body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")

    def is_kept(self) -> bool:
        kind = Headers(raw=self._start["headers"]).get("content-type", "")
        return self._start["status"] == 200 and kind.startswith(COMPRESSIBLE)

    def compress(self) -> None:
        self._body = gzip.compress(self._body, mtime=0)
        headers = MutableHeaders(raw=self._start["headers"])
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(self._body))
        if "etag" in headers:
            headers["etag"] = f"W/{headers['etag']}"
        headers.add_vary_header("accept-encoding")
        del headers["accept-ranges"]

    async def give(self, send: Send) -> None:
        await send({**self._start, "headers": list(self._start["headers"])})
        await send({"type": "http.response.body", "body": self._body})
