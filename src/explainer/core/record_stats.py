"""Counts over time: totals by week and month, means, and what changed from the days before a date
to the days after.

Works on arrays; numpy is imported when the first of them is made. Counts are added up and levels
averaged. A gap is NaN and makes what it falls into NaN, so that nothing is filled in by guessing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

WINDOWS = (7, 14, 28, 30, 60, 90, 180)
"""Days before and after a date that are compared."""
WEEK = 7


@dataclass(frozen=True, eq=False)
class Line:
    """Values at equal distances: `values[i]` is that of the `step` days (1 or 7) from `start + i *
    step` on.

    `values` has the shape (n,), NaN where there is a gap. `level` says that values are averaged,
    not added up. Values from the first to the last complete one, by place, are those that
    comparisons use: `complete` is half open.
    """

    start: datetime.date
    step: int
    values: Numbers
    level: bool = False
    complete: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """First place that is complete, and the one after the last."""
        return self.complete if self.complete is not None else (0, len(self.values))

    @property
    def first(self) -> datetime.date:
        """The first complete day."""
        return self.day(self.span[0])

    @property
    def last(self) -> datetime.date:
        """The last day of the last complete value."""
        return self.day(self.span[1]) - datetime.timedelta(days=1)

    def day(self, place: int) -> datetime.date:
        """The first day of a value."""
        return self.start + datetime.timedelta(days=place * self.step)

    def place(self, day: datetime.date) -> int:
        """The place of the value that begins on `day`. Raises `ValueError` if none can."""
        place, rest = divmod((day - self.start).days, self.step)
        if rest:
            raise ValueError(day)
        return place


def line(
    days: Sequence[int] | npt.NDArray[np.int64],
    values: Sequence[float] | Numbers,
    step: int = 1,
    *,
    level: bool = False,
    complete: tuple[datetime.date | None, datetime.date | None] = (None, None),
) -> Line:
    """A line from ordinals of days (`date.toordinal`) and their values; of a day that stands twice,
    the first counts.

    Days that do not lie `step` days apart from the first are left out. Raises `ValueError` for no
    days.
    """
    import numpy as np

    given, places = np.unique(np.asarray(days, dtype=np.int64), return_index=True)
    if not len(given):
        raise ValueError("no days")
    numbers = np.asarray(values, dtype=np.float64)[places]
    first = int(given[0])
    fits = (given - first) % step == 0
    filled = np.full(int(given[fits][-1] - first) // step + 1, np.nan)
    filled[(given[fits] - first) // step] = numbers[fits]
    start = datetime.date.fromordinal(first)
    return Line(start, step, filled, level, _complete(first, step, len(filled), complete))


def _complete(
    first: int, step: int, size: int, span: tuple[datetime.date | None, datetime.date | None]
) -> tuple[int, int]:
    low = 0 if span[0] is None else -((first - span[0].toordinal()) // step)
    high = size if span[1] is None else (span[1].toordinal() - first) // step + 1
    low = min(max(low, 0), size)
    return low, max(low, min(high, size))


# Means and totals


def running_mean(numbers: Numbers, size: int = WEEK) -> Numbers:
    """Mean of each value and the `size - 1` before it, of the shape of `numbers`; NaN where one of
    them is missing.
    """
    import numpy as np

    sums = np.full(len(numbers), np.nan)
    if len(numbers) >= size:
        sums[size - 1 :] = _window_sums(numbers, size)
    return sums / size


def _window_sums(numbers: Numbers, size: int) -> Numbers:
    """Sums of `size` values on end, of the shape (n - size + 1,); NaN where one is missing."""
    import numpy as np

    missing = np.isnan(numbers)
    totals = np.concatenate(([0.0], np.cumsum(np.where(missing, 0.0, numbers))))
    gaps = np.concatenate(([0], np.cumsum(missing)))
    sums = totals[size:] - totals[:-size]
    return np.where(gaps[size:] > gaps[:-size], np.nan, sums)


@dataclass(frozen=True, eq=False)
class Totals:
    """Values of longer periods: the first day of each, and its total (of a level: its mean), shape
    (n,).

    `whole[i]` is false where the period has days that are missing or not complete; its total is
    then NaN.
    """

    days: tuple[datetime.date, ...]
    values: Numbers
    whole: npt.NDArray[np.bool_]


def by_week(given: Line, first_weekday: int = 6) -> Totals:
    """Totals of weeks of a line of days; `first_weekday` is 0 for Monday, 6 for Sunday."""
    begin = given.start - datetime.timedelta(days=(given.start.weekday() - first_weekday) % WEEK)
    end = given.day(len(given.values))
    count = -((begin - end).days // WEEK)
    return _totals(
        given, [begin + datetime.timedelta(days=WEEK * week) for week in range(count + 1)]
    )


def by_month(given: Line) -> Totals:
    """Totals of months of a line of days."""
    days = [given.start.replace(day=1)]
    end = given.day(len(given.values))
    while days[-1] < end:
        days.append((days[-1] + datetime.timedelta(days=32)).replace(day=1))
    return _totals(given, days)


def _totals(given: Line, borders: list[datetime.date]) -> Totals:
    import numpy as np

    if given.step != 1:
        raise ValueError("only days can be added up to weeks and months")
    low, high = given.span
    sums, whole = [], []
    for begin, end in pairwise(borders):
        first, last = (begin - given.start).days, (end - given.start).days
        inside = low <= first and last <= high
        part = given.values[first:last] if inside else None
        sums.append(np.nan if part is None else part.mean() if given.level else part.sum())
        whole.append(part is not None and not np.isnan(part).any())
    return Totals(tuple(borders[:-1]), np.asarray(sums), np.asarray(whole, dtype=bool))


# Before and after


@dataclass(frozen=True)
class Reference:
    """How many other dates changed at least as much, in the same direction, with windows of the
    same length.
    """

    at_least: int
    dates: int

    @property
    def share(self) -> float | None:
        """Part of the other dates, from 0 to 1; None if there are none."""
        return self.at_least / self.dates if self.dates else None


@dataclass(frozen=True)
class Comparison:
    """Two windows of equal length: [date - days, date - 1] and [date, date + days - 1].

    `before` and `after` are totals, of a level means; None where a window reaches out of the
    complete span or has a gap. `reference` is None then, and where there is no change to be
    compared.
    """

    date: datetime.date
    days: int
    before: float | None
    after: float | None
    reference: Reference | None = None
    halves: tuple[float, float] | None = None

    @property
    def known(self) -> bool:
        """Whether both windows have their numbers."""
        return self.before is not None and self.after is not None

    @property
    def change(self) -> float | None:
        """Change in percent of `before`; None if that is zero or not known."""
        if self.before is None or self.after is None or self.before == 0:
            return None
        return (self.after - self.before) / self.before * 100


class Splits:
    """Windows before and after every date of a line, for one length in days.

    `before` and `after` have the shape (n + 1,): entry i is that of a split before the value at
    place i, NaN where a window does not lie in the complete span without gaps. Raises `ValueError`
    if `days` is not a number of values.
    """

    def __init__(self, given: Line, days: int) -> None:
        import numpy as np

        size, rest = divmod(days, given.step)
        if rest or size < 1:
            raise ValueError(days)
        low, high = given.span
        self.line, self.days, self.size = given, days, size
        self._ratios: Numbers | None = None
        self.before = np.full(len(given.values) + 1, np.nan)
        self.after = np.full(len(given.values) + 1, np.nan)
        if high - low >= size:
            sums = _window_sums(given.values[low:high], size) / (size if given.level else 1)
            self.before[low + size : high + 1] = sums
            self.after[low : high - size + 1] = sums

    def ratios(self) -> Numbers:
        """After by before at each place, NaN where not known; infinite after none, and 1 where both
        are zero.
        """
        import numpy as np

        if self._ratios is not None:
            return self._ratios
        known = ~(np.isnan(self.before) | np.isnan(self.after))
        found = np.full(len(self.before), np.nan)
        before, after = self.before[known], self.after[known]
        with np.errstate(divide="ignore", invalid="ignore"):
            found[known] = np.where(before == 0, np.where(after == 0, 1.0, np.inf), after / before)
        self._ratios = found
        return found

    def at(self, day: datetime.date) -> Comparison:
        """The windows around a day. Raises `ValueError` if no value begins on it."""
        import numpy as np

        place = self.line.place(day)
        if (
            not 0 <= place < len(self.before)
            or np.isnan(self.before[place])
            or np.isnan(self.after[place])
        ):
            return Comparison(
                day, self.days, self._number(self.before, place), self._number(self.after, place)
            )
        ratios = self.ratios()
        return Comparison(
            day,
            self.days,
            float(self.before[place]),
            float(self.after[place]),
            self.reference(float(ratios[place]), place, ratios),
            self._halves(place),
        )

    def reference(
        self, ratio: float, besides: int | None = None, ratios: Numbers | None = None
    ) -> Reference:
        """How many splits changed at least as much as `ratio` (1.27: 27% more), that at place
        `besides` left out.

        A rise is compared with rises and a fall with falls; no change is no more than any other.
        """
        import numpy as np

        found = self.ratios() if ratios is None else ratios
        others = np.delete(found, besides) if besides is not None else found
        others = others[~np.isnan(others)]
        large = (
            others >= ratio
            if ratio > 1
            else others <= ratio
            if ratio < 1
            else np.ones(len(others), dtype=bool)
        )
        return Reference(int(large.sum()), len(others))

    def shares(self) -> Numbers:
        """The share of the other dates that changed at least as much, for every split at once; NaN
        where not known.
        """
        import numpy as np

        ratios = self.ratios()
        known = ~np.isnan(ratios)
        ordered = np.sort(ratios[known])
        others = len(ordered) - 1
        found = np.full(len(ratios), np.nan)
        if others > 0:
            own = ratios[known]
            rises = len(ordered) - np.searchsorted(ordered, own, "left")
            falls = np.searchsorted(ordered, own, "right")
            found[known] = (
                np.where(own > 1, rises - 1, np.where(own < 1, falls - 1, others)) / others
            )
        return found

    def _halves(self, place: int) -> tuple[float, float] | None:
        """Values of the first and the second half of the window before, where it has two equal
        ones.
        """
        half, rest = divmod(self.size, 2)
        if not half or rest or self.line.level:
            return None
        window = self.line.values[place - self.size : place]
        return float(window[:half].sum()), float(window[half:].sum())

    def _number(self, numbers: Numbers, place: int) -> float | None:
        value = numbers[place] if 0 <= place < len(numbers) else float("nan")
        return None if value != value else float(value)


def compare(given: Line, day: datetime.date, days: int) -> Comparison:
    """What changed on `day` with windows of `days`. Raises `ValueError` where day or window fit no
    values.
    """
    return _splits(given, days).at(day)


@lru_cache(maxsize=32)
def _splits(given: Line, days: int) -> Splits:
    """Those of a line, kept: plot, table, sentence and card ask for the same."""
    return Splits(given, days)


def how_common(given: Line, day: datetime.date, days: int, percent: float) -> Reference:
    """On how many other dates than `day` a change of `percent` (27 for 27% more) or a larger one
    shows, with windows of `days`. Raises `ValueError` where day or window fit no values.
    """
    return _splits(given, days).reference(1 + percent / 100, given.place(day))


def compare_all(
    given: Line, day: datetime.date, windows: Sequence[int] = WINDOWS
) -> tuple[Comparison, ...]:
    """The same for each window that fits the values and lies in the complete span."""
    found = (compare(given, day, days) for days in windows if days % given.step == 0)
    return tuple(comparison for comparison in found if comparison.known)


def all_changes(given: Line, windows: Sequence[int] = WINDOWS) -> dict[int, Numbers]:
    """Ratios of every split by length of its windows: see `Splits.ratios`."""
    return {days: Splits(given, days).ratios() for days in windows if days % given.step == 0}


def needed_after(before: float, percent: float) -> float:
    """What `after` would have to be for a change of `percent` (27 for 27% more)."""
    return before * (100 + percent) / 100


class ReferenceDocument(TypedDict):
    """A `Reference` as JSON."""

    share: float
    at_least_as_large: int
    dates: int


class WindowDocument(TypedDict):
    """A `Comparison` as JSON."""

    window_days: int
    before: float | None
    after: float | None
    change_percent: float | None
    reference: ReferenceDocument | None


def as_json(comparison: Comparison) -> WindowDocument:
    """Plain data; shares and percents rounded to what they can carry."""
    change, reference = comparison.change, comparison.reference
    return {
        "window_days": comparison.days,
        "before": _plain(comparison.before),
        "after": _plain(comparison.after),
        "change_percent": None if change is None else round(change, 2),
        "reference": None
        if reference is None or reference.share is None
        else {
            "share": round(reference.share, 4),
            "at_least_as_large": reference.at_least,
            "dates": reference.dates,
        },
    }


def _plain(value: float | None) -> float | int | None:
    return None if value is None else int(value) if value.is_integer() else round(value, 1)
