"""The evidence mark, for whoever paints one outside a chart: table cells, labels, slides; and its
SVG twin."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explainer.charts.painting import ShapePainter
from explainer.drawing.marks import UNIT, mark_shapes
from explainer.drawing.shapes import Box, MarkShape
from explainer.drawing.theme import Theme


def mark_size(text_scale: float) -> int:
    """Side of a mark in logical pixels at a text scale."""
    return max(12, round(UNIT * text_scale))


def paint_mark(painter: QPainter, rect: QRectF, status: str, theme: Theme) -> None:
    """Paint the mark of a status in the largest square centered in `rect`. The painter is left as
    it was."""
    if status:
        box = Box(rect.x(), rect.y(), rect.width(), rect.height())
        ShapePainter(painter, theme).paint([MarkShape(box, status)])


def mark_svg(status: str, theme: Theme, size: float = UNIT) -> str:
    """The mark as an SVG document of `size` by `size`, without words: say the status beside it."""
    from explainer.drawing.svg import SvgShapes  # not needed for the first paint

    return SvgShapes(theme).document(
        size, size, mark_shapes(Box(0.0, 0.0, size, size), status) if status else ()
    )
