-- Satu baris = satu aspek bagi satu instansi pada periode penilaian terbarunya: rata-rata level (hitungan) dan dasarnya.
-- Rata-rata biasa atas butir yang berlaku dan punya level; butir tanpa level tidak dihitung nol dan ikut disebut di penyebut.
-- Skala butir yang berlainan tidak dirata-ratakan. Aspek terverifikasi hanya bila setiap level di rata-ratanya terverifikasi;
-- satu level yang diakui instansi sendiri membuat seluruh rata-rata bertanda diakui.
CREATE TABLE aspek_level AS
SELECT kode_instansi, id_instrumen, id_aspek, any_value(periode) AS periode,
    CASE WHEN min(level_maks) = max(level_maks) THEN avg(level) END AS rata_level, max(level_maks) AS level_maks,
    count(level) AS jumlah_level, count(*) AS jumlah_butir,
    count(*) FILTER (dasar_level = 'terverifikasi') AS jumlah_terverifikasi,
    count(*) FILTER (dasar_level = 'terverifikasi sebagian') AS jumlah_sebagian,
    count(*) FILTER (dasar_level = 'diakui') AS jumlah_diakui,
    CASE
        WHEN count(level) = 0 THEN NULL
        WHEN count(*) FILTER (dasar_level = 'diakui') > 0 THEN 'diakui'
        WHEN count(*) FILTER (dasar_level = 'terverifikasi sebagian') > 0 THEN 'terverifikasi sebagian'
        ELSE 'terverifikasi'
    END AS dasar_level
FROM butir_level GROUP BY ALL;
COMMENT ON TABLE aspek_level IS 'Satu baris = satu aspek bagi satu instansi pada periode terbarunya, dengan rata-rata level (hitungan); dibangun saat muat.';
COMMENT ON COLUMN aspek_level.rata_level IS 'Rata-rata level butir yang punya level (hitungan); kosong bila tidak ada atau skalanya berlainan.';
COMMENT ON COLUMN aspek_level.jumlah_level IS 'Butir yang punya level.';
COMMENT ON COLUMN aspek_level.jumlah_butir IS 'Butir yang berlaku.';
COMMENT ON COLUMN aspek_level.jumlah_terverifikasi IS 'Butir yang levelnya terverifikasi penilai.';
COMMENT ON COLUMN aspek_level.jumlah_sebagian IS 'Butir dengan level penilai yang buktinya belum terverifikasi seluruhnya.';
COMMENT ON COLUMN aspek_level.jumlah_diakui IS 'Butir yang levelnya hanya menurut instansi sendiri.';
COMMENT ON COLUMN aspek_level.dasar_level IS 'Dasar terlemah dari level di rata-rata itu: diakui, terverifikasi sebagian, atau terverifikasi.';
