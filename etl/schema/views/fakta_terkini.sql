-- Satu baris = satu fakta bertanggal tentang satu instansi: langkah, angka, pengisian jabatan, atau penghargaan.
CREATE TABLE fakta_terkini AS
SELECT 'tonggak' AS tabel, t.id_tonggak::VARCHAR AS kunci, t.kode_instansi, l.nama AS judul, t.alat AS rincian, NULL::DOUBLE AS nilai,
    NULL::INTEGER AS desimal_terbit, t.tanggal, t.presisi, last_day_of(t.tanggal, t.presisi) AS hari_terakhir
FROM tonggak AS t JOIN langkah AS l USING (id_langkah) WHERE t.tanggal IS NOT NULL
UNION ALL
SELECT 'capaian', s.id_capaian::VARCHAR, s.kode_instansi, n.nama_pendek || ' ' || s.periode, nullif(s.status_nilai, 'final'), s.nilai, s.desimal_terbit,
    s.tanggal, s.presisi, s.hari_terakhir
FROM capaian_seri AS s JOIN indikator AS n USING (id_indikator) WHERE s.tanggal IS NOT NULL AND s.id_capaian IS NOT NULL
UNION ALL
SELECT 'pengisian_jabatan', id_pengisian::VARCHAR, kode_instansi, mekanisme || ' ' || tahap, NULL, NULL, NULL, tanggal, presisi, last_day_of(tanggal, presisi)
FROM pengisian_jabatan WHERE tanggal IS NOT NULL AND tahap <> 'direncanakan'
UNION ALL
SELECT 'penghargaan', id_penghargaan::VARCHAR, kode_instansi, penghargaan, NULL, NULL, NULL, tanggal, presisi, last_day_of(tanggal, presisi)
FROM penghargaan WHERE tanggal IS NOT NULL;
COMMENT ON TABLE fakta_terkini IS 'Satu baris = satu fakta bertanggal tentang satu instansi; dibangun saat muat.';
COMMENT ON COLUMN fakta_terkini.tabel IS 'Tabel asal fakta.';
COMMENT ON COLUMN fakta_terkini.kunci IS 'Kunci baris di tabel asal, sebagai teks.';
COMMENT ON COLUMN fakta_terkini.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN fakta_terkini.judul IS 'Nama langkah, indikator beserta periodenya, mekanisme, atau penghargaan.';
COMMENT ON COLUMN fakta_terkini.rincian IS 'Alat atau status nilai, bila perlu disebut.';
COMMENT ON COLUMN fakta_terkini.nilai IS 'Nilai, bila fakta ini angka.';
COMMENT ON COLUMN fakta_terkini.desimal_terbit IS 'Desimal seperti tercetak.';
COMMENT ON COLUMN fakta_terkini.tanggal IS 'Tanggal (hari pertama dari yang diketahui).';
COMMENT ON COLUMN fakta_terkini.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN fakta_terkini.hari_terakhir IS 'Hari terakhir yang mungkin, untuk urutan.';
