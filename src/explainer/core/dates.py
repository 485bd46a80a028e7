"""Dates that may lack their day or month, as published sources give them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day. Orders by time; a missing part sorts first."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-06` or `2025-06-15`. Raises `ValueError` on anything else: no guessing."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else 0 for part in match.groups())
        datetime.date(year, month or 1, day or 1)  # raises ValueError for the 31st of June
        if match.group(2) is not None and month == 0:
            raise ValueError(text)
        return cls(year, month, day)

    def first_day(self) -> datetime.date:
        """Its first day, for placing it on a time axis."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """Its last day."""
        if self.day:
            return self.first_day()
        if not self.month:
            return datetime.date(self.year, 12, 31)
        following = datetime.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)
