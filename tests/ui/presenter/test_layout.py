"""Slides laid out: readable from the back of the room, nothing lost, nothing on anything else, whatever a pack holds."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.charts.fonts import QtMeasure
from explainer.content.deck import Scene, Slide
from explainer.core.columns import MISSING
from explainer.core.pack import Pack
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.chart import Chart
from explainer.drawing.links import Link, LinkChart
from explainer.drawing.marks import Mark
from explainer.drawing.shapes import Bar, Drawing, MarkShape, Text
from explainer.drawing.strips import StripChart
from explainer.panels.slides import Content, Entry, content_of
from explainer.ui.presenter.layout import (
    BODY_SIZE,
    HEIGHT,
    Page,
    lay_out_slide,
    shortened,
    slide_width,
)
from explainer.ui.presenter.slide_cache import SlideCache
from tests.core import building
from tests.core.building import row, sample
from tests.drawing import samples
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import (
    RULE,
    WIDTHS,
    assert_sound,
    built_in,
    cache_of,
    deck_of_built_in,
    footer,
    pages_of,
    said,
    texts,
    tight,
)

SHAPES = [(language, shape) for language in ("en", "es") for shape in WIDTHS]
SMALLEST = 34.0


@pytest.fixture(params=SHAPES, ids=lambda pair: " ".join(pair))
def cache(request: pytest.FixtureRequest, speak: Speak) -> SlideCache:
    language, shape = request.param
    speak(language)
    return cache_of(built_in(), language, WIDTHS[shape])


def content_in(cache: SlideCache, slide: Slide) -> Content:
    return content_of(cache.pack, slide, Scene(slide.id), cache.language)


def body_texts(content: Content) -> set[str]:
    """Words that may stand in no smaller type than body text."""
    chart, entries = content.chart, content.entries
    words = [content.title, *(part for entry in entries for part in (entry.head, entry.text, entry.number))]
    if isinstance(chart, BarChart):
        words += [part for series in chart.series for datum in series.data for part in (datum.label, datum.value_text)]
    if isinstance(chart, LinkChart):
        words += [part for link in chart.links for part in (link.left, link.right)]
    if isinstance(chart, StripChart):
        words += [strip.label for strip in chart.strips]
    return {tight(text) for text in words if text}


# The built-in pack

def test_every_page_of_the_built_in_pack_is_sound(cache: SlideCache) -> None:
    for slide in cache.deck:
        for page in pages_of(cache, Scene(slide.id)):
            assert (page.drawing.width, page.drawing.height) == (cache.width, HEIGHT)
            assert_sound(page.drawing)


def test_every_source_card_of_the_built_in_pack_is_sound(cache: SlideCache) -> None:
    first = cache.deck.slides[0].id
    for table in ("claims", "figures", "responses"):
        for one in itertools.islice(cache.pack[table], 0, None, 3):
            for page in pages_of(cache, Scene(first, card=one.id)):
                assert_sound(page.drawing)
                assert all(text.size >= SMALLEST for text in texts(page.drawing))


def test_everything_can_be_read_from_the_back_of_the_room(cache: SlideCache) -> None:
    for slide in cache.deck:
        body = body_texts(content_in(cache, slide))
        for page in pages_of(cache, Scene(slide.id)):
            for text in texts(page.drawing):
                assert text.size >= SMALLEST, (slide.id, text)
                if text.size < BODY_SIZE and text.box.y < RULE:  # a mark's word, a note, a subtitle or a heading of columns
                    assert tight(text.text) not in body, (slide.id, text)
            sizes = {text.size for text in texts(page.drawing) if text.color == "ink"}
            assert max(sizes) >= BODY_SIZE


def test_every_entry_stands_on_one_page_or_is_divided_over_pages_that_follow(cache: SlideCache) -> None:
    for slide in cache.deck:
        check_all_is_said(content_in(cache, slide), pages_of(cache, Scene(slide.id)))


def check_all_is_said(content: Content, pages: list[Page] | tuple[Page, ...]) -> None:
    """Each entry's words are on the pages that hold it, which follow each other; each part has its number and marks."""
    keys = [key for page in pages for key in page.keys]
    assert list(dict.fromkeys(keys)) == [entry.key for entry in content.entries] or content.chart is not None
    for entry in content.entries:
        places = [number for number, page in enumerate(pages) if entry.key in page.keys]
        assert places == list(range(places[0], places[-1] + 1))
        there = [rows(pages[number].drawing, entry.key) for number in places]
        whole = "".join(there)
        assert letters(entry.text) <= letters(whole)
        if len(places) == 1:
            for part in (entry.number, entry.head, entry.text, entry.note, *(mark.word for mark in entry.marks)):
                assert tight(part) in whole, (entry.key, part)
        else:
            rest = whole
            for repeated in (entry.head, entry.number, entry.note, *(mark.word for mark in entry.marks)):
                rest = rest.replace(tight(repeated), "") if repeated else rest
            assert tight(entry.text).replace(" ", "") in rest or all(
                tight(word) in whole for word in entry.text.split()), (entry.key, entry.text)
            for text in there:
                for repeated in (entry.number, entry.note, *(mark.word for mark in entry.marks)):
                    assert tight(repeated) in text, "a number is never without its mark and source"


