"""What both kinds of workbook are read into: sheets of rows of shown texts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple, Protocol

from explainer.core import limits
from explainer.core.i18n import N_
from explainer.core.problems import Severity, register

CELL_ERROR = register(
    "cell-error",
    Severity.ERROR,
    N_("The cell shows the error {found} instead of a value."),
    N_("Expected a value."),
    N_("Write the value itself into the cell."),
)
FORMULA_EMPTY = register(
    "formula-empty",
    Severity.ERROR,
    N_(
        "The cell holds a formula, and its result was not saved with the workbook."
    ),
    N_("Expected a value."),
    N_(
        "Write the value itself into the cell, or save the workbook again in a spreadsheet "
        "program.",
    ),
)
NUMBER_INEXACT = register(
    "number-inexact",
    Severity.WARNING,
    N_(
        "The cell holds a number of more than 15 digits, {found}. Spreadsheet programs keep "
        "only the first 15.",
    ),
    N_("Expected a number of at most 15 digits, or a text."),
    N_("Format the cell as Text, then type the number again."),
)
CELLS_MERGED = register(
    "cells-merged",
    Severity.WARNING,
    N_(
        "Cells are merged ({found}). Only the first cell of a merged area has a value."
    ),
    N_("Expected one value in each cell."),
    N_("Unmerge the cells and fill in each one."),
)
FORMATS_UNREADABLE = register(
    "formats-unreadable",
    Severity.WARNING,
    N_(
        "The cell formats could not be read, so 27% may have been read as 0.27, and a date as a "
        "number.",
    ),
    fix=N_(
        "Open the workbook in a spreadsheet program and save it again."
    ),
)


class ShownCell(NamedTuple):
    """A filled cell: its column, 0 the first; what it shows; the code of a problem, or ""."""

    column: int
    text: str
    flaw: str = ""


SheetRow = tuple[int, list[ShownCell]]
"""Its number, 1 the first, and its filled cells."""


class Workbook(Protocol):
    """A workbook whose sheets are known. `merged` gets areas of merged cells as rows are read."""

    names: list[str]
    merged: dict[int, list[str]]
    formats_unreadable: bool

    def rows(self, wanted: Set[int]) -> Iterator[tuple[int, SheetRow]]:
        """The filled rows of the sheets wanted, with their numbers, sheet by sheet."""


MAX_MERGED = 5
"""So many merged areas of a sheet are named."""


class GatheredText:
    """A text that comes in pieces, cut where no cell is that long."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._left = limits.MAX_CELL_TEXT

    def add(self, text: str) -> None:
        """Add a piece."""
        if self._left > 0:
            self._pieces.append(text[: self._left])
            self._left -= len(text)

    def take(self) -> str:
        """The text so far; then start over."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._left = limits.MAX_CELL_TEXT
        return text
