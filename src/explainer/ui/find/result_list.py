"""The list of results: one line is a title, its mark, a line of context, and where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explainer.charts.marks import mark_size, paint_mark
from explainer.content.passages import Passage
from explainer.drawing.theme import BODY, FONT_FAMILY, SMALL, pixels
from explainer.ui.find.entries import Does, Entry
from explainer.ui.look import Look

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
WIDE = 560
"""Pixels at 100 % from which the end of a line has room for where a result is."""


class EntryModel(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken
        return entry if role == ENTRY_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class EntryDelegate(QStyledItemDelegate):
    """Draws the lines in a look."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._laid: dict[tuple[int, int], list[_Line]] = {}

    # Sizes

    @property
    def _across(self) -> int:
        return self.look.px(14)

    @property
    def _down(self) -> int:
        return max(4, self.look.px(6))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        entry, view = index.data(ENTRY_ROLE), self.parent()
        width = view.line_width() if isinstance(view, ResultList) else option.rect.width()
        if not isinstance(entry, Entry):
            return QSize(width, 0)
        height = sum(part.height for part in self._parts(index.row(), entry, width))
        height += 2 * self._down
        if entry.heading:
            height += self.look.px(4)
        return QSize(width, max(round(height), 24))

    def forget(self) -> None:
        """The lines are others, or look otherwise."""
        self._laid = {}

    def _parts(self, row: int, entry: Entry, width: int) -> list[_Line]:
        """The lines of text of an entry, in a list so wide; made once."""
        if (row, width) not in self._laid:
            self._laid[row, width] = self._make_parts(entry, width)
        return self._laid[row, width]

    def _make_parts(self, entry: Entry, width: int) -> list[_Line]:
        room = max(40, width - 2 * self._across)
        wide = width >= WIDE * self.look.text_scale
        note = entry.note if wide or entry.heading or entry.does is not Does.SHOW else ""
        noted = self._advance(note) + self.look.px(16) if note else 0
        small = self._font(SMALL, bold=entry.heading)
        title = self._laid_out(entry.title, small if entry.heading else self._font(BODY),
                               room - noted, 1 if wide else 2)
        parts = [_Line(title, note=note, muted=entry.heading or not entry.can_be_chosen)]
        where = "" if note else entry.note.partition(" · ")[0]
        marked = entry.statement is not None and bool(entry.statement.status.id)
        context = self._second(entry, "" if marked else where)
        if context.text:
            lines = 1 if entry.can_be_chosen or entry.heading else 3
            parts.append(_Line(self._laid_out(context, small, room, lines), muted=True))
        if marked:
            mark = self._mark_line(entry, where, room)
            parts.insert(len(parts) if entry.mark_last else 1, mark)
        return parts

    def _mark_line(self, entry: Entry, where: str, room: float) -> _Line:
        """The mark with its word and its sources and, where there is no room above, where it is."""
        assert entry.statement is not None
        word = " ".join(filter(None, (entry.statement.word(), entry.statement.cite,
                                      where and f"· {where}")))
        side = mark_size(self.look.text_scale) + self.look.px(6)
        return _Line(self._laid_out(Passage(word), self._font(SMALL), room - side, 1),
                     status=entry.statement.status.id)

    @staticmethod
    def _second(entry: Entry, where: str) -> Passage:
        """The line of context, behind where it is and in which language."""
        lead = " ".join(filter(None, (f"{where} ·" if where and entry.context.text else where,
                                      entry.aside)))
        lead += " " if lead and entry.context.text else ""
        return Passage(lead + entry.context.text,
                       tuple((a + len(lead), b + len(lead)) for a, b in entry.context.spans))

    # Text

    def _font(self, step: float, *, bold: bool = False) -> QFont:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(pixels(step, self.look.text_scale))
        font.setBold(bold)
        return font

    def _advance(self, text: str) -> float:
        return QFontMetricsF(self._font(SMALL)).horizontalAdvance(text)

    def _laid_out(self, passage: Passage, font: QFont, width: float, lines: int) -> QTextLayout:
        """The passage with its words marked, in so many lines at most; what does not fit ends in
        three dots."""
        text = passage.text
        layout = self._layout(text, passage.spans, font, width)
        if layout.lineCount() > lines:
            last = layout.lineAt(lines - 1)
            kept = last.textStart() + last.textLength()
            metrics = QFontMetricsF(font)
            dots = metrics.horizontalAdvance("…") * 1.2
            while (kept > last.textStart() + 1
                   and last.cursorToX(kept)[0] > width - dots):  # type: ignore[index]
                kept -= 1
            text = text[:kept].rstrip(" ,;·") + "…"
            spans = tuple((a, min(b, kept)) for a, b in passage.spans if a < kept)
            layout = self._layout(text, spans, font, width)
        return layout

    def _layout(self, text: str, spans: Sequence[tuple[int, int]], font: QFont,
                width: float) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._marked(*span) for span in spans])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(24.0, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _marked(self, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setBackground(QColor(self.look.theme.accent_soft))
        form.setForeground(QColor(self.look.theme.ink))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, end - start, form
        return found

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        theme, rect = self.look.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()),
                             QColor(theme.selection_edge))
        if entry.heading and index.row():
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        top = rect.top() + self._down + (self.look.px(4) if entry.heading else 0)
        for line in self._parts(index.row(), entry, round(rect.width())):
            self._paint_line(painter, line, entry, QRectF(
                rect.left() + self._across, top, rect.width() - 2 * self._across, line.height))
            top += line.height
        painter.restore()

    def _paint_line(self, painter: QPainter, line: _Line, entry: Entry, box: QRectF) -> None:
        theme, left = self.look.theme, box.left()
        if line.status:
            side = mark_size(self.look.text_scale)
            paint_mark(painter, QRectF(left, box.top() + (box.height() - side) / 2, side, side),
                       line.status, theme)
            left += side + self.look.px(6)
        link = entry.does in (Does.MORE, Does.TYPE, Does.BACK, Does.FILTER)
        painter.setPen(QColor(theme.muted if line.muted else theme.accent if link else theme.ink))
        line.layout.draw(painter, QPointF(left, box.top()
                                          + (box.height() - line.layout.boundingRect().height())
                                          / 2))
        if line.note:
            painter.setFont(self._font(SMALL, bold=entry.heading))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(box.left(), box.top(), box.width(), line.height),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                             line.note)


