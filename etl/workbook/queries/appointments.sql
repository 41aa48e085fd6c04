-- Satu baris = satu putaran pengisian jabatan yang sudah tercatat.
SELECT p.mekanisme, p.tahap, p.jumlah, p.satuan, p.tanggal, p.presisi, d.judul, d.penerbit, d.tanggal_terbit, d.presisi_terbit, d.url, p.catatan
FROM pengisian_jabatan AS p JOIN sumber AS d USING (id_sumber)
WHERE p.kode_instansi = $kode ORDER BY p.tanggal NULLS FIRST, p.id_pengisian
