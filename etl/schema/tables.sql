-- Kosakata bidang ini: setiap tabel dan kolom yang diterbitkan, dengan kunci, CHECK, dan artinya.
-- Tabel acuan memakai kunci dan CHECK. Tabel besar (capaian, capaian_sumber, penilaian) hanya NOT NULL
-- dan tipe: keunikan dan rujukannya dibuktikan oleh etl/rules sebelum dan etl/schema/proofs.sql sesudah muat.

CREATE TABLE wilayah (
    nama VARCHAR PRIMARY KEY,
    nama_pendek VARCHAR NOT NULL,
    judul VARCHAR NOT NULL,
    simulasi BOOLEAN NOT NULL,
    selisih_utc INTEGER NOT NULL,
    kontak_nama VARCHAR,
    kontak_alamat VARCHAR,
    kontak_telepon VARCHAR,
    kontak_surel VARCHAR,
    kontak_situs VARCHAR
);
COMMENT ON TABLE wilayah IS 'Satu baris = wilayah kerja yang dipantau snapshot ini.';
COMMENT ON COLUMN wilayah.nama IS 'Nama lengkap kantor yang membawahkan wilayah.';
COMMENT ON COLUMN wilayah.nama_pendek IS 'Nama pendek untuk tempat sempit.';
COMMENT ON COLUMN wilayah.judul IS 'Nama dasbor.';
COMMENT ON COLUMN wilayah.selisih_utc IS 'Selisih jam kantor dari UTC, untuk tanggal muat.';
COMMENT ON COLUMN wilayah.simulasi IS 'Benar bila seluruh isi snapshot rekaan; setiap halaman lalu memakai pita peringatan.';
COMMENT ON COLUMN wilayah.kontak_nama IS 'Siapa yang dapat ditanya di kantor wilayah; kosong bila belum diisi kantor.';
COMMENT ON COLUMN wilayah.kontak_alamat IS 'Alamat kantornya.';
COMMENT ON COLUMN wilayah.kontak_telepon IS 'Nomor telepon.';
COMMENT ON COLUMN wilayah.kontak_surel IS 'Alamat surel.';
COMMENT ON COLUMN wilayah.kontak_situs IS 'Alamat situs.';

CREATE TABLE istilah (
    kolom VARCHAR NOT NULL,
    nilai VARCHAR NOT NULL,
    urutan INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    arti VARCHAR NOT NULL,
    dari_penilai BOOLEAN NOT NULL,
    PRIMARY KEY (kolom, nilai)
);
COMMENT ON TABLE istilah IS 'Satu baris = satu kata yang boleh mengisi satu kolom pilihan.';
COMMENT ON COLUMN istilah.kolom IS 'Nama kolom pilihan.';
COMMENT ON COLUMN istilah.nilai IS 'Kata seperti ditulis di berkas.';
COMMENT ON COLUMN istilah.urutan IS 'Urutan tampil; untuk jenis_sumber juga urutan mendahului bila sumber berbeda.';
COMMENT ON COLUMN istilah.label IS 'Kata seperti tampil di layar.';
COMMENT ON COLUMN istilah.arti IS 'Penjelasan satu kalimat.';
COMMENT ON COLUMN istilah.dari_penilai IS 'Benar bagi jenis_sumber milik penilai sendiri.';

CREATE TABLE glosarium (
    istilah VARCHAR PRIMARY KEY,
    urutan INTEGER NOT NULL,
    kepanjangan VARCHAR,
    arti VARCHAR NOT NULL,
    status VARCHAR
);
COMMENT ON TABLE glosarium IS 'Satu baris = satu istilah yang dipakai layar, dengan artinya.';
COMMENT ON COLUMN glosarium.istilah IS 'Istilah seperti tampil di layar.';
COMMENT ON COLUMN glosarium.urutan IS 'Urutan tampil.';
COMMENT ON COLUMN glosarium.kepanjangan IS 'Kepanjangan singkatan; kosong bila bukan singkatan.';
COMMENT ON COLUMN glosarium.arti IS 'Arti dengan kata-kata penyusun.';
COMMENT ON COLUMN glosarium.status IS 'Kepastian kepanjangan dan arti (istilah: status); kosong bagi istilah buatan dasbor ini.';

CREATE TABLE sumber (
    id_sumber VARCHAR PRIMARY KEY,
    judul VARCHAR NOT NULL,
    penerbit VARCHAR NOT NULL,
    jenis_sumber VARCHAR NOT NULL,
    tanggal_terbit DATE,
    presisi_terbit VARCHAR CHECK (presisi_terbit IN ('hari', 'bulan', 'tahun')),
    url VARCHAR CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
    CHECK ((tanggal_terbit IS NULL) = (presisi_terbit IS NULL))
);
COMMENT ON TABLE sumber IS 'Satu baris = satu dokumen yang dikutip.';
COMMENT ON COLUMN sumber.id_sumber IS 'Pengenal dokumen di register sumber.';
COMMENT ON COLUMN sumber.judul IS 'Judul dokumen seperti tercetak.';
COMMENT ON COLUMN sumber.penerbit IS 'Penerbit dokumen; bukan penilai angkanya.';
COMMENT ON COLUMN sumber.jenis_sumber IS 'Jenis dokumen; urutannya di istilah menentukan sumber mana yang mendahului.';
COMMENT ON COLUMN sumber.tanggal_terbit IS 'Tanggal terbit (hari pertama dari yang diketahui); kosong bila tidak diketahui.';
COMMENT ON COLUMN sumber.presisi_terbit IS 'Ketelitian tanggal terbit: hari, bulan, atau tahun.';
COMMENT ON COLUMN sumber.url IS 'Alamat dokumen; kosong bila alamat lengkapnya tidak diketahui.';

CREATE TABLE instansi (
    kode_instansi VARCHAR PRIMARY KEY,
    kode_bps VARCHAR,
    nama VARCHAR NOT NULL UNIQUE,
    nama_pendek VARCHAR NOT NULL UNIQUE,
    singkatan VARCHAR NOT NULL UNIQUE,
    jenis VARCHAR NOT NULL,
    kode_provinsi VARCHAR NOT NULL,
    provinsi VARCHAR NOT NULL,
    ibu_kota VARCHAR,
    petak_kolom INTEGER NOT NULL CHECK (petak_kolom >= 0),
    petak_baris INTEGER NOT NULL CHECK (petak_baris >= 0),
    kontak_nama VARCHAR,
    kontak_alamat VARCHAR,
    kontak_telepon VARCHAR,
    kontak_surel VARCHAR,
    kontak_situs VARCHAR,
    UNIQUE (petak_kolom, petak_baris)
);
COMMENT ON TABLE instansi IS 'Satu baris = satu pemerintah daerah.';
COMMENT ON COLUMN instansi.kode_instansi IS 'Kode Kemendagri sebagai teks; 16.10 bukan 16.1.';
COMMENT ON COLUMN instansi.kode_bps IS 'Kode BPS sebagai teks.';
COMMENT ON COLUMN instansi.nama IS 'Nama resmi.';
COMMENT ON COLUMN instansi.nama_pendek IS 'Nama pendek untuk tempat sempit.';
COMMENT ON COLUMN instansi.singkatan IS 'Singkatan tiga huruf untuk petak di layar kecil.';
COMMENT ON COLUMN instansi.jenis IS 'provinsi, kabupaten, atau kota; perbandingan tidak melintasi jenis.';
COMMENT ON COLUMN instansi.kode_provinsi IS 'Kode provinsi tempat instansi.';
COMMENT ON COLUMN instansi.provinsi IS 'Nama provinsi tempat instansi.';
COMMENT ON COLUMN instansi.ibu_kota IS 'Ibu kota.';
COMMENT ON COLUMN instansi.petak_kolom IS 'Kolom pada peta petak, mulai 0.';
COMMENT ON COLUMN instansi.petak_baris IS 'Baris pada peta petak, mulai 0.';
COMMENT ON COLUMN instansi.kontak_nama IS 'Siapa yang dapat ditanya di badan kepegawaian daerahnya; kosong bila belum diisi kantor.';
COMMENT ON COLUMN instansi.kontak_alamat IS 'Alamat kantornya.';
COMMENT ON COLUMN instansi.kontak_telepon IS 'Nomor telepon.';
COMMENT ON COLUMN instansi.kontak_surel IS 'Alamat surel.';
COMMENT ON COLUMN instansi.kontak_situs IS 'Alamat situs.';

