"""Paints the cells of a list, and says what of them is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from explainer.charts.marks import paint_mark
from explainer.charts.painting import ShapePainter
from explainer.content.views import Cell, Stretch
from explainer.drawing.marks import fill_of
from explainer.drawing.shapes import Bar, Box
from explainer.drawing.theme import Theme, status_color
from explainer.qt.roles import CELL_ROLE, as_tip
from explainer.ui.widgets.cell_layout import CellLayout, Part

Index = QModelIndex | QPersistentModelIndex
_GAP = 2.0  # between the parts of a bar


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`: each line with its mark, its number in bold, and its sources, and its
    bar."""

    mark_clicked = Signal(str)
    source_clicked = Signal(int)

    def __init__(self, theme: Theme, text_scale: float, parent: QTableView) -> None:
        super().__init__(parent)
        self._table = parent
        self.hovered = -1  # row under the pointer
        self._number_widths: dict[int, float] = {}
        self.layout = CellLayout(theme, text_scale)

    def set_look(self, theme: Theme, text_scale: float) -> None:
        """Change colors and text size, and turn with the table."""
        mirrored = self._table.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before = self.layout
        if (before.theme, before.text_scale, before.mirrored) != (theme, text_scale, mirrored):
            self.layout = CellLayout(theme, text_scale, mirrored=mirrored)
            self.layout.most_lines = before.most_lines

    def set_number_widths(self, widths: dict[int, float]) -> None:
        """Width of the widest large number by column: where the bars beside them start."""
        self._number_widths = widths

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        cell = index.data(CELL_ROLE)
        width = option.rect.width() if option.rect.width() > 0 else 200
        return (QSize(width, self.layout.height(cell, width))
                if isinstance(cell, Cell) else super().sizeHint(option, index))

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option, index)
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) is not None
        for part in self._parts(option.rect, index):
            if part.line is not None:
                self._paint_line(painter, part, right=right)
            elif part.bar:
                self._paint_bar(painter, part)
            else:
                self._paint_number(painter, part)
        painter.restore()

    def _parts(self, rect: QRect, index: Index) -> list[Part]:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return []
        return self.layout.parts(cell, QRectF(rect), self._number_widths.get(index.column(), 0.0))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem,
                      index: Index) -> None:
        theme, state, rect = self.layout.theme, option.state, QRect(option.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
            if self._is_first(index):
                edge = QRect(rect.left(), rect.top(), 4, rect.height())
                if self.layout.mirrored:
                    edge.moveRight(rect.right())
                painter.fillRect(edge, QColor(theme.selection_edge))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(theme.accent_soft))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))

    def _is_first(self, index: Index) -> bool:
        """Whether a cell is in the column where lines begin."""
        header = self._table.horizontalHeader()
        at = header.width() - 2 if self.layout.mirrored else 0
        return bool(header.logicalIndexAt(at) == index.column())

    def _paint_line(self, painter: QPainter, part: Part, *, right: bool) -> None:
        line = part.line
        assert line is not None
        if line.status:
            paint_mark(painter, self.layout.mark_box(part), line.status, self.layout.theme)
        box = self.layout.text_box(part)
        if not line.full_text():
            return
        theme = self.layout.theme
        painter.setPen(QColor(theme.muted if line.muted else theme.ink))
        layout, _ = self.layout.text(line, int(box.width()))
        layout.draw(painter, QPointF(box.left() + self._shift(part, right=right), box.top()))

    def _shift(self, part: Part, *, right: bool) -> float:
        """How far to the right the text of a line begins, in a column of numbers."""
        if not right or self.layout.mirrored or part.line is None:
            return 0.0
        box = self.layout.text_box(part)
        layout, _ = self.layout.text(part.line, int(box.width()))
        first = layout.lineAt(0)
        return box.width() - first.naturalTextWidth() if first.isValid() else 0.0

    def _paint_number(self, painter: QPainter, part: Part) -> None:
        painter.setPen(QColor(self.layout.theme.ink))
        painter.setFont(self.layout.number_font)
        side = Qt.AlignmentFlag.AlignRight if self.layout.mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(part.box, side | Qt.AlignmentFlag.AlignVCenter
                         | Qt.AlignmentFlag.AlignAbsolute, part.number)

    def _paint_bar(self, painter: QPainter, part: Part) -> None:
        layout, height = self.layout, self.layout.bar_height()
        ShapePainter(painter, layout.theme).paint(
            shape.mirrored(part.box.left() + part.box.right()) if layout.mirrored else shape
            for shape in bar_shapes(part.bar, part.box, height, layout.text_scale))
        painter.setPen(QColor(layout.theme.muted))
        painter.setFont(layout.small_font)
        for words, left, width in layout.bar_labels(part.bar, part.box.width()):
            box = QRectF(part.box.left() + left, part.box.top() + height, width + 2,
                         part.box.height() - height)
            if layout.mirrored:
                box.moveRight(part.box.right() - left)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, words)

    # Pointing

    def editorEvent(self, event: QEvent, _model: QAbstractItemModel,  # noqa: N802
                    option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            if ref := self.ref_at(event.position(), option.rect, index):
                self.mark_clicked.emit(ref)
            elif number := self.source_at(event.position(), option.rect, index):
                self.source_clicked.emit(number)
        return False

    def ref_at(self, point: QPointF, rect: QRect, index: Index) -> str:
        """The claim or figure whose mark is at a point of a cell; "" if there is none."""
        for part in self._parts(rect, index):
            line = part.line
            if (line is not None and line.ref and line.status
                and self.layout.mark_box(part).adjusted(-3, -3, 3, 3).contains(point)):
                return line.ref
        return ""

    def source_at(self, point: QPointF, rect: QRect, index: Index) -> int:
        """The number of the source that is named at a point of a cell; 0 if there is none."""
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) is not None
        for part in self._parts(rect, index):
            for number, box in self.layout.source_boxes(part, self._shift(part, right=right)):
                if box.adjusted(-1, -3, 1, 3).contains(point):
                    return number
        return 0

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView,  # noqa: N802
                  option: QStyleOptionViewItem, index: Index) -> bool:
        """Say the whole of a cell where it is cut; else the tip would repeat it."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        cut = any(part.line is not None
                  and self.layout.is_cut(part.line, self.layout.text_box(part).width())
                  for part in self._parts(option.rect, index))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        QToolTip.showText(event.globalPos(), as_tip(text) if cut else "", view)
        return True


def bar_shapes(bar: tuple[Stretch, ...], box: QRectF, height: float,
               text_scale: float) -> list[Bar]:
    """The parts of a bar side by side from the left of a box, each as wide as its share and filled
    as its status says; shares too small to see are a sliver."""
    shapes, left = [], box.left()
    for number, stretch in enumerate(bar):
        width = max(0.0, stretch.share) * box.width()
        gap = _GAP if number + 1 < len(bar) else 0.0
        place = Box(left, box.top(), max(3.0, width - gap), height)
        shapes.append(Bar(place, fill_of(stretch.status), radius=min(3.0, height / 3), pen=1.4,
                          grain=0.6 * text_scale, open_edge="" if number else "left",
                          color=status_color(stretch.status)))
        left += width
    return shapes


def mouse_shape(delegate: CellDelegate, point: QPointF, rect: QRect,
                index: Index) -> Qt.CursorShape:
    """The pointer over a cell: a hand on what opens something by itself."""
    on = delegate.ref_at(point, rect, index) or delegate.source_at(point, rect, index)
    return Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor
