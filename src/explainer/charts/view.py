"""The chart on the screen: walked with the keys, asked with the mouse, read by screen readers."""

from __future__ import annotations

import html
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip, QWidget

from explainer.charts.surface import ChartSurface
from explainer.drawing.chart import Chart
from explainer.drawing.shapes import Box, Hit, Item
from explainer.drawing.theme import Theme
from explainer.drawing.timeaxis import Window
from explainer.drawing.walking import FIRST, LANE_DOWN, LANE_UP, LAST, NEXT, PREVIOUS

_ZOOM_STEP = 1.5
_MOVES = {
    Qt.Key.Key_Left: PREVIOUS, Qt.Key.Key_Right: NEXT, Qt.Key.Key_Home: FIRST, Qt.Key.Key_End: LAST,
    Qt.Key.Key_Up: LANE_UP, Qt.Key.Key_Down: LANE_DOWN,
}
_SAME_FOCUS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason,
               Qt.FocusReason.MenuBarFocusReason)  # the window comes back: nobody walked here
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ZOOMS = {Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Equal: _ZOOM_STEP,
          Qt.Key.Key_Minus: 1 / _ZOOM_STEP, Qt.Key.Key_0: 0.0}


class ChartView(ChartSurface):
    """A chart one can look at, click, walk with the keys and hear. It asks for selections and holds
    none of its own: what `select` was last told is what it shows."""

    selection_requested = Signal(str)  # key of an item: click, Enter or Space
    source_requested = Signal(str)  # claim or figure id: click on a mark, or Ctrl+I
    table_requested = Signal()  # T

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPointF | None = None
        self._dragging = False
        self.setMouseTracking(True)

    # What is shown

    def set_chart(self, chart: Chart, theme: Theme, text_scale: float) -> None:
        """Show a chart. The place of the keys and the zoom stay where they still mean something."""
        current = self.current_key()
        if not chart.keeps_window_of(self._chart):
            self._window = Window()
        self._chart, self._theme, self._text_scale = chart, theme, text_scale
        self._heights.clear()
        self._current = None
        self.setBackground(theme.page)
        self._refresh()
        keys = [item.key for item in self._drawing.items]
        if current in keys:
            self._current = keys.index(current)
            self._refresh()
        self.updateGeometry()
        self._describe()

    def select(self, key: str | None) -> None:
        """Show the item with this key as selected, and let the keys go on from there. Emits
        nothing."""
        if key == self._selected:
            return
        self._selected = key
        keys = [item.key for item in self._drawing.items]
        if key in keys and self.current_key() != key:
            self._current = keys.index(key)
            self._bring_into_window()
        self._refresh()
        self._describe()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys of the chart come before shortcuts of the window."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return bool(super().event(event))

    def _wants(self, event: QKeyEvent) -> bool:
        if self._asks_source(event):
            item = self._current_item()
            return item is not None and bool(item.figure_id)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier,
                                      Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        return plain and (key in _MOVES or key in _CHOOSE or key == Qt.Key.Key_T)

    @staticmethod
    def _asks_source(event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return control and event.key() == Qt.Key.Key_I

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if self._asks_source(event):
            used = self._ask_source()
        elif event.modifiers() & ~plain:
            used = False
        else:
            used = self._key(Qt.Key(event.key()))
        event.setAccepted(used)

    def _key(self, key: Qt.Key) -> bool:
        item = self._current_item()
        if key in _MOVES and self._drawing.items:
            self._walk(_MOVES[key])
        elif key in _CHOOSE and item is not None:
            self.selection_requested.emit(item.key)
        elif key == Qt.Key.Key_T:
            self.table_requested.emit()
        elif key in _ZOOMS and self._drawing.plot is not None:
            self._zoom(_ZOOMS[key])
        else:
            return False
        return True

    def _walk(self, move: str) -> None:
        if self._is_mirrored():
            move = {PREVIOUS: NEXT, NEXT: PREVIOUS}.get(move, move)
        self._ring = True
        if self._current_item() is None:
            self._current = len(self._drawing.items) - 1 if move == LAST else 0
        else:
            self._current = self._chart.walk(self._drawing.items, self._current or 0, move)
        self._bring_into_window()
        self._refresh()
        self._bring_into_sight()
        self._describe(aloud=True)

    def _ask_source(self) -> bool:
        item = self._current_item()
        if item is None or not item.figure_id:
            return False
        self.source_requested.emit(item.figure_id)
        return True

    def _bring_into_sight(self) -> None:
        """Scroll the page around the chart to the current item."""
        item, area = self._current_item(), self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if item is None or area is None or area.widget() is None or item.frame.width <= 0:
            return
        box = item.area.joined(item.frame)
        for x, y in ((box.x, box.bottom), (box.x, box.y)):  # the top wins on a smaller page
            point = self.mapTo(area.widget(), QPoint(round(x), round(y)))
            area.ensureVisible(point.x(), point.y(), 0, 12)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() not in _SAME_FOCUS:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._current_item() is None and self._drawing.items:
            keys = [item.key for item in self._drawing.items]
            self._current = keys.index(self._selected) if self._selected in keys else 0
        self._refresh()
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._refresh()

    # For screen readers

    def _describe(self, *, aloud: bool = False) -> None:
        """Name and description follow the current value; `aloud` says it to whoever listens."""
        item = self._current_item()
        sentence = item.sentence if item is not None else ""
        self.setAccessibleName(self._chart.title)
        self.viewport().setAccessibleName(self._chart.title)  # else readers meet an unnamed box
        parts = (self._chart.takeaway, sentence)
        self.setAccessibleDescription(" ".join(part for part in parts if part))
        if aloud and sentence and QAccessible.isActive():
            place = self.tr("{n} of {m}").format(n=(self._current or 0) + 1,
                                                m=len(self._drawing.items))
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, f"{sentence.rstrip('.')}. {place}"))

    # Mouse

    def item_at(self, point: QPointF) -> Item | None:
        """The item whose area holds a point of the widget; the smallest of several."""
        x, y = point.x(), point.y()
        found = [item for item in self._drawing.items if item.area.contains(x, y)]
        return min(found, key=lambda item: item.area.width * item.area.height, default=None)

    def hit_at(self, point: QPointF) -> Hit | None:
        """The mark at a point of the widget."""
        x, y = point.x(), point.y()
        return next((hit for hit in self._drawing.hits if hit.box.contains(x, y)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point, plot = event.position(), self._drawing.plot
        if self._pressed is not None and plot is not None and self._window.zoom > 1:
            if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._dragging = True
            if self._dragging:
                self._pan(point.x() - self._pressed.x(), plot)
                self._pressed = point
                return
        on = self.hit_at(point) is not None or self.item_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        start, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or start is None or self._dragging:
            return
        hit = self.hit_at(event.position())
        if hit is not None and hit == self.hit_at(start):
            self.source_requested.emit(hit.figure_id)
            return
        item = self.item_at(event.position())
        if item is not None and item == self.item_at(start):
            self._current = self._drawing.items.index(item)
            self._refresh()
            self._describe()
            self.selection_requested.emit(item.key)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """With Ctrl the wheel zooms a timeline; without, it belongs to the page around."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        turned = event.angleDelta().y()
        if self._drawing.plot is None or not control or not turned:
            event.ignore()
            return
        self._zoom(_ZOOM_STEP ** (turned / 120), event.position().x())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tooltips say all of a value. Its text is data: escaped, never read as HTML."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self.item_at(QPointF(event.pos()))
            if item is None:
                QToolTip.hideText()
                event.ignore()
                return True
            box = item.area
            rect = QRectF(box.x, box.y, box.width, box.height).toAlignedRect()
            text = f"<p>{html.escape(item.sentence)}</p>"
            QToolTip.showText(event.globalPos(), text, self.viewport(), rect)
            return True
        return bool(super().viewportEvent(event))

    # Time

    def _share_across(self, x: float, plot: Box) -> float:
        share = (x - plot.x) / plot.width if plot.width > 0 else 0.0
        return 1.0 - share if self._is_mirrored() else share

    def _zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom the timeline about a place in pixels, else about the current event; a factor of 0
        shows all of it."""
        plot, item = self._drawing.plot, self._current_item()
        if plot is None:
            return
        if x is None:
            x = item.area.x + item.area.width / 2 if item is not None else plot.x + plot.width / 2
        about = min(max(self._share_across(x, plot), 0.0), 1.0)
        self._window = self._window.zoomed(factor, about) if factor else Window()
        self._refresh()

    def _pan(self, dx: float, plot: Box) -> None:
        if plot.width <= 0:
            return
        way = 1.0 if self._is_mirrored() else -1.0
        moved = self._window.start + way * dx / plot.width / self._window.zoom
        self._window = replace(self._window, start=moved).clamped()
        self._refresh()

    def _bring_into_window(self) -> None:
        """Pan a zoomed timeline so that the current event is seen."""
        if self._window.zoom <= 1 or self._current is None:
            return
        whole = self._lay_out(self.viewport().width())
        if whole.plot is not None and self._current < len(whole.items):
            area = whole.items[self._current].area
            share = self._share_across(area.x + area.width / 2, whole.plot)
            if not self._window.shows(share):
                self._window = self._window.centered(share)
