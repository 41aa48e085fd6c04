-- Satu baris = satu hal yang belum kami temukan; tugas kami, bukan kelalaian instansi.
CREATE VIEW belum_ditemukan AS
SELECT 'kehadiran' AS hal, k.nama_pendek AS tentang, k.tanggal, count(*) AS jumlah, NULL AS kode_instansi, NULL AS id_indikator, NULL AS periode, NULL AS status_nilai
FROM penandatangan AS p JOIN komitmen AS k USING (id_komitmen) WHERE p.kehadiran = 'tidak diberitakan' GROUP BY ALL
UNION ALL
SELECT 'langkah', NULL, NULL, count(*), NULL, NULL, NULL, NULL FROM petak WHERE urutan_langkah IS NULL HAVING count(*) > 0
UNION ALL
SELECT 'indikator', string_agg(nama_pendek, ';' ORDER BY urutan), NULL, count(*), NULL, NULL, NULL, NULL FROM (
    SELECT n.nama_pendek, n.urutan FROM cakupan_sel AS c JOIN indikator AS n USING (id_indikator) GROUP BY ALL HAVING NOT bool_or(c.terisi)
) HAVING count(*) > 0
UNION ALL
SELECT 'perbedaan', n.nama_pendek, NULL, s.jumlah_nilai, s.kode_instansi, s.id_indikator, s.periode, s.status_nilai FROM capaian_seri AS s JOIN indikator AS n USING (id_indikator) WHERE s.berbeda;
COMMENT ON VIEW belum_ditemukan IS 'Satu baris = satu hal yang belum kami temukan atau belum terselesaikan.';
