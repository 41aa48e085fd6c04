-- Satu baris = satu butir kertas kerja yang berlaku bagi jenis instansi ini, dengan level yang diakuinya pada periode ini, atau pada periode terakhir sebelumnya (lanjutan).
WITH milik AS (
    SELECT *, row_number() OVER (PARTITION BY id_subindikator ORDER BY periode DESC) AS ke
    FROM penilaian WHERE kode_instansi = $kode AND asal = 'diakui' AND periode <= $periode
), tercatat AS (
    SELECT p.id_subindikator, string_agg(concat_ws(', ', p.periode || ': ' || coalesce('level ' || p.level, 'tanpa level'), p.asal, p.status_bukti, d.judul || ' [' || d.id_sumber || ']'), chr(10) ORDER BY p.periode DESC, p.asal) AS tercatat
    FROM penilaian AS p JOIN sumber AS d USING (id_sumber) WHERE p.kode_instansi = $kode GROUP BY ALL
)
SELECT s.id_subindikator AS kode, a.kode || '. ' || a.nama AS aspek, concat_ws(chr(10), s.kode || ' ' || s.nama, 'Syarat: ' || s.syarat) AS butir, s.syarat,
    (SELECT string_agg(l.level || ': ' || l.kriteria, chr(10) ORDER BY l.level) FROM subindikator_level AS l WHERE l.id_subindikator = s.id_subindikator) AS kriteria,
    CASE WHEN m.status_bukti = 'tidak berlaku' THEN 'tidak berlaku' ELSE m.level::VARCHAR END AS level, d.judul, d.penerbit, d.tanggal_terbit, d.presisi_terbit, d.url,
    m.catatan, t.tercatat, m.periode < $periode AS lanjutan
FROM subindikator AS s
JOIN subindikator_jenis AS j ON j.id_subindikator = s.id_subindikator AND j.jenis = $jenis
JOIN aspek AS a USING (id_aspek)
LEFT JOIN milik AS m ON m.id_subindikator = s.id_subindikator AND m.ke = 1
LEFT JOIN sumber AS d USING (id_sumber)
LEFT JOIN tercatat AS t ON t.id_subindikator = s.id_subindikator
ORDER BY s.id_instrumen, a.urutan, s.urutan
