"""One government: Profil instansi."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pandas as pd

from meritokrasi import charts, queries, text
from meritokrasi.answers import Heading, contacts, fact_lists
from meritokrasi.answers.overview import step_statement
from meritokrasi.markup import grids, listings
from meritokrasi.markup.grids import Href, Moment
from meritokrasi.markup.listings import Line
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row


@dataclass(frozen=True)
class Section:
    """A titled list of the profile."""

    title: str
    lines: Sequence[Line]
    note: str


HELP = (
    "Setiap angka memuat periode, penilai, dan sumbernya; yang bergaris miring belum ada data publiknya, bukan nol. "
    "Pembanding hanya ditulis bila cukup banyak instansi sejenis punya nilai final untuk periode yang sama."
)
STATEMENTS_NOTE = "Diucapkan tentang semua instansi satu provinsi; tidak mengisi nilai instansi ini."
TIMELINE_NOTE = (
    "Langkah yang diberitakan, dengan tanggalnya; yang dilaporkan instansinya sendiri disebut begitu. Lingkaran penuh: diberitakan; "
    "setengah: tanpa kabar tanda tangan, disebut kolektif, atau tangan kedua; "
    f"putus-putus: {text.MISSING}."
)
EXAMPLES_NOTE = "Langkah sesudah langkah tertinggi yang diberitakan di sini, dan instansi yang dapat dihubungi."
NO_EXAMPLES = "Belum kami temukan instansi yang diberitakan sudah melalui langkah sesudah ini."


def profile_heading(snapshot_id: str, code: str) -> Heading:
    row = queries.area.government(snapshot_id, code)
    capital = f" · ibu kota {row['ibu_kota']}" if row["ibu_kota"] else ""
    score, steps, gaps = _score(snapshot_id, code), steps_sentence(snapshot_id, code), _gaps(snapshot_id, code)
    lead = " ".join(part for part in (score, steps, gaps) if part)
    eyebrow = f"{row['provinsi']} · {row['jenis']}{capital} · kode {code}"
    return Heading(row["nama"], lead, eyebrow, HELP, share=f"{row['nama']}: {score or steps}")


def _score(snapshot_id: str, code: str) -> str:
    """The published score without its category: a low category never stands in a heading."""
    rows = [r for r in queries.area.highlighted_figures(snapshot_id) if r["kode_instansi"] == code]
    return " ".join(_score_sentence(row) for row in rows if row["nilai"] is not None)


def _score_sentence(row: Row) -> str:
    period = "tahun penilaian tidak disebut" if row["status_periode"] == "tidak disebut" else row["periode"]
    shown = text.figure(row["nilai"], row["desimal_terbit"])
    interim = "" if row["status_nilai"] == "final" else f", {row['status_nilai']}"
    return f"{row['nama_indikator']} terbit terakhir {shown} ({row['penilai']}, {period}{interim})."


def steps_sentence(snapshot_id: str, code: str) -> str:
    """Since is later than the signing for certain, before is earlier for certain; the rest has no telling date."""
    taken = [s for s in queries.government.steps_of(snapshot_id, code) if s["id_tonggak"] is not None]
    signed = max((k["tanggal"] for k in queries.area.commitments(snapshot_id)), default=None)
    since = [s for s in taken if s["tanggal"] and signed and s["tanggal"] > signed]
    before = [s for s in taken if s["tanggal"] and signed and s["hari_terakhir"] <= signed]
    newest = max(since, key=lambda s: s["hari_terakhir"], default=None)
    day = text.date(newest["tanggal"], newest["presisi"]) if newest else ""
    own = sum(s["menurut"] != "diberitakan" for s in taken)
    return text.steps_sentence(len(before), len(since), len(taken) - len(since) - len(before), day, own)


def _gaps(snapshot_id: str, code: str) -> str:
    required = [n["id_indikator"] for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"]]
    known = {s["id_indikator"] for s in queries.government.series_of(snapshot_id, code)}
    return text.missing_sentence(sum(name not in known for name in required), len(required))


def moments(snapshot_id: str, code: str) -> list[Moment]:
    """The commitment, then every step in its order, reported or not."""
    signings, steps = queries.government.signing_of(snapshot_id, code), queries.government.steps_of(snapshot_id, code)
    signed = queries.documents.sources(snapshot_id, "penandatangan", [s["kunci"] for s in signings])
    taken = queries.documents.sources(snapshot_id, "tonggak", [s["kunci"] for s in steps if s["kunci"]])
    return [
        *(_signing_moment(s, signed[s["kunci"]]) for s in signings),
        *(_step_moment(s, taken.get(s["kunci"] or "", ())) for s in steps),
    ]


def _signing_moment(row: Row, documents: Sequence[Row]) -> Moment:
    mark = listings.attendance_mark(row)
    signature = "diberitakan" if row["tanda_tangan"] == "diberitakan" else "belum kami temukan beritanya"
    parts = [row["label_kehadiran"], row["jabatan"], f"tanda tangan {signature}"]
    cited = [Cited("Penandatanganan komitmen bersama", documents)] if documents else []
    day = text.date(row["tanggal"], "hari", short=True)
    return Moment("Komitmen", mark, day, " · ".join(p for p in parts if p), cited)


def _step_moment(row: Row, documents: Sequence[Row]) -> Moment:
    if row["id_tonggak"] is None:
        return Moment(row["nama"], "kosong", "", text.MISSING, [])
    second_hand = row["cara_tahu"] == "tangan kedua"
    staff = f"{text.number(row['jumlah_pegawai'])} pegawai" if row["jumlah_pegawai"] is not None else None
    by_news = "tanggal berita" if row["arti_tanggal"] == "tanggal berita" else None
    own = row["menurut"] if row["menurut"] != "diberitakan" else None
    note = " · ".join(p for p in (row["alat"], staff, by_news, "tangan kedua" if second_hand else own) if p)
    day = text.date(row["tanggal"], row["presisi"], short=True) or text.UNDATED
    cited = [Cited(step_statement(row), documents)]
    anchor = grids.step_anchor(row["id_langkah"])
    return Moment(row["nama"], "setengah" if second_hand else "penuh", day, note, cited, anchor)


def indicator_table(snapshot_id: str, code: str, loaded: Loaded, *, required: bool) -> str:
    """The progress indicators, or the head counts that are context only."""
    figures = queries.government.figures_of(snapshot_id, code)
    return listings.indicator_table(
        [n for n in queries.area.indicators(snapshot_id) if n["wajib_cakupan"] == required],
        queries.government.series_of(snapshot_id, code),
        figures,
        queries.documents.sources(snapshot_id, "capaian", [f["kunci"] for f in figures]),
        loaded,
    )


def award_lines(snapshot_id: str, code: str) -> list[Line]:
    rows = queries.government.awards_of(snapshot_id, code)
    documents = queries.documents.sources(snapshot_id, "penghargaan", [r["kunci"] for r in rows])
    return [
        Line(str(r["tahun"] or ""), _award(r), cited=[Cited(r["penghargaan"], documents[r["kunci"]])]) for r in rows
    ]


def _award(row: Row) -> str:
    rank = f", peringkat {row['peringkat']}" if row["peringkat"] else ""
    return f"{row['penghargaan']}{rank} ({row['pemberi']})"


def appointment_lines(snapshot_id: str, code: str) -> list[Line]:
    rows = queries.government.appointments_of(snapshot_id, code)
    documents = queries.documents.sources(snapshot_id, "pengisian_jabatan", [r["kunci"] for r in rows])
    return [
        Line(
            text.date(r["tanggal"], r["presisi"]),
            _appointment(r),
            cited=[Cited(_appointment(r), documents[r["kunci"]])],
        )
        for r in rows
    ]


def plan_lines(snapshot_id: str, code: str) -> list[Line]:
    rows = queries.government.plans_of(snapshot_id, code)
    documents = queries.documents.sources(snapshot_id, "rencana_aksi", [r["kunci"] for r in rows])
    return [
        Line(r["judul_butir"], fact_lists.plan_words(r), cited=[Cited(r["rencana"], documents[r["kunci"]])])
        for r in rows
    ]


def reply_lines(snapshot_id: str, code: str) -> list[Line]:
    rows = queries.government.replies_of(snapshot_id, code)
    documents = queries.documents.sources(snapshot_id, "tanggapan", [r["kunci_kutipan"] for r in rows])
    return [
        Line(
            text.sentence_case(r["perihal"]),
            f"{r['isi']} ({r['penyampai']}, {text.date(r['tanggal'], r['presisi'])})",
            cited=[Cited(f"Tanggapan tentang {r['perihal']}", documents[r["kunci_kutipan"]])],
        )
        for r in rows
    ]


def _appointment(row: Row) -> str:
    mechanism = "mekanisme tidak disebut" if row["mekanisme"] == "tidak disebut" else row["mekanisme"]
    amount = f", {text.number(row['jumlah'])} {row['satuan']}" if row["jumlah"] is not None else ""
    return f"{mechanism}, {row['tahap']}{amount}"


def statement_lines(snapshot_id: str, code: str) -> list[Line]:
    """What was said of all governments of the province at once: it says nothing about this one."""
    province = queries.area.government(snapshot_id, code)["kode_provinsi"]
    rows = queries.government.statements_about(snapshot_id, province)
    documents = queries.documents.sources(snapshot_id, "pernyataan", [r["kunci"] for r in rows])
    return [
        Line(
            f"{r['penilai']} {r['periode']}",
            f"{r['pernyataan']}.",
            cited=[Cited("Pernyataan kolektif", documents[r["kunci"]])],
        )
        for r in rows
    ]


def example_lines(snapshot_id: str, code: str, href: Href) -> list[Line]:
    """For each step not reported here, who published having taken it: somebody to ask."""
    rows = queries.government.examples(snapshot_id, code)
    documents = queries.documents.sources(snapshot_id, "tonggak", [r["kunci"] for r in rows])
    steps = {r["id_langkah"]: r["nama"] for r in rows}
    return [
        Line(
            name,
            f"contoh dari {text.listing([r['nama_pendek'] for r in rows if r['id_langkah'] == step])}",
            href(grids.PROFILE, instansi=next(r["kode_instansi"] for r in rows if r["id_langkah"] == step)),
            cited=[Cited(step_statement(r), documents[r["kunci"]]) for r in rows if r["id_langkah"] == step],
        )
        for step, name in steps.items()
    ]


def worksheet_lines(snapshot_id: str, code: str) -> list[Line]:
    """Counts of items by state of proof, one line per worksheet; no score is computed from them."""
    rows, documents = (
        queries.government.worksheet_of(snapshot_id, code),
        queries.documents.worksheet_sources(snapshot_id, code),
    )
    return [
        Line(
            f"{rows_of[0]['nama']}, {rows_of[0]['periode']}",
            _states(rows_of),
            cited=[Cited("", [d for d in documents if d["id_instrumen"] == name])],
        )
        for name, rows_of in _by_instrument(rows).items()
    ]


def _states(rows: Sequence[Row]) -> str:
    counts = ", ".join(f"{row['jumlah']} {row['label']}" for row in rows)
    return f"{counts}, dari {rows[0]['berlaku']} butir yang berlaku"


def _by_instrument(rows: Sequence[Row]) -> dict[str, list[Row]]:
    return {name: list(group) for name, group in groupby(rows, key=lambda row: str(row["id_instrumen"]))}


def optional_sections(snapshot_id: str, code: str) -> list[Section]:
    """What only some governments have; a section without lines is not shown."""
    sections = (
        Section("Kertas kerja penilaian mandiri", worksheet_lines(snapshot_id, code), "Jumlah butir, bukan skor."),
        Section("Rencana aksi", plan_lines(snapshot_id, code), "Rencana dan keadaannya menurut instansi itu sendiri."),
        Section(
            "Pengisian jabatan",
            appointment_lines(snapshot_id, code),
            "Putaran yang diberitakan atau dilaporkan instansinya; jumlahnya tidak dijumlahkan.",
        ),
        Section("Penghargaan", award_lines(snapshot_id, code), "Penghargaan bukan nilai sistem merit."),
        Section(
            "Tanggapan instansi", reply_lines(snapshot_id, code), "Berdiri di samping angkanya; tidak menggantikannya."
        ),
        Section("Pernyataan kolektif", statement_lines(snapshot_id, code), STATEMENTS_NOTE),
        Section(contacts.TITLE, contacts.lines(snapshot_id, code), contacts.NOTE),
    )
    return [section for section in sections if section.lines]


@lru_cache(maxsize=256)
def history_chart(snapshot_id: str, code: str, theme: charts.Theme) -> charts.Figure:
    """Built once per snapshot, government and theme."""
    return charts.profile.history(queries.government.history_of(snapshot_id, code), theme)


def history_words(history: pd.DataFrame) -> tuple[str, str, str]:
    """Title, note and text alternative of the chart of final values."""
    panels = [series for _, series in history.groupby("urutan")]
    title = "; ".join(_movement(series) for series in panels) if len(panels) <= 2 else _span(history, len(panels))
    breaks = "".join(f" {reason}: garis diputus." for reason in sorted(set(history["alasan_patahan"].dropna())))
    note = f"Hanya nilai final; garis tidak melewati tahun tanpa data. Nilai sementara ada di panel sumber.{breaks}"
    return title, note, "; ".join(_history_sentence(series) for series in panels) + "."


def _span(history: pd.DataFrame, count: int) -> str:
    years = sorted(str(period)[:4] for period in history["periode"])
    return f"{text.sentence_case(text.in_words(count))} indikator punya nilai final berulang, {years[0]} sampai {years[-1]}"


def _movement(series: pd.DataFrame) -> str:
    """First and last value of the last stretch that was measured alike, without a judgement."""
    alike = series[series["ruas"] == series["ruas"].iloc[-1]]
    first, last = alike.iloc[0], alike.iloc[-1]
    name, end = series["nama_pendek"].iloc[0], f"{_history_value(last)} ({last['periode']})"
    return f"{name} {end}" if len(alike) == 1 else f"{name} {_history_value(first)} ({first['periode']}) ke {end}"


def _history_value(row: pd.Series) -> str:
    return text.number(row["nilai"], int(row["desimal_terbit"]))


def _history_sentence(series: pd.DataFrame) -> str:
    points = ", ".join(f"{row['periode']} {_history_value(row)}" for _, row in series.iterrows())
    return f"{series['nama'].iloc[0]}: {points}"


def choices(snapshot_id: str, href: Href) -> list[Section]:
    """Every government as a link to its profile, by province."""
    rows = queries.area.governments(snapshot_id)
    provinces = dict.fromkeys(row["provinsi"] for row in rows)
    return [
        Section(province, [_choice(row, href) for row in rows if row["provinsi"] == province], "")
        for province in provinces
    ]


def _choice(row: Row, href: Href) -> Line:
    return Line("", row["nama"], href(grids.PROFILE, instansi=row["kode_instansi"]))
