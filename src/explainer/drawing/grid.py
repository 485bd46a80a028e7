"""A small grid of counts: who speaks on what. A cell filters the list below by who and what, a
heading by one of them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from explainer.drawing.canvas import TARGET, Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Item, Rect

_ROW = 24.0
_TOP, _GAP = 4.0, 3.0
_EDGE = 4.0  # for the frame of what is selected
_LINES = 2  # of a heading over a column, where there is room


class Head(NamedTuple):
    """A heading: key of the value that it is, its words, and how many rows it stands for."""

    key: str
    text: str
    total: str

    @property
    def words(self) -> str:
        """Its words and its number."""
        return f"{self.text} {self.total}"


class Count(NamedTuple):
    """A cell: key of the value that it is, its number, and all that is said of it."""

    key: str
    number: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CountGrid(Chart):
    """Counts by row and column; `cells` by numbers of row and column, those of no count are not
    there."""

    rows: tuple[Head, ...] = ()
    columns: tuple[str, ...] = ()
    cells: Mapping[tuple[int, int], Count] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is no count."""
        return not self.cells

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out headings and cells; the words of a heading that does not fit in its column take
        as many lines as they need."""
        canvas.left = 0.0
        label = min(max(canvas.text_width(head.words, canvas.small.strong())
                        for head in self.rows) + canvas.unit(4) + _EDGE, 0.3 * canvas.inner)
        edges = _edges(canvas, self.columns, label)
        style = canvas.small.muted()
        widths = [right - left - _GAP for left, right in itertools.pairwise(edges)]
        heights = [canvas.text_height(name, style, width)
                   for name, width in zip(self.columns, widths, strict=True)]
        tall = max(heights)
        for name, high, x, width in zip(self.columns, heights, edges, widths, strict=False):
            canvas.text(name, style, x, _TOP + tall - high, width, "middle")
        y = _TOP + tall + canvas.unit(2)
        for number in range(len(self.rows)):
            y = self._row(canvas, number, edges, y)
        return y - _GAP

    def _row(self, canvas: Canvas, number: int, edges: Sequence[float], y: float) -> float:
        head, style, width = self.rows[number], canvas.small, edges[0] - canvas.unit(3) - _EDGE
        words = canvas.text_height(head.words, style.strong(), width)
        high = max(TARGET, canvas.unit(_ROW), words + _GAP)
        canvas.text(head.words, style, _EDGE, y + (high - _GAP - words) / 2, width, item=head.key)
        area = Box(0.0, y, _EDGE + width, high - _GAP)
        canvas.items.append(Item(head.key, area.at_least(TARGET), area, head.words, number))
        for column, (left, right) in enumerate(itertools.pairwise(edges)):
            if (count := self.cells.get((number, column))) is not None:
                self._cell(canvas, count, Box(left, y, right - left - _GAP, high - _GAP), number)
        return y + high

    @staticmethod
    def _cell(canvas: Canvas, count: Count, box: Box, lane: int) -> None:
        style: Style = canvas.small
        canvas.shapes.append(Rect(box, 4.0, "accent_soft", "line_strong", 0.8))
        top = box.y + (box.height - canvas.line_height(style)) / 2
        canvas.text(count.number, style, box.x, top, box.width, "middle", count.key)
        canvas.items.append(Item(count.key, box.at_least(TARGET), box, count.sentence, lane))


def _edges(canvas: Canvas, names: Sequence[str], start: float) -> list[float]:
    """Left edges of the columns and the right one of the last: each as wide as its name needs in
    two lines, and what is left shared; all alike where there is no room for that."""
    style, room = canvas.small, canvas.width - _EDGE - start
    needs = [_need(canvas, name, style) + _GAP for name in names]
    spare = (room - sum(needs)) / len(names)
    widths = [need + spare for need in needs] if spare >= 0 else [room / len(names)] * len(names)
    return list(itertools.accumulate(widths, initial=start))


def _need(canvas: Canvas, name: str, style: Style) -> float:
    """Width in which a name takes two lines at most."""
    width = canvas.longest_word(name, style) + 1
    whole = canvas.text_width(name, style)
    while width < whole and len(canvas.lines(name, style, width)) > _LINES:
        width += 4.0
    return width
