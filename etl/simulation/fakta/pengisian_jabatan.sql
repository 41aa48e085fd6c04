-- Satu baris = satu putaran pengisian jabatan rekaan.
WITH putaran AS (
    SELECT p.kode_instansi, t.tahun, undi(concat_ws('|', 'pengisian', p.kode_instansi, t.tahun)) AS undian FROM pemda AS p CROSS JOIN tahun AS t WHERE t.umur < 3
)
SELECT kode_instansi,
    ['seleksi terbuka', 'seleksi terbuka', 'uji kesesuaian', 'manajemen talenta', 'tidak disebut'][1 + potong(undian, 8, 5)] AS mekanisme,
    ['direncanakan', 'dibuka', 'hasil', 'dilantik', 'dilantik', 'dibatalkan'][1 + potong(undian, 16, 6)] AS tahap,
    CASE WHEN potong(undian, 24, 10) < 8 THEN 1 + potong(undian, 28, 20) END AS jumlah,
    CASE WHEN potong(undian, 24, 10) < 8 THEN ['jabatan', 'pejabat', 'peserta'][1 + potong(undian, 36, 3)] END AS satuan,
    tanggal_rekaan(undian, tahun, 1 + potong(undian, 40, 10)) AS tanggal, 'hari' AS presisi,
    concat('sim-', ['daerah', 'warta', 'kabar'][1 + potong(undian, 44, 3)], '-', tahun) AS id_sumber, NULL AS catatan
FROM putaran
WHERE potong(undian, 0, 100) < 30
ORDER BY kode_instansi, tahun
