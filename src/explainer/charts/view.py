"""The chart on the screen: one graphics item in a pyqtgraph widget, walked with the keys and read by screen readers."""

from __future__ import annotations

import html
import math
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QStyleOptionGraphicsItem, QToolTip, QWidget

from explainer.app.theme import THEMES, Theme
from explainer.charts.fonts import QtMeasure
from explainer.charts.painting import ShapePainter
from explainer.drawing.bars import BarChart
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Drawing, Hit, Item
from explainer.drawing.timeaxis import Window
from explainer.drawing.walking import FIRST, LANE_DOWN, LANE_UP, LAST, NEXT, PREVIOUS

_EMPTY = BarChart("")
_FOCUS_GAP = 4.0  # the focus ring stands outside the frame of the selection
_ZOOM_STEP = 1.5
_MOVES = {
    Qt.Key.Key_Left: PREVIOUS, Qt.Key.Key_Right: NEXT, Qt.Key.Key_Home: FIRST, Qt.Key.Key_End: LAST,
    Qt.Key.Key_Up: LANE_UP, Qt.Key.Key_Down: LANE_DOWN,
}
_SAME_FOCUS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason,
               Qt.FocusReason.MenuBarFocusReason)  # the window comes back: nobody walked here
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ZOOMS = {Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Equal: _ZOOM_STEP, Qt.Key.Key_Minus: 1 / _ZOOM_STEP,
          Qt.Key.Key_0: 0.0}


