"""A line across the window: something to know, with one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from explainer.ui.widgets.lines import TextLabel


class Banner(QFrame):
    """Shows the newest of its messages; closing it brings back the one before. Each message has a key."""

    pressed = Signal(str)  # key of the message whose button was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bannerFrame")
        self._messages: dict[str, tuple[str, str]] = {}
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
        return next(reversed(self._messages), "")

    @property
    def text(self) -> str:
        """What it says; "" for nothing."""
        return self._messages.get(self.key, ("", ""))[0]

    def say(self, text: str, button: str = "", key: str = "notice") -> None:
        """Show a text, in place of an older one with the same key; no button if none is named."""
        self._messages.pop(key, None)
        self._messages[key] = (text, button)
        self._show()

    def drop(self, key: str) -> None:
        """Take the message with that key away, if it is there."""
        self._messages.pop(key, None)
        self._show()

    def _show(self) -> None:
        text, button = self._messages.get(self.key, ("", ""))
        self._label.show_text(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._close.setText(self.tr("Close"))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
