"""Events above plots over time, as numbered flags."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explainer.charts.fonts import font
from explainer.drawing.theme import SMALL, Theme, pixels

HEIGHT = 24
"""Design pixels of the lane."""
_HALF = 4.5
_NEAR = 8.0
_GAP = 3.0


class PlotFlag(NamedTuple):
    """An event on the time axis."""

    number: int
    ref: str
    day: datetime.date


class FlagLane(pg.GraphicsWidget):
    """The lane of flags: a diamond for each event, its number above it where there is room. That
    of the chosen event is filled, and its number always there."""

    def __init__(self, box: pg.ViewBox, flags: Sequence[PlotFlag], theme: Theme,
                 scale: float) -> None:
        super().__init__()
        self._box, self.events, self._theme, self._scale = box, tuple(flags), theme, scale
        self.chosen = ""
        self.setFixedHeight(round(HEIGHT * scale))
        box.sigXRangeChanged.connect(lambda: self.update())
        box.sigResized.connect(lambda: self.update())

    def choose(self, ref: str) -> None:
        """Fill the flag of an event; "" for none."""
        if ref != self.chosen:
            self.chosen = ref
            self.update()

    def seen(self) -> list[tuple[float, PlotFlag]]:
        """The flags of the days that are seen, and where each stands in pixels of the lane."""
        low, high = self._box.viewRange()[0]
        inside = self.mapRectFromItem(self._box, self._box.rect())
        left, wide = inside.left(), inside.width() / max(high - low, 1e-9)
        return [(left + (day - low) * wide, flag) for flag in self.events
                if low <= (day := flag.day.toordinal() + 0.5) <= high]

    def flag_at(self, point: QPointF) -> str:
        """The event whose flag is nearest to a point of the lane; "" if none is near."""
        if not self.rect().contains(point):
            return ""
        near = min(self.seen(), key=lambda pair: abs(pair[0] - point.x()), default=None)
        return near[1].ref if near and abs(near[0] - point.x()) <= _NEAR * self._scale else ""

    def numbered(self) -> list[tuple[float, PlotFlag]]:
        """The flags that have room for their number, and where they stand: the chosen one, then
        from left to right."""
        metrics = QFontMetricsF(font(pixels(SMALL, self._scale) * 0.85, False))
        found: list[tuple[float, PlotFlag]] = []
        taken: list[tuple[float, float]] = []
        for x, flag in sorted(self.seen(), key=lambda pair: pair[1].ref != self.chosen):
            half = metrics.horizontalAdvance(str(flag.number)) / 2 + _GAP / 2
            if all(x + half <= low or x - half >= high for low, high in taken):
                taken.append((x - half, x + half))
                found.append((x, flag))
        return found

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem,
              widget: QWidget | None = None) -> None:
        del option, widget
        half, bottom = _HALF * self._scale, self.rect().bottom() - 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.ink), 1))
        for x, flag in sorted(self.seen(), key=lambda pair: pair[1].ref == self.chosen):
            painter.setBrush(QColor(self._theme.focus if flag.ref == self.chosen
                                    else self._theme.surface))
            painter.drawPolygon(QPolygonF([
                QPointF(x, bottom - 2 * half), QPointF(x + half, bottom - half),
                QPointF(x, bottom), QPointF(x - half, bottom - half)]))
        painter.setFont(font(pixels(SMALL, self._scale) * 0.85, False))
        painter.setPen(QColor(self._theme.muted))
        room = 30 * self._scale
        for x, flag in self.numbered():
            painter.drawText(QRectF(x - room, 0, 2 * room, bottom - 2 * half),
                             int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom),
                             str(flag.number))
