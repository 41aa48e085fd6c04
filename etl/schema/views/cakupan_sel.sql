-- Satu baris = satu instansi x satu indikator wajib cakupan; terisi bila instansi itu punya capaiannya sendiri.
CREATE VIEW cakupan_sel AS
SELECT i.kode_instansi, i.jenis, i.kode_provinsi, n.id_indikator, n.urutan, s.id_indikator IS NOT NULL AS terisi
FROM instansi AS i
CROSS JOIN indikator AS n
LEFT JOIN (SELECT DISTINCT kode_instansi, id_indikator FROM capaian_seri) AS s USING (kode_instansi, id_indikator)
WHERE n.wajib_cakupan;
COMMENT ON VIEW cakupan_sel IS 'Satu baris = satu sel cakupan: satu instansi dan satu indikator wajib. Pernyataan kolektif tidak mengisi sel.';
