"""python -m bench [--only load,queries,submissions,meeting,pages,browser]: argument parsing only."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from bench import browser, loading, meeting, pages, queries, submissions
from bench.figures import Figure, show

PARTS: dict[str, Callable[[], list[Figure]]] = {
    "load": loading.measure,
    "queries": queries.measure,
    "submissions": submissions.measure,
    "meeting": meeting.measure,
    "pages": pages.measure,
    "browser": browser.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Ukur muat, kueri, kiriman, bahan rapat, halaman, dan peramban."
    )
    parser.add_argument("--only", default=",".join(PARTS), metavar="BAGIAN", help=f"pilih dari {','.join(PARTS)}")
    chosen = parser.parse_args().only.split(",")
    unknown = [name for name in chosen if name not in PARTS]
    if unknown:
        parser.error(f"bagian tidak dikenal: {', '.join(unknown)}")
    figures: list[Figure] = []
    for name in chosen:
        print(f"mengukur {name} ...", file=sys.stderr)
        figures += PARTS[name]()
    show(figures)
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
