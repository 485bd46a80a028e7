"""Counts over time on the screen: values faint, their mean strong, events as flags, and a date with
the windows before and after it.

One plot for each place, all on one scale. What is chosen (date, windows) is asked for and told;
nothing is kept here but what is looked at.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from explainer.charts.day_axis import DayAxis
from explainer.charts.fonts import font
from explainer.core.record_stats import Line, Totals
from explainer.drawing.theme import SMALL, Theme, pixels

_THICK_TO = 4000
"""Values up to which the mean is drawn as a thick smooth line; of more, that takes too long."""
_FAINT = 110
_WINDOW_ALPHA = 46
_FLAG_SIZE = 15


class PlotLine(NamedTuple):
    """One plot: its title, its values, and their mean (shape of the values, or empty for none).

    With `totals` it is drawn as bars of weeks or months instead.
    """

    title: str
    line: Line
    mean: np.ndarray[tuple[int], np.dtype[np.float64]]
    totals: Totals | None = None


class PlotFlag(NamedTuple):
    """An event on the time axis."""

    number: int
    ref: str
    day: datetime.date


class Split(NamedTuple):
    """A date, and the days of the windows before and after it."""

    day: datetime.date
    days: int


class OverTimePlot(pg.GraphicsLayoutWidget):
    """Plots one above the other with one time axis; the wheel zooms, dragging pans, a double click
    shows everything again.

    `split_moved` and `split_let_go` tell where date and windows were dragged to;
    `pointed` the day under the pointer (an ordinal; 0 for none); `flag_chosen` an event's id.
    """

    split_moved = Signal(int, int)  # ordinal of the date, days
    split_let_go = Signal()
    pointed = Signal(int)
    flag_chosen = Signal(str)
    line_chosen = Signal(int)  # the plot that was clicked, from 0 on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._scale = 1.0
        self._months: tuple[str, ...] = ("",) * 12
        self._plots: list[_Plot] = []
        self._split: Split | None = None
        self._step = 1
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    # What is drawn

    def set_look(self, theme: Theme, text_scale: float, months: Sequence[str]) -> None:
        """Colors, text size and names of months (January first) of what is shown from now on."""
        self._theme, self._scale, self._months = theme, text_scale, tuple(months)
        self.setBackground(theme.surface)

    def show_lines(self, lines: Sequence[PlotLine], flags: Sequence[PlotFlag],
                   split: Split | None, *, one_scale: bool = True) -> None:
        """Draw these from zero on: as large as they are together, or each to its own scale."""
        assert self._theme is not None
        self.clear()
        self._plots = []
        self._step = lines[0].line.step if lines else 1
        together = max((_highest(one) for one in lines), default=1.0)
        for number, one in enumerate(lines):
            last = number == len(lines) - 1
            top = together if one_scale else _highest(one)
            plot = _Plot(one, self._theme, self._scale, self._months, with_days=last)
            self.addItem(plot, row=number, col=0)
            plot.setYRange(0, top * (1.18 if flags else 1.06), padding=0)
            if self._plots:
                plot.setXLink(self._plots[0])
            self._plots.append(plot)
            plot.show_flags(flags, top * 1.1)
            plot.moved.connect(self._edge_moved)
            plot.let_go.connect(self.split_let_go)
        self.show_all()
        self.set_split(split)

    def set_split(self, split: Split | None) -> None:
        """Mark this date and its windows in every plot."""
        self._split = split
        for plot in self._plots:
            plot.set_split(split)

    def show_all(self) -> None:
        """Show the whole time again."""
        if self._plots:
            lines = [plot.line for plot in self._plots]
            low = min(line.start.toordinal() for line in lines)
            high = max(line.day(len(line.values)).toordinal() for line in lines)
            self._plots[0].setXRange(low, high, padding=0.01)

    def zoom(self, factor: float) -> None:
        """Show less (factor over 1) or more time around the date, or the middle."""
        if not self._plots:
            return
        low, high = self.shown_days()
        middle = (self._split.day.toordinal() if self._split is not None
                  and low < self._split.day.toordinal() < high else (low + high) / 2)
        half = max(7.0, (high - low) / 2 / factor)
        self._plots[0].setXRange(middle - half, middle + half, padding=0)

    def shown_days(self) -> tuple[float, float]:
        """First and last ordinal that is seen."""
        low, high = self._plots[0].getViewBox().viewRange()[0]
        return float(low), float(high)

    def bring(self, ordinal: int) -> None:
        """Show a day that is out of sight, without another zoom."""
        if self._plots:
            low, high = self.shown_days()
            if not low <= ordinal <= high:
                half = (high - low) / 2
                self._plots[0].setXRange(ordinal - half, ordinal + half, padding=0)

    def set_cursor_day(self, ordinal: int) -> None:
        """Show the crosshair at a day; 0 takes it away."""
        for plot in self._plots:
            plot.set_cursor(ordinal)

    def plots(self) -> tuple[pg.PlotItem, ...]:
        """The plots, from top to bottom."""
        return tuple(self._plots)

    # The pointer

    def _edge_moved(self, day: float, days: float) -> None:
        if self._split is None or not self._plots:
            return
        line = self._plots[0].line
        place = round((day - line.start.toordinal()) / self._step)
        place = min(max(place, 0), len(line.values) - 1)
        size = max(1, round(days / self._step)) * self._step
        wanted = Split(line.day(place), min(size, len(line.values) * self._step))
        if wanted != self._split:
            self.set_split(wanted)
            self.split_moved.emit(wanted.day.toordinal(), wanted.days)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self.pointed.emit(self._day_at(event.position()))

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.pointed.emit(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        flag = self._flag_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            if flag:
                self.flag_chosen.emit(flag)
                event.accept()
                return
            if (found := self._plot_at(event.position())) is not None:
                self.line_chosen.emit(self._plots.index(found[0]))
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.show_all()
        event.accept()

    def _plot_at(self, position: QPointF) -> tuple[_Plot, QPointF] | None:
        scene = self.mapToScene(position.toPoint())
        for plot in self._plots:
            box = plot.getViewBox()
            if box.sceneBoundingRect().contains(scene):
                return plot, box.mapSceneToView(scene)
        return None

    def _day_at(self, position: QPointF) -> int:
        found = self._plot_at(position)
        return int(found[1].x()) if found is not None else 0

    def _flag_at(self, position: QPointF) -> str:
        found = self._plot_at(position)
        if found is None:
            return ""
        plot, point = found
        width, height = plot.getViewBox().viewPixelSize()
        return plot.flag_at(point, width * _FLAG_SIZE, height * _FLAG_SIZE)


class _Plot(pg.PlotItem):
    """One plot, its flags, and its date with the two windows."""

    moved = Signal(float, float)  # day, days
    let_go = Signal()

    def __init__(self, one: PlotLine, theme: Theme, scale: float, months: Sequence[str], *,
                 with_days: bool) -> None:
        days = DayAxis("bottom", months, scale)
        super().__init__(axisItems={"bottom": days}, enableMenu=False)
        self.line, self._theme, self._scale = one.line, theme, scale
        self._flags: Sequence[PlotFlag] = ()
        self._flag_height = 0.0
        self._edges: list[pg.InfiniteLine] = []
        self._fills: list[pg.LinearRegionItem] = []
        self._cursor: pg.InfiniteLine | None = None
        self._quiet = False
        self._dress(one.title, with_days=with_days)
        self._draw(one)

    def _dress(self, title: str, *, with_days: bool) -> None:
        self.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self.getViewBox().setDefaultPadding(0)
        small: QFont = font(pixels(SMALL, self._scale), False)
        self.setTitle(None)
        label = pg.TextItem(title, color=self._theme.ink, anchor=(0, 0))
        label.setFont(font(pixels(SMALL, self._scale), True))
        label.setParentItem(self.getViewBox())
        label.setPos(6, 2)
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(self._theme.line_strong))
            axis.setTextPen(pg.mkPen(self._theme.muted))
            axis.setTickFont(small)
            axis.setStyle(tickLength=4)
        self.getAxis("left").setWidth(round(48 * self._scale))
        self.getAxis("bottom").setHeight(round(26 * self._scale) if with_days else 8)
        if not with_days:
            self.getAxis("bottom").setStyle(showValues=False)
        self.showGrid(y=True, alpha=0.15)

    def _draw(self, one: PlotLine) -> None:
        accent, line = QColor(self._theme.accent), one.line
        start = line.start.toordinal() + line.step / 2
        days = start + np.arange(len(line.values), dtype=np.float64) * line.step
        if one.totals is not None:
            self._draw_bars(one.totals, accent)
        else:
            faint = QColor(accent)
            faint.setAlpha(255 if not len(one.mean) else _FAINT)
            self._curve(days, line.values, pg.mkPen(faint, width=1))
        if one.totals is None and len(one.mean):
            thick = len(line.values) <= _THICK_TO
            self._curve(days, one.mean, pg.mkPen(accent, width=2 if thick else 1), smooth=thick)
        low, high = line.span
        for first, last in ((0, low), (high, len(line.values))):
            if last > first:  # not complete: hatched, and never compared
                self._hatch(line.day(first).toordinal(), line.day(last).toordinal())

    def _curve(self, days: np.ndarray, values: np.ndarray, pen: object, *,
               smooth: bool = False) -> None:
        item = pg.PlotDataItem(days, values, pen=pen, connect="finite", antialias=smooth,
                               skipFiniteCheck=True)
        item.setDownsampling(auto=True, method="peak")
        item.setClipToView(True)
        # while windows are dragged the curves stay as they are
        item.curve.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.addItem(item)

    def _draw_bars(self, totals: Totals, accent: QColor) -> None:
        known = ~np.isnan(totals.values)
        starts = np.array([day.toordinal() for day in totals.days], dtype=np.float64)
        ends = np.append(starts[1:], starts[-1:] + (starts[-1] - starts[-2] if len(starts) > 1
                                                    else 7))
        width = (ends - starts) * 0.86
        self.addItem(pg.BarGraphItem(
            x0=starts[known] + (ends - starts)[known] * 0.07, y0=0, width=width[known],
            height=totals.values[known], brush=accent, pen=pg.mkPen(None)))

    def _hatch(self, first: int, last: int) -> None:
        brush = pg.mkBrush(self._theme.line_strong)
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
        region = pg.LinearRegionItem((first, last), movable=False, brush=brush, pen=pg.mkPen(None))
        region.setZValue(-5)
        self.addItem(region)

    # Flags

    def show_flags(self, flags: Sequence[PlotFlag], height: float) -> None:
        """Mark events near the top, each with its number where there is room."""
        self._flags, self._flag_height = flags, height
        if not flags:
            return
        marks = pg.ScatterPlotItem(
            [flag.day.toordinal() + 0.5 for flag in flags], [height] * len(flags),
            symbol="d", size=round(9 * self._scale), brush=self._theme.surface,
            pen=pg.mkPen(self._theme.ink, width=1))
        self.addItem(marks)

    def flag_at(self, point: QPointF, wide: float, high: float) -> str:
        """The event whose flag is nearest to a point; "" if none is."""
        if abs(point.y() - self._flag_height) > high:
            return ""
        near = [(abs(flag.day.toordinal() + 0.5 - point.x()), flag.ref) for flag in self._flags]
        distance, ref = min(near, default=(wide + 1, ""))
        return ref if distance <= wide else ""

    # Date and windows

    def set_split(self, split: Split | None) -> None:
        """Mark a date and the windows around it, or none."""
        if split is None:
            for item in (*self._edges, *self._fills):
                self.removeItem(item)
            self._edges, self._fills = [], []
            return
        if not self._edges:
            self._make_split()
        day, days = split.day.toordinal(), split.days
        self._quiet = True
        for edge, place in zip(self._edges, (day - days, day, day + days), strict=True):
            edge.setValue(place)
        for fill, ends in zip(self._fills, ((day - days, day), (day, day + days)), strict=True):
            fill.setRegion(ends)
        self._quiet = False

    def _make_split(self) -> None:
        strong, soft = QColor(self._theme.selection_edge), QColor(self._theme.line_strong)
        for color in (soft, strong):
            color.setAlpha(_WINDOW_ALPHA)
            fill = pg.LinearRegionItem((0, 1), movable=False, brush=pg.mkBrush(color),
                                       pen=pg.mkPen(None))
            fill.setZValue(-10)
            self._fills.append(fill)
            self.addItem(fill)
        for width in (1, 2, 1):
            edge = pg.InfiniteLine(angle=90, movable=True,
                                   pen=pg.mkPen(self._theme.selection_edge, width=width),
                                   hoverPen=pg.mkPen(self._theme.focus, width=width + 2))
            edge.sigPositionChanged.connect(self._dragged)
            edge.sigPositionChangeFinished.connect(self._finished)
            self._edges.append(edge)
            self.addItem(edge)

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
            self._cursor = pg.InfiniteLine(angle=90, movable=False, pen=pg.mkPen(
                self._theme.ink, width=1, style=Qt.PenStyle.DotLine))
            self.addItem(self._cursor, ignoreBounds=True)
        self._cursor.setVisible(ordinal > 0)
        if ordinal > 0:
            self._cursor.setValue(ordinal + 0.5)


def _highest(one: PlotLine) -> float:
    values = one.totals.values if one.totals is not None else one.line.values
    known = values[~np.isnan(values)]
    return float(known.max()) if len(known) and known.max() > 0 else 1.0
