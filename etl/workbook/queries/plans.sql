-- Satu baris = satu butir komitmen dengan satu rencana aksinya; butir tanpa rencana satu baris kosong.
SELECT b.id_butir, b.nomor || '. ' || b.judul AS butir, b.ringkasan, strftime(b.tenggat, '%Y-%m-%d') AS tenggat_butir, r.nomor, r.rencana,
    r.status_rencana, r.unit, r.tenggat, r.presisi_tenggat, d.judul, d.penerbit, d.tanggal_terbit, d.presisi_terbit, d.url, r.catatan,
    d.judul || ' [' || d.id_sumber || ']' AS tercatat
FROM butir AS b
LEFT JOIN rencana_aksi AS r ON r.id_butir = b.id_butir AND r.kode_instansi = $kode
LEFT JOIN sumber AS d USING (id_sumber)
ORDER BY b.id_komitmen, b.urutan, r.nomor
