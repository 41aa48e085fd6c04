-- Kunci yang tertulis dua kali: baris yang sama dari dokumen yang sama, atau pengenal acuan yang berulang.
WITH kunci AS (
    SELECT berkas, baris::VARCHAR AS baris, 'capaian' AS tabel, 'id_sumber' AS kolom,
        concat_ws(' · ', kode_instansi, id_indikator, periode, status_nilai, coalesce(try_cast(nilai AS DOUBLE)::VARCHAR, nilai), kategori_terbit, id_sumber) AS nilai FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'penandatangan', 'kode_instansi', concat_ws(' · ', kode_instansi, id_komitmen) FROM masukan.penandatangan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tonggak', 'tonggak', concat_ws(' · ', kode_instansi, tonggak, alat, tanggal, id_sumber) FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'pernyataan', 'kode_provinsi', concat_ws(' · ', kode_provinsi, id_indikator, periode, id_sumber) FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris::VARCHAR, 'pengisian_jabatan', 'kode_instansi',
        concat_ws(' · ', kode_instansi, mekanisme, tahap, coalesce(tanggal, '-'), coalesce(satuan, '-'), coalesce(jumlah, '-'), id_sumber) FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'rencana aksi', 'nomor', concat_ws(' · ', kode_instansi, id_butir, nomor) FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggapan', 'kunci', concat_ws(' · ', kode_instansi, tabel, kunci, tanggal, isi) FROM masukan.tanggapan
    UNION ALL SELECT berkas, baris::VARCHAR, 'penghargaan', 'penghargaan', concat_ws(' · ', kode_instansi, penghargaan, tahun, id_sumber) FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'nasional', 'id_indikator', concat_ws(' · ', id_indikator, tanggal, id_sumber) FROM masukan.nasional
    UNION ALL SELECT berkas, baris::VARCHAR, 'koreksi', 'kode_instansi', concat_ws(' · ', kode_instansi, id_indikator, periode, tanggal, nilai_lama) FROM masukan.koreksi
    UNION ALL SELECT berkas, baris, 'instansi', 'kode_instansi', kode_instansi FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'nama instansi', 'nama', nama FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'nama pendek instansi', 'nama_pendek', nama_pendek FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'singkatan instansi', 'singkatan', singkatan FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'petak', 'petak_kolom', petak_kolom || ',' || petak_baris FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'batas wilayah', 'kode_instansi', kode_instansi FROM masukan.batas_wilayah
    UNION ALL SELECT berkas, baris, 'sumber', 'id_sumber', id_sumber FROM masukan.sumber
    UNION ALL SELECT berkas, baris, 'aspek', 'kode', concat_ws(' · ', id_instrumen, kode) FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'butir kertas kerja', 'kode', concat_ws(' · ', id_instrumen, kode) FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'kategori', 'kode', concat_ws(' · ', id_instrumen, kode) FROM masukan.kategori
    UNION ALL SELECT berkas, baris, 'batas kategori', 'ukuran', concat_ws(' · ', id_instrumen, kategori, ukuran) FROM masukan.batas
    UNION ALL SELECT berkas, baris, 'langkah', 'kode', kode FROM masukan.langkah
    UNION ALL SELECT berkas, baris, 'urutan langkah', 'urutan', urutan FROM masukan.langkah
    UNION ALL SELECT berkas, baris, 'butir', 'nomor', concat_ws(' · ', id_komitmen, nomor) FROM masukan.butir
    UNION ALL SELECT berkas, baris, 'istilah', 'nilai', concat_ws(' · ', kolom, nilai) FROM masukan.istilah
    UNION ALL SELECT p.berkas, p.baris::VARCHAR, 'penilaian', 'id_subindikator', concat_ws(' · ', p.kode_instansi, p.id_subindikator, p.periode, p.asal)
    FROM masukan.penilaian AS p SEMI JOIN (
        SELECT kode_instansi, id_subindikator, periode, asal FROM masukan.penilaian GROUP BY ALL HAVING count(*) > 1
    ) AS g USING (kode_instansi, id_subindikator, periode, asal)
), urut AS (
    SELECT *, row_number() OVER w AS ke, first_value(berkas || CASE WHEN ends_with(berkas, ']') THEN ' baris ' ELSE ':' END || baris) OVER w AS pertama
    FROM kunci WHERE nilai IS NOT NULL AND nilai <> ''
    WINDOW w AS (PARTITION BY tabel, nilai ORDER BY berkas, try_cast(baris AS BIGINT), len(baris), baris)
)
SELECT berkas, baris, kolom, nilai, tabel || ' ini sudah tertulis di ' || pertama AS pesan,
    CASE tabel WHEN 'batas wilayah' THEN 'Gabungkan menjadi satu fitur MultiPolygon, atau sisakan satu' ELSE 'Sisakan satu baris' END AS tindakan
FROM urut WHERE ke > 1
