"""What both windows of a show have in common: they are closed by the show alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from explainer.ui.widgets.spoken import Kind, speak_as


class ShowWindow(QWidget):
    """A window of a show. Closing it by the window's own means asks first, like Esc."""

    close_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName(name)
        speak_as(self, Kind.WINDOW)
        self._ending = False

    def retranslate(self) -> None:
        """Words in the present language."""
        raise NotImplementedError

    def end(self) -> None:
        """Close for good."""
        self._ending = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._ending:
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_requested.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