def letters(text: str) -> set[str]:
    return set(tight(text))


def rows(drawing: Drawing, key: str) -> str:
    """The words within an entry."""
    item = next(item for item in drawing.items if item.key == key)
    return tight("".join(text.text for text in texts(drawing) if item.area.contains(
        text.box.x + text.box.width / 2, text.box.y + text.box.height / 2)))


def test_every_page_names_its_sources_or_at_least_their_numbers(cache: SlideCache) -> None:
    for slide in cache.deck:
        content = content_in(cache, slide)
        for page in pages_of(cache, Scene(slide.id)):
            on_page = {i for entry in content.entries if entry.key in page.keys for i in entry.sources} | set(content.sources)
            if content.chart is not None:
                on_page = set(content.sources)
            line = footer(page.drawing)
            for one in on_page:
                number = cache.pack.source_numbers[one]
                assert content.source_lines[one].split(",")[0] in line or number in numbers_in(line), (slide.id, one)
            assert not re.search(r"\d+ (more|más)", line)


def numbers_in(line: str) -> set[int]:
    """Numbers of sources in a line: [4] alone, [5–8] all four."""
    ranges = re.findall(r"\[(\d+)(?:–(\d+))?\]", line)
    return {number for first, last in ranges for number in range(int(first), int(last or first) + 1)}


def test_every_mark_of_an_entry_is_drawn_beside_it_and_opens_its_card(cache: SlideCache) -> None:
    for slide in cache.deck:
        content = content_in(cache, slide)
        for page in pages_of(cache, Scene(slide.id)):
            for item in page.drawing.items if content.chart is None else ():
                entry = next(entry for entry in content.entries if entry.key == item.key)
                drawn = [shape.status for shape in page.drawing.shapes if isinstance(shape, MarkShape)
                         and item.area.overlaps(shape.box)]
                assert drawn == [mark.status for mark in entry.marks]
                opened = [hit.figure_id for hit in page.drawing.hits if item.area.overlaps(hit.box, 4.0)]
                assert opened == [mark.figure_id for mark in entry.marks]
                assert item.figure_id == (entry.marks[0].figure_id if entry.marks else "")


def test_every_value_of_a_chart_stands_on_one_page(cache: SlideCache) -> None:
    for slide in cache.deck:
        spec = content_in(cache, slide).chart
        if spec is None:
            continue
        keys = [key for page in pages_of(cache, Scene(slide.id)) for key in page.keys]
        if not isinstance(spec, StripChart):  # one finding may bear on several claims
            assert len(keys) == len(set(keys)), slide.id
        assert samples.keys_of(spec) == set(keys), slide.id