CREATE TABLE instansi_alias (
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    alias VARCHAR NOT NULL,
    PRIMARY KEY (kode_instansi, alias)
);
COMMENT ON TABLE instansi_alias IS 'Satu baris = satu ejaan lain dari nama satu instansi.';
COMMENT ON COLUMN instansi_alias.kode_instansi IS 'Instansi pemilik nama.';
COMMENT ON COLUMN instansi_alias.alias IS 'Ejaan atau sebutan lain.';

CREATE TABLE batas_wilayah (
    kode_instansi VARCHAR PRIMARY KEY REFERENCES instansi (kode_instansi),
    geometri VARCHAR NOT NULL,
    berkas VARCHAR NOT NULL,
    baris VARCHAR NOT NULL
);
COMMENT ON TABLE batas_wilayah IS 'Satu baris = batas wilayah satu instansi; kosong bila acuan/batas.geojson tidak ada.';
COMMENT ON COLUMN batas_wilayah.kode_instansi IS 'Instansi pemilik wilayah.';
COMMENT ON COLUMN batas_wilayah.geometri IS 'Teks geometri GeoJSON (MultiPolygon, WGS84, bujur lalu lintang): cincin luar searah jarum jam, lubang sebaliknya. Untuk gambar, bukan untuk ukur: koordinat dibulatkan ke 4 desimal (sekitar 11 m), titik berulang dan cincin yang luasnya hilang karenanya dibuang.';
COMMENT ON COLUMN batas_wilayah.berkas IS 'Berkas asal di folder data.';
COMMENT ON COLUMN batas_wilayah.baris IS 'Nomor fitur di berkas asal.';

CREATE TABLE instrumen (
    id_instrumen VARCHAR PRIMARY KEY,
    nama VARCHAR NOT NULL,
    nama_pendek VARCHAR NOT NULL,
    dasar_hukum VARCHAR NOT NULL,
    pengampu VARCHAR NOT NULL,
    berlaku VARCHAR,
    rumus VARCHAR,
    status_rumus VARCHAR,
    catatan VARCHAR
);
COMMENT ON TABLE instrumen IS 'Satu baris = satu alat ukur menurut satu peraturan; dua instrumen tidak pernah segaris.';
COMMENT ON COLUMN instrumen.id_instrumen IS 'Pengenal; sama dengan nama berkasnya di acuan/instrumen.';
COMMENT ON COLUMN instrumen.nama IS 'Nama instrumen.';
COMMENT ON COLUMN instrumen.nama_pendek IS 'Nama pendek.';
COMMENT ON COLUMN instrumen.dasar_hukum IS 'Peraturan yang menjadi dasar.';
COMMENT ON COLUMN instrumen.pengampu IS 'Lembaga yang dapat melengkapi nilai resmi yang belum kami ketahui.';
COMMENT ON COLUMN instrumen.berlaku IS 'Masa pakai.';
COMMENT ON COLUMN instrumen.rumus IS 'Rumus dengan kata-kata; kosong bila belum diketahui.';
COMMENT ON COLUMN instrumen.status_rumus IS 'Kepastian rumus (istilah: status).';
COMMENT ON COLUMN instrumen.catatan IS 'Catatan pemakaian.';

CREATE TABLE aspek (
    id_aspek VARCHAR PRIMARY KEY,
    id_instrumen VARCHAR NOT NULL REFERENCES instrumen (id_instrumen),
    kode VARCHAR NOT NULL,
    urutan INTEGER NOT NULL,
    nama VARCHAR NOT NULL,
    status_nama VARCHAR NOT NULL,
    bobot DECIMAL(9, 4) CHECK (bobot > 0 AND bobot <= 100),
    status_bobot VARCHAR NOT NULL,
    skor_maks DECIMAL(9, 4),
    catatan VARCHAR,
    UNIQUE (id_instrumen, kode),
    CHECK ((bobot IS NULL) = (status_bobot = 'belum diketahui'))
);
COMMENT ON TABLE aspek IS 'Satu baris = satu aspek dari satu instrumen.';
COMMENT ON COLUMN aspek.id_aspek IS 'id_instrumen, titik, kode.';
COMMENT ON COLUMN aspek.id_instrumen IS 'Instrumen pemilik aspek.';
COMMENT ON COLUMN aspek.kode IS 'Nomor aspek di peraturan, sebagai teks.';
COMMENT ON COLUMN aspek.urutan IS 'Urutan tampil.';
COMMENT ON COLUMN aspek.nama IS 'Nama aspek.';
COMMENT ON COLUMN aspek.status_nama IS 'Kepastian nama (istilah: status).';
COMMENT ON COLUMN aspek.bobot IS 'Bobot dalam persen; kosong bila belum diketahui, tidak pernah ditaksir.';
COMMENT ON COLUMN aspek.status_bobot IS 'Kepastian bobot (istilah: status).';
COMMENT ON COLUMN aspek.skor_maks IS 'Skor tertinggi aspek, bila instrumen memakai skor.';
COMMENT ON COLUMN aspek.catatan IS 'Catatan, termasuk yang belum terselesaikan.';

CREATE TABLE subindikator (
    id_subindikator VARCHAR PRIMARY KEY,
    id_aspek VARCHAR NOT NULL REFERENCES aspek (id_aspek),
    id_instrumen VARCHAR NOT NULL REFERENCES instrumen (id_instrumen),
    kode VARCHAR NOT NULL,
    urutan INTEGER NOT NULL,
    nama VARCHAR NOT NULL,
    bobot DECIMAL(9, 4) CHECK (bobot > 0 AND bobot <= 100),
    status_bobot VARCHAR NOT NULL,
    level_maks INTEGER NOT NULL CHECK (level_maks > 0),
    syarat VARCHAR,
    status VARCHAR NOT NULL,
    catatan VARCHAR,
    UNIQUE (id_instrumen, kode),
    CHECK ((bobot IS NULL) = (status_bobot = 'belum diketahui'))
);
COMMENT ON TABLE subindikator IS 'Satu baris = satu butir kertas kerja dari satu instrumen.';
COMMENT ON COLUMN subindikator.id_subindikator IS 'id_instrumen, titik, kode.';
COMMENT ON COLUMN subindikator.id_aspek IS 'Aspek pemilik butir.';
COMMENT ON COLUMN subindikator.id_instrumen IS 'Instrumen pemilik butir.';
COMMENT ON COLUMN subindikator.kode IS 'Nomor butir, sebagai teks.';
COMMENT ON COLUMN subindikator.urutan IS 'Urutan tampil.';
COMMENT ON COLUMN subindikator.nama IS 'Nama butir.';
COMMENT ON COLUMN subindikator.bobot IS 'Bobot dalam persen dari aspeknya; kosong bila belum diketahui.';
COMMENT ON COLUMN subindikator.status_bobot IS 'Kepastian bobot (istilah: status).';
COMMENT ON COLUMN subindikator.level_maks IS 'Level tertinggi.';
COMMENT ON COLUMN subindikator.syarat IS 'Keadaan yang membuat butir berlaku; bila tidak terpenuhi, butir keluar dari penyebut.';
COMMENT ON COLUMN subindikator.status IS 'Kepastian isi butir (istilah: status).';
COMMENT ON COLUMN subindikator.catatan IS 'Catatan.';

