"""The answer and the choices of Sistem merit."""

from __future__ import annotations

from dataclasses import dataclass

from meritokrasi import queries, text
from meritokrasi.answers import Heading
from meritokrasi.markup.grids import Href
from meritokrasi.queries import Row

PAGE = "sistem-merit"
HELP = (
    "Tekan nama aspek atau isi petaknya untuk membuka butir dan kriteria levelnya, "
    "dan tekan level satu butir atau nilai terbit untuk membuka dokumennya. "
    "Petak bergaris miring belum ada data publiknya, kotak kosong di depan angka berarti diakui sendiri oleh instansi, "
    "dan tanda centang berarti diverifikasi penilai."
)


@dataclass(frozen=True)
class Choice:
    """What the pickers say: an instrument, one aspect of it or all, one province or all (both empty)."""

    snapshot_id: str
    name: str
    aspect_id: str
    province: str

    @property
    def instrument(self) -> Row:
        return next(r for r in queries.merit.instruments(self.snapshot_id) if r["id_instrumen"] == self.name)

    @property
    def aspect(self) -> Row | None:
        rows = queries.merit.aspects(self.snapshot_id, self.name)
        return next((row for row in rows if row["id_aspek"] == self.aspect_id), None)

    @property
    def leveled(self) -> bool:
        """Whether the instrument is a worksheet: items with levels."""
        return bool(self.instrument["jumlah_butir"])

    def link(self, href: Href, **other: str) -> str:
        """The same view with another aspect; none is all aspects."""
        query = {"instrumen": self.name, **({"provinsi": self.province} if self.province else {}), **other}
        return href(PAGE, **query)


@dataclass(frozen=True)
class Shown:
    """One section of the page: its finding, its measure, and its content as HTML."""

    title: str
    note: str
    markup: str


def merit_heading(snapshot_id: str) -> Heading:
    row = queries.merit.coverage(snapshot_id)
    return Heading(f"{_published_part(row)}; {_level_part(row)}", _lead(row), help=HELP)


def _published_part(row: Row) -> str:
    if not row["terbit"]:
        return f"Skor dan kategori sistem merit {text.MISSING} untuk {text.number(row['jumlah_instansi'])} pemerintah daerah"
    return (
        f"Skor atau kategori sistem merit terbit untuk {_of(row['terbit'], row['jumlah_instansi'])} pemerintah daerah"
    )


def _of(count: int, total: int) -> str:
    return f"semua {text.number(total)}" if count == total else f"{text.in_words(count)} dari {text.number(total)}"


def _level_part(row: Row) -> str:
    if not row["berlevel"]:
        return f"level per aspek {text.MISSING}"
    return f"level per aspek diketahui untuk {_of(row['berlevel'], row['jumlah_instansi'])}"


def _lead(row: Row) -> str:
    if not row["terbit"]:
        return "Yang tampil adalah aspek, bobot, dan kriteria levelnya menurut katalog."
    span = row["pertama"] if row["pertama"] == row["terakhir"] else f"{row['pertama']} sampai {row['terakhir']}"
    counts = (
        f"Skor untuk {text.in_words(row['skor'])} instansi, kategori untuk {text.in_words(row['kategori'])}, {span}"
    )
    rest = "" if row["terbit"] == row["jumlah_instansi"] else f" Bagi yang lain {text.MISSING}, bukan berarti nol."
    return f"{counts}.{rest} Instrumen lama dan baru tidak disambung."


def instrument_options(snapshot_id: str) -> dict[str, str]:
    rows = queries.merit.instruments(snapshot_id)
    return {row["id_instrumen"]: " · ".join(p for p in (row["nama_pendek"], row["berlaku"]) if p) for row in rows}


def aspect_options(snapshot_id: str, instrument: str) -> dict[str, str]:
    return {row["id_aspek"]: aspect_name(row) for row in queries.merit.aspects(snapshot_id, instrument)}


def chosen(snapshot_id: str, instrument: str | None, aspect: str | None, province: str | None) -> Choice:
    """The three pickers in one; the catalogue always has an instrument with aspects."""
    return Choice(snapshot_id, instrument or "", aspect or "", province or "")


def governments(choice: Choice) -> list[Row]:
    rows = queries.area.governments(choice.snapshot_id)
    return [row for row in rows if choice.province in ("", row["kode_provinsi"])]


def aspect_name(row: Row) -> str:
    return f"{row['kode']}. {row['nama']}"


def kind_totals(snapshot_id: str) -> dict[str, int]:
    """How many governments of each kind there are, in the order of the kinds."""
    kinds: dict[str, int] = {}
    for row in queries.area.governments(snapshot_id):
        kinds[row["jenis"]] = kinds.get(row["jenis"], 0) + 1
    return kinds


def item_name(row: Row) -> str:
    return f"{row['kode']} {row['nama']}"
