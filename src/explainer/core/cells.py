"""Cells of a table: from text to value and back. Exact, without guessing;
what does not fit is a `BadCellError`."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from functools import partial

from explainer.core.characters import odd_character, plain_letters, without_invisible
from explainer.core.columns import Column, Kind
from explainer.core.dates import PartialDate
from explainer.core.i18n import N_
from explainer.core.problems import Severity, register
from explainer.core.rows import Cell

Parse = Callable[[str], Cell]
"""Turns a cell that is not empty into its value. Raises `BadCellError`."""

ID_BAD = register(
    "id-bad", Severity.ERROR,
    N_("“{found}” cannot be used as an id."),
    N_("Expected plain letters, digits, periods, hyphens and underscores, "
                                  "without spaces or accents."),
    N_("Write a short name such as los-angeles or C14."))
IDS_BAD = register(
    "ids-bad", Severity.ERROR,
    N_("“{found}” is not an id."),
    N_("Expected ids, with a space between two of them."),
    N_("Copy the id from the first column of its own table."))
DATE_LIKELY = register(
    "date-likely", Severity.ERROR,
    N_("“{found}” is not written the way this program reads dates."),
    N_("Expected a date such as 2025-06-15, or 2025-06, or 2025."),
    N_("If you mean one of these, write it exactly as shown: {likely}."))
DATE_BAD = register(
    "date-bad", Severity.ERROR,
    N_("“{found}” is not a date this program can read."),
    N_("Expected a date that exists, such as 2025-06-15, or 2025-06, or 2025."),
    N_("Write the year first, then the month, then the day, with hyphens between them."))
ID_LOOKALIKE = register(
    "id-lookalike", Severity.ERROR,
    N_("“{found}” cannot be used as an id: it has a character that only looks like a plain "
                                  "one ({character})."),
    N_("Expected plain letters, digits, periods, hyphens and underscores."),
    N_("If you mean {plain}, type it again."))
CHOICE_LOOKALIKE = register(
    "choice-lookalike", Severity.ERROR,
    N_("“{found}” is not one of the words this column accepts: it has a character that only "
       "looks like a plain one ({character})."),
    N_("Expected one of: {allowed}."),
    N_("If you mean {plain}, type it again."))
NUMBER_AMBIGUOUS = register(
    "number-ambiguous", Severity.ERROR,
    N_("“{found}” can be read in two ways: as {first} or as {second}."),
    N_("Expected digits only, with a period before decimals, such as {example}."),
    N_("Write {first} or {second}, whichever you mean."))
NUMBER_TOO_EXACT = register(
    "number-too-exact", Severity.WARNING,
    N_("“{found}” has more digits than this program can store. It was read as {number}."),
    N_("Expected at most fifteen digits."),
    N_("Round the number, and say so in the caveat."))
NUMBER_BAD = register(
    "number-bad", Severity.ERROR,
    N_("“{found}” is not a number."),
    N_("Expected digits only, such as {example}."),
    N_("Write the number without signs or words. Units have a column of their own."))
NUMBER_PERCENT = register(
    "number-percent", Severity.ERROR,
    N_("“{found}” has a percent sign in it."),
    N_("Expected the number alone."),
    N_("Write {number} and put percent in the unit column."))
NUMBER_SEPARATORS = register(
    "number-separators", Severity.ERROR,
    N_("“{found}” has a comma or period in an unexpected place."),
    N_("Expected digits only, such as {example}."),
    N_("If you mean {number}, write it that way."))
CHOICE_BAD = register(
    "choice-bad", Severity.ERROR,
    N_("“{found}” is not one of the words this column accepts."),
    N_("Expected one of: {allowed}."),
    N_("Copy one of these words into the cell."))
YES_NO_BAD = register(
    "yes-no-bad", Severity.ERROR,
    N_("“{found}” is neither yes nor no."),
    N_("Expected yes or no."),
    N_("Write yes or no."))

EMPTY: dict[Kind, Cell] = {
    Kind.ID: "", Kind.REF: "", Kind.TEXT: "", Kind.LOCAL: "", Kind.CHOICE: "", Kind.REFS: (),
    Kind.TAGS: (),
    Kind.DATE: None, Kind.NUMBER: None, Kind.YES_NO: None,
}
"""The value of an empty cell."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NOT_DIGIT = re.compile("[^0-9]")
_MINUS = ("-", "\u2212")
_SAFE_DIGITS = 15
"""A number of so many digits is kept exactly."""
_SEPARATORS = str.maketrans(",;", "  ")
_YES_NO = {"yes": True, "sí": True, "si": True, "true": True, "no": False, "false": False}


