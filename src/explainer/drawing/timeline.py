"""Events on a time axis, one lane per kind.

Labels are beside their dot where there is room; the current event is spelled out under the axis;
in a listing (print, export) every event is numbered and listed. Where there is no room for an axis,
the events are a list along a line.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.drawing.canvas import INSET, TARGET, Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import circle
from explainer.drawing.shapes import Box, Item, Line, MarkShape, Path, Rect
from explainer.drawing.timeaxis import TimeAxis, Window

_LABEL_ROWS = 3  # rows of a lane that labels may claim; dots alone may need more
_AXIS_ROOM = 36  # times the size of body text: narrower, an axis would say less than a list
_MANY = 30  # events; more, and dots are closer, without labels: the words under the axis tell
_FRAME = 2.0


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event. `until` is the last day it may mean, where the date is a month or a year; None
    for a day."""

    key: str
    date: datetime.date
    date_text: str
    label: str
    kind: str  # lane of the timeline
    kind_label: str  # name of the lane
    status: str = ""  # empty: no mark
    status_word: str = ""
    figure_id: str = ""
    until: datetime.date | None = None

    @property
    def heading(self) -> str:
        """When, and in which lane."""
        return " · ".join(part for part in (self.date_text, self.kind_label) if part)

    @property
    def sentence(self) -> str:
        """All that is said of the event, for tooltip and screen reader."""
        parts = (self.date_text, self.kind_label, self.label, self.status_word)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Timeline(Chart):
    """Events by date. `month_names` are the twelve short names for the ticks; empty: numbers."""

    events: tuple[TimelineEvent, ...] = ()
    month_names: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no event."""
        return not self.events

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out lanes, axis and words."""
        if canvas.inner < _AXIS_ROOM * canvas.body.size:
            return _draw_list(canvas, self)
        events = sorted(self.events, key=lambda event: event.date)
        layout = _TimelineLayout(canvas, events, self.month_names, frame.window, listing)
        y = layout.axis(layout.lanes(INSET))
        if listing:
            return _put_numbered(canvas, events, y + canvas.unit(16))
        return _put_caption(canvas, events, y + canvas.unit(10), frame.current)

    def keeps_window_of(self, shown: Chart) -> bool:
        """A window means the same on an axis of the same events only."""
        return isinstance(shown, Timeline) and self.events == shown.events


