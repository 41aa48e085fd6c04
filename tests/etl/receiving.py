"""Receives one workbook in a process of its own and marks it: python -m tests.etl.receiving FILE -> one line of JSON."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import openpyxl

from etl import receive
from meritokrasi import store
from meritokrasi.submissions import INSTANSI, Person


def main(path: Path) -> dict[str, object]:
    folder = store.data_folder()
    kiriman = receive.Reception(folder).receive(Person("citra@pemda", INSTANSI, "Z1.01"), path.name, path.read_bytes())
    marked = receive.marked(folder, kiriman)
    return {
        "keadaan": kiriman.keadaan,
        "pesan": [str(finding["pesan"]) for finding in kiriman.temuan[:3]],
        "lembar": openpyxl.load_workbook(io.BytesIO(marked), read_only=True).sheetnames,
        "megabytes": most_megabytes(),
    }


def most_megabytes() -> int:
    """The peak of this program; getrusage would also count the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) // 1024


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
