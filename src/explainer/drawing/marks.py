"""The evidence mark as shapes: a rounded square with the fill of its status, and a glyph drawn as a
path.

Glyphs are paths, not letters of a font, so that screen, print and SVG show the same mark whatever
fonts are there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from explainer.content.evidence import STATUSES, Fill
from explainer.content.statements import Statement
from explainer.drawing.fills import DOTTED_PEN
from explainer.drawing.shapes import Bar, Box, Path, Rect, Shape, Step
from explainer.drawing.theme import status_color

UNIT = 18.0
"""Side of the square the glyphs are drawn in."""


class Mark(NamedTuple):
    """An evidence mark beside a text: status id, its word, and the claim id that a click opens."""

    status: str
    word: str
    figure_id: str = ""

    @classmethod
    def of(cls, statement: Statement, *, short: bool = False) -> Mark:
        """The mark of a statement with its status in words."""
        return cls(statement.status.id, statement.word(short=short), statement.ref)


_BEND = 0.5523  # of the radius: control points of a quarter circle as a cubic curve


def circle(cx: float, cy: float, r: float) -> tuple[Step, ...]:
    """Steps of a circle."""
    k = r * _BEND
    return (
        ("M", (cx + r, cy)),
        ("C", (cx + r, cy + k, cx + k, cy + r, cx, cy + r)),
        ("C", (cx - k, cy + r, cx - r, cy + k, cx - r, cy)),
        ("C", (cx - r, cy - k, cx - k, cy - r, cx, cy - r)),
        ("C", (cx + k, cy - r, cx + r, cy - k, cx + r, cy)),
        ("Z", ()),
    )


def _left_half(cx: float, cy: float, r: float) -> tuple[Step, ...]:
    k = r * _BEND
    return (("M", (cx, cy + r)), ("C", (cx - k, cy + r, cx - r, cy + k, cx - r, cy)),
            ("C", (cx - r, cy - k, cx - k, cy - r, cx, cy - r)), ("Z", ()))


def _quote(x: float, y: float, turned: bool) -> tuple[Step, ...]:
    """A closing quotation mark with its dot at x, y; turned by 180° it is an opening one."""
    sign = -1.0 if turned else 1.0
    tail = ((1.3, 0.0), (1.35, 2.0, 0.6, 3.1, -0.9, 3.9), (-0.3, 2.9, -0.1, 2.2, -0.1, 1.3))
    curves = tuple(
        ("M" if len(at) == 2 else "C", tuple(sign * v + (x, y)[i % 2] for i, v in enumerate(at)))
        for at in tail
    )
    return (*circle(x, y, 1.35), *curves, ("Z", ()))


_TICK: tuple[Step, ...] = (("M", (4.9, 9.5)), ("L", (7.8, 12.4)), ("L", (13.2, 5.9)))
_QUESTION: tuple[Step, ...] = (
    ("M", (6.5, 7.0)),
    ("C", (6.5, 5.2, 7.6, 4.4, 9.0, 4.4)),
    ("C", (10.5, 4.4, 11.6, 5.3, 11.6, 6.7)),
    ("C", (11.6, 8.6, 9.0, 8.6, 9.0, 10.5)),
)
_UNEQUAL: tuple[Step, ...] = (
    ("M", (5.4, 7.4)),
    ("L", (12.6, 7.4)),
    ("M", (5.4, 10.8)),
    ("L", (12.6, 10.8)),
    ("M", (11.1, 4.8)),
    ("L", (6.9, 13.4)),
)
_QUOTES: tuple[Step, ...] = (
    *_quote(4.2, 10.2, True),
    *_quote(7.3, 10.2, True),
    *_quote(10.7, 7.5, False),
    *_quote(13.8, 7.5, False),
)


def _glyph(status: str) -> tuple[Path, ...]:
    """Glyph of a status in the unit square, with what keeps it readable on its fill."""
    color = status_color(status)
    if status == "corroborated":
        return (Path(_TICK, stroke="on_accent", pen=2.2),)
    if status == "partly":
        return (Path(circle(9, 9, 5.5), fill="surface"), Path(_left_half(9, 9, 3.9), fill=color),
                Path(circle(9, 9, 3.9), stroke=color, pen=1.3))
    if status == "not_found":
        dot = circle(9, 13.4, 1.3)
        return (
            Path(_QUESTION, stroke="surface", pen=4.6),
            Path(circle(9, 13.4, 2.5), fill="surface"),
            Path(_QUESTION, stroke=color, pen=2.1),
            Path(dot, fill=color),
        )
    if status == "contradicted":
        return (Path(_UNEQUAL, stroke=color, pen=1.8),)
    if status == "reported":
        return (Path(circle(9, 9, 4.3), fill="surface"), Path(circle(9, 9, 2.9), fill=color))
    if status == "opinion":
        return (Path(_QUOTES, fill=color),)
    return ()


def _scaled(path: Path, box: Box) -> Path:
    scale = box.width / UNIT
    steps = tuple(
        (op, tuple(v * scale + (box.x, box.y)[i % 2] for i, v in enumerate(at)))
        for op, at in path.steps
    )
    return Path(steps, path.stroke, path.fill, path.pen * scale)


@lru_cache(maxsize=256)
def mark_shapes(box: Box, status: str) -> tuple[Shape, ...]:
    """Shapes of the mark of a status in a square box. An id that is none of the vocabulary gives an
    empty square."""
    side = min(box.width, box.height)
    square = Box(box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side)
    scale = side / UNIT
    known = STATUSES.get(status)
    if known is None:
        return (Rect(square.outset(-0.8 * scale), 4 * scale, "", "muted", 1.2 * scale),)
    pen = 1.6 * scale
    stroke = pen * DOTTED_PEN if known.fill is Fill.DOTTED_OUTLINE else pen
    fill = Bar(square.outset(-stroke / 2), known.fill, radius=4 * scale, pen=pen, grain=0.5 * scale,
               color=status_color(status))
    return (fill, *(_scaled(path, square) for path in _glyph(status)))


def fill_of(status: str) -> Fill:
    """Fill of a bar of a status; outline where the id is none of the vocabulary."""
    known = STATUSES.get(status)
    return known.fill if known is not None else Fill.OUTLINE
