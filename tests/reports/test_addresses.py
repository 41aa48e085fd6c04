"""Meeting material by address, and what a messenger shows for a pasted link."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from meritokrasi import queries, web
from meritokrasi.answers import profile

HEAD = "<html><head><title>Streamlit</title></head><body></body></html>"


async def page(_: Any) -> HTMLResponse:
    return HTMLResponse(HEAD)


@pytest.fixture
def client(snapshot: str) -> TestClient:
    routes = [*web.routes(), Route("/", page), Route("/profil-instansi", page), Route("/komitmen", page)]
    return TestClient(Starlette(routes=routes, middleware=list(web.middleware())), base_url="https://dasbor.example")


def tags(body: str) -> dict[str, str]:
    return {
        name: html.unescape(words) for name, words in re.findall(r'<meta property="([^"]+)" content="([^"]*)"', body)
    }


@pytest.mark.parametrize(
    ("address", "kind", "begins"),
    [
        ("/kartu/16.06.png", "image/png", b"\x89PNG"),
        ("/profil/16.06.pdf", "application/pdf", b"%PDF-"),
        ("/paparan/16.06.pdf", "application/pdf", b"%PDF-"),
        ("/paparan/provinsi-19.pdf", "application/pdf", b"%PDF-"),
        ("/paparan/wilayah.pdf", "application/pdf", b"%PDF-"),
        ("/bahan/16.06.zip?potongan=naskah,kartu", "application/zip", b"PK"),
    ],
)
def test_a_file_has_an_address_of_the_current_and_of_a_named_snapshot(
    client: TestClient, snapshot: str, address: str, kind: str, begins: bytes
) -> None:
    pinned = f"{address}{'&' if '?' in address else '?'}snapshot={snapshot}"
    for asked in (address, pinned):
        answer = client.get(asked)
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert answer.content.startswith(begins)
        assert answer.headers["etag"] == f'"{snapshot}"'


@pytest.mark.parametrize(
    "address",
    [
        "/kartu/99.png",
        "/kartu/..%2F..png",
        "/paparan/provinsi-99.pdf",
        "/paparan/provinsi-.pdf",
        "/bahan/x.zip",
        "/kartu/16.06.png?snapshot=20200101T000000Z-00000000",
        "/kartu/16.06.png?snapshot=../../etc",
    ],
)
def test_what_is_not_there_is_said(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_zip_holds_what_was_asked_for_and_unknown_pieces_are_passed_over(client: TestClient) -> None:
    answer = client.get("/bahan/16.06.zip?potongan=naskah,video,kartu")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
        assert sorted(name.partition("-")[0] for name in bundle.namelist()) == ["kartu", "naskah"]


def test_a_profile_s_link_shows_its_name_one_sentence_and_its_card(client: TestClient, snapshot: str) -> None:
    for row in queries.area.governments(snapshot):
        code = row["kode_instansi"]
        shown = tags(client.get(f"/profil-instansi?instansi={code}").text)
        assert shown["og:title"] == row["nama"]
        assert shown["og:description"] == profile.steps_sentence(snapshot, code)
        assert shown["og:image"] == f"https://dasbor.example/kartu/{code}.png?snapshot={snapshot}"
    assert client.get(shown["og:image"].removeprefix("https://dasbor.example")).headers["content-type"] == "image/png"


def test_with_a_public_address_the_card_is_fetched_there(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_URL", "https://pantau.example/")
    shown = tags(client.get("/profil-instansi?instansi=16.06").text)
    assert shown["og:image"].startswith("https://pantau.example/kartu/16.06.png")


@pytest.mark.parametrize(
    "address", ["/", "/komitmen", "/profil-instansi", "/profil-instansi?instansi=99", '/profil-instansi?instansi="><x>']
)
def test_every_other_link_shows_the_dashboard(client: TestClient, address: str) -> None:
    body = client.get(address).text
    assert tags(body)["og:title"] == web.TITLE
    assert "og:image" not in tags(body)
    assert "<x>" not in body
