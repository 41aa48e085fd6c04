-- Satu baris = satu instansi x satu langkah; id_tonggak kosong bila langkah itu belum diberitakan.
CREATE VIEW langkah_instansi AS
WITH terpilih AS (
    SELECT *, last_day_of(tanggal, presisi) AS hari_terakhir FROM tonggak
    QUALIFY row_number() OVER (
        PARTITION BY kode_instansi, id_langkah ORDER BY cara_tahu = 'langsung' DESC, last_day_of(tanggal, presisi) DESC NULLS LAST, id_tonggak
    ) = 1
)
SELECT i.kode_instansi, i.nama_pendek, i.jenis, i.kode_provinsi, l.id_langkah, l.urutan, l.nama, l.frasa, l.sorotan, t.id_tonggak, t.alat, t.tanggal,
    t.presisi, t.arti_tanggal, t.jumlah_pegawai, t.cara_tahu, t.penyampai, t.catatan, t.hari_terakhir
FROM instansi AS i
CROSS JOIN langkah AS l
LEFT JOIN terpilih AS t ON t.kode_instansi = i.kode_instansi AND t.id_langkah = l.id_langkah;
COMMENT ON VIEW langkah_instansi IS 'Satu baris = satu instansi dan satu langkah, dengan tonggak yang diberitakan bila ada.';
