"""Who committed, how, and to what: Komitmen."""

from __future__ import annotations

from functools import lru_cache

from meritokrasi import charts, queries, text
from meritokrasi.answers import Heading, fact_lists
from meritokrasi.answers.overview import attendance_counts
from meritokrasi.markup import grids, listings
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Line
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

HELP = (
    "Kehadiran, tanda tangan, dan isi komitmen diberitakan terpisah, maka ditampilkan terpisah. "
    "Yang belum kami temukan beritanya bukan berarti tidak hadir atau tidak menandatangani."
)
NO_ACTIONS = "Belum ada rencana aksi atau tenggat pada kami; kantor memasukkannya bersama naskah butir."


def latest(snapshot_id: str) -> Row:
    """The newest commitment; the catalogue always has one."""
    return queries.area.commitments(snapshot_id)[0]


def commitment_heading(commitment: Row) -> Heading:
    return Heading(
        text.signing_headline(commitment["tanda_tangan"], commitment["jumlah"]),
        text.signing_lead(commitment["jumlah"], *attendance_counts(commitment)),
        help=HELP,
    )


def commitment_facts(commitment: Row) -> list[tuple[str, str | None]]:
    return [
        ("Nama", commitment["nama"]),
        ("Tanggal", text.date(commitment["tanggal"], "hari")),
        ("Tempat", commitment["tempat"]),
        ("Para pihak", commitment["pihak"]),
        ("Disaksikan", commitment["saksi"]),
        ("Nomor surat", commitment["nomor_surat"]),
        ("Catatan", commitment["catatan"]),
    ]


def about(snapshot_id: str, commitment: Row, loaded: Loaded) -> str:
    """The facts of the commitment and the documents about it."""
    key = commitment["id_komitmen"]
    documents = queries.documents.sources(snapshot_id, "komitmen", [key])[key]
    line = Line("", "Dokumen tentang penandatanganan ini", cited=[Cited("", documents)])
    return listings.facts(commitment_facts(commitment)) + listings.lines([line], loaded, "")


def clause_lines(snapshot_id: str, name: str) -> list[Line]:
    rows = queries.area.clauses(snapshot_id, name)
    documents = queries.documents.sources(snapshot_id, "butir", [row["id_butir"] for row in rows])
    return [
        Line(f"{row['nomor']}. {row['judul']}", _clause(row), cited=[Cited("", documents[row["id_butir"]])])
        for row in rows
    ]


def _clause(row: Row) -> str:
    due = f" Tenggat: {text.date(row['tenggat'], 'hari')}." if row["tenggat"] else ""
    aspect = f" Aspek terkait (penilaian penyusun): {row['aspek']}." if row["aspek"] else ""
    return f"{row['ringkasan']}.{due}{aspect}"


def clause_note(snapshot_id: str, name: str) -> str:
    """Whether the list holds clauses of the signed text, or themes of the news about it."""
    if _has_text(snapshot_id, name):
        return "Klausul dari naskah yang ditandatangani."
    return "Tema dari pemberitaan dengan kata-kata penyusun, bukan kutipan naskah. Naskah butirnya belum ada pada kami."


def action_lines(snapshot_id: str, name: str, province: str | None) -> list[Line]:
    """Clauses with a deadline, then what governments plan; empty until the office or a government has entered any."""
    clauses = queries.area.clauses(snapshot_id, name)
    due = [Line(text.date(r["tenggat"], "hari"), r["judul"]) for r in clauses if r["tenggat"]]
    plans = [
        row for row in queries.government.plans_of(snapshot_id, None, name) if province in (None, row["kode_provinsi"])
    ]
    documents = queries.documents.sources(snapshot_id, "rencana_aksi", [row["kunci"] for row in plans])
    return due + [
        Line(
            row["nama"],
            f"{row['judul_butir']}: {fact_lists.plan_words(row)}",
            cited=[Cited(f"{row['nama']}: {row['rencana']}", documents[row["kunci"]])],
        )
        for row in plans
    ]


def clause_title(snapshot_id: str, name: str) -> str:
    return "Butir komitmen" if _has_text(snapshot_id, name) else "Tema komitmen menurut pemberitaan"


def _has_text(snapshot_id: str, name: str) -> bool:
    return any(row["jenis_butir"] == "klausul" for row in queries.area.clauses(snapshot_id, name))


def attendance_table(snapshot_id: str, name: str, province: str | None, loaded: Loaded, href: Href) -> str:
    """One row per government of the province, or of the whole area."""
    rows = [
        row
        for row in queries.area.signatories(snapshot_id)
        if row["id_komitmen"] == name and province in (None, row["kode_provinsi"])
    ]
    documents = queries.documents.sources(snapshot_id, "penandatangan", [row["kunci"] for row in rows])
    links = {row["kode_instansi"]: href(grids.PROFILE, instansi=row["kode_instansi"]) for row in rows}
    return listings.attendance_tables(rows, documents, loaded, links)


@lru_cache(maxsize=32)
def attendance_chart(snapshot_id: str, name: str, theme: charts.Theme) -> charts.Figure:
    """Built once per snapshot and theme: plotly's construction costs more than everything else on the page."""
    return charts.commitment.attendance(queries.area.attendance_by_province(snapshot_id, name), theme)


def attendance_note(commitment: Row) -> str:
    return f"Jumlah instansi per provinsi menurut pemberitaan (n = {text.number(commitment['jumlah'])})"


def attendance_sentence(snapshot_id: str, name: str) -> str:
    """The chart in words, for those who cannot see it."""
    frame = queries.area.attendance_by_province(snapshot_id, name)
    provinces = (
        f"{province}: {text.listing([f'{n} {label}' for n, label in zip(rows['jumlah'], rows['label'], strict=True)])}"
        for province, rows in frame.groupby("provinsi", sort=False)
    )
    return "; ".join(provinces) + "."


def attendance_finding(commitment: Row) -> str:
    present = commitment["hadir"] + commitment["diwakili"]
    total = text.number(commitment["jumlah"])
    return f"{text.sentence_case(text.in_words(present))} dari {total} diberitakan hadir atau diwakili"
