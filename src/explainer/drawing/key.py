"""How to read the marks: each mark large, its word, and what it means in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from explainer.drawing.canvas import Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Item, MarkShape

_STACKED = 0.42  # of the width: meanings narrower than this go below their word


class KeyRow(NamedTuple):
    """One mark: status id, its word, its meaning."""

    status: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class KeyChart(Chart):
    """One row for each mark."""

    rows: tuple[KeyRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no mark to explain."""
        return not self.rows

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Mark, word and meaning side by side where there is room, else the meaning below."""
        word, line = canvas.body.strong(), canvas.line_height(canvas.body)
        side = 1.05 * canvas.body.size
        first = side + 0.4 * canvas.body.size
        words = max(canvas.text_width(row.word, word) for row in self.rows) + 0.6 * canvas.body.size
        stacked = frame.width - first - words < _STACKED * frame.width
        second = first if stacked else first + words
        y = 0.0
        for row in self.rows:
            canvas.shapes.append(MarkShape(Box(0.0, y + (line - side) / 2, side, side), row.status))
            head = canvas.text(row.word, word, first, y, frame.width - first)
            top = head.bottom if stacked else y
            text = canvas.text(row.meaning, canvas.body, second, top, frame.width - second)
            bottom = max(head.bottom, text.bottom)
            box = Box(0.0, y, frame.width, bottom - y)
            canvas.items.append(Item(f"status:{row.status}", box, box.outset(8.0),
                                     f"{row.word}: {row.meaning}"))
            y = bottom + canvas.unit(11)
        return y - canvas.unit(11)
