"""The keys of the plot over time: walk days and events, move the date, widen the windows, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from explainer.ui.panels.over_time import OverTimeArea

_ZOOM = 1.5
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOMS = {Qt.Key.Key_Plus: _ZOOM, Qt.Key.Key_Equal: _ZOOM, Qt.Key.Key_Minus: 1 / _ZOOM}
_WIDENS = {Qt.Key.Key_Up: True, Qt.Key.Key_Down: False}


class PlotKeys(QObject):
    """Listens to the plot of an area. Its keys come before shortcuts of the window."""

    def __init__(self, area: OverTimeArea) -> None:
        super().__init__(area)
        self._area, self._at = area, 0
        area.plot.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and self._area.series is not None:
            if (event.type() == QEvent.Type.ShortcutOverride and Qt.Key(event.key()) in _WAYS
                    and not event.modifiers() & Qt.KeyboardModifier.AltModifier):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._press(event):
                return True
        return super().eventFilter(watched, event)

    @property
    def _here(self) -> int:
        return self._at or self._area.date.toordinal()

    def _press(self, event: QKeyEvent) -> bool:
        key, area = Qt.Key(event.key()), self._area
        if key in _WAYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._walk(_WAYS[key], event.modifiers())
        elif key in _WIDENS:
            area.widen(wider=_WIDENS[key])
        elif key in _ZOOMS:
            area.plot.zoom(_ZOOMS[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            area.plot.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            return False
        return True

    def _walk(self, way: int, held: Qt.KeyboardModifier) -> None:
        area = self._area
        assert area.series is not None
        if held & Qt.KeyboardModifier.ShiftModifier:
            area.move_date(way)
        elif held & Qt.KeyboardModifier.ControlModifier:
            days = [flag.day.toordinal() for flag in area.flags]
            ahead = [day for day in days if (day - self._here) * way > 0]
            self._at = area.go_to((min(ahead) if way > 0 else max(ahead)) if ahead else self._here)
        else:
            self._at = area.go_to(self._here + way * area.series.line.step)

    def _enter(self) -> None:
        """An event under the crosshair is shown; else the date is put there."""
        flag = next((flag for flag in self._area.flags if flag.day.toordinal() == self._at), None)
        if flag is not None:
            self._area.event_requested.emit(flag.ref)
        elif self._at:
            self._area.put_date(self._at)
