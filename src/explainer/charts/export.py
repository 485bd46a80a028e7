"""Charts that leave the program, as PNG and SVG: with title, source line and footer, an image
explains itself."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from explainer.charts.fonts import QtMeasure
from explainer.charts.painting import ShapePainter
from explainer.core.atomic import replacing
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Drawing
from explainer.drawing.svg import SvgShapes
from explainer.drawing.theme import Theme

_DESIGN_WIDTH = 900.0
"""Width in pixels at which an exported chart has text at 100 %; wider images get larger text, not
more emptiness."""
_TALLEST = 30_000  # pixels; beyond, QImage and most viewers give up


def chart_svg(chart: Chart, theme: Theme, width: int = 900, text_scale: float | None = None, *,
              rtl: bool = False) -> str:
    """The chart as an SVG document, with its title as name and its takeaway as description. Text
    stays text."""
    drawing = _standalone(chart, width, text_scale, rtl)
    return SvgShapes(theme).document(drawing.width, math.ceil(drawing.height), drawing.shapes,
                                     title=chart.title, description=chart.takeaway,
                                     background="page")


def export_svg(chart: Chart, theme: Theme, path: Path | str, width: int = 900,
               text_scale: float | None = None, *, rtl: bool = False) -> None:
    """Write the chart as SVG. The file appears whole or not at all. Raises `OSError`."""
    with replacing(Path(path)) as temporary:
        text = chart_svg(chart, theme, width, text_scale, rtl=rtl)
        temporary.write_text(text, encoding="utf-8", newline="\n")


def chart_image(chart: Chart, theme: Theme, width: int = 1600, text_scale: float | None = None, *,
                rtl: bool = False) -> QImage:
    """The chart as an image `width` pixels wide and as high as it needs. Raises `OSError` if that
    is too high."""
    drawing = _standalone(chart, width, text_scale, rtl)
    height = math.ceil(drawing.height)
    if height > _TALLEST:
        raise OSError(f"the image would be {height} pixels high, more than {_TALLEST}")
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    painter = QPainter(image)
    try:
        ShapePainter(painter, theme).paint(drawing.shapes)
    finally:  # Qt aborts on an image that goes while it is painted
        painter.end()
    image.setText("Title", chart.title)
    image.setText("Description", chart.takeaway)
    return image


def export_png(chart: Chart, theme: Theme, path: Path | str, width: int = 1600,
               text_scale: float | None = None, *, rtl: bool = False) -> None:
    """Write the chart as PNG. The file appears whole or not at all. Raises `OSError`."""
    image = chart_image(chart, theme, width, text_scale, rtl=rtl)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(writer.errorString())
    with replacing(Path(path)) as temporary:
        temporary.write_bytes(bytes(buffer.data().data()))


def _standalone(chart: Chart, width: int, text_scale: float | None, rtl: bool) -> Drawing:
    scale = text_scale or width / _DESIGN_WIDTH
    return chart.standalone(Frame(QtMeasure(), width, scale, rtl))