CREATE TABLE subindikator_level (
    id_subindikator VARCHAR NOT NULL REFERENCES subindikator (id_subindikator),
    level INTEGER NOT NULL CHECK (level >= 0),
    kriteria VARCHAR NOT NULL,
    PRIMARY KEY (id_subindikator, level)
);
COMMENT ON TABLE subindikator_level IS 'Satu baris = kriteria satu level dari satu butir.';
COMMENT ON COLUMN subindikator_level.id_subindikator IS 'Butir.';
COMMENT ON COLUMN subindikator_level.level IS 'Level, mulai 0.';
COMMENT ON COLUMN subindikator_level.kriteria IS 'Kriteria level dengan kata-kata penyusun.';

CREATE TABLE subindikator_jenis (
    id_subindikator VARCHAR NOT NULL REFERENCES subindikator (id_subindikator),
    jenis VARCHAR NOT NULL,
    PRIMARY KEY (id_subindikator, jenis)
);
COMMENT ON TABLE subindikator_jenis IS 'Satu baris = satu butir berlaku bagi satu jenis pemerintah daerah.';
COMMENT ON COLUMN subindikator_jenis.id_subindikator IS 'Butir.';
COMMENT ON COLUMN subindikator_jenis.jenis IS 'provinsi, kabupaten, atau kota.';

CREATE TABLE kategori (
    id_kategori VARCHAR PRIMARY KEY,
    id_instrumen VARCHAR NOT NULL REFERENCES instrumen (id_instrumen),
    kode VARCHAR NOT NULL,
    urutan INTEGER NOT NULL,
    nama VARCHAR NOT NULL,
    UNIQUE (id_instrumen, kode)
);
COMMENT ON TABLE kategori IS 'Satu baris = satu kategori dari satu instrumen, urut dari rendah ke tinggi.';
COMMENT ON COLUMN kategori.id_kategori IS 'id_instrumen, titik, kode.';
COMMENT ON COLUMN kategori.id_instrumen IS 'Instrumen pemilik kategori.';
COMMENT ON COLUMN kategori.kode IS 'Kode pendek.';
COMMENT ON COLUMN kategori.urutan IS 'Urutan dari rendah ke tinggi.';
COMMENT ON COLUMN kategori.nama IS 'Kata kategori seperti terbit.';

CREATE TABLE kategori_batas (
    id_kategori VARCHAR NOT NULL REFERENCES kategori (id_kategori),
    ukuran VARCHAR NOT NULL,
    batas_bawah DECIMAL(9, 4),
    batas_atas DECIMAL(9, 4),
    status VARCHAR NOT NULL,
    catatan VARCHAR,
    PRIMARY KEY (id_kategori, ukuran),
    CHECK (batas_bawah IS NULL OR batas_atas IS NULL OR batas_bawah <= batas_atas)
);
COMMENT ON TABLE kategori_batas IS 'Satu baris = batas satu kategori pada satu ukuran; yang tidak diketahui kosong.';
COMMENT ON COLUMN kategori_batas.id_kategori IS 'Kategori.';
COMMENT ON COLUMN kategori_batas.ukuran IS 'Ukuran batas: skor, indeks, atau nilai.';
COMMENT ON COLUMN kategori_batas.batas_bawah IS 'Batas bawah, termasuk; kosong bila tidak diketahui.';
COMMENT ON COLUMN kategori_batas.batas_atas IS 'Batas atas, termasuk; kosong bila tidak diketahui.';
COMMENT ON COLUMN kategori_batas.status IS 'Kepastian batas (istilah: status).';
COMMENT ON COLUMN kategori_batas.catatan IS 'Catatan.';

CREATE TABLE langkah (
    id_langkah VARCHAR PRIMARY KEY,
    id_instrumen VARCHAR NOT NULL REFERENCES instrumen (id_instrumen),
    urutan INTEGER NOT NULL UNIQUE,
    nama VARCHAR NOT NULL,
    arti VARCHAR NOT NULL,
    frasa VARCHAR NOT NULL,
    sorotan BOOLEAN NOT NULL
);
COMMENT ON TABLE langkah IS 'Satu baris = satu langkah penerapan manajemen talenta sesudah komitmen.';
COMMENT ON COLUMN langkah.id_langkah IS 'Pengenal; dipakai kolom tonggak di berkas fakta.';
COMMENT ON COLUMN langkah.id_instrumen IS 'Peraturan yang menaungi langkah.';
COMMENT ON COLUMN langkah.urutan IS 'Urutan, mulai 1; penandatanganan adalah langkah 0 bagi semua.';
COMMENT ON COLUMN langkah.nama IS 'Nama langkah.';
COMMENT ON COLUMN langkah.arti IS 'Apa yang dihitung sebagai langkah ini.';
COMMENT ON COLUMN langkah.frasa IS 'Sambungan kalimat sesudah "diberitakan telah".';
COMMENT ON COLUMN langkah.sorotan IS 'Benar bagi langkah yang menjadi judul Ringkasan.';

