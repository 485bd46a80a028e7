"""The show: what the room sees, what is prepared in private, and that the two never mix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from explainer.app.show import BLACK, END, WHITE, ZOOM_LEAST, Picture, Region, Show, scene_from
from explainer.content.deck import CHART, CITY, EVENTS, HEADLINE, RESPONSES, Deck, Scene, Slide

DECK = Deck((
    Slide("start", HEADLINE, "overview"), Slide("events", EVENTS, "overview"), Slide("chart", CHART, "cities"),
    Slide("city", CITY, "cities", "la"), Slide("said", RESPONSES, "responses"), Slide("end", HEADLINE, "sources")))
PAGES = {"start": 1, "events": 4, "chart": 3, "city": 2, "said": 2, "end": 1}
CARDS = {"C1": 3, "F1": 1}


class Facts:
    """Slides with so many pages, two values a page; another city has one page more, Spanish too."""

    def __init__(self) -> None:
        self.more = 0

    def pages(self, scene: Scene) -> int:
        return PAGES.get(scene.slide, 1) + self.more + (1 if scene.city == "chi" else 0)

    def card_pages(self, scene: Scene) -> int:
        return CARDS.get(scene.card, 1)

    def values(self, scene: Scene) -> tuple[tuple[str, int], ...]:
        if scene.slide == "end":
            return ()
        return tuple((f"{scene.slide}{page}{side}", page) for page in range(self.pages(scene)) for side in "ab")

    def reference(self, scene: Scene) -> str:
        return "" if scene.slide == "end" else "F1" if scene.selected else "C1"


class Heard:
    """How often a show said that it changed."""

    def __init__(self, show: Show) -> None:
        self.count = 0
        show.changed.connect(self._hear)

    def _hear(self) -> None:
        self.count += 1


def new(start: str = "start") -> Show:
    return Show(DECK, Facts(), language="en", theme="light", start=start)


@pytest.fixture
def show() -> Show:
    return new()


def at(show: Show) -> tuple[str, int]:
    return show.current.slide, show.current.page


# Moving

def test_a_show_begins_where_asked_else_at_its_first_slide() -> None:
    assert at(new("chart")) == ("chart", 0)
    assert at(new("nowhere")) == ("start", 0)
    assert (new("chart").number, new("chart").slide) == (3, DECK["chart"])


WALK = [("start", 0), ("events", 0), ("chart", 0), ("chart", 1), ("chart", 2), ("city", 0), ("city", 1), ("said", 0),
        ("end", 0)]
"""Slides that list many rows show their first page only."""


def test_next_goes_through_pages_and_slides_to_the_end_and_back_again(show: Show) -> None:
    went = [at(show)]
    while show.upcoming is not None:
        coming = show.upcoming
        show.next()
        assert show.current == coming
        went.append(at(show))
    assert went == WALK
    heard = Heard(show)
    show.next()
    assert (at(show), heard.count, show.over, show.picture.blank) == (("end", 0), 1, True, END)
    show.next()
    assert (at(show), heard.count, show.over) == (("end", 0), 1, True), "behind the end there is nothing"
    show.back()
    assert (at(show), heard.count, show.over, show.picture.blank) == (("end", 0), 2, False, "")
    back = [at(show)]
    while at(show) != ("start", 0):
        show.back()
        back.append(at(show))
    assert back == WALK[::-1]
    show.back()
    assert (at(show), heard.count) == (("start", 0), len(WALK) + 1)


def test_within_a_long_slide_back_turns_its_pages(show: Show) -> None:
    show.restore(Scene("events", page=2))
    show.back()
    assert at(show) == ("events", 1)
    show.next()
    assert at(show) == ("chart", 0)


def test_a_step_forgets_what_was_marked_and_the_card_but_not_the_choice(show: Show) -> None:
    show.restore(Scene("city", city="chi", selected="x", card="C1"))
    show.next()
    assert show.current == Scene("city", page=1, city="chi")
    show.next()
    assert at(show) == ("city", 2)
    show.next()
    assert show.current == Scene("said")


def test_going_to_a_slide_and_to_one_that_is_not_there(show: Show) -> None:
    show.go("said")
    assert at(show) == ("said", 0)
    heard = Heard(show)
    show.go("nowhere")
    assert (at(show), heard.count) == (("said", 0), 0)


def test_moving_ends_zoom_and_spotlight(show: Show) -> None:
    show.toggle_zoom(0.5, 0.5)
    show.toggle_spotlight(0.5, 0.5)
    show.next()
    assert (show.zoom, show.spotlight) == (None, None)


APPENDIX = Deck((*DECK.slides, Slide("more", "sections", "impacts"), Slide("most", "events", "impacts")), shown=len(DECK))


def with_appendix(start: str = "start") -> Show:
    return Show(APPENDIX, Facts(), language="en", theme="light", start=start)


def test_the_show_does_not_run_into_its_appendix() -> None:
    show = with_appendix()
    went = [at(show)]
    while not show.over:
        show.next()
        went.append(at(show))
    assert went == [*WALK, WALK[-1]]


@pytest.mark.parametrize("leave", ["next", "back"])
def test_from_the_appendix_a_step_leads_back_to_where_the_show_was_left(leave: str) -> None:
    show = with_appendix()
    show.next()
    here = show.current
    show.go("more")
    assert show.upcoming == here, "the presenter sees where it goes"
    show.go("most")
    getattr(show, leave)()
    assert show.current == here


def test_a_show_that_begins_in_the_appendix_goes_to_its_first_slide() -> None:
    show = with_appendix("more")
    show.next()
    assert at(show) == ("start", 0)


def test_a_jump_leaves_the_end() -> None:
    show = with_appendix("end")
    show.next()
    assert show.over
    show.go("more")
    assert (at(show), show.over) == (("more", 0), False)


def test_a_frozen_screen_does_not_show_the_end() -> None:
    show = new("said")
    show.toggle_freeze()
    held = show.picture
    show.go("end")
    show.next()
    assert show.over and show.picture == held


# On the slide

def test_walking_marks_values_and_turns_pages(show: Show) -> None:
    show.go("events")
    marked = []
    for _ in range(9):
        show.walk(1)
        marked.append((show.current.selected, show.current.page))
    assert marked == [*Facts().values(show.current), ("events3b", 3)]
    show.walk(-1)
    assert (show.current.selected, show.current.page) == ("events3a", 3)
    show.walk(-100)
    assert (show.current.selected, show.current.page) == ("events0a", 0)


def test_walking_begins_on_the_page_shown(show: Show) -> None:
    show.restore(Scene("chart", page=1))
    show.walk(1)
    assert show.current.selected == "chart1a"
    show.restore(Scene("chart", page=1, selected="gone"))
    show.walk(-1)
    assert show.current.selected == "chart1b"


def test_where_there_is_nothing_to_mark_walking_does_nothing() -> None:
    show = new("end")
    heard = Heard(show)
    show.walk(1)
    assert (show.current, heard.count) == (Scene("end"), 0)


def test_selecting_marks_for_the_room_once(show: Show) -> None:
    heard = Heard(show)
    show.select("start0a")
    show.select("start0a")
    assert (show.picture.scene.selected, heard.count) == ("start0a", 1)


@pytest.mark.parametrize("page", [-1, 99, 10**30])
def test_selecting_never_leaves_the_pages(page: int) -> None:
    show = new("chart")
    show.select("x", page)
    assert 0 <= show.current.page < 3


def test_a_card_shows_its_pages_one_after_another_and_goes(show: Show) -> None:
    pages = []
    for _ in range(4):
        show.show_card()
        pages.append((show.current.card, show.current.card_page))
    assert pages == [("C1", 0), ("C1", 1), ("C1", 2), ("", 0)]


def test_the_card_of_what_is_marked_or_of_what_is_asked_for(show: Show) -> None:
    show.select("start0a")
    show.show_card()
    assert show.current.card == "F1"
    show.show_card("C1")
    show.show_card()
    assert (show.current.card, show.current.card_page) == ("C1", 1)
    show.show_card("F1")
    assert (show.current.card, show.current.card_page) == ("F1", 0)


def test_without_a_card_nothing_is_shown() -> None:
    show = new("end")
    heard = Heard(show)
    show.show_card()
    assert (show.current.card, heard.count) == ("", 0)


# In private

STAGINGS: dict[str, Callable[[Show], object]] = {
    "slide": lambda show: show.stage(slide="said"), "city": lambda show: show.stage(city="chi"),
    "tag": lambda show: show.stage(tag="federal"), "sort": lambda show: show.stage(sort="date", descending=True),
    "value": lambda show: show.stage(selected="x"), "ahead": lambda show: show.stage_step(1),
    "behind": lambda show: show.stage_step(-1), "far": lambda show: show.stage_step(999), "drop": lambda show: show.drop(),
}


@pytest.mark.parametrize("first", STAGINGS)
@pytest.mark.parametrize("then", STAGINGS)
def test_whatever_is_prepared_the_room_sees_none_of_it(first: str, then: str) -> None:
    show = new("city")
    show.select("city0a")
    before, place = show.picture, show.current
    for name in (first, then):
        STAGINGS[name](show)
        assert (show.picture, show.current) == (before, place)


def test_what_is_prepared_is_shown_when_it_is_sent(show: Show) -> None:
    show.stage(slide="city")
    show.stage(city="chi")
    assert show.staged == Scene("city", city="chi")
    show.send()
    assert (show.current, show.staged) == (Scene("city", city="chi"), None)
    heard = Heard(show)
    show.send()
    assert heard.count == 0


def test_what_is_thrown_away_is_gone(show: Show) -> None:
    show.stage(slide="city")
    show.drop()
    assert (show.staged, at(show)) == (None, ("start", 0))
    heard = Heard(show)
    show.drop()
    show.send()
    assert (heard.count, at(show)) == (0, ("start", 0))


def test_another_choice_begins_at_its_first_page_with_nothing_marked_and_no_card() -> None:
    show = new()
    show.restore(Scene("city", page=1, selected="x", card="C1", card_page=2))
    show.stage(city="chi")
    assert show.staged == Scene("city", city="chi")
    show.stage(slide="said")
    assert show.staged == Scene("said"), "a choice is that of its slide"


def test_steps_in_private_end_at_the_ends(show: Show) -> None:
    show.stage_step(2)
    show.stage_step(-1)
    assert show.staged == Scene("events")
    show.stage_step(-9)
    assert show.staged == Scene("start")
    show.stage_step(9)
    assert show.staged == Scene("end")


def test_a_slide_that_is_not_there_cannot_be_prepared(show: Show) -> None:
    heard = Heard(show)
    show.stage(slide="nowhere", city="chi")
    assert (show.staged, heard.count) == (None, 0)


# The screen of the room

CHANGES: dict[str, Callable[[Show], object]] = {
    "next": lambda show: show.next(), "back": lambda show: show.back(), "go": lambda show: show.go("end"),
    "select": lambda show: show.select("x"), "walk": lambda show: show.walk(1), "card": lambda show: show.show_card("C1"),
    "zoom": lambda show: show.toggle_zoom(0.3, 0.3), "larger": lambda show: show.change_zoom(2.0, 0.1, 0.1),
    "region": lambda show: show.set_zoom(Region(0.1, 0.1, 0.3, 0.3)), "spotlight": lambda show: show.toggle_spotlight(0.1, 0.1),
    "light": lambda show: show.move_spotlight(0.9, 0.9), "pan": lambda show: show.pan(0.1, 0.1),
    "language": lambda show: show.set_look("es", "light"), "theme": lambda show: show.set_look("en", "dark"),
    "stage": lambda show: show.stage(slide="said"), "swap": lambda show: show.swap(), "settle": lambda show: show.settle(),
    "restore": lambda show: show.restore(Scene("said")), "deck": lambda show: show.replace_deck(DECK),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_frozen_screen_stays_as_it_is_and_then_catches_up(change: str) -> None:
    show = new("city")
    show.select("city0a")
    show.toggle_spotlight(0.5, 0.5)
    show.toggle_freeze()
    held = show.picture
    CHANGES[change](show)
    CHANGES["next"](show)
    assert show.frozen
    assert show.picture == held
    show.toggle_freeze()
    assert not show.frozen
    assert show.picture == show.live != held


@pytest.mark.parametrize("color", [BLACK, WHITE])
def test_a_frozen_screen_can_be_blanked_and_comes_back(color: str, show: Show) -> None:
    show.toggle_freeze()
    held = show.picture
    show.next()
    show.toggle_blank(color)
    assert show.picture == replace(held, blank=color)
    show.toggle_blank(color)
    assert show.picture == held


def test_a_screen_frozen_while_blank_is_lit_again_with_what_was_held(show: Show) -> None:
    show.toggle_blank(BLACK)
    show.toggle_freeze()
    show.next()
    assert show.picture.blank == BLACK
    show.toggle_blank(BLACK)
    assert show.picture == Picture(Scene("start"), "en", "light")


def test_black_turns_white_and_either_key_brings_the_slide_back(show: Show) -> None:
    show.toggle_blank(BLACK)
    show.toggle_blank(WHITE)
    assert show.picture.blank == WHITE
    show.toggle_blank(WHITE)
    assert show.picture.blank == ""


def sound(region: Region | None) -> bool:
    """Whether a region lies within the slide, has the slide's shape and is neither too small nor all of it."""
    if region is None:
        return True
    return (region.width == region.height and ZOOM_LEAST <= region.width <= 1.0 and region.x >= 0.0 and region.y >= 0.0
            and region.x + region.width <= 1.0 + 1e-9 and region.y + region.height <= 1.0 + 1e-9)


