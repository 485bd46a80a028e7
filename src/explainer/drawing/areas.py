"""Small maps: each city as a dot in the area of its federal office, side by side.

Outlines are simplified from a public-domain source, which `resources/maps/areas.json` names. Each
map has a scale of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, Self

from explainer.core.resources import beside_code
from explainer.drawing.canvas import INSET, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import circle
from explainer.drawing.shapes import Box, Item, Path, Step

_MAP = 84.0  # height of a map
_DOT = 4.0
Point = tuple[float, float]


class Outline(NamedTuple):
    """An area: the rings of each member (a county or a state) as longitude and latitude, which of
    them are the city itself, and where the city is."""

    unit: str
    members: tuple[tuple[tuple[Point, ...], ...], ...]
    within: frozenset[int]
    city: Point


@cache
def outlines() -> dict[str, Outline]:
    """The areas that the program has an outline of, by the city's English name in small letters;
    none if the file is not there."""
    try:
        text = (beside_code("resources") / "maps" / "areas.json").read_text(encoding="utf-8")
    except OSError:
        return {}
    return {key: _outline(area) for key, area in json.loads(text)["areas"].items()}


def _outline(area: dict[str, object]) -> Outline:
    members, within, city = area["members"], area["within"], area["city"]
    assert isinstance(members, dict) and isinstance(within, list) and isinstance(city, list)
    rings = tuple(tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in member)
                  for member in members.values())
    own = frozenset(n for n, name in enumerate(members) if name in within)
    return Outline(str(area["unit"]), rings, own, (city[0], city[1]))


class Area(NamedTuple):
    """A city with its office: id of its row, words in three lines, all that is said of it, and the
    outline of the area."""

    key: str
    name: str
    office: str
    covers: str
    sentence: str
    outline: Outline


@dataclass(frozen=True, slots=True)
class AreaChart(Chart):
    """Areas side by side. `faint` are keys of areas that a filter leaves out."""

    areas: tuple[Area, ...] = ()
    faint: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is no area."""
        return not self.areas

    def only(self, keys: frozenset[str]) -> Self:
        """All other areas are faint."""
        return replace(self, faint=frozenset(area.key for area in self.areas) - keys)

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out each map with its words beside it; below each other where there is no room."""
        gap = canvas.unit(24)
        room = (canvas.inner - gap * (len(self.areas) - 1)) / len(self.areas)
        if room >= _least(canvas, self.areas):
            return max(_put_area(canvas, self, area, canvas.left + n * (room + gap), INSET, room)
                       for n, area in enumerate(self.areas))
        y = INSET
        for area in self.areas:
            y = _put_area(canvas, self, area, canvas.left, y, canvas.inner) + canvas.unit(12)
        return y - canvas.unit(12)


def _least(canvas: Canvas, areas: Sequence[Area]) -> float:
    """Width that a map and its words need beside each other."""
    words = max(canvas.longest_word(text, canvas.body.strong())
                for area in areas for text in (area.name, area.office, area.covers))
    return canvas.unit(_MAP) * 1.1 + canvas.unit(12) + max(words, canvas.unit(72))


def _put_area(canvas: Canvas, chart: AreaChart, area: Area, x: float, y: float,
              width: float) -> float:
    """One map and its words. Returns the lower edge."""
    tall = canvas.unit(_MAP)
    square = Box(x, y, min(1.45 * tall, 0.5 * width), tall)
    drawn = _put_map(canvas, area, square, faint=area.key in chart.faint)
    at = drawn.right + canvas.unit(12)
    room, small = x + width - at, canvas.small
    texts = ((area.name, canvas.body.strong()), (area.office, small.muted()),
             (area.covers, small.muted()))
    high = sum(canvas.text_height(text, style, room) for text, style in texts)
    top = y + max(0.0, (tall - high) / 2)
    for text, style in texts:
        top = canvas.text(text, style, at, top, room).bottom
    bottom = max(y + tall, top)
    whole = Box(x, y, width, bottom - y)
    canvas.items.append(Item(area.key, whole, whole.outset(4.0), area.sentence))
    return bottom


def _put_map(canvas: Canvas, area: Area, box: Box, *, faint: bool) -> Box:
    """The outline in a box, at its left edge and in the middle of its height. Returns its place."""
    points = [point for member in area.outline.members for ring in member for point in ring]
    flat = math.cos(math.radians(sum(lat for _, lat in points) / len(points)))
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    scale = min(box.width / ((east - west) * flat), box.height / (north - south))
    top = box.y + (box.height - (north - south) * scale) / 2

    def place(point: Point) -> Point:
        return box.x + (point[0] - west) * flat * scale, top + (north - point[1]) * scale

    stroke = "line_strong" if faint else "accent"
    for number, member in enumerate(area.outline.members):
        own = number in area.outline.within
        for ring in member:
            fill = "accent" if own and not faint else "" if faint else "accent_soft"
            canvas.shapes.append(Path(_closed([place(point) for point in ring]), stroke, fill, 0.8))
    x, y = place(area.outline.city)
    if not area.outline.within:
        radius = canvas.unit(_DOT)
        canvas.shapes.append(Path(circle(x, y, radius + 1.5), fill="surface"))
        canvas.shapes.append(Path(circle(x, y, radius), fill=stroke))
    return Box(box.x, top, (east - west) * flat * scale, (north - south) * scale)


def _closed(points: Sequence[Point]) -> tuple[Step, ...]:
    first, *others = points
    return (("M", first), *(("L", point) for point in others), ("Z", ()))
