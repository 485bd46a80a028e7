"""A finger scrolls what it moves over, and presses what it only touches.

Qt makes mouse events of what a touch screen tells. Here the press waits until it is clear which of
the two is meant. Nothing of this is kept beyond one touch, so that a page may go at any time.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

_FAR = 12
"""Pixels that a finger has moved when it scrolls."""
_REAL = Qt.MouseEventSource.MouseEventNotSynthesized


class Finger:
    """Follows one finger over lists, cards and pages that scroll."""

    def __init__(self) -> None:
        self._press: QMouseEvent | None = None  # that waits
        self._target: QWidget | None = None
        self._area: QAbstractScrollArea | None = None
        self._last = QPointF()
        self._scrolls = False

    def sees(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event is kept from `watched`."""
        if not isinstance(event, QMouseEvent) or event.source() == _REAL or not isinstance(
                watched, QWidget):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            return self._begins(watched, event)
        if self._area is None:
            return False
        if not shiboken6.isValid(self._area):
            self._area = None
            return False
        if event.type() == QEvent.Type.MouseMove:
            return self._moves(event)
        return event.type() == QEvent.Type.MouseButtonRelease and self._ends(event)

    def _begins(self, widget: QWidget, event: QMouseEvent) -> bool:
        area = _area_of(widget)
        if area is None or event.button() != Qt.MouseButton.LeftButton:
            self._area = None
            return False
        self._area, self._target, self._press = area, widget, event.clone()
        self._last, self._scrolls = event.globalPosition(), False
        return True

    def _moves(self, event: QMouseEvent) -> bool:
        way = event.globalPosition() - self._last
        if self._scrolls or way.manhattanLength() > _FAR:
            self._scrolls = True
            self._last = event.globalPosition()
            assert self._area is not None
            for bar, by in ((self._area.verticalScrollBar(), way.y()),
                            (self._area.horizontalScrollBar(), way.x())):
                bar.setValue(bar.value() - round(by))
        return True

    def _ends(self, event: QMouseEvent) -> bool:
        """The finger goes: what it only touched is pressed now, and let go by the event itself."""
        target, press, self._area, self._target, self._press = (
            self._target, self._press, None, None, None)
        if self._scrolls:
            return True
        if target is not None and press is not None and shiboken6.isValid(target):
            QApplication.sendEvent(target, _again(press))
        return False


def _again(press: QMouseEvent) -> QMouseEvent:
    """The press as if a mouse had made it: it is not held back once more."""
    return QMouseEvent(press.type(), press.position(), press.scenePosition(),
                       press.globalPosition(), press.button(), press.buttons(), press.modifiers(),
                       _REAL)


def _area_of(widget: QWidget) -> QAbstractScrollArea | None:
    """The nearest area around a widget that has something to scroll."""
    part: QWidget | None = widget
    while part is not None:
        if isinstance(part, QAbstractScrollArea) and (
                part.verticalScrollBar().maximum() > 0 or part.horizontalScrollBar().maximum() > 0):
            return part
        part = part.parentWidget() if not part.isWindow() else None
    return None
