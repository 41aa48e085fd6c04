-- Satu baris = satu instansi pada peta petak, dengan langkah tertinggi yang diberitakan (kosong bila belum ada).
CREATE VIEW petak AS
SELECT i.kode_instansi, i.nama, i.nama_pendek, i.singkatan, i.jenis, i.kode_provinsi, i.provinsi, i.petak_kolom, i.petak_baris,
    dense_rank() OVER (ORDER BY i.kode_provinsi) AS urutan_provinsi, l.urutan AS urutan_langkah, l.nama AS nama_langkah, l.tanggal, l.presisi, l.cara_tahu
FROM instansi AS i
LEFT JOIN (
    SELECT * FROM langkah_instansi WHERE id_tonggak IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY kode_instansi ORDER BY urutan DESC) = 1
) AS l USING (kode_instansi);
COMMENT ON VIEW petak IS 'Satu baris = satu petak peta: instansi dan langkah tertinggi yang diberitakan.';
