"""Workbooks (.xlsx, .ods) as raw text: what a person sees in each cell, as in a CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from explainer.core import limits
from explainer.core.addresses import column_letters
from explainer.core.archives import SPOILT, Parts, opened_zip
from explainer.core.contents import Contents, table_file
from explainer.core.kinds import Kind
from explainer.core.matching import matched_names, name_problems
from explainer.core.problems import Problem
from explainer.core.refusals import PACK_DAMAGED, PACK_TOO_FULL, UnusableError
from explainer.core.spreadsheets import (
    CELL_ERROR,
    CELLS_MERGED,
    FORMATS_UNREADABLE,
    FORMULA_EMPTY,
    SheetRow,
    Workbook,
)
from explainer.core.tabular import COLUMNS_TOO_MANY, MAX_COLUMNS, Grid, grid_from_records
from explainer.core.xmlstream import BadXmlError, Budget, TooFullError

MAX_PADDED_CELLS = 3_000_000
"""Cells of a table with the empty ones, once every row is as wide as the widest."""

_NO_VALUE = (CELL_ERROR, FORMULA_EMPTY)
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """`text` as a workbook stores it: there `_x0041_` stands for a character by its number."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def contents_of_workbook(path: Path, kind: Kind) -> Contents:
    """Read the sheets that are named like tables. Raises `UnusableError`."""
    try:
        with _opened(path, kind) as workbook:
            return _contents(path, workbook)
    except TooFullError as error:
        raise UnusableError(
            PACK_TOO_FULL,
            path,
            cells=f"{limits.MAX_CELLS:,}",
            characters=f"{limits.MAX_CHARACTERS:,}",
        ) from error
    except (BadXmlError, KeyError, *SPOILT) as error:
        raise UnusableError(PACK_DAMAGED, path) from error


@contextmanager
def _opened(path: Path, kind: Kind) -> Iterator[Workbook]:
    if kind is Kind.OPEN_XML:
        from explainer.core.spreadsheetml import OpenXmlWorkbook

        with opened_zip(path) as archive:
            yield OpenXmlWorkbook(Parts(archive), Budget())
        return
    from explainer.core.opendocument import OpenDocumentWorkbook

    if kind is Kind.FLAT_OPEN_DOCUMENT:
        yield OpenDocumentWorkbook(partial(_pieces_of_file, path), None, Budget())
        return
    with opened_zip(path) as archive:
        parts = Parts(archive)
        styles = partial(parts.pieces, "styles.xml") if "styles.xml" in parts else None
        yield OpenDocumentWorkbook(partial(parts.pieces, "content.xml"), styles, Budget())


def _pieces_of_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 16):
            yield piece


def _contents(path: Path, workbook: Workbook) -> Contents:
    contents = Contents()
    match = matched_names(workbook.names)
    contents.problems += name_problems(match, path.name)
    contents.damaged.update(match.resembling.values())
    grids: dict[str, Grid] = {}
    for number, rows in groupby(workbook.rows(frozenset(match.tables)), key=itemgetter(0)):
        table = match.tables[number]
        grids[table] = _grid(table_file(path, table), map(itemgetter(1), rows))
    for table in match.tables.values():
        contents.grids[table] = grids.get(table) or _grid(table_file(path, table), ())
    if merged := _merged(workbook):
        contents.problems.append(Problem(CELLS_MERGED, path.name, found=", ".join(merged)))
    if workbook.formats_unreadable:
        contents.problems.append(Problem(FORMATS_UNREADABLE, path.name))
    return contents


def _merged(workbook: Workbook) -> list[str]:
    """Merged areas with the names of their sheets, a few of them."""
    areas = [
        f"{workbook.names[number].strip()} {area}"
        for number, found in sorted(workbook.merged.items())
        for area in found
    ]
    return areas[:5]


def _grid(file: str, rows: Iterable[SheetRow]) -> Grid:
    """A sheet as raw text. Every row is as wide as the widest: a spreadsheet has no short rows."""
    problems: list[Problem] = []
    grid = grid_from_records(_records(rows, file, problems), file, problems)
    width = max([len(grid.header), *(len(cells) for _, cells in grid.rows)])
    if width * len(grid.rows) > MAX_PADDED_CELLS:
        raise TooFullError
    for cells in [grid.header, *(cells for _, cells in grid.rows)]:
        cells.extend([""] * (width - len(cells)))
    return grid


def _records(
    rows: Iterable[SheetRow], file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Rows of a sheet as texts. Adds to `problems`."""
    headings: list[str] = []
    too_wide = False
    for number, found in rows:
        near = [cell for cell in found if cell.column < MAX_COLUMNS]
        too_wide = too_wide or len(near) < len(found)
        cells = [""] * (1 + max((cell.column for cell in near), default=-1))
        for column, text, flaw in near:
            letters = column_letters(column)
            name = (headings[column] if column < len(headings) else "") or letters
            if flaw:
                problems.append(Problem(flaw, file, number, name, text, cell=f"{letters}{number}"))
            cells[column] = "" if flaw in _NO_VALUE else text
        headings = headings or cells
        yield number, cells
    if too_wide:
        problems.append(Problem(COLUMNS_TOO_MANY, file, params={"limit": str(MAX_COLUMNS)}))
