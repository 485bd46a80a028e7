"""What the record says over time, for eye and ear: the series that can be drawn, the events that
fall into one, and before and after a date as a table.

Plot, table and sentence ask here, so that they say the same numbers.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from explainer.content import evidence, formatting
from explainer.content.lines import Line as TextLine
from explainer.content.record_words import needed_sentence, sentence
from explainer.content.series import STEPS, Series, pack_series
from explainer.content.statements import Statement, source_numbers
from explainer.content.views import Cell, View, ViewColumn
from explainer.core.dates import PartialDate
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack
from explainer.core.record_stats import Comparison, Line, Reference, compare_all, needed_after

TABLE = "before_after"
"""Name of the view, and the beginning of what is remembered of it."""
_ROW = "w"
MOST_ALIKE = 6
"""Areas that are drawn beside each other; of more, none could be read."""
_COLUMNS = (
    (N_("Days before and after", "column"), "window", 0.8),
    (N_("Before", "column"), "before", 1.0),
    (N_("After", "column"), "after", 1.0),
    (N_("Change", "column"), "change", 1.0),
    (N_("Other dates as large", "column"), "unusual", 1.6),
)
_NEEDED = (N_("Would have to be", "column"), "needed", 1.1)


class Flag(NamedTuple):
    """An event within the days of a series: its place among the flags from 1 on, and its words."""

    number: int
    ref: str
    day: datetime.date
    title: str
    sources: tuple[int, ...]


class Claimed(NamedTuple):
    """What is said to have changed, in percent, by whom: the claim of a city."""

    claim_id: str
    percent: float


def drawable(pack: Pack) -> tuple[Series, ...]:
    """Series with values by day or week, in the order of the pack."""
    return tuple(one for one in pack_series(pack) if one.granularity in STEPS and _has_values(one))


def has_series(pack: Pack) -> bool:
    """Whether the pack names a series by day or week; its values are not read for this."""
    return any(row.text("granularity") in STEPS for row in pack["series"])


def _has_values(one: Series) -> bool:
    try:
        return len(one.line.values) > 1
    except ValueError:
        return False


def alike(series: Sequence[Series], chosen: Series) -> tuple[Series, ...]:
    """Series that count the same by the same period in areas beside each other, for one scale; only
    `chosen` if there are none, or too many. What was added here stands apart from the pack's."""
    found = tuple(one for one in series if one.place_kind in ("area", "office", "other")
                  and (one.data_set, one.kind, one.granularity, one.noun)
                  == (chosen.data_set, chosen.kind, chosen.granularity, chosen.noun))
    return found if 1 < len(found) <= MOST_ALIKE else (chosen,)


def statement_of(pack: Pack, one: Series, language: str, number: str = "",
                 value: float | None = None) -> Statement:
    """A value of a series, or the series as a whole, with its status and sources."""
    row = pack.row("series", one.id)
    status = row.text("status") if row is not None else "reported" if one.data_set else ""
    return Statement(one.id, one.what[language], evidence.status_of(status), language,
                     number=number, value=value, unit="count", place=one.place[language],
                     sources=source_numbers(pack, one.source_ids), source_ids=one.source_ids)


def flags(pack: Pack, line: Line, language: str) -> tuple[Flag, ...]:
    """Events with a day that fall within a line, in time."""
    low, high = line.start, line.day(len(line.values))
    found = []
    for row in pack["events"]:
        date = row.date("date")
        if date is not None and date.day and low <= date.first_day() < high:
            found.append((date.first_day(), row))
    found.sort(key=lambda pair: pair[0])
    return tuple(Flag(number, row.id, day, formatting.local(pack, row, "title", language),
                      source_numbers(pack, row.ids("source_ids")))
                 for number, (day, row) in enumerate(found, start=1))


def event_day(pack: Pack) -> datetime.date | None:
    """The date that the pack is about; None if it names no day."""
    row = pack.row("meta", "event_date")
    date = PartialDate.parse_or_none(row.text("value")) if row is not None else None
    return date.first_day() if date is not None and date.day else None


def fitting_day(line: Line, day: datetime.date) -> datetime.date:
    """The day nearest to `day` on which a value of the line begins, within the line."""
    last = line.day(len(line.values) - 1)
    inside = min(max(day, line.start), last)
    return line.day(round((inside - line.start).days / line.step))


