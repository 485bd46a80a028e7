"""The public record on a city's sheet: counts by week on both sides of the pack's date, what
changed from the days before it to the days after, and what that says in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from explainer.content import evidence, formatting, record_words
from explainer.content.series import Series, pack_series
from explainer.core.dates import PartialDate
from explainer.core.pack import Pack, Row
from explainer.sheets.composing import Composer, rounded_up
from explainer.sheets.parts import Band, Mark, Para, Table, Weeks

if TYPE_CHECKING:
    from explainer.core.record_stats import Comparison, Totals

WINDOWS = (30, 90)
"""Days before and after the date that the table compares."""
_WEEKS = 52
"""Most weeks drawn on each side of the date."""
_FEWEST_WEEKS = 3


class _Counted(NamedTuple):
    """A city's series: its weeks near the date, what changed on it, and the most that any city of
    the pack counted in a week of that kind."""

    series: Series
    weeks: Totals
    compared: tuple[Comparison, ...]
    most: float


class _Same:
    """A pack as a key: the same one, not an equal one."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.pack is other.pack

    def __hash__(self) -> int:
        return id(self.pack)


@lru_cache(maxsize=2)
def _counted(same: _Same) -> dict[str, _Counted]:
    """What the cities of a pack have been counted, by their ids: counted once for all sheets."""
    date = same.pack.event_date
    if date is None or not date.day:
        return {}
    day = date.first_day()
    given = [one for one in pack_series(same.pack)
             if one.city and one.granularity == "day" and not one.level and _has_values(one)]
    weeks = {one.id: _by_week(one, day) for one in given}
    most: dict[str, float] = {}
    for one in given:
        most[one.kind] = max(most.get(one.kind, 0.0), _largest(weeks[one.id]))
    return {one.city: _Counted(one, weeks[one.id], _compared(one, day), most[one.kind])
            for one in reversed(given)}


def record(compose: Composer, city: Row, yearly: float | None = None) -> tuple[Band, ...]:
    """Chart, table and sentences on the first series of a city, or nothing if it has none by day.
    `yearly`: the change from year to year that the sheet has told before."""
    own = _counted(_Same(compose.pack)).get(city.id)
    date = compose.pack.event_date
    if own is None or date is None:
        return ()
    chart = _chart(compose, own, date.first_day())
    if chart is None:
        return ()
    if not own.compared:
        return (Band((chart,)),)
    return (Band((chart, _beside(compose, own, chart.mark, yearly)), (1.25, 0.85)),)


def _has_values(series: Series) -> bool:
    try:
        return len(series.line.values) > 0
    except ValueError:
        return False


def _by_week(series: Series, day: datetime.date) -> Totals:
    """Weeks that begin on the weekday of the date, those far from it left out."""
    from explainer.core.record_stats import Totals, by_week

    totals = by_week(series.line, day.weekday())
    near = [place for place, week in enumerate(totals.days)
            if abs((week - day).days) <= 7 * _WEEKS and totals.whole[place]]
    if not near:
        return Totals((), totals.values[:0], totals.whole[:0])
    part = slice(near[0], near[-1] + 1)
    return Totals(totals.days[part], totals.values[part], totals.whole[part])


def _largest(totals: Totals) -> float:
    return max((value for value in totals.values.tolist() if value == value), default=0.0)


def _compared(series: Series, day: datetime.date) -> tuple[Comparison, ...]:
    from explainer.core.record_stats import compare_all

    return compare_all(series.line, day)


def _chart(compose: Composer, own: _Counted, day: datetime.date) -> Weeks | None:
    """Counts by week on the axis that all cities of the pack share for that kind of count."""
    series, totals = own.series, own.weeks
    if len(totals.days) < _FEWEST_WEEKS or not own.most:
        return None
    most, language = rounded_up(own.most), compose.language
    mark = _mark(compose, series)
    title = compose.say("weeks", noun=_capital(series.noun[language] or series.what[language]),
                        place=series.place[language])
    return Weeks(
        title, mark, _alt(compose, title, totals, day, mark),
        tuple(value / most if value == value else None for value in totals.values.tolist()),
        formatting.number_text(most, language), "0",
        totals.days.index(day) if day in totals.days else -1, _date(compose, day),
        tuple(_years(compose, totals.days)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mark(compose: Composer, series: Series) -> Mark:
    row = compose.pack.row("series", series.id)
    mark = compose.status_mark(row.text("status") if row is not None else "")
    return Mark(mark.status, mark.word, "", compose.cite(series.source_ids))


def _years(compose: Composer, days: tuple[datetime.date, ...]) -> Iterable[tuple[int, str]]:
    """Names below the axis: each year at its first whole week."""
    for place, day in enumerate(days):
        if day.month == 1 and day.day <= 7:
            yield place, compose.date(PartialDate(day.year))


def _date(compose: Composer, day: datetime.date) -> str:
    return compose.date(PartialDate(day.year, day.month, day.day))


def _alt(compose: Composer, title: str, totals: Totals, day: datetime.date, mark: Mark) -> str:
    """The chart in words: its ends, its top and both sides of the date, with mark and sources."""
    values = totals.values.tolist()
    known = [place for place, value in enumerate(values) if value == value]
    top = max(known, key=lambda place: float(values[place]))
    at = totals.days.index(day) if day in totals.days else known[-1]

    def number(place: int) -> str:
        value = values[place] if 0 <= place < len(values) else float("nan")
        return (formatting.number_text(value, compose.language) if value == value
                else evidence.missing_word("", compose.language))

    return compose.say(
        "weeks_alt", title=title, first=number(known[0]),
        first_week=_date(compose, totals.days[known[0]]), before=number(at - 1),
        day=_date(compose, day), after=number(at), last=number(known[-1]),
        last_week=_date(compose, totals.days[known[-1]]), most=number(top),
        most_week=_date(compose, totals.days[top]), mark=f"{mark.word} {mark.cite}")


def _beside(compose: Composer, own: _Counted, mark: Mark, yearly: float | None) -> Table:
    """What changed with windows of a few lengths, and below it what the shortest one says; the
    title cites the source."""
    heads = ("col_days", "col_before", "col_after", "col_change")
    shown = [one for one in own.compared if one.days in WINDOWS]
    return Table(f"{compose.say('windows')} {mark.cite}".strip(), tuple(map(compose.say, heads)),
                 (0.7, 1.0, 1.1, 1.1), tuple(_row(compose, one) for one in shown),
                 (Para(_sentence(compose, own, yearly)),))


def _row(compose: Composer, one: Comparison) -> tuple[Para, ...]:
    language = compose.language
    change = one.change
    percent = "–" if change is None else compose.percent(change)
    return (Para(formatting.number_text(one.days, language)),
            *(Para(formatting.number_text(round(value or 0.0), language))
              for value in (one.before, one.after)),
            Para(percent))


def _sentence(compose: Composer, own: _Counted, yearly: float | None) -> str:
    """What the shortest window of the table says, with its limits; that it and the yearly counts
    differ in sign, where they do."""
    chosen = next((one for one in own.compared if one.days in WINDOWS), own.compared[0])
    other_sign = yearly is not None and (chosen.change or 0.0) * yearly < 0
    parts = (record_words.limits(own.series, chosen, compose.language),
             compose.say("year_and_days") if other_sign else "")
    return " ".join(filter(None, parts))
