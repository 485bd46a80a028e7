"""Cells of a table: from text to value and back. Exact, without guessing; what does not fit is a `BadCellError`."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

from explainer.core.columns import Column, Kind
from explainer.core.dates import PartialDate
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.pack import Cell
from explainer.core.problems import Severity, register

Parse = Callable[[str], Cell]
"""Turns a cell that is not empty into its value. Raises `BadCellError`."""

ID_BAD = register(
    "id-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” cannot be used as an id."),
    QT_TRANSLATE_NOOP("problems", "Expected plain letters, digits, periods, hyphens and underscores, "
                                  "without spaces or accents."),
    QT_TRANSLATE_NOOP("problems", "Write a short name such as los-angeles or C14."))
IDS_BAD = register(
    "ids-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not an id."),
    QT_TRANSLATE_NOOP("problems", "Expected ids, with a space between two of them."),
    QT_TRANSLATE_NOOP("problems", "Copy the id from the first column of its own table."))
DATE_BAD = register(
    "date-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not a date this program can read."),
    QT_TRANSLATE_NOOP("problems", "Expected a date that exists, such as 2025-06-15, or 2025-06, or 2025."),
    QT_TRANSLATE_NOOP("problems", "Write the year first, then the month, then the day, with hyphens between them."))
NUMBER_BAD = register(
    "number-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not a number."),
    QT_TRANSLATE_NOOP("problems", "Expected digits only, such as {example}."),
    QT_TRANSLATE_NOOP("problems", "Write the number without signs or words. Units have a column of their own."))
NUMBER_PERCENT = register(
    "number-percent", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” has a percent sign in it."),
    QT_TRANSLATE_NOOP("problems", "Expected the number alone."),
    QT_TRANSLATE_NOOP("problems", "Write {number} and put percent in the unit column."))
NUMBER_SEPARATORS = register(
    "number-separators", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” has its comma or period in an unexpected place."),
    QT_TRANSLATE_NOOP("problems", "Expected digits only, such as {example}."),
    QT_TRANSLATE_NOOP("problems", "If {number} is meant, write it like that."))
CHOICE_BAD = register(
    "choice-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not one of the words this column knows."),
    QT_TRANSLATE_NOOP("problems", "Expected one of: {allowed}."),
    QT_TRANSLATE_NOOP("problems", "Copy one of these words into the cell."))
YES_NO_BAD = register(
    "yes-no-bad", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” is neither yes nor no."),
    QT_TRANSLATE_NOOP("problems", "Expected yes or no."),
    QT_TRANSLATE_NOOP("problems", "Write yes or no."))

EMPTY: dict[Kind, Cell] = {
    Kind.ID: "", Kind.REF: "", Kind.TEXT: "", Kind.LOCAL: "", Kind.CHOICE: "", Kind.REFS: (), Kind.TAGS: (),
    Kind.DATE: None, Kind.NUMBER: None, Kind.YES_NO: None,
}
"""The value of an empty cell."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NOT_DIGIT = re.compile("[^0-9]")
_MINUS = ("-", "\u2212")
_SEPARATORS = str.maketrans(",;", "  ")
_YES_NO = {"yes": True, "sí": True, "si": True, "true": True, "no": False, "false": False}