SHARES = st.floats(-3, 4)


@given(SHARES, SHARES, st.floats(0, 5), st.floats(0, 5), SHARES, SHARES, st.lists(st.floats(0.05, 20), max_size=5))
def test_a_zoom_always_lies_within_the_slide(
        x: float, y: float, width: float, height: float, dx: float, dy: float, factors: list[float]) -> None:
    show = new()
    show.set_zoom(Region(x, y, width, height))
    assert sound(show.zoom)
    show.pan(dx, dy)
    assert sound(show.zoom)
    for factor in factors:
        show.change_zoom(factor, x, y)
        assert sound(show.zoom)
    assert sound(Region.around(x, y, width))


def test_zoom_is_around_the_place_and_a_second_time_all_is_shown(show: Show) -> None:
    show.toggle_zoom(0.5, 0.4)
    assert show.zoom == Region(0.25, pytest.approx(0.15), 0.5, 0.5)
    show.toggle_zoom(0.9, 0.9)
    assert show.zoom is None
    show.toggle_zoom(0.0, 1.0)
    assert show.zoom == Region(0.0, 0.5, 0.5, 0.5)


def test_a_frame_is_shown_as_large_as_it_can_be_and_no_larger_than_tenfold(show: Show) -> None:
    show.set_zoom(Region(0.2, 0.2, 0.4, 0.1))
    assert show.zoom == Region(pytest.approx(0.2), pytest.approx(0.05), 0.4, 0.4)
    show.set_zoom(Region(0.5, 0.5, 0.0, 0.0))
    assert show.zoom is not None and show.zoom.width == ZOOM_LEAST


