"""Every number on Ringkasan, Profil and Perbandingan comes from a row of a file, or is counted from such rows."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from meritokrasi import queries, store
from tests.pages.conftest import Page

NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
VOID = {"br", "hr", "img", "input", "meta", "link"}
# What is not a statement of the page: how to cite and read it, the snapshot's stamp, titles and notes of documents.
ASIDE = {"kutip", "kutipan", "bantuan", "cap", "kertas", "catatan", "pita", "bagikan"}
BLOCKS = ("kartu",)
BLOCK_TAGS = ("li", "tr")
PLACE = re.compile(r"dari ((?:fakta|acuan)/[\w./-]+):(\S+)")
HEADS = {"kepala", "judul-grafik", "ukuran"}


@dataclass
class Node:
    tag: str
    classes: frozenset[str] = frozenset()
    href: str = ""
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def texts(self, *, panels: bool) -> Iterator[str]:
        """The text below, with the panels or without them; asides never."""
        if self.classes & ASIDE or self.tag in ("style", "cite") or (not panels and "sumber" in self.classes):
            return
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts(panels=panels)

    def nodes(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    def block(self) -> Node:
        """The nearest list item, table row or card around, else the node itself."""
        node = self
        while node.parent is not None:
            if node.tag in BLOCK_TAGS or node.classes & set(BLOCKS):
                return node
            node = node.parent
        return self


class Tree(HTMLParser):
    """Just enough of a tree to know what stands in which block."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = self.at = Node("root")
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        made = Node(tag, frozenset((given.get("class") or "").split()), given.get("href") or "", self.at)
        self.at.children.append(made)
        if tag not in VOID:
            self.at = made

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self.at
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.at = node.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def numbers(text: str) -> set[float]:
    """The numbers of an Indonesian sentence: 1.234,5 is one number, 16.06 (a code) too."""
    return {float(token.rstrip(".").replace(".", "").replace(",", ".")) for token in NUMBER.findall(text)}


class Files:
    """The rows of the data folder by file and line, as numbers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, list[list[str]]] = {}

    def numbers(self, berkas: str, baris: str) -> set[float]:
        if berkas.endswith(".toml"):
            return self._all_of(berkas)
        if berkas not in self.rows:
            with (self.folder / berkas).open(encoding="utf-8", newline="") as stream:
                self.rows[berkas] = list(csv.reader(stream))
        cells = self.rows[berkas][int(baris) - 1]
        return {float(token) for cell in cells for token in re.findall(r"\d+(?:\.\d+)?", cell)} | {
            float(token) for cell in cells for token in re.findall(r"\d+", cell)
        }

    def _all_of(self, berkas: str) -> set[float]:
        text = (self.folder / berkas).read_text(encoding="utf-8")
        return {float(token) for token in re.findall(r"\d+(?:\.\d+)?", text)}


def counted(snapshot: str) -> set[float]:
    """What may be counted from rows: how many of each thing there are, and every share, median and date of those."""
    found = store.cursor(snapshot).execute(COUNTS).fetchall()
    return {float(value) for (value,) in found if value is not None}


def compared(snapshot: str) -> set[float]:
    """What is counted inside a group of peers: ranks, shares, medians, the rule, and differences of two final figures;
    and what the catalogue says: periods that have figures, names of instruments, how an indicator may be compared.
    """
    found = store.cursor(snapshot).execute(COMPARED).fetchall()
    ranks = range(1, 1 + len(queries.area.governments(snapshot)))
    years = {float(row["periode"][:4]) for row in queries.peers.groups(snapshot) if row["periode"]}
    catalogue = store.cursor(snapshot).execute("SELECT keterbandingan FROM indikator UNION SELECT nama FROM instrumen")
    words = {number for (text,) in catalogue.fetchall() for number in numbers(text)}
    return {float(value) for (value,) in found if value is not None} | set(map(float, ranks)) | years | words


COMPARED = """
SELECT unnest([jumlah_diketahui, jumlah_kelompok, fewest_known(), 100 * smallest_share()]) FROM pembanding
UNION ALL SELECT round(100 * jumlah_diketahui / jumlah_kelompok) FROM pembanding
UNION ALL SELECT round(nilai_tengah, d) FROM pembanding, (VALUES (0), (1), (2)) AS _(d)
UNION ALL SELECT round(abs(t.nilai - s.nilai), d) FROM capaian_seri AS t JOIN capaian_seri AS s
    USING (kode_instansi, id_indikator), (VALUES (0), (1), (2)) AS _(d)
    WHERE t.status_nilai = 'final' AND s.status_nilai = 'final' AND t.periode > s.periode
