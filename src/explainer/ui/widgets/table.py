"""The list of a panel: cells of lines with marks and bars, in columns that share the width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionHeader,
    QTableView,
    QWidget,
)

from explainer.content.views import ViewColumn
from explainer.drawing.theme import Theme
from explainer.qt.frame_model import FrameModel
from explainer.ui.widgets.breaking import breakable
from explainer.ui.widgets.cells import CellDelegate, mouse_shape
from explainer.ui.widgets.row_heights import RowHeights
from explainer.ui.widgets.spoken import say_current

LEAST_COLUMNS = 2
"""Columns that stay however narrow the list is."""


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
        self.metrics, self._padding = self.fontMetrics(), 16

    def measure_with(self, font: QFont, padding: int) -> None:
        """Measure titles in this font, with so many pixels left and right of them together: what a
        stylesheet says of the parts of a header, Qt does not tell."""
        self.metrics, self._padding = QFontMetrics(font), padding

    def sectionSizeFromContents(self, logical: int) -> QSize:  # noqa: N802
        if self.isSectionHidden(logical):
            return QSize(0, 0)
        size = super().sectionSizeFromContents(logical)
        text = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        room = QRect(0, 0, max(30, self.sectionSize(logical) - self._padding), 1000)
        text = breakable(text, room.width(), self.metrics)
        needed = self.metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(size.width(), needed.height() + 12)


    def initStyleOptionForIndex(self, option: QStyleOptionHeader,  # noqa: N802
                                logical: int) -> None:
        super().initStyleOptionForIndex(option, logical)
        option.text = breakable(option.text, max(30, self.sectionSize(logical) - self._padding),
                                self.metrics)


class PanelTable(QTableView):
    """A list over a `FrameModel`. The panel tells it which row is selected; it only asks."""

    row_requested = Signal(str)
    row_opened = Signal(str)  # a click, a double click or Enter
    typed = Signal(str)
    sort_requested = Signal(str, bool)  # column key, descending; "" for the pack's order
    mark_clicked = Signal(str)
    source_clicked = Signal(int)
    fitted = Signal()  # rows and columns have other sizes

    def __init__(self, theme: Theme, text_scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = CellDelegate(theme, text_scale, self)
        self._delegate.mark_clicked.connect(self.mark_clicked)
        self._delegate.source_clicked.connect(self.source_clicked)
        self.setItemDelegate(self._delegate)
        header = self._titles = WrapHeader(self)
        self.setHorizontalHeader(header)
        self._measure_titles()
        header.sectionClicked.connect(self._header_clicked)
        self.clicked.connect(self._open)
        self.doubleClicked.connect(self._open)
        self._prepare()
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.setInterval(0)
        self._fit_timer.timeout.connect(self.fit)
        self._chosen: tuple[int, ...] | None = None  # columns the reader wants; None for all
        self._asked: frozenset[int] = frozenset()
        self._rows = RowHeights()
        self._quiet = self._asking = self._holds_current = False

    def _prepare(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)

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
        self._measure_titles()
        self._fit_timer.start()

    def _measure_titles(self) -> None:
        layout = self._delegate.layout
        self._titles.measure_with(layout.small_font, 2 * layout.padding()[0])

    def choose_columns(self, chosen: tuple[int, ...], asked: frozenset[int]) -> None:
        """Show these columns (logical numbers) as far as the width does; those that were `asked`
        for stay longest."""
        if (chosen, asked) != (self._chosen, self._asked):
            self._chosen, self._asked = chosen, asked
            self._fit_timer.start()

    def chosen_columns(self) -> list[int]:
        """Logical numbers of the columns the reader wants, in the order shown, whether the width
        does for them or not."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(n) for n in range(header.count())]
        return [n for n in order if self._chosen is None or n in self._chosen]

    def reset_columns(self) -> None:
        """Put the columns back in the view's order."""
        header = self.horizontalHeader()
        for logical in range(header.count()):
            header.moveSection(header.visualIndex(logical), logical)

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
                self.show_current()
        finally:
            self._quiet = False

    def show_current(self) -> None:
        """Scroll to the current row."""
        if self.currentIndex().isValid():
            hint = QAbstractItemView.ScrollHint
            self.scrollTo(self.currentIndex(), hint.PositionAtTop if self._holds_current
                          else hint.EnsureVisible)

    def hold_current(self, held: bool) -> None:
        """Keep the current row in sight, at the top, whatever becomes of the list's size."""
        self._holds_current = held
        if held:
            self.show_current()

    def selected_rows(self) -> list[int]:
        """Rows of the table that are selected, from top to bottom."""
        return (sorted({index.row() for index in self.selectionModel().selectedRows()})
                if self.model() else [])

    # Size

    def fit_now(self) -> None:
        """What waits for the next turn of the event loop, at once."""
        if self._fit_timer.isActive():
            self._fit_timer.stop()
            self.fit()

    def fit(self) -> None:
        """Share the width among the columns that it does for, and give each row the height its
        text needs."""
        model = self.model()
        if not isinstance(model, FrameModel):
            return
        columns = model.view.columns
        chosen = [n for n in range(len(columns)) if self._chosen is None or n in self._chosen]
        room, scale = self.viewport().width(), self._delegate.layout.text_scale
        shown = fitting_columns(columns, chosen, self._asked, room / scale)
        for number in range(len(columns)):
            if self.isColumnHidden(number) != (number not in shown):
                self.setColumnHidden(number, number not in shown)
        widths = shared_widths([columns[n] for n in shown], room, scale)
        for column, width in zip(shown, widths, strict=True):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        # Qt keeps the height of the titles, which wrap, from other widths
        self.horizontalHeader().headerDataChanged(Qt.Orientation.Horizontal, 0,
                                                  max(0, len(columns) - 1))
        self._fit_rows(model, shown)
        self.updateGeometries()
        self.fitted.emit()
        if self._holds_current:
            self.show_current()

    def _fit_rows(self, model: FrameModel, shown: list[int]) -> None:
        """Give each row its height."""
        # as if there were a scroll bar: that it comes or goes must not change a height
        bar = self.verticalScrollBar().sizeHint().width()
        widths = shared_widths([model.view.columns[n] for n in shown],
                               self.width() - 2 * self.frameWidth() - bar,
                               self._delegate.layout.text_scale)
        layout = self._delegate.layout
        if self._rows.measure(model.view, layout, shown, widths):
            self._delegate.set_number_widths(self._rows.number_widths)
        heights = self._rows.heights(layout.most_lines)
        rows = self.verticalHeader()
        rows.blockSignals(True)
        for row, position in enumerate(model.positions()):
            height = heights[position]
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)
        rows.blockSignals(False)

    def set_squeezed(self, *, header: bool, most_lines: int) -> None:
        """Do with or without titles of columns, and with so many lines of text."""
        if self.horizontalHeader().isHidden() == header:
            self.horizontalHeader().setVisible(header)
            self._fit_timer.start()
        if self._delegate.layout.most_lines != most_lines:
            self._delegate.layout.most_lines = most_lines
            self._fit_timer.start()

    def height_of_rows(self, count: int, *, header: bool = True, most_lines: int = 2) -> int:
        """Height in pixels at which that many rows are seen whole, or all where there are fewer,
        whichever rows they are."""
        head = self.horizontalHeader().sizeHint().height() if header else 0
        return head + self._rows.tallest(count, most_lines) + 2 * self.frameWidth()

    def whole_rows(self) -> int:
        """How many rows are seen whole now."""
        room, bottom = self.viewport().height(), 0
        seen = 0
        for row in range(self.verticalHeader().count()):
            top = self.rowViewportPosition(row)
            bottom = top + self.rowHeight(row)
            seen += top >= 0 and bottom <= room + 1  # the last pixel is the line below
        return seen

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_timer.start()
        if self._holds_current:
            self.show_current()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            look = self._delegate.layout
            self.set_look(look.theme, look.text_scale)

    # Pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row())
        shape = (mouse_shape(self._delegate, event.position(), self.visualRect(index), index)
                 if index.isValid() else Qt.CursorShape.ArrowCursor)
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        for each in {before, row} - {-1} if before != row else ():
            top = self.rowViewportPosition(each)
            self.viewport().update(QRect(QPoint(0, top),
                                         QSize(self.viewport().width(), self.rowHeight(each))))

    def _open(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, FrameModel) and index.isValid():
            self.row_opened.emit(model.id_at(index.row()))

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if (modifiers == Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self._sort_by(self.currentIndex().column(), event.key() == Qt.Key.Key_Down)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # one step back, which is the panel's
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        QTimer.singleShot(0, self, lambda: say_current(self))

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


def fitting_columns(columns: tuple[ViewColumn, ...], chosen: list[int], asked: frozenset[int],
                    room: float) -> list[int]:
    """Numbers of the `chosen` columns that `room` design pixels do for: those of the highest rank
    go first, of several the last; those `asked` for stay longest."""
    shown = list(chosen)
    while len(shown) > LEAST_COLUMNS and sum(columns[n].least for n in shown) > room:
        shown.remove(max(shown, key=lambda n: (0 if n in asked else columns[n].rank, n)))
    return shown


def shared_widths(columns: list[ViewColumn], room: int, scale: float) -> list[int]:
    """Each column what it needs at least, and its share of what is left; together exactly the
    room."""
    leasts = [int(column.least * scale) for column in columns]
    if sum(leasts) > room:  # two columns in a very narrow window
        leasts = [least * room // sum(leasts) for least in leasts]
    spare = max(0, room - sum(leasts))
    total = sum(column.share for column in columns) or 1.0
    widths = [least + int(spare * column.share / total)
              for least, column in zip(leasts, columns, strict=True)]
    if widths and spare:
        widths[-1] += room - sum(widths)
    return widths
