-- Satu baris = satu isian: satu fakta, satu baris acuan, atau satu kertas kerja satu instansi pada satu periode, dengan isinya sebagai teks seperti tampil.
-- Dijalankan dua kali, dengan USE lama dan USE terbit; membutuhkan tabel sementara penilaian_berubah dan makro cetak_* dari load.sql.
-- kunci tidak memuat nomor pengganti, jadi tetap sama antarmuatan. Urutan tampil (urutan) hanya isian bila urutannya sendiri berarti.
WITH dokumen AS (
    SELECT tabel, kunci, string_agg(id_sumber, ';' ORDER BY id_sumber) AS id_sumber, min_by(berkas, (berkas, baris)) AS berkas, min_by(baris, (berkas, baris)) AS baris
    FROM rujukan GROUP BY ALL
), lembar AS (
    SELECT p.*, b.rinci, s.id_instrumen, s.kode, concat_ws('/', p.kode_instansi, s.id_instrumen, p.periode) AS kunci_lembar
    FROM penilaian AS p JOIN penilaian_berubah AS b USING (kode_instansi, periode) JOIN subindikator AS s USING (id_subindikator)
), keadaan AS (
    SELECT kunci_lembar, to_json(map_from_entries(list((status_bukti, cetak_angka(jumlah, 0)) ORDER BY status_bukti))) AS keadaan
    FROM (SELECT kunci_lembar, status_bukti, count(*) AS jumlah FROM lembar GROUP BY ALL) GROUP BY ALL
), acuan AS (
    SELECT 'wilayah' AS tabel, nama AS kunci, NULL AS kode_instansi, nama AS tentang,
        json_merge_patch(to_json(t), {'simulasi': cetak_ya(simulasi)}) AS isi FROM wilayah AS t
    UNION ALL
    SELECT 'instansi', kode_instansi, kode_instansi, nama, to_json(t) FROM (
        SELECT *, (SELECT string_agg(alias, ', ' ORDER BY alias) FROM instansi_alias AS a WHERE a.kode_instansi = i.kode_instansi) AS alias FROM instansi AS i
    ) AS t
    UNION ALL
    SELECT 'batas_wilayah', kode_instansi, kode_instansi, 'Batas wilayah', to_json({'sidik': md5(geometri)}) FROM batas_wilayah
    UNION ALL
    SELECT 'istilah', kolom || '/' || nilai, NULL, label, json_merge_patch(
        to_json(t), {'dari_penilai': cetak_ya(dari_penilai), 'urutan': CASE WHEN kolom = 'jenis_sumber' THEN urutan END}
    ) FROM istilah AS t
    UNION ALL
    SELECT 'glosarium', istilah, NULL, istilah, json_merge_patch(to_json(t), '{"urutan": null}') FROM glosarium AS t
    UNION ALL
    SELECT 'instrumen', id_instrumen, NULL, nama_pendek, to_json(t) FROM instrumen AS t
    UNION ALL
    SELECT 'aspek', id_aspek, NULL, nama, json_merge_patch(to_json(t), {'bobot': cetak_ringkas(bobot), 'skor_maks': cetak_ringkas(skor_maks), 'urutan': NULL})
    FROM aspek AS t
    UNION ALL
    SELECT 'subindikator', id_subindikator, NULL, kode || ' ' || nama, json_merge_patch(to_json(t), {'bobot': cetak_ringkas(bobot), 'urutan': NULL}) FROM (
        SELECT *,
            (SELECT string_agg(level || ': ' || kriteria, chr(10) ORDER BY level) FROM subindikator_level AS l WHERE l.id_subindikator = s.id_subindikator) AS kriteria,
            (SELECT string_agg(jenis, ', ' ORDER BY jenis) FROM subindikator_jenis AS j WHERE j.id_subindikator = s.id_subindikator) AS berlaku_bagi
        FROM subindikator AS s
    ) AS t
    UNION ALL
    SELECT 'kategori', id_kategori, NULL, nama, to_json(t) FROM kategori AS t
    UNION ALL
    SELECT 'kategori_batas', id_kategori || ' ' || ukuran, NULL, k.nama || ' (' || ukuran || ')', to_json({
        'batas_bawah': cetak_ringkas(batas_bawah), 'batas_atas': cetak_ringkas(batas_atas), 'status': status, 'catatan': catatan
    }) FROM kategori_batas AS t JOIN kategori AS k USING (id_kategori)
    UNION ALL
    SELECT 'langkah', id_langkah, NULL, nama, json_merge_patch(to_json(t), {'sorotan': cetak_ya(sorotan)}) FROM langkah AS t
    UNION ALL
    SELECT 'indikator', id_indikator, NULL, nama, json_merge_patch(to_json(t), {
        'batas_bawah': cetak_ringkas(batas_bawah), 'batas_atas': cetak_ringkas(batas_atas), 'wajib_cakupan': cetak_ya(wajib_cakupan), 'sorotan': cetak_ya(sorotan),
        'urutan': NULL
    }) FROM indikator AS t
    UNION ALL
    SELECT 'ukuran_nasional', id_indikator, NULL, nama, to_json(t) FROM ukuran_nasional AS t
    UNION ALL
    SELECT 'komitmen', id_komitmen, NULL, nama_pendek, json_merge_patch(to_json(t), {'tanggal': cetak_tanggal(tanggal, 'hari')}) FROM komitmen AS t
    UNION ALL
    SELECT 'butir', id_butir, NULL, nomor || '. ' || judul, json_merge_patch(to_json(t), {'tenggat': cetak_tanggal(tenggat, 'hari'), 'urutan': NULL}) FROM (
        SELECT *, (SELECT string_agg(id_aspek, ', ' ORDER BY id_aspek) FROM butir_aspek AS a WHERE a.id_butir = b.id_butir) AS aspek_terkait FROM butir AS b
    ) AS t
)
SELECT a.tabel, a.kunci, NULL AS induk, a.kode_instansi, a.tentang,
    json_merge_patch(a.isi, {'sumber': replace(d.id_sumber, ';', ', ')})::VARCHAR AS isi, d.id_sumber, d.berkas, d.baris
