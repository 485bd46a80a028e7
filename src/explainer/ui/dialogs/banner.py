"""A line across the window: something to know, with one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from explainer.ui.widgets.lines import TextLabel


class Banner(QFrame):
    """A line across the window: something to know, with one button."""

    pressed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bannerFrame")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        self._label = TextLabel()
        self._label.setObjectName("banner")
        self.button = QPushButton()
        self.button.clicked.connect(self.pressed)
        self._close = QPushButton()
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()

    def say(self, text: str, button: str = "") -> None:
        """Show a text; no button if none is named."""
        self._label.show_text(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._close.setText(self.tr("Close"))
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.accessibleName()
