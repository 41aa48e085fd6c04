-- Tanggal yang tidak ada di kalender, tidak cocok dengan presisinya, atau di masa depan.
WITH sel AS (
    SELECT berkas, baris::VARCHAR AS baris, 'tanggal' AS kolom, tanggal AS nilai, presisi, true AS berpresisi, true AS sudah FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, presisi, true, true FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, presisi, true, true FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, presisi, true, tahap IS DISTINCT FROM 'direncanakan' FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tenggat', tenggat, NULL, false, false FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, NULL, false, true FROM masukan.tanggapan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, NULL, false, true FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, NULL, false, true FROM masukan.nasional
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanggal', tanggal, NULL, false, true FROM masukan.koreksi
    UNION ALL SELECT berkas, baris, 'tanggal_terbit', tanggal_terbit, NULL, false, true FROM masukan.sumber
    UNION ALL SELECT berkas, coalesce(baris, 'tanggal'), 'tanggal', tanggal, 'hari', true, false FROM masukan.komitmen
    UNION ALL SELECT berkas, baris, 'tenggat', tenggat, CASE WHEN tenggat IS NOT NULL THEN 'hari' END, true, false FROM masukan.butir
), ukuran AS (
    SELECT *, CASE len(nilai) WHEN 10 THEN 'hari' WHEN 7 THEN 'bulan' WHEN 4 THEN 'tahun' END AS bentuk,
        try_cast(CASE len(nilai) WHEN 10 THEN nilai WHEN 7 THEN nilai || '-01' WHEN 4 THEN nilai || '-01-01' END AS DATE) AS hari_pertama
    FROM sel
), putusan AS (
    SELECT *, CASE
        WHEN nilai IS NULL AND presisi IS NOT NULL AND NOT ends_with(berkas, '.toml') THEN 'tanpa tanggal'
        WHEN nilai IS NULL THEN NULL
        WHEN hari_pertama IS NULL OR NOT regexp_full_match(nilai, '[12][0-9]{3}(-[0-9]{2}){0,2}') THEN 'bukan tanggal'
        WHEN berpresisi AND presisi IS DISTINCT FROM bentuk THEN 'presisi lain'
        WHEN sudah AND hari_pertama > masukan.hari_ini() THEN 'masa depan'
    END AS salah
    FROM ukuran
)
SELECT berkas, baris, kolom, nilai,
    CASE salah
        WHEN 'tanpa tanggal' THEN 'presisi ditulis tanpa tanggal'
        WHEN 'bukan tanggal' THEN 'bukan tanggal yang ada'
        WHEN 'presisi lain' THEN 'tanggal tidak cocok dengan presisi ' || coalesce(presisi, 'yang kosong')
        ELSE 'tanggal di masa depan'
    END AS pesan,
    CASE salah
        WHEN 'tanpa tanggal' THEN 'Isi tanggalnya, atau kosongkan presisi'
        WHEN 'masa depan' THEN 'Cocokkan dengan dokumen sumbernya'
        ELSE 'Tulis YYYY-MM-DD (hari), YYYY-MM (bulan), atau YYYY (tahun) sesuai yang diketahui'
    END AS tindakan
FROM putusan WHERE salah IS NOT NULL
