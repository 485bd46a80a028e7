"""A chart painted in a pyqtgraph widget, with the room it needs: what the eye sees, and no keys."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explainer.charts.fonts import QtMeasure
from explainer.charts.painting import ShapePainter
from explainer.drawing.bars import BarChart
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Drawing, Item
from explainer.drawing.theme import THEMES, Theme
from explainer.drawing.timeaxis import Window

_FOCUS_GAP = 4.0  # the focus ring is outside the frame of the selection


class ChartItem(pg.GraphicsObject):
    """Paints a drawing; its coordinates are the pixels of the view."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing = Drawing(0.0, 0.0, ())
        self._theme = THEMES["light"]
        self._selected: str | None = None
        self._focused: Item | None = None

    def show_drawing(self, drawing: Drawing, theme: Theme, selected: str | None,
                     focused: Item | None) -> None:
        """Paint this from now on. `focused` is the item that has the focus ring."""
        self.prepareGeometryChange()
        self._drawing, self._theme = drawing, theme
        self._selected, self._focused = selected, focused
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The whole drawing."""
        return QRectF(0.0, 0.0, self._drawing.width, self._drawing.height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem,
              _widget: QWidget | None = None) -> None:
        """Shapes, then the frames of selection and focus."""
        shapes, focused = ShapePainter(painter, self._theme, self._selected), self._focused
        shapes.paint(self._drawing.shapes)
        for item in self._drawing.items:
            if item.key == self._selected and item.frame.width > 0:
                shapes.frame(item.frame, item.radius, "selection_edge")
        if focused is not None and focused.frame.width > 0:
            shapes.frame(focused.frame.outset(_FOCUS_GAP), focused.radius + _FOCUS_GAP, "focus")


class ChartSurface(pg.GraphicsView):
    """Lays out and paints a chart at the widget's width, with its selection and focus ring.

    Title, subtitle and source line are the panel's to show; the drawing keeps the room its frames
    need.
    """

    _item: ChartItem | None = None  # the base class lays out before our constructor is done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart = BarChart("")
        self._theme, self._text_scale = THEMES["light"], 1.0
        self._measure = QtMeasure()
        self._drawing = Drawing(0.0, 0.0, ())
        self._heights: dict[int, int] = {}
        self._window = Window()
        self._selected: str | None = None
        self._current: int | None = None  # item the keys are at
        self._ring = False  # whether the focus ring shows: only who came by keys needs it
        self._prepare_plot()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._item = ChartItem()
        self._box.addItem(self._item, ignoreBounds=True)
        self._refresh()

    def _prepare_plot(self) -> None:
        """A bare view box: the layout draws all there is, so no axes, menus or mouse of a plot item
        are made."""
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._box.setDefaultPadding(0.0)
        self._box.invertY(True)
        self.setCentralItem(self._box)

    def current_key(self) -> str | None:
        """Key of the item the keys are at."""
        item = self._current_item()
        return item.key if item is not None else None

    def drawing(self) -> Drawing:
        """What is drawn now, in pixels of the widget."""
        return self._drawing

    def _current_item(self) -> Item | None:
        items, current = self._drawing.items, self._current
        return items[current] if current is not None and current < len(items) else None

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _lay_out(self, width: float, window: Window | None = None) -> Drawing:
        current = self.current_key() or self._selected
        return self._chart.layout(Frame(self._measure, width, self._text_scale,
                                        self._is_mirrored(), current, window or Window()))

    def _refresh(self) -> None:
        if self._item is None or self.closed:  # pyqtgraph takes its scene away on close
            return
        width, height = self.viewport().width(), self.viewport().height()
        self._drawing = self._lay_out(width, self._window)
        whole = QRectF(0, 0, max(1, width), max(1, height))
        self._box.setRange(whole, padding=0, disableAutoRange=True)
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
        """In layouts that know no height for width, too, nothing is cut off. A width not yet seen
        says nothing."""
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
