-- Satu baris = satu instansi rekaan pada satu komitmen rekaan.
WITH hadirin AS (
    SELECT p.kode_instansi, p.jenis, k.id_komitmen, undi(concat('hadir|', k.id_komitmen, '|', p.kode_instansi)) AS undian
    FROM pemda AS p CROSS JOIN masukan.komitmen AS k
), diberitakan AS (
    SELECT *, CASE
        WHEN potong(undian, 0, 100) < 40 THEN 'hadir'
        WHEN potong(undian, 0, 100) < 55 THEN 'diwakili'
        WHEN potong(undian, 0, 100) < 80 THEN 'disebut kolektif'
        ELSE 'tidak diberitakan'
    END AS kehadiran
    FROM hadirin
)
SELECT kode_instansi, kehadiran,
    CASE WHEN kehadiran = 'hadir' AND potong(undian, 16, 10) < 7 THEN 'diberitakan' ELSE 'tidak diketahui' END AS tanda_tangan,
    NULL AS nama_pejabat,
    CASE
        WHEN kehadiran = 'diwakili' THEN 'Sekretaris Daerah'
        WHEN kehadiran = 'hadir' THEN CASE jenis WHEN 'provinsi' THEN 'Gubernur' WHEN 'kota' THEN 'Wali Kota' ELSE 'Bupati' END
    END AS jabatan,
    CASE WHEN kehadiran <> 'tidak diberitakan' THEN CASE WHEN potong(undian, 24, 3) = 0 THEN 'sim-warta-2025;sim-daerah-2025' ELSE 'sim-warta-2025' END END AS id_sumber,
    NULL AS catatan, id_komitmen
FROM diberitakan
ORDER BY kode_instansi, id_komitmen
