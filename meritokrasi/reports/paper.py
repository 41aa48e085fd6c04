"""Typst pages as PDF: tagged, in Indonesian, with our typeface embedded; the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
UNKNOWN = "\u25a1"


def pdf(template: str, content: Mapping[str, Any], made: dt.datetime) -> bytes:
    """The template `<template>.typ` filled with `content` (it reads it as `sys.inputs.isi`); `made` is its date (UTC)."""
    standards: Any = ["ua-1"]
    return bytes(_compiled(template, content, made, pdf_standards=standards))


def png(template: str, content: Mapping[str, Any], made: dt.datetime, *, ppi: int) -> list[bytes]:
    """A picture of each page that the template needs."""
    pages = _compiled(template, content, made, format="png", ppi=ppi)
    return list(pages) if isinstance(pages, list) else [pages]


def _compiled(template: str, content: Mapping[str, Any], made: dt.datetime, **how: Any) -> Any:
    return typst.compile(
        str(HERE / f"{template}.typ"),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"isi": json.dumps(_drawn(content), ensure_ascii=False, sort_keys=True)},
        timestamp=int(made.timestamp()),
        **how,
    )


def _drawn(content: Any) -> Any:
    """The same content with every text as it can be drawn."""
    if isinstance(content, str):
        return drawable(content)
    if isinstance(content, Mapping):
        return {name: _drawn(value) for name, value in content.items()}
    return [_drawn(one) for one in content] if isinstance(content, list | tuple) else content


def drawable(words: str) -> str:
    """The words with a box for every character that our typeface cannot draw: PDF/UA refuses a missing one."""
    known = _characters()
    return "".join(c if ord(c) in known else UNKNOWN for c in unicodedata.normalize("NFC", words))


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    """What both weights hold, as written in fonts/aksara.txt: hexadecimal code points and ranges."""
    ranges = (FONTS / "aksara.txt").read_text(encoding="utf-8").split()
    return frozenset(
        code
        for first, _, last in (one.partition("-") for one in ranges)
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def qr_code(address: str) -> str:
    """The address as SVG; nothing where the office set no public address."""
    if not address:
        return ""
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="svg", border=0, xmldecl=False, nl=False)
    return stream.getvalue().decode()
