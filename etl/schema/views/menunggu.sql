-- Satu baris = satu hal yang menunggu satu pihak di luar kami.
CREATE VIEW menunggu AS
SELECT k.penerima_naskah AS pihak, 'naskah butir' AS hal, k.nama_pendek AS tentang, NULL AS rincian
FROM komitmen AS k WHERE NOT EXISTS (SELECT 1 FROM butir AS b WHERE b.id_komitmen = k.id_komitmen AND b.jenis_butir = 'klausul')
UNION ALL
SELECT i.pengampu, 'bobot aspek', i.nama_pendek, string_agg(a.kode, ', ' ORDER BY a.urutan)
FROM instrumen AS i JOIN aspek AS a USING (id_instrumen) WHERE a.status_bobot = 'belum diketahui'
GROUP BY ALL;
COMMENT ON VIEW menunggu IS 'Satu baris = satu hal yang menunggu satu pihak.';
