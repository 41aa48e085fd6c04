-- Baris fakta tanpa sumber: angka tanpa sumber tidak dapat dimuat, jadi tidak dapat tampil.
SELECT berkas, baris::VARCHAR AS baris, 'id_sumber' AS kolom, NULL AS nilai, 'baris tanpa sumber' AS pesan,
    'Isi id_sumber dengan dokumen yang terdaftar di acuan/sumber.csv' AS tindakan
FROM (
    SELECT berkas, baris, id_sumber FROM masukan.capaian
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.tonggak
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris, id_sumber FROM masukan.tanggapan
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
UNION ALL
SELECT b.berkas, b.baris, 'sumber', NULL, 'nilai resmi berstatus bersumber tetapi tanpa sumber', 'Isi sumber di baris ini atau di instrumennya, atau ganti statusnya'
FROM (
    SELECT berkas, baris, id_instrumen, sumber FROM masukan.aspek WHERE status_bobot = 'bersumber' OR status_nama = 'bersumber'
    UNION ALL SELECT berkas, baris, id_instrumen, sumber FROM masukan.subindikator WHERE status = 'bersumber' OR status_bobot = 'bersumber'
    UNION ALL SELECT berkas, baris, id_instrumen, sumber FROM masukan.batas WHERE status = 'bersumber'
) AS b JOIN masukan.instrumen AS i USING (id_instrumen)
WHERE b.sumber IS NULL AND i.sumber IS NULL
UNION ALL
SELECT berkas, baris, 'sumber', NULL, 'istilah berstatus bersumber tetapi tanpa sumber', 'Isi sumber dengan dokumen yang terdaftar di acuan/sumber.csv, atau ganti statusnya'
FROM masukan.glosarium WHERE status = 'bersumber' AND sumber IS NULL