class _Row:
    """One row of a lane: the stretches of it that are taken."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def is_free(self) -> bool:
        """Whether the row is free."""
        return not self._taken

    def take(self, start: float, end: float) -> bool:
        """Take a stretch if it is free."""
        if any(start < other_end and end > other_start for other_start, other_end in self._taken):
            return False
        self._taken.append((start, end))
        return True


class _TimelineLayout:
    """Lanes in order of their first event; time from left to right."""

    def __init__(self, canvas: Canvas, events: Sequence[TimelineEvent], months: Sequence[str],
                 window: Window, listing: bool) -> None:
        self._canvas, self._events, self._months = canvas, events, months
        self._listing = listing
        self._dense = not listing and len(events) > _MANY
        self._numbers = {id(event): number for number, event in enumerate(events, 1)}
        self._names: dict[str, str] = {}  # of lanes, by kind
        for event in events:
            self._names.setdefault(event.kind, event.kind_label)
        widest = max(canvas.text_width(name, canvas.small) for name in self._names.values())
        self._beside = widest <= 0.24 * canvas.inner
        self._left = canvas.left + (widest + canvas.unit(16) if self._beside else 0.0)
        self._dot = canvas.unit(20 if listing else 12 if self._dense else 13)
        roomy = max(self._dot + canvas.unit(5), canvas.line_height(canvas.small) + canvas.unit(2))
        self._pitch = self._dot + canvas.unit(1) if self._dense else roomy
        labels = [canvas.text_width(text, canvas.small) for text in (*months, "2000")]
        self._tick = canvas.unit(10) + max(labels)
        span = canvas.unit(10) + canvas.text_width("2000\u20132000", canvas.small)
        self._axis = TimeAxis([event.date for event in events], canvas.right - self._left,
                              self._tick, span, canvas.unit(22), window)
        self._top = 0.0

    def lanes(self, y: float) -> float:
        """All lanes with their events. Returns the lower edge."""
        canvas, self._top = self._canvas, y
        ruled: list[float] = []
        places: dict[int, Item] = {}
        for lane, kind in enumerate(self._names):
            if lane:
                ruled.append(y)
            y = self._lane(kind, lane, y, places)
        grid = [Line(x, self._top, x, y, "line") for x in self._grid()]
        canvas.shapes[:0] = [*grid, *(Line(0.0, at, canvas.width, at, "line") for at in ruled)]
        canvas.items.extend(places[id(event)] for event in self._events)
        canvas.plot = Box(self._left, self._top, self._axis.width, y - self._top)
        return y

    def _grid(self) -> list[float]:
        width = self._axis.width
        ticks = (tick.x for tick in self._axis.ticks(self._months, self._tick))
        return [self._left + x for x in ticks if 0 <= x <= width]

    def _lane(self, kind: str, lane: int, y: float, places: dict[int, Item]) -> float:
        canvas, pad = self._canvas, self._canvas.unit(4 if self._dense else 6)
        name = self._names[kind]
        if not self._beside:
            y = canvas.text(name, canvas.small.muted(), canvas.left, y + pad, canvas.inner).bottom
        rows: list[_Row] = []
        top = y + pad
        of_kind = [event for event in self._events if event.kind == kind]
        for event in sorted(of_kind, key=lambda e: not e.status):  # labels of marked ones first
            self._event(event, lane, top, rows, places)
        bottom = top + max(1, len(rows)) * self._pitch
        if self._beside:
            inset = (self._pitch - canvas.line_height(canvas.small)) / 2
            room = self._left - canvas.left
            box = canvas.text(name, canvas.small, canvas.left, top + inset, room)
            bottom = max(bottom, box.bottom)
        return bottom + pad

    def _event(self, event: TimelineEvent, lane: int, top: float, rows: list[_Row],
               places: dict[int, Item]) -> None:
        x = self._left + self._axis.position(event.date)
        if not self._left <= x <= self._canvas.right:
            edge = Box(min(max(x, self._left), self._canvas.right), top, 0.0, 0.0)
            places[id(event)] = Item(event.key, edge, edge, event.sentence, lane, event.figure_id)
            return
        row, label_x = self._place(event, x, rows)
        middle = top + (row + 0.5) * self._pitch
        self._put_dot(event, x, middle)
        if label_x is not None:
            self._put_label(event, label_x, middle, "left" if label_x > x else "right")
        dot = Box(x - self._dot / 2, middle - self._dot / 2, self._dot, self._dot)
        area = Box(x - self._pitch / 2, middle - self._pitch / 2, self._pitch, self._pitch)
        places[id(event)] = Item(event.key, area, dot.outset(_FRAME), event.sentence, lane,
                                 event.figure_id, radius=self._dot)

    def _put_label(self, event: TimelineEvent, x: float, middle: float, align: str) -> None:
        canvas, style = self._canvas, self._canvas.small
        high, wide = canvas.line_height(style), canvas.text_width(event.label, style.strong())
        paper = Box(x - 2, middle - high / 2, wide + 4, high)  # no grid line runs through words
        canvas.shapes.append(Rect(paper, fill="page"))
        canvas.text(event.label, style, x, middle - high / 2, wide + 1, align, event.key)

    def _place(self, event: TimelineEvent, x: float, rows: list[_Row]) -> tuple[int, float | None]:
        """Row of an event and where its label starts (None: no room for it)."""
        gap, half = self._canvas.unit(8), self._dot / 2
        dot = (x - half - gap / 2, x + half + gap / 2)
        if self._dense:
            dot = (x - half / 2, x + half / 2)
        end = self._left + self._axis.end_of(event.date, event.until) if event.until else x
        if not self._listing and not self._dense:
            found = self._place_with_label(event, x, dot, end, rows)
            if found is not None:
                return found
        for number in range(len(rows) + 1):
            if number == len(rows):
                rows.append(_Row())
            if rows[number].take(dot[0], max(dot[1], min(end, self._canvas.right))):
                return number, None
        raise AssertionError("a new row is always free")

    def _place_with_label(self, event: TimelineEvent, x: float, dot: tuple[float, float],
                          end: float, rows: list[_Row]) -> tuple[int, float] | None:
        """The same with a label right or left of the dot, in one of the first rows; None if there
        is no room."""
        gap, half = self._canvas.unit(8), self._dot / 2
        wide = self._canvas.text_width(event.label, self._canvas.small.strong()) + 1
        right, left = max(x + half, end) + gap, x - half - gap - wide
        fits_right, fits_left = right + wide <= self._canvas.right, left >= self._left
        for number in range(_LABEL_ROWS):
            if number == len(rows):
                rows.append(_Row())
            if fits_right and rows[number].take(dot[0], right + wide + gap):
                return number, right
            if fits_left and rows[number].take(left - gap, max(dot[1], end)):
                return number, left
        while len(rows) > 1 and rows[-1].is_free():
            rows.pop()
        return None

    def _put_dot(self, event: TimelineEvent, x: float, middle: float) -> None:
        canvas, half = self._canvas, self._dot / 2
        if event.until is not None:
            end = min(self._left + self._axis.end_of(event.date, event.until), canvas.right)
            if end > x + half:
                tall = canvas.unit(7)
                span = Box(x, middle - tall / 2, end - x, tall)
                canvas.shapes.append(Rect(span, tall / 2, "accent_soft", "accent", 1.0))
        if self._listing:
            canvas.shapes.append(Path(circle(x, middle, half), fill="accent"))
            self._put_number(event, x, middle)
        elif event.status:
            box = Box(x - half, middle - half, self._dot, self._dot)
            canvas.shapes.append(MarkShape(box, event.status))
        else:
            steps = circle(x, middle, half - 1)
            canvas.shapes.append(Path(steps, stroke="page", fill="accent", pen=1.5))

    def _put_number(self, event: TimelineEvent, x: float, middle: float) -> None:
        canvas, text = self._canvas, str(self._numbers[id(event)])
        size = round(self._dot * 0.58)
        style = Style(size, True, "on_accent")
        wide, high = canvas.text_width(text, style), canvas.line_height(style)
        canvas.text(text, style, x - wide / 2, middle - high / 2, wide + 1)

    def axis(self, y: float) -> float:
        """The axis line with its breaks, ticks and their labels. Returns the lower edge."""
        canvas, left, right = self._canvas, self._left, self._canvas.right
        style, high = canvas.small.muted(), canvas.line_height(canvas.small)
        canvas.shapes.append(Line(left, y, right, y, "line_strong"))
        for start, end in self._axis.breaks():
            self._put_break(left + start, left + end, y)
        tiers = self._put_ticks(y, style, high)
        self._put_more(y)
        return y + canvas.unit(5) + tiers * high

    def _put_ticks(self, y: float, style: Style, high: float) -> int:
        """Ticks with their labels as far as there is room. Returns how many tiers there are."""
        canvas, left, right = self._canvas, self._left, self._canvas.right
        edges, below, used = [canvas.left, canvas.left], "", 1
        tops = (y + canvas.unit(5), y + canvas.unit(5) + high)
        for tick in self._axis.ticks(self._months, self._tick):
            if not 0 <= tick.x <= self._axis.width:
                continue
            at = left + tick.x
            canvas.shapes.append(Line(at, y, at, y + canvas.unit(4), "line_strong"))
            for tier, text in enumerate((tick.label, "" if tick.below == below else tick.below)):
                wide = canvas.text_width(text, style)
                x = min(max(at - wide / 2, canvas.left), right - wide)
                if text and x >= edges[tier]:
                    canvas.text(text, style, x, tops[tier], wide + 1)
                    edges[tier] = x + wide + canvas.unit(4)
                    used = max(used, tier + 1)
                    below = tick.below if tier else below
        return used

    def _put_break(self, start: float, end: float, y: float) -> None:
        """Two slanted strokes, and a gap in the axis line."""
        canvas, left, right = self._canvas, max(start, self._left), min(end, self._canvas.right)
        if right <= left:
            return
        rise, middle = canvas.unit(5), (start + end) / 2
        half = min(canvas.unit(5), (right - left) / 2)
        gap = Box(max(left, middle - half), y - 1.5, 2 * half, 3.0)
        canvas.shapes.append(Rect(gap, fill="page"))
        for shift in (-half, half):
            x = middle + shift
            if self._left <= x - rise / 2 and x + rise / 2 <= canvas.right:
                ends = (x - rise / 2, y + rise, x + rise / 2, y - rise)
                canvas.shapes.append(Line(*ends, "muted", 1.5))

    def _put_more(self, y: float) -> None:
        """Chevrons where the axis goes on beyond what is seen."""
        window, canvas, size = self._axis.window, self._canvas, self._canvas.unit(5)
        middle = (self._top + y) / 2
        before, after = window.start > 0, window.start + 1 / window.zoom < 1
        for more, x, way in ((before, self._left, 1), (after, canvas.right, -1)):
            if more:
                steps = (("M", (x + way * size, middle - size)), ("L", (x, middle)),
                         ("L", (x + way * size, middle + size)))
                canvas.shapes.append(Path(steps, stroke="muted", pen=2.0))


def _put_caption(canvas: Canvas, events: Sequence[TimelineEvent], y: float, current: str | None
                 ) -> float:
    """The current event in words. The room for the longest is always kept, so that walking moves
    nothing."""
    bottoms = [_caption_bottom(canvas, event, y) for event in events]
    event = next((event for event in events if event.key == current), None)
    if event is not None:
        style, left, inner = canvas.body.strong(), canvas.left, canvas.inner
        y = canvas.text(event.heading, canvas.small.muted(), left, y, inner).bottom
        y = canvas.text(event.label, style, left, y, inner).bottom
        if event.status:
            canvas.marked(event.status, event.status_word, canvas.small, left, y + canvas.unit(4),
                          inner, event.figure_id)
    return max(bottoms)


def _caption_bottom(canvas: Canvas, event: TimelineEvent, y: float) -> float:
    inner = canvas.inner
    head = canvas.text_height(event.heading, canvas.small.muted(), inner)
    label = canvas.text_height(event.label, canvas.body.strong(), inner)
    word = canvas.marked_height(event.status_word, canvas.small, inner) if event.status else 0.0
    return y + head + label + word + canvas.unit(4)


def _put_numbered(canvas: Canvas, events: Sequence[TimelineEvent], y: float) -> float:
    """Every event with its number, in columns read downward. Returns the lower edge."""
    count = max(1, min(3, int(canvas.inner / (26 * canvas.body.size))))
    gap, below = canvas.unit(28), canvas.unit(8)
    width = (canvas.inner - (count - 1) * gap) / count
    heights = [_numbered(canvas, 1, event, 0.0, y, width, put=False) - y + below
               for event in events]
    bottom, start = y, 0
    for column, end in enumerate(_balanced(heights, count)):
        at, x = y, canvas.left + column * (width + gap)
        for number, event in enumerate(events[start:end], start + 1):
            at = _numbered(canvas, number, event, x, at, width, put=True) + below
        bottom, start = max(bottom, at - below), end
    return bottom


def _numbered(canvas: Canvas, number: int, event: TimelineEvent, x: float, y: float, width: float,
              *, put: bool) -> float:
    """One line of the list, or only its lower edge."""
    indent, style = canvas.unit(30), canvas.small
    room, bottom = width - indent, y
    for text, of in ((event.heading, style.muted()), (event.label, style)):
        if put:
            canvas.text(text, of, x + indent, bottom, room)
        bottom += canvas.text_height(text, of, room)
    if put:
        canvas.text(str(number), style.strong(), x, y, indent)
    if event.status:
        space, word = canvas.unit(2), event.status_word
        if put:
            canvas.marked(event.status, word, style, x + indent, bottom + space, room)
        bottom += space + canvas.marked_height(word, style, room)
    return bottom


def _draw_list(canvas: Canvas, chart: Timeline) -> float:
    """Events under each other along a line, years as headings. Returns the lower edge."""
    y, year = INSET, 0
    dot, first, last = canvas.unit(11), 0.0, 0.0
    x, indent = canvas.left + dot / 2, dot + canvas.unit(14)
    for event in sorted(chart.events, key=lambda e: e.date):
        if event.date.year != year:
            year = event.date.year
            style, room = canvas.body.strong(), canvas.inner - indent
            y = canvas.text(str(year), style, canvas.left + indent, y, room).bottom
            y += canvas.unit(6)
        middle, top = y + canvas.line_height(canvas.small) / 2, y
        first, last = first or middle, middle
        canvas.shapes.append(Path(circle(x, middle, dot / 2), fill="accent"))
        y = _put_entry(canvas, event, canvas.left + indent, y, canvas.inner - indent)
        area = Box(canvas.left, top, canvas.inner, y - top)
        canvas.items.append(Item(event.key, area.at_least(TARGET), area.outset(3.0), event.sentence,
                                 figure_id=event.figure_id))
        y += canvas.unit(16)
    canvas.shapes.insert(0, Line(x, first, x, last, "line_strong"))
    return y - canvas.unit(16)


def _put_entry(canvas: Canvas, event: TimelineEvent, x: float, y: float, width: float) -> float:
    y = canvas.text(event.heading, canvas.small.muted(), x, y, width).bottom
    y = canvas.text(event.label, canvas.body, x, y, width, item=event.key).bottom
    if event.status:
        y = canvas.marked(event.status, event.status_word, canvas.small, x, y + canvas.unit(3),
                          width, event.figure_id).bottom
    return y


def _balanced(heights: Sequence[float], count: int) -> list[int]:
    """Ends of `count` columns of entries, each about as tall as the next."""
    ends: list[int] = []
    target, tall = sum(heights) / count, 0.0
    for number, height in enumerate(heights):
        if tall + height / 2 > target * (len(ends) + 1) and len(ends) < count - 1:
            ends.append(number)
        tall += height
    return [*ends, len(heights)]
