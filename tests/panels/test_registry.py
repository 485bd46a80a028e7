"""Every panel is complete, and the pack format knows the same panels."""

from __future__ import annotations

import pytest

from explainer.content.cards import Card
from explainer.content.views import View
from explainer.core.columns import PANELS, TABLES, TOPIC_PANELS
from explainer.core.pack import Pack
from explainer.drawing.chart import Chart
from explainer.panels import registry
from explainer.panels.panel import Panel, Parts
from explainer.panels.subjects import subjects

from ..core.building import sample


@pytest.fixture(scope="module")
def pack() -> Pack:
    return sample()


def test_packs_name_the_panels_that_there_are() -> None:
    assert registry.panel_ids() == PANELS


def test_start_shows_no_rows_of_its_own_and_can_still_be_asked_for_everything(pack: Pack) -> None:
    assert registry.charts("start") == {} and registry.panel_views(pack, "start") == ()
    assert registry.parts("start").suggested_sheet(pack, "") in subjects(pack)
    assert not list(registry.parts("start").slides(pack)) and registry.parts("start").sheets(pack) == ()


@pytest.mark.parametrize("panel", [p for p in registry.panels() if p.id in TOPIC_PANELS], ids=lambda panel: panel.id)
def test_every_panel_is_complete(panel: Panel, pack: Pack) -> None:
    parts = panel.load()
    assert panel.title and panel.help and parts.tables and parts.charts and parts.stories
    for name, table in parts.tables.items():
        assert name in TABLES and table.title
        assert all(isinstance(table.card(pack, row, "en"), Card) for row in pack[name])
    for part in parts.views.values():
        assert part.title and part.named(pack, "es") and part.table in parts.tables
        assert isinstance(part.view(pack, "en"), View)
        assert {part.strip, part.picture} <= {"", *parts.charts}
    for chart in parts.charts.values():
        assert isinstance(chart.build(pack, "en", ""), Chart) and chart.named(pack, "es")
    assert {slide.panel for slide in parts.slides(pack)} <= {panel.id}
    assert parts.suggested_sheet(pack, "") in subjects(pack)
    assert set(parts.finds) <= set(TABLES)


def test_a_part_that_is_missing_is_an_error() -> None:
    with pytest.raises(TypeError, match="finds"):
        Parts(tables={}, charts={}, stories=(), starts_with_story=True, slides=lambda pack: (),  # type: ignore[call-arg]
              sheets=lambda pack: (), suggested_sheet=lambda pack, selected: "overview")
    with pytest.raises(TypeError, match="load"):
        Panel("new", "New", "Go to the New panel")  # type: ignore[call-arg]


def test_an_unknown_panel_table_or_sheet_is_an_error(pack: Pack) -> None:
    for ask in (lambda: registry.parts("nowhere"), lambda: registry.view("nowhere", pack, "en"),
                lambda: registry.sheets(pack)["nowhere"]):
        with pytest.raises(KeyError):
            ask()


def test_each_table_is_on_one_panel() -> None:
    names = [name for panel in registry.panels() for name in panel.load().tables]
    assert len(names) == len(set(names))
