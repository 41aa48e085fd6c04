"""Reads a filled workbook back: what was changed since it was written, or what stands in the way of trusting it."""

from __future__ import annotations

import difflib
import itertools
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etl.findings import Finding
from etl.sheet_scan import column_letter
from etl.sheets import Limits, SheetCells, WorkbookError, cell_text, read_sheets
from etl.workbook.dates import iso_date
from etl.workbook.layout import (
    CHANGES,
    CHOICE,
    DATE,
    FORMS,
    HIDDEN,
    KEY,
    NUMBER,
    VERSION,
    YES,
    Column,
    Form,
    Known,
    Seal,
    checksum,
)

# What stays below 500 MB for the whole process, whatever the file holds; a filled workbook is a hundredth of it.
LIMITS = Limits(unpacked=100 * 1024 * 1024, area=1_600_000, rows=100_000, text=20_000_000, formulas=10_000)
RULE = "buku_kerja"
MOST_FINDINGS = 500
LONGEST_QUOTE = 200
_HEADER_WITHIN = 30
_SEAL_COLUMNS = 5  # one more than it has
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_KINDS = {"terkunci": (True, False), "lanjutan": (False, True), "isi": (False, False)}
_AGAIN = "Unduh buku kerja baru di halaman Kirim data, lalu pindahkan isinya"


@dataclass(frozen=True)
class Change:
    """One line that says something new: all its filled cells, which of them changed, and where each stands."""

    form: Form
    key: str
    known: Known
    cells: Mapping[str, str]
    changed: frozenset[str]
    places: Mapping[str, str]

    @property
    def confirmed(self) -> bool:
        """Carried over from the period before, and said to hold still."""
        return self.known.carried and self.cells.get("konfirmasi") == YES


@dataclass
class Reading:
    """A workbook as read: whose it is (None when it cannot be told), what changed, what is wrong."""

    file_name: str
    seal: Seal | None = None
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def has_finding(self, sheet: str, cell: str) -> bool:
        """Whether something is wrong with this cell already."""
        return any(f.baris == cell and f.berkas == f"{self.file_name}[{sheet}]" for f in self.findings if cell)

    def report(
        self,
        pesan: str,
        tindakan: str,
        *,
        sheet: str = "",
        cell: str | None = None,
        title: str | None = None,
        value: str | None = None,
    ) -> None:
        """A finding; the last one of too many says that the reading stops there."""
        place = f"{self.file_name}[{sheet}]" if sheet else self.file_name
        quote = value[:LONGEST_QUOTE] if value else value
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(RULE, place, cell, title, quote, pesan, tindakan))
        elif not self.full:
            pesan = f"sudah {MOST_FINDINGS} temuan; pemeriksaan berhenti di sini"
            again = "Perbaiki yang di atas dahulu, lalu kirim lagi"
            self.findings.append(Finding(RULE, self.file_name, None, None, None, pesan, again))

    @property
    def full(self) -> bool:
        return len(self.findings) > MOST_FINDINGS


def read(data: bytes, file_name: str, choices: Mapping[str, Sequence[str]]) -> Reading:
    """Everything that a workbook says, or its findings; never raises for what is in the file.

    `choices` are the words of today's catalogue, by the name that the layout gives them.
    """
    reading = Reading(file_name)
    sheets = _opened(reading, data)
    reading.seal = _seal(reading, sheets.get(HIDDEN)) if sheets is not None else None
    if sheets is None or reading.seal is None:
        return reading
    for form in FORMS:
        sheet = sheets.get(form.name.casefold())
        if sheet is None:
            reading.report(f"lembar {form.name} tidak ada", _AGAIN)
            continue
        _Sheet(reading, form, sheet, reading.seal.known.get(form.name, {}), choices).read()
    return reading


def _opened(reading: Reading, data: bytes) -> dict[str, SheetCells] | None:
    """The sheets of a workbook by their folded name; those that people added are never unpacked."""
    names = {HIDDEN, *(form.name.casefold() for form in FORMS)}
    try:
        sheets = read_sheets(data, LIMITS, lambda name: _folded(name) in names)
    except WorkbookError as error:
        reading.report(error.pesan, error.tindakan)
        return None
    by_name = {_folded(sheet.name): sheet for sheet in sheets}
    if len(by_name) < len(sheets):
        reading.report("ada dua lembar bernama sama", "Hapus salinannya, sisakan yang diisi")
        return None
    return by_name


# --- the seal ----------------------------------------------------------------------------------------------------


