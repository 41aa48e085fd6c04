-- Satu baris = satu angka nasional rekaan pada akhir satu tahun; ukuran berikutnya selalu bagian dari ukuran sebelumnya.
SELECT n.id_indikator, 600 // n.urutan::BIGINT - 20 * t.umur AS nilai, 'instansi' AS satuan, concat(t.tahun, '-12-31') AS tanggal,
    concat('sim-penilai-', t.tahun) AS id_sumber, NULL AS catatan
FROM masukan.ukuran_nasional AS n CROSS JOIN tahun AS t
WHERE t.umur BETWEEN 1 AND 2
ORDER BY n.urutan::BIGINT, t.tahun
