"""An axis of days, whose ticks are the years, months and days of a language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from explainer.charts.count_axis import QuickAxis

_STEPS = (1, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_ROOM = 64.0
"""Pixels between ticks at a text scale of 1."""


class DayAxis(QuickAxis):
    """Values are ordinals of days (`date.toordinal`). Months are named by `month_names`, January
    first."""

    def __init__(self, orientation: str, month_names: Sequence[str], text_scale: float) -> None:
        super().__init__(orientation)
        self._months, self._scale = tuple(month_names), text_scale

    def tickValues(self, minVal: float, maxVal: float,  # noqa: N802, N803
                   size: float) -> list[tuple[float, list[float]]]:
        """One level of ticks, as far apart as their words need."""
        low, high = _date(minVal), _date(maxVal)
        if size <= 0 or high <= low:
            return []
        most = max(1.0, size / (_ROOM * self._scale))
        step = next((step for step in _STEPS if (high - low).days / step <= most), 0)
        if step:
            first = low.toordinal() + (-low.toordinal()) % step
            return [(float(step), [float(day) for day in range(first, high.toordinal() + 1, step)])]
        months = (high.year - low.year) * 12 + high.month - low.month + 1
        stride = next((stride for stride in _MONTHS if months / stride <= most), _MONTHS[-1])
        return [(30.0 * stride, [float(day.toordinal())
                                 for day in _firsts(low, high, stride)])]

    def tickStrings(self, values: Sequence[float], scale: float,  # noqa: N802
                    spacing: float) -> list[str]:
        """A month with its year where that begins, else the month; days with their month."""
        del scale
        words: list[str] = []
        for number, value in enumerate(values):
            day = _date(value)
            month = self._months[day.month - 1]
            if spacing < 28:
                words.append(f"{day.day} {month}")
            elif spacing >= 360:
                words.append(str(day.year))
            else:
                words.append(f"{month} {day.year}" if number == 0 or day.month == 1 else month)
        return words


def _date(value: float) -> datetime.date:
    low, high = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return datetime.date.fromordinal(min(max(int(value), low), high))


def _firsts(low: datetime.date, high: datetime.date, stride: int) -> Iterator[datetime.date]:
    """First days of months, of which each falls on a multiple of `stride` months."""
    month = -(-(low.year * 12 + low.month - (1 if low.day == 1 else 0)) // stride) * stride
    while month // 12 <= datetime.MAXYEAR:
        day = datetime.date(month // 12, month % 12 + 1, 1)
        if day > high:
            return
        if day >= low:
            yield day
        month += stride
