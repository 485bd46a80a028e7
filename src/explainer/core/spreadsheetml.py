"""Workbooks in Office Open XML (.xlsx), ordinary or strict: sheets, texts, number formats.

Nothing else of a workbook is opened: no themes, drawings, comments, properties, macros or links.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple
from urllib.parse import unquote

from explainer.core import limits
from explainer.core.archives import Parts
from explainer.core.numberformats import (
    BUILT_IN,
    GENERAL,
    Format,
    is_inexact,
    parse_format,
    shown_number,
)
from explainer.core.spreadsheets import (
    CELL_ERROR,
    FORMULA_EMPTY,
    MAX_MERGED,
    NUMBER_INEXACT,
    GatheredText,
    SheetRow,
    ShownCell,
)
from explainer.core.xmlstream import BadXmlError, Budget, TooFullError, feed, stream

_PREFIXES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "": "",
}
_RELATION_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_MOST_LETTERS = 3
_MAX_FORMATS = 100_000  # Excel takes 65,490
_TRUE = ("1", "true", "on")


class _Relation(NamedTuple):
    kind: str
    part: str


class OpenXmlWorkbook:
    """A workbook by its parts.
    Raises `BadXmlError`, `TooFullError` and what a damaged zip raises."""

    def __init__(self, parts: Parts, budget: Budget) -> None:
        self._parts = parts
        self._budget = budget
        self._home = self._main_part()
        self._relations = self._relations_of(self._home)
        book = _BookReader()
        feed(parts.pieces(self._home), book, _PREFIXES, budget)
        self._from_1904 = book.from_1904
        self._sheets = [
            (name, part) for name, key in book.sheets if (part := self._sheet_part(key)) is not None
        ]
        self.names = [name for name, _ in self._sheets]
        self.merged: dict[int, list[str]] = {}
        self.formats_unreadable = False

    def rows(self, wanted: Set[int]) -> Iterator[tuple[int, SheetRow]]:
        """The filled rows of the sheets wanted, sheet by sheet."""
        shared = self._strings(), self._formats()
        for number in sorted(wanted):
            part = self._sheets[number][1]
            if part not in self._parts:
                raise BadXmlError("a sheet without its part")
            merged = self.merged.setdefault(number, [])
            reader = _SheetReader(*shared, self._budget, merged, from_1904=self._from_1904)
            for _ in stream(self._parts.pieces(part), reader, _PREFIXES, self._budget):
                for row in reader.rows:
                    yield number, row
                reader.rows.clear()

    def _sheet_part(self, key: str) -> str | None:
        """The part of a sheet; "" if it is lost, None where it holds a chart or a dialog."""
        relation = self._relations.get(key)
        if relation is None:
            return ""
        return relation.part if relation.kind == "worksheet" else None

    def _main_part(self) -> str:
        for relation in self._relations_of("").values():
            if relation.kind == "officedocument" and relation.part in self._parts:
                return relation.part
        if "xl/workbook.xml" in self._parts:
            return "xl/workbook.xml"
        raise BadXmlError("no workbook")

    def _relations_of(self, part: str) -> dict[str, _Relation]:
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        reader = _RelationsReader(folder)
        if file in self._parts:
            feed(self._parts.pieces(file), reader, _PREFIXES, self._budget)
        return reader.relations

    def _part_of_kind(self, kind: str, usual: str) -> str:
        """The part with the shared strings or the styles; "" if there is none."""
        beside = posixpath.join(posixpath.dirname(self._home), usual)
        named = [relation.part for relation in self._relations.values() if relation.kind == kind]
        return next((part for part in [*named, beside] if part in self._parts), "")

    def _strings(self) -> list[str]:
        """The texts that cells refer to by number."""
        reader = _StringsReader(self._budget)
        if part := self._part_of_kind("sharedstrings", "sharedStrings.xml"):
            feed(self._parts.pieces(part), reader, _PREFIXES, self._budget)
        return reader.strings

    def _formats(self) -> list[Format]:
        """The number formats that cells refer to by number; none without a part of styles."""
        reader = _StylesReader()
        try:
            if part := self._part_of_kind("styles", "styles.xml"):
                feed(self._parts.pieces(part), reader, _PREFIXES, self._budget)
        except BadXmlError:
            self.formats_unreadable = True
        return reader.formats()


class _RelationsReader:
    """Which part another one refers to by which id. Links out of the workbook are passed over."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.relations: dict[str, _Relation] = {}

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A relation."""
        target = attributes.get("Target", "").replace("\\", "/")
        if name != "Relationship" or attributes.get("TargetMode", "").lower() == "external":
            return
        path = posixpath.normpath(posixpath.join("/", self._folder, unquote(target)))
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        self.relations[attributes.get("Id", "")] = _Relation(kind, path.lstrip("/"))

    def end(self, name: str, depth: int) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""


class _BookReader:
    """Names of the sheets with the ids of their parts, and from which year days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A sheet or a property."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "").lower() in _TRUE
        elif name == "sheet" and depth == 2:
            ids = [
                attributes[key]
                for space in _RELATION_SPACES
                if (key := f"{space} id") in attributes
            ]
            self.sheets.append((attributes.get("name", ""), ids[0] if ids else ""))
            if len(self.sheets) > limits.MAX_SHEETS:
                raise TooFullError

    def end(self, name: str, depth: int) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""


