-- Periode yang bentuknya salah, tidak cocok dengan frekuensi indikator, atau belum mulai.
WITH sel AS (
    SELECT c.berkas, c.baris::VARCHAR AS baris, c.periode, i.frekuensi
    FROM masukan.capaian AS c LEFT JOIN masukan.indikator AS i USING (id_indikator)
    UNION ALL
    SELECT p.berkas, p.baris::VARCHAR, p.periode, i.frekuensi
    FROM masukan.pernyataan AS p LEFT JOIN masukan.indikator AS i USING (id_indikator)
    UNION ALL
    SELECT k.berkas, k.baris::VARCHAR, k.periode, i.frekuensi
    FROM masukan.koreksi AS k LEFT JOIN masukan.indikator AS i USING (id_indikator)
    UNION ALL
    SELECT berkas, baris::VARCHAR, periode, NULL FROM masukan.penilaian
    WHERE NOT regexp_full_match(periode, '(19|20)[0-9]{2}(-(S[12]|T[1-4]|0[1-9]|1[0-2]))?') OR rpad(periode, 7, '-01') > strftime(masukan.hari_ini(), '%Y-%m')
), bentuk AS (
    SELECT *, CASE
        WHEN regexp_full_match(periode, '(19|20)[0-9]{2}') THEN 'tahunan'
        WHEN regexp_full_match(periode, '(19|20)[0-9]{2}-S[12]') THEN 'semesteran'
        WHEN regexp_full_match(periode, '(19|20)[0-9]{2}-T[1-4]') THEN 'triwulanan'
        WHEN regexp_full_match(periode, '(19|20)[0-9]{2}-(0[1-9]|1[0-2])') THEN 'bulanan'
    END AS frekuensi_periode,
    try_cast(left(periode, 4) || CASE frekuensi_periode
        WHEN 'tahunan' THEN '-01'
        WHEN 'semesteran' THEN CASE periode[7] WHEN '1' THEN '-01' ELSE '-07' END
        WHEN 'triwulanan' THEN format('-{:02d}', 3 * periode[7]::INTEGER - 2)
        WHEN 'bulanan' THEN periode[5:7]
    END || '-01' AS DATE) AS hari_pertama
    FROM sel WHERE periode IS NOT NULL
)
SELECT berkas, baris, 'periode' AS kolom, periode AS nilai,
    CASE
        WHEN frekuensi_periode IS NULL THEN 'bukan periode yang ada'
        WHEN frekuensi_periode <> frekuensi THEN 'indikator ini ' || frekuensi || ', periodenya ' || frekuensi_periode
        ELSE 'periode belum mulai'
    END AS pesan,
    CASE frekuensi_periode = coalesce(frekuensi, frekuensi_periode)
        WHEN true THEN 'Cocokkan dengan dokumen sumbernya'
        ELSE 'Tulis YYYY, YYYY-S1, YYYY-T1, atau YYYY-MM sesuai frekuensi indikator'
    END AS tindakan
FROM bentuk
WHERE frekuensi_periode IS NULL OR frekuensi_periode <> frekuensi OR hari_pertama > masukan.hari_ini()
