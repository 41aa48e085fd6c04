"""Questions about the loads: what each added, changed or removed, what was refused, and what was corrected."""

from __future__ import annotations

from collections.abc import Sequence

from meritokrasi.queries.asking import Row, ask

# Peristiwa antara dua muatan menjadi perubahan bersih. Isian yang berkali-kali tercatat: tiap isi yang hilang -1, yang muncul +1;
# yang jumlahnya nol sudah kembali seperti semula. Baris tersimpan menurut urutan muatannya (rowid).
# Butir kertas kerja tampil sendiri hanya bila kertas kerjanya ada sebelum dan sesudahnya.
_NET = """
    WITH kejadian AS (
        SELECT rowid AS urutan, tabel, kunci, jenis, induk FROM perubahan
        WHERE id_muatan > ? AND id_muatan <= ? AND (? IS NULL OR kode_instansi = ?)
    ), akhir AS (
        SELECT tabel, kunci, count(*) AS kali, any_value(jenis) AS jenis, any_value(induk) AS induk, max(urutan) AS urutan,
            bool_or(jenis <> 'diubah') AS borongan
        FROM kejadian GROUP BY ALL
    ), berulang AS (
        SELECT p.rowid AS urutan, p.tabel, p.kunci, p.isi_lama, p.isi_baru FROM perubahan AS p
        WHERE p.rowid IN (SELECT k.urutan FROM kejadian AS k JOIN akhir AS a USING (tabel, kunci) WHERE a.kali > 1)
    ), gerak AS (
        SELECT tabel, kunci, isi_lama AS isi, -1 AS arah, urutan FROM berulang WHERE isi_lama IS NOT NULL
        UNION ALL SELECT tabel, kunci, isi_baru, 1, urutan FROM berulang WHERE isi_baru IS NOT NULL
    ), sisa AS (
        SELECT tabel, kunci, isi, sum(arah)::INTEGER AS arah,
            row_number() OVER (PARTITION BY tabel, kunci, sum(arah) > 0 ORDER BY min(urutan)) AS ke
        FROM gerak GROUP BY tabel, kunci, isi HAVING sum(arah) <> 0
    ), pasangan AS (
        SELECT tabel, kunci, l.isi AS isi_lama, b.isi AS isi_baru,
            CASE WHEN l.isi IS NULL THEN 'ditambah' WHEN b.isi IS NULL THEN 'dihapus' ELSE 'diubah' END AS jenis
        FROM (SELECT * FROM sisa WHERE arah < 0) AS l FULL JOIN (SELECT * FROM sisa WHERE arah > 0) AS b USING (tabel, kunci, ke)
    ), bersih AS (
        SELECT tabel, kunci, jenis, NULL AS isi_lama, NULL AS isi_baru, kali, induk, urutan, borongan FROM akhir WHERE kali = 1
        UNION ALL
        SELECT tabel, kunci, p.jenis, p.isi_lama, p.isi_baru, a.kali, a.induk, a.urutan, a.borongan
        FROM pasangan AS p JOIN akhir AS a USING (tabel, kunci)
    ), terinci AS (
        SELECT kunci FROM bersih WHERE tabel = 'penilaian' AND induk IS NULL AND jenis = 'diubah' AND NOT borongan
    ), hasil AS (
        SELECT * FROM bersih
        WHERE CASE WHEN induk IS NULL THEN tabel <> 'penilaian' OR kunci NOT IN (SELECT kunci FROM terinci)
            ELSE induk IN (SELECT kunci FROM terinci) END
    )
"""


