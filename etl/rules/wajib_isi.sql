-- Sel yang harus terisi tetapi kosong.
WITH sel AS (
    SELECT berkas, baris::VARCHAR AS baris, unnest(['kode_instansi', 'id_indikator', 'periode', 'status_periode', 'status_nilai', 'penilai']) AS kolom,
        unnest([kode_instansi, id_indikator, periode, status_periode, status_nilai, penilai]) AS nilai FROM masukan.capaian
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'nama', 'nama_pendek', 'singkatan', 'jenis', 'kode_provinsi', 'provinsi', 'petak_kolom', 'petak_baris']), unnest([kode_instansi, nama, nama_pendek, singkatan, jenis, kode_provinsi, provinsi, petak_kolom, petak_baris]) FROM masukan.instansi
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['id_sumber', 'judul', 'penerbit', 'jenis_sumber']), unnest([id_sumber, judul, penerbit, jenis_sumber]) FROM masukan.sumber
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'kehadiran', 'tanda_tangan', 'id_komitmen']), unnest([kode_instansi, kehadiran, tanda_tangan, id_komitmen]) FROM masukan.penandatangan
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'tonggak', 'cara_tahu']), unnest([kode_instansi, tonggak, cara_tahu]) FROM masukan.tonggak
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'mekanisme', 'tahap']), unnest([kode_instansi, mekanisme, tahap]) FROM masukan.pengisian_jabatan
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'id_butir', 'nomor', 'rencana', 'status_rencana']), unnest([kode_instansi, id_butir, nomor, rencana, status_rencana]) FROM masukan.rencana_aksi
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'tabel', 'kunci', 'isi', 'tanggal', 'penyampai']), unnest([kode_instansi, tabel, kunci, isi, tanggal, penyampai]) FROM masukan.tanggapan
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'penghargaan', 'pemberi']), unnest([kode_instansi, penghargaan, pemberi]) FROM masukan.penghargaan
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_provinsi', 'id_indikator', 'periode', 'pernyataan', 'penilai']), unnest([kode_provinsi, id_indikator, periode, pernyataan, penilai]) FROM masukan.pernyataan
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['id_indikator', 'nilai', 'satuan', 'tanggal']), unnest([id_indikator, nilai, satuan, tanggal]) FROM masukan.nasional
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'id_indikator', 'periode', 'tanggal', 'nilai_lama', 'alasan']), unnest([kode_instansi, id_indikator, periode, tanggal, nilai_lama, alasan]) FROM masukan.koreksi
    UNION ALL
    SELECT berkas, baris, unnest(['nama', 'nama_pendek', 'judul', 'simulasi']), unnest([nama, nama_pendek, judul, simulasi]) FROM masukan.wilayah
    UNION ALL
    SELECT berkas, baris, unnest(['nama', 'nama_pendek', 'arti', 'bentuk', 'satuan', 'arah', 'penilai', 'desimal', 'frekuensi', 'sifat', 'wajib_cakupan', 'status_dasar_hukum', 'keterbandingan']), unnest([nama, nama_pendek, arti, bentuk, satuan, arah, penilai, desimal, frekuensi, sifat, wajib_cakupan, status_dasar_hukum, keterbandingan]) FROM masukan.indikator
    UNION ALL
    SELECT berkas, baris, unnest(['patahan', 'alasan_patahan']), unnest([patahan, alasan_patahan]) FROM masukan.indikator
    WHERE (patahan IS NULL) <> (alasan_patahan IS NULL)
    UNION ALL
    SELECT berkas, baris, unnest(['nama', 'nama_pendek', 'dasar_hukum', 'pengampu']), unnest([nama, nama_pendek, dasar_hukum, pengampu]) FROM masukan.instrumen
    UNION ALL
    SELECT berkas, baris, unnest(['kode', 'nama', 'status_nama', 'status_bobot']), unnest([kode, nama, status_nama, status_bobot]) FROM masukan.aspek
    UNION ALL
    SELECT berkas, baris, unnest(['kode', 'aspek', 'nama', 'status_bobot', 'level', 'status']), unnest([kode, aspek, nama, status_bobot, level, status]) FROM masukan.subindikator
    UNION ALL
    SELECT berkas, baris, unnest(['kode', 'nama']), unnest([kode, nama]) FROM masukan.kategori
    UNION ALL
    SELECT berkas, baris, unnest(['ukuran', 'status']), unnest([ukuran, status]) FROM masukan.batas
    UNION ALL
    SELECT berkas, baris, unnest(['kode', 'nama', 'arti', 'frasa']), unnest([kode, nama, arti, frasa]) FROM masukan.langkah
    UNION ALL
    SELECT berkas, baris, unnest(['nama', 'nama_pendek', 'tanggal', 'tempat', 'pihak', 'penerima_naskah']), unnest([nama, nama_pendek, tanggal, tempat, pihak, penerima_naskah]) FROM masukan.komitmen
    UNION ALL
    SELECT berkas, baris, unnest(['nomor', 'judul', 'ringkasan', 'jenis_butir', 'status']), unnest([nomor, judul, ringkasan, jenis_butir, status]) FROM masukan.butir
    UNION ALL
    SELECT berkas, baris, unnest(['nilai', 'arti']), unnest([nilai, arti]) FROM masukan.istilah
    UNION ALL
    SELECT berkas, baris, unnest(['nama', 'arti']), unnest([nama, arti]) FROM masukan.ukuran_nasional
    UNION ALL
    SELECT berkas, baris, unnest(['istilah', 'arti']), unnest([istilah, arti]) FROM masukan.glosarium
    UNION ALL
    SELECT berkas, baris::VARCHAR, unnest(['kode_instansi', 'id_subindikator', 'periode', 'asal', 'status_bukti']), unnest([kode_instansi, id_subindikator, periode, asal, status_bukti]) FROM masukan.penilaian
    WHERE kode_instansi IS NULL OR id_subindikator IS NULL OR periode IS NULL OR asal IS NULL OR status_bukti IS NULL
)
SELECT berkas, baris, kolom, nilai, 'wajib diisi' AS pesan,
    CASE WHEN ends_with(berkas, '.toml') THEN 'Isi kunci itu' ELSE 'Isi kolom itu, atau hapus barisnya' END AS tindakan
FROM sel WHERE nilai IS NULL
