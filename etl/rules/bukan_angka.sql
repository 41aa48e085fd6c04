-- Kolom angka yang isinya bukan angka. Koma ditangani aturan koma_di_angka.
WITH sel AS (
    SELECT berkas, baris::VARCHAR AS baris, 'nilai' AS kolom, nilai, 'DOUBLE' AS tipe FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'nilai', nilai, 'DOUBLE' FROM masukan.nasional
    UNION ALL SELECT berkas, baris::VARCHAR, 'jumlah', jumlah, 'INTEGER' FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'jumlah_pegawai', jumlah_pegawai, 'INTEGER' FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'peringkat', peringkat, 'INTEGER' FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tahun', tahun, 'INTEGER' FROM masukan.penghargaan
    UNION ALL SELECT berkas, baris::VARCHAR, 'nomor', nomor, 'INTEGER' FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris, 'petak_kolom', petak_kolom, 'INTEGER' FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'petak_baris', petak_baris, 'INTEGER' FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'batas_bawah', batas_bawah, 'DOUBLE' FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'batas_atas', batas_atas, 'DOUBLE' FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'desimal', desimal, 'INTEGER' FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'siklus_bulan', siklus_bulan, 'INTEGER' FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'bobot', bobot, 'DECIMAL' FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'skor_maks', skor_maks, 'DECIMAL' FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'bobot', bobot, 'DECIMAL' FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'batas_bawah', batas_bawah, 'DECIMAL' FROM masukan.batas
    UNION ALL SELECT berkas, baris, 'batas_atas', batas_atas, 'DECIMAL' FROM masukan.batas
    UNION ALL SELECT berkas, baris::VARCHAR, 'level', level, 'INTEGER' FROM masukan.penilaian
    WHERE NOT (level BETWEEN '0' AND '9' AND len(level) = 1)
), bentuk (tipe, pesan, tindakan) AS (
    VALUES ('DOUBLE', 'bukan angka', 'Tulis angka saja, misalnya 1234.5, tanpa satuan dan tanpa tanda ribuan'),
        ('DECIMAL', 'bukan angka dengan paling banyak empat desimal', 'Tulis angka saja, misalnya 12.5'),
        ('INTEGER', 'bukan bilangan bulat dengan paling banyak sembilan angka', 'Tulis bilangan bulat saja, misalnya 1234, tanpa satuan dan tanpa tanda ribuan')
)
SELECT berkas, baris, kolom, nilai, pesan, tindakan
FROM sel JOIN bentuk USING (tipe)
WHERE nilai IS NOT NULL AND NOT contains(nilai, ',')
    -- Pola ditulis tetap: pola yang datang dari kolom disusun ulang untuk setiap baris.
    AND NOT CASE tipe
        WHEN 'DOUBLE' THEN regexp_full_match(nilai, '-?[0-9]{1,15}([.][0-9]{1,12})?')
        WHEN 'DECIMAL' THEN regexp_full_match(nilai, '-?[0-9]{1,5}([.][0-9]{1,4})?')
        ELSE regexp_full_match(nilai, '-?[0-9]{1,9}')
    END
UNION ALL
SELECT c.berkas, c.baris::VARCHAR, c.kolom, c.nilai, i.nama || ' harus bilangan bulat',
    'Bila titik itu tanda ribuan, tulis tanpa titik: ' || replace(c.nilai, '.', '')
FROM (
    SELECT berkas, baris, id_indikator, 'nilai' AS kolom, nilai FROM masukan.capaian
    UNION ALL SELECT berkas, baris, id_indikator, 'nilai_lama', nilai_lama FROM masukan.koreksi
    UNION ALL SELECT berkas, baris, id_indikator, 'nilai_baru', nilai_baru FROM masukan.koreksi
) AS c JOIN masukan.indikator AS i USING (id_indikator)
WHERE i.bentuk = 'angka' AND i.desimal = '0' AND regexp_full_match(c.nilai, '-?[0-9]+[.][0-9]+')
