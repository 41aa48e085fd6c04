-- Koma di kolom angka: CSV memakai titik desimal tanpa tanda ribuan, jadi koma tidak ditebak artinya.
SELECT berkas, baris, kolom, nilai, 'ada koma di kolom angka' AS pesan,
    'Pakai titik sebagai tanda desimal dan jangan pakai tanda ribuan' AS tindakan
FROM (
    SELECT berkas, baris::VARCHAR AS baris, 'nilai' AS kolom, nilai FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'nilai', nilai FROM masukan.nasional
    UNION ALL SELECT berkas, baris::VARCHAR, 'jumlah', jumlah FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'jumlah_pegawai', jumlah_pegawai FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'peringkat', peringkat FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tahun', tahun FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'nomor', nomor FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, unnest(['nilai_lama', 'nilai_baru']), regexp_extract(unnest([nilai_lama, nilai_baru]), '^[-0-9.,]+$') FROM masukan.koreksi
    UNION ALL SELECT berkas, baris, 'petak_kolom', petak_kolom FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'petak_baris', petak_baris FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'batas_bawah', batas_bawah FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'batas_atas', batas_atas FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'desimal', desimal FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'siklus_bulan', siklus_bulan FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'bobot', bobot FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'skor_maks', skor_maks FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'bobot', bobot FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'batas_bawah', batas_bawah FROM masukan.batas
    UNION ALL SELECT berkas, baris, 'batas_atas', batas_atas FROM masukan.batas
    UNION ALL SELECT berkas, baris::VARCHAR, 'level', level FROM masukan.penilaian WHERE contains(level, ',')
)
WHERE contains(nilai, ',')
