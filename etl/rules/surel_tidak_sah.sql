-- Alamat surel kontak yang bukan alamat: tautan surel yang keliru menyesatkan pembaca.
SELECT berkas, baris, 'kontak_surel' AS kolom, kontak_surel AS nilai, 'bukan alamat surel' AS pesan,
    'Tulis satu alamat, misalnya nama@contoh.go.id, atau kosongkan' AS tindakan
FROM (SELECT berkas, baris, kontak_surel FROM masukan.instansi UNION ALL SELECT berkas, baris, kontak_surel FROM masukan.wilayah)
WHERE kontak_surel IS NOT NULL AND NOT regexp_full_match(kontak_surel, '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+')
