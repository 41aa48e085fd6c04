"""One function per question a page asks, one module per subject; every answer comes from one published snapshot."""

from meritokrasi.queries import area, documents, government, snapshot
from meritokrasi.queries.asking import Row, UnknownInstansiError

__all__ = ["Row", "UnknownInstansiError", "area", "documents", "government", "snapshot"]