CREATE TABLE indikator (
    id_indikator VARCHAR PRIMARY KEY,
    urutan INTEGER NOT NULL,
    nama VARCHAR NOT NULL,
    nama_pendek VARCHAR NOT NULL,
    arti VARCHAR NOT NULL,
    bentuk VARCHAR NOT NULL,
    satuan VARCHAR NOT NULL,
    batas_bawah DOUBLE,
    batas_atas DOUBLE,
    arah VARCHAR NOT NULL,
    penilai VARCHAR NOT NULL,
    desimal INTEGER NOT NULL CHECK (desimal BETWEEN 0 AND 6),
    frekuensi VARCHAR NOT NULL,
    sifat VARCHAR NOT NULL,
    wajib_cakupan BOOLEAN NOT NULL,
    sorotan BOOLEAN NOT NULL,
    patahan VARCHAR,
    alasan_patahan VARCHAR,
    siklus_bulan INTEGER,
    id_instrumen VARCHAR REFERENCES instrumen (id_instrumen),
    dasar_hukum VARCHAR,
    status_dasar_hukum VARCHAR NOT NULL,
    keterbandingan VARCHAR NOT NULL,
    kelompok VARCHAR,
    CHECK (batas_bawah IS NULL OR batas_atas IS NULL OR batas_bawah < batas_atas),
    CHECK ((patahan IS NULL) = (alasan_patahan IS NULL))
);
COMMENT ON TABLE indikator IS 'Satu baris = satu indikator yang dipantau.';
COMMENT ON COLUMN indikator.id_indikator IS 'Pengenal.';
COMMENT ON COLUMN indikator.urutan IS 'Urutan tampil.';
COMMENT ON COLUMN indikator.nama IS 'Nama lengkap.';
COMMENT ON COLUMN indikator.nama_pendek IS 'Nama pendek untuk tempat sempit.';
COMMENT ON COLUMN indikator.arti IS 'Apa yang diukur.';
COMMENT ON COLUMN indikator.bentuk IS 'angka atau kategori.';
COMMENT ON COLUMN indikator.satuan IS 'Satuan nilai.';
COMMENT ON COLUMN indikator.batas_bawah IS 'Nilai terendah yang mungkin; kosong bila tidak diketahui.';
COMMENT ON COLUMN indikator.batas_atas IS 'Nilai tertinggi yang mungkin; kosong bila tidak diketahui.';
COMMENT ON COLUMN indikator.arah IS 'naik (lebih tinggi lebih baik), turun, atau netral.';
COMMENT ON COLUMN indikator.penilai IS 'Lembaga yang menilai.';
COMMENT ON COLUMN indikator.desimal IS 'Desimal untuk nilai hitungan; nilai terbit memakai desimal seperti tercetak.';
COMMENT ON COLUMN indikator.frekuensi IS 'tahunan, semesteran, triwulanan, atau bulanan; menentukan bentuk periode.';
COMMENT ON COLUMN indikator.sifat IS 'posisi (tanggal lebih baru mendahului) atau tahunan (dua nilai final satu periode berbeda).';
COMMENT ON COLUMN indikator.wajib_cakupan IS 'Benar bila ikut dihitung dalam cakupan.';
COMMENT ON COLUMN indikator.sorotan IS 'Benar bagi indikator yang menjadi kartu Ringkasan.';
COMMENT ON COLUMN indikator.patahan IS 'Periode pertama sesudah cara ukurnya berubah; deret sebelum dan sesudahnya tidak disambung.';
COMMENT ON COLUMN indikator.alasan_patahan IS 'Apa yang berubah pada patahan itu.';
COMMENT ON COLUMN indikator.siklus_bulan IS 'Jarak antarterbitan dalam bulan, hanya bila bersumber.';
COMMENT ON COLUMN indikator.id_instrumen IS 'Instrumen kategori bila satu untuk seluruh indikator; kosong bila tertulis di tiap capaian.';
COMMENT ON COLUMN indikator.dasar_hukum IS 'Dasar hukum; kosong bila belum diketahui.';
COMMENT ON COLUMN indikator.status_dasar_hukum IS 'Kepastian dasar hukum (istilah: status).';
COMMENT ON COLUMN indikator.keterbandingan IS 'Apa yang tidak boleh dibandingkan, dan mengapa.';
COMMENT ON COLUMN indikator.kelompok IS 'Indikator yang dibaca bersama di satu halaman (istilah: kelompok); kosong bila berdiri sendiri.';

CREATE TABLE ukuran_nasional (
    id_indikator VARCHAR PRIMARY KEY,
    nama VARCHAR NOT NULL,
    arti VARCHAR NOT NULL
);
COMMENT ON TABLE ukuran_nasional IS 'Satu baris = satu ukuran nasional pembanding.';
COMMENT ON COLUMN ukuran_nasional.id_indikator IS 'Pengenal ukuran.';
COMMENT ON COLUMN ukuran_nasional.nama IS 'Nama ukuran.';
COMMENT ON COLUMN ukuran_nasional.arti IS 'Apa yang dihitung.';

CREATE TABLE komitmen (
    id_komitmen VARCHAR PRIMARY KEY,
    nama VARCHAR NOT NULL,
    nama_pendek VARCHAR NOT NULL,
    tanggal DATE NOT NULL,
    tempat VARCHAR NOT NULL,
    nomor_surat VARCHAR,
    pihak VARCHAR NOT NULL,
    saksi VARCHAR,
    penerima_naskah VARCHAR NOT NULL,
    catatan VARCHAR
);
COMMENT ON TABLE komitmen IS 'Satu baris = satu komitmen bersama.';
COMMENT ON COLUMN komitmen.id_komitmen IS 'Pengenal; sama dengan nama berkasnya di acuan/komitmen.';
COMMENT ON COLUMN komitmen.nama IS 'Nama komitmen.';
COMMENT ON COLUMN komitmen.nama_pendek IS 'Nama pendek.';
COMMENT ON COLUMN komitmen.tanggal IS 'Tanggal penandatanganan.';
COMMENT ON COLUMN komitmen.tempat IS 'Tempat penandatanganan.';
COMMENT ON COLUMN komitmen.nomor_surat IS 'Nomor surat.';
COMMENT ON COLUMN komitmen.pihak IS 'Para pihak.';
COMMENT ON COLUMN komitmen.saksi IS 'Yang menyaksikan.';
COMMENT ON COLUMN komitmen.penerima_naskah IS 'Siapa yang dapat memasukkan naskah butir.';
COMMENT ON COLUMN komitmen.catatan IS 'Catatan.';

CREATE TABLE butir (
    id_butir VARCHAR PRIMARY KEY,
    id_komitmen VARCHAR NOT NULL REFERENCES komitmen (id_komitmen),
    nomor VARCHAR NOT NULL,
    urutan INTEGER NOT NULL,
    judul VARCHAR NOT NULL,
    ringkasan VARCHAR NOT NULL,
    jenis_butir VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    tenggat DATE,
    UNIQUE (id_komitmen, nomor)
);
COMMENT ON TABLE butir IS 'Satu baris = satu klausul naskah, atau satu tema pemberitaan selama naskah belum ada.';
COMMENT ON COLUMN butir.id_butir IS 'id_komitmen, titik, nomor.';
COMMENT ON COLUMN butir.id_komitmen IS 'Komitmen pemilik butir.';
COMMENT ON COLUMN butir.nomor IS 'Nomor butir.';
COMMENT ON COLUMN butir.urutan IS 'Urutan tampil.';
COMMENT ON COLUMN butir.judul IS 'Nama tema atau judul klausul.';
COMMENT ON COLUMN butir.ringkasan IS 'Isi; bagi tema dengan kata-kata penyusun, bukan kutipan.';
COMMENT ON COLUMN butir.jenis_butir IS 'klausul (naskah resmi) atau tema (dirangkum dari pemberitaan).';
COMMENT ON COLUMN butir.status IS 'Kepastian (istilah: status).';
COMMENT ON COLUMN butir.tenggat IS 'Tenggat, bila naskah menyebutnya.';

CREATE TABLE butir_aspek (
    id_butir VARCHAR NOT NULL REFERENCES butir (id_butir),
    id_aspek VARCHAR NOT NULL REFERENCES aspek (id_aspek),
    PRIMARY KEY (id_butir, id_aspek)
);
COMMENT ON TABLE butir_aspek IS 'Satu baris = satu butir berkaitan dengan satu aspek; penilaian penyusun.';
COMMENT ON COLUMN butir_aspek.id_butir IS 'Butir komitmen.';
COMMENT ON COLUMN butir_aspek.id_aspek IS 'Aspek instrumen.';