def test_zooming_out_to_full_size_leaves_the_zoom(show: Show) -> None:
    show.change_zoom(2.0, 0.5, 0.5)
    show.change_zoom(0.25, 0.5, 0.5)
    assert show.zoom is None


def test_panning_stops_at_the_edges(show: Show) -> None:
    show.toggle_zoom(0.5, 0.5)
    for _ in range(30):
        show.pan(0.1, -0.1)
    assert show.zoom == Region(0.5, 0.0, 0.5, 0.5)
    heard = Heard(show)
    show.pan(0.1, -0.1)
    assert heard.count == 0


def test_without_zoom_the_light_is_moved_and_without_both_nothing(show: Show) -> None:
    heard = Heard(show)
    show.pan(0.1, 0.1)
    show.move_spotlight(0.2, 0.2)
    assert heard.count == 0
    show.toggle_spotlight(0.95, -7.0)
    assert show.spotlight == (0.95, 0.0)
    show.pan(0.1, 0.1)
    assert show.spotlight == (1.0, 0.1)
    show.toggle_spotlight(0.5, 0.5)
    assert show.spotlight is None


def test_escape_leaves_one_state_at_a_time_the_nearest_first(show: Show) -> None:
    show.toggle_freeze()
    show.toggle_blank(BLACK)
    show.toggle_spotlight(0.5, 0.5)
    show.show_card("C1")
    show.toggle_zoom(0.5, 0.5)
    show.stage(slide="said")
    left = []
    heard = Heard(show)
    while show.escape():
        left.append((show.staged is not None, bool(show.current.card), show.zoom is not None, show.spotlight is not None,
                     bool(show.blank), show.frozen))
    assert left == [tuple(n >= gone for n in range(6)) for gone in range(1, 7)]
    assert heard.count == 6
    assert show.escape() is False
    assert heard.count == 6


