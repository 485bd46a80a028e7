"""Axes that draw themselves at once, and the axis of counts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

_ROOM = 20.0
"""Pixels between ticks at a text scale of 1."""


class QuickAxis(pg.AxisItem):
    """An axis that is drawn straight onto what shows it. What pyqtgraph keeps, a recording of it,
    takes many times as long to play."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem,
              widget: QWidget | None = None) -> None:
        """Line, ticks and words."""
        del option, widget
        specs = self.generateDrawSpecs(painter)
        if specs is None:
            return
        (pen, start, end), ticks, words = specs
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen)
        painter.drawLine(start, end)
        if ticks:  # all of one level, and so of one pen
            painter.setPen(ticks[0][0])
            painter.drawLines([QLineF(first, last) for _pen, first, last in ticks])
        painter.setPen(self.textPen())
        for box, flags, word in words:
            painter.drawText(box, int(flags), word)


class CountAxis(QuickAxis):
    """Values from zero on: few whole round numbers, written by `number`."""

    def __init__(self, number: Callable[[float], str], text_scale: float) -> None:
        super().__init__("left")
        self._number_text, self._scale = number, text_scale

    def tickValues(self, minVal: float, maxVal: float,  # noqa: N802, N803
                   size: float) -> list[tuple[float, list[float]]]:
        """One level of ticks, as far apart as their words need; whole, since counts are."""
        most = size / (_ROOM * self._scale)
        step = _step_from((maxVal - minVal) / max(most, 1.0)) if maxVal > minVal else 0
        if not 0 < step < math.inf:
            return []
        first = math.ceil(minVal / step)
        return [(step, [place * step for place in range(first, math.floor(maxVal / step) + 1)])]

    def tickStrings(self, values: Sequence[float], scale: float,  # noqa: N802
                    spacing: float) -> list[str]:
        """Each number in words."""
        del scale, spacing
        return [self._number_text(value) for value in values]


def _step_from(least: float) -> float:
    """The smallest whole of 1, 2 or 5 times a power of ten that is not below `least`."""
    if not 0 < least < math.inf:
        return 0.0
    power = 10.0 ** max(0, math.floor(math.log10(least)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
