"""How posts are filled, by mechanism over time, and the national figures that stand apart: Manajemen talenta."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from meritokrasi import charts, queries, text
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup import boards, grids
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Line
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

FROM_POOL, UNNAMED = "manajemen talenta", "tidak disebut"
CHART_COLUMNS = [
    "nama", "label_mekanisme", "label_tahap", "urutan_tahap", "jumlah", "satuan", "tanggal", "hari_terakhir", "presisi",
]  # fmt: skip
TABLE_NOTE = (
    "Terbaru dahulu, dengan satuan seperti di dokumennya. Jumlah jabatan, pejabat, dan peserta tidak dijumlahkan: "
    "satuannya berbeda, dan satu putaran dapat diberitakan beberapa dokumen."
)
NATIONAL_NOTE = (
    "Jumlah instansi pusat dan daerah seluruh Indonesia, pada tanggalnya masing-masing. "
    "Bukan angka wilayah ini dan tidak dibandingkan dengannya."
)


def finding(chosen: Chosen) -> str:
    """How many of the reports name the talent pool, and how far those are."""
    rows = _rows(chosen)
    if not rows:
        return f"Pengisian jabatan {chosen.whom}: {text.MISSING}"
    words = {term["nilai"]: term["label"] for term in queries.talent.terms(chosen.snapshot_id, "mekanisme")}
    pool = words.get(FROM_POOL, FROM_POOL)
    stages = _by_stage([row for row in rows if row["mekanisme"] == FROM_POOL])
    count = f"{text.in_words(len(rows))} kabar pengisian jabatan"
    if not stages:
        return f"{text.sentence_case(count)}; belum kami temukan yang menyebut {pool}"
    told = [f"{text.in_words(number)} {stage}" for stage, number in stages.items()]
    [*others, first] = reversed(stages)
    how = text.listing(told) if others or stages[first] == 1 else f"semuanya {first}"
    return f"{text.sentence_case(text.in_words(sum(stages.values())))} dari {count} menyebut {pool}: {how}"


def _rows(chosen: Chosen) -> tuple[Row, ...]:
    return queries.talent.rounds(chosen.snapshot_id, province=chosen.province, kind=chosen.kind)


def _by_stage(rows: Sequence[Row]) -> dict[str, int]:
    """Reports per stage, in the order of the stages."""
    stages = [str(row["label_tahap"]) for row in sorted(rows, key=lambda row: int(row["urutan_tahap"]))]
    return {stage: stages.count(stage) for stage in dict.fromkeys(stages)}


def note(chosen: Chosen) -> str:
    rows = _rows(chosen)
    undated = sum(row["tanggal"] is None for row in rows)
    apart = f"; {text.in_words(undated)} kabar yang tanggalnya tidak disebut hanya di tabel" if undated else ""
    known = text.number(len({row["kode_instansi"] for row in rows}))
    return (
        f"Satu tanda satu kabar tentang satu putaran; bergaris bila hanya bulan atau tahunnya diketahui{apart} · "
        f"n = {text.number(len(rows))} kabar tentang {known} dari {text.number(len(chosen.governments))} {chosen.whom}"
    )


@lru_cache(maxsize=64)
def chart(chosen: Chosen, theme: charts.Theme) -> charts.Figure:
    """Built once per snapshot, choice and theme."""
    dated = [row for row in _rows(chosen) if row["tanggal"]]
    frame = pd.DataFrame(dated, columns=CHART_COLUMNS, dtype=object)
    signed = next((row["tanggal"] for row in queries.area.commitments(chosen.snapshot_id)), None)
    return charts.talent.rounds(frame, _mechanisms(chosen), signed, theme)


def _mechanisms(chosen: Chosen) -> list[str]:
    """Every mechanism, found or not; the one that no document names only where it occurs."""
    present = {row["mekanisme"] for row in _rows(chosen)}
    return [
        row["label"]
        for row in queries.talent.terms(chosen.snapshot_id, "mekanisme")
        if row["nilai"] != UNNAMED or row["nilai"] in present
    ]


def sentence(chosen: Chosen) -> str:
    """The chart in words: by mechanism how many reports of each stage."""
    counted = {
        name: [
            f"{number} {stage}"
            for stage, number in _by_stage([row for row in _rows(chosen) if row["label_mekanisme"] == name]).items()
        ]
        for name in _mechanisms(chosen)
    }
    told = [f"{name}: {text.listing(counts) if counts else text.MISSING}" for name, counts in counted.items()]
    return f"Kabar menurut mekanisme dan tahap. {'; '.join(told)}."


def table(chosen: Chosen, loaded: Loaded, href: Href) -> str:
    """Every report with its documents; the sentence that says so where there is none."""
    rows = _rows(chosen)
    documents = queries.documents.sources(chosen.snapshot_id, "pengisian_jabatan", [row["kunci"] for row in rows])
    links = {row["kode_instansi"]: href(grids.PROFILE, instansi=row["kode_instansi"]) for row in rows}
    return boards.rounds_table(rows, documents, loaded, links)


def national_lines(snapshot_id: str) -> list[Line]:
    rows = queries.talent.national(snapshot_id)
    documents = queries.documents.sources(snapshot_id, "nasional", [row["kunci"] for row in rows])
    return [_national_line(row, documents[row["kunci"]]) for row in rows]


def _national_line(row: Row, documents: Sequence[Row]) -> Line:
    """One figure of one document: two documents of a day may state two figures."""
    shown = f"{text.number(row['nilai'])} {row['satuan']} per {text.date(row['tanggal'], row['presisi'])}"
    own = [document for document in documents if document["id_sumber"] == row["id_sumber"]]
    return Line(row["nama"], shown, cited=[Cited(f"{row['nama']}: {shown}", own)])