def _seal(reading: Reading, sheet: SheetCells | None) -> Seal | None:
    """The hidden sheet, when it is whole and of today's version; else None and a finding."""
    if sheet is None:
        reading.report("ini bukan buku kerja dari dasbor ini: lembar tersembunyinya tidak ada", _AGAIN)
        return None
    rows = [tuple(_plain(cell) for cell in row[:_SEAL_COLUMNS]) for row in sheet.rows()]
    rows = [row[: max((n for n, cell in enumerate(row, start=1) if cell), default=0)] for row in rows]
    rows = [row for row in rows if row]
    if len(rows) < 5 or rows[-1][0] != "sidik" or checksum(rows[:-1]) != rows[-1][-1]:
        reading.report("lembar tersembunyi buku kerja ini berubah atau rusak", _AGAIN)
        return None
    head = dict(row for row in rows[:4] if len(row) == 2)
    try:
        if int(head["versi"]) == VERSION:
            return _contents(head, rows[4:-1])
        reading.report(*_other_version(int(head["versi"])))
    except (KeyError, ValueError, AttributeError, RecursionError):
        reading.report("lembar tersembunyi buku kerja ini berubah atau rusak", _AGAIN)
    return None


def _contents(head: Mapping[str, str], rows: Sequence[Sequence[str]]) -> Seal:
    """Raises KeyError, ValueError, AttributeError or RecursionError for rows that no template wrote."""
    known: dict[str, dict[str, Known]] = {}
    for name, key, kind, content in rows:
        locked, carried = _KINDS[kind]
        cells = {str(field): str(cell) for field, cell in json.loads(content).items()}
        known.setdefault(name, {})[key] = Known(cells, locked, carried)
    return Seal(VERSION, head["kode_instansi"], head["periode"], head["snapshot"], known)


def _plain(cell: object) -> str:
    return cell_text(cell, numeric=False)[0] or ""


def _other_version(version: int) -> tuple[str, str]:
    if version > VERSION:
        return f"buku kerja ini versi {version}, lebih baru dari yang dikenal di sini (versi {VERSION})", _AGAIN
    since = "; ".join(f"versi {n}: {CHANGES[n]}" for n in range(version + 1, VERSION + 1))
    return f"buku kerja ini versi lama ({version}); sejak itu berubah: {since}", _AGAIN


# --- one sheet ---------------------------------------------------------------------------------------------------


