"""Impacts: the concerns the article names, the effect it ties to each, and the research on them."""

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
    yield from headline_slide(pack, "impacts")
    if any(row.ids("pair_claim_ids") or row.local("pair", "en") for row in pack["impacts"]):
        yield Slide("impacts.links", CHART, "impacts", "links")
    if len(pack["impacts"]) and len(pack["research"]):
        yield Slide("impacts.research", CHART, "impacts", "research")


PARTS = Parts(
    views={"impacts": ViewPart(N_("Impacts"), "impacts", step_views.impacts, "", "links")},
    tables={"impacts": TablePart(N_("Impacts"), cards.impact_card)},
    charts={
        "links": ChartPart("effect_short", charts.impact_links, labeled=True),
        "research": ChartPart(N_("Research"), charts.impact_strips),
    },
    stories=STORIES,
    starts_with_story=False,
    finds=("research",),
    slides=_slides,
    sheets=lambda pack: (SheetPart("impacts", titled("impacts"), sheets.impacts),),
    suggested_sheet=lambda pack, selected: "impacts",
)
