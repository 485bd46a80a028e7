"""The program's font for painters, and text measured with it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from explainer.drawing.theme import FONT_FAMILY

_REMEMBERED = 20_000


@lru_cache(maxsize=128)
def font(size: float, bold: bool) -> QFont:
    """The program's font at a size in pixels. Shared: do not change it."""
    made = QFont(FONT_FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setBold(bold)
    return made


class QtMeasure:
    """`Measure` by Qt's own metrics, so that what is laid out is what is drawn."""

    def __init__(self) -> None:
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}

    def _of(self, size: float, bold: bool) -> QFontMetricsF:
        key = (size, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font(size, bold))
        return self._metrics[key]

    def width(self, text: str, size: float, bold: bool) -> float:
        """Advance width of one line."""
        key = (text, size, bold)
        if key not in self._widths:
            if len(self._widths) >= _REMEMBERED:  # start again rather than grow without end
                self._widths.clear()
            self._widths[key] = self._of(size, bold).horizontalAdvance(text)
        return self._widths[key]

    def ascent(self, size: float, bold: bool) -> float:
        """Baseline below the top of a line."""
        return self._of(size, bold).ascent()

    def height(self, size: float, bold: bool) -> float:
        """Height of a line."""
        return self._of(size, bold).height()
