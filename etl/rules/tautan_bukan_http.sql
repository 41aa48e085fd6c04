-- Tautan yang bukan http(s): tautan lain tidak dapat dibuka pembaca dan bisa berbahaya.
SELECT berkas, baris, kolom, nilai, 'tautan bukan http atau https' AS pesan,
    'Tulis alamat lengkap yang diawali https://, atau kosongkan' AS tindakan
FROM (
    SELECT berkas, baris, 'url' AS kolom, url AS nilai FROM masukan.sumber
    UNION ALL SELECT berkas, baris, 'kontak_situs', kontak_situs FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'kontak_situs', kontak_situs FROM masukan.wilayah
)
WHERE nilai IS NOT NULL AND NOT regexp_full_match(nilai, 'https?://[A-Za-z0-9][^\s<>"'']*')
