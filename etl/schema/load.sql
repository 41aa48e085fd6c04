-- Tabel teks menjadi tabel bertipe, dalam urutan kunci asing. Di sini tidak ada yang ditebak: aturan sudah membuktikan isinya.
CREATE TEMP MACRO hari_pertama(t) AS CASE len(t) WHEN 10 THEN t WHEN 7 THEN t || '-01' WHEN 4 THEN t || '-01-01' END::DATE;
CREATE TEMP MACRO presisi_dari(t) AS CASE len(t) WHEN 10 THEN 'hari' WHEN 7 THEN 'bulan' WHEN 4 THEN 'tahun' END;
CREATE TEMP MACRO periode_awal(p) AS CASE
    WHEN len(p) = 4 THEN p || '-01-01'
    WHEN p[6] = 'S' THEN left(p, 5) || CASE p[7] WHEN '1' THEN '01' ELSE '07' END || '-01'
    WHEN p[6] = 'T' THEN left(p, 5) || CASE p[7] WHEN '1' THEN '01' WHEN '2' THEN '04' WHEN '3' THEN '07' ELSE '10' END || '-01'
    ELSE p || '-01'
END::DATE;
CREATE TEMP MACRO periode_bulan(p) AS CASE WHEN len(p) = 4 THEN 12 WHEN p[6] = 'S' THEN 6 WHEN p[6] = 'T' THEN 3 ELSE 1 END;
-- Nilai seperti tampil di layar, untuk riwayat perubahan dan daftar koreksi.
CREATE TEMP MACRO cetak_angka(x, d) AS translate(format('{:,.' || coalesce(d, 0) || 'f}', x::DOUBLE), ',.', '.,');
CREATE TEMP MACRO cetak_ringkas(x) AS regexp_replace(cetak_angka(x, 4), ',?0+$', '');
CREATE TEMP MACRO cetak_teks(t) AS CASE WHEN regexp_full_match(t, '-?[0-9]+([.][0-9]+)?') THEN cetak_angka(t::DOUBLE, len(split_part(t, '.', 2))) ELSE t END;
CREATE TEMP MACRO cetak_tanggal(t, p) AS concat_ws(' ', CASE p WHEN 'hari' THEN day(t) END, CASE WHEN p <> 'tahun' THEN (
    ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']
)[month(t)] END, year(t));
CREATE TEMP MACRO cetak_ya(b) AS CASE b WHEN true THEN 'ya' WHEN false THEN 'tidak' END;

INSERT INTO wilayah
SELECT nama, nama_pendek, judul, simulasi::BOOLEAN, coalesce(selisih_utc::INTEGER, 0), kontak_nama, kontak_alamat, kontak_telepon, kontak_surel, kontak_situs
FROM masukan.wilayah;
INSERT INTO istilah SELECT kolom, nilai, urutan::INTEGER, coalesce(label, nilai), arti, coalesce(dari_penilai::BOOLEAN, false) FROM masukan.istilah;
INSERT INTO glosarium SELECT istilah, urutan::INTEGER, kepanjangan, arti, status FROM masukan.glosarium;
INSERT INTO sumber
SELECT id_sumber, judul, penerbit, jenis_sumber, hari_pertama(tanggal_terbit), presisi_dari(tanggal_terbit), url FROM masukan.sumber;
INSERT INTO instansi
SELECT kode_instansi, kode_bps, nama, nama_pendek, singkatan, jenis, kode_provinsi, provinsi, ibu_kota, petak_kolom::INTEGER, petak_baris::INTEGER,
    kontak_nama, kontak_alamat, kontak_telepon, kontak_surel, kontak_situs
FROM masukan.instansi ORDER BY kode_instansi;
INSERT INTO instansi_alias
SELECT DISTINCT kode_instansi, trim(a) FROM (SELECT kode_instansi, unnest(string_split(alias, ';')) AS a FROM masukan.instansi) WHERE trim(a) <> '';
INSERT INTO batas_wilayah SELECT kode_instansi, geometri, berkas, baris FROM masukan.batas_wilayah ORDER BY kode_instansi;

INSERT INTO instrumen
SELECT id_instrumen, nama, nama_pendek, dasar_hukum, pengampu, berlaku, rumus, status_rumus, catatan FROM masukan.instrumen;
INSERT INTO aspek
SELECT id_instrumen || '.' || kode, id_instrumen, kode, urutan::INTEGER, nama, status_nama, bobot::DECIMAL(9, 4), status_bobot,
    skor_maks::DECIMAL(9, 4), catatan
FROM masukan.aspek;
INSERT INTO subindikator
SELECT id_instrumen || '.' || kode, id_instrumen || '.' || aspek, id_instrumen, kode, urutan::INTEGER, nama, bobot::DECIMAL(9, 4),
    status_bobot, len(string_split(level, chr(10))) - 1, syarat, status, catatan
