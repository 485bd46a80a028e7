"""Dates and times as published tables write them."""

from __future__ import annotations

import datetime
import re

MINUTES = 24 * 60
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2}).*)?")
_SLASHES = re.compile(
    r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
    r"(?:,? +([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?: *([AaPp])[Mm])?)?"
)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_EXCEL_ZERO = datetime.date(1899, 12, 30).toordinal()
_LATER_ZERO = 1462  # days, where a workbook counts from 1904

EARLIEST = datetime.date(1990, 1, 1)


class Moments(dict[str, int | None]):
    """Minutes since the year 1 by text (2025-06-15, 6/15/2025 10:30 AM, a serial number of a
    workbook); None: no date.

    Slashes are month first, as agencies of the United States write. `later` is true for a workbook
    that counts from 1904.
    """

    def __init__(self, *, serials: bool = False, later: bool = False) -> None:
        super().__init__()
        self._serials = serials
        self._shift = _LATER_ZERO if later else 0

    def __missing__(self, text: str) -> int | None:
        if len(self) > 500_000:  # times to the minute differ in every row
            self.clear()
        value = self[text] = self._parsed(text.strip())
        return value

    def _parsed(self, text: str) -> int | None:
        try:
            if match := _ISO.fullmatch(text):
                year, month, day, hour, minute = (int(part or 0) for part in match.groups())
            elif match := _SLASHES.fullmatch(text):
                month, day, year = (int(part) for part in match.groups()[:3])
                hour, minute = int(match[4] or 0), int(match[5] or 0)
                hour = hour % 12 + (12 if match[6] in "Pp" else 0) if match[6] else hour
            elif self._serials and _SERIAL.fullmatch(text):
                return round((float(text) + _EXCEL_ZERO + self._shift) * MINUTES)
            else:
                return None
            return datetime.date(year, month, day).toordinal() * MINUTES + hour * 60 + minute
        except ValueError:
            return None
