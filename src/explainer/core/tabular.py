"""Tables as people send them: text in some encoding and with some separator, as rows of raw cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from itertools import islice

from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.problems import Problem, Severity, register, shorten

MAX_COLUMNS = 200
MAX_ROWS = 200_000
MAX_DAMAGED_ROWS = 20
"""More damaged rows than this and reading stops: each may make the reader look at the rest of the file."""

_UNSHOWABLE = r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n")
_ODD = ("\ufffd", "\ufffe", "\uffff")

FILE_EMPTY = register(
    "file-empty", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "This table is empty."),
    QT_TRANSLATE_NOOP("problems", "Expected a first row with the names of the columns, and rows below it."),
    QT_TRANSLATE_NOOP("problems", "Take the table from an earlier copy of the pack."), cause=True)
ENCODING_GUESSED = register(
    "encoding-guessed", Severity.NOTICE,
    QT_TRANSLATE_NOOP("problems", "The file is not in UTF-8. It was read as Windows-1252, "
                                  "the usual coding of Western spreadsheets."),
    fix=QT_TRANSLATE_NOOP("problems", "If accents look wrong, save the table again as “CSV UTF-8”."))
FILE_CUT_OFF = register(
    "file-cut-off", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "The file stops in the middle of this row."),
    fix=QT_TRANSLATE_NOOP("problems", "Copy or save the file again, and check that its last row is complete."), cause=True)
QUOTE_BAD = register(
    "quote-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "A quotation mark in this row is never closed, or stands where none can stand."),
    QT_TRANSLATE_NOOP("problems", "Expected quotation marks around a whole cell, and doubled inside it."),
    QT_TRANSLATE_NOOP("problems", "Open the table in a spreadsheet program, mend the row and save it as “CSV UTF-8”."),
    cause=True)
QUOTES_TOO_MANY = register(
    "quotes-too-many", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "Too many rows have stray quotation marks. Nothing from this row on was read."),
    fix=QT_TRANSLATE_NOOP("problems", "Take the table from an earlier copy of the pack."), cause=True)
COLUMNS_TOO_MANY = register(
    "columns-too-many", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "The table has more than {limit} columns. Only the first {limit} were read."),
    fix=QT_TRANSLATE_NOOP("problems", "Remove the columns that do not belong to the pack."))
ROWS_TOO_MANY = register(
    "rows-too-many", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "The table has more than {limit} rows. Nothing from this row on was read."),
    fix=QT_TRANSLATE_NOOP("problems", "Remove the rows that do not belong to the pack."), cause=True)


@dataclass(slots=True)
class Grid:
    """One table as raw text: column names, and rows as (row number in the spreadsheet, cells).

    `open_ended` says that the text ended without the end of a line, `torn` that it ended inside a character;
    `clean` that no cell has characters that cannot be shown.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]
    problems: list[Problem] = field(default_factory=list)
    open_ended: bool = False
    torn: bool = False
    clean: bool = False


def grid_from_text(data: bytes, file: str, names: Set[str]) -> Grid:
    """Read a delimited text. `names` are column names to expect; they tell the separator."""
    csv.field_size_limit(2**31 - 1)  # long cells are cut later, with a message
    text, code, torn = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [Problem(code, file)] if code else []
    lines = list(io.StringIO(text))
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        return Grid([], [], [*problems, Problem(FILE_EMPTY, file)])
    grid = grid_from_records(_records(lines, _delimiter(first, names), file, problems), file, problems)
    return replace(grid, open_ended=not text.endswith("\n"), torn=torn, clean=_is_clean(text))


def grid_from_records(records: Iterator[tuple[int, list[str]]], file: str, problems: list[Problem]) -> Grid:
    """Split numbered rows of cells into header and rows, within bounds. Adds to `problems`."""
    header: list[str] | None = None
    rows: list[tuple[int, list[str]]] = []
    for number, cells in records:
        if not any(cells):
            continue
        if header is None:
            header = [showable(cell).strip() for cell in cells] if any(map(str.strip, cells)) else None
        elif number > MAX_ROWS + 1:
            problems.append(Problem(ROWS_TOO_MANY, file, number, params={"limit": f"{MAX_ROWS:,}"}))
            break
        else:
            rows.append((number, cells))
    if header is None:
        return Grid([], [], [*problems, Problem(FILE_EMPTY, file)])
    if len(header) > MAX_COLUMNS:
        problems.append(Problem(COLUMNS_TOO_MANY, file, params={"limit": str(MAX_COLUMNS)}))
        header = header[:MAX_COLUMNS]
        rows = [(number, cells[:MAX_COLUMNS]) for number, cells in rows]
    return Grid(header, rows, problems)


def showable(text: str) -> str:
    """`text` without characters that neither a screen nor a workbook can hold."""
    return re.sub(_UNSHOWABLE, "", text)


def _is_clean(text: str) -> bool:
    data = text.encode()
    return len(data.translate(None, _CONTROLS)) == len(data) and not any(odd in text for odd in _ODD)


def _decoded(data: bytes) -> tuple[str, str, bool]:
    """Text, code of a problem with its encoding or "", and whether the last character is torn."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "", len(data) % 2 == 1
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), "", False
    except UnicodeDecodeError as error:
        whole = data[: error.start].decode()
        if error.end == len(data) and error.reason == "unexpected end of data" and not whole.isascii():
            return whole, "", True
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    good = sum(character > "\x7f" for character in replaced) - bad
    if good > bad:  # UTF-8 with a few foreign rows pasted in: those cells are reported one by one
        return replaced, "", False
    return data.decode("cp1252", "replace"), ENCODING_GUESSED, False


def _delimiter(first_line: str, names: Set[str]) -> str:
    """The separator with which the first line gives most known names, or else most cells."""

    def fit(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first_line], delimiter=delimiter))
        return sum(cell.strip().lower() in names for cell in cells), len(cells)

    return max(",;\t", key=fit)


def _records(
    lines: list[str], delimiter: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers. A damaged row costs its first line; reading goes on with the next one."""
    number, start, damaged = 0, 0, 0
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                number += 1
                done = reader.line_num
                yield number, cells
            return
        except csv.Error:
            number += 1
            damaged += 1
            if damaged > MAX_DAMAGED_ROWS:
                problems.append(Problem(QUOTES_TOO_MANY, file, number))
                return
            found = shorten(lines[start + done])
            problems.append(Problem(QUOTE_BAD, file, number, found=found, left_out=True))
            start += done + 1
