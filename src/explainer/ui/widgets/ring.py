"""The ring that is drawn around what has the focus. Loaded when something first has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

PEN = 2
"""Width of the ring in logical pixels."""
_RADIUS = 6
_PILLS = ("pill", "chip")
"""Properties that the stylesheet gives round ends."""


class _AboveStyle(QProxyStyle):
    """Has Qt put the ring above its widget, and out of the bounds of the widget's parent."""

    def styleHint(self, hint: QStyle.StyleHint, option: QStyleOption | None = None,  # noqa: N802
                  widget: QWidget | None = None,
                  result: QStyleHintReturn | None = None) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, result)


class Ring(QFocusFrame):
    """Qt moves it with its widget, and shows and hides both."""

    def __init__(self, color: Callable[[], str]) -> None:
        super().__init__()
        self._color = color
        self._style = _AboveStyle()
        self.setStyle(self._style)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._color()), PEN))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = PEN / 2
        # where its parent has no room around the widget, and where part of it is scrolled away
        room = QRectF(self.visibleRegion().boundingRect())
        radius = room.height() / 2 if self._is_pill() else _RADIUS
        painter.drawRoundedRect(room.adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _is_pill(self) -> bool:
        """Whether the widget has round ends."""
        widget = self.widget()
        return widget is not None and any(widget.property(name) for name in _PILLS)
