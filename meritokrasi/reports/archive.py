"""Office files that are the same whenever they are made: zip archives with one date, and so the archives inside them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_INSIDE = (".xlsx", ".pptx")
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(data: bytes, made: dt.datetime) -> bytes:
    """The same archive with `made` (UTC) as the date of every entry, and of every Office file in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(_INSIDE):
                content = settled(content, made)
            elif entry.filename == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>" + f"{made:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            new.writestr(zipfile.ZipInfo(entry.filename, made.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
