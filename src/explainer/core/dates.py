"""Dates that may lack their day or month, as published sources give them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day. Orders by time; a missing part sorts first."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-06` or `2025-06-15`.
        Raises `ValueError` on anything else: no guessing."""
        match = _ISO.fullmatch(text.strip())
        if match is None or "00" in match.groups():
            raise ValueError(text)
        year, month, day = (int(part or 0) for part in match.groups())
        datetime.date(year, month or 1, day or 1)  # raises ValueError for the 31st of June
        return cls(year, month, day)

    @classmethod
    def parse_or_none(cls, text: str) -> PartialDate | None:
        """The same; None on anything else."""
        try:
            return cls.parse(text)
        except ValueError:
            return None

    def first_day(self) -> datetime.date:
        """Its first day, for placing it on a time axis."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """Its last day."""
        if self.day:
            return self.first_day()
        import calendar  # not needed for the first paint

        month = self.month or 12
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)
