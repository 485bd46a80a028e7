"""The entries of a slide: number, head, text, then mark, place and sources, put on a canvas."""

from __future__ import annotations

from explainer.drawing.canvas import Canvas, Style
from explainer.drawing.room import BODY
from explainer.drawing.shapes import Box, Item, Measure
from explainer.panels.slides import Content, Entry

SMALL_SIZE = 44.0
NUMBER_SIZE = 84.0
_LINE_SIZE = 64.0  # numbers under a headline
_BODY_AT_ONE = 15.0  # size of body text of a chart at text scale 1
TEXT_SCALE = BODY / _BODY_AT_ONE


class EntryLayout:
    """Puts entries of one slide below each other, with room at both sides."""

    def __init__(self, content: Content, measure: Measure, width: float) -> None:
        self._content, self._measure, self._width = content, measure, width
        self._columns: dict[tuple[float, float], float] = {}
        self._tall: dict[tuple[Entry, float], float] = {}
        self.side = round(width * 0.0585)
        self.inner = width - 2 * self.side

    def canvas(self, scale: float = 1.0) -> Canvas:
        """An empty canvas with type of a scale."""
        canvas = Canvas(self._measure, self._width, scale * TEXT_SCALE)
        canvas.left = float(self.side)
        canvas.small, canvas.mark = Style(SMALL_SIZE * scale), SMALL_SIZE * scale
        canvas.value, canvas.headline = Style(NUMBER_SIZE * scale,
                                              bold=True), Style(_LINE_SIZE * scale, bold=True)
        return canvas

    def tall(self, entry: Entry, scale: float = 1.0) -> float:
        """Height of an entry."""
        key = (entry, scale)
        if key not in self._tall:  # asked for again with each size of the title
            self._tall[key] = self.put(self.canvas(scale), entry, 0.0)
        return self._tall[key]

    def put(self, canvas: Canvas, entry: Entry, y: float) -> float:
        """Put one entry. Returns its lower edge."""
        if self._content.big and self._stands_in_lines(canvas):
            return self._line(canvas, entry, y)
        column = self._number_column(canvas)
        beside = bool(column) and self._number_width(canvas, entry) <= column
        x, width = (self.side + column, self.inner - column) if column else (self.side,
                                                                               self.inner)
        top, style = y, self._number_style(canvas, entry)
        bottom = y
        if entry.number and beside:
            bottom = canvas.text(entry.number, style, self.side, y, column).bottom
            y += max(0.0, (canvas.line_height(style) - canvas.line_height(canvas.body)) / 2)
        elif entry.number:
            y = canvas.text(entry.number, style, self.side, y, self.inner).bottom
            x, width = float(self.side), self.inner
        if entry.head:
            y = canvas.text(entry.head, canvas.body.strong(), x, y, width).bottom
        if entry.text:
            y = canvas.text(entry.text, canvas.body, x, y, width).bottom
        y = self._tail(canvas, entry, x, y + (8.0 if entry.head or entry.text else 0.0), width)
        return self._item(canvas, entry, top, max(bottom, y))

    def _line(self, canvas: Canvas, entry: Entry, y: float) -> float:
        """Under a headline: number, name, mark and sources in one line where they fit."""
        x, top, style = float(self.side), y, canvas.headline
        tall = canvas.line_height(style)
        for text, own, width in ((entry.number, style, self._number_column(canvas, style)),
                                 (entry.text, canvas.body, self._text_column(canvas))):
            if width:
                canvas.text(text, own, x, y + (tall - canvas.line_height(own)) / 2, width)
                x += width
        bottom = y + tall if x > self.side else y
        if x - self.side > 0.6 * self.inner:
            x, y = float(self.side), y + tall
        inset = (tall - canvas.line_height(canvas.small)) / 2 if x > self.side else 0.0
        tail = self._tail(canvas, entry, x, y + inset, self._right - x) + inset
        return self._item(canvas, entry, top, max(bottom, tail))

    def _stands_in_lines(self, canvas: Canvas) -> bool:
        """Whether all numbers and names under a headline are short enough for that."""
        numbers, texts = self._number_column(canvas, canvas.headline), self._text_column(canvas)
        widest = max((canvas.text_width(entry.number, canvas.headline)
                      for entry in self._content.entries), default=0.0)
        return (widest <= numbers and numbers + texts <= self.inner
                and not any(e.head for e in self._content.entries))

    def _item(self, canvas: Canvas, entry: Entry, top: float, bottom: float) -> float:
        box = Box(self.side, top, self.inner, bottom - top)
        sentence = " ".join(part for part in (entry.number, entry.head, entry.text,
                                              *(m.word for m in entry.marks)) if part)
        reference = entry.marks[0].figure_id if entry.marks else ""
        canvas.items.append(Item(entry.key, box, box.outset(14.0), sentence, 0, reference))
        return bottom

    @property
    def _right(self) -> float:
        return self.side + self.inner

    def _number_style(self, canvas: Canvas, entry: Entry) -> Style:
        """Numbers are large; words that stand for one ("not published") are not."""
        return canvas.value if any(c.isdigit() for c in entry.number) else canvas.body.strong()

    def _number_width(self, canvas: Canvas, entry: Entry) -> float:
        return (canvas.text_width(entry.number, self._number_style(canvas, entry)) + 44
                if entry.number else 0.0)

    def _number_column(self, canvas: Canvas, style: Style | None = None) -> float:
        """Width of the numbers before the texts; longer ones go above theirs."""
        key = (canvas.body.size, style.size if style is not None else 0.0)
        # asked for with each entry, and entries are many while a text is divided
        if key not in self._columns:
            widths = [canvas.text_width(entry.number, style) + 44 if style is not None
                      and entry.number
                      else self._number_width(canvas, entry) for entry in self._content.entries]
            self._columns[key] = max((width for width in widths if width <= 0.3 * self.inner),
                                     default=0.0)
        return self._columns[key]

    def _text_column(self, canvas: Canvas) -> float:
        widest = max((canvas.text_width(entry.text, canvas.body)
                      for entry in self._content.entries), default=0.0)
        return widest + 48 if widest else 0.0

    def _tail(self, canvas: Canvas, entry: Entry, x: float, y: float, width: float) -> float:
        """Marks, then place, period and sources, on one line where they fit."""
        style = canvas.small
        at, bottom = x, y
        for mark in entry.marks:
            wide = canvas.marked_width(mark.word, style)
            if at > x and at + wide > x + width:
                at, y = x, bottom + 6
            box = canvas.marked(mark.status, mark.word, style, at, y, x + width - at,
                                mark.figure_id)
            at, bottom = box.right + 32, max(bottom, box.bottom)
        if not entry.note:
            return bottom
        if at > x and at + canvas.text_width(entry.note, style) > x + width:
            at, y = x, bottom + 4
        return max(bottom, canvas.text(entry.note, style.muted(), at, y, x + width - at).bottom)
