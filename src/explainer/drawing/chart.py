"""What every chart can do, whatever its kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from explainer.drawing.canvas import SPREAD, Canvas
from explainer.drawing.shapes import Drawing, Item, Measure
from explainer.drawing.timeaxis import Window
from explainer.drawing.walking import step


class Frame(NamedTuple):
    """Where a chart is laid out, and what of it is seen. `width` is in logical pixels."""

    measure: Measure
    width: float
    text_scale: float = 1.0
    rtl: bool = False
    current: str | None = None  # key of the item that a timeline spells out
    window: Window = Window()  # part of the time axis that is seen
    spread: float = SPREAD  # power by which room grows with text


@dataclass(frozen=True, slots=True)
class Chart(ABC):
    """A chart as plain data: its words here, its values in the subclass for its kind.

    Every text is already in the reader's language and formatted. Keys are ids of rows of the table
    beside the chart, so a selection is the same id in both. A `figure_id` is the id of the claim or
    figure whose source card a click opens; an empty one opens nothing.

    `title`, `subtitle`, `source_line` and `footer` are drawn by `standalone` only: on the screen
    the panel shows them.

    A kind must say whether it is empty and draw itself; for the rest the defaults here do. A kind
    with a Qt view of its own still draws itself for images, slides and paper.
    """

    title: str
    subtitle: str = ""  # unit and period
    takeaway: str = ""  # one sentence: the accessible text
    source_line: str = ""
    footer: str = ""  # pack title, version, hash, date
    empty_text: str = ""  # drawn where there is nothing to draw
    source_ids: tuple[str, ...] = ()  # all sources, of which the line names only the first

    @property
    @abstractmethod
    def is_empty(self) -> bool:
        """Whether there is nothing to draw but `empty_text`."""

    @abstractmethod
    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Put the values on a canvas; return the lower edge in pixels. Not called if `is_empty`.

        With `listing`, all that a reader on the screen finds by pointing and walking is written
        out.
        """

    # Layout

    def layout(self, frame: Frame) -> Drawing:
        """The chart alone, as the screen shows it."""
        canvas = _canvas(frame)
        drawing = canvas.drawing(self._body(canvas, frame, listing=False))
        return drawing.mirrored() if frame.rtl else drawing

    def standalone(self, frame: Frame) -> Drawing:
        """The chart with its words and every value written out: an image that travels alone."""
        margin = _canvas(frame).unit(24)
        inner = frame._replace(width=frame.width - 2 * margin)
        canvas, body = _canvas(inner), _canvas(inner)
        canvas.left = 0.0
        y = self._put_head(canvas)
        chart = body.drawing(self._body(body, inner, listing=True)).moved(0.0, y)
        y = self._put_foot(canvas, y + (chart.height + canvas.unit(14)))
        whole = chart._replace(shapes=(*canvas.shapes, *chart.shapes)).moved(margin, margin)
        drawing = whole._replace(width=float(frame.width), height=y + 2 * margin)
        return drawing.mirrored() if frame.rtl else drawing

    def _body(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        if not self.is_empty:
            return self.draw(canvas, frame, listing=listing)
        canvas.left = 0.0
        style, y = canvas.body.muted(), canvas.unit(24)
        return canvas.text(self.empty_text, style, canvas.left, y, canvas.inner).bottom

    def _put_head(self, canvas: Canvas) -> float:
        """Title and subtitle from the top. Returns where the chart begins."""
        y = 0.0
        for text, style, space in ((self.title, canvas.headline, 4.0),
                                   (self.subtitle, canvas.body.muted(), 12.0)):
            bottom = canvas.text(text, style, canvas.left, y, canvas.inner).bottom
            y = bottom + (canvas.unit(space) if text else 0.0)
        return y

    def _put_foot(self, canvas: Canvas, y: float) -> float:
        """Sources and footer from `y` on. Returns their lower edge."""
        if self.source_line or self.footer:
            canvas.rule(y)
            y += canvas.unit(10)
        for text in (self.source_line, self.footer):
            bottom = canvas.text(text, canvas.small.muted(), canvas.left, y, canvas.inner).bottom
            y = bottom + canvas.unit(3)
        return y

    # Division over pages

    def parts(self) -> Sequence[Self]:
        """The chart in its smallest honest parts: what shares an axis stays together."""
        return (self,)

    def joined(self, parts: Sequence[Self]) -> Self:
        """Some of the chart's `parts`, in their order, as one chart again."""
        del parts
        return self

    def dealt_out(self, drawing: Drawing, room: float) -> list[Drawing]:
        """A drawing of one part over pages at most `room` pixels high; empty if that cannot be."""
        del drawing, room
        return []

    def abridged(self, longest: int) -> Self:
        """The chart for large type: names of at most `longest` letters, statuses in short words."""
        del longest
        return self

    # Filters, keys and zoom

    def only(self, keys: frozenset[str]) -> Self:
        """The chart with the values of these rows as they are and all others faint, for a list that
        is filtered; a kind without values of rows stays as it is."""
        del keys
        return self

    def walk(self, items: Sequence[Item], index: int, move: str) -> int:
        """Index of the item that a move of `walking` leads to. There must be items."""
        return step(items, index, move, by_place=True)

    def keeps_window_of(self, shown: Chart) -> bool:
        """Whether the part of `shown` that one has zoomed to means the same in this chart."""
        return type(self) is type(shown)


def _canvas(frame: Frame) -> Canvas:
    return Canvas(frame.measure, frame.width, frame.text_scale, frame.spread)
