"""Charts over pages of a given height: as few as they need, nothing cut off, no axis divided
while there is room for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.drawing.canvas import SPREAD
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Drawing, Measure

_LEAST_SCALE = 0.1
_SMALLER = 0.9


class Look(NamedTuple):
    """Text scale of a chart, and the power by which its room grows with the text."""

    text_scale: float
    spread: float = SPREAD


class Pages(NamedTuple):
    """Pages of `width` by `room` pixels. A whole chart may be `large`; on several pages it is
    `plain`; what does not fit plain is tried `tight`, in order, before it is divided further."""

    measure: Measure
    width: float
    room: float
    large: Look
    plain: Look
    tight: tuple[Look, ...]


def divide(chart: Chart, pages: Pages) -> list[Drawing]:
    """The drawings of all pages of a chart, at least one."""
    for look in (pages.large, pages.plain, *pages.tight):
        drawing = _drawn(chart, pages, look)
        if drawing.height <= pages.room:
            return [drawing]
    parts = chart.parts()
    found: list[Drawing] = []
    at = 0
    while at < len(parts):
        count, drawings = _fitting(chart, parts[at:], pages)
        found += drawings
        at += count
    return found or [_shrunk(chart, pages)]


def _fitting(chart: Chart, parts: Sequence[Chart], pages: Pages) -> tuple[int, list[Drawing]]:
    """The longest run of parts that fits on a page, at least one, and the pages it takes."""
    best: tuple[int, list[Drawing]] | None = None
    for count in range(1, len(parts) + 1):
        drawing = _drawn(chart.joined(parts[:count]), pages, pages.plain)
        if drawing.height > pages.room:
            break
        best = count, [drawing]
    return best or (1, _alone(parts[0], pages))


def _alone(part: Chart, pages: Pages) -> list[Drawing]:
    """The pages of a part that fits on none as it is: dealt out, else made smaller."""
    for look in pages.tight:
        drawing = _drawn(part, pages, look)
        if drawing.height <= pages.room:
            return [drawing]
    drawing = _drawn(part, pages, pages.plain)
    return part.dealt_out(drawing, pages.room) or [_shrunk(part, pages)]


def _drawn(chart: Chart, pages: Pages, look: Look) -> Drawing:
    return chart.layout(Frame(pages.measure, pages.width, look.text_scale, spread=look.spread))


def _shrunk(chart: Chart, pages: Pages) -> Drawing:
    """Smaller, so that all of it is there. A layout at a smaller scale is better than a scaled
    picture."""
    look = pages.tight[-1] if pages.tight else pages.plain
    drawing = _drawn(chart, pages, look)
    while drawing.height > pages.room and look.text_scale > _LEAST_SCALE:
        look = look._replace(text_scale=look.text_scale * _SMALLER)
        drawing = _drawn(chart, pages, look)
    return drawing
