"""Paints one picture of the show at any size: the slide, its selection, zoom, spotlight, or nothing
but a color."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from explainer.app.show import BLACK, END, Picture, Region
from explainer.charts.fonts import font
from explainer.charts.painting import ShapePainter
from explainer.content.deck import Scene
from explainer.drawing.room import BODY
from explainer.drawing.shapes import Drawing
from explainer.drawing.theme import THEMES
from explainer.ui.presenter.layout import HEIGHT, slide_width
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.widgets.spoken import Kind, speak_as

SPOT = 0.2
"""Radius of the spotlight as a share of the slide's height."""
_DIM = QColor(0, 0, 0, 170)
_LEAST_DRAG = 24  # pixels; less is the click of an unsteady hand


class SlideView(QWidget):
    """A picture of the show. With `frame` it has an edge, as on the console.

    Places that signals give are shares of the slide, 0 to 1.
    """

    value_clicked = Signal(str)
    card_requested = Signal(str)
    pointed = Signal(float, float)
    region_chosen = Signal(object)
    wheeled = Signal(float, float, float)
    empty_clicked = Signal()
    stepped = Signal(int)  # the mouse's own buttons for forward and back

    def __init__(self, cache: SlideCache, parent: QWidget | None = None, *, frame: bool = False,
                 width: float | None = None) -> None:
        super().__init__(parent)
        self._cache, self._frame, self._width = cache, frame, width
        self._picture: Picture | None = None
        self._hint = ""
        self._pressed: QPoint | None = None
        self._dragged: QPoint | None = None
        speak_as(self, Kind.PICTURE)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(72, 40)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, 360)

    def show_picture(self, picture: Picture | None, hint: str = "") -> None:
        """Show this from now on; None: nothing but the hint."""
        if picture != self._picture or hint != self._hint:
            self._picture, self._hint = picture, hint
            self.setAccessibleName(self.spoken() or hint)
            self.update()

    def set_slide_width(self, width: float) -> None:
        """Show the slide in the shape it has on another screen: that of the audience."""
        if width != self._width:
            self._width = width
            self.update()

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def spoken(self) -> str:
        """All words of the slide that is shown, for screen readers; "" while it is blanked."""
        if self._picture is None or self._picture.blank:
            return ""
        page = self._cache.page(self._picture.scene, self._picture.language, self._units())
        return " ".join(text for shape in page.drawing.shapes
                        if (text := getattr(shape, "text", "")))

    # Places

    def _units(self) -> float:
        return self._width if self._width is not None else slide_width(self.width(), self.height())

    def _slide_rect(self) -> QRectF:
        """Where the whole slide is in the widget: as large as it can be, in the middle."""
        units = self._units()
        scale = min(self.width() / units, self.height() / HEIGHT)
        width, height = units * scale, HEIGHT * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _region(self) -> Region:
        zoom = self._picture.zoom if self._picture is not None else None
        return zoom or Region(0.0, 0.0, 1.0, 1.0)

    def share_at(self, position: QPointF) -> tuple[float, float]:
        """Which place of the slide is at a place of the widget, as shares."""
        rect, region = self._slide_rect(), self._region()
        return (region.x + (position.x() - rect.x()) / max(rect.width(), 1.0) * region.width,
                region.y + (position.y() - rect.y()) / max(rect.height(), 1.0) * region.height)

    def point_of(self, x: float, y: float) -> QPointF:
        """Where a place of the slide is in the widget."""
        rect, region = self._slide_rect(), self._region()
        return QPointF(rect.x() + (x - region.x) / region.width * rect.width(),
                       rect.y() + (y - region.y) / region.height * rect.height())

    def box_of(self, key: str) -> QRectF | None:
        """Where a value of the slide is in the widget, None if it is not on the page shown."""
        drawing = self._drawing()
        for item in drawing.items if drawing is not None else ():
            if item.key == key:
                units = self._units()
                first = self.point_of(item.area.x / units, item.area.y / HEIGHT)
                last = self.point_of(item.area.right / units, item.area.bottom / HEIGHT)
                return QRectF(first, last)
        return None

    def _drawing(self) -> Drawing | None:
        if self._picture is None:
            return None
        return self._cache.page(self._picture.scene, self._picture.language, self._units()).drawing

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        picture = self._picture
        if picture is None:
            self._paint_hint(painter)
            return
        if picture.blank == END:
            self._paint_end(painter, picture)
            return
        if picture.blank:
            painter.fillRect(self.rect(),
                             QColor("#000000" if picture.blank == BLACK else "#ffffff"))
            self._paint_edge(painter)
            return
        theme = THEMES[picture.theme]
        painter.fillRect(self.rect(), QColor(theme.page))
        drawing = self._drawing()
        if drawing is None:
            return
        rect, region = self._slide_rect(), self._region()
        painter.save()
        painter.setClipRect(rect)
        scale = rect.height() / HEIGHT
        painter.translate(rect.topLeft())
        painter.scale(scale / region.width, scale / region.height)
        painter.translate(-region.x * self._units(), -region.y * HEIGHT)
        self._paint_slide(painter, picture.scene, drawing, picture)
        painter.restore()
        if picture.spotlight is not None:
            self._paint_spotlight(painter, *picture.spotlight)
        self._paint_drag(painter, theme.focus)
        self._paint_edge(painter)

    def _paint_end(self, painter: QPainter, picture: Picture) -> None:
        """The end of the show: the title of the pack, small, on the page's color."""
        theme = THEMES[picture.theme]
        painter.fillRect(self.rect(), QColor(theme.page))
        painter.setPen(QColor(theme.muted))
        painter.setFont(font(self._slide_rect().height() * BODY / HEIGHT, False))
        words = self._cache.pack.meta("title", picture.language)
        area = self._slide_rect().adjusted(0.06 * self.width(), 0, -0.06 * self.width(), 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
        self._paint_edge(painter)

    def _paint_slide(self, painter: QPainter, scene: Scene, drawing: Drawing,
                     picture: Picture) -> None:
        shapes = ShapePainter(painter, THEMES[picture.theme],
                              None if scene.card else scene.selected or None)
        shapes.paint(drawing.shapes)
        if scene.selected and not scene.card:
            for item in drawing.items:
                if item.key == scene.selected:
                    shapes.frame(item.frame.outset(4.0), 10.0, "selection_edge", 6.0)

    def _paint_spotlight(self, painter: QPainter, x: float, y: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center, radius = self.point_of(x, y), SPOT * self._slide_rect().height()
        dark = QPainterPath()
        dark.addRect(QRectF(self.rect()))
        light = QPainterPath()
        light.addEllipse(center, radius, radius)
        painter.fillPath(dark.subtracted(light), _DIM)

    def _paint_drag(self, painter: QPainter, color: str) -> None:
        if self._pressed is not None and self._dragged is not None:
            painter.setPen(QPen(QColor(color), 2.0, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(QPointF(self._pressed), QPointF(self._dragged)).normalized())

    def _paint_edge(self, painter: QPainter) -> None:
        if self._frame:
            painter.setPen(QPen(self.palette().mid().color(), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_hint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.palette().window())
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(self.rect().adjusted(12, 12, -12, -12),
                         int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._hint)
        self._paint_edge(painter)

    # The mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pointed.emit(*self.share_at(event.position()))
        if self._pressed is not None:
            self._dragged = event.position().toPoint()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        step = {Qt.MouseButton.ForwardButton: 1, Qt.MouseButton.BackButton: -1}.get(event.button(),
                                                                                    0)
        if step:
            self.stepped.emit(step)
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, self._pressed, self._dragged = self._pressed, None, None
        released = event.position().toPoint()
        if (released - pressed).manhattanLength() < _LEAST_DRAG:
            self._click(event.position())
        elif self._shows_slide():
            first, last = self.share_at(QPointF(pressed)), self.share_at(QPointF(released))
            x, y = min(first[0], last[0]), min(first[1], last[1])
            self.region_chosen.emit(Region(x, y, abs(first[0] - last[0]), abs(first[1] - last[1])))
        self.update()

    def _shows_slide(self) -> bool:
        return self._picture is not None and not self._picture.blank

    def _click(self, position: QPointF) -> None:
        """What is hit. Beside the slide there is nothing, even where a zoomed slide would go on."""
        drawing = self._drawing()
        if drawing is None or not self._shows_slide() or not self._slide_rect().contains(position):
            self.empty_clicked.emit()
            return
        share = self.share_at(position)
        x, y = share[0] * self._units(), share[1] * HEIGHT
        hit = next((hit for hit in drawing.hits if hit.box.contains(x, y)), None)
        item = next((item for item in drawing.items if item.area.contains(x, y)), None)
        if hit is not None:
            self.card_requested.emit(hit.figure_id)
        elif item is not None:
            self.value_clicked.emit(item.key)
        else:
            self.empty_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        steps = event.angleDelta().y() / 120
        if steps:
            self.wheeled.emit(steps, *self.share_at(event.position()))
        event.accept()
