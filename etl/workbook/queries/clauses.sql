-- Satu baris = satu butir komitmen dengan dokumennya yang pertama.
SELECT b.id_butir, b.id_komitmen, b.urutan, b.nomor, b.judul AS judul_butir, b.ringkasan, b.jenis_butir, strftime(b.tenggat, '%Y-%m-%d') AS tenggat,
    b.nomor || '. ' || b.judul AS butir,
    (SELECT string_agg(a.id_aspek, ';' ORDER BY a.id_aspek) FROM butir_aspek AS a WHERE a.id_butir = b.id_butir) AS aspek_terkait
FROM butir AS b
ORDER BY b.id_komitmen, b.urutan
