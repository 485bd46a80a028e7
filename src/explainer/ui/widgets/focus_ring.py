"""One ring around whatever has the focus, in every window and theme."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QMenu, QTabBar, QWidget

PEN = 2
"""Width of the ring in logical pixels."""
_RADIUS = 6


class _Ring(QFocusFrame):
    """Qt moves it with its widget, and shows and hides both."""

    def __init__(self, color: Callable[[], str]) -> None:
        super().__init__()
        self._color = color

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._color()), PEN))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = PEN / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS,
                                _RADIUS)
        painter.end()


class FocusRing(QObject):
    """Follows the focus. What shows it by itself (a tab, an item of a menu) has no ring as well."""

    def __init__(self, app: QApplication, color: Callable[[], str], parent: QObject) -> None:
        """`color` is asked for each time the ring is drawn, as `#rrggbb`."""
        super().__init__(parent)
        self._color = color
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    @property
    def around(self) -> QWidget | None:
        """The widget that has the ring; None where nothing has."""
        return self._alive().widget() if self._ring is not None else None

    def _alive(self) -> _Ring:
        # it belongs to the window it was shown in, and may have gone with it
        if self._ring is None or not shiboken6.isValid(self._ring):
            self._ring = _Ring(self._color)
        return self._ring

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or isinstance(new, QMenu | QTabBar) or new.isWindow():
            if self._ring is not None:
                self._alive().setWidget(None)  # type: ignore[arg-type]  # Qt takes it
            return
        self._alive().setWidget(new)
