"""Where the window opens: whole on a screen, whatever was remembered and whatever screens there
are."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

USUAL = (1280, 800)
"""Size of the window at the first start, where the screen has room for more."""
SMALL_SCREEN = (1366, 768)
"""A screen that is no wider or no higher than this has none to spare: the window fills it."""
_FRAME = QMargins(4, 32, 4, 4)
"""What a window manager usually puts around a window that has not been shown yet."""


def fills(screen: QRect) -> bool:
    """Whether a new window is maximized on a screen of that size."""
    return screen.width() <= SMALL_SCREEN[0] or screen.height() <= SMALL_SCREEN[1]


def first_size() -> QSize:
    """Size that a window will have at its first start, as far as that can be known before it is
    there."""
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return QSize(*USUAL)
    room = screen.availableGeometry().size()
    return room if fills(screen.geometry()) else QSize(*USUAL).boundedTo(room)


def fitted(window: QRect, room: QRect, frame: QMargins = _FRAME) -> QRect:
    """The window's inner rectangle, made no larger than the room within its frame, and moved whole
    into it."""
    inner = room.marginsRemoved(frame)
    width, height = min(window.width(), inner.width()), min(window.height(), inner.height())
    left = min(max(window.left(), inner.left()), inner.right() + 1 - width)
    top = min(max(window.top(), inner.top()), inner.bottom() + 1 - height)
    return QRect(left, top, width, height)


def nearest_room(window: QRect, rooms: list[QRect]) -> QRect:
    """The room that a window shares most with; the first one where it shares nothing with any, as
    where its screen has gone."""
    def shared(room: QRect) -> int:
        both = room.intersected(window)
        return both.width() * both.height() if both.isValid() else 0

    return max(rooms, key=shared)


def place(window: QMainWindow, kept: str) -> None:
    """Give a window that is not shown yet its place: the one kept, as Qt saved it in base64, else
    the usual one. Then show it."""
    screens = QGuiApplication.screens()
    if not screens:
        window.resize(*USUAL)
        window.show()
        return
    restored = bool(kept) and window.restoreGeometry(
        QByteArray.fromBase64(kept.encode("ascii", "ignore")))
    screen = _screen_of(window, screens, restored)
    room = screen.availableGeometry()
    at_most = fitted(_wanted(window, room, restored), room)
    filling = window.isMaximized() or window.isFullScreen()
    if not filling:
        window.setGeometry(at_most)
    if filling or (not restored and fills(screen.geometry())):
        window.showMaximized()
    else:
        window.show()
        _mind_frame(window, room)


def _screen_of(window: QMainWindow, screens: list[QScreen], restored: bool) -> QScreen:
    if not restored:
        return QGuiApplication.primaryScreen() or screens[0]
    rooms = [screen.availableGeometry() for screen in screens]
    return screens[rooms.index(nearest_room(window.geometry(), rooms))]


def _wanted(window: QMainWindow, room: QRect, restored: bool) -> QRect:
    if restored:
        return window.geometry()
    wanted = QRect(QPoint(), QSize(*USUAL).boundedTo(room.size()))
    wanted.moveCenter(room.center())
    return wanted


def _mind_frame(window: QMainWindow, room: QRect) -> None:
    """The frame is known once the window is shown: if it is wider than thought, the window gives
    way."""
    handle = window.windowHandle()
    if handle is None:
        return
    within = fitted(window.geometry(), room, handle.frameMargins())
    if within != window.geometry():
        window.setGeometry(within)