def test_swapping_is_said(show: Show) -> None:
    heard = Heard(show)
    show.swap()
    assert (show.swapped, heard.count) == (True, 1)


# From outside

def test_a_scene_of_an_earlier_start_is_restored(show: Show) -> None:
    scene = Scene("city", 1, "city1a", "chi", card="C1", card_page=2)
    found = scene_from(asdict(scene))
    assert found == scene
    show.restore(scene)
    assert show.current == scene


@pytest.mark.parametrize("wrong", [
    {"page": -5}, {"page": 10**20}, {"card_page": -5}, {"card_page": 10**20}, {"card_page": 2, "card": ""}])
def test_pages_that_are_not_there_are_not_restored(wrong: dict[str, object], show: Show) -> None:
    scene = scene_from({"slide": "chart", "card": "C1", **wrong})
    assert scene is not None
    show.restore(scene)
    assert 0 <= show.current.page < 3
    assert 0 <= show.current.card_page < (3 if show.current.card else 1)


def test_a_slide_that_is_gone_is_not_restored(show: Show) -> None:
    heard = Heard(show)
    show.restore(Scene("gone"))
    assert (at(show), heard.count) == (("start", 0), 0)


@pytest.mark.parametrize("data", [
    {}, {"slide": ""}, {"slide": 3}, {"slide": None}, {"page": 2}, {"slide": ["a"]}])
