"""What changed in the observations of two packs, series by series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.core.columns import MISSING
from explainer.core.observations import Observations, date_text

MAX_LISTED = 50
"""Changes of one kind in one series that are listed; the rest are counted."""

Value = float | str | None
"""A number, why there is none (`withheld`), or None for neither."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One date with its two values; None where the row was added or removed, or has neither number
    nor reason.
    """

    date: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """What changed in one series: how many dates, and the first of them."""

    series: str
    added: int
    removed: int
    changed: int
    first_added: tuple[ValueChange, ...]
    first_removed: tuple[ValueChange, ...]
    first_changed: tuple[ValueChange, ...]


def changed_series(old: Observations, new: Observations) -> tuple[SeriesChange, ...]:
    """Series whose observations differ, those of the newer pack first. The order of rows is no
    change.
    """
    if old == new:
        return ()
    before, after = old.by_series(), new.by_series()
    changes = (
        _change(series, _values(old, before.get(series, [])), _values(new, after.get(series, [])))
        for series in dict.fromkeys((*after, *before))
    )
    return tuple(change for change in changes if change.added or change.removed or change.changed)


def _values(observations: Observations, places: list[int]) -> dict[int, Value]:
    """Values by date; of a date that stands twice the first one."""
    parsed = observations.parsed
    dates, numbers = memoryview(parsed.dates).cast("i"), memoryview(parsed.values).cast("d")
    found: dict[int, Value] = {}
    for place in places:
        value, reason = numbers[place], parsed.missing[place]
        word = MISSING[reason - 1] if 0 < reason <= len(MISSING) else None
        found.setdefault(dates[place], word if value != value else value)
    return found


def _change(series: str, before: dict[int, Value], after: dict[int, Value]) -> SeriesChange:
    added = [date for date in after if date not in before]
    removed = [date for date in before if date not in after]
    changed = [date for date, value in after.items() if date in before and before[date] != value]
    return SeriesChange(
        series,
        len(added),
        len(removed),
        len(changed),
        *(tuple(_listed(dates, before, after)) for dates in (added, removed, changed)),
    )


def _listed(
    dates: list[int], before: dict[int, Value], after: dict[int, Value]
) -> Iterator[ValueChange]:
    for date in sorted(dates)[:MAX_LISTED]:
        yield ValueChange(date_text(date), before.get(date), after.get(date))
