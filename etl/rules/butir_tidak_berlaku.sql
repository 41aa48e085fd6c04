-- Level untuk butir yang tidak berlaku bagi jenis pemerintah daerah itu, atau level bersama status "tidak berlaku".
SELECT p.berkas, p.baris::VARCHAR AS baris, 'id_subindikator' AS kolom, p.id_subindikator AS nilai,
    'butir ini tidak berlaku bagi ' || i.jenis AS pesan, 'Pakai butir yang berlaku bagi ' || i.jenis || ', atau hapus barisnya' AS tindakan
FROM masukan.penilaian AS p
JOIN masukan.instansi AS i USING (kode_instansi)
JOIN (SELECT id_instrumen || '.' || kode AS id_subindikator, berlaku FROM masukan.subindikator WHERE berlaku IS NOT NULL) AS s USING (id_subindikator)
WHERE NOT list_contains(string_split(s.berlaku, ';'), i.jenis) AND p.status_bukti IS DISTINCT FROM 'tidak berlaku'
UNION ALL
SELECT berkas, baris::VARCHAR, 'level', level, 'butir berstatus tidak berlaku tetapi berlevel', 'Kosongkan level, atau ganti status buktinya'
FROM masukan.penilaian WHERE status_bukti = 'tidak berlaku' AND level IS NOT NULL