CREATE TABLE penandatangan (
    id_komitmen VARCHAR NOT NULL REFERENCES komitmen (id_komitmen),
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    kehadiran VARCHAR NOT NULL,
    tanda_tangan VARCHAR NOT NULL,
    nama_pejabat VARCHAR,
    jabatan VARCHAR,
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL,
    PRIMARY KEY (id_komitmen, kode_instansi)
);
COMMENT ON TABLE penandatangan IS 'Satu baris = satu instansi pada penandatanganan satu komitmen.';
COMMENT ON COLUMN penandatangan.id_komitmen IS 'Komitmen.';
COMMENT ON COLUMN penandatangan.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN penandatangan.kehadiran IS 'hadir, diwakili, disebut kolektif, atau tidak diberitakan.';
COMMENT ON COLUMN penandatangan.tanda_tangan IS 'diberitakan atau tidak diketahui; terpisah dari kehadiran.';
COMMENT ON COLUMN penandatangan.nama_pejabat IS 'Nama pejabat yang diberitakan, hanya untuk perbuatan publik ini.';
COMMENT ON COLUMN penandatangan.jabatan IS 'Jabatan pejabat.';
COMMENT ON COLUMN penandatangan.catatan IS 'Catatan sumber.';
COMMENT ON COLUMN penandatangan.berkas IS 'Berkas asal baris.';
COMMENT ON COLUMN penandatangan.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE tonggak (
    id_tonggak INTEGER PRIMARY KEY,
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    id_langkah VARCHAR NOT NULL REFERENCES langkah (id_langkah),
    alat VARCHAR,
    tanggal DATE,
    presisi VARCHAR CHECK (presisi IN ('hari', 'bulan', 'tahun')),
    arti_tanggal VARCHAR,
    jumlah_pegawai INTEGER CHECK (jumlah_pegawai >= 0),
    cara_tahu VARCHAR NOT NULL,
    penyampai VARCHAR,
    catatan VARCHAR,
    CHECK ((tanggal IS NULL) = (presisi IS NULL))
);
COMMENT ON TABLE tonggak IS 'Satu baris = satu langkah manajemen talenta yang diberitakan untuk satu instansi pada satu waktu.';
COMMENT ON COLUMN tonggak.id_tonggak IS 'Nomor pengganti; sumbernya di rujukan.';
COMMENT ON COLUMN tonggak.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN tonggak.id_langkah IS 'Langkah.';
COMMENT ON COLUMN tonggak.alat IS 'Aplikasi atau alat yang disebut; kosong bila tidak disebut.';
COMMENT ON COLUMN tonggak.tanggal IS 'Tanggal (hari pertama dari yang diketahui).';
COMMENT ON COLUMN tonggak.presisi IS 'Ketelitian tanggal: hari, bulan, atau tahun.';
COMMENT ON COLUMN tonggak.arti_tanggal IS 'tanggal kejadian atau tanggal berita.';
COMMENT ON COLUMN tonggak.jumlah_pegawai IS 'Jumlah pegawai yang disebut; kosong bila tidak disebut.';
COMMENT ON COLUMN tonggak.cara_tahu IS 'langsung atau tangan kedua.';
COMMENT ON COLUMN tonggak.penyampai IS 'Siapa yang menyampaikan.';
COMMENT ON COLUMN tonggak.catatan IS 'Catatan sumber pertama.';

CREATE TABLE rujukan (
    tabel VARCHAR NOT NULL,
    kunci VARCHAR NOT NULL,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    berkas VARCHAR NOT NULL,
    baris VARCHAR NOT NULL,
    catatan VARCHAR,
    PRIMARY KEY (tabel, kunci, id_sumber)
);
COMMENT ON TABLE rujukan IS 'Satu baris = satu dokumen yang mendasari satu baris tabel lain yang boleh bersumber banyak.';
COMMENT ON COLUMN rujukan.tabel IS 'Tabel yang dirujuk.';
COMMENT ON COLUMN rujukan.kunci IS 'Kunci baris di tabel itu, sebagai teks.';
COMMENT ON COLUMN rujukan.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN rujukan.berkas IS 'Berkas asal.';
COMMENT ON COLUMN rujukan.baris IS 'Nomor baris CSV atau kunci TOML.';
COMMENT ON COLUMN rujukan.catatan IS 'Catatan untuk dokumen ini.';

