"""From what a slide says to shapes. A slide is laid out once, 1080 units high, and painted at any size.

Body text is a twentieth of the height, to be read from the back of the room. What does not fit goes on further pages;
what fits on none (one endless text, a chart that cannot be divided) is made smaller, never cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from explainer.charts.layout import lay_out
from explainer.charts.layout.canvas import Canvas, Style
from explainer.charts.shapes import Box, Drawing, Item, Line, Measure, Shape
from explainer.charts.spec import ChartSpec
from explainer.ui.presenter.content import Content, Entry

HEIGHT = 1080.0
"""Height of a slide in its own units."""
BODY_SIZE = HEIGHT / 20
SMALL_SIZE, SOURCE_SIZE, SUBTITLE_SIZE = 44.0, 34.0, 40.0
NUMBER_SIZE = 84.0
_TITLES = (76.0, 66.0)  # one line or two; longer ones take the second
_BIG_TITLES = (96.0, 84.0, 72.0, 62.0)
_BODY_AT_ONE = 15.0  # size of body text of a chart at text scale 1
_CHART_SCALES = (4.2, 3.6)
_TOP, _BOTTOM = 76.0, 118.0
_GAP = 40.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a slide, ready to be painted: shapes, what can be selected, what opens a source card."""

    drawing: Drawing
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands between title and sources on a page, and the ids of its sources."""

    drawing: Drawing
    sources: tuple[str, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("slides", text)


def slide_width(width: float, height: float) -> float:
    """Width of a slide in its own units on a screen of that size; odd shapes get margins."""
    return HEIGHT * min(max(width / max(height, 1.0), 1.25), 2.4)


def lay_out_slide(content: Content, measure: Measure, width: float, number: str, *, rtl: bool = False
                  ) -> tuple[Page, ...]:
    """The pages of a slide `width` units wide; `number` stands in its corner ("3 / 14")."""
    layout = _Layout(content, measure, width)
    pages = layout.pages()
    finished = tuple(layout.finish(page, number, at, len(pages)) for at, page in enumerate(pages))
    return tuple(replace(page, drawing=page.drawing.mirrored()) for page in finished) if rtl else finished


class _Layout:
    """Title above, body in the middle, sources below."""

    def __init__(self, content: Content, measure: Measure, width: float) -> None:
        self._content, self._measure, self._width = content, measure, width
        self._side = round(width * 0.0585)
        self._inner = width - 2 * self._side
        sizes = _BIG_TITLES if content.big else _TITLES
        for size in sizes:  # the largest title that leaves room for the rest
            self._put_head(size, last=size == sizes[-1])
            if content.big and self._fits():
                break
            if not content.big and self._head_bottom <= 0.3 * HEIGHT:
                break

    def _put_head(self, size: float, *, last: bool) -> None:
        self._head = self._canvas()
        self._head_bottom = self._put_title(self._head, Style(size, bold=True), tight=last)
        self._room = HEIGHT - _BOTTOM - _GAP / 2 - self._head_bottom

    def _fits(self) -> bool:
        return self._room > 0 and len(self._entry_pages()) == 1 and self._entry_pages()[0].drawing.height <= self._room + 10

    def _canvas(self) -> Canvas:
        canvas = Canvas(self._measure, self._width, BODY_SIZE / _BODY_AT_ONE)
        canvas.left = float(self._side)
        canvas.small = Style(SMALL_SIZE)
        canvas.mark = 44.0
        return canvas

    def _put_title(self, canvas: Canvas, style: Style, *, tight: bool) -> float:
        """Title and subtitle. Returns where the body begins. An endless title is cut: it is not lost, for the whole of it
        stands in the panel and on the sheet."""
        content = self._content
        top = HEIGHT * 0.14 if content.big and not tight else _TOP

        def fits(text: str) -> bool:
            return canvas.text_height(text, style, self._inner) <= 0.62 * HEIGHT

        title = content.title if fits(content.title) else shortened(content.title, fits)
        bottom = canvas.text(title, style, self._side, top, self._inner).bottom
        if content.subtitle:
            subtitle = Style(SUBTITLE_SIZE).muted()
            said = shortened(content.subtitle, lambda text: len(canvas.lines(text, subtitle, self._inner)) <= 2)
            bottom = canvas.text(said, subtitle, self._side, bottom + 14, self._inner).bottom
        return bottom + (64 if content.big and not tight else _GAP)

    # Pages

    def pages(self) -> list[_Body]:
        """The bodies of all pages, placed below the title."""
        own = self._content.sources
        if self._content.chart is not None:
            bodies = [_Body(drawing, own) for drawing in self._chart_pages(self._content.chart)]
        else:
            bodies = self._entry_pages()
        return [replace(body, drawing=body.drawing.moved(0.0, self._head_bottom)) for body in bodies]

    def finish(self, page_body: _Body, number: str, page: int, pages: int) -> Page:
        """The whole page: title, body, sources, number."""
        body = page_body.drawing
        of_pages = f"{page + 1}/{pages}" if pages > 1 else ""
        footer = self._footer("  ·  ".join(part for part in (number, of_pages) if part), page_body.sources)
        shapes: list[Shape] = [*self._head.shapes, *body.shapes, *footer]
        drawing = Drawing(self._width, HEIGHT, tuple(shapes), body.items, body.hits, body.plot)
        return Page(drawing, tuple(dict.fromkeys(item.key for item in body.items)))

    def _footer(self, said: str, sources: tuple[str, ...]) -> list[Shape]:
        canvas, style = self._canvas(), Style(SOURCE_SIZE).muted()
        right, top = self._width - self._side, HEIGHT - _BOTTOM
        canvas.shapes.append(Line(self._side, top, right, top, "line", 2.0))
        wide = canvas.text_width(said, style)
        canvas.text(said, style, right - wide, top + 18, wide + 2)
        room = self._inner - wide - 60
        canvas.text(self._source_text(canvas, style, room, sources), style, self._side, top + 18, room)
        return canvas.shapes

    def _source_text(self, canvas: Canvas, style: Style, width: float, ids: tuple[str, ...]) -> str:
        """As many sources as two lines hold, and how many more there are."""
        lines = [line for i, line in self._content.source_lines.items() if i in ids]

        def fits(text: str) -> bool:
            return len(canvas.lines(text, style, width)) <= 2

        for count in range(len(lines), 0, -1):
            text = _tr("Sources: {list}").format(list="; ".join(lines[:count]))
            if count < len(lines):
                text += " " + _tr("(and {n} more)").format(n=len(lines) - count)
            if fits(text):
                return text
        return shortened(lines[0], fits) if lines else ""

    # A chart

    def _chart_pages(self, spec: ChartSpec) -> list[Drawing]:
        for scale in _CHART_SCALES:
            drawing = self._chart(spec, scale)
            if drawing.height <= self._room:
                return [drawing]
        parts = _parts(spec)
        pages: list[Drawing] = []
        at = 0
        while at < len(parts):
            count, drawing = self._fitting(spec, parts[at:])
            pages.append(drawing)
            at += count
        return pages or [self._shrunk(self._chart(spec, _CHART_SCALES[-1]))]

    def _fitting(self, spec: ChartSpec, parts: list[ChartSpec]) -> tuple[int, Drawing]:
        """The longest run of parts that fits on a page, at least one."""
        best: tuple[int, Drawing] | None = None
        for count in range(1, len(parts) + 1):
            drawing = self._chart(_joined(spec, parts[:count]), _CHART_SCALES[-1])
            if drawing.height > self._room:
                break
            best = count, drawing
        return best or (1, self._shrunk(self._chart(parts[0], _CHART_SCALES[-1])))

    def _chart(self, spec: ChartSpec, scale: float) -> Drawing:
        return lay_out(spec, self._measure, self._inner, scale).moved(self._side, 0.0)

    def _shrunk(self, drawing: Drawing) -> Drawing:
        """Smaller, so that all of it is there. The layout at a smaller scale is better than a scaled picture."""
        scale = _CHART_SCALES[-1]
        while drawing.height > self._room and scale > 0.5 and self._content.chart is not None:
            scale *= 0.9
            drawing = self._chart(self._content.chart, scale)
        return drawing

    # Entries

    def _entry_pages(self) -> list[_Body]:
        waiting = list(self._content.entries)
        pages: list[_Body] = []
        while waiting:
            canvas = self._canvas()
            y, placed = 0.0, 0
            while placed < len(waiting):
                tall = self._entry(self._canvas(), waiting[placed], 0.0)
                if placed and y + tall > self._room:
                    break
                if tall > self._room and self._divide(waiting, placed):
                    continue
                y = self._entry(canvas, waiting[placed], y) + (_GAP * 0.6 if self._content.big else _GAP)
                placed += 1
            cited = (*self._content.sources, *(i for entry in waiting[:placed] for i in entry.sources))
            pages.append(_Body(canvas.drawing(y), cited))
            del waiting[:placed]
        return pages or [_Body(self._canvas().drawing(0.0), self._content.sources)]

    def _divide(self, waiting: list[Entry], at: int) -> bool:
        """Divide an entry too long for a page in two, in place. False if it has but one word."""
        entry = waiting[at]
        said = entry.text.split(" ")
        low, high = 1, len(said) - 1
        if high < 1:
            return False
        while low < high:  # the most words that fit
            middle = (low + high + 1) // 2
            part = replace(entry, text=" ".join(said[:middle]) + " …")
            low, high = (middle, high) if self._entry(self._canvas(), part, 0.0) <= self._room else (low, middle - 1)
        waiting[at:at + 1] = [replace(entry, text=" ".join(said[:low]) + " …"),
                              replace(entry, text="… " + " ".join(said[low:]))]
        return True

    def _entry(self, canvas: Canvas, entry: Entry, y: float) -> float:
        """Put one entry. Returns its lower edge."""
        if self._content.big:
            return self._line(canvas, entry, y)
        column = self._number_column(canvas)
        beside = bool(column) and self._number_width(canvas, entry) <= column
        x, width = (self._side + column, self._inner - column) if column else (self._side, self._inner)
        top, style = y, self._number_style(canvas, entry)
        bottom = y
        if entry.number and beside:
            bottom = canvas.text(entry.number, style, self._side, y, column).bottom
            y += max(0.0, (canvas.line_height(style) - canvas.line_height(canvas.body)) / 2)
        elif entry.number:
            y = canvas.text(entry.number, style, self._side, y, self._inner).bottom
            x, width = float(self._side), self._inner
        if entry.head:
            y = canvas.text(entry.head, canvas.body.strong(), x, y, width).bottom
        if entry.text:
            y = canvas.text(entry.text, canvas.body, x, y, width).bottom
        y = self._tail(canvas, entry, x, y + (8.0 if entry.head or entry.text else 0.0), width)
        return self._item(canvas, entry, top, max(bottom, y))

    def _line(self, canvas: Canvas, entry: Entry, y: float) -> float:
        """Under a headline: number, name, mark and sources in one line where they fit."""
        x, top, style = float(self._side), y, Style(64.0, bold=True)
        tall = canvas.line_height(style)
        for text, own, width in ((entry.number, style, self._number_column(canvas, style)),
                                 (entry.text, canvas.body, self._text_column(canvas))):
            if width:
                canvas.text(text, own, x, y + (tall - canvas.line_height(own)) / 2, width)
                x += width
        if x - self._side > 0.6 * self._inner:
            x, y = float(self._side), y + tall
        high = canvas.line_height(canvas.small)
        inset = (tall - high) / 2 if x > self._side else 0.0
        return self._item(canvas, entry, top, self._tail(canvas, entry, x, y + inset, self._right - x) + inset)

    def _item(self, canvas: Canvas, entry: Entry, top: float, bottom: float) -> float:
        box = Box(self._side, top, self._inner, bottom - top)
        said = " ".join(part for part in (entry.number, entry.head, entry.text, *(m.word for m in entry.marks)) if part)
        reference = entry.marks[0].figure_id if entry.marks else ""
        canvas.items.append(Item(entry.key, box, box.outset(14.0), said, 0, reference))
        return bottom

    @property
    def _right(self) -> float:
        return self._side + self._inner

    def _number_style(self, canvas: Canvas, entry: Entry) -> Style:
        """Numbers are large; words that stand for one ("not published") are not."""
        return Style(NUMBER_SIZE, bold=True) if any(c.isdigit() for c in entry.number) else canvas.body.strong()

    def _number_width(self, canvas: Canvas, entry: Entry) -> float:
        return canvas.text_width(entry.number, self._number_style(canvas, entry)) + 44 if entry.number else 0.0

    def _number_column(self, canvas: Canvas, style: Style | None = None) -> float:
        """Width of the numbers before the texts; longer ones stand above theirs."""
        entries = self._content.entries
        widths = [canvas.text_width(entry.number, style) + 44 if style is not None and entry.number
                  else self._number_width(canvas, entry) for entry in entries]
        return max((width for width in widths if width <= 0.3 * self._inner), default=0.0)

    def _text_column(self, canvas: Canvas) -> float:
        widest = max((canvas.text_width(entry.text, canvas.body) for entry in self._content.entries), default=0.0)
        return widest + 48 if widest else 0.0

    def _tail(self, canvas: Canvas, entry: Entry, x: float, y: float, width: float) -> float:
        """Marks, then place, period and sources, on one line where they fit."""
        style = canvas.small
        at, bottom = x, y
        for mark in entry.marks:
            wide = canvas.marked_width(mark.word, style)
            if at > x and at + wide > x + width:
                at, y = x, bottom + 6
            box = canvas.marked(mark.status, mark.word, style, at, y, x + width - at, mark.figure_id)
            at, bottom = box.right + 32, max(bottom, box.bottom)
        if not entry.note:
            return bottom
        if at > x and at + canvas.text_width(entry.note, style) > x + width:
            at, y = x, bottom + 4
        return max(bottom, canvas.text(entry.note, style.muted(), at, y, x + width - at).bottom)


# Dividing charts


def _parts(spec: ChartSpec) -> list[ChartSpec]:
    """The chart in its smallest honest parts. Bars of one series stay together: they share an axis."""
    if spec.kind == "bars":
        return [replace(spec, series=(part,)) for series in spec.series for part in (
            [replace(series, data=(datum,)) for datum in series.data] if series.single else [series])]
    if spec.kind == "links":
        return [replace(spec, links=(link,)) for link in spec.links]
    if spec.kind == "strips":
        return [replace(spec, strips=(strip,)) for strip in spec.strips]
    if spec.kind == "matrix":
        rows = dict.fromkeys((*spec.rows, *(cell.row for cell in spec.cells)))
        return [replace(spec, rows=(row,), cells=cells) for row in rows
                if (cells := tuple(cell for cell in spec.cells if cell.row == row))]
    return [spec]


def _joined(spec: ChartSpec, parts: list[ChartSpec]) -> ChartSpec:
    """Parts of a chart as one chart again."""
    series = tuple(series for part in parts for series in part.series)
    if spec.kind == "bars" and len(spec.series) == 1 and series:
        series = (replace(spec.series[0], data=tuple(datum for one in series for datum in one.data)),)
    return replace(spec, series=series, links=tuple(link for part in parts for link in part.links),
                   strips=tuple(strip for part in parts for strip in part.strips),
                   cells=tuple(cell for part in parts for cell in part.cells),
                   rows=tuple(row for part in parts for row in part.rows))


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or its start with dots, so that it fits."""
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle].rstrip() + " …") else (low, middle - 1)
    return text[:low].rstrip() + " …"


__all__ = ["BODY_SIZE", "HEIGHT", "Page", "lay_out_slide", "shortened", "slide_width"]