class _Line:
    """A line of text of an entry, with the mark before it and the note at its end."""

    __slots__ = ("height", "layout", "muted", "note", "status")

    def __init__(self, layout: QTextLayout, *, status: str = "", note: str = "",
                 muted: bool = False) -> None:
        self.layout, self.status, self.note, self.muted = layout, status, note, muted
        self.height = layout.boundingRect().height() + 2


class ResultList(QListView):
    """The lines; the keyboard stays in the field."""

    chosen = Signal(object)  # Entry

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findResults")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._entries = EntryModel(self)
        self._painter = EntryDelegate(look, self)
        self.setModel(self._entries)
        self.setItemDelegate(self._painter)
        self._pointer = QPoint(-1, -1)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines shown."""
        return self._entries.entries

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        if look != self._painter.look:
            self._painter.look = look
            self._painter.forget()
            self.scheduleDelayedItemsLayout()

    def show_entries(self, entries: Sequence[Entry], current: int) -> None:
        """Show other lines, one of them current (-1: none)."""
        self._painter.forget()
        self._entries.show(entries)
        if current >= 0:
            self._go_to(current)

    def show_current(self) -> None:
        """Scroll as little as needed to see the current line; from the top."""
        self.scrollToTop()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def current(self) -> Entry | None:
        """The line that Enter chooses; None for none."""
        index = self.currentIndex()
        return self.entries[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """Go on by so many lines that can be chosen, and no further than the last."""
        rows = [row for row, entry in enumerate(self.entries) if entry.can_be_chosen]
        if not rows:
            return
        here = self.currentIndex().row()
        place = rows.index(here) + by if here in rows else (0 if by > 0 else len(rows) - 1)
        place = min(max(place, 0), len(rows) - 1)
        self._go_to(rows[place])
        if place == 0:
            self.scrollToTop()  # to the heading above it

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._entries.index(row))

    def line_width(self) -> int:
        """Width of a line. The viewport itself does not know it before it is shown."""
        edges, bar = self.contentsMargins(), self.verticalScrollBar().sizeHint().width()
        always = self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        return self.width() - edges.left() - edges.right() - (bar if always else 0)

    def needed_height(self) -> int:
        """Height at which nothing needs to scroll, at the width it has."""
        self.doItemsLayout()
        return sum(self.sizeHintForRow(row) for row in range(len(self.entries))) + 2

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The line below a moved pointer is current; one that lies still while the lines change
        decides nothing."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        if where != self._pointer and index.isValid() and self.entries[index.row()].can_be_chosen:
            self.setCurrentIndex(index)
        self._pointer = where
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if index.isValid()
                                  and self.entries[index.row()].can_be_chosen
                                  else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        if (event.button() == Qt.MouseButton.LeftButton and index.isValid()
                and self.entries[index.row()].can_be_chosen):
            self.setCurrentIndex(index)
            self.chosen.emit(self.entries[index.row()])

    def rect_of(self, row: int) -> QRect:
        """Where a line is, in the viewport."""
        return self.visualRect(self._entries.index(row))