class ChartItem(pg.GraphicsObject):
    """Paints a drawing; its coordinates are the pixels of the view."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing = Drawing(0.0, 0.0, ())
        self._theme = THEMES["light"]
        self._selected: str | None = None
        self._focused: Item | None = None

    def show_drawing(self, drawing: Drawing, theme: Theme, selected: str | None, focused: Item | None) -> None:
        """Paint this from now on. `focused` is the item that wears the focus ring."""
        self.prepareGeometryChange()
        self._drawing, self._theme, self._selected, self._focused = drawing, theme, selected, focused
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The whole drawing."""
        return QRectF(0.0, 0.0, self._drawing.width, self._drawing.height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Shapes, then the frames of selection and focus."""
        shapes = ShapePainter(painter, self._theme, self._selected)
        shapes.paint(self._drawing.shapes)
        for item in self._drawing.items:
            if item.key == self._selected and item.frame.width > 0:
                shapes.frame(item.frame, item.radius, "selection_edge")
        if self._focused is not None and self._focused.frame.width > 0:
            shapes.frame(self._focused.frame.outset(_FOCUS_GAP), self._focused.radius + _FOCUS_GAP, "focus")


class ChartView(pg.GraphicsView):
    """A chart one can look at, click, walk with the keys and hear. It asks for selections and holds none of its own:
    what `select` was last told is what it shows.

    Title, subtitle and source line are the panel's to show; the drawing keeps the room its frames need.
    """

    selection_requested = Signal(str)  # key of an item: click, Enter or Space
    source_requested = Signal(str)  # claim or figure id: click on a mark, or Ctrl+I
    table_requested = Signal()  # T

    _item: ChartItem | None = None  # the base class lays out before our constructor is done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart = _EMPTY
        self._theme, self._text_scale = THEMES["light"], 1.0
        self._measure = QtMeasure()
        self._drawing = Drawing(0.0, 0.0, ())
        self._heights: dict[int, int] = {}
        self._window = Window()
        self._selected: str | None = None
        self._current: int | None = None  # item the keys stand on
        self._ring = False  # whether the focus ring shows: only who came by keys needs it
        self._pressed: QPointF | None = None
        self._dragging = False
        self._prepare_plot()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._item = ChartItem()
        self._box.addItem(self._item, ignoreBounds=True)
        self._refresh()

    def _prepare_plot(self) -> None:
        """A bare view box: the layout draws all there is, so no axes, menus or mouse of a plot item are made."""
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._box.setDefaultPadding(0.0)
        self._box.invertY(True)
        self.setCentralItem(self._box)

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
        """Show the item with this key as selected, and let the keys go on from there. Emits nothing."""
        if key == self._selected:
            return
        self._selected = key
        keys = [item.key for item in self._drawing.items]
        if key in keys and self.current_key() != key:
            self._current = keys.index(key)
            self._bring_into_window()
        self._refresh()
        self._describe()

    def current_key(self) -> str | None:
        """Key of the item the keys stand on."""
        item = self._current_item()
        return item.key if item is not None else None

    def drawing(self) -> Drawing:
        """What is drawn now, in pixels of the widget."""
        return self._drawing

    def _current_item(self) -> Item | None:
        items = self._drawing.items
        return items[self._current] if self._current is not None and self._current < len(items) else None

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _lay_out(self, width: float, window: Window | None = None) -> Drawing:
        return self._chart.layout(Frame(self._measure, width, self._text_scale, self._is_mirrored(),
                                        self.current_key() or self._selected, window or Window()))

    def _refresh(self) -> None:
        if self._item is None or self.closed:  # pyqtgraph takes its scene away when the widget closes
            return
        width, height = self.viewport().width(), self.viewport().height()
        self._drawing = self._lay_out(width, self._window)
        self._box.setRange(QRectF(0, 0, max(1, width), max(1, height)), padding=0, disableAutoRange=True)
        focused = self._current_item() if self._ring and self.hasFocus() else None
        self._item.show_drawing(self._drawing, self._theme, self._selected, focused)
        self._keep_room()

    # Room

    def preferred_height(self, width: int) -> int:
        """Height in pixels that the chart needs at a width."""
        if width not in self._heights:
            self._heights[width] = math.ceil(self._lay_out(width).height)
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self.preferred_height(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = max(self.width(), 320)
        return QSize(width, self.preferred_height(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(280, 40)

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._item is None:
            return
        self._refresh()

    def _keep_room(self) -> None:
        """In layouts that know no height for width, too, nothing is cut off. A width not yet seen says nothing."""
        if not self.isVisible():
            return
        wanted = max(self.preferred_height(self.width()), math.ceil(self._drawing.height))
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._refresh()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys of the chart come before shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return bool(super().event(event))

    def _wants(self, event: QKeyEvent) -> bool:
        if self._asks_source(event):
            item = self._current_item()
            return item is not None and bool(item.figure_id)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and (event.key() in _MOVES or event.key() in _CHOOSE or event.key() == Qt.Key.Key_T)

    @staticmethod
    def _asks_source(event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_I and event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._asks_source(event):
            used = self._ask_source()
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
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
        for x, y in ((box.x, box.bottom), (box.x, box.y)):  # its top wins where it is taller than the page
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
        """Name and description follow the current value; `aloud` says it to whoever is listening."""
        item = self._current_item()
        said = item.sentence if item is not None else ""
        self.setAccessibleName(self._chart.title)
        self.viewport().setAccessibleName(self._chart.title)  # else readers meet an unnamed box inside
        self.setAccessibleDescription(" ".join(part for part in (self._chart.takeaway, said) if part))
        if aloud and said and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # Mouse

    def item_at(self, point: QPointF) -> Item | None:
        """The item whose area holds a point of the widget; the smallest, where areas lie in each other."""
        found = [item for item in self._drawing.items if item.area.contains(point.x(), point.y())]
        return min(found, key=lambda item: item.area.width * item.area.height, default=None)

    def hit_at(self, point: QPointF) -> Hit | None:
        """The mark at a point of the widget."""
        return next((hit for hit in self._drawing.hits if hit.box.contains(point.x(), point.y())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = event.position()
        if self._pressed is not None and self._drawing.plot is not None and self._window.zoom > 1:
            if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._dragging = True
            if self._dragging:
                self._pan(point.x() - self._pressed.x(), self._drawing.plot)
                self._pressed = point
                return
        on = self.hit_at(point) is not None or self.item_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

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
        plot = self._drawing.plot
        if plot is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier or not event.angleDelta().y():
            event.ignore()
            return
        self._zoom(_ZOOM_STEP ** (event.angleDelta().y() / 120), event.position().x())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tooltips say all of a value. Its text is data, so it is escaped and never read as HTML."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self.item_at(QPointF(event.pos()))
            if item is None:
                QToolTip.hideText()
                event.ignore()
                return True
            box = item.area
            QToolTip.showText(event.globalPos(), f"<p>{html.escape(item.sentence)}</p>", self.viewport(),
                              QRectF(box.x, box.y, box.width, box.height).toAlignedRect())
            return True
        return bool(super().viewportEvent(event))

    # Time

    def _share_across(self, x: float, plot: Box) -> float:
        share = (x - plot.x) / plot.width if plot.width > 0 else 0.0
        return 1.0 - share if self._is_mirrored() else share

    def _zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom the timeline about a place, else about the current event; a factor of 0 shows all of it."""
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
                self._window = self._window.centred(share)