def test_number_and_page_stand_in_the_corner(cache: SlideCache) -> None:
    appendix = {"en": "Appendix", "es": "Anexo"}[cache.language]
    for number, slide in enumerate(cache.deck, start=1):
        pages = pages_of(cache, Scene(slide.id))
        own = f"{appendix} {number}" if cache.deck.in_appendix(slide.id) else f"{number} / 12"
        for at, page in enumerate(pages, start=1):
            corner = own + (f"  ·  {at}/{len(pages)}" if len(pages) > 1 else "")
            assert tight(corner) in tight(footer(page.drawing))


def test_the_articles_claims_by_status_stand_on_one_page(speak: Speak) -> None:
    """Bars of one axis are compared: they are not divided while there is room for them."""
    cache = cache_of(built_in())
    assert cache.pages(Scene("sources.statuses")) == 1


def test_right_to_left_is_the_mirror_image(speak: Speak) -> None:
    content = content_of(built_in(), deck_of_built_in()["city.chicago"], Scene("city.chicago"), "en")
    left, right = (lay_out_slide(content, QtMeasure(), 1920.0, "3 / 9", rtl=rtl)[0].drawing for rtl in (False, True))
    for one, other in zip(texts(left), texts(right), strict=True):
        assert (other.text, other.box.y, other.box.x) == (one.text, one.box.y, pytest.approx(1920.0 - one.box.right))
    assert_sound(right)


@pytest.mark.parametrize(("size", "width"), [
    ((1920, 1080), 1920.0), ((1024, 768), 1440.0), ((1280, 1024), 1350.0), ((2560, 1080), 2560.0), ((768, 1024), 1350.0),
    ((7680, 1080), 2592.0), ((0, 0), 1350.0), ((100, 0), 2592.0)])
def test_slides_have_the_shape_of_the_screen_within_reason(size: tuple[int, int], width: float) -> None:
    assert slide_width(*size) == pytest.approx(width)


# Charts that do not fit

def bars(count: int) -> Chart:
    data = tuple(Datum(f"d{n}", f"City no. {n}", float(n + 1), f"{n + 1}%", "reported", "One source", figure_id=f"F{n}")
                 for n in range(count))
    return BarChart("Bars", series=(Series("", data),))


def charted(spec: Chart, width: float = 1920.0) -> tuple[Page, ...]:
    return lay_out_slide(Content("A chart", "Of something", (), spec), QtMeasure(), width, "1 / 2")


