"""Typst pages as PDF: tagged, in Indonesian, with our typeface embedded; the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"


def pdf(template: str, content: Mapping[str, Any], made: dt.datetime) -> bytes:
    """The template `<template>.typ` filled with `content` (it reads it as `sys.inputs.isi`); `made` is its date (UTC)."""
    written = typst.compile(
        str(HERE / f"{template}.typ"),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"isi": json.dumps(content, ensure_ascii=False, sort_keys=True)},
        pdf_standards=["ua-1"],
        timestamp=int(made.timestamp()),
    )
    return bytes(written)
