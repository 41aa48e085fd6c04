"""Which published figures were corrected, and what was refused: the two public lists of Riwayat."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers import history
from meritokrasi.markup import changelog, grids
from meritokrasi.markup.changelog import Correction
from meritokrasi.markup.grids import Href
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

SHOWN_FINDINGS, SHOWN_CORRECTIONS = 100, 50
CORRECTIONS_NOTE = (
    "Angka yang pernah terbit lalu diganti atau dicabut. Nilai yang hanya berganti dokumen tidak termasuk."
)
FINDINGS_NOTE = (
    "Muatan yang ditolak tidak menerbitkan apa pun; temuannya tercatat di sini sesudah muatan terbit berikutnya."
)
NO_REASON = "alasan belum dicatat"
WITHDRAWN = "dicabut"


def corrections_table(snapshot_id: str, code: str | None, loaded: Loaded, href: Href) -> str:
    rows = queries.history.corrections(snapshot_id, code)
    shown = rows[:SHOWN_CORRECTIONS]
    columns = ("id_sumber_lama", "id_sumber_baru", "id_sumber_koreksi")
    documents = history.registered(snapshot_id, (row[column] for row in shown for column in columns))
    items = [_correction(row, documents, href) for row in shown]
    empty = "Belum ada angka yang dikoreksi sesudah terbit."
    return changelog.corrections(items, loaded, empty, changelog.more(len(rows) - len(shown)))


def _correction(row: Row, documents: Mapping[str, Row], href: Href) -> Correction:
    status = f" ({row['status_nilai']})" if row["status_nilai"] else ""
    old = f"{row['nilai_lama']} ({row['kategori_lama']})" if row["kategori_lama"] else row["nilai_lama"]
    new = row["nilai_baru"] or WITHDRAWN
    cited = [
        Cited(f"Semula {old}", _rows(row["id_sumber_lama"], documents)),
        Cited(f"Menjadi {new}", _rows(row["id_sumber_baru"], documents)),
        Cited(f"Alasan: {row['alasan']}", _rows(row["id_sumber_koreksi"], documents)),
    ]
    return Correction(
        row["instansi"],
        href(grids.PROFILE, instansi=row["kode_instansi"]),
        f"{row['indikator']} {row['periode']}{status}",
        old,
        new,
        row["alasan"] or NO_REASON,
        _when(row),
        [one for one in cited if one.documents],
    )


def _rows(names: str | None, documents: Mapping[str, Row]) -> list[Row]:
    return [{**documents[n], "berkas": history.REGISTER, "baris": n} for n in history.split(names) if n in documents]


def _when(row: Row) -> str:
    stated = text.date(row["tanggal"], row["presisi"])
    if row["waktu"] is None:
        return f"{stated}, di luar riwayat muatan"
    loaded = f"dimuat {text.date(row['waktu'].date(), 'hari')}"
    return f"{stated}, {loaded}" if stated else loaded


def refusals(snapshot_id: str, *, of_submissions: bool) -> str:
    """The findings of refused loads; what they say of submissions that are not published is for the office only."""
    found = queries.history.findings(snapshot_id, limit=SHOWN_FINDINGS)
    rows = [row for row in found if of_submissions or not row["berkas"].startswith("kiriman/")]
    groups = [
        (
            f"{history.moment(first['waktu'])}: {text.number(first['jumlah_temuan'])} temuan",
            [_sentence(row) for row in [first, *rest]],
        )
        for _, (first, *rest) in groupby(rows, key=lambda row: str(row["id_muatan"]))
    ]
    total = sum(row["jumlah_temuan"] for row in queries.history.loads(snapshot_id) if row["hasil"] == "ditolak")
    return changelog.refusals(groups, "Belum ada muatan yang ditolak.", changelog.more(total - len(rows)))


def _sentence(row: Row) -> str:
    """`berkas:baris kolom "nilai": apa yang salah. Apa yang harus dilakukan.`"""
    mark = "!" if row["berkas"].endswith("]") else ":"
    place = f"{row['berkas']}{mark}{row['baris']}" if row["baris"] else row["berkas"]
    value = f' "{row["nilai"][:80]}"' if row["nilai"] is not None else ""
    column = f" {row['kolom']}" if row["kolom"] else ""
    return f"{place}{column}{value}: {row['pesan']}. {row['tindakan']}."
