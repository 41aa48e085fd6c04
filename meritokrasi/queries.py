"""One function per question a page asks; every answer comes from one published snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from meritokrasi import store

Row = Mapping[str, Any]


class UnknownInstansiError(LookupError):
    """The snapshot has no government with this code."""


@lru_cache(maxsize=1024)
def _ask(snapshot_id: str, sql: str, values: tuple[Any, ...] = ()) -> tuple[Row, ...]:
    """Snapshots never change, so an answer stays true; callers must not change it. NULL is None."""
    result = store.cursor(snapshot_id).execute(sql, list(values))
    names = [column[0] for column in result.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())


# --- the snapshot itself -----------------------------------------------------------------------------------------


def snapshot_facts(snapshot: store.Snapshot) -> Row:
    """Satu snapshot: id, waktu muat (UTC), baris, sumber, bytes."""
    [row] = _ask(
        snapshot.id,
        """
        SELECT strftime(waktu, '%Y-%m-%d %H:%M') AS waktu,
            (SELECT sum(jumlah_baris)::BIGINT FROM muatan_tabel AS t WHERE t.id_muatan = m.id_muatan) AS baris,
            (SELECT count(*) FROM sumber) AS sumber
        FROM muatan AS m WHERE id_muatan = ?
        """,
        (snapshot.id,),
    )
    return {"snapshot": snapshot.id, **row, "bytes": snapshot.size}


def stamp(snapshot_id: str) -> Row:
    """Satu baris: wilayah, tanggal data terbaru dengan presisinya, waktu muat, banyaknya dokumen dan instansi."""
    [row] = _ask(
        snapshot_id,
        """
        SELECT w.*, d.tanggal, d.presisi, (m.waktu + to_hours(w.selisih_utc))::DATE AS dimuat,
            (SELECT count(*) FROM sumber) AS jumlah_sumber, (SELECT count(*) FROM instansi) AS jumlah_instansi
        FROM wilayah AS w CROSS JOIN data_terbaru AS d CROSS JOIN muatan AS m
        WHERE m.id_muatan = ?
        """,
        (snapshot_id,),
    )
    return row


def previous_load(snapshot_id: str) -> Row | None:
    """The publication before this one: id, dimuat. None for the first."""
    rows = _ask(
        snapshot_id,
        """
        SELECT id_muatan AS id, (waktu + to_hours(w.selisih_utc))::DATE AS dimuat FROM muatan CROSS JOIN wilayah AS w
        WHERE hasil = 'terbit' AND id_muatan < ? ORDER BY id_muatan DESC LIMIT 1
        """,
        (snapshot_id,),
    )
    return rows[0] if rows else None


def changes(snapshot_id: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu fakta yang baru sejak muatan sebelumnya, dalam bentuk `newest_facts`."""
    return _ask(
        snapshot_id,
        """
        SELECT f.*, i.nama_pendek FROM fakta_terkini AS f SEMI JOIN perubahan AS p USING (tabel, kunci) JOIN instansi AS i USING (kode_instansi)
        ORDER BY f.hari_terakhir DESC, f.tanggal DESC, f.kode_instansi, f.judul LIMIT ?
        """,
        (limit,),
    )


# --- governments -------------------------------------------------------------------------------------------------


