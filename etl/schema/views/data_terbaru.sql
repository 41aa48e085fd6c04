-- Satu baris = tanggal data terbaru snapshot: dokumen atau fakta bertanggal yang paling baru.
-- Tabel, bukan tampilan: setiap halaman menanyakannya, dan penilaian dapat berjuta baris.
CREATE TABLE data_terbaru AS
SELECT max_by(tanggal, tanggal) AS tanggal, max_by(presisi, tanggal) AS presisi FROM (
    SELECT tanggal_terbit AS tanggal, presisi_terbit AS presisi FROM sumber WHERE id_sumber IN (SELECT id_sumber FROM kutipan) OR id_sumber IN (SELECT DISTINCT id_sumber FROM penilaian)
    UNION ALL SELECT tanggal, presisi FROM kutipan WHERE tabel <> 'pengisian_jabatan'
) WHERE tanggal IS NOT NULL;
COMMENT ON TABLE data_terbaru IS 'Satu baris = tanggal data terbaru; dibangun saat muat.';
COMMENT ON COLUMN data_terbaru.tanggal IS 'Hari pertama dari tanggal terbaru yang diketahui.';
COMMENT ON COLUMN data_terbaru.presisi IS 'Ketelitian tanggal itu.';
