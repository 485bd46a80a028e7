"""Rows into counts: per day, area, kind and criminality. What a row says beyond that is forgotten
as it passes.
"""

from __future__ import annotations

import datetime
import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from explainer.core.i18n import N_
from explainer.records.days import EARLIEST, MINUTES, Moments
from explainer.records.errors import RecordsError
from explainer.records.layouts import NATION, NOT_GIVEN, Layout, column_key, criminality

Key = tuple[str, int, str, str]
"""Area, ordinal of the day, kind, criminality."""

DUPLICATE_RULE = (
    "consecutive arrests of one person within 24 hours count once (the first); rows without a "
    "person's id "
    "are never taken for duplicates"
)
_MOST_EVENTS = 200_000
_MOST_COUNTS = 1_000_000
"""More counts than days, areas and categories can make."""
_TOO_FAR = 60
"""Days without any row between the others and a few rows that are then taken for slips."""
_FEW = 0.002


class Tally(NamedTuple):
    """What a table came to: counts by key, rows read, rows counted, rows set aside by reason, and
    cells without a count by column.
    """

    counts: dict[Key, int]
    read: int
    counted: int
    aside: dict[str, int]
    empty: dict[str, int]
    deduplicated: bool


class Group(NamedTuple):
    """Rows of one date, area and category: how many, and for each count of the layout its sum and
    the number of rows without one. `date` is None where the cell is empty.
    """

    date: str | None
    area: str
    category: str
    rows: int
    sums: tuple[int, ...]