def loads(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu muatan sampai snapshot ini, terbaru dahulu: waktu kantor, hasil, banyaknya baris, dan banyaknya perubahan."""
    return ask(
        snapshot_id,
        """
        SELECT m.id_muatan AS id, m.hasil, m.waktu + to_hours(w.selisih_utc) AS waktu, m.jumlah_temuan, m.pembanding,
            m.hasil = 'terbit' AND m.id_muatan = min(m.id_muatan) FILTER (m.hasil = 'terbit') OVER () AS pertama, t.baris,
            coalesce(p.ditambah, 0) AS ditambah, coalesce(p.diubah, 0) AS diubah, coalesce(p.dihapus, 0) AS dihapus
        FROM muatan AS m CROSS JOIN wilayah AS w
        LEFT JOIN (SELECT id_muatan, sum(jumlah_baris)::BIGINT AS baris FROM muatan_tabel GROUP BY ALL) AS t USING (id_muatan)
        LEFT JOIN (
            SELECT id_muatan, count(*) FILTER (jenis = 'ditambah') AS ditambah, count(*) FILTER (jenis = 'diubah') AS diubah,
                count(*) FILTER (jenis = 'dihapus') AS dihapus
            FROM perubahan WHERE NOT terinci GROUP BY ALL
        ) AS p USING (id_muatan)
        ORDER BY m.waktu DESC, m.id_muatan DESC
        """,
    )


def changes_of(snapshot_id: str, load: str, code: str | None = None, *, limit: int, offset: int = 0) -> tuple[Row, ...]:
    """Satu baris = satu isian yang ditambah, diubah, atau dihapus satu muatan; paling banyak `limit`, sesudah `offset` yang pertama."""
    return ask(
        snapshot_id,
        """
        WITH halaman AS (
            SELECT rowid AS urutan FROM perubahan WHERE id_muatan = ? AND NOT terinci AND (? IS NULL OR kode_instansi = ?)
            ORDER BY nomor LIMIT ? OFFSET ?
        )
        SELECT p.*, i.nama AS instansi FROM perubahan AS p LEFT JOIN instansi AS i USING (kode_instansi)
        WHERE p.rowid IN (SELECT urutan FROM halaman) ORDER BY p.nomor
        """,
        (load, code, code, limit, offset),
    )


def change_counts_of(snapshot_id: str, load: str, code: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu tabel dan satu jenis perubahan pada satu muatan: banyaknya isian."""
    return ask(
        snapshot_id,
        """
        SELECT tabel, jenis, count(*) AS jumlah FROM perubahan
        WHERE id_muatan = ? AND NOT terinci AND (? IS NULL OR kode_instansi = ?) GROUP BY ALL ORDER BY ALL
        """,
        (load, code, code),
    )


def net_changes(snapshot_id: str, earlier: str, later: str, code: str | None = None, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu isian yang berbeda antara dua muatan, dalam bentuk `changes_of`; yang sudah kembali seperti semula gugur."""
    return ask(
        snapshot_id,
        _NET
        + """
        , halaman AS (SELECT * FROM hasil ORDER BY tabel, kunci, isi_lama NULLS FIRST, isi_baru LIMIT ?)
        SELECT h.* EXCLUDE (isi_lama, isi_baru), CASE WHEN h.kali = 1 THEN p.isi_lama ELSE h.isi_lama END AS isi_lama,
            CASE WHEN h.kali = 1 THEN p.isi_baru ELSE h.isi_baru END AS isi_baru, p.kode_instansi, p.tentang, p.id_sumber, p.berkas, p.baris,
            i.nama AS instansi
        FROM halaman AS h JOIN perubahan AS p ON p.rowid = h.urutan LEFT JOIN instansi AS i USING (kode_instansi)
        ORDER BY h.tabel, h.kunci, h.isi_lama NULLS FIRST, h.isi_baru
        """,
        (earlier, later, code, code, limit),
    )


def net_counts(snapshot_id: str, earlier: str, later: str, code: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu tabel dan satu jenis perubahan bersih antara dua muatan: banyaknya isian."""
    return ask(
        snapshot_id,
        _NET + "SELECT tabel, jenis, count(*) AS jumlah FROM hasil GROUP BY ALL ORDER BY ALL",
        (earlier, later, code, code),
    )


def findings(snapshot_id: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu temuan dari muatan yang ditolak, muatan terbaru dahulu, dengan waktu kantor dan jumlah temuannya."""
    return ask(
        snapshot_id,
        """
        SELECT t.*, m.waktu + to_hours(w.selisih_utc) AS waktu, m.jumlah_temuan
        FROM temuan AS t JOIN muatan AS m USING (id_muatan) CROSS JOIN wilayah AS w
        ORDER BY m.waktu DESC, t.id_muatan DESC, t.nomor LIMIT ?
        """,
        (limit,),
    )


def corrections(snapshot_id: str, code: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu angka yang pernah terbit lalu diganti atau dicabut, dengan alasan dari daftar koreksi bila ada, terbaru dahulu.

    id_muatan kosong bagi koreksi yang tidak ada di riwayat muatan; alasan kosong bila belum dicatat.
    """
    return ask(
        snapshot_id,
        """
        WITH cocok AS (
            SELECT r.*, k.tanggal, k.presisi, k.alasan, k.id_sumber AS id_sumber_koreksi, k.berkas AS berkas_koreksi, k.baris AS baris_koreksi
            FROM ralat AS r LEFT JOIN koreksi AS k ON k.kode_instansi = r.kode_instansi AND k.id_indikator = r.id_indikator AND k.periode = r.periode
                AND sama_tercetak(r.nilai_lama || coalesce(' (' || r.kategori_lama || ')', ''), k.nilai_lama)
                AND sama_tercetak(r.nilai_baru, k.nilai_baru)
            QUALIFY row_number() OVER (
                PARTITION BY r.id_muatan, r.kode_instansi, r.id_indikator, r.periode, r.status_nilai, r.nilai_lama, r.kategori_lama, r.nilai_baru
                ORDER BY k.tanggal DESC, k.baris DESC
            ) = 1
        ), semua AS (
            SELECT * FROM cocok
            UNION ALL BY NAME
            SELECT k.kode_instansi, k.id_indikator, k.periode, k.nilai_lama, k.nilai_baru, k.tanggal, k.presisi, k.alasan,
                k.id_sumber AS id_sumber_koreksi, k.berkas AS berkas_koreksi, k.baris AS baris_koreksi
            FROM koreksi AS k ANTI JOIN cocok AS c ON c.berkas_koreksi = k.berkas AND c.baris_koreksi = k.baris
        )
        SELECT s.*, i.nama AS instansi, n.nama_pendek AS indikator, m.waktu + to_hours(w.selisih_utc) AS waktu
        FROM semua AS s CROSS JOIN wilayah AS w JOIN instansi AS i USING (kode_instansi) JOIN indikator AS n USING (id_indikator)
        LEFT JOIN muatan AS m USING (id_muatan)
        WHERE ? IS NULL OR s.kode_instansi = ?
        ORDER BY coalesce(waktu::DATE, s.tanggal) DESC, s.id_muatan DESC NULLS LAST, s.kode_instansi, s.id_indikator, s.periode, s.nilai_lama
        """,
        (code, code),
    )


def labels(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu kata pilihan yang di layar tampil dengan kata lain."""
    return ask(snapshot_id, "SELECT kolom, nilai, label FROM istilah WHERE label <> nilai")


def documents(snapshot_id: str, ids: Sequence[str]) -> tuple[Row, ...]:
    """Satu baris = satu dokumen terdaftar, dalam bentuk yang dipakai panel sumber; yang tidak lagi terdaftar tidak ada."""
    return ask(
        snapshot_id,
        """
        SELECT s.id_sumber, s.judul, s.penerbit, s.jenis_sumber, j.label AS label_jenis, s.tanggal_terbit, s.presisi_terbit, s.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM sumber AS s JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = s.jenis_sumber
        WHERE s.id_sumber IN (SELECT unnest(?::VARCHAR[])) ORDER BY j.urutan, s.id_sumber
        """,
        (tuple(ids),),
    )