@pytest.mark.parametrize("shape", WIDTHS)
@pytest.mark.parametrize("count", [1, 7, 30])
def test_bars_of_many_cities_are_dealt_out_over_pages_with_one_scale(count: int, shape: str, speak: Speak) -> None:
    pages = charted(bars(count), WIDTHS[shape])
    assert [key for page in pages for key in page.keys] == [f"d{n}" for n in range(count)]
    lengths = {}
    for page in pages:
        assert_sound(page.drawing)
        assert all(text.size >= BODY_SIZE for text in texts(page.drawing) if text.text.startswith("City"))
        drawn = [shape.box for shape in page.drawing.shapes if isinstance(shape, Bar)]
        assert len({round(box.x, 3) for box in drawn}) == 1, "one zero"
        lengths.update(zip(page.keys, (box.width for box in drawn), strict=True))
        assert len([hit for hit in page.drawing.hits if hit.figure_id]) == len(page.keys)
    for key, length in lengths.items():
        assert length / lengths[f"d{count - 1}"] == pytest.approx((int(key[1:]) + 1) / count), key
    most = max(len(page.keys) for page in pages)
    assert len(pages) <= -(-count // max(1, most - 1)) + 1, "dealt out evenly"


def test_one_link_too_long_for_a_page_is_made_smaller_alone(speak: Speak) -> None:
    """Each part is shrunk by itself: never the whole chart on each of its pages."""
    mark = (Mark("partly", "Partly", "C1"),)
    links = tuple(Link(f"k{n}", "left words " * 40, "right words " * 40, mark, mark, "Partly", "partly", "C1") for n in range(3))
    pages = charted(LinkChart("Links", links=links, headings=("From", "To")), 1440.0)
    assert [page.keys for page in pages] == [("k0",), ("k1",), ("k2",)]
    for page in pages:
        assert_sound(page.drawing)
        assert said(page.drawing).count("words") == 80


@pytest.mark.parametrize("kind", samples.KINDS)
def test_an_empty_chart_says_so(kind: type[Chart], speak: Speak) -> None:
    page, = charted(kind("t", empty_text="Nothing to draw."))
    assert "Nothing to draw." in said(page.drawing)


# Long and odd texts

WORDS = " ".join(f"word{n}" for n in range(1500))  # more than 10,000 letters
ONE_WORD = "".join(chr(97 + n * 7 % 26) for n in range(5000))
ODD = {
    "words": WORDS, "one word": ONE_WORD, "emoji": "👩‍👧🇺🇸😀 " * 400, "right to left": "שלום עולם مرحبا بالعالم " * 60,
    "control": "a\x00\x07\x1b[31mb\x85c\r\nd\te\u2028f " * 80, "accents": "e" + "\u0301" * 3000, "lines": "line\n" * 900,
    "ideographs": "日本語の文字" * 300, "markup": "<b>&amp;</b> {C99} %s **x** " * 90, "nothing": "", "blank": "  \n ",
    "no-break": "27\u00a0%\u00a0" * 900,
}
FIELDS = ("head", "text", "number", "note", "mark", "title", "subtitle", "sources")


def odd(field: str, text: str, *, big: bool = False) -> Content:
    """Three entries, one of which, or the slide's own words, hold an odd text."""
    mark = Mark("partly", text if field == "mark" else "Partly confirmed", "C1")
    given = {field: text} if field in ("head", "text", "number", "note") else {}
    one = replace(Entry("one", "Head", "Some text.", "27%", (mark,), "[1]", ("s1", "s2")), **given)
    plain = Entry("two", "", "Text.", "about 3,300", (Mark("reported", "One source", "F1"),), "June 2025 · [2]", ("s2",))
    own = {field: text} if field in ("title", "subtitle") else {}
    lines = {"s1": text if field == "sources" else "[1] One, 2025", "s2": "[2] Two, 2024"}
    return Content(**{"title": "A title", "entries": (plain, one, replace(plain, key="three")),  # type: ignore[arg-type]
                      "source_lines": lines, "big": big, **own})


@pytest.mark.parametrize("big", [False, True], ids=["plain", "headline"])
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ODD)
def test_any_text_anywhere_stays_on_the_slide(name: str, field: str, big: bool, speak: Speak) -> None:
    content = odd(field, ODD[name], big=big)
    if big:
        content = replace(content, entries=tuple(replace(e, head="") if field != "head" else e for e in content.entries))
    pages = lay_out_slide(content, QtMeasure(), 1440.0, "3 / 14")
    assert len(pages) < 120
    for page in pages:
        assert_sound(page.drawing)
    check_nothing_lost(content, pages, field)


def check_nothing_lost(content: Content, pages: tuple[Page, ...], field: str) -> None:
    """Every entry is there with its number, marks and sources on each of its pages, and all letters of its texts are."""
    keys = [key for page in pages for key in page.keys]
    assert list(dict.fromkeys(keys)) == ["two", "one", "three"]
    whole = tight("".join(said(page.drawing) for page in pages))
    for entry in content.entries:
        for part in (entry.head, entry.text):
            drawn = "".join(whole)
            assert len(tight(part)) <= len(drawn)
            for piece in filter(None, (part[at:at + 30] for at in range(0, len(part), 997))):
                assert all(c in drawn for c in tight(piece))
    if field in ("text", "head"):
        one = next(entry for entry in content.entries if entry.key == "one")
        said_there = "".join(rows(page.drawing, "one") for page in pages if "one" in page.keys)
        assert len(said_there) >= len(tight(getattr(one, field)))
    for page in pages:
        if "one" in page.keys and field not in ("number", "mark", "note"):
            assert {"27%", "[1]", "Partlyconfirmed"} <= {p for p in ("27%", "[1]", "Partlyconfirmed")
                                                        if p in rows(page.drawing, "one")}


