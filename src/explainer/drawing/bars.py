"""Bars from zero with their label, value, mark and word; and single values, which get no bar.

One axis never holds two series: each series has its own zero and scale, and lengths are
proportional within it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.content.statements import Statement
from explainer.drawing.canvas import INSET, TARGET, Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import fill_of
from explainer.drawing.shapes import Bar, Box, Drawing, Item, Line
from explainer.drawing.theme import status_color
from explainer.drawing.walking import step

_FRAME = 4.0  # between a bar and its selection frame
_ROW_GAP = 16.0
_TAIL_GAP = 14.0  # before the value, and before its mark


@dataclass(frozen=True, slots=True)
class Datum:
    """One value. `value` is None where there is no number; `value_text` then says why."""

    key: str
    label: str
    value: float | None
    value_text: str
    status: str
    status_word: str
    detail: str = ""  # second line: period, place
    figure_id: str = ""
    cite: str = ""  # numbers of its sources; behind the detail, else behind the word
    short_word: str = ""  # the status in one or two words, for large type

    @classmethod
    def of(cls, statement: Statement, *, key: str = "", label: str = "", detail: str = "",
           short: bool = True) -> Datum:
        """A statement as a value; `key` and `label` are its own unless given."""
        return cls(key or statement.ref, label or statement.label, statement.value,
                   statement.number,
                   statement.status.id, statement.word(short=short), detail, statement.ref,
                   statement.cite, statement.word(short=True))

    @property
    def tail(self) -> str:
        """What is drawn behind the value's mark."""
        return " ".join(filter(None, (self.status_word, "" if self.detail else self.cite)))

    @property
    def second_line(self) -> str:
        """What is drawn below the label; "" for no such line."""
        return f"{self.detail} {self.cite}".strip() if self.detail else ""

    @property
    def number(self) -> float | None:
        """The value to draw: None where it is missing or no finite number."""
        return self.value if self.value is not None and math.isfinite(self.value) else None

    @property
    def sentence(self) -> str:
        """All that is said of the value, for tooltip and screen reader."""
        parts = (f"{self.label}: {self.value_text}", self.tail, self.second_line)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Series:
    """Values that share one axis with its zero; or, with `single`, values that may not be compared
    and get no bar."""

    title: str
    data: tuple[Datum, ...]
    single: bool = False

    def parts(self) -> list[Series]:
        """The series divided as far as it may be: bars share an axis, single values do not."""
        return [replace(self, data=(datum,)) for datum in self.data] if self.single else [self]


