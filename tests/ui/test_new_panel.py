"""A panel that is added by its one record is everywhere: window, command, slides, sheets, find, help."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabBar

from explainer.app.commands import command
from explainer.content.cards import Block, Card
from explainer.content.deck import CHART, Slide
from explainer.content.lines import Line
from explainer.content.search import Item
from explainer.content.views import Cell, View, ViewColumn
from explainer.core.pack import Pack, Row
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.panels import registry
from explainer.panels.decks import make_deck
from explainer.panels.panel import (
    ChartPart,
    Panel,
    Parts,
    SheetPart,
    StoryPart,
    TablePart,
    ViewPart,
)
from explainer.panels.subjects import subject_of, subject_title, subjects
from explainer.sheets.composing import Body, Composer
from explainer.sheets.parts import Para
from explainer.ui.dialogs.texts import help_page
from explainer.ui.find.places import Places
from explainer.ui.look import Look
from tests.ui.conftest import Make, settle


def _view(pack: Pack, language: str) -> View:
    rows = tuple(pack["research"])
    cells = tuple(Cell((Line(row.local("finding", language)),)) for row in rows)
    return View("research", (ViewColumn("finding", "Finding"),), tuple(row.id for row in rows), {"finding": cells},
                tuple(frozenset() for _ in rows), {})


def _card(pack: Pack, row: Row, language: str) -> Card:
    return Card("A study", "", (Block("", (Line(row.local("finding", language)),)),))


def _chart(pack: Pack, language: str, selected: str) -> BarChart:
    count = float(len(pack["research"]))
    return BarChart("How many studies", series=(Series("", (Datum("n", "Studies", count, f"{count:g}", "", ""),)),))


def _sheet(compose: Composer) -> Body:
    return Body(Para("All studies"), (), ())


PARTS = Parts(
    views={"research": ViewPart("Studies", "research", _view, "count", "count")},
    tables={"research": TablePart("Studies", _card)},
    charts={"count": ChartPart("Count", _chart)},
    stories=(StoryPart("note", "Keep in mind"),),
    starts_with_story=False,
    finds=(),
    slides=lambda pack: (Slide("studies.count", CHART, "studies", "count"),),
    sheets=lambda pack: (SheetPart("studies", lambda pack, language: "All studies", _sheet),),
    suggested_sheet=lambda pack, selected: "studies",
)


@pytest.fixture
def panel() -> Iterator[Panel]:
    new = Panel("studies", "Studies", "Go to the Studies panel", lambda: PARTS)
    with registry.added(new):
        yield new


def test_a_panel_added_by_its_record_is_everywhere(panel: Panel, make: Make) -> None:
    program = make()
    pack, window = program.state.pack, program.window
    bar = window.findChild(QTabBar)
    assert bar is not None and bar.tabText(bar.count() - 1) == "Studies"
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    settle(program.app)
    assert program.state.panel == "studies"
    body = window.page("studies").body
    assert body is not None and body.isVisible() and body.model.rowCount() == len(pack["research"])
    shown = body.current_card()
    assert shown is not None and shown.title == "A study"
    assert body.spec is not None and body.spec.title == "How many studies"
    assert "studies.count" in make_deck(pack).ids
    assert "studies" in subjects(pack) and subject_of(pack, "studies", "") == "studies"
    assert subject_title(pack, "studies", "en") == "All studies"
    found = Places(pack).place_of(Item("research", next(iter(pack["research"])).id, "studies"))
    assert (found.panel, found.table) == ("studies", "research")
    page = help_page(Look.of(program.state), window)
    assert any("Studies" in label.text() for label in page.findChildren(QLabel))
    page.close()


def test_a_panel_that_is_gone_is_nowhere(make: Make) -> None:
    assert "studies" not in registry.panel_ids()
    with pytest.raises(KeyError):
        command("go.studies")
