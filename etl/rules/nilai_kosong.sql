-- Capaian tanpa nilai, tanpa kategori, dan tanpa alasan; angka untuk indikator kategori; level kosong tanpa alasan; jumlah tanpa satuan.
SELECT berkas, baris::VARCHAR AS baris, 'nilai' AS kolom, nilai, 'nilai dan kategori kosong' AS pesan,
    'Isi nilai atau kategori_terbit seperti di sumbernya, atau tulis alasan kosongnya di catatan' AS tindakan
FROM masukan.capaian WHERE nilai IS NULL AND kategori_terbit IS NULL AND catatan IS NULL
UNION ALL
SELECT c.berkas, c.baris::VARCHAR, 'nilai', c.nilai, 'indikator ini berupa kategori, bukan angka', 'Kosongkan nilai, dan tulis katanya di kategori_terbit'
FROM masukan.capaian AS c JOIN masukan.indikator AS i USING (id_indikator) WHERE i.bentuk = 'kategori' AND c.nilai IS NOT NULL
UNION ALL
SELECT berkas, baris::VARCHAR, 'level', NULL, 'level kosong tanpa alasan', 'Isi level, atau tulis status_bukti yang menjelaskan kekosongannya'
FROM masukan.penilaian WHERE level IS NULL AND status_bukti NOT IN ('tidak berlaku', 'belum ada bukti', 'dikembalikan')
UNION ALL
SELECT berkas, baris::VARCHAR, 'satuan', NULL, 'jumlah ditulis tanpa satuan', 'Isi satuan: jabatan, pejabat, atau peserta'
FROM masukan.pengisian_jabatan WHERE jumlah IS NOT NULL AND satuan IS NULL
