"""The submission workbook: written from a snapshot, read back as changes, its findings marked in the file itself."""

from etl.workbook.contents import UnknownBookError, choices, clauses, document, fill, governments, name_of
from etl.workbook.items import Origin, about, items
from etl.workbook.layout import (
    APPOINTMENTS,
    CHOICE,
    CLAUSES,
    DATE,
    FIGURES,
    NUMBER,
    OFFICE_FIELDS,
    PLANS,
    PROOF_FIELDS,
    TALENT,
    Book,
    Column,
    Form,
    Known,
    Line,
)
from etl.workbook.marking import mark
from etl.workbook.reading import LIMITS, Change, Reading, read, read_cell
from etl.workbook.shelf import write_all
from etl.workbook.template import file_name, write

__all__ = [
    "APPOINTMENTS",
    "CHOICE",
    "CLAUSES",
    "DATE",
    "FIGURES",
    "LIMITS",
    "NUMBER",
    "OFFICE_FIELDS",
    "PLANS",
    "PROOF_FIELDS",
    "TALENT",
    "Book",
    "Change",
    "Column",
    "Form",
    "Known",
    "Line",
    "Origin",
    "Reading",
    "UnknownBookError",
    "about",
    "choices",
    "clauses",
    "document",
    "file_name",
    "fill",
    "governments",
    "items",
    "mark",
    "name_of",
    "read",
    "read_cell",
    "write",
    "write_all",
]