class _Sheet:
    """Finds the table wherever it stands on the sheet, and reads its lines by their key."""

    def __init__(
        self,
        reading: Reading,
        form: Form,
        sheet: SheetCells,
        known: Mapping[str, Known],
        choices: Mapping[str, Sequence[str]],
    ) -> None:
        self.reading = reading
        self.form = form
        self.known = known
        self.choices = choices
        self.sheet = sheet
        self.seen: dict[str, dict[str, str]] = {}

    def read(self) -> None:
        rows = _unmerged(self.sheet)
        first = list(itertools.islice(rows, _HEADER_WITHIN))
        found = self._header(first)
        if found is None:
            self._report("baris judul kolom tidak ditemukan", _AGAIN)
            return
        header, places = found
        missing = [c.title for c in self.form.columns if (c.fill or c.field == KEY) and c.field not in places]
        for title in missing:
            self._report(f'kolom "{title}" tidak ada', "Kembalikan kolom itu dengan judul semula", title=title)
        if not missing:
            for number, row in enumerate(itertools.chain(first, rows)):
                if number > header and not self.reading.full:
                    self._line(number, row, places)

    def _header(self, rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]] | None:
        """The row that names most columns, and the column of each field."""
        titles = {_folded(c.title): c.field for c in self.form.columns}
        best: tuple[int, dict[str, int]] | None = None
        for number, row in enumerate(rows):
            places: dict[str, int] = {}
            for index, cell in enumerate(row):
                name = titles.get(_folded(_plain(cell)))
                if name:
                    places.setdefault(name, index)
            if KEY in places and len(places) > 1 and (best is None or len(places) > len(best[1])):
                best = number, places
        return best

    def _line(self, number: int, row: Sequence[object], places: Mapping[str, int]) -> None:
        raw = {c: row[places[c.field]] if places[c.field] < len(row) else "" for c in self.form.filled}
        filled = any(_plain(cell) for cell in raw.values())
        key = _plain(row[places[KEY]]) if places[KEY] < len(row) else ""
        addresses = {name: f"{column_letter(index)}{number + 1}" for name, index in places.items()}
        known = self.known.get(key)
        if known is None:
            if filled:
                self._unknown(key, addresses)
            return
        if any(addresses[c.field] in self.sheet.formulas for c in raw):
            self._formulas(raw, addresses)
            return
        cells = dict(self._cells(raw, addresses))
        if key not in self.seen:
            self.seen[key] = cells
            self._compare(key, known, cells, addresses)
        elif self.seen[key] != cells:
            self._report(
                f"kode {key} tertulis lebih dari sekali dengan isi berbeda",
                "Sisakan satu baris",
                cell=addresses[KEY],
                title="Kode",
                value=key,
            )

    def _unknown(self, key: str, addresses: Mapping[str, str]) -> None:
        if not key:
            self._report(
                "baris berisi tetapi tanpa kode",
                "Isi hanya baris yang tersedia; kembalikan kodenya, atau hapus isinya",
                cell=addresses[KEY],
                title="Kode",
            )
            return
        near = _near(key, self.known)
        action = (
            f"Maksudnya {near}? Kembalikan kodenya"
            if near
            else "Kembalikan kodenya seperti semula, atau hapus isi baris itu"
        )
        self._report("kode ini tidak ada di buku kerja", action, cell=addresses[KEY], title="Kode", value=key)

    def _formulas(self, raw: Mapping[Column, object], addresses: Mapping[str, str]) -> None:
        for column in raw:
            cell = addresses[column.field]
            if cell in self.sheet.formulas:
                self._report(
                    "sel ini berisi rumus",
                    "Ketik hasilnya sebagai nilai",
                    cell=cell,
                    title=column.title,
                    value=_plain(raw[column]),
                )

    def _cells(self, raw: Mapping[Column, object], addresses: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Each filled cell in the one way that values are written; a cell that cannot be is a finding and left out."""
        for column, cell in raw.items():
            value, problem = read_cell(column, cell, self.choices)
            if problem:
                pesan, tindakan = problem
                self._report(pesan, tindakan, cell=addresses[column.field], title=column.title, value=_plain(cell))
            elif value:
                yield column.field, value

    def _compare(self, key: str, known: Known, cells: dict[str, str], addresses: Mapping[str, str]) -> None:
        names = [c.field for c in self.form.filled]
        changed = frozenset(n for n in names if _folded(cells.get(n, "")) != _folded(known.cells.get(n, "")))
        if known.locked:
            if changed:
                self._report(
                    "baris ini terkunci: isinya sudah terbit",
                    "Kembalikan isinya; tulis yang baru di baris kosong",
                    cell=addresses[KEY],
                    title="Kode",
                    value=key,
                )
            return
        emptied = [name for name in self.form.values if name in changed and name not in cells]
        if emptied and not any(name in cells for name in self.form.values):
            for name in emptied:
                title = next(c.title for c in self.form.columns if c.field == name)
                self._report(
                    f'sel ini dikosongkan; sebelumnya "{known.cells[name]}"',
                    "Kembalikan isinya. Untuk mencabut yang sudah terbit, pakai hak jawab di halaman Kirim data",
                    cell=addresses[name],
                    title=title,
                )
            return
        if changed:
            self.reading.changes.append(Change(self.form, key, known, cells, changed, addresses))

    def _report(
        self, pesan: str, tindakan: str, *, cell: str | None = None, title: str | None = None, value: str | None = None
    ) -> None:
        self.reading.report(pesan, tindakan, sheet=self.form.name, cell=cell, title=title, value=value)


def read_cell(
    column: Column, cell: object, choices: Mapping[str, Sequence[str]]
) -> tuple[str | None, tuple[str, str] | None]:
    """A cell in the one way that values are written, or what is wrong with it and what to do; both None when empty."""
    value, ambiguous = cell_text(cell, numeric=column.kind == NUMBER)
    if value is None:
        return None, None
    if column.kind == NUMBER:
        return _number(value, ambiguous)
    if column.kind == DATE:
        iso = iso_date(value)
        wrong = ("bukan tanggal yang ada", "Tulis misalnya 10 September 2025, September 2025, atau 2025")
        return iso, None if iso else wrong
    if column.kind == CHOICE:
        return _choice(value, choices.get(column.choices or "", ()))
    return value, None


def _unmerged(sheet: SheetCells) -> Iterator[list[object]]:
    """The rows with every merged range filled by its first cell: people merge what is the same for several lines."""
    coming = sorted(sheet.merged, reverse=True)
    over: list[tuple[int, range, object]] = []
    for number, row in enumerate(sheet.rows()):
        while coming and coming[-1][0][0] == number:
            (_, left), (bottom, right) = coming.pop()
            if left < len(row):
                over.append((bottom, range(left, min(right + 1, len(row))), row[left]))
        over = [one for one in over if one[0] >= number]
        for _, columns, value in over:
            for index in columns:
                row[index] = value
        yield row


def _folded(value: str) -> str:
    return " ".join(value.casefold().split())


def _number(value: str, ambiguous: bool) -> tuple[str | None, tuple[str, str] | None]:
    if ambiguous:
        return None, (
            "titik di sini bisa berarti ribuan atau desimal",
            "Ketik sebagai angka di Excel, tanpa tanda pemisah ribuan",
        )
    if not (_NUMBER.fullmatch(value) and math.isfinite(float(value))):
        return None, ("bukan angka", "Ketik angkanya saja, tanpa satuan")
    return format(float(value), ".15g"), None


def _choice(value: str, words: Sequence[str]) -> tuple[str | None, tuple[str, str] | None]:
    wanted = _folded(value)
    exact = next((word for word in words if _folded(word) == wanted), None)
    if exact:
        return exact, None
    near = _near(wanted, words)
    return None, (
        "kata ini tidak ada di daftar pilihan",
        (f"Maksudnya {near}? " if near else "") + f"Pilih salah satu: {', '.join(words)}",
    )


def _near(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant; a whole paragraph was not meant to be one."""
    near = difflib.get_close_matches(word, words, 1) if len(word) <= LONGEST_QUOTE else []
    return near[0] if near else None
