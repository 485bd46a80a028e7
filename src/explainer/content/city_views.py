"""The views of City statistics: the article's numbers and the published ones, city by city."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.content import evidence, formatting, words
from explainer.content.lines import Line, about_line, status_line
from explainer.content.statements import Statement, of_claim, of_figure
from explainer.content.views import Builder, Cell, Stretch, View, article_claim, column
from explainer.core.figures import Figure
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row

COUNTED = ("arrests", "detention", "removals", "criminal_history")
"""Kinds of figures that are counts of enforcement, wherever they are from."""
ELSEWHERE = "elsewhere"
"""Tag of figures that belong to no city of the pack."""
PARTS = ("convicted", "charged", "neither")
"""The three parts that people arrested are divided into; a bar has all three or is not drawn."""

_SHARE_WORDS = {
    "convicted": N_("{n} convicted"), "charged": N_("{n} charges only"),
    "neither": N_("{n} neither"), "not_convicted": N_("{n} not convicted"),
    "convicted_or_charged": N_("{n} convicted or charged"),
}


# Bars


def scaled(statements: Sequence[Statement | None]) -> list[tuple[Stretch, ...]]:
    """A bar for each number on one scale from zero, the largest as long as there is room.

    No bars at all where one scale does not hold: numbers of several units, one below zero, or none
    to compare with. No bar for a number that is missing.
    """
    stated = [one for one in statements if one is not None and one.value is not None]
    values = [one.value or 0.0 for one in stated]
    fits = len({one.unit for one in stated}) == 1 and len(stated) > 1
    if not fits or min(values) < 0 or not max(values) > 0:
        return [()] * len(statements)
    most = max(values)
    return [() if one is None or one.value is None
            else (Stretch(one.value / most, one.status.id),) for one in statements]


def _number_cell(statement: Statement, bar: tuple[Stretch, ...] = (), *, large: bool = False,
                 short: bool = True) -> Cell:
    line = status_line(statement, short=short, number=True)
    return Cell((line,), statement.value, bar, large)


# Side by side

SIDE = (
    column("name", N_("City", "column"), 1.0, least=92),
    column("article", "value", 1.3, least=146),
    column("published", N_("Best published count", "column"), 1.0, least=178),
    column("about", N_("What it counts", "column"), 1.8, least=140),
    column("rule", "rule", 1.35, hidden=True),
    column("foreign_born", "background", 1.7, hidden=True),
    column("covers", N_("Area of the office", "column"), 2.0, hidden=True),
)


def _article_statement(pack: Pack, city: Row, language: str) -> Statement | None:
    claim = article_claim(pack, city)
    return of_claim(pack, claim, language) if claim is not None else None


def _first_figure(pack: Pack, city: Row, name: str) -> Figure | None:
    return pack.figure(next(iter(city.ids(name)), ""))


def _missing(build: Builder, reason: str) -> Cell:
    return Cell((Line(evidence.missing_word(reason, build.language), muted=True),))


def _about_cells(build: Builder, figure: Figure | None) -> dict[str, Cell]:
    """The number of a figure, and in a cell of its own what it counts, where and when."""
    if figure is None:
        return {"published": _missing(build, "not_published"), "about": Cell(())}
    statement = of_figure(build.pack, figure, build.language)
    where = " · ".join(filter(None, (statement.place, statement.period)))
    lines = (Line(statement.label), *((Line(where, muted=True),) if where else ()))
    return {"published": _number_cell(statement, large=True),
            "about": Cell(lines, statement.label or None)}


def _background_cell(build: Builder, figure: Figure | None) -> Cell:
    if figure is None:
        return _missing(build, "not_published")
    statement = of_figure(build.pack, figure, build.language)
    return Cell((about_line(statement),), statement.value)


def side_by_side(pack: Pack, language: str) -> View:
    """Cities in the pack's order: the article's number, and the best published one.

    The article's numbers share a scale; published ones count different things and have no bars.
    """
    build = Builder(pack, language)
    rows = pack["cities"].ordered()
    stated = [_article_statement(pack, city, language) for city in rows]
    for city, statement, bar in zip(rows, stated, scaled(stated), strict=True):
        name, office, covers, rule = (formatting.local(pack, city, key, language)
                                      for key in ("name", "office", "office_covers", "rule_name"))
        build.add(
            city.id, {statement.status.id} if statement is not None else (),
            name=Cell((Line(strong=name), Line(office, muted=True)), name or None),
            article=(_missing(build, "not_applicable") if statement is None
                     else _number_cell(statement, bar, large=True, short=False)),
            **_about_cells(build, _first_figure(pack, city, "figure_ids")),
            rule=Cell((Line(rule, sources=build.numbers(city.ids("source_ids"))),),
                      str(city.date("rule_since") or "") or None),
            foreign_born=_background_cell(
                build, _first_figure(pack, city, "foreign_born_figure_id")),
            covers=build.plain(covers),
        )
    return build.view("cities", SIDE, {})


# All published counts

COUNTS = (
    column("count", N_("Count", "column"), 2.0, least=150),
    column("about", N_("What it counts", "column"), 1.6, least=168),
    column("place", N_("Where", "column"), 1.2, least=120),
    column("period", N_("When", "column"), 1.0, least=110),
    column("kind", N_("Kind", "column"), 0.8, hidden=True),
    column("city", N_("City", "column"), 0.8, hidden=True),
)


def _city_tags(pack: Pack, language: str) -> dict[str, str]:
    """Words of the tags by city, in the pack's order, and of what belongs to none."""
    names = {city.id: formatting.local(pack, city, "name", language)
             for city in pack["cities"].ordered()}
    return {**names, ELSEWHERE: translate("Nationwide and elsewhere", language)}


