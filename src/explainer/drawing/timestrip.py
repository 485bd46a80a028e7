"""Events as dots on one low time axis, with the day that everything is about marked on it.

The years before the marked day's are drawn together: their dots stand in order, evenly. From the
first day of that year on, the axis is true to scale.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.drawing.canvas import Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import circle
from explainer.drawing.shapes import Box, Item, Line, Path

_DOT = 8.0
_PITCH = 9.0  # from one dot to the next above it
_LEVELS = 5  # dots above each other; more, and they stand closer
_EARLIER = 0.2  # part of the width for the years before
_TOP = 4.0


class StripEvent(NamedTuple):
    """An event: id of its row, its day (the first it may mean), and all that is said of it."""

    key: str
    date: datetime.date
    sentence: str


@dataclass(frozen=True, slots=True)
class TimeStrip(Chart):
    """Events by date. `marked` is the day that everything is about, None for no such day;
    `marked_text` is written at it, or `marked_short` where that has no room. `month_names` are the
    twelve short names for the ticks. `faint` are keys of events that a filter leaves out."""

    events: tuple[StripEvent, ...] = ()
    marked: datetime.date | None = None
    marked_text: str = ""
    marked_short: str = ""
    month_names: tuple[str, ...] = ()
    faint: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is no event."""
        return not self.events

    def only(self, keys: frozenset[str]) -> Self:
        """All other events are faint."""
        return replace(self, faint=frozenset(e.key for e in self.events) - keys)

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out dots, axis and mark."""
        return _Layout(canvas, self).draw()


class _Layout:
    """Dots in columns that grow up from the axis."""

    def __init__(self, canvas: Canvas, chart: TimeStrip) -> None:
        self._canvas, self._chart = canvas, chart
        self._events = sorted(chart.events, key=lambda event: event.date)
        latest = max(event.date for event in self._events)
        day = chart.marked or latest
        self._start = datetime.date(day.year, 1, 1)
        self._end = max(latest, day) + datetime.timedelta(days=20)
        earlier = [event for event in self._events if event.date < self._start]
        self._earlier = {event.key: n for n, event in enumerate(earlier)}
        self._break = canvas.left
        if earlier:
            self._break += _EARLIER * canvas.inner
        self._dot, self._pitch = canvas.unit(_DOT), canvas.unit(_PITCH)

    def draw(self) -> float:
        canvas = self._canvas
        places = self._places()
        levels = max(level for _, _, level in places) + 1
        head = canvas.line_height(canvas.small) + canvas.unit(4) if self._chart.marked_text else 0.0
        axis = _TOP + head + levels * self._pitch + canvas.unit(3)
        bottom = self._put_axis(axis)
        self._put_mark(_TOP, axis)
        for event, x, level in places:
            self._put_dot(event, x, axis - canvas.unit(3) - (level + 0.5) * self._pitch)
        return bottom

    def _x(self, event: StripEvent) -> float:
        if event.key in self._earlier:
            room = self._break - self._canvas.left - self._canvas.unit(22)
            return self._canvas.left + (self._earlier[event.key] + 0.5) * room / len(self._earlier)
        return self._day(event.date)

    def _day(self, date: datetime.date) -> float:
        """Pixels of a day on the part that is true to scale."""
        total = max(1, (self._end - self._start).days)
        share = (date - self._start).days / total
        return self._break + min(max(share, 0.0), 1.0) * (self._canvas.right - self._break)

    def _places(self) -> list[tuple[StripEvent, float, int]]:
        """Place across and level of each event: the lowest level where no dot is in its way."""
        apart = self._dot + 1.0
        while True:
            ends: list[float] = []
            found = []
            for event in self._events:
                x = self._x(event)
                level = next((n for n, end in enumerate(ends) if x - end >= apart), len(ends))
                ends[level:level + 1] = [x]
                found.append((event, x, level))
            if len(ends) <= _LEVELS or apart <= 1.0:
                return found
            apart -= 1.0

    def _put_dot(self, event: StripEvent, x: float, y: float) -> None:
        canvas, half = self._canvas, self._dot / 2
        faint = event.key in self._chart.faint
        canvas.shapes.append(Path(circle(x, y, half - 0.75), stroke="line_strong", pen=1.0) if faint
                             else Path(circle(x, y, half - 0.25), fill="accent"))
        dot = Box(x - half, y - half, self._dot, self._dot)
        lane = 0 if event.key in self._earlier else 1
        canvas.items.append(Item(event.key, dot.at_least(self._pitch), dot.outset(2.0),
                                 event.sentence, lane, radius=half + 2.0))

    def _put_mark(self, top: float, axis: float) -> None:
        canvas, chart = self._canvas, self._chart
        if chart.marked is None or not chart.marked_text:
            return
        x, style = self._day(chart.marked), canvas.small.strong()
        canvas.shapes.append(Line(x, top, x, axis, "selection_edge", 2.0))
        gap = canvas.unit(7)
        for text in (chart.marked_text, chart.marked_short):
            wide = canvas.text_width(text, style)
            if x + gap + wide <= canvas.right:
                canvas.text(text, style, x + gap, top, wide + 1)
                return
            if x - gap - wide >= canvas.left:
                canvas.text(text, style, x - gap - wide, top, wide + 1)
                return

    def _put_axis(self, y: float) -> float:
        canvas, style = self._canvas, self._canvas.small.muted()
        if self._earlier:
            edge, slant = self._break - canvas.unit(14), canvas.unit(5)
            canvas.shapes.append(Line(canvas.left, y, edge, y, "line_strong"))
            for shift in (0.0, canvas.unit(5)):
                x = edge + shift
                canvas.shapes.append(Line(x, y + slant, x + slant, y - slant, "line_strong"))
            canvas.shapes.append(Line(edge + 2 * slant, y, canvas.right, y, "line_strong"))
        else:
            canvas.shapes.append(Line(canvas.left, y, canvas.right, y, "line_strong"))
        labels = y + canvas.unit(6)
        edge = self._put_years(labels)
        for x, text in self._ticks():
            wide = canvas.text_width(text, style)
            start = min(max(x - wide / 2, self._break), canvas.right - wide)
            if start >= edge:
                canvas.shapes.append(Line(x, y, x, y + canvas.unit(4), "line_strong"))
                canvas.text(text, style, start, labels, wide + 1)
                edge = start + wide + canvas.unit(10)
        return labels + canvas.line_height(style)

    def _put_years(self, y: float) -> float:
        """The years drawn together. Returns where the next label may start."""
        canvas, style = self._canvas, self._canvas.small.muted()
        years = [event.date.year for event in self._events if event.key in self._earlier]
        if not years:
            return canvas.left
        text = "\u2013".join(map(str, dict.fromkeys((min(years), max(years)))))
        return canvas.text(text, style, canvas.left, y, canvas.inner).right + canvas.unit(10)

    def _ticks(self) -> list[tuple[float, str]]:
        """Quarters, the first of a year with the year."""
        found = []
        for year, month in itertools.product(range(self._start.year, self._end.year + 1),
                                             (1, 4, 7, 10)):
            date = datetime.date(year, month, 1)
            if self._start <= date <= self._end:
                name = _named(month, self._chart.month_names)
                found.append((self._day(date), f"{name} {year}" if month == 1 else name))
        return found


def _named(month: int, names: Sequence[str]) -> str:
    return names[month - 1] if len(names) == 12 else f"{month:02d}"
