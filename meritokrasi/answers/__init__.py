"""What each page says: the rows of one snapshot as headings, cards, lines and moments, with their documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The answer a page opens with: the finding, the sentence under it, how to read the page, and what to share.

    `help` is two sentences; `share` is one honest sentence, the title when empty.
    """

    title: str
    lead: str
    eyebrow: str = ""
    help: str = ""
    share: str = ""


@dataclass(frozen=True)
class Part:
    """One card of a page whose number of cards depends on the catalogue: its content is HTML already."""

    title: str
    markup: str
    note: str = ""
    anchor: str = ""
    cite: bool = True
