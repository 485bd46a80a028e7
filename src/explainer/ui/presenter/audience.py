"""What the room sees: a slide and nothing else. There are no notes in this window and no way for
them to come here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from explainer.app.show import Picture
from explainer.ui.presenter.layout import slide_width
from explainer.ui.presenter.show_window import ShowWindow
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.slide_view import SlideView

_POINTER_SECONDS = 3
HINT_SECONDS = 8


class AudienceWindow(ShowWindow):
    """The window of the room."""

    reshaped = Signal(float)

    def __init__(self, cache: SlideCache) -> None:
        super().__init__("audience")
        self.retranslate()
        self.view = SlideView(cache, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._hint = QLabel(self)
        self._hint.setObjectName("audienceHint")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.hide()
        self._hide_hint = QTimer(self)
        self._hide_hint.setSingleShot(True)
        self._hide_hint.setInterval(1000 * HINT_SECONDS)
        self._hide_hint.timeout.connect(self._hint.hide)
        self._hide_pointer = QTimer(self)
        self._hide_pointer.setSingleShot(True)
        self._hide_pointer.setInterval(1000 * _POINTER_SECONDS)
        self._hide_pointer.timeout.connect(lambda: self.view.setCursor(Qt.CursorShape.BlankCursor))
        self.view.pointed.connect(self._pointer_moved)
        self._hide_pointer.start()

    def show_picture(self, picture: Picture) -> None:
        """Show this to the room."""
        self.view.show_picture(picture)

    def show_hint(self, words: str) -> None:
        """Show a line at the upper edge for a while: how to get to the presenter's window, where
        there is but one screen."""
        self._hint.setText(words)
        self._place_hint()
        self._hint.show()
        self._hint.raise_()
        self._hide_hint.start()

    @property
    def hint(self) -> str:
        """The line that is shown; "" for none."""
        return "" if self._hint.isHidden() else self._hint.text()

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        self._hint.move(max(0, (self.width() - self._hint.width()) // 2), 0)

    def slide_width(self) -> float:
        """Width of a slide, in its units, in the shape of this window."""
        return slide_width(self.width(), self.height())

    def _pointer_moved(self, _x: float, _y: float) -> None:
        self.view.unsetCursor()
        self._hide_pointer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place_hint()
        self.reshaped.emit(self.slide_width())

    def retranslate(self) -> None:
        """The window's title in the present language."""
        self.setWindowTitle(self.tr("Explainer: the room’s screen"))