class BadCellError(ValueError):
    """A cell that cannot be read: the problem's code and parameters, what was found,
    and what is used instead."""

    def __init__(self, code: str, found: str, value: Cell = None, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.value = value
        self.params = params


def parser(column: Column, group_separator: str | None = None, *, unsure: str = "") -> Parse | None:
    """The function that reads cells of `column`; None where the text is the value.

    `group_separator` overrides the column's own sign between groups of digits. Where that is a full
    stop, the decimal sign is a comma. `unsure` holds the signs ("," or ".") of which the table does
    not show what they mean: a number that can be read in two ways because of one is a
    `BadCellError`.
    """
    if column.kind is Kind.NUMBER:
        return _NumberReader(column.group_separator if group_separator is None else group_separator,
                             unsure=unsure, whole=column.whole)
    if column.kind is Kind.CHOICE:
        return _Remembered(partial(_choice, choices=column.choices)).__getitem__
    parse = _PARSERS.get(column.kind)
    return _Remembered(parse).__getitem__ if parse is not None and parse is not _id else parse


class _Remembered(dict[str, Cell]):
    """Values by their text: most columns repeat a few texts,
    and reading a pack must take no time."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> Cell:
        value = self[text] = self._parse(text)
        return value


def _id(text: str) -> str:
    text = without_invisible(text)
    if _ID.fullmatch(text) is None:
        raise _bad_id(text, ID_BAD, "")
    return text


def _ref(text: str) -> str:
    text = without_invisible(text)
    if _ID.fullmatch(text) is None:
        raise _bad_id(text, IDS_BAD, "")
    return text


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(without_invisible(text).translate(_SEPARATORS).split())
    bad = [word for word in ids if _ID.fullmatch(word) is None]
    if bad:
        raise _bad_id(" ".join(bad), IDS_BAD, tuple(word for word in ids if word not in bad))
    return ids


def _bad_id(text: str, code: str, value: Cell) -> BadCellError:
    """What is wrong with ids: a character that looks like a plain one, or anything else."""
    plain = plain_letters(text).strip("'\"")
    if plain != text and all(_ID.fullmatch(word) for word in plain.split()) and plain:
        return BadCellError(ID_LOOKALIKE, text, value, plain=plain,
                            character=odd_character(text, plain))
    return BadCellError(code, text, value)


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(without_invisible(text))
    except ValueError:
        from explainer.core.date_guesses import likely_dates  # seldom needed

        if likely := likely_dates(without_invisible(text)):
            raise BadCellError(DATE_LIKELY, text, likely=", ".join(map(str, likely))) from None
        raise BadCellError(DATE_BAD, text) from None


def _yes_no(text: str) -> bool:
    value = _YES_NO.get(unicodedata.normalize("NFC", without_invisible(text)).casefold())
    if value is None:
        raise BadCellError(YES_NO_BAD, text)
    return value


def _choice(text: str, choices: tuple[str, ...]) -> str:
    text = without_invisible(text)
    value = text.lower()
    if value in choices:
        return value
    allowed, plain = ", ".join(choices), plain_letters(text).strip("'\"").lower()
    if plain in choices and not text.isascii():
        character = odd_character(text, plain)
        raise BadCellError(CHOICE_LOOKALIKE, text, "", allowed=allowed, plain=plain,
                           character=character)
    raise BadCellError(CHOICE_BAD, text, "", allowed=allowed)


class _NumberReader:
    """Reads numbers with a given sign between groups of digits, which decides the decimal sign."""

    def __init__(self, group_separator: str, *, unsure: str = "", whole: bool = False) -> None:
        self._decimal = "," if group_separator == "." else "."
        self._plain = _number_pattern(group_separator, self._decimal)
        self._swapped = _number_pattern(self._decimal, "." if self._decimal == "," else ",")
        self._unsure = unsure
        self._whole = whole and self._decimal == "."

    def __call__(self, text: str) -> float:
        text = without_invisible(text)
        two_ways = _TWO_WAYS.fullmatch(text) if self._unsure else None
        if two_ways is not None and two_ways[1] in self._unsure:
            raise self._question(text)
        if self._whole and _ZEROS.fullmatch(text):
            raise self._question(text)
        value = _number(self._plain.fullmatch(text))
        if value is None:
            raise self._complaint(text)
        if len(text) > _SAFE_DIGITS:
            self._check_exact(text, value)
        return value

    def _question(self, text: str) -> BadCellError:
        whole, _, fraction = text.replace(",", ".").partition(".")
        example = self._written("27, 27.5, 3300")
        short = f"{whole}.{fraction.rstrip('0')}".removesuffix(".") if self._whole else (
            f"{whole}.{fraction}")
        return BadCellError(NUMBER_AMBIGUOUS, text, first=self._written(short),
                            second=whole + fraction, example=example)

    def _check_exact(self, text: str, value: float) -> None:
        """Raise `BadCellError`, the value with it, if digits were lost."""
        from decimal import Decimal  # seldom needed

        plain = number_text(abs(value))
        if float(plain) == abs(value) and plain == text.lstrip("+-\u2212"):
            return  # as this program writes it
        digits = re.sub(rf"[^0-9{re.escape(self._decimal)}]", "", text).replace(self._decimal, ".")
        if Decimal(digits) not in (abs(Decimal(repr(value))), abs(Decimal(value))):
            kept = self._written(number_text(value))
            raise BadCellError(NUMBER_TOO_EXACT, text, value, number=kept)

    def _complaint(self, text: str) -> BadCellError:
        example = self._written("27, 27.5, 3300")
        bare = _number(self._plain.fullmatch(text.removesuffix("%").rstrip()))
        if bare is not None:
            return BadCellError(NUMBER_PERCENT, text, number=self._written(number_text(bare)))
        swapped = _number(self._swapped.fullmatch(text))
        if swapped is None:
            swapped = self._likely(text)
        if swapped is not None:
            return BadCellError(NUMBER_SEPARATORS, text, number=self._written(number_text(swapped)),
                                example=example)
        return BadCellError(NUMBER_BAD, text, example=example)

    def _likely(self, text: str) -> float | None:
        """The number with other signs between its groups (spaces, apostrophes),
        if that is what it is."""
        joined = _GROUP_SIGNS.sub("", text)
        if joined == text or not _GROUPED.fullmatch(text):
            return None
        value = _number(self._plain.fullmatch(joined))
        return _number(self._swapped.fullmatch(joined)) if value is None else value

    def _written(self, text: str) -> str:
        return text.replace(".", self._decimal)


_ZEROS = re.compile(r"[-+\u2212]?[0-9]{1,3}\.[0-9]{2}0")
"""3.300: hardly ever a fraction, which no program writes with a zero at its end."""
_TWO_WAYS = re.compile(r"[-+\u2212]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
_GROUP_SIGNS = re.compile("(?<=[0-9])[ \u00a0\u2007\u2009\u202f'’\u02bc](?=[0-9]{3}(?![0-9]))")
_GROUPED = re.compile(
    "[-+\u2212]?[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f'’\u02bc][0-9]{3})+(?:[.,][0-9]+)?")


def _number_pattern(group_separator: str, decimal: str) -> re.Pattern[str]:
    """Groups: sign, whole digits, digits after the decimal sign."""
    grouped = rf"[0-9]{{1,3}}(?:{re.escape(group_separator)}[0-9]{{3}})+"
    return re.compile(rf"([-+\u2212]?)([0-9]+|{grouped})(?:{re.escape(decimal)}([0-9]+))?")


def _number(match: re.Match[str] | None) -> float | None:
    """The number that was matched; None if there is none, or it is too large to hold."""
    if match is None:
        return None
    sign, whole, fraction = match.groups()
    value = float(f"{_NOT_DIGIT.sub('', whole)}.{fraction or 0}")
    return None if math.isinf(value) else -value if sign in _MINUS and value else value


_PARSERS: dict[Kind, Parse] = {
    Kind.ID: _id, Kind.REF: _ref, Kind.REFS: _ids, Kind.TAGS: _ids, Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
}


def number_text(value: float) -> str:
    """A number as written to a file: all its digits, no exponent, no needless `.0`."""
    if value.is_integer():
        return str(int(value))
    from decimal import Decimal  # not needed for the first paint

    return format(Decimal(repr(value)), "f")


def cell_text(value: Cell) -> str:
    """A value as written to a file. The parser of its column reads the same value back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return number_text(value) if isinstance(value, float) else str(value)
