"""A city's sheet: what is known, what the article says and what that means for a resident; the
public record over time; both cases; the rule; and what nobody has published."""

from __future__ import annotations

import re

from explainer.content import evidence, formatting
from explainer.content.views import article_claim
from explainer.core.figures import Figure
from explainer.core.languages import SOURCE
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import placeholders
from explainer.panels.record_sheet import record
from explainer.sheets.composing import MAKERS, MOST_ROWS, Body, Composer, rounded_up, together
from explainer.sheets.parts import Band, Bar, Bars, Opening, Para, Table, Text


def city(compose: Composer, row: Row) -> Body:
    """One page on a city. Where the pack counts over time, those counts stand for the table of
    published figures."""
    figures = [f for i in row.ids("figure_ids") if (f := compose.pack.figure(i)) is not None]
    opening = _opening(compose, row, figures)
    over_time = record(compose, row, _yearly(compose.pack, row))
    numbers = over_time or _published_bands(compose, row, figures)
    unknown = ((compose.para(row, "unknown"),) if row.local("unknown", compose.language) else ())
    return Body(
        opening,
        (
            *numbers,
            Band((_case(compose, row, "admin", "first_case"),
                  _case(compose, row, "city", "second_case"))),
            Band((_rule(compose, row), _suit(compose, row, compose.unknown(unknown)))),
        ),
        brief=bool(over_time), about=_about(compose),
        main=(*(i for figure in _told(compose.pack, row) for i in figure.source_ids),
              *row.ids("source_ids")),
    )


def _about(compose: Composer) -> Para | None:
    """What the sheets of the cities are about, where the pack says it."""
    row = compose.pack.section("cities", "about")
    return compose.section(row, titled=False) if row is not None else None


def _told(pack: Pack, row: Row) -> list[Figure]:
    """The numbers in the text on what is known."""
    named = (pack.figure(i) for i in dict.fromkeys(placeholders(row.local("known", SOURCE))))
    return [figure for figure in named if figure is not None]


def _yearly(pack: Pack, row: Row) -> float | None:
    """The change from the first to the last number of what is known; None without two of a unit."""
    told = [figure for figure in _told(pack, row) if figure.value is not None]
    if len(told) < 2 or told[0].unit != told[-1].unit:
        return None
    return (told[-1].value or 0.0) - (told[0].value or 0.0)


# The first lines


def _opening(compose: Composer, row: Row, figures: list[Figure]) -> tuple[Opening, ...]:
    """What is known, what the article says with its mark, and what it means for a resident."""
    claim = article_claim(compose.pack, row)
    said = (_article(compose, claim),) if claim is not None else ()
    return (_known(compose, row, figures), *said, *compose.for_you("cities"))


def _known(compose: Composer, row: Row, figures: list[Figure]) -> Opening:
    """The pack's own sentence; else the first published number."""
    if row.local("known", compose.language):
        para = Para(compose.local(row, "known"), marks=together(compose.marks_within(row, "known")))
    elif figures:
        mark = compose.figure_mark(figures[0])
        para = Para(f"{mark.number}: {_described(compose, figures[0])}.", marks=(mark,))
    else:
        para = Para(compose.say("no_number", city=compose.local(row, "name")))
    return compose.opening("is_known", para)


def _article(compose: Composer, claim: Row) -> Opening:
    """The article's statement with its mark; where a source disputes it, which one."""
    text = compose.local(claim, "text")
    other = next(iter(compose.pack.rows("sources", claim.ids("other_side_source_id"))), None)
    mark, cite = compose.claim_mark(claim), ""
    if claim.text("status") == "contradicted" and other is not None:
        text = f"{text} {compose.say('disputed_by', publisher=other.text('publisher'))}"
        cite = compose.cite((other.id,))
    cited = "" if cite in mark.cite else cite  # once, with the mark, where it is there
    return compose.opening("article_says", Para(text, cite=cited, marks=(mark,)))


def _described(compose: Composer, figure: Figure) -> str:
    parts = (compose.figure_local(figure, "what"), compose.figure_local(figure, "place"),
             formatting.figure_period(figure, compose.language))
    return ", ".join(part for part in parts if part)


# Published figures, where there are no counts over time


def _published_bands(compose: Composer, row: Row, figures: list[Figure]) -> tuple[Band, ...]:
    series = _series_chart(compose, figures)
    return (*((Band((series,)),) if series is not None else ()),
            Band((_published(compose, row, figures),)))


