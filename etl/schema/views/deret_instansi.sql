-- Satu baris = satu deret bersama kelompok instansinya dan arah indikatornya; deret tanpa nilai yang mendahului memakai instrumen nilai-nilainya.
CREATE VIEW deret_instansi AS
WITH tanpa_pemimpin AS (
    SELECT c.kode_instansi, c.id_indikator, c.periode, c.status_nilai, min(c.id_instrumen) AS instrumen_nilai
    FROM capaian AS c SEMI JOIN (SELECT * FROM capaian_seri WHERE id_capaian IS NULL) AS s USING (kode_instansi, id_indikator, periode, status_nilai)
    GROUP BY ALL
)
SELECT s.* REPLACE (coalesce(s.id_instrumen, t.instrumen_nilai) AS id_instrumen), i.jenis, i.kode_provinsi, n.arah,
    coalesce(n.patahan <= s.periode, false) AS sesudah_patahan
FROM capaian_seri AS s
JOIN instansi AS i USING (kode_instansi)
JOIN indikator AS n USING (id_indikator)
LEFT JOIN tanpa_pemimpin AS t USING (kode_instansi, id_indikator, periode, status_nilai);
COMMENT ON VIEW deret_instansi IS 'Satu baris = satu deret dengan jenis dan provinsi instansinya, arah indikatornya, dan sisi patahannya.';
