"""Counts by week, a row of bars for each place on one scale, with a date and the windows before and
after it.

For images, slides and paper; the screen has a plot that can be moved.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from explainer.drawing.canvas import Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Item, Line, Rect

_HEIGHT = 92.0
"""Height of a row of bars at a scale of 1."""
_BAR = 0.8
"""Part of a week that its bar takes."""


@dataclass(frozen=True, slots=True)
class Track:
    """One place. `values` are totals of the weeks from `start` on, None where a week is not whole.

    `told` says before and after in words; status, word and cite are those of the series.
    """

    key: str
    title: str
    start: datetime.date
    values: tuple[float | None, ...]
    told: str
    status: str = ""
    status_word: str = ""
    cite: str = ""

    @property
    def end(self) -> datetime.date:
        """The day after the last week."""
        return self.start + datetime.timedelta(days=7 * len(self.values))

    @property
    def highest(self) -> float:
        """The largest total; 0 if there is none."""
        return max((value for value in self.values if value is not None), default=0.0)


@dataclass(frozen=True, slots=True)
class OverTimeChart(Chart):
    """Rows of weekly bars. `day` is marked, with windows of `days` on both sides; `months` names
    the months from January on."""

    tracks: tuple[Track, ...] = ()
    day: datetime.date | None = None
    days: int = 30
    day_text: str = ""
    months: tuple[str, ...] = ()
    scale_text: str = ""  # what a tick of the scale counts: "{n} a week"
    top: float = 0.0  # end of the scale; 0 for one that fits the rows

    @property
    def is_empty(self) -> bool:
        return not any(track.highest > 0 for track in self.tracks)

    def parts(self) -> Sequence[Self]:
        """A row each, all on the scale of the whole."""
        return tuple(replace(self, tracks=(track,), top=self._top()) for track in self.tracks)

    def joined(self, parts: Sequence[Self]) -> Self:
        """Some of the rows."""
        return replace(self, tracks=tuple(track for part in parts for track in part.tracks))

    def _top(self) -> float:
        return self.top or _round_up(max((track.highest for track in self.tracks), default=1.0))

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        del frame, listing
        top = self._top()
        y = 0.0
        for number, track in enumerate(self.tracks):
            y = self._draw_track(canvas, track, top, y, last=number == len(self.tracks) - 1)
        return y

    def _draw_track(self, canvas: Canvas, track: Track, top: float, y: float, *,
                    last: bool) -> float:
        head = y
        y = canvas.text(track.title, canvas.body.strong(), canvas.left, y, canvas.inner).bottom
        if track.told:
            y = canvas.text(track.told, canvas.body, canvas.left, y, canvas.inner).bottom
        word = f"{track.status_word} {track.cite}".strip()
        y = canvas.marked(track.status, word, canvas.small, canvas.left, y + canvas.unit(3),
                          canvas.inner, track.key).bottom + canvas.unit(6)
        tick = self.scale_text.format(n=f"{top:,.0f}")
        axis = canvas.text_width(tick, canvas.small) + canvas.unit(8)
        plot = Box(canvas.left + axis, y, canvas.inner - axis, canvas.unit(_HEIGHT))
        canvas.text(tick, canvas.small.muted(), canvas.left, y, axis)
        canvas.text("0", canvas.small.muted(), canvas.left,
                    plot.bottom - canvas.line_height(canvas.small), axis)
        self._draw_windows(canvas, track, plot)
        self._draw_bars(canvas, track, plot, top)
        canvas.shapes.append(Line(plot.x, plot.bottom, plot.right, plot.bottom, "line_strong"))
        bottom = self._draw_days(canvas, track, plot) if last else plot.bottom
        sentence = ". ".join(filter(None, (track.title, track.told, word)))
        area = Box(canvas.left, head, canvas.inner, plot.bottom - head)
        canvas.items.append(Item(track.key, area, area, sentence, figure_id=track.key))
        return bottom + canvas.unit(14)

    def _draw_windows(self, canvas: Canvas, track: Track, plot: Box) -> None:
        if self.day is None or not track.start <= self.day < track.end:
            return
        at, wide = _x(track, plot, self.day), self.days / 7 * plot.width / len(track.values)
        for left, fill in ((at - wide, "line"), (at, "selection")):
            low, high = max(left, plot.x), min(left + wide, plot.right)
            if high > low:
                canvas.shapes.append(Rect(Box(low, plot.y, high - low, plot.height), 0.0, fill))
        canvas.shapes.append(Line(at, plot.y, at, plot.bottom, "selection_edge", 2.0))

    @staticmethod
    def _draw_bars(canvas: Canvas, track: Track, plot: Box, top: float) -> None:
        step = plot.width / len(track.values)
        for number, value in enumerate(track.values):
            if value is not None and value > 0:
                high = value / top * plot.height
                canvas.shapes.append(Rect(Box(plot.x + step * (number + (1 - _BAR) / 2),
                                              plot.bottom - high, step * _BAR, high),
                                          0.0, "accent"))

    def _draw_days(self, canvas: Canvas, track: Track, plot: Box) -> float:
        """Words beneath the axis: every few months, and the marked date above all."""
        style, y = canvas.small.muted(), plot.bottom + canvas.unit(3)
        free = plot.x
        bottom = y + canvas.line_height(style)
        taken = self._draw_marked_day(canvas, track, plot, bottom)
        for day in _quarters(track.start, track.end):
            name = self.months[day.month - 1] if self.months else f"{day.month}"
            text = f"{name} {day.year}" if day.month == 1 else name
            x = _x(track, plot, day)
            wide = canvas.text_width(text, style)
            if x >= free and x + wide <= plot.right:
                canvas.shapes.append(Line(x, plot.bottom, x, plot.bottom + 4, "line_strong"))
                canvas.text(text, style, x + 2, y, wide + 2)
                free = x + wide + canvas.unit(12)
        return max(bottom, taken)

    def _draw_marked_day(self, canvas: Canvas, track: Track, plot: Box, y: float) -> float:
        if self.day is None or not track.start <= self.day < track.end or not self.day_text:
            return y
        style = canvas.body.strong()
        wide = min(canvas.text_width(self.day_text, style) + 1, canvas.inner)
        x = max(min(max(_x(track, plot, self.day) - wide / 2, plot.x), plot.right - wide),
                canvas.left)
        return canvas.text(self.day_text, style, x, y, wide).bottom


def _x(track: Track, plot: Box, day: datetime.date) -> float:
    weeks = (day - track.start).days / 7
    return plot.x + weeks / len(track.values) * plot.width


def _quarters(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    days = (datetime.date(year, month, 1) for year in range(start.year, end.year + 1)
            for month in (1, 4, 7, 10))
    return [day for day in days if start <= day < end]


def _round_up(value: float) -> float:
    """The next number that is good on a scale: 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(value)) if value > 0 else 1.0
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value)
