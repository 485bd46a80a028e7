"""From what a slide says to shapes. A slide is laid out once, 1080 units high, and painted at any
size.

Body text is a twentieth of the height, to be read from the back of the room. What does not fit goes
on further pages; what cannot be divided (one row of a chart, a number of a hundred digits) is made
smaller, never cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from explainer.core.i18n import translate
from explainer.drawing.canvas import INSET, Canvas, Style
from explainer.drawing.chart import Chart
from explainer.drawing.paging import Look, Pages, divide
from explainer.drawing.shapes import Box, Drawing, Item, Line, Measure, Shape
from explainer.drawing.wrapping import clusters
from explainer.panels.slides import Content, Entry

HEIGHT = 1080.0
"""Height of a slide in its own units."""
BODY_SIZE = HEIGHT / 20
SMALL_SIZE, SOURCE_SIZE, SUBTITLE_SIZE = 44.0, 34.0, 40.0
NUMBER_SIZE = 84.0
_LINE_SIZE = 64.0  # numbers under a headline
_TITLES = (76.0, 66.0, BODY_SIZE)  # one line or two; longer ones are smaller
_BIG_TITLES = (96.0, 84.0, 72.0, 62.0, BODY_SIZE)
_REST = 300.0  # what any title leaves for the rest of the slide
_BODY_AT_ONE = 15.0  # size of body text of a chart at text scale 1
_TEXT_SCALE = BODY_SIZE / _BODY_AT_ONE
_LARGE_CHART, _PLAIN_CHART = Look(4.2), Look(_TEXT_SCALE)
_TIGHT_CHARTS = (Look(_TEXT_SCALE, 0.55), Look(_TEXT_SCALE, 0.3))
"""Thin bars and little room between: rather that than a further page."""
_TOP, _BOTTOM = 76.0, 118.0
_GAP = 40.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a slide, ready to be painted: shapes, what can be selected, what opens a source
    card."""

    drawing: Drawing
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """What is between title and sources on a page, and the ids of its sources."""

    drawing: Drawing
    sources: tuple[str, ...]


def slide_width(width: float, height: float) -> float:
    """Width of a slide in its own units on a screen of that size; odd shapes get margins."""
    return HEIGHT * min(max(width / max(height, 1.0), 1.25), 2.4)


def lay_out_slide(content: Content, measure: Measure, width: float, number: str, *,
                  rtl: bool = False
                  ) -> tuple[Page, ...]:
    """The pages of a slide `width` units wide; `number` is in its corner ("3 / 14")."""
    layout = _Layout(content, measure, width)
    pages = layout.pages()
    finished = tuple(layout.finish(page, number, at, len(pages)) for at, page in enumerate(pages))
    return (tuple(replace(page, drawing=page.drawing.mirrored()) for page in finished)
            if rtl else finished)


