"""How the pages of a kiosk look that are not part of the program in an ordinary window."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QGridLayout, QWidget

from explainer.app.kiosk import TARGET
from explainer.drawing.theme import HEADLINE, TITLE, Theme, pixels
from explainer.ui import style


class KioskLook(NamedTuple):
    """A theme at a text size."""

    theme: Theme
    text_scale: float

    def px(self, length: float) -> int:
        """A length of the design at 100 %, scaled, but not so far that nothing else has room."""
        return round(length * min(self.text_scale, 1.5))

    @property
    def headline(self) -> int:
        """Size in pixels of what is read from a few steps away."""
        return pixels(HEADLINE, min(self.text_scale, 1.5))

    @property
    def title(self) -> int:
        """Size in pixels of a title, and of what is pressed first."""
        return pixels(TITLE, self.text_scale)

    def dress(self, page: QWidget, more: str = "") -> None:
        """Give a page its stylesheet, with `more` of its own."""
        page.setStyleSheet(style.stylesheet(self.theme, self.text_scale, TARGET) + more)


def centered(sheet: QWidget) -> QWidget:
    """What a page scrolls: a sheet in the middle, no wider than it likes."""
    column = QWidget()
    column.setObjectName("column")
    outer = QGridLayout(column)
    outer.addWidget(sheet, 1, 1)
    for edge in (0, 2):
        outer.setRowStretch(edge, 1)
        outer.setColumnStretch(edge, 1)
    outer.setColumnStretch(1, 4)
    return column
