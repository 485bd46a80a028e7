"""Before everything is imported: what a person asks of the first paint is done once it can be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explainer.app import paths
from explainer.app.settings import Settings
from explainer.bootstrap import Program
from explainer.core.reading import read_pack

from .conftest import settle


@pytest.fixture
def first_paint(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    """A program whose window is shown, and no more."""
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = Program(qapp, pack, Settings(), language="en")
    program.window.show()
    program.window.activateWindow()
    settle(qapp)
    yield program
    program.window.close()
    program.translators.remove()
    shiboken6.delete(program.window)


def button(program: Program, text: str) -> QPushButton:
    """A button of the header by its name for a screen reader, or what it says first."""
    return next(b for b in program.window.header.findChildren(QPushButton)
                if (b.accessibleName() or b.text()).startswith(text))


def test_what_is_asked_before_the_workbench_is_made_is_done_in_order_when_it_is(
        first_paint: Program, qapp: QApplication, qtbot: QtBot) -> None:
    program = first_paint
    with pytest.raises(LookupError):
        _ = program.workbench
    QTest.keyClick(program.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(program.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(program.window.find_field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(program.window.find_field, "warr")
    settle(qapp)
    assert program.state.panel == "start"
    program.make_live()
    settle(qapp)
    assert program.state.panel == "impacts"
    qtbot.waitUntil(lambda: program.find.is_open)
    assert any("warrant" in entry.title.text for entry in program.find.popup.list.entries)


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)
@pytest.mark.parametrize("by_key", [True, False])
def test_a_menu_asked_for_too_early_opens_when_it_is_filled(first_paint: Program, qapp: QApplication, by_key: bool) -> None:
    program = first_paint
    wide = button(program, "Menu").sizeHint()
    if by_key:
        QTest.keyClick(program.window, Qt.Key.Key_F10)
    else:
        QTest.mouseClick(button(program, "Menu"), Qt.MouseButton.LeftButton)
    settle(qapp)
    assert not program.window.menu.isVisible()
    program.make_live()
    settle(qapp)
    assert program.window.menu.isVisible() and not program.window.menu.isEmpty()
    assert button(program, "Menu").sizeHint() == wide  # the header does not move
    program.window.menu.close()


def test_a_window_closed_before_the_workbench_is_made_starts_no_work(first_paint: Program, qapp: QApplication) -> None:
    program, done = first_paint, []
    program.window.close()
    program.make_live()
    program.runner.start("late", lambda _token, _progress: done.append(1), lambda _result: None, lambda _error: None)
    program.runner.finish()
    settle(qapp)
    assert done == []


def test_a_command_that_can_do_nothing_says_why_in_menu_and_list_and_its_key_does_nothing(
        first_paint: Program, qapp: QApplication) -> None:
    program = first_paint
    program.make_live()
    settle(qapp)
    program.state.show_panel("cities")
    qapp.clipboard().setText("before")
    program.state.choose("cities", find="no row has these words")
    settle(qapp)
    copy = program.actions["share.copy"]
    assert not copy.isEnabled() and copy.toolTip() == "The table shows no rows"
    QTest.keyClick(program.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "before"
    program.find.open_commands()
    entry = next(entry for entry in program.find.popup.list.entries if entry.value == "share.copy")
    assert "The table shows no rows" in entry.spoken and not entry.can_be_chosen
    program.find.close()
    program.state.choose("cities", find="")
    settle(qapp)
    assert copy.isEnabled() and copy.toolTip().startswith("Copy the selected rows")