class Counting:
    """Counts the rows of one table, piece by piece. `today` is the last day that a row can be of.
    """

    def __init__(
        self, layout: Layout, header: Sequence[str], today: datetime.date, moments: Moments
    ) -> None:
        keys = [column_key(name) for name in header]
        self._layout = layout
        self._width = len(header)
        self._no_area = NOT_GIVEN if layout.area in keys else NATION
        self._place = {name: keys.index(name) for name in layout.columns if name in keys}
        self._moments = moments
        self._low, self._high = EARLIEST.toordinal() * MINUTES, (today.toordinal() + 1) * MINUTES
        self._named = [
            name for name in (layout.date, layout.area, layout.category) if name in self._place
        ]
        places = [self._place[name] for name in self._named]
        self._picked = itemgetter(
            *places, places[0]
        )  # the date once more: of one column, it would give no tuple
        self._events: Counter[tuple[str, ...]] = Counter()
        self._totals: Counter[Key] = Counter()
        self._persons = _Persons() if layout.person in self._place else None
        self.read = 0
        self.aside: Counter[str] = Counter()
        self.empty: Counter[str] = Counter()

    def add(self, rows: list[list[str]]) -> None:
        """Count rows. Those of another width than the header are set aside."""
        self.read += len(rows)
        width = self._width
        if rows and set(map(len, rows)) != {width}:
            fitting = [row for row in rows if len(row) == width]
            self.aside["another number of cells than the header"] += len(rows) - len(fitting)
            rows = fitting
        if not rows:
            return
        if self._layout.counts:
            self._add_counts(list(zip(*rows, strict=True)))
        elif self._persons is not None:
            columns = list(zip(*rows, strict=True))
            cells = [
                self._column(columns, name, len(rows))
                for name in (self._layout.date, self._layout.area, self._layout.category)
            ]
            self._persons.add(columns[self._place[self._layout.person]], cells, self._moments)
        else:
            self._events.update(map(self._picked, rows))
            if len(self._events) > _MOST_EVENTS:  # times to the minute differ in every row
                self._flush()

    def picker(self) -> tuple[Callable[[Sequence[str]], tuple[str, ...]], int] | None:
        """What takes a row's date, area and category, and the place of the last of them; None where
        more is needed.
        """
        if self._layout.counts or self._persons is not None:
            return None
        return self._picked, max(self._place[name] for name in self._named)

    def add_counts(self, counts: Counter[tuple[str, ...]]) -> None:
        """Add cells as `picker` took them from lines, and how often each occurred."""
        self.read += counts.total()
        for cells, rows in counts.items():
            self._events[tuple(map(_bare, cells))] += rows
        if len(self._events) > _MOST_EVENTS:
            self._flush()

    def _column(self, columns: list[tuple[str, ...]], name: str, size: int) -> Sequence[str]:
        return columns[self._place[name]] if name in self._place else [""] * size

    def _add_counts(self, columns: list[tuple[str, ...]]) -> None:
        size = len(columns[0])
        dates, areas, categories = (
            self._column(columns, name, size)
            for name in (self._layout.date, self._layout.area, self._layout.category)
        )
        days = [self._day(self._moments[date], 1) for date in dates]
        for count in self._layout.counts:
            values = self._column(columns, count.column, size)
            minus = self._column(columns, count.minus, size) if count.minus else None
            for place, (day, area, category, value) in enumerate(
                zip(days, areas, categories, values, strict=True)
            ):
                number = _whole(value)
                if day and number is None:
                    self.empty[_without(count.column, value)] += 1
                elif day and number is not None:
                    number -= 0 if minus is None else _whole(minus[place]) or 0
                    key = (
                        area.strip() or self._no_area,
                        day,
                        count.kind,
                        count.criminality or criminality(category),
                    )
                    self._totals[key] += number

    def _day(self, moment: int | None, rows: int) -> int:
        """Ordinal of the day; 0, and set aside, if there is none that can be."""
        if moment is None:
            self.aside["no date that can be read"] += rows
        elif moment < self._low:
            self.aside[f"a date before {EARLIEST.year}"] += rows
        elif moment >= self._high:
            self.aside["a date in the future"] += rows
        else:
            return moment // MINUTES
        return 0

    def add_event(self, date: str, area: str, category: str, rows: int) -> None:
        """Count `rows` rows that are equal in what is counted."""
        day = self._day(self._moments[date], rows)
        if day:
            self._totals[
                area.strip() or self._no_area, day, self._layout.kind, criminality(category)
            ] += rows

    def add_groups(self, groups: Sequence[Group], total: int) -> None:
        """Add groups of equal rows, of a table of `total` rows."""
        kept = 0
        for date, area, category, rows, sums in groups:
            kept += rows
            if not rows:
                continue
            if not self._layout.counts:
                self.add_event(date or "", area, category, rows)
                continue
            day = self._day(self._moments[date or ""], rows)
            for place, count in enumerate(self._layout.counts):
                if day and rows > sums[2 * place + 1]:
                    key = (
                        area.strip() or self._no_area,
                        day,
                        count.kind,
                        count.criminality or criminality(category),
                    )
                    self._totals[key] += sums[2 * place]
                if day and sums[2 * place + 1]:
                    self.empty[count.column] += sums[2 * place + 1]
        if total > kept:
            self.aside["the same person within 24 hours"] += total - kept

    def done(self) -> Tally:
        """What was counted."""
        if self._persons is not None and self._persons.size:
            kept = self._persons.first_ones()
            dropped = self._persons.size - sum(kept.values())
            if dropped:
                self.aside["the same person within 24 hours"] += dropped
            for (date, area, category), rows in kept.items():
                self.add_event(date, area, category, rows)
        self._flush()
        counts = (
            self._without_slips(dict(self._totals))
            if not self._layout.counts
            else dict(self._totals)
        )
        counted = self.read - sum(self.aside.values())
        return Tally(
            counts,
            self.read,
            counted,
            dict(self.aside),
            dict(self.empty),
            self._persons is not None,
        )

    def _flush(self) -> None:
        for cells, rows in self._events.items():
            given = dict(zip(self._named, cells, strict=False))
            date, area, category = (
                given.get(name, "")
                for name in (self._layout.date, self._layout.area, self._layout.category)
            )
            self.add_event(date, area, category, rows)
        self._events.clear()
        if len(self._totals) > _MOST_COUNTS:
            raise RecordsError(
                N_(
                    "a column of areas or categories has too many different values to be one. Only "
                    "counts are kept"
                )
            )

    def _without_slips(self, counts: dict[Key, int]) -> dict[Key, int]:
        """Counts without a few rows whose dates lie far from all others."""
        by_day: Counter[int] = Counter()
        for (_, day, _, _), rows in counts.items():
            by_day[day] += abs(rows)
        low, high = _core(sorted(by_day), by_day)
        far = sum(rows for day, rows in by_day.items() if not low <= day <= high)
        if far:
            self.aside["a date far from all others"] += far
        return {key: rows for key, rows in counts.items() if low <= key[1] <= high}


