"""The direction between the rooms, one room for each library, and the size of things."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
LONGEST_FUNCTION = 40
BANNED_NAMES = {"utils", "helpers", "common", "misc"}
ROOMS = {
    "plotly": ("meritokrasi/charts/",),
    "streamlit": ("app.py", "pages/", "meritokrasi/components/", "meritokrasi/access/"),
    "starlette": ("app.py", "meritokrasi/web/", "meritokrasi/open_data.py"),
    "duckdb": ("meritokrasi/store.py", "etl/"),
    "pptx": ("meritokrasi/reports/",),
    "typst": ("meritokrasi/reports/",),
    "xlsxwriter": ("meritokrasi/reports/", "etl/workbook/"),
    "sqlalchemy": ("meritokrasi/submissions/",),
}
BELOW_ETL = {
    "meritokrasi",
    "meritokrasi.store",
    "meritokrasi.text",
    "meritokrasi.submissions",
    "meritokrasi.access.settings",
    "meritokrasi.submissions.attachments",
    "meritokrasi.submissions.blanks",
    "meritokrasi.submissions.journal",
}
NAMES_BELOW_ETL = {"__version__", "store", "text", "submissions"}
SUBMISSION_PAGES = "pages/kiriman/"
# The commands: they may use everything below them.
COMMANDS = ("etl/__main__.py", "etl/meeting_commands.py")
FRAMES = ("app.py", "pages/frame.py")
SQL = re.compile(r"\bSELECT\b.+\bFROM\b|\bINSERT INTO\b", re.DOTALL)


def house(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


MODULES = [
    HOUSE / "app.py",
    *(p for room in ("etl", "meritokrasi", "pages") for p in sorted((HOUSE / room).rglob("*.py"))),
]
MODULES = [path for path in MODULES if path.is_file()]
every_module = pytest.mark.parametrize("path", MODULES, ids=house)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Each imported module and the names taken from it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, frozenset()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{house(path)} imports relatively"
            yield str(node.module), frozenset(alias.name for alias in node.names)


def imported_rooms(path: Path) -> set[str]:
    return {name.split(".")[0] for name, _ in imports(path)}


@every_module
def test_a_library_is_used_in_its_own_room_only(path: Path) -> None:
    strangers = [lib for lib in imported_rooms(path) if lib in ROOMS and not house(path).startswith(ROOMS[lib])]
    assert strangers == []


@every_module
def test_a_room_only_reaches_down(path: Path) -> None:
    room, reached = house(path).split("/")[0], imported_rooms(path)
    assert "app" not in reached
    assert "tests" not in reached
    if room == "meritokrasi":
        assert not reached & {"etl", "pages"}
    if room == "etl":
        assert "pages" not in reached
    if room == "pages" and house(path) not in FRAMES and not house(path).startswith(SUBMISSION_PAGES):
        assert "etl" not in reached


@every_module
def test_etl_takes_only_store_text_and_submissions_from_below(path: Path) -> None:
    if not house(path).startswith("etl/") or house(path) in COMMANDS:
        return
    for module, names in imports(path):
        if module.split(".")[0] == "meritokrasi":
            assert module in BELOW_ETL
            assert module != "meritokrasi" or names <= NAMES_BELOW_ETL


@every_module
def test_the_frame_calls_only_the_pipeline_and_submission_pages_only_the_counter_of_etl(path: Path) -> None:
    if house(path).startswith("etl/"):
        return
    for module, names in imports(path):
        if module.split(".")[0] == "etl":
            counter = module == "etl.counter" and house(path).startswith(SUBMISSION_PAGES)
            assert counter or module == "etl.pipeline" or (module == "etl" and names == {"pipeline"})


@every_module
def test_a_page_holds_no_sql_pandas_or_plotly(path: Path) -> None:
    if not house(path).startswith("pages/"):
        return
    assert not imported_rooms(path) & {"pandas", "plotly", "duckdb", "numpy"}
    texts = [n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    assert [text for text in texts if SQL.search(text)] == []


@every_module
def test_a_function_fits_on_one_screen(path: Path) -> None:
    functions = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


@every_module
def test_a_module_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path)), f"{house(path)} has no docstring"


@every_module
def test_no_module_is_a_drawer_for_everything(path: Path) -> None:
    assert not BANNED_NAMES & {path.stem, *path.relative_to(HOUSE).parts}


@every_module
def test_no_assert_outside_the_tests(path: Path) -> None:
    assert not [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)]


@every_module
def test_pieces_of_html_know_no_answer_page_or_component(path: Path) -> None:
    if not house(path).startswith(("meritokrasi/markup/", "meritokrasi/queries/", "meritokrasi/charts/")):
        return
    above = ("meritokrasi.answers", "meritokrasi.components", "meritokrasi.reports", "pages")
    assert [module for module, _ in imports(path) if module.startswith(above)] == []
