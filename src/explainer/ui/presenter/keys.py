"""Key presses while presenting: which command of the table a key means, and whether it wins."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from explainer.app.show_keys import ASSIGNABLE, SHOW_COMMANDS
from explainer.ui.presenter.key_places import digit_of, key_at_place, stands_for_letter

COMMAND_OF_KEY: dict[str, str] = {key: command.id.removeprefix("show.") for command in SHOW_COMMANDS
                                  for key in command.keys}
_REPEATING = ("value_next", "value_back", "pan_left", "pan_right", "pan_up", "pan_down", "larger",
              "smaller")
"""What a key held down may do again and again. A held key must not run through the slides."""
_NAMED = Qt.Key.Key_Escape  # from here on keys have names, not letters


def key_name(event: QKeyEvent) -> str:
    """Portable name of a key press: "PgDown", "B", "Shift+Left". Shift counts only for keys without
    a letter or sign."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier
                                      | Qt.KeyboardModifier.GroupSwitchModifier)
    if event.key() < _NAMED:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    keys = int(modifiers.value) | int(event.key())
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def known_name(event: QKeyEvent) -> str:
    """Name of a key of the show's table that a press means, by its letter or else by its place; ""
    if none."""
    name = key_name(event)
    if name in COMMAND_OF_KEY and not stands_for_letter(event):
        return name
    if name == "\u0130":  # with Caps Lock, the Turkish key for i gives İ
        return "I"
    place = key_at_place(event)
    return place if place in COMMAND_OF_KEY else ""


def identity(event: QKeyEvent) -> str:
    """The name under which a key is given a meaning of its own: "Media Next", or "code 219" where
    Qt knows no name."""
    if event.key() not in (0, Qt.Key.Key_unknown):
        return key_name(event)
    return f"code {event.nativeScanCode()}" if event.nativeScanCode() else ""


def is_typing(widget: QWidget | None) -> bool:
    """Whether somebody writes in a field, so that letters belong to it."""
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    return (isinstance(widget, QLineEdit)
            or (isinstance(widget, QComboBox) and widget.view().isVisible()))


_OF_NUMBERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right,
               Qt.Key.Key_Up, Qt.Key.Key_Down,
               Qt.Key.Key_Home, Qt.Key.Key_End)
_OF_BUTTONS = ("Space", "Backspace")
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


def belongs_to_number(event: QKeyEvent) -> bool:
    """Whether a key means something in a field for a number. A clicker's keys do not: they go on
    with the show."""
    return bool(digit_of(event)) or event.key() in _OF_NUMBERS


HELD_WITHIN = 25
"""Milliseconds between release and next press that no finger manages: the key is held. X says so of
a repeated press only where the next one waits already, which it often does not."""
TAKES_ALL_KEYS = "takesAllKeys"
"""Property of a dialog that shows keys instead of obeying them."""
_CLICKER = ("next", "back", "black")
_CLICKER_KEYS = ("PgDown", "PgUp")


class HeldKeys:
    """Tells a key that is pressed again from one that is held down, by the times of the system's
    events (in milliseconds; 0: not known)."""

    def __init__(self) -> None:
        self._released: dict[tuple[int, int], int] = {}

    def released(self, event: QKeyEvent) -> None:
        """A key went up, or seemed to."""
        self._released[self._of(event)] = event.timestamp()

    def is_held(self, event: QKeyEvent) -> bool:
        """Whether a press goes on with an earlier one."""
        before = self._released.get(self._of(event), 0)
        return event.isAutoRepeat() or bool(
            before and event.timestamp() and event.timestamp() - before < HELD_WITHIN)

    def _of(self, event: QKeyEvent) -> tuple[int, int]:
        return event.nativeScanCode(), event.key()


