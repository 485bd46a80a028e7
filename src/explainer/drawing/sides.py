"""Two cases side by side: equal columns, equal type, a line between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from explainer.drawing.canvas import Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.room import caption, even_width
from explainer.drawing.shapes import Box, Item, Line

_GUTTER = 0.06  # of the width
_CITE = 0.72  # of the body's size


class Side(NamedTuple):
    """One case: whose it is, its words, the numbers of its sources."""

    key: str
    head: str
    text: str
    cite: str = ""


@dataclass(frozen=True, slots=True)
class SidesChart(Chart):
    """The cases from left to right, in columns of one width."""

    sides: tuple[Side, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody says anything."""
        return not self.sides

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Heads on one line, texts on one line, sources below each."""
        count = len(self.sides)
        gutter = _GUTTER * frame.width
        wide = (frame.width - gutter * (count - 1)) / count
        head = Style(canvas.body.size, bold=True, color="accent")
        top = max(canvas.text_height(side.head, head, wide) for side in self.sides)
        top += canvas.unit(8)
        small = caption(canvas, _CITE)
        bottoms = []
        for number, side in enumerate(self.sides):
            x = number * (wide + gutter)
            canvas.text(side.head, head, x, 0.0, wide)
            even = even_width(canvas, side.text, canvas.body, wide, 20)
            bottom = canvas.text(side.text, canvas.body, x, top, even).bottom
            if side.cite:
                bottom = canvas.text(side.cite, small, x, bottom + canvas.unit(4), wide).bottom
            bottoms.append(bottom)
        lowest = max(bottoms)
        for number, side in enumerate(self.sides):
            x = number * (wide + gutter)
            if number:
                canvas.shapes.append(Line(x - gutter / 2, 0.0, x - gutter / 2, lowest, "line", 3.0))
            box = Box(x, 0.0, wide, bottoms[number])
            canvas.items.append(Item(side.key, box, box.outset(10.0), f"{side.head}: {side.text}"))
        return lowest
