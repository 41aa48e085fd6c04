"""Questions about one government."""

from __future__ import annotations

import pandas as pd

from meritokrasi.queries.area import commitments, signatories
from meritokrasi.queries.asking import Row, ask


def steps_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah instansi ini; id_tonggak None bila belum diberitakan."""
    return ask(
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


def series_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu deret instansi ini (indikator, periode, status) dengan nilai yang mendahului; terbaru dahulu."""
    return ask(
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
    return ask(
        snapshot_id,
        "SELECT *, id_capaian::VARCHAR AS kunci FROM capaian WHERE kode_instansi = ? ORDER BY id_indikator, periode DESC, id_capaian",
        (code,),
    )


def history_of(snapshot_id: str, code: str) -> pd.DataFrame:
    """Satu baris = satu nilai final yang mendahului. `ruas` sama hanya untuk periode berurutan yang diukur sama.

    Kolom: id_indikator, nama, nama_pendek, satuan, urutan, periode, waktu (tahun desimal), nilai, desimal_terbit, ruas, alasan_patahan.
    """
    return pd.DataFrame(
        ask(
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
    return ask(
        snapshot_id,
        "SELECT *, id_penghargaan::VARCHAR AS kunci FROM penghargaan WHERE kode_instansi = ? ORDER BY tanggal DESC, id_penghargaan",
        (code,),
    )


def appointments_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu putaran pengisian jabatan dalam satu dokumen; jumlahnya tidak pernah dijumlahkan."""
    return ask(
        snapshot_id,
        "SELECT *, id_pengisian::VARCHAR AS kunci FROM pengisian_jabatan WHERE kode_instansi = ? ORDER BY tanggal DESC, id_pengisian",
        (code,),
    )


def plans_of(snapshot_id: str, code: str | None, commitment: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu rencana aksi satu instansi untuk satu butir; semua instansi dan komitmen bila tidak disebut."""
    return ask(
        snapshot_id,
        """
        SELECT r.*, concat_ws('/', r.kode_instansi, r.id_butir, r.nomor) AS kunci, b.judul AS judul_butir, b.nomor AS nomor_butir, b.id_komitmen,
            s.label AS keadaan, i.nama, i.kode_provinsi
        FROM rencana_aksi AS r JOIN butir AS b USING (id_butir) JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS s ON s.kolom = 'status_rencana' AND s.nilai = r.status_rencana
        WHERE r.kode_instansi = coalesce(?, r.kode_instansi) AND b.id_komitmen = coalesce(?, b.id_komitmen)
        ORDER BY r.kode_instansi, b.id_komitmen, b.urutan, r.nomor
        """,
        (code, commitment),
    )


def answerable(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu fakta yang terbit tentang instansi ini dan boleh ditanggapinya, dengan kunci alaminya."""
    return ask(
        snapshot_id,
        """
        SELECT DISTINCT tabel, array_to_string(CASE tabel WHEN 'capaian' THEN bagian[1:3] ELSE bagian END, '/') AS kunci, perihal,
            periode, nilai, desimal_terbit, satuan, kata
        FROM isi_sumber
        WHERE kode_instansi = ? AND fakta AND tabel IN ('capaian', 'penandatangan', 'penghargaan', 'pengisian_jabatan', 'penilaian', 'tonggak')
        ORDER BY tabel, perihal, periode DESC, kunci, nilai, kata
        """,
        (code,),
    )


def replies_of(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu tanggapan instansi ini atas satu fakta tentang dirinya, dengan perihalnya."""
    return ask(
        snapshot_id,
        """
        SELECT t.*, t.id_tanggapan::VARCHAR AS kunci_kutipan,
            coalesce(n.nama_pendek || ' ' || split_part(t.kunci, '/', 3), l.nama, k.label, t.tabel) AS perihal
        FROM tanggapan AS t
        LEFT JOIN indikator AS n ON t.tabel = 'capaian' AND n.id_indikator = split_part(t.kunci, '/', 2)
        LEFT JOIN langkah AS l ON t.tabel = 'tonggak' AND l.id_langkah = split_part(t.kunci, '/', 2)
        LEFT JOIN (VALUES ('penilaian', 'level butir kertas kerja'), ('penandatangan', 'kehadiran dan tanda tangan'),
            ('pengisian_jabatan', 'pengisian jabatan'), ('penghargaan', 'penghargaan')) AS k (tabel, label) ON k.tabel = t.tabel
        WHERE t.kode_instansi = ? ORDER BY t.tanggal DESC, t.id_tanggapan
        """,
        (code,),
    )


def statements_about(snapshot_id: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu pernyataan tentang seluruh instansi provinsi ini; tidak mengisi sel siapa pun."""
    return ask(
        snapshot_id,
        "SELECT *, id_pernyataan::VARCHAR AS kunci FROM pernyataan WHERE kode_provinsi = ? ORDER BY periode DESC, id_pernyataan",
        (province,),
    )


def examples(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi lain dengan langkah sesudah langkah tertinggi instansi ini; sejenis dan seprovinsi dahulu.

    Langkah sebelum yang tertinggi tidak diusulkan: langkah akhir menyiratkannya.
    """
    return ask(
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
    return ask(
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
