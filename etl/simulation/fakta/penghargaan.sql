-- Satu baris = satu penghargaan rekaan.
WITH penerima AS (
    SELECT p.kode_instansi, t.tahun, undi(concat_ws('|', 'penghargaan', p.kode_instansi, t.tahun)) AS undian FROM pemda AS p CROSS JOIN tahun AS t WHERE t.umur < 5
)
SELECT kode_instansi, ['Anugerah rekaan tata kelola pegawai', 'Anugerah rekaan data pegawai'][1 + potong(undian, 8, 2)] AS penghargaan,
    CASE WHEN potong(undian, 16, 2) = 0 THEN 1 + potong(undian, 24, 10) END AS peringkat, tahun,
    left(tanggal_rekaan(undian, tahun, 1 + potong(undian, 40, 10)), [4, 7, 10][1 + potong(undian, 32, 3)]) AS tanggal,
    'Lembaga rekaan' AS pemberi, concat('sim-warta-', tahun) AS id_sumber, NULL AS catatan
FROM penerima
WHERE potong(undian, 0, 100) < 8
ORDER BY kode_instansi, tahun
