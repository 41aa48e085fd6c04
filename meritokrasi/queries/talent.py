"""Questions about the steps towards filling posts from the talent pool, and about how posts are filled."""

from __future__ import annotations

from meritokrasi.queries.asking import Row, ask


def step_counts(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah bagi satu kelompok (provinsi, jenis, atau seluruh wilayah; yang lain kosong).

    jumlah: instansi yang diberitakan melaluinya; tangan_kedua: di antaranya yang hanya menurut pihak lain.
    """
    return ask(
        snapshot_id,
        """
        SELECT l.kode_provinsi, i.provinsi, l.jenis, l.id_langkah, any_value(l.urutan) AS urutan,
            count(l.id_tonggak) AS jumlah, count(*) FILTER (l.cara_tahu = 'tangan kedua') AS tangan_kedua, count(*) AS jumlah_instansi
        FROM langkah_instansi AS l JOIN instansi AS i USING (kode_instansi)
        LEFT JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = l.jenis
        GROUP BY GROUPING SETS ((l.kode_provinsi, i.provinsi, l.id_langkah), (l.jenis, j.urutan, l.id_langkah), (l.id_langkah))
        ORDER BY l.kode_provinsi NULLS LAST, j.urutan NULLS LAST, any_value(l.urutan)
        """,
    )


def step_sources(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen bagi satu langkah yang diberitakan, paling banyak 40 per langkah, bentuknya seperti `sources`."""
    return ask(
        snapshot_id,
        """
        WITH dokumen AS (
            SELECT l.id_langkah, r.id_sumber, min(r.berkas) AS berkas, min(r.baris) AS baris
            FROM langkah_instansi AS l JOIN rujukan AS r ON r.tabel = 'tonggak' AND r.kunci = l.id_tonggak::VARCHAR GROUP BY ALL
        )
        SELECT x.*, d.judul, d.penerbit, d.jenis_sumber, j.label AS label_jenis, d.tanggal_terbit, d.presisi_terbit, d.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        QUALIFY row_number() OVER (PARTITION BY x.id_langkah ORDER BY j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber) <= 40
        ORDER BY x.id_langkah, j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber
        """,
    )


def terms(snapshot_id: str, column: str) -> tuple[Row, ...]:
    """Satu baris = satu kata yang boleh mengisi kolom pilihan ini, urut tampil."""
    return ask(snapshot_id, "SELECT nilai, label, arti, urutan FROM istilah WHERE kolom = ? ORDER BY urutan", (column,))


def rounds(snapshot_id: str, *, province: str | None = None, kind: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu putaran pengisian jabatan dalam satu dokumen, terbaru dahulu; jumlahnya tidak dijumlahkan.

    senada: banyaknya kabar tentang instansi, tahap, dan tanggal yang sama; lebih dari satu mungkin satu putaran.
    """
    return ask(
        snapshot_id,
        """
        SELECT p.*, p.id_pengisian::VARCHAR AS kunci, i.nama, i.nama_pendek, i.jenis, i.kode_provinsi,
            last_day_of(p.tanggal, p.presisi) AS hari_terakhir, m.label AS label_mekanisme, m.urutan AS urutan_mekanisme,
            t.label AS label_tahap, t.urutan AS urutan_tahap,
            CASE WHEN p.tanggal IS NULL THEN 1 ELSE count(*) OVER (PARTITION BY p.kode_instansi, p.tahap, p.tanggal, p.presisi) END AS senada
        FROM pengisian_jabatan AS p JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS m ON m.kolom = 'mekanisme' AND m.nilai = p.mekanisme
        JOIN istilah AS t ON t.kolom = 'tahap' AND t.nilai = p.tahap
        WHERE coalesce(i.kode_provinsi = ?, true) AND coalesce(i.jenis = ?, true)
        ORDER BY hari_terakhir DESC NULLS LAST, p.tanggal DESC, p.kode_instansi, p.id_pengisian
        """,
        (province, kind),
    )


def national(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu angka nasional pada satu tanggal dalam satu dokumen, urut ukuran lalu tanggal; bukan angka wilayah ini."""
    return ask(
        snapshot_id,
        """
        SELECT n.*, n.id_indikator || ' ' || n.tanggal AS kunci, u.nama, u.arti
        FROM nasional AS n JOIN ukuran_nasional AS u USING (id_indikator) ORDER BY u.rowid, n.tanggal, n.id_sumber
        """,
    )
