"""Questions about completeness: which cells have a figure, how old it is, from what kind of document, and since when."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from meritokrasi import store
from meritokrasi.queries.asking import Row, ask

KEPT_LOADS = 24  # days of history: two years of monthly loads

# Age counts from the last possible day of the newest figure to the day of load, so that a snapshot always says the same.
# A state is one of four; a disagreement is told before an age, because a value that is not settled has none.
_CELLS = """
    WITH muat AS (
        SELECT (m.waktu + to_hours(w.selisih_utc))::DATE AS hari FROM muatan AS m CROSS JOIN wilayah AS w WHERE m.id_muatan = ?
    ), sel AS (
        SELECT k.*, n.urutan, n.nama AS nama_indikator, n.nama_pendek AS indikator, n.penilai, n.wajib_cakupan, n.siklus_bulan,
            CASE WHEN k.hari_terakhir IS NOT NULL THEN datesub('month', least(k.hari_terakhir, m.hari), m.hari) END AS umur_bulan,
            CASE
                WHEN k.periode IS NULL THEN 'belum ada'
                WHEN k.berbeda THEN 'berbeda'
                WHEN k.hari_terakhir + to_months(n.siklus_bulan) < m.hari THEN 'usang'
                ELSE 'ada'
            END AS keadaan
        FROM kelengkapan AS k JOIN indikator AS n USING (id_indikator) CROSS JOIN muat AS m
    )
"""


def cells(snapshot_id: str, province: str | None) -> tuple[Row, ...]:
    """Satu baris = satu instansi x satu indikator; periode None bila belum ada angkanya sendiri. None: semua provinsi.

    `keadaan` salah satu dari belum ada, berbeda, usang, ada; umur_bulan None bila tanggalnya tidak disebut.
    """
    return ask(
        snapshot_id,
        f"""
        {_CELLS}
        SELECT s.*, i.nama, i.nama_pendek, i.jenis, i.kode_provinsi, i.provinsi
        FROM sel AS s JOIN instansi AS i USING (kode_instansi) JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis
        WHERE ?::VARCHAR IS NULL OR i.kode_provinsi = ?
        ORDER BY i.kode_provinsi, j.urutan, s.kode_instansi, s.urutan
        """,
        (snapshot_id, province, province),
    )


def ages(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator wajib: terisi, bertanggal, usang, dan angka terbaru yang paling muda serta paling tua.

    `termuda` dan `tertua` memuat deret, tanggal, dan umurnya; None bila tidak ada yang bertanggal.
    """
    return ask(
        snapshot_id,
        f"""
        {_CELLS}, bertanggal AS (
            SELECT *, struct_pack(kode_instansi, periode, status_nilai, tanggal, presisi, umur_bulan) AS angka FROM sel
        )
        SELECT id_indikator, nama_indikator, indikator, penilai, siklus_bulan, count(*) AS jumlah, count(periode) AS terisi,
            count(umur_bulan) AS bertanggal, count(*) FILTER (keadaan = 'usang') AS usang,
            arg_max(angka, (hari_terakhir, kode_instansi)) FILTER (hari_terakhir IS NOT NULL) AS termuda,
            arg_min(angka, (hari_terakhir, kode_instansi)) FILTER (hari_terakhir IS NOT NULL) AS tertua
        FROM bertanggal WHERE wajib_cakupan GROUP BY id_indikator, nama_indikator, indikator, penilai, siklus_bulan, urutan ORDER BY urutan
        """,
        (snapshot_id,),
    )


def age_classes(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator wajib x satu umur dalam tahun genap, termuda dulu: indikator, urutan, tahun, ada, jumlah.

    tahun None bila tanggalnya tidak disebut atau angkanya belum ada; `ada` membedakan keduanya.
    """
    return ask(
        snapshot_id,
        f"""
        {_CELLS}
        SELECT urutan, indikator, umur_bulan // 12 AS tahun, periode IS NOT NULL AS ada, count(*) AS jumlah
        FROM sel WHERE wajib_cakupan GROUP BY ALL ORDER BY urutan, ada DESC, tahun NULLS LAST
        """,
        (snapshot_id,),
    )


def source_kinds(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator wajib x satu jenis dokumen: berapa angka terbaru yang dokumen terkuatnya berjenis itu, juga nol."""
    return ask(
        snapshot_id,
        """
        SELECT n.id_indikator, any_value(n.nama) AS nama_indikator, any_value(n.nama_pendek) AS indikator, any_value(n.penilai) AS penilai,
            any_value(j.label) AS label, any_value(j.dari_penilai) AS dari_penilai, count(k.jenis_sumber) AS jumlah
        FROM indikator AS n JOIN istilah AS j ON j.kolom = 'jenis_sumber'
        LEFT JOIN kelengkapan AS k ON k.id_indikator = n.id_indikator AND k.jenis_sumber = j.nilai
        WHERE n.wajib_cakupan GROUP BY n.id_indikator, n.urutan, j.urutan ORDER BY n.urutan, j.urutan
        """,
    )


def progress(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu hari muat sampai snapshot ini, terlama dahulu: cakupan muatan terakhirnya yang dapat dibuka.

    `terisi` dan `jumlah` dihitung dari snapshot itu sendiri; `susunan` sama hanya bila instansi dan indikatornya sama.
    """
    readable = [load for load in _loads(snapshot_id) if load["skema"] == store.SCHEMA and store.readable(load["id"])]
    days = [list(group)[-1] for _, group in groupby(readable, key=lambda load: load["dimuat"])]
    return tuple({**load, **_coverage(load["id"])} for load in days[-KEPT_LOADS:])


def unreadable_loads(snapshot_id: str) -> int:
    """Satu bilangan: banyaknya muatan terbit sampai snapshot ini yang bentuknya lain atau berkasnya tidak ada lagi."""
    return sum(not (r["skema"] == store.SCHEMA and store.readable(r["id"])) for r in _loads(snapshot_id))


def _loads(snapshot_id: str) -> tuple[Row, ...]:
    """Every publication up to this one, in the order of time."""
    return ask(
        snapshot_id,
        """
        SELECT m.id_muatan AS id, (m.waktu + to_hours(w.selisih_utc))::DATE AS dimuat, m.skema FROM muatan AS m CROSS JOIN wilayah AS w
        WHERE m.hasil = 'terbit' AND m.id_muatan <= ? ORDER BY m.id_muatan
        """,
        (snapshot_id,),
    )


@lru_cache(maxsize=256)
def _coverage(snapshot_id: str) -> Row:
    """Kept apart from other answers: opening two dozen old snapshots again would cost a reader a second."""
    [row] = ask(
        snapshot_id,
        """
        SELECT count(*) FILTER (terisi) AS terisi, count(*) AS jumlah, count(DISTINCT kode_instansi) AS instansi,
            count(DISTINCT id_indikator) AS indikator, bit_xor(hash(kode_instansi, id_indikator))::VARCHAR AS susunan
        FROM cakupan_sel
        """,
    )
    return row
