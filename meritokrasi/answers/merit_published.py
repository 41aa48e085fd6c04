"""What assessors published of the merit system over the years, and how governments of one kind are spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pandas as pd

from meritokrasi import charts, queries, text
from meritokrasi.answers.merit import PAGE, Choice, Shown, governments, kind_totals
from meritokrasi.charts.merit import Panel
from meritokrasi.markup import grids, shares, worksheets
from meritokrasi.markup.grids import Href
from meritokrasi.markup.shares import Kind, Share, Whole
from meritokrasi.markup.sources import fact
from meritokrasi.markup.worksheets import Published, PublishedGroup, Value
from meritokrasi.queries import Row

UNNAMED = "instrumen tidak disebut sumber"
ON_PROFILE = "kategori terbit, lihat profil"
OPEN_VALUES = 60  # beyond this the provinces open on click
DISTRIBUTION = "Sebaran menurut jenis"
DISTRIBUTION_NOTE = "Jumlah instansi seluruh wilayah; provinsi, kabupaten, dan kota tidak dicampur, dan yang belum diketahui disebut terpisah."


# --- scores over the years ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chart:
    """The chart of published scores with its finding, its measure, and its text alternative."""

    figure: charts.Figure
    title: str
    note: str
    alt: str


def score_chart(choice: Choice, theme: charts.Theme) -> Chart:
    frame = queries.merit.scores(choice.snapshot_id, choice.province)
    total, known = len(governments(choice)), frame["kode_instansi"].nunique()
    if known:
        title = f"Skor terbit untuk {text.in_words(known)} dari {text.number(total)} instansi"
    else:
        title = f"Skor sistem merit {text.MISSING} untuk {text.number(total)} instansi"
    return Chart(_figure(choice.snapshot_id, choice.province, theme), title, _note(choice, len(frame)), _alt(choice))


@lru_cache(maxsize=64)
def _figure(snapshot_id: str, province: str, theme: charts.Theme) -> charts.Figure:
    """Built once per snapshot, province and theme."""
    span = queries.merit.coverage(snapshot_id)
    [indicator, *_] = [*queries.merit.score_indicators(snapshot_id), {"batas_bawah": None, "batas_atas": None}]
    return charts.merit.scores(
        queries.merit.scores(snapshot_id, province),
        panels(snapshot_id, province),
        list(kind_totals(snapshot_id)),
        (float((span["pertama"] or "0")[:4]), float((span["terakhir"] or "0")[:4])),
        (indicator["batas_bawah"], indicator["batas_atas"]),
        theme,
    )


def panels(snapshot_id: str, province: str) -> list[Panel]:
    """One panel per instrument with published values, the newest worksheet even without, and scores that name none."""
    rows = queries.merit.instruments(snapshot_id)
    shown = [row for row in rows if row["terbit"] or row is rows[0]]
    first = {str(row["id_instrumen"]): str(row["pertama_terbit"] or "~") for row in shown}
    names = {str(row["id_instrumen"]): _instrument(row) for row in shown}
    frame = queries.merit.scores(snapshot_id, province)
    unnamed = frame[frame["id_instrumen"].isna()]
    if len(unnamed):
        first[""], names[""] = str(unnamed["periode"].min()), text.sentence_case(UNNAMED)
    return [Panel(key, names[key]) for key in sorted(first, key=lambda key: (first[key], key))]


def _instrument(row: Row) -> str:
    return " · ".join(part for part in (row["nama_pendek"], row["berlaku"]) if part)


def _note(choice: Choice, count: int) -> str:
    reasons = " ".join(row["keterbandingan"] for row in queries.merit.score_indicators(choice.snapshot_id))
    measure = f"Skor seperti terbit, n = {text.number(count)} skor{_place(choice)}"
    return f"{measure}; satu panel satu instrumen, garis putus-putus tempat instrumen berganti. {reasons}"


def _place(choice: Choice) -> str:
    return f" di {governments(choice)[0]['provinsi']}" if choice.province else ""


def _alt(choice: Choice) -> str:
    frame = queries.merit.scores(choice.snapshot_id, choice.province)
    return "; ".join(_panel_words(panel, frame) for panel in panels(choice.snapshot_id, choice.province)) + "."


def _panel_words(panel: Panel, frame: pd.DataFrame) -> str:
    rows = frame[frame["id_instrumen"].fillna("") == panel.instrument]
    if rows.empty:
        return f"{panel.title}: belum ada skor terbit"
    low, high = text.number(rows["nilai"].min(), 1), text.number(rows["nilai"].max(), 1)
    years = f"{rows['periode'].min()} sampai {rows['periode'].max()}"
    return f"{panel.title}: {text.number(len(rows))} skor, {years}, dari {low} sampai {high}"


# --- every published value ---------------------------------------------------------------------------------------


def published(choice: Choice, href: Href) -> Shown:
    """Scores and categories as published, each with its period, status, assessor and instrument."""
    note = (
        "Skor dan kata kategori seperti terbit; satu baris satu instansi, instrumen, dan penilai, sebab deret antarinstrumen tidak disambung. "
        "Tekan nilainya untuk membuka dokumennya; warna hanya untuk kategori yang dikenal katalog."
    )
    return Shown("Skor dan kategori yang terbit", note, _tables(choice, href, href(PAGE)))


@lru_cache(maxsize=64)
def _tables(choice: Choice, href: Href, root: str) -> str:
    """One table per province; `root` differs when a snapshot is pinned."""
    rows = queries.merit.published(choice.snapshot_id, choice.province)
    opened = len(rows) <= OPEN_VALUES
    members = groupby(governments(choice), key=lambda row: str(row["provinsi"]))
    return worksheets.published_tables([_group(name, list(own), rows, opened, href) for name, own in members])


def _group(name: str, members: Sequence[Row], rows: Sequence[Row], opened: bool, href: Href) -> PublishedGroup:
    codes = {row["kode_instansi"]: row["nama_pendek"] for row in members}
    own = [row for row in rows if row["kode_instansi"] in codes]
    known = {row["kode_instansi"] for row in own}
    silent = [short for code, short in codes.items() if code not in known]
    said = f"terbit untuk {text.number(len(known))}" if known else text.MISSING
    title = f"{name} ({text.number(len(codes))} instansi): {said}"
    unknown = f"{text.number(len(silent))} instansi: {text.listing(silent)}" if silent else ""
    return PublishedGroup(title, _lines(own, href), unknown, opened and bool(known))


def _lines(rows: Iterable[Row], href: Href) -> list[Published]:
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        key = (row["kode_instansi"], row["nama_instrumen"] or UNNAMED, row["penilai"])
        found.setdefault(key, []).append(row)
    return [
        Published(
            own[0]["nama"], href(grids.PROFILE, instansi=code), instrument, assessor, [_value(row, href) for row in own]
        )
        for (code, instrument, assessor), own in found.items()
    ]


def _value(row: Row, href: Href) -> Value:
    status = text.value_status(row["status_nilai"], None if row["dari_penilai"] else row["label_jenis"])
    period = "" if row["status_periode"] in (None, "tersurat") else f"periode {row['status_periode']}"
    shown, others = (ON_PROFILE, "") if row["hanya_profil"] else _shown(row)
    parts = (status, period, others, f"{text.number(row['jumlah_sumber'])} sumber")
    key = fact("capaian", row["kode_instansi"], row["id_indikator"], row["periode"], row["status_nilai"])
    shade = worksheets.shade(row["urutan_kategori"] - 1, row["jumlah_kategori"] - 1) if row["urutan_kategori"] else None
    if row["hanya_profil"]:
        return Value(
            row["periode"],
            shown,
            ", ".join(part for part in parts if part),
            href(grids.PROFILE, instansi=row["kode_instansi"]),
        )
    return Value(row["periode"], shown, ", ".join(part for part in parts if part), href("sumber", fakta=key), shade)


def _shown(row: Row) -> tuple[str, str]:
    """The leading value and what other sources say; where no source leads, every value."""
    every = [_one(v["nilai"], v["desimal"], v["kategori"]) for v in row["semua_nilai"]]
    if row["id_capaian"] is None:
        return " atau ".join(every), "sumber berbeda"
    return every[0], f"sumber lain: {', '.join(every[1:])}" if len(every) > 1 else ""


def _one(value: float | None, decimals: int | None, category: str | None) -> str:
    shown = text.figure(value, decimals, category)
    return f"{shown} ({category})" if value is not None and category else shown


# --- distributions -----------------------------------------------------------------------------------------------


def distribution(choice: Choice) -> Shown:
    """Counts of governments by kind: by level band where the instrument is a worksheet, and by published category."""
    highest = choice.instrument["level_maks"] or 0
    categories = shares.distribution("Kategori terbit", _category_note(choice), _category_kinds(choice), ())
    if not choice.leveled:
        return Shown(DISTRIBUTION, DISTRIBUTION_NOTE, categories)
    kinds = _level_kinds(choice)
    known = any(kind.wholes for kind in kinds)
    legend = [Share(label, 0, worksheets.shade(n, highest)) for n, label in bands(highest).items()] if known else []
    levels = shares.distribution("Rata-rata level (hitungan) per aspek", _level_note(choice), kinds, legend)
    return Shown(DISTRIBUTION, DISTRIBUTION_NOTE, "".join([levels, categories]))


def bands(highest: int) -> dict[int, str]:
    """The bands of a mean, by the whole level below it: 0,0 sampai 0,9 and so on; the highest stands alone."""
    return {**{n: f"{n},0 sampai {n},9" for n in range(highest)}, highest: f"{highest},0"}


def _level_note(choice: Choice) -> str:
    rows = queries.merit.aspect_distribution(choice.snapshot_id, choice.name)
    period = next((row["periode"] for row in rows if row["periode"]), None)
    when = f"periode {period}" if period else "belum ada periode penilaian"
    return f"{choice.instrument['nama_pendek']}, {when}; termasuk level yang diakui sendiri, yang terverifikasi seluruhnya disebut."


def _level_kinds(choice: Choice) -> list[Kind]:
    rows = queries.merit.aspect_distribution(choice.snapshot_id, choice.name)
    aspects = queries.merit.aspects(choice.snapshot_id, choice.name)
    found = []
    for kind, total in kind_totals(choice.snapshot_id).items():
        own = [row for row in rows if row["jenis"] == kind]
        if any(row["keadaan"] == "berlevel" for row in own):
            bars = [_level_bar(choice, a, [r for r in own if r["id_aspek"] == a["id_aspek"]]) for a in aspects]
            found.append(Kind(_kind_title(kind, total), bars))
        else:
            found.append(Kind(_kind_title(kind, total), sentence=f"{text.MISSING}."))
    return found


def _level_bar(choice: Choice, aspect: Row, rows: Sequence[Row]) -> Whole:
    highest = choice.instrument["level_maks"]
    counts = {row["pita"]: row["jumlah"] for row in rows if row["keadaan"] == "berlevel"}
    parts = [
        Share(f"pada {words}", counts.get(n, 0), worksheets.shade(n, highest)) for n, words in bands(highest).items()
    ]
    verified = sum(row["terverifikasi"] for row in rows)
    unknown = sum(row["jumlah"] for row in rows if row["keadaan"] in ("tanpa level", "periode lain"))
    apart = [
        f"{text.number(verified)} terverifikasi seluruhnya" if verified else "",
        f"belum dapat dinilai ({text.number(unknown)})" if unknown else "",
        *(
            _state(rows, state, words)
            for state, words in (("tidak berlaku", "tidak berlaku"), ("belum ada", text.MISSING))
        ),
    ]
    return Whole(f"{aspect['kode']}. {aspect['nama']}", parts, " · ".join(part for part in apart if part))


def _state(rows: Sequence[Row], state: str, words: str) -> str:
    count = sum(row["jumlah"] for row in rows if row["keadaan"] == state)
    return f"{words} ({text.number(count)})" if count else ""


def _category_note(choice: Choice) -> str:
    rows = queries.merit.category_distribution(choice.snapshot_id, choice.name)
    share = text.number(100 * rows[0]["bagian_terkecil"])
    return (
        f"{choice.instrument['nama_pendek']}, hanya kategori final, satu periode per jenis: yang terbaru dengan kategori sedikitnya "
        f"{rows[0]['paling_sedikit']} instansi dan {share} % dari jenisnya. Yang kurang dari itu hanya ada di tabel."
    )


def _category_kinds(choice: Choice) -> list[Kind]:
    rows = queries.merit.category_distribution(choice.snapshot_id, choice.name)
    return [_category_kind(kind, list(own)) for kind, own in groupby(rows, key=lambda row: str(row["jenis"]))]


def _category_kind(kind: str, rows: Sequence[Row]) -> Kind:
    known, total = rows[0]["diketahui"], rows[0]["jumlah_kelompok"]
    title = _kind_title(kind, total)
    if not known:
        return Kind(title, sentence=f"kategori final {text.MISSING}.")
    if not rows[0]["cukup"]:
        said = (
            f"kategori final periode {rows[0]['periode']} terbit untuk {text.number(known)} dari {text.number(total)}"
        )
        return Kind(title, sentence=f"{said}: terlalu sedikit untuk sebaran.")
    parts = [Share(row["kategori_terbit"], row["jumlah"], _category_shade(row)) for row in rows]
    words = [f"{part.name} {text.number(part.count)}" for part in parts]
    rest = [f"{text.MISSING} ({text.number(total - known)})"] if total > known else []
    return Kind(title, [Whole(f"Periode {rows[0]['periode']}", parts, " · ".join([*words, *rest]))])


def _category_shade(row: Row) -> int | None:
    """The colour of a category that the catalogue knows; a word that it does not know has none."""
    if row["urutan"] is None:
        return None
    return worksheets.shade(row["urutan"] - 1, row["jumlah_kategori"] - 1)


def _kind_title(kind: str, total: int) -> str:
    return f"{text.sentence_case(kind)} ({text.number(total)})"
