-- Bentuk berkas masukan: satu tabel teks per berkas atau blok TOML; berkas dan baris dicap oleh pembaca.
-- Nama tabel = nama berkas (sampai tanda hubung pertama) atau nama blok TOML.
-- Komentar tabel: folder asal. Komentar kolom yang diawali "opsional" berarti kolom boleh tidak ada di berkas.
-- Arti kolom yang senama dengan kolom terbit ada di tables.sql dan tidak diulang di sini.
ATTACH ':memory:' AS masukan;

CREATE TABLE masukan.instansi (
    berkas VARCHAR, baris VARCHAR, kode_instansi VARCHAR, kode_bps VARCHAR, nama VARCHAR, nama_pendek VARCHAR,
    singkatan VARCHAR, jenis VARCHAR, kode_provinsi VARCHAR, provinsi VARCHAR, ibu_kota VARCHAR,
    petak_kolom VARCHAR, petak_baris VARCHAR, alias VARCHAR, kontak_nama VARCHAR, kontak_alamat VARCHAR,
    kontak_telepon VARCHAR, kontak_surel VARCHAR, kontak_situs VARCHAR
);
COMMENT ON TABLE masukan.instansi IS 'acuan';
COMMENT ON COLUMN masukan.instansi.alias IS 'opsional; ejaan lain, dipisah titik koma';
COMMENT ON COLUMN masukan.instansi.kontak_nama IS 'opsional';
COMMENT ON COLUMN masukan.instansi.kontak_alamat IS 'opsional';
COMMENT ON COLUMN masukan.instansi.kontak_telepon IS 'opsional; angka, spasi, dan tanda + ( ) - saja';
COMMENT ON COLUMN masukan.instansi.kontak_surel IS 'opsional';
COMMENT ON COLUMN masukan.instansi.kontak_situs IS 'opsional; diawali https://';

CREATE TABLE masukan.sumber (
    berkas VARCHAR, baris VARCHAR, id_sumber VARCHAR, judul VARCHAR, penerbit VARCHAR, jenis_sumber VARCHAR,
    tanggal_terbit VARCHAR, url VARCHAR
);
COMMENT ON TABLE masukan.sumber IS 'acuan';
COMMENT ON COLUMN masukan.sumber.tanggal_terbit IS 'YYYY-MM-DD, YYYY-MM, YYYY, atau kosong';

CREATE TABLE masukan.batas_wilayah (
    berkas VARCHAR, baris VARCHAR, kode_instansi VARCHAR, geometri VARCHAR
);
COMMENT ON TABLE masukan.batas_wilayah IS 'acuan/batas.geojson (opsional)';

CREATE TABLE masukan.capaian (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, id_indikator VARCHAR, periode VARCHAR, status_periode VARCHAR,
    nilai VARCHAR, kategori_terbit VARCHAR, status_nilai VARCHAR, penilai VARCHAR, tanggal VARCHAR, presisi VARCHAR,
    id_sumber VARCHAR, catatan VARCHAR, id_instrumen VARCHAR, id_kategori VARCHAR, bantahan VARCHAR
);
COMMENT ON TABLE masukan.capaian IS 'fakta';
COMMENT ON COLUMN masukan.capaian.tanggal IS 'YYYY-MM-DD, YYYY-MM, YYYY sesuai presisi, atau kosong';
COMMENT ON COLUMN masukan.capaian.id_instrumen IS 'opsional';
COMMENT ON COLUMN masukan.capaian.id_kategori IS 'opsional';
COMMENT ON COLUMN masukan.capaian.bantahan IS 'opsional; id_sumber dari nilai yang terbantah';

CREATE TABLE masukan.penilaian (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, id_subindikator VARCHAR, periode VARCHAR, asal VARCHAR,
    level VARCHAR, status_bukti VARCHAR, id_sumber VARCHAR, catatan VARCHAR
);
COMMENT ON TABLE masukan.penilaian IS 'fakta (opsional)';
COMMENT ON COLUMN masukan.penilaian.catatan IS 'opsional';

CREATE TABLE masukan.penandatangan (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, kehadiran VARCHAR, tanda_tangan VARCHAR, nama_pejabat VARCHAR,
    jabatan VARCHAR, id_sumber VARCHAR, catatan VARCHAR, id_komitmen VARCHAR
);
COMMENT ON TABLE masukan.penandatangan IS 'fakta';
COMMENT ON COLUMN masukan.penandatangan.id_sumber IS 'satu atau lebih id_sumber, dipisah titik koma';

CREATE TABLE masukan.tonggak (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, tonggak VARCHAR, alat VARCHAR, tanggal VARCHAR, presisi VARCHAR,
    arti_tanggal VARCHAR, jumlah_pegawai VARCHAR, cara_tahu VARCHAR, penyampai VARCHAR, id_sumber VARCHAR, catatan VARCHAR
);
COMMENT ON TABLE masukan.tonggak IS 'fakta';
COMMENT ON COLUMN masukan.tonggak.tonggak IS 'id_langkah dari acuan';

