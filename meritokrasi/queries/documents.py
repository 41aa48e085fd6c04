"""Questions about documents: what stands behind a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meritokrasi.queries.asking import Row, ask


def coverage_sources(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu dokumen bagi satu indikator wajib, paling banyak 40 per indikator, bentuknya seperti `sources`."""
    return ask(
        snapshot_id,
        """
        WITH dokumen AS (
            SELECT c.id_indikator, s.id_sumber, min(s.berkas) AS berkas, min(s.baris) AS baris
            FROM capaian AS c JOIN indikator AS n USING (id_indikator) JOIN capaian_sumber AS s USING (id_capaian)
            WHERE n.wajib_cakupan GROUP BY ALL
        )
        SELECT x.*, d.judul, d.penerbit, d.jenis_sumber, j.label AS label_jenis, d.tanggal_terbit, d.presisi_terbit, d.url,
            NULL AS tanggal, NULL AS presisi, NULL AS catatan
        FROM dokumen AS x JOIN sumber AS d USING (id_sumber) JOIN istilah AS j ON j.kolom = 'jenis_sumber' AND j.nilai = d.jenis_sumber
        QUALIFY row_number() OVER (PARTITION BY x.id_indikator ORDER BY j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber) <= 40
        ORDER BY x.id_indikator, j.urutan, d.tanggal_terbit DESC NULLS LAST, x.id_sumber
        """,
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
