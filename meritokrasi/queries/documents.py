"""Questions about documents: what stands behind a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meritokrasi.queries.asking import Row, ask


def coverage_sources(snapshot_id: str, province: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu dokumen bagi satu indikator wajib, paling banyak 40 per indikator, bentuknya seperti `sources`."""
    return ask(
        snapshot_id,
        """
        WITH dokumen AS (
            SELECT c.id_indikator, s.id_sumber, min(s.berkas) AS berkas, min(s.baris) AS baris
            FROM capaian AS c JOIN indikator AS n USING (id_indikator) JOIN capaian_sumber AS s USING (id_capaian)
            JOIN instansi AS i USING (kode_instansi)
            WHERE n.wajib_cakupan AND coalesce(i.kode_provinsi = ?, true) GROUP BY ALL
        )
        SELECT x.*, d.judul, d.penerbit, d.jenis_sumber, j.label AS label_jenis, d.tanggal_terbit, d.presisi_terbit, d.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        QUALIFY row_number() OVER (PARTITION BY x.id_indikator ORDER BY j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber) <= 40
        ORDER BY x.id_indikator, j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber
        """,
        (province,),
    )


def worksheet_sources(snapshot_id: str, code: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen bagi satu instrumen di periode penilaian terbaru instansi ini, bentuknya seperti `sources`."""
    return ask(
        snapshot_id,
        """
        WITH milik AS (
            SELECT p.*, s.id_instrumen FROM penilaian AS p JOIN subindikator AS s USING (id_subindikator) WHERE p.kode_instansi = ?
            QUALIFY p.periode = max(p.periode) OVER (PARTITION BY s.id_instrumen)
        ), dokumen AS (
            SELECT id_instrumen, id_sumber, min(berkas) AS berkas, min(baris)::VARCHAR AS baris FROM milik GROUP BY ALL
        )
        SELECT x.*, d.judul, d.penerbit, d.jenis_sumber, j.label AS label_jenis, d.tanggal_terbit, d.presisi_terbit, d.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        ORDER BY x.id_instrumen, j.urutan, x.id_sumber
        """,
        (code,),
    )


def sources(snapshot_id: str, table: str, keys: Sequence[str]) -> Mapping[str, list[Row]]:
    """For each key of one table the documents behind it, the strongest kind first, then the newest."""
    found: dict[str, list[Row]] = {key: [] for key in keys}
    if not keys:
        return found
    rows = ask(
        snapshot_id,
        """
        SELECT q.kunci, q.berkas, q.baris, q.tanggal, q.presisi, q.catatan, s.id_sumber, s.judul, s.penerbit, s.jenis_sumber,
            j.label AS label_jenis, s.tanggal_terbit, s.presisi_terbit, s.url
        FROM kutipan AS q JOIN sumber AS s USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = s.jenis_sumber
        WHERE q.tabel = ? AND q.kunci IN (SELECT unnest(?::VARCHAR[]))
        ORDER BY j.urutan, q.tanggal DESC NULLS LAST, s.tanggal_terbit DESC NULLS LAST, s.id_sumber
        """,
        (table, tuple(keys)),
    )
    for row in rows:
        found[row["kunci"]].append(row)
    return found


def count_of(snapshot_id: str, codes: Sequence[str]) -> int:
    """Satu bilangan: banyaknya dokumen di balik fakta tentang instansi-instansi ini."""
    [row] = ask(
        snapshot_id,
        """
        WITH fakta AS (
            SELECT 'capaian' AS tabel, id_capaian::VARCHAR AS kunci, kode_instansi FROM capaian
            UNION ALL SELECT 'tonggak', id_tonggak::VARCHAR, kode_instansi FROM langkah_instansi WHERE id_tonggak IS NOT NULL
            UNION ALL SELECT 'penandatangan', id_komitmen || ' ' || kode_instansi, kode_instansi FROM penandatangan
        )
        SELECT count(DISTINCT q.id_sumber) AS jumlah FROM fakta AS f JOIN kutipan AS q USING (tabel, kunci)
        WHERE f.kode_instansi IN (SELECT unnest(?::VARCHAR[]))
        """,
        (tuple(codes),),
    )
    return int(row["jumlah"])


# --- the register ------------------------------------------------------------------------------------------------


def summary(snapshot_id: str) -> Row:
    """Satu baris: banyaknya dokumen, fakta dan isian katalog yang diambil darinya, dan dokumen yang belum dipakai."""
    [row] = ask(
        snapshot_id,
        """
        SELECT (SELECT count(*) FROM sumber) AS dokumen,
            (SELECT count(*) FROM sumber ANTI JOIN pemakaian_sumber USING (id_sumber)) AS belum_dipakai,
            coalesce(sum(jumlah) FILTER (fakta), 0)::BIGINT AS fakta, coalesce(sum(jumlah) FILTER (NOT fakta), 0)::BIGINT AS isian
        FROM pemakaian_sumber
        """,
    )
    return row


def kinds(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu jenis dokumen, yang paling mendahului dahulu, dengan banyaknya dokumen."""
    return ask(
        snapshot_id,
        """
        SELECT j.nilai, j.label, j.arti, j.dari_penilai, count(s.id_sumber) AS jumlah
        FROM istilah AS j LEFT JOIN sumber AS s ON s.jenis_sumber = j.nilai
        WHERE j.kolom = 'jenis_sumber' GROUP BY ALL ORDER BY any_value(j.urutan)
        """,
    )


def publishers(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu penerbit dengan banyaknya dokumen, menurut abjad."""
    return ask(
        snapshot_id,
        "SELECT penerbit, count(*) AS jumlah FROM sumber GROUP BY penerbit ORDER BY lower(penerbit), penerbit",
    )


def titles(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen: pengenal, judul, dan penerbitnya, menurut abjad judul."""
    return ask(snapshot_id, "SELECT id_sumber, judul, penerbit FROM sumber ORDER BY lower(judul), id_sumber")


def register(
    snapshot_id: str,
    *,
    limit: int,
    offset: int = 0,
    kind: str | None = None,
    publisher: str | None = None,
    code: str | None = None,
    indicator: str | None = None,
) -> tuple[Row, ...]:
    """Satu baris = satu dokumen, terbitan terbaru dahulu: berapa fakta dan isian katalog diambil darinya (tentang instansi dan indikator itu).

    jumlah_semua = banyaknya dokumen sesudah disaring, sebelum dibagi per halaman.
    """
    return ask(
        snapshot_id,
        """
        WITH pakai AS (
            SELECT id_sumber, sum(jumlah) FILTER (fakta) AS jumlah_fakta, sum(jumlah) FILTER (NOT fakta) AS jumlah_isian
            FROM pemakaian_sumber
            WHERE coalesce(kode_instansi = $1, $1 IS NULL) AND coalesce(id_indikator = $2, $2 IS NULL) GROUP BY id_sumber
        )
        SELECT s.*, j.label AS label_jenis, coalesce(p.jumlah_fakta, 0)::INTEGER AS jumlah_fakta,
            coalesce(p.jumlah_isian, 0)::INTEGER AS jumlah_isian, count(*) OVER () AS jumlah_semua
        FROM sumber AS s JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = s.jenis_sumber LEFT JOIN pakai AS p USING (id_sumber)
        WHERE coalesce(s.jenis_sumber = $3, true) AND coalesce(s.penerbit = $4, true)
            AND (p.id_sumber IS NOT NULL OR ($1 IS NULL AND $2 IS NULL))
        ORDER BY last_day_of(s.tanggal_terbit, s.presisi_terbit) DESC NULLS LAST, s.judul, s.id_sumber LIMIT $5 OFFSET $6
        """,
        (code, indicator, kind, publisher, limit, offset),
    )


def document(snapshot_id: str, document: str) -> Row | None:
    """Satu dokumen dengan arti jenisnya; None bila pengenalnya tidak ada di register."""
    rows = ask(
        snapshot_id,
        """
        SELECT s.*, j.label AS label_jenis, j.arti AS arti_jenis
        FROM sumber AS s JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = s.jenis_sumber WHERE s.id_sumber = ?
        """,
        (document,),
    )
    return rows[0] if rows else None


def usage(snapshot_id: str, document: str) -> tuple[Row, ...]:
    """Satu baris = satu tabel x satu instansi yang memakai dokumen ini; instansi None bagi katalog, ukuran nasional, dan pernyataan kolektif."""
    return ask(
        snapshot_id,
        """
        SELECT p.tabel, p.fakta, p.kode_instansi, i.nama, i.nama_pendek, sum(p.jumlah)::INTEGER AS jumlah
        FROM pemakaian_sumber AS p LEFT JOIN instansi AS i USING (kode_instansi) WHERE p.id_sumber = ?
        GROUP BY ALL ORDER BY p.kode_instansi NULLS LAST, p.tabel
        """,
        (document,),
    )


_TAKEN = """
    SELECT x.*, i.nama FROM isi_sumber AS x LEFT JOIN instansi AS i USING (kode_instansi)
    WHERE x.id_sumber = ? AND {about}
    ORDER BY x.kode_instansi NULLS LAST, x.tabel, x.perihal, x.periode DESC, x.keadaan, x.berkas, x.baris LIMIT ? OFFSET ?
"""


def taken(snapshot_id: str, document: str, code: str, *, limit: int, offset: int = 0) -> tuple[Row, ...]:
    """Satu baris = satu hal tentang satu instansi yang diambil dari dokumen ini."""
    return ask(snapshot_id, _TAKEN.format(about="x.kode_instansi = ?"), (document, code, limit, offset))


def taken_of_none(snapshot_id: str, document: str, *, limit: int, offset: int = 0) -> tuple[Row, ...]:
    """Satu baris = satu hal yang diambil dari dokumen ini dan bukan tentang satu instansi: katalog, ukuran nasional, pernyataan kolektif."""
    # Every level is about a government: saying so spares the million of them.
    about = "x.kode_instansi IS NULL AND x.tabel <> 'penilaian'"
    return ask(snapshot_id, _TAKEN.format(about=about), (document, limit, offset))


def taken_whole(snapshot_id: str, short_document: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu hal yang diambil dari dokumen yang isinya sedikit (`usage`); pada dokumen yang besar mahal."""
    return ask(snapshot_id, _TAKEN.format(about="true"), (short_document, limit, 0))


# --- one fact ----------------------------------------------------------------------------------------------------


def series_values(snapshot_id: str, code: str, indicator: str, period: str, status: str) -> tuple[Row, ...]:
    """Satu baris = satu nilai dari satu deret, yang mendahului dahulu; `alasan` mengapa. terbantah: oleh hitungan di dokumen nilai lain."""
    return ask(
        snapshot_id,
        """
        WITH nilai AS (
            SELECT * FROM capaian WHERE kode_instansi = ? AND id_indikator = ? AND periode = ? AND status_nilai = ?
        ), dokumen AS (SELECT s.id_capaian, s.id_sumber, s.bantahan FROM capaian_sumber AS s SEMI JOIN nilai USING (id_capaian))
        SELECT v.*, v.id_capaian::VARCHAR AS kunci, i.nama, n.nama AS nama_indikator, n.satuan, n.keterbandingan, n.sifat, m.nama AS nama_instrumen,
            u.arti AS arti_status, p.arti AS arti_periode, d.jumlah_nilai, d.berbeda, d.alasan, d.dari_penilai,
            coalesce(d.id_capaian = v.id_capaian, false) AS mendahului,
            EXISTS (SELECT 1 FROM dokumen AS x JOIN dokumen AS y ON y.bantahan = x.id_sumber WHERE x.id_capaian = v.id_capaian) AS terbantah
        FROM nilai AS v
        JOIN capaian_seri AS d USING (kode_instansi, id_indikator, periode, status_nilai)
        JOIN instansi AS i USING (kode_instansi) JOIN indikator AS n USING (id_indikator)
        JOIN istilah AS u ON u.kolom = 'status_nilai' AND u.nilai = v.status_nilai
        LEFT JOIN istilah AS p ON p.kolom = 'status_periode' AND p.nilai = v.status_periode
        LEFT JOIN instrumen AS m ON m.id_instrumen = v.id_instrumen
        ORDER BY mendahului DESC, v.id_capaian
        """,
        (code, indicator, period, status),
    )


def levels(snapshot_id: str, code: str, item: str, period: str) -> tuple[Row, ...]:
    """Satu baris = level satu butir menurut satu asal, kata penilai dahulu, beserta dokumennya dalam bentuk `sources`."""
    return ask(
        snapshot_id,
        """
        SELECT p.asal, p.level, p.status_bukti, p.periode, i.nama, b.id_instrumen, b.kode, b.nama AS nama_butir, b.level_maks, a.nama AS nama_aspek,
            m.nama AS nama_instrumen, o.arti AS arti_asal, t.label AS label_bukti, t.arti AS arti_bukti, k.kriteria, d.*, j.label AS label_jenis,
            NULL AS tanggal, NULL AS presisi, p.berkas, p.baris::VARCHAR AS baris, p.catatan
        FROM penilaian AS p
        JOIN instansi AS i USING (kode_instansi) JOIN subindikator AS b USING (id_subindikator) JOIN aspek AS a USING (id_aspek)
        JOIN instrumen AS m ON m.id_instrumen = b.id_instrumen JOIN sumber AS d USING (id_sumber)
        JOIN istilah AS o ON o.kolom = 'asal' AND o.nilai = p.asal
        JOIN istilah AS t ON t.kolom = 'status_bukti' AND t.nilai = p.status_bukti
        JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        LEFT JOIN subindikator_level AS k ON k.id_subindikator = p.id_subindikator AND k.level = p.level
        WHERE p.kode_instansi = ? AND p.id_subindikator = ? AND p.periode = ? ORDER BY o.urutan DESC
        """,
        (code, item, period),
    )


def milestones(snapshot_id: str, code: str, step: str) -> tuple[Row, ...]:
    """Satu baris = satu tonggak yang diberitakan bagi satu langkah satu instansi; yang dipakai di papan dahulu."""
    return ask(
        snapshot_id,
        """
        SELECT t.*, t.id_tonggak::VARCHAR AS kunci, i.nama, l.nama AS nama_langkah, l.arti AS arti_langkah, l.id_instrumen, c.arti AS arti_cara,
            p.id_tonggak IS NOT NULL AS terpilih
        FROM tonggak AS t JOIN instansi AS i USING (kode_instansi) JOIN langkah AS l USING (id_langkah)
        JOIN istilah AS c ON c.kolom = 'cara_tahu' AND c.nilai = t.cara_tahu
        LEFT JOIN (SELECT id_tonggak FROM langkah_instansi WHERE kode_instansi = ? AND id_langkah = ?) AS p ON p.id_tonggak = t.id_tonggak
        WHERE t.kode_instansi = ? AND t.id_langkah = ? ORDER BY terpilih DESC, t.id_tonggak
        """,
        (code, step, code, step),
    )


def national_figure(snapshot_id: str, indicator: str, day: str) -> tuple[Row, ...]:
    """Satu baris = satu angka nasional pada satu tanggal (YYYY-MM-DD)."""
    return ask(
        snapshot_id,
        """
        SELECT f.*, f.id_indikator || ' ' || f.tanggal AS kunci, u.nama AS nama_ukuran, u.arti
        FROM nasional AS f JOIN ukuran_nasional AS u USING (id_indikator) WHERE f.id_indikator = ? AND f.tanggal::VARCHAR = ?
        """,
        (indicator, day),
    )