@pytest.mark.parametrize("name", ["words", "one word"])
@pytest.mark.parametrize("field", ["text", "head"])
def test_a_text_too_long_for_a_page_goes_on_with_every_letter_in_order(field: str, name: str, speak: Speak) -> None:
    content = Content("A title", entries=(replace(Entry("one"), **{field: ODD[name]}),))
    pages = lay_out_slide(content, QtMeasure(), 1920.0, "3 / 14")
    assert len(pages) > 2
    assert "".join(rows(page.drawing, "one") for page in pages) == tight(ODD[name])
    for page in pages:
        assert {text.size for text in texts(page.drawing) if text.box.y > 180 and text.box.bottom < RULE} >= {BODY_SIZE}


def test_words_are_not_broken_where_there_is_a_space(speak: Speak) -> None:
    pages = lay_out_slide(Content("A title", entries=(Entry("one", text=WORDS),)), QtMeasure(), 1920.0, "3 / 14")
    found = [word for page in pages for word in said(page.drawing).split() if word.startswith("word")]
    assert found == WORDS.split()


def test_an_endless_title_leaves_room_for_the_rest(speak: Speak) -> None:
    for big in (False, True):
        page, = lay_out_slide(odd("title", WORDS, big=big), QtMeasure(), 1920.0, "3 / 14")[:1]
        assert "word0 word1" in said(page.drawing) and " …" in said(page.drawing)
        assert page.keys, "not only a title"


@pytest.mark.parametrize("words", [5, 12, 20])
def test_a_title_of_a_few_lines_is_whole(words: int, speak: Speak) -> None:
    title = " ".join(f"Statement{n}" for n in range(words))
    for big, width in itertools.product((False, True), (1440.0, 1920.0)):
        page = lay_out_slide(replace(odd("text", "Text."), title=title, big=big), QtMeasure(), width, "3 / 14")[0]
        assert tight(title) in tight(said(page.drawing))


def test_numbers_of_a_headline_too_long_for_a_column_are_shown(speak: Speak) -> None:
    for number in ("1,234,567,890,123", "not published by anybody at all", "9" * 309):
        entry = Entry("one", "", "Los Angeles", number, (Mark("partly", "Partly", "C1"),), "[1]")
        pages = lay_out_slide(Content("A headline", entries=(entry,), big=True), QtMeasure(), 1350.0, "1 / 2")
        assert tight(number) in tight(said(pages[0].drawing))
        assert_sound(pages[0].drawing)


def test_numbers_of_a_headline_without_mark_or_source_stand_below_each_other(speak: Speak) -> None:
    entries = tuple(Entry(f"k{n}", "", "Los Angeles", "27%") for n in range(3))
    for page in lay_out_slide(Content("A headline", entries=entries, big=True), QtMeasure(), 1350.0, "1 / 2"):
        assert_sound(page.drawing)


def test_many_sources_are_told_by_their_numbers(speak: Speak) -> None:
    lines = {f"s{n}": f"[{n}] Publisher number {n}, June 15, 2025" for n in range(400) if n not in (7, 90)}
    content = Content("A title", entries=(Entry("one", "Head"),), sources=tuple(lines), source_lines=lines)
    line = footer(lay_out_slide(content, QtMeasure(), 1920.0, "3 / 14")[0].drawing)
    assert "Sources: [0–6] [8–89] [91–399]" in line


def test_some_sources_are_named_without_their_dates_before_they_are_only_numbers(speak: Speak) -> None:
    lines = {f"s{n}": f"[{n}] Publisher number {n}, June 15, 2025" for n in range(5)}
    content = Content("A title", entries=(Entry("one", "Head"),), sources=tuple(lines), source_lines=lines)
    line = footer(lay_out_slide(content, QtMeasure(), 1920.0, "3 / 14")[0].drawing)
    assert line.count("Publisher number") == 5 and "June" not in line


