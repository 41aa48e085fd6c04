"""The submission workbook: written from a snapshot, read back as changes, its findings marked in the file itself."""

from etl.workbook.contents import UnknownBookError, choices, fill, governments
from etl.workbook.items import Origin, items
from etl.workbook.layout import Book
from etl.workbook.marking import mark
from etl.workbook.reading import LIMITS, Reading, read
from etl.workbook.template import file_name, write

__all__ = [
    "LIMITS",
    "Book",
    "Origin",
    "Reading",
    "UnknownBookError",
    "choices",
    "file_name",
    "fill",
    "governments",
    "items",
    "mark",
    "read",
    "write",
]
