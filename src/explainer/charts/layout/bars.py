"""Bars from zero with their label, value, mark and word; and single values, which get no bar.

One axis never holds two series: each series has its own zero and scale, and lengths are proportional within it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from explainer.charts.layout.canvas import INSET, TARGET, Canvas, Style
from explainer.charts.shapes import Bar, Box, Item, Line
from explainer.charts.signs import fill_of
from explainer.charts.spec import ChartSpec, Datum, Series

_FRAME = 4.0  # between a bar and its selection frame
_ROW_GAP = 16.0
_TAIL_GAP = 14.0  # before the value, and before its mark


def number_of(datum: Datum) -> float | None:
    """The value to draw: None where it is missing or no finite number."""
    return datum.value if datum.value is not None and math.isfinite(datum.value) else None


def sentence(datum: Datum) -> str:
    """All that is said of a value, for tooltip and screen reader."""
    return ". ".join(part for part in (f"{datum.label}: {datum.value_text}", datum.status_word, datum.detail) if part)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How the rows are divided. `below`: mark and word stand under the value. `stacked`: all under each other."""

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


def lay_out_bars(canvas: Canvas, spec: ChartSpec) -> float:
    """Lay out all series below each other. Returns the lower edge."""
    data = [datum for series in spec.series for datum in series.data]
    canvas.left = 0.0
    columns = _columns(canvas, spec.series, data)
    if columns.stacked:  # bars stand at the edge themselves, and their frames need room
        canvas.left = INSET
        columns = replace(columns, label=canvas.inner, room=canvas.inner)
    layout = _BarLayout(canvas, columns)
    y = INSET
    for lane, series in enumerate(spec.series):
        if series.data:
            y = layout.series(series, lane, y + (canvas.unit(26) if y > INSET else 0.0))
    return y


def _columns(canvas: Canvas, series: tuple[Series, ...], data: list[Datum]) -> _Columns:
    """The widest division of the rows that leaves the bars enough room."""
    gap = canvas.unit(14)
    natural = max((canvas.text_width(datum.label, canvas.body.strong()) for datum in data), default=0.0)
    word = max((canvas.longest_word(datum.label, canvas.body.strong()) for datum in data), default=0.0)
    label = max(min(natural, 0.3 * canvas.inner), min(word, 0.36 * canvas.inner))
    room = canvas.inner - label - gap
    enough = max(110.0, 0.26 * canvas.inner)
    for below in (False, True):
        columns = _Columns(label, room, below)
        if word <= label and all(_bar_room(canvas, one, columns) >= (0.0 if one.single else enough) for one in series):
            return columns
    return _Columns(canvas.inner, canvas.inner, below=True, stacked=True)


def _extent(series: Series) -> tuple[float, float]:
    numbers = [number for datum in series.data if (number := number_of(datum)) is not None]
    return min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)


def _bar_room(canvas: Canvas, series: Series, columns: _Columns) -> float:
    """Length of the whole axis so that each row's bar and what follows it end within the room; negative: no way."""
    low, high = _extent(series)
    length = columns.room
    for datum in series.data:
        left = columns.room - _tail_width(canvas, datum, columns.below)
        number = max(0.0, number_of(datum) or 0.0) if not series.single else 0.0
        share = (number - low) / (high - low) if high > low and not series.single else 0.0
        length = min(length, left / share if share > 0 else (length if left >= 0 else -1.0))
    return length


def _value_style(canvas: Canvas, datum: Datum) -> Style:
    return canvas.value if number_of(datum) is not None else canvas.body.muted()


