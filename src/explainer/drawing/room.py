"""Sizes of type for a room, in units of a slide, which is 1080 of them high."""

from __future__ import annotations

from explainer.drawing.canvas import Canvas, Style

BODY = 54.0
"""A twentieth of the height: what the last row reads with ease."""
SMALLEST = 34.0
"""Sources and the like: what it still reads."""
_NARROW = 1400.0


def is_narrow(width: float) -> bool:
    """Whether a slide's body is too narrow for columns beside each other: of 4:3 it is, of 16:9 it
    is not."""
    return width < _NARROW


def caption(canvas: Canvas, share: float) -> Style:
    """Secondary text, a share of the size of body text but never too small for the last row."""
    return Style(max(SMALLEST, share * canvas.body.size)).muted()


def even_width(canvas: Canvas, text: str, style: Style, width: float, most: int = 4) -> float:
    """The smallest width in which a text of 2 to `most` lines has no more of them than in `width`:
    its lines are about as long as each other."""
    count = len(canvas.lines(text, style, width))
    if not 1 < count <= most:
        return width
    low, high = width / 2, width
    while high - low > 8.0:
        middle = (low + high) / 2
        if len(canvas.lines(text, style, middle)) <= count:
            high = middle
        else:
            low = middle
    return high
