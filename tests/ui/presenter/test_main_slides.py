"""The twelve slides of the usual show, measured: one page each, full, large enough, marks with their words."""

from __future__ import annotations

import itertools

import pytest

from explainer.app.show import Show
from explainer.content.deck import Scene
from explainer.drawing.pairs import PairChart
from explainer.drawing.room import BODY, SMALLEST
from explainer.drawing.shapes import Bar, Box, Drawing, MarkShape, Path, Rect, Text
from explainer.panels.slides import content_of
from explainer.ui.presenter.layout import HEIGHT, Page
from explainer.ui.presenter.slide_cache import SlideCache
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import RULE, WIDTHS, built_in, cache_of, pages_of, texts

CASES = [(language, shape) for language in ("en", "es") for shape in ("16:9", "4:3", "5:4")]
MOST_STEPS = 16


@pytest.fixture(params=CASES, ids=lambda pair: " ".join(pair))
def cache(request: pytest.FixtureRequest, speak: Speak) -> SlideCache:
    language, shape = request.param
    speak(language)
    return cache_of(built_in(), language, WIDTHS[shape])


def main_pages(cache: SlideCache) -> dict[str, list[Page]]:
    return {slide: pages_of(cache, Scene(slide)) for slide in cache.deck.main}


def body(drawing: Drawing) -> list[Text]:
    return [text for text in texts(drawing) if text.box.y < RULE]


def word_of(mark: Box, drawing: Drawing) -> Text | None:
    """The word right behind a mark, on its line."""
    beside = [text for text in body(drawing) if 0 <= text.box.x - mark.right < 0.8 * mark.width
              and text.box.y < mark.y + mark.height / 2 < text.box.bottom]
    return beside[0] if len(beside) == 1 else None


def test_the_usual_show_takes_at_most_sixteen_presses(cache: SlideCache) -> None:
    show = Show(cache.deck, cache, language=cache.language, theme="light")
    presses = 0
    while not show.over:
        show.next()
        presses += 1
    assert presses <= MOST_STEPS


def test_each_of_the_twelve_is_one_page(cache: SlideCache) -> None:
    assert {slide: len(pages) for slide, pages in main_pages(cache).items()} == dict.fromkeys(cache.deck.main, 1)
    assert len(cache.deck.main) == 12


def test_pages_are_full(cache: SlideCache) -> None:
    for slide, (page,) in main_pages(cache).items():
        lowest = max(text.box.bottom for text in body(page.drawing))
        assert lowest >= 0.8 * RULE, (slide, lowest / RULE)


def test_body_text_is_a_twentieth_of_the_height_and_nothing_is_too_small(cache: SlideCache) -> None:
    for slide, (page,) in main_pages(cache).items():
        words = [word_of(shape.box, page.drawing) for shape in page.drawing.shapes if isinstance(shape, MarkShape)]
        for text in body(page.drawing):
            assert text.size >= SMALLEST >= 0.03 * HEIGHT, (slide, text)
            if text.color != "muted" and text not in words:
                assert text.size >= BODY >= 0.05 * HEIGHT, (slide, text.text, text.size)


def test_each_mark_has_one_word_and_no_two_marks_share_a_line_of_words(cache: SlideCache) -> None:
    for slide, (page,) in main_pages(cache).items():
        marks = [shape for shape in page.drawing.shapes if isinstance(shape, MarkShape)]
        words = [word_of(mark.box, page.drawing) for mark in marks]
        assert all(words), slide
        assert len(set(map(id, words))) == len(marks), "no word has two marks"
        for first, second in itertools.combinations(marks, 2):
            assert not (abs(first.box.y - second.box.y) < first.box.height and first.box != second.box
                        and abs(first.box.x - second.box.x) < 3 * first.box.width), slide