def _tail_width(canvas: Canvas, datum: Datum, below: bool) -> float:
    value = canvas.text_width(datum.value_text, _value_style(canvas, datum))
    marked = canvas.marked_width(datum.status_word, canvas.small) if datum.status or datum.status_word else 0.0
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
            y = canvas.text(series.title, canvas.body.strong(), canvas.left, y, canvas.inner).bottom + canvas.unit(14)
        scale = _Scale(*_extent(series), 0.0 if series.single else self._axis_length(series))
        start = canvas.left if columns.stacked else canvas.left + columns.label + canvas.unit(14)
        for number, datum in enumerate(series.data):
            y = self._row(datum, series.single, scale, start, lane, y + (canvas.unit(_ROW_GAP) if number else 0.0))
        return y

    def _axis_length(self, series: Series) -> float:
        if self._columns.stacked:
            return self._canvas.inner - self._canvas.unit(2)
        return max(0.0, _bar_room(self._canvas, series, self._columns))

    def _row(self, datum: Datum, single: bool, scale: _Scale, start: float, lane: int, y: float) -> float:
        place = self._stacked_row if self._columns.stacked else self._wide_row
        frame, bottom = place(datum, None if single else scale, start, y)
        area = Box(self._canvas.left, y, self._canvas.inner, bottom - y).at_least(TARGET)
        self._canvas.items.append(Item(datum.key, area, frame.outset(_FRAME), sentence(datum), lane, datum.figure_id))
        return bottom

    def _bar_box(self, datum: Datum, scale: _Scale | None, start: float, y: float) -> Box | None:
        number = number_of(datum)
        if scale is None or number is None:
            return None
        ends = sorted((scale.length(0.0), scale.length(number)))
        return Box(start + ends[0], y, ends[1] - ends[0], self._bar)

    def _put_bar(self, datum: Datum, box: Box) -> None:
        negative = (number_of(datum) or 0.0) < 0
        zero = "right" if negative else "left"
        canvas = self._canvas
        canvas.shapes.append(Bar(box, fill_of(datum.status), canvas.unit(4), max(2.0, canvas.unit(1.7)),
                                 max(1.0, self._bar / 44), open_edge=zero, half_from=zero))

    def _wide_row(self, datum: Datum, scale: _Scale | None, start: float, y: float) -> tuple[Box, float]:
        canvas, columns = self._canvas, self._columns
        label = canvas.text_height(datum.label, canvas.body.strong(), columns.label)
        value_style = _value_style(canvas, datum)
        room = canvas.right - start
        tail_at = start + (canvas.unit(_TAIL_GAP) + max(scale.length(0.0), scale.length(number_of(datum) or 0.0))
                           if scale is not None else 0.0)
        tail_room = canvas.right - tail_at
        value = canvas.text_height(datum.value_text, value_style, tail_room)
        marked = canvas.marked_height(datum.status_word, canvas.small, tail_room) if datum.status_word else canvas.mark
        tail = value + canvas.unit(2) + marked if columns.below else max(value, marked)
        core = max(tail, self._bar if scale is not None else 0.0)  # what stands beside the label
        first = canvas.line_height(canvas.body)
        # Bars are centred on their label; a single value and its second line stand beside the label's first line.
        tall = max(label, core) if scale is not None else max(core, first)
        middle = y + tall / 2
        label_y = middle - (label if scale is not None else min(label, first)) / 2
        named = canvas.text(datum.label, canvas.body, canvas.left, label_y, columns.label, item=datum.key)
        bar = self._bar_box(datum, scale, start, middle - self._bar / 2)
        if bar is not None and bar.width > 0:
            self._put_bar(datum, bar)
        if scale is not None:
            beyond = _ROW_GAP / 2
            self._put_zero(start + scale.length(0.0), y - canvas.unit(beyond),
                           y + tall + canvas.unit(2 if datum.detail else beyond))
        box = canvas.text(datum.value_text, value_style, tail_at, middle - tail / 2 if columns.below
                          else middle - value / 2, tail_room)
        marks_x, marks_y = ((tail_at, box.bottom + canvas.unit(2)) if columns.below
                            else (box.right + canvas.unit(_TAIL_GAP), middle - marked / 2))
        words = canvas.marked(datum.status, datum.status_word, canvas.small, marks_x, marks_y, canvas.right - marks_x,
                              datum.figure_id)
        bottom = max(y + tall, named.bottom)
        if datum.detail:
            below = middle + core / 2 + canvas.unit(6)
            bottom = max(bottom, canvas.text(datum.detail, canvas.small.muted(), start, below, room).bottom)
        frame = bar if bar is not None and bar.width > 0 else box.joined(words)
        return frame, bottom

    def _put_zero(self, x: float, top: float, bottom: float) -> None:
        """The zero line beside a row; those of rows without a second line join into one."""
        self._canvas.shapes.append(Line(x, top, x, bottom, "line_strong"))

    def _stacked_row(self, datum: Datum, scale: _Scale | None, start: float, y: float) -> tuple[Box, float]:
        canvas = self._canvas
        y = canvas.text(datum.label, canvas.body, start, y, canvas.inner, item=datum.key).bottom + canvas.unit(4)
        bar = self._bar_box(datum, scale, start, y + _FRAME)
        if bar is not None:
            zero = start + (scale.length(0.0) if scale is not None else 0.0)
            if bar.width > 0:
                self._put_bar(datum, bar)
            self._put_zero(zero, bar.y - _FRAME, bar.bottom + _FRAME)
            y = bar.bottom + _FRAME + canvas.unit(4)
        value = canvas.text(datum.value_text, _value_style(canvas, datum), start, y, canvas.inner)
        words = self._beside_or_below(datum, value)
        bottom = max(value.bottom, words.bottom)
        if datum.detail:
            y = bottom + canvas.unit(4)
            bottom = canvas.text(datum.detail, canvas.small.muted(), start, y, canvas.inner).bottom
        frame = bar if bar is not None and bar.width > 0 else value.joined(words)
        return frame, bottom

    def _beside_or_below(self, datum: Datum, value: Box) -> Box:
        """The mark after the value where it fits on that line, else under it."""
        canvas = self._canvas
        x = value.right + canvas.unit(_TAIL_GAP)
        one_line = value.height <= canvas.line_height(_value_style(canvas, datum)) * 1.01
        if one_line and x + canvas.marked_width(datum.status_word, canvas.small) <= canvas.right:
            high = canvas.marked_height(datum.status_word, canvas.small, canvas.right - x)
            y = value.y + (value.height - high) / 2
        else:
            x, y = value.x, value.bottom + canvas.unit(3)
        return canvas.marked(datum.status, datum.status_word, canvas.small, x, y, canvas.right - x, datum.figure_id)
