-- Satu baris = instansi pemilik buku kerja.
SELECT i.nama, i.jenis, w.judul, w.simulasi FROM instansi AS i, wilayah AS w WHERE i.kode_instansi = $kode
