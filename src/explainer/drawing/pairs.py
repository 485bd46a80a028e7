"""Counts of one kind for several places, a few bars each, all on one scale from zero."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, Self

from explainer.drawing.bars import Datum
from explainer.drawing.canvas import Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import fill_of
from explainer.drawing.room import caption
from explainer.drawing.shapes import Bar, Box, Item
from explainer.drawing.theme import status_color

_DETAIL = 0.63  # of the body's size
_INNER = re.compile(r"\(([^()]+)\)$")
"""What an area consists of, behind its name: enough beside the name of its city."""


class Place(NamedTuple):
    """The values of one place, each with its period for a label."""

    key: str
    name: str
    detail: str
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class PairChart(Chart):
    """Places below each other. Lengths of all bars are proportional to their values."""

    places: tuple[Place, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no value."""
        return not any(place.data for place in self.places)

    def parts(self) -> list[Self]:
        """All places: they share a scale."""
        return [self]

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Name and area, then a bar with number and mark for each period."""
        canvas.mark = min(canvas.mark, canvas.line_height(canvas.small))  # as high as its word
        data = [datum for place in self.places for datum in place.data]
        label = max(canvas.text_width(d.label, canvas.body) for d in data) + 0.5 * canvas.body.size
        tail = max(self._tail(canvas, datum) for datum in data)
        room = max(frame.width - label - tail, canvas.unit(20))
        most = max((datum.number or 0.0 for datum in data), default=0.0)
        y = 0.0
        for place in self.places:
            y = self._head(canvas, place, frame.width, y)
            for datum in place.data:
                length = room * max(datum.number or 0.0, 0.0) / most if most > 0 else 0.0
                y = self._bar(canvas, datum, (label, length, frame.width), y)
            y += canvas.unit(12)
        return y - canvas.unit(12)

    def _head(self, canvas: Canvas, place: Place, width: float, y: float) -> float:
        name = canvas.text(place.name, canvas.body.strong(), 0.0, y, width)
        if not place.detail:
            return name.bottom
        style = caption(canvas, _DETAIL)
        x, gap = name.right + 0.35 * canvas.body.size, canvas.line_height(style)
        top = name.bottom - gap - (name.height - gap) * 0.25
        inner = _INNER.search(place.detail)
        for detail in (place.detail, inner.group(1) if inner else ""):
            if detail and x + canvas.text_width(detail, style) <= width:
                canvas.text(detail, style, x, top, width - x)
                return name.bottom
        return canvas.text(place.detail, style, 0.0, name.bottom, width).bottom

    def _tail(self, canvas: Canvas, datum: Datum) -> float:
        """Width of number, mark, word and sources."""
        number = canvas.text_width(datum.value_text, canvas.body.strong())
        return (number + canvas.marked_width(datum.tail, canvas.small) + 3 * 0.4 * canvas.body.size)

    def _bar(self, canvas: Canvas, datum: Datum, across: tuple[float, float, float],
             y: float) -> float:
        left, length, width = across
        line = canvas.line_height(canvas.body)
        canvas.text(datum.label, canvas.body, 0.0, y, left)
        if datum.number is not None and length > 0:
            box = Box(left, y + 0.16 * line, length, 0.68 * line)
            canvas.shapes.append(Bar(box, fill_of(datum.status), radius=8.0, pen=3.0, grain=2.5,
                                     open_edge="left", color=status_color(datum.status)))
        x = left + length + 0.4 * canvas.body.size
        number = canvas.text(datum.value_text, canvas.body.strong(), x, y, width - x)
        x = number.right + 0.4 * canvas.body.size
        small = canvas.line_height(canvas.small)
        canvas.marked(datum.status, datum.tail, canvas.small, x, y + (line - small) / 2, width - x,
                      datum.figure_id)
        box = Box(0.0, y, width, line)
        canvas.items.append(Item(datum.key, box, box.outset(4.0), datum.sentence, 0,
                                 datum.figure_id))
        return y + line