CREATE TABLE masukan.pernyataan (
    berkas VARCHAR, baris BIGINT, kode_provinsi VARCHAR, id_indikator VARCHAR, periode VARCHAR, pernyataan VARCHAR,
    penilai VARCHAR, tanggal VARCHAR, presisi VARCHAR, id_sumber VARCHAR, catatan VARCHAR
);
COMMENT ON TABLE masukan.pernyataan IS 'fakta';

CREATE TABLE masukan.pengisian_jabatan (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, mekanisme VARCHAR, tahap VARCHAR, jumlah VARCHAR, satuan VARCHAR,
    tanggal VARCHAR, presisi VARCHAR, id_sumber VARCHAR, catatan VARCHAR
);
COMMENT ON TABLE masukan.pengisian_jabatan IS 'fakta';

CREATE TABLE masukan.rencana_aksi (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, id_butir VARCHAR, nomor VARCHAR, rencana VARCHAR, tenggat VARCHAR,
    status_rencana VARCHAR, unit VARCHAR, id_sumber VARCHAR, catatan VARCHAR
);
COMMENT ON TABLE masukan.rencana_aksi IS 'fakta (opsional)';
COMMENT ON COLUMN masukan.rencana_aksi.tenggat IS 'YYYY-MM-DD, YYYY-MM, YYYY, atau kosong';
COMMENT ON COLUMN masukan.rencana_aksi.catatan IS 'opsional';

CREATE TABLE masukan.tanggapan (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, tabel VARCHAR, kunci VARCHAR, isi VARCHAR, tanggal VARCHAR,
    penyampai VARCHAR, id_sumber VARCHAR
);
COMMENT ON TABLE masukan.tanggapan IS 'fakta (opsional)';

CREATE TABLE masukan.penghargaan (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, penghargaan VARCHAR, peringkat VARCHAR, tahun VARCHAR,
    tanggal VARCHAR, pemberi VARCHAR, id_sumber VARCHAR, catatan VARCHAR
);
COMMENT ON TABLE masukan.penghargaan IS 'fakta';

CREATE TABLE masukan.nasional (
    berkas VARCHAR, baris BIGINT, id_indikator VARCHAR, nilai VARCHAR, satuan VARCHAR, tanggal VARCHAR, id_sumber VARCHAR,
    catatan VARCHAR
);
COMMENT ON TABLE masukan.nasional IS 'fakta';

CREATE TABLE masukan.koreksi (
    berkas VARCHAR, baris BIGINT, kode_instansi VARCHAR, id_indikator VARCHAR, periode VARCHAR, tanggal VARCHAR,
    nilai_lama VARCHAR, nilai_baru VARCHAR, alasan VARCHAR, id_sumber VARCHAR
);
COMMENT ON TABLE masukan.koreksi IS 'fakta (opsional)';
COMMENT ON COLUMN masukan.koreksi.tanggal IS 'YYYY-MM-DD, YYYY-MM, atau YYYY';
COMMENT ON COLUMN masukan.koreksi.nilai_lama IS 'angka atau kategori seperti yang pernah terbit';
COMMENT ON COLUMN masukan.koreksi.nilai_baru IS 'kosong bila nilainya dicabut';
COMMENT ON COLUMN masukan.koreksi.id_sumber IS 'opsional';

CREATE TABLE masukan.wilayah (
    berkas VARCHAR, baris VARCHAR, nama VARCHAR, nama_pendek VARCHAR, judul VARCHAR, simulasi VARCHAR,
    selisih_utc VARCHAR, kontak_nama VARCHAR, kontak_alamat VARCHAR, kontak_telepon VARCHAR, kontak_surel VARCHAR,
    kontak_situs VARCHAR
);
COMMENT ON TABLE masukan.wilayah IS 'acuan/wilayah.toml';
COMMENT ON COLUMN masukan.wilayah.selisih_utc IS 'opsional; 0 bila tidak ditulis';
COMMENT ON COLUMN masukan.wilayah.kontak_nama IS 'opsional';
COMMENT ON COLUMN masukan.wilayah.kontak_alamat IS 'opsional';
COMMENT ON COLUMN masukan.wilayah.kontak_telepon IS 'opsional; angka, spasi, dan tanda + ( ) - saja';
COMMENT ON COLUMN masukan.wilayah.kontak_surel IS 'opsional';
COMMENT ON COLUMN masukan.wilayah.kontak_situs IS 'opsional; diawali https://';

