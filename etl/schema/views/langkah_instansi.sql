-- Satu baris = satu instansi x satu langkah; id_tonggak kosong bila langkah itu belum diberitakan.
-- Tabel, bukan tampilan: hampir setiap halaman menanyakannya.
CREATE TABLE langkah_instansi AS
WITH terpilih AS (
    SELECT *, last_day_of(tanggal, presisi) AS hari_terakhir FROM tonggak
    QUALIFY row_number() OVER (
        PARTITION BY kode_instansi, id_langkah ORDER BY cara_tahu = 'langsung' DESC, last_day_of(tanggal, presisi) DESC NULLS LAST, id_tonggak
    ) = 1
)
SELECT i.kode_instansi, i.nama_pendek, i.jenis, i.kode_provinsi, l.id_langkah, l.urutan, l.nama, l.frasa, l.sorotan, t.id_tonggak, t.alat, t.tanggal,
    t.presisi, t.arti_tanggal, t.jumlah_pegawai, t.cara_tahu, t.penyampai, t.catatan, t.hari_terakhir,
    CASE WHEN t.id_tonggak IS NULL THEN NULL WHEN m.sendiri THEN 'dilaporkan instansi' ELSE 'diberitakan' END AS menurut
FROM instansi AS i
CROSS JOIN langkah AS l
LEFT JOIN terpilih AS t ON t.kode_instansi = i.kode_instansi AND t.id_langkah = l.id_langkah
LEFT JOIN (
    SELECT r.kunci, bool_and(d.jenis_sumber = 'kiriman instansi') AS sendiri
    FROM rujukan AS r JOIN sumber AS d USING (id_sumber) WHERE r.tabel = 'tonggak' GROUP BY r.kunci
) AS m ON m.kunci = t.id_tonggak::VARCHAR;
COMMENT ON TABLE langkah_instansi IS 'Satu baris = satu instansi dan satu langkah, dengan tonggak yang diberitakan bila ada; dibangun saat muat.';
COMMENT ON COLUMN langkah_instansi.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN langkah_instansi.nama_pendek IS 'Nama pendek instansi.';
COMMENT ON COLUMN langkah_instansi.jenis IS 'provinsi, kabupaten, atau kota.';
COMMENT ON COLUMN langkah_instansi.kode_provinsi IS 'Provinsi tempat instansi.';
COMMENT ON COLUMN langkah_instansi.id_langkah IS 'Langkah.';
COMMENT ON COLUMN langkah_instansi.urutan IS 'Urutan langkah, mulai 1.';
COMMENT ON COLUMN langkah_instansi.nama IS 'Nama langkah.';
COMMENT ON COLUMN langkah_instansi.frasa IS 'Sambungan kalimat sesudah "diberitakan telah".';
COMMENT ON COLUMN langkah_instansi.sorotan IS 'Benar bagi langkah yang menjadi judul Ringkasan.';
COMMENT ON COLUMN langkah_instansi.id_tonggak IS 'Tonggak yang dipakai: yang langsung mendahului tangan kedua, lalu yang terbaru; kosong bila belum diberitakan.';
COMMENT ON COLUMN langkah_instansi.alat IS 'Alat yang dipakai, bila disebut.';
COMMENT ON COLUMN langkah_instansi.tanggal IS 'Tanggal (hari pertama dari yang diketahui).';
COMMENT ON COLUMN langkah_instansi.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN langkah_instansi.arti_tanggal IS 'Tanggal kejadian atau tanggal berita.';
COMMENT ON COLUMN langkah_instansi.jumlah_pegawai IS 'Banyaknya pegawai yang disebut.';
COMMENT ON COLUMN langkah_instansi.cara_tahu IS 'langsung atau tangan kedua.';
COMMENT ON COLUMN langkah_instansi.penyampai IS 'Siapa yang menyampaikan.';
COMMENT ON COLUMN langkah_instansi.catatan IS 'Catatan.';
COMMENT ON COLUMN langkah_instansi.menurut IS 'dilaporkan instansi bila semua dokumennya kiriman instansi itu sendiri, selain itu diberitakan; kosong bila belum ada.';
COMMENT ON COLUMN langkah_instansi.hari_terakhir IS 'Hari terakhir yang mungkin, untuk urutan.';
