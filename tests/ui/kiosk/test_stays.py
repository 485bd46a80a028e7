"""A kiosk stays, whatever is pressed, dropped or closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from explainer.app.commands import commands, offered
from explainer.app.kiosk import KioskRules
from explainer.app.show_keys import SHOW_COMMANDS
from explainer.panels import registry
from explainer.ui.window import MainWindow
from tests.ui.kiosk.conftest import Lobby

OUTSIDE = ("Alt+F4", "Ctrl+Q", "Ctrl+W", "Ctrl+O", "Ctrl+S", "Ctrl+N", "Ctrl+Shift+I", "F11", "F12", "F5", "Shift+F5", "Alt+Space",
           "Ctrl+Alt+Del", "Meta+D", "Alt+Tab", "Ctrl+Shift+Esc", "Esc", "F10", "Menu", "Shift+F10", "Print", "Ctrl+P", "Ctrl+R",
           "Ctrl+H", "Ctrl+T", "Ctrl+Z", "Backspace", "Alt+Home", "Alt+Left", "Ctrl+Tab", "Ctrl+Meta+Q")


def registered() -> list[str]:
    """Every key of every command, allowed or not, of the show and of other programs."""
    keys = [key for command in (*commands(), *SHOW_COMMANDS) for key in command.keys]
    return list(dict.fromkeys([*keys, *OUTSIDE]))


def press(lobby: Lobby, key: str) -> None:
    """Press a key where the keyboard is."""
    combination = QKeySequence(key)[0]
    window = QApplication.activeWindow() or lobby.kiosk.frame
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
    lobby.settle(2)


def is_kept_in(lobby: Lobby) -> str:
    """What is wrong; "" if everything is as it should be."""
    frame = lobby.kiosk.frame
    if not frame.isVisible() or not frame.isFullScreen() or frame.isMinimized():
        return "the window is not there"
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window is not frame:
            if isinstance(window, QFileDialog | QMessageBox):
                return f"{type(window).__name__} is open"
            if not (isinstance(window, QDialog | QMenu) or window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)):
                return f"another window is open: {type(window).__name__} {window.windowTitle()}"
    return ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_no_registered_shortcut_leads_out(lobby: Lobby) -> None:
    found = []
    allowed = {key for command in offered(KioskRules().station(prints=True)) for key in command.keys}
    for panel in (None, *registry.panel_ids()):
        if panel is not None:
            lobby.begin()
            assert lobby.kiosk.visit is not None
            lobby.kiosk.visit.state.show_panel(panel)
            lobby.settle()
        for key in registered():
            if key in allowed and panel not in (None, "cities"):
                continue  # they lay out much, and the same everywhere
            press(lobby, key)
            if wrong := is_kept_in(lobby):
                found.append((panel, key, wrong))
    lobby.over()
    assert lobby.at_attract
    assert found == []


def test_every_shortcut_that_qt_knows_is_of_a_command_that_is_allowed(lobby: Lobby) -> None:
    lobby.begin()
    visit = lobby.kiosk.visit
    assert visit is not None
    lobby.look_at_all()
    allowed = {key for command in visit._bench.value.actions.commands for key in command.keys}
    keys = {key.toString(QKeySequence.SequenceFormat.PortableText)
            for action in lobby.kiosk.frame.findChildren(QAction) for key in action.shortcuts()}
    keys |= {shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
             for shortcut in lobby.kiosk.frame.findChildren(QShortcut)}
    assert keys - allowed <= {"F10", "Esc", ""}


def test_nobody_closes_it(lobby: Lobby) -> None:
    frame = lobby.kiosk.frame
    assert not frame.close()
    lobby.begin()
    visit = lobby.kiosk.visit
    assert visit is not None
    assert not frame.close() and not visit.window.close()
    QApplication.sendEvent(visit.window, QCloseEvent())
    handle = frame.windowHandle()
    assert handle is not None and not handle.close()  # as the window manager asks
    lobby.settle()
    assert is_kept_in(lobby) == "" and visit.window.isVisible()
    QApplication.quit()  # asks every window first
    lobby.settle()
    assert is_kept_in(lobby) == "" and visit.window.isVisible()


def test_minimizing_and_leaving_full_screen_do_not_last(lobby: Lobby) -> None:
    for change in (lobby.kiosk.frame.showMinimized, lobby.kiosk.frame.showNormal, lobby.kiosk.frame.showMaximized):
        change()
        lobby.settle()
        assert is_kept_in(lobby) == ""


def parts(lobby: Lobby) -> list[QWidget]:
    """Every part of the kiosk that can be seen."""
    return [lobby.kiosk.frame, *(w for w in lobby.kiosk.frame.findChildren(QWidget) if w.isVisible())]


@pytest.mark.parametrize("what", ["pack", "table", "text", "address"])
def test_nothing_can_be_dropped(lobby: Lobby, tmp_path: Path, what: str) -> None:
    lobby.begin()
    lobby.body("cities")
    visit = lobby.kiosk.visit
    assert visit is not None
    pack, data = visit.state.pack, QMimeData()
    if what == "text":
        data.setText("dropped")
    elif what == "address":
        data.setUrls([QUrl("https://example.org/")])
    else:
        path = tmp_path / ("pack.zip" if what == "pack" else "counts.csv")
        path.write_text("date\n2025-01-01\n")
        data.setUrls([QUrl.fromLocalFile(str(path))])
    for part in parts(lobby):
        center, action = part.rect().center(), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(center, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(part, enter)
        drop = QDropEvent(QPointF(center), action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(part, drop)
        assert not enter.isAccepted() and not drop.isAccepted(), part
    lobby.settle()
    assert visit.state.pack is pack and visit.window.find_field.text() == ""
    assert is_kept_in(lobby) == ""


def test_the_right_button_opens_nothing(lobby: Lobby) -> None:
    lobby.begin()
    for panel in registry.panel_ids():
        assert lobby.kiosk.visit is not None
        lobby.kiosk.visit.state.show_panel(panel)
        lobby.settle()
        for part in parts(lobby):
            place = part.rect().center()
            QApplication.sendEvent(part, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, part.mapToGlobal(place)))
            assert QApplication.activePopupWidget() is None, part


def test_selected_words_are_not_dragged_out(lobby: Lobby) -> None:
    lobby.begin()
    body = lobby.body("cities")
    body.card.text.selectAll()
    view = body.card.text.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 60))
    assert not body.card.text.textCursor().hasSelection()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 60))
    assert lobby.kiosk.visit is not None
    assert not lobby.kiosk.visit.window.find_field.dragEnabled()


def test_errors_are_not_shown_to_strangers(lobby: Lobby, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from explainer import kiosk_command

    ended: list[int] = []
    monkeypatch.setattr(kiosk_command.os, "_exit", ended.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    kiosk_command._install_error_hook(lobby.kiosk)
    for n in range(3):
        lobby.begin()
        try:
            raise ValueError("what the visitor typed")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        lobby.until(lambda: lobby.at_attract, "back")
        assert bool(ended) == (n == 2)
        assert is_kept_in(lobby) == ""
    told = capsys.readouterr().err
    assert "ValueError" in told and "test_stays.py" in told and "what the visitor typed\n" not in told.replace('"', "")
    assert QEvent.Type.Close  # nothing else was opened
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()] == []
