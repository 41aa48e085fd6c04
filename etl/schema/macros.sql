-- Makro yang ikut terbit: hari terakhir yang mungkin dari tanggal dengan presisi tertentu, untuk urutan dan umur.
CREATE MACRO last_day_of(tanggal, presisi) AS CASE presisi
    WHEN 'hari' THEN tanggal
    WHEN 'bulan' THEN last_day(tanggal)
    WHEN 'tahun' THEN make_date(year(tanggal), 12, 31)
END;
