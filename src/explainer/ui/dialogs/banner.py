"""A line across the window: something to know, with one button."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.spoken import Kind, announce, speak_as


class _Message(NamedTuple):
    text: str = ""
    button: str = ""
    closable: bool = True


class Banner(QFrame):
    """Shows the newest of its messages; closing it brings back the one before. Each message has a
    key.

    A message that cannot be closed, only answered by its button, comes before those that can.
    """

    pressed = Signal(str)  # key of the message whose button was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bannerFrame")
        speak_as(self, Kind.ALERT)
        self._announced = ""
        self._messages: dict[str, _Message] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        self._label = TextLabel()
        self._label.setObjectName("banner")
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self.pressed.emit(self.key))
        self._close = QPushButton()
        self._close.clicked.connect(lambda: self.drop(self.key))
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()

    @property
    def key(self) -> str:
        """Key of the message shown; "" for none."""
        keys = list(reversed(self._messages))
        return next((key for key in keys if not self._messages[key].closable),
                    keys[0] if keys else "")

    @property
    def text(self) -> str:
        """What it says; "" for nothing."""
        return self._messages.get(self.key, _Message()).text

    def show_message(self, text: str, button: str = "", key: str = "notice", *,
                     closable: bool = True) -> None:
        """Show a text, in place of an older one with the same key; no button if none is named."""
        self._messages.pop(key, None)
        self._messages[key] = _Message(text, button, closable)
        self._show()

    def drop(self, key: str) -> None:
        """Take the message with that key away, if it is there."""
        self._messages.pop(key, None)
        self._show()

    def _show(self) -> None:
        text, button, closable = self._messages.get(self.key, _Message())
        self._label.show_text(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._close.setText(self.tr("Close"))
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if text != self._announced:
            announce(self, " ".join(filter(None, (text, button and f"({button})"))))
        self._announced = text

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape on one of the buttons answers the message: it cancels, or closes it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._messages.get(self.key, _Message()).closable:
            self.drop(self.key)
        else:
            self.button.click()