FROM masukan.subindikator;
INSERT INTO subindikator_level
SELECT id_instrumen || '.' || kode, generate_subscripts(string_split(level, chr(10)), 1) - 1, unnest(string_split(level, chr(10)))
FROM masukan.subindikator;
INSERT INTO subindikator_jenis
SELECT s.id_instrumen || '.' || s.kode, j.nilai
FROM masukan.subindikator AS s JOIN masukan.istilah AS j ON j.kolom = 'jenis'
WHERE s.berlaku IS NULL OR list_contains(string_split(s.berlaku, ';'), j.nilai);
INSERT INTO kategori SELECT id_instrumen || '.' || kode, id_instrumen, kode, urutan::INTEGER, nama FROM masukan.kategori;
INSERT INTO kategori_batas
SELECT id_instrumen || '.' || kategori, ukuran, batas_bawah::DECIMAL(9, 4), batas_atas::DECIMAL(9, 4), status, catatan FROM masukan.batas;
INSERT INTO langkah SELECT kode, id_instrumen, urutan::INTEGER, nama, arti, frasa, coalesce(sorotan::BOOLEAN, false) FROM masukan.langkah;
INSERT INTO indikator
SELECT id_indikator, urutan::INTEGER, nama, nama_pendek, arti, bentuk, satuan, batas_bawah::DOUBLE, batas_atas::DOUBLE, arah, penilai,
    desimal::INTEGER, frekuensi, sifat, wajib_cakupan::BOOLEAN, coalesce(sorotan::BOOLEAN, false), patahan, alasan_patahan, siklus_bulan::INTEGER, id_instrumen, dasar_hukum, status_dasar_hukum, keterbandingan, kelompok
FROM masukan.indikator;
INSERT INTO ukuran_nasional SELECT id_indikator, nama, arti FROM masukan.ukuran_nasional;

INSERT INTO komitmen
SELECT id_komitmen, nama, nama_pendek, hari_pertama(tanggal), tempat, nomor_surat, pihak, saksi, penerima_naskah, catatan FROM masukan.komitmen;
INSERT INTO butir
SELECT id_komitmen || '.' || nomor, id_komitmen, nomor, urutan::INTEGER, judul, ringkasan, jenis_butir, status, hari_pertama(tenggat) FROM masukan.butir;
INSERT INTO butir_aspek
SELECT DISTINCT id_komitmen || '.' || nomor, unnest(string_split(aspek_terkait, ';')) FROM masukan.butir WHERE aspek_terkait IS NOT NULL;
INSERT INTO penandatangan
SELECT id_komitmen, kode_instansi, kehadiran, tanda_tangan, nama_pejabat, jabatan, catatan, berkas, baris FROM masukan.penandatangan;

CREATE TEMP TABLE tonggak_bernomor AS
SELECT dense_rank() OVER (ORDER BY kode_instansi, tonggak, coalesce(tanggal, ''), coalesce(alat, ''), coalesce(presisi, ''))::INTEGER AS id_tonggak, *
FROM masukan.tonggak;
INSERT INTO tonggak
SELECT id_tonggak, first(kode_instansi ORDER BY berkas, baris), first(tonggak ORDER BY berkas, baris), first(alat ORDER BY berkas, baris),
    first(hari_pertama(tanggal) ORDER BY berkas, baris), first(presisi ORDER BY berkas, baris), first(arti_tanggal ORDER BY berkas, baris),
    first(jumlah_pegawai::INTEGER ORDER BY berkas, baris), first(cara_tahu ORDER BY cara_tahu), first(penyampai ORDER BY berkas, baris),
    first(catatan ORDER BY berkas, baris)
FROM tonggak_bernomor GROUP BY id_tonggak;

