-- id_kategori yang bukan kategori instrumen capaian itu (atau instrumen indikatornya).
SELECT c.berkas, c.baris::VARCHAR AS baris, 'id_kategori' AS kolom, c.id_kategori AS nilai,
    CASE
        WHEN coalesce(c.id_instrumen, i.id_instrumen) IS NULL THEN 'kategori katalog ditulis tanpa instrumen'
        ELSE 'bukan kategori instrumen ' || coalesce(c.id_instrumen, i.id_instrumen)
    END AS pesan,
    CASE
        WHEN coalesce(c.id_instrumen, i.id_instrumen) IS NULL THEN 'Isi id_instrumen, atau kosongkan id_kategori'
        ELSE 'Pakai id kategori dari instrumen itu, atau kosongkan dan biarkan kategori_terbit seperti tercetak'
    END AS tindakan
FROM masukan.capaian AS c LEFT JOIN masukan.indikator AS i USING (id_indikator)
ANTI JOIN masukan.kategori AS k
    ON k.id_instrumen = coalesce(c.id_instrumen, i.id_instrumen) AND k.id_instrumen || '.' || k.kode = c.id_kategori
WHERE c.id_kategori IS NOT NULL AND (c.id_instrumen IS NOT NULL OR i.id_indikator IS NOT NULL)