def test_what_names_no_slide_is_no_scene(data: dict[str, object]) -> None:
    assert scene_from(data) is None


def test_of_a_damaged_scene_the_sound_fields_are_kept() -> None:
    assert scene_from({"slide": "a", "page": True, "selected": 3, "city": "la", "other": 1, "descending": 1}) == Scene(
        "a", city="la")


FEWER = Deck(tuple(slide for slide in DECK if slide.id not in ("chart", "end")))


def test_another_deck_keeps_the_place_or_the_nearest() -> None:
    show = new("city")
    show.select("city0a")
    show.replace_deck(FEWER)
    assert (show.current.slide, show.current.selected, show.number) == ("city", "city0a", 3)
    show = new("chart")
    show.replace_deck(FEWER)
    assert show.current == Scene("city")
    show = new("end")
    show.stage(slide="chart")
    show.replace_deck(FEWER)
    assert (show.current, show.staged) == (Scene("said"), None)


def test_another_deck_does_not_show_a_frozen_room_where_the_presenter_is() -> None:
    show = new("start")
    show.toggle_freeze()
    held = show.picture
    show.go("said")
    show.replace_deck(FEWER)
    assert (show.frozen, show.picture, show.current.slide) == (True, held, "said")
    show = new("chart")
    show.toggle_freeze()
    show.go("said")
    show.replace_deck(FEWER)
    assert (show.frozen, show.picture.scene) == (True, Scene("city")), "its slide is gone: the nearest to it"


def test_another_look_keeps_to_pages_that_are_there() -> None:
    facts = Facts()
    show = Show(DECK, facts, language="es", theme="light")
    facts.more = 2
    show.restore(Scene("chart", page=4))
    show.stage(page=4, slide="chart")
    facts.more = 0
    heard = Heard(show)
    show.set_look("en", "dark")
    assert show.picture == Picture(Scene("chart", page=2), "en", "dark")
    assert show.staged == Scene("chart", page=2)
    show.set_look("en", "dark")
    assert heard.count == 1


