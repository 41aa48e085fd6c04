"""Rows -> HTML grids: tile map, step bars, timeline. Links, real text, keyboard and print for free."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import htpy as h
from markupsafe import Markup

from meritokrasi import text
from meritokrasi.markup import sources
from meritokrasi.markup.sources import Cited, Loaded, panel
from meritokrasi.queries import Row

Href = Callable[..., str]
WIDE_MAP_COLUMNS = 14
PROFILE = "profil-instansi"
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def tile_map(tiles: Sequence[Row], steps: Sequence[Row], href: Href) -> str:
    """One square per government, a link to its profile; grouped and labelled by province."""
    columns = 1 + max((t["petak_kolom"] for t in tiles), default=0)
    wide = columns > WIDE_MAP_COLUMNS
    groups = [(name, list(rows)) for name, rows in groupby(tiles, key=lambda t: str(t["provinsi"]))]
    shape = "peta-per-provinsi" if wide else "peta-utuh"
    grid = h.div(class_=["peta-petak", shape], style=f"--jumlah-kolom:{columns}")[
        (_province(name, rows, steps, href) for name, rows in groups)
    ]
    return str(h.div(".peta")[grid, _legend(groups, steps)])


def step_legend(steps: Sequence[Row]) -> str:
    """The words of the tile map's legend for a chart of the same steps, where half the colour is every other stripe."""
    return str(h.div(".legenda")[h.ul(aria_label="Arti warna")[_step_keys(steps, "belang")]])


def step_words(row: Row) -> str:
    """What a square, or an area of the chart, says of one government."""
    step = row["urutan_langkah"]
    label = text.MISSING if step is None else f"langkah {step}, {row['nama_langkah']}"
    hand = ", keterangan tangan kedua" if row["cara_tahu"] == "tangan kedua" else ""
    return f"{row['nama']}: {label}{hand}"


def step_anchor(step: str) -> str:
    """The id of a step's source panel on the profile."""
    return f"langkah-{step}"


def _province(name: str, rows: Sequence[Row], steps: Sequence[Row], href: Href) -> h.Element:
    column, line = min(r["petak_kolom"] for r in rows), min(r["petak_baris"] for r in rows)
    return h.section(".peta-provinsi", aria_label=name)[
        h.h3(".peta-nama")[name], h.div(".peta-isi")[(_tile(row, column, line, steps, href) for row in rows)]
    ]


def _tile(row: Row, column: int, line: int, steps: Sequence[Row], href: Href) -> h.Element:
    step, second_hand = row["urutan_langkah"], row["cara_tahu"] == "tangan kedua"
    kind = ["petak", f"provinsi-{_province_colour(row)}", f"jenis-{row['jenis']}"]
    kind.append("kosong" if step is None else f"langkah-{step_colour(step, len(steps))}")
    note = "belum ada" if step is None else f"{step} {row['nama_langkah']}"
    panel_of = "".join(f"#{step_anchor(s['id_langkah'])}" for s in steps if s["urutan"] == step)
    return h.a(
        class_=[*kind, "setengah" if second_hand else ""],
        href=href(PROFILE, instansi=row["kode_instansi"]) + panel_of,
        aria_label=step_words(row),
        style=(
            f"--kolom:{row['petak_kolom'] + 1};--baris:{row['petak_baris'] + 1};"
            f"--kolom-lokal:{row['petak_kolom'] - column + 1};--baris-lokal:{row['petak_baris'] - line + 1}"
        ),
    )[
        h.b(".petak-nama")[row["nama_pendek"]],
        h.b(".petak-singkat")[row["singkatan"]],
        h.span(".petak-ket")[note],
        h.span(".petak-nomor")["" if step is None else str(step)],
    ]


def _province_colour(row: Row) -> int:
    return (int(row["urutan_provinsi"]) - 1) % 4 + 1


def step_colour(step: int, total: int) -> int:
    """Which of the eight ordered colours a step takes: the first the first, the last the last."""
    return 1 + round((step - 1) * 7 / max(total - 1, 1))


def _legend(groups: Sequence[tuple[str, Sequence[Row]]], steps: Sequence[Row]) -> h.Element:
    provinces = [
        h.li[h.span(class_=["kunci-garis", f"provinsi-{_province_colour(rows[0])}"]), name] for name, rows in groups
    ]
    return h.div(".legenda")[
        h.ul(aria_label="Arti warna")[_step_keys(steps, "setengah")],
        h.ul(".legenda-provinsi", aria_label="Garis provinsi")[provinces],
    ]


def _step_keys(steps: Sequence[Row], half: str) -> list[h.Element]:
    """One key per step, then second-hand knowledge (`half` is how its swatch is drawn) and nothing found."""
    marks = [(f"langkah-{step_colour(s['urutan'], len(steps))}", f"{s['urutan']} {s['nama']}") for s in steps]
    marks += [(f"langkah-4 {half}", "separuh warna: tangan kedua"), ("kosong", text.MISSING)]
    return [h.li[h.span(class_=f"kunci {mark}"), words] for mark, words in marks]


