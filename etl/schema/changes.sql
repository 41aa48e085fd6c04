-- Apa yang berubah sejak snapshot sebelumnya: isian_lama terhadap isian_baru (lihat isian.sql).
-- Isian yang sama persis gugur lebih dahulu; sisanya yang sekunci dipasangkan, jadi beberapa isian boleh berbagi kunci.
CREATE TEMP TABLE pasangan AS
WITH hilang AS (
    SELECT *, row_number() OVER (PARTITION BY tabel, kunci ORDER BY try_cast(baris AS BIGINT), isi) AS ke
    FROM isian_lama ANTI JOIN isian_baru USING (tabel, kunci, isi)
), muncul AS (
    SELECT *, row_number() OVER (PARTITION BY tabel, kunci ORDER BY try_cast(baris AS BIGINT), isi) AS ke
    FROM isian_baru ANTI JOIN isian_lama USING (tabel, kunci, isi)
)
SELECT tabel, kunci, CASE WHEN l.isi IS NULL THEN 'ditambah' WHEN b.isi IS NULL THEN 'dihapus' ELSE 'diubah' END AS jenis,
    coalesce(b.induk, l.induk) AS induk, coalesce(b.kode_instansi, l.kode_instansi) AS kode_instansi,
    coalesce(b.tentang, l.tentang) AS tentang, l.isi AS isi_lama, b.isi AS isi_baru,
    CASE WHEN b.isi IS NULL THEN l.id_sumber ELSE b.id_sumber END AS id_sumber, CASE WHEN b.isi IS NULL THEN l.berkas ELSE b.berkas END AS berkas,
    CASE WHEN b.isi IS NULL THEN l.baris ELSE b.baris END AS baris
FROM hilang AS l FULL JOIN muncul AS b USING (tabel, kunci, ke);

-- Kertas kerja yang seluruhnya baru atau hilang cukup satu baris; yang berubah tercatat juga per butir (terinci).
INSERT INTO terbit.perubahan
SELECT getvariable('id_muatan'), row_number() OVER (ORDER BY tabel, kode_instansi NULLS FIRST, kunci, induk NULLS FIRST), jenis, tabel, kunci, induk,
    tabel = 'penilaian' AND induk IS NULL AND jenis = 'diubah', kode_instansi, tentang, isi_lama, isi_baru, id_sumber, berkas, baris
FROM pasangan
WHERE induk IS NULL OR induk IN (SELECT kunci FROM pasangan WHERE tabel = 'penilaian' AND jenis = 'diubah')
ORDER BY 2;
