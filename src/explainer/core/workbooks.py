"""Workbooks (.xlsx) as raw text: what a person sees in each cell, as it would stand in a CSV file."""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explainer.core.cells import number_text
from explainer.core.columns import TABLES
from explainer.core.containers import (
    PACK_DAMAGED,
    PACK_LOCKED,
    Contents,
    UnusableError,
    opened_zip,
    table_file,
    unknown_table,
)
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.problems import Problem, Severity, register
from explainer.core.tabular import MAX_COLUMNS, MAX_ROWS, Grid, grid_from_records

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

CELL_ERROR = register(
    "cell-error", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "The cell shows the error {found} instead of a value."),
    QT_TRANSLATE_NOOP("problems", "Expected a value."),
    QT_TRANSLATE_NOOP("problems", "Write the value itself into the cell."))
FORMULA_EMPTY = register(
    "formula-empty", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "The cell holds a formula, and its result was not saved with the workbook."),
    QT_TRANSLATE_NOOP("problems", "Expected a value."),
    QT_TRANSLATE_NOOP("problems", "Write the value itself into the cell, or save the workbook again in a spreadsheet "
                                  "program."))
CELLS_MERGED = register(
    "cells-merged", Severity.WARNING,
    QT_TRANSLATE_NOOP("problems", "Cells are merged ({found}). Only the first cell of a merged area has a value."),
    QT_TRANSLATE_NOOP("problems", "Expected one value in each cell."),
    QT_TRANSLATE_NOOP("problems", "Undo the merging and fill each cell."))

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # also the wrapping of encrypted workbooks
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LITERAL = re.compile(r'"[^"]*"|\\.')
_ZEROS = re.compile(r"0{2,20}")


def escaped(text: str) -> str:
    """`text` as a workbook stores it: there `_x0041_` stands for a character by its number."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def contents_of_workbook(path: Path) -> Contents:
    """Read the sheets that are named like tables. Raises `UnusableError`."""
    with path.open("rb") as file:
        if file.read(len(_OLD_OFFICE)) == _OLD_OFFICE:
            raise UnusableError(PACK_LOCKED, path)
    contents = Contents()
    try:
        with opened_zip(path) as archive:
            merged, has_formulas = _survey(archive)
        if merged:
            contents.problems.append(Problem(CELLS_MERGED, path.name, found=", ".join(merged)))
        _read_sheets(contents, path, has_formulas)
    except (UnusableError, OSError):
        raise
    except Exception as error:  # openpyxl raises what its parts raise: KeyError, ValueError, ParseError, …
        raise UnusableError(PACK_DAMAGED, path) from error
    return contents


def _survey(archive: zipfile.ZipFile) -> tuple[list[str], bool]:
    """Merged areas (a few of them), and whether there are formulas; the streaming reader tells neither."""
    merged: list[str] = []
    has_formulas = False
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            data = archive.read(name)
            merged += [area.decode() for area in _MERGED.findall(data)]
            has_formulas = has_formulas or _FORMULA.search(data) is not None
    return merged[:5], has_formulas


def _read_sheets(contents: Contents, path: Path, has_formulas: bool) -> None:
    values = _opened(path, data_only=True)
    formulas = _opened(path, data_only=False) if has_formulas else None
    try:
        for title in values.sheetnames:
            table = title.strip().lower()
            if table not in TABLES or table in contents.grids:
                contents.problems.append(unknown_table(title, path.name))
                continue
            problems: list[Problem] = []
            records = _records(values[title], formulas[title] if formulas else None, table_file(path, table), problems)
            contents.grids[table] = _padded(grid_from_records(records, table_file(path, table), problems))
    finally:
        values.close()
        if formulas:
            formulas.close()


def _opened(path: Path, *, data_only: bool) -> Workbook:
    import openpyxl

    with warnings.catch_warnings():  # of features it does not read, such as extensions of data validation
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, read_only=True, data_only=data_only, keep_links=False)


def _records(
    sheet: Any, formulas: Any, file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Rows of a sheet as text, without empty cells at their ends. Adds to `problems`."""
    twins = _rows(formulas) if formulas is not None else iter(())
    headings: list[str] = []
    for number, row in enumerate(_rows(sheet), start=1):
        twin = next(twins, ())
        cells = [_text(cell) for cell in row]
        for index, cell in enumerate(row):
            if cell.data_type == "e":
                problems.append(Problem(CELL_ERROR, file, number, _heading(headings, index, cell), cells[index]))
                cells[index] = ""
            elif cell.value is None and index < len(twin) and twin[index].data_type == "f":
                problems.append(Problem(FORMULA_EMPTY, file, number, _heading(headings, index, twin[index])))
        while cells and not cells[-1]:
            cells.pop()
        headings = headings or cells
        yield number, cells


def _heading(headings: list[str], index: int, cell: Any) -> str:
    """Name of a cell's column, or else its letter."""
    return (headings[index] if index < len(headings) else "") or str(cell.column_letter)


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """Rows of cells, within bounds, empty ones with them."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    for row in sheet.iter_rows(max_row=MAX_ROWS + 2):
        yield row[: MAX_COLUMNS + 1]


def _padded(grid: Grid) -> Grid:
    """The grid with every row as wide as the widest: a spreadsheet has no short rows."""
    width = max([len(grid.header), *(len(cells) for _, cells in grid.rows)])
    for cells in [grid.header, *(cells for _, cells in grid.rows)]:
        cells.extend([""] * (width - len(cells)))
    return grid


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return str(value.date()) if value.time() == datetime.time() else str(value)
    if isinstance(value, (int, float)):
        return _number_text(value, cell.number_format)
    return str(value)


def _number_text(value: float, number_format: str) -> str:
    if "%" in _LITERAL.sub("", number_format):
        return number_text(float(Decimal(repr(value)) * 100))
    text = number_text(float(value))
    return text.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else text
