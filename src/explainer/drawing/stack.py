"""Stacked bars: the parts of one whole beside each other, each with its number in words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.drawing.canvas import INSET, TARGET, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import Mark, fill_of
from explainer.drawing.shapes import Bar, Box, Item, Line, Rect
from explainer.drawing.theme import status_color

_BAR, _GAP = 22.0, 2.0
_SAMPLE = 14.0


class Segment(NamedTuple):
    """A part: its key, its words with its number ("12 confirmed") and its part of the whole (0 to
    1).

    It wears its evidence status as its fill. The words carry the mark, unless `marked` is false:
    then the mark stands with the whole. A part without a status is flat, in a color of the theme,
    and so is the sample at its words. `sentence` is all that is said of it, if that is more.
    """

    key: str
    text: str
    share: float
    status: str = ""
    color: str = "accent_soft"
    marked: bool = True
    sentence: str = ""
    figure_id: str = ""


class Stack(NamedTuple):
    """A bar of parts that are one whole, or less: what is not counted stays empty. `title`,
    `detail` and the mark of the whole stand above it."""

    segments: tuple[Segment, ...]
    title: str = ""
    detail: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class StackChart(Chart):
    """Stacked bars below each other, all of one length: the whole."""

    stacks: tuple[Stack, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no bar has a part."""
        return not any(stack.segments for stack in self.stacks)

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out titles, bars and words."""
        y = INSET
        for lane, stack in enumerate(self.stacks):
            if stack.segments:
                y = _put_stack(canvas, stack, lane, y + (canvas.unit(18) if y > INSET else 0.0))
        return y

    def parts(self) -> list[Self]:
        """Bar by bar."""
        return [replace(self, stacks=(stack,)) for stack in self.stacks]

    def joined(self, parts: Sequence[Self]) -> Self:
        """Their bars in one chart."""
        return replace(self, stacks=tuple(stack for part in parts for stack in part.stacks))


def _put_stack(canvas: Canvas, stack: Stack, lane: int, y: float) -> float:
    """One bar with its words. Returns the lower edge."""
    start = y
    if stack.title:
        y = canvas.text(stack.title, canvas.body.strong(), canvas.left, y, canvas.inner).bottom
    if stack.detail:
        y = canvas.text(stack.detail, canvas.small.muted(), canvas.left, y, canvas.inner).bottom
    if stack.mark is not None:
        y = canvas.marked(stack.mark.status, stack.mark.word, canvas.small, canvas.left,
                          y + canvas.unit(2), canvas.inner, stack.mark.figure_id).bottom
    if y > start:
        y += canvas.unit(5)
    bar, at = canvas.unit(_BAR), canvas.left
    places = []
    for segment in stack.segments:
        width = max(0.0, segment.share) * canvas.inner
        box = Box(at, y, max(0.0, width - _GAP), bar)
        if box.width > 0:
            _put_part(canvas, segment, box, min(3.0, box.width / 3))
        places.append(box)
        at += width
    return _put_words(canvas, stack, places, lane, y + bar + canvas.unit(6))


def _put_part(canvas: Canvas, segment: Segment, box: Box, radius: float) -> None:
    """A part of the bar, or the sample of one."""
    canvas.shapes.append(Bar(box, fill_of(segment.status), radius, 1.6, 0.5,
                             color=status_color(segment.status)) if segment.status
                         else Rect(box.outset(-0.5), radius, segment.color, "line_strong", 1.0))


def _put_words(canvas: Canvas, stack: Stack, places: Sequence[Box], lane: int, y: float) -> float:
    """The words of the parts one after another, each below its part where there is room; where
    there is none, a line leads to it."""
    at, bottom, gap = canvas.left, y, canvas.unit(18)
    widths = [_head(canvas, segment) + canvas.text_width(segment.text, canvas.small.strong())
              for segment in stack.segments]
    for number, (segment, box) in enumerate(zip(stack.segments, places, strict=True)):
        rest = sum(width + gap for width in widths[number + 1:])
        start = max(at, min(box.x, canvas.right - widths[number] - rest))
        if start > canvas.left and start + widths[number] > canvas.right:
            start, y = canvas.left, bottom + canvas.unit(4)
        words = _put_word(canvas, segment, start, y)
        at, bottom = words.right + gap, max(bottom, words.bottom)
        if not _head(canvas, segment):
            canvas.shapes.append(Line(box.x + 1.0, box.bottom, start + 1.0, y, "line_strong"))
        target = box if box.width >= TARGET else words
        canvas.items.append(Item(segment.key, target.at_least(TARGET), box.outset(3.0),
                                 segment.sentence or segment.text, lane, segment.figure_id))
    return bottom


def _head(canvas: Canvas, segment: Segment) -> float:
    """Width of what stands before the words: a mark, a sample or nothing."""
    if segment.status:
        return canvas.mark + canvas.mark_gap() if segment.marked else 0.0
    return max(12.0, canvas.unit(_SAMPLE)) + canvas.mark_gap()


def _put_word(canvas: Canvas, segment: Segment, x: float, y: float) -> Box:
    style, head = canvas.small, _head(canvas, segment)
    if segment.status and segment.marked:
        return canvas.marked(segment.status, segment.text, style, x, y, canvas.right - x)
    line = canvas.line_height(style)
    if head:
        side = head - canvas.mark_gap()
        _put_part(canvas, segment, Box(x, y + (line - side) / 2, side, side), 3.0)
    words = canvas.text(segment.text, style, x + head, y, canvas.right - x - head,
                        item=segment.key)
    return Box(x, y, words.right - x, max(words.height, line))
