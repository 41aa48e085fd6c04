-- Fakta bertanggal yang belum ada di snapshot sebelumnya (katalog `lama`).
INSERT INTO terbit.fakta_baru
SELECT f.tabel, f.kunci FROM terbit.fakta_terkini AS f
ANTI JOIN lama.fakta_terkini AS t
    ON f.tabel = t.tabel AND f.kode_instansi = t.kode_instansi AND f.judul = t.judul AND f.tanggal = t.tanggal AND f.presisi = t.presisi
    AND f.rincian IS NOT DISTINCT FROM t.rincian AND f.nilai IS NOT DISTINCT FROM t.nilai;
