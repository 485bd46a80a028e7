"""What the plot over time says of a day, and the names of the months on its axis."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache

from explainer.content import formatting, over_time
from explainer.content.over_time import Flag
from explainer.content.series import Series
from explainer.core.i18n import translate
from explainer.core.record_stats import compare_all


@cache
def month_names(language: str) -> tuple[str, ...]:
    """Short names of the months, January first."""
    names = formatting.locale_of(language).months["stand-alone"]["abbreviated"]
    return tuple(names[number] for number in range(1, 13))


def readout(one: Series, ordinal: int, flags: Sequence[Flag], language: str) -> str:
    """A day in words: its value or that there is none, and what happened on it."""
    line = one.line
    place = (ordinal - line.start.toordinal()) // line.step
    if not 0 <= place < len(line.values):
        return ""
    first = line.day(place)
    value = float(line.values[place])
    date = over_time.day_text(first, language)
    if line.step > 1:
        date = translate("Week of {date}", language, date=date)
    if value != value:
        text = translate("{date}: no number", language, date=date)
    else:
        text = translate("{date}: {n} {noun}", language, date=date,
                         n=formatting.number_text(value, language), noun=one.noun[language])
    low, high = line.span
    if not low <= place < high:
        text += " " + translate("(not complete)", language)
    end = first + datetime.timedelta(days=line.step)
    happened = [flag.title for flag in flags if first <= flag.day < end]
    return " · ".join((text, *happened))


def key_words(one: Series, grain: str, language: str) -> str:
    """What lines, bars and signs of the plot are."""
    if one.line.step > 1:
        drawn = translate("Line: each week.", language)
    elif grain == "week":
        drawn = translate("Bars: whole weeks.", language)
    elif grain == "month":
        drawn = translate("Bars: whole months.", language)
    elif one.level:
        drawn = translate("Line: each day.", language)
    else:
        drawn = translate("Thin: each day. Thick: mean of 7 days.", language)
    return translate("{drawn} ◇ Events. Shaded: before and after.", language, drawn=drawn)


def event_words(flag: Flag, language: str) -> str:
    """An event in one line: the number of its flag, its day and its title."""
    return f"{flag.number} · {over_time.day_text(flag.day, language)} · {flag.title}"


def before_and_after(one: Series, day: datetime.date, days: int, language: str) -> str:
    """The two totals around a day in a few words; that there are none, where there are not."""
    told = next(iter(compare_all(one.line, day, (days,))), None)
    if told is None:
        return over_time.told(one, day, days, language)
    return translate("{days} days before {date}: {before}; {days} days from it: {after} ({change})",
                     language, days=days,
                     date=over_time.day_text(day, language),
                     before=formatting.number_text(round(told.before or 0), language),
                     after=formatting.number_text(round(told.after or 0), language),
                     change=over_time.change_text(told.change, language))
