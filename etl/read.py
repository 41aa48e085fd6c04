"""Files of the data folder into text tables stamped with file and row."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import duckdb

from etl.boundaries import is_boundaries, read_boundaries
from etl.catalogue import read_toml
from etl.findings import read_finding
from etl.sheet_scan import column_letter
from etl.sheets import WorkbookError, cell_text, open_sheets
from etl.staging import FileRead, Shape, Staging, open_staging

FOLDERS = ("acuan", "fakta")
# trim() of every cell would cost as much as the whole load of a million rows; almost no cell needs it.
_TRIMMED = (
    "CASE WHEN {cell} LIKE ' %' OR {cell} LIKE '% ' OR {cell} LIKE '\t%' OR {cell} LIKE '%\t'"
    " THEN nullif(trim({cell}, ' \t'), '') ELSE nullif({cell}, '') END"
)
IGNORED_SUFFIXES = (".md", ".txt")
# Who may come in is no datum: it is never loaded, so it can never be published.
NOT_DATA = ("acuan/akses.toml",)
HEADER_LIMIT = 10_000
CELL_LIMIT = 1024 * 1024

Progress = Callable[[float, str], None]

csv.field_size_limit(CELL_LIMIT)


def read_folder(folder: Path, progress: Progress = lambda _f, _t: None) -> Staging:
    """Read every input of a data folder as text.

    Raises OSError when a file cannot be opened: that is a failure of the system, not of the data.
    """
    staging = open_staging()
    paths = _inputs(folder)
    for number, path in enumerate(paths):
        berkas = path.relative_to(folder).as_posix()
        progress(number / len(paths), f"membaca {berkas}")
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        staging.files.append(FileRead(berkas, digest, _read_file(staging, path, berkas)))
    _report_missing(staging, folder)
    return staging


def _inputs(folder: Path) -> list[Path]:
    found = [p for part in FOLDERS for p in (folder / part).rglob("*") if p.is_file()]
    hidden = (".", "~$")
    inputs = [p for p in found if not p.name.startswith(hidden) and p.suffix.lower() not in IGNORED_SUFFIXES]
    return sorted(p for p in inputs if p.relative_to(folder).as_posix() not in NOT_DATA)


def _read_file(staging: Staging, path: Path, berkas: str) -> int:
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return read_toml(staging, path, berkas)
    if is_boundaries(path):
        return read_boundaries(staging, path, berkas)
    shape = staging.shapes.get(path.stem.split("-")[0])
    if shape is None or suffix not in (".csv", ".xlsx") or shape.folder != path.parent.name:
        known = ", ".join(name for name, s in staging.shapes.items() if s.folder == path.parent.name)
        action = f"Di folder {path.parent.name} hanya boleh ada berkas .csv atau .xlsx dengan nama ini: {known}"
        staging.findings.append(read_finding(berkas, "nama berkas tidak dikenal", action))
        return 0
    return _read_csv(staging, shape, path, berkas) if suffix == ".csv" else _read_xlsx(staging, shape, path, berkas)


def _report_missing(staging: Staging, folder: Path) -> None:
    """A deleted input must be noticed: its figures would otherwise vanish without a word."""
    for shape in staging.shapes.values():
        if "(opsional)" in shape.place or "[[" in shape.place:
            continue
        name = shape.place if shape.place.endswith(".toml") else f"{shape.place}/{shape.name}.csv"
        staged = any(_belongs(f.berkas, shape) for f in staging.files)
        if not staged:
            action = f"Kembalikan berkas itu ke folder {folder.name}"
            if shape.folder:
                action += "; bila memang kosong, simpan baris judulnya saja"
            staging.findings.append(read_finding(name, "berkas tidak ada", action))


def _belongs(berkas: str, shape: Shape) -> bool:
    path = Path(berkas)
    if "<id>" in shape.place:
        return path.parent.as_posix() == Path(shape.place).parent.as_posix()
    return berkas == shape.place or path.stem.split("-")[0] == shape.name


# --- CSV ---------------------------------------------------------------------------------------------------------


def _read_csv(staging: Staging, shape: Shape, path: Path, berkas: str) -> int:
    with path.open("rb") as stream:
        head = stream.readline(HEADER_LIMIT).split(b"\r")[0]
    delimiter = ";" if head.count(b";") > head.count(b",") else ","
    cells = next(csv.reader([head.decode("utf-8-sig", "replace")], delimiter=delimiter), [])
    header = _header(cells)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        staging.findings.append(read_finding(berkas, "berkas bukan UTF-8", "Simpan ulang sebagai CSV UTF-8", baris="1"))
        return 0
    if not header or len(head) == HEADER_LIMIT or b"\0" in head:
        _report_no_header(staging, shape, berkas)
        return 0
    if not staging.check_columns(shape, berkas, "1", header):
        return 0
    rows = _fast_csv(staging, shape, path, berkas, delimiter, header)
    if rows is None:
        rows = _exact_csv(staging, shape, path, berkas, delimiter, header, len(cells))
    return rows


def _header(cells: Sequence[object]) -> list[str]:
    """The column names; spreadsheets leave empty cells behind the last one."""
    header = [str(cell).strip() for cell in cells]
    while header and not header[-1]:
        header.pop()
    return header


def _report_no_header(staging: Staging, shape: Shape, berkas: str) -> None:
    action = f"Tulis nama kolom di baris pertama: {', '.join(shape.required)}"
    staging.findings.append(read_finding(berkas, "tidak ada baris judul", action))


def _fast_csv(
    staging: Staging, shape: Shape, path: Path, berkas: str, delimiter: str, header: Sequence[str]
) -> int | None:
    """DuckDB's own reader; None when a line may not be one plain record, so that cells and line numbers need the exact road."""
    lines = _plain_lines(path, delimiter.encode(), len(header) - 1)
    if lines is None:
        return None
    wanted = [name for name in header if name in shape.columns]
    cells = ", ".join(_TRIMMED.format(cell=f'"{c}"') for c in wanted)
    names = ", ".join(f'"{c}"' for c in wanted)
    types = dict.fromkeys(header, "VARCHAR")
    options = "header = false, skip = 1, auto_detect = false, quote = '\"', escape = '\"', strict_mode = true"
    con = staging.con
    con.execute("BEGIN")
    try:
        con.execute(
            f"INSERT INTO masukan.{shape.name} (berkas, baris, {names})"
            f" SELECT ?, row_number() OVER () + 1, {cells} FROM read_csv(?, columns = {types}, delim = ?, {options})"
            f" WHERE coalesce({cells}) IS NOT NULL",
            [berkas, str(path), delimiter],
        )
        [(count,)] = con.execute(f"SELECT count(*) FROM masukan.{shape.name} WHERE berkas = ?", [berkas]).fetchall()
    except duckdb.InvalidInputException:
        count = -1
    if count != lines - 1:
        con.execute("ROLLBACK")
        return None
    con.execute("COMMIT")
    return int(count)


