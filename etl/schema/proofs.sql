-- Bukti sesudah muat bagi tabel besar tanpa kunci: satu baris per pelanggaran; hasil kosong berarti terbukti.
SELECT 'capaian: id_capaian berulang' AS pelanggaran FROM capaian GROUP BY id_capaian HAVING count(*) > 1
UNION ALL
SELECT 'capaian: deret, nilai, dan kategori berulang' FROM capaian
GROUP BY kode_instansi, id_indikator, periode, status_nilai, nilai, kategori_terbit HAVING count(*) > 1
UNION ALL
SELECT 'capaian: tanpa sumber' FROM capaian ANTI JOIN capaian_sumber USING (id_capaian)
UNION ALL
SELECT 'capaian: instansi, indikator, instrumen, atau kategori tidak dikenal' FROM capaian AS c
WHERE c.kode_instansi NOT IN (SELECT kode_instansi FROM instansi)
    OR c.id_indikator NOT IN (SELECT id_indikator FROM indikator)
    OR (c.id_instrumen IS NOT NULL AND c.id_instrumen NOT IN (SELECT id_instrumen FROM instrumen))
    OR (c.id_kategori IS NOT NULL AND c.id_kategori NOT IN (SELECT id_kategori FROM kategori))
UNION ALL
SELECT 'capaian_sumber: capaian atau sumber tidak dikenal' FROM capaian_sumber AS s
WHERE s.id_sumber NOT IN (SELECT id_sumber FROM sumber) OR s.id_capaian NOT IN (SELECT id_capaian FROM capaian)
UNION ALL
SELECT 'penilaian: instansi, butir, atau sumber tidak dikenal' FROM penilaian AS p
WHERE p.kode_instansi NOT IN (SELECT kode_instansi FROM instansi)
    OR p.id_subindikator NOT IN (SELECT id_subindikator FROM subindikator)
    OR p.id_sumber NOT IN (SELECT id_sumber FROM sumber)
UNION ALL
SELECT 'penilaian: instansi, butir, periode, dan asal berulang' FROM penilaian
GROUP BY kode_instansi, id_subindikator, periode, asal HAVING count(*) > 1
UNION ALL
SELECT 'baris fakta hilang: ' || tabel FROM (
    SELECT 'capaian_sumber' AS tabel, (SELECT count(*) FROM masukan.capaian) AS masuk, (SELECT count(*) FROM capaian_sumber) AS keluar
    UNION ALL SELECT 'penilaian', (SELECT count(*) FROM masukan.penilaian), (SELECT count(*) FROM penilaian)
    UNION ALL SELECT 'penandatangan', (SELECT count(*) FROM masukan.penandatangan), (SELECT count(*) FROM penandatangan)
    UNION ALL SELECT 'tonggak', (SELECT count(*) FROM masukan.tonggak), (SELECT count(*) FROM rujukan WHERE tabel = 'tonggak')
    UNION ALL SELECT 'rencana_aksi', (SELECT count(*) FROM masukan.rencana_aksi), (SELECT count(*) FROM rencana_aksi)
    UNION ALL SELECT 'tanggapan', (SELECT count(*) FROM masukan.tanggapan), (SELECT count(*) FROM tanggapan)
    UNION ALL SELECT 'pengisian_jabatan', (SELECT count(*) FROM masukan.pengisian_jabatan), (SELECT count(*) FROM pengisian_jabatan)
) WHERE masuk <> keluar