INSERT INTO rujukan
SELECT tabel, kunci, trim(id_sumber), first(berkas ORDER BY berkas, baris), first(baris ORDER BY berkas, baris), first(catatan ORDER BY berkas, baris)
FROM (
    SELECT 'tonggak' AS tabel, id_tonggak::VARCHAR AS kunci, id_sumber, berkas, baris::VARCHAR AS baris, catatan FROM tonggak_bernomor
    UNION ALL SELECT 'penandatangan', id_komitmen || ' ' || kode_instansi, unnest(string_split(id_sumber, ';')), berkas, baris::VARCHAR, catatan FROM masukan.penandatangan
    UNION ALL SELECT 'komitmen', id_komitmen, unnest(string_split(sumber, ';')), berkas, coalesce(baris, 'sumber'), NULL FROM masukan.komitmen
    UNION ALL SELECT 'butir', id_komitmen || '.' || nomor, unnest(string_split(sumber, ';')), berkas, baris, NULL FROM masukan.butir
    UNION ALL SELECT 'instrumen', id_instrumen, unnest(string_split(sumber, ';')), berkas, coalesce(baris, 'sumber'), NULL FROM masukan.instrumen
    UNION ALL SELECT 'aspek', id_instrumen || '.' || kode, unnest(string_split(sumber, ';')), berkas, baris, catatan FROM masukan.aspek
    UNION ALL SELECT 'subindikator', id_instrumen || '.' || kode, unnest(string_split(sumber, ';')), berkas, baris, catatan FROM masukan.subindikator
    UNION ALL SELECT 'kategori_batas', id_instrumen || '.' || kategori || ' ' || ukuran, unnest(string_split(sumber, ';')), berkas, baris, catatan FROM masukan.batas
    UNION ALL SELECT 'glosarium', istilah, unnest(string_split(sumber, ';')), berkas, baris, NULL FROM masukan.glosarium
    UNION ALL SELECT 'indikator', id_indikator, unnest(string_split(sumber, ';')), berkas, baris, NULL FROM masukan.indikator
)
WHERE id_sumber IS NOT NULL
GROUP BY ALL;

INSERT INTO pernyataan
SELECT row_number() OVER (ORDER BY berkas, baris), kode_provinsi, id_indikator, periode, pernyataan, penilai, hari_pertama(tanggal), presisi,
    id_sumber, catatan, berkas, baris
FROM masukan.pernyataan;
INSERT INTO pengisian_jabatan
SELECT row_number() OVER (ORDER BY berkas, baris), kode_instansi, mekanisme, tahap, jumlah::INTEGER, satuan, hari_pertama(tanggal), presisi,
    id_sumber, catatan, berkas, baris
FROM masukan.pengisian_jabatan;
INSERT INTO rencana_aksi
SELECT kode_instansi, id_butir, nomor::INTEGER, rencana, hari_pertama(tenggat), presisi_dari(tenggat), status_rencana, unit, id_sumber, catatan,
    berkas, baris
FROM masukan.rencana_aksi;
INSERT INTO tanggapan
SELECT row_number() OVER (ORDER BY kode_instansi, tabel, kunci, tanggal, berkas, baris), kode_instansi, tabel, kunci, isi, hari_pertama(tanggal),
    presisi_dari(tanggal), penyampai, id_sumber, berkas, baris
FROM masukan.tanggapan;
INSERT INTO penghargaan
SELECT row_number() OVER (ORDER BY berkas, baris), kode_instansi, penghargaan, peringkat::INTEGER, tahun::INTEGER, hari_pertama(tanggal),
    presisi_dari(tanggal), pemberi, id_sumber, catatan, berkas, baris
FROM masukan.penghargaan;
INSERT INTO nasional
SELECT id_indikator, nilai::DOUBLE, satuan, hari_pertama(tanggal), presisi_dari(tanggal), id_sumber, catatan, berkas, baris FROM masukan.nasional;
INSERT INTO koreksi
SELECT kode_instansi, id_indikator, periode, hari_pertama(tanggal), presisi_dari(tanggal), cetak_teks(nilai_lama), cetak_teks(nilai_baru), alasan,
    id_sumber, berkas, baris
FROM masukan.koreksi;

CREATE TEMP TABLE capaian_bernomor AS
SELECT dense_rank() OVER (
        ORDER BY kode_instansi, id_indikator, periode, status_nilai, nilai::DOUBLE NULLS FIRST, kategori_terbit NULLS FIRST
    )::INTEGER AS id_capaian, c.* EXCLUDE (id_instrumen), coalesce(c.id_instrumen, i.id_instrumen) AS id_instrumen
FROM masukan.capaian AS c JOIN masukan.indikator AS i USING (id_indikator);
INSERT INTO capaian
SELECT id_capaian, min(kode_instansi), min(id_indikator), min(periode), min(periode_awal(periode)),
    min(periode_awal(periode) + to_months(periode_bulan(periode)) - INTERVAL 1 DAY)::DATE, min(status_nilai), min(nilai::DOUBLE),
    max(CASE WHEN nilai IS NOT NULL THEN len(split_part(nilai, '.', 2)) END), min(kategori_terbit), min(id_instrumen), min(id_kategori),
    min(penilai), min(status_periode)
FROM capaian_bernomor GROUP BY id_capaian ORDER BY id_capaian;
INSERT INTO capaian_sumber
SELECT id_capaian, id_sumber, hari_pertama(tanggal), presisi, catatan, bantahan, berkas, baris FROM capaian_bernomor ORDER BY id_capaian, berkas, baris;
INSERT INTO penilaian
SELECT kode_instansi, id_subindikator, periode, asal, level::UTINYINT, status_bukti, id_sumber, catatan, berkas, baris FROM masukan.penilaian;
