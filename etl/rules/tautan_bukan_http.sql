-- Tautan yang bukan http(s): tautan lain tidak dapat dibuka pembaca dan bisa berbahaya.
SELECT berkas, baris, 'url' AS kolom, url AS nilai, 'tautan bukan http atau https' AS pesan,
    'Tulis alamat lengkap yang diawali https://, atau kosongkan' AS tindakan
FROM masukan.sumber
WHERE url IS NOT NULL AND NOT regexp_full_match(url, 'https?://[A-Za-z0-9][^\s<>"'']*')
