"""Overview: what happened, and in which cases courts have ruled."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import cards, event_views
from explainer.content.deck import EVENTS, Slide, headline_slide, section_slide
from explainer.core.i18n import N_
from explainer.core.pack import Pack
from explainer.panels import charts, sheets, strips
from explainer.panels.panel import ChartPart, Parts, SheetPart, StoryPart, TablePart, ViewPart
from explainer.sheets.texts import titled


def _slides(pack: Pack) -> Iterator[Slide]:
    yield from headline_slide(pack, "overview")
    yield from section_slide(pack, "overview", "stated_reason")
    if any(row.date("date") is not None for row in pack["events"]):
        yield Slide("overview.events", EVENTS, "overview")
    for kind in ("note", "residents", "unknown"):
        yield from section_slide(pack, "overview", kind)


PARTS = Parts(
    views={
        "events": ViewPart(N_("Events"), "events", event_views.events, "time", "timeline"),
        "cases": ViewPart(N_("Court cases"), "cases", event_views.cases, "", "timeline"),
    },
    tables={
        "events": TablePart(N_("Events"), cards.event_card),
        "cases": TablePart(N_("Court cases"), cards.case_card),
    },
    charts={
        "timeline": ChartPart(N_("Timeline"), charts.timeline),
        "time": ChartPart(N_("Timeline"), strips.time_strip),
    },
    stories=(
        StoryPart("stated_reason", N_("Reasons stated for it")),
        StoryPart("residents", N_("If this may concern you")),
        StoryPart("outlook", N_("What the article expects")),
        StoryPart("provenance", N_("Where the article comes from")),
        StoryPart("note", N_("Keep in mind")),
        StoryPart("unknown", N_("What this program does not know")),
        StoryPart("legal", ""),
    ),
    starts_with_story=True,
    finds=(),
    slides=_slides,
    sheets=lambda pack: (SheetPart("overview", titled("overview"), sheets.overview),),
    suggested_sheet=lambda pack, selected: "overview",
)