CREATE TABLE pernyataan (
    id_pernyataan INTEGER PRIMARY KEY,
    kode_provinsi VARCHAR NOT NULL,
    id_indikator VARCHAR NOT NULL REFERENCES indikator (id_indikator),
    periode VARCHAR NOT NULL,
    pernyataan VARCHAR NOT NULL,
    penilai VARCHAR NOT NULL,
    tanggal DATE,
    presisi VARCHAR,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL
);
COMMENT ON TABLE pernyataan IS 'Satu baris = satu pernyataan tentang seluruh instansi satu provinsi; tidak pernah mengisi sel instansi.';
COMMENT ON COLUMN pernyataan.id_pernyataan IS 'Nomor pengganti.';
COMMENT ON COLUMN pernyataan.kode_provinsi IS 'Provinsi yang dibicarakan.';
COMMENT ON COLUMN pernyataan.id_indikator IS 'Indikator yang dibicarakan.';
COMMENT ON COLUMN pernyataan.periode IS 'Periode yang dibicarakan.';
COMMENT ON COLUMN pernyataan.pernyataan IS 'Isi dengan kata-kata penyusun.';
COMMENT ON COLUMN pernyataan.penilai IS 'Lembaga yang menyatakan.';
COMMENT ON COLUMN pernyataan.tanggal IS 'Tanggal pernyataan (hari pertama dari yang diketahui).';
COMMENT ON COLUMN pernyataan.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN pernyataan.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN pernyataan.catatan IS 'Catatan.';
COMMENT ON COLUMN pernyataan.berkas IS 'Berkas asal.';
COMMENT ON COLUMN pernyataan.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE pengisian_jabatan (
    id_pengisian INTEGER PRIMARY KEY,
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    mekanisme VARCHAR NOT NULL,
    tahap VARCHAR NOT NULL,
    jumlah INTEGER CHECK (jumlah >= 0),
    satuan VARCHAR,
    tanggal DATE,
    presisi VARCHAR,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL,
    CHECK (jumlah IS NULL OR satuan IS NOT NULL)
);
COMMENT ON TABLE pengisian_jabatan IS 'Satu baris = satu putaran pengisian jabatan yang diberitakan dalam satu dokumen.';
COMMENT ON COLUMN pengisian_jabatan.id_pengisian IS 'Nomor pengganti.';
COMMENT ON COLUMN pengisian_jabatan.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN pengisian_jabatan.mekanisme IS 'seleksi terbuka, uji kesesuaian, manajemen talenta, atau tidak disebut.';
COMMENT ON COLUMN pengisian_jabatan.tahap IS 'direncanakan, dibuka, hasil, dilantik, atau dibatalkan.';
COMMENT ON COLUMN pengisian_jabatan.jumlah IS 'Jumlah yang disebut; tidak pernah dijumlahkan antarsatuan.';
COMMENT ON COLUMN pengisian_jabatan.satuan IS 'Satuan jumlah: jabatan, pejabat, atau peserta.';
COMMENT ON COLUMN pengisian_jabatan.tanggal IS 'Tanggal (hari pertama dari yang diketahui).';
COMMENT ON COLUMN pengisian_jabatan.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN pengisian_jabatan.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN pengisian_jabatan.catatan IS 'Catatan.';
COMMENT ON COLUMN pengisian_jabatan.berkas IS 'Berkas asal.';
COMMENT ON COLUMN pengisian_jabatan.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE rencana_aksi (
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    id_butir VARCHAR NOT NULL REFERENCES butir (id_butir),
    nomor INTEGER NOT NULL,
    rencana VARCHAR NOT NULL,
    tenggat DATE,
    presisi_tenggat VARCHAR CHECK (presisi_tenggat IN ('hari', 'bulan', 'tahun')),
    status_rencana VARCHAR NOT NULL,
    unit VARCHAR,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL,
    PRIMARY KEY (kode_instansi, id_butir, nomor)
);
COMMENT ON TABLE rencana_aksi IS 'Satu baris = satu rencana aksi satu instansi untuk satu butir komitmen.';
COMMENT ON COLUMN rencana_aksi.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN rencana_aksi.id_butir IS 'Butir komitmen.';
COMMENT ON COLUMN rencana_aksi.nomor IS 'Urutan rencana pada butir itu, mulai 1.';
COMMENT ON COLUMN rencana_aksi.rencana IS 'Apa yang akan dilakukan, dengan kata-kata instansi.';
COMMENT ON COLUMN rencana_aksi.tenggat IS 'Tenggat yang ditetapkan instansi (hari pertama dari yang diketahui).';
COMMENT ON COLUMN rencana_aksi.presisi_tenggat IS 'Ketelitian tenggat: hari, bulan, atau tahun.';
COMMENT ON COLUMN rencana_aksi.status_rencana IS 'Keadaan menurut instansi (istilah: status_rencana).';
COMMENT ON COLUMN rencana_aksi.unit IS 'Unit penanggung jawab.';
COMMENT ON COLUMN rencana_aksi.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN rencana_aksi.catatan IS 'Catatan.';
COMMENT ON COLUMN rencana_aksi.berkas IS 'Berkas asal.';
COMMENT ON COLUMN rencana_aksi.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE tanggapan (
    id_tanggapan INTEGER PRIMARY KEY,
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    tabel VARCHAR NOT NULL,
    kunci VARCHAR NOT NULL,
    isi VARCHAR NOT NULL,
    tanggal DATE NOT NULL,
    presisi VARCHAR NOT NULL,
    penyampai VARCHAR NOT NULL,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL
);
COMMENT ON TABLE tanggapan IS 'Satu baris = satu tanggapan instansi atas satu fakta tentang dirinya (hak jawab); tidak pernah menggantikan nilainya.';
COMMENT ON COLUMN tanggapan.id_tanggapan IS 'Nomor pengganti.';
COMMENT ON COLUMN tanggapan.kode_instansi IS 'Instansi yang menanggapi.';
COMMENT ON COLUMN tanggapan.tabel IS 'Tabel fakta yang ditanggapi.';
COMMENT ON COLUMN tanggapan.kunci IS 'Kunci alami fakta itu, dipisah garis miring, seperti di alamat ?fakta= halaman Sumber.';
COMMENT ON COLUMN tanggapan.isi IS 'Tanggapan, dengan kata-kata instansi.';
COMMENT ON COLUMN tanggapan.tanggal IS 'Tanggal tanggapan (hari pertama dari yang diketahui).';
COMMENT ON COLUMN tanggapan.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN tanggapan.penyampai IS 'Siapa yang menyampaikan, disebut dengan jabatannya.';
COMMENT ON COLUMN tanggapan.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN tanggapan.berkas IS 'Berkas asal.';
COMMENT ON COLUMN tanggapan.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE penghargaan (
    id_penghargaan INTEGER PRIMARY KEY,
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    penghargaan VARCHAR NOT NULL,
    peringkat INTEGER,
    tahun INTEGER,
    tanggal DATE,
    presisi VARCHAR,
    pemberi VARCHAR NOT NULL,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL
);
COMMENT ON TABLE penghargaan IS 'Satu baris = satu penghargaan yang diberitakan.';
COMMENT ON COLUMN penghargaan.id_penghargaan IS 'Nomor pengganti.';
COMMENT ON COLUMN penghargaan.kode_instansi IS 'Instansi penerima.';
COMMENT ON COLUMN penghargaan.penghargaan IS 'Nama penghargaan.';
COMMENT ON COLUMN penghargaan.peringkat IS 'Peringkat yang disebut.';
COMMENT ON COLUMN penghargaan.tahun IS 'Tahun penghargaan.';
COMMENT ON COLUMN penghargaan.tanggal IS 'Tanggal penyerahan (hari pertama dari yang diketahui).';
COMMENT ON COLUMN penghargaan.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN penghargaan.pemberi IS 'Pemberi penghargaan.';
COMMENT ON COLUMN penghargaan.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN penghargaan.catatan IS 'Catatan.';
COMMENT ON COLUMN penghargaan.berkas IS 'Berkas asal.';
COMMENT ON COLUMN penghargaan.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE nasional (
    id_indikator VARCHAR NOT NULL REFERENCES ukuran_nasional (id_indikator),
    nilai DOUBLE NOT NULL,
    satuan VARCHAR NOT NULL,
    tanggal DATE NOT NULL,
    presisi VARCHAR NOT NULL,
    id_sumber VARCHAR NOT NULL REFERENCES sumber (id_sumber),
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL,
    PRIMARY KEY (id_indikator, tanggal, id_sumber)
);
COMMENT ON TABLE nasional IS 'Satu baris = satu angka nasional pembanding dalam satu dokumen.';
COMMENT ON COLUMN nasional.id_indikator IS 'Ukuran nasional.';
COMMENT ON COLUMN nasional.nilai IS 'Nilai.';
COMMENT ON COLUMN nasional.satuan IS 'Satuan.';
COMMENT ON COLUMN nasional.tanggal IS 'Tanggal posisi (hari pertama dari yang diketahui).';
COMMENT ON COLUMN nasional.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN nasional.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN nasional.catatan IS 'Catatan.';
COMMENT ON COLUMN nasional.berkas IS 'Berkas asal.';
COMMENT ON COLUMN nasional.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE capaian (
    id_capaian INTEGER NOT NULL,
    kode_instansi VARCHAR NOT NULL,
    id_indikator VARCHAR NOT NULL,
    periode VARCHAR NOT NULL,
    periode_mulai DATE NOT NULL,
    periode_akhir DATE NOT NULL,
    status_nilai VARCHAR NOT NULL,
    nilai DOUBLE,
    desimal_terbit INTEGER,
    kategori_terbit VARCHAR,
    id_instrumen VARCHAR,
    id_kategori VARCHAR,
    penilai VARCHAR NOT NULL,
    status_periode VARCHAR NOT NULL
);
COMMENT ON TABLE capaian IS 'Satu baris = satu angka atau kategori terbit: satu instansi, indikator, periode, status, dan nilai.';
COMMENT ON COLUMN capaian.id_capaian IS 'Nomor pengganti, unik.';
COMMENT ON COLUMN capaian.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN capaian.id_indikator IS 'Indikator.';
COMMENT ON COLUMN capaian.periode IS 'Periode: YYYY, YYYY-S1, YYYY-T1, atau YYYY-MM.';
COMMENT ON COLUMN capaian.periode_mulai IS 'Hari pertama periode.';
COMMENT ON COLUMN capaian.periode_akhir IS 'Hari terakhir periode.';
COMMENT ON COLUMN capaian.status_nilai IS 'final, sementara, atau perkiraan.';
COMMENT ON COLUMN capaian.nilai IS 'Nilai dalam satuan indikator; kosong bila hanya kategorinya yang terbit.';
COMMENT ON COLUMN capaian.desimal_terbit IS 'Banyaknya desimal seperti tercetak di sumber.';
COMMENT ON COLUMN capaian.kategori_terbit IS 'Kata kategori seperti tercetak di sumber.';
COMMENT ON COLUMN capaian.id_instrumen IS 'Instrumen penilaian; kosong bila sumber tidak menyebutnya.';
COMMENT ON COLUMN capaian.id_kategori IS 'Kategori katalog yang sama dengan kata terbit; kosong bila tidak ada yang sama.';
COMMENT ON COLUMN capaian.penilai IS 'Lembaga yang menilai; bukan penerbit beritanya.';
COMMENT ON COLUMN capaian.status_periode IS 'tersurat, tersirat, atau tidak disebut.';

