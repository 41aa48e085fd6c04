-- Satu baris = satu dokumen di balik isi yang sudah tercatat tentang instansi ini.
SELECT d.id_sumber AS kode, d.judul, d.penerbit, j.label AS jenis_sumber, d.tanggal_terbit, d.presisi_terbit, d.url
FROM sumber AS d JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
WHERE d.id_sumber IN (SELECT id_sumber FROM pemakaian_sumber WHERE kode_instansi = $kode AND fakta)
ORDER BY d.id_sumber
