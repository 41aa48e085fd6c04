-- Satu baris = satu provinsi x satu keadaan kehadiran pada satu komitmen.
CREATE VIEW kehadiran_provinsi AS
SELECT p.id_komitmen, i.kode_provinsi, i.provinsi, p.kehadiran, any_value(t.label) AS label, any_value(t.urutan) AS urutan, count(*) AS jumlah
FROM penandatangan AS p JOIN instansi AS i USING (kode_instansi) JOIN istilah AS t ON t.kolom = 'kehadiran' AND t.nilai = p.kehadiran
GROUP BY ALL;
COMMENT ON VIEW kehadiran_provinsi IS 'Satu baris = banyaknya instansi satu provinsi dengan satu keadaan kehadiran.';
