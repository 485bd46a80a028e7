"""Workbooks in OpenDocument (.ods, and .fods, the same in one file): sheets, texts, shown dates.

Nothing else is opened: no drawings, comments, scripts or links.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from explainer.core import limits
from explainer.core.addresses import column_letters
from explainer.core.numberformats import Format, clock, date_text, is_inexact, shown_number
from explainer.core.spreadsheets import (
    CELL_ERROR,
    FORMULA_EMPTY,
    MAX_MERGED,
    NUMBER_INEXACT,
    GatheredText,
    SheetRow,
    ShownCell,
)
from explainer.core.tabular import MAX_COLUMNS, MAX_ROWS
from explainer.core.xmlstream import BadXmlError, Budget, TooFullError, feed, stream

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _STYLE = f"{_SPACE}table:1.0 ", f"{_SPACE}office:1.0 ", f"{_SPACE}style:1.0 "
_TEXT, _NUMBER = f"{_SPACE}text:1.0 ", f"{_SPACE}datastyle:1.0 "
_CALC_EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_PREFIXES = {
    _TABLE.strip(): "table",
    _OFFICE.strip(): "office",
    _STYLE.strip(): "style",
    _TEXT.strip(): "text",
    _NUMBER.strip(): "number",
}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_IN_CELL = (
    "text:p",
    "text:h",
    "text:span",
    "text:a",
    "text:s",
    "text:tab",
    "text:line-break",
    "text:list",
    "text:list-item",
)
"""What the text of a cell is made of. All else in a cell, such as a comment, is passed over."""
_IN_TABLE = (
    "table:table-row",
    "table:table-rows",
    "table:table-row-group",
    "table:table-header-rows",
    "table:table-column",
    "table:table-columns",
    "table:table-column-group",
    "table:table-header-columns",
    *_CELLS,
)
_FORMATS = ("number:number-style", "number:date-style", "number:time-style")
_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|Err:[0-9]{3}")
_TRUTH = {"1": "yes", "0": "no"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_DURATION = re.compile(r"-?PT?(\d{1,9})H(\d{1,9})M(\d{1,9})(?:[.,]\d*)?S")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:[.,]\d*)?Z?)?")

Pieces = Callable[[], Iterable[bytes]]


class OpenDocumentWorkbook:
    """A workbook whose parts are given as functions, since the content is gone through twice."""

    formats_unreadable = False

    def __init__(self, content: Pieces, styles: Pieces | None, budget: Budget) -> None:
        self._content, self._budget = content, budget
        self._survey = _Survey()
        if styles is not None:
            feed(styles(), self._survey, _PREFIXES, Budget())
        feed(content(), self._survey, _PREFIXES, Budget())
        if not self._survey.is_spreadsheet:
            raise BadXmlError("no spreadsheet")
        self.names = self._survey.sheets
        self.merged: dict[int, list[str]] = {}

    def rows(self, wanted: Set[int]) -> Iterator[tuple[int, SheetRow]]:
        """The filled rows of the sheets wanted, sheet by sheet."""
        reader = _ContentReader(wanted, self._survey.format_of, self._budget, self.merged)
        last = max(wanted, default=-1)
        for _ in stream(self._content(), reader, _PREFIXES, self._budget) if wanted else ():
            yield from reader.rows
            reader.rows.clear()
            if reader.sheet > last:
                return


class _CellStyle(NamedTuple):
    format_name: str
    parent: str


class _Survey:
    """Names of the sheets, and number formats by the name of a cell's style."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.is_spreadsheet = False
        self._styles: dict[str, _CellStyle] = {}
        self._formats: dict[str, Format] = {}
        self._reading: _FormatReader | None = None

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A sheet, a style or a part of one."""
        if self._reading is not None:
            self._reading.add(name, attributes)
        elif name in _FORMATS:
            self._reading = _FormatReader(attributes.get(_STYLE + "name", ""))
        elif name == "style:style" and attributes.get(_STYLE + "family") == "table-cell":
            self._styles[attributes.get(_STYLE + "name", "")] = _CellStyle(
                attributes.get(_STYLE + "data-style-name", ""),
                attributes.get(_STYLE + "parent-style-name", ""),
            )
        elif name == "office:spreadsheet":
            self.is_spreadsheet = True
        elif name == "table:table" and depth == 3:
            self.sheets.append(attributes.get(_TABLE + "name", ""))
            if len(self.sheets) > limits.MAX_SHEETS:
                raise TooFullError

    def end(self, name: str, depth: int) -> None:
        """The end of a style."""
        if name in _FORMATS and self._reading is not None:
            self._formats[self._reading.name] = self._reading.format()
            self._reading = None

    def text(self, text: str) -> None:
        """Nothing to do."""

    def format_of(self, style: str) -> Format:
        """The number format of a cell's style, or of the style that it is made from."""
        for _ in range(limits.MAX_STYLE_PARENTS):
            found = self._styles.get(style)
            if found is None:
                break
            if found.format_name:
                return self._formats.get(found.format_name, Format())
            style = found.parent
        return Format()


