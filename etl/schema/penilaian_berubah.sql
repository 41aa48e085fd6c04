-- Satu baris = satu instansi dan satu periode yang kertas kerjanya tidak sama di kedua snapshot; rinci bila kedua snapshot memilikinya.
-- Jumlah sidik 64 bit per kelompok menghemat pembandingan berjuta baris; dua isi yang berlainan terbaca sama dengan peluang sekitar 1 banding 2^64.
CREATE TEMP TABLE penilaian_berubah AS
WITH dulu AS (
    SELECT kode_instansi, periode, count(*) AS jumlah, sum(hash(id_subindikator, asal, level, status_bukti, id_sumber, catatan)::HUGEINT) AS sidik
    FROM lama.penilaian GROUP BY ALL
), kini AS (
    SELECT kode_instansi, periode, count(*) AS jumlah, sum(hash(id_subindikator, asal, level, status_bukti, id_sumber, catatan)::HUGEINT) AS sidik
    FROM terbit.penilaian GROUP BY ALL
)
SELECT kode_instansi, periode, d.jumlah IS NOT NULL AND k.jumlah IS NOT NULL AS rinci
FROM dulu AS d FULL JOIN kini AS k USING (kode_instansi, periode)
WHERE (d.jumlah, d.sidik) IS DISTINCT FROM (k.jumlah, k.sidik);
