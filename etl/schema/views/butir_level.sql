-- Satu baris = satu butir yang berlaku bagi satu instansi pada periode penilaian terbarunya, dengan satu level, asalnya, dan satu keadaan bukti.
-- Kata penilai mendahului kata instansi; butir tanpa baris penilaian "belum ada bukti", dan tanpa level levelnya kosong: belum ada bukan nol.
-- Level instansi tetap "diakui" apa pun keadaan buktinya; level penilai "terverifikasi" hanya bila buktinya terverifikasi seluruhnya.
CREATE TABLE butir_level AS
WITH dinilai AS (
    SELECT p.kode_instansi, s.id_instrumen, max(p.periode) AS periode
    FROM penilaian AS p JOIN subindikator AS s USING (id_subindikator) GROUP BY ALL
), tercatat AS (
    SELECT p.kode_instansi, p.id_subindikator, any_value(p.level) FILTER (p.asal = 'diverifikasi') AS level_penilai,
        any_value(p.level) FILTER (p.asal = 'diakui') AS level_instansi,
        any_value(p.id_sumber) FILTER (p.asal = 'diverifikasi') AS sumber_penilai, any_value(p.id_sumber) FILTER (p.asal = 'diakui') AS sumber_instansi,
        min({'berkas': p.berkas, 'baris': p.baris}) AS tempat,
        coalesce(any_value(p.status_bukti) FILTER (p.asal = 'diverifikasi'), any_value(p.status_bukti)) AS status_bukti
    FROM penilaian AS p JOIN subindikator AS s USING (id_subindikator) JOIN dinilai USING (kode_instansi, id_instrumen, periode)
    GROUP BY ALL
)
SELECT d.kode_instansi, d.id_instrumen, s.id_aspek, s.id_subindikator, d.periode, coalesce(t.level_penilai, t.level_instansi)::INTEGER AS level,
    s.level_maks, CASE
        WHEN t.level_penilai IS NOT NULL AND t.status_bukti = 'terverifikasi' THEN 'terverifikasi'
        WHEN t.level_penilai IS NOT NULL THEN 'terverifikasi sebagian'
        WHEN t.level_instansi IS NOT NULL THEN 'diakui'
    END AS dasar_level, coalesce(t.status_bukti, 'belum ada bukti') AS status_bukti,
    CASE WHEN t.level_penilai IS NOT NULL THEN t.sumber_penilai WHEN t.level_instansi IS NOT NULL THEN t.sumber_instansi END AS id_sumber,
    t.tempat.berkas AS berkas, t.tempat.baris AS baris
FROM dinilai AS d
JOIN instansi AS i USING (kode_instansi)
JOIN subindikator AS s USING (id_instrumen)
JOIN subindikator_jenis AS j ON j.id_subindikator = s.id_subindikator AND j.jenis = i.jenis
LEFT JOIN tercatat AS t ON t.kode_instansi = d.kode_instansi AND t.id_subindikator = s.id_subindikator
WHERE coalesce(t.status_bukti, '') <> 'tidak berlaku'
ORDER BY d.kode_instansi, d.id_instrumen, s.urutan;
COMMENT ON TABLE butir_level IS 'Satu baris = satu butir yang berlaku bagi satu instansi pada periode terbarunya, dengan level dan keadaan buktinya; dibangun saat muat.';
COMMENT ON COLUMN butir_level.level IS 'Level penilai, atau bila tidak ada level instansi; kosong bila keduanya tidak ada.';
COMMENT ON COLUMN butir_level.dasar_level IS 'terverifikasi (level penilai, bukti terverifikasi), terverifikasi sebagian (level penilai lainnya), diakui (level instansi sendiri), atau kosong.';
COMMENT ON COLUMN butir_level.status_bukti IS 'Keadaan bukti menurut penilai, atau bila tidak ada menurut instansi (istilah: status_bukti).';
COMMENT ON COLUMN butir_level.id_sumber IS 'Dokumen level yang dipakai; kosong bila tidak ada level.';
COMMENT ON COLUMN butir_level.berkas IS 'Berkas asal baris pertamanya.';
COMMENT ON COLUMN butir_level.baris IS 'Nomor baris pertama di berkas asal.';
