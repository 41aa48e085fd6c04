-- Satu baris = satu hal yang diambil dari satu dokumen, dengan kata-kata yang cukup untuk menyebutnya dan bagian alamatnya di halaman Sumber.
CREATE VIEW isi_sumber AS
SELECT s.id_sumber, 'capaian' AS tabel, true AS fakta, [c.kode_instansi, c.id_indikator, c.periode, c.status_nilai] AS bagian, c.kode_instansi, c.id_indikator,
    n.nama_pendek AS perihal, c.periode, c.status_nilai AS keadaan, c.nilai, c.desimal_terbit, NULL AS satuan, c.kategori_terbit AS kata, s.tanggal,
    s.presisi, s.berkas, s.baris::VARCHAR AS baris, s.catatan
FROM capaian_sumber AS s JOIN capaian AS c USING (id_capaian) JOIN indikator AS n USING (id_indikator)
UNION ALL
SELECT p.id_sumber, 'penilaian', true, [p.kode_instansi, p.id_subindikator, p.periode], p.kode_instansi, NULL, b.kode || ' ' || b.nama, p.periode,
    p.asal, NULL, NULL, NULL, concat_ws(', ', 'level ' || p.level, p.status_bukti), NULL, NULL, p.berkas, p.baris::VARCHAR, p.catatan
FROM penilaian AS p JOIN subindikator AS b USING (id_subindikator)
UNION ALL
SELECT r.id_sumber, 'tonggak', true, [t.kode_instansi, t.id_langkah], t.kode_instansi, NULL, l.nama, NULL, t.cara_tahu, NULL, NULL, NULL, t.alat, t.tanggal,
    t.presisi, r.berkas, r.baris, r.catatan
FROM rujukan AS r JOIN tonggak AS t ON r.tabel = 'tonggak' AND r.kunci = t.id_tonggak::VARCHAR JOIN langkah AS l USING (id_langkah)
UNION ALL
SELECT r.id_sumber, 'penandatangan', true, [p.id_komitmen, p.kode_instansi], p.kode_instansi, NULL, k.nama_pendek, NULL,
    'tanda tangan ' || p.tanda_tangan, NULL, NULL, NULL, h.label, k.tanggal, 'hari', r.berkas, r.baris, r.catatan
FROM rujukan AS r JOIN penandatangan AS p ON r.tabel = 'penandatangan' AND r.kunci = p.id_komitmen || ' ' || p.kode_instansi
JOIN komitmen AS k USING (id_komitmen) JOIN istilah AS h ON h.kolom = 'kehadiran' AND h.nilai = p.kehadiran
UNION ALL
SELECT p.id_sumber, 'pernyataan', true, [p.kode_provinsi, p.id_indikator, p.periode], NULL, p.id_indikator, n.nama_pendek, p.periode, NULL, NULL, NULL,
    NULL, p.pernyataan, p.tanggal, p.presisi, p.berkas, p.baris::VARCHAR, p.catatan
FROM pernyataan AS p JOIN indikator AS n USING (id_indikator)
UNION ALL
SELECT p.id_sumber, 'pengisian_jabatan', true, [p.kode_instansi], p.kode_instansi, NULL, m.label, NULL, p.tahap, p.jumlah, 0, p.satuan, NULL, p.tanggal,
    p.presisi, p.berkas, p.baris::VARCHAR, p.catatan
FROM pengisian_jabatan AS p JOIN istilah AS m ON m.kolom = 'mekanisme' AND m.nilai = p.mekanisme
UNION ALL
SELECT r.id_sumber, 'rencana_aksi', true, [r.kode_instansi], r.kode_instansi, NULL, 'Rencana aksi: ' || b.judul, NULL, s.label, NULL, NULL, NULL, r.rencana,
    NULL, NULL, r.berkas, r.baris::VARCHAR, r.catatan
FROM rencana_aksi AS r JOIN butir AS b USING (id_butir) JOIN istilah AS s ON s.kolom = 'status_rencana' AND s.nilai = r.status_rencana
UNION ALL
SELECT id_sumber, 'tanggapan', true, [kode_instansi], kode_instansi, NULL, 'Tanggapan instansi', NULL, NULL, NULL, NULL, NULL, isi, tanggal, presisi,
    berkas, baris::VARCHAR, NULL
FROM tanggapan
UNION ALL
SELECT id_sumber, 'penghargaan', true, [kode_instansi], kode_instansi, NULL, penghargaan, tahun::VARCHAR, NULL, NULL, NULL, NULL, pemberi, tanggal, presisi,
    berkas, baris::VARCHAR, catatan
FROM penghargaan
UNION ALL
SELECT f.id_sumber, 'nasional', true, [f.id_indikator, f.tanggal::VARCHAR], NULL, f.id_indikator, u.nama, NULL, NULL, f.nilai, 0, f.satuan, NULL, f.tanggal,
    f.presisi, f.berkas, f.baris::VARCHAR, f.catatan
FROM nasional AS f JOIN ukuran_nasional AS u USING (id_indikator)
UNION ALL
SELECT r.id_sumber, r.tabel, false, [r.kunci], NULL, CASE r.tabel WHEN 'indikator' THEN r.kunci END, coalesce(k.perihal, r.kunci), NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, r.berkas, r.baris, r.catatan
FROM rujukan AS r LEFT JOIN (
    SELECT 'instrumen' AS tabel, id_instrumen AS kunci, nama AS perihal FROM instrumen
    UNION ALL SELECT 'aspek', a.id_aspek, a.kode || '. ' || a.nama || ', ' || i.nama_pendek FROM aspek AS a JOIN instrumen AS i USING (id_instrumen)
    UNION ALL SELECT 'subindikator', b.id_subindikator, b.kode || ' ' || b.nama || ', ' || i.nama_pendek FROM subindikator AS b JOIN instrumen AS i USING (id_instrumen)
    UNION ALL SELECT 'kategori_batas', b.id_kategori || ' ' || b.ukuran, c.nama || ' menurut ' || b.ukuran || ', ' || i.nama_pendek
    FROM kategori_batas AS b JOIN kategori AS c USING (id_kategori) JOIN instrumen AS i USING (id_instrumen)
    UNION ALL SELECT 'indikator', id_indikator, nama FROM indikator
    UNION ALL SELECT 'komitmen', id_komitmen, nama_pendek FROM komitmen
    UNION ALL SELECT 'butir', b.id_butir, b.judul || ', ' || k.nama_pendek FROM butir AS b JOIN komitmen AS k USING (id_komitmen)
) AS k ON k.tabel = r.tabel AND k.kunci = r.kunci
WHERE r.tabel NOT IN ('tonggak', 'penandatangan');
COMMENT ON VIEW isi_sumber IS 'Satu baris = satu hal yang diambil dari satu dokumen: fakta, atau isian katalog.';
