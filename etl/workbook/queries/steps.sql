-- Satu baris = satu langkah manajemen talenta, dengan kejadian terbarunya; yang dikirim instansi itu sendiri mendahului.
WITH dokumen AS (
    SELECT r.kunci, d.*, row_number() OVER (PARTITION BY r.kunci ORDER BY d.jenis_sumber <> 'kiriman instansi', d.id_sumber) AS ke
    FROM rujukan AS r JOIN sumber AS d USING (id_sumber) WHERE r.tabel = 'tonggak'
), kejadian AS (
    SELECT t.*, d.judul, d.penerbit, d.tanggal_terbit, d.presisi_terbit, d.url, d.id_sumber,
        row_number() OVER (PARTITION BY t.id_langkah ORDER BY d.jenis_sumber <> 'kiriman instansi', t.tanggal DESC NULLS LAST, t.id_tonggak) AS ke
    FROM tonggak AS t JOIN dokumen AS d ON d.kunci = t.id_tonggak::VARCHAR AND d.ke = 1 WHERE t.kode_instansi = $kode
), tercatat AS (
    SELECT id_langkah, string_agg(concat_ws(', ', CASE presisi WHEN 'hari' THEN strftime(tanggal, '%d-%m-%Y') WHEN 'bulan' THEN strftime(tanggal, '%m-%Y') ELSE coalesce(strftime(tanggal, '%Y'), 'tanggal tidak disebut') END, 'menurut ' || penyampai, judul || ' [' || id_sumber || ']'), chr(10) ORDER BY tanggal, id_tonggak) AS tercatat
    FROM kejadian GROUP BY ALL
)
SELECT l.id_langkah AS kode, l.nama AS langkah, l.arti, k.tanggal, k.presisi, k.alat, k.jumlah_pegawai, k.judul, k.penerbit, k.tanggal_terbit, k.presisi_terbit,
    k.url, k.catatan, t.tercatat
FROM langkah AS l
LEFT JOIN kejadian AS k ON k.id_langkah = l.id_langkah AND k.ke = 1
LEFT JOIN tercatat AS t ON t.id_langkah = l.id_langkah
ORDER BY l.urutan
