"""Where the parts of a cell are: number, bar, and lines of at most two rows of text.

Heights follow from the width of a text alone, measured once, not from breaking it into rows: a list
of many rows is then laid out at once, and only what is painted is broken.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from explainer.charts.marks import mark_size
from explainer.content.lines import Line
from explainer.content.statements import cited
from explainer.content.views import Cell, Stretch
from explainer.drawing.theme import BASE_SIZE, SMALL, Theme, pixels

MOST_LINES = 2
"""Lines of text that a line of a cell may take; the card has all of it."""
MOST_CITED = 3
"""Sources that a line names; of more, the first ones and how many more there are."""
TEXT_SIZE, NUMBER_SIZE = 14.0 / BASE_SIZE, 20.0 / BASE_SIZE
_MARK_GAP, _LINE_GAP, _SLACK = 6, 2, 2
_BAR, _BAR_GAP, _LEAST_BAR = 9.0, 12.0, 48.0
"""Height of a bar, its distance from the number before it, and the shortest full length there."""


class Part(NamedTuple):
    """A part of a cell and its place. One of the three: a line with its text laid out, a large
    number, or a bar."""

    box: QRectF
    line: Line | None = None
    number: str = ""
    bar: tuple[Stretch, ...] = ()

    def mirrored(self, rect: QRectF) -> Part:
        """Flipped left to right in the cell."""
        box = QRectF(self.box)
        box.moveLeft(rect.left() + rect.right() - self.box.right())
        return self._replace(box=box)


class CellLayout:
    """Lays out cells at a text size, for a theme and a direction."""

    def __init__(self, theme: Theme, text_scale: float, *, mirrored: bool = False) -> None:
        self.theme, self.text_scale, self.mirrored = theme, text_scale, mirrored
        self.most_lines = MOST_LINES
        self.font, self.number_font, self.small_font = (
            _font(size, text_scale) for size in (TEXT_SIZE, NUMBER_SIZE, SMALL))
        bold = QFont(self.font)
        bold.setBold(True)
        self.number_font.setBold(True)
        self._metrics, self._bold = QFontMetricsF(self.font), QFontMetricsF(bold)
        self._number, self._small = QFontMetricsF(self.number_font), QFontMetricsF(self.small_font)
        self.row_height = math.ceil(self._metrics.height())
        self.mark = mark_size(text_scale)
        self.advance = lru_cache(maxsize=65536)(self._advance)
        self._texts = lru_cache(maxsize=1024)(self._text)

    # Lengths

    def padding(self) -> tuple[int, int]:
        """Space left and right of the text, and above and below it."""
        return round(8 * min(self.text_scale, 1.5)), round(7 * min(self.text_scale, 1.5))

    def bar_height(self) -> float:
        """Height of a bar."""
        return round(_BAR * self.text_scale)

    def number_width(self, number: str) -> float:
        """Width of a large number."""
        return self._number.horizontalAdvance(number)

    def _advance(self, line: Line) -> float:
        """Width of a line's text in one row."""
        plain = " ".join(part for part in (line.lead, line.text) if part)
        width = self._metrics.horizontalAdvance(plain)
        if line.strong:
            width += self._bold.horizontalAdvance(line.strong + (" " if plain else ""))
        if line.sources:
            width += self._small.horizontalAdvance(" " + _cites(line))
        return width

    def rows(self, line: Line, width: float) -> int:
        """Rows of text that a line takes in a width: 0, 1 or as many as it may."""
        if not line.full_text():
            return 0
        room = width - (self.mark + _MARK_GAP if line.status else 0)
        return 1 if self.advance(line) <= room - _SLACK else self._most(line)

    def _most(self, line: Line) -> int:
        """Rows of text that a line may take: a number with its status always as many as it needs,
        since a number that is cut is another number."""
        return MOST_LINES if line.worded and line.strong and not line.lead else self.most_lines

    def _line_height(self, line: Line, width: float) -> int:
        text = self.rows(line, width) * self.row_height
        return max(text, self.mark) if line.status else text

    def height(self, cell: Cell, width: int, number_width: float = 0.0) -> int:
        """Height of a cell in a column of that width."""
        _, down = self.padding()
        parts = self.parts(cell, QRectF(0, 0, width, 1), number_width)
        bottom = max((part.box.bottom() for part in parts), default=float(down))
        return math.ceil(bottom) + down

    # Places

    def parts(self, cell: Cell, rect: QRectF, number_width: float) -> list[Part]:
        """The parts of a cell in a place; bars beside numbers start `number_width` and a gap from
        the left, so that those of a column start together."""
        across, down = self.padding()
        inner = QRectF(rect.left() + across, rect.top() + down,
                       max(24.0, rect.width() - 2 * across), 1)
        lines, bar = self._kept(cell.lines), cell.bar
        found: list[Part] = []
        top = inner.top()
        if cell.large and lines and lines[0].strong and not lines[0].lead:
            first, *lines = lines
            top, bar = self._put_number(found, first.strong, bar, inner, number_width)
            rest = first._replace(strong="")
            if rest.full_text() or rest.status:
                lines.insert(0, rest)
        for line in lines:
            height = self._line_height(line, inner.width())
            if height:
                found.append(Part(QRectF(inner.left(), top, inner.width(), height), line))
                top += height + _LINE_GAP
            if bar:
                top = self._put_bar(found, bar, QRectF(inner.left(), top, inner.width(), 1))
                bar = ()
        if bar:
            self._put_bar(found, bar, QRectF(inner.left(), top, inner.width(), 1))
        return [part.mirrored(rect) for part in found] if self.mirrored else found

    def _kept(self, lines: tuple[Line, ...]) -> list[Line]:
        """The lines of a cell; where each may have but one row, the first ones and how many more
        there are."""
        if self.most_lines > 1 or len(lines) <= MOST_LINES:
            return list(lines)
        kept = MOST_LINES - 1
        return [*lines[:kept], Line(f"+{len(lines) - kept}", muted=True)]

    def _put_number(self, found: list[Part], number: str, bar: tuple[Stretch, ...], inner: QRectF,
                    number_width: float) -> tuple[float, tuple[Stretch, ...]]:
        """A large number, and the bar beside it if there is room. Gives the lower edge and what is
        left of the bar."""
        height = math.ceil(self._number.height())
        width = max(number_width, self.number_width(number))
        found.append(Part(QRectF(inner.left(), inner.top(), inner.width(), height), number=number))
        left = width + _BAR_GAP * self.text_scale
        beside = bar and inner.width() - left >= _LEAST_BAR * self.text_scale
        if beside and not any(stretch.label for stretch in bar):
            middle = inner.top() + (height - self.bar_height()) / 2
            found.append(Part(QRectF(inner.left() + left, middle, inner.width() - left,
                                     self.bar_height()), bar=bar))
            bar = ()
        return inner.top() + height + _LINE_GAP, bar

    def _put_bar(self, found: list[Part], bar: tuple[Stretch, ...], at: QRectF) -> float:
        """A bar over the whole width, with its words below. Gives the lower edge."""
        height = self.bar_height()
        if any(stretch.label for stretch in bar):
            height += math.ceil(self._small.height()) + 1
        found.append(Part(QRectF(at.left(), at.top() + 2, at.width(), height), bar=bar))
        return at.top() + height + 2 * _LINE_GAP + 2

    def mark_box(self, part: Part) -> QRectF:
        """Where the mark of a line is."""
        side = self.mark * 0.95
        left = part.box.right() - side if self.mirrored else part.box.left()
        return QRectF(left, part.box.top(), side, side)

    def text_box(self, part: Part) -> QRectF:
        """Where the text of a line is."""
        taken = self.mark + _MARK_GAP if part.line is not None and part.line.status else 0
        return part.box.adjusted(0 if self.mirrored else taken, 0,
                                 -taken if self.mirrored else 0, 0)

    def bar_labels(self, bar: tuple[Stretch, ...], width: float) -> list[tuple[str, float, float]]:
        """Words below a bar as (text, left, width): each below its part where all fit, else one
        after the other."""
        lefts = [sum(s.share for s in bar[:n]) * width for n in range(len(bar))]
        needs = [self._small.horizontalAdvance(s.label) for s in bar]
        placed, edge = [], 0.0
        for stretch, left, need in zip(bar, lefts, needs, strict=True):
            if stretch.label:
                placed.append((stretch.label, max(left, edge), need))
                edge = placed[-1][1] + need + 10 * self.text_scale
        if placed and placed[-1][1] + placed[-1][2] > width:
            words = " · ".join(stretch.label for stretch in bar if stretch.label)
            placed = [(self._small.elidedText(words, Qt.TextElideMode.ElideRight, width), 0, width)]
        return placed

    # Text

    def is_cut(self, line: Line, width: float) -> bool:
        """Whether a line in a place of that width is shown with an ellipsis."""
        return self.text(line, int(width))[1]

    def text(self, line: Line, width: int) -> tuple[QTextLayout, bool]:
        """The text of a line in a width, in as many rows as it may take, and whether it was cut."""
        return self._texts(line, width, self._most(line))

    def _text(self, line: Line, width: int, most: int) -> tuple[QTextLayout, bool]:
        text, cut = _shown(line), len(line.sources) > MOST_CITED
        if self.advance(line) <= width - _SLACK:
            return self._broken(line, text, width, wraps=False), cut
        layout = self._broken(line, text, width)
        if layout.lineCount() <= most:
            return layout, cut
        if (short := _shortened(line)) != line:
            return self._text(short, width, most)[0], True
        start, cites = layout.lineAt(most - 1).textStart(), _cites(line)
        room = width - self._metrics.horizontalAdvance(" " + cites if cites else "") - _SLACK
        rest = text[start : len(text) - len(cites)].rstrip()
        rest = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(0.0, room))
        while layout.lineCount() > most and (rest or cites):
            shorter = " ".join(part for part in (text[:start] + rest, cites) if part)
            layout = self._broken(line, shorter, width)
            if rest:  # bold letters are wider than was reckoned with
                rest = rest[:-3].rstrip() + "…" if len(rest) > MOST_CITED else ""
            else:
                cites = cites.rpartition(" ")[0]
        return layout, True

    def _broken(self, line: Line, text: str, width: int, *, wraps: bool = True) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps
                           else QTextOption.WrapMode.NoWrap)
        if self.mirrored:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(self._formats(line, text))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0
        while (row := layout.createLine()).isValid():
            row.setLineWidth(max(24, width))
            row.setPosition(QPointF(0, top))
            top += self.row_height
        layout.endLayout()
        return layout

    def _formats(self, line: Line, text: str) -> list[QTextLayout.FormatRange]:
        formats = []
        if line.strong:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            formats.append(_range(len(line.lead) + 1 if line.lead else 0, len(line.strong), bold))
        if line.sources:
            cites = _cites(line)
            accent = QTextCharFormat()
            accent.setForeground(QColor(self.theme.accent))
            accent.setProperty(QTextCharFormat.Property.FontPixelSize,
                               pixels(SMALL, self.text_scale))
            formats.append(_range(len(text) - len(cites), len(cites), accent))
        return formats

    def source_boxes(self, part: Part, shift: float = 0.0) -> list[tuple[int, QRectF]]:
        """Where the numbers of a line's sources are."""
        line = part.line
        if line is None or not line.sources:
            return []
        box = self.text_box(part)
        layout, _ = self.text(line, int(box.width()))
        at = max(0, len(layout.text()) - len(_cites(line)))
        found = []
        for number in line.sources:
            words = f"[{number}]"
            start = layout.text().find(words, at)
            row = layout.lineForTextPosition(max(0, start))
            if start >= 0 and row.isValid():
                ends = [_x(row, place) for place in (start, start + len(words))]
                found.append((number, QRectF(box.left() + shift + min(ends), box.top() + row.y(),
                                             abs(ends[1] - ends[0]), self.row_height)))
                at = start + len(words)
        return found


def _cites(line: Line) -> str:
    """Numbers of a line's sources, as many as a row has room for."""
    if len(line.sources) <= MOST_CITED:
        return cited(line.sources)
    return f"{cited(line.sources[: MOST_CITED - 1])} +{len(line.sources) - MOST_CITED + 1}"


def _shortened(line: Line) -> Line:
    """A status in words as its short word: an evidence status is never cut where that fits."""
    if line.statement is None or line.text != line.statement.word():  # text behind its status
        return line
    return line._replace(text=line.statement.word(short=True))


def _shown(line: Line) -> str:
    """All words of a line, and the sources that are named."""
    return " ".join(part for part in (line.lead, line.strong, line.text, _cites(line)) if part)


def _font(size: float, text_scale: float) -> QFont:
    font = QFont()
    font.setPixelSize(pixels(size, text_scale))
    return font


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found


def _x(row: QTextLine, place: int) -> float:
    """Where a letter of a row begins."""
    at = row.cursorToX(place)
    return float(at[0] if isinstance(at, tuple) else at)  # type: ignore[arg-type]
