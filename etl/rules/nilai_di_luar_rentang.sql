-- Nilai di luar rentang indikator, level di luar level butir, jumlah negatif.
SELECT c.berkas, c.baris::VARCHAR AS baris, 'nilai' AS kolom, c.nilai,
    'di luar rentang ' || i.nama || ' (' || CASE
        WHEN i.batas_atas IS NULL THEN 'paling rendah ' || i.batas_bawah
        WHEN i.batas_bawah IS NULL THEN 'paling tinggi ' || i.batas_atas
        ELSE i.batas_bawah || ' sampai ' || i.batas_atas
    END || ')' AS pesan,
    'Cocokkan dengan dokumen sumbernya; bila rentangnya yang keliru, perbaiki di acuan/indikator.toml' AS tindakan
FROM masukan.capaian AS c JOIN masukan.indikator AS i USING (id_indikator)
WHERE try_cast(c.nilai AS DOUBLE) < try_cast(i.batas_bawah AS DOUBLE)
    OR try_cast(c.nilai AS DOUBLE) > try_cast(i.batas_atas AS DOUBLE)
UNION ALL
SELECT p.berkas, p.baris::VARCHAR, 'level', p.level, format('di luar level butir (0 sampai {})', s.level_maks),
    'Tulis level menurut kertas kerja'
FROM masukan.penilaian AS p JOIN (
    SELECT id_instrumen || '.' || kode AS id_subindikator, len(string_split(level, chr(10))) - 1 AS level_maks
    FROM masukan.subindikator
) AS s USING (id_subindikator)
WHERE try_cast(p.level AS INTEGER) NOT BETWEEN 0 AND s.level_maks
UNION ALL
SELECT berkas, baris, kolom, nilai, 'jumlah tidak mungkin negatif', 'Cocokkan dengan dokumen sumbernya'
FROM (
    SELECT berkas, baris::VARCHAR AS baris, 'jumlah' AS kolom, jumlah AS nilai FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'jumlah_pegawai', jumlah_pegawai FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'nilai', nilai FROM masukan.nasional
    UNION ALL SELECT berkas, baris, 'petak_kolom', petak_kolom FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'petak_baris', petak_baris FROM masukan.instansi
)
WHERE try_cast(nilai AS DOUBLE) < 0
