"""acuan/batas.geojson into the staging table batas_wilayah: one feature, one government, one checked outline."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import orjson

from etl.findings import read_finding
from etl.staging import Staging

PLACE = "acuan/batas.geojson"
TABLE = "batas_wilayah"
LARGEST_MEGABYTES = 50
# About 11 m at the equator: finer than any screen, and the office's own file stays as it is.
DECIMALS = 4

Ring: TypeAlias = npt.NDArray[np.float64]


class BoundaryError(ValueError):
    """What is wrong with the file or one outline, what to do, and on which line when only that is known."""

    def __init__(self, pesan: str, tindakan: str, baris: str | None = None) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.tindakan = tindakan
        self.baris = baris


class Outline(str):
    """A checked geometry as GeoJSON text."""

    __slots__ = ()


def is_boundaries(path: Path) -> bool:
    """Whether a file is meant as boundaries, also under a name that is not read."""
    return path.suffix.lower() == ".geojson" or path.stem.lower() == "batas"


def read_boundaries(staging: Staging, path: Path, berkas: str) -> int:
    """Stage every feature whose code and outline can be used, and report every other one; the number staged."""
    try:
        features = _features(path, berkas)
    except BoundaryError as error:
        staging.findings.append(read_finding(berkas, error.pesan, error.tindakan, baris=error.baris))
        return 0
    rows = []
    for number, feature in enumerate(features, start=1):
        code, parts = _parts(feature)
        baris, flaws = f"fitur {number}", [part for part in parts if isinstance(part, BoundaryError)]
        staging.findings += [
            read_finding(berkas, flaw.pesan, flaw.tindakan, baris=baris, kolom="kode_instansi", nilai=code)
            for flaw in flaws
        ]
        if not flaws:
            rows.append([berkas, baris, *map(str, parts)])
    return staging.insert(TABLE, ("berkas", "baris", "kode_instansi", "geometri"), rows)


def _features(path: Path, berkas: str) -> list[Any]:
    """The features of the file, their geometries already text or a BoundaryError."""
    if berkas != PLACE:
        raise BoundaryError("nama berkas tidak dikenal", f"Batas wilayah hanya dibaca dari {PLACE}; ubah namanya")
    megabytes = path.stat().st_size / 1024 / 1024
    if megabytes > LARGEST_MEGABYTES:
        pesan = f"berkas {math.ceil(megabytes)} MB, paling besar {LARGEST_MEGABYTES} MB"
        raise BoundaryError(pesan, "Sederhanakan garisnya di program peta (misalnya QGIS), lalu simpan ulang")
    document = _document(path)
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        action = "Simpan ulang sebagai GeoJSON berjenis FeatureCollection, satu fitur satu instansi"
        raise BoundaryError("bukan FeatureCollection", action)
    features = document.get("features")
    if not isinstance(features, list) or not features:
        action = "Isi batasnya, atau hapus berkas itu; batas wilayah tidak wajib"
        raise BoundaryError("tidak ada satu fitur pun", action)
    return features


def _document(path: Path) -> Any:
    again = "Simpan ulang sebagai GeoJSON UTF-8 dari program peta"
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"), object_hook=_compact)
    except UnicodeDecodeError as error:
        raise BoundaryError("berkas bukan UTF-8", again) from error
    except json.JSONDecodeError as error:
        pesan = f"bukan JSON yang sah mulai karakter ke-{error.colno} baris itu"
        raise BoundaryError(pesan, again, str(error.lineno)) from error
    except (RecursionError, ValueError) as error:
        raise BoundaryError("susunannya terlalu dalam, atau ada angka yang terlalu panjang", again) from error


def _compact(member: dict[str, Any]) -> Any:
    """A geometry becomes text as soon as it is read, so that only one at a time is held as numbers."""
    if member.get("type") not in ("Polygon", "MultiPolygon") or "coordinates" not in member:
        return member
    try:
        return _normalised(member["type"], member["coordinates"])
    except BoundaryError as error:
        return error


def _parts(feature: Any) -> tuple[str | None, tuple[str | BoundaryError, str | BoundaryError]]:
    """The code as written, then the code and the outline or what is wrong with each."""
    members = feature if isinstance(feature, dict) else {}
    properties = members.get("properties")
    code = properties.get("kode_instansi") if isinstance(properties, dict) else None
    shown = code.strip() if isinstance(code, str) else None if code is None else json.dumps(code, default=str)
    # A lone half of a surrogate pair is JSON, but no text that a table can hold.
    printable = shown.encode("utf-8", "replace").decode() if shown else None
    return printable, (_code(printable, is_text=isinstance(code, str)), _outline(members.get("geometry")))


def _code(printable: str | None, *, is_text: bool) -> str | BoundaryError:
    if printable is None:
        action = "Tulis kode itu di properties sebagai teks, seperti di acuan/instansi.csv"
        return BoundaryError("fitur ini tidak memuat kode_instansi", action)
    if not is_text:
        action = "Tulis di dalam tanda kutip seperti di acuan/instansi.csv; sebagai angka, nol di belakang titik hilang"
        return BoundaryError("kode bukan teks", action)
    return printable


def _outline(geometry: Any) -> Outline | BoundaryError:
    """What the geometry became when it was read, or what is wrong with it."""
    if isinstance(geometry, Outline | BoundaryError):
        return geometry
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind in (None, "Polygon", "MultiPolygon"):
        return _empty()
    return BoundaryError("geometrinya bukan bidang", "Pakai Polygon atau MultiPolygon")


def _empty() -> BoundaryError:
    action = "Isi dengan Polygon atau MultiPolygon, atau hapus fitur itu; instansi tanpa batas diperbolehkan"
    return BoundaryError("geometri kosong", action)


# --- geometry ----------------------------------------------------------------------------------------------------


def _normalised(kind: str, coordinates: Any) -> Outline:
    """A MultiPolygon: rounded, outer rings clockwise, holes the other way. Raises BoundaryError."""
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise _empty()
    drawn = [rings for polygon in polygons if (rings := _polygon(polygon))]
    if not drawn:
        raise BoundaryError("bidangnya tanpa luas", "Periksa koordinatnya; semua titiknya hampir sama atau segaris")
    geometry = {"type": "MultiPolygon", "coordinates": drawn}
    return Outline(orjson.dumps(geometry, option=orjson.OPT_SERIALIZE_NUMPY).decode())


def _polygon(rings: Any) -> list[Ring]:
    """The rings of one polygon; none when its outer ring is too small to be drawn."""
    if not isinstance(rings, list) or not rings:
        raise _empty()
    outer, *holes = (_wound(_ring(ring), clockwise=number == 0) for number, ring in enumerate(rings))
    return [] if outer is None else [outer, *(hole for hole in holes if hole is not None)]


def _wound(ring: Ring, *, clockwise: bool) -> Ring | None:
    """The ring rounded and in its direction; None when rounding leaves no area."""
    rounded = np.round(ring, DECIMALS) + 0.0
    kept = np.append(True, (rounded[1:] != rounded[:-1]).any(axis=1))
    rounded = rounded[kept]
    area = _signed_area(rounded)
    if len(rounded) < 4 or abs(area) < 10.0 ** (-2 * DECIMALS) / 4:
        return None
    return np.ascontiguousarray(rounded if (area < 0) == clockwise else rounded[::-1])


def _signed_area(ring: Ring) -> float:
    """In square degrees; negative when the ring runs clockwise."""
    x, y = (ring - ring[0]).T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2)


def _ring(positions: Any) -> Ring:
    """The longitudes and latitudes of one ring, a height left out. Raises BoundaryError."""
    points = _numbers(positions)
    if len(points) < 4:
        pesan = f"ada cincin yang hanya berisi {len(points)} titik"
        raise BoundaryError(pesan, "Cincin berisi paling sedikit empat titik, yang terakhir sama dengan yang pertama")
    if not np.isfinite(points).all():
        raise BoundaryError("ada koordinat NaN atau tak hingga", "Perbaiki koordinat itu")
    if (np.abs(points) > (180, 90)).any():
        action = "Simpan ulang dalam WGS84 (EPSG:4326), setiap titik bujur dahulu lalu lintang"
        raise BoundaryError("koordinat di luar bujur -180 sampai 180 dan lintang -90 sampai 90", action)
    if (points[0] != points[-1]).any():
        raise BoundaryError("ada cincin yang tidak tertutup", "Jadikan titik terakhirnya sama dengan titik pertama")
    return points


def _numbers(positions: Any) -> Ring:
    points = _array(positions)
    if points.size == 0:
        raise _empty()
    if points.dtype.kind not in "iuf" or points.ndim != 2 or points.shape[1] < 2:
        action = "Tulis setiap titik sebagai [bujur, lintang] dengan angka"
        raise BoundaryError("ada titik yang bukan pasangan angka", action)
    # A position as a list takes nine times the bytes of one in the array.
    positions.clear()
    return points[:, :2].astype(np.float64)


def _array(positions: Any) -> npt.NDArray[Any]:
    """Positions as they are; where only some have a height, without it."""
    try:
        return np.array(positions)
    except ValueError:
        pairs = [position[:2] if isinstance(position, list) else position for position in positions]
    try:
        return np.array(pairs)
    except ValueError:
        return np.array(["?"])
