"""Counts over time on the screen: values faint, their mean strong, events as flags, and a date with
the windows before and after it.

One plot for each place, all on one scale. What is chosen (date, windows) is asked for and told;
nothing is kept here but what is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from explainer.charts.flags import FlagLane, PlotFlag
from explainer.charts.over_time_row import Days, OverTimeRow, PlotLine, RowLook, Split
from explainer.drawing.theme import Theme

__all__ = ["OverTimePlot", "PlotFlag", "PlotLine", "Split"]

_HEADROOM = 1.06
_BETWEEN = 4


class OverTimePlot(pg.GraphicsLayoutWidget):
    """Plots one above the other with one time axis; the wheel zooms, dragging pans, a double click
    shows everything again.

    `split_moved` and `split_let_go` tell where date and windows were dragged to;
    `pointed` the day under the pointer (an ordinal; 0 for none); `flag_pointed` the event under it
    ("" for none), `flag_chosen` the one that was clicked.
    """

    split_moved = Signal(int, int)  # ordinal of the date, days
    split_let_go = Signal()
    pointed = Signal(int)
    flag_pointed = Signal(str)
    flag_chosen = Signal(str)
    line_chosen = Signal(int)  # the plot that was clicked, from 0 on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: RowLook | None = None
        self._plots: list[OverTimeRow] = []
        self._lane: FlagLane | None = None
        self._split: Split | None = None
        self._step = 1
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    # What is drawn

    def set_look(self, theme: Theme, text_scale: float, months: Sequence[str],
                 number: Callable[[float], str] = "{:,.0f}".format) -> None:
        """Colors, text size, names of months (January first) and how numbers are written, of what
        is shown from now on."""
        self._look = RowLook(theme, text_scale, tuple(months), number)
        self.setBackground(theme.surface)

    def show_lines(self, lines: Sequence[PlotLine], flags: Sequence[PlotFlag],
                   split: Split | None, *, one_scale: bool = True) -> None:
        """Draw these from zero on: as large as they are together, or each to its own scale."""
        assert self._look is not None
        self.clear()
        self._plots, self._lane = [], None
        self._step = lines[0].line.step if lines else 1
        together = max((one.highest for one in lines), default=1.0)
        for number, one in enumerate(lines):
            plot = OverTimeRow(one, self._look, titled=len(lines) > 1)
            plot.box.setYRange(0, (together if one_scale else one.highest) * _HEADROOM, padding=0)
            if self._plots:
                plot.box.setXLink(self._plots[0].box)
            else:
                self._fly(flags, plot.box)
            self.addItem(plot, row=number + 1, col=0)
            self._plots.append(plot)
            plot.moved.connect(self._edge_moved)
            plot.let_go.connect(self.split_let_go)
        if self._plots:
            self.addItem(Days(self._look, self._plots[0].box), row=len(lines) + 1, col=0)
        self.ci.layout.setVerticalSpacing(_BETWEEN)
        self.ci.setGeometry(self.range)  # while it was empty, it shrank
        self.show_all()
        self.set_split(split)

    def _fly(self, flags: Sequence[PlotFlag], box: pg.ViewBox) -> None:
        """Put the flags above the first plot."""
        if flags and self._look is not None:
            self._lane = FlagLane(box, flags, self._look.theme, self._look.scale)
            self.addItem(self._lane, row=0, col=0)

    def choose_flag(self, ref: str) -> None:
        """Show an event's flag as the chosen one; "" for none."""
        if self._lane is not None:
            self._lane.choose(ref)

    @property
    def lane(self) -> FlagLane | None:
        """The lane of flags above the plots; None without events."""
        return self._lane

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
            self._plots[0].box.setXRange(low, high, padding=0.01)

    def zoom(self, factor: float) -> None:
        """Show less (factor over 1) or more time around the date, or the middle."""
        if not self._plots:
            return
        low, high = self.shown_days()
        middle = (self._split.day.toordinal() if self._split is not None
                  and low < self._split.day.toordinal() < high else (low + high) / 2)
        half = max(7.0, (high - low) / 2 / factor)
        self._plots[0].box.setXRange(middle - half, middle + half, padding=0)

    def shown_days(self) -> tuple[float, float]:
        """First and last ordinal that is seen."""
        low, high = self._plots[0].box.viewRange()[0]
        return float(low), float(high)

    def bring(self, ordinal: int) -> None:
        """Show a day that is out of sight, without another zoom."""
        if self._plots:
            low, high = self.shown_days()
            if not low <= ordinal <= high:
                half = (high - low) / 2
                self._plots[0].box.setXRange(ordinal - half, ordinal + half, padding=0)

    def set_cursor_day(self, ordinal: int) -> None:
        """Show the crosshair at a day; 0 takes it away."""
        for plot in self._plots:
            plot.set_cursor(ordinal)

    def plots(self) -> tuple[OverTimeRow, ...]:
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
        if flag := self._flag_at(event.position()):
            self.flag_pointed.emit(flag)
        else:
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

    def _plot_at(self, position: QPointF) -> tuple[OverTimeRow, QPointF] | None:
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
        if self._lane is None:
            return ""
        return self._lane.flag_at(self._lane.mapFromScene(self.mapToScene(position.toPoint())))
