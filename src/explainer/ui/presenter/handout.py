"""The slides of a show as a handout: pictures with their words and notes, in a PDF."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from explainer.content.deck import Scene
from explainer.core.atomic import replacing
from explainer.drawing.shapes import Text
from explainer.drawing.svg import SvgShapes
from explainer.drawing.theme import THEMES
from explainer.printing.handout import Picture, typeset_handout
from explainer.ui.presenter.layout import HEIGHT
from explainer.ui.presenter.slide_cache import SlideCache


def handout(cache: SlideCache, language: str, today: datetime.date) -> bytes:
    """The handout of the slides that the show goes through, light, in the shape of 16:9."""
    return setting_of(cache, language, today)()


def setting_of(cache: SlideCache, language: str, today: datetime.date) -> Callable[[], bytes]:
    """What sets the handout, in any thread: the slides are laid out now, in this one."""
    title, pictures = cache.pack.meta("title", language), tuple(_pictures(cache, language))
    return partial(typeset_handout, title, language, pictures, today)


def _pictures(cache: SlideCache, language: str) -> Iterator[Picture]:
    width = HEIGHT * 16 / 9
    for slide in (cache.deck[i] for i in cache.deck.main):
        for number in range(_pages(cache, slide.id, language, width)):
            page = cache.page(Scene(slide.id, page=number), language, width)
            words = " ".join(s.text for s in page.drawing.shapes if isinstance(s, Text))
            # at their own width on paper, not stretched to that of the screen
            shapes = [shape._replace(length=0.0) if isinstance(shape, Text) else shape
                      for shape in page.drawing.shapes]
            svg = SvgShapes(THEMES["light"]).document(width, HEIGHT, shapes,
                                                      background="page", language=language)
            notes = slide.notes(cache.pack, language) if not number else ""
            yield Picture(cache.title(slide.id), svg, words, tuple(filter(None,
                                                                          notes.splitlines())))


def _pages(cache: SlideCache, slide: str, language: str, width: float) -> int:
    """How many pages a slide has in that shape."""
    found = 0
    while found == 0 or cache.page(Scene(slide, page=found), language, width) is not cache.page(
            Scene(slide, page=found - 1), language, width):
        found += 1
    return found


def write_handout(setting: Callable[[], bytes], path: str) -> None:
    """Set and write a handout, whole or not at all. Raises `OSError`."""
    data = setting()
    with replacing(Path(path)) as temporary:
        temporary.write_bytes(data)