FROM acuan AS a LEFT JOIN dokumen AS d USING (tabel, kunci)
UNION ALL
SELECT 'sumber', id_sumber, NULL, NULL, judul, to_json({
    'judul': judul, 'penerbit': penerbit, 'jenis_sumber': jenis_sumber, 'tanggal_terbit': cetak_tanggal(tanggal_terbit, presisi_terbit), 'url': url
})::VARCHAR, id_sumber, NULL, NULL
FROM sumber
UNION ALL
SELECT 'capaian', concat_ws('/', c.kode_instansi, c.id_indikator, c.periode, c.status_nilai, s.id_sumber), NULL, c.kode_instansi,
    n.nama_pendek || ' ' || c.periode || ' (' || c.status_nilai || ')', to_json({
        'nilai': cetak_angka(c.nilai, c.desimal_terbit), 'kategori_terbit': c.kategori_terbit, 'tanggal': cetak_tanggal(s.tanggal, s.presisi),
        'penilai': c.penilai, 'status_periode': c.status_periode, 'id_instrumen': c.id_instrumen, 'id_kategori': c.id_kategori, 'bantahan': s.bantahan,
        'catatan': s.catatan
    })::VARCHAR, s.id_sumber, s.berkas, s.baris::VARCHAR
FROM capaian AS c JOIN capaian_sumber AS s USING (id_capaian) JOIN indikator AS n USING (id_indikator)
UNION ALL
SELECT 'penandatangan', p.id_komitmen || '/' || p.kode_instansi, NULL, p.kode_instansi, 'Kehadiran, ' || k.nama_pendek, to_json({
    'kehadiran': p.kehadiran, 'tanda_tangan': p.tanda_tangan, 'nama_pejabat': p.nama_pejabat, 'jabatan': p.jabatan, 'catatan': p.catatan,
    'sumber': replace(d.id_sumber, ';', ', ')
})::VARCHAR, d.id_sumber, p.berkas, p.baris::VARCHAR
FROM penandatangan AS p JOIN komitmen AS k USING (id_komitmen)
LEFT JOIN dokumen AS d ON d.tabel = 'penandatangan' AND d.kunci = p.id_komitmen || ' ' || p.kode_instansi
UNION ALL
SELECT 'tonggak', t.kode_instansi || '/' || t.id_langkah, NULL, t.kode_instansi, l.nama, to_json({
    'tanggal': cetak_tanggal(t.tanggal, t.presisi), 'arti_tanggal': t.arti_tanggal, 'alat': t.alat, 'jumlah_pegawai': cetak_angka(t.jumlah_pegawai, 0),
    'cara_tahu': t.cara_tahu, 'penyampai': t.penyampai, 'catatan': t.catatan, 'sumber': replace(d.id_sumber, ';', ', ')
})::VARCHAR, d.id_sumber, d.berkas, d.baris
FROM tonggak AS t JOIN langkah AS l USING (id_langkah) LEFT JOIN dokumen AS d ON d.tabel = 'tonggak' AND d.kunci = t.id_tonggak::VARCHAR
UNION ALL
SELECT 'pengisian_jabatan', concat_ws('/', kode_instansi, mekanisme, tahap, id_sumber), NULL, kode_instansi, mekanisme || ', ' || tahap, to_json({
    'tanggal': cetak_tanggal(tanggal, presisi), 'jumlah': cetak_angka(jumlah, 0), 'satuan': satuan, 'catatan': catatan
})::VARCHAR, id_sumber, berkas, baris::VARCHAR
FROM pengisian_jabatan
UNION ALL
SELECT 'rencana_aksi', concat_ws('/', r.kode_instansi, r.id_butir, r.nomor), NULL, r.kode_instansi, 'Rencana aksi, ' || b.judul, to_json({
    'rencana': r.rencana, 'tenggat': cetak_tanggal(r.tenggat, r.presisi_tenggat), 'status_rencana': r.status_rencana, 'unit': r.unit, 'catatan': r.catatan
})::VARCHAR, r.id_sumber, r.berkas, r.baris::VARCHAR
FROM rencana_aksi AS r JOIN butir AS b USING (id_butir)
UNION ALL
SELECT 'tanggapan', concat_ws('/', kode_instansi, tabel, kunci), NULL, kode_instansi, 'Tanggapan instansi', to_json({
    'isi': isi, 'tanggal': cetak_tanggal(tanggal, presisi), 'penyampai': penyampai
})::VARCHAR, id_sumber, berkas, baris::VARCHAR
FROM tanggapan
UNION ALL
SELECT 'penghargaan', concat_ws('/', kode_instansi, penghargaan, id_sumber), NULL, kode_instansi, penghargaan, to_json({
    'peringkat': peringkat::VARCHAR, 'tahun': tahun::VARCHAR, 'tanggal': cetak_tanggal(tanggal, presisi), 'pemberi': pemberi, 'catatan': catatan
})::VARCHAR, id_sumber, berkas, baris::VARCHAR
FROM penghargaan
UNION ALL
SELECT 'pernyataan', concat_ws('/', p.kode_provinsi, p.id_indikator, p.periode, p.id_sumber), NULL, NULL, n.nama_pendek || ' ' || p.periode || ', ' || i.nama, to_json({
    'pernyataan': p.pernyataan, 'penilai': p.penilai, 'tanggal': cetak_tanggal(p.tanggal, p.presisi), 'catatan': p.catatan
})::VARCHAR, p.id_sumber, p.berkas, p.baris::VARCHAR
FROM pernyataan AS p JOIN indikator AS n USING (id_indikator) JOIN instansi AS i ON i.kode_instansi = p.kode_provinsi
UNION ALL
SELECT 'nasional', concat_ws('/', n.id_indikator, n.tanggal, n.id_sumber), NULL, NULL, u.nama || ', ' || cetak_tanggal(n.tanggal, n.presisi), to_json({
    'nilai': cetak_ringkas(n.nilai), 'satuan': n.satuan, 'catatan': n.catatan
})::VARCHAR, n.id_sumber, n.berkas, n.baris::VARCHAR
FROM nasional AS n JOIN ukuran_nasional AS u USING (id_indikator)
UNION ALL
SELECT 'koreksi', concat_ws('/', k.kode_instansi, k.id_indikator, k.periode, k.nilai_lama), NULL, k.kode_instansi, n.nama_pendek || ' ' || k.periode, to_json({
    'nilai_lama': k.nilai_lama, 'nilai_baru': k.nilai_baru, 'alasan': k.alasan, 'tanggal': cetak_tanggal(k.tanggal, k.presisi), 'sumber': k.id_sumber
})::VARCHAR, k.id_sumber, k.berkas, k.baris::VARCHAR
FROM koreksi AS k JOIN indikator AS n USING (id_indikator)
UNION ALL
SELECT 'penilaian', concat_ws('/', kode_instansi, id_subindikator, periode, asal), kunci_lembar, kode_instansi,
    'Butir ' || kode || ', ' || periode || ' (' || asal || ')', to_json({
        'level': level::VARCHAR, 'status_bukti': status_bukti, 'catatan': catatan, 'sumber': id_sumber
    })::VARCHAR, id_sumber, berkas, baris::VARCHAR
FROM lembar WHERE rinci
UNION ALL
SELECT 'penilaian', kunci_lembar, NULL, any_value(l.kode_instansi), 'Kertas kerja ' || any_value(l.periode) || ', ' || any_value(i.nama_pendek), json_merge_patch(any_value(k.keadaan), {
    -- Isi butirnya, supaya dua kertas kerja yang hitungannya sama tetap terbedakan; tidak tampil.
    'sidik': md5(string_agg(concat_ws('|', l.id_subindikator, l.asal, coalesce(l.level::VARCHAR, ''), l.status_bukti, l.id_sumber, coalesce(l.catatan, '')), chr(10) ORDER BY l.id_subindikator, l.asal))
})::VARCHAR, string_agg(DISTINCT l.id_sumber, ';' ORDER BY l.id_sumber), min_by(l.berkas, l.baris), min(l.baris)::VARCHAR
FROM lembar AS l JOIN keadaan AS k USING (kunci_lembar) JOIN instrumen AS i USING (id_instrumen)
GROUP BY kunci_lembar
