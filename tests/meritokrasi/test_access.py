"""Who may come in: akses.toml, what a provider says, and whose word in a header is believed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritokrasi.access import AccessFileError, Settings, proxy, read_settings
from meritokrasi.access.visitors import GUEST, from_claims, from_proxy
from meritokrasi.submissions import Person

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
OFFICE = Person("Ani@kantor.go.id", "pengelola")
SETTINGS = Settings(people={"ani@kantor.go.id": OFFICE, "oki": Person("oki", "instansi", "16.02")})


def claims(**more: object) -> dict[str, object]:
    signed = {"is_logged_in": True, "sub": "u1", "email": "ani@kantor.go.id", "email_verified": True}
    return {**signed, "iat": int(NOW.timestamp()) - 60, **more}


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "acuan").mkdir(exist_ok=True)
    said = text if "wajib_masuk" in text else f"wajib_masuk = false\n{text}"
    (tmp_path / "acuan" / "akses.toml").write_text(said, encoding="utf-8")
    return tmp_path


# --- akses.toml --------------------------------------------------------------------------------------------------


def test_without_the_file_the_dashboard_is_public_and_nobody_has_a_role(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_the_shipped_file_says_what_its_absence_says(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "data"
    assert read_settings(shipped) == Settings()


def test_a_user_is_found_whatever_the_case_of_the_address(tmp_path: Path) -> None:
    folder = written(tmp_path, '[[pengguna]]\nnama = "Ani@Kantor.go.id"\nperan = "pengelola"\n')
    assert read_settings(folder).person("ani@kantor.GO.ID") == Person("Ani@Kantor.go.id", "pengelola")


def test_a_change_of_the_file_holds_at_once(tmp_path: Path) -> None:
    assert not read_settings(written(tmp_path, "wajib_masuk = false\n")).wajib_masuk
    assert read_settings(written(tmp_path, "wajib_masuk =  true\n")).wajib_masuk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wajib_masuk = ", "tidak dapat dibaca"),
        ('wajib_masuk = "ya"', "wajib_masuk harus true atau false"),
        ("sesi_jam = true", "sesi_jam harus bilangan bulat"),
        ("sesi_jam = 24", "sesi_jam harus 1 sampai 12"),
        ("sesi_jam = 0", "sesi_jam harus 1 sampai 12"),
        ("wajib_login = true", "kunci wajib_login tidak dikenal"),
        ("pengguna = 3", "[[pengguna]]"),
        ("[proksi]\naktif = true", "proksi.header harus nama header"),
        ('[proksi]\naktif = true\nheader = "X Remote"', "proksi.header harus nama header"),
        ("[proksi]\naktif = 1", "proksi.aktif"),
        ("[proksi]\nnyala = true", "[proksi] hanya memuat"),
        ("proksi = true", "[proksi] hanya memuat"),
        ('[[pengguna]]\nperan = "pengelola"', "ke-1 tanpa nama"),
        ('[[pengguna]]\nnama = "a@b"\nperan = "admin"', "peran harus salah satu dari"),
        ('[[pengguna]]\nnama = "a@b"\nperan = "instansi"', "kode_instansi wajib"),
        ('[[pengguna]]\nnama = "a@b"\nperan = "pimpinan"\nkode_instansi = "16"', "hanya untuk peran itu"),
        ('[[pengguna]]\nnama = "a@b"\nperan = "pimpinan"\nsandi = "x"', "hanya memuat nama"),
        ('[[pengguna]]\nnama = "a@b"\nperan = "instansi"\nkode_instansi = 16.06', "semuanya teks"),
        ('[[pengguna]]\nnama = "a@b"\nperan = "pimpinan"\n[[pengguna]]\nnama = "A@B"\nperan = "pengelola"', "sekali"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_with_the_key_and_the_remedy(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(AccessFileError, match=r"akses\.toml") as refused:
        read_settings(written(tmp_path, text))
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["", "# kosong\n", "sesi_jam = 12\n"])
def test_a_file_that_lost_its_words_closes_instead_of_opening(tmp_path: Path, text: str) -> None:
    folder = written(tmp_path, "wajib_masuk = true\n")
    (folder / "acuan" / "akses.toml").write_text(text, encoding="utf-8")
    with pytest.raises(AccessFileError, match="wajib_masuk belum ditulis"):
        read_settings(folder)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, "")
    (folder / "acuan" / "akses.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(AccessFileError, match="tidak dapat dibaca"):
        read_settings(folder)


# --- the provider's word ------------------------------------------------------------------------------------------


def test_a_verified_address_of_the_list_is_that_person() -> None:
    assert from_claims(claims(), SETTINGS, NOW).person == OFFICE


def test_nobody_signed_in_is_a_guest() -> None:
    assert from_claims({}, SETTINGS, NOW) == GUEST
    assert from_claims(claims(is_logged_in=False), SETTINGS, NOW) == GUEST


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_the_provider_has_not_verified_is_nobodys(verified: object) -> None:
    visitor = from_claims(claims(email_verified=verified), SETTINGS, NOW)
    assert visitor.person is None
    assert "belum memastikan" in str(visitor.problem)


def test_a_subject_that_looks_like_somebody_on_the_list_is_nobody() -> None:
    for sub in ("ani@kantor.go.id", "oki"):
        assert from_claims({"is_logged_in": True, "sub": sub, "iat": NOW.timestamp()}, SETTINGS, NOW).person is None


def test_an_address_that_lost_its_verification_keeps_no_claimed_role() -> None:
    trusting = Settings(klaim_peran="peran")
    assert from_claims(claims(peran="pengelola"), trusting, NOW).person is not None
    assert from_claims(claims(peran="pengelola", email_verified=False), trusting, NOW).person is None


def test_somebody_who_is_not_on_the_list_is_told_so() -> None:
    visitor = from_claims(claims(email="budi@lain.go.id"), SETTINGS, NOW)
    assert visitor.person is None
    assert "budi@lain.go.id belum terdaftar" in str(visitor.problem)


@pytest.mark.parametrize("issued", [None, "kemarin", True, NOW.timestamp() + 3600, 0])
def test_a_token_without_a_believable_time_is_over(issued: object) -> None:
    assert from_claims(claims(iat=issued), SETTINGS, NOW).person is None


@given(st.integers(0, 48 * 3600), st.integers(1, 12))
def test_a_session_ends_after_its_hours_however_long_the_cookie_lasts(age: int, hours: int) -> None:
    settings = Settings(sesi_jam=hours, people=SETTINGS.people)
    visitor = from_claims(claims(iat=NOW.timestamp() - age), settings, NOW)
    assert (visitor.person is not None) == (age <= hours * 3600)


def test_a_claimed_role_counts_only_where_the_office_said_so() -> None:
    said = claims(email="budi@lain.go.id", peran="pengelola")
    assert from_claims(said, SETTINGS, NOW).person is None
    trusting = Settings(klaim_peran="peran", people=SETTINGS.people)
    assert from_claims(said, trusting, NOW).person == Person("budi@lain.go.id", "pengelola")


def test_the_list_of_the_office_goes_before_the_claim() -> None:
    trusting = Settings(klaim_peran="peran", people=SETTINGS.people)
    assert from_claims(claims(peran="pimpinan"), trusting, NOW).person == OFFICE


@pytest.mark.parametrize("code", [None, "", 16])
def test_a_claimed_instansi_without_its_government_is_nobody(code: object) -> None:
    trusting = Settings(klaim_peran="peran", klaim_instansi="kode")
    said = claims(peran="instansi", kode=code)
    assert from_claims(said, trusting, NOW).person is None
    bound = from_claims(claims(peran="instansi", kode="16.06"), trusting, NOW).person
    assert bound == Person("ani@kantor.go.id", "instansi", "16.06")


@pytest.mark.parametrize("role", ["admin", "", ["pengelola"], None])
def test_an_unknown_claimed_role_is_nobody(role: object) -> None:
    trusting = Settings(klaim_peran="peran")
    assert from_claims(claims(peran=role), trusting, NOW).person is None


# --- the proxy's word ---------------------------------------------------------------------------------------------

HEADER = (b"X-Remote-User", b"oki")
BEHIND = Settings(header="X-Remote-User", people=SETTINGS.people)


def believed(headers: list[tuple[bytes, bytes]], caller: str | None, settings: Settings = BEHIND) -> str | None:
    passed = proxy.sealed(headers, caller, settings)
    return proxy.named_in({name.decode().lower(): value.decode() for name, value in passed})


def test_the_proxy_of_this_machine_is_believed() -> None:
    name = believed([HEADER], "127.0.0.1")
    assert name == "oki"
    assert believed([HEADER], "::1") == "oki"
    assert from_proxy(name, BEHIND).person == Person("oki", "instansi", "16.02")


@pytest.mark.parametrize("caller", ["10.0.0.9", "192.168.1.2", "", None, "localhost"])
def test_nobody_else_is(caller: str | None) -> None:
    assert believed([HEADER], caller) is None


def test_the_header_means_nothing_while_it_is_switched_off() -> None:
    assert believed([HEADER], "127.0.0.1", SETTINGS) is None


@pytest.mark.parametrize("more", [HEADER, (b"x-forwarded-for", b"127.0.0.1"), (b"Forwarded", b"for=127.0.0.1")])
def test_two_names_or_a_forwarded_address_are_not_believed(more: tuple[bytes, bytes]) -> None:
    assert believed([HEADER, more], "127.0.0.1") is None


def test_an_unknown_user_of_the_proxy_is_named_but_nobody() -> None:
    visitor = from_proxy("asing", BEHIND)
    assert (visitor.name, visitor.person) == ("asing", None)


@given(st.text(st.characters(codec="latin-1"), max_size=80))
def test_nobody_can_write_our_own_sealed_header(value: str) -> None:
    forged = [(b"Pantau-Pengguna", value.encode("latin-1"))]
    assert believed(forged, "127.0.0.1") is None
    assert proxy.named_in({proxy.SEALED: value}) is None
