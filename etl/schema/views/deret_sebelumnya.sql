-- Satu baris = satu deret final bernilai dari indikator berarah, dengan deret final terdekat sebelumnya: instansi, instrumen, dan sisi patahan yang sama.
CREATE VIEW deret_sebelumnya AS
SELECT kode_instansi, id_indikator, periode, status_nilai, lag(periode) OVER seri AS periode_sebelum, lag(nilai) OVER seri AS nilai_sebelum,
    lag(desimal_terbit) OVER seri AS desimal_sebelum, lag(id_capaian) OVER seri AS capaian_sebelum
FROM deret_instansi WHERE status_nilai = 'final' AND nilai IS NOT NULL AND arah <> 'netral'
WINDOW seri AS (PARTITION BY kode_instansi, id_indikator, id_instrumen, sesudah_patahan ORDER BY periode);
COMMENT ON VIEW deret_sebelumnya IS 'Satu baris = satu deret final dengan nilai final sebelumnya yang cara ukurnya sama; kosong bila tidak ada.';
