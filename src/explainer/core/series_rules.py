"""What can be wrong with the observations of a pack, beyond cells that cannot be read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from explainer.core.addresses import column_letters
from explainer.core.columns import MISSING, OBSERVATIONS
from explainer.core.contents import table_file
from explainer.core.i18n import N_
from explainer.core.observations import UNREADABLE, date_text
from explainer.core.pack import Pack
from explainer.core.problems import Problem, Severity, more_alike, register, shorten
from explainer.core.rows import Row
from explainer.core.schema import REF_MISSPELLED, REF_UNKNOWN, closest

DATE_OFF_GRAIN = register(
    "date-off-grain",
    Severity.ERROR,
    N_("The date {found} does not fit the series “{series}”, whose granularity is {granularity}."),
    N_("Expected a date such as {example}."),
    N_(
        "Correct the date, or the granularity of the series. All weeks of a series begin on the "
        "same day of the week."
    ),
)
DATE_TWICE = register(
    "date-twice",
    Severity.ERROR,
    N_("The series “{series}” already has a value for {found} in row {first}."),
    N_("Expected each date of a series once. The first value is used."),
    N_("Remove one of the two rows."),
)
DATE_OUTSIDE = register(
    "date-outside",
    Severity.NOTICE,
    N_(
        "{count} values of the series “{series}”, the first of {found}, lie outside the dates for "
        "which it is complete ({span})."
    ),
    N_("They are shown as incomplete and left out of comparisons."),
    N_("If these values are complete, change complete_from or complete_to in table series."),
)
DATE_GAP = register(
    "date-gap",
    Severity.WARNING,
    N_(
        "The series “{series}” has no row from {found} to {last} ({count} missing). Nothing says "
        "whether none was counted or nobody knows."
    ),
    N_("Expected a row for each date between complete_from and complete_to."),
    N_(
        "Write 0 where none was counted. Else leave the value empty and give the reason in the "
        "column missing."
    ),
)
VALUE_NEGATIVE = register(
    "value-negative",
    Severity.WARNING,
    N_("A count cannot be less than zero ({found})."),
    N_("Expected 0 or more."),
    N_(
        "Correct the value. If it is not known, leave it empty and give the reason in the column "
        "missing."
    ),
)
VALUE_NOT_WHOLE = register(
    "value-not-whole",
    Severity.WARNING,
    N_("A count is a whole number, and {found} is none. It may mean {second}."),
    N_("Expected a whole number."),
    N_("Write {second}, if that is meant. An average belongs into a series that is a level."),
)
OBSERVATION_BOTH = register(
    "observation-both",
    Severity.WARNING,
    N_("The row has a number and also says that it has none ({found})."),
    N_("Expected either a number or the reason why there is none."),
    N_("Empty one of the two cells."),
)
OBSERVATION_NEITHER = register(
    "observation-neither",
    Severity.WARNING,
    N_("The row has neither a number nor a reason why there is none, so it is a gap."),
    N_("Expected a number (0 if none was counted), or one of: {allowed}."),
    N_("Fill the value, or choose the reason in the column missing."),
)
SERIES_EMPTY = register(
    "series-empty",
    Severity.WARNING,
    N_("The series “{found}” has no observations."),
    N_("Expected rows with this id in table observations."),
    N_("Add the rows, or remove the series."),
)
SPAN_REVERSED = register(
    "span-reversed",
    Severity.WARNING,
    N_("The series is complete up to {found}, which is before it begins to be ({start})."),
    N_("Expected an end after the start."),
    N_("Correct one of the two dates."),
)
AREA_AS_CITY = register(
    "area-as-city",
    Severity.WARNING,
    N_("The series counts an area, and its place is called “{found}” like a city."),
    N_("Expected the name of the area: it covers more than the city."),
    N_("Write what the area covers, such as “Los Angeles area (seven counties)”."),
)

_MAX_EACH = 100
"""Problems of one kind and series that are told; the rest are counted."""
_AREAS = ("office", "area")
_GRAIN_EXAMPLES = {"day": "2025-06-15", "week": "2025-06-15", "month": "2025-06"}


def series_problems(pack: Pack) -> list[Problem]:
    """Problems of the tables `series` and `observations` as a whole."""
    found = [problem for row in pack["series"] for problem in _series_row_problems(pack, row)]
    observations = pack.observations
    if pack.built_in:  # of other packs, reading has told them
        found += observations.parsed.problems
    series = {row.id: row for row in pack["series"]}
    places = observations.by_series()
    for name, rows in places.items():
        found += (
            _orphan(pack, name, rows)
            if name not in series
            else _Walk(pack, series[name], rows).problems()
        )
    if observations.parsed.whole:
        file = table_file(pack.path, "series")
        found += [
            Problem(SERIES_EMPTY, file, row.number, "id", row.id)
            for row in pack["series"]
            if row.id not in places
        ]
    return found


def _series_row_problems(pack: Pack, row: Row) -> Iterator[Problem]:
    file = table_file(pack.path, "series")
    start, end = row.date("complete_from"), row.date("complete_to")
    if start is not None and end is not None and end.last_day() < start.first_day():
        yield Problem(
            SPAN_REVERSED, file, row.number, "complete_to", str(end), {"start": str(start)}
        )
    for language in pack.languages:
        place = row.text(f"place_{language}")
        names = {city.text(f"name_{language}").casefold() for city in pack["cities"]} - {""}
        if row.text("place_kind") in _AREAS and place.casefold() in names:
            yield Problem(AREA_AS_CITY, file, row.number, f"place_{language}", place)


def _problem(pack: Pack, code: str, number: int, column: str, found: str, **params: str) -> Problem:
    headings = [name.lower() for name in pack.observations.parsed.headings]
    place = headings.index(column) if column in headings else -1
    cell = f"{column_letters(place)}{number}" if place >= 0 and number else ""
    return Problem(
        code, table_file(pack.path, OBSERVATIONS.name), number, column, found, params, cell=cell
    )


def _orphan(pack: Pack, name: str, places: list[int]) -> list[Problem]:
    if "series" in pack.tables and not pack["series"].complete:
        return []
    numbers = memoryview(pack.observations.parsed.numbers).cast("I")
    close = closest(name, frozenset(row.id for row in pack["series"]))
    code, params = (REF_MISSPELLED, {"closest": close}) if close else (REF_UNKNOWN, {})
    found = [
        _problem(pack, code, numbers[place], "series_id", shorten(name), table="series", **params)
        for place in places[:_MAX_EACH]
    ]
    return (
        [*found, more_alike(found[0], len(places) - _MAX_EACH)]
        if len(places) > _MAX_EACH
        else found
    )


@dataclass
class _Walk:
    """Looks at the observations of one series in the order of the file."""

    pack: Pack
    row: Row
    places: list[int]
    found: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)  # row numbers by ordinal of the date

    def problems(self) -> list[Problem]:
        """All problems of the series."""
        parsed = self.pack.observations.parsed
        dates, numbers = memoryview(parsed.dates).cast("i"), memoryview(parsed.numbers).cast("I")
        values = memoryview(parsed.values).cast("d")
        grain = _Grain(self.row.text("granularity"))
        for place in self.places:
            number, reason, value = numbers[place], parsed.missing[place], values[place]
            if value != value:
                if not reason:
                    self._tell(OBSERVATION_NEITHER, number, "value", "", allowed=", ".join(MISSING))
            elif reason and reason != UNREADABLE:
                self._tell(OBSERVATION_BOTH, number, "missing", MISSING[reason - 1])
            else:
                self._look_at_count(number, value)
            self._look_at_date(grain, dates[place], number)
        self._look_at_span(grain)
        return [*self.found, *self._uncounted()]

    def _look_at_count(self, number: int, value: float) -> None:
        if self.row.text("unit") != "count":
            return
        if value < 0:
            self._tell(VALUE_NEGATIVE, number, "value", f"{value:g}")
        elif self.row.text("nature") != "level" and not value.is_integer():
            # 3.3 was 3.300, or is 3.3 of a thing that cannot be divided
            self._tell(VALUE_NOT_WHOLE, number, "value", f"{value:.10g}",
                       second=f"{round(value * 1000):d}" if value < 1000 else f"{round(value):d}")

    def _look_at_date(self, grain: _Grain, date: int, number: int) -> None:
        day = grain.day(date)
        if day == 0:
            self._tell(
                DATE_OFF_GRAIN,
                number,
                "date",
                date_text(date),
                granularity=grain.name,
                example=grain.example(),
            )
        elif (first := self.first.setdefault(day, number)) != number:
            self._tell(DATE_TWICE, number, "date", date_text(date), first=str(first))

    def _look_at_span(self, grain: _Grain) -> None:
        start, end = self.row.date("complete_from"), self.row.date("complete_to")
        low = start.first_day().toordinal() if start is not None else min(self.first, default=0)
        high = end.last_day().toordinal() if end is not None else max(self.first, default=0)
        outside = [day for day in self.first if not low <= day <= high]
        if outside:
            span = f"{start or ''}–{end or ''}"
            self._tell(
                DATE_OUTSIDE,
                self.first[min(outside)],
                "date",
                _iso(min(outside)),
                count=str(len(outside)),
                span=span,
            )
        if start is not None and end is not None:
            for gap in grain.gaps(self.first, low, high):
                self._tell(
                    DATE_GAP, 0, "date", _iso(gap[0]), last=_iso(gap[-1]), count=str(len(gap))
                )

    def _tell(self, code: str, number: int, column: str, found: str, **params: str) -> None:
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] <= _MAX_EACH:
            self.found.append(
                _problem(self.pack, code, number, column, found, series=self.row.id, **params)
            )

    def _uncounted(self) -> Iterator[Problem]:
        for code, count in self.counts.items():
            if count > _MAX_EACH:
                last = next(problem for problem in reversed(self.found) if problem.code == code)
                yield more_alike(last, count - _MAX_EACH)


def _iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()


@lru_cache(maxsize=4096)  # the series of a pack share most of their days
def _ordinal(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, day).toordinal()


class _Grain:
    """The dates that a series can have."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._weekday = -1
        self._days: dict[int, int] = {}

    def example(self) -> str:
        """A date that fits."""
        return _GRAIN_EXAMPLES.get(self.name, "2025-06-15")

    def day(self, date: int) -> int:
        """Ordinal of the first day of a date (20250615); 0 if it does not fit. The first week tells
        the day of all.
        """
        found = self._days.get(date)
        if found is None:
            found = self._days[date] = self._day(*divmod(date, 10_000))
        return found

    def _day(self, year: int, rest: int) -> int:
        month, day = divmod(rest, 100)
        if self.name == "month":
            return datetime.date(year, month, 1).toordinal() if month and day in (0, 1) else 0
        if not day:
            return 0
        ordinal = _ordinal(year, month, day)
        if self.name == "week":
            self._weekday = ordinal % 7 if self._weekday < 0 else self._weekday
            return ordinal if ordinal % 7 == self._weekday else 0
        return ordinal

    def gaps(self, days: dict[int, int], low: int, high: int) -> Iterator[list[int]]:
        """Runs of periods that begin and end from `low` to `high` and are not among `days`."""
        gap: list[int] = []
        for day in self._expected(low, high):
            if day not in days:
                gap.append(day)
            elif gap:
                yield gap
                gap = []
        if gap:
            yield gap

    def _expected(self, low: int, high: int) -> Iterator[int]:
        if self.name == "month":
            date = datetime.date.fromordinal(low)
            while (day := date.replace(day=1).toordinal()) <= high:
                if day >= low:
                    yield day
                date = datetime.date.fromordinal(day + 32)
            return
        step = 7 if self.name == "week" else 1
        start = (
            low + (self._weekday - low) % 7 if self.name == "week" and self._weekday >= 0 else low
        )
        yield from range(start, high + 1, step)
