"""Counts of cities around the day that a pack is about: as many days before it as from it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.content import formatting, over_time
from explainer.content.record_words import had_begun
from explainer.content.series import Series, pack_series
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row
from explainer.core.record_stats import Comparison, compare
from explainer.drawing.bars import Datum
from explainer.drawing.pairs import Place

DAYS, FEWER = 90, 30
"""Days on each side that are drawn, and those that the subtitle tells of."""


class Counted(NamedTuple):
    """A city, its series by day, and what it counts with windows of both lengths."""

    city: Row
    series: Series
    drawn: Comparison
    fewer: Comparison


def around_day(pack: Pack) -> tuple[Counted, ...]:
    """The count by day that most cities have, one kind for all; empty unless two cities have it on
    both sides of the day."""
    day = over_time.event_day(pack)
    if day is None:
        return ()
    kinds: dict[tuple[str, str], list[Counted]] = {}
    by_day = [one for one in pack_series(pack) if one.granularity == "day" and not one.level]
    for city in pack["cities"].ordered():
        for one in by_day:
            if one.city != city.id:
                continue
            try:
                found = Counted(city, one, *(compare(one.line, day, days)
                                             for days in (DAYS, FEWER)))
            except ValueError:  # no values, or too few
                continue
            known = kinds.setdefault((one.kind, str(one.noun)), [])
            if found.drawn.known and found.fewer.known and city not in [k.city for k in known]:
                known.append(found)
    best = max(kinds.values(), key=len, default=[])
    return tuple(best) if len(best) > 1 else ()


def places(pack: Pack, counted: Sequence[Counted], language: str) -> tuple[Place, ...]:
    """A place for each city: its two counts, with status and sources."""
    return tuple(Place(one.city.id, formatting.local(pack, one.city, "name", language),
                       one.series.place[language], _pair(pack, one, language))
                 for one in counted)


def _pair(pack: Pack, one: Counted, language: str) -> tuple[Datum, ...]:
    sides = (("before", translate("before", language, "slide"), one.drawn.before),
             ("after", translate("after", language, "slide"), one.drawn.after))
    return tuple(Datum.of(over_time.statement_of(
        pack, one.series, language, formatting.number_text(round(value or 0.0), language), value),
        key=f"{one.series.id}~{side}", label=word) for side, word, value in sides)


def subtitle(pack: Pack, counted: Sequence[Counted], language: str) -> str:
    """For how long was counted; where fewer days say another thing, and that the change had
    begun, as far as it did."""
    parts = [translate("{days} days before and after {date}.", language, days=DAYS,
                       date=formatting.date_text(pack.event_date, language))]
    rose = [one.city.id for one in counted if (one.fewer.change or 0.0) > 0]
    if rose != [one.city.id for one in counted if (one.drawn.change or 0.0) > 0]:
        names = ", ".join(formatting.local(pack, one.city, "name", language) for one in counted
                          if one.city.id in rose)
        parts.append(translate("Over {days} days, a rise only in {places}.", language, days=FEWER,
                               places=names) if rose
                     else translate("Over {days} days, no rise.", language, days=FEWER))
    if all(had_begun(one.drawn) for one in counted):
        parts.append(translate("The change had begun before the date.", language))
    return " ".join(parts)
