"""A link in the text of a card as something that can have the focus and that a screen reader
meets as a link. It shows nothing but its focus; the pointer goes through it to the text."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

RING = 2
"""Pixels that the focus frame stands outside the letters of a link."""


class LinkSpot(QWidget):
    """Lies over a link of a text."""

    followed = Signal(str)

    def __init__(self, href: str, name: str, area: QAbstractScrollArea) -> None:
        _install()
        super().__init__(area.viewport())
        self.href, self._focus = href, ""
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # the Tab key goes past: the text is one stop
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show()

    def place(self, box: QRectF, focus: str) -> None:
        """Lie over `box`, in pixels of the viewport. `focus` is the color of the focus frame."""
        self._focus = focus
        self.setGeometry(box.adjusted(-RING, -RING, RING, RING).toAlignedRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(self.href)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._focus), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class _SpokenLink(QAccessibleWidget):
    """What a screen reader is told of a link."""

    def __init__(self, spot: LinkSpot) -> None:
        super().__init__(spot, QAccessible.Role.Link, spot.accessibleName())


_spoken: list[QAccessibleInterface] = []
"""Qt owns them and deletes each with its widget; until then Python must not let go."""
_installed: list[object] = []


def _make(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, LinkSpot):
        return None
    _spoken[:] = [one for one in _spoken if shiboken6.isValid(one)]
    _spoken.append(_SpokenLink(thing))
    return _spoken[-1]


def _install() -> None:
    """Tell Qt how links are spoken, once."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(_make)