class ShowKeys(QObject):
    """Watches the key presses of the two windows and of every window that belongs to them.
    `pressed` gives the command; the widgets never see that key. In a dialog the keys of a clicker
    go on with the show; all others are the dialog's.

    `assigned`: commands that a person has given to keys of a clicker, by `identity`. `typed` gives
    a digit of a slide's number, or "" to take the last one back.
    """

    pressed = Signal(str)
    typed = Signal(str)

    def __init__(self, windows: tuple[QWidget, ...], parent: QObject,
                 assigned: Mapping[str, str] | None = None) -> None:
        super().__init__(parent)
        self._windows = windows
        self._assigned = assigned if assigned is not None else {}
        self.number_begun = False
        """Whether digits have been typed: Backspace then belongs to them."""
        self.typed_into: QWidget | None = None
        """A field that takes all keys, whichever of the windows they arrive in, while somebody
        types where to go."""
        self._handing_over = False
        self._held = HeldKeys()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() not in _KEYS:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            if not event.isAutoRepeat():
                self._held.released(event)
            return False
        if watched.window() not in self._windows:
            return self._belongs_to_show(watched) and self._take_from_clicker(event)
        focus = QApplication.focusWidget()
        if is_typing(watched) or is_typing(focus):
            # else the field did not want the key, and it comes past again on its way up
            return key_name(event) in _CLICKER_KEYS and self._take_from_clicker(event)
        if (isinstance(focus, QAbstractSpinBox)
            and (belongs_to_number(event) or event.key() in _LEAVING)):
            return self._taken_by_number_field(focus, event)
        if self.typed_into is not None:
            self._hand_over(event)
            return True
        return self._take(watched, event)

    def _take(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Do what a key means in the show. Whether it means anything."""
        digit, command = self._digit(event), self._command(event)
        if not digit and self._belongs_to(watched, command):
            return False
        erases = self.number_begun and event.key() == Qt.Key.Key_Backspace
        if not command and not digit and not self._is_loose_tab(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif digit or erases:
            if not self._held.is_held(event):
                self.typed.emit(digit)
        elif command and (not self._held.is_held(event) or command in _REPEATING):
            self.pressed.emit(command)
        return True

    def _belongs_to_show(self, widget: QWidget) -> bool:
        """Whether a widget is in a dialog or list of the show's windows, however deep."""
        window: QWidget | None = widget.window()
        while window is not None and window not in self._windows:
            if window.property(TAKES_ALL_KEYS):
                return False
            parent = window.parentWidget()
            window = parent.window() if parent is not None else None
        return window is not None

    def _take_from_clicker(self, event: QKeyEvent) -> bool:
        """In a dialog: obey the keys of a clicker. Letters and arrows are the dialog's where
        somebody types or chooses. A key that is held does not open and close dialogs in turn, and
        F5, which some clickers send by themselves, does nothing."""
        name, command = key_name(event), self._command(event)
        focus = QApplication.focusWidget()
        own = name in _CLICKER_KEYS or identity(event) in self._assigned
        free = not is_typing(focus) and not isinstance(
            focus, QAbstractItemView | QComboBox | QAbstractSpinBox)
        obeys = command in _CLICKER and (own or (free and name not in _OF_BUTTONS))
        held = self._held.is_held(event) and event.key() in (Qt.Key.Key_Escape, *_LEAVING)
        if not obeys and not held and command != "again":
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif obeys and not self._held.is_held(event):
            self.pressed.emit(command)
        return True

    def _command(self, event: QKeyEvent) -> str:
        name = known_name(event)
        if name:
            return COMMAND_OF_KEY[name]
        command = self._assigned.get(identity(event), "")
        return command if command in ASSIGNABLE else ""

    def _digit(self, event: QKeyEvent) -> str:
        """A digit. Once a number is begun, the row of digits types digits also where a layout has
        other signs on it."""
        if self.number_begun or not self._command(event):
            return digit_of(event)
        return ""

    def _is_loose_tab(self, event: QKeyEvent) -> bool:
        """A clicker's Tab must not lead into a field. Shift+Tab, or Tab from a control, moves the
        focus as everywhere."""
        return (event.key() == Qt.Key.Key_Tab and not event.modifiers()
                and QApplication.focusWidget() in (None, *self._windows))

    def _taken_by_number_field(self, field: QAbstractSpinBox, event: QKeyEvent) -> bool:
        """Enter and Esc leave the field. It knows the digits 0 to 9 only: those of other scripts
        are written as these."""
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() in _LEAVING:
            if pressed:
                field.window().setFocus()
            return True
        digit = digit_of(event)
        if not digit or event.text() == digit:
            return False
        if pressed:
            QApplication.sendEvent(field, QKeyEvent(event.type(), ord(digit),
                                                    Qt.KeyboardModifier.NoModifier, digit))
        return True

    def _hand_over(self, event: QKeyEvent) -> None:
        """Give a key press to the field. One that it does not want comes past here again on its way
        up."""
        if (event.type() == QEvent.Type.KeyPress and self.typed_into is not None
            and not self._handing_over):
            self._handing_over = True
            try:
                QApplication.sendEvent(self.typed_into, event)
            finally:
                self._handing_over = False

    def _belongs_to(self, widget: QWidget, command: str) -> bool:
        """Enter on a button presses it."""
        return command == "send" and bool(widget.property("showKey"))
