"""Recommendations: what the article proposes, the benefit it states, and what speaks for and
against it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import cards, step_views
from explainer.content.deck import CHART, Slide, headline_slide
from explainer.core.i18n import N_
from explainer.core.pack import Pack
from explainer.panels import charts, sheets
from explainer.panels.panel import ChartPart, Parts, SheetPart, TablePart, ViewPart
from explainer.panels.stories import STORIES
from explainer.sheets.texts import titled


def _slides(pack: Pack) -> Iterator[Slide]:
    yield from headline_slide(pack, "recommendations")
    if len(pack["recommendations"]):
        yield Slide("recommendations.links", CHART, "recommendations", "links")
        if len(pack["research"]):
            yield Slide("recommendations.research", CHART, "recommendations", "research")


PARTS = Parts(
    views={"recommendations": ViewPart(N_("Recommendations"), "recommendations",
                                       step_views.recommendations, "", "links")},
    tables={"recommendations": TablePart(N_("Recommendations"), cards.recommendation_card)},
    charts={
        "links": ChartPart(N_("Initiative to benefit"), charts.recommendation_links),
        "research": ChartPart(N_("Research"), charts.recommendation_strips),
    },
    stories=STORIES,
    starts_with_story=False,
    finds=(),
    slides=_slides,
    sheets=lambda pack: (SheetPart("recommendations", titled("recommendations"),
                                   sheets.recommendations),),
    suggested_sheet=lambda pack, selected: "recommendations",
)