def _by_city(pack: Pack, wanted: Iterable[Row]) -> list[tuple[str, Figure]]:
    """Figures with their tags: city by city, those that a city names first and in its order, a
    series together; then those of no city."""
    figures = {row.id: figure for row in wanted if (figure := pack.figure(row.id)) is not None}
    found: dict[str, str] = {}
    for city in pack["cities"].ordered():
        named = [i for i in city.ids("figure_ids") if i in figures]
        named += [i for i, figure in figures.items() if figure.row.text("city") == city.id]
        for figure_id in named:
            series = figures[figure_id].series
            found.setdefault(figure_id, city.id)
            for other, figure in figures.items():
                if series and figure.series == series:
                    found.setdefault(other, city.id)
    for figure_id in figures:
        found.setdefault(figure_id, ELSEWHERE)
    return [(tag, figures[figure_id]) for figure_id, tag in found.items()]


def _when(figure: Figure) -> str | None:
    date = figure.period_end or figure.period_start
    return str(date) if date else None


def _series_bars(pack: Pack, figures: Iterable[Figure], language: str,
                 ) -> dict[str, tuple[Stretch, ...]]:
    """Bars of the figures that stand in one series with others, by id: each series on a scale of
    its own."""
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.series:
            members.setdefault(figure.series, []).append(figure)
    bars: dict[str, tuple[Stretch, ...]] = {}
    for series in members.values():
        stated = [of_figure(pack, figure, language) for figure in series]
        bars |= zip((figure.id for figure in series), scaled(stated), strict=True)
    return bars


def counts(pack: Pack, language: str) -> View:
    """Every published count, grouped by city. Bars compare the values of one series only, which
    stand below each other."""
    build, listed = Builder(pack, language), set()
    for city in pack["cities"]:
        listed |= set(city.ids("figure_ids"))
    rows = _by_city(pack, (row for row in pack["figures"]
                           if row.text("kind") in COUNTED or row.id in listed))
    names = _city_tags(pack, language)
    bars = _series_bars(pack, (figure for _, figure in rows), language)
    for tag, figure in rows:
        statement = of_figure(pack, figure, language)
        build.add(
            figure.id, {tag}, count=_number_cell(statement, bars.get(figure.id, ())),
            about=build.plain(statement.label), place=build.plain(statement.place),
            period=Cell((Line(statement.period),), _when(figure)),
            kind=build.plain(words.word("figure_kind", figure.row.text("kind"), language)),
            city=build.plain(names[tag]),
        )
    return build.view("counts", COUNTS, names)


# Who was arrested

ARRESTED = (
    column("place", N_("Where and when", "column"), 1.2, least=150),
    column("shares", N_("Convicted, charges only, neither", "column"), 2.6, least=280),
    *(column(part, title, 0.6, hidden=True) for part, title in (
        ("convicted", N_("Convicted", "column")), ("charged", N_("Charges only", "column")),
        ("neither", N_("Neither", "column")))),
)


def arrest_counts(pack: Pack) -> dict[str, dict[str, Figure]]:
    """Shares of the people arrested, by the id of the first of them: figures of one place, period
    and source belong together, and stand by the part that they are."""
    found: dict[tuple[object, ...], dict[str, Figure]] = {}
    for row in pack["figures"]:
        figure, part = pack.figure(row.id), row.text("part")
        if figure is None or not part:
            continue
        key = (row.text("city"), row.text("place_en"), row.text("period_en"),
               str(figure.period_start), str(figure.period_end), figure.source_ids)
        found.setdefault(key, {}).setdefault(part, figure)
    return {next(iter(parts.values())).id: parts for parts in found.values()}