class BadCellError(ValueError):
    """A cell that cannot be read: the problem's code and parameters, what was found, and what is used instead."""

    def __init__(self, code: str, found: str, value: Cell = None, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.value = value
        self.params = params


def parser(column: Column, thousands: str | None = None) -> Parse | None:
    """The function that reads cells of `column`; None where the text is the value.

    `thousands` overrides the column's own sign between groups of digits. Where that is a full stop, the
    decimal sign is a comma.
    """
    if column.kind is Kind.NUMBER:
        return _NumberReader(column.thousands if thousands is None else thousands)
    if column.kind is Kind.CHOICE:
        return _Remembered(partial(_choice, choices=column.choices)).__getitem__
    parse = _PARSERS.get(column.kind)
    return _Remembered(parse).__getitem__ if parse is not None and parse is not _id else parse


class _Remembered(dict[str, Cell]):
    """Values by their text: most columns repeat a few texts, and reading a pack must take no time."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> Cell:
        value = self[text] = self._parse(text)
        return value


def _id(text: str) -> str:
    if _ID.fullmatch(text) is None:
        raise BadCellError(ID_BAD, text, "")
    return text


def _ref(text: str) -> str:
    if _ID.fullmatch(text) is None:
        raise BadCellError(IDS_BAD, text, "")
    return text


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(text.translate(_SEPARATORS).split())
    bad = [word for word in ids if _ID.fullmatch(word) is None]
    if bad:
        raise BadCellError(IDS_BAD, " ".join(bad), tuple(word for word in ids if word not in bad))
    return ids


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise BadCellError(DATE_BAD, text) from None


def _yes_no(text: str) -> bool:
    value = _YES_NO.get(unicodedata.normalize("NFC", text).casefold())
    if value is None:
        raise BadCellError(YES_NO_BAD, text)
    return value


def _choice(text: str, choices: tuple[str, ...]) -> str:
    value = text.lower()
    if value not in choices:
        raise BadCellError(CHOICE_BAD, text, "", allowed=", ".join(choices))
    return value


class _NumberReader:
    """Reads numbers with a given sign between groups of digits, which decides the decimal sign."""

    def __init__(self, thousands: str) -> None:
        self._decimal = "," if thousands == "." else "."
        self._plain = _number_pattern(thousands, self._decimal)
        self._swapped = _number_pattern(self._decimal, "." if self._decimal == "," else ",")

    def __call__(self, text: str) -> float:
        value = _number(self._plain.fullmatch(text))
        if value is None:
            raise self._complaint(text)
        return value

    def _complaint(self, text: str) -> BadCellError:
        example = self._written("27, 27.5, 3300")
        bare = _number(self._plain.fullmatch(text.removesuffix("%").rstrip()))
        if bare is not None:
            return BadCellError(NUMBER_PERCENT, text, number=self._written(number_text(bare)))
        swapped = _number(self._swapped.fullmatch(text))
        if swapped is not None:
            return BadCellError(NUMBER_SEPARATORS, text, number=self._written(number_text(swapped)), example=example)
        return BadCellError(NUMBER_BAD, text, example=example)

    def _written(self, text: str) -> str:
        return text.replace(".", self._decimal)


def _number_pattern(thousands: str, decimal: str) -> re.Pattern[str]:
    """Groups: sign, whole digits, digits after the decimal sign."""
    grouped = rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+"
    return re.compile(rf"([-+\u2212]?)([0-9]+|{grouped})(?:{re.escape(decimal)}([0-9]+))?")


def _number(match: re.Match[str] | None) -> float | None:
    """The number that was matched; None if there is none, or it is too large to hold."""
    if match is None:
        return None
    sign, whole, fraction = match.groups()
    value = float(f"{_NOT_DIGIT.sub('', whole)}.{fraction or 0}")
    return None if math.isinf(value) else -value if sign in _MINUS and value else value


_PARSERS: dict[Kind, Parse] = {
    Kind.ID: _id, Kind.REF: _ref, Kind.REFS: _ids, Kind.TAGS: _ids, Kind.DATE: _date, Kind.YES_NO: _yes_no,
}


def number_text(value: float) -> str:
    """A number as it stands in a file: all its digits, no exponent, no needless `.0`."""
    if value.is_integer():
        return str(int(value))
    from decimal import Decimal  # not needed for the first paint

    return format(Decimal(repr(value)), "f")


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: str, type(None): lambda _: "", tuple: " ".join, bool: {True: "yes", False: "no"}.__getitem__,
    PartialDate: str, float: number_text, int: str,
}


def cell_text(value: Cell) -> str:
    """A value as it stands in a file. The parser of its column reads the same value back."""
    return _WRITERS[type(value)](value)
