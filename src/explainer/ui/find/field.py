"""The field in the header: a word, a place, a number or a command is typed here."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from explainer.ui.look import Look

WIDTH = 330
"""Pixels at 100 % that the field takes where there is room."""
NARROWEST = 120


class FindField(QLineEdit):
    """Says what is typed, and hands on the keys that belong to the results below it.

    It is light: results, and what they are found in, are made by whoever listens.
    """

    asked = Signal()  # a click, or a key that opens the results
    left = Signal()  # the keyboard is elsewhere now
    stepped = Signal(int)  # a key that moves in the results: see `STEPS`
    entered = Signal()  # Enter
    escaped = Signal()

    STEPS: ClassVar = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
             Qt.Key.Key_PageUp: -8}
    FAR = 1 << 20
    """A step to one end of the results."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setProperty("pill", True)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxLength(200)
        self._width, self._walking, self._hint = WIDTH, False, ""
        self.was_asked = False
        """Whether the results were asked for already: perhaps before anyone listened."""
        self.textEdited.connect(lambda _text: self._walk(False))

    def show_look(self, look: Look) -> None:
        """Take the size of a look, and say what can be typed in the window's language."""
        self._width = look.px(WIDTH)
        self.setMinimumWidth(look.px(NARROWEST))
        self.setMaximumWidth(self._width)
        self.name_it(self.tr("Find a word, a place, a number…"))
        self.updateGeometry()

    def name_it(self, hint: str) -> None:
        """Say what to type, to the eye and to the ear."""
        self._hint = hint
        self.setAccessibleName(hint)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """All of the hint, or one word where there is no room for more."""
        room = self.width() - 2 * self.fontMetrics().height()
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= room
        self.setPlaceholderText(self._hint if fits else self.tr("Find…"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_hint()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._width, super().sizeHint().height())

    def type_here(self, text: str) -> None:
        """Go on with what was typed elsewhere: the keyboard is here from now on."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(text)
        self.textEdited.emit(text)

    def _walk(self, walking: bool) -> None:
        """Home and End belong to the text until an arrow has gone into the results."""
        self._walking = walking

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == (
            Qt.KeyboardModifier.NoModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif plain and key in self.STEPS:
            self._walk(True)
            self.stepped.emit(self.STEPS[key])
        elif plain and self._walking and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stepped.emit(self.FAR if key == Qt.Key.Key_End else -self.FAR)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape is for the field itself, whatever shortcut of the window has it."""
        if (event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        self.was_asked = True
        self.asked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._walk(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu
            self.left.emit()
