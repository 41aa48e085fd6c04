"""Dates as people type them in Indonesia, as ISO text that is as long as what is known."""

from __future__ import annotations

import datetime as dt
import re

from meritokrasi.text import MONTHS

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]00:00(?::00)?)?")
_SLASHED = re.compile(r"(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-](\d{4})")
_WORDED = re.compile(r"(?:(\d{1,2})\s*[-.\s]\s*)?([a-z]+)\.?\s*[-,.\s]\s*(\d{4})")
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s*,?\s*")
_OTHER_SPELLINGS = {"pebruari": 2, "nopember": 11, "agt": 8, "agu": 8, "ags": 8, "sept": 9, "nop": 11, "peb": 2}
_DAY_NUMBER = re.compile(r"\d{5}")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
_YEARS_AS_DAYS = range(1900, 2101)  # 2026 typed into a cell of dates is kept as the 2026th day, in July 1905


def iso_date(text: str) -> str | None:
    """10 September 2025, 10/09/2025, September 2025, 2025, Excel's day number -> ISO text; None when it is no date.

    Day before month, as Indonesia writes; nothing is swapped to make a date possible.
    """
    wanted = _WEEKDAY.sub("", " ".join(text.lower().split()))
    if _DAY_NUMBER.fullmatch(wanted) and int(wanted) in _EXCEL_DAYS:
        return (_EXCEL_EPOCH + dt.timedelta(days=int(wanted))).isoformat()
    parts = _parts(wanted)
    if parts is None:
        return None
    year, month, day = parts
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day and (first - _EXCEL_EPOCH).days in _YEARS_AS_DAYS:
        return str((first - _EXCEL_EPOCH).days)
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)])


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    if found := _ISO.fullmatch(text):
        return int(found[1]), _number(found[2]), _number(found[3])
    if found := _SLASHED.fullmatch(text):
        return int(found[3]), int(found[2]), _number(found[1])
    if (found := _WORDED.fullmatch(text)) and (month := _month(found[2])):
        return int(found[3]), month, _number(found[1])
    return None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month(word: str) -> int | None:
    names = [name.lower() for name in MONTHS]
    exact = [n for n, name in enumerate(names, start=1) if word in (name, name[:3])]
    return exact[0] if exact else _OTHER_SPELLINGS.get(word)
