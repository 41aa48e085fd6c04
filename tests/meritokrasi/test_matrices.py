"""The matrix of governments by something."""

from __future__ import annotations

import re

import pytest

from meritokrasi.markup.matrices import Cell, Column, Group, Line, matrix

COLUMNS = [Column("Reg", "Regulasi"), Column("Ekspose", "Ekspose")]


def page(*cells: Cell) -> str:
    line = Line("Kabupaten Ogan Komering Ulu", "OKU", "/profil-instansi?instansi=Z1.01", cells)
    return matrix(COLUMNS, [Group("Provinsi Satu", [line]), Group("Kosong", [])], label="Langkah per instansi")


def test_a_missing_cell_is_hatched_and_says_so_without_a_zero() -> None:
    made = page(Cell("–", "belum ada data publik", missing=True), Cell("2024", "2024", shade=3))
    [missing, known] = re.findall(r"<td.*?</td>", made)
    assert "kosong" in missing
    assert "belum ada data publik" in missing
    assert "0" not in re.sub(r"<[^>]+>", "", missing)
    assert "kosong" not in known


def test_a_figure_is_a_link_that_names_government_and_column() -> None:
    made = page(Cell("2024", "November 2024", href="/sumber?fakta=x"), Cell("", "tidak ada"))
    assert 'aria-label="Kabupaten Ogan Komering Ulu, Regulasi: November 2024"' in made


def test_a_group_without_governments_leaves_no_heading() -> None:
    assert "Kosong" not in page(Cell("", ""), Cell("", ""))


def test_names_and_values_are_escaped() -> None:
    assert "<script>" not in page(Cell("<script>", "<script>"), Cell("", ""))


def test_a_line_with_too_few_cells_is_an_error_not_a_shift() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        page(Cell("", ""))