def test_one_endless_source_is_cut(speak: Speak) -> None:
    content = Content("A title", entries=(Entry("one", "Head"),), sources=("s0",), source_lines={"s0": WORDS})
    line = footer(lay_out_slide(content, QtMeasure(), 1920.0, "3 / 14")[0].drawing)
    assert "Sources: word0 word1" in line and "…" in line


def hostile(text: str) -> Pack:
    """A pack with 30 cities and a figure missing for each reason and for none, every text of it odd."""
    missing = (*MISSING, "")
    figures = [row("figures", f"F{n}", what=text, place=text, noun=text, unit="count", missing=reason, status="reported",
                   source_ids="s1") for n, reason in enumerate(missing)]
    cities = [row("cities", f"c{n}", order=float(n), name=text or "", claim_ids=f"C{n}", admin_case=text, city_case=text,
                  unknown=text, figure_ids=" ".join(f"F{k}" for k in range(len(missing))), foreign_born_figure_id="F0",
                  admin_source_ids="s1") for n in range(30)]
    claims = [row("claims", f"C{n}", panel="cities", city=f"c{n}", value=27.0, unit="percent", status="not_found",
                  text=text, why=text, source_ids="s1") for n in range(30)]
    return building.pack(
        row("sources", "s1", publisher=text, title=text), *figures, *claims, *cities,
        row("sections", "h", panel="cities", kind="headline", text=text, claim_ids="C0 C1"),
        row("sections", "n", panel="overview", kind="note", title=text, text=text, claim_ids="C1"),
        row("events", "e", date="2025", title=text, claim_ids="C1", source_ids="s1"),
        row("responses", "r", group="city", who=text, text=text, claim_ids="C1"),
        row("slides", "claim", claim_id="C1", title=text, notes=text), title_en=text or "x")


@pytest.mark.parametrize("name", [name for name in ODD if name != "words"])
def test_a_hostile_pack_can_be_shown(name: str, speak: Speak) -> None:
    pack = hostile(ODD[name][:1200])
    cache = cache_of(pack, "en", 1440.0)
    for slide in cache.deck:
        if slide.about in ("c3", "C1", "", "article", "foreign_born", "city", "note"):
            for page in pages_of(cache, Scene(slide.id)):
                assert_sound(page.drawing)
    for reference in ("C1", "F1", "r"):
        for page in pages_of(cache, Scene(cache.deck.ids[0], card=reference)):
            assert_sound(page.drawing)


PARTS = st.sampled_from(["", "a", "27%", "word " * 30, "Überraschungsmannschaftskapitänsbinde", "👩‍👧", "שלום", "x" * 90])
MARKS = st.lists(st.builds(Mark, st.sampled_from(["partly", "reported", ""]), PARTS, st.just("C1")), max_size=4).map(tuple)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    entries = tuple(replace(entry, key=f"k{n}") for n, entry in enumerate(draw(st.lists(
        st.builds(Entry, st.just(""), PARTS, PARTS, PARTS, MARKS, PARTS, st.just(("s",))), max_size=6))))
    return Content(draw(PARTS), draw(PARTS), entries, source_lines={"s": draw(PARTS)}, big=draw(st.booleans()))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents(), st.sampled_from(list(WIDTHS.values())))
def test_any_slide_is_sound_and_holds_every_entry(speak: Speak, content: Content, width: float) -> None:
    pages = lay_out_slide(content, QtMeasure(), width, "3 / 14")
    for page in pages:
        assert_sound(page.drawing)
    keys = [key for page in pages for key in page.keys]
    assert [key for key, _ in itertools.groupby(keys)] == [entry.key for entry in content.entries], "on pages that follow"
    for entry in content.entries:
        there = [tight(said(page.drawing)) for page in pages if entry.key in page.keys]
        for part in (entry.number, entry.note, *(mark.word for mark in entry.marks)):
            assert all(tight(part) in page for page in there)
        words = [entry.head, entry.text] if len(there) == 1 else f"{entry.head} {entry.text}".split()
        assert all(tight(word) in "".join(there) for word in words if len(there) == 1 or len(word) < 16)


