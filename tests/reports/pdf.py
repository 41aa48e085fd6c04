"""What stands where on the pages of a PDF."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True)
class Letters:
    """One run of text on a page: its words and its box, in points from the lower left."""

    words: str
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Letters) -> bool:
        """Whether the two lie over each other by more than lines of text touch."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 1 and high > 0.3 * min(self.top - self.bottom, other.top - other.bottom)


@dataclass(frozen=True)
class PageOfPdf:
    width: float
    height: float
    runs: list[Letters]

    @property
    def words(self) -> str:
        return " ".join(run.words for run in self.runs)

    def outside(self) -> list[str]:
        """Texts that leave the page."""
        return [
            run.words
            for run in self.runs
            if run.left < -1 or run.bottom < -1 or run.right > self.width + 1 or run.top > self.height + 1
        ]

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of texts that lie over each other."""
        return [(a.words, b.words) for a, b in itertools.combinations(self.runs, 2) if a.meets(b)]


def pages(data: bytes) -> list[PageOfPdf]:
    with pypdfium2.PdfDocument(data) as document:
        return [_page(page) for page in document]


def _page(page: pypdfium2.PdfPage) -> PageOfPdf:
    text = page.get_textpage()
    runs = []
    for number in range(text.count_rects()):
        box = text.get_rect(number)
        words = text.get_text_bounded(*box).strip()
        if words:
            runs.append(Letters(" ".join(words.split()), *box))
    width, height = page.get_size()
    return PageOfPdf(width, height, runs)


def inked(data: bytes) -> list[float]:
    """For each page the share of it that is not white: nothing drawn is nought."""
    with pypdfium2.PdfDocument(data) as document:
        pictures = [page.render(scale=0.5).to_pil().convert("L") for page in document]
    return [sum(picture.histogram()[:250]) / (picture.width * picture.height) for picture in pictures]
