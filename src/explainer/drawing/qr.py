"""A QR code as shapes, made here and without a network: dark modules on a light plate in every
theme, for many cameras read nothing else."""

from __future__ import annotations

from functools import lru_cache

from explainer.drawing.shapes import Box, Path, Rect, Shape, Step

QUIET = 4
"""Modules of free room that the standard asks for on each side."""
MOST_LETTERS = 1200
"""What a camera still reads from paper; more is no address."""


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code of a text, True for a dark module, without the free room around them.

    A quarter of the code may be damaged where that makes it no larger, an eighth else. Raises
    `ValueError` for an empty text or one of more than `MOST_LETTERS`.
    """
    import segno  # only where a code is drawn

    if not text or len(text) > MOST_LETTERS:
        raise ValueError(f"a QR code takes 1 to {MOST_LETTERS} letters, not {len(text)}")
    code = segno.make_qr(text, error="m", boost_error=True)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def code_shapes(text: str, box: Box) -> tuple[Shape, ...]:
    """The code of a text in the largest square in the middle of a box: the light plate with its
    free room, and all dark modules as one path, so that no seams show between them. Raises
    `ValueError` as `modules` does."""
    rows = modules(text)
    side = min(box.width, box.height)
    unit = side / (len(rows) + 2 * QUIET)
    x, y = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
    plate = Rect(Box(x, y, side, side), unit, "code_paper")
    steps: list[Step] = []
    for number, row in enumerate(rows):
        top = y + (QUIET + number) * unit
        for first, end in _runs(row):
            left, right = x + (QUIET + first) * unit, x + (QUIET + end) * unit
            steps += (("M", (left, top)), ("L", (right, top)), ("L", (right, top + unit)),
                      ("L", (left, top + unit)), ("Z", ()))
    return (plate, Path(tuple(steps), fill="code_ink", upright=True))


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """First and one past the last of each run of dark modules."""
    edges = [at for at in range(len(row) + 1)
             if (at > 0 and row[at - 1]) != (at < len(row) and row[at])]
    return list(zip(edges[::2], edges[1::2], strict=True))
