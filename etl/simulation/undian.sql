-- Undian tetap: angka yang sama untuk benih dan kunci yang sama, tanpa bergantung pada urutan, utas, atau versi.
CREATE TEMP MACRO undi(kunci) AS md5_number_lower(concat(getvariable('benih'), '|', kunci));
-- Potongan undian: bilangan 0 sampai banyak - 1 dari bit mulai geser; satu undian melayani beberapa pilihan yang saling bebas.
CREATE TEMP MACRO potong(undian, geser, banyak) AS ((undian >> geser) % banyak)::BIGINT;
CREATE TEMP MACRO tanggal_rekaan(undian, tahun, bulan) AS
    concat(tahun, '-', lpad(bulan::VARCHAR, 2, '0'), '-', lpad((1 + potong(undian, 50, 28))::VARCHAR, 2, '0'));

-- Satu baris = satu bulan penilaian; sisa = banyaknya bulan sampai bulan terakhir.
CREATE TEMP TABLE bulan AS
SELECT sisa, strftime(getvariable('bulan_terakhir')::DATE - to_months(sisa::INTEGER), '%Y-%m') AS periode FROM range(getvariable('periode')) AS r (sisa);

-- Satu baris = satu tahun capaian.
CREATE TEMP TABLE tahun AS
SELECT tahun, getvariable('tahun_terakhir') - tahun AS umur FROM range(getvariable('tahun_pertama'), getvariable('tahun_terakhir') + 1) AS r (tahun);

-- Satu baris = satu instansi rekaan; dasar 20 sampai 79 = kemampuan, laju 4 sampai 11 = kenaikan poin per tahun.
CREATE TEMP TABLE pemda AS
SELECT kode_instansi, jenis, kode_provinsi, 20 + potong(undi('dasar|' || kode_instansi), 0, 60) AS dasar,
    4 + potong(undi('laju|' || kode_instansi), 0, 8) AS laju
FROM masukan.instansi;
