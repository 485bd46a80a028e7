"""What a spreadsheet shows of a number: percent, the parts of a date, leading zeros."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from explainer.core.cells import number_text

EXACT_BELOW = 1e15
"""Spreadsheet programs keep 15 digits: larger whole numbers have lost some."""

_ROUND_DIGITS = 3
_LONGEST_CODE = 255
_LONGEST_NUMBER = 400
_ELAPSED = re.compile(r"h+|m+|s+")
_DATE_RUN = re.compile(r"([ymdhseg])\1*")
_ZEROS = re.compile(r"0{2,20}")
_NOT_LETTERS = re.compile(r"general|am/pm|a/p|e[+-]")
_DAY = datetime.timedelta(days=1)
_LAST_SERIAL = 2_958_466  # the year 10000


class Format(NamedTuple):
    """What matters of a number format: percent, a date and down to what, how many zeros."""

    percent: bool = False
    date: str = ""  # "day", "month", "year", "time" or "elapsed"
    zeros: int = 0


GENERAL = Format()
BUILT_IN = {
    9: Format(percent=True),
    10: Format(percent=True),
    17: Format(date="month"),
    **dict.fromkeys(
        [14, 15, 16, 22, *range(27, 32), 36, *range(50, 55), 57, 58], Format(date="day")
    ),
    **dict.fromkeys([18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56], Format(date="time")),
    46: Format(date="elapsed"),
}
"""Formats that are not written into a workbook, by number; those left out are plain."""


@lru_cache(maxsize=1024)
def parse_format(code: str) -> Format:
    """Understand a format such as `0.0%`, `mmm-yy` or `"about" 000`."""
    elapsed, bare = _without_literals(code[:_LONGEST_CODE])
    percent = "%" in bare
    if elapsed:
        return Format(date="elapsed")
    shown = _NOT_LETTERS.sub(lambda match: "h" if match[0][0] == "a" else "", bare)
    date = "" if percent or "#" in shown else _date_shown(shown)
    return Format(percent, date, len(bare) if _ZEROS.fullmatch(bare) else 0)


def _without_literals(code: str) -> tuple[bool, str]:
    """Whether hours go beyond a day, and the signs of the first part that mean something."""
    elapsed, kept = False, []
    for sign in _signs(code):
        if sign == ";":
            break
        if sign.startswith("["):
            elapsed = elapsed or _ELAPSED.fullmatch(sign[1:-1].lower()) is not None
        elif len(sign) == 1:
            kept.append(sign.lower())
    return elapsed, "".join(kept)


def _signs(code: str) -> Iterator[str]:
    """The signs of a format: single characters, and whole texts in quotation marks or brackets."""
    at = 0
    while at < len(code):
        end = at + 1
        if code[at] in '"[':
            end = code.find('"' if code[at] == '"' else "]", end) + 1 or len(code)
        elif code[at] in "\\_*":
            end += 1
        yield code[at:end]
        at = end


def _date_shown(signs: str) -> str:
    kinds = [match[1] for match in _DATE_RUN.finditer(signs)]
    if not kinds:
        return ""
    year = any(kind in "yeg" for kind in kinds)
    month = any(kind == "m" and not _is_minute(kinds, at) for at, kind in enumerate(kinds))
    if not (year or month or "d" in kinds):
        return "time"
    if not year or "d" in kinds:
        return "day"
    return "month" if month else "year"


def _is_minute(kinds: list[str], at: int) -> bool:
    return (at > 0 and kinds[at - 1] == "h") or kinds[at + 1 : at + 2] == ["s"]


def shown_number(text: str, shape: Format, *, from_1904: bool = False) -> str:
    """A stored number as text. What is no number is given back as it is."""
    value = float_of(text)
    if value is None:
        return text
    if shape.date:
        return _shown_date(value, shape.date, from_1904) or number_text(value)
    if shape.percent:
        return number_text(float(Decimal(repr(value)) * 100))
    if abs(value) >= EXACT_BELOW:
        return format(Decimal(text.strip()), "f")  # and no digits that a binary number would invent
    written = number_text(value)
    return written.zfill(shape.zeros) if shape.zeros else written


def float_of(text: str) -> float | None:
    """The number that a workbook stores as `text`; None if it is none."""
    if len(text) > _LONGEST_NUMBER or "_" in text:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_inexact(text: str, shape: Format) -> bool:
    """Whether a stored number had more digits than programs keep; a round one had not."""
    value = None if shape.date else float_of(text)
    if value is None or abs(value) < EXACT_BELOW:
        return False
    return len(format(Decimal(text.strip()), "f").strip("-0")) > _ROUND_DIGITS


def _shown_date(serial: float, shown: str, from_1904: bool) -> str:
    """The date or time of day that a serial number stands for; "" if there is none."""
    if not 0 <= serial < _LAST_SERIAL:
        return ""
    seconds = round(serial * 86_400)
    if shown == "elapsed":
        return clock(seconds)
    days, rest = divmod(seconds, 86_400)
    if days == 0:
        return clock(rest)
    if days == 60 and not from_1904:
        return "1900-02-29"  # a day that only spreadsheet programs know
    start = (
        datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 31 if days < 60 else 30)
    )
    if days > (datetime.date.max - start).days:
        return ""
    return date_text(start + days * _DAY, shown, clock(rest) if rest else "")


def date_text(day: datetime.date, shown: str, time: str = "") -> str:
    """A day as far as it is shown: `2025-06-15`, `2025-06` or `2025`. A time is never dropped."""
    if time or shown == "time":
        return f"{day} {time or '00:00:00'}"
    return str(day)[: {"year": 4, "month": 7}.get(shown, 10)]


def clock(seconds: int) -> str:
    """Hours, minutes and seconds; hours may be more than a day has."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
