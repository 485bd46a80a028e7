"""Stacked bars: the parts of one whole beside each other, each with its number in words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.content.evidence import Fill
from explainer.drawing.canvas import INSET, TARGET, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import fill_of
from explainer.drawing.shapes import Bar, Box, Item

_BAR, _GAP = 22.0, 2.0
_SAMPLE = 14.0


class Segment(NamedTuple):
    """A part: its key, its words with its number ("12 confirmed"), its part of the whole (0 to 1),
    and its evidence status; without one, `fill` tells it from its neighbors. `sentence` is all that
    is said of it, if that is more."""

    key: str
    text: str
    share: float
    status: str = ""
    fill: Fill = Fill.SOLID
    sentence: str = ""
    figure_id: str = ""


class Stack(NamedTuple):
    """A bar of parts that are one whole, or less: what is not counted stays empty. `title` and
    `detail` stand above it."""

    segments: tuple[Segment, ...]
    title: str = ""
    detail: str = ""


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
    if stack.title:
        y = canvas.text(stack.title, canvas.body.strong(), canvas.left, y, canvas.inner).bottom
    if stack.detail:
        y = canvas.text(stack.detail, canvas.small.muted(), canvas.left, y, canvas.inner).bottom
    if stack.title or stack.detail:
        y += canvas.unit(5)
    bar, at = canvas.unit(_BAR), canvas.left
    places = []
    for segment in stack.segments:
        width = max(0.0, segment.share) * canvas.inner
        box = Box(at, y, max(0.0, width - _GAP), bar)
        if box.width > 0:
            canvas.shapes.append(Bar(box, _fill(segment), min(3.0, box.width / 3), 1.6, 0.5))
        places.append(box)
        at += width
    return _put_words(canvas, stack, places, lane, y + bar + canvas.unit(6))


def _fill(segment: Segment) -> Fill:
    return fill_of(segment.status) if segment.status else segment.fill


def _put_words(canvas: Canvas, stack: Stack, places: Sequence[Box], lane: int, y: float) -> float:
    """The words of the parts one after another, each below its part where there is room, behind
    its mark or a sample of its fill."""
    at, bottom, style = canvas.left, y, canvas.small
    gap, sample = canvas.unit(18), max(12.0, canvas.unit(_SAMPLE))
    for number, (segment, box) in enumerate(zip(stack.segments, places, strict=True)):
        marked = bool(segment.status)
        head = canvas.mark if marked else sample
        wide = head + canvas.mark_gap() + canvas.text_width(segment.text, style.strong())
        rest = sum(head + canvas.mark_gap() + gap + canvas.text_width(other.text, style.strong())
                   for other in stack.segments[number + 1:])
        start = max(at, min(box.x, canvas.right - wide - rest))
        if start > canvas.left and start + wide > canvas.right:
            start, y = canvas.left, bottom + canvas.unit(4)
        words = _put_word(canvas, segment, start, y, head)
        at, bottom = words.right + gap, max(bottom, words.bottom)
        area = Box(box.x, box.y, box.width, box.height)
        target = area if area.width >= TARGET else words
        canvas.items.append(Item(segment.key, target.at_least(TARGET), area.outset(3.0),
                                 segment.sentence or segment.text, lane, segment.figure_id))
    return bottom


def _put_word(canvas: Canvas, segment: Segment, x: float, y: float, head: float) -> Box:
    style = canvas.small
    if segment.status:
        return canvas.marked(segment.status, segment.text, style, x, y, canvas.right - x)
    line = canvas.line_height(style)
    square = Box(x, y + (line - head) / 2, head, head)
    canvas.shapes.append(Bar(square, segment.fill, 3.0, 1.4, 0.5))
    left = x + head + canvas.mark_gap()
    words = canvas.text(segment.text, style, left, y, canvas.right - left, item=segment.key)
    return Box(x, y, words.right - x, max(words.height, line))
