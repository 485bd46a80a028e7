"""The low charts above the lists, made from the pack: data in, a `Chart` out. Their values are rows
of the list, or tags that filter it."""

from __future__ import annotations

from explainer.content import evidence, formatting, words
from explainer.content.city_views import PARTS, arrest_counts, share_text
from explainer.content.exporting import provenance
from explainer.content.labels import label
from explainer.content.response_views import SPEAKERS, cell_tag, speaker_of, speaker_word, topics
from explainer.content.source_views import COPY, OWN, read_words
from explainer.content.statements import Statement, of_figure
from explainer.core.figures import Figure
from explainer.core.i18n import plural, translate
from explainer.core.pack import Pack
from explainer.drawing.areas import Area, AreaChart, outlines
from explainer.drawing.grid import Count, CountGrid, Head
from explainer.drawing.marks import Mark
from explainer.drawing.stack import Segment, Stack, StackChart
from explainer.drawing.timestrip import StripEvent, TimeStrip
from explainer.panels.charts import empty_text, month_names, source_line

TAG = "tag:"
"""Beginning of the key of a value that filters the list: the tag follows."""


def _marked(pack: Pack, language: str) -> tuple[str, str]:
    """The day of the event that the pack is about, and the same with the event that has exactly
    that date."""
    event = pack.event_date
    if event is None:
        return "", ""
    date = formatting.date_text(event, language)
    titles = [formatting.local(pack, row, "title", language) for row in pack["events"]
              if row.date("date") == event and row.text("precision") != "about"]
    return date, ": ".join((date, *titles[:1]))


def time_strip(pack: Pack, language: str, selected: str) -> TimeStrip:
    """Dated events, and the day of the event that the pack is about."""
    events: list[StripEvent] = []
    ids: list[str] = []
    for row in pack["events"]:
        date = row.date("date")
        if date is not None:
            ids += row.ids("source_ids")
            parts = (formatting.date_text(date, language),
                     words.word("event_kind", row.text("kind"), language),
                     formatting.local(pack, row, "title", language))
            events.append(StripEvent(row.id, date.first_day(), ". ".join(parts)))
    event, (date_text, text) = pack.event_date, _marked(pack, language)
    span = plural("{n} event", "{n} events", len(events), language) if events else ""
    return TimeStrip(
        translate("Timeline", language), span, " · ".join(filter(None, (span, text))),
        source_line(pack, tuple(ids), language), provenance(pack, language), empty_text(language),
        source_ids=tuple(ids), events=tuple(events),
        marked=event.first_day() if event is not None else None, marked_text=text,
        marked_short=date_text,
        month_names=month_names(language),
    )


def _covers(unit: str, count: int, language: str) -> str:
    if unit == "state":
        return plural("{n} state", "{n} states", count, language, n=count)
    return plural("{n} county", "{n} counties", count, language, n=count)


def area_strip(pack: Pack, language: str, selected: str) -> AreaChart:
    """The area of each city's office, with the city in it; none for a city whose area the
    program has no outline of."""
    areas = []
    for city in pack["cities"].ordered():
        outline = outlines().get(city.local("name", "en").casefold())
        if outline is None:
            continue
        name, office, covers = (formatting.local(pack, city, key, language)
                                for key in ("name", "office", "office_covers"))
        areas.append(Area(city.id, name, office,
                          _covers(outline.unit, len(outline.members), language),
                          ". ".join((name, office, covers)), outline))
    takeaway = translate("Each office’s area is larger than its city.", language) if areas else ""
    return AreaChart(
        translate("Each city in the area of its office", language),
        translate("Each map has a scale of its own; the filled part or dot is the city", language),
        takeaway,
        translate("Outlines: U.S. Census Bureau, 2016, simplified", language),
        provenance(pack, language), empty_text(language), areas=tuple(areas),
    )


