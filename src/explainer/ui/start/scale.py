"""Sizes on the first panel: they grow with the window, so that a large screen is read from afar and
no half of it is empty."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize

from explainer.drawing.theme import Theme
from explainer.ui.look import Look

USUAL = QSize(1366, 640)
"""The page, without the window's header, that the sizes are drawn for."""
LARGEST = 1.6
NARROW, LOW = 1100, 590
"""A page below this width or height in design pixels has less air."""


class Scale(NamedTuple):
    """How large things are drawn: the look, and a factor upon its text size. `tight`: there is
    little room."""

    look: Look
    factor: float = 1.0
    tight: bool = False

    @classmethod
    def of(cls, look: Look, size: QSize) -> Scale:
        """The scale for a page of that size in logical pixels."""
        wide, high = (size.width() / look.text_scale, size.height() / look.text_scale)
        factor = min(wide / USUAL.width(), high / USUAL.height())
        return cls(look, min(max(1.0, factor), LARGEST), wide < NARROW or high < LOW)

    @property
    def theme(self) -> Theme:
        """The colors."""
        return self.look.theme

    def px(self, pixels: float) -> int:
        """A length of the design in logical pixels."""
        return round(pixels * self.look.text_scale * self.factor)

    @property
    def small(self) -> int:
        """Size of the smallest text in pixels."""
        return self.px(14)

    @property
    def body(self) -> int:
        """Size of running text in pixels."""
        return self.px(15 if self.tight else 16)

    @property
    def title(self) -> int:
        """Size of a question in pixels."""
        return self.px(16 if self.tight else 20)

    @property
    def headline(self) -> int:
        """Size of the headline in pixels: at large text no larger than a line of it can hold."""
        return round(self.px(24 if self.tight else 28)
                     * min(1.0, 1.5 / max(1.0, self.look.text_scale)))
