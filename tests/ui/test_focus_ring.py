"""The ring follows the focus of who uses keys, and not that of who points."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explainer.bootstrap import Program
from tests.ui.conftest import Make, settle


@pytest.fixture
def program(make: Make) -> Program:
    program = make(panel="cities")
    program.window.activateWindow()
    settle(program.app)
    return program


def test_a_click_shows_no_ring_and_the_next_key_does(program: Program) -> None:
    ring, table = program.shell.focus_ring, program.workbench.body().table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    settle(program.app)
    assert table.hasFocus() and ring.around is None
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert ring.around is table
    QTest.keyClick(table, Qt.Key.Key_Backtab)
    settle(program.app)
    assert ring.around is program.app.focusWidget() is not table


def test_a_field_to_type_in_has_a_ring_however_it_was_reached(program: Program) -> None:
    field = program.window.find_field
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert program.shell.focus_ring.around is field


def test_a_press_anywhere_in_the_window_counts_as_pointing(program: Program) -> None:
    """What a click does may move the focus after the button is up again."""
    ring, table = program.shell.focus_ring, program.workbench.body().table
    QTest.keyClick(program.window, Qt.Key.Key_Tab)
    handle = program.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(600, 2))
    table.setFocus()
    assert ring.around is None
