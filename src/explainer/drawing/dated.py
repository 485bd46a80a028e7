"""A few dated events as a line of time: rows to be read, each tied to its true place on the
line."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from explainer.drawing.canvas import Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import circle
from explainer.drawing.room import caption
from explainer.drawing.shapes import Box, Item, Line, Path

_YEAR, _CITE = 0.78, 0.7  # of the body's size


class Dated(NamedTuple):
    """One event: key, its day on the line, the day in words without the year, what happened, and
    the numbers of its sources."""

    key: str
    day: datetime.date
    when: str
    text: str
    cite: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class DatedChart(Chart):
    """Events in the order of their days."""

    events: tuple[Dated, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no event."""
        return not self.events

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """The line with a mark for each year at the left, the rows at the right."""
        year, em = caption(canvas, _YEAR), canvas.body.size
        axis = max(canvas.text_width(f"{e.day.year}", year) for e in self.events) + 0.3 * em
        date = axis + 0.9 * em
        words = date + 0.4 * em + max(
            canvas.text_width(event.when, canvas.body.strong()) for event in self.events)
        centers, y = [], 0.0
        for event in self.events:
            center, y = self._row(canvas, event, (date, words, frame.width), y)
            centers.append(center)
            y += canvas.unit(9)
        bottom = y - canvas.unit(9)
        self._line(canvas, axis, (centers[0], centers[-1]), centers, date - 0.15 * em)
        self._years(canvas, year, axis, (centers[0], centers[-1]))
        return bottom

    def _row(self, canvas: Canvas, event: Dated, across: tuple[float, float, float],
             y: float) -> tuple[float, float]:
        """Put date, words and sources. Returns the middle of the first line, and the lower edge."""
        date, words, right = across
        line = canvas.line_height(canvas.body)
        canvas.text(event.when, canvas.body.strong(), date, y, words - date)
        style = canvas.body.strong() if event.main else canvas.body
        small = caption(canvas, _CITE)
        cited = event.cite
        cite = canvas.text_width(cited, small) + 0.2 * canvas.body.size if cited else 0.0
        width = right - words
        last = (canvas.lines(event.text, style, width) or [""])[-1]
        if canvas.text_width(last, style) + cite > width:  # its last word goes with the source
            width -= cite
            last = (canvas.lines(event.text, style, width) or [""])[-1]
        bottom = canvas.text(event.text, style, words, y, width).bottom
        if cited:
            x = words + canvas.text_width(last, style) + 0.2 * canvas.body.size
            top = bottom - line + (line - canvas.line_height(small)) * 0.7
            canvas.text(cited, small, x, top, cite)
        box = Box(date, y, right - date, bottom - y)
        canvas.items.append(Item(event.key, box, box.outset(6.0), f"{event.when}: {event.text}"))
        return y + line / 2, bottom

    def _at(self, day: datetime.date, span: tuple[float, float]) -> float:
        """Where a day is on the line."""
        first, last = self.events[0].day, self.events[-1].day
        days = max((last - first).days, 1)
        return span[0] + (span[1] - span[0]) * (day - first).days / days

    def _line(self, canvas: Canvas, x: float, span: tuple[float, float], centers: list[float],
              right: float) -> None:
        pen = max(3.0, canvas.body.size / 14)
        canvas.shapes.append(Line(x, span[0], x, span[1], "line_strong", pen))
        for event, center in zip(self.events, centers, strict=True):
            y = self._at(event.day, span)
            canvas.shapes.append(Line(x, y, right, center, "line_strong", pen / 2))
        for event in self.events:
            dot = circle(x, self._at(event.day, span), canvas.body.size * (0.3 if event.main
                                                                           else 0.2))
            canvas.shapes.append(Path(dot, stroke="page", fill="accent", pen=pen))

    def _years(self, canvas: Canvas, style: Style, x: float, span: tuple[float, float]) -> None:
        """Each year at its first day, the first where the line begins."""
        tall, lowest = canvas.line_height(style), float("-inf")
        for year in range(self.events[0].day.year, self.events[-1].day.year + 1):
            y = max(span[0], self._at(datetime.date(year, 1, 1), span))
            if y - tall / 2 < lowest:
                continue
            lowest = y + tall / 2
            canvas.text(f"{year}", style, 0.0, y - tall / 2, x)
            if y > span[0]:
                canvas.shapes.append(Line(x - 0.2 * style.size, y, x, y, "line_strong", 3.0))