CREATE TABLE masukan.istilah (
    berkas VARCHAR, baris VARCHAR, kolom VARCHAR, urutan VARCHAR, nilai VARCHAR, label VARCHAR, arti VARCHAR,
    dari_penilai VARCHAR
);
COMMENT ON TABLE masukan.istilah IS 'acuan/istilah.toml';
COMMENT ON COLUMN masukan.istilah.dari_penilai IS 'opsional; true bagi jenis_sumber milik penilai';
COMMENT ON COLUMN masukan.istilah.label IS 'opsional; sama dengan nilai bila tidak ditulis';

CREATE TABLE masukan.glosarium (
    berkas VARCHAR, baris VARCHAR, istilah VARCHAR, urutan VARCHAR, kepanjangan VARCHAR, arti VARCHAR, status VARCHAR,
    sumber VARCHAR
);
COMMENT ON TABLE masukan.glosarium IS 'acuan/glosarium.toml (opsional)';
COMMENT ON COLUMN masukan.glosarium.kepanjangan IS 'opsional';
COMMENT ON COLUMN masukan.glosarium.status IS 'opsional; tidak ditulis bagi istilah buatan dasbor ini';
COMMENT ON COLUMN masukan.glosarium.sumber IS 'opsional';

CREATE TABLE masukan.indikator (
    berkas VARCHAR, baris VARCHAR, id_indikator VARCHAR, urutan VARCHAR, nama VARCHAR, nama_pendek VARCHAR, arti VARCHAR,
    bentuk VARCHAR, satuan VARCHAR, batas_bawah VARCHAR, batas_atas VARCHAR, arah VARCHAR, penilai VARCHAR,
    desimal VARCHAR, frekuensi VARCHAR, sifat VARCHAR, wajib_cakupan VARCHAR, sorotan VARCHAR,
    patahan VARCHAR, alasan_patahan VARCHAR, siklus_bulan VARCHAR, id_instrumen VARCHAR,
    dasar_hukum VARCHAR, status_dasar_hukum VARCHAR, keterbandingan VARCHAR, kelompok VARCHAR, sumber VARCHAR
);
COMMENT ON TABLE masukan.indikator IS 'acuan/indikator.toml';
COMMENT ON COLUMN masukan.indikator.batas_bawah IS 'opsional';
COMMENT ON COLUMN masukan.indikator.batas_atas IS 'opsional';
COMMENT ON COLUMN masukan.indikator.sorotan IS 'opsional; true atau false';
COMMENT ON COLUMN masukan.indikator.patahan IS 'opsional; bersama alasan_patahan';
COMMENT ON COLUMN masukan.indikator.alasan_patahan IS 'opsional';
COMMENT ON COLUMN masukan.indikator.siklus_bulan IS 'opsional';
COMMENT ON COLUMN masukan.indikator.id_instrumen IS 'opsional';
COMMENT ON COLUMN masukan.indikator.dasar_hukum IS 'opsional';
COMMENT ON COLUMN masukan.indikator.kelompok IS 'opsional';
COMMENT ON COLUMN masukan.indikator.sumber IS 'opsional';

CREATE TABLE masukan.ukuran_nasional (
    berkas VARCHAR, baris VARCHAR, id_indikator VARCHAR, urutan VARCHAR, nama VARCHAR, arti VARCHAR
);
COMMENT ON TABLE masukan.ukuran_nasional IS 'acuan/ukuran_nasional.toml';

CREATE TABLE masukan.instrumen (
    berkas VARCHAR, baris VARCHAR, id_instrumen VARCHAR, nama VARCHAR, nama_pendek VARCHAR, dasar_hukum VARCHAR,
    pengampu VARCHAR, berlaku VARCHAR, rumus VARCHAR, status_rumus VARCHAR, catatan VARCHAR, sumber VARCHAR
);
COMMENT ON TABLE masukan.instrumen IS 'acuan/instrumen/<id>.toml';
COMMENT ON COLUMN masukan.instrumen.berlaku IS 'opsional';
COMMENT ON COLUMN masukan.instrumen.rumus IS 'opsional';
COMMENT ON COLUMN masukan.instrumen.status_rumus IS 'opsional';
COMMENT ON COLUMN masukan.instrumen.catatan IS 'opsional';
COMMENT ON COLUMN masukan.instrumen.sumber IS 'opsional';

CREATE TABLE masukan.aspek (
    berkas VARCHAR, baris VARCHAR, id_instrumen VARCHAR, urutan VARCHAR, kode VARCHAR, nama VARCHAR, status_nama VARCHAR,
    bobot VARCHAR, status_bobot VARCHAR, skor_maks VARCHAR, catatan VARCHAR, sumber VARCHAR
);
COMMENT ON TABLE masukan.aspek IS 'acuan/instrumen/<id>.toml [[aspek]]';
COMMENT ON COLUMN masukan.aspek.bobot IS 'opsional';
COMMENT ON COLUMN masukan.aspek.skor_maks IS 'opsional';
COMMENT ON COLUMN masukan.aspek.catatan IS 'opsional';
COMMENT ON COLUMN masukan.aspek.sumber IS 'opsional';

