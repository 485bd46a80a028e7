"""How the statements fared: one stacked bar, with the mark, count and word of each part below
it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from explainer.charts.fonts import font
from explainer.charts.marks import paint_mark
from explainer.charts.painting import ShapePainter
from explainer.content.front import Tally
from explainer.drawing.marks import fill_of
from explainer.drawing.shapes import Bar, Box
from explainer.drawing.theme import status_color
from explainer.qt.roles import as_tip
from explainer.ui.start.scale import Scale
from explainer.ui.start.walking import Walk
from explainer.ui.widgets.spoken import Kind, speak_as

LEAST = 8
"""Width in design pixels of the smallest part: less could not be seen."""
GAP = 3
INSET = 2
"""Left of a mark, in design pixels: it stands on the left edge of its segment."""


class _Part(QAbstractButton):
    """A part of the bar, or its label below: the two are lit together."""

    lit = Signal(bool)

    def __init__(self, tally: Tally, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self.tally, self.scale, self.is_lit = tally, scale, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.lit.emit(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.lit.emit(False)

    def light(self, lit: bool) -> None:
        """Show that a click on this or its other half does something."""
        self.is_lit = lit
        self.update()


class Segment(_Part):
    """A part of the bar, as wide as its count, in the fill of its status. A target of the mouse;
    the label is the one of the keys, and of the ear."""

    def __init__(self, tally: Tally, scale: Scale, parent: QWidget) -> None:
        super().__init__(tally, scale, parent)
        speak_as(self, Kind.NOTHING)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, pen = QPainter(self), self.scale.px(2)
        box = Box(1.0, 1.0, self.width() - 2.0, self.height() - 2.0).outset(-pen / 2)
        bar = Bar(box, fill_of(self.tally.status.id), radius=4.0, pen=float(pen),
                  color="ink" if self.is_lit or self.isDown()
                  else status_color(self.tally.status.id))
        if self.isRightToLeft():
            bar = bar.mirrored(float(self.width()))
        ShapePainter(painter, self.scale.theme).paint([bar])
        painter.end()


class TallyLabel(_Part):
    """Mark, count and word of a status; Enter or a click shows its statements."""

    def __init__(self, tally: Tally, scale: Scale, whole: int, parent: QWidget) -> None:
        super().__init__(tally, scale, parent)
        language = scale.look.language
        self.short = False
        word, meaning = tally.status.word(language), tally.status.meaning(language)
        self.setAccessibleName(self.tr("{n} of {whole}: {word}").format(
            n=tally.number, whole=whole, word=word))
        self.setAccessibleDescription(meaning)
        self.setToolTip(as_tip(self.tr("{word}. {meaning} Click to see these statements.").format(
            word=word, meaning=meaning)))

    def _words(self, *, short: bool) -> tuple[str, str]:
        return str(self.tally.number), self.tally.status.word(self.scale.look.language,
                                                             short=short)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.size_with(short=self.short)

    def size_with(self, *, short: bool) -> QSize:
        """The room it needs with the short or the whole word of its status."""
        size, px = self.scale.body, self.scale.px
        count, word = self._words(short=short)
        width = (px(18) + px(6) + QFontMetrics(font(size, True)).horizontalAdvance(count) + px(5)
                 + QFontMetrics(font(size, False)).horizontalAdvance(word))
        return QSize(width + px(INSET) + px(6), max(self.scale.look.target, px(28)))

    def _seen(self, place: QRect) -> QRect:
        """Where a part of it is, which is on the other side in a mirrored window."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, px, theme = QPainter(self), self.scale.px, self.scale.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, side = px(INSET), px(18)
        mark = QRect(left, (self.height() - side) // 2, side, side)
        paint_mark(painter, QRectF(self._seen(mark)), self.tally.status.id, theme)
        left += side + px(6)
        for words, bold in zip(self._words(short=self.short), (True, False), strict=True):
            face = font(self.scale.body, bold)
            face_width = QFontMetrics(face).horizontalAdvance(words)
            painter.setFont(face)
            painter.setPen(QColor(theme.ink))
            painter.drawText(self._seen(QRect(left, 0, face_width + 4, self.height())),
                             Qt.AlignmentFlag.AlignVCenter, words)
            if not bold and (self.is_lit or self.isDown()):
                low = self.height() // 2 + QFontMetrics(face).ascent() // 2 + 2
                painter.fillRect(self._seen(QRect(left, low, face_width, max(1, px(1)))),
                                 QColor(theme.accent))
            left += face_width + px(5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class TallyBar(QWidget):
    """The whole bar. `chosen` carries the id of a status."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._walk = Walk(self, one_stop=True)
        speak_as(self, Kind.GROUP)
        self._scale: Scale | None = None
        self._measured: dict[bool, list[QSize]] = {}
        self.segments: tuple[Segment, ...] = ()
        self.labels: tuple[TallyLabel, ...] = ()

    def show_tallies(self, tallies: Sequence[Tally], scale: Scale) -> None:
        """Show the counts, each greater than zero."""
        held = next((label.tally.status.id for label in self.labels if label.hasFocus()), "")
        for old in (*self.segments, *self.labels):
            old.hide()
            old.deleteLater()
        self._measured.clear()
        self._scale, whole = scale, sum(tally.number for tally in tallies)
        self.segments = tuple(Segment(tally, scale, self) for tally in tallies)
        self.labels = tuple(TallyLabel(tally, scale, whole, self) for tally in tallies)
        for pair in zip(self.segments, self.labels, strict=True):
            for part in pair:
                for other in pair:
                    part.lit.connect(other.light)
                part.clicked.connect(
                    lambda _checked=False, status=part.tally.status.id: self.chosen.emit(status))
                part.show()
        self._walk.over(self.labels)
        self.setAccessibleName(self.tr("How the statements fared"))
        self._place(self.width())
        self.updateGeometry()
        if held:  # a change of language or size leaves the focus where it was
            next((label.setFocus() for label in self.labels if label.tally.status.id == held), None)

    # Layout

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._arranged(width)[-1].bottom() + 1 if self.labels else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(400, self.heightForWidth(max(400, self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place(self.width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place(self.width())

    def _place(self, width: int) -> None:
        # a layout that was hidden keeps the height for the width before
        if self.minimumHeight() != (needed := self.heightForWidth(width)):
            self.setMinimumHeight(needed)
        parts = (*self.segments, *self.labels)
        for label in self.labels:
            label.short = self._shortens(width)
        for part, place in zip(parts, self._arranged(width), strict=True):
            part.setGeometry(QStyle.visualRect(self.layoutDirection(),
                                               QRect(0, 0, width, self.height()), place))
            part.update()

    def _arranged(self, width: int) -> list[QRect]:
        """Places of all segments, then of all labels."""
        if self._scale is None or not self.labels:
            return []
        height = max(self._scale.look.target, self._scale.px(24 if self._scale.tight else 30))
        below = self._scale.px(4)
        segments = self._segment_places(width, height)
        return segments + self._label_places(segments, width, height + below)

    def _segment_places(self, width: int, height: int) -> list[QRect]:
        counts = [label.tally.number for label in self.labels]
        assert self._scale is not None
        least, room = self._scale.px(LEAST), width - GAP * (len(counts) - 1)
        spare = max(0, room - least * len(counts))
        shares = [least + spare * count / sum(counts) for count in counts] if _cramped(
            counts, room, least) else [room * count / sum(counts) for count in counts]
        ends = [round(end) for end in accumulate(shares)]
        starts = [0, *ends[:-1]]
        return [QRect(start + GAP * n, 0, end - start, height)
                for n, (start, end) in enumerate(zip(starts, ends, strict=True))]

    def _label_places(self, segments: list[QRect], width: int, top: int) -> list[QRect]:
        """Labels begin below their segments; where these are too narrow for it they stand as close
        as they can, and in several lines where one does not hold them."""
        sizes = self._sizes(short=self._shortens(width))
        if sum(size.width() for size in sizes) <= width:
            return _beside([segment.x() for segment in segments], sizes, width, top)
        return _flowing(sizes, width, top)

    def _sizes(self, *, short: bool) -> list[QSize]:
        if short not in self._measured:  # asked for at each step of a layout
            self._measured[short] = [label.size_with(short=short) for label in self.labels]
        return self._measured[short]

    def _shortens(self, width: int) -> bool:
        """Whether short words make one line of labels that whole words do not."""
        whole, short = (sum(size.width() for size in self._sizes(short=cut))
                        for cut in (False, True))
        return short <= width < whole


def _cramped(counts: list[int], room: int, least: int) -> bool:
    return min(counts) * room < least * sum(counts)


def _beside(wanted: list[int], sizes: list[QSize], width: int, top: int) -> list[QRect]:
    """In one line, each at the place wanted or next to it, none over another."""
    starts: list[int] = []
    end = 0
    for start, size in zip(wanted, sizes, strict=True):
        starts.append(max(start, end))
        end = starts[-1] + size.width()
    edge = width
    for n in reversed(range(len(starts))):
        starts[n] = min(starts[n], edge - sizes[n].width())
        edge = starts[n]
    return [QRect(start, top, size.width(), size.height())
            for start, size in zip(starts, sizes, strict=True)]


def _flowing(sizes: list[QSize], width: int, top: int) -> list[QRect]:
    places, x = [], 0
    for size in sizes:
        if x and x + size.width() > width:
            x, top = 0, top + size.height()
        places.append(QRect(x, top, min(size.width(), width), size.height()))
        x += size.width()
    return places
