-- Satu baris = satu instansi x satu indikator: deret terbarunya, kosong bila belum ada angkanya sendiri, dan jenis dokumen terkuatnya.
-- Tabel, bukan tampilan: deret terbaru dicari sekali saat muat, bukan tiap kali matriks dibuka.
CREATE TABLE kelengkapan AS
WITH dokumen AS (
    SELECT t.kode_instansi, t.id_indikator, arg_max(x.tanggal, last_day_of(x.tanggal, x.presisi)) AS tanggal,
        arg_max(x.presisi, last_day_of(x.tanggal, x.presisi)) AS presisi,
        arg_min(d.jenis_sumber, j.urutan) FILTER (t.id_capaian IS NULL OR t.id_capaian = c.id_capaian) AS jenis_sumber
    FROM capaian_terbaru AS t
    JOIN capaian AS c USING (kode_instansi, id_indikator, periode, status_nilai)
    JOIN capaian_sumber AS x ON x.id_capaian = c.id_capaian
    JOIN sumber AS d USING (id_sumber)
    JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
    GROUP BY ALL
)
SELECT i.kode_instansi, n.id_indikator, t.periode, t.status_nilai, t.jumlah_nilai, t.berbeda, k.tanggal, k.presisi, t.hari_terakhir, k.jenis_sumber
FROM instansi AS i
CROSS JOIN indikator AS n
LEFT JOIN capaian_terbaru AS t ON t.kode_instansi = i.kode_instansi AND t.id_indikator = n.id_indikator
LEFT JOIN dokumen AS k ON k.kode_instansi = i.kode_instansi AND k.id_indikator = n.id_indikator
ORDER BY i.kode_instansi, n.urutan;
COMMENT ON TABLE kelengkapan IS 'Satu baris = satu instansi dan satu indikator dengan deret terbarunya, bila ada; dibangun saat muat.';
COMMENT ON COLUMN kelengkapan.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN kelengkapan.id_indikator IS 'Indikator.';
COMMENT ON COLUMN kelengkapan.periode IS 'Periode angka terbaru; kosong bila belum ada angkanya sendiri.';
COMMENT ON COLUMN kelengkapan.status_nilai IS 'final, sementara, atau perkiraan.';
COMMENT ON COLUMN kelengkapan.jumlah_nilai IS 'Banyaknya nilai berbeda di deret itu.';
COMMENT ON COLUMN kelengkapan.berbeda IS 'Benar bila sumbernya berbeda.';
COMMENT ON COLUMN kelengkapan.tanggal IS 'Tanggal terbaru di deret itu (hari pertama dari yang diketahui); kosong bila tidak disebut.';
COMMENT ON COLUMN kelengkapan.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN kelengkapan.hari_terakhir IS 'Hari terakhir yang mungkin dari tanggal terbaru di deret itu, untuk umur.';
COMMENT ON COLUMN kelengkapan.jenis_sumber IS 'Jenis dokumen di antara dokumennya (istilah: jenis_sumber).';
