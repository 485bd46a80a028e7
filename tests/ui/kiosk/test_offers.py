"""What a kiosk offers: what is allowed by name, and nothing that is added later by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from explainer.app import commands as table
from explainer.app.commands import Command, commands, offered
from explainer.app.kiosk import ALLOWED, KioskRules
from explainer.app.station import OWN, Station
from explainer.core.i18n import translate
from explainer.qt.translation import translated
from explainer.ui.context_menu import context_menu
from explainer.ui.find.command_items import command_items
from tests.ui.kiosk.conftest import Lobby, Open

LEADS_OUT = ("pack.", "app.quit", "present.", "share.copy", "share.export", "help.about", "kiosk.start", "view.full_screen")


def test_nothing_that_leads_out_is_allowed() -> None:
    assert [name for name in ALLOWED if name.startswith(LEADS_OUT)] == []
    assert {command.id for command in offered(Station(ALLOWED))} >= ALLOWED
    assert {command.id for command in offered(OWN)} == {command.id for command in commands()}


def test_a_command_added_later_is_not_allowed_by_itself(monkeypatch: pytest.MonkeyPatch, open_kiosk: Open) -> None:
    added = Command("share.everything", "share", "Send everything", "To everybody", ("Ctrl+J",))
    monkeypatch.setattr(table, "_COMMANDS", (*table._COMMANDS, added))
    assert added in offered(OWN)
    assert added not in offered(KioskRules().station(prints=True))


def test_menu_find_and_help_have_no_other_command(lobby: Lobby) -> None:
    lobby.begin()
    visit = lobby.kiosk.visit
    assert visit is not None
    bench = visit._bench.value
    allowed = ALLOWED | {"share.print"}
    in_menus = {action.objectName() for menu in visit.window.menu.findChildren(QMenu) for action in menu.actions()
                if not action.isSeparator()}
    assert in_menus == allowed
    assert all(not menu.isEmpty() for menu in visit.window.menu.findChildren(QMenu))
    assert {item.id for item in command_items(visit.state.station)} - {"help.help#read", "help.help#marks", "help.help#keys"} == (
        allowed - {"go.find", "go.commands"})
    bench.find.open_commands()
    lobby.settle()
    model = bench.find.popup.list.model()
    shown = [str(model.data(model.index(row, 0))).partition(". ")[0] for row in range(model.rowCount())]
    for command in commands():
        assert (translated(command.title) in shown) == (command.id in allowed), command.id
    assert "Copy and export" not in shown
    bench.find.close()
    page = bench.lookups.help()
    texts = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Open a pack folder" not in texts and "While presenting" not in texts and "Larger text" in texts


def test_what_is_not_allowed_is_absent_and_not_gray(lobby: Lobby) -> None:
    lobby.begin()
    visit = lobby.kiosk.visit
    assert visit is not None
    lobby.look_at_all()
    body = lobby.body("cities")
    body.card.follow("source:1")
    lobby.settle()
    words = {button.text().strip(" ▾…") for button in lobby.kiosk.frame.findChildren(QAbstractButton) if button.isVisible()}
    assert not words & {"Present", "Copy", "Export"}
    assert {"Start over", "Print"} <= words


def test_a_menu_of_the_right_button_would_obey_as_well(lobby: Lobby) -> None:
    lobby.begin()
    body = lobby.body("cities")
    visit = lobby.kiosk.visit
    assert visit is not None
    menu = context_menu(body, visit._bench.value.actions, body.card.text)
    assert {action.objectName() for action in menu.actions() if not action.isSeparator()} == {"share.print", "go.source_card"}
    menu.deleteLater()


def test_without_a_printer_or_pages_there_is_no_printing(open_kiosk: Open) -> None:
    for lobby in (open_kiosk(printer=""), open_kiosk(pages=0)):
        lobby.begin()
        body = lobby.body("cities")
        visit = lobby.kiosk.visit
        assert visit is not None
        assert "share.print" not in visit._bench.value.actions
        assert not body.card.print_button.isVisible()
        visit.window.command_requested.emit("share.print")
        visit.window.sheet_requested.emit()
        lobby.settle()
        assert lobby.kiosk.frame.page is visit.window or not lobby.kiosk.printer.name or not lobby.kiosk._given.rules.pages
        lobby.kiosk.end()
        lobby.settle()


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_visit_begins_in_the_language_that_was_touched(lobby: Lobby, language: str) -> None:
    lobby.begin(language)
    visit = lobby.kiosk.visit
    assert visit is not None and visit.state.language == language
    assert visit.window.header._over.text() == translate("Start over", language)


def test_a_touch_anywhere_begins(lobby: Lobby, qapp: QApplication) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    attract = lobby.kiosk.attract
    assert attract is not None
    QTest.mouseClick(attract, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    lobby.settle()
    assert lobby.kiosk.is_visiting and not lobby.at_attract


def test_who_is_quicker_than_the_start_gets_everything_as_well(open_kiosk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody touches the screen while libraries are still imported."""
    from explainer.ui.kiosk.kiosk import Kiosk

    ready = Kiosk._ready

    def begun_first(kiosk: Kiosk, none: object) -> None:
        kiosk.begin("es")
        ready(kiosk, none)

    monkeypatch.setattr(Kiosk, "_ready", begun_first)
    lobby = open_kiosk()
    assert lobby.kiosk.is_visiting
    assert lobby.body("cities").table.isVisible()


def test_keys_that_say_nothing_do_not_begin(lobby: Lobby) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Shift, Qt.Key.Key_F5, Qt.Key.Key_Delete, Qt.Key.Key_VolumeUp):
        QTest.keyClick(lobby.kiosk.frame.page, key)
        lobby.settle()
        assert lobby.at_attract
    QTest.keyClick(lobby.kiosk.frame.page, Qt.Key.Key_Space)
    lobby.settle()
    assert lobby.kiosk.is_visiting
