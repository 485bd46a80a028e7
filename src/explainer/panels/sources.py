"""Sources: every source with what it is cited for, the terms, and how the claims fared."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import cards, source_views
from explainer.content.deck import CHART, Slide, headline_slide, section_slide
from explainer.core.i18n import N_
from explainer.core.pack import Pack
from explainer.panels import charts, strips
from explainer.panels.panel import ChartPart, Parts, TablePart, ViewPart
from explainer.panels.stories import STORIES, stated_card
from explainer.sheets.subjects import FULL_SET


def _slides(pack: Pack) -> Iterator[Slide]:
    yield from headline_slide(pack, "sources")
    if len(pack["claims"]):
        yield Slide("sources.statuses", CHART, "sources", "statuses")
    yield from section_slide(pack, "sources", "unknown")


PARTS = Parts(
    views={
        "sources": ViewPart(N_("Sources"), "sources", source_views.sources, "read", "read"),
        "claims": ViewPart(N_("The article’s claims"), "claims", source_views.claims, "claims",
                           "statuses"),
        "glossary": ViewPart(N_("Glossary"), "glossary", source_views.glossary, "", ""),
    },
    tables={
        "sources": TablePart(N_("Sources"), cards.source_row_card),
        "claims": TablePart(N_("The article’s claims"), stated_card),
        "glossary": TablePart(N_("Glossary"), cards.glossary_card),
    },
    charts={
        "statuses": ChartPart(N_("Claims by status"), charts.claim_statuses),
        "claims": ChartPart(N_("Claims by status"), strips.status_strip),
        "read": ChartPart(N_("How the sources were read"), strips.read_strip),
    },
    stories=STORIES,
    starts_with_story=True,
    finds=(),
    slides=_slides,
    sheets=lambda pack: (),  # all of them are in the full set
    suggested_sheet=lambda pack, selected: FULL_SET,
)
