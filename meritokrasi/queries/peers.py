"""Questions about a peer group: governments of one kind, in the whole area or in one province."""

from __future__ import annotations

from meritokrasi.queries.asking import Row, ask


def groups(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator x jenis x provinsi (None = seluruh wilayah) pada periode final yang ditampilkan lebih dahulu.

    Periode itu yang terbaru yang kelompoknya dapat dibandingkan, atau bila tidak ada, yang terbaru yang ada nilainya.
    """
    return ask(
        snapshot_id,
        """
        WITH kelompok AS (
            SELECT jenis, kode_provinsi, min(provinsi) AS provinsi, count(*) AS jumlah_kelompok
            FROM instansi GROUP BY GROUPING SETS ((jenis, kode_provinsi), (jenis))
        ), hitung AS (
            SELECT id_indikator, id_instrumen, periode, jenis, kode_provinsi, any_value(arah) AS arah, count(nilai) AS jumlah_diketahui,
                count(*) AS jumlah_deret
            FROM deret_instansi WHERE status_nilai = 'final'
            GROUP BY GROUPING SETS ((id_indikator, id_instrumen, periode, jenis, kode_provinsi), (id_indikator, id_instrumen, periode, jenis))
        )
        SELECT h.*, n.nama_pendek AS nama_indikator, CASE WHEN h.kode_provinsi IS NOT NULL THEN k.provinsi END AS provinsi, k.jumlah_kelompok,
            h.arah <> 'netral' AND comparable('final', h.jumlah_diketahui, k.jumlah_kelompok) AS dapat_dibandingkan
        FROM hitung AS h JOIN kelompok AS k ON k.jenis = h.jenis AND k.kode_provinsi IS NOT DISTINCT FROM h.kode_provinsi
        JOIN indikator AS n USING (id_indikator)
        JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = h.jenis
        QUALIFY row_number() OVER (
            PARTITION BY h.id_indikator, h.jenis, h.kode_provinsi
            ORDER BY dapat_dibandingkan DESC, h.periode DESC, h.jumlah_deret DESC, h.id_instrumen
        ) = 1
        ORDER BY n.urutan, j.urutan, h.kode_provinsi NULLS FIRST
        """,
    )


def periods(snapshot_id: str, indicator: str, kind: str, province: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu status, periode, dan instrumen di satu kelompok; status menurut urutannya, periode terbaru dahulu.

    jumlah_diketahui: angka; jumlah_kata: hanya kategorinya terbit; jumlah_berbeda: sumber berbeda tanpa yang mendahului.
    """
    return ask(
        snapshot_id,
        """
        WITH kelompok AS (SELECT count(*) AS jumlah_kelompok FROM instansi WHERE jenis = ? AND coalesce(kode_provinsi = ?, true)),
        hitung AS (
            SELECT periode, status_nilai, id_instrumen, any_value(arah) AS arah, count(nilai) AS jumlah_diketahui, median(nilai) AS nilai_tengah,
                count(*) FILTER (id_capaian IS NOT NULL AND nilai IS NULL) AS jumlah_kata, count(*) FILTER (id_capaian IS NULL) AS jumlah_berbeda
            FROM deret_instansi WHERE id_indikator = ? AND jenis = ? AND coalesce(kode_provinsi = ?, true)
            GROUP BY ALL
        )
        SELECT h.* EXCLUDE (nilai_tengah), k.jumlah_kelompok, fewest_known() AS paling_sedikit, (100 * smallest_share())::INTEGER AS persen_terkecil,
            u.label AS label_status, m.nama_pendek AS nama_instrumen,
            h.arah <> 'netral' AND comparable(h.status_nilai, h.jumlah_diketahui, k.jumlah_kelompok) AS dapat_dibandingkan,
            CASE WHEN dapat_dibandingkan THEN h.nilai_tengah END AS nilai_tengah
        FROM hitung AS h CROSS JOIN kelompok AS k JOIN istilah AS u ON u.kolom = 'status_nilai' AND u.nilai = h.status_nilai
        LEFT JOIN instrumen AS m USING (id_instrumen)
        ORDER BY u.urutan, h.periode DESC, h.jumlah_diketahui + h.jumlah_kata DESC, h.id_instrumen
        """,
        (kind, province, indicator, kind, province),
    )


def members(
    snapshot_id: str,
    indicator: str,
    kind: str,
    period: str,
    status: str,
    instrument: str | None = None,
    province: str | None = None,
) -> tuple[Row, ...]:
    """Satu baris = satu instansi kelompok, juga yang tanpa nilai: deretnya, peringkat bila kelompok dapat dibandingkan, perubahan.

    ada: benar bila deretnya ada; lainnya: status atau instrumen lain yang ada pada periode itu.
    """
    return ask(
        snapshot_id,
        """
        WITH milik AS (SELECT * FROM deret_instansi WHERE id_indikator = ? AND jenis = ? AND coalesce(kode_provinsi = ?, true) AND periode = ?),
        terpilih AS (
            SELECT *, count(nilai) OVER () AS diketahui,
                rank() OVER (ORDER BY CASE arah WHEN 'turun' THEN nilai ELSE -nilai END NULLS LAST) AS urutan_nilai
            FROM milik WHERE status_nilai = ? AND id_instrumen IS NOT DISTINCT FROM ?
        ), lain AS (
            SELECT kode_instansi, string_agg(DISTINCT CASE WHEN status_nilai = ? THEN 'instrumen lain' ELSE status_nilai END, ', ') AS lainnya
            FROM milik GROUP BY ALL
        )
        SELECT i.kode_instansi, i.nama, i.nama_pendek, i.jenis, i.kode_provinsi, i.provinsi, t.id_indikator IS NOT NULL AS ada,
            t.id_capaian::VARCHAR AS kunci, t.nilai, t.desimal_terbit, t.kategori_terbit, t.berbeda, t.alasan, t.penilai, t.status_periode,
            t.tanggal, t.presisi, t.dari_penilai, t.hanya_profil, g.urutan AS urutan_kategori, s.periode_sebelum, s.nilai_sebelum, s.desimal_sebelum,
            s.capaian_sebelum::VARCHAR AS kunci_sebelum, t.nilai - s.nilai_sebelum AS perubahan,
            least(t.desimal_terbit, s.desimal_sebelum) AS desimal_perubahan, CASE WHEN t.id_indikator IS NULL THEN l.lainnya END AS lainnya,
            CASE WHEN t.nilai IS NOT NULL AND t.arah <> 'netral' AND comparable(t.status_nilai, t.diketahui, count(*) OVER ())
                THEN t.urutan_nilai END AS peringkat
        FROM instansi AS i LEFT JOIN terpilih AS t USING (kode_instansi)
        LEFT JOIN (SELECT * FROM deret_sebelumnya WHERE id_indikator = ?) AS s USING (kode_instansi, periode, status_nilai)
        LEFT JOIN lain AS l USING (kode_instansi) LEFT JOIN kategori AS g USING (id_kategori)
        WHERE i.jenis = ? AND coalesce(i.kode_provinsi = ?, true)
        ORDER BY peringkat NULLS LAST, i.kode_provinsi, i.kode_instansi
        """,
        (indicator, kind, province, period, status, instrument, status, indicator, kind, province),
    )


def figures(
    snapshot_id: str, indicator: str, kind: str, period: str, status: str, province: str | None = None
) -> tuple[Row, ...]:
    """Satu baris = satu capaian kelompok pada periode dan status itu, termasuk yang tidak mendahului."""
    return ask(
        snapshot_id,
        """
        SELECT c.*, c.id_capaian::VARCHAR AS kunci FROM capaian AS c JOIN instansi AS i USING (kode_instansi)
        WHERE c.id_indikator = ? AND c.periode = ? AND c.status_nilai = ? AND i.jenis = ? AND coalesce(i.kode_provinsi = ?, true)
        ORDER BY c.kode_instansi, c.id_capaian
        """,
        (indicator, period, status, kind, province),
    )
