"""Arrow keys among buttons that belong together, which are one stop of the Tab key or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class Walk(QObject):
    """Moves the focus among buttons; Enter presses the one that has it. `one_stop`: only the button
    last visited is reached by the Tab key."""

    def __init__(self, parent: QObject, *, one_stop: bool) -> None:
        super().__init__(parent)
        self.columns = 1  # in each line: how far the up and down keys go
        self._one_stop = one_stop
        self._buttons: tuple[QAbstractButton, ...] = ()

    def over(self, buttons: Sequence[QAbstractButton]) -> None:
        """Walk among these from now on, the first one being the stop."""
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        if self._buttons:
            self._stop_at(self._buttons[0])

    def _stop_at(self, current: QAbstractButton) -> None:
        for button in self._buttons:
            stops = button is current or not self._one_stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops
                                  else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched in self._buttons and isinstance(watched, QAbstractButton):
            if event.type() == QEvent.Type.FocusIn:
                self._stop_at(watched)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(watched, Qt.Key(event.key()), event)
        return False

    def _pressed(self, button: QAbstractButton, key: Qt.Key, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button.click()
            return True
        last, at = len(self._buttons) - 1, self._buttons.index(button)
        places = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Up:
                  at - self.columns, Qt.Key.Key_Down: at + self.columns, Qt.Key.Key_Home: 0,
                  Qt.Key.Key_End: last}
        if key not in places:
            return False
        if 0 <= places[key] <= last:
            self._buttons[places[key]].setFocus(Qt.FocusReason.TabFocusReason)
        return True
