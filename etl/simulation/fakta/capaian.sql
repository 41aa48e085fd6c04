-- Satu baris = satu angka atau kategori di satu dokumen rekaan. Nilai dihitung sebagai bilangan bulat pada desimal terakhir.
WITH ukuran AS (
    SELECT id_indikator, bentuk, satuan, sifat, id_instrumen, desimal::INTEGER AS desimal, (10 ** desimal::INTEGER)::BIGINT AS satu,
        coalesce(batas_bawah::DOUBLE, 0)::BIGINT AS bawah, coalesce(batas_atas::DOUBLE, 100)::BIGINT AS atas,
        45 + potong(undi('cakupan|' || id_indikator), 0, 51) AS persen_ada
    FROM masukan.indikator WHERE frekuensi = 'tahunan'
), deret AS (
    SELECT p.kode_instansi, p.dasar, t.tahun, t.umur, n.*, u.undian, u.tetap
    FROM pemda AS p CROSS JOIN tahun AS t CROSS JOIN ukuran AS n,
    LATERAL (SELECT undi(concat_ws('|', 'capaian', p.kode_instansi, n.id_indikator, t.tahun)) AS undian,
        undi(concat_ws('|', 'tetap', p.kode_instansi, n.id_indikator)) AS tetap) AS u
    -- Tahun berjalan baru terbit sebagian, dan skor lama berhenti bersama instrumennya.
    WHERE potong(u.undian, 0, 100) < CASE t.umur WHEN 0 THEN n.persen_ada // 2 ELSE n.persen_ada END
        AND NOT (n.id_indikator = 'sistem_merit_skor' AND t.tahun >= 2026)
), terbit AS (
    SELECT d.* REPLACE (coalesce(d.id_instrumen, CASE WHEN starts_with(d.id_indikator, 'sistem_merit') THEN
            CASE WHEN d.tahun < 2026 THEN 'kasn-9-2019' ELSE 'permenpanrb-19-2025' END END) AS id_instrumen),
        least(greatest(d.dasar * 80 + potong(d.tetap, 0, 2500) + potong(d.undian, 8, 600) - 150 * d.umur, 0), 9999) AS letak,
        potong(d.undian, 16, 100) AS ragam
    FROM deret AS d
    ANTI JOIN (SELECT kode_instansi, tahun FROM deret WHERE id_indikator = 'sistem_merit_skor') AS s
        ON s.kode_instansi = d.kode_instansi AND s.tahun = d.tahun AND d.bentuk = 'kategori'
), bernilai AS (
    SELECT *, CASE
        WHEN bentuk = 'kategori' THEN NULL
        WHEN satuan = 'orang' THEN (2000 + potong(undi('pegawai|' || kode_instansi), 0, 14000))
            * CASE id_indikator WHEN 'jumlah_pns' THEN 70 WHEN 'jumlah_pppk' THEN 30 ELSE 100 END // 100 + 20 * (10 - least(umur, 10))
        ELSE bawah * satu + (atas - bawah) * satu * letak // 10000
    END AS nilai_bulat
    FROM terbit
), tertulis AS (
    SELECT *, CASE
        WHEN ragam < 3 AND bentuk = 'angka' THEN 'nilai lain'
        WHEN ragam < 10 THEN 'sumber kedua'
        WHEN ragam < 14 AND sifat = 'tahunan' AND umur > 0 AND bentuk = 'angka' THEN 'nilai antara'
    END AS tambahan,
    unnest(CASE WHEN tambahan IS NULL THEN ['utama'] ELSE ['utama', tambahan] END) AS peran
    FROM bernilai
), berstatus AS (
    SELECT * REPLACE (CASE WHEN peran IN ('nilai lain', 'nilai antara') THEN greatest(nilai_bulat - 1 - potong(undian, 24, 300), bawah * satu) ELSE nilai_bulat END AS nilai_bulat),
        CASE
            WHEN sifat = 'posisi' THEN CASE WHEN potong(undian, 32, 10) = 0 THEN 'perkiraan' ELSE 'final' END
            WHEN umur = 0 OR peran = 'nilai antara' THEN 'sementara'
            ELSE 'final'
        END AS status_nilai,
        CASE
            WHEN peran = 'utama' THEN ['keputusan', 'penilai', 'penilai', 'penilai', 'daerah', 'daerah', 'salinan', 'warta'][1 + potong(undian, 36, 8)]
            ELSE ['kabar', 'suara'][1 + potong(undian, 36, 2)]
        END AS dokumen,
        least(1 + potong(undian, 40, 8) + CASE peran WHEN 'utama' THEN 0 ELSE 2 END, 10) AS bulan_tanggal,
        ['hari', 'hari', 'hari', 'hari', 'hari', 'hari', 'bulan', 'bulan', 'tahun', NULL][1 + potong(undian, 44, 10)] AS presisi
    FROM tertulis
), berkategori AS (
    SELECT b.*, coalesce(k.nama, w.nama) AS kategori_terbit, b.id_instrumen || '.' || coalesce(k.kode, w.kode) AS id_kategori
    FROM berstatus AS b
    LEFT JOIN masukan.batas AS l ON l.id_instrumen = b.id_instrumen AND l.ukuran IN ('skor', 'nilai')
        AND b.nilai_bulat BETWEEN l.batas_bawah::DECIMAL(18, 4) * b.satu AND l.batas_atas::DECIMAL(18, 4) * b.satu
    LEFT JOIN masukan.kategori AS k ON k.id_instrumen = l.id_instrumen AND k.kode = l.kategori
    LEFT JOIN (SELECT *, count(*) OVER (PARTITION BY id_instrumen) AS banyak FROM masukan.kategori) AS w
        ON w.id_instrumen = b.id_instrumen AND b.bentuk = 'kategori' AND w.urutan::BIGINT = 1 + b.letak * w.banyak // 10000
)
SELECT kode_instansi, id_indikator, tahun::VARCHAR AS periode,
    CASE WHEN potong(undian, 4, 20) < 17 THEN 'tersurat' WHEN potong(undian, 4, 20) < 19 THEN 'tersirat' ELSE 'tidak disebut' END AS status_periode,
    CASE WHEN desimal = 0 THEN nilai_bulat::VARCHAR ELSE concat(nilai_bulat // satu, '.', lpad((nilai_bulat % satu)::VARCHAR, desimal, '0')) END AS nilai,
    kategori_terbit, status_nilai,
    CASE sifat WHEN 'posisi' THEN 'Pemerintah daerah rekaan' ELSE 'Penilai rekaan' END AS penilai,
    left(tanggal_rekaan(undian, tahun, bulan_tanggal), CASE presisi WHEN 'hari' THEN 10 WHEN 'bulan' THEN 7 WHEN 'tahun' THEN 4 ELSE 0 END) AS tanggal,
    presisi,
    concat('sim-', dokumen, '-', tahun) AS id_sumber,
    CASE peran WHEN 'nilai lain' THEN 'Dokumen rekaan lain memuat angka yang berbeda untuk periode ini.' END AS catatan,
    id_instrumen, id_kategori,
    CASE WHEN peran = 'utama' AND tambahan = 'nilai lain' AND potong(undian, 34, 4) = 0
        THEN concat('sim-', ['kabar', 'suara'][1 + potong(undian, 36, 2)], '-', tahun) END AS bantahan
FROM berkategori
ORDER BY kode_instansi, id_indikator, periode, status_nilai, id_sumber