@dataclass(frozen=True, slots=True)
class BarChart(Chart):
    """Series of bars below each other."""

    series: tuple[Series, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no series has a value."""
        return not any(series.data for series in self.series)

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out all series below each other."""
        data = [datum for series in self.series for datum in series.data]
        canvas.left = 0.0
        columns = _columns(canvas, self.series, data)
        if columns.stacked:  # the bars are at the edge, and their frames need room
            canvas.left = INSET
            columns = replace(columns, label=canvas.inner, room=canvas.inner)
        layout = _BarLayout(canvas, columns)
        y = INSET
        for lane, series in enumerate(self.series):
            if series.data:
                y = layout.series(series, lane, y + (canvas.unit(26) if y > INSET else 0.0))
        return y

    def parts(self) -> list[Self]:
        """Series, and single values one by one."""
        return [replace(self, series=(part,)) for series in self.series for part in series.parts()]

    def joined(self, parts: Sequence[Self]) -> Self:
        """Parts of an only series are that series again."""
        series = tuple(one for part in parts for one in part.series)
        if len(self.series) == 1 and series:
            data = tuple(datum for one in series for datum in one.data)
            series = (replace(self.series[0], data=data),)
        return replace(self, series=series)

    def dealt_out(self, drawing: Drawing, room: float) -> list[Drawing]:
        """The rows of one series over as few pages as they need, evenly: one scale and one zero on
        all of them. Empty if a row alone is too tall."""
        tops = [item.area.y for item in drawing.items]
        for count in range(2, len(tops) + 1):
            starts = tops[::-(-len(tops) // count)]
            ends = [*starts[1:], drawing.height]
            pages = [drawing.sliced(start if number else -INSET, end, INSET)
                     for number, (start, end) in enumerate(zip(starts, ends, strict=True))]
            if all(page.height <= room for page in pages):
                return pages
        return []

    def abridged(self, longest: int) -> Self:
        """Labels and second lines cut to `longest` letters, statuses in their short words."""
        def short(text: str) -> str:
            return text if len(text) <= longest else text[:longest].rstrip() + " …"

        def one(datum: Datum) -> Datum:
            return replace(datum, label=short(datum.label), detail=short(datum.detail),
                           status_word=datum.short_word or datum.status_word)

        return replace(self, series=tuple(
            replace(series, data=tuple(one(datum) for datum in series.data))
            for series in self.series))

    def walk(self, items: Sequence[Item], index: int, move: str) -> int:
        """From series to series to the value of the same number: bars have no place across."""
        return step(items, index, move, by_place=False)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How the rows are divided. `below`: mark and word are under the value. `stacked`: all under
    each other."""

    label: float
    room: float  # what bar and tail share
    below: bool = False
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values to lengths: `low` ≤ 0 ≤ `high` over `width` pixels."""

    low: float
    high: float
    width: float

    def length(self, value: float) -> float:
        """Pixels from the left end of the axis."""
        span = self.high - self.low
        return (value - self.low) / span * self.width if span > 0 else 0.0


class _Heights(NamedTuple):
    """Heights of the parts of a row whose label is beside its bar. `tail` is value and mark,
    `core` is what is beside the label, `tall` is the row without its second line."""

    label: float
    value: float
    marked: float
    tail: float
    core: float
    tall: float


def _columns(canvas: Canvas, series: tuple[Series, ...], data: list[Datum]) -> _Columns:
    """The widest division of the rows that leaves the bars enough room."""
    gap, strong = canvas.unit(14), canvas.body.strong()
    natural = max((canvas.text_width(datum.label, strong) for datum in data), default=0.0)
    word = max((canvas.longest_word(datum.label, strong) for datum in data), default=0.0)
    label = max(min(natural, 0.3 * canvas.inner), min(word, 0.36 * canvas.inner))
    room = canvas.inner - label - gap
    enough = max(110.0, 0.26 * canvas.inner)
    for below in (False, True):
        columns = _Columns(label, room, below)
        if word <= label and all(_bar_room(canvas, one, columns) >= (0.0 if one.single else enough)
                                 for one in series):
            return columns
    return _Columns(canvas.inner, canvas.inner, below=True, stacked=True)


def _extent(series: Series) -> tuple[float, float]:
    numbers = [number for datum in series.data if (number := datum.number) is not None]
    return min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)


def _bar_room(canvas: Canvas, series: Series, columns: _Columns) -> float:
    """Length of the whole axis so that each row's bar and what follows it end within the room;
    negative: no way."""
    low, high = _extent(series)
    length = columns.room
    for datum in series.data:
        left = columns.room - _tail_width(canvas, datum, columns.below)
        number = max(0.0, datum.number or 0.0) if not series.single else 0.0
        share = (number - low) / (high - low) if high > low and not series.single else 0.0
        length = min(length, left / share if share > 0 else (length if left >= 0 else -1.0))
    return length


def _value_style(canvas: Canvas, datum: Datum) -> Style:
    return canvas.value if datum.number is not None else canvas.body.muted()


def _tail_width(canvas: Canvas, datum: Datum, below: bool) -> float:
    value = canvas.text_width(datum.value_text, _value_style(canvas, datum))
    marked = 0.0
    if datum.status or datum.tail:
        marked = canvas.marked_width(datum.tail, canvas.small)
    gap = canvas.unit(_TAIL_GAP)
    return gap + (max(value, marked) if below else value + (gap + marked if marked else 0.0))


class _BarLayout:
    """Puts rows on a canvas, top to bottom."""

    def __init__(self, canvas: Canvas, columns: _Columns) -> None:
        self._canvas = canvas
        self._columns = columns
        self._bar = canvas.unit(38)

    def series(self, series: Series, lane: int, y: float) -> float:
        """One series: heading, axis, rows. Returns its lower edge."""
        canvas, columns = self._canvas, self._columns
        if series.title:
            style = canvas.body.strong()
            y = canvas.text(series.title, style, canvas.left, y, canvas.inner).bottom
            y += canvas.unit(14)
        scale = None
        if not series.single:
            scale = _Scale(*_extent(series), self._axis_length(series))
        start = canvas.left if columns.stacked else canvas.left + columns.label + canvas.unit(14)
        for number, datum in enumerate(series.data):
            top = y + (canvas.unit(_ROW_GAP) if number else 0.0)
            y = self._row(datum, scale, start, lane, top)
        return y

    def _axis_length(self, series: Series) -> float:
        if self._columns.stacked:
            return self._canvas.inner - self._canvas.unit(2)
        return max(0.0, _bar_room(self._canvas, series, self._columns))

    def _row(self, datum: Datum, scale: _Scale | None, start: float, lane: int, y: float) -> float:
        """One value; without a scale it gets no bar. Returns its lower edge."""
        place = self._stacked_row if self._columns.stacked else self._wide_row
        frame, bottom = place(datum, scale, start, y)
        area = Box(self._canvas.left, y, self._canvas.inner, bottom - y).at_least(TARGET)
        self._canvas.items.append(Item(datum.key, area, frame.outset(_FRAME), datum.sentence, lane,
                                       datum.figure_id))
        return bottom

    def _bar_box(self, datum: Datum, scale: _Scale | None, start: float, y: float) -> Box | None:
        number = datum.number
        if scale is None or number is None:
            return None
        ends = sorted((scale.length(0.0), scale.length(number)))
        return Box(start + ends[0], y, ends[1] - ends[0], self._bar)

    def _put_bar(self, datum: Datum, box: Box) -> None:
        if box.width <= 0:
            return
        negative = (datum.number or 0.0) < 0
        zero = "right" if negative else "left"
        canvas = self._canvas
        canvas.shapes.append(Bar(box, fill_of(datum.status), canvas.unit(4),
                                 max(2.0, canvas.unit(1.7)), max(1.0, self._bar / 44),
                                 open_edge=zero, half_from=zero,
                                 color=status_color(datum.status)))

    # Label beside the bar

    def _wide_row(self, datum: Datum, scale: _Scale | None, start: float, y: float
                  ) -> tuple[Box, float]:
        """Label, then bar and tail beside it. Returns what selection frames, and the lower edge."""
        canvas = self._canvas
        tail_at = start
        if scale is not None:
            reach = max(scale.length(0.0), scale.length(datum.number or 0.0))
            tail_at += canvas.unit(_TAIL_GAP) + reach
        high = self._heights(datum, scale, canvas.right - tail_at)
        middle = y + high.tall / 2
        named = self._put_label(datum, scale, high, middle)
        bar = self._bar_box(datum, scale, start, middle - self._bar / 2)
        if bar is not None:
            self._put_bar(datum, bar)
        if scale is not None:
            beyond = _ROW_GAP / 2
            self._put_zero(start + scale.length(0.0), y - canvas.unit(beyond),
                           y + high.tall + canvas.unit(2 if datum.second_line else beyond))
        words = self._put_tail(datum, high, tail_at, middle)
        bottom = max(y + high.tall, named.bottom)
        if datum.second_line:
            bottom = max(bottom, self._put_detail(datum, start, middle + high.core / 2))
        return bar if bar is not None and bar.width > 0 else words, bottom

    def _heights(self, datum: Datum, scale: _Scale | None, tail_room: float) -> _Heights:
        canvas, columns = self._canvas, self._columns
        label = canvas.text_height(datum.label, canvas.body.strong(), columns.label)
        value = canvas.text_height(datum.value_text, _value_style(canvas, datum), tail_room)
        marked = canvas.mark
        if datum.tail:
            marked = canvas.marked_height(datum.tail, canvas.small, tail_room)
        tail = value + canvas.unit(2) + marked if columns.below else max(value, marked)
        core = max(tail, self._bar if scale is not None else 0.0)
        beside = label if scale is not None else canvas.line_height(canvas.body)
        return _Heights(label, value, marked, tail, core, max(beside, core))

    def _put_label(self, datum: Datum, scale: _Scale | None, high: _Heights, middle: float) -> Box:
        """Bars are centered on their label; a single value and its second line are beside the
        label's first line."""
        canvas = self._canvas
        label = high.label
        if scale is None:
            label = min(label, canvas.line_height(canvas.body))
        return canvas.text(datum.label, canvas.body, canvas.left, middle - label / 2,
                           self._columns.label, item=datum.key)

    def _put_tail(self, datum: Datum, high: _Heights, x: float, middle: float) -> Box:
        """The value, then its mark and word. Returns the box around them."""
        canvas, below = self._canvas, self._columns.below
        box = canvas.text(datum.value_text, _value_style(canvas, datum), x,
                          middle - (high.tail if below else high.value) / 2, canvas.right - x)
        marks_x, marks_y = x, box.bottom + canvas.unit(2)
        if not below:
            marks_x, marks_y = box.right + canvas.unit(_TAIL_GAP), middle - high.marked / 2
        return box.joined(canvas.marked(datum.status, datum.tail, canvas.small, marks_x,
                                        marks_y, canvas.right - marks_x, datum.figure_id))

    def _put_detail(self, datum: Datum, start: float, core_bottom: float) -> float:
        canvas = self._canvas
        return canvas.text(datum.second_line, canvas.small.muted(), start,
                           core_bottom + canvas.unit(6),
                           canvas.right - start).bottom

    def _put_zero(self, x: float, top: float, bottom: float) -> None:
        """The zero line beside a row; those of rows without a second line join into one."""
        self._canvas.shapes.append(Line(x, top, x, bottom, "line_strong"))

    # Everything below each other

    def _stacked_row(self, datum: Datum, scale: _Scale | None, start: float, y: float
                     ) -> tuple[Box, float]:
        canvas = self._canvas
        y = canvas.text(datum.label, canvas.body, start, y, canvas.inner, item=datum.key).bottom
        y += canvas.unit(4)
        bar = self._bar_box(datum, scale, start, y + _FRAME)
        if bar is not None:
            zero = start + (scale.length(0.0) if scale is not None else 0.0)
            self._put_bar(datum, bar)
            self._put_zero(zero, bar.y - _FRAME, bar.bottom + _FRAME)
            y = bar.bottom + _FRAME + canvas.unit(4)
        value = canvas.text(datum.value_text, _value_style(canvas, datum), start, y, canvas.inner)
        words = self._beside_or_below(datum, value)
        bottom = max(value.bottom, words.bottom)
        if datum.second_line:
            y = bottom + canvas.unit(4)
            bottom = canvas.text(datum.second_line, canvas.small.muted(), start, y,
                                 canvas.inner).bottom
        frame = bar if bar is not None and bar.width > 0 else value.joined(words)
        return frame, bottom

    def _beside_or_below(self, datum: Datum, value: Box) -> Box:
        """The mark after the value where it fits on that line, else under it."""
        canvas = self._canvas
        word, x = datum.tail, value.right + canvas.unit(_TAIL_GAP)
        one_line = value.height <= canvas.line_height(_value_style(canvas, datum)) * 1.01
        if one_line and x + canvas.marked_width(word, canvas.small) <= canvas.right:
            high = canvas.marked_height(word, canvas.small, canvas.right - x)
            y = value.y + (value.height - high) / 2
        else:
            x, y = value.x, value.bottom + canvas.unit(3)
        return canvas.marked(datum.status, word, canvas.small, x, y, canvas.right - x,
                             datum.figure_id)
