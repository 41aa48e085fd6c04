-- Tepat satu langkah menjadi judul Ringkasan, dan paling banyak satu indikator menjadi kartunya.
SELECT coalesce(min(berkas), 'acuan/instrumen/<id>.toml') AS berkas, 'langkah' AS baris, 'sorotan' AS kolom, string_agg(kode, ', ' ORDER BY kode) AS nilai,
    'harus tepat satu langkah bersorotan' AS pesan, 'Tulis sorotan = true pada satu [[langkah]] saja' AS tindakan
FROM masukan.langkah WHERE sorotan = 'true' HAVING count(*) <> 1
UNION ALL
SELECT min(berkas), 'indikator', 'sorotan', string_agg(id_indikator, ', ' ORDER BY id_indikator),
    'paling banyak satu indikator bersorotan', 'Sisakan sorotan = true pada satu indikator'
FROM masukan.indikator WHERE sorotan = 'true' HAVING count(*) > 1