def claimed(pack: Pack, one: Series) -> Claimed | None:
    """The change in percent that a claim gives for the city beside a series; None for none."""
    city = pack.row("cities", one.city) if one.city else None
    for claim in pack.rows("claims", city.ids("claim_ids")) if city is not None else ():
        figure = pack.figure(claim.id)
        if figure is not None and figure.value is not None and figure.unit == "percent_change":
            return Claimed(claim.id, figure.value)
    return None


# Before and after


def row_id(days: int) -> str:
    """Id of the row of windows of that length."""
    return f"{_ROW}{days}"


def days_of(wanted: str) -> int:
    """Length of the windows of a row; 0 if it is no such id."""
    digits = wanted.removeprefix(_ROW)
    return int(digits) if wanted.startswith(_ROW) and digits.isdigit() else 0


def before_and_after(pack: Pack, one: Series, day: datetime.date, language: str,
                     versus: Claimed | None = None) -> View:
    """The table: a row for each length of windows that the data reach, ids as `row_id` gives them.

    With `versus`, a column says what would have had to follow for the claimed change. `day` is one
    on which a value of the series begins.
    """
    columns = (*_COLUMNS[:2], _NEEDED, *_COLUMNS[2:]) if versus is not None else _COLUMNS
    told = compare_all(one.line, day)
    rows = [_row(pack, one, comparison, language, versus) for comparison in told]
    keys = [key for _title, key, _share in columns]
    return View(TABLE, tuple(ViewColumn(key, translate(title, language, "column"), share,
                                        right=key != "unusual")
                             for title, key, share in columns),
                tuple(row_id(comparison.days) for comparison in told),
                {key: tuple(row[key] for row in rows) for key in keys},
                tuple(frozenset[str]() for _ in rows), {})


def _row(pack: Pack, one: Series, told: Comparison, language: str,
         versus: Claimed | None) -> dict[str, Cell]:
    def count(value: float | None) -> Cell:
        text = "" if value is None else formatting.number_text(round(value), language)
        stated = statement_of(pack, one, language, text, value)
        return Cell((TextLine("", stated, stated.sources, text),), value)

    cells = {
        "window": Cell((TextLine(str(told.days)),), float(told.days)),
        "before": count(told.before), "after": count(told.after),
        "change": Cell((TextLine(change_text(told.change, language)),), told.change),
        "unusual": Cell((TextLine(reference_text(told.reference, language)),),
                        told.reference.share if told.reference is not None else None),
    }
    if versus is not None:
        needed = None if told.before is None else needed_after(told.before, versus.percent)
        text = "" if needed is None else formatting.number_text(round(needed), language)
        cells["needed"] = Cell((TextLine(text),), needed)
    return cells


def change_text(change: float | None, language: str) -> str:
    """A change in percent with its sign, a whole number; in words where there is none."""
    if change is None:
        return translate("no comparison", language)
    amount = formatting.number_text(abs(round(change)), language)
    sign = "+" if round(change) > 0 else "−" if round(change) < 0 else ""
    return translate("{n}%", language, n=sign + amount)


def reference_text(reference: Reference | None, language: str) -> str:
    """How many other dates changed at least as much: "131 of 780"."""
    if reference is None:
        return ""
    return translate("{n} of {m}", language,
                     n=formatting.number_text(reference.at_least, language),
                     m=formatting.number_text(reference.dates, language))


def day_text(day: datetime.date, language: str) -> str:
    """A day as the language writes it."""
    return formatting.date_text(PartialDate(day.year, day.month, day.day), language)


def told(one: Series, day: datetime.date, days: int, language: str,
         versus: Claimed | None = None) -> str:
    """What the windows of `days` around `day` say in plain words, with limits; with `versus`, what
    would have had to follow first. No verdict."""
    from explainer.core.record_stats import compare

    comparison = compare(one.line, day, days)
    text = sentence(one, comparison, language, compare_all(one.line, day))
    if versus is None or not comparison.known:
        return text
    needed = needed_sentence(one, comparison, versus.percent, language)
    return " ".join(part for part in (other_count(one, language), needed, text) if part)


def other_count(one: Series, language: str) -> str:
    """That the claim is about deportations, and the series counts something else; "" where it does
    not."""
    if one.kind == "removals":
        return ""
    return translate("The article speaks of deportations. This record counts something else: "
                     "{noun}.", language, noun=one.noun[language])
