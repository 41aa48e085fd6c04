-- Pengenal yang tidak ada di acuan: sumber, indikator, langkah, butir, instrumen, aspek, komitmen, ukuran nasional. Kata yang mirip diusulkan.
WITH dikenal AS (
    SELECT 'sumber' AS acuan, id_sumber AS id FROM masukan.sumber
    UNION ALL SELECT 'indikator', id_indikator FROM masukan.indikator
    UNION ALL SELECT 'langkah', kode FROM masukan.langkah
    UNION ALL SELECT 'instrumen', id_instrumen FROM masukan.instrumen
    UNION ALL SELECT 'subindikator', id_instrumen || '.' || kode FROM masukan.subindikator
    UNION ALL SELECT 'aspek', id_instrumen || '.' || kode FROM masukan.aspek
    UNION ALL SELECT 'komitmen', id_komitmen FROM masukan.komitmen
    UNION ALL SELECT 'butir', id_komitmen || '.' || nomor FROM masukan.butir
    UNION ALL SELECT 'ukuran nasional', id_indikator FROM masukan.ukuran_nasional
), pemakaian AS (
    SELECT berkas, baris::VARCHAR AS baris, 'id_sumber' AS kolom, id_sumber AS nilai, 'sumber' AS acuan FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'bantahan', bantahan, 'sumber' FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_indikator', id_indikator, 'indikator' FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_instrumen', id_instrumen, 'instrumen' FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'tonggak', tonggak, 'langkah' FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_indikator', id_indikator, 'indikator' FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_butir', id_butir, 'butir' FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.tanggapan
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.nasional
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_indikator', id_indikator, 'ukuran nasional' FROM masukan.nasional
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_komitmen', id_komitmen, 'komitmen' FROM masukan.penandatangan
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', trim(unnest(string_split(id_sumber, ';'))), 'sumber' FROM masukan.penandatangan
    UNION ALL SELECT berkas, baris, 'id_instrumen', id_instrumen, 'instrumen' FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'aspek', id_instrumen || '.' || aspek, 'aspek' FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'aspek_terkait', unnest(string_split(aspek_terkait, ';')), 'aspek' FROM masukan.butir
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.instrumen
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.glosarium
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.batas
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.komitmen
    UNION ALL SELECT berkas, baris, 'sumber', unnest(string_split(sumber, ';')), 'sumber' FROM masukan.butir
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.koreksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_indikator', id_indikator, 'indikator' FROM masukan.koreksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_sumber', id_sumber, 'sumber' FROM masukan.penilaian
    WHERE id_sumber NOT IN (SELECT id_sumber FROM masukan.sumber WHERE id_sumber IS NOT NULL)
    UNION ALL SELECT berkas, baris::VARCHAR, 'id_subindikator', id_subindikator, 'subindikator' FROM masukan.penilaian
    WHERE id_subindikator NOT IN (
        SELECT id_instrumen || '.' || kode FROM masukan.subindikator WHERE kode IS NOT NULL AND id_instrumen IS NOT NULL
    )
), tidak_dikenal AS (
    SELECT p.* FROM pemakaian AS p ANTI JOIN dikenal AS d ON p.acuan = d.acuan AND p.nilai = d.id WHERE p.nilai IS NOT NULL
), usulan AS (
    SELECT t.nilai, t.acuan, arg_max(d.id, jaro_winkler_similarity(t.nilai, d.id)) AS usul
    FROM (SELECT DISTINCT nilai, acuan FROM tidak_dikenal) AS t JOIN dikenal AS d USING (acuan)
    WHERE t.acuan NOT IN ('sumber', 'subindikator', 'aspek', 'butir') AND jaro_winkler_similarity(t.nilai, d.id) >= 0.85
    GROUP BY ALL
)
SELECT t.berkas, t.baris, t.kolom, t.nilai, t.acuan || ' tidak ada di acuan' AS pesan,
    CASE
        WHEN u.usul IS NOT NULL THEN 'Maksudnya ' || u.usul || '? Perbaiki ejaannya'
        WHEN t.acuan = 'sumber' THEN 'Daftarkan dokumennya di acuan/sumber.csv, atau perbaiki penulisannya'
        ELSE 'Daftarkan di folder acuan, atau perbaiki penulisannya'
    END AS tindakan
FROM tidak_dikenal AS t LEFT JOIN usulan AS u USING (nilai, acuan)
