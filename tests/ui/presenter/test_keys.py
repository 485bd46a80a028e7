"""The keys of a show, pressed for real in two windows: which command they mean, and when they belong to a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explainer.app.show_keys import SHOW_BY_ID, SHOW_COMMANDS
from explainer.ui.presenter.keys import COMMAND_OF_KEY, ShowKeys, key_name

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE = Modifier.NoModifier
PAIRS = [(name, command.id.removeprefix("show.")) for command in SHOW_COMMANDS for name in command.keys]
REPEATING = {"value_next", "value_back", "pan_left", "pan_right", "pan_up", "pan_down", "larger", "smaller"}


class Room:
    """Two windows of a show and what their keys have asked for."""

    def __init__(self) -> None:
        self.first, self.second, self.other = QWidget(), QWidget(), QWidget()
        self.column = QVBoxLayout(self.first)
        self.keys = ShowKeys((self.first, self.second), self.first)
        self._asked: list[str] = []
        self.keys.pressed.connect(self._asked.append)
        for window in (self.other, self.second, self.first):
            window.show()

    def asked(self) -> list[str]:
        asked, self._asked[:] = list(self._asked), []
        return asked

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget into the first window and the cursor into it."""
        self.column.addWidget(widget)
        widget.show()
        self.first.activateWindow()
        widget.setFocus()
        return widget


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> Iterator[Room]:
    room = Room()
    qtbot.waitUntil(room.first.isVisible)
    yield room
    room.keys.stop()
    for window in (room.first, room.second, room.other):
        shiboken6.delete(window)