class _FormatReader:
    """What one number format shows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._shown: set[str] = set()
        self._zeros = 0

    def add(self, name: str, attributes: Mapping[str, str]) -> None:
        """A part of the format, such as the year."""
        self._shown.add(name.removeprefix("number:"))
        if name == "number:number" and attributes.get(_NUMBER + "grouping") != "true":
            self._zeros = _count(attributes.get(_NUMBER + "min-integer-digits", ""), 0, 20)

    def format(self) -> Format:
        """The format found."""
        shown = self._shown
        if not shown.isdisjoint(("year", "month", "day", "era")):
            whole = "year" not in shown or "day" in shown
            return Format(date="day" if whole else "month" if "month" in shown else "year")
        if not shown.isdisjoint(("hours", "minutes", "seconds")):
            return Format(date="time")
        return Format(zeros=self._zeros if shown == {"number"} and self._zeros > 1 else 0)


class _ContentReader:
    """The rows of some sheets. Repeated rows and cells are unfolded within bounds."""

    def __init__(
        self,
        wanted: Set[int],
        format_of: Callable[[str], Format],
        budget: Budget,
        merged: dict[int, list[str]],
    ) -> None:
        self.rows: list[tuple[int, SheetRow]] = []
        self._wanted, self._format_of, self._budget, self._merged = (
            wanted,
            format_of,
            budget,
            merged,
        )
        self.sheet = -1
        self._skipped_at: int | None = None
        self._in_table = False
        self._column_styles: list[str] = []
        self._row, self._column = 1, 0
        self._row_repeated, self._row_style = 1, ""
        self._cells: list[ShownCell] = []
        self._cell: Mapping[str, str] | None = None
        self._paragraphs = 0
        self._paragraph_at: int | None = None
        self._text = GatheredText()

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A sheet, a row, a cell, or a part of one."""
        if self._skipped_at is not None:
            return
        if self._cell is not None:
            self._start_in_cell(name, attributes, depth)
        elif self._in_table:
            self._start_in_table(name, attributes, depth)
        elif name == "table:table" and depth == 3:
            self.sheet += 1
            self._in_table = self.sheet in self._wanted
            self._column_styles, self._row = [], 1
            if not self._in_table:
                self._skipped_at = depth

    def _start_in_table(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        if name not in _IN_TABLE:
            self._skipped_at = depth
        elif name == "table:table-column":
            repeated = _count(
                attributes.get(_TABLE + "number-columns-repeated", ""), 1, MAX_COLUMNS + 1
            )
            if len(self._column_styles) <= MAX_COLUMNS:
                self._column_styles += [
                    attributes.get(_TABLE + "default-cell-style-name", "")
                ] * repeated
        elif name == "table:table-row":
            self._row_repeated = _count(
                attributes.get(_TABLE + "number-rows-repeated", ""), 1, MAX_ROWS + 2
            )
            self._row_style = attributes.get(_TABLE + "default-cell-style-name", "")
            self._column = 0
        elif name in _CELLS:
            self._cell = attributes
            self._paragraphs = 0

    def _start_in_cell(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        if name not in _IN_CELL:
            self._skipped_at = depth
        elif name in ("text:p", "text:h") and self._paragraph_at is None:
            self._paragraph_at = depth
            if self._paragraphs:
                self._text.add("\n")
            self._paragraphs += 1
        elif name == "text:s":
            self._text.add(" " * _count(attributes.get(_TEXT + "c", ""), 1, limits.MAX_CELL_TEXT))
        elif name in ("text:tab", "text:line-break"):
            self._text.add("\t" if name == "text:tab" else "\n")

    def end(self, name: str, depth: int) -> None:
        """The end of a sheet, a row or a cell."""
        if self._skipped_at is not None:
            if depth == self._skipped_at:
                self._skipped_at = None
        elif depth == self._paragraph_at:
            self._paragraph_at = None
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell, self._text.take(), covered=name == _CELLS[1])
            self._cell = None
        elif name == "table:table-row" and self._in_table:
            self._end_row()
        elif name == "table:table":
            self._in_table = False

    def text(self, text: str) -> None:
        """A piece of a text; line ends and several spaces are one space there."""
        if self._paragraph_at is not None and self._skipped_at is None:
            self._text.add(_BLANKS.sub(" ", text))

    def _end_cell(self, cell: Mapping[str, str], text: str, *, covered: bool) -> None:
        repeated = _count(cell.get(_TABLE + "number-columns-repeated", ""), 1, 20_000)
        column, self._column = self._column, self._column + repeated
        if covered:  # hidden below the cell that it was merged with
            return
        self._note_merged(cell, column)
        style = cell.get(_TABLE + "style-name") or self._row_style or self._column_style(column)
        text, flaw = _shown(cell, text, self._format_of(style), saved=self._paragraphs > 0)
        if text or flaw:
            for place in range(column, min(self._column, max(column, MAX_COLUMNS) + 1)):
                self._budget.take_cell(text)
                self._cells.append(ShownCell(place, text, flaw))

    def _column_style(self, column: int) -> str:
        return self._column_styles[column] if column < len(self._column_styles) else ""

    def _note_merged(self, cell: Mapping[str, str], column: int) -> None:
        wide = _count(cell.get(_TABLE + "number-columns-spanned", ""), 1, 20_000)
        high = _count(cell.get(_TABLE + "number-rows-spanned", ""), 1, 2_000_000)
        areas = self._merged.setdefault(self.sheet, [])
        if (wide > 1 or high > 1) and len(areas) < MAX_MERGED:
            end = f"{column_letters(column + wide - 1)}{self._row + high - 1}"
            areas.append(f"{column_letters(column)}{self._row}:{end}")

    def _end_row(self) -> None:
        cells, self._cells = self._cells, []
        first, self._row = self._row, self._row + self._row_repeated
        for number in range(first, min(self._row, max(first, MAX_ROWS + 2) + 1)) if cells else ():
            self.rows.append((self.sheet, (number, cells)))
            if number > first:
                for cell in cells:
                    self._budget.take_cell(cell.text)


def _count(text: str, least: int, most: int) -> int:
    """A number of repetitions, within bounds."""
    number = int(text) if text.isdecimal() and len(text) < 10 else least
    return min(max(number, least), most)


def _shown(cell: Mapping[str, str], text: str, shape: Format, *, saved: bool) -> tuple[str, str]:
    """What a cell shows, and the code of a problem or "".
    `saved`: a text is there, even if empty."""
    kind = cell.get(_OFFICE + "value-type", "")
    formula = _TABLE + "formula" in cell
    if cell.get(_CALC_EXTENSION + "value-type") == "error" or (formula and _ERROR.fullmatch(text)):
        return text, CELL_ERROR
    if not kind:
        return text, FORMULA_EMPTY if formula and not saved else ""
    if kind in ("float", "currency", "percentage"):
        stored = cell.get(_OFFICE + "value", text)
        if (
            stored in _TRUTH and text.isalpha()
        ):  # a formula that gives TRUE or FALSE, in some language
            return _TRUTH[stored], ""
        shape = Format(percent=kind == "percentage", zeros=shape.zeros)
        return shown_number(stored, shape), NUMBER_INEXACT if is_inexact(stored, shape) else ""
    if kind == "boolean":
        return {"true": "yes", "false": "no"}.get(cell.get(_OFFICE + "boolean-value", ""), text), ""
    if kind == "date":
        return _shown_date(cell.get(_OFFICE + "date-value", text), shape), ""
    if kind == "time":
        return _shown_time(cell.get(_OFFICE + "time-value", text)), ""
    return text or cell.get(_OFFICE + "string-value", "")[: limits.MAX_CELL_TEXT], ""


def _shown_date(text: str, shape: Format) -> str:
    match = _DATE.fullmatch(text)
    try:
        day = datetime.date(*map(int, match.groups()[:3])) if match else None
    except ValueError:
        day = None
    if match is None or day is None:
        return text
    time = match[4] if match[4] and match[4] != "00:00:00" else ""
    return date_text(day, shape.date or "day", time)


def _shown_time(text: str) -> str:
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    hours, minutes, seconds = map(int, match.groups())
    return clock(hours * 3600 + minutes * 60 + seconds)
