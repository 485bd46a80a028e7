"""The one window of a kiosk. It fills the screen, and closes for the staff alone."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget


class Frame(QWidget):
    """Shows one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kioskFrame")
        self.setWindowTitle("Explainer")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._pages = QStackedLayout(self)
        self.may_close = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for changed in (app.primaryScreenChanged, app.screenAdded, app.screenRemoved):
            changed.connect(self._fill_soon)

    def fill_screen(self) -> None:
        """Cover the screen, in front of everything else."""
        screen = QGuiApplication.primaryScreen()
        if screen is not None:  # without a window manager full screen alone changes nothing
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()

    def _fill_soon(self) -> None:
        if self.isVisible() and not self.may_close:
            QTimer.singleShot(0, self, self.fill_screen)

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page, which belongs to the window from now on."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def remove(self, page: QWidget) -> None:
        """A page is no longer the window's."""
        self._pages.removeWidget(page)
        page.hide()

    def clear(self, own: QWidget) -> None:
        """Delete every widget on the window but its pages and `own`: what a page put beside itself,
        such as a list that is open or the ring around what has the focus."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child is not own and self._pages.indexOf(child) < 0:
                shiboken6.delete(child)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not (
                self.isFullScreen() and not self.isMinimized()):
            self._fill_soon()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Nobody closes it: not the window manager, no key."""
        event.setAccepted(self.may_close)
