"""The six marks: each with its word, and what the one pointed at means in a line below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QStyle, QVBoxLayout, QWidget

from explainer.charts.fonts import font
from explainer.charts.marks import paint_mark
from explainer.content.evidence import STATUSES, Status
from explainer.ui.start.scale import Scale
from explainer.ui.start.walking import Walk
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.spoken import Kind, speak_as


class MarkWord(QAbstractButton):
    """A mark with its word. `told` says that its meaning is wanted."""

    told = Signal(str)  # id of the status
    left = Signal()

    def __init__(self, status: Status, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self.status, self._scale = status, scale
        self.short = False
        self.clicked.connect(lambda: self.told.emit(status.id))

    def show_in(self, scale: Scale) -> None:
        """Take on the language and sizes of the scale."""
        self._scale, language = scale, scale.look.language
        self.setAccessibleName(self.status.word(language))
        self.setAccessibleDescription(self.status.meaning(language))
        self.updateGeometry()
        self.update()

    @property
    def _word(self) -> str:
        return self.status.word(self._scale.look.language, short=self.short)

    def sizeHint(self) -> QSize:  # noqa: N802
        px, width = self._scale.px, QFontMetrics(font(self._scale.small, False))
        return QSize(px(16) + px(6) + width.horizontalAdvance(self._word) + px(2) + px(6),
                     max(self._scale.look.target, px(24)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.told.emit(self.status.id)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.left.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.told.emit(self.status.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, px, theme = QPainter(self), self._scale.px, self._scale.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(16)
        whole, direction = self.rect(), self.layoutDirection()
        mark = QRect(px(2), (self.height() - side) // 2, side, side)
        words = QRect(px(2) + side + px(6), 0, self.width(), self.height())
        words.setRight(whole.right())
        paint_mark(painter, QRectF(QStyle.visualRect(direction, whole, mark)), self.status.id,
                   theme)
        painter.setFont(font(self._scale.small, False))
        painter.setPen(QColor(theme.ink))
        painter.drawText(QStyle.visualRect(direction, whole, words),
                         Qt.AlignmentFlag.AlignVCenter, self._word)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class Legend(QWidget):
    """All marks in a line that wraps, over the meaning of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 4)
        self.meaning = TextLabel()
        self.meaning.setObjectName("startMeaning")
        self._column.addWidget(self._row)
        self._column.addWidget(self.meaning)
        self._walk = Walk(self, one_stop=True)
        speak_as(self, Kind.GROUP)
        self._language = "en"
        self.marks: tuple[MarkWord, ...] = ()

    def show_marks(self, scale: Scale) -> None:
        """Show the vocabulary in the language and sizes of the scale."""
        if not self.marks:
            self._make_marks(scale)
        self._language = scale.look.language
        for mark in self.marks:
            mark.show_in(scale)
        self.setAccessibleName(self.tr("The evidence marks"))
        self._rest()
        self._reserve()

    def _make_marks(self, scale: Scale) -> None:
        self.marks = tuple(MarkWord(status, scale, self._row) for status in STATUSES.values())
        for mark in self.marks:
            mark.told.connect(self._tell)
            mark.left.connect(self._rest)
            self._flow.addWidget(mark)
        self._walk.over(self.marks)

    def _tell(self, status: str) -> None:
        self.meaning.show_text(self._told(STATUSES[status]))

    def _told(self, status: Status) -> str:
        return f"**{status.word(self._language)}:** {status.meaning(self._language)}"

    def _rest(self) -> None:
        """The meaning of the mark that has the focus, if one has."""
        held = next((mark.status.id for mark in self.marks if mark.hasFocus()), "")
        if held:
            self._tell(held)
        else:
            self.meaning.show_text(self.tr(
                "A mark stands beside every statement. Point at one here to read what it means."))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.isVisible():
            self._reserve()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._reserve()

    def _reserve(self) -> None:
        """Short words where the whole ones take a second line; and room for the longest meaning, so
        that nothing moves when another is told."""
        for short in (False, True):
            for mark in self.marks:
                mark.short = short
                mark.updateGeometry()
            if self._flow.one_line_width() <= self.width():
                break
        self._row.updateGeometry()
        probe = TextLabel()
        probe.setFont(self.meaning.font())
        probe.show_text(max(map(self._told, STATUSES.values()), key=len))
        self.meaning.setMinimumHeight(probe.heightForWidth(max(100, self.width())))
