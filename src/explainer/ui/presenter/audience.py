"""What the room sees: a slide and nothing else. There are no notes in this window and no way for them to come here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explainer.app.show import Picture
from explainer.ui.presenter.layout import slide_width
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.slide_view import SlideView

_POINTER_SECONDS = 3


class AudienceWindow(QWidget):
    """The window of the room."""

    reshaped = Signal(float)
    close_requested = Signal()

    def __init__(self, cache: SlideCache) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("audience")
        self.setWindowTitle(self.tr("Explainer: the room’s screen"))
        self.view = SlideView(cache, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._closing = False
        self._hide_pointer = QTimer(self)
        self._hide_pointer.setSingleShot(True)
        self._hide_pointer.setInterval(1000 * _POINTER_SECONDS)
        self._hide_pointer.timeout.connect(lambda: self.view.setCursor(Qt.CursorShape.BlankCursor))
        self.view.pointed.connect(self._pointer_moved)
        self._hide_pointer.start()

    def show_picture(self, picture: Picture) -> None:
        """Show this to the room."""
        self.view.show_picture(picture)

    def slide_width(self) -> float:
        """Width of a slide, in its units, in the shape of this window."""
        return slide_width(self.width(), self.height())

    def _pointer_moved(self, _x: float, _y: float) -> None:
        self.view.unsetCursor()
        self._hide_pointer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.reshaped.emit(self.slide_width())

    def end(self) -> None:
        """Close for good."""
        self._closing = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing by the window's own means asks first, like Esc."""
        if self._closing:
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_requested.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(self.tr("Explainer: the room’s screen"))