def at_the_end() -> Show:
    show = Show(DECK, Facts(), language="en", theme="light", start="end")
    while not show.over:
        show.next()
    return show


@pytest.mark.parametrize("leave", [Show.back, Show.escape, lambda show: show.go("start"), lambda show: show.toggle_blank(BLACK)])
def test_the_end_that_is_held_stays_whatever_the_presenter_goes_to(leave: Callable[[Show], object]) -> None:
    show = at_the_end()
    show.toggle_freeze()
    leave(show)
    show.blank = ""
    assert show.picture.blank == END


def test_a_black_screen_that_is_held_stays_black_to_the_end_and_back() -> None:
    show = at_the_end()
    show.back()
    show.toggle_blank(BLACK)
    show.toggle_freeze()
    held = show.picture
    show.next()
    assert (show.over, show.picture) == (True, held)
    show.back()
    assert (show.over, show.picture) == (False, held)


def test_black_at_the_end_gives_the_end_back() -> None:
    show = at_the_end()
    show.toggle_blank(BLACK)
    assert show.picture.blank == BLACK
    show.toggle_blank(BLACK)
    assert (show.picture.blank, show.over) == (END, True)


def test_a_black_screen_held_when_the_program_died_is_black_again() -> None:
    before = at_the_end()
    before.toggle_blank(BLACK)
    before.toggle_freeze()
    show = Show(DECK, Facts(), language="en", theme="light")
    show.hold(before.held)
    assert show.picture.blank == BLACK


# Anything at all

_slide_ids = st.sampled_from([*DECK.ids, "nowhere"])
_share = st.floats(-0.5, 1.5)


