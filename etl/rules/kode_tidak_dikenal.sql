-- Kode instansi atau provinsi yang tidak ada di acuan/instansi. Kode tidak pernah diberi usulan: kode yang mirip milik daerah lain.
WITH pemakaian AS (
    SELECT berkas, baris::VARCHAR AS baris, 'kode_instansi' AS kolom, kode_instansi AS nilai FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.penandatangan
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.tanggapan
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris, 'kode_instansi', kode_instansi FROM masukan.batas_wilayah
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.koreksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'kode_instansi', kode_instansi FROM masukan.penilaian
    WHERE kode_instansi NOT IN (SELECT kode_instansi FROM masukan.instansi WHERE kode_instansi IS NOT NULL)
), tidak_dikenal AS (
    SELECT * FROM pemakaian
    WHERE nilai NOT IN (SELECT kode_instansi FROM masukan.instansi WHERE kode_instansi IS NOT NULL)
    UNION ALL
    SELECT berkas, baris::VARCHAR, 'kode_provinsi', kode_provinsi FROM masukan.pernyataan
    WHERE kode_provinsi NOT IN (SELECT kode_instansi FROM masukan.instansi WHERE (jenis = 'provinsi' OR kode_instansi = kode_provinsi) AND kode_instansi IS NOT NULL)
    UNION ALL
    SELECT berkas, baris::VARCHAR, 'kode_provinsi', kode_provinsi FROM masukan.instansi
    WHERE kode_provinsi NOT IN (SELECT kode_instansi FROM masukan.instansi WHERE (jenis = 'provinsi' OR kode_instansi = kode_provinsi) AND kode_instansi IS NOT NULL)
)
SELECT berkas, baris, kolom, nilai, CASE kolom WHEN 'kode_provinsi' THEN 'tidak ada provinsi berkode ini di acuan/instansi.csv' ELSE 'kode tidak ada di acuan/instansi.csv' END AS pesan,
    CASE
        WHEN regexp_full_match(nilai, '[0-9]{2}\.[0-9]') THEN 'Kode adalah teks dengan dua angka sesudah titik; jadikan kolom itu teks, lalu tulis ulang kodenya'
        ELSE 'Tulis kode Kemendagri seperti di acuan/instansi.csv, sebagai teks'
    END AS tindakan
FROM tidak_dikenal
