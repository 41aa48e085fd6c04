"""Questions about the whole area."""

from __future__ import annotations

import pandas as pd

from meritokrasi.queries.asking import Row, UnknownInstansiError, ask


def governments(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi, dengan ejaan lainnya, urut provinsi, jenis, nama."""
    return ask(
        snapshot_id,
        """
        SELECT i.*, dense_rank() OVER (ORDER BY i.kode_provinsi) AS urutan_provinsi,
            (SELECT string_agg(alias, ', ' ORDER BY alias) FROM instansi_alias AS a WHERE a.kode_instansi = i.kode_instansi) AS alias
        FROM instansi AS i JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis
        ORDER BY i.kode_provinsi, j.urutan, i.kode_instansi
        """,
    )


def government(snapshot_id: str, code: str) -> Row:
    """Satu instansi. Raises UnknownInstansiError."""
    for row in governments(snapshot_id):
        if row["kode_instansi"] == code:
            return row
    raise UnknownInstansiError(code)


def tiles(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu petak peta dengan langkah tertinggi yang diberitakan."""
    return ask(snapshot_id, "SELECT * FROM petak ORDER BY kode_provinsi, petak_baris, petak_kolom")


def coverage(snapshot_id: str, province: str | None = None) -> tuple[Row, ...]:
    """Satu baris = satu indikator wajib: berapa instansi punya angkanya sendiri, dari berapa. None: semua provinsi."""
    return ask(
        snapshot_id,
        """
        SELECT n.id_indikator, n.nama, n.nama_pendek, count(*) FILTER (c.terisi) AS terisi, count(*) AS jumlah
        FROM cakupan_sel AS c JOIN indikator AS n USING (id_indikator) JOIN instansi AS i USING (kode_instansi)
        WHERE coalesce(i.kode_provinsi = ?, true)
        GROUP BY n.id_indikator, n.nama, n.nama_pendek, n.urutan ORDER BY n.urutan
        """,
        (province,),
    )


def commitments(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu komitmen bersama dengan hitungan kehadiran dan tanda tangannya."""
    return ask(
        snapshot_id,
        """
        SELECT k.*, count(p.kode_instansi) AS jumlah, count(*) FILTER (p.tanda_tangan = 'diberitakan') AS tanda_tangan,
            count(*) FILTER (p.kehadiran = 'hadir') AS hadir, count(*) FILTER (p.kehadiran = 'diwakili') AS diwakili,
            count(*) FILTER (p.kehadiran = 'disebut kolektif') AS kolektif,
            count(*) FILTER (p.kehadiran = 'tidak diberitakan') AS belum_ditemukan
        FROM komitmen AS k LEFT JOIN penandatangan AS p USING (id_komitmen) GROUP BY ALL ORDER BY k.tanggal DESC
        """,
    )


def signatories(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi pada satu komitmen."""
    return ask(
        snapshot_id,
        """
        SELECT p.*, p.id_komitmen || ' ' || p.kode_instansi AS kunci, i.nama, i.nama_pendek, i.jenis, i.kode_provinsi, i.provinsi,
            h.label AS label_kehadiran, h.urutan AS urutan_kehadiran
        FROM penandatangan AS p JOIN instansi AS i USING (kode_instansi)
        JOIN istilah AS h ON h.kolom = 'kehadiran' AND h.nilai = p.kehadiran
        JOIN istilah AS j ON j.kolom = 'jenis' AND j.nilai = i.jenis
        ORDER BY p.id_komitmen, i.kode_provinsi, j.urutan, i.kode_instansi
        """,
    )


def attendance_by_province(snapshot_id: str, commitment: str) -> pd.DataFrame:
    """Satu baris = satu provinsi x satu keadaan kehadiran: provinsi, label, urutan, jumlah."""
    return pd.DataFrame(
        ask(
            snapshot_id,
            "SELECT * FROM kehadiran_provinsi WHERE id_komitmen = ? ORDER BY kode_provinsi, urutan",
            (commitment,),
        )
    )


def clauses(snapshot_id: str, commitment: str) -> tuple[Row, ...]:
    """Satu baris = satu klausul atau tema, dengan aspek terkait menurut penilaian penyusun."""
    return ask(
        snapshot_id,
        """
        SELECT b.*, (
            SELECT string_agg(a.nama, '; ' ORDER BY a.urutan) FROM butir_aspek AS x JOIN aspek AS a USING (id_aspek) WHERE x.id_butir = b.id_butir
        ) AS aspek
        FROM butir AS b WHERE id_komitmen = ? ORDER BY urutan
        """,
        (commitment,),
    )


def steps(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah: berapa instansi melaluinya, berapa di antaranya hanya menurut instansi itu sendiri, dari berapa."""
    return ask(
        snapshot_id,
        """
        SELECT id_langkah, urutan, any_value(nama) AS nama, any_value(frasa) AS frasa, any_value(sorotan) AS sorotan,
            count(id_tonggak) AS jumlah, count(*) FILTER (menurut = 'dilaporkan instansi') AS dilaporkan, count(*) AS jumlah_instansi
        FROM langkah_instansi GROUP BY ALL ORDER BY urutan
        """,
    )


def reported_steps(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu langkah yang diberitakan untuk satu instansi."""
    return ask(
        snapshot_id,
        "SELECT *, id_tonggak::VARCHAR AS kunci FROM langkah_instansi WHERE id_tonggak IS NOT NULL ORDER BY urutan DESC, kode_instansi",
    )


def step_documents(snapshot_id: str) -> int:
    """Banyaknya dokumen yang memberitakan langkah."""
    [row] = ask(snapshot_id, "SELECT count(DISTINCT id_sumber) AS jumlah FROM rujukan WHERE tabel = 'tonggak'")
    return int(row["jumlah"])


def highlighted_figures(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = deret terbaru satu instansi untuk indikator sorotan; id_capaian None bila tidak ada nilai yang mendahului."""
    return ask(
        snapshot_id,
        """
        SELECT t.*, t.id_capaian::VARCHAR AS kunci, i.nama_pendek, n.nama AS nama_indikator
        FROM capaian_terbaru AS t JOIN instansi AS i USING (kode_instansi) JOIN indikator AS n USING (id_indikator)
        WHERE n.sorotan ORDER BY t.periode_akhir DESC NULLS LAST, t.kode_instansi
        """,
    )


def highlighted_indicator(snapshot_id: str) -> Row | None:
    """Indikator yang menjadi kartu Ringkasan, bila ada."""
    rows = ask(snapshot_id, "SELECT * FROM indikator WHERE sorotan ORDER BY urutan LIMIT 1")
    return rows[0] if rows else None


def waiting(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu hal yang menunggu satu pihak."""
    return ask(snapshot_id, "SELECT * FROM menunggu ORDER BY hal DESC, tentang")


def not_found(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu hal yang belum kami temukan, atau satu perbedaan yang belum terselesaikan."""
    return ask(
        snapshot_id,
        """
        SELECT b.*, i.nama, i.nama_pendek FROM belum_ditemukan AS b LEFT JOIN instansi AS i USING (kode_instansi)
        ORDER BY b.hal = 'perbedaan', b.jumlah DESC, b.kode_instansi, b.tentang
        """,
    )


def indicators(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu indikator, urut tampil."""
    return ask(snapshot_id, "SELECT * FROM indikator ORDER BY urutan")
