-- Satu baris = satu deret terbit sistem merit: instansi, indikator kelompok "sistem merit", periode, status nilai.
-- Bila sumber berbeda dan tidak ada yang mendahului, nilai kosong dan semua_nilai memuat semuanya; instrumennya hanya bila semua nilai menyebut yang sama.
CREATE TABLE merit_terbit AS
WITH milik AS (
    SELECT c.*, s.id_capaian AS id_pemimpin, s.berbeda, s.hanya_profil FROM capaian AS c
    JOIN capaian_seri AS s USING (kode_instansi, id_indikator, periode, status_nilai)
    WHERE c.id_indikator IN (SELECT id_indikator FROM indikator WHERE kelompok = 'sistem merit')
), dokumen AS (
    SELECT c.id_capaian, count(*) AS jumlah_sumber, min(j.urutan) AS urutan_jenis, bool_or(j.dari_penilai) AS dari_penilai
    FROM milik AS c JOIN capaian_sumber AS k USING (id_capaian) JOIN sumber AS d USING (id_sumber)
    JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
    GROUP BY c.id_capaian
), deret AS (
    SELECT kode_instansi, id_indikator, periode, status_nilai, any_value(periode_akhir) AS periode_akhir, any_value(id_pemimpin) AS id_capaian,
        any_value(berbeda) AS berbeda, bool_or(hanya_profil) AS hanya_profil, bool_or(kategori_terbit IS NOT NULL) AS berkategori, count(DISTINCT coalesce(id_instrumen, '')) = 1 AS seinstrumen, any_value(id_instrumen) AS instrumen_bersama,
        list({'nilai': nilai, 'desimal': desimal_terbit, 'kategori': kategori_terbit} ORDER BY id_capaian <> id_pemimpin, nilai) AS semua_nilai,
        string_agg(DISTINCT penilai, ', ' ORDER BY penilai) AS semua_penilai, sum(jumlah_sumber)::INTEGER AS jumlah_sumber,
        min(urutan_jenis) FILTER (id_pemimpin IS NULL OR id_capaian = id_pemimpin) AS urutan_jenis,
        bool_or(dari_penilai) FILTER (id_pemimpin IS NULL OR id_capaian = id_pemimpin) AS dari_penilai
    FROM milik JOIN dokumen USING (id_capaian) GROUP BY ALL
)
SELECT d.kode_instansi, d.id_indikator, n.bentuk, d.periode, d.periode_akhir, year(d.periode_akhir) + (month(d.periode_akhir) - 12) / 12 AS waktu,
    d.status_nilai, d.berbeda, d.hanya_profil, d.berkategori, d.id_capaian, c.nilai, c.desimal_terbit, c.kategori_terbit, c.id_kategori, c.status_periode,
    CASE WHEN d.id_capaian IS NOT NULL THEN c.id_instrumen WHEN d.seinstrumen THEN d.instrumen_bersama END AS id_instrumen,
    coalesce(c.penilai, d.semua_penilai) AS penilai, d.semua_nilai, d.jumlah_sumber, j.label AS label_jenis, d.dari_penilai
FROM deret AS d
JOIN indikator AS n USING (id_indikator)
LEFT JOIN capaian AS c ON c.id_capaian = d.id_capaian
LEFT JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.urutan = d.urutan_jenis;
COMMENT ON TABLE merit_terbit IS 'Satu baris = satu deret terbit sistem merit (instansi, indikator, periode, status) dengan instrumen, penilai, dan banyaknya sumber; dibangun saat muat.';
COMMENT ON COLUMN merit_terbit.waktu IS 'Akhir periode sebagai tahun desimal, untuk sumbu grafik.';
COMMENT ON COLUMN merit_terbit.berbeda IS 'Benar bila sumber berbeda.';
COMMENT ON COLUMN merit_terbit.hanya_profil IS 'Seperti di capaian_seri: kata kategorinya tampil di profil saja.';
COMMENT ON COLUMN merit_terbit.berkategori IS 'Benar bila salah satu nilainya memuat kata kategori.';
COMMENT ON COLUMN merit_terbit.semua_nilai IS 'Semua nilai deret ini, yang mendahului dahulu: nilai, desimal, kategori.';
COMMENT ON COLUMN merit_terbit.jumlah_sumber IS 'Banyaknya dokumen di deret ini.';
COMMENT ON COLUMN merit_terbit.label_jenis IS 'Jenis dokumen terkuat dari nilai yang mendahului.';
COMMENT ON COLUMN merit_terbit.dari_penilai IS 'Benar bila salah satu dokumennya milik penilai sendiri.';