def response_grid(pack: Pack, language: str, selected: str) -> CountGrid:
    """How many responses each kind of speaker gave on each topic."""
    rows = pack["responses"].ordered()
    pairs = [(speaker_of(row), row.local("focus", "en")) for row in rows]
    columns = topics(pack, language)
    said = [key for key, _ in pairs]
    speakers = [key for key in SPEAKERS if key in said]
    speakers += [key for key in dict.fromkeys(said) if key not in SPEAKERS]
    cells = {}
    for number, speaker in enumerate(speakers):
        for place, (topic, name) in enumerate(columns.items()):
            if count := pairs.count((speaker, topic)):
                sentence = f"{speaker_word(speaker, language)}, {name}: {count}"
                cells[number, place] = Count(TAG + cell_tag(speaker, topic), str(count), sentence)
    heads = tuple(Head(TAG + key, speaker_word(key, language), str(said.count(key)))
                  for key in speakers)
    ids = tuple(i for row in rows for i in row.ids("source_ids"))
    takeaway = "; ".join(f"{head.text}: {head.total}" for head in heads)
    return CountGrid(
        translate("Who speaks about what", language), translate("Number of responses", language),
        f"{takeaway}." if takeaway else "", source_line(pack, ids, language),
        provenance(pack, language), empty_text(language), source_ids=ids,
        rows=heads, columns=tuple(columns.values()), cells=cells,
    )


def read_strip(pack: Pack, language: str, selected: str) -> StackChart:
    """How many sources were read at their publisher, and how many in a copy."""
    copied = [row.yes("read_in_copy") for row in pack["sources"]]
    segments = tuple(
        Segment(TAG + tag, f"{read_words(language)[tag]}: {count}", count / len(copied),
                color=color)
        for tag, color, count in ((OWN, "accent_soft", copied.count(False)),
                                  (COPY, "surface", copied.count(True))) if count)
    return _stacked(pack, language, translate("How the sources were read", language),
                    (Stack(segments),))


def status_strip(pack: Pack, language: str, selected: str) -> StackChart:
    """How many of the article's claims have each status."""
    found = [row.text("status") for row in pack["claims"] if row.text("status")]
    order = sorted(dict.fromkeys(found), key=evidence.order_of)
    segments = tuple(
        Segment(TAG + status, f"{evidence.status_of(status).word(language)}: {found.count(status)}",
                found.count(status) / len(found), status) for status in order)
    return _stacked(pack, language, translate("The claims by evidence status", language),
                    (Stack(segments),))


def _stacked(pack: Pack, language: str, title: str, stacks: tuple[Stack, ...],
             ids: tuple[str, ...] = (), subtitle: str = "") -> StackChart:
    shown = tuple(stack for stack in stacks if stack.segments)
    takeaway = ". ".join(": ".join(filter(None, (
        ", ".join(filter(None, (stack.title, stack.detail))),
        "; ".join(segment.text for segment in stack.segments)))) for stack in shown)
    return StackChart(title, subtitle, f"{takeaway}." if takeaway else "",
                      source_line(pack, ids, language), provenance(pack, language),
                      empty_text(language), source_ids=ids, stacks=shown)


# Who was arrested


def _arrested_stack(pack: Pack, parts: dict[str, Figure], language: str) -> Stack:
    stated = [of_figure(pack, parts[part], language) for part in PARTS]
    whole = max(100.0, sum(one.value or 0.0 for one in stated))
    first = stated[0]
    same = len({(one.status.id, one.sources) for one in stated}) == 1
    segments = tuple(_arrested_segment(part, one, whole, marked=not same)
                     for part, one in zip(PARTS, stated, strict=True))
    mark = Mark(first.status.id, f"{first.word()} {first.cite}".strip(), first.ref)
    return Stack(segments, first.place, first.period, mark if same else None)


def _arrested_segment(part: str, stated: Statement, whole: float, *, marked: bool) -> Segment:
    text = share_text(stated, part)
    sentence = ". ".join(filter(None, (text, stated.place, stated.period, stated.word())))
    return Segment(stated.ref, text, (stated.value or 0.0) / whole, stated.status.id, marked=marked,
                   sentence=sentence, figure_id=stated.ref)


def arrested(pack: Pack, language: str, selected: str) -> StackChart:
    """The counts of people arrested that have all three shares, a bar each."""
    found = [parts for parts in arrest_counts(pack).values()
             if all(part in parts and parts[part].value is not None for part in PARTS)]
    ids = tuple(i for parts in found for i in parts[PARTS[0]].source_ids)
    return _stacked(
        pack, language, label(pack, "parts", language),
        tuple(_arrested_stack(pack, parts, language) for parts in found), ids,
        translate("Share of the people counted; each bar is one count of one place and period",
                  language))
