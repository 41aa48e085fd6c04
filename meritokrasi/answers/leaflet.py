"""One government on one page of paper: its answer, steps, indicators, what to say about it, and the documents behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from meritokrasi import queries, text
from meritokrasi.answers import briefing, downloads, profile
from meritokrasi.markup import listings
from meritokrasi.markup.grids import Moment
from meritokrasi.queries import Row

HEAD = ("Indikator", "Nilai", "Kategori", "Periode", "Status", "Penilai", "Pembanding", "Dok.")
LISTED = 24  # documents that fit at the foot of the page
DRAWN = 3  # series of final values that fit beside each other
Content = dict[str, Any]


@dataclass(frozen=True)
class Documents:
    """The documents of a page by their number, in the order in which they are first named."""

    numbers: dict[str, int]
    rows: dict[str, Row]

    def cite(self, rows: Sequence[Row]) -> str:
        """The numbers of these documents: 1, 4–9."""
        for row in rows:
            self.numbers.setdefault(row["id_sumber"], len(self.numbers) + 1)
            self.rows.setdefault(row["id_sumber"], row)
        return _ranges(sorted({self.numbers[row["id_sumber"]] for row in rows}))


def _ranges(numbers: Sequence[int]) -> str:
    """Three and more in a row as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(n) for n in run] for run in runs)
    return ", ".join(part for parts in shown for part in parts)


def leaflet(snapshot_id: str, code: str) -> Content:
    """Everything that the page prints. Raises UnknownInstansiError."""
    return {**_page(snapshot_id, code)[0], "alamat": address(snapshot_id, code)}


def documents_of(snapshot_id: str, code: str) -> list[Row]:
    """The documents that the page cites, in the order of their numbers. Raises UnknownInstansiError."""
    return list(_page(snapshot_id, code)[1].rows.values())


@lru_cache(maxsize=64)
def _page(snapshot_id: str, code: str) -> tuple[Content, Documents]:
    stamp, heading = queries.snapshot.stamp(snapshot_id), profile.profile_heading(snapshot_id, code)
    documents = Documents({}, {})
    steps = [_step(moment, documents) for moment in profile.moments(snapshot_id, code)]
    indicators = _indicators(snapshot_id, code, documents)
    content = {
        "judul": heading.title,
        "atas": heading.eyebrow,
        "kalimat": heading.lead,
        "penerbit": f"{stamp['judul']} · {stamp['nama']}",
        "rekaan": downloads.MADE_UP if stamp["simulasi"] else "",
        "langkah": steps,
        "kepala": list(HEAD),
        "indikator": indicators,
        "deret": _series(snapshot_id, code),
        "naskah": [[p.title, p.words] for p in briefing.government(snapshot_id, code) if p.title in _SAID],
        "dokumen": [
            document_line(number, documents.rows[name]) for name, number in list(documents.numbers.items())[:LISTED]
        ],
        "dokumen_lain": left_out(len(documents.numbers) - LISTED, "halaman profilnya"),
        "kaki": footer(snapshot_id),
    }
    return content, documents


_SAID = ("Di antara sejawat", "Berikutnya")


def footer(snapshot_id: str) -> str:
    """Both dates and the snapshot, as on every page."""
    stamp = queries.snapshot.stamp(snapshot_id)
    loaded = text.date(stamp["dimuat"], "hari")
    return f"{text.newest_data(stamp['tanggal'], stamp['presisi'])} · dimuat {loaded} · snapshot {snapshot_id}"


def address(snapshot_id: str, code: str) -> str:
    """The live profile at this snapshot; empty when the office set no public address."""
    return live(f"/profil-instansi?instansi={code}&snapshot={snapshot_id}")


def live(path: str) -> str:
    """The whole address of a page of ours; empty when the office set no public one."""
    full = downloads.public_address(path)
    return "" if full == path else full


def made(snapshot_id: str) -> dt.datetime:
    """The moment of the load: the date of every file made from this snapshot."""
    return dt.datetime.strptime(snapshot_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


def _step(moment: Moment, documents: Documents) -> dict[str, str]:
    cited = [row for one in moment.cited for row in one.documents]
    return {
        "nama": moment.name,
        "tanda": moment.mark,
        "hari": moment.day,
        "catatan": moment.note,
        "dok": documents.cite(cited),
    }


def _indicators(snapshot_id: str, code: str, documents: Documents) -> list[list[str]]:
    """One row per indicator that counts as progress; a row of two cells is one without public data."""
    figures = queries.government.figures_of(snapshot_id, code)
    behind = queries.documents.sources(snapshot_id, "capaian", [f["kunci"] for f in figures])
    newest = {s["id_indikator"]: s for s in queries.government.series_of(snapshot_id, code) if s["terbaru"]}
    return [
        _indicator(n, newest[n["id_indikator"]], figures, behind, documents)
        if n["id_indikator"] in newest
        else [n["nama"], text.MISSING]
        for n in queries.area.indicators(snapshot_id)
        if n["wajib_cakupan"]
    ]


def _indicator(
    indicator: Row, series: Row, figures: Sequence[Row], behind: Mapping[str, Sequence[Row]], documents: Documents
) -> list[str]:
    own = [f for f in figures if f["id_indikator"] == indicator["id_indikator"] and listings.same_series(f, series)]
    own.sort(key=lambda f: f["id_capaian"] != series["id_capaian"])
    kind = None if series["dari_penilai"] else listings.strongest_kind(own, behind)
    values = list(dict.fromkeys(listings.shown(f) for f in own))
    disagreeing = " (sumber berbeda)" if series["berbeda"] else ""
    return [
        indicator["nama"],
        " / ".join(values) + disagreeing,
        ", ".join(sorted({f["kategori_terbit"] for f in own if f["kategori_terbit"]})) or "–",
        _period(series),
        text.value_status(series["status_nilai"], kind),
        series["penilai"] or own[0]["penilai"],
        listings.comparison(indicator, series),
        documents.cite([row for f in own for row in behind[f["kunci"]]]),
    ]


def _period(series: Row) -> str:
    note = listings.period_note(series)
    return f"{series['periode']} ({note})" if note else str(series["periode"])


def _series(snapshot_id: str, code: str) -> list[Content]:
    """Final values over the years, as far as they can be drawn; values measured differently stand in separate runs."""
    rows = queries.government.history_of(snapshot_id, code).to_dict("records")
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row["id_indikator"])]
    return [
        {
            "nama": group[0]["nama_pendek"],
            "satuan": group[0]["satuan"],
            "titik": [
                {
                    "periode": r["periode"],
                    "nilai": r["nilai"],
                    "tercetak": text.figure(r["nilai"], r["desimal_terbit"]),
                    "ruas": int(r["ruas"]),
                }
                for r in group
            ],
        }
        for group in groups[:DRAWN]
    ]


def document_line(number: int, row: Row) -> list[str]:
    """Its number, who published it and when, and its address."""
    published = text.date(row["tanggal_terbit"], row["presisi_terbit"], short=True)
    about = ", ".join(part for part in (row["penerbit"], row["label_jenis"], published) if part)
    return [str(number), about, row["url"] or ""]


def left_out(count: int, where: str) -> str:
    return f"{text.sentence_case(text.in_words(count))} dokumen lain ada di {where}." if count > 0 else ""
