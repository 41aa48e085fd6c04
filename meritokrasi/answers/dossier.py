"""Everything that is published about one government, as one JSON object with its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from meritokrasi import queries, text
from meritokrasi.answers import downloads
from meritokrasi.queries import Row

COLLECTIVE = "kolektif: diucapkan tentang semua instansi satu provinsi; tidak mengisi nilai instansi ini"
_GOVERNMENT = ("kode_instansi", "kode_bps", "nama", "nama_pendek", "jenis", "kode_provinsi", "provinsi", "ibu_kota")
_FIGURE = ("nilai", "desimal_terbit", "kategori_terbit", "id_instrumen", "id_kategori", "penilai", "status_periode")
_DOCUMENT = (
    "id_sumber",
    "judul",
    "penerbit",
    "jenis_sumber",
    "tanggal_terbit",
    "presisi_terbit",
    "url",
    "tanggal",
    "presisi",
    "catatan",
)
_STEP = (
    "id_langkah",
    "urutan",
    "nama",
    "alat",
    "tanggal",
    "presisi",
    "arti_tanggal",
    "jumlah_pegawai",
    "cara_tahu",
    "penyampai",
)
_SIGNING = ("id_komitmen", "nama_komitmen", "tanggal", "kehadiran", "tanda_tangan", "nama_pejabat", "jabatan")
_APPOINTMENT = ("mekanisme", "tahap", "jumlah", "satuan", "tanggal", "presisi")
_PLAN = ("id_butir", "nomor", "rencana", "tenggat", "presisi_tenggat", "status_rencana", "unit")
_AWARD = ("penghargaan", "peringkat", "tahun", "tanggal", "presisi", "pemberi")
_REPLY = ("tabel", "perihal", "isi", "tanggal", "presisi", "penyampai")
_STATEMENT = ("id_indikator", "periode", "pernyataan", "penilai", "tanggal", "presisi")
_WORKSHEET = ("id_instrumen", "nama", "periode", "label", "jumlah", "berlaku")
Json = dict[str, Any]


def dossier(snapshot_id: str, code: str) -> Json:
    """Raises UnknownInstansiError. What is missing is null with the words for it, never 0."""
    government = queries.area.government(snapshot_id, code)
    statements = queries.government.statements_about(snapshot_id, government["kode_provinsi"])
    return {
        **downloads.snapshot_facts(snapshot_id),
        "instansi": _only(government, _GOVERNMENT),
        "penandatanganan": _sourced(
            snapshot_id, "penandatangan", queries.government.signing_of(snapshot_id, code), _SIGNING
        ),
        "langkah": [
            _step(row)
            for row in _with_documents(snapshot_id, "tonggak", queries.government.steps_of(snapshot_id, code))
        ],
        "indikator": _indicators(snapshot_id, code),
        "kertas_kerja": [_only(row, _WORKSHEET) for row in queries.government.worksheet_of(snapshot_id, code)],
        "pengisian_jabatan": _sourced(
            snapshot_id, "pengisian_jabatan", queries.government.appointments_of(snapshot_id, code), _APPOINTMENT
        ),
        "rencana_aksi": _sourced(snapshot_id, "rencana_aksi", queries.government.plans_of(snapshot_id, code), _PLAN),
        "tanggapan": _sourced(snapshot_id, "tanggapan", _replies(snapshot_id, code), _REPLY),
        "penghargaan": _sourced(snapshot_id, "penghargaan", queries.government.awards_of(snapshot_id, code), _AWARD),
        "pernyataan_provinsi": {
            "sifat": COLLECTIVE,
            "pernyataan": _sourced(snapshot_id, "pernyataan", statements, _STATEMENT),
        },
    }


def _replies(snapshot_id: str, code: str) -> list[Row]:
    return [{**row, "kunci": row["kunci_kutipan"]} for row in queries.government.replies_of(snapshot_id, code)]


def _indicators(snapshot_id: str, code: str) -> list[Json]:
    """Every indicator of the catalogue, known here or not."""
    series = _grouped(queries.government.series_of(snapshot_id, code))
    figures = _grouped(_with_documents(snapshot_id, "capaian", queries.government.figures_of(snapshot_id, code)))
    return [
        _indicator(row, series.get(row["id_indikator"], []), figures.get(row["id_indikator"], []))
        for row in queries.area.indicators(snapshot_id)
    ]


def _indicator(indicator: Row, series: Sequence[Row], figures: Sequence[Row]) -> Json:
    made = [_series(one, [f for f in figures if _belongs(f, one)]) for one in series]
    newest = next((m for m, one in zip(made, series, strict=True) if one["terbaru"]), None)
    return {
        "id_indikator": indicator["id_indikator"],
        "nama": indicator["nama"],
        "satuan": indicator["satuan"],
        "penilai": indicator["penilai"],
        "wajib_cakupan": indicator["wajib_cakupan"],
        "terbaru": newest,
        "keterangan": None if newest else text.MISSING,
        "deret": made,
    }


def _belongs(figure: Row, series: Row) -> bool:
    return bool(figure["periode"] == series["periode"] and figure["status_nilai"] == series["status_nilai"])


def _series(series: Row, figures: Sequence[Row]) -> Json:
    """One period and status: the leading value, null where none leads, and every value with its documents."""
    leading = next((f for f in figures if f["id_capaian"] == series["id_capaian"]), None)
    return {
        "periode": series["periode"],
        "status_nilai": series["status_nilai"],
        "sumber_berbeda": series["berbeda"],
        "alasan": series["alasan"],
        "nilai_mendahului": _figure(leading) if leading else None,
        "semua_nilai": [_figure(figure) for figure in figures],
    }


def _figure(row: Row) -> Json:
    printed = text.figure(row["nilai"], row["desimal_terbit"], row["kategori_terbit"])
    return {**_only(row, _FIGURE), "tercetak": printed, "sumber": row["sumber"]}


def _step(row: Row) -> Json:
    reported = row["id_tonggak"] is not None
    return {
        **_only(row, _STEP),
        "diberitakan": reported,
        "keterangan": None if reported else text.MISSING,
        "sumber": row["sumber"],
    }


def _sourced(snapshot_id: str, table: str, rows: Sequence[Row], names: Sequence[str]) -> list[Json]:
    return [{**_only(row, names), "sumber": row["sumber"]} for row in _with_documents(snapshot_id, table, rows)]


def _with_documents(snapshot_id: str, table: str, rows: Sequence[Row]) -> list[Row]:
    found = queries.documents.sources(snapshot_id, table, [row["kunci"] for row in rows if row["kunci"]])
    return [{**row, "sumber": [_only(d, _DOCUMENT) for d in found.get(row["kunci"] or "", ())]} for row in rows]


def _only(row: Row, names: Sequence[str]) -> Json:
    return {name: row[name] for name in names}


def _grouped(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Both come ordered by indicator."""
    return {name: list(group) for name, group in groupby(rows, key=lambda row: str(row["id_indikator"]))}
