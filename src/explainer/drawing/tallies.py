"""How many studies speak for a statement, against it, or found no effect: a square each, and their
number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from explainer.drawing.canvas import Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import Mark
from explainer.drawing.room import caption, is_narrow
from explainer.drawing.shapes import Box, Item, Rect

_LABELS = 0.5  # of the width
_HEAD = 0.68  # of the body's size
_MOST = 30
"""Squares drawn for one number; the number says the rest."""


class Tally(NamedTuple):
    """One statement with its mark, and the number of studies for each direction."""

    key: str
    text: str
    mark: Mark
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TallyChart(Chart):
    """Statements below each other; `headings` name the directions."""

    rows: tuple[Tally, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no statement."""
        return not self.rows

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Headings, then a row for each statement; in a narrow drawing its words are above its
        numbers."""
        canvas.mark = min(canvas.mark, canvas.line_height(canvas.small))  # as high as its word
        gap, aside = canvas.unit(10), 0.25 * canvas.body.size
        labels = 0.0 if is_narrow(frame.width) else _LABELS * frame.width
        wide = (frame.width - labels) / max(len(self.headings), 1)
        head = caption(canvas, _HEAD)
        tall = max(canvas.text_height(text, head, wide - aside) for text in self.headings)
        for number, text in enumerate(self.headings):
            own = canvas.text_height(text, head, wide - aside)
            canvas.text(text, head, labels + number * wide, tall - own, wide - aside)
        y = tall + gap / 2
        for row in self.rows:
            canvas.rule(y)
            y = self._row(canvas, row, (labels, wide, frame.width), y + gap / 2) + gap / 2
        return y

    def _row(self, canvas: Canvas, row: Tally, across: tuple[float, float, float],
             y: float) -> float:
        labels, wide, right = across
        gap, line = 0.25 * canvas.body.size, canvas.line_height(canvas.body)
        start, bottom = y, self._label(canvas, row, (labels or right) - 2.5 * gap, y)
        y = y if labels else bottom
        for number, count in enumerate(row.counts):
            x = labels + number * wide
            style = canvas.body.strong() if count else canvas.body.muted()
            end = canvas.text(f"{count}", style, x, y, wide).right
            edge = self._squares(canvas, count, (end + gap, x + wide - gap), y, line)
            bottom = max(bottom, y + line, edge)
        box = Box(0.0, start, right, bottom - start)
        counts = ", ".join(f"{name}: {n}" for name, n in zip(self.headings, row.counts,
                                                             strict=False))
        canvas.items.append(Item(row.key, box, box.outset(4.0),
                                 f"{row.text} ({row.mark.word}): {counts}", 0, row.mark.figure_id))
        return bottom

    def _label(self, canvas: Canvas, row: Tally, width: float, y: float) -> float:
        """The words, and their mark right behind them, or below where it would leave the
        column."""
        line = canvas.line_height(canvas.body)
        text = canvas.text(row.text, canvas.body, 0.0, y, width)
        last = canvas.lines(row.text, canvas.body, width)[-1:]
        x = canvas.text_width(last[0], canvas.body) + 0.3 * canvas.body.size if last else 0.0
        small = canvas.line_height(canvas.small)
        top = text.bottom - line + (line - small) / 2
        if x + canvas.marked_width(row.mark.word, canvas.small) > width:
            x, top = 0.0, text.bottom
        mark = canvas.marked(row.mark.status, row.mark.word, canvas.small, x, top, width - x,
                             row.mark.figure_id)
        return max(text.bottom, mark.bottom)

    def _squares(self, canvas: Canvas, count: int, across: tuple[float, float], y: float,
                 line: float) -> float:
        """Squares in rows from left to right. Returns their lower edge."""
        left, right = across
        side = 0.42 * canvas.body.size
        pitch = 1.35 * side
        in_row = max(1, int((right - left) / pitch))
        rows = -(-min(count, _MOST) // in_row)
        top = y + max(0.0, (line - rows * pitch) / 2)
        for at in range(min(count, _MOST)):
            box = Box(left + at % in_row * pitch, top + at // in_row * pitch, side, side)
            canvas.shapes.append(Rect(box, side / 5, "accent"))
        return top + rows * pitch
