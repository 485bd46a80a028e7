"""What a slide says, from the pack: title, chart or entries, marks and sources. Words only, no
places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from explainer.content import deck, formatting, words
from explainer.content.deck import Scene, Slide
from explainer.content.headlines import MOST_MARKS, city_of, marked_halves
from explainer.content.labels import label
from explainer.content.statements import (
    Statement,
    cited,
    of_claim,
    of_claims,
    of_figures,
    of_response,
)
from explainer.content.views import article_claim
from explainer.core.dates import PartialDate
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row
from explainer.panels import main_slides, registry
from explainer.panels.slide_parts import (
    Content,
    Entry,
    caption,
    entry_of,
    printed,
    section_entries,
    stated_entry,
    text_of,
    with_sources,
)


def slide_title(pack: Pack, slide: Slide, language: str) -> str:
    """The title of a slide, as the list of slides and the jump show it."""
    return (slide.own_title(pack, language)
            or _BUILDERS[slide.kind](pack, slide, Scene(slide.id), language).title)


def content_of(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    """What a scene says."""
    content = _BUILDERS[slide.kind](pack, slide, scene, language)
    own = slide.own_title(pack, language)
    # a title given for one city or group is not that of another
    if own and {scene.city, scene.tag} <= {"", slide.about}:
        content = _with_title(replace(content, title=own),
                              printed(pack, slide.row, "title", language))
    return with_sources(pack, content, language)


def _with_title(content: Content, printed: Iterable[Statement]) -> Content:
    """The content with status and sources of the numbers that its title prints, below it."""
    numbers = [" ".join(part for part in (f"{one.number}:", one.word(), one.cite) if part)
               for one in printed]
    sources = tuple(source for one in printed for source in one.source_ids)
    return replace(content,
                   subtitle=" · ".join(part for part in (*numbers, content.subtitle) if part),
                   sources=(*content.sources, *sources))


# Kinds of slides


def _headline(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    """The finding of a panel. With numbers of cities, or with one mark at most, it is the title;
    else each half of it stands with its own mark."""
    row = pack.section(slide.panel, "headline")
    if row is None:
        return Content(pack.meta("title", language), big=True)
    halves = marked_halves(pack, row, language)
    marked = [line.statement for line in halves if line.statement is not None]
    if len(marked) > 1:
        return Content(translate(registry.panel(slide.panel).title, language), "",
                       tuple(section_entries(pack, row, language)))
    claims = of_claims(pack, row.ids("claim_ids"), language)[:MOST_MARKS]
    below = [replace(stated_entry(one), number="") for one in marked]
    below += [stated_entry(one, name) for one in claims
              if (name := city_of(pack, one)) and one not in marked]
    below += [_figure_entry(one) for one in printed(pack, row, "text", language)
              if one.ref not in {entry.key for entry in below}]
    below += [Entry(line.target, note=caption(line.text, cited(line.sources)))
              for line in halves if line.target and not below]
    text = " ".join(formatting.plain(line.text) for line in halves if not line.target)
    return Content(text, "", tuple(below), sources=row.ids("source_ids"), big=True)


def _chart(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    chart = registry.charts(slide.panel)[slide.about].build(pack, language, scene.selected)
    return Content(chart.title, chart.subtitle, (), chart.abridged(_LONGEST_LABEL),
                   chart.source_ids)


_LONGEST_LABEL = 60
"""Letters of a label in a chart: a name, not a text. All of an endless one is in the
table and the card."""


_SECTIONS: dict[str, str] = {
    "stated_reason": N_("Reasons stated for it"),
    "note": N_("Keep in mind"),
    "residents": N_("If this may concern you"),
    "unknown": N_("What we do not know"),
}


def _sections(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    kinds = tuple(slide.about.split())
    entries = [entry for row in pack.sections(slide.panel, *kinds)
               for entry in section_entries(pack, row, language)]
    return Content(translate(_SECTIONS[kinds[0]], language), "", tuple(entries))


BEFORE = "before"
"""Filter of the slide of events: those before the day that the pack is about."""


def _events(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    """Events from the day that the pack is about; before it, or of one kind, where asked for."""
    dated = sorted(((date, row) for row in pack["events"]
                    if (date := row.date("date")) is not None),
                   key=lambda pair: pair[0].first_day())
    day = pack.event_date
    if scene.tag == BEFORE and day is not None:
        chosen = [pair for pair in dated if pair[0].first_day() < day.first_day()]
        title = translate("What happened before {date}", language).format(
            date=formatting.date_text(day, language))
    elif scene.tag:
        chosen = [pair for pair in dated if pair[1].text("kind") == scene.tag]
        title = translate("What happened: {kind}", language).format(
            kind=words.word("event_kind", scene.tag, language))
    else:
        chosen = ([pair for pair in dated if day is None or pair[0].first_day() >= day.first_day()]
                  or dated)
        title = (translate("What happened from {date} on", language).format(
            date=formatting.date_text(day, language))
                 if day is not None and chosen != dated else translate("What happened", language))
    if scene.descending:
        chosen.reverse()
    entries = []
    for date, row in chosen:
        entries.append(entry_of(pack, row.id, text_of(pack, row, "title", language),
                                row.ids("source_ids"), language,
                                head=formatting.date_text(date, language),
                                stated=printed(pack, row, "title", language)))
    return Content(title, "", tuple(entries))


def _responses(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    group = scene.tag or slide.about
    rows = [row for row in pack["responses"].ordered() if row.text("group") == group]
    if scene.sort == "date":
        rows.sort(key=lambda row: str(_date(row) or ""), reverse=scene.descending)
    entries = [_response_entry(pack, row, language) for row in rows]
    title = translate("Who responded: {group}", language).format(group=words.word("response_group",
                                                                                  group, language))
    return Content(title, "", tuple(entries))


def _response_entry(pack: Pack, row: Row, language: str) -> Entry:
    own = (of_response(pack, row, language),) if row.text("status") else ()
    when = formatting.date_text(_date(row), language) if _date(row) else ""
    return entry_of(pack, row.id, text_of(pack, row, "text", language), row.ids("source_ids"),
                    language, head=text_of(pack, row, "who", language), note=when,
                    stated=(*(of_claims(pack, row.ids("claim_ids"), language) or own),
                            *printed(pack, row, "text", language)))


def _date(row: Row) -> PartialDate | None:
    return row.date("date") or row.date("checked_on")


def _city_of(pack: Pack, slide: Slide, scene: Scene) -> Row | None:
    return (pack.row("cities", scene.city) or pack.row("cities", slide.about)
            or next(iter(pack["cities"].ordered()), None))


def _city(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    city = _city_of(pack, slide, scene)
    if city is None:
        return Content(pack.meta("title", language), big=True)
    entries = []
    claim = article_claim(pack, city)
    if claim is not None:
        entries.append(stated_entry(of_claim(pack, claim, language),
                               label(pack, "value_slide", language)))
    entries += map(_figure_entry, of_figures(pack, city.ids("figure_ids"), language))
    return Content(text_of(pack, city, "name", language),
                   translate(
                       "The article’s number, then what has been published: different counts, "
                       "places and dates", language),
                   tuple(entries))


def _figure_entry(statement: Statement) -> Entry:
    note = " · ".join(part for part in (statement.place, statement.period) if part)
    return stated_entry(statement, statement.label, note)


def _cases(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    city = _city_of(pack, slide, scene)
    if city is None:
        return Content(pack.meta("title", language), big=True)
    entries = []
    for name, head, sources in (("admin_case", label(pack, "first_case", language),
                                 "admin_source_ids"),
                                ("city_case", label(pack, "second_case", language),
                                 "city_source_ids"),
                                ("unknown", translate("What nobody has published", language), "")):
        text = text_of(pack, city, name, language)
        if text:
            entries.append(entry_of(pack, name, text, city.ids(sources) if sources else (),
                                    language, head=head,
                                    stated=printed(pack, city, name, language)))
    return Content(translate("{city}: both cases", language).format(
        city=text_of(pack, city, "name", language)), "", tuple(entries))


def _claim(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    claim = pack.row("claims", slide.about)
    if claim is None:
        return Content(pack.meta("title", language), big=True)
    entries = [stated_entry(of_claim(pack, claim, language)),
               _said_of(pack, claim, "why", (), translate("Why this mark", language), language),
               _said_of(pack, claim, "other_side", claim.ids("other_side_source_id"),
                        translate("The other side’s best source", language),
                        language)]
    content = Content(text_of(pack, claim, "text", language), "",
                      tuple(entry for entry in entries if entry is not None))
    return _with_title(content, [one for one in printed(pack, claim, "text", language)
                                 if one.ref != claim.id])


def _said_of(pack: Pack, claim: Row, name: str, sources: tuple[str, ...], head: str,
             language: str) -> Entry | None:
    text, numbers = (text_of(pack, claim, name, language), printed(pack, claim, name, language))
    others = tuple(one for one in numbers if one.ref != claim.id)
    return (entry_of(pack, name, text, sources, language, head=head, stated=others)
            if text else None)


_BUILDERS: dict[str, Callable[[Pack, Slide, Scene, str], Content]] = {
    deck.HEADLINE: _headline, deck.CHART: _chart, deck.SECTIONS: _sections, deck.EVENTS: _events,
    deck.RESPONSES: _responses, deck.CITY: _city, deck.CASES: _cases, deck.CLAIM: _claim,
    **main_slides.BUILDERS,
}


__all__ = ["BEFORE", "Content", "Entry", "content_of", "slide_title"]
