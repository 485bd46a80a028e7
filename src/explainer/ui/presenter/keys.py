"""Key presses while presenting: which command of the table a key means, and whether it wins."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from explainer.app.show_keys import SHOW_COMMANDS

COMMAND_OF_KEY: dict[str, str] = {key: command.id.removeprefix("show.") for command in SHOW_COMMANDS
                                  for key in command.keys}
_REPEATING = ("value_next", "value_back", "pan_left", "pan_right", "pan_up", "pan_down", "larger", "smaller")
"""What a key held down may do again and again. A held key must not run through the slides."""
_NAMED = Qt.Key.Key_Escape  # from here on keys have names, not letters


def key_name(event: QKeyEvent) -> str:
    """Portable name of a key press: "PgDown", "B", "Shift+Left". Shift counts only for keys without a letter or sign."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() < _NAMED:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    keys = int(modifiers.value) | int(event.key())
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def is_typing(widget: QWidget | None) -> bool:
    """Whether somebody writes in a field, so that letters belong to it."""
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit) or (isinstance(widget, QComboBox) and widget.view().isVisible())


_OF_NUMBERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
               Qt.Key.Key_Home, Qt.Key.Key_End)


def belongs_to_number(event: QKeyEvent) -> bool:
    """Whether a key means something in a field for a number. A clicker's keys do not: they go on with the show."""
    return event.text().isdigit() or event.key() in _OF_NUMBERS


class ShowKeys(QObject):
    """Watches the key presses of the two windows. `pressed` gives the command; the widgets never see that key."""

    pressed = Signal(str)

    def __init__(self, windows: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._windows = windows
        self.typed_into: QWidget | None = None
        """A field that takes all keys, whichever of the windows they arrive in, while somebody types where to go."""
        self._handing_over = False
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if watched.window() not in self._windows or is_typing(watched):
            return False
        focus = QApplication.focusWidget()
        if is_typing(focus):
            return False  # the field did not want the key, and it comes past again on its way up
        if isinstance(focus, QAbstractSpinBox):
            if belongs_to_number(event):
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                if event.type() == QEvent.Type.KeyPress:
                    focus.window().setFocus()
                return True
        if self.typed_into is not None:
            self._hand_over(event)
            return True
        command = COMMAND_OF_KEY.get(key_name(event), "")
        if not command or self._belongs_to(watched, command):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if not event.isAutoRepeat() or command in _REPEATING:
            self.pressed.emit(command)
        return True

    def _hand_over(self, event: QKeyEvent) -> None:
        """Give a key press to the field. One that it does not want comes past here again on its way up."""
        if event.type() == QEvent.Type.KeyPress and self.typed_into is not None and not self._handing_over:
            self._handing_over = True
            try:
                QApplication.sendEvent(self.typed_into, event)
            finally:
                self._handing_over = False

    def _belongs_to(self, widget: QWidget, command: str) -> bool:
        """Enter on a button presses it."""
        return command == "send" and bool(widget.property("showKey"))
