"""Marks inside a text: small pictures of the program's own making, never of the pack's."""

from __future__ import annotations

import base64
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from explainer.charts.marks import paint_mark
from explainer.drawing.theme import Theme

_SHARP = 3
"""Pixels of a mark for each logical pixel, so that it is sharp on dense screens too."""


def mark_html(status: str, side: int, theme: Theme) -> str:
    """The mark of a status as an image of `side` logical pixels, in a line of text."""
    return (f'<img src="data:image/png;base64,{_picture(status, side, theme)}" width="{side}" '
            f'height="{side}" style="vertical-align:middle">')


@lru_cache(maxsize=64)
def _picture(status: str, side: int, theme: Theme) -> str:
    image = QImage(side * _SHARP, side * _SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARP, _SHARP)
    paint_mark(painter, QRectF(0, 0, side, side), status, theme)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return base64.b64encode(data.data()).decode()
