-- Satu baris = satu dokumen yang terdaftar.
SELECT id_sumber, judul, penerbit, jenis_sumber, tanggal_terbit, presisi_terbit, url FROM sumber WHERE id_sumber = $id_sumber
