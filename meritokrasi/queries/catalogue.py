"""Questions about the catalogue: instruments, steps, glossary, words, the written rules and whom to ask."""

from __future__ import annotations

from meritokrasi.queries.asking import Row, ask


def instruments(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instrumen, yang katalognya paling terinci dahulu, dengan banyaknya aspek, bobot yang belum diketahui, butir, dan langkah."""
    return ask(
        snapshot_id,
        """
        SELECT i.*, i.id_instrumen AS kunci, (SELECT count(*) FROM aspek AS a WHERE a.id_instrumen = i.id_instrumen) AS jumlah_aspek,
            (SELECT count(*) FROM aspek AS a WHERE a.id_instrumen = i.id_instrumen AND a.bobot IS NULL) AS jumlah_tanpa_bobot,
            (SELECT count(*) FROM subindikator AS b WHERE b.id_instrumen = i.id_instrumen) AS jumlah_butir,
            (SELECT count(*) FROM langkah AS l WHERE l.id_instrumen = i.id_instrumen) AS jumlah_langkah
        FROM instrumen AS i ORDER BY jumlah_butir DESC, jumlah_aspek DESC, jumlah_langkah DESC, i.id_instrumen
        """,
    )


def aspects(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu aspek satu instrumen."""
    return ask(snapshot_id, "SELECT *, id_aspek AS kunci FROM aspek ORDER BY id_instrumen, urutan")


def items(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu butir kertas kerja, dengan jenis pemerintah daerah yang dikenainya; berlaku None bagi semua jenis."""
    return ask(
        snapshot_id,
        """
        SELECT b.*, b.id_subindikator AS kunci, CASE WHEN count(k.jenis) < count(*) THEN string_agg(k.jenis, ', ' ORDER BY j.urutan) END AS berlaku
        FROM subindikator AS b JOIN aspek AS a USING (id_aspek) CROSS JOIN istilah AS j
        LEFT JOIN subindikator_jenis AS k ON k.id_subindikator = b.id_subindikator AND k.jenis = j.nilai
        WHERE j.kolom = 'jenis' GROUP BY ALL ORDER BY b.id_instrumen, any_value(a.urutan), b.urutan
        """,
    )


def criteria(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = kriteria satu level dari satu butir."""
    return ask(snapshot_id, "SELECT * FROM subindikator_level ORDER BY id_subindikator, level")


def categories(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu kategori pada satu ukuran, rendah ke tinggi; ukuran None bila batasnya belum diketahui."""
    return ask(
        snapshot_id,
        """
        SELECT k.id_instrumen, k.id_kategori, k.nama, k.urutan, b.ukuran, b.batas_bawah, b.batas_atas, b.status, b.catatan,
            k.id_kategori || ' ' || b.ukuran AS kunci
        FROM kategori AS k LEFT JOIN kategori_batas AS b USING (id_kategori) ORDER BY k.id_instrumen, b.ukuran, k.urutan
        """,
    )


def steps(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah manajemen talenta dan apa yang dihitung sebagai langkah itu."""
    return ask(snapshot_id, "SELECT * FROM langkah ORDER BY urutan")


def glossary(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu istilah."""
    return ask(snapshot_id, "SELECT *, istilah AS kunci FROM glosarium ORDER BY urutan")


def words(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu kata yang boleh mengisi satu kolom pilihan, dengan artinya."""
    return ask(snapshot_id, "SELECT * FROM istilah ORDER BY kolom, urutan")


def comparison_rule(snapshot_id: str) -> Row:
    """Satu baris: batas perbandingan, dan berapa kelompok pembanding memenuhinya di snapshot ini."""
    [row] = ask(
        snapshot_id,
        """
        SELECT fewest_known() AS paling_sedikit, (100 * smallest_share())::INTEGER AS persen, count(*) AS jumlah_kelompok,
            count(*) FILTER (dapat_dibandingkan) AS jumlah_dapat
        FROM pembanding
        """,
    )
    return row


def disagreements(snapshot_id: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu deret yang sumbernya berbeda, dengan banyaknya seluruh deret semacam itu; yang terbaru dahulu."""
    return ask(
        snapshot_id,
        """
        SELECT s.kode_instansi, s.id_indikator, s.periode, s.status_nilai, s.jumlah_nilai, s.alasan, i.nama, n.nama_pendek AS nama_indikator,
            count(*) OVER () AS jumlah_semua
        FROM capaian_seri AS s JOIN instansi AS i USING (kode_instansi) JOIN indikator AS n USING (id_indikator)
        WHERE s.berbeda ORDER BY s.periode DESC, s.kode_instansi, n.urutan LIMIT ?
        """,
        (limit,),
    )


def contacts(snapshot_id: str, code: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu kantor yang kontaknya terisi: kantor wilayah, sesudah badan kepegawaian instansi `code`."""
    return ask(
        snapshot_id,
        """
        SELECT * FROM (
            SELECT 1 AS urutan, nama, kontak_nama, kontak_alamat, kontak_telepon, kontak_surel, kontak_situs FROM wilayah
            UNION ALL
            SELECT 0, nama, kontak_nama, kontak_alamat, kontak_telepon, kontak_surel, kontak_situs FROM instansi WHERE kode_instansi = ?
        )
        WHERE coalesce(kontak_nama, kontak_alamat, kontak_telepon, kontak_surel, kontak_situs) IS NOT NULL ORDER BY urutan
        """,
        (code,),
    )
