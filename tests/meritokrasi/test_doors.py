"""What the doors let through: our own addresses, handed-out files, and the way back after signing in."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from meritokrasi import web
from meritokrasi.access import proxy
from tests.folder import Folder

SECRET = "rahasia-untuk-uji"
COOKIE = "_streamlit_user"
HEAD = "<html><head><title>Streamlit</title></head><body></body></html>"


async def page(_: Any) -> HTMLResponse:
    return HTMLResponse(HEAD)


async def handed_out(_: Any) -> PlainTextResponse:
    return PlainTextResponse("rahasia")


async def whose(request: Any) -> PlainTextResponse:
    return PlainTextResponse(proxy.named_in(request.headers) or "tidak ada")


async def to_base(_: Any) -> RedirectResponse:
    return RedirectResponse("/", 302)


@pytest.fixture
def doors(loaded: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of akses.toml; the snapshots are those of the sample."""
    (tmp_path / "acuan").mkdir()
    (tmp_path / "terbit").symlink_to(loaded.terbit)
    monkeypatch.setenv("MERITOKRASI_DATA", str(tmp_path))
    monkeypatch.setitem(config.get_options_for_section("server"), "cookieSecret", SECRET)
    monkeypatch.setattr(
        "streamlit.web.server.starlette.starlette_websocket.get_cookie_secret", lambda: SECRET, raising=True
    )
    return tmp_path / "acuan" / "akses.toml"


def client(caller: str = "testclient") -> TestClient:
    routes = [
        *web.routes(),
        Route("/", page),
        Route("/media/abc.xlsx", handed_out),
        Route("/media/ikon.svg", handed_out),
        Route("/static/media/huruf.woff2", handed_out),
        Route("/siapa", whose),
        Route("/auth/login", to_base),
        Route("/oauth2callback", to_base),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(m.cls, *m.args, **m.kwargs) for m in web.middleware()])
    return TestClient(app, follow_redirects=False, client=(caller, 50000), base_url="http://pantau")


def cookie(claims: dict[str, Any], secret: str = SECRET) -> dict[str, str]:
    value = json.dumps({"origin": "http://pantau", "is_logged_in": True, "sub": "u1", **claims})
    return {COOKIE: create_signed_value(secret, COOKIE, value).decode()}


ANI = '[[pengguna]]\nnama = "ani@kantor.go.id"\nperan = "pengelola"\n'


def known(**claims: Any) -> dict[str, Any]:
    return {"email": "ani@kantor.go.id", "email_verified": True, "iat": time.time(), **claims}


# --- wajib_masuk --------------------------------------------------------------------------------------------------

OWN = [
    "/api/v1",
    "/api/v1/",
    "/api/v1/openapi.json",
    "/api/v1/paket.zip",
    "/api/v1/capaian.csv",
    "/api/v1/x",
    "/profil/Z1.01.pdf",
    "/profil/Z9.pdf",
    "/kartu/Z1.01.png",
    "/paparan/wilayah.pdf",
    "/bahan/Z1.01.zip",
]


@pytest.mark.parametrize("address", OWN)
def test_our_own_addresses_of_a_closed_dashboard_do_not_exist_for_strangers(doors: Path, address: str) -> None:
    doors.write_text("wajib_masuk = false")
    assert client().get(address).text != "Tidak ada."
    doors.write_text("wajib_masuk = true")
    for method in ("GET", "HEAD", "OPTIONS", "POST"):
        assert client().request(method, address).status_code == 404
    assert client().get(address).text == "Tidak ada."


@pytest.mark.parametrize("address", OWN)
def test_a_broken_access_file_closes_them_too(doors: Path, address: str) -> None:
    doors.write_text("wajib_masuk = ")
    assert client().get(address).text == "Tidak ada."


