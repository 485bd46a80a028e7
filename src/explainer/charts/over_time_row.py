"""One place over time: its curve or bars on two axes, the days that are shaded, and the lines that
mark a date and the ends of the windows around it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QGraphicsGridLayout, QStyleOptionGraphicsItem, QWidget

from explainer.charts.count_axis import CountAxis
from explainer.charts.day_axis import DayAxis
from explainer.charts.day_curve import DayCurve
from explainer.charts.fonts import font
from explainer.core.record_stats import Line, Totals
from explainer.drawing.theme import SMALL, Theme, pixels

_THICK_TO = 4000
"""Values up to which the mean is drawn as a thick smooth line; of more, that takes too long."""
_FAINT = 0.45
_WINDOW_ALPHA = 46
AXIS_WIDTH = 52
"""Design pixels of the axis of values."""
_GRID = 0.6
_TICKS, _DAYS = 5, 20
"""Height of the ticks below a plot, and of the days below the last; the second in design pixels."""
_BEHIND = 190


class PlotLine(NamedTuple):
    """One plot: its title, its values, and their mean (shape of the values, or empty for none).

    With `totals` it is drawn as bars of weeks or months instead.
    """

    title: str
    line: Line
    mean: np.ndarray[tuple[int], np.dtype[np.float64]]
    totals: Totals | None = None

    @property
    def highest(self) -> float:
        """The largest number that is drawn; 1 if there is none."""
        values = self.totals.values if self.totals is not None else self.line.values
        largest = float(np.fmax.reduce(values)) if len(values) else 0.0
        return largest if largest > 0 else 1.0


class Split(NamedTuple):
    """A date, and the days of the windows before and after it."""

    day: datetime.date
    days: int


class RowLook(NamedTuple):
    """How plots look: colors, text size, names of the months (January first), and how a number is
    written."""

    theme: Theme
    scale: float
    months: tuple[str, ...]
    number: Callable[[float], str]


class Days(pg.GraphicsWidget):
    """The days below the last plot. It stands by itself, so that all plots are as high."""

    def __init__(self, look: RowLook, box: pg.ViewBox) -> None:
        super().__init__()
        axis = DayAxis("bottom", look.months, look.scale)
        dress(axis, look)
        axis.setPen(pg.mkPen(None))
        axis.setStyle(tickLength=0, tickTextOffset=0)
        axis.setHeight(round(_DAYS * look.scale))
        axis.linkToView(box)
        grid = QGraphicsGridLayout(self)
        grid.setContentsMargins(round(AXIS_WIDTH * look.scale), 0, 0, 0)
        grid.addItem(axis, 0, 0)
        self.setFixedHeight(round(_DAYS * look.scale))


def dress(axis: pg.AxisItem, look: RowLook) -> None:
    """Give an axis the program's look."""
    axis.setPen(pg.mkPen(look.theme.line_strong))
    axis.setTextPen(pg.mkPen(look.theme.muted))
    axis.setTickFont(font(pixels(SMALL, look.scale), False))
    # opaque: lines that shine through take many times as long to draw
    axis.setStyle(tickLength=4, tickAlpha=255, autoExpandTextSpace=False)


