-- Satu baris = satu langkah satu instansi rekaan di satu dokumen; langkah yang lebih awal kadang tidak diberitakan.
WITH langkah AS (
    SELECT p.kode_instansi, p.dasar, l.kode, l.urutan::BIGINT AS urutan, undi(concat('tonggak|', p.kode_instansi, '|', l.kode)) AS undian
    FROM pemda AS p CROSS JOIN masukan.langkah AS l
), tercapai AS (
    SELECT *, DATE '2025-01-20' + (least(potong(undian, 0, 40) + urutan * 70, 600))::INTEGER AS hari,
        ['hari', 'hari', 'hari', 'bulan', 'tahun'][1 + potong(undian, 8, 5)] AS presisi,
        unnest(CASE WHEN potong(undian, 16, 10) = 0 THEN ['daerah', 'kabar'] ELSE ['daerah'] END) AS dokumen
    FROM langkah
    WHERE urutan <= (dasar - 15) // 7 AND potong(undian, 24, 100) < 70
)
SELECT kode_instansi, kode AS tonggak,
    CASE WHEN kode IN ('uji_kompetensi', 'pemetaan') THEN ['Alat rekaan A', 'Alat rekaan B', NULL][1 + potong(undian, 32, 3)] END AS alat,
    left(hari::VARCHAR, CASE presisi WHEN 'hari' THEN 10 WHEN 'bulan' THEN 7 ELSE 4 END) AS tanggal, presisi,
    CASE WHEN potong(undian, 34, 4) = 0 THEN 'tanggal berita' ELSE 'tanggal kejadian' END AS arti_tanggal,
    CASE WHEN kode = 'uji_kompetensi' THEN 40 + potong(undian, 36, 400) END AS jumlah_pegawai,
    CASE WHEN dokumen = 'kabar' THEN 'tangan kedua' ELSE 'langsung' END AS cara_tahu,
    'Pemerintah daerah rekaan' AS penyampai, concat('sim-', dokumen, '-', year(hari)) AS id_sumber, NULL AS catatan
FROM tercapai
ORDER BY kode_instansi, urutan, id_sumber
