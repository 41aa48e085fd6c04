"""How long the files of a meeting take, each in a process of its own that has imported everything already."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import folders, loading
from bench.figures import Figure

JOBS = {
    "pack": ("bahan_satu", "slide, PDF, kartu, dan tabel satu instansi"),
    "deck": ("bahan_slide", "slide wilayah"),
    "profiles": ("bahan_profil", "satu PDF, satu halaman tiap instansi"),
}


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as parent:
        folder = folders.copy_shipped(Path(parent))
        folders.publish(folder)
        taken = {job: loading.run(job, folder) for job in JOBS}
    figures = [Figure(name, detail, taken[job]["seconds"]) for job, (name, detail) in JOBS.items()]
    return [
        *figures,
        Figure("bahan_memori", "yang terbanyak dari ketiganya", max(t["peak_mb"] for t in taken.values())),
    ]
