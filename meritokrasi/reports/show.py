"""The slides of a meeting on paper: the whole show as pages of a projector, and a handout of the same messages on A4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meritokrasi import queries, text
from meritokrasi.answers import downloads, leaflet
from meritokrasi.answers.meeting import Scope, address, slides
from meritokrasi.markup.slides import Block, Chart, Numbers, Points, Slide, Table, Tiles, Timeline
from meritokrasi.reports.paper import pdf, qr_code

LISTED = 60  # documents at the end of a handout
Content = dict[str, Any]


def show(scope: Scope) -> bytes:
    """One page a slide, 16:9, PDF/UA-1, for a room without network. Raises UnknownInstansiError."""
    return pdf("show", _content(scope), leaflet.made(scope.snapshot_id))


def handout(scope: Scope) -> bytes:
    """The same messages on A4 with what to say and the documents by number. Raises UnknownInstansiError."""
    documents = leaflet.Documents({}, {})
    pages = [
        {**_slide(slide), "dok": documents.cite(slide.documents)} for slide in slides(scope) if slide.block is not None
    ]
    listed = [leaflet.document_line(number, documents.rows[name]) for name, number in documents.numbers.items()]
    content = {
        **_content(scope),
        "slide": pages,
        "naskah": [[p.title, p.words] for p in scope.narrative],
        "dokumen": listed[:LISTED],
        "dokumen_lain": leaflet.left_out(len(listed) - LISTED, "halaman Sumber"),
    }
    return pdf("handout", content, leaflet.made(scope.snapshot_id))


def _content(scope: Scope) -> Content:
    stamp, live = queries.snapshot.stamp(scope.snapshot_id), address(scope)
    return {
        "judul": scope.name,
        "penerbit": f"{stamp['judul']} · {stamp['nama']}",
        "rekaan": downloads.MADE_UP if stamp["simulasi"] else "",
        "kaki": f"{stamp['judul']} · {leaflet.footer(scope.snapshot_id)}",
        "alamat": live,
        "qr": qr_code(live),
        "slide": [_slide(slide) for slide in slides(scope)],
    }


def _slide(slide: Slide) -> Content:
    return {
        "judul": slide.title,
        "keterangan": slide.note.splitlines(),
        "isi": None if slide.block is None else _block(slide.block),
    }


def _block(block: Block) -> Content:
    match block:
        case Numbers():
            items = [{"angka": n.figure, "dari": n.of, "arti": n.label, "rinci": n.detail} for n in block.items]
            return {"jenis": "angka", "butir": items}
        case Points():
            return {"jenis": "poin", "butir": [list(point) for point in block.items]}
        case Table():
            rows = [list(row) for row in block.rows]
            return {
                "jenis": "tabel",
                "kepala": block.head,
                "baris": rows,
                "lebar": block.widths,
                "kosong": text.MISSING,
            }
        case Chart():
            return {"jenis": block.kind, "kategori": block.categories, "deret": _series(block), "alt": block.alt}
        case Tiles():
            return _tiles(block)
        case Timeline():
            moments = [{"nama": m.name, "tanda": m.mark, "hari": m.day, "catatan": m.note} for m in block.moments]
            return {"jenis": "garis-waktu", "butir": moments}


def _series(block: Chart) -> list[Mapping[str, Any]]:
    return [{"nama": s.name, "nilai": s.values, "tercetak": s.printed} for s in block.series]


def _tiles(block: Tiles) -> Content:
    items = [
        {"nama": t.short, "singkat": t.tiny, "kolom": t.column, "baris": t.line, "langkah": t.step, "separuh": t.half}
        for t in block.items
    ]
    return {"jenis": "petak", "butir": items, "langkah": block.steps, "alt": block.alt, "kosong": text.MISSING}
