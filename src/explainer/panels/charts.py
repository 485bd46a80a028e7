"""The chart of each panel, made from the pack: data in, a `Chart` out. No facts of its own."""

from __future__ import annotations

from dataclasses import replace

from explainer.content import evidence, formatting, words
from explainer.content.cards import research_rows
from explainer.content.exporting import provenance
from explainer.content.labels import label
from explainer.content.statements import of_claim, of_claims, of_figure, of_response
from explainer.content.views import article_claim
from explainer.core.figures import Figure
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.links import Link, LinkChart
from explainer.drawing.marks import Mark
from explainer.drawing.matrix import Dot, MatrixCell, MatrixChart
from explainer.drawing.strips import Finding, Strip, StripChart
from explainer.drawing.timeline import Timeline, TimelineEvent


def source_line(pack: Pack, ids: tuple[str, ...], language: str) -> str:
    """The first sources with those ids in one line, and how many more there are."""
    rows = sorted(pack.rows("sources", tuple(dict.fromkeys(ids))),
                  key=lambda row: pack.source_numbers[row.id])
    named = "; ".join(formatting.source_short(pack, row, language) for row in rows[:6])
    more = f" (+{len(rows) - 6})" if len(rows) > 6 else ""
    return translate("Source: {sources}", language).format(sources=named + more) if named else ""


def _sentence(series: tuple[Series, ...]) -> str:
    parts = [f"{d.label} {d.value_text}, {d.tail}" for s in series for d in s.data]
    return "; ".join(parts) + "." if parts else ""


def empty_text(language: str) -> str:
    """What stands where there is nothing to draw."""
    return translate("This pack has nothing to draw here.", language)


# City statistics


def cities_article(pack: Pack, language: str, selected: str) -> BarChart:
    """The article's number for each city, in the article's order, each bar filled by its status."""
    data: list[Datum] = []
    ids: list[str] = []
    for city in pack["cities"].ordered():
        claim = article_claim(pack, city)
        if claim is None:
            continue
        statement = of_claim(pack, claim, language)
        ids += statement.source_ids
        data.append(Datum.of(statement, key=city.id, short=False,
                             label=formatting.local(pack, city, "name", language)))
    series = (Series("", tuple(data)),) if data else ()
    return BarChart(
        translate("What the article says", language), label(pack, "value_chart", language),
        translate("The article’s numbers, city by city: {values}", language).format(
            values=_sentence(series)),
        source_line(pack, tuple(ids), language), provenance(pack, language), empty_text(language),
        series=series,
        source_ids=tuple(ids),
    )


def _figure_datum(pack: Pack, figure: Figure, language: str, *, label: str = "") -> Datum:
    statement = of_figure(pack, figure, language)
    parts = (statement.place, "" if label else statement.period)
    return Datum.of(statement, label=label, detail=" · ".join(filter(None, parts)))


def _by_series(pack: Pack, city: Row) -> list[tuple[str, list[Figure]]]:
    """The city's figures: whole series (a bar each) first named by it, single values on their
    own."""
    groups: list[tuple[str, list[Figure]]] = []
    done: set[str] = set()
    for figure in (f for i in city.ids("figure_ids") if (f := pack.figure(i))):
        if not figure.series:
            groups.append(("", [figure]))
        elif figure.series not in done:
            done.add(figure.series)
            rows = [f for row in pack["figures"] if (f := pack.figure(row.id))
                    and f.series == figure.series]
            rows.sort(key=lambda f: str(f.period_start or f.period_end or ""))
            groups.append((figure.series, rows) if len(rows) > 1 else ("", rows))
    return groups


def cities_published(pack: Pack, language: str, selected: str) -> BarChart:
    """What has been published for the selected city: series as bars, everything else as labelled
    single values."""
    figure = pack.figure(selected)
    wanted = figure.row.text("city") if figure is not None else selected
    city = pack.row("cities", wanted) or next(iter(pack["cities"].ordered()), None)
    name = formatting.local(pack, city, "name", language) if city else ""
    series, ids = [], []
    for series_id, figures in _by_series(pack, city) if city else ():
        ids += [i for figure in figures for i in figure.source_ids]
        if series_id:
            first = figures[0].row
            same_place = len({formatting.figure_local(pack, f, "place", language)
                              for f in figures}) == 1
            title = " · ".join(p for p in (formatting.local(pack, first, "what", language),
                                           formatting.local(pack, first, "place", language)
                                           if same_place else "") if p)
            data = tuple(_figure_datum(pack, f, language,
                                       label=formatting.figure_period(f, language) if same_place
                                       else formatting.figure_local(pack, f, "place", language))
                         for f in figures)
            series.append(Series(title, data))
        else:
            series.append(Series("", (_figure_datum(pack, figures[0], language),), single=True))
    return BarChart(
        translate("What has been published: {city}", language).format(city=name),
        translate("Each value has its own period and place; only bars of one series share an axis",
                  language),
        _sentence(tuple(series)), source_line(pack, tuple(ids), language),
        provenance(pack, language), empty_text(language),
        series=tuple(series), source_ids=tuple(ids),
    )


