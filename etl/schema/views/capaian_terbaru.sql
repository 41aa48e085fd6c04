-- Satu baris = satu instansi x satu indikator yang punya capaian: deret terbaru; dalam satu periode final mendahului sementara, dan angka posisi memakai tanggal.
CREATE VIEW capaian_terbaru AS
SELECT s.* FROM capaian_seri AS s JOIN istilah AS t ON t.kolom = 'status_nilai' AND t.nilai = s.status_nilai
QUALIFY row_number() OVER (
    PARTITION BY s.kode_instansi, s.id_indikator
    ORDER BY left(s.periode, 4) DESC, CASE WHEN s.sifat = 'posisi' THEN s.hari_terakhir END DESC NULLS LAST, s.periode_akhir DESC, t.urutan
) = 1;
COMMENT ON VIEW capaian_terbaru IS 'Satu baris = deret terbaru satu instansi untuk satu indikator.';
