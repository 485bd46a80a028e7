"""City statistics: the article's number for each city beside what has been published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from explainer.content import cards, city_views, formatting, series_cards
from explainer.content.deck import CASES, CHART, CITY, Slide, headline_slide
from explainer.content.over_time import has_series
from explainer.content.views import article_claim
from explainer.core.i18n import N_
from explainer.core.letters import shows
from explainer.core.pack import Pack, Row
from explainer.panels import charts, city_sheet, over_time, strips
from explainer.panels.panel import ChartPart, Parts, SheetPart, TablePart, ViewPart
from explainer.panels.stories import STORIES, stated_card

SUBJECT = "city:"
"""Beginning of a city's subject: the id of the city follows."""


def _slides(pack: Pack) -> Iterator[Slide]:
    yield from headline_slide(pack, "cities")
    cities = pack["cities"].ordered()
    if any(article_claim(pack, city) is not None for city in cities):
        yield Slide("cities.article", CHART, "cities", "article")
    for city in cities:
        yield Slide(f"city.{city.id}", CITY, "cities", city.id)
        if any(city.local(name, "en") for name in ("admin_case", "city_case", "unknown")):
            yield Slide(f"cases.{city.id}", CASES, "cities", city.id)
    if any(city.ids("foreign_born_figure_id") for city in cities):
        yield Slide("cities.foreign_born", CHART, "cities", "foreign_born")
    if has_series(pack):
        yield Slide("cities.over_time", CHART, "cities", "over_time")


def _title(city: Row, pack: Pack, language: str) -> str:
    """Name of a city; its id where the name shows nothing."""
    name = formatting.local(pack, city, "name", language)
    return name if shows(name) else city.id


def _sheets(pack: Pack) -> tuple[SheetPart, ...]:
    return tuple(SheetPart(SUBJECT + city.id, partial(_title, city),
                           partial(city_sheet.city, row=city))
                 for city in pack["cities"].ordered())


def _suggested(pack: Pack, selected: str) -> str:
    subjects = [sheet.subject for sheet in _sheets(pack)]
    wanted = SUBJECT + selected
    return wanted if wanted in subjects else next(iter(subjects), "overview")


PARTS = Parts(
    views={
        "side": ViewPart(N_("Side by side"), "cities", city_views.side_by_side, "areas",
                         "article"),
        "over_time": ViewPart(N_("Over time"), "series", over_time.series_view,
                              picture="over_time", over_time=True),
        "counts": ViewPart(N_("All published counts"), "figures", city_views.counts, "",
                           "published"),
        "arrested": ViewPart("parts", "figures", city_views.arrested, "", "arrested",
                             labeled=True),
        "born": ViewPart("background_short", "figures", city_views.born_abroad, "", "foreign_born",
                         labeled=True),
    },
    tables={
        "cities": TablePart(N_("City statistics"), cards.city_card),
        "figures": TablePart(N_("Published counts"), stated_card),
        "series": TablePart(N_("Counts over time"), series_cards.series_card),
    },
    charts={
        "article": ChartPart(N_("Article’s figures"), charts.cities_article),
        "published": ChartPart(N_("Published counts"), charts.cities_published),
        "over_time": ChartPart(N_("Counts over time"), over_time.weeks_around),
        "foreign_born": ChartPart("background_short", charts.cities_foreign_born, labeled=True),
        "arrested": ChartPart("parts", strips.arrested, labeled=True),
        "areas": ChartPart(N_("Areas of the offices"), strips.area_strip),
    },
    stories=STORIES,
    starts_with_story=False,
    finds=(),
    slides=_slides,
    sheets=_sheets,
    suggested_sheet=_suggested,
)
