"""A layout that wraps its items into lines, mirrored for right-to-left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items side by side at their preferred size, wrapping where the line is full."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, *,
                 centered: bool = False) -> None:
        super().__init__(parent)
        self._centered = centered
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width()) if self._centered else 0
        self._arrange(rect.adjusted(0, max(0, spare // 2), 0, 0), place=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def one_line_width(self) -> int:
        """Width at which nothing wraps."""
        widths = [item.sizeHint().width() for item in self._items if (w := item.widget()) is None
                  or not w.isHidden()]
        return sum(widths) + self._gap * max(0, len(widths) - 1)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, line = 0, 0, 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if x and x + width > rect.width():
                x, y, line = 0, y + line + self._gap, 0
            if place:
                left = rect.right() + 1 - x - width if mirrored else rect.x() + x
                item.setGeometry(QRect(QPoint(left, rect.y() + y), QSize(width, height)))
            x, line = x + width + self._gap, max(line, height)
        return y + line
