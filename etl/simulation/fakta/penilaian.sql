-- Satu baris = level satu butir, satu instansi, satu bulan, satu asal; bukti makin siap dan level naik pelan sampai bulan terakhir.
WITH butir AS (
    SELECT id_instrumen, id_instrumen || '.' || kode AS id_subindikator, string_split(berlaku, ';') AS jenis_berlaku, syarat IS NOT NULL AS bersyarat,
        len(string_split(level, chr(10))) - 1 AS level_maks, potong(undi('butir|' || id_instrumen || '.' || kode), 0, 30) AS kesulitan
    FROM masukan.subindikator
), pasangan AS (
    SELECT p.kode_instansi, b.id_instrumen, b.id_subindikator, b.level_maks, p.laju, u.undian, p.dasar + potong(u.undian, 0, 50) - b.kesulitan AS skor_akhir,
        potong(u.undian, 16, 100) AS kesiapan_akhir, b.bersyarat AND potong(u.undian, 24, 100) < 30 AS tidak_berlaku
    FROM pemda AS p
    JOIN butir AS b ON b.jenis_berlaku IS NULL OR list_contains(b.jenis_berlaku, p.jenis),
    LATERAL (SELECT undi(concat('penilaian|', p.kode_instansi, '|', b.id_subindikator)) AS undian) AS u
), keadaan AS (
    SELECT p.*, b.periode, p.kesiapan_akhir - b.sisa // 3 AS kesiapan,
        least(greatest(p.skor_akhir - p.laju * b.sisa // 12, 0) * p.level_maks // 100, p.level_maks) AS level_tercapai
    FROM pasangan AS p
    -- Instrumen rekaan cukup satu bulan: di situ yang dicoba adalah hitungan berbobot, bukan riwayat.
    JOIN bulan AS b ON p.id_instrumen <> 'simulasi-1' OR b.sisa = 0
), berbukti AS (
    SELECT *, CASE
        WHEN tidak_berlaku THEN 'tidak berlaku'
        WHEN kesiapan < 22 THEN 'belum ada bukti'
        WHEN kesiapan < 60 THEN 'bukti diajukan'
        WHEN kesiapan < 66 THEN 'dikembalikan'
        WHEN kesiapan < 76 THEN 'terverifikasi sebagian'
        ELSE 'terverifikasi'
    END AS status_bukti
    FROM keadaan
), berasal AS (
    SELECT *, unnest(CASE WHEN starts_with(status_bukti, 'terverifikasi') THEN ['diakui', 'diverifikasi'] ELSE ['diakui'] END) AS asal FROM berbukti
), turun AS (
    SELECT *, asal = 'diverifikasi' AND level_tercapai > 0 AND potong(undian, 40, 100) < 20 AS diturunkan FROM berasal
)
SELECT kode_instansi, id_subindikator, periode, asal,
    CASE WHEN NOT tidak_berlaku AND kesiapan >= 10 THEN level_tercapai - diturunkan::INTEGER END AS level,
    status_bukti,
    concat('sim-', CASE asal WHEN 'diakui' THEN 'daerah' ELSE 'keputusan' END, '-', left(periode, 4)) AS id_sumber,
    CASE WHEN diturunkan THEN 'Penilai rekaan menurunkan satu level.' END AS catatan
FROM turun
ORDER BY kode_instansi, id_subindikator, periode, asal
