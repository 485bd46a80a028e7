"""What charts are made of: a few shapes in logical pixels, y downward. Two backends draw them,
QPainter and SVG.

Colors are names of `Theme` fields ("ink", "accent" …), so one layout serves every theme.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from explainer.content.evidence import Fill


class Measure(Protocol):
    """How wide and high text is; sizes and results in logical pixels."""

    def width(self, text: str, size: float, bold: bool) -> float:
        """Advance width of one line."""

    def ascent(self, size: float, bold: bool) -> float:
        """Baseline below the top of a line."""

    def height(self, size: float, bold: bool) -> float:
        """Height of a line."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def outset(self, by: float) -> Box:
        """The box grown by `by` on each side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def at_least(self, side: float) -> Box:
        """The box grown about its center to at least `side` each way: a target fingers and tired
        hands can hit."""
        width, height = max(self.width, side), max(self.height, side)
        return Box(
            self.x - (width - self.width) / 2, self.y - (height - self.height) / 2, width, height
        )

    def moved(self, dx: float, dy: float) -> Box:
        """The box moved."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def mirrored(self, total: float) -> Box:
        """The box in a drawing of width `total` flipped left to right."""
        return Box(total - self.right, self.y, self.width, self.height)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is in the box."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def overlaps(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the boxes share more than `slack` pixels both ways."""
        return (min(self.right, other.right) - max(self.x, other.x) > slack
                and min(self.bottom, other.bottom) - max(self.y, other.y) > slack)

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Bar(NamedTuple):
    """A rounded rectangle with an evidence fill. `open_edge` ("left" or "right") is on
    the zero line: no stroke and no rounding there. `grain` scales stripes and dots; `half_from` is
    the side a half fill starts at."""

    box: Box
    fill: Fill
    radius: float = 4.0
    pen: float = 2.0
    grain: float = 1.0
    open_edge: str = ""
    half_from: str = "left"
    color: str = "accent"

    def moved(self, dx: float, dy: float) -> Bar:
        """Moved."""
        return self._replace(box=self.box.moved(dx, dy))

    def mirrored(self, total: float) -> Bar:
        """Flipped left to right."""
        flip = {"left": "right", "right": "left", "": ""}
        return self._replace(box=self.box.mirrored(total), open_edge=flip[self.open_edge],
                       half_from=flip[self.half_from])


class Rect(NamedTuple):
    """A plain rectangle; empty color names paint nothing."""

    box: Box
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    pen: float = 1.0

    def moved(self, dx: float, dy: float) -> Rect:
        """Moved."""
        return self._replace(box=self.box.moved(dx, dy))

    def mirrored(self, total: float) -> Rect:
        """Flipped left to right."""
        return self._replace(box=self.box.mirrored(total))


