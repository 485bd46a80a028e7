"""Pairs of texts with an arrow between: what is stated, what it is said to lead to, what is known
of the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from explainer.drawing.canvas import INSET, Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import Mark
from explainer.drawing.shapes import Box, Item, Path

_SIDE, _STEP = 0.37, 0.26  # shares of the width: a text on each side, the step between
_FRAME = 6.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts, each with its marks, and what is known of the step from left to right.

    `link_text` is the status word of the step, or the words for "link not assessed" with an empty
    `link_status`. A side without marks is drawn muted (so "not stated" reads as absent).
    """

    key: str
    left: str
    right: str
    left_marks: tuple[Mark, ...]
    right_marks: tuple[Mark, ...]
    link_text: str
    link_status: str = ""
    link_figure_id: str = ""

    @property
    def sentence(self) -> str:
        """All that is said of the pair, for tooltip and screen reader."""
        sides = []
        for text, marks in ((self.left, self.left_marks), (self.right, self.right_marks)):
            words = ", ".join(mark.word for mark in marks if mark.word)
            sides.append(f"{text} ({words})" if words else text)
        return f"{sides[0]} → {sides[1]}. {self.link_text}"


@dataclass(frozen=True, slots=True)
class LinkChart(Chart):
    """Pairs below each other. `headings` are those of the left and the right texts."""

    links: tuple[Link, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no pair."""
        return not self.links

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out all pairs below each other."""
        side, step = _SIDE * canvas.inner, _STEP * canvas.inner
        words = [canvas.longest_word(text, canvas.body)
                 for link in self.links for text in (link.left, link.right)]
        wide = max(words, default=0.0) <= side and side >= 13 * canvas.body.size
        y = INSET
        if wide:
            y = _headings(canvas, self.headings, side, step, y)
        elif self.headings:
            headings, style = " · ".join(self.headings[:2]), canvas.small.muted()
            y = canvas.text(headings, style, canvas.left, y, canvas.inner).bottom
            canvas.rule(y + canvas.unit(6), "line_strong")
            y += canvas.unit(6)
        for number, link in enumerate(self.links):
            if number:
                canvas.rule(y)
            top = y + canvas.unit(14)
            bottom = _beside(canvas, link, side, step, top) if wide else _below(canvas, link, top)
            _put_item(canvas, link, y, bottom + canvas.unit(14))
            y = bottom + canvas.unit(14)
        return y

    def parts(self) -> list[Self]:
        """Pairs."""
        return [replace(self, links=(link,)) for link in self.links]

    def joined(self, parts: Sequence[Self]) -> Self:
        """Their pairs in one chart."""
        return replace(self, links=tuple(link for part in parts for link in part.links))


def _put_item(canvas: Canvas, link: Link, top: float, bottom: float) -> None:
    box = Box(canvas.left, top + 5, canvas.inner, bottom - 10 - top)
    frame = Box(box.x - _FRAME / 2, box.y, box.width + _FRAME, box.height)
    canvas.items.append(Item(link.key, box, frame, link.sentence, figure_id=link.link_figure_id,
                             radius=6.0))


def _headings(canvas: Canvas, headings: Sequence[str], side: float, step: float, y: float) -> float:
    bottoms = [y]
    for heading, x in zip(headings, (canvas.left, canvas.left + side + step), strict=False):
        bottoms.append(canvas.text(heading, canvas.small.muted(), x, y, side).bottom)
    if max(bottoms) > y:
        canvas.rule(max(bottoms) + canvas.unit(6), "line_strong")
        return max(bottoms) + canvas.unit(6)
    return y


def _side_style(canvas: Canvas, marks: Sequence[Mark]) -> Style:
    return canvas.body if marks else canvas.body.muted()


def _text_and_marks(canvas: Canvas, text: str, marks: Sequence[Mark], x: float, y: float,
                    width: float) -> float:
    y = canvas.text(text, _side_style(canvas, marks), x, y, width).bottom
    return canvas.marks(marks, x, y + canvas.unit(5), width) if marks else y


def _step_height(canvas: Canvas, link: Link, width: float) -> float:
    if link.link_status:
        return canvas.marked_height(link.link_text, canvas.small, width)
    return canvas.text_height(link.link_text, canvas.small, width)


def _put_step(canvas: Canvas, link: Link, x: float, y: float, width: float, align: str) -> None:
    """Words of the step, with its mark where it has been assessed."""
    style = canvas.small
    if not link.link_status:
        canvas.text(link.link_text, style.muted(), x, y, width, align)
        return
    spare = 0.0
    if align == "middle":
        spare = max(0.0, width - canvas.marked_width(link.link_text, style))
    canvas.marked(link.link_status, link.link_text, style, x + spare / 2, y, width - spare / 2,
                  link.link_figure_id)


def _beside(canvas: Canvas, link: Link, side: float, step: float, y: float) -> float:
    """Left text, arrow, right text in one row. Returns the lower edge."""
    right = canvas.left + side + step
    bottom = max(_text_and_marks(canvas, link.left, link.left_marks, canvas.left, y, side),
                 _text_and_marks(canvas, link.right, link.right_marks, right, y, side))
    margin = canvas.unit(18)
    x, width = canvas.left + side + margin, step - 2 * margin
    words = _step_height(canvas, link, width)
    shaft = max(y + words + canvas.unit(9), y + canvas.line_height(canvas.body) / 2)
    _put_step(canvas, link, x, shaft - canvas.unit(9) - words, width, "middle")
    _arrow(canvas, link, (x, shaft), (x + width, shaft))
    return max(bottom, shaft + canvas.unit(6))


def _below(canvas: Canvas, link: Link, y: float) -> float:
    """Left text, arrow downward, right text, under each other. Returns the lower edge."""
    left, inner = canvas.left, canvas.inner
    y = _text_and_marks(canvas, link.left, link.left_marks, left, y, inner) + canvas.unit(8)
    x = left + canvas.unit(9)
    width = canvas.right - x - canvas.unit(16)
    words = _step_height(canvas, link, width)
    tall = max(words, canvas.unit(26))
    _arrow(canvas, link, (x, y), (x, y + tall))
    _put_step(canvas, link, x + canvas.unit(16), y + (tall - words) / 2, width, "left")
    y += tall + canvas.unit(8)
    return _text_and_marks(canvas, link.right, link.right_marks, left, y, inner)


def _arrow(canvas: Canvas, link: Link, start: tuple[float, float], end: tuple[float, float]
           ) -> None:
    """Solid where the step has been assessed, dashed where it has not; level or downward."""
    head, color = canvas.unit(6), "accent" if link.link_status else "muted"
    pen = max(1.5, canvas.unit(1.3))
    dash = () if link.link_status else (canvas.unit(4), canvas.unit(5))
    canvas.shapes.append(Path((("M", start), ("L", end)), stroke=color, pen=pen, dash=dash))
    level = start[1] == end[1]
    back = ((-head, -head), (-head, head)) if level else ((-head, -head), (head, -head))
    barbs = tuple((end[0] + dx, end[1] + dy) for dx, dy in back)
    steps = (("M", barbs[0]), ("L", end), ("L", barbs[1]))
    canvas.shapes.append(Path(steps, stroke=color, pen=pen))
