"""What a kiosk keeps in: closing, dropped files, menus of the right button. And what tells that
somebody is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from explainer.ui.kiosk.finger import Finger
from explainer.ui.window import MainWindow

_KIND = QEvent.Type
_PRESSES = frozenset({_KIND.MouseButtonPress, _KIND.MouseButtonDblClick, _KIND.KeyPress,
                      _KIND.ShortcutOverride, _KIND.TouchBegin, _KIND.TabletPress})
_RELEASES = frozenset({_KIND.MouseButtonRelease, _KIND.KeyRelease, _KIND.TouchEnd,
                       _KIND.TouchCancel, _KIND.TabletRelease})
_MOVES = frozenset({_KIND.MouseMove, _KIND.TouchUpdate, _KIND.Wheel, _KIND.TabletMove,
                    _KIND.HoverMove})
_SIGNS = _PRESSES | _RELEASES | _MOVES
_DROPS = frozenset({_KIND.DragEnter, _KIND.DragMove, _KIND.Drop})
_KEPT_IN = _DROPS | {_KIND.ContextMenu}
_JITTER = 3
"""Pixels that a pointer at rest may be moved by a table that shakes."""
_ABSORBED_MS = 1000
"""The press that answers the countdown is over by then, even if its end was never told."""


class Guard(QObject):
    """Sees every event of the application before it arrives."""

    activity = Signal()
    answered = Signal()  # a sign of life while `asking`

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.asking = False  # whether somebody is asked if they are there
        self._absorbing = False
        self._pointer = QPointF()
        self._finger = Finger()
        self._absorbed = QTimer(self)
        self._absorbed.setSingleShot(True)
        self._absorbed.setInterval(_ABSORBED_MS)
        self._absorbed.timeout.connect(self._let_through)
        app.installEventFilter(self)

    def _let_through(self) -> None:
        self._absorbing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind in _SIGNS:
            return self._sign(watched, event)
        if kind in _KEPT_IN:
            event.ignore()
            return True
        if kind == _KIND.Close and isinstance(watched, MainWindow):
            event.ignore()
            return True
        if kind == _KIND.Polish and isinstance(watched, QLineEdit):
            watched.setDragEnabled(False)  # nothing is dragged out of a field
        return False

    def _rests(self, event: QEvent) -> bool:
        """Whether an event says only that the pointer is where it was."""
        if not isinstance(event, QMouseEvent) or event.type() != _KIND.MouseMove:
            return False
        rests = (event.globalPosition() - self._pointer).manhattanLength() <= _JITTER
        if not rests:
            self._pointer = event.globalPosition()
        return rests

    def _sign(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there. What answers the question is for the question alone."""
        if self._absorbing:
            if event.type() in _RELEASES:
                QTimer.singleShot(0, self, self._let_through)  # parents hear of it as well
            event.accept()
            return True
        if event.type() in (_KIND.HoverMove, *_RELEASES) or self._rests(event):
            return self.asking or self._finger.sees(watched, event)
        if self.asking:
            if event.type() in _PRESSES:
                self._absorbing = True
                self._absorbed.start()
            event.accept()
            self.answered.emit()
            return True
        if event.type() == _KIND.MouseButtonPress and isinstance(event, QMouseEvent):
            _forbid_dragging(watched, event)
        self.activity.emit()
        return self._finger.sees(watched, event)


def _forbid_dragging(watched: QObject, event: QMouseEvent) -> None:
    """A press on selected words begins no drag of them: the selection goes first."""
    area = watched.parent() if isinstance(watched, QWidget) else None
    if (isinstance(area, QTextEdit) and area.viewport() is watched
            and event.button() == Qt.MouseButton.LeftButton):
        cursor = area.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            area.setTextCursor(cursor)

