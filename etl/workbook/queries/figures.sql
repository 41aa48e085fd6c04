-- Satu baris = satu indikator pada satu periode buku kerja ini, dengan nilai yang mendahului; indikator tahunan juga memuat tahun sebelumnya.
WITH periode_buku AS (
    SELECT id_indikator, unnest(CASE frekuensi
        WHEN 'tahunan' THEN [($periode::INTEGER - 1)::VARCHAR, $periode]
        WHEN 'semesteran' THEN [$periode || '-S1', $periode || '-S2']
        WHEN 'triwulanan' THEN list_transform(range(1, 5), lambda n: $periode || '-T' || n)
        ELSE list_transform(range(1, 13), lambda n: $periode || '-' || lpad(n::VARCHAR, 2, '0'))
    END) AS periode FROM indikator
), nilai AS (
    SELECT c.*, s.tanggal, s.presisi, s.catatan, d.id_sumber, d.judul, d.penerbit, d.tanggal_terbit, d.presisi_terbit, d.url,
        row_number() OVER (PARTITION BY c.id_indikator, c.periode ORDER BY q.urutan, j.urutan, d.id_sumber) AS ke
    FROM capaian_seri AS q0 JOIN capaian AS c USING (id_capaian) JOIN capaian_sumber AS s USING (id_capaian) JOIN sumber AS d USING (id_sumber)
    JOIN istilah AS q ON q.kolom = 'status_nilai' AND q.nilai = c.status_nilai
    JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
    WHERE c.kode_instansi = $kode
), tercatat AS (
    SELECT c.id_indikator, c.periode, string_agg(concat_ws(', ', replace(format('{:.' || coalesce(c.desimal_terbit, 0) || 'f}', c.nilai), '.', ','), c.kategori_terbit, c.status_nilai, d.judul || ' [' || d.id_sumber || ']'), chr(10) ORDER BY c.id_capaian, d.id_sumber) AS tercatat
    FROM capaian AS c JOIN capaian_sumber AS s USING (id_capaian) JOIN sumber AS d USING (id_sumber) WHERE c.kode_instansi = $kode GROUP BY ALL
)
SELECT i.id_indikator, i.nama AS indikator, i.satuan, p.periode, n.nilai, n.kategori_terbit, n.status_nilai, n.penilai, n.tanggal, n.presisi, n.judul, n.penerbit,
    n.tanggal_terbit, n.presisi_terbit, n.url, n.catatan, t.tercatat
FROM indikator AS i
JOIN periode_buku AS p USING (id_indikator)
LEFT JOIN nilai AS n ON n.id_indikator = i.id_indikator AND n.periode = p.periode AND n.ke = 1
LEFT JOIN tercatat AS t ON t.id_indikator = i.id_indikator AND t.periode = p.periode
ORDER BY i.urutan, p.periode
