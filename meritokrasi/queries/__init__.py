"""One function per question a page asks, one module per subject; every answer comes from one published snapshot."""

from meritokrasi.queries import (
    area,
    boundaries,
    catalogue,
    completeness,
    documents,
    exports,
    government,
    history,
    merit,
    peers,
    snapshot,
    tables,
    talent,
)
from meritokrasi.queries.asking import Row, UnknownInstansiError

__all__ = [
    "Row",
    "UnknownInstansiError",
    "area",
    "boundaries",
    "catalogue",
    "completeness",
    "documents",
    "exports",
    "government",
    "history",
    "merit",
    "peers",
    "snapshot",
    "tables",
    "talent",
]