def step_bars(steps: Sequence[Row], cited: Mapping[str, Sequence[Cited]], loaded: Loaded) -> str:
    """One bar per step with its count and sources; a step nobody reported has a dash, not a zero."""
    longest = max((s["jumlah"] for s in steps), default=0) or 1
    bars = (_step_bar(s, len(steps), longest, cited.get(s["id_langkah"], ()), loaded) for s in steps)
    return str(h.ol(".batang")[bars])


def _step_bar(step: Row, total: int, longest: int, cited: Sequence[Cited], loaded: Loaded) -> h.Element:
    width = f"width:{100 * step['jumlah'] / longest:.1f}%"
    bar = h.span(class_=["batang-isi", f"langkah-{step_colour(step['urutan'], total)}"], style=width)
    return h.li[
        h.span(".batang-nama")[f"{step['urutan']}. {step['nama']}"],
        h.span(".batang-jalur")[bar if step["jumlah"] else None],
        h.span(".batang-angka")[text.number(step["jumlah"]) if step["jumlah"] else h.abbr(title=text.MISSING)["–"]],
        panel(cited, loaded, about=step["nama"]) if cited else h.span(".sumber-kosong")[text.MISSING],
    ]


@dataclass(frozen=True)
class Moment:
    """One mark of the timeline. `mark`: penuh (reported), setengah (second-hand, collective), kosong (nothing found)."""

    name: str
    mark: str
    day: str
    note: str
    cited: Sequence[Cited]
    anchor: str = ""


def timeline(moments: Sequence[Moment], loaded: Loaded) -> str:
    """From the commitment to the last step: a mark, what is known of the date, and the sources."""
    return str(h.ol(".garis-waktu")[(_moment(m, loaded) for m in moments)])


def _moment(moment: Moment, loaded: Loaded) -> h.Element:
    return h.li(class_=[moment.mark])[
        h.span(".tanda", aria_hidden="true"),
        h.b[moment.name],
        h.span(".hari")[moment.day] if moment.day else None,
        h.span(".rinci")[moment.note],
        panel(moment.cited, loaded, about=moment.name, anchor=moment.anchor) if moment.cited else None,
    ]


def heading(title: str, lead: str, eyebrow: str) -> str:
    """The answer of a page as markdown, its only h1: Streamlit draws that at once, and HTML only after a fetch."""
    return "\n\n".join(part for part in (plain(eyebrow), f"# {plain(title)}", plain(lead)) if part)


def plain(words: str) -> str:
    """Words that markdown leaves as they are: every sign that it could read is escaped, a line break is a space."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(words.split()))


def heading_tools(help_text: str, share: str) -> str:
    """Under the answer: how to read the page, and a button that copies its link with one sentence."""
    reading = h.details(".bantuan")[h.summary["Cara membaca halaman ini"], h.p[help_text]]
    button = h.button(".bagikan", type="button", data_kalimat=share)["Bagikan"]
    return str(h.div(".kepala-alat")[reading, button])


def section(title: str, note: str, markup: str, anchor: str, loaded: Loaded | None) -> str:
    """A card of the page: finding, measure, content that is already HTML, and how to cite it."""
    under = h.p(".ukuran")[note] if note else None
    cite = Markup(citation(title, note, loaded)) if loaded else None
    return str(h.section(".bagian", id=anchor or None)[h.h2[title], under, Markup(markup), cite])


def caption(title: str, note: str) -> str:
    return str(h.div(".judul-grafik")[h.h2[title], h.p(".ukuran")[note]])


def citation(title: str, note: str, loaded: Loaded) -> str:
    """How to cite a whole table or chart; its documents stand with its figures."""
    statement = f"{title.rstrip('.')}. {note}" if note else title
    line = sources.citation(statement, "Sumber: dokumen pada tiap angkanya", loaded)
    return str(h.details(".kutip")[h.summary["Kutip", h.span(".tersembunyi")[f" {title}"]], line])


def stamp(lines: Sequence[str], snapshot_id: str) -> str:
    note = "Disusun dari pemberitaan dan dokumen publik; setiap angka memuat sumbernya."
    return str(
        h.div(".cap")[(h.p[line] for line in lines), h.p[h.small[f"Snapshot {snapshot_id}"]], h.p[h.small[note]]]
    )


def button_link(words: str, href: str) -> str:
    return str(h.p[h.a(".tombol", href=href)[words]])


def bullets(sentences: Sequence[str]) -> str:
    return str(h.ul(".daftar")[(h.li[sentence] for sentence in sentences)])


def meeting_tools(paper: str, leave: str) -> str:
    """The links and the button of Mode rapat; pantau.js gives them their keys."""
    return str(
        h.p(".rapat-tautan")[
            h.button(".layar-penuh", type="button", title="F")["Layar penuh"],
            h.a(href=paper)["Simpan PDF"],
            h.a(".rapat-keluar", href=leave, title="Esc")["Keluar"],
        ]
    )