class AnyShow(RuleBasedStateMachine):
    """All that a presenter can do, in any order."""

    @initialize(start=_slide_ids)
    def begin(self, start: str) -> None:
        self.facts = Facts()
        self.show = Show(DECK, self.facts, language="en", theme="light", start=start)
        self.heard = Heard(self.show)
        self.told: tuple[int, object] = (0, self.seen())

    def seen(self) -> object:
        show = self.show
        return show.picture, show.live, show.staged, show.frozen, show.swapped, show.deck

    def private(self, run: Callable[[], object]) -> None:
        before = self.show.picture, self.show.current
        run()
        assert (self.show.picture, self.show.current) == before

    def apart(self, run: Callable[[], object]) -> None:
        """What changes the presenter's place changes the room's picture only if it is not held."""
        held = self.show.picture if self.show.frozen else None
        run()
        assert held is None or self.show.picture == held

    @rule()
    def next(self) -> None:
        self.apart(self.show.next)

    @rule()
    def back(self) -> None:
        self.apart(self.show.back)

    @rule(slide=_slide_ids)
    def go(self, slide: str) -> None:
        self.apart(lambda: self.show.go(slide))

    @rule(steps=st.integers(-3, 3))
    def walk(self, steps: int) -> None:
        self.apart(lambda: self.show.walk(steps))

    @rule(key=st.sampled_from(["start0a", "chart2b", "none"]))
    def select(self, key: str) -> None:
        self.apart(lambda: self.show.select(key))

    @rule(reference=st.sampled_from(["", "C1", "F1"]))
    def card(self, reference: str) -> None:
        self.apart(lambda: self.show.show_card(reference))

    @rule(slide=_slide_ids, page=st.integers(-1, 9))
    def stage_slide(self, slide: str, page: int) -> None:
        self.private(lambda: self.show.stage(slide=slide, page=page))

    @rule(city=st.sampled_from(["", "la", "chi"]))
    def stage_city(self, city: str) -> None:
        self.private(lambda: self.show.stage(city=city))

    @rule(steps=st.integers(-9, 9))
    def stage_step(self, steps: int) -> None:
        self.private(lambda: self.show.stage_step(steps))

    @rule()
    def drop(self) -> None:
        self.private(self.show.drop)

    @rule()
    def send(self) -> None:
        staged = self.show.staged
        self.apart(self.show.send)
        assert staged is None or self.show.current == staged

    @rule()
    def freeze(self) -> None:
        before, was = self.show.picture, self.show.frozen
        self.show.toggle_freeze()
        assert was or self.show.picture == before

    @rule(color=st.sampled_from([BLACK, WHITE]))
    def blank(self, color: str) -> None:
        before = self.show.picture
        self.show.toggle_blank(color)
        assert replace(self.show.picture, blank="") == replace(before, blank="")

    @rule(x=_share, y=_share, width=st.floats(0, 2), height=st.floats(0, 2))
    def zoom_to(self, x: float, y: float, width: float, height: float) -> None:
        self.apart(lambda: self.show.set_zoom(Region(x, y, width, height)))

    @rule(x=_share, y=_share, factor=st.sampled_from([0.3, 0.8, 1.25, 9.0]))
    def zoom_by(self, x: float, y: float, factor: float) -> None:
        self.apart(lambda: self.show.change_zoom(factor, x, y))

    @rule(x=_share, y=_share)
    def zoom(self, x: float, y: float) -> None:
        self.apart(lambda: self.show.toggle_zoom(x, y))

    @rule(x=_share, y=_share)
    def light(self, x: float, y: float) -> None:
        self.apart(lambda: self.show.toggle_spotlight(x, y))

    @rule(x=_share, y=_share)
    def move_light(self, x: float, y: float) -> None:
        self.apart(lambda: self.show.move_spotlight(x, y))

    @rule(dx=_share, dy=_share)
    def pan(self, dx: float, dy: float) -> None:
        self.apart(lambda: self.show.pan(dx, dy))

    @rule()
    def swap(self) -> None:
        self.private(self.show.swap)

    @rule()
    def escape(self) -> None:
        before = self.seen()
        assert self.show.escape() is (self.seen() != before)

    @rule(language=st.sampled_from(["en", "es"]), theme=st.sampled_from(["light", "dark"]), more=st.integers(0, 2))
    def look(self, language: str, theme: str, more: int) -> None:
        if (language, theme) != (self.show.language, self.show.theme):
            self.facts.more = more
        self.apart(lambda: self.show.set_look(language, theme))

    @rule(more=st.integers(0, 2))
    def reshape(self, more: int) -> None:
        """A screen of another shape: the window is told by the one who laid the slides out anew."""
        self.facts.more = more
        self.apart(self.show.settle)
        self.show.changed.emit()

    @rule(deck=st.sampled_from([DECK, FEWER]))
    def another_reading(self, deck: Deck) -> None:
        self.show.replace_deck(deck)

    @rule(scene=st.builds(Scene, _slide_ids, st.integers(-2, 9), card=st.sampled_from(["", "C1"]),
                          card_page=st.integers(-3, 5)))
    def restore(self, scene: Scene) -> None:
        self.apart(lambda: self.show.restore(scene))

    @invariant()
    def places_exist(self) -> None:
        if not hasattr(self, "show"):
            return
        show = self.show
        for scene in filter(None, (show.current, show.staged, show.upcoming)):
            assert scene.slide in show.deck.ids
            assert 0 <= scene.page < self.facts.pages(scene)
            assert 0 <= scene.card_page < (self.facts.card_pages(scene) if scene.card else 1)
        assert show.picture.scene.slide in show.deck.ids
        assert show.slide.id == show.current.slide == show.deck.ids[show.number - 1]
        assert sound(show.zoom)
        assert show.spotlight is None or all(0 <= share <= 1 for share in show.spotlight)

    @invariant()
    def the_room_sees_the_place_unless_it_is_held(self) -> None:
        if hasattr(self, "show"):
            assert self.show.frozen or self.show.picture == self.show.live

    @invariant()
    def every_change_is_said(self) -> None:
        if hasattr(self, "show"):
            count, before = self.told
            assert self.seen() == before or self.heard.count > count
            self.told = self.heard.count, self.seen()


TestAnyShow = AnyShow.TestCase
TestAnyShow.settings = settings(max_examples=80, stateful_step_count=40)
