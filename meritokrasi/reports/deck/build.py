"""Slides -> PPTX: title, note, block, footer and number in the placeholders of `templat.pptx`, what one says in the notes."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

from pptx import Presentation

from meritokrasi import queries, text
from meritokrasi.answers import downloads, leaflet
from meritokrasi.answers.meeting import Scope, slides
from meritokrasi.markup.slides import Slide
from meritokrasi.queries import Row
from meritokrasi.reports import archive
from meritokrasi.reports.deck import blocks

# An office may give this file its own look; the names of layouts and the numbers of placeholders stay.
TEMPLATE = Path(__file__).parent / "templat.pptx"
COVER, SUBTITLE, NOTE, FOOTER = "Sampul", 1, 13, 11
NAMED = 20  # documents that a slide's notes name


def deck(scope: Scope) -> bytes:
    """The deck of one scope. The same snapshot gives the same bytes. Raises UnknownInstansiError."""
    made, stamp = Presentation(str(TEMPLATE)), queries.snapshot.stamp(scope.snapshot_id)
    layouts = {layout.name: layout for layout in made.slide_layouts}
    footer = f"{stamp['judul']} · {leaflet.footer(scope.snapshot_id)}"
    warning = downloads.MADE_UP if stamp["simulasi"] else ""
    for slide in slides(scope):
        name = COVER if slide.block is None else blocks.layout_of(slide.block)
        shown = made.slides.add_slide(layouts[name])
        _write(shown, slide, footer)
        if warning:
            blocks.stamp(shown, warning)
    _describe(made, scope, stamp)
    stream = io.BytesIO()
    made.save(stream)
    return archive.settled(stream.getvalue(), leaflet.made(scope.snapshot_id))


def _write(shown: Any, slide: Slide, footer: str) -> None:
    shown.shapes.title.text = slide.title
    places = {place.placeholder_format.idx: place for place in shown.placeholders}
    places[SUBTITLE if slide.block is None else NOTE].text = slide.note
    if slide.block is not None:
        blocks.draw(shown, slide.block, slide.title)
    _copy_foot(shown, footer)
    shown.notes_slide.notes_text_frame.text = "\n".join(_notes(slide))


def _copy_foot(shown: Any, footer: str) -> None:
    """python-pptx leaves footer and number on the layout, where they do not show."""
    for place in shown.slide_layout.placeholders:
        if place.placeholder_format.type in blocks.FOOT:
            shown.shapes._spTree.append(copy.deepcopy(place._element))
    for place in shown.placeholders:
        if place.placeholder_format.idx == FOOTER:
            place.text = footer


def _notes(slide: Slide) -> list[str]:
    """What one says, then the documents."""
    cited = [f"{number}. {_document(row)}" for number, row in enumerate(slide.documents[:NAMED], start=1)]
    rest = len(slide.documents) - len(cited)
    more = [f"dan {text.number(rest)} dokumen lain di halaman Sumber."] if rest > 0 else []
    return [*slide.remarks, *(["", "Sumber:", *cited, *more] if cited else [])]


def _document(row: Row) -> str:
    day = text.date(row["tanggal_terbit"], row["presisi_terbit"])
    parts = (row["penerbit"], row["judul"], row["label_jenis"], day, row["url"])
    return ", ".join(part for part in parts if part)


def _describe(made: Any, scope: Scope, stamp: Row) -> None:
    about, when = made.core_properties, leaflet.made(scope.snapshot_id).replace(tzinfo=None)
    about.title, about.subject = scope.name, scope.snapshot_id
    about.author = about.last_modified_by = str(stamp["nama"])
    about.language, about.created, about.modified, about.last_printed = "id-ID", when, when, when
    about.revision = 1
