"""What a date that was written in another way may mean.
Only ever offered in a message: nothing is guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress

from explainer.core.dates import PartialDate

_MONTHS = {
    name: number
    for names in ("jan feb mar apr may jun jul aug sep oct nov dec",
                  "ene feb mar abr may jun jul ago sep oct nov dic")
    for number, name in enumerate(names.split(), start=1)
}
_PARTS = re.compile(
    r"([0-9]{1,4})[./\u2010-\u2015 -]([0-9]{1,2})(?:[./\u2010-\u2015 -]([0-9]{1,4}))?")
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]\s*[0-9:.]{4,15}Z?")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,12})\.?[ /.-](?:de |del )?'?([0-9]{4}|[0-9]{2})")
_NAMED_DAY = re.compile(
    r"([^\W\d_]{3,12})\.? ([0-9]{1,2}),? ([0-9]{4})"
    r"|([0-9]{1,2})(?: de)?[ -]([^\W\d_]{3,12})\.?(?: de| del)?[ -]([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile(r"[34][0-9]{4}|5[0-4][0-9]{3}")
_COMPACT = re.compile(r"(19|20)([0-9]{2})([0-9]{2})([0-9]{2})")
_EXCEL_DAY_0 = datetime.date(1899, 12, 30)


def likely_dates(text: str) -> tuple[PartialDate, ...]:
    """The dates that `text` may mean, likeliest first; () if it looks like none. Never raises."""
    found: dict[PartialDate, None] = {}
    for year, month, day in _candidates(text.strip()[:40]):
        with suppress(ValueError):
            datetime.date(year, month or 1, day or 1)
            found[PartialDate(year, month, day)] = None
    return tuple(found)


def _candidates(text: str) -> Iterator[tuple[int, int, int]]:
    if match := _TIMED.fullmatch(text):
        year, month, day = map(int, match[1].split("-"))
        yield year, month, day
    elif match := _COMPACT.fullmatch(text):
        yield int(match[1] + match[2]), int(match[3]), int(match[4])
    elif _SERIAL.fullmatch(text):
        date = _EXCEL_DAY_0 + datetime.timedelta(days=int(text))
        yield date.year, date.month, date.day
    elif match := _PARTS.fullmatch(text):
        yield from _of_parts(*match.groups())
    elif match := _NAMED_DAY.fullmatch(text):
        name, day_text, year_text = match.group(1, 2, 3) if match[1] else match.group(5, 4, 6)
        yield _year(year_text), _month(name), int(day_text)
    elif match := _MONTH_YEAR.fullmatch(text):
        yield _year(match[2]), _month(match[1]), 0


def _of_parts(first: str, second: str, third: str | None) -> Iterator[tuple[int, int, int]]:
    if len(first) == 4:
        yield int(first), int(second), int(third or 0)
    elif third is None:
        return
    else:  # as in the United States, then as in most other places
        yield _year(third), int(first), int(second)
        yield _year(third), int(second), int(first)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(name: str) -> int:
    """Number of a month by the first three letters of its name;
    13, which is no month, if it is none."""
    return _MONTHS.get(name[:3].lower(), 13)
