"""Questions about the snapshot itself: its dates, and what is new in it."""

from __future__ import annotations

from meritokrasi import store
from meritokrasi.queries.asking import Row, ask


def snapshot_facts(snapshot: store.Snapshot) -> Row:
    """Satu snapshot: id, waktu muat (UTC), baris, sumber, bytes."""
    [row] = ask(
        snapshot.id,
        """
        SELECT strftime(waktu, '%Y-%m-%d %H:%M') AS waktu,
            (SELECT sum(jumlah_baris)::BIGINT FROM muatan_tabel AS t WHERE t.id_muatan = m.id_muatan) AS baris,
            (SELECT count(*) FROM sumber) AS sumber
        FROM muatan AS m WHERE id_muatan = ?
        """,
        (snapshot.id,),
    )
    return {"snapshot": snapshot.id, **row, "bytes": snapshot.size}


def stamp(snapshot_id: str) -> Row:
    """Satu baris: wilayah, tanggal data terbaru dengan presisinya, waktu muat, banyaknya dokumen dan instansi."""
    [row] = ask(
        snapshot_id,
        """
        SELECT w.*, d.tanggal, d.presisi, (m.waktu + to_hours(w.selisih_utc))::DATE AS dimuat,
            (SELECT count(*) FROM sumber) AS jumlah_sumber, (SELECT count(*) FROM instansi) AS jumlah_instansi
        FROM wilayah AS w CROSS JOIN data_terbaru AS d CROSS JOIN muatan AS m
        WHERE m.id_muatan = ?
        """,
        (snapshot_id,),
    )
    return row


def previous_load(snapshot_id: str) -> Row | None:
    """The publication before this one: id, dimuat. None for the first."""
    rows = ask(
        snapshot_id,
        """
        SELECT id_muatan AS id, (waktu + to_hours(w.selisih_utc))::DATE AS dimuat FROM muatan CROSS JOIN wilayah AS w
        WHERE hasil = 'terbit' AND id_muatan < ? ORDER BY id_muatan DESC LIMIT 1
        """,
        (snapshot_id,),
    )
    return rows[0] if rows else None


def changes(snapshot_id: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu fakta yang baru sejak muatan sebelumnya, dalam bentuk `newest_facts`."""
    return ask(
        snapshot_id,
        """
        SELECT f.*, i.nama_pendek FROM fakta_terkini AS f SEMI JOIN fakta_baru AS p USING (tabel, kunci) JOIN instansi AS i USING (kode_instansi)
        ORDER BY f.hari_terakhir DESC, f.tanggal DESC, f.kode_instansi, f.judul LIMIT ?
        """,
        (limit,),
    )


def newest_facts(snapshot_id: str, *, limit: int) -> tuple[Row, ...]:
    """Satu baris = satu fakta bertanggal, yang terbaru dahulu menurut hari terakhir yang mungkin."""
    return ask(
        snapshot_id,
        """
        SELECT f.*, i.nama_pendek FROM fakta_terkini AS f JOIN instansi AS i USING (kode_instansi)
        ORDER BY f.hari_terakhir DESC, f.tanggal DESC, f.kode_instansi, f.judul LIMIT ?
        """,
        (limit,),
    )
