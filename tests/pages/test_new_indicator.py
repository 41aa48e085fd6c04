"""A new indicator is a block of TOML and rows of CSV: it appears everywhere without code."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from meritokrasi import web
from tests.folder import copy_shipped
from tests.pages.conftest import Page

NAME = "Indeks contoh kedisiplinan"
BLOCK = f"""
[contoh_disiplin]
nama = "{NAME}"
nama_pendek = "Contoh disiplin"
arti = "Ukuran rekaan untuk pengujian ini."
bentuk = "angka"
satuan = "poin"
batas_bawah = 0
batas_atas = 100
arah = "naik"
penilai = "Penilai Contoh"
desimal = 1
frekuensi = "tahunan"
sifat = "tahunan"
wajib_cakupan = true
status_dasar_hukum = "belum diketahui"
keterbandingan = "Hanya untuk pengujian."
"""
ROW = "16.06,contoh_disiplin,2025,tersurat,{value},,final,Penilai Contoh,2025-12-01,hari,{source},,,,\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = copy_shipped(tmp_path_factory.mktemp("indikator"))
    catalogue, facts = made.file("acuan/indikator.toml"), made.file("fakta/capaian.csv")
    source = made.rows("acuan/sumber.csv")[0]["id_sumber"]
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + BLOCK, encoding="utf-8")
    facts.write_text(facts.read_text(encoding="utf-8") + ROW.format(value="77.7", source=source), encoding="utf-8")
    made.publish()
    return made.path


@pytest.fixture(autouse=True)
def _data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(folder))


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("pantauan/perbandingan", {"indikator": "contoh_disiplin", "jenis": "kabupaten"}),
        ("pantauan/profil_instansi", {"instansi": "16.06"}),
        ("rujukan/sumber", {"fakta": "capaian:16.06/contoh_disiplin/2025/final"}),
    ],
)
def test_its_figure_appears_with_its_value(dashboard: Page, name: str, query: dict[str, str]) -> None:
    dashboard.open(name, **query)
    assert not dashboard.app.exception
    assert NAME in dashboard.words or "Contoh disiplin" in dashboard.words
    assert "77,7" in dashboard.words


@pytest.mark.parametrize("name", ["data/kelengkapan", "rujukan/metode"])
def test_its_name_appears(dashboard: Page, name: str) -> None:
    dashboard.open(name)
    assert not dashboard.app.exception
    assert NAME in dashboard.words or "Contoh disiplin" in dashboard.words


def test_it_can_be_downloaded() -> None:
    client = TestClient(Starlette(routes=web.routes()))
    assert "contoh_disiplin" in client.get("/api/v1/capaian.csv").text
    assert NAME in client.get("/api/v1/indikator.csv").text
