"""Which screen is whose, as projectors come and go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Places:
    """The screen of the presenter and that of the room; the same screen where there is but one to
    be seen."""

    console: QScreen
    audience: QScreen

    @property
    def single(self) -> bool:
        """Whether both would share a screen, so that the room may see what the presenter sees."""
        return self.console is self.audience


def places(*, swapped: bool, room: str = "") -> Places | None:
    """The room gets the screen of that name, else one that is not the primary one. Screens that
    show the same (mirrored, or one over the other) count as one. None while there is no screen at
    all."""
    primary = QGuiApplication.primaryScreen()
    if primary is None or not QGuiApplication.screens():
        return None
    others = [screen for screen in QGuiApplication.screens() if not _meet(screen, primary)]
    if not others:
        return Places(primary, primary)
    others.sort(key=lambda screen: screen.name() != room)
    if swapped != (room == primary.name()):
        return Places(others[0], primary)
    return Places(primary, others[0])


def _meet(one: QScreen, other: QScreen) -> bool:
    return one is other or one.geometry().intersects(other.geometry())


def mirrored() -> bool:
    """Whether there are several screens that show the same."""
    shown = QGuiApplication.screens()
    return len(shown) > 1 and all(_meet(one, shown[0]) for one in shown[1:])


def doubled(screen: QScreen) -> bool:
    """Whether another screen shows the same as this one."""
    return any(_meet(one, screen) for one in QGuiApplication.screens() if one is not screen)


def choices(room: QScreen | None) -> list[tuple[str, str, bool]]:
    """The screens that the room can have: name, words for a person, and whether it has it."""
    return [(screen.name(),
             f"{screen.name()}, {screen.size().width()} × {screen.size().height()}", screen is room)
            for screen in QGuiApplication.screens()]


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
    if _compositor_places():
        _cover_by_compositor(window, screen)
        return
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def lay_on(window: QWidget, screen: QScreen) -> None:
    """Show a window as large as its screen allows, not full: the desktop stays in reach."""
    if _compositor_places():
        _lay_by_compositor(window, screen)
        return
    if window.isFullScreen():
        window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.availableGeometry())
    window.showMaximized()


def covers(window: QWidget, screen: QScreen) -> bool:
    """Whether a window is seen on all of a screen."""
    if _compositor_places():
        return window.isVisible() and window.isFullScreen() and window.screen() is screen
    return window.isVisible() and window.geometry() == screen.geometry()


def is_apart(window: QWidget, screen: QScreen) -> bool:
    """Whether a window is seen, and not on a screen."""
    if _compositor_places():
        return window.isVisible() and window.screen() is not screen
    return window.isVisible() and not window.frameGeometry().intersects(screen.geometry())


# Wayland: windows neither know nor choose their place, and one that is maximized or full screen has
# the size that the compositor gave it; to ask for another is an error that ends the program. Only a
# window that asks for full screen as it is shown can name a screen: so both are full there, and
# hidden before they move.


def _compositor_places() -> bool:
    return QGuiApplication.platformName().startswith("wayland")


def _cover_by_compositor(window: QWidget, screen: QScreen) -> None:
    if not covers(window, screen):
        window.hide()
        handle = window.windowHandle()
        if handle is not None:
            # Mutter shows nothing of a surface that had another place a moment ago
            handle.destroy()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(screen)
        # Qt names the screen that a window is on
        window.setGeometry(screen.geometry())
        window.showFullScreen()


def _lay_by_compositor(window: QWidget, screen: QScreen) -> None:
    if len(QGuiApplication.screens()) > 1:
        _cover_by_compositor(window, screen)
    elif window.isFullScreen() or not window.isVisible():
        window.hide()
        window.showMaximized()
