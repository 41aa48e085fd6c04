"""What is missing, government by government: the answer and the matrix of Kelengkapan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers import Heading
from meritokrasi.answers.selection import Chosen, every_province
from meritokrasi.markup import grids, matrices, sources
from meritokrasi.markup.grids import Href
from meritokrasi.markup.matrices import Cell, Column, Group
from meritokrasi.queries import Row

PAGE, SOURCE_PAGE = "kelengkapan", "sumber"
MISSING, DIFFERENT, STALE = "belum ada", "berbeda", "usang"
HELP = (
    "Satu isian adalah satu indikator kemajuan bagi satu pemerintah daerah; terisi bila ada angkanya sendiri, dan pernyataan tentang semua "
    "instansi satu provinsi tidak mengisi siapa pun. "
    "Tahun di sel adalah periode angka terbaru dan membuka sumbernya; sel bergaris berarti belum kami temukan, bukan nol."
)


# --- the answer --------------------------------------------------------------------------------------------------


def completeness_heading(snapshot_id: str) -> Heading:
    rows = queries.area.coverage(snapshot_id)
    known, total = sum(r["terisi"] for r in rows), sum(r["jumlah"] for r in rows)
    share = text.sentence_case(text.percent(known, total)) if known else "Belum ada"
    title = f"{share} isian indikator kemajuan punya data publik: {text.number(known)} dari {text.number(total)}"
    governments = int(queries.snapshot.stamp(snapshot_id)["jumlah_instansi"])
    size = f"{text.number(governments)} instansi × {text.number(len(rows))} indikator"
    return Heading(title, f"{size}: {text.listing([r['nama_pendek'] for r in rows])}. {_emptiest(rows)}", help=HELP)


def _emptiest(rows: Sequence[Row]) -> str:
    """Indicators for which nothing was found at all; the sentence is about what is public, not about governments."""
    empty = [str(row["nama_pendek"]) for row in rows if not row["terisi"]]
    if not empty:
        return "Setiap indikator punya sedikitnya satu angka."
    return f"Untuk {text.listing(empty)} belum kami temukan satu pun angka publik."


# --- the matrix --------------------------------------------------------------------------------------------------


def matrix_title(chosen: Chosen) -> str:
    rows = required_cells(chosen)
    if not rows:
        return f"Tidak ada {chosen.whom}"
    known = [row for row in rows if row["keadaan"] != MISSING]
    states = [
        (STALE, "lebih tua dari jarak antarterbitannya"),
        (DIFFERENT, "berbeda antarsumber"),
    ]
    counts = [(sum(row["keadaan"] == state for row in known), words) for state, words in states]
    aside = "".join(f"; {text.in_words(count)} {words}" for count, words in counts if count)
    place = f" untuk {text.number(len(chosen.governments))} {chosen.whom}"
    return f"{text.number(len(known))} dari {text.number(len(rows))} isian terisi{place}{aside}"


def matrix_note(chosen: Chosen) -> str:
    """What a cell says, of how many, what is called stale, and which indicators are context only."""
    crowded = not every_province(chosen.snapshot_id)
    total = text.number(len(queries.area.governments(chosen.snapshot_id)))
    one = f" {total} instansi: satu provinsi sekali tampil." if crowded else ""
    return (
        f"Isi sel: periode angka terbaru (n = {text.number(len(chosen.governments))} instansi); {DIFFERENT}: sumbernya tidak sepakat; "
        f"bergaris: {text.MISSING}. {_stale_words(chosen.snapshot_id)}{_context_words(chosen)}{one}"
    )


def _stale_words(snapshot_id: str) -> str:
    cycles = [row for row in queries.completeness.ages(snapshot_id) if row["siklus_bulan"]]
    if not cycles:
        return f"Tidak ada yang disebut {STALE}: jarak antarterbitan indikator belum kami ketahui sumbernya."
    named = text.listing([f"{row['indikator']} {age_words(row['siklus_bulan'])}" for row in cycles])
    return f"{text.sentence_case(STALE)}: lebih tua dari jarak antarterbitan yang bersumber ({named}); yang lain hanya ditulis umurnya."


def _context_words(chosen: Chosen) -> str:
    rows = [row for row in _cells(chosen) if not row["wajib_cakupan"]]
    names = list(dict.fromkeys(row["indikator"] for row in rows))
    counts = [sum(row["indikator"] == name and row["periode"] is not None for row in rows) for name in names]
    named = [f"{name} {text.number(count)}" for name, count in zip(names, counts, strict=True) if count]
    return f" Konteks, tidak dihitung: {text.listing(named)} instansi." if named else ""


def matrix(chosen: Chosen, href: Href) -> str:
    """Governments by required indicator, under their provinces; the last columns sum up each government."""
    return _matrix(chosen, href, href(PAGE))


@lru_cache(maxsize=64)
def _matrix(chosen: Chosen, href: Href, _address: str) -> str:
    """Built once per choice; the address of this page tells links of a pinned snapshot from those of the current one."""
    rows = required_cells(chosen)
    if not rows:
        return grids.bullets([f"Tidak ada {chosen.whom}."])
    names = [row for row in rows if row["kode_instansi"] == rows[0]["kode_instansi"]]
    columns = [_column(head, [r for r in rows if r["id_indikator"] == head["id_indikator"]]) for head in names]
    columns += [Column("Terisi", "Terisi"), Column("Umur termuda", "Umur angka termuda")]
    groups = [
        Group(f"{name} ({_count(list(part))})", _lines(chosen, str(name), href))
        for name, part in groupby(rows, key=lambda row: row["provinsi"])
    ]
    return matrices.matrix(columns, groups, label="Kelengkapan angka menurut instansi dan indikator")


def _lines(chosen: Chosen, province: str, href: Href) -> list[matrices.Line]:
    rows = [row for row in required_cells(chosen) if row["provinsi"] == province]
    parts = [list(part) for _, part in groupby(rows, key=lambda row: row["kode_instansi"])]
    return [
        matrices.Line(
            part[0]["nama"],
            part[0]["nama_pendek"],
            href(grids.PROFILE, instansi=part[0]["kode_instansi"]),
            [*(_cell(row, href) for row in part), *_sums(part)],
        )
        for part in parts
    ]


def _column(head: Row, rows: Sequence[Row]) -> Column:
    """The short name, and the count of those known on a line of its own that does not break."""
    return Column(f"{head['indikator']}\n{_count(rows).replace(' ', chr(160))}", head["nama_indikator"])


def _count(rows: Sequence[Row]) -> str:
    known = sum(row["keadaan"] != MISSING for row in rows)
    return f"{text.number(known)} dari {text.number(len(rows))}" if known else "belum ada"


def _cell(row: Row, href: Href) -> Cell:
    """Exactly one of the four states; the words tell period, status and age."""
    if row["keadaan"] == MISSING:
        return Cell("–", text.MISSING, missing=True)
    status = "" if row["status_nilai"] == "final" else str(row["status_nilai"])
    state = "" if row["keadaan"] == "ada" else str(row["keadaan"])
    many = f"{text.in_words(row['jumlah_nilai'])} nilai {state}" if state == DIFFERENT else state
    words = [row["periode"], row["status_nilai"], many, _age_of(row)]
    return Cell(
        str(row["periode"]),
        ", ".join(str(word) for word in words if word),
        shade=None if row["keadaan"] == STALE else 2,
        note=", ".join(word for word in (state, status) if word),
        href=href(SOURCE_PAGE, fakta=fact_of(row["id_indikator"], row)),
    )


def fact_of(indicator: str, row: Row) -> str:
    return sources.fact("capaian", row["kode_instansi"], indicator, row["periode"], row["status_nilai"])


def _sums(rows: Sequence[Row]) -> list[Cell]:
    known = [row for row in rows if row["keadaan"] != MISSING]
    if not known:
        return [Cell(_count(rows), _count(rows)), Cell("–", text.MISSING, missing=True)]
    months = [row["umur_bulan"] for row in known if row["umur_bulan"] is not None]
    age = age_words(min(months)) if months else text.UNDATED
    return [Cell(_count(rows), _count(rows)), Cell(age, age)]


def _age_of(row: Row) -> str:
    return text.UNDATED if row["umur_bulan"] is None else f"umur {age_words(row['umur_bulan'])}"


def age_words(months: int) -> str:
    """8 bulan, 2 tahun, 2 tahun 3 bulan; below a month no number is claimed."""
    years, rest = divmod(months, 12)
    parts = [f"{text.number(years)} tahun" if years else "", f"{rest} bulan" if rest else ""]
    return " ".join(part for part in parts if part) or "kurang dari 1 bulan"


def _cells(chosen: Chosen) -> list[Row]:
    return [row for row in queries.completeness.cells(chosen.snapshot_id, chosen.province) if chosen.holds(row)]


def required_cells(chosen: Chosen) -> list[Row]:
    """One row per chosen government and required indicator."""
    return [row for row in _cells(chosen) if row["wajib_cakupan"]]