CREATE TABLE masukan.subindikator (
    berkas VARCHAR, baris VARCHAR, id_instrumen VARCHAR, urutan VARCHAR, kode VARCHAR, aspek VARCHAR, nama VARCHAR,
    bobot VARCHAR, status_bobot VARCHAR, level VARCHAR, berlaku VARCHAR, syarat VARCHAR, status VARCHAR, catatan VARCHAR,
    sumber VARCHAR
);
COMMENT ON TABLE masukan.subindikator IS 'acuan/instrumen/<id>.toml [[subindikator]]';
COMMENT ON COLUMN masukan.subindikator.level IS 'daftar kriteria, mulai level 0';
COMMENT ON COLUMN masukan.subindikator.bobot IS 'opsional';
COMMENT ON COLUMN masukan.subindikator.berlaku IS 'opsional; daftar jenis, semua bila tidak ditulis';
COMMENT ON COLUMN masukan.subindikator.syarat IS 'opsional';
COMMENT ON COLUMN masukan.subindikator.catatan IS 'opsional';
COMMENT ON COLUMN masukan.subindikator.sumber IS 'opsional';

CREATE TABLE masukan.kategori (
    berkas VARCHAR, baris VARCHAR, id_instrumen VARCHAR, urutan VARCHAR, kode VARCHAR, nama VARCHAR
);
COMMENT ON TABLE masukan.kategori IS 'acuan/instrumen/<id>.toml [[kategori]]';

CREATE TABLE masukan.batas (
    berkas VARCHAR, baris VARCHAR, id_instrumen VARCHAR, kategori VARCHAR, urutan VARCHAR, ukuran VARCHAR, batas_bawah VARCHAR,
    batas_atas VARCHAR, status VARCHAR, catatan VARCHAR, sumber VARCHAR
);
COMMENT ON TABLE masukan.batas IS 'acuan/instrumen/<id>.toml [[kategori.batas]]';
COMMENT ON COLUMN masukan.batas.batas_bawah IS 'opsional';
COMMENT ON COLUMN masukan.batas.batas_atas IS 'opsional';
COMMENT ON COLUMN masukan.batas.catatan IS 'opsional';
COMMENT ON COLUMN masukan.batas.sumber IS 'opsional';

CREATE TABLE masukan.langkah (
    berkas VARCHAR, baris VARCHAR, id_instrumen VARCHAR, urutan VARCHAR, kode VARCHAR, nama VARCHAR, arti VARCHAR,
    frasa VARCHAR, sorotan VARCHAR
);
COMMENT ON TABLE masukan.langkah IS 'acuan/instrumen/<id>.toml [[langkah]]';
COMMENT ON COLUMN masukan.langkah.sorotan IS 'opsional';

CREATE TABLE masukan.komitmen (
    berkas VARCHAR, baris VARCHAR, id_komitmen VARCHAR, nama VARCHAR, nama_pendek VARCHAR, tanggal VARCHAR, tempat VARCHAR,
    nomor_surat VARCHAR, pihak VARCHAR, saksi VARCHAR, penerima_naskah VARCHAR, catatan VARCHAR, sumber VARCHAR
);
COMMENT ON TABLE masukan.komitmen IS 'acuan/komitmen/<id>.toml';
COMMENT ON COLUMN masukan.komitmen.nomor_surat IS 'opsional';
COMMENT ON COLUMN masukan.komitmen.saksi IS 'opsional';
COMMENT ON COLUMN masukan.komitmen.catatan IS 'opsional';

CREATE TABLE masukan.butir (
    berkas VARCHAR, baris VARCHAR, id_komitmen VARCHAR, urutan VARCHAR, nomor VARCHAR, judul VARCHAR, ringkasan VARCHAR,
    jenis_butir VARCHAR, status VARCHAR, tenggat VARCHAR, aspek_terkait VARCHAR, sumber VARCHAR
);
COMMENT ON TABLE masukan.butir IS 'acuan/komitmen/<id>.toml [[butir]]';
COMMENT ON COLUMN masukan.butir.tenggat IS 'opsional';
COMMENT ON COLUMN masukan.butir.aspek_terkait IS 'opsional; daftar id_aspek, penilaian penyusun';

-- Hari ini menurut jam kantor: pukul lima pagi di Palembang, UTC masih kemarin, dan tanggal hari ini bukan masa depan.
CREATE MACRO masukan.hari_ini() AS (
    SELECT (make_timestamp(epoch_us(now())) + to_hours(coalesce(max(try_cast(selisih_utc AS INTEGER)), 0)))::DATE FROM masukan.wilayah
);
