"""A small message at the foot of the window that says what was done, and leaves by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explainer.ui.widgets.spoken import Kind, announce, speak_as

STAYS_MS = 6_000
"""How long a message stays. One with the focus in it stays as long as that lasts and begins anew,
one under the pointer as well, but no longer than that many times: the pointer may just lie there.
"""
MOST_TIMES = 5
_EDGE = 24


class Toast(QFrame):
    """Shows one message at a time, with one thing that can be done about it. It comes and goes
    without moving, and takes neither the focus nor room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        speak_as(self, Kind.NOTICE)
        self._call: Callable[[], object] | None = None
        self._times = 0
        self._before: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        self._label, self.button = QLabel(), QPushButton()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._pressed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" where it is gone."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, button: str = "", call: Callable[[], object] | None = None) -> None:
        """Show a message in place of the one before. `button` names what `call` does."""
        self._call = call
        self._label.setWordWrap(False)
        self._label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self.place()
        self._times = 0
        self._timer.start()
        announce(self, text)

    def place(self) -> None:
        """Stand in the middle of the foot of the parent, and wrap where that is too narrow."""
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        room = parent.width() - 2 * _EDGE
        self._label.setWordWrap(False)
        if self.sizeHint().width() > room:
            self._label.setWordWrap(True)
        width = min(room, self.sizeHint().width())
        height = self.heightForWidth(width) if self.hasHeightForWidth() else -1
        self.resize(width, height if height > 0 else self.sizeHint().height())
        self.move((parent.width() - width) // 2, parent.height() - self.height() - _EDGE)

    def _pressed(self) -> None:
        call = self._call
        self.hide()
        if call is not None:
            call()

    def _leave(self) -> None:
        self._times += 1
        if self.button.hasFocus() or (self.underMouse() and self._times < MOST_TIMES):
            self._timer.start()
        else:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape sends the message away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
