-- Kolom pilihan yang isinya tidak ada di acuan/istilah.toml. Kata yang mirip diusulkan.
WITH sel AS (
    SELECT berkas, baris, 'jenis' AS kolom, 'jenis' AS istilah, jenis AS nilai FROM masukan.instansi
    UNION ALL SELECT berkas, baris, 'jenis_sumber', 'jenis_sumber', jenis_sumber FROM masukan.sumber
    UNION ALL SELECT berkas, baris::VARCHAR, 'status_nilai', 'status_nilai', status_nilai FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'status_periode', 'status_periode', status_periode FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'presisi', 'presisi', presisi FROM masukan.capaian
    UNION ALL SELECT berkas, baris::VARCHAR, 'kehadiran', 'kehadiran', kehadiran FROM masukan.penandatangan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tanda_tangan', 'tanda_tangan', tanda_tangan FROM masukan.penandatangan
    UNION ALL SELECT berkas, baris::VARCHAR, 'presisi', 'presisi', presisi FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'cara_tahu', 'cara_tahu', cara_tahu FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'arti_tanggal', 'arti_tanggal', arti_tanggal FROM masukan.tonggak
    UNION ALL SELECT berkas, baris::VARCHAR, 'presisi', 'presisi', presisi FROM masukan.pernyataan
    UNION ALL SELECT berkas, baris::VARCHAR, 'mekanisme', 'mekanisme', mekanisme FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'tahap', 'tahap', tahap FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'satuan', 'satuan_jabatan', satuan FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'presisi', 'presisi', presisi FROM masukan.pengisian_jabatan
    UNION ALL SELECT berkas, baris::VARCHAR, 'status_rencana', 'status_rencana', status_rencana FROM masukan.rencana_aksi
    UNION ALL SELECT berkas, baris::VARCHAR, 'tabel', 'tabel_tanggapan', tabel FROM masukan.tanggapan
    UNION ALL SELECT berkas, baris, 'bentuk', 'bentuk', bentuk FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'arah', 'arah', arah FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'frekuensi', 'frekuensi', frekuensi FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'sifat', 'sifat', sifat FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'wajib_cakupan', 'ya_tidak', wajib_cakupan FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'sorotan', 'ya_tidak', sorotan FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'status_dasar_hukum', 'status', status_dasar_hukum FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'kelompok', 'kelompok', kelompok FROM masukan.indikator
    UNION ALL SELECT berkas, baris, 'status_rumus', 'status', status_rumus FROM masukan.instrumen
    UNION ALL SELECT berkas, baris, 'status_nama', 'status', status_nama FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'status_bobot', 'status', status_bobot FROM masukan.aspek
    UNION ALL SELECT berkas, baris, 'status_bobot', 'status', status_bobot FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'status', 'status', status FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'berlaku', 'jenis', unnest(string_split(berlaku, ';')) FROM masukan.subindikator
    UNION ALL SELECT berkas, baris, 'status', 'status', status FROM masukan.batas
    UNION ALL SELECT berkas, baris, 'sorotan', 'ya_tidak', sorotan FROM masukan.langkah
    UNION ALL SELECT berkas, baris, 'status', 'status', status FROM masukan.glosarium
    UNION ALL SELECT berkas, baris, 'jenis_butir', 'jenis_butir', jenis_butir FROM masukan.butir
    UNION ALL SELECT berkas, baris, 'status', 'status', status FROM masukan.butir
    UNION ALL SELECT berkas, baris, 'dari_penilai', 'ya_tidak', dari_penilai FROM masukan.istilah
    UNION ALL SELECT berkas, coalesce(baris, 'simulasi'), 'simulasi', 'ya_tidak', simulasi FROM masukan.wilayah
    UNION ALL SELECT berkas, baris::VARCHAR, 'asal', 'asal', asal FROM masukan.penilaian
    WHERE asal NOT IN (SELECT nilai FROM masukan.istilah WHERE kolom = 'asal' AND nilai IS NOT NULL)
    UNION ALL SELECT berkas, baris::VARCHAR, 'status_bukti', 'status_bukti', status_bukti FROM masukan.penilaian
    WHERE status_bukti NOT IN (SELECT nilai FROM masukan.istilah WHERE kolom = 'status_bukti' AND nilai IS NOT NULL)
), kata AS (
    SELECT kolom AS istilah, nilai FROM masukan.istilah
    UNION ALL VALUES ('ya_tidak', 'true'), ('ya_tidak', 'false'),
        ('tabel_tanggapan', 'capaian'), ('tabel_tanggapan', 'penilaian'), ('tabel_tanggapan', 'tonggak'),
        ('tabel_tanggapan', 'penandatangan'), ('tabel_tanggapan', 'pengisian_jabatan'), ('tabel_tanggapan', 'penghargaan')
), asing AS (
    SELECT s.* FROM sel AS s ANTI JOIN kata AS k ON k.istilah = s.istilah AND k.nilai = s.nilai WHERE s.nilai IS NOT NULL
), usulan AS (
    SELECT a.istilah, a.nilai, max_by(k.nilai, jaro_winkler_similarity(a.nilai, k.nilai)) FILTER (jaro_winkler_similarity(a.nilai, k.nilai) >= 0.8) AS usul,
        string_agg(DISTINCT k.nilai, ', ' ORDER BY k.nilai) AS semua
    FROM (SELECT DISTINCT istilah, nilai FROM asing) AS a JOIN kata AS k USING (istilah)
    GROUP BY ALL
)
SELECT a.berkas, a.baris, a.kolom, a.nilai, 'kata ini tidak ada di daftar pilihan' AS pesan,
    coalesce('Maksudnya ' || u.usul || '? ', '') || 'Pilih salah satu: ' || coalesce(u.semua, '(acuan/istilah.toml kosong)') AS tindakan
FROM asing AS a LEFT JOIN usulan AS u USING (istilah, nilai)
