"""Questions about the boundaries that an office may add; without its file every answer is empty."""

from __future__ import annotations

from meritokrasi.queries.asking import Row, ask


def extent(snapshot_id: str) -> Row:
    """Satu baris: jumlah batas wilayah, dan jumlah instansi."""
    [row] = ask(
        snapshot_id,
        "SELECT (SELECT count(*) FROM batas_wilayah) AS jumlah, (SELECT count(*) FROM instansi) AS jumlah_instansi",
    )
    return row


def outlines(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu batas wilayah dengan langkah tertinggi yang diberitakan; `meliputi` bagi provinsi di atas batas lainnya."""
    return ask(
        snapshot_id,
        """
        SELECT p.*, b.geometri, b.berkas, p.kode_instansi = p.kode_provinsi AND count(*) OVER (PARTITION BY p.kode_provinsi) > 1 AS meliputi
        FROM batas_wilayah AS b JOIN petak AS p USING (kode_instansi) ORDER BY p.kode_instansi
        """,
    )


def without(snapshot_id: str) -> tuple[Row, ...]:
    """Satu baris = satu instansi tanpa batas wilayah."""
    return ask(
        snapshot_id, "SELECT * FROM instansi ANTI JOIN batas_wilayah USING (kode_instansi) ORDER BY kode_instansi"
    )
