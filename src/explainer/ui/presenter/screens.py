"""Which screen is whose, as projectors come and go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Places:
    """The screen of the presenter and that of the room; the same screen where there is but one to be seen."""

    console: QScreen
    audience: QScreen

    @property
    def single(self) -> bool:
        """Whether both would share a screen, so that the room may see what the presenter sees."""
        return self.console is self.audience


def places(*, swapped: bool) -> Places | None:
    """The room gets a screen that is not the primary one. Screens that show the same (mirrored, or one over the other)
    count as one. None while there is no screen at all."""
    primary = QGuiApplication.primaryScreen()
    screens = QGuiApplication.screens()
    if primary is None or not screens:
        return None
    others = [screen for screen in screens if screen is not primary
              and not screen.geometry().intersects(primary.geometry())]
    if not others:
        return Places(primary, primary)
    return Places(others[0], primary) if swapped else Places(primary, others[0])


class ScreenWatch(QObject):
    """Says that screens came, went or changed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._changed)
        app.primaryScreenChanged.connect(self._changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._changed)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self.changed.emit()

    def _changed(self, *_what: object) -> None:
        self.changed.emit()


def cover(window: QWidget, screen: QScreen) -> None:
    """Show a window on all of a screen."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def lay_on(window: QWidget, screen: QScreen) -> None:
    """Show a window as large as its screen allows, not full: the desktop stays in reach."""
    if window.isFullScreen():
        window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.availableGeometry())
    window.showMaximized()
