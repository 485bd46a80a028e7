"""Counts by week, a row of bars for each place on one scale, with a date and the windows before and
after it.

For images, slides and paper; the screen has a plot that can be moved.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.drawing.canvas import SPREAD, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Item, Line, Path, Rect

_HEIGHT, _ROOM_HEIGHT = 92.0, 40.0
"""Height of a row of bars at a scale of 1."""
_BAR = 0.8
"""Part of a week that its bar takes."""


@dataclass(frozen=True, slots=True)
class Track:
    """One place. `values` are totals of the weeks from `start` on, None where a week is not whole.

    `told` says before and after in words, and `limit` what must be known about it; status, word
    and cite are those of the series.
    """

    key: str
    title: str
    start: datetime.date
    values: tuple[float | None, ...]
    told: str
    status: str = ""
    status_word: str = ""
    cite: str = ""
    limit: str = ""

    @property
    def all_told(self) -> str:
        """Before and after with its limit, in sentences."""
        return f"{self.told}. {self.limit}" if self.limit else self.told

    @property
    def end(self) -> datetime.date:
        """The day after the last week."""
        return self.start + datetime.timedelta(days=7 * len(self.values))

    @property
    def highest(self) -> float:
        """The largest total; 0 if there is none."""
        return max((value for value in self.values if value is not None), default=0.0)


class Flag(NamedTuple):
    """An event: the number of its flag, its day, and a line that tells of it; "" for none."""

    number: int
    day: datetime.date
    told: str


@dataclass(frozen=True, slots=True)
class OverTimeChart(Chart):
    """Rows of weekly bars. `day` is marked, with windows of `days` on both sides; `months` names
    the months from January on. `flags` stand above the first row; those that are told are listed
    below the last."""

    tracks: tuple[Track, ...] = ()
    day: datetime.date | None = None
    days: int = 30
    day_text: str = ""
    months: tuple[str, ...] = ()
    scale_text: str = ""  # what a tick of the scale counts: "{n} a week"
    flags: tuple[Flag, ...] = ()
    flags_title: str = ""
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
        del listing
        # the words come first where a room reads them from afar
        high = _HEIGHT if frame.spread == SPREAD else _ROOM_HEIGHT
        top = self._top()
        y = 0.0
        for number, track in enumerate(self.tracks):
            y = self._draw_track(canvas, track, (top, high), y, number)
        return self._list_flags(canvas, y)

    def _list_flags(self, canvas: Canvas, y: float) -> float:
        """Which event each number is."""
        told = [flag for flag in self.flags if flag.told]
        if told:
            y = canvas.text(self.flags_title, canvas.small.strong(), canvas.left, y,
                            canvas.inner).bottom
        indent = canvas.unit(28)
        for flag in told:
            canvas.text(str(flag.number), canvas.small.strong(), canvas.left, y, indent - 6,
                        "right")
            y = canvas.text(flag.told, canvas.small, canvas.left + indent, y,
                            canvas.inner - indent).bottom
        return y

    def _draw_track(self, canvas: Canvas, track: Track, scale: tuple[float, float], y: float,
                    number: int) -> float:
        top, high = scale
        head, last = y, number == len(self.tracks) - 1
        style, title = canvas.body.strong(), track.title
        if canvas.text_width(title, style) > canvas.inner:
            title = title.partition(" (")[0]  # what the area is made of stands in its card
        y = canvas.text(title, style, canvas.left, y, canvas.inner).bottom
        if track.told:
            y = canvas.text(track.told, canvas.body, canvas.left, y, canvas.inner).bottom
        if track.limit:
            y = canvas.text(track.limit, canvas.small.muted(), canvas.left, y, canvas.inner).bottom
        word = f"{track.status_word} {track.cite}".strip()
        y = canvas.marked(track.status, word, canvas.small, canvas.left, y + canvas.unit(3),
                          canvas.inner, track.key).bottom + canvas.unit(6)
        tick = self.scale_text.format(n=f"{top:,.0f}")
        axis = canvas.text_width(tick, canvas.small) + canvas.unit(8)
        if number == 0:
            y = self._draw_flags(canvas, track, Box(canvas.left + axis, y, canvas.inner - axis, 0))
        plot = Box(canvas.left + axis, y, canvas.inner - axis, canvas.unit(high))
        canvas.text(tick, canvas.small.muted(), canvas.left, y, axis)
        line = canvas.line_height(canvas.small)
        if plot.height >= 2 * line:
            canvas.text("0", canvas.small.muted(), canvas.left, plot.bottom - line, axis)
        self._draw_windows(canvas, track, plot)
        self._draw_bars(canvas, track, plot, top)
        canvas.shapes.append(Line(plot.x, plot.bottom, plot.right, plot.bottom, "line_strong"))
        bottom = self._draw_days(canvas, track, plot) if last else plot.bottom
        sentence = ". ".join(filter(None, (track.title, track.all_told.rstrip("."), word)))
        area = Box(canvas.left, head, canvas.inner, plot.bottom - head)
        canvas.items.append(Item(track.key, area, area, sentence, figure_id=track.key))
        return bottom + canvas.unit(14)

    def _draw_flags(self, canvas: Canvas, track: Track, lane: Box) -> float:
        """Diamonds above a row, those that are told with their number. Returns where the row
        begins."""
        seen = [flag for flag in self.flags if track.start <= flag.day < track.end]
        if not seen:
            return lane.y
        half, style = canvas.unit(4), canvas.small
        below = lane.y + canvas.line_height(style)
        middle = below + canvas.unit(10) + half
        told = sorted((flag for flag in seen if flag.told), key=lambda flag: flag.number)
        places = [_x(track, lane, flag.day) for flag in told]
        wide = max((canvas.text_width(str(flag.number), style) for flag in told), default=0.0)
        for flag, x, at in zip(told, places, spread(places, wide + canvas.unit(5)), strict=True):
            canvas.text(str(flag.number), style, at - wide / 2, lane.y, wide + 1, "middle")
            canvas.shapes.append(Line(at, below, x, middle - half, "muted"))
        for flag in seen:
            x = _x(track, lane, flag.day)
            canvas.shapes.append(Path((
                ("M", (x, middle - half)), ("L", (x + half, middle)), ("L", (x, middle + half)),
                ("L", (x - half, middle)), ("Z", ())), "ink", "page"))
        return middle + half + canvas.unit(4)

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


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Places in their order, none nearer to the next than `gap`, each as near as it can be to where
    it was."""
    groups: list[list[float]] = []  # those that touch, by where they would be
    starts: list[float] = []
    for place in places:
        groups.append([place])
        starts.append(place)
        while len(groups) > 1 and starts[-1] < starts[-2] + gap * len(groups[-2]):
            last = groups.pop()
            starts.pop()
            groups[-1] += last
            wanted = [one - gap * number for number, one in enumerate(groups[-1])]
            starts[-1] = sum(wanted) / len(wanted)
    return [start + gap * number for start, group in zip(starts, groups, strict=True)
            for number in range(len(group))]


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
