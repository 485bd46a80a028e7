"""Tables as people send them: text in some encoding and with some separator,
as rows of raw cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace

from explainer.core.characters import CURLY_QUOTES, without_invisible
from explainer.core.encodings import decoded
from explainer.core.i18n import N_
from explainer.core.problems import Problem, Severity, register, shorten

MAX_COLUMNS = 200
MAX_ROWS = 200_000
MAX_CELLS = 2_000_000
"""More cells than this are not read: each takes some sixty bytes."""
MAX_LINE = 10_000_000
"""Characters of one line, and of one cell over several lines; a longer one is no row of a table."""
MAX_DAMAGED_ROWS = 20
"""More damaged rows than this and reading stops:
each may make the reader look at the rest of the file."""

_NAMES_IN = 100_000  # characters of the first row that tell the separator
_UNSHOWABLE = r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n")
_ODD = ("\ufffd", "\ufffe", "\uffff")

FILE_EMPTY = register(
    "file-empty", Severity.ERROR,
    N_("This table is empty."),
    N_("Expected a first row with the names of the columns, and rows below it."),
    N_("Restore the table from an earlier copy of the pack."), cause=True)
FILE_CUT_OFF = register(
    "file-cut-off", Severity.ERROR,
    N_("The file stops in the middle of this row."),
    fix=N_("Copy or save the file again, and check that its last row is complete."), cause=True)
QUOTE_BAD = register(
    "quote-bad", Severity.ERROR,
    N_("A quotation mark in this row is never closed or is in the wrong place."),
    N_("Expected quotation marks only around a whole cell, and doubled inside it."),
    N_("Open the table in a spreadsheet program, fix the row and save it as “CSV UTF-8”."),
    cause=True)
QUOTES_TOO_MANY = register(
    "quotes-too-many", Severity.ERROR,
    N_("Too many rows have stray quotation marks. Nothing from this row on was read."),
    fix=N_("Restore the table from an earlier copy of the pack."), cause=True)
COLUMNS_TOO_MANY = register(
    "columns-too-many", Severity.ERROR,
    N_("The table has more than {limit} columns. Only the first {limit} were read."),
    fix=N_("Remove the columns that do not belong to the pack."))
ROWS_TOO_MANY = register(
    "rows-too-many", Severity.ERROR,
    N_("The table has more than {limit} rows. Nothing from this row on was read."),
    fix=N_("Remove the rows that do not belong to the pack."), cause=True)
CELLS_TOO_MANY = register(
    "cells-too-many", Severity.ERROR,
    N_("The table has more than {limit} cells. Nothing from this row on was read."),
    fix=N_("Remove the rows and columns that do not belong to the pack."), cause=True)
LINE_TOO_LONG = register(
    "line-too-long", Severity.ERROR,
    N_("This row is longer than {limit} characters. Nothing from it on was read."),
    N_("Expected a table with one row per line."),
    N_("Restore the table from an earlier copy of the pack."), cause=True)
QUOTES_CURLY = register(
    "quotes-curly", Severity.ERROR,
    N_("A cell in this row has curly quotation marks around it ({found}). They do not hold a "
       "cell together, so it was split at its commas."),
    N_("Expected straight quotation marks (\")."),
    N_("Replace the curly marks with straight ones, or save the table from a spreadsheet "
                                  "program."))

_HINT_LENGTH = 40
_HINT = re.compile(r'"?sep=(\\t|[,;|:\t])?"?[,;\s]*', re.IGNORECASE)


@dataclass(slots=True)
class Grid:
    """One table as raw text: column names, and rows as (row number in the spreadsheet, cells).

    `open_ended` says that the text ended without the end of a line, `truncated` that it ended
    inside a character; `clean` that no cell has characters that cannot be shown; `delimiter` is the
    sign between cells, "" in a workbook.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]
    problems: list[Problem] = field(default_factory=list)
    open_ended: bool = False
    truncated: bool = False
    clean: bool = False
    delimiter: str = ""


def grid_from_text(data: bytes, file: str, names: Set[str]) -> Grid:
    """Read a delimited text. `names` are column names to expect; they tell the separator."""
    csv.field_size_limit(MAX_LINE)  # long cells are cut later, with a message
    found = decoded(data)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    problems = []
    if found.code:
        problems.append(Problem(found.code, file, found=shorten(found.found),
                                params=found.params or {}))
    hint, start = _hinted(text)
    first = next((line for _, line in _lines(text, start) if line.strip()), None)
    if first is None:
        return Grid([], [], [*problems, Problem(FILE_EMPTY, file)])
    delimiter = hint or _delimiter(first, names)
    grid = grid_from_records(_records(text, start, delimiter, file, problems), file, problems)
    return replace(grid, open_ended=not text.endswith("\n"), truncated=found.truncated,
                   clean=_is_clean(text),
                   delimiter=delimiter)