class Line(NamedTuple):
    """A straight line; `dash` gives on and off lengths in pixels, empty for a solid line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = "line"
    pen: float = 1.0
    dash: tuple[float, ...] = ()

    def moved(self, dx: float, dy: float) -> Line:
        """Moved."""
        return self._replace(x1=self.x1 + dx, y1=self.y1 + dy, x2=self.x2 + dx, y2=self.y2 + dy)

    def mirrored(self, total: float) -> Line:
        """Flipped left to right."""
        return self._replace(x1=total - self.x1, x2=total - self.x2)


Step = tuple[str, tuple[float, ...]]
"""One step of a path: "M" or "L" with x, y; "C" with two control points and an end; "Z" with
nothing."""


class Path(NamedTuple):
    """Lines and curves with round caps and joins. One that is `upright` changes sides where a
    drawing is flipped, and is not flipped itself."""

    steps: tuple[Step, ...]
    stroke: str = ""
    fill: str = ""
    pen: float = 1.0
    dash: tuple[float, ...] = ()
    upright: bool = False

    def _mapped(self, scale: float, dx: float, dy: float) -> tuple[Step, ...]:
        return tuple((op, tuple(scale * v + dx if i % 2 == 0 else v + dy for i, v in enumerate(at)))
                     for op, at in self.steps)

    def moved(self, dx: float, dy: float) -> Path:
        """Moved."""
        return self._replace(steps=self._mapped(1.0, dx, dy))

    def mirrored(self, total: float) -> Path:
        """Flipped left to right."""
        if self.upright:
            across = [x for _, at in self.steps for x in at[::2]]
            return self.moved(total - max(across) - min(across), 0.0) if across else self
        return self._replace(steps=self._mapped(-1.0, total, 0.0))


class Text(NamedTuple):
    """One line of text in its measured box. `align` is "left", "middle" or "right" within the box.
    `item` is the key of the value it names: it turns bold while that is selected (boxes are
    measured bold, so nothing moves)."""

    box: Box
    text: str
    size: float
    baseline: float
    bold: bool = False
    color: str = "ink"
    align: str = "left"
    item: str = ""
    length: float = 0.0  # width of the words at their own weight; 0: not measured

    def moved(self, dx: float, dy: float) -> Text:
        """Moved."""
        return self._replace(box=self.box.moved(dx, dy), baseline=self.baseline + dy)

    def mirrored(self, total: float) -> Text:
        """Flipped left to right: the box moves, the words stay readable."""
        flip = {"left": "right", "right": "left", "middle": "middle"}
        return self._replace(box=self.box.mirrored(total), align=flip[self.align])


class MarkShape(NamedTuple):
    """An evidence mark."""

    box: Box
    status: str

    def moved(self, dx: float, dy: float) -> MarkShape:
        """Moved."""
        return self._replace(box=self.box.moved(dx, dy))

    def mirrored(self, total: float) -> MarkShape:
        """Moved to the other side; its glyph is not flipped."""
        return self._replace(box=self.box.mirrored(total))


Shape = Bar | Rect | Line | Path | Text | MarkShape


class Item(NamedTuple):
    """Something one can walk to, select and ask the source of.

    `area` takes clicks and tooltips, `frame` is what selection and focus are drawn around. `lane`
    groups items for the up and down keys. `sentence` says all of it for tooltip and screen reader.
    """

    key: str
    area: Box
    frame: Box
    sentence: str
    lane: int = 0
    figure_id: str = ""
    radius: float = 5.0

    def moved(self, dx: float, dy: float) -> Item:
        """Moved."""
        return self._replace(area=self.area.moved(dx, dy), frame=self.frame.moved(dx, dy))

    def mirrored(self, total: float) -> Item:
        """Flipped left to right."""
        return self._replace(area=self.area.mirrored(total), frame=self.frame.mirrored(total))


class Hit(NamedTuple):
    """A place whose click opens the source card of a claim or figure."""

    box: Box
    figure_id: str

    def moved(self, dx: float, dy: float) -> Hit:
        """Moved."""
        return self._replace(box=self.box.moved(dx, dy))

    def mirrored(self, total: float) -> Hit:
        """Flipped left to right."""
        return self._replace(box=self.box.mirrored(total))


class Drawing(NamedTuple):
    """A chart laid out: shapes in painting order, items in walking order, marks that open a source
    card. `plot` is the part that zooms and pans, if there is one."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    items: tuple[Item, ...] = ()
    hits: tuple[Hit, ...] = ()
    plot: Box | None = None

    def moved(self, dx: float, dy: float) -> Drawing:
        """All of it moved; width and height stay."""
        return self._replace(
            shapes=tuple(s.moved(dx, dy) for s in self.shapes),
            items=tuple(i.moved(dx, dy) for i in self.items),
            hits=tuple(h.moved(dx, dy) for h in self.hits),
            plot=self.plot.moved(dx, dy) if self.plot else None,
        )

    def mirrored(self) -> Drawing:
        """The chart for languages that read right to left."""
        return self._replace(shapes=tuple(s.mirrored(self.width) for s in self.shapes),
                       items=tuple(i.mirrored(self.width) for i in self.items),
                       hits=tuple(h.mirrored(self.width) for h in self.hits),
                       plot=self.plot.mirrored(self.width) if self.plot else None)

    def sliced(self, top: float, bottom: float, margin: float) -> Drawing:
        """What has its middle between two heights, moved to the top, with `margin` below."""
        shapes = tuple(s for s in self.shapes if top <= sum(_span(s)) / 2 < bottom)
        first, last = min(_span(s)[0] for s in shapes), max(_span(s)[1] for s in shapes)
        items = tuple(i for i in self.items if top <= i.area.y + i.area.height / 2 < bottom)
        hits = tuple(h for h in self.hits if top <= h.box.y + h.box.height / 2 < bottom)
        part = self._replace(height=last - first + margin, shapes=shapes, items=items, hits=hits)
        return part.moved(0.0, -first)


def _span(shape: Shape) -> tuple[float, float]:
    """Upper and lower edge."""
    if isinstance(shape, Line):
        return min(shape.y1, shape.y2), max(shape.y1, shape.y2)
    if isinstance(shape, Path):
        heights = [y for _, at in shape.steps for y in at[1::2]]
        return min(heights), max(heights)
    return shape.box.y, shape.box.bottom