def cities_foreign_born(pack: Pack, language: str, selected: str) -> BarChart:
    """Share of residents born abroad: single values, since their years and places differ."""
    data: list[Datum] = []
    ids: list[str] = []
    for city in pack["cities"].ordered():
        figure = pack.figure(next(iter(city.ids("foreign_born_figure_id")), ""))
        if figure is None:
            continue
        ids += figure.source_ids
        datum = _figure_datum(pack, figure, language)
        data.append(replace(datum, key=city.id,
                            label=formatting.local(pack, city, "name", language)))
    series = (Series("", tuple(data), single=True),) if data else ()
    return BarChart(
        label(pack, "background", language), label(pack, "background_note", language),
        _sentence(series), source_line(pack, tuple(ids), language), provenance(pack, language),
        empty_text(language),
        series=series, source_ids=tuple(ids),
    )


# Overview


def month_names(language: str) -> tuple[str, ...]:
    """Short names of the twelve months."""
    names = formatting.locale_of(language).months["stand-alone"]["abbreviated"]
    return tuple(names[n] for n in range(1, 13))


def timeline(pack: Pack, language: str, selected: str) -> Timeline:
    """Dated events, one lane per kind."""
    events: list[TimelineEvent] = []
    ids: list[str] = []
    for row in pack["events"]:
        date = row.date("date")
        if date is None:
            continue
        ids += row.ids("source_ids")
        events.append(TimelineEvent(
            row.id, date.first_day(), formatting.date_text(date, language),
            formatting.local(pack, row, "title", language), row.text("kind"),
            words.word("event_kind", row.text("kind"), language),
            until=None if date.day else date.last_day(),
        ))
    events.sort(key=lambda event: event.date)
    span = translate("{n} events, {first} to {last}", language).format(
        n=len(events), first=events[0].date_text, last=events[-1].date_text) if events else ""
    return Timeline(translate("Timeline", language), span, span,
                    source_line(pack, tuple(ids), language),
                    provenance(pack, language), empty_text(language), events=tuple(events),
                    month_names=month_names(language),
                    source_ids=tuple(ids))


# Impacts and recommendations


def _marks(pack: Pack, ids: tuple[str, ...], language: str) -> tuple[Mark, ...]:
    return tuple(Mark.of(statement, short=True) for statement in of_claims(pack, ids, language))


def _link(pack: Pack, row: Row, language: str, right: str, right_ids: str) -> Link:
    claim = next(iter(pack.rows("claims", row.ids("link_claim_id"))), None)
    word = (of_claim(pack, claim, language).word(short=True) if claim
            else translate(words.LINK_NOT_ASSESSED, language))
    text = formatting.local(pack, row, right, language)
    short = formatting.local(pack, row, "short", language) if row.has("short") else ""
    return Link(row.id, short or formatting.local(pack, row, "text", language),
                text or translate(words.NOT_STATED, language),
                _marks(pack, row.ids("claim_ids"), language),
                _marks(pack, row.ids(right_ids), language) if text else (), word if text else "",
                claim.text("status") if claim and text else "", claim.id if claim and text else "")


def _claim_source_ids(pack: Pack, rows: tuple[Row, ...], *names: str) -> tuple[str, ...]:
    claims = [c for row in rows for name in names for c in pack.rows("claims", row.ids(name))]
    return tuple(i for claim in claims for i in claim.ids("source_ids"))


def _link_takeaway(links: tuple[Link, ...]) -> str:
    return "; ".join(f"{link.left} → {link.right} ({link.link_text})" if link.link_text
                     else f"{link.left} → {link.right}" for link in links) + "." if links else ""


def impact_links(pack: Pack, language: str, selected: str) -> LinkChart:
    """Each impact the article names, and the effect on safety it ties to it."""
    rows = tuple(row for row in pack["impacts"].ordered() if row.local("pair", language))
    links = tuple(_link(pack, row, language, "pair", "pair_claim_ids") for row in rows)
    ids = _claim_source_ids(pack, rows, "claim_ids", "pair_claim_ids")
    return LinkChart(
        label(pack, "effect_chart", language),
        translate("The steps the article names, and how well each is confirmed", language),
        _link_takeaway(links),
        source_line(pack, ids, language),
        provenance(pack, language), empty_text(language), links=links,
        headings=(translate("Impact", language), label(pack, "effect", language)),
        source_ids=ids,
    )


def recommendation_links(pack: Pack, language: str, selected: str) -> LinkChart:
    """Each initiative and the benefit the article states for it."""
    rows = pack["recommendations"].ordered()
    links = tuple(_link(pack, row, language, "benefit", "benefit_claim_ids") for row in rows)
    ids = _claim_source_ids(pack, rows, "claim_ids", "benefit_claim_ids")
    return LinkChart(
        translate("From initiative to benefit", language),
        translate("The benefit the article states, and how well it is confirmed", language),
        _link_takeaway(links),
        source_line(pack, ids, language),
        provenance(pack, language), empty_text(language), links=links,
        headings=(translate("Initiative", language), translate("Benefit", language)),
        source_ids=ids,
    )


