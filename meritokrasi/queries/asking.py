"""How every question is asked: one snapshot, bound values, an answer that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from meritokrasi import store

Row = Mapping[str, Any]


class UnknownInstansiError(LookupError):
    """The snapshot has no government with this code."""


@lru_cache(maxsize=1024)
def ask(snapshot_id: str, sql: str, values: tuple[Any, ...] = ()) -> tuple[Row, ...]:
    """Snapshots never change, so an answer stays true; callers must not change it. NULL is None."""
    result = store.cursor(snapshot_id).execute(sql, list(values))
    names = [column[0] for column in result.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())