def _core(days: list[int], rows: Counter[int]) -> tuple[int, int]:
    """First and last day without the few rows before or after a long gap."""
    if not days:
        return 0, -1
    few = sum(rows.values()) * _FEW
    low, high = days[0], days[-1]
    passed = 0
    for day, following in pairwise(days):
        passed += rows[day]
        if passed > few:
            break
        if following - day > _TOO_FAR:
            low = following
    passed = 0
    for day, earlier in pairwise(days[::-1]):
        passed += rows[day]
        if passed > few:
            break
        if day - earlier > _TOO_FAR:
            high = earlier
    return low, high


def _bare(cell: str) -> str:
    """A cell without the quotation marks around it."""
    cell = cell.rstrip("\r\n")
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_WITH_ZEROS = re.compile(r"([0-9]{1,15})\.0{0,2}|([0-9]{4,15})\.0+")
_MAY_BE_OTHER = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


def _whole(text: str) -> int | None:
    """A count: 1204, 1,204 or, as spreadsheets write it, 1204.0. None for what is no whole number,
    or may be another: 3.300.
    """
    text = text.strip()
    if text.isdigit() and text.isascii() and len(text) < 16:
        return int(text)
    if _GROUPS.fullmatch(text):
        return int(text.replace(",", ""))
    match = _WITH_ZEROS.fullmatch(text)
    return int(match[1] or match[2]) if match is not None else None


TWO_WAYS = " (as 3.300, which may be 3.3 or 3300)"
"""Follows the column of cells that were left out because they can be read in two ways."""


def _without(column: str, text: str) -> str:
    """The column of a cell that has no count, and whether it can be read in two ways."""
    return column + TWO_WAYS if _MAY_BE_OTHER.fullmatch(text.strip()) else column


class _Persons:
    """Rows with a person's id, twenty-odd bytes each, until it is known which are repeated."""

    def __init__(self) -> None:
        self._persons, self._moments, self._cells = array("q"), array("q"), array("I")
        self._codes: dict[tuple[str, str, str], int] = {}

    @property
    def size(self) -> int:
        """Rows added."""
        return len(self._cells)

    def add(self, persons: Sequence[str], cells: Sequence[Sequence[str]], moments: Moments) -> None:
        """Add rows: ids, and the columns date, area and category."""
        codes = self._codes
        for person, date, area, category in zip(persons, *cells, strict=True):
            moment = moments[date]
            key = (date if moment is None else _day_text(moment), area, category)
            self._cells.append(codes.setdefault(key, len(codes)))
            self._moments.append(-1 if moment is None else moment)
            name = person.strip()
            self._persons.append(hash(name) if name and moment is not None else -1)

    def first_ones(self) -> Counter[tuple[str, str, str]]:
        """Date, area and category of each row that counts."""
        import numpy as np

        persons = np.frombuffer(self._persons, dtype=np.int64)
        moments = np.frombuffer(self._moments, dtype=np.int64)
        # of one moment, that with the first area comes first, however the file is ordered
        named = sorted(self._codes, key=lambda key: key[1:])
        ranks = np.empty(len(named), dtype=np.int64)
        ranks[[self._codes[key] for key in named]] = np.arange(len(named))
        cells = np.frombuffer(self._cells, dtype=np.uint32)
        order = np.lexsort((ranks[cells], moments, persons))
        same = np.zeros(len(order), dtype=bool)
        if len(order) > 1:
            sorted_persons, sorted_moments = persons[order], moments[order]
            same[1:] = (
                (sorted_persons[1:] == sorted_persons[:-1])
                & (sorted_persons[1:] != -1)
                & (sorted_moments[1:] - sorted_moments[:-1] <= MINUTES)
            )
        rows = np.bincount(
            cells[order[~same]], minlength=len(self._codes)
        )
        return Counter({key: int(rows[code]) for key, code in self._codes.items() if rows[code]})


def _day_text(moment: int) -> str:
    return datetime.date.fromordinal(moment // MINUTES).isoformat()


Progress = Callable[[int, float], None]
"""Told the rows read so far, and the part of the file (0 to 1) that they are."""
