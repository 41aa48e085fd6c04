"""Pickers whose choice lives in the address, so that any view can be sent as a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from meritokrasi import queries, text
from meritokrasi.answers import Heading, profile, selection
from meritokrasi.components.pieces import heading, section
from meritokrasi.components.view import View, href
from meritokrasi.markup import listings

_PAGE, _PAGED = "halaman", "halaman-dari"


def choose(label: str, options: Mapping[str, str], *, parameter: str, every: str = "") -> str | None:
    """One of `options` (value in the address -> words on screen). With `every` nothing chosen means all: None.

    Without `every` the first option stands until another is chosen; None only when there is nothing to choose from.
    """
    keys = list(options)
    _follow_address(parameter, keys, None if every or not keys else keys[0])
    chosen: str | None = st.selectbox(
        label,
        keys,
        index=None,
        format_func=lambda key: options[key],
        placeholder=every or "Tidak ada pilihan",
        required=not every,
        key=parameter,
    )
    _keep_in_address(parameter, chosen, keys[0] if keys and not every else None)
    return chosen


def choose_several(label: str, options: Mapping[str, str], *, parameter: str, most: int, empty: str) -> Sequence[str]:
    """Up to `most` of the options, in the order of choosing."""
    linked = _linked(parameter).split(",")
    if _changed(parameter):
        st.session_state[parameter] = [key for key in dict.fromkeys(linked) if key in options][:most]
    chosen: list[str] = st.multiselect(
        label,
        list(options),
        format_func=lambda key: options[key],
        max_selections=most,
        placeholder=empty,
        key=parameter,
    )
    _keep_in_address(parameter, ",".join(chosen) or None, None)
    return chosen


def choose_page(count: int, *, size: int, of: object) -> int:
    """Which page of `count` entries, from 1; another choice of what to show (`of`) begins at the first one again."""
    if st.session_state.get(_PAGED, of) != of and _PAGE in st.query_params:
        del st.query_params[_PAGE]
    st.session_state[_PAGED] = of
    pages = -(-count // size)
    options = {str(n): _page_words(n, pages, size, count) for n in range(1, pages + 1)}
    return int(choose("Halaman", options, parameter=_PAGE) or 1) if pages > 1 else 1


def _page_words(number: int, pages: int, size: int, count: int) -> str:
    first, last = (text.number(n) for n in ((number - 1) * size + 1, min(number * size, count)))
    return f"{text.number(number)} dari {text.number(pages)}: nomor {first} sampai {last}"


def choose_government(opened: View) -> str:
    """The government that the link names; without one the list to choose from, and nothing after it."""
    code = st.query_params.get("instansi", "")
    if code not in {row["kode_instansi"] for row in queries.area.governments(opened.snapshot_id)}:
        lead = f"Kode {code} tidak ada dalam daftar. " if code else ""
        heading(Heading("Pilih pemerintah daerah", f"{lead}Cari di kotak di atas, atau pilih dari daftar ini."))
        for item in profile.choices(opened.snapshot_id, href):
            section(item.title, listings.links(item.lines), cite=False)
        st.stop()
    return code


def choose_province(opened: View) -> str | None:
    """None is the whole area, which is on offer as long as it can be read at once."""
    provinces, every = selection.provinces(opened.snapshot_id), selection.every_province(opened.snapshot_id)
    return choose("Provinsi", provinces, parameter="provinsi", every=every)


def choose_kind(opened: View) -> str | None:
    """provinsi, kabupaten or kota; None is all of them."""
    return choose("Jenis", selection.kinds(opened.snapshot_id), parameter="jenis", every="Semua jenis")


def _follow_address(parameter: str, keys: Sequence[str], otherwise: str | None) -> None:
    """A link, or the browser's Back, leads the picker; an unknown value in it is no choice."""
    if _changed(parameter) or st.session_state.get(parameter) not in (*keys, None):
        linked = _linked(parameter)
        st.session_state[parameter] = linked if linked in keys else otherwise


def _changed(parameter: str) -> bool:
    """Whether the address says something else than this picker wrote into it at its last run."""
    return parameter not in st.session_state or st.session_state.get(_seen(parameter)) != _linked(parameter)


def _keep_in_address(parameter: str, chosen: str | None, default: str | None) -> None:
    if chosen is not None and chosen != default:
        st.query_params[parameter] = chosen
    elif parameter in st.query_params:
        del st.query_params[parameter]
    st.session_state[_seen(parameter)] = _linked(parameter)


def _linked(parameter: str) -> str:
    return st.query_params.get(parameter, "")


def _seen(parameter: str) -> str:
    return f"alamat-{parameter}"
