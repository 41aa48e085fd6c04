-- Satu baris = satu butir yang berlaku bagi satu instansi pada periode penilaian terbarunya, dengan satu keadaan bukti.
-- Kata penilai mendahului kata instansi; butir tanpa baris penilaian "belum ada bukti".
CREATE VIEW butir_terkini AS
WITH milik AS (
    SELECT p.*, s.id_instrumen FROM penilaian AS p JOIN subindikator AS s USING (id_subindikator)
    QUALIFY p.periode = max(p.periode) OVER (PARTITION BY p.kode_instansi, s.id_instrumen)
), keadaan AS (
    SELECT kode_instansi, id_instrumen, id_subindikator, any_value(periode) AS periode,
        coalesce(any_value(status_bukti) FILTER (asal = 'diverifikasi'), any_value(status_bukti)) AS status_bukti
    FROM milik GROUP BY ALL
), dinilai AS (SELECT DISTINCT kode_instansi, id_instrumen, periode FROM keadaan)
SELECT d.kode_instansi, d.id_instrumen, d.periode, s.id_subindikator, coalesce(k.status_bukti, 'belum ada bukti') AS status_bukti
FROM dinilai AS d
JOIN instansi AS i USING (kode_instansi)
JOIN subindikator AS s USING (id_instrumen)
JOIN subindikator_jenis AS j ON j.id_subindikator = s.id_subindikator AND j.jenis = i.jenis
LEFT JOIN keadaan AS k ON k.kode_instansi = d.kode_instansi AND k.id_subindikator = s.id_subindikator
WHERE coalesce(k.status_bukti, '') <> 'tidak berlaku';
COMMENT ON VIEW butir_terkini IS 'Satu baris = satu butir yang berlaku bagi satu instansi pada periode terbarunya, dengan keadaan buktinya.';
