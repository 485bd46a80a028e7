"""Every slide of the show and its appendix, and every source card, read from the back of the room: sizes, separators,
pages."""

from __future__ import annotations

import pytest

from explainer.content.deck import Scene
from explainer.drawing.room import BODY, SMALLEST
from explainer.drawing.shapes import Drawing, MarkShape, Text
from explainer.ui.presenter.layout import HEIGHT, Page
from explainer.ui.presenter.slide_cache import SlideCache
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import RULE, WIDTHS, built_in, cache_of, pages_of, texts

MOST_OF_A_CARD = 2


@pytest.fixture(params=[(language, shape) for language in ("en", "es") for shape in ("16:9", "4:3", "5:4")],
                ids=lambda pair: " ".join(pair))
def cache(request: pytest.FixtureRequest, speak: Speak) -> SlideCache:
    language, shape = request.param
    speak(language)
    return cache_of(built_in(), language, WIDTHS[shape])


def words_of_marks(drawing: Drawing) -> list[Text]:
    """The words right behind marks."""
    marks = [shape.box for shape in drawing.shapes if isinstance(shape, MarkShape)]
    return [text for text in texts(drawing)
            if any(0 <= text.box.x - mark.right < 0.8 * mark.width and text.box.y < mark.y + mark.height / 2 < text.box.bottom
                   for mark in marks)]


def assert_readable(page: Page, where: str) -> None:
    beside = words_of_marks(page.drawing)
    for text in texts(page.drawing):
        assert text.size >= SMALLEST >= 0.03 * HEIGHT, (where, text.text, text.size)
        if text.color != "muted" and text.box.y < RULE and text not in beside:
            assert text.size >= BODY >= 0.05 * HEIGHT, (where, text.text, text.size)
        assert not text.text.startswith("·"), (where, text.text)


def test_every_slide_is_read_from_the_back(cache: SlideCache) -> None:
    for slide in cache.deck.ids:
        for page in pages_of(cache, Scene(slide)):
            assert_readable(page, slide)

def test_every_source_card_is_read_from_the_back_and_takes_two_pages_at_most(cache: SlideCache) -> None:
    shown = {reference: Scene(slide, card=reference) for slide in cache.deck.ids
             for reference in references(cache, Scene(slide))}
    assert len(shown) > 100
    for scene in shown.values():
        pages = pages_of(cache, scene)
        assert 1 <= len(pages) <= MOST_OF_A_CARD, (scene.card, len(pages))
        for page in pages:
            assert_readable(page, scene.card)


def references(cache: SlideCache, scene: Scene) -> set[str]:
    """The claims, figures, responses and series of which a slide has something that opens a card."""
    return {item.figure_id for page in pages_of(cache, scene) for item in page.drawing.items if item.figure_id}
