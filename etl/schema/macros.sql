-- Makro yang ikut terbit: hari terakhir yang mungkin dari tanggal dengan presisi tertentu, untuk urutan dan umur.
CREATE MACRO last_day_of(tanggal, presisi) AS CASE presisi
    WHEN 'hari' THEN tanggal
    WHEN 'bulan' THEN last_day(tanggal)
    WHEN 'tahun' THEN make_date(year(tanggal), 12, 31)
END;
-- Batas perbandingan (aturan kejujuran 5), ditulis sekali: dipakai pembanding dan halaman Perbandingan, diceritakan halaman Metode.
CREATE MACRO fewest_known() AS 5;
CREATE MACRO smallest_share() AS 0.8;
CREATE MACRO comparable(status_nilai, diketahui, kelompok) AS status_nilai = 'final' AND diketahui >= fewest_known() AND diketahui >= smallest_share() * kelompok;
-- Apakah satu nilai di daftar koreksi ada di antara yang tercetak di riwayat, "271,5 (Baik) dan 288"; sebagai angka bila keduanya angka. Dicabut sama dengan dicabut.
CREATE MACRO angka_dari(t) AS try_cast(replace(replace(t, '.', ''), ',', '.') AS DOUBLE);
CREATE MACRO sama_tercetak(tercetak, nilai) AS CASE
    WHEN tercetak IS NULL OR nilai IS NULL THEN tercetak IS NULL AND nilai IS NULL
    ELSE len(list_filter(
        string_split(replace(replace(tercetak, ')', ''), ' (', ' dan '), ' dan '), lambda bagian: bagian = nilai OR angka_dari(bagian) = angka_dari(nilai)
    )) > 0
END;