def _hinted(text: str) -> tuple[str, int]:
    """The separator that the first line names as `sep=;`, or "", and where the table begins.

    Spreadsheet programs write such a line and do not count it as a row.
    """
    start, line = next(((place, line) for place, line in _lines(text) if line.strip()), (0, ""))
    match = _HINT.fullmatch(line[:_HINT_LENGTH].strip(" \ufeff"))
    if match is None:
        return "", 0
    start += len(line)
    while text.startswith("\ufeff", start):
        start += 1
    return (match[1] or "").replace("\\t", "\t"), start


def _lines(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Lines of a text with their ends, and where each begins, one at a time:
    a list of them would double a file."""
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, text[start:end]
        start = end


def grid_from_records(records: Iterator[tuple[int, list[str]]], file: str,
                      problems: list[Problem]) -> Grid:
    """Split numbered rows of cells into header and rows, within bounds. Adds to `problems`."""
    header: list[str] | None = None
    rows: list[tuple[int, list[str]]] = []
    count = 0
    for number, cells in records:
        if not any(cells):
            continue
        count += len(cells)
        if header is None:
            header = _header(cells)
        elif number > MAX_ROWS + 1:
            problems.append(Problem(ROWS_TOO_MANY, file, number, params={"limit": f"{MAX_ROWS:,}"}))
            break
        elif count > MAX_CELLS:
            problems.append(Problem(CELLS_TOO_MANY, file, number,
                                    params={"limit": f"{MAX_CELLS:,}"}))
            break
        else:
            rows.append((number, cells[: MAX_COLUMNS + 1]))
    if header is None:
        return Grid([], [], [*problems, Problem(FILE_EMPTY, file)])
    if len(header) > MAX_COLUMNS:
        problems.append(Problem(COLUMNS_TOO_MANY, file, params={"limit": str(MAX_COLUMNS)}))
        header = header[:MAX_COLUMNS]
        rows = [(number, cells[:MAX_COLUMNS]) for number, cells in rows]
    return Grid(header, rows, problems)


def _header(cells: list[str]) -> list[str] | None:
    """Column names; None if the row is blank."""
    if not any(map(str.strip, cells)):
        return None
    return [without_invisible(showable(cell)).strip() for cell in cells[: MAX_COLUMNS + 1]]


def in_curly_quotes(cells: list[str]) -> str:
    """The text that curly quotation marks should have held together,
    where it was cut at its commas; "" if none."""
    for start, cell in enumerate(cells):
        text = cell.strip()
        if text and text[0] in CURLY_QUOTES and text[-1] not in CURLY_QUOTES:
            for end in range(start + 1, min(start + 40, len(cells))):
                if cells[end].strip().endswith(tuple(CURLY_QUOTES)):
                    return shorten(",".join(cells[start : end + 1]))
    return ""


def showable(text: str) -> str:
    """`text` without characters that neither a screen nor a workbook can hold."""
    return re.sub(_UNSHOWABLE, "", text)


def _is_clean(text: str) -> bool:
    data = text.encode()
    return (len(data.translate(None, _CONTROLS)) == len(data)
            and not any(odd in text for odd in _ODD))


def _delimiter(first_line: str, names: Set[str]) -> str:
    """The separator with which the first line gives most known names, or else most cells."""

    def fit(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first_line[:_NAMES_IN]], delimiter=delimiter), [])
        return sum(cell.strip().lower() in names for cell in cells), len(cells)

    return max(",;\t", key=fit)


def _records(
    text: str, start: int, delimiter: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers. A damaged row costs its first line;
    reading goes on with the next one."""
    number, damaged = 0, 0
    while start < len(text):
        lines = _Lines(text, start)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        begin = start
        try:
            for cells in reader:
                number += 1
                begin = lines.end
                yield number, cells
        except csv.Error:
            number += 1
            damaged += 1
            end = text.find("\n", begin) + 1 or len(text)
            if damaged > MAX_DAMAGED_ROWS:
                problems.append(Problem(QUOTES_TOO_MANY, file, number))
                return
            problems.append(Problem(QUOTE_BAD, file, number,
                                    found=shorten(text[begin : min(end, begin + 400)]),
                                    skipped=True))
            start = end
            continue
        if lines.too_long:
            problems.append(Problem(LINE_TOO_LONG, file, number + 1,
                                    params={"limit": f"{MAX_LINE:,}"}))
        return


class _Lines:
    """Lines of a text for the reader of rows;
    `end` is where the last one given ended, `too_long` why it stopped."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.end = start
        self.too_long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        start = self.end
        if start >= len(self._text):
            raise StopIteration
        end = self._text.find("\n", start) + 1 or len(self._text)
        if end - start > MAX_LINE:
            self.too_long = True
            raise StopIteration
        self.end = end
        return self._text[start:end]