def share_text(statement: Statement, part: str) -> str:
    """A share with the words for the part that it is; the part's id where it is unknown."""
    english = _SHARE_WORDS.get(part)
    return (f"{statement.number} {part}" if english is None
            else translate(english, statement.language, n=statement.number))


def count_lines(pack: Pack, figure_id: str, language: str) -> tuple[Line, ...]:
    """All shares of the count that a figure is a part of, each with its mark, and whether they are
    all; none for a figure that is no such part."""
    for parts in arrest_counts(pack).values():
        if figure_id in (figure.id for figure in parts.values()):
            return _in_words({part: of_figure(pack, figure, language)
                              for part, figure in parts.items()}, language)
    return ()


def _in_words(stated: dict[str, Statement], language: str) -> tuple[Line, ...]:
    lines = tuple(Line(share_text(one, part), one, one.sources) for part, one in stated.items())
    if all(part in stated and stated[part].value is not None for part in PARTS):
        return lines
    note = translate("The source does not give all three parts.", language)
    return (*lines, Line(note, muted=True))


def _shares_cell(build: Builder, parts: dict[str, Figure]) -> Cell:
    """The three shares as one bar, or what there is of them in words."""
    stated = {part: of_figure(build.pack, figure, build.language) for part, figure in parts.items()}
    three = [stated[part] for part in PARTS if part in stated]
    values = [one.value for one in three if one.value is not None and one.value >= 0]
    if len(values) < len(PARTS):
        return Cell(_in_words(stated, build.language), None)
    whole = max(100.0, sum(values))
    bar = tuple(Stretch(value / whole, one.status.id, share_text(one, part))
                for part, one, value in zip(PARTS, three, values, strict=True))
    return Cell(_share_lines(three), values[-1], bar)


def _share_lines(three: list[Statement]) -> tuple[Line, ...]:
    """One mark where all three come from the same source with the same status; the bar has the
    numbers in words."""
    first = three[0]
    if {(one.status.id, one.sources) for one in three} == {(first.status.id, first.sources)}:
        return (status_line(first, short=True),)
    return tuple(status_line(one, short=True, lead=share_text(one, part))
                 for part, one in zip(PARTS, three, strict=True))


def _share_cell(build: Builder, figure: Figure | None) -> Cell:
    if figure is None:
        return _missing(build, "not_published")
    return _number_cell(of_figure(build.pack, figure, build.language))


def arrested(pack: Pack, language: str) -> View:
    """One row for each count of people arrested: with a conviction, with charges only, with
    neither. Counts with all three parts come first, those of a city in the pack's order."""
    build, names = Builder(pack, language), _city_tags(pack, language)
    places = list(names)
    found = [(parts, next(iter(parts.values()))) for parts in arrest_counts(pack).values()]
    tagged = [(figure.row.text("city") if figure.row.text("city") in names else ELSEWHERE,
               not set(PARTS) <= set(parts), _when(figure) or "", parts, figure)
              for parts, figure in found]
    tagged.sort(key=lambda one: one[2], reverse=True)
    tagged.sort(key=lambda one: (one[1], places.index(one[0])))
    for tag, _, _, parts, figure in tagged:
        statement = of_figure(pack, figure, language)
        build.add(
            figure.id, {tag}, shares=_shares_cell(build, parts),
            place=Cell((Line(strong=statement.place), Line(statement.period, muted=True)),
                       _when(figure)),
            **{part: _share_cell(build, parts.get(part)) for part in PARTS},
        )
    return build.view("arrested", ARRESTED, names)


# Born abroad

BORN = (
    column("place", N_("Where", "column"), 1.2, least=130),
    column("share", "background", 2.0, least=200),
    column("about", N_("What it counts", "column"), 1.4, least=130),
    column("period", N_("When", "column"), 0.4, least=100),
)


def born_abroad(pack: Pack, language: str) -> View:
    """Residents born abroad, city by city; years, places and methods differ, so no bars."""
    build, names = Builder(pack, language), _city_tags(pack, language)
    wanted = {i for city in pack["cities"] for i in city.ids("foreign_born_figure_id")}
    rows = _by_city(pack, (row for row in pack["figures"]
                           if row.text("kind") == "foreign_born" or row.id in wanted))
    rows.sort(key=lambda row: (list(names).index(row[0]), row[1].id not in wanted))
    stated = [of_figure(pack, figure, language) for _, figure in rows]
    for (tag, figure), statement in zip(rows, stated, strict=True):
        build.add(
            figure.id, {tag}, place=Cell((Line(strong=statement.place),), statement.place or None),
            share=_number_cell(statement, large=statement.unit == "percent"),
            about=build.plain(statement.label),
            period=Cell((Line(statement.period),), _when(figure)),
        )
    return build.view("born", BORN, names)
