"""Looks whether the room sees what the show means it to see: the pixels of its screen against those
of its window."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QWidget

from explainer.qt.translation import translated
from explainer.ui.presenter import screens

GONE, MINIMIZED, ELSEWHERE, COVERED = "gone", "minimized", "elsewhere", "covered"
_ACROSS, _DOWN = 12, 8  # places that are looked at
_FEW = 0.12
"""Share of them that may differ: a pointer, a notice that comes and goes."""
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_CLEARLY = 24  # of 255, in lightness


class RoomWatch:
    """What is wrong with the room's window. That it is covered is said only if two looks in a row
    find it so: a window is painted a moment after it changes."""

    def __init__(self) -> None:
        self._differed = False

    def look(self, window: QWidget, screen: QScreen) -> str:
        """"" if the room sees the window, else one of the words above."""
        if not window.isVisible():
            return GONE
        if window.isMinimized():
            return MINIMIZED
        if not screens.covers(window, screen):
            return ELSEWHERE
        differed, self._differed = self._differed, _differs(window, screen)
        return COVERED if differed and self._differed else ""


def _differs(window: QWidget, screen: QScreen) -> bool:
    """Whether the screen shows something else than the window. False where the system does not let
    a program see the screen."""
    if QGuiApplication.platformName() not in ("xcb", "windows", "cocoa"):
        return False
    seen = screen.grabWindow(0).toImage()
    meant = window.grab().toImage()
    if seen.isNull() or meant.isNull():
        return False
    places = [(x, y) for x in range(_ACROSS) for y in range(_DOWN)]
    differing = sum(abs(_lightness(seen, *place) - _lightness(meant, *place)) > _CLEARLY
                    for place in places)
    return differing > _FEW * len(places)


def _lightness(image: QImage, column: int, row: int) -> int:
    """Mean lightness of a patch of a picture, by its place in a grid."""
    wide, tall = image.width() / _ACROSS, image.height() / _DOWN
    patch = QRect(round(column * wide), round(row * tall), max(1, round(wide)), max(1, round(tall)))
    one = image.copy(patch).scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, _SMOOTH)
    return one.pixelColor(0, 0).lightness()


def words_of(trouble: str) -> str:
    """What to say of it, and what to press; "" for nothing."""
    return {
        "single": translated("One screen: the room may see this window. "
                          "F11 shows the slides, N the notes."),
        "mirrored": translated("The screens show the same, so the room sees this window. Set the "
                            "system to extend them, or press F11 for the slides."),
        "doubled": translated("Another screen shows the same as yours, so the room may see this "
                              "window. N shows and hides the notes."),
        GONE: translated("The room does not see the slides: their window is gone. "
                      "F5 brings it back."),
        MINIMIZED: translated("The room does not see the slides: their window is minimized. "
                           "F5 brings it back."),
        ELSEWHERE: translated("The slides do not fill the room’s screen. F5 puts them there."),
        COVERED: translated("Something covers the slides on the room’s screen. "
                         "F5 brings them to the front."),
    }.get(trouble, "")