"""
COUNTS = """
SELECT unnest([count(*), round(100 * avg(terisi::INTEGER)), count(*) FILTER (terisi)]) FROM cakupan_sel
UNION ALL SELECT count(*) FROM instansi GROUP BY GROUPING SETS ((), (jenis), (kode_provinsi), (jenis, kode_provinsi))
UNION ALL SELECT count(*) FROM indikator WHERE wajib_cakupan
UNION ALL SELECT count(*) FROM cakupan_sel WHERE NOT terisi GROUP BY kode_instansi
UNION ALL SELECT count(*) FROM cakupan_sel WHERE terisi GROUP BY id_indikator
UNION ALL SELECT count(*) FROM penandatangan GROUP BY GROUPING SETS ((kehadiran), (tanda_tangan))
UNION ALL SELECT count(*) FROM petak WHERE urutan_langkah IS NOT NULL GROUP BY GROUPING SETS ((), (urutan_langkah))
UNION ALL SELECT count(*) FROM petak WHERE urutan_langkah IS NULL
UNION ALL SELECT count(DISTINCT kode_instansi) FROM tonggak GROUP BY id_langkah
UNION ALL SELECT count(DISTINCT kode_instansi) FROM tonggak, komitmen WHERE tonggak.tanggal > komitmen.tanggal
UNION ALL SELECT count(DISTINCT id_sumber) FROM rujukan WHERE tabel = 'tonggak'
UNION ALL SELECT count(*) FROM capaian_terbaru AS t JOIN indikator AS n USING (id_indikator) WHERE n.sorotan
UNION ALL SELECT urutan FROM langkah
UNION ALL SELECT unnest([jumlah_diketahui, jumlah_kelompok]) FROM pembanding
UNION ALL SELECT round(nilai_tengah, i.desimal) FROM pembanding JOIN indikator AS i USING (id_indikator)
UNION ALL SELECT regexp_extract(nama, '[0-9]+')::INTEGER FROM instrumen WHERE regexp_matches(nama, '[0-9]')
UNION ALL SELECT count(*) - 8 FROM belum_ditemukan
UNION ALL SELECT unnest([day(t), year(t)])
    FROM (SELECT tanggal AS t FROM komitmen UNION ALL SELECT unnest([min(tanggal), max(tanggal)]) FROM tonggak)
"""


@pytest.fixture
def files(shipped: Path) -> Files:
    return Files(shipped)


def unproven(page: Page, files: Files, known: set[float]) -> list[str]:
    """Each number that stands neither in a cited row of its block nor among the counted ones.

    A heading or the caption of a chart says again what the page shows with its source: there any cited row counts.
    """
    root = Tree(page.html).root
    anywhere = cited(root, files)
    found = [f"chart: {sorted(left)}" for left in [drawn(page) - anywhere - known] if left]
    for node in root.nodes():
        around = list(_line(node))
        classes = {c for n in around for c in n.classes}
        if classes & (ASIDE | {"sumber"}) or any(n.tag in ("style", "cite") for n in around):
            continue
        own = " ".join(child for child in node.children if isinstance(child, str))
        left = numbers(own) - known
        left -= (anywhere if classes & HEADS else cited(node.block(), files)) if left else set()
        found += [f"{sorted(left)} in {own.strip()[:120]!r}"] if left else []
    return found


def drawn(page: Page) -> set[float]:
    """The numbers that stand as labels in the page's charts."""
    specs = [json.loads(chart.proto.spec) for chart in page.app.get("plotly_chart")]
    labels = [trace.get("text") or [] for spec in specs for trace in spec["data"]]
    return {
        number
        for label in labels
        for text in ([label] if isinstance(label, str) else label)
        for number in numbers(text)
    }


def _line(node: Node) -> Iterator[Node]:
    at: Node | None = node
    while at is not None:
        yield at
        at = at.parent


def cited(block: Node, files: Files) -> set[float]:
    """The numbers in the rows that the block's panels cite; a count of its documents too."""
    documents = sum("asal" in node.classes for node in block.nodes())
    proven = {float(n) for n in range(1, documents + 1)}
    for berkas, baris in set(PLACE.findall(" ".join(block.texts(panels=True)))):
        proven |= files.numbers(berkas, baris)
    return proven


def test_every_number_of_the_overview_has_its_row(shipped: Path, dashboard: Page, files: Files) -> None:
    dashboard.open("ringkasan")
    assert unproven(dashboard, files, counted(str(store.current_id()))) == []


def test_every_number_of_every_profile_has_its_row(shipped: Path, dashboard: Page, files: Files) -> None:
    snapshot = str(store.current_id())
    known = counted(snapshot)
    found = {}
    dashboard.open("profil_instansi", instansi="16")
    for row in queries.area.governments(snapshot):
        code = row["kode_instansi"]
        dashboard.app.query_params["instansi"] = code
        dashboard.app.run()
        left = unproven(dashboard, files, known | numbers(code))
        if left:
            found[code] = left
    assert found == {}, json.dumps([[str(k), v] for k, v in found.items()], indent=1)


def test_every_number_of_every_comparison_has_its_row(shipped: Path, dashboard: Page, files: Files) -> None:
    snapshot = str(store.current_id())
    known = counted(snapshot) | compared(snapshot)
    groups = {(row["id_indikator"], row["jenis"]) for row in queries.peers.groups(snapshot)}
    assert len(groups) > 10
    found = {}
    dashboard.open("perbandingan")
    for indicator, kind in sorted(groups):
        dashboard.app.query_params.clear()
        dashboard.app.query_params.update({"indikator": indicator, "jenis": kind, "bandingkan": "16.06,15.05"})
        dashboard.app.run()
        left = unproven(dashboard, files, known)
        if left:
            found[indicator, kind] = left
    assert found == {}, json.dumps([[str(k), v] for k, v in found.items()], indent=1)


def test_the_walk_itself_notices_a_number_without_a_row(shipped: Path, dashboard: Page, files: Files) -> None:
    dashboard.open("ringkasan")
    known = counted(str(store.current_id()))
    assert known, "nothing was counted"
    some = next(iter(numbers("441")))
    assert unproven(dashboard, files, known - {some}) != []