CREATE TABLE capaian_sumber (
    id_capaian INTEGER NOT NULL,
    id_sumber VARCHAR NOT NULL,
    tanggal DATE,
    presisi VARCHAR,
    catatan VARCHAR,
    bantahan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL
);
COMMENT ON TABLE capaian_sumber IS 'Satu baris = satu dokumen yang memuat satu capaian.';
COMMENT ON COLUMN capaian_sumber.id_capaian IS 'Capaian.';
COMMENT ON COLUMN capaian_sumber.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN capaian_sumber.tanggal IS 'Tanggal angka menurut dokumen (hari pertama dari yang diketahui).';
COMMENT ON COLUMN capaian_sumber.presisi IS 'Ketelitian tanggal.';
COMMENT ON COLUMN capaian_sumber.catatan IS 'Catatan untuk dokumen ini.';
COMMENT ON COLUMN capaian_sumber.bantahan IS 'Dokumen yang nilainya terbantah oleh hitungan di dokumen-dokumen itu sendiri.';
COMMENT ON COLUMN capaian_sumber.berkas IS 'Berkas asal.';
COMMENT ON COLUMN capaian_sumber.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE penilaian (
    kode_instansi VARCHAR NOT NULL,
    id_subindikator VARCHAR NOT NULL,
    periode VARCHAR NOT NULL,
    asal VARCHAR NOT NULL,
    level UTINYINT,
    status_bukti VARCHAR NOT NULL,
    id_sumber VARCHAR NOT NULL,
    catatan VARCHAR,
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL
);
COMMENT ON TABLE penilaian IS 'Satu baris = level satu butir, satu instansi, satu periode, satu asal (diakui atau diverifikasi).';
COMMENT ON COLUMN penilaian.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN penilaian.id_subindikator IS 'Butir kertas kerja.';
COMMENT ON COLUMN penilaian.periode IS 'Periode penilaian.';
COMMENT ON COLUMN penilaian.asal IS 'diakui (oleh instansi) atau diverifikasi (oleh penilai).';
COMMENT ON COLUMN penilaian.level IS 'Level; kosong bila belum ada, dengan status bukti sebagai alasannya.';
COMMENT ON COLUMN penilaian.status_bukti IS 'Keadaan bukti (istilah: status_bukti).';
COMMENT ON COLUMN penilaian.id_sumber IS 'Dokumen.';
COMMENT ON COLUMN penilaian.catatan IS 'Catatan.';
COMMENT ON COLUMN penilaian.berkas IS 'Berkas asal.';
COMMENT ON COLUMN penilaian.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE koreksi (
    kode_instansi VARCHAR NOT NULL REFERENCES instansi (kode_instansi),
    id_indikator VARCHAR NOT NULL REFERENCES indikator (id_indikator),
    periode VARCHAR NOT NULL,
    tanggal DATE NOT NULL,
    presisi VARCHAR NOT NULL CHECK (presisi IN ('hari', 'bulan', 'tahun')),
    nilai_lama VARCHAR NOT NULL,
    nilai_baru VARCHAR,
    alasan VARCHAR NOT NULL,
    id_sumber VARCHAR REFERENCES sumber (id_sumber),
    berkas VARCHAR NOT NULL,
    baris BIGINT NOT NULL
);
COMMENT ON TABLE koreksi IS 'Satu baris = satu pembetulan angka yang sudah terbit, dengan alasannya.';
COMMENT ON COLUMN koreksi.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN koreksi.id_indikator IS 'Indikator.';
COMMENT ON COLUMN koreksi.periode IS 'Periode angka yang dibetulkan.';
COMMENT ON COLUMN koreksi.tanggal IS 'Tanggal pembetulan (hari pertama dari yang diketahui).';
COMMENT ON COLUMN koreksi.presisi IS 'Ketelitian tanggal: hari, bulan, atau tahun.';
COMMENT ON COLUMN koreksi.nilai_lama IS 'Angka atau kategori yang pernah terbit, seperti tampil di layar.';
COMMENT ON COLUMN koreksi.nilai_baru IS 'Penggantinya; kosong bila nilainya dicabut.';
COMMENT ON COLUMN koreksi.alasan IS 'Mengapa dibetulkan.';
COMMENT ON COLUMN koreksi.id_sumber IS 'Dokumen yang mendasari pembetulan, bila ada.';
COMMENT ON COLUMN koreksi.berkas IS 'Berkas asal.';
COMMENT ON COLUMN koreksi.baris IS 'Nomor baris di berkas asal.';

CREATE TABLE muatan (
    id_muatan VARCHAR PRIMARY KEY,
    hasil VARCHAR NOT NULL CHECK (hasil IN ('terbit', 'ditolak')),
    waktu TIMESTAMP NOT NULL,
    detik DOUBLE NOT NULL,
    versi VARCHAR NOT NULL,
    skema INTEGER NOT NULL,
    sidik VARCHAR NOT NULL,
    jumlah_temuan INTEGER NOT NULL,
    pembanding VARCHAR
);
COMMENT ON TABLE muatan IS 'Satu baris = satu kali muat, yang terbit maupun yang ditolak, sampai snapshot ini.';
COMMENT ON COLUMN muatan.id_muatan IS 'Id snapshot bila terbit; id penolakan bila ditolak.';
COMMENT ON COLUMN muatan.hasil IS 'terbit atau ditolak.';
COMMENT ON COLUMN muatan.waktu IS 'Waktu muat (UTC).';
COMMENT ON COLUMN muatan.detik IS 'Lama kerja sampai siap terbit.';
COMMENT ON COLUMN muatan.versi IS 'Versi program.';
COMMENT ON COLUMN muatan.skema IS 'Nomor bentuk tabel; program hanya membuka snapshot dengan nomor yang sama.';
COMMENT ON COLUMN muatan.sidik IS 'sha256 isi semua berkas beserta skema, tampilan, dan aturan.';
COMMENT ON COLUMN muatan.jumlah_temuan IS 'Jumlah temuan pemeriksaan.';
COMMENT ON COLUMN muatan.pembanding IS 'Snapshot sebelumnya yang dibandingkan; kosong bagi muatan pertama, yang ditolak, dan yang tidak dapat dibandingkan.';

CREATE TABLE muatan_berkas (
    id_muatan VARCHAR NOT NULL REFERENCES muatan (id_muatan),
    berkas VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    jumlah_baris BIGINT NOT NULL,
    PRIMARY KEY (id_muatan, berkas)
);
COMMENT ON TABLE muatan_berkas IS 'Satu baris = satu berkas yang dibaca satu muatan.';
COMMENT ON COLUMN muatan_berkas.id_muatan IS 'Muatan.';
COMMENT ON COLUMN muatan_berkas.berkas IS 'Alamat berkas di dalam folder data.';
COMMENT ON COLUMN muatan_berkas.sha256 IS 'sha256 isi berkas seperti tersimpan.';
COMMENT ON COLUMN muatan_berkas.jumlah_baris IS 'Jumlah baris data.';