def test_no_title_and_no_entry_ends_with_a_short_word_alone(cache: SlideCache) -> None:
    for slide, (page,) in main_pages(cache).items():
        for column in columns_of(page.drawing):
            for before, last in itertools.pairwise(column):
                if last is column[-1] and " " not in last.text and " " in before.text:
                    assert last.box.width > 0.2 * before.box.width, (slide, before.text, last.text)


def columns_of(drawing: Drawing) -> list[list[Text]]:
    """Lines of one text, which stand below each other and begin at one edge."""
    found: list[list[Text]] = []
    for text in body(drawing):
        last = found[-1][-1] if found else None
        if (last is not None and last.size == text.size and last.bold == text.bold and abs(last.box.x - text.box.x) < 1
                and abs(last.box.bottom - text.box.y) < 2):
            found[-1].append(text)
        else:
            found.append([text])
    return found


def test_nothing_lies_on_anything_else(cache: SlideCache) -> None:
    for slide, (page,) in main_pages(cache).items():
        drawing = page.drawing
        boxes = [shape.box for shape in drawing.shapes if isinstance(shape, Text | MarkShape)]
        plates = [shape.box for shape in drawing.shapes if isinstance(shape, Bar)
                  or (isinstance(shape, Rect) and shape.fill == "code_paper")]
        for box in (*boxes, *plates):
            assert box.x >= -0.5 and box.right <= drawing.width + 0.5 and box.bottom <= HEIGHT, (slide, box)
        for first, second in itertools.combinations(boxes, 2):
            assert not first.overlaps(second, 0.5), (slide, first, second)
        for plate, box in itertools.product(plates, boxes):
            assert not plate.overlaps(box, 0.5), (slide, plate, box)


def test_bars_of_one_kind_share_one_scale(cache: SlideCache) -> None:
    content = content_of(cache.pack, cache.deck["published"], Scene("published"), cache.language)
    assert isinstance(content.chart, PairChart)
    values = [datum.value for place in content.chart.places for datum in place.data]
    page, = pages_of(cache, Scene("published"))
    bars = [shape.box.width for shape in page.drawing.shapes if isinstance(shape, Bar)]
    assert len(bars) == len(values) == 6
    scale = {round(width / value, 4) for width, value in zip(bars, values, strict=True) if value}
    assert max(scale) - min(scale) < 0.001


def test_the_events_are_at_their_true_places_on_the_line(cache: SlideCache) -> None:
    page, = pages_of(cache, Scene("after"))
    dots = [shape for shape in page.drawing.shapes if isinstance(shape, Path) and shape.fill == "accent"]
    centers = [(min(ys) + max(ys)) / 2 for dot in dots for ys in [[y for _op, at in dot.steps for y in at[1::2]]]]
    days = [date.first_day().toordinal() for row in cache.pack.rows("events", page.keys)
            if (date := row.date("date")) is not None]
    assert len(centers) == len(days) == 6 and days == sorted(days)
    shares = [(day - days[0]) / (days[-1] - days[0]) for day in days]
    assert [(y - centers[0]) / (centers[-1] - centers[0]) for y in centers] == pytest.approx(shares, abs=0.01)


def test_both_views_have_columns_and_type_of_one_size(cache: SlideCache) -> None:
    for city in cache.pack["cities"]:
        page, = pages_of(cache, Scene(f"sides.{city.id}"))
        heads = [text for text in body(page.drawing) if text.color == "accent"]
        assert len(heads) == 2 and heads[0].size == heads[1].size and heads[0].box.y == heads[1].box.y
        assert len({text.size for text in body(page.drawing) if text.color == "ink" and not text.bold}) == 1


def test_the_card_of_the_articles_number_takes_two_pages_at_most(cache: SlideCache) -> None:
    assert cache.card_pages(Scene("cities.article", card="C14")) <= 2
    pages = pages_of(cache, Scene("cities.article", card="C14"))
    said = " ".join(text.text for page in pages for text in texts(page.drawing))
    assert "27" in said and "[131]" in said, "the number and the other side's best source"
