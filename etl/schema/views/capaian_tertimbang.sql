-- Satu baris = satu capaian dengan hal-hal yang menentukan nilai mana yang mendahului.
CREATE VIEW capaian_tertimbang AS
WITH sumber_capaian AS (
    SELECT s.id_capaian, s.id_sumber, s.tanggal, s.presisi, d.penerbit, j.urutan AS urutan_jenis, j.dari_penilai,
        last_day_of(s.tanggal, s.presisi) AS hari_terakhir
    FROM capaian_sumber AS s
    JOIN sumber AS d USING (id_sumber)
    JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
), terbantah AS (
    SELECT DISTINCT c.kode_instansi, c.id_indikator, c.periode, c.status_nilai, s.bantahan AS id_sumber
    FROM capaian AS c JOIN capaian_sumber AS s USING (id_capaian) WHERE s.bantahan IS NOT NULL
)
SELECT c.*, i.sifat, min(s.urutan_jenis) AS urutan_jenis, count(DISTINCT s.penerbit) AS jumlah_penerbit, count(*) AS jumlah_sumber,
    max_by(s.tanggal, s.hari_terakhir) AS tanggal, max_by(s.presisi, s.hari_terakhir) AS presisi, max(s.hari_terakhir) AS hari_terakhir,
    bool_and(t.id_sumber IS NOT NULL) AS terbantah, bool_or(s.dari_penilai) AS dari_penilai
FROM capaian AS c
JOIN indikator AS i USING (id_indikator)
JOIN sumber_capaian AS s USING (id_capaian)
LEFT JOIN terbantah AS t USING (kode_instansi, id_indikator, periode, status_nilai, id_sumber)
GROUP BY ALL;
COMMENT ON VIEW capaian_tertimbang IS 'Satu baris = satu capaian dengan jenis dokumen terkuat, jumlah penerbit, tanggal terbaru, dan apakah terbantah.';
