"""Signing in and out, and what stands on a page for whoever may not see it."""

from __future__ import annotations

import streamlit as st

from meritokrasi import access
from meritokrasi.answers import Heading
from meritokrasi.components.pieces import heading, section
from meritokrasi.markup import dockets, grids
from meritokrasi.submissions import INSTANSI, PENGELOLA, PIMPINAN, NotAllowedError, Person, require

ROLE_WORDS = {PENGELOLA: "pengelola", INSTANSI: "instansi", PIMPINAN: "pimpinan"}
HOW_TO_SWITCH_ON = (
    "Siapkan penyedia login OIDC (misalnya Keycloak atau Google Workspace), lalu isi bagian [auth] di .streamlit/secrets.toml.",
    "Daftarkan orangnya di data/acuan/akses.toml: alamat surel, peran, dan kode instansinya.",
    "Tanpa penyedia OIDC: pasang nginx dengan auth_basic di depan dasbor; contohnya di docs/nginx.conf.",
    "Jalankan ulang server. Langkah lengkapnya ada di README, bagian Login.",
)


def visitor_box() -> None:
    """Under the menu: sign in, or who is signed in and how to leave."""
    visitor = access.visitor()
    with st.sidebar.container(key="pengunjung"):
        if visitor.name is None:
            if access.can_sign_in():
                st.button("Masuk", on_click=st.login, key="masuk")
            return
        person = visitor.person
        st.html(dockets.signed_in(visitor.name, _role_words(person), visitor.problem))
        if access.can_sign_in():
            st.button("Keluar", on_click=access.sign_out, key="keluar")


def is_public() -> bool:
    """Whether the dashboard is for everybody."""
    return not access.is_closed()


def is_admitted() -> bool:
    """Whether this visitor may see the dashboard at all."""
    return is_public() or access.visitor().person is not None


def closed_page() -> None:
    """What stands in place of every page for whoever is not admitted."""
    if access.settings() is None:
        heading(Heading("Dasbor ini ditutup sementara", "Daftar akses di server tidak dapat dibaca."))
        advice = ["Pengelola server: jalankan python -m etl doctor; perintah itu menyebut apa yang salah."]
        section("Yang harus dilakukan", grids.bullets(advice), cite=False)
    else:
        _explain("Masuk untuk melihat dasbor ini", "")


def signed_in(*roles: str) -> Person:
    """The visitor when he or she has one of these roles; else the page explains how to sign in, and stops."""
    try:
        return require(access.visitor().person, *roles)
    except NotAllowedError as refused:
        words = " atau ".join(ROLE_WORDS[role] for role in roles)
        person = access.visitor().person
        _explain(f"Halaman ini untuk {words}", str(refused) if person else "")
    return st.stop()


def staff() -> Person | None:
    """The visitor when of the office: those who may know who did what."""
    person = access.visitor().person
    return person if person and person.role != INSTANSI else None


def _explain(title: str, lead: str) -> None:
    visitor = access.visitor()
    can = access.can_sign_in()
    problem = visitor.problem or (
        "Masuk dengan akun yang terdaftar." if can else "Login belum dinyalakan di server ini."
    )
    heading(Heading(title, lead or problem))
    if can and (visitor.name is None or visitor.problem):
        st.button("Masuk", on_click=st.login, key="masuk-halaman", type="primary")
    if not can and visitor.name is None:
        section("Cara menyalakan login", grids.bullets(HOW_TO_SWITCH_ON), cite=False)


def _role_words(person: Person | None) -> str:
    if person is None:
        return ""
    return ROLE_WORDS[person.role] + (f" {person.kode_instansi}" if person.kode_instansi else "")