class _Layout:
    """Title above, body in the middle, sources below."""

    def __init__(self, content: Content, measure: Measure, width: float) -> None:
        self._content, self._measure, self._width = content, measure, width
        self._columns: dict[tuple[float, float], float] = {}
        self._side = round(width * 0.0585)
        self._inner = width - 2 * self._side
        self._least = _REST if content.entries or content.chart is not None else 0.0
        sizes = _BIG_TITLES if content.big else _TITLES
        for size in sizes:  # the largest title that leaves room for the rest
            self._put_head(size, last=size == sizes[-1])
            if self._room >= self._least and (self._fits() if content.big else
                                              size != sizes[0]
                                              or self._head_bottom <= 0.3 * HEIGHT):
                break

    def _put_head(self, size: float, *, last: bool) -> None:
        self._head = self._canvas()
        self._head_bottom = self._put_title(self._head, Style(size, bold=True), tight=last)
        self._room = HEIGHT - _BOTTOM - _GAP / 2 - self._head_bottom

    def _fits(self) -> bool:
        pages = self._entry_pages()
        return len(pages) == 1 and pages[0].drawing.height <= self._room + INSET

    def _canvas(self, scale: float = 1.0) -> Canvas:
        canvas = Canvas(self._measure, self._width, scale * _TEXT_SCALE)
        canvas.left = float(self._side)
        canvas.small, canvas.mark = Style(SMALL_SIZE * scale), SMALL_SIZE * scale
        canvas.value, canvas.headline = Style(NUMBER_SIZE * scale,
                                              bold=True), Style(_LINE_SIZE * scale, bold=True)
        return canvas

    def _put_title(self, canvas: Canvas, style: Style, *, tight: bool) -> float:
        """Title and subtitle. Returns where the body begins. An endless title is cut: it is not
        lost, for all of it is in the panel and on the sheet."""
        content = self._content
        top, gap = (HEIGHT * 0.14, 64.0) if content.big and not tight else (_TOP, _GAP)
        subtitle = Style(SUBTITLE_SIZE).muted()
        short = shortened(content.subtitle,
                          lambda text: len(canvas.lines(text, subtitle, self._inner)) <= 2)
        below = 14 + canvas.text_height(short, subtitle, self._inner) if short else 0.0
        most = HEIGHT - _BOTTOM - _GAP / 2 - self._least - top - below - gap
        title = content.title
        if tight:
            title = shortened(title,
                              lambda text: canvas.text_height(text, style, self._inner) <= most)
        bottom = canvas.text(title, style, self._side, top, self._inner).bottom
        if short:
            bottom = canvas.text(short, subtitle, self._side, bottom + 14, self._inner).bottom
        return bottom + gap

    # Pages

    def pages(self) -> list[_Body]:
        """The bodies of all pages, placed below the title."""
        own = self._content.sources
        if self._content.chart is not None:
            bodies = [_Body(drawing, own) for drawing in self._chart_pages(self._content.chart)]
        else:
            bodies = self._entry_pages()
        return [replace(body, drawing=body.drawing.moved(0.0, self._head_bottom))
                for body in bodies]

    def finish(self, page_body: _Body, number: str, page: int, pages: int) -> Page:
        """The whole page: title, body, sources, number."""
        body = page_body.drawing
        of_pages = f"{page + 1}/{pages}" if pages > 1 else ""
        footer = self._footer("  ·  ".join(part for part in (number, of_pages) if part),
                              page_body.sources)
        shapes: list[Shape] = [*self._head.shapes, *body.shapes, *footer]
        drawing = Drawing(self._width, HEIGHT, tuple(shapes), body.items, body.hits, body.plot)
        return Page(drawing, tuple(dict.fromkeys(item.key for item in body.items)))

    def _footer(self, text: str, sources: tuple[str, ...]) -> list[Shape]:
        canvas, style = self._canvas(), Style(SOURCE_SIZE).muted()
        right, top = self._width - self._side, HEIGHT - _BOTTOM
        canvas.shapes.append(Line(self._side, top, right, top, "line", 2.0))
        wide = canvas.text_width(text, style)
        canvas.text(text, style, right - wide, top + 18, wide + 2)
        room = self._inner - wide - 60
        canvas.text(self._source_text(canvas, style, room, sources), style, self._side, top + 18,
                    room)
        return canvas.shapes

    def _source_text(self, canvas: Canvas, style: Style, width: float, ids: tuple[str, ...]) -> str:
        """As many sources as two lines hold, and how many more there are."""
        wanted = set(ids)
        language = self._content.language
        lines = [line for i, line in self._content.source_lines.items() if i in wanted]

        def listed(count: int, first: str = "") -> str:
            named = "; ".join([first, *lines[1:count]] if first else lines[:count])
            text = translate("Sources: {list}", language, list=named)
            more = len(lines) - count
            return f"{text} {translate('(and {n} more)', language, n=more)}" if more > 0 else text

        def fits(text: str) -> bool:
            return len(canvas.lines(text, style, width)) <= 2

        count = _most(lambda count: fits(listed(count)), len(lines))
        if count or not lines:
            return listed(count) if lines else ""
        return listed(1, shortened(lines[0], lambda text: fits(listed(1, text))))

    # A chart

    def _chart_pages(self, chart: Chart) -> list[Drawing]:
        pages = Pages(self._measure, self._inner, self._room, _LARGE_CHART, _PLAIN_CHART,
                      _TIGHT_CHARTS)
        return [drawing.moved(self._side, 0.0) for drawing in divide(chart, pages)]

    # Entries

    def _entry_pages(self) -> list[_Body]:
        waiting = list(self._content.entries)
        pages: list[_Body] = []
        while waiting:
            canvas = self._canvas(self._scale_of_first(waiting))
            y = self._entry(canvas, waiting[0], 0.0)
            placed = 1
            gap = _GAP * 0.6 if self._content.big else _GAP
            while placed < len(waiting) and y + gap + self._tall(waiting[placed]) <= self._room:
                y = self._entry(canvas, waiting[placed], y + gap)
                placed += 1
            cited = (*self._content.sources,
                     *(i for entry in waiting[:placed] for i in entry.sources))
            pages.append(_Body(canvas.drawing(y), cited))
            del waiting[:placed]
        return pages or [_Body(self._canvas().drawing(0.0), self._content.sources)]

    def _tall(self, entry: Entry, scale: float = 1.0) -> float:
        return self._entry(self._canvas(scale), entry, 0.0)

    def _scale_of_first(self, waiting: list[Entry]) -> float:
        """The scale of type at which the first entry fits on a page. One with too long a text is
        divided, in place."""
        scale = 1.0
        if self._tall(waiting[0]) > self._room and not self._divide(waiting):
            while self._tall(waiting[0], scale) > self._room and scale > 0.05:
                scale *= 0.9
        return scale

    def _divide(self, waiting: list[Entry]) -> bool:
        """Divide the first entry in two, the first of which fits. Its number, marks and sources
        stand with both. False if they leave no three lines on a page."""
        entry = waiting[0]
        line = self._head.line_height(self._head.body)
        if self._tall(replace(entry, head="", text="")) + 3 * line > self._room:
            return False
        # such a head has three lines
        name = "head" if self._tall(replace(entry, text="")) + line > self._room else "text"
        text: str = getattr(entry, name).strip()
        first = replace(entry, text="")

        def part(text: str) -> Entry:
            return replace(first, text=text) if name == "text" else replace(first, head=text)

        most = _most(
            lambda count: self._tall(part(text[:count] + " …")) <= self._room, len(text) - 1)
        before, after = _cut(text, most)
        if not before:
            return False
        waiting[:1] = [part(before),
                       replace(entry, text=after) if name == "text" else replace(entry, head=after)]
        return True

    def _entry(self, canvas: Canvas, entry: Entry, y: float) -> float:
        """Put one entry. Returns its lower edge."""
        if self._content.big and self._stands_in_lines(canvas):
            return self._line(canvas, entry, y)
        column = self._number_column(canvas)
        beside = bool(column) and self._number_width(canvas, entry) <= column
        x, width = (self._side + column, self._inner - column) if column else (self._side,
                                                                               self._inner)
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
        x, top, style = float(self._side), y, canvas.headline
        tall = canvas.line_height(style)
        for text, own, width in ((entry.number, style, self._number_column(canvas, style)),
                                 (entry.text, canvas.body, self._text_column(canvas))):
            if width:
                canvas.text(text, own, x, y + (tall - canvas.line_height(own)) / 2, width)
                x += width
        bottom = y + tall if x > self._side else y
        if x - self._side > 0.6 * self._inner:
            x, y = float(self._side), y + tall
        inset = (tall - canvas.line_height(canvas.small)) / 2 if x > self._side else 0.0
        tail = self._tail(canvas, entry, x, y + inset, self._right - x) + inset
        return self._item(canvas, entry, top, max(bottom, tail))

    def _stands_in_lines(self, canvas: Canvas) -> bool:
        """Whether all numbers and names under a headline are short enough for that."""
        numbers, texts = self._number_column(canvas, canvas.headline), self._text_column(canvas)
        widest = max((canvas.text_width(entry.number, canvas.headline)
                      for entry in self._content.entries), default=0.0)
        return (widest <= numbers and numbers + texts <= self._inner
                and not any(e.head for e in self._content.entries))

    def _item(self, canvas: Canvas, entry: Entry, top: float, bottom: float) -> float:
        box = Box(self._side, top, self._inner, bottom - top)
        sentence = " ".join(part for part in (entry.number, entry.head, entry.text,
                                              *(m.word for m in entry.marks)) if part)
        reference = entry.marks[0].figure_id if entry.marks else ""
        canvas.items.append(Item(entry.key, box, box.outset(14.0), sentence, 0, reference))
        return bottom

    @property
    def _right(self) -> float:
        return self._side + self._inner

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
            self._columns[key] = max((width for width in widths if width <= 0.3 * self._inner),
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


# Texts


def _most(fits: Callable[[int], bool], limit: int) -> int:
    """The largest number up to the limit that fits, 0 if none does: searched from small ones up,
    for large ones cost."""
    low, high = 0, 32
    while high < limit and fits(high):
        low, high = high, 2 * high
    high = min(high, limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _cut(text: str, most: int) -> tuple[str, str]:
    """A text in two, the first of at most so many letters: between words, or within a word too long
    for that."""
    space = _last_space(text, most)
    if space > 8:  # less would be no progress: the rest begins with dots and a space
        return text[:space].rstrip() + " …", "… " + text[space:].lstrip()
    at = 0
    for cluster in clusters(text):
        if at + len(cluster) > most:
            break
        at += len(cluster)
    return (text[:at] + "…", "…" + text[at:]) if at > 8 else ("", text)


def _last_space(text: str, most: int) -> int:
    """Where to end a text of at most so many letters; 0 if there is no space in its second half."""
    space = max(text.rfind(space, 0, most + 1) for space in " \t\n")
    return space if space > most // 2 else 0


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or its first words with dots, so that it fits."""
    if fits(text):
        return text
    most = _most(lambda count: fits(text[:count].rstrip() + " …"), len(text))
    return text[:_last_space(text, most) or most].rstrip() + " …"


__all__ = ["BODY_SIZE", "HEIGHT", "Page", "lay_out_slide", "shortened", "slide_width"]
