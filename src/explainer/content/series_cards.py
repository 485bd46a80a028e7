"""The card of a series of counts: what it says around a date, what it counts, and what it cannot
show."""

from __future__ import annotations

import datetime

from explainer.content import formatting, over_time
from explainer.content.cards import Block, Card, Role
from explainer.content.lines import Line, about_line
from explainer.content.record_words import (
    caveats,
    needed_sentence,
    sentence,
    unsaid,
    usual_sentence,
)
from explainer.content.series import STEPS, Series, pack_series
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row
from explainer.core.record_stats import WEEK, compare, compare_all, how_common


def series_card(pack: Pack, row: Row, language: str) -> Card:
    """The card of a row of table `series`, around the date that the pack is about."""
    one = next(one for one in pack_series(pack) if one.id == row.id)
    if one.id not in {other.id for other in over_time.drawable(pack)}:
        return _card(pack, one, language, ())
    day = over_time.fitting_day(one.line, over_time.event_day(pack) or one.line.last)
    return comparison_card(pack, one, day, 28 if one.line.step == WEEK else 30, language)


def comparison_card(pack: Pack, one: Series, day: datetime.date, days: int,
                    language: str) -> Card:
    """The card of a series, first what it says in the windows of `days` around `day`."""
    told, others = compare(one.line, day, days), compare_all(one.line, day)
    versus = over_time.claimed(pack, one)
    heading = translate("What the record says around {date}", language,
                        date=over_time.day_text(day, language))
    answer = (Line(sentence(one, told, language, others)),)
    blocks = [Block(heading, answer, Role.ANSWER)]
    if versus is not None and told.known:
        claim = pack.figure(versus.claim_id)
        number = formatting.figure_text(claim, language) if claim is not None else ""
        lines = (Line(over_time.other_count(one, language)),
                 Line(needed_sentence(one, told, versus.percent, language)),
                 Line(usual_sentence(one, told, versus.percent,
                                     how_common(one.line, day, days, versus.percent), language)))
        blocks.append(Block(translate("Beside the article’s {n}", language, n=number),
                            tuple(line for line in lines if line.text)))
    limits = caveats(one, told, others)
    if told.known:
        limits = unsaid(limits, one)
    return _card(pack, one, language, (*blocks, Block(
        translate("What it cannot show", language),
        tuple(Line(limit.words(language)) for limit in limits))))


def _card(pack: Pack, one: Series, language: str, first: tuple[Block, ...]) -> Card:
    row = pack.row("series", one.id)
    stated = over_time.statement_of(pack, one, language)
    definition = formatting.local(pack, row, "definition", language) if row is not None else ""
    line = one.line if one.granularity in STEPS else None
    span = "" if line is None else translate(
        "{first} to {last}", language, first=over_time.day_text(line.first, language),
        last=over_time.day_text(line.last, language))
    about = (about_line(stated._replace(period=span)), Line(definition, muted=True))
    return Card(one.what[language], one.place[language],
                (*first, Block(translate("What is counted", language), about)),
                one.id, one.source_ids)

