"""The slides of a show that no panel makes: title, key of the marks, the day it is about, line of
time, counts, two views, studies, what is not known, and where to check."""

from __future__ import annotations

from collections.abc import Callable

from explainer.content import deck, formatting, words
from explainer.content.cards import research_rows
from explainer.content.deck import Scene, Slide
from explainer.content.evidence import STATUSES
from explainer.content.labels import label
from explainer.content.statements import cited, of_claim, of_claims, of_figure, source_numbers
from explainer.core.figures import Figure
from explainer.core.i18n import N_, plural, translate
from explainer.core.pack import Pack, Row
from explainer.drawing.bars import Datum
from explainer.drawing.closing import ClosingChart
from explainer.drawing.dated import Dated, DatedChart
from explainer.drawing.key import KeyChart, KeyRow
from explainer.drawing.marks import Mark
from explainer.drawing.pairs import PairChart, Place
from explainer.drawing.sides import Side, SidesChart
from explainer.drawing.tallies import Tally, TallyChart
from explainer.panels import around_day
from explainer.panels.slide_parts import (
    Content,
    Entry,
    entry_of,
    printed,
    section_entries,
    stated_entry,
    text_of,
)

MOST_EVENTS = 6
MOST_STUDIED = 4
_UNKNOWN_PANELS = ("overview", "impacts", "sources", "responses")
MOST_UNKNOWN = 3


# Title and key


