"""The table of a panel: cells of lines with marks, wrapped text, columns that share the width."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from explainer.charts.marks import mark_size, paint_mark
from explainer.content.lines import Line
from explainer.content.views import Cell, View, ViewColumn
from explainer.drawing.theme import BASE_SIZE, SMALL, Theme, pixels
from explainer.qt.frame_model import FrameModel
from explainer.qt.roles import CELL_ROLE
from explainer.ui.widgets.breaking import breakable

Index = QModelIndex | QPersistentModelIndex
_TABLE_SIZE = 14.0 / BASE_SIZE
_MARK_GAP = 6


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`: each line with its mark, its number in bold, and its sources."""

    mark_clicked = Signal(str)

    def __init__(self, theme: Theme, text_scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.text_scale = theme, text_scale
        self._layout = lru_cache(maxsize=4096)(self._make_layout)

    def set_look(self, theme: Theme, text_scale: float) -> None:
        """Change colors and text size."""
        self.theme, self.text_scale = theme, text_scale
        self._layout.cache_clear()

    def padding(self) -> tuple[int, int]:
        """Space left and right of the text, and above and below it."""
        return round(8 * min(self.text_scale, 1.5)), round(7 * self.text_scale)

    def height_for(self, cell: Cell, width: int) -> int:
        """Height of a cell in a column of that width."""
        across, down = self.padding()
        inner = max(24, width - 2 * across)
        lines = [self._line_height(line, inner) for line in cell.lines]
        return 2 * down + sum(lines) + 2 * (len(lines) - 1 if lines else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        cell = index.data(CELL_ROLE)
        width = option.rect.width() if option.rect.width() > 0 else 200
        return (QSize(width, self.height_for(cell, width))
                if isinstance(cell, Cell) else super().sizeHint(option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        self._paint_ground(painter, option, index, rect)
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            right = index.data(Qt.ItemDataRole.TextAlignmentRole) is not None
            for line, box in self._boxes(cell, rect):
                self._paint_line(painter, line, box, right=right)
        painter.restore()

    def editorEvent(self, event: QEvent, _model: object, option: QStyleOptionViewItem,  # noqa: N802
                    index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            ref = self.ref_at(event.position(), option.rect, index)
            if ref:
                self.mark_clicked.emit(ref)
        return False

    def ref_at(self, point: QPointF, rect: QRect, index: Index) -> str:
        """The claim or figure whose mark is at a point of a cell; "" if there is none."""
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            for line, box in self._boxes(cell, rect):
                if (line.ref and line.status
                    and self._mark_box(box).adjusted(-3, -3, 3, 3).contains(point)):
                    return line.ref
        return ""

    # Parts

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index,
                      rect: QRect) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.selection))
            if self._first_column(index):
                edge = QRect(rect.left(), rect.top(), 4, rect.height())
                if self._mirrored():
                    edge.moveRight(rect.right())
                painter.fillRect(edge, QColor(self.theme.selection_edge))
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.focus), 2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))

    def _first_column(self, index: Index) -> bool:
        view = self.parent()
        return isinstance(view, QTableView) and view.horizontalHeader().logicalIndexAt(
            view.horizontalHeader().width() - 2 if self._mirrored() else 0) == index.column()

    def _mirrored(self) -> bool:
        view = self.parent()
        return (isinstance(view, QWidget)
                and view.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def _boxes(self, cell: Cell, rect: QRect) -> list[tuple[Line, QRectF]]:
        across, down = self.padding()
        top, width = float(rect.top() + down), float(max(24, rect.width() - 2 * across))
        boxes = []
        for line in cell.lines:
            height = self._line_height(line, int(width))
            boxes.append((line, QRectF(rect.left() + across, top, width, height)))
            top += height + 2
        return boxes

    def _mark_box(self, box: QRectF) -> QRectF:
        side = mark_size(self.text_scale) * 0.95
        left = box.right() - side if self._mirrored() else box.left()
        return QRectF(left, box.top(), side, side)

    def _line_height(self, line: Line, width: int) -> int:
        mark = mark_size(self.text_scale) if line.status else 0
        text = self._text_of(line)
        height = self._layout(line, width - (mark + _MARK_GAP if mark
                                             else 0)).boundingRect().height() if text else 0
        return max(round(height), mark)

    def _paint_line(self, painter: QPainter, line: Line, box: QRectF, *, right: bool) -> None:
        left, width = box.left(), box.width()
        if line.status:
            mark = self._mark_box(box)
            paint_mark(painter, mark, line.status, self.theme)
            width -= mark_size(self.text_scale) + _MARK_GAP
            left = (box.left()
                    if self._mirrored() else box.left() + mark_size(self.text_scale) + _MARK_GAP)
        if not self._text_of(line):
            return
        layout = self._layout(line, int(width))
        shift = width - layout.boundingRect().width() if right and not self._mirrored() else 0.0
        painter.setPen(QColor(self.theme.muted if line.muted else self.theme.ink))
        layout.draw(painter, QPointF(left + shift, box.top()))

    @staticmethod
    def _text_of(line: Line) -> str:
        return line.full_text().strip()

    def _make_layout(self, line: Line, width: int) -> QTextLayout:
        font = QFont()
        font.setPixelSize(pixels(_TABLE_SIZE, self.text_scale))
        text = self._text_of(line)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._mirrored():
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(self._formats(line, text))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        while (part := layout.createLine()).isValid():
            part.setLineWidth(max(24, width))
            part.setPosition(QPointF(0, top))
            top += part.height()
        layout.endLayout()
        return layout

    def _formats(self, line: Line, text: str) -> list[QTextLayout.FormatRange]:
        formats = []
        if line.strong:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            formats.append(_range(0, len(line.strong), bold))
        if line.sources:
            cited = "".join(f" [{number}]" for number in line.sources).strip()
            accent = QTextCharFormat()
            accent.setForeground(QColor(self.theme.accent))
            accent.setProperty(QTextCharFormat.Property.FontPixelSize,
                               pixels(SMALL, self.text_scale))
            formats.append(_range(len(text) - len(cited), len(cited), accent))
        return formats


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found


class WrapHeader(QHeaderView):
    """A header whose titles wrap instead of being cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
                                 | Qt.TextFlag.TextWordWrap)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setMinimumSectionSize(40)

    def sectionSizeFromContents(self, logical: int) -> QSize:  # noqa: N802
        size = super().sectionSizeFromContents(logical)
        text = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        room = QRect(0, 0, max(30, self.sectionSize(logical) - 14), 1000)
        text = breakable(text, room.width(), self.fontMetrics())
        needed = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(size.width(), needed.height() + 12)


    def initStyleOptionForIndex(self, option: QStyleOptionHeader,  # noqa: N802
                                logical: int) -> None:
        super().initStyleOptionForIndex(option, logical)
        option.text = breakable(option.text, max(30, self.sectionSize(logical) - 14),
                                self.fontMetrics())


class PanelTable(QTableView):
    """A table over a `FrameModel`. The panel tells it which row is selected; it only asks."""

    row_requested = Signal(str)
    typed = Signal(str)
    sort_requested = Signal(str, bool)  # column key, descending; "" for the pack's order
    mark_clicked = Signal(str)

    def __init__(self, theme: Theme, text_scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = CellDelegate(theme, text_scale, self)
        self._delegate.mark_clicked.connect(self.mark_clicked)
        self.setItemDelegate(self._delegate)
        header = WrapHeader(self)
        self.setHorizontalHeader(header)
        header.sectionClicked.connect(self._header_clicked)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.setInterval(0)
        self._fit_timer.timeout.connect(self.fit)
        self._measured_for: tuple[View, list[int], list[int], Qt.LayoutDirection] | None = None
        self._heights: dict[int, int] = {}  # of rows measured, by position in the view
        self._whole = False
        self._quiet = False
        self._asking = False

    def show_model(self, model: FrameModel) -> None:
        """Show a model, keeping nothing of the one before."""
        self.setModel(model)
        model.layoutChanged.connect(self._fit_timer.start)
        model.modelReset.connect(self._fit_timer.start)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.fit()

    def set_look(self, theme: Theme, text_scale: float) -> None:
        """Change colors and text size."""
        self._delegate.set_look(theme, text_scale)
        self._measured_for = None
        self.fit()

    def set_whole(self, whole: bool) -> None:
        """Show every row without scrolling (the page around scrolls), or scroll inside."""
        self._whole = whole
        self.fit()

    def select_row(self, row_id: str) -> None:
        """Show a row as selected without asking for it."""
        model = self.model()
        if not isinstance(model, FrameModel):
            return
        row = model.row_of(row_id)
        if self._asking and row == self.currentIndex().row():
            # Qt is in the middle of selecting this very row; Ctrl and Shift mean more than one
            return
        self._quiet = True
        try:
            if row < 0:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            elif (self.currentIndex().row() != row
                  or not self.selectionModel().isRowSelected(row, QModelIndex())):
                column = max(0, self.currentIndex().column())
                self.setCurrentIndex(model.index(row, column))
                self.scrollTo(model.index(row, column))
        finally:
            self._quiet = False

    def selected_rows(self) -> list[int]:
        """Rows of the table that are selected, from top to bottom."""
        return (sorted({index.row() for index in self.selectionModel().selectedRows()})
                if self.model() else [])

    # Size

    def fit(self) -> None:
        """Share the width among the columns and give each row the height its text needs."""
        model = self.model()
        if not isinstance(model, FrameModel):
            return
        shown = [n for n in range(model.columnCount()) if not self.isColumnHidden(n)]
        for column, width in zip(shown, self._shared_widths([model.view.columns[n] for n in shown]),
                                 strict=True):
            self.setColumnWidth(column, width)
        self._fit_rows(model, shown)
        self.updateGeometries()
        if self._whole:
            header = self.horizontalHeader().sizeHint().height()
            height = header + self.verticalHeader().length() + 18
            self.setFixedHeight(max(80, height))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16777215)

    def _shared_widths(self, columns: list[ViewColumn]) -> list[int]:
        """Each column what it needs at least, and its share of what is left; together exactly the
        width."""
        leasts = [round(column.least * self._delegate.text_scale) for column in columns]
        spare = max(0, self.viewport().width() - sum(leasts))
        total = sum(column.share for column in columns) or 1.0
        widths = [least + int(spare * column.share / total)
                  for least, column in zip(leasts, columns, strict=True)]
        if widths and spare:
            widths[-1] += self.viewport().width() - sum(widths)
        return widths

    def _fit_rows(self, model: FrameModel, shown: list[int]) -> None:
        """Give each row its height. Measuring text is slow, so what is known of a row is kept for
        the next order, filter or chart, until the cells, the widths or the look are others."""
        widths = [self.columnWidth(n) for n in shown]
        measured_for = (model.view, shown, widths, self.layoutDirection())
        if (self._measured_for is None or self._measured_for[0] is not model.view
            or self._measured_for[1:] != measured_for[1:]):
            self._measured_for, self._heights = measured_for, {}
        rows = self.verticalHeader()
        rows.blockSignals(True)
        for row, position in enumerate(model.positions()):
            height = self._heights.get(position)
            if height is None:
                height = self._heights[position] = self._height_of(model, position, shown, widths)
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)
        rows.blockSignals(False)

    def _height_of(self, model: FrameModel, position: int, shown: list[int],
                   widths: list[int]) -> int:
        cells = [model.cell(position, n) for n in shown]
        heights = [self._delegate.height_for(c, w) for c, w in zip(cells, widths, strict=True)
                   if isinstance(c, Cell)]
        return max(heights, default=24) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_timer.start()

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if (modifiers == Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self._sort_by(self.currentIndex().column(), event.key() == Qt.Key.Key_Down)
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802
        """Typing goes to the find field instead."""

    def _sort_by(self, column: int, descending: bool) -> None:
        """Sort by a column (the first one shown, if none is current); asked for twice, back to the
        pack's order."""
        model = self.model()
        if not isinstance(model, FrameModel):
            return
        first = next((n for n in range(model.columnCount()) if not self.isColumnHidden(n)), 0)
        wanted = (model.view.columns[column if column >= 0 else first].key, descending)
        self.sort_requested.emit(*(("", False) if model.order() == wanted else wanted))

    def _header_clicked(self, column: int) -> None:
        """First click rising, second falling, third back to the pack's order."""
        model = self.model()
        if not isinstance(model, FrameModel):
            return
        key = model.view.columns[column].key
        before, descending = model.order()
        if before != key:
            self.sort_requested.emit(key, False)
        elif not descending:
            self.sort_requested.emit(key, True)
        else:
            self.sort_requested.emit("", False)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        model = self.model()
        if not self._quiet and isinstance(model, FrameModel) and current.isValid():
            self._asking = True
            try:
                self.row_requested.emit(model.id_at(current.row()))
            finally:
                self._asking = False