def governments(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi, dengan ejaan lainnya, urut provinsi, jenis, nama."""
    return _ask(
        snapshot_id,
        """
        SELECT i.*, dense_rank() OVER (ORDER BY i.kode_provinsi) AS urutan_provinsi,
            (SELECT string_agg(alias, ', ' ORDER BY alias) FROM instansi_alias AS a WHERE a.kode_instansi = i.kode_instansi) AS alias
        FROM instansi AS i JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis
        ORDER BY i.kode_provinsi, j.urutan, i.kode_instansi
        """,
    )


def government(snapshot_id: str, code: str) -> Row:
    """Satu instansi. Raises UnknownInstansiError."""
    for row in governments(snapshot_id):
        if row["kode_instansi"] == code:
            return row
    raise UnknownInstansiError(code)


def tiles(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu petak peta dengan langkah tertinggi yang diberitakan."""
    return _ask(snapshot_id, "SELECT * FROM petak ORDER BY kode_provinsi, petak_baris, petak_kolom")


# --- the area ----------------------------------------------------------------------------------------------------


def coverage(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator wajib: berapa instansi punya angkanya sendiri, dari berapa."""
    return _ask(
        snapshot_id,
        """
        SELECT n.id_indikator, n.nama, n.nama_pendek, count(*) FILTER (c.terisi) AS terisi, count(*) AS jumlah
        FROM cakupan_sel AS c JOIN indikator AS n USING (id_indikator)
        GROUP BY ALL ORDER BY any_value(n.urutan)
        """,
    )


def coverage_sources(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen bagi satu indikator wajib, paling banyak 40 per indikator, bentuknya seperti `sources`."""
    return _ask(
        snapshot_id,
        """
        WITH dokumen AS (
            SELECT c.id_indikator, s.id_sumber, min(s.berkas) AS berkas, min(s.baris) AS baris
            FROM capaian AS c JOIN indikator AS n USING (id_indikator) JOIN capaian_sumber AS s USING (id_capaian)
            WHERE n.wajib_cakupan GROUP BY ALL
        )
        SELECT x.*, d.judul, d.penerbit, d.jenis_sumber, j.label AS label_jenis, d.tanggal_terbit, d.presisi_terbit, d.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        QUALIFY row_number() OVER (PARTITION BY x.id_indikator ORDER BY j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber) <= 40
        ORDER BY x.id_indikator, j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber
        """,
    )


def commitments(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu komitmen bersama dengan hitungan kehadiran dan tanda tangannya."""
    return _ask(
        snapshot_id,
        """
        SELECT k.*, count(p.kode_instansi) AS jumlah, count(*) FILTER (p.tanda_tangan = 'diberitakan') AS tanda_tangan,
            count(*) FILTER (p.kehadiran = 'hadir') AS hadir, count(*) FILTER (p.kehadiran = 'diwakili') AS diwakili,
            count(*) FILTER (p.kehadiran = 'disebut kolektif') AS kolektif,
            count(*) FILTER (p.kehadiran = 'tidak diberitakan') AS belum_ditemukan
        FROM komitmen AS k LEFT JOIN penandatangan AS p USING (id_komitmen) GROUP BY ALL ORDER BY k.tanggal DESC
        """,
    )


def signatories(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi pada satu komitmen."""
    return _ask(
        snapshot_id,
        """
        SELECT p.*, p.id_komitmen || ' ' || p.kode_instansi AS kunci, i.nama, i.nama_pendek, i.jenis, i.kode_provinsi, i.provinsi,
            h.label AS label_kehadiran, h.urutan AS urutan_kehadiran
        FROM penandatangan AS p JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS h ON h.kolom = 'kehadiran' AND h.nilai = p.kehadiran
        JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis
        ORDER BY p.id_komitmen, i.kode_provinsi, j.urutan, i.kode_instansi
        """,
    )


def attendance_by_province(snapshot_id: str, commitment: str) -> pd.DataFrame:
    """Satu baris = satu provinsi x satu keadaan kehadiran: provinsi, label, urutan, jumlah."""
    return pd.DataFrame(
        _ask(
            snapshot_id,
            "SELECT * FROM kehadiran_provinsi WHERE id_komitmen = ? ORDER BY kode_provinsi, urutan",
            (commitment,),
        )
    )


def clauses(snapshot_id: str, commitment: str) -> tuple[Row, ...]:
    """Satu baris = satu klausul atau tema, dengan aspek terkait menurut penilaian penyusun."""
    return _ask(
        snapshot_id,
        """
        SELECT b.*, (
            SELECT string_agg(a.nama, '; ' ORDER BY a.urutan) FROM butir_aspek AS x JOIN aspek AS a USING (id_aspek) WHERE x.id_butir = b.id_butir
        ) AS aspek
        FROM butir AS b WHERE id_komitmen = ? ORDER BY urutan
        """,
        (commitment,),
    )


def steps(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah: berapa instansi diberitakan melaluinya, dari berapa."""
    return _ask(
        snapshot_id,
        """
        SELECT id_langkah, urutan, any_value(nama) AS nama, any_value(frasa) AS frasa, any_value(sorotan) AS sorotan,
            count(id_tonggak) AS jumlah, count(*) AS jumlah_instansi
        FROM langkah_instansi GROUP BY ALL ORDER BY urutan
        """,
    )


def reported_steps(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah yang diberitakan untuk satu instansi."""
    return _ask(
        snapshot_id,
        "SELECT *, id_tonggak::VARCHAR AS kunci FROM langkah_instansi WHERE id_tonggak IS NOT NULL ORDER BY urutan DESC, kode_instansi",
    )


def highlighted_figures(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = deret terbaru satu instansi untuk indikator sorotan; id_capaian None bila tidak ada nilai yang mendahului."""
    return _ask(
        snapshot_id,
        """
        SELECT t.*, t.id_capaian::VARCHAR AS kunci, i.nama_pendek, n.nama AS nama_indikator
        FROM capaian_terbaru AS t JOIN instansi AS i USING (kode_instansi) JOIN indikator AS n USING (id_indikator)
        WHERE n.sorotan ORDER BY t.periode_akhir DESC NULLS LAST, t.kode_instansi
        """,
    )


def highlighted_indicator(snapshot_id: str) -> Row | None:
    """Indikator yang menjadi kartu Ringkasan, bila ada."""
    rows = _ask(snapshot_id, "SELECT * FROM indikator WHERE sorotan ORDER BY urutan LIMIT 1")
    return rows[0] if rows else None


def newest_facts(snapshot_id: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu fakta bertanggal, yang terbaru dahulu menurut hari terakhir yang mungkin."""
    return _ask(
        snapshot_id,
        """
        SELECT f.*, i.nama_pendek FROM fakta_terkini AS f JOIN instansi AS i USING (kode_instansi)
        ORDER BY f.hari_terakhir DESC, f.tanggal DESC, f.kode_instansi, f.judul LIMIT ?
        """,
        (limit,),
    )


def waiting(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu hal yang menunggu satu pihak."""
    return _ask(snapshot_id, "SELECT * FROM menunggu ORDER BY hal DESC, tentang")


def not_found(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu hal yang belum kami temukan, atau satu perbedaan yang belum terselesaikan."""
    return _ask(
        snapshot_id,
        """
        SELECT b.*, i.nama, i.nama_pendek FROM belum_ditemukan AS b LEFT JOIN instansi AS i USING (kode_instansi)
        ORDER BY b.hal = 'perbedaan', b.jumlah DESC, b.kode_instansi, b.tentang
        """,
    )


# --- one government ----------------------------------------------------------------------------------------------


def steps_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah instansi ini; id_tonggak None bila belum diberitakan."""
    return _ask(
        snapshot_id,
        "SELECT *, id_tonggak::VARCHAR AS kunci FROM langkah_instansi WHERE kode_instansi = ? ORDER BY urutan",
        (code,),
    )


def signing_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = penandatanganan satu komitmen oleh instansi ini."""
    return tuple(
        {**row, **_commitment(snapshot_id, row["id_komitmen"])}
        for row in signatories(snapshot_id)
        if row["kode_instansi"] == code
    )


def _commitment(snapshot_id: str, commitment: str) -> Row:
    [row] = [row for row in commitments(snapshot_id) if row["id_komitmen"] == commitment]
    return {"nama_komitmen": row["nama_pendek"], "tanggal": row["tanggal"]}


def indicators(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator, urut tampil."""
    return _ask(snapshot_id, "SELECT * FROM indikator ORDER BY urutan")


def series_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu deret instansi ini (indikator, periode, status) dengan nilai yang mendahului; terbaru dahulu."""
    return _ask(
        snapshot_id,
        """
        SELECT s.*, i.jenis, p.jumlah_diketahui, p.jumlah_kelompok, p.dapat_dibandingkan, p.nilai_tengah,
            k.nama AS nama_instrumen, t.kode_instansi IS NOT NULL AS terbaru
        FROM capaian_seri AS s
        JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS u ON u.kolom = 'status_nilai' AND u.nilai = s.status_nilai
        LEFT JOIN pembanding AS p ON p.id_indikator = s.id_indikator AND p.jenis = i.jenis AND p.periode = s.periode
            AND p.status_nilai = s.status_nilai AND p.id_instrumen IS NOT DISTINCT FROM s.id_instrumen
        LEFT JOIN (SELECT id_instrumen, nama_pendek AS nama FROM instrumen) AS k ON k.id_instrumen = s.id_instrumen
        LEFT JOIN (SELECT * FROM capaian_terbaru WHERE kode_instansi = ?) AS t
            ON t.id_indikator = s.id_indikator AND t.periode = s.periode AND t.status_nilai = s.status_nilai
        WHERE s.kode_instansi = ?
        ORDER BY s.id_indikator, terbaru DESC, s.periode_akhir DESC, u.urutan
        """,
        (code, code),
    )


def figures_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu capaian instansi ini, termasuk yang tidak mendahului."""
    return _ask(
        snapshot_id,
        "SELECT *, id_capaian::VARCHAR AS kunci FROM capaian WHERE kode_instansi = ? ORDER BY id_indikator, periode DESC, id_capaian",
        (code,),
    )


def history_of(snapshot_id: str, code: str) -> pd.DataFrame:
    """Satu baris = satu nilai final yang mendahului. `ruas` sama hanya untuk periode berurutan yang diukur sama.

    Kolom: id_indikator, nama, nama_pendek, satuan, urutan, periode, waktu (tahun desimal), nilai, desimal_terbit, ruas, alasan_patahan.
    """
    return pd.DataFrame(
        _ask(
            snapshot_id,
            """
            WITH titik AS (
                SELECT s.id_indikator, n.nama, n.nama_pendek, n.satuan, n.urutan, s.periode, s.periode_mulai, s.periode_akhir, s.nilai,
                    s.desimal_terbit, year(s.periode_akhir) + (month(s.periode_akhir) - 12) / 12 AS waktu,
                    coalesce(s.id_instrumen, '') || coalesce(n.patahan <= s.periode, false) AS ukuran,
                    n.patahan > min(s.periode) OVER indikator AND n.patahan <= max(s.periode) OVER indikator AS terlintas,
                    CASE WHEN terlintas THEN n.patahan END AS patahan, CASE WHEN terlintas THEN n.alasan_patahan END AS alasan_patahan,
                    count(*) OVER indikator AS jumlah
                FROM capaian_seri AS s JOIN indikator AS n USING (id_indikator)
                WHERE s.kode_instansi = ? AND s.status_nilai = 'final' AND s.sifat = 'tahunan' AND s.nilai IS NOT NULL
                WINDOW indikator AS (PARTITION BY s.id_indikator)
            ), terputus AS (
                SELECT *, lag(ukuran) OVER urut IS DISTINCT FROM ukuran OR lag(periode_akhir) OVER urut + INTERVAL 1 DAY <> periode_mulai AS putus
                FROM titik WHERE jumlah >= 2
                WINDOW urut AS (PARTITION BY id_indikator ORDER BY periode_akhir)
            )
            SELECT *, count(*) FILTER (putus) OVER (PARTITION BY id_indikator ORDER BY periode_akhir) AS ruas
            FROM terputus ORDER BY urutan, periode_akhir
            """,
            (code,),
        )
    )


def awards_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu penghargaan."""
    return _ask(
        snapshot_id,
        "SELECT *, id_penghargaan::VARCHAR AS kunci FROM penghargaan WHERE kode_instansi = ? ORDER BY tanggal DESC, id_penghargaan",
        (code,),
    )


def appointments_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu putaran pengisian jabatan dalam satu dokumen; jumlahnya tidak pernah dijumlahkan."""
    return _ask(
        snapshot_id,
        "SELECT *, id_pengisian::VARCHAR AS kunci FROM pengisian_jabatan WHERE kode_instansi = ? ORDER BY tanggal DESC, id_pengisian",
        (code,),
    )


def statements_about(snapshot_id: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu pernyataan tentang seluruh instansi provinsi ini; tidak mengisi sel siapa pun."""
    return _ask(
        snapshot_id,
        "SELECT *, id_pernyataan::VARCHAR AS kunci FROM pernyataan WHERE kode_provinsi = ? ORDER BY periode DESC, id_pernyataan",
        (province,),
    )


def examples(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi lain dengan langkah sesudah langkah tertinggi instansi ini; sejenis dan seprovinsi dahulu.

    Langkah sebelum yang tertinggi tidak diusulkan: langkah akhir menyiratkannya.
    """
    return _ask(
        snapshot_id,
        """
        WITH sendiri AS (
            SELECT p.jenis, p.kode_provinsi, coalesce(p.urutan_langkah, 0) AS tertinggi FROM petak AS p WHERE p.kode_instansi = ?
        )
        SELECT l.*, l.id_tonggak::VARCHAR AS kunci FROM langkah_instansi AS l CROSS JOIN sendiri AS s
        WHERE l.id_tonggak IS NOT NULL AND l.cara_tahu = 'langsung' AND l.urutan > s.tertinggi
        QUALIFY row_number() OVER (
            PARTITION BY l.id_langkah
            ORDER BY l.jenis = s.jenis DESC, l.kode_provinsi = s.kode_provinsi DESC, l.hari_terakhir DESC, l.kode_instansi
        ) <= 3
        ORDER BY l.urutan, l.jenis = s.jenis DESC, l.kode_provinsi = s.kode_provinsi DESC, l.hari_terakhir DESC, l.kode_instansi
        """,
        (code,),
    )


def worksheet_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu keadaan bukti pada satu instrumen di periode terbarunya: jumlah butir, dan jumlah yang berlaku."""
    return _ask(
        snapshot_id,
        """
        SELECT b.id_instrumen, any_value(i.nama) AS nama, any_value(b.periode) AS periode, t.label, count(*) AS jumlah,
            sum(count(*)) OVER (PARTITION BY b.id_instrumen)::INTEGER AS berlaku
        FROM butir_terkini AS b JOIN instrumen AS i USING (id_instrumen)
        JOIN istilah AS t ON t.kolom = 'status_bukti' AND t.nilai = b.status_bukti
        WHERE b.kode_instansi = ?
        GROUP BY b.id_instrumen, t.label, t.urutan ORDER BY b.id_instrumen, t.urutan DESC
        """,
        (code,),
    )


def worksheet_sources(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen bagi satu instrumen di periode penilaian terbaru instansi ini, bentuknya seperti `sources`."""
    return _ask(
        snapshot_id,
        """
        WITH milik AS (
            SELECT p.*, s.id_instrumen FROM penilaian AS p JOIN subindikator AS s USING (id_subindikator) WHERE p.kode_instansi = ?
            QUALIFY p.periode = max(p.periode) OVER (PARTITION BY s.id_instrumen)
        ), dokumen AS (
            SELECT id_instrumen, id_sumber, min(berkas) AS berkas, min(baris)::VARCHAR AS baris FROM milik GROUP BY ALL
        )
        SELECT x.*, d.judul, d.penerbit, d.jenis_sumber, j.label AS label_jenis, d.tanggal_terbit, d.presisi_terbit, d.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        ORDER BY x.id_instrumen, j.urutan, x.id_sumber
        """,
        (code,),
    )


# --- sources -----------------------------------------------------------------------------------------------------


def sources(snapshot_id: str, table: str, keys: Sequence[str]) -> Mapping[str, list[Row]]:
    """For each key of one table the documents behind it, the strongest kind first, then the newest."""
    found: dict[str, list[Row]] = {key: [] for key in keys}
    if not keys:
        return found
    rows = _ask(
        snapshot_id,
        """
        SELECT q.kunci, q.berkas, q.baris, q.tanggal, q.presisi, q.catatan, s.id_sumber, s.judul, s.penerbit, s.jenis_sumber,
            j.label AS label_jenis, s.tanggal_terbit, s.presisi_terbit, s.url
        FROM kutipan AS q JOIN sumber AS s USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = s.jenis_sumber
        WHERE q.tabel = ? AND q.kunci IN (SELECT unnest(?::VARCHAR[]))
        ORDER BY j.urutan, q.tanggal DESC NULLS LAST, s.tanggal_terbit DESC NULLS LAST, s.id_sumber
        """,
        (table, tuple(keys)),
    )
    for row in rows:
        found[row["kunci"]].append(row)
    return found