def _opening(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    entries = tuple(Entry(key, "", text) for key in ("question",)
                    if (text := pack.meta(key, language)))
    return Content(pack.meta("title", language), "", entries, big=True)


_MEANINGS = {
    "corroborated": N_("an independent source says the same", "slide"),
    "partly": N_("a source supports a part of it", "slide"),
    "not_found": N_("looked for and not found; it may be true", "slide"),
    "contradicted": N_("a named source says otherwise", "slide"),
    "reported": N_("one named publisher gives it", "slide"),
    "opinion": N_("cannot be checked as a fact", "slide"),
}
"""What the marks mean, in words that are read from the back of a room."""


def _key(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    rows = tuple(KeyRow(status.id, status.word(language, short=True),
                        translate(_MEANINGS[status.id], language, "slide"))
                 for status in STATUSES.values() if status.id in _MEANINGS)
    title = translate("How to read the marks", language)
    return Content(title, chart=KeyChart(title, takeaway="; ".join(f"{row.word}: {row.meaning}"
                                                                   for row in rows), rows=rows))


# The day and what followed


def day_event(pack: Pack) -> Row | None:
    """The event that the pack is about: of those of its day the one that makes a claim, else the
    first."""
    day = pack.event_date
    found = [row for row in pack["events"] if day is not None and row.date("date") == day]
    return next((row for row in found if row.ids("claim_ids")), next(iter(found), None))


def _post(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    event = day_event(pack)
    if event is None:
        return Content(pack.meta("title", language), big=True)
    said = entry_of(pack, event.id, text_of(pack, event, "text", language),
                    event.ids("source_ids"), language,
                    stated=printed(pack, event, "text", language))
    claims = [stated_entry(one, one.label)
              for one in of_claims(pack, event.ids("claim_ids"), language)]
    return Content(text_of(pack, event, "title", language), "", (said, *claims[:2]))


def points(pack: Pack, column: str) -> list[Row]:
    """Rows of the table `points` that are about a row of another table, in their order."""
    return [row for row in pack["points"].ordered() if row.ids(column)]


def main_events(pack: Pack, language: str) -> list[tuple[Row, str]]:
    """The few events of the timeline with their words: those that the table `points` names, else
    the first of those that make claims, else the first ones, from the pack's day on."""
    named = {row.text("event_id"): text_of(pack, row, "text", language)
             for row in points(pack, "event_id")}
    dated = [row for row in pack["events"] if row.date("date") is not None]
    dated.sort(key=lambda row: str(row.date("date")))
    chosen = [row for row in dated if row.id in named]
    if not chosen:
        day = pack.event_date
        later = [row for row in dated if day is None or not str(row.date("date")) < str(day)]
        chosen = [row for row in later if row.ids("claim_ids")] or later
    return [(row, named.get(row.id) or text_of(pack, row, "title", language))
            for row in chosen[:MOST_EVENTS]]


def _after(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    events: list[Dated] = []
    sources: list[str] = []
    for row, said in main_events(pack, language):
        date = row.date("date")
        assert date is not None
        first = row.ids("source_ids")[:1]  # its card has all
        sources += first
        events.append(Dated(row.id, date.first_day(), formatting.day_text(date, language), said,
                            cited(source_numbers(pack, first)),
                            date == pack.event_date))
    day = pack.event_date
    title = (translate("What happened from {date} on", language,
                       date=formatting.date_text(day, language))
             if day is not None else translate("What happened", language))
    takeaway = "; ".join(f"{event.when}: {event.text}" for event in events)
    return Content(title, chart=DatedChart(title, takeaway=takeaway, events=tuple(events)),
                   sources=tuple(sources))


# Counts


def common_counts(pack: Pack) -> list[tuple[Row, list[Figure]]]:
    """For each city its values over time of the count that most cities have: of one kind and unit,
    so that they share a scale. Empty if no two cities have one."""
    of_city: dict[tuple[str, str, str], list[tuple[Row, list[Figure]]]] = {}
    for city in pack["cities"].ordered():
        for key, figures in _series_of(pack, city).items():
            of_city.setdefault(key, []).append((city, figures))
    best = max(of_city.values(), key=len, default=[])
    return best if len(best) > 1 else []


def _series_of(pack: Pack, city: Row) -> dict[tuple[str, str, str], list[Figure]]:
    """Values of a city in one series, by what they count: two or three each, in order of time."""
    found: dict[str, list[Figure]] = {}
    for i in city.ids("figure_ids"):
        figure = pack.figure(i)
        if figure is not None and figure.series and (figure.value or 0.0) > 0:
            found.setdefault(figure.series, []).append(figure)
    result: dict[tuple[str, str, str], list[Figure]] = {}
    for figures in found.values():
        first = figures[0].row
        key = (first.local("what", "en"), first.text("kind"), figures[0].unit)
        if 1 < len(figures) <= 3 and len({(f.unit, f.row.local("what", "en"))
                                          for f in figures}) == 1:
            result.setdefault(key, sorted(figures, key=lambda f: str(f.period_start
                                                                     or f.period_end or "")))
    return result


def _published(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    """Counts around the pack's day where cities have them by day, else by period."""
    counted = around_day.around_day(pack)
    if not counted:
        return _by_period(pack, language)
    noun = counted[0].series.noun[language]
    title = translate("{noun} before and after {date}", language,
                      noun=noun[:1].upper() + noun[1:],
                      date=formatting.date_text(pack.event_date, language))
    return _pairs(title, around_day.subtitle(pack, counted, language),
                  around_day.places(pack, counted, language),
                  [i for one in counted for i in one.series.source_ids])


def _by_period(pack: Pack, language: str) -> Content:
    places: list[Place] = []
    sources: list[str] = []
    what = ""
    for city, figures in common_counts(pack):
        stated = [of_figure(pack, figure, language) for figure in figures]
        sources += [i for one in stated for i in one.source_ids]
        what = what or stated[0].label
        data = tuple(Datum.of(one, label=one.period) for one in stated)
        places.append(Place(city.id, text_of(pack, city, "name", language), stated[0].place, data))
    return _pairs(translate("What has been published", language), what, tuple(places), sources)


def _pairs(title: str, subtitle: str, places: tuple[Place, ...], sources: list[str]) -> Content:
    takeaway = "; ".join(datum.sentence for place in places for datum in place.data)
    return Content(title, subtitle, (), PairChart(title, subtitle, takeaway, places=places),
                   tuple(sources))


# Two views


SIDES = ("first", "second")


def sides_of(pack: Pack, city: Row) -> list[tuple[str, Row]]:
    """Both cases of a city in few words, from the table `points`; empty unless both are there."""
    found = {row.text("side"): row for row in reversed(points(pack, "city"))
             if row.text("city") == city.id}
    return [(side, found[side]) for side in SIDES] if set(SIDES) <= set(found) else []


def _sides(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    city = (pack.row("cities", scene.city) or pack.row("cities", slide.about)
            or next(iter(pack["cities"].ordered()), None))
    if city is None:
        return Content(pack.meta("title", language), big=True)
    heads = {"first": label(pack, "first_side", language),
             "second": label(pack, "second_side", language)}
    sides: list[Side] = []
    sources: list[str] = []
    for side, row in sides_of(pack, city):
        stated = printed(pack, row, "text", language)
        ids = tuple(dict.fromkeys((*row.ids("source_ids"),
                                   *(i for one in stated for i in one.source_ids))))
        sources += ids
        sides.append(Side(side, heads[side], text_of(pack, row, "text", language),
                          cited(source_numbers(pack, ids))))
    title = translate("{city}: two views of one rule", language,
                      city=text_of(pack, city, "name", language))
    takeaway = "; ".join(f"{side.head}: {side.text}" for side in sides)
    return Content(title, chart=SidesChart(title, takeaway=takeaway, sides=tuple(sides)),
                   sources=tuple(sources))


# Studies


def studied(pack: Pack, language: str) -> list[tuple[Row, str]]:
    """The claims of the slide of studies with their words: those that the table `points` names,
    else those with the most findings that do not all point one way."""
    named = [(claim, text_of(pack, row, "text", language)) for row in points(pack, "claim_id")
             for claim in pack.rows("claims", row.ids("claim_id"))]
    named = [(claim, said) for claim, said in named if research_rows(pack, (claim.id,))]
    if named:
        return named[:MOST_STUDIED]
    found = []
    for claim in pack["claims"]:
        rows = research_rows(pack, (claim.id,))
        if len({row.text("direction") for row in rows}) > 1:
            found.append((len(rows), claim))
    found.sort(key=lambda pair: -pair[0])
    return [(claim, text_of(pack, claim, "text", language)) for _n, claim in found[:3]]


def _studies(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    rows: list[Tally] = []
    sources: list[str] = []
    directions = ("for", "against", "null")
    for claim, said in studied(pack, language):
        counts = []
        for direction in directions:
            found = research_rows(pack, (claim.id,), direction)
            sources += [i for row in found for i in row.ids("source_id")]
            counts.append(len(found))
        mark = Mark.of(of_claim(pack, claim, language), short=True)
        rows.append(Tally(claim.id, said, mark, tuple(counts)))
    title = translate("What studies found", language)
    headings = tuple(words.word("research_direction", d, language) for d in directions)
    takeaway = "; ".join(f"{row.text}: " + ", ".join(
        f"{n} {name}" for n, name in zip(row.counts, headings, strict=True)) for row in rows)
    return Content(title, "", (),
                   TallyChart(title, takeaway=takeaway, rows=tuple(rows), headings=headings),
                   tuple(sources))


# The end


def unknown_rows(pack: Pack) -> list[Row]:
    """What is not known: the first text of some panels."""
    firsts = [next(iter(pack.sections(panel, "unknown")), None) for panel in _UNKNOWN_PANELS]
    return [row for row in firsts if row is not None][:MOST_UNKNOWN]


def _unknown(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    entries = []
    for row in unknown_rows(pack):
        entries += [Entry(entry.key, "", entry.text, entry.number, entry.marks, entry.note,
                          entry.sources) for entry in section_entries(pack, row, language)]
    return Content(translate("What we do not know", language), "", tuple(entries))


def main_source(pack: Pack) -> Row | None:
    """The source whose address the last slide gives: what is checked, else the most cited one, if
    they have an address."""
    addressed = [row for row in pack["sources"] if row.text("address")]
    article = next((row for row in addressed if row.text("kind") == "article"), None)
    if article is not None or not addressed:
        return article
    cited_by = [i for claim in pack["claims"] for i in claim.ids("source_ids")]
    return max(addressed, key=lambda row: cited_by.count(row.id))


def _close(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    source = main_source(pack)
    count = len(pack["sources"])
    lines = (
        plural("{n} source is on the printed sheets.", "{n} sources are on the printed sheets.",
               count, language),
        translate("Take one home, and ask us.", language))
    address = pack.meta("address") or (source.text("address") if source is not None else "")
    name = ""
    if source is not None and not pack.meta("address"):
        name = (translate("The article that was checked", language)
                if source.text("kind") == "article"
                else formatting.source_short(pack, source, language))
    title = translate("Check it yourself", language)
    return Content(title, chart=ClosingChart(title, takeaway=" ".join((*lines, address)),
                                             lines=lines if count else (), name=name,
                                             address=address, key="address"),
                   sources=(source.id,) if source is not None else ())


BUILDERS: dict[str, Callable[[Pack, Slide, Scene, str], Content]] = {
    deck.OPENING: _opening, deck.MARKS: _key, deck.POST: _post, deck.AFTER: _after,
    deck.PUBLISHED: _published, deck.SIDES: _sides, deck.STUDIES: _studies,
    deck.UNKNOWN: _unknown, deck.CLOSE: _close,
}
