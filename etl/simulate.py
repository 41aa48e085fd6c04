"""A seeded data folder with fictional governments; the same seed writes the same bytes."""

from __future__ import annotations

import csv
import hashlib
import itertools
import math
import shutil
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.pipeline import SystemFailedError
from etl.read import read_folder

HERE = Path(__file__).parent / "simulation"
SHIPPED = Path(__file__).parent.parent / "data" / "acuan"
COPIED = ("glosarium.toml", "indikator.toml", "istilah.toml", "ukuran_nasional.toml", "instrumen/*.toml")
PER_PROVINCE = 60
CITY_EVERY = 6
BLOCK_WIDTH = 8
BLOCKS_PER_ROW = 4
LAST_YEAR, LAST_MONTH = 2026, 10
FEWEST_YEARS = 3
MOST_PERIODS = 1200
NAMED = ("nama", "nama_pendek", "provinsi", "ibu_kota", "alias")


@dataclass(frozen=True)
class Place:
    """One fictional government before it has a name: its code and its cell on the tile map."""

    kode: str
    kode_provinsi: str
    jenis: str
    kolom: int
    baris: int


def simulate(
    output: Path,
    *,
    instansi: int,
    periode: int,
    seed: int,
    progress: Callable[[float, str], None] = lambda _f, _t: None,
) -> int:
    """Write a complete data folder; the number of CSV rows written.

    Raises SystemFailedError when the folder holds anything but an earlier simulation, or cannot be written.
    """
    first_year = _first_year(periode)
    names = _names(instansi, seed)
    try:
        _clear(output)
        progress(0.0, "menulis acuan")
        rows = _write_reference(output, instansi, names, range(first_year, LAST_YEAR + 1))
        variables: dict[str, str | int] = {"benih": str(seed), "periode": periode, "tahun_pertama": first_year}
        return rows + _write_facts(output, variables, progress)
    except (OSError, duckdb.Error) as error:
        raise SystemFailedError(f"Simulasi gagal: {error}. Periksa ruang dan izin folder {output}.") from error


def _first_year(periode: int) -> int:
    if periode > MOST_PERIODS:
        raise SystemFailedError(f"Paling banyak {MOST_PERIODS} periode bulanan. Kecilkan --periode.")
    span = LAST_YEAR - (LAST_YEAR * 12 + LAST_MONTH - periode) // 12 + 1
    return LAST_YEAR + 1 - max(FEWEST_YEARS, span)


