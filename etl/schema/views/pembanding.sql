-- Satu baris = satu indikator, instrumen, jenis, periode, dan status: berapa yang diketahui, dan nilai tengah bila kelompoknya dapat dibandingkan.
-- Dapat dibandingkan hanya bila final, cukup banyak instansi diketahui, dan cukup besar bagian kelompoknya (aturan kejujuran 5; batasnya di macros.sql).
CREATE TABLE pembanding AS
WITH kelompok AS (SELECT jenis, count(*) AS jumlah_kelompok FROM instansi GROUP BY jenis),
hitung AS (
    SELECT s.id_indikator, s.id_instrumen, i.jenis, s.periode, s.status_nilai, count(*) AS jumlah_diketahui, median(s.nilai) AS nilai_tengah
    FROM capaian_seri AS s JOIN instansi AS i USING (kode_instansi)
    WHERE s.nilai IS NOT NULL
    GROUP BY ALL
)
SELECT h.* EXCLUDE (nilai_tengah), k.jumlah_kelompok,
    comparable(h.status_nilai, h.jumlah_diketahui, k.jumlah_kelompok) AS dapat_dibandingkan,
    CASE WHEN dapat_dibandingkan THEN h.nilai_tengah END AS nilai_tengah
FROM hitung AS h JOIN kelompok AS k USING (jenis);
COMMENT ON TABLE pembanding IS 'Satu baris = satu kelompok pembanding: indikator, instrumen, jenis, periode, status; dibangun saat muat.';
COMMENT ON COLUMN pembanding.jumlah_diketahui IS 'Banyaknya instansi sekelompok yang nilainya diketahui.';
COMMENT ON COLUMN pembanding.jumlah_kelompok IS 'Banyaknya instansi sekelompok.';
COMMENT ON COLUMN pembanding.dapat_dibandingkan IS 'Benar bila final, n >= 5, dan >= 80 persen kelompok diketahui.';
COMMENT ON COLUMN pembanding.nilai_tengah IS 'Median kelompok (hitungan); kosong bila tidak dapat dibandingkan.';
