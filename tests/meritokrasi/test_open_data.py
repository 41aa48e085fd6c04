"""Open data by address: what each address gives, and what it refuses with a sentence."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import openapi_spec_validator
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from meritokrasi import queries, store, text, web
from meritokrasi.answers import downloads
from meritokrasi.answers.interface import FORMS
from tests.folder import Folder

ROOT = "/api/v1/"
FIXED = ("", "openapi.json", "instansi/Z1.json")


@pytest.fixture
def client(loaded: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TestClient:
    """Our routes behind our middleware, on the sample; whatever is written on the way goes below tmp_path."""
    monkeypatch.setenv("MERITOKRASI_DATA", str(loaded.path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return TestClient(Starlette(routes=list(web.routes()), middleware=list(web.middleware())))


@pytest.fixture
def snapshot(loaded: Folder) -> str:
    return str(loaded.current())


def names(client: TestClient) -> list[str]:
    return [table["nama"] for table in client.get(ROOT).json()["tabel"]]


def addresses() -> list[str]:
    """One of each kind; the whole package, which is the zip of one table many times over, has a test of its own."""
    return [*(ROOT + path for path in FIXED), *(f"{ROOT}capaian.{form}" for form in FORMS)]


# --- what is given -----------------------------------------------------------------------------------------------


def test_every_table_is_open_or_withheld_with_a_reason(client: TestClient, loaded: Folder, snapshot: str) -> None:
    tables = {name for (name,) in loaded.ask("SELECT table_name FROM duckdb_tables()")}
    views = {name for (name,) in loaded.ask("SELECT view_name FROM duckdb_views() WHERE NOT internal")}
    withheld = queries.tables.withheld(snapshot)
    assert set(names(client)) | withheld.keys() == tables | views
    assert not set(names(client)) & withheld.keys()
    assert all(withheld.values())
    assert queries.tables.WITHHELD.keys() <= tables
    assert "temuan" in withheld
    assert views & set(names(client)) == set(queries.tables.OPEN_VIEWS)


def test_every_open_table_and_column_says_what_it_means(client: TestClient) -> None:
    for table in client.get(ROOT).json()["tabel"]:
        assert table["arti"].startswith("Satu baris = "), table["nama"]
        assert [column["nama"] for column in table["kolom"] if not column["arti"]] == [], table["nama"]


def test_every_address_of_the_list_answers(client: TestClient) -> None:
    for table in client.get(ROOT).json()["tabel"]:
        assert set(table["alamat"]) == set(FORMS)
        for form, address in table["alamat"].items():
            answer = client.get(address) if form == "json" else client.head(address)
            assert answer.status_code == 200, address
            assert answer.headers["content-type"] == FORMS[form]


def test_the_whole_package_is_the_same_each_time_and_kept_for_good_when_named(
    client: TestClient, snapshot: str
) -> None:
    current, pinned = client.get(f"{ROOT}paket.zip"), client.get(f"{ROOT}paket.zip?snapshot={snapshot}")
    assert current.content == pinned.content
    assert "immutable" in pinned.headers["cache-control"]
    assert current.headers["content-disposition"] == f'attachment; filename="REKAAN-paket-{snapshot}.zip"'
    assert client.get(f"{ROOT}paket.zip", headers={"if-none-match": current.headers["etag"]}).status_code == 304


def test_csv_read_back_equals_the_table(client: TestClient, loaded: Folder, tmp_path: Path, snapshot: str) -> None:
    for name in names(client):
        file = tmp_path / f"{name}.csv"
        file.write_bytes(client.get(f"{ROOT}{name}.csv").content)
        types = {c["kolom"]: c["tipe"] for c in queries.tables.columns(snapshot, name)}
        cells = ", ".join(f'"{column}"::{kind} AS "{column}"' for column, kind in types.items())
        with duckdb.connect(str(loaded.terbit / f"{snapshot}.duckdb"), read_only=True) as con:
            con.execute(
                f"CREATE TEMP TABLE kembali AS SELECT {cells} FROM read_csv('{file}', header = true, all_varchar = true)"
            )
            lost = con.execute(f'FROM "{name}" EXCEPT ALL FROM kembali').fetchall()
            invented = con.execute(f'FROM kembali EXCEPT ALL FROM "{name}"').fetchall()
        assert (lost, invented) == ([], []), name


def test_every_row_of_a_figure_names_its_documents_in_csv_and_json(client: TestClient, loaded: Folder) -> None:
    rows = client.get(f"{ROOT}capaian.json").json()["baris"]
    cited = loaded.ask("SELECT id_capaian, list_sort(list(DISTINCT id_sumber)) FROM capaian_sumber GROUP BY ALL")
    assert {row["id_capaian"]: sorted(d["id_sumber"] for d in row["sumber"]) for row in rows} == dict(cited)
    lines = client.get(f"{ROOT}capaian.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",id_sumber,judul_sumber,penerbit_sumber,url_sumber")
    [twice] = [line for line in lines if ",D1; D3," in line]
    assert '"Keputusan penilai, lampiran; Berita pertama",Penilai Contoh; Koran Pagi,' in twice


def test_a_document_without_an_address_leaves_the_others_in_their_place(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.replace("fakta/penandatangan.csv", "D3;D4", "D5;D4")
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    csv = TestClient(Starlette(routes=list(web.routes()))).get(f"{ROOT}penandatangan.csv").text
    assert (
        "D4; D5,Berita kedua; Berita tanpa alamat,Koran Sore; Koran Malam,https://sore.example/2; tidak diketahui"
        in csv
    )


def test_a_table_with_a_document_column_of_its_own_is_joined_to_it(client: TestClient) -> None:
    line = client.get(f"{ROOT}penilaian.csv").text.splitlines()[1]
    assert line.endswith(',"Keputusan penilai, lampiran",Penilai Contoh,https://penilai.example/keputusan')


def test_codes_and_numbers_keep_their_kind(client: TestClient) -> None:
    row = client.get(f"{ROOT}capaian.json").json()["baris"][0]
    assert isinstance(row["kode_instansi"], str)
    assert isinstance(row["periode"], str)
    assert isinstance(row["id_capaian"], int)


def test_long_tables_are_cut_into_slices_without_a_seam(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {form: client.get(f"{ROOT}capaian.{form}").content for form in ("csv", "json", "xlsx")}
    monkeypatch.setattr(queries.exports, "SLICE", 2)
    assert {form: client.get(f"{ROOT}capaian.{form}").content for form in whole} == whole


def test_a_slice_is_all_that_waits_and_nothing_stays_when_the_reader_leaves(
    client: TestClient, snapshot: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries.exports, "SLICE", 2)
    parts = queries.exports.csv_parts(snapshot, "capaian")
    assert next(parts) == b"\xef\xbb\xbf"
    assert next(parts).count(b"\n") == 3
    assert len(list(tmp_path.iterdir())) == 1
    parts.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []


def test_no_file_stays_on_the_server(client: TestClient, tmp_path: Path) -> None:
    for address in addresses():
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert list(tmp_path.iterdir()) == []


# --- one government ----------------------------------------------------------------------------------------------


def test_a_government_tells_everything_and_what_is_missing_is_null_with_words(
    client: TestClient, snapshot: str
) -> None:
    found = client.get(f"{ROOT}instansi/Z1.71.json").json()
    assert found["instansi"]["nama"] == "Kota Wanasari"
    assert found["snapshot"] == snapshot
    indicators = {row["id_indikator"]: row for row in found["indikator"]}
    assert set(indicators) == {row["id_indikator"] for row in queries.area.indicators(snapshot)}
    missing = [row for row in indicators.values() if row["terbaru"] is None]
    assert missing
    assert all(row["keterangan"] == text.MISSING and row["deret"] == [] for row in missing)
    assert indicators["merit_kategori"]["terbaru"]["nilai_mendahului"]["nilai"] is None
    assert indicators["merit_kategori"]["terbaru"]["nilai_mendahului"]["tercetak"] == "Baik sekali"
    assert {step["keterangan"] for step in found["langkah"]} == {text.MISSING}
    assert found["penghargaan"][0]["sumber"][0]["id_sumber"] == "D4"


def test_sources_that_disagree_are_both_given_with_the_reason_for_the_leader(client: TestClient) -> None:
    found = client.get(f"{ROOT}instansi/Z1.01.json").json()
    [series] = [d for row in found["indikator"] for d in row["deret"] if d["sumber_berbeda"]]
    assert sorted(f["tercetak"] for f in series["semua_nilai"]) == ["210", "215"]
    assert series["nilai_mendahului"]["tercetak"] == "210"
    assert series["alasan"] == "jenis dokumen lebih kuat"
    assert all(figure["sumber"] for figure in series["semua_nilai"])


def test_a_statement_about_the_province_is_marked_collective_and_fills_nothing(client: TestClient) -> None:
    found = client.get(f"{ROOT}instansi/Z1.01.json").json()
    assert found["pernyataan_provinsi"]["sifat"].startswith("kolektif")
    assert len(found["pernyataan_provinsi"]["pernyataan"]) == 1
    [category] = [row for row in found["indikator"] if row["id_indikator"] == "merit_kategori"]
    assert category["terbaru"] is None


@pytest.mark.parametrize("code", ["Z9", "Z1.1", "..", "Z1' OR '1'='1"])
def test_an_unknown_code_is_a_sentence_without_a_guess(client: TestClient, code: str) -> None:
    answer = client.get(f"{ROOT}instansi/{code}.json")
    assert answer.status_code == 404
    assert answer.json().keys() == {"kesalahan", "tindakan"}
    assert "Mungkin" not in answer.text


# --- which snapshot ----------------------------------------------------------------------------------------------


def test_an_address_without_a_snapshot_names_it_and_one_with_it_gives_the_same_bytes(
    client: TestClient, snapshot: str
) -> None:
    for address in addresses():
        current, pinned = client.get(address), client.get(f"{address}?snapshot={snapshot}")
        assert current.headers["content-location"] == f"{address}?snapshot={snapshot}"
        assert current.headers["cache-control"] == "no-cache"
        assert "immutable" in pinned.headers["cache-control"]
        assert pinned.headers["etag"] == current.headers["etag"]
        assert pinned.content == current.content


def test_the_same_content_is_not_sent_twice(client: TestClient) -> None:
    for address in addresses():
        etag = client.head(address).headers["etag"]
        assert re.fullmatch(r'"[0-9a-f]+"', etag)
        again = client.get(address, headers={"if-none-match": f'"lain", {etag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
        assert client.head(address, headers={"if-none-match": '"lain"'}).status_code == 200


def test_another_snapshot_has_another_etag_and_the_old_one_stays_what_it_was(
    sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    client = TestClient(Starlette(routes=list(web.routes())))
    first = sample.publish()
    before = client.get(f"{ROOT}capaian.csv")
    sample.replace("fakta/capaian.csv", "301.5", "302.5")
    sample.publish()
    now, then = client.get(f"{ROOT}capaian.csv"), client.get(f"{ROOT}capaian.csv?snapshot={first}")
    assert now.headers["etag"] != before.headers["etag"]
    assert "302.5" in now.text
    assert then.content == before.content
    assert then.headers["etag"] == before.headers["etag"]


@pytest.mark.parametrize("asked", ["", "x", "20200101T000000Z-00000000", "../../etc/passwd", "%00", "' OR 1=1"])
def test_an_unknown_snapshot_is_a_sentence(client: TestClient, asked: str) -> None:
    answer = client.get(f"{ROOT}capaian.csv?snapshot={asked}")
    assert answer.status_code == 404
    assert answer.json()["kesalahan"].startswith("Snapshot ")
    assert answer.headers["cache-control"] == "no-store"


def test_before_the_first_publication_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MERITOKRASI_DATA", str(tmp_path))
    answer = TestClient(Starlette(routes=list(web.routes()))).get(ROOT)
    assert answer.status_code == 503
    assert answer.json()["kesalahan"] == "Belum ada data yang terbit di sini."


# --- what is refused ---------------------------------------------------------------------------------------------


def test_a_near_name_is_suggested(client: TestClient) -> None:
    answer = client.get(f"{ROOT}capain.csv")
    assert answer.status_code == 404
    assert "Mungkin maksud Anda capaian" in answer.json()["tindakan"]


def test_a_withheld_table_says_why(client: TestClient) -> None:
    answer = client.get(f"{ROOT}temuan.csv")
    assert answer.status_code == 404
    assert "belum terbit" in answer.json()["kesalahan"]


HOSTILE = [
    "..%2f..%2fetc%2fpasswd.csv", "....//....//etc/passwd.csv", "capaian.csv%00", "capaian%22;%20DROP%20TABLE%20capaian;--.csv",
    "duckdb_tables().csv", "memory.main.capaian.csv", "capaian.csv/../temuan.csv", "read_csv('/etc/passwd').json", "capaian.exe", "capaian", ".csv",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE)
def test_a_name_is_looked_up_and_never_run_or_opened(client: TestClient, path: str) -> None:
    answer = client.get(ROOT + path)
    assert answer.status_code == 404
    assert answer.json().keys() == {"kesalahan", "tindakan"}
    assert client.get(f"{ROOT}capaian.csv").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    for address in addresses():
        answer = client.request(method, address)
        assert answer.status_code == 405
        assert "hanya dapat dibaca" in answer.json()["kesalahan"]
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(("form", "limit"), [("json", "JSON_ROWS"), ("xlsx", "SHEET_ROWS")])
def test_a_table_too_long_for_a_form_is_refused_with_the_forms_that_hold_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, form: str, limit: str
) -> None:
    monkeypatch.setattr(downloads, limit, 2)
    answer = client.get(f"{ROOT}capaian.{form}")
    assert answer.status_code == 413
    assert "capaian.csv" in answer.json()["tindakan"]
    assert "capaian.parquet" in answer.json()["tindakan"]
    [table] = [t for t in client.get(ROOT).json()["tabel"] if t["nama"] == "capaian"]
    assert form not in table["alamat"]


# --- how it is sent ----------------------------------------------------------------------------------------------


def test_head_has_the_headers_of_get_and_no_body(client: TestClient) -> None:
    for address in addresses():
        head, get = client.head(address), client.get(address)
        assert head.status_code == 200
        for name in ("etag", "content-type", "content-disposition", "cache-control", "content-location"):
            assert head.headers[name] == get.headers[name]
        assert int(head.headers.get("content-length", len(get.content))) == len(get.content)


def test_parts_of_a_parquet_file_can_be_asked_for(client: TestClient) -> None:
    address = f"{ROOT}capaian.parquet"
    whole = client.get(address).content
    assert int(client.head(address).headers["content-length"]) == len(whole)
    part = client.get(address, headers={"range": "bytes=-8"})
    assert (part.status_code, part.content) == (206, whole[-8:])


def test_other_sites_may_read_it_and_every_answer_has_our_security_headers(client: TestClient) -> None:
    for address in (*addresses(), f"{ROOT}tidak-ada.csv"):
        headers = client.head(address).headers
        assert headers["access-control-allow-origin"] == "*"
        assert all(headers[name] == value for name, value in web.SECURITY_HEADERS.items())
    assert client.options(f"{ROOT}capaian.csv").status_code == 204


def test_files_are_saved_under_a_name_that_tells_table_and_snapshot(client: TestClient, snapshot: str) -> None:
    disposition = client.get(f"{ROOT}capaian.csv").headers["content-disposition"]
    assert disposition == f'attachment; filename="REKAAN-capaian-{snapshot}.csv"'


def test_made_up_data_say_so_and_real_data_do_not(
    client: TestClient, sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("", "capaian.json", "instansi/Z1.json"):
        found = client.get(ROOT + path).json()
        assert found["rekaan"] is True
        assert "REKAAN" in found["peringatan"]
    sample.replace("acuan/wilayah.toml", "simulasi = true", "simulasi = false")
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    assert client.get(ROOT).json()["rekaan"] is False
    assert "REKAAN" not in client.get(f"{ROOT}capaian.csv").headers["content-disposition"]
    assert "REKAAN" not in client.get(f"{ROOT}capaian.zip").headers["content-disposition"]


# --- its description ---------------------------------------------------------------------------------------------


def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{ROOT}openapi.json").json()
    return found


def test_the_description_is_valid_openapi(client: TestClient) -> None:
    openapi_spec_validator.validate(described(client))


def test_every_described_address_answers_and_every_route_is_described(client: TestClient) -> None:
    described_paths = described(client)["paths"]
    paths = set(described_paths)
    assert paths == {
        ROOT,
        *(f"{ROOT}{{tabel}}.{form}" for form in FORMS),
        f"{ROOT}paket.zip",
        f"{ROOT}instansi/{{kode}}.json",
        f"{ROOT}openapi.json",
    }
    for path in paths:
        answer = client.head(path.format(tabel="capaian", kode="Z1"))
        documented = described_paths[path]["get"]["responses"]["200"]["content"]
        assert answer.headers["content-type"].partition(";")[0] in documented


def test_the_described_names_are_the_open_tables(client: TestClient) -> None:
    assert described(client)["components"]["parameters"]["tabel"]["schema"]["enum"] == names(client)


def test_the_described_columns_are_those_of_the_answer(client: TestClient) -> None:
    properties = described(client)["components"]["schemas"]["capaian"]["properties"]
    assert list(properties) == list(client.get(f"{ROOT}capaian.json").json()["baris"][0])


def test_a_snapshot_that_vanishes_on_the_way_is_a_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = "20200101T000000Z-00000000"
    monkeypatch.setattr(store, "readable", lambda _: True)
    answer = client.get(f"{ROOT}capaian.csv?snapshot={gone}")
    assert answer.status_code == 404
    assert gone in answer.json()["kesalahan"]
