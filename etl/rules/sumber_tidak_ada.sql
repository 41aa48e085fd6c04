-- Baris fakta tanpa sumber: angka tanpa sumber tidak dapat dimuat, jadi tidak dapat tampil.
SELECT berkas, baris::VARCHAR AS baris, 'id_sumber' AS kolom, NULL AS nilai, 'baris tanpa sumber' AS pesan,
    'Isi id_sumber dengan dokumen yang terdaftar di acuan/sumber.csv' AS tindakan
FROM (
    SELECT berkas, baris, id_sumber FROM masukan.capaian
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.tonggak
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.nasional
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.penilaian
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.penandatangan
    WHERE kehadiran IS DISTINCT FROM 'tidak diberitakan' OR tanda_tangan IS DISTINCT FROM 'tidak diketahui'
)
WHERE id_sumber IS NULL
UNION ALL
SELECT berkas, baris, 'sumber', NULL, 'butir atau komitmen tanpa sumber', 'Isi sumber dengan dokumen yang terdaftar di acuan/sumber.csv'
FROM (SELECT berkas, baris, sumber FROM masukan.butir UNION ALL SELECT berkas, baris, sumber FROM masukan.komitmen)
WHERE sumber IS NULL
