-- Satu baris = satu dokumen x satu tabel x satu instansi x satu indikator: berapa hal diambil dari dokumen itu.
-- Tabel, bukan tampilan: register dokumen menanyakannya, dan penilaian dapat berjuta baris; karena itu pula ia dihitung langsung.
CREATE TABLE pemakaian_sumber AS
SELECT id_sumber, tabel, fakta, kode_instansi, id_indikator, count(*)::INTEGER AS jumlah FROM isi_sumber WHERE tabel <> 'penilaian' GROUP BY ALL
UNION ALL
SELECT id_sumber, 'penilaian', true, kode_instansi, NULL, count(*)::INTEGER FROM penilaian GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE pemakaian_sumber IS 'Satu baris = satu dokumen, tabel, instansi, dan indikator: berapa hal diambil darinya; dibangun saat muat.';
COMMENT ON COLUMN pemakaian_sumber.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN pemakaian_sumber.tabel IS 'Tabel yang memuatnya.';
COMMENT ON COLUMN pemakaian_sumber.fakta IS 'Benar bagi fakta, salah bagi isian katalog.';
COMMENT ON COLUMN pemakaian_sumber.kode_instansi IS 'Instansi yang diceritakan; kosong bagi katalog, ukuran nasional, dan pernyataan kolektif.';
COMMENT ON COLUMN pemakaian_sumber.id_indikator IS 'Indikator atau ukuran nasional; kosong bila bukan angka indikator.';
COMMENT ON COLUMN pemakaian_sumber.jumlah IS 'Banyaknya hal yang diambil.';
