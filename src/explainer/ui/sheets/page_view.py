"""Pages of a PDF on a gray desk, at any size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from explainer.printing.pages import PageImage
from explainer.ui.widgets.spoken import Kind, speak_as

WHOLE_PAGE, PAGE_WIDTH = "page", "width"
SCALES = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Sizes offered, 1.0 being the size on paper."""
_GAP = 16


def as_image(page: PageImage) -> QImage:
    """A page as a picture of Qt, with data of its own."""
    return QImage(page.data, page.width, page.height, page.stride,
                  QImage.Format.Format_RGB32).copy()


class _Page(QWidget):
    """One page, as large as it will be shown even before its picture is there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()

    def show_page(self, size: QSize, image: QImage, name: str) -> None:
        """Take a size in logical pixels and a picture (none yet: paper)."""
        self._image = image
        self.setFixedSize(size)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageView(QScrollArea):
    """Shows pages below each other. `zoom_changed` says that pictures of another size are
    wanted."""

    zoom_changed = Signal()

    def __init__(self, desk_color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        speak_as(self, Kind.PICTURE)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = QWidget()
        self._desk.setObjectName("desk")
        self._desk.setStyleSheet(f"QWidget#desk {{ background: {desk_color}; }}")
        self._column = QVBoxLayout(self._desk)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setSpacing(_GAP)
        self.setWidget(self._desk)
        self._pages: list[_Page] = []
        self._sizes: list[tuple[float, float]] = []
        self._images: list[QImage] = []
        self._zoom: str | float = WHOLE_PAGE

    # Size

    @property
    def zoom(self) -> str | float:
        """"page", "width", or a number: 1.0 is the size on paper."""
        return self._zoom

    def set_zoom(self, zoom: str | float) -> None:
        """Show the pages at another size."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out()
            self.zoom_changed.emit()

    def step_zoom(self, steps: int) -> None:
        """Go to a larger (positive) or smaller size."""
        nearest = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self.scale()))
        self.set_zoom(SCALES[min(max(nearest + steps, 0), len(SCALES) - 1)])

    def scale(self) -> float:
        """Present size: 1.0 is the size on paper at 96 dots an inch."""
        if isinstance(self._zoom, float):
            return self._zoom
        width, height = self._sizes[0] if self._sizes else (612.0, 792.0)
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        by_width = room.width() * 0.75 / width
        return max(0.1, by_width if self._zoom == PAGE_WIDTH
                   else min(by_width, room.height() * 0.75 / height))

    def pixels_per_point(self) -> float:
        """Device pixels per point that pictures need now."""
        return self.scale() / 0.75 * self.devicePixelRatioF()

    # Pages

    def count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    def show_pages(self, sizes: list[tuple[float, float]], images: list[QImage]) -> None:
        """Show pages of those sizes (in points) and their pictures."""
        self._sizes, self._images = sizes, images
        while len(self._pages) < len(sizes):
            page = _Page(self._desk)
            self._column.addWidget(page, 0,
                                   Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._pages.append(page)
        for page in self._pages[len(sizes) :]:
            self._column.removeWidget(page)
            page.deleteLater()
        del self._pages[len(sizes) :]
        self._lay_out()

    def show_images(self, images: list[QImage]) -> None:
        """Show sharper or coarser pictures of the same pages."""
        self._images = images
        self._lay_out()

    def image(self, number: int) -> QImage:
        """The picture of a page, the first being 0."""
        return self._images[number] if number < len(self._images) else QImage()

    def _lay_out(self) -> None:
        scale = self.scale() / 0.75
        for number, (page, (width, height)) in enumerate(zip(self._pages, self._sizes, strict=True),
                                                         start=1):
            name = self.tr("Page {n} of {m}").format(n=number, m=len(self._sizes))
            page.show_page(QSize(round(width * scale), round(height * scale)),
                           self.image(number - 1), name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if isinstance(self._zoom, str) and self._sizes:
            self._lay_out()
            self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._lay_out()