def _clear(output: Path) -> None:
    """Make room, but only in a new or empty folder or in an earlier simulation; published snapshots stay."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())) and not _is_simulation(output):
        raise SystemFailedError(
            f"Folder {output} sudah berisi dan bukan hasil simulasi. Pilih folder baru atau kosong."
        )
    for part in ("acuan", "fakta"):
        if (output / part).exists():
            shutil.rmtree(output / part)
        (output / part).mkdir(parents=True)


def _is_simulation(folder: Path) -> bool:
    try:
        wilayah = tomllib.loads((folder / "acuan" / "wilayah.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False
    return wilayah.get("simulasi") is True


# --- acuan -------------------------------------------------------------------------------------------------------


def _write_reference(output: Path, count: int, names: Sequence[str], years: range) -> int:
    acuan = output / "acuan"
    shutil.copytree(HERE / "acuan", acuan, dirs_exist_ok=True)
    for path in _copied():
        target = acuan / path.relative_to(SHIPPED)
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    return _write_csv(acuan / "instansi.csv", _governments(count, names)) + _write_csv(
        acuan / "sumber.csv", [*_cited_documents(), *_documents(years)]
    )


def _copied() -> list[Path]:
    return sorted(path for pattern in COPIED for path in SHIPPED.glob(pattern))


def _cited_documents() -> Iterator[dict[str, str]]:
    """The real documents, regulations mostly, that the copied catalogue names as its sources."""
    cited = {s for path in _copied() for s in _sources(tomllib.loads(path.read_text(encoding="utf-8")))}
    with (SHIPPED / "sumber.csv").open(encoding="utf-8-sig", newline="") as stream:
        yield from (row for row in csv.DictReader(stream) if row["id_sumber"] in cited)


def _sources(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("sumber", [])
        yield from itertools.chain.from_iterable(_sources(v) for v in value.values())
    elif isinstance(value, list):
        yield from itertools.chain.from_iterable(_sources(v) for v in value)


def _documents(years: range) -> Iterator[dict[str, str]]:
    templates = tomllib.loads((HERE / "dokumen.toml").read_text(encoding="utf-8"))
    for year, (kode, template) in itertools.product(years, templates.items()):
        month = LAST_MONTH if year == LAST_YEAR else 12
        yield {
            "id_sumber": f"sim-{kode}-{year}",
            **template,
            "judul": f"{template['judul']} {year}",
            "tanggal_terbit": f"{year}-{month:02}",
            "url": "",
        }


def _governments(count: int, names: Sequence[str]) -> Iterator[dict[str, str]]:
    """One row of instansi.csv per government; the second half of the names are capitals."""
    places = list(_places(count))
    named = zip(places, names, strict=False)
    province = {place.kode: name for place, name in named if place.jenis == "provinsi"}
    taken: set[str] = set()
    for place, name, capital in zip(places, names, names[count:], strict=False):
        short = {"provinsi": "Prov. ", "kota": "Kota "}.get(place.jenis, "") + name
        yield {
            "kode_instansi": place.kode,
            "kode_bps": "",
            "nama": f"{place.jenis.capitalize()} {name}",
            "nama_pendek": short,
            "singkatan": _abbreviation(name, taken),
            "jenis": place.jenis,
            "kode_provinsi": place.kode_provinsi,
            "provinsi": province[place.kode_provinsi],
            "ibu_kota": capital,
            "petak_kolom": str(place.kolom),
            "petak_baris": str(place.baris),
            "alias": "",
        }


def _places(count: int) -> Iterator[Place]:
    provinces = math.ceil(count / PER_PROVINCE)
    sizes = [count // provinces + (number < count % provinces) for number in range(provinces)]
    height = math.ceil(max(sizes) / BLOCK_WIDTH) + 1
    for number, size in enumerate(sizes):
        left = number % BLOCKS_PER_ROW * (BLOCK_WIDTH + 1)
        top = number // BLOCKS_PER_ROW * height
        for index, (kode, jenis) in enumerate(_members(f"Z{number + 1}", size - 1)):
            yield Place(kode, f"Z{number + 1}", jenis, left + index % BLOCK_WIDTH, top + index // BLOCK_WIDTH)


def _members(province: str, others: int) -> Iterator[tuple[str, str]]:
    cities = others // CITY_EVERY
    yield province, "provinsi"
    yield from ((f"{province}.{number:02}", "kabupaten") for number in range(1, others - cities + 1))
    yield from ((f"{province}.{70 + number}", "kota") for number in range(1, cities + 1))


def _names(count: int, seed: int) -> list[str]:
    """Two invented names per government, none of them the name of a real place that we know."""
    syllables = tomllib.loads((HERE / "suku_kata.toml").read_text(encoding="utf-8"))
    built = {"".join(parts) for parts in itertools.product(*syllables.values())}
    names = sorted(built - _real_names(), key=lambda name: hashlib.sha256(f"{seed}|{name}".encode()).digest())
    if len(names) < 2 * count:
        raise SystemFailedError(f"Paling banyak {len(names) // 2} instansi rekaan. Kecilkan --instansi.")
    return names[: 2 * count]


def _real_names() -> set[str]:
    with (SHIPPED / "instansi.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = ";".join(row[c] for row in csv.DictReader(stream) for c in NAMED)
    return set(cells.replace(";", " ").split())


def _abbreviation(name: str, taken: set[str]) -> str:
    """Three letters of the name in their order, or else any three still free."""
    own = ("".join(letters) for letters in itertools.combinations(name.upper(), 3))
    free = ("".join(letters) for letters in itertools.product("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", repeat=3))
    found = next(letters for letters in itertools.chain(own, free) if letters not in taken)
    taken.add(found)
    return found


def _write_csv(path: Path, rows: Iterator[dict[str, str]] | list[dict[str, str]]) -> int:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)
    return len(listed)


# --- fakta -------------------------------------------------------------------------------------------------------


def _write_facts(output: Path, variables: dict[str, str | int], progress: Callable[[float, str], None]) -> int:
    """Every file of fakta from its own query over the catalogue just written, without rows in Python."""
    con = read_folder(output).con
    last = {"bulan_terakhir": f"{LAST_YEAR}-{LAST_MONTH:02}-01", "tahun_terakhir": LAST_YEAR}
    for name, value in {**variables, **last}.items():
        con.execute(f"SET VARIABLE {name} = ?", [value])
    con.execute((HERE / "undian.sql").read_text(encoding="utf-8"))
    queries = sorted((HERE / "fakta").glob("*.sql"))
    total = 0
    for number, path in enumerate(queries):
        progress(number / len(queries), f"menulis {path.stem}")
        target = str(output / "fakta" / f"{path.stem}.csv").replace("'", "''")
        [(rows,)] = con.execute(f"COPY ({path.read_text(encoding='utf-8')}) TO '{target}' (HEADER)").fetchall()
        total += rows
    progress(1.0, "selesai")
    return total