def _plain_lines(path: Path, delimiter: bytes, delimiters_per_line: int) -> int | None:
    """The number of lines, when every line is one record without quotes and of one width; else None.

    DuckDB takes a row that is one empty cell too wide, and would shift a number typed with a comma into two cells.
    """
    with path.open("rb") as stream:
        blocks: Iterator[bytes] = iter(lambda: stream.read(1 << 20), b"")
        counts = [
            (*(block.count(sign) for sign in (b"\n", b"\r", b'"', delimiter)), block[-1:] != b"\n") for block in blocks
        ]
    breaks, returns, quotes, delimiters, _ = (sum(column) for column in zip(*counts, strict=True))
    lines = breaks + counts[-1][-1]
    plain = quotes == 0 and returns in (0, breaks) and delimiters == delimiters_per_line * lines
    return lines if plain else None


def _exact_csv(
    staging: Staging, shape: Shape, path: Path, berkas: str, delimiter: str, header: Sequence[str], printed: int
) -> int:
    """Record by record, with the true line of each: quoted line breaks, blank lines, broken files.

    `printed` is the width of the first line with the empty cells that a spreadsheet left behind the last name.
    """
    data = path.read_bytes()
    text = data.decode("utf-8-sig", errors="replace")
    _report_encoding(staging, berkas, data)
    rows = _records(staging, berkas, text, delimiter, (len(header), printed))
    wanted = [i for i, name in enumerate(header) if name in shape.columns]
    cells = ([berkas, str(line), *(record[i].strip(" \t") or None for i in wanted)] for line, record in rows)
    return staging.insert(shape.name, ("berkas", "baris", *(header[i] for i in wanted)), cells)


