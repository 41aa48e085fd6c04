-- Satu baris = satu deret: instansi, indikator, periode, status; id_capaian = nilai yang mendahului, kosong bila tidak ada yang mendahului.
CREATE TABLE capaian_seri AS
WITH berkunci AS (
    SELECT *, CASE sifat
        WHEN 'posisi' THEN {'a': -coalesce(epoch(hari_terakhir::TIMESTAMP), 0), 'b': 0::BIGINT, 'c': false}
        ELSE {'a': urutan_jenis::DOUBLE, 'b': -jumlah_penerbit, 'c': terbantah}
    END AS kunci
    FROM capaian_tertimbang WHERE nilai IS NOT NULL OR kategori_terbit IS NOT NULL
), urut AS (
    SELECT *, min(kunci) OVER deret AS terbaik, count(*) OVER deret AS jumlah_nilai FROM berkunci
    WINDOW deret AS (PARTITION BY kode_instansi, id_indikator, periode, status_nilai)
), deret AS (
    SELECT kode_instansi, id_indikator, periode, status_nilai, any_value(sifat) AS sifat, any_value(jumlah_nilai) AS jumlah_nilai,
        count(*) FILTER (kunci = terbaik) AS jumlah_terbaik, any_value(id_capaian) FILTER (kunci = terbaik) AS id_terbaik,
        count(*) FILTER (kunci.a = terbaik.a) AS sekuat, count(*) FILTER (kunci.a = terbaik.a AND kunci.b = terbaik.b) AS sebanyak,
        max(hari_terakhir) AS hari_terakhir, any_value(periode_mulai) AS periode_mulai, any_value(periode_akhir) AS periode_akhir
    FROM urut GROUP BY ALL
)
SELECT d.kode_instansi, d.id_indikator, d.periode, d.status_nilai, d.sifat,
    CASE WHEN d.jumlah_terbaik = 1 THEN d.id_terbaik END AS id_capaian,
    d.jumlah_nilai,
    d.jumlah_nilai > 1 AND (d.sifat = 'tahunan' OR d.jumlah_terbaik > 1) AS berbeda,
    CASE
        WHEN d.jumlah_nilai = 1 THEN 'satu nilai'
        WHEN d.jumlah_terbaik > 1 THEN 'tidak ada yang mendahului'
        WHEN d.sifat = 'posisi' THEN 'tanggal lebih baru'
        WHEN d.sekuat = 1 THEN 'jenis dokumen lebih kuat'
        WHEN d.sebanyak = 1 THEN 'lebih banyak penerbit'
        ELSE 'nilai lain terbantah hitungan dokumen'
    END AS alasan,
    d.hari_terakhir,
    d.periode_mulai, d.periode_akhir, c.nilai, c.desimal_terbit, c.kategori_terbit, c.id_instrumen, c.id_kategori, c.penilai, c.status_periode,
    c.tanggal, c.presisi, c.jumlah_sumber, c.dari_penilai,
    coalesce(c.jumlah_sumber = 1 AND NOT c.dari_penilai AND 2 * k.urutan <= k.jumlah, false) AS hanya_profil
FROM deret AS d LEFT JOIN capaian_tertimbang AS c ON c.id_capaian = CASE WHEN d.jumlah_terbaik = 1 THEN d.id_terbaik END
LEFT JOIN (SELECT id_kategori, urutan, count(*) OVER (PARTITION BY id_instrumen) AS jumlah FROM kategori) AS k USING (id_kategori)
ORDER BY d.kode_instansi, d.id_indikator, d.periode, d.status_nilai;
COMMENT ON TABLE capaian_seri IS 'Satu baris = satu deret (instansi, indikator, periode, status) dengan nilai yang mendahului; dibangun saat muat.';
COMMENT ON COLUMN capaian_seri.id_capaian IS 'Capaian yang mendahului; kosong bila tidak ada yang mendahului.';
COMMENT ON COLUMN capaian_seri.jumlah_nilai IS 'Banyaknya nilai berbeda di deret ini.';
COMMENT ON COLUMN capaian_seri.berbeda IS 'Benar bila sumber berbeda; gerak angka posisi bukan perbedaan.';
COMMENT ON COLUMN capaian_seri.alasan IS 'Mengapa nilai itu mendahului.';
COMMENT ON COLUMN capaian_seri.hanya_profil IS 'Benar bagi kategori separuh bawah yang hanya diketahui dari satu dokumen bukan milik penilai: katanya tampil di profil saja.';
COMMENT ON COLUMN capaian_seri.hari_terakhir IS 'Hari terakhir yang mungkin dari tanggal terbaru.';
COMMENT ON COLUMN capaian_seri.jumlah_sumber IS 'Banyaknya dokumen yang memuat nilai yang mendahului.';
COMMENT ON COLUMN capaian_seri.dari_penilai IS 'Benar bila salah satu dokumennya milik penilai sendiri.';
