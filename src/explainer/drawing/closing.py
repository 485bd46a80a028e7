"""The last slide: a few lines, and a code that a phone reads."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.drawing.canvas import Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.qr import MOST_LETTERS, code_shapes
from explainer.drawing.room import caption
from explainer.drawing.shapes import Box, Item

_CODE = 0.36  # of the width
_MOST_CODE = 9.0  # times the size of body text
_ADDRESS = 0.72  # of the body's size


@dataclass(frozen=True, slots=True)
class ClosingChart(Chart):
    """Lines at the left, the code of `address` at the right, with its name and the address in
    words."""

    lines: tuple[str, ...] = ()
    name: str = ""
    address: str = ""
    key: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.lines or self.address)

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lines and code side by side."""
        gap = canvas.unit(20)
        coded = 0 < len(self.address) <= MOST_LETTERS
        side = min(_CODE * frame.width, _MOST_CODE * canvas.body.size) if coded else 0.0
        wide = frame.width - (side + 2 * gap if coded else 0.0)
        y = 0.0
        for line in self.lines:
            y = canvas.text(line, canvas.body, 0.0, y, wide).bottom + gap
        top = y
        small = caption(canvas, _ADDRESS)
        if self.name:
            y = canvas.text(self.name, canvas.body.strong(), 0.0, y, wide).bottom
        if self.address:
            wide = frame.width if y >= side else wide  # below the code: not broken where it fits
            y = canvas.text(self.address, small, 0.0, y + gap / 4, wide).bottom
        if self.name or self.address:
            box = Box(0.0, top, wide, y - top)
            canvas.items.append(Item(self.key, box, box.outset(10.0),
                                     f"{self.name}: {self.address}"))
        if coded:
            canvas.shapes += code_shapes(self.address, Box(frame.width - side, 0.0, side, side))
        return max(y, side)
