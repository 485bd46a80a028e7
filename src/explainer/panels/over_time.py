"""The view *Over time*: its list of series, and the picture of a series around a date."""

from __future__ import annotations

import datetime
from dataclasses import replace

from explainer.content import evidence, formatting, over_time
from explainer.content.exporting import provenance
from explainer.content.lines import Line, status_line
from explainer.content.record_words import beside, caveats
from explainer.content.series import Series
from explainer.content.views import Cell, View, ViewColumn
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack
from explainer.core.record_stats import by_week, compare, compare_all
from explainer.drawing.over_time import Flag as DrawnFlag
from explainer.drawing.over_time import OverTimeChart, Track

_MOST_TOLD = 8
"""Events that are told below a picture; of more, none would be found."""
_COLUMNS = ((N_("What is counted", "column"), "what", 2.2), (N_("Where", "column"), "place", 1.4),
            (N_("From, to", "column"), "span", 1.4), (N_("Status", "column"), "status", 1.2))


def series_view(pack: Pack, language: str) -> View:
    """A row for each series that can be drawn."""
    every = over_time.drawable(pack)
    rows = [_row(pack, one, language) for one in every]
    columns = tuple(ViewColumn(key, translate(title, language, "column"), share)
                    for title, key, share in _COLUMNS)
    return View("series", columns, tuple(one.id for one in every),
                {column.key: tuple(row[column.key] for row in rows) for column in columns},
                tuple(frozenset[str]() for _ in every), {})


def _row(pack: Pack, one: Series, language: str) -> dict[str, Cell]:
    line = one.line
    span = "–".join(over_time.day_text(day, language) for day in (line.first, line.last))
    stated = over_time.statement_of(pack, one, language)
    return {"what": Cell((Line(one.what[language]),), one.what[language]),
            "place": Cell((Line(one.place[language]),), one.place[language]),
            "span": Cell((Line(span),), line.first.isoformat()),
            "status": Cell((status_line(stated, short=True),),
                           float(evidence.order_of(stated.status.id)))}


def weeks_around(pack: Pack, language: str, selected: str) -> OverTimeChart:
    """The picture of the series `selected` (the first, if it is none) and those on one scale with
    it, around the date that the pack is about."""
    every = over_time.drawable(pack)
    one = next((one for one in every if one.id == selected), next(iter(every), None))
    if one is None:
        return OverTimeChart(translate("Counts over time", language),
                             empty_text=translate("This pack has no counts over time.", language))
    day = over_time.event_day(pack) or one.line.last
    return picture(pack, over_time.alike(every, one), day, 28 if one.line.step > 1 else 30,
                   language)


def told_picture(pack: Pack, series: tuple[Series, ...], day: datetime.date, days: int,
                 language: str) -> OverTimeChart:
    """The same picture to travel alone: with the events as flags, of which those nearest to the
    date within the windows are told."""
    chart = picture(pack, series, day, days, language)
    marked = chart.day or day
    found = over_time.flags(pack, series[0].line, language)
    near = sorted((flag for flag in found if abs((flag.day - marked).days) <= days),
                  key=lambda flag: (abs((flag.day - marked).days), flag.number))[:_MOST_TOLD]
    flags = tuple(DrawnFlag(flag.number, flag.day, _flag_text(flag, language)
                            if flag in near else "") for flag in found)
    limits = [caveat.words(language) for caveat in caveats(series[0], compare(
        series[0].line, marked, days)) if caveat.id in ("area-not-city", "date-not-cause")]
    return replace(chart, subtitle=" ".join((chart.subtitle, *limits)),
                   flags=flags, flags_title=translate(
        "Events in the days shaded", language) if len(near) < _MOST_TOLD else translate(
        "The {n} events nearest to the date", language, n=_MOST_TOLD))


def _flag_text(flag: over_time.Flag, language: str) -> str:
    cites = "".join(f" [{number}]" for number in flag.sources)
    return f"{over_time.day_text(flag.day, language)} · {flag.title}{cites}"


def picture(pack: Pack, series: tuple[Series, ...], day: datetime.date, days: int,
            language: str) -> OverTimeChart:
    """Weekly totals of series that share a scale, with the windows of `days` around `day`."""
    from babel.dates import get_month_names

    one = series[0]
    marked = over_time.fitting_day(one.line, day)
    tracks = tuple(_track(pack, other, marked, days, language) for other in series)
    ids = tuple(dict.fromkeys(i for other in series for i in other.source_ids))
    rows = pack.rows("sources", ids)
    names = "; ".join(formatting.source_short(pack, row, language) for row in rows)
    months = get_month_names("abbreviated", "stand-alone", formatting.locale_of(language))
    date = over_time.day_text(marked, language)
    shaded = translate("By week. Shaded: {days} days before and after.", language, days=days)
    title = one.what[language] if len(series) == 1 else translate(
        "{noun} before and after {date}", language, date=date,
        noun=one.noun[language][:1].upper() + one.noun[language][1:])
    return OverTimeChart(
        title, f"{shaded} {caveats(one, compare(one.line, marked, days))[0].words(language)}",
        " ".join(f"{track.title}: {track.all_told}" for track in tracks),
        translate("Source: {sources}", language).format(sources=names) if names
        else one.caveat[language] if one.data_set else "",
        provenance(pack, language), translate("This pack has no counts over time.", language), ids,
        tracks, marked, days, date, tuple(months[number] for number in range(1, 13)), "{n}")


def _track(pack: Pack, one: Series, day: datetime.date, days: int, language: str) -> Track:
    line = one.line
    if line.step == 1:
        totals = by_week(line, (day.weekday()))
        start, values = totals.days[0], totals.values.tolist()
    else:
        start, values = line.start, line.values.tolist()
    told = compare(line, over_time.fitting_day(line, day), days)
    stated = over_time.statement_of(pack, one, language)
    text = "" if not told.known else translate(
        "{before} before, {after} after ({change})", language,
        before=formatting.number_text(round(told.before or 0), language),
        after=formatting.number_text(round(told.after or 0), language),
        change=over_time.change_text(told.change, language))
    limit = beside(one, told, compare_all(line, told.date), language) if text else ""
    return Track(one.id, one.place[language], start,
                 tuple(None if value != value else value for value in values), text,
                 stated.status.id, stated.word(), stated.cite, limit)
