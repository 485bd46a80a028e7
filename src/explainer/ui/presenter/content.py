"""What a slide says, from the pack: title, chart or entries, marks and sources. Words only, no places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from explainer.app.show import Scene
from explainer.charts.content import CHARTS
from explainer.core import deck, evidence, formatting, words
from explainer.core.cards import source_card
from explainer.core.dates import PartialDate
from explainer.core.deck import Slide
from explainer.core.figures import Figure
from explainer.core.i18n import N_, translate
from explainer.core.labels import label
from explainer.core.languages import SOURCE
from explainer.core.pack import Pack, Row
from explainer.core.views import Line, article_claim, source_numbers
from explainer.drawing.chart import Chart
from explainer.drawing.marks import Mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a slide: a number, a bold head, a text, its marks, and a smaller line (place, period, sources)."""

    key: str
    head: str = ""
    text: str = ""
    number: str = ""
    marks: tuple[Mark, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()  # ids


@dataclass(frozen=True, slots=True)
class Content:
    """A slide in words. `big`: the title is what the slide says. `sources` are ids; each page names those of its own
    entries, and `source_lines` has the short line of each."""

    title: str
    subtitle: str = ""
    entries: tuple[Entry, ...] = ()
    chart: Chart | None = None
    sources: tuple[str, ...] = ()
    source_lines: Mapping[str, str] = field(default_factory=dict)
    big: bool = False
    language: str = SOURCE


def slide_title(pack: Pack, slide: Slide, language: str) -> str:
    """The title of a slide, as the list of slides and the jump show it."""
    return slide.own_title(pack, language) or _BUILDERS[slide.kind](pack, slide, Scene(slide.id), language).title


def content_of(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    """What a scene says."""
    content = _BUILDERS[slide.kind](pack, slide, scene, language)
    own = slide.own_title(pack, language)
    if own and {scene.city, scene.tag} <= {"", slide.about}:  # a title given for one city or group is not that of another
        content = _with_title(pack, replace(content, title=own), _printed(pack, slide.row, "title", language), language)
    return _with_sources(pack, content, language)


def _with_title(pack: Pack, content: Content, figures: Iterable[Figure], language: str) -> Content:
    """The content with status and sources of the numbers that its title prints, below it."""
    said = [" ".join(part for part in (formatting.figure_text(figure, language) + ":", _mark(figure.status, language, "").word,
                                       _cited(pack, figure.source_ids)) if part) for figure in figures]
    sources = tuple(source for figure in figures for source in figure.source_ids)
    return replace(content, subtitle=" · ".join(part for part in (*said, content.subtitle) if part),
                   sources=(*content.sources, *sources))


def _with_sources(pack: Pack, content: Content, language: str) -> Content:
    """The content with its sources in the order of their numbers, and the short line of each."""
    ids = dict.fromkeys((*content.sources, *(i for entry in content.entries for i in entry.sources)))
    rows = sorted(pack.rows("sources", tuple(ids)), key=lambda row: pack.source_numbers[row.id])
    lines = {row.id: formatting.source_short(pack, row, language) for row in rows}
    return replace(content, sources=tuple(lines) if content.sources else (), source_lines=lines,
                   language=language)


def card_content(pack: Pack, reference: str, language: str) -> Content | None:
    """The source card of a claim, a figure or a response, for the room; None if there is no such thing."""
    card = source_card(pack, reference, language)
    if card is None:
        return None
    entries = []
    for block in card.blocks:
        for number, line in enumerate(block.lines):
            head = block.heading if not number else ""
            entries.append(_line_entry(f"{block.heading}:{number}", head, line, language))
    return _with_sources(pack, Content(card.title, card.subtitle, tuple(entries), sources=card.source_ids), language)


def _line_entry(key: str, head: str, line: Line, language: str) -> Entry:
    cited = " ".join(f"[{n}]" for n in line.sources)
    status = evidence.STATUSES.get(line.status)
    marks = (_mark(line.status, language, line.ref),) if status else ()
    text = "" if status and line.text in (status.word(language), status.word(language, short=True)) else line.text
    return Entry(key, head, formatting.plain(text), line.strong, marks, cited)


# Parts


def _mark(status: str, language: str, reference: str) -> Mark:
    known = evidence.STATUSES.get(status)
    return Mark(status if known else "", known.word(language) if known else status, reference)


def _claim_marks(pack: Pack, ids: tuple[str, ...], language: str) -> tuple[Mark, ...]:
    return tuple(_mark(claim.text("status"), language, claim.id) for claim in pack.rows("claims", ids))


def _printed(pack: Pack, row: Row | None, name: str, language: str) -> list[Figure]:
    """The figures that a text prints."""
    ids = formatting.placeholders(row.local(name, language)) if row is not None else ()
    return [figure for i in dict.fromkeys(ids) if (figure := pack.figure(i)) is not None]


def _marks(pack: Pack, ids: tuple[str, ...], figures: Iterable[Figure], language: str, own: tuple[Mark, ...] = ()
           ) -> tuple[Mark, ...]:
    """The marks of claims, else the row's own; then each further status that the numbers printed in its text have."""
    marks = list(_claim_marks(pack, ids, language) or own)
    for figure in figures:
        mark = _mark(figure.status, language, figure.id)
        if not any((mark.status, mark.word) == (known.status, known.word) for known in marks):
            marks.append(mark)
    return tuple(marks)


def _cited(pack: Pack, ids: Iterable[str]) -> str:
    return " ".join(f"[{number}]" for number in source_numbers(pack, ids))


def _claim_sources(pack: Pack, ids: Iterable[str]) -> list[str]:
    return [source for claim in pack.rows("claims", tuple(ids)) for source in claim.ids("source_ids")]


def _text(pack: Pack, row: Row | None, name: str, language: str) -> str:
    return formatting.local(pack, row, name, language) if row is not None else ""


def _entry(pack: Pack, key: str, text: str, cited: Iterable[str], *, head: str = "", number: str = "",
           marks: tuple[Mark, ...] = (), note: tuple[str, ...] = (), printed: Iterable[Figure] = ()) -> Entry:
    """An entry with the numbers of its sources, and those of the figures printed in it, at the end of its note."""
    ids = tuple(dict.fromkeys((*cited, *(source for figure in printed for source in figure.source_ids))))
    said = " · ".join(part for part in (*note, _cited(pack, ids)) if part)
    return Entry(key, head, text, number, marks, said, ids)


# Kinds of slides


def _headline(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    row = pack.section(slide.panel, "headline")
    if row is None:
        return Content(pack.meta("title", language), big=True)
    entries = []
    for claim in pack.rows("claims", row.ids("claim_ids"))[:6]:
        figure = pack.figure(claim.id)
        city = pack.row("cities", claim.text("city")) if figure is not None else None
        entries.append(_entry(pack, claim.id, _text(pack, city, "name", language), claim.ids("source_ids"),
                              number=formatting.figure_text(figure, language) if figure is not None else "",
                              marks=_claim_marks(pack, (claim.id,), language)))
    shown = {entry.key for entry in entries}
    entries += [_figure_entry(pack, figure, language) for figure in _printed(pack, row, "text", language)
                if figure.id not in shown]
    return Content(_text(pack, row, "text", language), "", tuple(entries), sources=row.ids("source_ids"), big=True)


def _chart(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    chart = CHARTS[slide.panel][slide.about](pack, language, scene.selected)
    large = chart.abridged(_LONGEST_LABEL, lambda status, word: _shorter(status, word, language))
    return Content(chart.title, chart.subtitle, (), large, chart.source_ids)


_LONGEST_LABEL = 60
"""Letters of a label in a chart: a name, not a text. The whole of an endless one stands in the table and the card."""


def _shorter(status: str, word: str, language: str) -> str:
    """The status in one or two words: large type has no room for more."""
    known = evidence.STATUSES.get(status)
    if known is None or not word:
        return word
    return word.replace(known.word(language), known.word(language, short=True))


_SECTIONS: dict[str, str] = {
    "stated_reason": N_("Reasons stated for it"),
    "note": N_("Keep in mind"),
    "residents": N_("If this may concern you"),
    "unknown": N_("What we do not know"),
}


def _sections(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    kinds = tuple(slide.about.split())
    entries = []
    for row in pack.sections(slide.panel, *kinds):
        claims, printed = row.ids("claim_ids"), _printed(pack, row, "text", language)
        entries.append(_entry(pack, row.id, _text(pack, row, "text", language),
                              (*row.ids("source_ids"), *_claim_sources(pack, claims)),
                              head=_text(pack, row, "title", language), marks=_marks(pack, claims, printed, language),
                              printed=printed))
    return Content(translate(_SECTIONS[kinds[0]], language), "", tuple(entries))


BEFORE = "before"
"""Filter of the slide of events: those before the day that the pack is about."""


def _events(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    """Events from the day that the pack is about; before it, or of one kind, where asked for."""
    dated = sorted(((date, row) for row in pack["events"] if (date := row.date("date")) is not None),
                   key=lambda pair: pair[0].first_day())
    day = pack.event_date
    if scene.tag == BEFORE and day is not None:
        chosen = [pair for pair in dated if pair[0].first_day() < day.first_day()]
        title = translate("What happened before {date}", language).format(date=formatting.date_text(day, language))
    elif scene.tag:
        chosen = [pair for pair in dated if pair[1].text("kind") == scene.tag]
        title = translate("What happened: {kind}", language).format(kind=words.word("event_kind", scene.tag, language))
    else:
        chosen = [pair for pair in dated if day is None or pair[0].first_day() >= day.first_day()] or dated
        title = (translate("What happened from {date} on", language).format(date=formatting.date_text(day, language))
                 if day is not None and chosen != dated else translate("What happened", language))
    if scene.descending:
        chosen.reverse()
    entries = []
    for date, row in chosen:
        printed = _printed(pack, row, "title", language)
        entries.append(_entry(pack, row.id, _text(pack, row, "title", language), row.ids("source_ids"),
                              head=formatting.date_text(date, language), printed=printed,
                              marks=_marks(pack, row.ids("claim_ids"), printed, language)))
    return Content(title, "", tuple(entries))


def _responses(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    group = scene.tag or slide.about
    rows = [row for row in pack["responses"].ordered() if row.text("group") == group]
    if scene.sort == "date":
        rows.sort(key=lambda row: str(_date(row) or ""), reverse=scene.descending)
    entries = [_response_entry(pack, row, language) for row in rows]
    title = translate("Who responded: {group}", language).format(group=words.word("response_group", group, language))
    return Content(title, "", tuple(entries))


def _response_entry(pack: Pack, row: Row, language: str) -> Entry:
    claims, printed = row.ids("claim_ids"), _printed(pack, row, "text", language)
    own = (_mark(row.text("status"), language, row.id),) if row.text("status") else ()
    when = formatting.date_text(_date(row), language) if _date(row) else ""
    return _entry(pack, row.id, _text(pack, row, "text", language), (*row.ids("source_ids"), *_claim_sources(pack, claims)),
                  head=_text(pack, row, "who", language), marks=_marks(pack, claims, printed, language, own), note=(when,),
                  printed=printed)


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
    article = pack.figure(claim.id) if claim is not None else None
    if claim is not None and article is not None:
        entries.append(_entry(pack, claim.id, label(pack, "value_slide", language),
                              claim.ids("source_ids"), number=formatting.figure_text(article, language),
                              marks=_claim_marks(pack, (claim.id,), language)))
    entries += [_figure_entry(pack, figure, language) for i in city.ids("figure_ids")
                if (figure := pack.figure(i)) is not None]
    return Content(_text(pack, city, "name", language),
                   translate("The article’s number, then what has been published: different counts, places and dates", language),
                   tuple(entries))


def _figure_entry(pack: Pack, figure: Figure, language: str) -> Entry:
    return _entry(pack, figure.id, formatting.figure_local(pack, figure, "what", language), figure.source_ids,
                  number=formatting.figure_text(figure, language), marks=(_mark(figure.status, language, figure.id),),
                  note=(formatting.figure_local(pack, figure, "place", language), formatting.figure_period(figure, language)))


def _cases(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    city = _city_of(pack, slide, scene)
    if city is None:
        return Content(pack.meta("title", language), big=True)
    entries = []
    for name, head, sources in (("admin_case", label(pack, "first_case", language), "admin_source_ids"),
                                ("city_case", label(pack, "second_case", language), "city_source_ids"),
                                ("unknown", translate("What nobody has published", language), "")):
        said = _text(pack, city, name, language)
        if said:
            printed = _printed(pack, city, name, language)
            entries.append(_entry(pack, name, said, city.ids(sources) if sources else (), head=head, printed=printed,
                                  marks=_marks(pack, (), printed, language)))
    return Content(translate("{city}: both cases", language).format(city=_text(pack, city, "name", language)), "", tuple(entries))


def _claim(pack: Pack, slide: Slide, scene: Scene, language: str) -> Content:
    claim = pack.row("claims", slide.about)
    if claim is None:
        return Content(pack.meta("title", language), big=True)
    figure = pack.figure(claim.id)
    entries = [_entry(pack, claim.id, "", claim.ids("source_ids"),
                      number=formatting.figure_text(figure, language) if figure is not None else "",
                      marks=_claim_marks(pack, (claim.id,), language)),
               _said_of(pack, claim, "why", (), translate("Why this mark", language), language),
               _said_of(pack, claim, "other_side", claim.ids("other_side_source_id"),
                        translate("The other side’s best source", language),
                        language)]
    content = Content(_text(pack, claim, "text", language), "", tuple(entry for entry in entries if entry is not None))
    others = [other for other in _printed(pack, claim, "text", language) if other.id != claim.id]
    return _with_title(pack, content, others, language)


def _said_of(pack: Pack, claim: Row, name: str, cited: tuple[str, ...], head: str, language: str) -> Entry | None:
    said, printed = _text(pack, claim, name, language), _printed(pack, claim, name, language)
    if not said:
        return None
    others = [figure for figure in printed if figure.id != claim.id]
    return _entry(pack, name, said, cited, head=head, marks=_marks(pack, (), others, language), printed=others)


_BUILDERS: dict[str, Callable[[Pack, Slide, Scene, str], Content]] = {
    deck.HEADLINE: _headline, deck.CHART: _chart, deck.SECTIONS: _sections, deck.EVENTS: _events,
    deck.RESPONSES: _responses, deck.CITY: _city, deck.CASES: _cases, deck.CLAIM: _claim,
}
