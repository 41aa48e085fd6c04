-- Satu baris = satu butir yang berlaku bagi satu instansi pada periode penilaian terbarunya, dengan satu keadaan bukti.
-- Aturannya di butir_level.
CREATE VIEW butir_terkini AS
SELECT kode_instansi, id_instrumen, periode, id_subindikator, status_bukti FROM butir_level;
COMMENT ON VIEW butir_terkini IS 'Satu baris = satu butir yang berlaku bagi satu instansi pada periode terbarunya, dengan keadaan buktinya.';
