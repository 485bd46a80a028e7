"""Draws shapes with QPainter: the screen, PNG and paper."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from explainer.charts.fonts import font
from explainer.content.evidence import Fill
from explainer.drawing.fills import (
    DOT,
    DOTTED_PEN,
    STRIPE,
    dots,
    half,
    outline,
    outline_dash,
    stripes,
)
from explainer.drawing.marks import mark_shapes
from explainer.drawing.shapes import Bar, Box, Line, MarkShape, Path, Rect, Shape, Step, Text
from explainer.drawing.theme import Theme

_FLAT = (QTransform.TransformationType.TxNone, QTransform.TransformationType.TxTranslate)
_NO_PEN, _NO_BRUSH = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


class ShapePainter:
    """Paints shapes in a theme. `selected` is the key whose label is bold. Leaves the painter as it
    found it."""

    def __init__(self, painter: QPainter, theme: Theme, selected: str | None = None) -> None:
        self._painter = painter
        self._theme, self._selected = theme, selected
        self._colors = {
            name: QColor(getattr(theme, name))
            for name in (*Theme._fields, "code_ink", "code_paper")
            if name not in ("name", "dark")
        }

    def paint(self, shapes: Iterable[Shape]) -> None:
        """Paint shapes in their order."""
        painter = self._painter
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        # Each text by its own first letter.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for shape in shapes:
            self._paint_one(shape)
        painter.restore()

    def frame(self, box: Box, radius: float, color: str, pen: float = 2.0) -> None:
        """Paint the frame of a selected or focused item."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colors[color], pen))
        painter.setBrush(_NO_BRUSH)
        painter.drawRoundedRect(_rect(box), radius, radius)
        painter.restore()

    def _paint_one(self, shape: Shape) -> None:
        match shape:
            case Text():
                self._text(shape)
            case Line():
                self._painter.setPen(self._pen(shape.stroke, shape.pen, shape.dash))
                self._painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
            case MarkShape():
                self._mark(shape)
            case Bar():
                self._bar(shape)
            case Rect():
                self._painter.setPen(self._pen(shape.stroke, shape.pen))
                self._painter.setBrush(self._brush(shape.fill))
                self._painter.drawRoundedRect(_rect(shape.box), shape.radius, shape.radius)
            case Path():
                self._painter.setPen(self._pen(shape.stroke, shape.pen, shape.dash))
                self._painter.setBrush(self._brush(shape.fill))
                self._painter.drawPath(qt_path(shape.steps))

    def _mark(self, mark: MarkShape) -> None:
        """Marks are many and alike: on a screen or image they are painted once and copied, on paper
        drawn each time."""
        painter, box = self._painter, mark.box
        if (
            painter.transform().type() in _FLAT
            and painter.paintEngine().type() == QPaintEngine.Type.Raster
        ):
            ratio = painter.device().devicePixelRatioF()
            image = _mark_image(mark.status, box.width, box.height, self._theme, ratio)
            x, y = (round(v * ratio) / ratio for v in (box.x, box.y))  # on whole pixels: sharp
            painter.drawImage(QPointF(x, y), image)
            return
        painter.translate(box.x, box.y)
        for part in mark_shapes(Box(0.0, 0.0, box.width, box.height), mark.status):
            self._paint_one(part)
        painter.translate(-box.x, -box.y)

    def _pen(self, color: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
        if not color:
            return _NO_PEN
        pen = QPen(self._colors[color], width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                   Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern([length / width for length in dash])
        return pen

    def _brush(self, color: str) -> QBrush:
        return QBrush(self._colors[color]) if color else _NO_BRUSH

    def _text(self, shape: Text) -> None:
        painter = self._painter
        bold = shape.bold or (bool(shape.item) and shape.item == self._selected)
        painter.setFont(font(shape.size, bold))
        painter.setPen(self._colors[shape.color])
        x = shape.box.x
        if shape.align != "left":
            spare = shape.box.width - QFontMetricsF(font(shape.size, bold)).horizontalAdvance(
                shape.text
            )
            x += spare if shape.align == "right" else spare / 2
        painter.drawText(QPointF(x, shape.baseline), shape.text)

    def _bar(self, bar: Bar) -> None:
        painter, area = self._painter, qt_path(outline(bar))
        stroke, paper = self._colors[bar.color], self._colors["surface"]
        painter.setPen(_NO_PEN)
        painter.setBrush(stroke if bar.fill is Fill.SOLID else paper)
        painter.drawPath(area)
        if bar.fill is Fill.HALF:
            painter.setBrush(stroke)
            painter.drawPath(qt_path(half(bar)))
        elif bar.fill in (Fill.HATCHED, Fill.DOTTED):
            painter.save()
            # A rectangle under the pen's inner half: the stroke hides its corners, and clipping to
            # it is cheap.
            left, right = (
                0.0 if bar.open_edge == side else bar.pen / 2 for side in ("left", "right")
            )
            within = _rect(bar.box).adjusted(left, bar.pen / 2, -right, -bar.pen / 2)
            painter.setClipRect(within, Qt.ClipOperation.IntersectClip)
            self._inside(bar)
            painter.restore()
        painter.setBrush(_NO_BRUSH)
        pen = QPen(
            stroke,
            bar.pen,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.FlatCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        if bar.fill is Fill.DOTTED_OUTLINE:
            pen.setWidthF(bar.pen * DOTTED_PEN)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([length / pen.widthF() for length in outline_dash(bar)])
        painter.setPen(pen)
        painter.drawPath(qt_path(outline(bar, closed=False)))

    def _inside(self, bar: Bar) -> None:
        painter, box = self._painter, bar.box
        if bar.fill is Fill.HATCHED:
            painter.setPen(QPen(self._colors["hatch"], STRIPE * bar.grain, Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.FlatCap))
            painter.drawLines([QLineF(*ends) for ends in stripes(box, bar.grain)])
        else:
            painter.setPen(QPen(self._colors[bar.color], 2 * DOT * bar.grain, Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.RoundCap))
            painter.drawPoints([QPointF(x, y) for x, y in dots(box, bar.grain)])


@lru_cache(maxsize=256)
def _mark_image(status: str, width: float, height: float, theme: Theme, ratio: float) -> QImage:
    """A mark as an image of `width` by `height` logical pixels. Shared: do not change it."""
    image = QImage(
        math.ceil(width * ratio),
        math.ceil(height * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    ShapePainter(painter, theme).paint(mark_shapes(Box(0.0, 0.0, width, height), status))
    painter.end()
    return image


@lru_cache(maxsize=1024)
def qt_path(steps: tuple[Step, ...]) -> QPainterPath:
    """The steps of a path as Qt's. Shared: do not change it."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for op, at in steps:
        if op == "M":
            path.moveTo(*at)
        elif op == "L":
            path.lineTo(*at)
        elif op == "C":
            path.cubicTo(*at)
        else:
            path.closeSubpath()
    return path
