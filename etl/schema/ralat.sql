-- Nilai capaian yang pernah terbit di snapshot sebelumnya (katalog `lama`) dan kini diganti atau dicabut.
-- Dokumen yang sama kini bernilai lain: ralat. Baris yang hilang tetapi nilainya masih dimuat dokumen lain pada deret yang sama: bukan ralat.
CREATE TEMP MACRO cetak_nilai(nilai, desimal, kategori) AS CASE WHEN nilai IS NULL THEN kategori
    ELSE cetak_angka(nilai, desimal) || CASE WHEN kategori IS NULL THEN '' ELSE ' (' || kategori || ')' END END;
INSERT INTO terbit.ralat
WITH dulu AS (
    SELECT c.kode_instansi, c.id_indikator, c.periode, c.status_nilai, c.nilai, c.desimal_terbit, c.kategori_terbit, s.id_sumber
    FROM lama.capaian AS c JOIN lama.capaian_sumber AS s USING (id_capaian) WHERE c.nilai IS NOT NULL OR c.kategori_terbit IS NOT NULL
), kini AS (
    SELECT c.kode_instansi, c.id_indikator, c.periode, c.status_nilai, c.nilai, c.desimal_terbit, c.kategori_terbit, s.id_sumber
    FROM terbit.capaian AS c JOIN terbit.capaian_sumber AS s USING (id_capaian) WHERE c.nilai IS NOT NULL OR c.kategori_terbit IS NOT NULL
), berlainan AS (
    SELECT * FROM dulu EXCEPT SELECT * FROM kini
), deret AS (
    SELECT k.* FROM kini AS k SEMI JOIN berlainan USING (kode_instansi, id_indikator, periode, status_nilai)
), hilang AS (
    -- Kategori yang baru menyusul angka yang sama melengkapi, bukan meralat.
    SELECT * FROM berlainan AS d ANTI JOIN deret AS k
        ON d.kode_instansi = k.kode_instansi AND d.id_indikator = k.id_indikator AND d.periode = k.periode AND d.status_nilai = k.status_nilai
        AND d.id_sumber = k.id_sumber AND d.nilai IS NOT DISTINCT FROM k.nilai
        AND (d.kategori_terbit IS NULL OR d.kategori_terbit IS NOT DISTINCT FROM k.kategori_terbit)
), muncul AS (
    SELECT k.*, cetak_nilai(k.nilai, k.desimal_terbit, k.kategori_terbit) AS cetak FROM deret AS k ANTI JOIN dulu AS d
        ON d.kode_instansi = k.kode_instansi AND d.id_indikator = k.id_indikator AND d.periode = k.periode AND d.status_nilai = k.status_nilai
        AND d.id_sumber = k.id_sumber AND d.nilai IS NOT DISTINCT FROM k.nilai AND d.kategori_terbit IS NOT DISTINCT FROM k.kategori_terbit
), dokumen_sama AS (
    SELECT kode_instansi, id_indikator, periode, status_nilai, id_sumber, string_agg(DISTINCT cetak, ' dan ' ORDER BY cetak) AS cetak FROM muncul GROUP BY ALL
), deret_sama AS (
    SELECT kode_instansi, id_indikator, periode, status_nilai, string_agg(DISTINCT cetak, ' dan ' ORDER BY cetak) AS cetak,
        string_agg(DISTINCT id_sumber, ';' ORDER BY id_sumber) AS id_sumber
    FROM muncul GROUP BY ALL
), tetap AS (
    -- Nilai lama yang masih terbit pada deretnya, oleh dokumen mana pun.
    SELECT DISTINCT h.kode_instansi, h.id_indikator, h.periode, h.status_nilai, h.id_sumber, h.nilai, h.kategori_terbit FROM hilang AS h JOIN deret AS k
        ON h.kode_instansi = k.kode_instansi AND h.id_indikator = k.id_indikator AND h.periode = k.periode AND h.status_nilai = k.status_nilai
        AND h.nilai IS NOT DISTINCT FROM k.nilai AND (h.kategori_terbit IS NULL OR h.kategori_terbit IS NOT DISTINCT FROM k.kategori_terbit)
), ganti AS (
    SELECT h.*, coalesce(o.cetak, r.cetak) AS nilai_baru, coalesce(o.id_sumber, r.id_sumber) AS id_sumber_baru
    FROM hilang AS h
    LEFT JOIN dokumen_sama AS o USING (kode_instansi, id_indikator, periode, status_nilai, id_sumber)
    LEFT JOIN deret_sama AS r USING (kode_instansi, id_indikator, periode, status_nilai)
    LEFT JOIN tetap AS t ON h.kode_instansi = t.kode_instansi AND h.id_indikator = t.id_indikator AND h.periode = t.periode AND h.status_nilai = t.status_nilai
        AND h.id_sumber = t.id_sumber AND h.nilai IS NOT DISTINCT FROM t.nilai AND h.kategori_terbit IS NOT DISTINCT FROM t.kategori_terbit
    WHERE o.cetak IS NOT NULL OR t.kode_instansi IS NULL
)
SELECT getvariable('id_muatan'), kode_instansi, id_indikator, periode, status_nilai,
    coalesce(cetak_angka(nilai, desimal_terbit), kategori_terbit), CASE WHEN nilai IS NOT NULL THEN kategori_terbit END, nilai_baru,
    string_agg(DISTINCT id_sumber, ';' ORDER BY id_sumber), string_agg(DISTINCT id_sumber_baru, ';' ORDER BY id_sumber_baru)
FROM ganti GROUP BY ALL ORDER BY ALL;