def test_whoever_is_admitted_to_a_closed_dashboard_gets_its_files_and_no_cache_keeps_them(doors: Path) -> None:
    doors.write_text(f"wajib_masuk = true\n{ANI}")
    for address in ("/api/v1/capaian.csv", "/profil/Z1.01.pdf", "/kartu/Z1.01.png"):
        answer = client().get(address, headers=_sent(cookie(known())))
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-store")
        assert client().get(address, headers=_sent(cookie(known(email="asing@lain.id")))).status_code == 404


def test_a_link_preview_of_a_closed_dashboard_learns_its_name_only(doors: Path) -> None:
    doors.write_text("wajib_masuk = false")
    assert 'name="description"' in client().get("/").text
    doors.write_text("wajib_masuk = true")
    body = client().get("/").text
    assert "<title>Pantau Meritokrasi</title>" in body
    assert "<meta" not in body


# --- files that pages hand out --------------------------------------------------------------------------------------


def test_a_handed_out_file_is_for_those_with_a_role_only(doors: Path) -> None:
    doors.write_text(f"wajib_masuk = false\n{ANI}")
    asked = {
        "nobody": {},
        "forged": cookie(known(), "lain"),
        "garbage": {COOKIE: "x"},
        "stranger": cookie(known(email="asing@lain.id")),
        "expired": cookie(known(iat=time.time() - 13 * 3600)),
        "known": cookie(known()),
    }
    statuses = {
        who: client().get("/media/abc.xlsx", headers=_sent(cookies)).status_code for who, cookies in asked.items()
    }
    assert statuses == dict.fromkeys(asked, 404) | {"known": 200}


def test_the_icon_of_the_tab_is_for_everybody(doors: Path) -> None:
    doors.write_text("wajib_masuk = true")
    assert client().get("/media/ikon.svg").status_code == 200
    assert client().get("/static/media/huruf.woff2").status_code == 200


def test_below_another_path_a_handed_out_file_is_as_closed(doors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doors.write_text("wajib_masuk = false")
    monkeypatch.setattr("meritokrasi.access.base_path", lambda: "/pantau")
    assert client().get("/pantau/media/abc.xlsx").text == "Tidak ada."


def _sent(cookies: dict[str, str]) -> dict[str, str]:
    return {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}


# --- the proxy's header ----------------------------------------------------------------------------------------------


def test_only_the_proxy_of_this_machine_names_a_user(doors: Path) -> None:
    doors.write_text('wajib_masuk = false\n[proksi]\naktif = true\nheader = "X-Remote-User"\n')
    named = {"X-Remote-User": "oki"}
    assert client("127.0.0.1").get("/siapa", headers=named).text == "oki"
    assert client("10.1.2.3").get("/siapa", headers=named).text == "tidak ada"
    doors.write_text('wajib_masuk = false\n[proksi]\naktif = false\nheader = "X-Remote-User"\n')
    assert client("127.0.0.1").get("/siapa", headers=named).text == "tidak ada"


# --- the way back ---------------------------------------------------------------------------------------------------


def test_after_signing_in_the_visitor_is_where_he_was(doors: Path) -> None:
    browser = client()
    browser.get("/auth/login", headers={"referer": "http://pantau/profil-instansi?instansi=16.06&snapshot=x"})
    assert browser.get("/oauth2callback").headers["location"] == "/profil-instansi?instansi=16.06&snapshot=x"
    assert browser.get("/oauth2callback").headers["location"] == "/"


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("http://lain.example/x", "/"),
        ("http://pantau//lain.example/x", "/lain.example/x"),
        ("http://pantau/\\\\lain.example", "/lain.example"),
        ("http://pantau/a%0d%0aSet-Cookie:b=c", "/a%0d%0aSet-Cookie%3Ab=c"),
        ("bukan alamat", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_never_leads_elsewhere(doors: Path, came_from: str, leads_to: str) -> None:
    browser = client()
    browser.get("/auth/login", headers={"referer": came_from})
    location = browser.get("/oauth2callback").headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert location == leads_to
