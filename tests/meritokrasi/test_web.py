"""What the shell changes in the page that Streamlit serves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from meritokrasi import web

SERVED = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


async def page(_: Any) -> HTMLResponse:
    return HTMLResponse(SERVED)


async def plain(_: Any) -> PlainTextResponse:
    return PlainTextResponse('<html lang="en">')


@pytest.fixture
def client() -> TestClient:
    routes = [*web.routes(), Route("/", page), Route("/teks", plain)]
    return TestClient(Starlette(routes=routes, middleware=list(web.middleware())), follow_redirects=False)


def test_the_page_is_in_indonesian_and_has_our_title(client: TestClient) -> None:
    body = client.get("/", headers={"accept": "text/html"}).text
    assert '<html lang="id">' in body
    assert f"<title>{web.TITLE}</title>" in body
    assert "enable JavaScript" not in body


def test_every_address_in_the_page_is_on_this_server(client: TestClient) -> None:
    body = client.get("/", headers={"accept": "text/html"}).text
    addresses = re.findall(r'(?:href|src)="([^"]+)"', body)
    assert addresses
    assert all(address.startswith(("./", "/", "data:")) for address in addresses)


def test_static_files_that_the_page_names_exist(client: TestClient) -> None:
    body = client.get("/", headers={"accept": "text/html"}).text
    names = re.findall(r"\./app/static/([\w./-]+)", body)
    assert names
    assert all((web.STATIC / name).is_file() for name in names)


def test_the_length_of_the_rewritten_page_is_true(client: TestClient) -> None:
    answer = client.get("/", headers={"accept": "text/html", "accept-encoding": "gzip"})
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "content-encoding" not in answer.headers


def test_a_link_preview_that_accepts_anything_compressed_gets_the_page_too() -> None:
    layers = [*web.middleware(), Middleware(GZipMiddleware, minimum_size=1)]
    preview = TestClient(Starlette(routes=[Route("/profil-instansi", page)], middleware=layers))
    answer = preview.get(
        "/profil-instansi", headers={"accept": "*/*", "accept-encoding": "gzip", "user-agent": "WhatsApp/2.23"}
    )
    assert answer.status_code == 200
    assert '<html lang="id">' in answer.text


def test_answers_that_are_not_html_are_left_alone(client: TestClient) -> None:
    assert client.get("/teks").text == '<html lang="en">'


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for address in ("/", "/teks", "/ringkasan"):
        headers = client.get(address).headers
        assert all(headers[name] == value for name, value in web.SECURITY_HEADERS.items())


def test_the_default_page_redirects_to_the_root_and_keeps_the_query(client: TestClient) -> None:
    assert client.get("/ringkasan?snapshot=x&a=1").headers["location"] == "/?snapshot=x&a=1"
    assert client.get("/ringkasan").headers["location"] == "/"


def test_websockets_pass_through_untouched() -> None:
    seen: list[str] = []

    async def inner(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope["type"])

    answer = web.ServedPage(inner)({"type": "websocket"}, None, None)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        answer.send(None)
    assert seen == ["websocket"]
