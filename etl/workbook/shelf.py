"""The workbooks of all governments as one zip."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO

from etl.workbook.contents import fill, governments
from etl.workbook.template import file_name, write


def write_all(snapshot_id: str, periode: str, output: Path | IO[bytes]) -> int:
    """Write the workbook of every government into a zip; how many. Raises UnknownBookError."""
    codes = governments(snapshot_id)
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for code in codes:
            book = fill(snapshot_id, code, periode)
            archive.writestr(file_name(book), write(book))
    return len(codes)
