"""Where a layout puts its shapes: wrapped and measured text, marks with their word, the styles of
the type scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from explainer.drawing.marks import UNIT, Mark
from explainer.drawing.shapes import Box, Drawing, Hit, Item, Line, MarkShape, Measure, Shape, Text
from explainer.drawing.theme import BASE_SIZE, pixels
from explainer.drawing.wrapping import wrap

INSET = 10.0
"""Free room on each side of a drawing, in pixels: selection and focus frames live in it. Rules run
through it, so rows look like those of a table; labels of bars start at the very edge, for no frame
comes near them."""
TARGET = 24.0
"""Smallest side of what one can click (WCAG 2.2, 2.5.8)."""
SPREAD = 0.8
"""Power by which room grows with text: slower, for on large slides bars would be slabs."""
_SMALL, _BODY, _VALUE, _HEADLINE = (size / BASE_SIZE for size in (13.0, 15.0, 19.0, 25.0))


@dataclass(frozen=True, slots=True)
class Style:
    """Size in pixels, weight and color of a text."""

    size: float
    bold: bool = False
    color: str = "ink"

    def muted(self) -> Style:
        """The same for secondary text."""
        return replace(self, color="muted")

    def strong(self) -> Style:
        """The same in bold."""
        return replace(self, bold=True)


class Canvas:
    """Collects the shapes of one drawing of a given width at a text scale."""

    def __init__(
        self, measure: Measure, width: float, text_scale: float, spread: float = SPREAD
    ) -> None:
        self.width = max(width, 8 * INSET)
        self.left = INSET  # edge of what is drawn
        self.shapes: list[Shape] = []
        self.items: list[Item] = []
        self.hits: list[Hit] = []
        self.plot: Box | None = None
        self._measure = measure
        self._space: float = text_scale**spread
        self.small = Style(pixels(_SMALL, text_scale))
        self.body = Style(pixels(_BODY, text_scale))
        self.value = Style(pixels(_VALUE, text_scale), bold=True)
        self.headline = Style(pixels(_HEADLINE, text_scale), bold=True)
        power = min(1.0, max(spread + 0.2, 0.65))  # a mark is never smaller than its word
        self.mark = max(12.0, float(round(UNIT * text_scale**power)))

    @property
    def right(self) -> float:
        """Right edge of what is drawn."""
        return self.width - INSET

    @property
    def inner(self) -> float:
        """Width of what is drawn."""
        return self.right - self.left

    def unit(self, pixels_at_one: float) -> float:
        """A length at the drawing's scale."""
        return pixels_at_one * self._space

    def drawing(self, bottom: float) -> Drawing:
        """The finished drawing, whose lowest shape ends at `bottom`."""
        return Drawing(
            self.width,
            bottom + INSET,
            tuple(self.shapes),
            tuple(self.items),
            tuple(self.hits),
            self.plot,
        )

    def text_width(self, text: str, style: Style) -> float:
        """Width of a text on one line."""
        return self._measure.width(text, style.size, style.bold)

    def line_height(self, style: Style) -> float:
        """Height of a line."""
        return self._measure.height(style.size, style.bold)

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """Lines of a text in a width."""
        return wrap(text, width, lambda part: self._measure.width(part, style.size, style.bold))

    def longest_word(self, text: str, style: Style) -> float:
        """Width of the widest word: narrower columns would break it."""
        return max((self.text_width(word, style) for word in text.split(" ")), default=0.0)

    def text_height(self, text: str, style: Style, width: float) -> float:
        """Height of a text wrapped in a width."""
        return len(self.lines(text, style, width)) * self.line_height(style)

    def text(self, text: str, style: Style, x: float, y: float, width: float, align: str = "left",
             item: str = "") -> Box:
        """Put a text, wrapped, with its top at y. Returns the box it fills; empty text fills
        none."""
        height, ascent = self.line_height(style), self._measure.ascent(style.size, style.bold)
        measured = style.strong() if item else style
        lines = self.lines(text, measured, width)
        widest = 0.0
        for number, line in enumerate(lines):
            wide = self.text_width(line, measured)
            spare = max(0.0, width - wide)
            start = x + {"left": 0.0, "middle": spare / 2, "right": spare}[align]
            top = y + number * height
            self.shapes.append(
                Text(
                    Box(start, top, wide, height),
                    line,
                    style.size,
                    top + ascent,
                    style.bold,
                    style.color,
                    align,
                    item,
                    self.text_width(line, style),
                )
            )
            widest = max(widest, wide)
        spare = max(0.0, width - widest)
        return Box(
            x + {"left": 0.0, "middle": spare / 2, "right": spare}[align],
            y,
            widest,
            len(lines) * height,
        )

    def mark_gap(self) -> float:
        """Between a mark and its word."""
        return self.unit(7)

    def marked_width(self, word: str, style: Style) -> float:
        """Width of a mark with its word on one line."""
        return self.mark + (self.mark_gap() + self.text_width(word, style) if word else 0.0)

    def marked_height(self, word: str, style: Style, width: float) -> float:
        """Height of a mark with its word in a width."""
        return max(self.mark, self.text_height(word, style, width - self.mark - self.mark_gap()))

    def marked(self, status: str, word: str, style: Style, x: float, y: float, width: float,
               figure_id: str = "") -> Box:
        """Put a mark and its word beside it, wrapped in `width`; with a figure id a click on them
        opens its card.

        Without a status there is no mark and the word is alone.
        """
        if not status:
            return self.text(word, style, x, y, width)
        gap, first = self.mark_gap(), self.line_height(style) if word else 0.0
        tall = max(self.mark, first)
        square = Box(x, y + (tall - self.mark) / 2, self.mark, self.mark)
        self.shapes.append(MarkShape(square, status))
        words = self.text(
            word, style, x + self.mark + gap, y + (tall - first) / 2, width - self.mark - gap
        )
        box = square.joined(words) if word else square
        if figure_id:
            self.hits.append(Hit(box.at_least(TARGET), figure_id))
        return Box(x, y, box.width, max(box.bottom - y, tall))

    def marks(self, marks: Iterable[Mark], x: float, y: float, width: float) -> float:
        """Put marks with their words one after another, on new lines as needed. Returns the lower
        edge."""
        at, bottom, gap = x, y, self.unit(16)
        for status, word, figure_id in marks:
            if at > x and at + self.marked_width(word, self.small) > x + width:
                at, y = x, bottom + self.unit(4)
            box = self.marked(status, word, self.small, at, y, x + width - at, figure_id)
            at, bottom = box.right + gap, max(bottom, box.bottom)
        return bottom

    def rule(self, y: float, color: str = "line") -> None:
        """A hairline across."""
        self.shapes.append(Line(0.0, y, self.width, y, color))
