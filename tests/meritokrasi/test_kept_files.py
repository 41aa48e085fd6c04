"""Streamlit's own files are compressed once and come from memory."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from meritokrasi.web import KeptFiles

SCRIPT = "export const angka = 1;\n" * 500
PICTURE = bytes(range(256))
GZIP = {"accept-encoding": "gzip"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.1f2e.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(PICTURE)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    routes = [Mount("/static", StaticFiles(directory=folder)), Mount("/lain", StaticFiles(directory=folder))]
    with TestClient(Starlette(routes=routes, middleware=[Middleware(KeptFiles)])) as opened:
        yield opened


def raw(client: TestClient, address: str, headers: dict[str, str]) -> tuple[dict[str, str], bytes]:
    with client.stream("GET", address, headers=headers) as answer:
        return dict(answer.headers), b"".join(answer.iter_raw())


def test_a_script_arrives_compressed_and_says_so_truly(client: TestClient) -> None:
    headers, body = raw(client, "/static/a.1f2e.js", GZIP)
    assert gzip.decompress(body).decode() == SCRIPT
    assert headers["content-encoding"] == "gzip"
    assert int(headers["content-length"]) == len(body) < len(SCRIPT) / 10
    assert "accept-encoding" in headers["vary"].lower()


def test_the_second_time_it_does_not_touch_the_disk(client: TestClient, folder: Path) -> None:
    first = raw(client, "/static/a.1f2e.js", GZIP)
    (folder / "a.1f2e.js").unlink()
    assert raw(client, "/static/a.1f2e.js", GZIP) == first


def test_whoever_takes_no_gzip_gets_the_file_as_it_is(client: TestClient) -> None:
    raw(client, "/static/a.1f2e.js", GZIP)
    headers, body = raw(client, "/static/a.1f2e.js", {"accept-encoding": "identity"})
    assert body.decode() == SCRIPT
    assert "content-encoding" not in headers


def test_a_part_of_a_file_and_a_question_whether_it_changed_are_answered_by_the_app(client: TestClient) -> None:
    headers, _ = raw(client, "/static/a.1f2e.js", GZIP)
    assert client.get("/static/a.1f2e.js", headers={**GZIP, "range": "bytes=0-5"}).content == SCRIPT[:6].encode()
    assert client.get("/static/a.1f2e.js", headers={**GZIP, "if-none-match": headers["etag"]}).status_code == 304


@pytest.mark.parametrize("address", ["/static/a.png", "/lain/a.1f2e.js"])
def test_pictures_and_files_of_other_folders_are_left_alone(client: TestClient, address: str) -> None:
    headers, _ = raw(client, address, GZIP)
    assert "content-encoding" not in headers


def test_a_file_that_is_not_there_is_not_remembered_as_missing(client: TestClient, folder: Path) -> None:
    assert client.get("/static/b.js", headers=GZIP).status_code == 404
    (folder / "b.js").write_text(SCRIPT, encoding="utf-8")
    assert client.get("/static/b.js", headers=GZIP).text == SCRIPT
