"""The largest workbooks that the limits let in, received and marked in a process of their own: it stays below 500 MB."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.sheet_scan import column_letter
from etl.workbook import marking
from tests import books
from tests.folder import Folder, copy_sample

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 500
MERIT, STYLES, SHARED = "xl/worksheets/sheet3.xml", "xl/styles.xml", "xl/sharedStrings.xml"
FIRST, LAST, WIDTH = 60, 100_000, 15
LETTERS = [column_letter(number) for number in range(16_384)]
REFUSED, UNCHANGED = "perlu diperbaiki", "tanpa perubahan"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """With a template whose texts are shared, as Excel writes them."""
    sample = copy_sample(tmp_path)
    monkeypatch.setenv("MERITOKRASI_DATA", str(sample.path))
    sample.publish()
    return sample


def below(rows: str) -> books.Part:
    return lambda xml: xml.replace(b"</sheetData>", rows.encode() + b"</sheetData>")


def lines(cell: Callable[[int, int], str], last: int = LAST, width: int = WIDTH) -> str:
    """Rows under the table; the cell of a row and column, without its address."""
    return "".join(
        f'<row r="{row}">' + "".join(f'<c r="{LETTERS[n]}{row}"{cell(row, n)}' for n in range(width)) + "</row>"
        for row in range(FIRST, last + 1)
    )


def texts(added: str) -> books.Part:
    return lambda xml: xml.replace(b"</sst>", added.encode() + b"</sst>")


def shared_in(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(SHARED).count(b"<si>")


def numbers(data: bytes) -> bytes:
    return books.with_parts(data, {MERIT: below(lines(lambda row, n: f"><v>{row * 7 + n}.5</v></c>"))})


def a_few_cells_far_apart(data: bytes) -> bytes:
    """As large as allowed in every direction, in a small file: the last row, the last column, the longest texts."""
    number = shared_in(data)
    rows = lines(lambda _r, _n: f' t="s"><v>{number}</v></c>', last=FIRST + 90, width=1)
    corner = f'<row r="{LAST}"><c r="{LETTERS[WIDTH - 1]}{LAST}"><v>1</v></c></row>'
    return books.with_parts(data, {SHARED: texts(f"<si><t>{'x' * 200_000}</t></si>"), MERIT: below(rows + corner)})


def different_texts(data: bytes) -> bytes:
    first, cells = shared_in(data), (LAST - FIRST + 1) * WIDTH
    added = "".join(f"<si><t>{number:012}</t></si>" for number in range(cells))
    rows = lines(lambda row, n: f' t="s"><v>{first + (row - FIRST) * WIDTH + n}</v></c>')
    return books.with_parts(data, {SHARED: texts(added), MERIT: below(rows)})


def long_text_again_and_again(data: bytes) -> bytes:
    number = shared_in(data)
    rows = lines(lambda _r, _n: f' t="s"><v>{number}</v></c>', width=1)
    return books.with_parts(data, {SHARED: texts(f"<si><t>{'x' * 190}</t></si>"), MERIT: below(rows)})


def texts_in_the_cells(data: bytes) -> bytes:
    rows = lines(lambda row, n: f' t="inlineStr"><is><t>{row:06}{n:02}</t></is></c>', last=90_000)
    return books.with_parts(data, {MERIT: below(rows)})


def a_hundred_megabytes_of_formats(data: bytes) -> bytes:
    return books.with_parts(data, {MERIT: below(lines(lambda _r, _n: ' s="1"/>', last=350, width=16_000))})


def formats_for_openpyxl(data: bytes) -> bytes:
    """As much as marking lets in: formatted cells, and styles, which it holds at four hundred times their size."""
    cells = lines(lambda _r, _n: ' s="1"/>', last=FIRST + 59, width=1_000)
    styles = b"<xf/>" * 50_000 + b"</cellXfs>"
    made = books.with_parts(data, {MERIT: below(cells), STYLES: lambda xml: xml.replace(b"</cellXfs>", styles)})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert marking.LIMITS.xml * 0.9 < sum(part.file_size for part in archive.infolist()) < marking.LIMITS.xml
        assert marking.LIMITS.styles * 0.9 < archive.getinfo(STYLES).file_size < marking.LIMITS.styles
    return made


HEAVY: dict[str, tuple[books.Part, str]] = {
    one.__name__: (one, state)
    for one, state in (
        (a_few_cells_far_apart, UNCHANGED),
        (numbers, REFUSED),
        (different_texts, REFUSED),
        (long_text_again_and_again, UNCHANGED),
        (texts_in_the_cells, REFUSED),
        (a_hundred_megabytes_of_formats, UNCHANGED),
        (formats_for_openpyxl, UNCHANGED),
    )
}
DAILY = ("a_few_cells_far_apart",)


@pytest.mark.parametrize("name", [n if n in DAILY else pytest.param(n, marks=pytest.mark.full) for n in HEAVY])
def test_the_largest_workbook_stays_below_the_limit(folder: Folder, tmp_path: Path, name: str) -> None:
    make, state = HEAVY[name]
    told = received(make(books.template(folder)), tmp_path / "besar.xlsx")
    assert told["keadaan"] == state
    assert told["megabytes"] < MOST_MEGABYTES
    assert (len(told["lembar"]) > 1) is (make is formats_for_openpyxl)


def received(data: bytes, path: Path) -> Any:
    path.write_bytes(data)
    command = [sys.executable, "-m", "tests.etl.receiving", str(path)]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
