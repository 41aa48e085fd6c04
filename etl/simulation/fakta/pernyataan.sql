-- Satu baris = satu pernyataan rekaan tentang seluruh instansi satu provinsi rekaan.
SELECT p.kode_instansi AS kode_provinsi, n.id_indikator, t.tahun::VARCHAR AS periode,
    'Pernyataan rekaan: sebagian instansi provinsi ini belum menerbitkan hasilnya' AS pernyataan, 'Penilai rekaan' AS penilai,
    t.tahun::VARCHAR AS tanggal, 'tahun' AS presisi, concat('sim-warta-', t.tahun) AS id_sumber, NULL AS catatan
FROM pemda AS p CROSS JOIN masukan.indikator AS n CROSS JOIN tahun AS t
WHERE p.jenis = 'provinsi' AND n.bentuk = 'kategori' AND n.frekuensi = 'tahunan' AND t.umur = 1
    AND potong(undi('pernyataan|' || p.kode_instansi), 0, 2) = 0
ORDER BY kode_provinsi, id_indikator
