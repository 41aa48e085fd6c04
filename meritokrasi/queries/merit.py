"""Questions about the merit system: levels per aspect and item, published scores and categories, weights."""

from __future__ import annotations

import pandas as pd

from meritokrasi.queries.asking import Row, ask


def coverage(snapshot_id: str) -> Row:
    """Satu baris: berapa instansi punya skor, kategori, atau level, dari berapa, dan rentang periode terbitnya."""
    [row] = ask(
        snapshot_id,
        """
        SELECT (SELECT count(*) FROM instansi) AS jumlah_instansi, count(DISTINCT kode_instansi) AS terbit,
            count(DISTINCT kode_instansi) FILTER (bentuk = 'angka') AS skor, count(DISTINCT kode_instansi) FILTER (berkategori) AS kategori,
            min(periode) AS pertama, max(periode) AS terakhir,
            (SELECT count(DISTINCT kode_instansi) FROM butir_level WHERE level IS NOT NULL) AS berlevel
        FROM merit_terbit
        """,
    )
    return row


def instruments(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instrumen yang punya aspek, yang berbutir paling banyak dahulu; `terbit` = jumlah nilai terbitnya."""
    return ask(
        snapshot_id,
        """
        SELECT i.*, (SELECT count(*) FROM subindikator AS s WHERE s.id_instrumen = i.id_instrumen) AS jumlah_butir,
            (SELECT max(level_maks) FROM subindikator AS s WHERE s.id_instrumen = i.id_instrumen) AS level_maks,
            (SELECT count(*) FROM merit_terbit AS m WHERE m.id_instrumen = i.id_instrumen) AS terbit,
            (SELECT min(m.periode) FROM merit_terbit AS m WHERE m.id_instrumen = i.id_instrumen) AS pertama_terbit
        FROM instrumen AS i WHERE i.id_instrumen IN (SELECT id_instrumen FROM aspek)
        ORDER BY jumlah_butir DESC, i.id_instrumen
        """,
    )


def aspects(snapshot_id: str, instrument: str) -> tuple[Row, ...]:
    """Satu baris = satu aspek: bobot dengan kepastiannya, jumlah butir, dan berapa butirnya yang bobotnya bersumber."""
    return ask(
        snapshot_id,
        """
        SELECT a.*, count(DISTINCT s.id_subindikator) AS jumlah_butir, list(DISTINCT j.jenis) FILTER (j.jenis IS NOT NULL) AS berlaku,
            count(DISTINCT s.id_subindikator) FILTER (s.status_bobot = 'bersumber') AS butir_berbobot
        FROM aspek AS a LEFT JOIN subindikator AS s USING (id_aspek) LEFT JOIN subindikator_jenis AS j USING (id_subindikator)
        WHERE a.id_instrumen = ? GROUP BY ALL ORDER BY a.urutan
        """,
        (instrument,),
    )


def items(snapshot_id: str, aspect: str) -> tuple[Row, ...]:
    """Satu baris = satu butir satu aspek: bobot, syarat, dan jenis pemerintah daerah yang dikenainya."""
    return ask(
        snapshot_id,
        """
        SELECT s.*, list(j.jenis ORDER BY t.urutan) AS berlaku,
            count(*) < (SELECT count(*) FROM istilah WHERE kolom = 'jenis') AS terbatas
        FROM subindikator AS s JOIN subindikator_jenis AS j USING (id_subindikator)
        JOIN istilah AS t ON t.kolom = 'jenis' AND t.nilai = j.jenis
        WHERE s.id_aspek = ? GROUP BY ALL ORDER BY s.urutan
        """,
        (aspect,),
    )


def criteria(snapshot_id: str, aspect: str) -> tuple[Row, ...]:
    """Satu baris = kriteria satu level dari satu butir aspek ini."""
    return ask(
        snapshot_id,
        """
        SELECT l.* FROM subindikator_level AS l JOIN subindikator AS s USING (id_subindikator)
        WHERE s.id_aspek = ? ORDER BY s.urutan, l.level
        """,
        (aspect,),
    )


def aspect_levels(snapshot_id: str, instrument: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu aspek bagi satu instansi pada periode terbarunya: rata-rata level (hitungan), n dari N butir, dan dasarnya."""
    return ask(
        snapshot_id,
        """
        SELECT l.* FROM aspek_level AS l JOIN instansi AS i USING (kode_instansi)
        WHERE l.id_instrumen = ? AND (i.kode_provinsi = ? OR ? = '')
        """,
        (instrument, province, province),
    )


def item_levels(snapshot_id: str, aspect: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu butir yang berlaku bagi satu instansi pada periode terbarunya: level, dasarnya, dan keadaan buktinya."""
    return ask(
        snapshot_id,
        """
        SELECT l.*, t.label AS label_bukti FROM butir_level AS l JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS t ON t.kolom = 'status_bukti' AND t.nilai = l.status_bukti
        WHERE l.id_aspek = ? AND (i.kode_provinsi = ? OR ? = '')
        """,
        (aspect, province, province),
    )


def weighted_levels(snapshot_id: str, instrument: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi: hitungan berbobot 0 sampai 100 dari level, lantai (terverifikasi) sampai atap (ditambah bukti diajukan).

    Hanya untuk instrumen yang semua bobotnya resmi. Kosong bila ada butir yang belum terverifikasi dan belum diajukan.
    """
    return ask(
        snapshot_id,
        """
        WITH butir AS (
            SELECT b.*, a.bobot AS bobot_aspek, s.bobot / sum(s.bobot) OVER (PARTITION BY b.kode_instansi, b.id_aspek) AS bagian,
                b.level IS NOT NULL AND b.status_bukti IN ('terverifikasi', 'terverifikasi sebagian', 'bukti diajukan') AS dihitung
            FROM butir_level AS b JOIN aspek AS a USING (id_aspek) JOIN subindikator AS s USING (id_subindikator)
            JOIN instansi AS i USING (kode_instansi)
            WHERE b.id_instrumen = ? AND (i.kode_provinsi = ? OR ? = '')
        ), aspek_berbobot AS (
            SELECT kode_instansi, id_aspek, any_value(bobot_aspek) AS bobot_aspek, sum(bagian * level / level_maks) AS atap,
                coalesce(sum(bagian * level / level_maks) FILTER (dasar_level = 'terverifikasi'), 0) AS lantai,
                count(*) AS jumlah_butir, count(*) FILTER (dihitung) AS jumlah_dihitung
            FROM butir GROUP BY ALL
        )
        SELECT kode_instansi, sum(x.jumlah_butir)::INTEGER AS jumlah_butir, sum(x.jumlah_dihitung)::INTEGER AS jumlah_dihitung,
            bool_and(x.jumlah_butir = x.jumlah_dihitung) AND sum(bobot_aspek) = 100 AS lengkap,
            CASE WHEN lengkap THEN sum(bobot_aspek * lantai)::DOUBLE END AS lantai, CASE WHEN lengkap THEN sum(bobot_aspek * atap)::DOUBLE END AS atap
        FROM aspek_berbobot AS x GROUP BY kode_instansi
        """,
        (instrument, province, province),
    )


def level_sources(snapshot_id: str, instrument: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen di balik level yang dipakai, bentuknya seperti `documents.sources`."""
    return ask(
        snapshot_id,
        """
        WITH dokumen AS (
            SELECT l.id_sumber, min({'berkas': l.berkas, 'baris': l.baris}) AS tempat
            FROM butir_level AS l JOIN instansi AS i USING (kode_instansi)
            WHERE l.id_instrumen = ? AND (i.kode_provinsi = ? OR ? = '') AND l.id_sumber IS NOT NULL GROUP BY ALL
        )
        SELECT d.*, j.label AS label_jenis, x.tempat.berkas AS berkas, x.tempat.baris::VARCHAR AS baris,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        ORDER BY j.urutan, d.tanggal_terbit DESC NULLS LAST, d.id_sumber
        """,
        (instrument, province, province),
    )


def published(snapshot_id: str, province: str) -> tuple[Row, ...]:
    """Satu baris = satu deret terbit (instansi, indikator, periode, status) dengan instrumennya; urut provinsi, jenis, instansi, periode."""
    return ask(
        snapshot_id,
        """
        WITH tangga AS (SELECT id_kategori, urutan, count(*) OVER (PARTITION BY id_instrumen) AS jumlah FROM kategori)
        SELECT m.*, i.nama, i.nama_pendek, i.jenis, i.kode_provinsi, i.provinsi, k.nama_pendek AS nama_instrumen, g.urutan AS urutan_kategori,
            g.jumlah AS jumlah_kategori
        FROM merit_terbit AS m JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis
        JOIN istilah AS t ON t.kolom = 'status_nilai' AND t.nilai = m.status_nilai
        LEFT JOIN instrumen AS k USING (id_instrumen)
        LEFT JOIN tangga AS g ON g.id_kategori = m.id_kategori
        WHERE i.kode_provinsi = ? OR ? = ''
        ORDER BY i.kode_provinsi, j.urutan, i.kode_instansi, m.periode_akhir, m.bentuk, t.urutan
        """,
        (province, province),
    )


def score_indicators(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator skor sistem merit: nama, satuan, rentang, dan apa yang tidak boleh dibandingkan."""
    return ask(
        snapshot_id,
        "SELECT * FROM indikator WHERE kelompok = 'sistem merit' AND bentuk = 'angka' ORDER BY urutan",
    )


def score_periods(snapshot_id: str, instrument: str) -> tuple[Row, ...]:
    """Satu baris = satu periode yang skornya terbit menurut instrumen ini, di mana pun di wilayah."""
    return ask(
        snapshot_id,
        "SELECT DISTINCT periode FROM merit_terbit WHERE id_instrumen = ? AND bentuk = 'angka' ORDER BY periode",
        (instrument,),
    )


def scores(snapshot_id: str, province: str) -> pd.DataFrame:
    """Satu baris = satu skor terbit yang mendahului: id_instrumen (kosong bila tidak disebut), jenis, nama, waktu, nilai, statusnya."""
    columns = ("id_instrumen", "kode_instansi", "nama_pendek", "jenis", "periode", "waktu", "nilai", "desimal_terbit")
    names = (*columns, "status_nilai", "status_periode")
    rows = [row for row in published(snapshot_id, province) if row["nilai"] is not None]
    return pd.DataFrame([{name: row[name] for name in names} for row in rows], columns=list(names))


def aspect_distribution(snapshot_id: str, instrument: str) -> tuple[Row, ...]:
    """Satu baris = satu aspek, jenis, keadaan, dan pita level pada periode terbaru instrumen ini: jumlah instansi seluruh wilayah.

    keadaan: berlevel (pita = level bulat ke bawah), tanpa level, periode lain, tidak berlaku, belum ada.
    """
    return ask(
        snapshot_id,
        """
        WITH terbaru AS (SELECT max(periode) AS periode FROM aspek_level WHERE id_instrumen = ?),
        dinilai AS (SELECT DISTINCT kode_instansi, periode FROM aspek_level WHERE id_instrumen = ?),
        sel AS (
            SELECT a.id_aspek, i.jenis, t.periode, floor(l.rata_level)::INTEGER AS pita, l.dasar_level, CASE
                    WHEN d.kode_instansi IS NULL THEN 'belum ada'
                    WHEN d.periode < t.periode THEN 'periode lain'
                    WHEN l.id_aspek IS NULL THEN 'tidak berlaku'
                    WHEN l.rata_level IS NULL THEN 'tanpa level'
                    ELSE 'berlevel'
                END AS keadaan
            FROM instansi AS i CROSS JOIN (SELECT * FROM aspek WHERE id_instrumen = ?) AS a CROSS JOIN terbaru AS t
            LEFT JOIN dinilai AS d USING (kode_instansi)
            LEFT JOIN aspek_level AS l ON l.kode_instansi = i.kode_instansi AND l.id_aspek = a.id_aspek
        )
        SELECT id_aspek, jenis, keadaan, CASE WHEN keadaan = 'berlevel' THEN pita END AS pita, any_value(periode) AS periode, count(*) AS jumlah,
            count(*) FILTER (keadaan = 'berlevel' AND dasar_level = 'terverifikasi') AS terverifikasi
        FROM sel GROUP BY ALL
        """,
        (instrument, instrument, instrument),
    )


def item_distribution(snapshot_id: str, aspect: str) -> tuple[Row, ...]:
    """Satu baris = satu butir, jenis, keadaan, dan level pada periode terbaru instrumennya: jumlah instansi seluruh wilayah.

    keadaan: berlevel, tanpa level, periode lain, tidak berlaku, belum ada.
    """
    return ask(
        snapshot_id,
        """
        WITH milik AS (SELECT * FROM subindikator WHERE id_aspek = ?),
        dinilai AS (SELECT DISTINCT kode_instansi, periode FROM butir_level WHERE id_instrumen IN (SELECT id_instrumen FROM milik)),
        terbaru AS (SELECT max(periode) AS periode FROM dinilai),
        sel AS (
            SELECT s.id_subindikator, i.jenis, l.level, l.dasar_level, CASE
                    WHEN j.jenis IS NULL THEN 'tidak berlaku'
                    WHEN d.kode_instansi IS NULL THEN 'belum ada'
                    WHEN d.periode < t.periode THEN 'periode lain'
                    WHEN l.id_subindikator IS NULL THEN 'tidak berlaku'
                    WHEN l.level IS NULL THEN 'tanpa level'
                    ELSE 'berlevel'
                END AS keadaan
            FROM instansi AS i CROSS JOIN milik AS s CROSS JOIN terbaru AS t
            LEFT JOIN subindikator_jenis AS j ON j.id_subindikator = s.id_subindikator AND j.jenis = i.jenis
            LEFT JOIN dinilai AS d USING (kode_instansi)
            LEFT JOIN butir_level AS l ON l.kode_instansi = i.kode_instansi AND l.id_subindikator = s.id_subindikator
        )
        SELECT id_subindikator, jenis, keadaan, CASE WHEN keadaan = 'berlevel' THEN level END AS level, count(*) AS jumlah,
            count(*) FILTER (keadaan = 'berlevel' AND dasar_level = 'terverifikasi') AS terverifikasi
        FROM sel GROUP BY ALL
        """,
        (aspect,),
    )


def category_distribution(snapshot_id: str, instrument: str) -> tuple[Row, ...]:
    """Satu baris = satu jenis dan satu kata kategori final pada satu periode: yang terbaru di antara yang cukup lengkap.

    Bila tidak ada periode yang cukup lengkap (aturan kejujuran 5), satu baris per jenis tanpa kategori, dengan yang diketahui saja.
    """
    return ask(
        snapshot_id,
        """
        WITH tangga AS (SELECT id_kategori, urutan, count(*) OVER (PARTITION BY id_instrumen) AS jumlah FROM kategori),
        milik AS (
            SELECT i.jenis, m.kode_instansi, m.periode, m.kategori_terbit, m.id_kategori
            FROM merit_terbit AS m JOIN instansi AS i USING (kode_instansi)
            WHERE m.id_instrumen = ? AND m.status_nilai = 'final' AND m.kategori_terbit IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY m.kode_instansi, m.periode ORDER BY m.bentuk) = 1
        ), kelompok AS (
            SELECT i.jenis, any_value(j.urutan) AS urutan_jenis, count(*) AS jumlah_kelompok
            FROM instansi AS i JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis GROUP BY ALL
        ), terpilih AS (
            SELECT m.jenis, m.periode, count(*) AS diketahui, comparable('final', count(*), any_value(k.jumlah_kelompok)) AS cukup
            FROM milik AS m JOIN kelompok AS k USING (jenis) GROUP BY m.jenis, m.periode
            QUALIFY row_number() OVER (PARTITION BY m.jenis ORDER BY cukup DESC, m.periode DESC) = 1
        )
        SELECT k.urutan_jenis, k.jenis, k.jumlah_kelompok, t.periode, coalesce(t.diketahui, 0) AS diketahui, coalesce(t.cukup, false) AS cukup,
            m.kategori_terbit, g.urutan, g.jumlah AS jumlah_kategori, count(m.kode_instansi) AS jumlah,
            fewest_known() AS paling_sedikit, smallest_share()::DOUBLE AS bagian_terkecil
        FROM kelompok AS k LEFT JOIN terpilih AS t USING (jenis)
        LEFT JOIN milik AS m ON t.cukup AND m.jenis = t.jenis AND m.periode = t.periode
        LEFT JOIN tangga AS g ON g.id_kategori = m.id_kategori
        GROUP BY ALL ORDER BY k.urutan_jenis, g.urutan NULLS LAST, m.kategori_terbit
        """,
        (instrument,),
    )