def _series_chart(compose: Composer, figures: list[Figure]) -> Bars | None:
    """The city's first published series, a bar each, on the axis that series of that kind share."""
    first = next((f for f in figures if f.series and f.value is not None), None)
    if first is None:
        return None
    every = [f for row in compose.pack["figures"] if (f := compose.pack.figure(row.id)) is not None]
    own = sorted((f for f in every if f.series == first.series),
                 key=lambda f: str(f.period_start or f.period_end or ""))[:MOST_ROWS]
    if len(own) < 2:
        return None
    kind = (first.row.text("kind"), first.unit)
    like = [f for f in every if f.series and (f.row.text("kind"), f.unit) == kind]
    most = rounded_up(max((f.value or 0.0 for f in like), default=0.0))
    bars = tuple(compose.bar(_described(compose, f), f, most) for f in own)
    title = compose.say("published")
    said = "; ".join(_spoken(bar) for bar in bars)
    return Bars(title, "", f"{title}: {said}.", bars)


def _spoken(bar: Bar) -> str:
    mark = bar.mark
    return f"{bar.label}: {mark.number}, {mark.word} {mark.cite}".strip()


def _published(compose: Composer, row: Row, figures: list[Figure]) -> Table:
    rows = tuple(
        (Para(compose.figure_local(f, "what")), Para(compose.figure_local(f, "place")),
         Para(formatting.figure_period(f, compose.language)),
         Para(marks=(compose.figure_mark(f, short=True),)))
        for f in figures[: compose.rows(MOST_ROWS, 3)])
    office = Para(compose.local(row, "office_covers"), f"{compose.local(row, 'office')}.",
                  muted=True)
    heads = tuple(compose.say(key) for key in ("col_what", "col_place", "col_period", "col_number"))
    empty = () if rows else (
        Para(evidence.missing_word("not_published", compose.language).capitalize() + "."),)
    return Table(compose.titled("published", len(rows), len(figures)), heads,
                 (1.15, 1.45, 1.35, 1.4), rows,
                 (*empty, office))


# Sides, rule


def _case(compose: Composer, row: Row, side: str, label: str) -> Text:
    """A side's case: in few words where the pack has them."""
    short = f"{side}_short"
    name = short if row.local(short, compose.language) else f"{side}_case"
    para = compose.para(row, name, row.ids(f"{side}_source_ids"))
    return Text(compose.label(label), (para,) if para.text else compose.nothing())


def _rule(compose: Composer, row: Row) -> Text:
    name, as_of = compose.local(row, "rule_name"), row.date("as_of")
    text = " ".join(part for part in (compose.local(row, "rule"), compose.known(as_of)) if part)
    cite = compose.cite(_of_rule(compose, row))
    para = Para(text, f"{name}." if name else "", cite,
                marks=together(compose.marks_within(row, "rule")))
    return Text(compose.label("rule_card"), (para,) if name or text else compose.nothing())


def _of_rule(compose: Composer, row: Row) -> tuple[str, ...]:
    """The first sources of a rule; where these are reports of it, also one of its makers that a
    reader can look up."""
    rows = compose.pack.rows("sources", row.ids("source_ids"))
    first = rows[:compose.most_cited]
    makers = [one for one in rows if one.text("kind") in MAKERS and one.text("address")]
    more = makers[:1] if makers and not any(one in first for one in makers) else []
    return tuple(one.id for one in (*first, *more))


def _suit(compose: Composer, row: Row, then: Text) -> Text:
    """How the first case on the city stands: the first sentence of its last ruling, as of when;
    `then` what follows, alone where there is no case."""
    case = next((one for one in compose.pack["cases"] if one.text("city") == row.id), None)
    if case is None or not case.local("last_ruling", compose.language):
        return then
    ruled, as_of = case.date("last_ruling_date"), case.date("as_of")
    title = (compose.say("suit_of", date=compose.date(ruled)) if ruled is not None
             else compose.say("suit"))
    text = re.split(r"(?<=\.) ", compose.local(case, "last_ruling"), maxsplit=1)[0]
    if as_of is not None and as_of != row.date("as_of"):
        text = f"{text} {compose.known(as_of)}"
    cite = compose.cite(case.ids("source_ids")[:compose.most_cited])
    return Text(title, (Para(text, cite=cite),), then)