# The cache

def test_pages_are_laid_out_once(speak: Speak) -> None:
    cache = cache_of(built_in())
    scene = Scene("city.chicago")
    first = cache.page(scene, "en", 1920.0)
    assert cache.page(replace(scene, selected="x"), "en", 1920.0) is first
    assert cache.page(scene, "en", 1440.0) is not first
    assert cache.page(scene, "es", 1920.0) is not first


def test_a_title_is_in_the_language_of_the_cache(speak: Speak) -> None:
    cache = cache_of(built_in())
    assert cache.title("overview.unknown") == "What we do not know"
    cache.language = "es"
    assert cache.title("overview.unknown") == "Lo que no sabemos"


def test_a_page_that_is_not_there_is_the_last_one(speak: Speak) -> None:
    cache = cache_of(built_in())
    count = cache.pages(Scene("overview.note"))
    last = cache.page(Scene("overview.note", page=count - 1), "en", 1920.0)
    assert cache.page(Scene("overview.note", page=99), "en", 1920.0) is last
    cards = cache.card_pages(Scene("overview", card="C01"))
    assert cache.page(Scene("overview", card="C01", card_page=99), "en", 1920.0) is cache.page(
        Scene("overview", card="C01", card_page=cards - 1), "en", 1920.0)
    assert cache.page(Scene("overview", card="nothing"), "en", 1920.0) is cache.page(Scene("overview"), "en", 1920.0)


def test_values_are_walked_in_order_with_the_page_they_stand_on(speak: Speak) -> None:
    cache = cache_of(built_in(), "en", 1350.0)
    for slide in cache.deck:
        values = cache.values(Scene(slide.id))
        assert [page for _, page in values] == sorted(page for _, page in values)
        for key, number in values:
            assert key in cache.page(Scene(slide.id, number), "en", 1350.0).keys


def test_the_card_is_that_of_what_is_marked_else_the_first_on_the_page(speak: Speak) -> None:
    cache = cache_of(built_in())
    values = [key for key, _ in cache.values(Scene("city.chicago"))]
    assert cache.reference(Scene("city.chicago")) == values[0]
    assert cache.reference(Scene("city.chicago", selected=values[1])) == values[1]
    assert cache.reference(Scene("city.chicago", selected="gone", page=99)) in values
    for slide in cache.deck:
        reference = cache.reference(Scene(slide.id))
        assert reference == "" or cache.card_pages(Scene(slide.id, card=reference)) > 0


def test_another_reading_of_the_pack_is_shown(speak: Speak) -> None:
    cache = cache_of(built_in())
    cache.page(Scene("cities"), "en", 1920.0)
    cache.title("cities")
    other = cache_of(sample())
    cache.use(other.pack, other.deck)
    first = cache.deck.ids[0]
    assert cache.title(first) == other.title(first)
    assert said(cache.page(Scene(first), "en", 1920.0).drawing) == said(other.page(Scene(first), "en", 1920.0).drawing)


def test_no_more_pages_are_remembered_than_needed(speak: Speak) -> None:
    cache = cache_of(built_in())
    for width in range(1350, 1350 + 300):
        cache.page(Scene("overview"), "en", float(width))
    assert len(cache._pages) <= 200


@pytest.mark.parametrize(("text", "limit", "expected"), [
    ("abc", 3, "abc"), ("abcdef", 5, "abc …"), ("abc", 0, " …"), ("", 0, ""), ("ab  cd", 5, "ab …"),
    ("one two three", 12, "one two …"), ("a " + "b" * 9, 8, "a bbbb …")])
def test_texts_are_shortened_with_dots(text: str, limit: int, expected: str) -> None:
    assert shortened(text, lambda t: len(t) <= limit) == expected


def test_titles_stand_above_and_texts_never_on_bars(speak: Speak) -> None:
    page = charted(bars(3))[0]
    assert isinstance(page.drawing.shapes[0], Text) and page.drawing.shapes[0].text == "A chart"
