"""Responses: who said or did what, and how far it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import cards, response_views
from explainer.content.deck import RESPONSES, Slide, headline_slide
from explainer.core.columns import RESPONSE_GROUPS
from explainer.core.i18n import N_
from explainer.core.pack import Pack
from explainer.panels import charts, sheets, strips
from explainer.panels.panel import ChartPart, Parts, SheetPart, TablePart, ViewPart
from explainer.panels.stories import STORIES
from explainer.sheets.texts import titled


def _slides(pack: Pack) -> Iterator[Slide]:
    yield from headline_slide(pack, "responses")
    groups = dict.fromkeys(row.text("group") for row in pack["responses"].ordered())
    for group in sorted(filter(None, groups), key=_group_order):
        yield Slide(f"responses.{group}", RESPONSES, "responses", group)


def _group_order(group: str) -> int:
    return RESPONSE_GROUPS.index(group) if group in RESPONSE_GROUPS else len(RESPONSE_GROUPS)


PARTS = Parts(
    views={
        "responses": ViewPart(N_("Responses"), "responses", response_views.responses, "grid",
                              "matrix"),
    },
    tables={"responses": TablePart(N_("Responses"), cards.response_card)},
    charts={
        "matrix": ChartPart(N_("Who speaks about what"), charts.response_matrix),
        "grid": ChartPart(N_("Number of responses"), strips.response_grid),
    },
    stories=STORIES,
    starts_with_story=False,
    finds=(),
    slides=_slides,
    sheets=lambda pack: (SheetPart("responses", titled("responses"), sheets.responses),),
    suggested_sheet=lambda pack, selected: "responses",
)
