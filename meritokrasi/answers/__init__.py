"""What each page says: the rows of one snapshot as headings, cards, lines and moments, with their documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The answer a page opens with: the finding, and the sentence under it."""

    title: str
    lead: str
    eyebrow: str = ""
