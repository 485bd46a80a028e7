"""From what a slide says to shapes. A slide is laid out once, 1080 units high, and painted at any
size.

Body text is a twentieth of the height at least, to be read from the back of the room, and larger
where there is room. What does not fit goes on further pages, each about as full as the others; what
cannot be divided (one row of a chart, a number of a hundred digits) is made smaller, never cut off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from explainer.core.i18n import translate
from explainer.drawing.canvas import INSET, Canvas, Style
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.paging import Look, Pages, divide
from explainer.drawing.room import BODY, SMALLEST, even_width
from explainer.drawing.shapes import Bar, Drawing, Line, MarkShape, Measure, Shape, Text
from explainer.panels.slides import Content, Entry
from explainer.ui.presenter.entry_layout import TEXT_SCALE, EntryLayout
from explainer.ui.presenter.slide_texts import cut, most_of, named, numbers, shortened

HEIGHT = 1080.0
"""Height of a slide in its own units."""
BODY_SIZE = BODY
SOURCE_SIZE, SUBTITLE_SIZE = SMALLEST, 40.0
_TITLES = (76.0, 66.0, BODY_SIZE)  # one line or two; longer ones are smaller
_BIG_TITLES = (96.0, 84.0, 72.0, 62.0, BODY_SIZE)
_MANY = 10_000  # pages
_REST = 300.0  # what any title leaves for the rest of the slide
_LARGER = (1.6, 1.45, 1.3, 1.2, 1.1)
"""How much larger than body text the text of a slide that says little is."""
_LARGE_CHART, _PLAIN_CHART = Look(4.2), Look(TEXT_SCALE)
_TIGHT_CHARTS = (Look(TEXT_SCALE, 0.55), Look(TEXT_SCALE, 0.3))
_TIGHTEST = Look(TEXT_SCALE, 0.05)
"""Thin bars and little room between: rather that than a further page."""
_TOP, _BOTTOM = 64.0, 118.0
_GAP, _BELOW_TITLE = 40.0, 32.0


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
        self._entries = EntryLayout(content, measure, width)
        self._side, self._inner = self._entries.side, self._entries.inner
        self._least = _REST if content.entries or content.chart is not None else 0.0
        self._gap = _GAP * (0.6 if content.big else 1.0)
        self._choose_title(_BIG_TITLES if content.big else _TITLES)

    def _choose_title(self, sizes: tuple[float, ...]) -> None:
        """The largest title with which all stands on one page; where that cannot be, one that
        leaves room for the rest."""
        if not self._content.big:
            for some in (sizes[:-1], sizes[-1:]):
                for self._gap, size in product((_GAP, 0.6 * _GAP), some):
                    self._put_head(size, last=False)
                    if self._room >= self._least and self._fits():
                        return
            self._gap = _GAP
            if self._content.chart is None:
                self._gap, size = self._with_fewest_pages(sizes)
                sizes = (size,)
        for size in sizes:
            self._put_head(size, last=size == sizes[-1])
            if self._room >= self._least and (self._fits() if self._content.big else
                                              size != sizes[0]
                                              or self._head_bottom <= 0.3 * HEIGHT):
                break

    def _with_fewest_pages(self, sizes: tuple[float, ...]) -> tuple[float, float]:
        """The largest gap between entries, and with it the largest size of the title, that cost no
        page."""
        pages = {}
        for gap, size in product((_GAP, 0.6 * _GAP), sizes):
            self._gap = gap
            self._put_head(size, last=size == sizes[-1])
            pages[gap, size] = (len(self._spread(list(self._content.entries)))
                                if self._room >= self._least else _MANY)
        return min(pages, key=lambda key: pages[key])

    def _put_head(self, size: float, *, last: bool) -> None:
        self._head = self._entries.canvas()
        self._head_bottom = self._put_title(self._head, Style(size, bold=True), tight=last)
        self._room = HEIGHT - _BOTTOM - _GAP / 2 - self._head_bottom

    def _fits(self) -> bool:
        chart = self._content.chart
        if chart is None:
            return self._stacked(list(self._content.entries), 1.0) <= self._room + INSET
        look = _TIGHTEST if self._gap < _GAP else _PLAIN_CHART
        frame = Frame(self._measure, self._inner, look.text_scale, spread=look.spread)
        return _bottom(chart.layout(frame)) <= self._room

    def _put_title(self, canvas: Canvas, style: Style, *, tight: bool) -> float:
        """Title and subtitle. Returns where the body begins. An endless title is cut: it is not
        lost, for all of it is in the panel and on the sheet."""
        content = self._content
        top, gap = (HEIGHT * 0.14, 64.0) if content.big and not tight else (_TOP, _BELOW_TITLE)
        subtitle = Style(SUBTITLE_SIZE).muted()
        short = shortened(content.subtitle,
                          lambda text: len(canvas.lines(text, subtitle, self._inner)) <= 2)
        below = 14 + canvas.text_height(short, subtitle, self._inner) if short else 0.0
        most = HEIGHT - _BOTTOM - _GAP / 2 - self._least - top - below - gap
        title = content.title
        if tight:
            title = shortened(title,
                              lambda text: canvas.text_height(text, style, self._inner) <= most)
        bottom = canvas.text(title, style, self._side, top,
                             even_width(canvas, title, style, self._inner)).bottom
        if short:
            bottom = canvas.text(short, subtitle, self._side, bottom + 14,
                                 even_width(canvas, short, subtitle, self._inner)).bottom
        return bottom + gap

    # Pages

    def pages(self) -> list[_Body]:
        """The bodies of all pages, placed below the title."""
        own = self._content.sources
        if self._content.chart is not None:
            bodies = [_Body(drawing, own) for drawing in self._chart_pages(self._content.chart)]
        else:
            bodies = self._entry_pages()
        return [replace(body, drawing=body.drawing.moved(0.0, self._head_bottom + self._lower(
            body.drawing))) for body in bodies]

    def _lower(self, drawing: Drawing) -> float:
        """How much lower than below the title a page stands that leaves room: not in the middle,
        for the eye looks for its beginning at the top."""
        left = self._room - drawing.height
        return 0.3 * left if 0.0 < left < 0.6 * self._room else 0.0

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
        canvas, style = self._entries.canvas(), Style(SOURCE_SIZE).muted()
        right, top = self._width - self._side, HEIGHT - _BOTTOM
        canvas.shapes.append(Line(self._side, top, right, top, "line", 2.0))
        wide = canvas.text_width(text, style)
        canvas.text(text, style, right - wide, top + 18, wide + 2)
        room = self._inner - wide - 60
        canvas.text(self._source_text(canvas, style, room, sources), style, self._side, top + 18,
                    room)
        return canvas.shapes

    def _source_text(self, canvas: Canvas, style: Style, width: float, ids: tuple[str, ...]) -> str:
        """All sources in two lines: in full where that fits, else only numbers and names, else only
        numbers, which the program's list and the sheets spell out."""
        wanted = set(ids)
        lines = [line for i, line in self._content.source_lines.items() if i in wanted]
        if not lines:
            return ""

        def fits(text: str) -> bool:
            return len(canvas.lines(text, style, width)) <= 2

        language = self._content.language
        for written in (lines, named(lines)):
            text = translate("Sources: {list}", language, list="; ".join(written))
            if fits(text):
                return text
        first = numbers(lines) if len(lines) > 1 else ""
        first = first or "; ".join(lines)
        return shortened(translate("Sources: {list}", language, list=first), fits)

    # A chart

    def _chart_pages(self, chart: Chart) -> list[Drawing]:
        looks = [*(Look(larger * TEXT_SCALE) for larger in _LARGER), _LARGE_CHART, _PLAIN_CHART,
                 *_TIGHT_CHARTS, _TIGHTEST]
        fitting = []
        for look in looks:
            drawing = chart.layout(Frame(self._measure, self._inner, look.text_scale,
                                         spread=look.spread))
            if _bottom(drawing) <= self._room:
                if not any(isinstance(shape, Bar) for shape in drawing.shapes):
                    return [drawing.moved(self._side, 0.0)]
                fitting.append(drawing)
        if fitting:  # no larger bars at the price of more lines of words beside them
            best = min(fitting, key=lambda drawing: len(drawing.shapes))
            return [best.moved(self._side, 0.0)]
        pages = Pages(self._measure, self._inner, self._room + INSET, _LARGE_CHART, _PLAIN_CHART,
                      _TIGHT_CHARTS)
        return [drawing.moved(self._side, 0.0) for drawing in divide(chart, pages)]

    # Entries

    def _entry_pages(self) -> list[_Body]:
        entries = list(self._content.entries)
        if not entries:
            return [_Body(self._entries.canvas().drawing(0.0), self._content.sources)]
        for larger in (*_LARGER, 1.0):
            if self._stacked(entries, larger) <= self._room + (0.0 if larger > 1.0 else INSET):
                return [self._page(entries, larger)]
        return [self._page(page, scale) for page, scale in self._spread(entries)]

    def _stacked(self, entries: list[Entry], scale: float) -> float:
        """Height of entries below each other."""
        heights = [self._entries.tall(entry, scale) for entry in entries]
        return sum(heights) + self._gap * (len(heights) - 1)

    def _page(self, entries: list[Entry], scale: float) -> _Body:
        canvas, y = self._entries.canvas(scale), 0.0
        for number, entry in enumerate(entries):
            y = self._entries.put(canvas, entry, y + (self._gap if number else 0.0))
        cited = (*self._content.sources, *(i for entry in entries for i in entry.sources))
        return _Body(canvas.drawing(y), cited)

    def _spread(self, entries: list[Entry]) -> list[tuple[list[Entry], float]]:
        """Entries over as few pages as they need, as even as they can be, each page with the scale
        of its type."""
        waiting, pages = list(entries), []
        run: list[Entry] = []  # whole entries that follow each other
        while waiting:
            scale = self._scale_of_first(waiting)
            if scale < 1.0:
                pages += [(page, 1.0) for page in self._even(run)]
                run = []
                pages.append(([waiting.pop(0)], scale))
            else:
                run.append(waiting.pop(0))
        return [*pages, *((page, 1.0) for page in self._even(run))]

    def _even(self, entries: list[Entry]) -> list[list[Entry]]:
        """Entries over pages: of those with the fewest pages, the division whose fullest page is
        the least full."""
        if not entries:
            return []
        heights = [self._entries.tall(entry) for entry in entries]
        low, high = max(heights), self._room
        fewest = len(_filled(heights, self._gap, self._room))
        while high - low > 4.0:
            middle = (low + high) / 2
            if len(_filled(heights, self._gap, middle)) <= fewest:
                high = middle
            else:
                low = middle
        at, pages = 0, []
        for count in _filled(heights, self._gap, high):
            pages.append(entries[at:at + count])
            at += count
        return pages

    def _scale_of_first(self, waiting: list[Entry]) -> float:
        """The scale of type at which the first entry fits on a page. One with too long a text is
        divided, in place."""
        scale = 1.0
        if self._entries.tall(waiting[0]) > self._room and not self._divide(waiting):
            while self._entries.tall(waiting[0], scale) > self._room and scale > 0.05:
                scale *= 0.9
        return scale

    def _divide(self, waiting: list[Entry]) -> bool:
        """Divide the first entry in two, the first of which fits. Its number, marks and sources
        stand with both. False if they leave no three lines on a page."""
        entry = waiting[0]
        line = self._head.line_height(self._head.body)
        if self._entries.tall(replace(entry, head="", text="")) + 3 * line > self._room:
            return False
        # such a head has three lines
        name = "head" if self._entries.tall(replace(entry, text="")) + line > self._room else "text"
        text: str = getattr(entry, name).strip()
        first = replace(entry, text="")

        def part(text: str) -> Entry:
            return replace(first, text=text) if name == "text" else replace(first, head=text)

        most = most_of(
            lambda count: self._entries.tall(part(text[:count] + " …")) <= self._room,
            len(text) - 1)
        before, after = cut(text, most)
        if not before:
            return False
        waiting[:1] = [part(before),
                       replace(entry, text=after) if name == "text" else replace(entry, head=after)]
        return True


def _bottom(drawing: Drawing) -> float:
    """Lower edge of what is drawn: little room between rows may leave marks below the last one."""
    return max((shape.box.bottom for shape in drawing.shapes
                if isinstance(shape, Bar | MarkShape | Text)), default=drawing.height)


def _filled(heights: list[float], gap: float, room: float) -> list[int]:
    """How many rows stand on each page if each page takes what it holds."""
    counts: list[int] = []
    used = 0.0
    for height in heights:
        if counts and used + gap + height <= room:
            counts[-1] += 1
            used += gap + height
        else:
            counts.append(1)
            used = height
    return counts


__all__ = ["BODY_SIZE", "HEIGHT", "Page", "lay_out_slide", "shortened", "slide_width"]
