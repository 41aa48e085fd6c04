-- Tanggapan atas fakta tentang instansi lain: hak jawab hanya berlaku atas fakta tentang diri sendiri.
SELECT berkas, baris::VARCHAR AS baris, 'kunci' AS kolom, kunci AS nilai, 'fakta ini bukan tentang instansi ' || kode_instansi AS pesan,
    'Tulis kunci fakta tentang instansi itu sendiri, atau perbaiki kode_instansi' AS tindakan
FROM masukan.tanggapan
WHERE NOT list_contains(string_split(kunci, '/'), kode_instansi)
