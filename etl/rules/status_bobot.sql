-- Bobot tanpa kepastian, kepastian tanpa bobot, dan batas kategori yang terbalik: nilai resmi yang tidak diketahui harus tidak ada.
SELECT berkas, baris, 'bobot' AS kolom, bobot AS nilai,
    CASE WHEN bobot IS NULL THEN 'bobot kosong tetapi statusnya ' || status_bobot ELSE 'bobot terisi tetapi statusnya belum diketahui' END AS pesan,
    'Isi bobot beserta statusnya, atau kosongkan bobot dengan status belum diketahui' AS tindakan
FROM (SELECT berkas, baris, bobot, status_bobot FROM masukan.aspek UNION ALL SELECT berkas, baris, bobot, status_bobot FROM masukan.subindikator)
WHERE (bobot IS NULL) <> (status_bobot = 'belum diketahui')
UNION ALL
SELECT berkas, baris, 'batas_bawah', batas_bawah, 'batas bawah lebih tinggi dari batas atas', 'Tukar kedua batas'
FROM masukan.batas WHERE try_cast(batas_bawah AS DOUBLE) > try_cast(batas_atas AS DOUBLE)
UNION ALL
SELECT berkas, baris, 'batas_bawah', batas_bawah, 'batas bawah tidak lebih rendah dari batas atas', 'Perbaiki rentang indikator'
FROM masukan.indikator WHERE try_cast(batas_bawah AS DOUBLE) >= try_cast(batas_atas AS DOUBLE)
