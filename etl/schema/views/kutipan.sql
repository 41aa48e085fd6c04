-- Satu baris = satu dokumen yang dikutip oleh satu baris dari satu tabel.
CREATE VIEW kutipan AS
SELECT 'capaian' AS tabel, id_capaian::VARCHAR AS kunci, id_sumber, berkas, baris::VARCHAR AS baris, tanggal, presisi, catatan FROM capaian_sumber
UNION ALL SELECT tabel, kunci, id_sumber, berkas, baris, NULL, NULL, catatan FROM rujukan
UNION ALL SELECT 'pernyataan', id_pernyataan::VARCHAR, id_sumber, berkas, baris::VARCHAR, tanggal, presisi, catatan FROM pernyataan
UNION ALL SELECT 'pengisian_jabatan', id_pengisian::VARCHAR, id_sumber, berkas, baris::VARCHAR, tanggal, presisi, catatan FROM pengisian_jabatan
UNION ALL SELECT 'rencana_aksi', concat_ws('/', kode_instansi, id_butir, nomor), id_sumber, berkas, baris::VARCHAR, NULL, NULL, catatan FROM rencana_aksi
UNION ALL SELECT 'tanggapan', id_tanggapan::VARCHAR, id_sumber, berkas, baris::VARCHAR, tanggal, presisi, NULL FROM tanggapan
UNION ALL SELECT 'penghargaan', id_penghargaan::VARCHAR, id_sumber, berkas, baris::VARCHAR, tanggal, presisi, catatan FROM penghargaan
UNION ALL SELECT 'nasional', id_indikator || ' ' || tanggal, id_sumber, berkas, baris::VARCHAR, tanggal, presisi, catatan FROM nasional;
COMMENT ON VIEW kutipan IS 'Satu baris = satu dokumen yang dikutip oleh satu baris dari satu tabel.';
