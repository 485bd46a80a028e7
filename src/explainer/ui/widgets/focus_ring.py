"""One ring around whatever has the focus, in every window and theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTabBar, QWidget

if TYPE_CHECKING:
    from explainer.ui.widgets.ring import Ring


_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class FocusRing(QObject):
    """Follows the focus of who uses keys. What shows it by itself (a tab, an item of a menu) has no
    ring as well; who points with a mouse sees where they pointed, but for a field to type in.

    It looks at the windows and at what has the focus, not at every event of the program: there are
    thousands at each change of the look.
    """

    def __init__(self, app: QApplication, color: Callable[[], str], parent: QObject) -> None:
        """`color` is asked for each time the ring is drawn, as `#rrggbb`."""
        super().__init__(parent)
        self._color = color
        self._ring: Ring | None = None
        self._by_mouse = False
        self._focused: QWidget | None = None
        app.focusChanged.connect(self._focus_changed)
        app.focusWindowChanged.connect(self._watch_window)

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = new
        if new is not None:
            new.installEventFilter(self)
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_mouse = True
        self._follow(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind in _PRESSES:
            self._by_mouse = True
        elif kind in _KEYS and self._by_mouse:
            self._by_mouse = False
            self._follow(QApplication.focusWidget())
        return super().eventFilter(watched, event)

    @property
    def around(self) -> QWidget | None:
        """The widget that has the ring; None where nothing has."""
        return self._alive().widget() if self._ring is not None else None

    def _alive(self) -> Ring:
        # it belongs to the window it was shown in, and may have gone with it
        if self._ring is None or not shiboken6.isValid(self._ring):
            from explainer.ui.widgets.ring import Ring  # not needed for the first paint

            self._ring = Ring(self._color)
        return self._ring

    def _follow(self, new: QWidget | None) -> None:
        pointed = self._by_mouse and not isinstance(new, QLineEdit)
        if new is None or isinstance(new, QMenu | QTabBar) or new.isWindow() or pointed:
            if self._ring is not None:
                self._alive().setWidget(None)  # type: ignore[arg-type]  # Qt takes it
            return
        self._alive().setWidget(new)
