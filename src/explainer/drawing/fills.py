"""The geometry of evidence fills, the same for every backend: outline of a bar, its stripes, its
dots."""

from __future__ import annotations

import math

from explainer.drawing.shapes import Bar, Box, Step

STRIPE, PITCH = 3.2, 10.0
"""Width of a stripe and distance from one to the next, level, at grain 1."""
DOT, SPACING = 1.35, 7.0
"""Radius of a dot and distance of the dots of a row, at grain 1; rows are half a spacing apart and
shifted."""
DOTTED_PEN = 1.2
"""Pen of a dotted outline, as a multiple of the bar's pen."""
_DOT_DISTANCE = 2.0  # of the dots of a dotted outline, in widths of that pen
_BEND = 0.5523  # of the radius: control points of a quarter circle as a cubic curve


def stripes(box: Box, grain: float) -> list[tuple[float, float, float, float]]:
    """Stripes falling to the right as x1, y1, x2, y2; they reach beyond the box, which clips
    them."""
    pitch, height = PITCH * grain, box.height
    count = math.ceil((box.width + height) / pitch) + 1
    starts = (box.x - height + i * pitch for i in range(count))
    return [(x, box.y, x + height, box.bottom) for x in starts]


def dots(box: Box, grain: float) -> list[tuple[float, float]]:
    """Centers of the dots, in rows shifted against each other, centered in the height of the
    box."""
    across, down = SPACING * grain, SPACING * grain / 2
    rows = max(1, int((box.height - 2 * DOT * grain) // down))
    top = box.y + (box.height - (rows - 1) * down) / 2
    return [(box.x + across * (0.5 + column + row % 2 / 2), top + row * down)
            for row in range(rows) for column in range(math.ceil(box.width / across))]


def outline(bar: Bar, *, closed: bool = True) -> tuple[Step, ...]:
    """Steps of a bar's outline. Corners at its open edge are square; unless `closed`, that edge is
    left out."""
    box = bar.box
    radius = max(0.0, min(bar.radius, box.width / 2, box.height / 2))
    left, right = (0.0 if bar.open_edge == side else radius for side in ("left", "right"))
    if bar.open_edge == "right":
        return _mirrored(_from_left(box, right, left, closed, opens=True), box)
    return _from_left(box, left, right, closed, opens=bar.open_edge == "left")


def half(bar: Bar) -> tuple[Step, ...]:
    """Steps around the filled half of a half-filled bar."""
    box = bar.box
    x = box.x if bar.half_from == "left" else box.x + box.width / 2
    radius = 0.0 if bar.open_edge == bar.half_from else bar.radius
    cut = "right" if bar.half_from == "left" else "left"
    return outline(
        bar._replace(box=Box(x, box.y, box.width / 2, box.height), radius=radius, open_edge=cut)
    )


def outline_dash(bar: Bar) -> tuple[float, float]:
    """Dashes in pixels of a dotted outline: as many dots as fit evenly, the last does not run into
    the first."""
    box, radius = bar.box, max(0.0, min(bar.radius, bar.box.width / 2, bar.box.height / 2))
    corner = (2 - math.pi / 2) * radius  # what a rounded corner is shorter than a square one
    length = 2 * box.width + box.height - 2 * corner
    if not bar.open_edge:
        length += box.height - 2 * corner
    distance = _DOT_DISTANCE * DOTTED_PEN * bar.pen
    distance = length / max(1, round(length / distance))
    return 0.01, max(distance - 0.01, 0.01)


def _from_left(
    box: Box, left: float, right: float, closed: bool, *, opens: bool
) -> tuple[Step, ...]:
    """Clockwise from the upper left; `left` and `right` are the corner radii of the two sides."""
    x, y, r, b = box.x, box.y, box.right, box.bottom
    kl, kr = left * (1 - _BEND), right * (1 - _BEND)
    steps: list[Step] = [
        ("M", (x + left, y)), ("L", (r - right, y)), ("C", (r - kr, y, r, y + kr, r, y + right)),
        ("L", (r, b - right)), ("C", (r, b - kr, r - kr, b, r - right, b)), ("L", (x + left, b)),
    ]
    if opens and not closed:
        return tuple(steps)
    return (*steps, ("C", (x + kl, b, x, b - kl, x, b - left)), ("L", (x, y + left)),
            ("C", (x, y + kl, x + kl, y, x + left, y)), ("Z", ()))


def _mirrored(steps: tuple[Step, ...], box: Box) -> tuple[Step, ...]:
    total = box.x + box.right
    return tuple(
        (op, tuple(total - v if i % 2 == 0 else v for i, v in enumerate(at))) for op, at in steps
    )