class _StylesReader:
    """Number formats of cells, in order."""

    def __init__(self) -> None:
        self._section = ""
        self._codes: dict[str, str] = {}
        self._ids: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A format, or the format of a kind of cell."""
        if depth == 1:
            self._section = name
        elif depth == 2 and name == "numFmt" and self._section == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif (
            depth == 2
            and name == "xf"
            and self._section == "cellXfs"
            and len(self._ids) < _MAX_FORMATS
        ):
            self._ids.append(attributes.get("numFmtId", "0"))

    def end(self, name: str, depth: int) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""

    def formats(self) -> list[Format]:
        """The formats found."""
        return [self._format(number) for number in self._ids]

    def _format(self, number: str) -> Format:
        code = self._codes.get(number)
        if code is not None:
            return parse_format(code)
        return (
            BUILT_IN.get(int(number), GENERAL)
            if number.isdecimal() and len(number) < 9
            else GENERAL
        )


class _StringsReader:
    """The shared strings: runs of rich text joined, readings of Chinese characters left out."""

    def __init__(self, budget: Budget) -> None:
        self.strings: list[str] = []
        self._budget = budget
        self._text = GatheredText()
        self._taking = False
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A string, or a part of one."""
        if name == "t":
            self._taking = not self._phonetic
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str, depth: int) -> None:
        """The end of a string, or of a part of one."""
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si" and depth == 1:
            text = unescaped(self._text.take())
            self._budget.take_text(text)
            self.strings.append(text)
            if len(self.strings) > limits.MAX_STRINGS:
                raise TooFullError

    def text(self, text: str) -> None:
        """A piece of a string."""
        if self._taking:
            self._text.add(text)


class _SheetReader:
    """The rows of a sheet. Rows without a number follow the one before."""

    def __init__(
        self,
        strings: list[str],
        formats: list[Format],
        budget: Budget,
        merged: list[str],
        *,
        from_1904: bool,
    ) -> None:
        self.rows: list[SheetRow] = []
        self._strings, self._formats, self._from_1904 = strings, formats, from_1904
        self._budget, self._merged = budget, merged
        self._row, self._column = 0, -1
        self._columns = _Columns()
        self._cells: list[ShownCell] = []
        self._cell: Mapping[str, str] | None = None
        self._formula = self._phonetic = self._taking = False
        self._text = GatheredText()

    def start(self, name: str, attributes: Mapping[str, str], depth: int) -> None:
        """A row, a cell or a part of one."""
        if name == "c" and depth == 3:
            self._cell = attributes
            self._formula = False
            letters = attributes.get("r", "").rstrip(_DIGITS)
            self._column = self._columns[letters] if letters else self._column + 1
        elif self._cell is not None:
            self._start_part(name)
        elif name == "row" and depth == 2:
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
            self._column = -1
        elif name == "mergeCell" and depth == 2 and len(self._merged) < MAX_MERGED:
            self._merged.append(attributes.get("ref", "")[:20])

    def _start_part(self, name: str) -> None:
        if name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name in ("v", "t"):
            self._taking = not self._phonetic

    def end(self, name: str, depth: int) -> None:
        """The end of a row, a cell or a part of one."""
        if self._cell is None:
            if name == "row" and depth == 2 and self._cells:
                self.rows.append((self._row, self._cells))
                self._cells = []
        elif name in ("v", "t"):
            self._taking = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            self._end_cell(self._cell, self._text.take())

    def text(self, text: str) -> None:
        """A piece of a value."""
        if self._taking:
            self._text.add(text)

    def _end_cell(self, cell: Mapping[str, str], stored: str) -> None:
        self._cell = None
        if not stored and not self._formula:
            return
        kind = cell.get("t", "n")
        text, flaw = self._shown(kind, stored, cell.get("s", ""))
        if not stored and self._formula and kind != "str":
            flaw = FORMULA_EMPTY
        if text or flaw:
            self._budget.take_cell(text)
            self._cells.append(ShownCell(self._column, text, flaw))

    def _shown(self, kind: str, stored: str, style: str) -> tuple[str, str]:
        """What a cell shows, and the code of a problem with it or ""."""
        if kind == "s":
            return (self._string(stored) if stored else ""), ""
        if kind in ("str", "inlineStr"):
            return unescaped(stored), ""
        if kind == "b":
            return {"1": "yes", "0": "no"}.get(stored, stored), ""
        if kind == "e":
            return stored, CELL_ERROR
        shape = self._format(style)
        if kind == "d":
            return iso_date(stored, shape), ""
        flaw = NUMBER_INEXACT if is_inexact(stored, shape) else ""
        return shown_number(stored, shape, from_1904=self._from_1904), flaw

    def _string(self, stored: str) -> str:
        number = int(stored) if stored.strip().isdecimal() and len(stored) < 9 else -1
        if not 0 <= number < len(self._strings):
            raise BadXmlError("a text that is not there")
        return self._strings[number]

    def _format(self, style: str) -> Format:
        number = int(style) if style.isdecimal() and len(style) < 9 else 0
        return self._formats[number] if number < len(self._formats) else GENERAL


class _Columns(dict[str, int]):
    """Columns by their letters, 0 the first."""

    def __missing__(self, letters: str) -> int:
        if not (len(letters) <= _MOST_LETTERS and letters.isascii() and letters.isalpha()):
            raise BadXmlError("a cell without a place")
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        self[letters] = column - 1
        return column - 1


def iso_date(text: str, shape: Format) -> str:
    """A date as strict workbooks store it (`2025-06-15T00:00:00`), as far as it is shown."""
    day, _, time = text.removesuffix("Z").partition("T")
    time = time.partition(".")[0]
    if time.replace("0", "").replace(":", ""):
        return f"{day} {time}"
    return day[: {"year": 4, "month": 7}.get(shape.date, 10)]


def unescaped(text: str) -> str:
    """A stored text as it is shown: `_x0041_` stands for a character by its number."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