def pressed(name: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Key and modifiers that a person presses for a key of the table."""
    both = QKeySequence.fromString(name, QKeySequence.SequenceFormat.PortableText)[0]
    return both.key(), both.keyboardModifiers()


# The table

def test_no_key_stands_for_two_commands() -> None:
    assert [key for key, count in Counter(name for name, _ in PAIRS).items() if count > 1] == []
    assert dict(PAIRS) == COMMAND_OF_KEY
    assert len(SHOW_BY_ID) == len(SHOW_COMMANDS)


def test_every_key_is_spelled_as_qt_spells_it() -> None:
    for name, command in PAIRS:
        sequence = QKeySequence.fromString(name, QKeySequence.SequenceFormat.PortableText)
        assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == name, command
        assert sequence.count() == 1


@pytest.mark.parametrize(("key", "command"), [
    (Key.Key_PageDown, "next"), (Key.Key_PageUp, "back"), (Key.Key_F5, "again"), (Key.Key_Escape, "escape"),
    (Key.Key_Period, "black")])
def test_the_keys_of_clickers_mean_what_people_expect(key: Qt.Key, command: str, room: Room) -> None:
    QTest.keyClick(room.second, key)
    assert room.asked() == [command]


# Pressed

@pytest.mark.parametrize(("name", "command"), PAIRS, ids=[name for name, _ in PAIRS])
@pytest.mark.parametrize("where", ["first", "second"])
def test_every_key_of_the_table_does_its_command_in_either_window(where: str, name: str, command: str, room: Room) -> None:
    key, modifiers = pressed(name)
    QTest.keyClick(getattr(room, where), key, modifiers)
    assert room.asked() == [command]


@pytest.mark.parametrize(("name", "command"), PAIRS, ids=[name for name, _ in PAIRS])
def test_keys_of_the_keypad_are_the_same_keys(name: str, command: str, room: Room) -> None:
    key, modifiers = pressed(name)
    QTest.keyClick(room.first, key, modifiers | Modifier.KeypadModifier)
    assert room.asked() == [command]


@pytest.mark.parametrize(("name", "command"), [pair for pair in PAIRS if len(pair[0]) == 1])
def test_shift_does_not_matter_for_letters_and_signs(name: str, command: str, room: Room) -> None:
    """Caps Lock gives a capital letter without Shift, and on some keyboards + and = are the same key."""
    key, _ = pressed(name)
    QTest.keyClick(room.first, key, Modifier.ShiftModifier)
    for text in (name.lower(), name.upper()):
        QApplication.sendEvent(room.first, QKeyEvent(QEvent.Type.KeyPress, key.value, NONE, text))
    QTest.keyClicks(room.first, name.lower())
    QTest.keyClicks(room.first, name.upper())
    assert room.asked() == [command] * 5


def test_shift_matters_for_keys_with_a_name(room: Room) -> None:
    for key in (Key.Key_PageDown, Key.Key_Home, Key.Key_F5, Key.Key_Escape):
        QTest.keyClick(room.first, key, Modifier.ShiftModifier)
    assert room.asked() == []


@pytest.mark.parametrize("modifier", [Modifier.ControlModifier, Modifier.AltModifier, Modifier.MetaModifier])
def test_letters_with_another_key_mean_nothing(modifier: Qt.KeyboardModifier, room: Room) -> None:
    for name, _ in PAIRS:
        if len(name) == 1:
            QTest.keyClick(room.first, pressed(name)[0], modifier)
    assert room.asked() == []


def test_other_keys_mean_nothing(room: Room) -> None:
    known = {pressed(name)[0].value for name, _ in PAIRS}
    for code in (*range(0x20, 0x61), *(key.value for key in (
            Key.Key_unknown, Key.Key_Shift, Key.Key_Tab, Key.Key_Dead_Acute, Key.Key_VolumeUp, Key.Key_F12, Key.Key_Menu))):
        if code not in known:
            QApplication.sendEvent(room.first, QKeyEvent(QEvent.Type.KeyPress, code, NONE))
    assert room.asked() == []
    assert key_name(QKeyEvent(QEvent.Type.KeyPress, 0, NONE)) not in COMMAND_OF_KEY


def test_releasing_a_key_asks_for_nothing(room: Room) -> None:
    QTest.keyRelease(room.first, Key.Key_PageDown)
    assert room.asked() == []


def test_keys_of_other_windows_are_theirs(room: Room) -> None:
    QTest.keyClick(room.other, Key.Key_PageDown)
    assert room.asked() == []


def test_a_stopped_watch_hears_nothing(room: Room) -> None:
    room.keys.stop()
    QTest.keyClick(room.first, Key.Key_PageDown)
    assert room.asked() == []


def test_a_key_of_the_show_wins_over_a_shortcut_of_the_program(room: Room) -> None:
    used: list[str] = []
    QShortcut(QKeySequence("F5"), room.first, lambda: used.append("F5"))
    room.first.activateWindow()
    QTest.keyClick(room.first, Key.Key_F5)
    assert (room.asked(), used) == (["again"], [])


@pytest.mark.parametrize(("name", "command"), PAIRS, ids=[name for name, _ in PAIRS])
def test_a_key_held_down_does_not_run_through_the_slides(name: str, command: str, room: Room) -> None:
    key, modifiers = pressed(name)
    QTest.keyPress(room.first, key, modifiers)
    for _ in range(20):
        QApplication.sendEvent(room.first, QKeyEvent(QEvent.Type.KeyPress, key.value, modifiers, "", True))
    assert room.asked() == [command] * (21 if command in REPEATING else 1)


# Fields

LETTERS = "bwfzlignqtx.,+-= "


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_letters_typed_in_a_field_belong_to_it(field: type[QWidget], room: Room) -> None:
    widget = room.add(field())
    QTest.keyClicks(widget, LETTERS)
    said = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()  # type: ignore[attr-defined]
    assert (said, room.asked()) == (LETTERS, [])
    for key in (Key.Key_Left, Key.Key_Backspace, Key.Key_Home, Key.Key_Return):
        QTest.keyClick(widget, key)
    assert room.asked() == []


@pytest.mark.parametrize("field", [QPlainTextEdit, QTextEdit])
def test_notes_that_cannot_be_written_take_no_keys(field: type[QWidget], room: Room) -> None:
    widget = field()
    widget.setReadOnly(True)  # type: ignore[attr-defined]
    room.add(widget)
    QTest.keyClick(widget, Key.Key_PageDown)
    QTest.keyClick(widget, Key.Key_B)
    assert room.asked() == ["next", "black"]


def test_a_field_for_a_number_takes_digits_and_a_clicker_goes_on(room: Room) -> None:
    widget = room.add(QSpinBox())
    assert isinstance(widget, QSpinBox)
    widget.selectAll()
    QTest.keyClicks(widget, "45")
    QTest.keyClick(widget, Key.Key_Backspace)
    assert (widget.text(), room.asked()) == ("4", [])
    QTest.keyClick(widget, Key.Key_PageDown)
    assert room.asked() == ["next"]
    QTest.keyClick(widget, Key.Key_Return)
    assert room.asked() == []
    assert not widget.hasFocus()


def test_enter_and_space_on_a_button(room: Room) -> None:
    """Enter presses a button of the console; anywhere else it sends what is prepared. Space steps on everywhere."""
    button = QPushButton("Freeze")
    button.setProperty("showKey", True)
    used: list[int] = []
    button.clicked.connect(lambda: used.append(1))
    button.setAutoDefault(True)
    room.add(button)
    QTest.keyClick(button, Key.Key_Return)
    assert (room.asked(), used) == ([], [1])
    QTest.keyClick(button, Key.Key_Space)
    assert (room.asked(), used) == (["next"], [1])
    QTest.keyClick(room.first, Key.Key_Return)
    assert room.asked() == ["send"]


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the offscreen platform has none
def test_an_open_list_of_choices_takes_its_keys_and_a_closed_one_does_not(room: Room) -> None:
    box = QComboBox()
    box.addItems(["one", "two", "three"])
    room.add(box)
    QTest.keyClick(box, Key.Key_Down)
    assert (room.asked(), box.currentText()) == (["value_next"], "one")
    box.showPopup()
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Return)
    assert (room.asked(), box.currentText()) == ([], "two")


def test_a_key_that_the_field_does_not_want_goes_round_no_further(room: Room) -> None:
    """The field may be out of sight, with the slides on the only screen, while the clicker is pressed."""
    field = QLineEdit()
    room.column.addWidget(field)
    room.first.hide()
    room.keys.typed_into = field
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_F5, Key.Key_Up, Key.Key_Tab, Key.Key_F11):
        QTest.keyClick(room.second, key)
    QTest.keyClicks(room.second, "7")
    assert (field.text(), room.asked()) == ("7", ["next", "back"]), "a clicker goes on, all others are the field's"


def test_while_somebody_types_where_to_go_all_keys_of_both_windows_go_there(room: Room) -> None:
    field = QLineEdit()
    room.add(field)
    room.first.setFocus()
    field.clearFocus()
    room.keys.typed_into = field
    QTest.keyClicks(room.second, "chi b")
    QTest.keyClick(room.second, Key.Key_Backspace)
    QTest.keyClick(room.second, Key.Key_Right)
    assert (field.text(), room.asked()) == ("chi ", [])
    QTest.keyClick(room.second, Key.Key_PageDown)
    assert (field.text(), room.asked()) == ("chi ", ["next"]), "a clicker goes on"
    room.keys.typed_into = None
    QTest.keyClick(room.second, Key.Key_PageDown)
    assert room.asked() == ["next"]
