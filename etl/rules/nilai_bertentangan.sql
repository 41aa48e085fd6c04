-- Dua nilai berbeda untuk satu periode dan status tanpa catatan di baris mana pun, atau satu angka dengan penilai yang berbeda-beda.
WITH seri AS (
    SELECT c.*, i.sifat, i.nama
    FROM masukan.capaian AS c JOIN masukan.indikator AS i USING (id_indikator)
), bertentangan AS (
    SELECT kode_instansi, id_indikator, periode, status_nilai
    FROM seri WHERE sifat = 'tahunan'
    GROUP BY ALL
    HAVING count(DISTINCT coalesce(try_cast(nilai AS DOUBLE)::VARCHAR, kategori_terbit)) > 1 AND count(catatan) = 0
)
SELECT s.berkas, s.baris::VARCHAR AS baris, 'nilai' AS kolom, coalesce(s.nilai, s.kategori_terbit) AS nilai,
    'nilai ' || s.nama || ' periode ini berbeda antarsumber tanpa catatan' AS pesan,
    'Tulis di catatan mengapa berbeda; kedua nilai tetap dimuat dan ditampilkan' AS tindakan
FROM seri AS s SEMI JOIN bertentangan AS b USING (kode_instansi, id_indikator, periode, status_nilai)
UNION ALL
SELECT min(berkas), min(baris)::VARCHAR, 'penilai', string_agg(DISTINCT penilai, ' / ' ORDER BY penilai),
    'satu angka ditulis dengan penilai, status periode, instrumen, atau kategori katalog yang berbeda-beda',
    'Samakan keempatnya di semua baris angka itu'
FROM masukan.capaian
WHERE penilai IS NOT NULL
GROUP BY kode_instansi, id_indikator, periode, status_nilai, try_cast(nilai AS DOUBLE), kategori_terbit
HAVING count(DISTINCT (penilai, status_periode, coalesce(id_instrumen, ''), coalesce(id_kategori, ''))) > 1
UNION ALL
SELECT min(berkas), min(baris)::VARCHAR, 'id_instrumen', string_agg(DISTINCT coalesce(id_instrumen, '(kosong)'), ' / ' ORDER BY coalesce(id_instrumen, '(kosong)')),
    'satu periode dan status memuat nilai dari dua instrumen', 'Dua instrumen tidak boleh berada dalam satu deret; periksa periode dan instrumennya'
FROM masukan.capaian
GROUP BY kode_instansi, id_indikator, periode, status_nilai
HAVING count(DISTINCT coalesce(id_instrumen, '(kosong)')) > 1
UNION ALL
SELECT min(berkas), min(baris)::VARCHAR, 'jumlah_pegawai', string_agg(DISTINCT jumlah_pegawai, ' / ' ORDER BY jumlah_pegawai),
    'satu langkah ditulis dengan jumlah pegawai yang berbeda antarsumber', 'Pakai satu jumlah di semua baris langkah itu dan tulis yang lain di catatan'
FROM masukan.tonggak
GROUP BY kode_instansi, tonggak, tanggal, alat, presisi
HAVING count(DISTINCT jumlah_pegawai) > 1
