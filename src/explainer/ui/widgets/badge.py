"""The evidence mark as a button: a click opens the source card of its claim or figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from explainer.charts.marks import mark_size, paint_mark
from explainer.content.statements import Statement
from explainer.drawing.theme import Theme


class MarkBadge(QAbstractButton):
    """The mark of a statement, drawn in the theme's colors."""

    opened = Signal(str)

    def __init__(self, statement: Statement, theme: Theme, text_scale: float,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._ref, self._theme = statement.status.id, statement.ref, theme
        self._side = round(mark_size(text_scale))
        word, meaning = statement.word(), statement.status.meaning(statement.language)
        self.setAccessibleName(word)
        self.setAccessibleDescription(meaning)
        self.setToolTip(f"{word}. {meaning}" if meaning else word)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._ref else Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda: self.opened.emit(self._ref) if self._ref else None)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._side + 6, self._side + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3, 3, self._side, self._side)
        paint_mark(painter, box, self._status, self._theme)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
        painter.end()
