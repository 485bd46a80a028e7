"""Court cases on the Overview panel: a table of their own, in Find, with a card."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from tests.ui.conftest import Make, settle


def test_the_table_of_cases_is_one_click_away_and_has_cards(program: Program) -> None:
    program.state.show_panel("overview")
    program.state.choose("overview", view="cases", selected=program.state.pack["cases"].rows[0].id)
    settle(program.app)
    body = program.window.page("overview").body
    assert body is not None
    assert body.model.rowCount() == len(program.state.pack["cases"]) > 10
    card = body.current_card()
    assert card is not None and card.title == program.state.pack["cases"].rows[0].local("name", "en")
    assert body.table.accessibleName() == "Table: Court cases"
    assert "Court cases" in [button.text() for button in body.findChildren(QAbstractButton) if button.isVisible()]


def test_find_in_everything_goes_to_a_case(program: Program, qtbot: QtBot) -> None:
    field = program.window.find_field
    program.actions["go.find"].trigger()
    qtbot.keyClicks(field, "castanon nava v. dhs")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(program.state.choices("overview").view))
    settle(program.app)
    choices = program.state.choices("overview")
    assert (program.state.panel, choices.view) == ("overview", "cases")
    row = program.state.pack.row("cases", choices.selected)
    assert row is not None and row.local("name", "en").startswith("Castañon Nava")


def test_a_pack_without_cases_offers_no_such_table(make: Make, pack_copy: Path) -> None:
    (pack_copy / "cases.csv").unlink()
    program = make(pack=pack_copy)
    program.state.show_panel("overview")
    program.state.choose("overview", view="cases")  # as remembered from another pack
    settle(program.app)
    body = program.window.page("overview").body
    assert body is not None and body.model.view.name == "events"
    assert "Court cases" not in [button.text() for button in body.findChildren(QAbstractButton) if button.isVisible()]
