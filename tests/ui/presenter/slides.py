"""What a page of a slide says and where, and packs to lay out."""

from __future__ import annotations

import functools
import itertools
import re

from explainer.app import paths
from explainer.content.deck import Deck, Scene
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.drawing.shapes import Bar, Box, Drawing, Line, MarkShape, Text
from explainer.panels.decks import make_deck
from explainer.ui.presenter.layout import HEIGHT, Page
from explainer.ui.presenter.slide_cache import SlideCache

WIDTHS = {"5:4": 1350.0, "4:3": 1440.0, "16:9": 1920.0, "21:9": 2520.0}
"""Widths of slides in their own units."""
RULE = HEIGHT - 118.0
"""The line above the sources."""


@functools.cache
def built_in() -> Pack:
    found = read_pack(paths.built_in_pack(), built_in=True).pack
    assert found is not None
    return found


@functools.cache
def deck_of_built_in() -> Deck:
    return make_deck(built_in())


def cache_of(pack: Pack, language: str = "en", width: float = WIDTHS["16:9"]) -> SlideCache:
    return SlideCache(pack, make_deck(pack), language, width)


def pages_of(cache: SlideCache, scene: Scene) -> list[Page]:
    """All pages of a scene: those of its card if it has one."""
    count = cache.card_pages(scene) if scene.card else cache.pages(scene)
    name = "card_page" if scene.card else "page"
    return [cache.page(Scene(**{**_fields(scene), name: number}), cache.language, cache.width) for number in range(count)]


def _fields(scene: Scene) -> dict[str, object]:
    return {name: getattr(scene, name) for name in Scene.__slots__}


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def said(drawing: Drawing) -> str:
    """All words of a page, in the order in which they were put there."""
    return " ".join(text.text for text in texts(drawing))


def footer(drawing: Drawing) -> str:
    return " ".join(text.text for text in texts(drawing) if text.box.y > RULE)


def tight(text: str) -> str:
    """Without spaces and without the dots where a text was divided: lines may end within a long word."""
    return re.sub(r"[\s…]", "", text)


def assert_sound(drawing: Drawing) -> None:
    """Everything lies within the slide, nothing on anything else, and nothing but sources below the rule."""
    boxes = [shape.box for shape in drawing.shapes if isinstance(shape, Text | MarkShape)]
    bars = [shape.box for shape in drawing.shapes if isinstance(shape, Bar)]
    for box in (*boxes, *bars, *(item.area for item in drawing.items)):
        assert box.x >= -0.5 and box.right <= drawing.width + 0.5, box
        assert box.y >= -0.5 and box.bottom <= HEIGHT + 0.5, box
        assert box.bottom <= RULE + 0.5 or box.y >= RULE, (box, said(drawing))
    for first, second in itertools.combinations(boxes, 2):
        assert not first.overlaps(second, 0.5), (first, second, said(drawing))
    for bar, box in itertools.product(bars, boxes):
        assert not bar.overlaps(box, 0.5), (bar, box)
    rules = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.y1 == shape.y2 == RULE]
    assert len(rules) == 1


def marks_below(drawing: Drawing, box: Box, status: str) -> bool:
    """Whether a mark of a status stands within a box."""
    return any(isinstance(shape, MarkShape) and shape.status == status and box.overlaps(shape.box) for shape in drawing.shapes)