def _report_encoding(staging: Staging, berkas: str, data: bytes) -> None:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        action = "Simpan ulang sebagai CSV UTF-8"
        staging.findings.append(read_finding(berkas, "berkas bukan UTF-8", action, baris=str(line)))


def _records(
    staging: Staging, berkas: str, text: str, delimiter: str, widths: tuple[int, int]
) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each record; one that is wider or narrower is reported, never shifted into place."""
    width, printed = widths
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, record in enumerate(reader):
            start, line = line, reader.line_num + 1
            if number == 0 or not any(cell.strip() for cell in record):
                continue
            padded = len(record) == printed and not any(cell.strip() for cell in record[width:])
            if len(record) != width and not padded:
                pesan = f"baris berisi {len(record)} kolom, seharusnya {width}"
                action = "Periksa pemisah dan tanda kutip; angka ditulis dengan titik desimal, bukan koma"
                staging.findings.append(read_finding(berkas, pesan, action, baris=str(start)))
                continue
            yield start, record[:width]
    except csv.Error as error:
        action = "Periksa tanda kutip dan pemisah mulai baris itu"
        staging.findings.append(read_finding(berkas, _csv_problem(str(error)), action, baris=str(line)))


def _csv_problem(error: str) -> str:
    """What Python's csv says, for whoever typed the file."""
    known = {
        "unexpected end of data": "tanda kutip yang dibuka di baris ini tidak ditutup",
        "field larger than field limit": "ada sel yang terlalu panjang",
        "' expected after '": "ada tulisan sesudah tanda kutip penutup",
    }
    return next((pesan for part, pesan in known.items() if part in error), f"CSV rusak ({error})")


# --- XLSX --------------------------------------------------------------------------------------------------------


def _read_xlsx(staging: Staging, shape: Shape, path: Path, berkas: str) -> int:
    try:
        sheets = [(f"{berkas}[{sheet.name}]", _numbered(sheet.rows())) for sheet in open_sheets(path)]
    except WorkbookError as error:
        staging.findings.append(read_finding(berkas, error.pesan, error.tindakan))
        return 0
    filled = [(place, rows) for place, rows in sheets if rows]
    if not filled:
        _report_no_header(staging, shape, berkas)
    return sum(_read_sheet(staging, shape, place, rows) for place, rows in filled)


def _numbered(rows: Iterable[Sequence[object]]) -> list[tuple[int, Sequence[object]]]:
    """The rows that hold anything, each with its number on the sheet."""
    return [(n, row) for n, row in enumerate(rows, start=1) if any(str(cell).strip() for cell in row)]


def _read_sheet(staging: Staging, shape: Shape, berkas: str, numbered: list[tuple[int, Sequence[object]]]) -> int:
    first, head = numbered[0]
    header = _header(head)
    if not staging.check_columns(shape, berkas, str(first), header):
        return 0
    wanted = [(i, name) for i, name in enumerate(header) if name in shape.columns]
    staging.sheet_letters |= {(berkas, name): column_letter(i) for i, name in wanted}
    cells = (
        [berkas, str(n), *(_sheet_cell(staging, shape, berkas, n, i, name, row) for i, name in wanted)]
        for n, row in numbered[1:]
    )
    return staging.insert(shape.name, ("berkas", "baris", *(name for _, name in wanted)), cells)


def _sheet_cell(
    staging: Staging, shape: Shape, berkas: str, number: int, index: int, name: str, row: Sequence[object]
) -> str | None:
    value = row[index] if index < len(row) else ""
    text, ambiguous = cell_text(value, numeric=name in shape.numeric)
    if ambiguous:
        place = f"{column_letter(index)}{number}"
        action = "Ketik sebagai angka di Excel, tanpa tanda pemisah ribuan"
        pesan = "titik di sini bisa berarti ribuan atau desimal"
        staging.findings.append(read_finding(berkas, pesan, action, baris=place, kolom=name, nilai=text))
        return None
    return text