class Shades(pg.GraphicsObject):
    """Days that are shaded from top to bottom of a plot, in their brushes."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: tuple[tuple[float, float, QBrush], ...] = ()
        self.setZValue(-10)

    def show_spans(self, *spans: tuple[float, float, QBrush]) -> None:
        """Shade these: first day, the day after the last, brush."""
        self.spans = spans
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        return self.viewRect() or QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem,
              widget: QWidget | None = None) -> None:
        del option, widget
        seen, place = self.boundingRect(), painter.transform()
        painter.resetTransform()  # a pattern of brushes is to be as large in every view
        for low, high, brush in self.spans:
            box = QRectF(QPointF(max(low, seen.left()), seen.top()),
                         QPointF(min(high, seen.right()), seen.bottom()))
            if box.width() > 0:
                painter.fillRect(place.mapRect(box), brush)
        painter.setTransform(place)


class OverTimeRow(pg.GraphicsWidget):
    """One plot, and its date with the two windows. `items` are what it draws from bottom to top."""

    moved = Signal(float, float)  # day, days
    let_go = Signal()

    def __init__(self, one: PlotLine, look: RowLook, *, titled: bool) -> None:
        super().__init__()
        self.line, self._look = one.line, look
        self.items: list[pg.GraphicsObject] = []
        self.shades = Shades()
        self._edges: list[pg.InfiniteLine] = []
        self._windows: tuple[tuple[float, float, QBrush], ...] = ()
        self._cursor: pg.InfiniteLine | None = None
        self._quiet = False
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0)
        self.box.disableAutoRange()
        self.box.setMouseEnabled(x=True, y=False)
        self._arrange(one.title if titled else "")
        self._add(self.shades)
        self._draw(one)
        self._hatched = self._incomplete()
        self._shade()
        self.box.sigXRangeChanged.connect(self._thin)
        self.box.sigResized.connect(self._thin)

    # Parts

    def _arrange(self, title: str) -> None:
        scale = self._look.scale
        left = CountAxis(self._look.number, scale)
        bottom = DayAxis("bottom", self._look.months, scale)
        for axis in (left, bottom):
            dress(axis, self._look)
            axis.linkToView(self.box)
        left.setGrid(True)
        left.setTickPen(pg.mkPen(mixed(self._look.theme.line, self._look.theme.surface, _GRID)))
        left.setWidth(round(AXIS_WIDTH * scale))
        bottom.setHeight(_TICKS)
        bottom.setStyle(showValues=False)
        self.axes = {"left": left, "bottom": bottom}
        grid = QGraphicsGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for item, row, column in ((left, 0, 0), (self.box, 0, 1), (bottom, 1, 1)):
            grid.addItem(item, row, column)
        behind = QColor(self._look.theme.surface)
        behind.setAlpha(_BEHIND)
        label = pg.TextItem(title, color=self._look.theme.ink, anchor=(0, 0), fill=behind)
        label.setFont(font(pixels(SMALL, scale), True))
        label.setParentItem(self.box)
        label.setPos(6, 2)

    def getViewBox(self) -> pg.ViewBox:  # noqa: N802
        """What the axes are of."""
        return self.box

    def _add(self, item: pg.GraphicsObject) -> None:
        self.box.addItem(item, ignoreBounds=True)
        self.items.append(item)

    def _draw(self, one: PlotLine) -> None:
        theme, line = self._look.theme, one.line
        accent = QColor(theme.accent)
        if one.totals is not None:
            self._draw_bars(one.totals, accent)
            return
        first = line.start.toordinal() + line.step / 2
        faint = mixed(theme.accent, theme.surface, _FAINT) if len(one.mean) else accent
        self._add(DayCurve(first, line.step, line.values, pg.mkPen(faint, width=1)))
        if len(one.mean):
            thick = len(line.values) <= _THICK_TO
            self._add(DayCurve(first, line.step, one.mean,
                               pg.mkPen(accent, width=2 if thick else 1), smooth=thick))

    def _draw_bars(self, totals: Totals, accent: QColor) -> None:
        known = ~np.isnan(totals.values)
        starts = np.array([day.toordinal() for day in totals.days], dtype=np.float64)
        ends = np.append(starts[1:], starts[-1:] + (starts[-1] - starts[-2] if len(starts) > 1
                                                    else 7))
        width = (ends - starts) * 0.86
        self._add(pg.BarGraphItem(
            x0=starts[known] + (ends - starts)[known] * 0.07, y0=0, width=width[known],
            height=totals.values[known], brush=accent, pen=pg.mkPen(None)))

    def _incomplete(self) -> list[tuple[float, float, QBrush]]:
        """What is not complete is hatched, and never compared."""
        brush = QBrush(QColor(self._look.theme.line_strong), Qt.BrushStyle.BDiagPattern)
        low, high = self.line.span
        return [(self.line.day(first).toordinal(), self.line.day(last).toordinal(), brush)
                for first, last in ((0, low), (high, len(self.line.values))) if last > first]

    def _shade(self) -> None:
        self.shades.show_spans(*self._windows, *self._hatched)

    def _thin(self) -> None:
        """Draw of the curves what is seen."""
        (low, high), wide = self.box.viewRange()[0], self.box.width()
        for item in self.items:
            if isinstance(item, DayCurve):
                item.show_between(low, high, wide)

    # Date and windows

    def set_split(self, split: Split | None) -> None:
        """Mark a date and the windows around it, or none."""
        if split is None:
            for edge in self._edges:
                self.box.removeItem(edge)
                self.items.remove(edge)
            self._edges, self._windows = [], ()
            self._shade()
            return
        if not self._edges:
            self._make_edges()
        day, days = split.day.toordinal(), split.days
        self._quiet = True
        for edge, place in zip(self._edges, (day - days, day, day + days), strict=True):
            edge.setValue(place)
        self._quiet = False
        theme = self._look.theme
        self._windows = ((day - days, day, _soft(theme.line_strong)),
                         (day, day + days, _soft(theme.selection_edge)))
        self._shade()

    def _make_edges(self) -> None:
        theme = self._look.theme
        for width in (1, 2, 1):
            edge = pg.InfiniteLine(angle=90, movable=True,
                                   pen=pg.mkPen(theme.selection_edge, width=width),
                                   hoverPen=pg.mkPen(theme.focus, width=width + 2))
            edge.sigPositionChanged.connect(self._dragged)
            edge.sigPositionChangeFinished.connect(self._finished)
            self._edges.append(edge)
            self._add(edge)

    def _dragged(self, edge: pg.InfiniteLine) -> None:
        if self._quiet:
            return
        before, middle, after = (float(one.value()) for one in self._edges)
        which = self._edges.index(edge)
        days = (after - before) / 2 if which == 1 else abs(float(edge.value()) - middle)
        self.moved.emit(middle, days)

    def _finished(self) -> None:
        self.let_go.emit()

    def set_cursor(self, ordinal: int) -> None:
        """Show the crosshair at a day; 0 takes it away."""
        if self._cursor is None:
            if ordinal <= 0:
                return
            self._cursor = pg.InfiniteLine(angle=90, movable=False, pen=pg.mkPen(
                self._look.theme.ink, width=1, style=Qt.PenStyle.DotLine))
            self.box.addItem(self._cursor, ignoreBounds=True)
        self._cursor.setVisible(ordinal > 0)
        if ordinal > 0:
            self._cursor.setValue(ordinal + 0.5)


def mixed(color: str, ground: str, share: float) -> QColor:
    """A color of which `share` (0 to 1) is left on a ground, opaque."""
    one, other = QColor(color), QColor(ground)
    return QColor.fromRgbF(*(part * share + under * (1 - share) for part, under in (
        (one.redF(), other.redF()), (one.greenF(), other.greenF()),
        (one.blueF(), other.blueF()))))


def _soft(color: str) -> QBrush:
    soft = QColor(color)
    soft.setAlpha(_WINDOW_ALPHA)
    return QBrush(soft)
