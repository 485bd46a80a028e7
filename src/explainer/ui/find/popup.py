"""The frame with the results, below the field and inside the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explainer.ui.find.entries import Entry
from explainer.ui.find.result_list import ResultList
from explainer.ui.look import Look

WIDTH = 680
"""Pixels at 100 % that the results take where the window has them."""
EDGE = 12
"""Pixels kept free at the edges of the window."""
HIGHEST, HEIGHT = 0.8, 560
"""Part of the window's height that the results may take, and pixels at 100 % that they may take in
any case."""


class ResultsPopup(QFrame):
    """A part of the window, raised over the others: a window of its own would take the keyboard
    from the field."""

    closed = Signal()

    def __init__(self, field: QWidget, look: Look) -> None:
        super().__init__(field.window())
        self.setObjectName("findPopup")
        self.hide()
        self._field, self._look = field, look
        self.list = ResultList(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)
        field.window().installEventFilter(self)

    def show_entries(self, entries: Sequence[Entry], current: int, look: Look) -> None:
        """Show the lines, one of them current (-1: none)."""
        self._look = look
        self.list.set_look(look)
        self._place()
        self.list.show_entries(entries, current)
        self._place()
        self.raise_()
        self.show()
        self.list.show_current()

    def _place(self) -> None:
        """Below the field, to its left edge where that fits, else to its right one."""
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        width = min(max(self._look.px(WIDTH), self._field.width()), window.width() - 2 * EDGE)
        left = corner.x()
        if left + width > window.width() - EDGE:  # then to the field's right edge
            left = max(EDGE, corner.x() + self._field.width() - width)
        most = min(window.height() - corner.y() - EDGE,
                   max(round(window.height() * HIGHEST), self._look.px(HEIGHT)))
        # a bar that comes and goes by itself would change the lines while they are measured
        bars = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff)
        across, down = self._edges()
        self.list.resize(width - across, most)
        height = self.list.needed_height() + down
        if height > most:
            self.list.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOn)
        self.setGeometry(left, corner.y(), width, max(min(height, most), 40))

    def _edges(self) -> tuple[int, int]:
        """What frame and margins take of the width and of the height."""
        own, layout = self.contentsMargins(), self.layout()
        inner = layout.contentsMargins() if layout is not None else own
        return (own.left() + own.right() + inner.left() + inner.right(),
                own.top() + own.bottom() + inner.top() + inner.bottom())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def close_results(self) -> None:
        """Put the results away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
