-- Bobot aspek satu instrumen, atau bobot butir satu aspek bagi satu jenis pemerintah daerah, yang berjumlah lebih dari 100 persen.
WITH butir_jenis AS (
    SELECT min(s.berkas) AS berkas, s.id_instrumen, s.aspek, sum(try_cast(s.bobot AS DECIMAL(18, 4))) AS jumlah
    FROM masukan.subindikator AS s JOIN masukan.istilah AS j ON j.kolom = 'jenis'
    WHERE s.berlaku IS NULL OR list_contains(string_split(s.berlaku, ';'), j.nilai)
    GROUP BY s.id_instrumen, s.aspek, j.nilai
), jumlah AS (
    SELECT min(berkas) AS berkas, 'aspek' AS baris, sum(try_cast(bobot AS DECIMAL(18, 4))) AS jumlah, 'jumlah bobot aspek lebih dari 100 persen' AS pesan
    FROM masukan.aspek GROUP BY id_instrumen
    UNION ALL
    SELECT min(berkas), 'subindikator', max(jumlah), 'jumlah bobot butir aspek ' || aspek || ' lebih dari 100 persen'
    FROM butir_jenis GROUP BY id_instrumen, aspek
)
SELECT berkas, baris, 'bobot' AS kolom, jumlah::DOUBLE::VARCHAR AS nilai, pesan, 'Cocokkan bobot dengan lampiran peraturannya' AS tindakan
FROM jumlah WHERE jumlah > 100
UNION ALL
SELECT berkas, baris, 'bobot', bobot, 'bobot harus lebih dari 0 dan paling banyak 100 persen', 'Cocokkan bobot dengan lampiran peraturannya'
FROM (SELECT berkas, baris, bobot FROM masukan.aspek UNION ALL SELECT berkas, baris, bobot FROM masukan.subindikator)
WHERE try_cast(bobot AS DOUBLE) <= 0 OR try_cast(bobot AS DOUBLE) > 100
