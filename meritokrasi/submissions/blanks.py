"""What a page may ask somebody to fill in: one kind of line with its fields, as neither page nor workbook draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field: its words on screen, and either the words to choose from or a hint how to write it."""

    name: str
    title: str
    choices: Sequence[str] = ()
    hint: str = ""


@dataclass(frozen=True)
class BlankLine:
    """One line that may be filled in: what it is about, and what stands there today by field."""

    about: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Blank:
    """One kind of line: its fields, those of its document, the lines by key, and documents registered already by id."""

    name: str
    how: str
    fields: Sequence[Field]
    document: Sequence[Field]
    lines: Mapping[str, BlankLine]
    documents: Mapping[str, str]


@dataclass(frozen=True)
class Filled:
    """What somebody filled in: texts by field; `id_sumber` when the document is registered already."""

    blank: str
    key: str
    texts: Mapping[str, str]
    id_sumber: str | None = None


@dataclass(frozen=True)
class Reply:
    """What a government says to one published fact about itself: `tabel` and `kunci` name it, `tentang` is it in words."""

    kode_instansi: str
    tabel: str
    kunci: str
    tentang: str
    terbit: str
    isi: str
    penyampai: str
