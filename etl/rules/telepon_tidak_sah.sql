-- Nomor telepon kontak dengan tanda selain angka, spasi, + ( ) dan -.
SELECT berkas, baris, 'kontak_telepon' AS kolom, kontak_telepon AS nilai, 'bukan nomor telepon' AS pesan,
    'Tulis satu nomor dengan angka, spasi, dan tanda + ( ) - saja, atau kosongkan' AS tindakan
FROM (SELECT berkas, baris, kontak_telepon FROM masukan.instansi UNION ALL SELECT berkas, baris, kontak_telepon FROM masukan.wilayah)
WHERE kontak_telepon IS NOT NULL AND NOT (regexp_full_match(kontak_telepon, '[0-9+() -]+') AND regexp_matches(kontak_telepon, '[0-9]'))