CREATE TABLE muatan_tabel (
    id_muatan VARCHAR NOT NULL REFERENCES muatan (id_muatan),
    tabel VARCHAR NOT NULL,
    jumlah_baris BIGINT NOT NULL,
    PRIMARY KEY (id_muatan, tabel)
);
COMMENT ON TABLE muatan_tabel IS 'Satu baris = jumlah baris satu tabel hasil satu muatan.';
COMMENT ON COLUMN muatan_tabel.id_muatan IS 'Muatan.';
COMMENT ON COLUMN muatan_tabel.tabel IS 'Nama tabel.';
COMMENT ON COLUMN muatan_tabel.jumlah_baris IS 'Jumlah baris.';

CREATE TABLE temuan (
    id_muatan VARCHAR NOT NULL REFERENCES muatan (id_muatan),
    nomor INTEGER NOT NULL,
    aturan VARCHAR NOT NULL,
    berkas VARCHAR NOT NULL,
    baris VARCHAR,
    kolom VARCHAR,
    nilai VARCHAR,
    pesan VARCHAR NOT NULL,
    tindakan VARCHAR NOT NULL,
    PRIMARY KEY (id_muatan, nomor)
);
COMMENT ON TABLE temuan IS 'Satu baris = satu temuan dari satu muatan yang ditolak.';
COMMENT ON COLUMN temuan.id_muatan IS 'Muatan yang ditolak.';
COMMENT ON COLUMN temuan.nomor IS 'Urutan temuan.';
COMMENT ON COLUMN temuan.aturan IS 'Nama aturan di etl/rules, atau baca bila berkasnya tidak terbaca.';
COMMENT ON COLUMN temuan.berkas IS 'Berkas.';
COMMENT ON COLUMN temuan.baris IS 'Nomor baris, kunci TOML, atau sel.';
COMMENT ON COLUMN temuan.kolom IS 'Kolom.';
COMMENT ON COLUMN temuan.nilai IS 'Nilai yang ditemukan.';
COMMENT ON COLUMN temuan.pesan IS 'Apa yang salah.';
COMMENT ON COLUMN temuan.tindakan IS 'Apa yang harus dilakukan.';

CREATE TABLE fakta_baru (
    tabel VARCHAR NOT NULL,
    kunci VARCHAR NOT NULL,
    PRIMARY KEY (tabel, kunci)
);
COMMENT ON TABLE fakta_baru IS 'Satu baris = satu fakta dari fakta_terkini yang belum ada di muatan terbit sebelumnya; kosong pada muatan pertama.';
COMMENT ON COLUMN fakta_baru.tabel IS 'Tabel asal fakta.';
COMMENT ON COLUMN fakta_baru.kunci IS 'Kunci baris di tabel asal, sebagai teks.';

CREATE TABLE perubahan (
    id_muatan VARCHAR NOT NULL,
    nomor INTEGER NOT NULL,
    jenis VARCHAR NOT NULL,
    tabel VARCHAR NOT NULL,
    kunci VARCHAR NOT NULL,
    induk VARCHAR,
    terinci BOOLEAN NOT NULL,
    kode_instansi VARCHAR,
    tentang VARCHAR NOT NULL,
    isi_lama VARCHAR,
    isi_baru VARCHAR,
    id_sumber VARCHAR,
    berkas VARCHAR,
    baris VARCHAR
);
COMMENT ON TABLE perubahan IS 'Satu baris = satu isian (fakta atau baris acuan) yang ditambah, diubah, atau dihapus oleh satu muatan, sampai snapshot ini.';
COMMENT ON COLUMN perubahan.id_muatan IS 'Muatan yang mengubah.';
COMMENT ON COLUMN perubahan.nomor IS 'Urutan dalam muatan.';
COMMENT ON COLUMN perubahan.jenis IS 'ditambah, diubah, atau dihapus.';
COMMENT ON COLUMN perubahan.tabel IS 'Tabel asal isian.';
COMMENT ON COLUMN perubahan.kunci IS 'Kunci alami isian, dipisah garis miring; tetap sama antarmuatan, dan dapat dipakai beberapa isian yang hanya berbeda isinya.';
COMMENT ON COLUMN perubahan.induk IS 'Kunci kertas kerja bagi satu butir penilaian yang berubah; kosong bagi yang lain.';
COMMENT ON COLUMN perubahan.terinci IS 'Benar bagi kertas kerja yang berubah: butir-butirnya tercatat sendiri, jadi baris ini tidak dihitung.';
COMMENT ON COLUMN perubahan.kode_instansi IS 'Instansi yang dibicarakan; kosong bila bukan tentang satu instansi.';
COMMENT ON COLUMN perubahan.tentang IS 'Isian itu dengan kata-kata.';
COMMENT ON COLUMN perubahan.isi_lama IS 'Isi sebelumnya: objek JSON kolom -> teks seperti tampil; kosong bila ditambah.';
COMMENT ON COLUMN perubahan.isi_baru IS 'Isi sesudahnya, berbentuk sama; kosong bila dihapus.';
COMMENT ON COLUMN perubahan.id_sumber IS 'Dokumen isian itu, dipisah titik koma; kosong bila isian itu tidak bersumber.';
COMMENT ON COLUMN perubahan.berkas IS 'Berkas asal, bila tercatat.';
COMMENT ON COLUMN perubahan.baris IS 'Nomor baris CSV atau kunci TOML di berkas asal.';

CREATE TABLE ralat (
    id_muatan VARCHAR NOT NULL,
    kode_instansi VARCHAR NOT NULL,
    id_indikator VARCHAR NOT NULL,
    periode VARCHAR NOT NULL,
    status_nilai VARCHAR NOT NULL,
    nilai_lama VARCHAR NOT NULL,
    kategori_lama VARCHAR,
    nilai_baru VARCHAR,
    id_sumber_lama VARCHAR NOT NULL,
    id_sumber_baru VARCHAR
);
COMMENT ON TABLE ralat IS 'Satu baris = satu nilai capaian yang pernah terbit, lalu diganti atau dicabut oleh satu muatan; nilai yang hanya berganti dokumen tidak termasuk.';
COMMENT ON COLUMN ralat.id_muatan IS 'Muatan yang mengganti atau mencabut.';
COMMENT ON COLUMN ralat.kode_instansi IS 'Instansi.';
COMMENT ON COLUMN ralat.id_indikator IS 'Indikator.';
COMMENT ON COLUMN ralat.periode IS 'Periode.';
COMMENT ON COLUMN ralat.status_nilai IS 'final, sementara, atau perkiraan.';
COMMENT ON COLUMN ralat.nilai_lama IS 'Nilai yang pernah terbit, seperti tampil; kategorinya bila tanpa angka.';
COMMENT ON COLUMN ralat.kategori_lama IS 'Kategori yang terbit bersama angkanya.';
COMMENT ON COLUMN ralat.nilai_baru IS 'Nilai penggantinya pada deret yang sama; kosong bila dicabut.';
COMMENT ON COLUMN ralat.id_sumber_lama IS 'Dokumen nilai lama, dipisah titik koma.';
COMMENT ON COLUMN ralat.id_sumber_baru IS 'Dokumen nilai baru, dipisah titik koma.';