def _findings(pack: Pack, ids: tuple[str, ...], direction: str,
              language: str) -> tuple[Finding, ...]:
    return tuple(Finding(row.id, row.text("strength"),
                         formatting.local(pack, row, "finding", language), row.id)
                 for row in research_rows(pack, ids, direction))


def _strips(pack: Pack, language: str, kind: tuple[str, str],
            rows: tuple[tuple[str, str, tuple[str, ...]], ...],
            heading: str) -> StripChart:
    strips, sources = [], []
    for key, name, claim_ids in rows:
        found = {d: _findings(pack, claim_ids, d, language) for d in ("for", "against", "null")}
        sources += [i for row in research_rows(pack, claim_ids) for i in row.ids("source_id")]
        strips.append(Strip(key, name, found["for"], found["against"], found["null"]))
    takeaway = "; ".join(
        translate("{label}: {n} for, {m} against, {k} found no effect", language).format(
        label=s.label, n=len(s.for_), m=len(s.against), k=len(s.null)) for s in strips)
    return StripChart(
        kind[0], kind[1], takeaway, source_line(pack, tuple(sources), language),
        provenance(pack, language),
        empty_text(language), strips=tuple(strips), source_ids=tuple(sources),
        headings=(heading, *(words.word("research_direction", d, language)
                             for d in ("for", "against", "null"))),
        strength_words=tuple((s, words.word("strength", s, language))
                             for s in ("strong", "moderate", "limited")),
        none_text=translate(words.NONE_FOUND, language),
    )


def impact_strips(pack: Pack, language: str, selected: str) -> StripChart:
    """Research for and against each impact claim, and research that found no effect."""
    ids = dict.fromkeys(i for row in pack["impacts"].ordered()
                        for i in (*row.ids("claim_ids"), *row.ids("pair_claim_ids")))
    owner = {i: row.id for row in reversed(pack["impacts"].ordered())
             for i in (*row.ids("pair_claim_ids"), *row.ids("claim_ids"))}
    rows = tuple((owner[c.id], formatting.local(pack, c, "text", language), (c.id,))
                 for c in pack.rows("claims", tuple(ids)) if research_rows(pack, (c.id,)))
    return _strips(pack, language, (translate("Research on each claim", language),
                                    translate(
                                        "One square per finding; its size is the strength of "
                                        "the method", language)),
                   rows, translate("Claim", language))


def recommendation_strips(pack: Pack, language: str, selected: str) -> StripChart:
    """Research for and against each initiative, and research that found no effect."""
    rows = tuple((row.id,
                  formatting.local(pack, row, "short", language)
                  or formatting.local(pack, row, "text", language),
                  (*row.ids("claim_ids"), *row.ids("benefit_claim_ids")))
                 for row in pack["recommendations"].ordered())
    return _strips(pack, language, (translate("Evidence by initiative", language),
                                    translate(
                                        "One square per finding; its size is the strength of "
                                        "the method", language)),
                   rows, translate("Initiative", language))


# Responses and sources


def response_matrix(pack: Pack, language: str, selected: str) -> MatrixChart:
    """Who speaks about what: one dot per response, with its mark."""
    cells: dict[tuple[str, str], list[Dot]] = {}
    rows = pack["responses"].ordered()
    for row in rows:
        group = words.word("response_group", row.text("group"), language)
        focus = formatting.local(pack, row, "focus", language)
        claim = next(iter(pack.rows("claims", row.ids("claim_ids"))), None)
        response = of_response(pack, row, language)
        graded = of_claim(pack, claim, language) if claim else response
        dot = Dot(row.id, graded.status.id, graded.word(short=True), response.label, graded.ref)
        cells.setdefault((group, focus), []).append(dot)
    order = tuple(words.word("response_group", key, language)
                  for key in words.WORDS["response_group"])
    used = tuple(group for group in order if any(group == row for row, _ in cells))
    counts = "; ".join(f"{group}: {sum(len(d) for (r, _), d in cells.items() if r == group)}"
                       for group in used)
    ids = tuple(i for row in rows for i in row.ids("source_ids"))
    return MatrixChart(
        translate("Who speaks about what", language), translate("One mark per response", language),
        translate("Responses by group: {counts}.", language).format(counts=counts) if counts
        else "",
        source_line(pack, ids, language), provenance(pack, language), empty_text(language),
        cells=tuple(MatrixCell(r, c, tuple(dots)) for (r, c), dots in cells.items()), rows=used,
        source_ids=ids,
    )


def claim_statuses(pack: Pack, language: str, selected: str) -> BarChart:
    """How many of the article's claims have each status."""
    data = []
    for status in evidence.STATUSES.values():
        count = sum(row.text("status") == status.id for row in pack["claims"])
        if count:
            data.append(Datum(f"status:{status.id}", status.word(language), float(count),
                              formatting.number_text(count, language), status.id, "", ""))
    series = (Series("", tuple(data)),) if data else ()
    takeaway = "; ".join(f"{d.label}: {d.value_text}" for d in data)
    return BarChart(
        translate("The claims by evidence status", language),
        translate("Number of claims", language), f"{takeaway}." if takeaway else "",
        "", provenance(pack, language), empty_text(language), series=series,
    )
