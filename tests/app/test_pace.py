"""The clock of a show and its pace: what the console says about the time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app.pace import Pace, Plan, ShowClock, clock_text, pace


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def hands() -> Hands:
    return Hands()


# The clock

def test_a_clock_starts_paused_and_counts_without_pauses(hands: Hands) -> None:
    clock = ShowClock(hands)
    hands.time += 5
    assert (clock.running, clock.elapsed()) == (False, 0.0)
    clock.start()
    hands.time += 10
    clock.pause()
    hands.time += 100
    assert (clock.running, clock.elapsed()) == (False, 10.0)
    clock.toggle()
    hands.time += 3
    assert (clock.running, clock.elapsed()) == (True, 13.0)
    clock.toggle()
    assert not clock.running


def test_starting_twice_or_pausing_twice_changes_nothing(hands: Hands) -> None:
    clock = ShowClock(hands)
    clock.start()
    hands.time += 10
    clock.start()
    assert clock.elapsed() == 10.0
    clock.pause()
    clock.pause()
    assert clock.elapsed() == 10.0


def test_time_is_counted_per_slide_over_all_its_visits(hands: Hands) -> None:
    clock = ShowClock(hands)
    assert (clock.slide_elapsed(), clock.times()) == (0.0, {})
    clock.start()
    hands.time += 2  # before the first slide
    for slide, seconds in (("a", 10), ("b", 20), ("a", 5)):
        clock.enter(slide)
        hands.time += seconds
    assert clock.slide_elapsed() == 5.0
    assert clock.times() == {"a": 15.0, "b": 20.0}
    assert clock.elapsed() == 37.0


def test_pauses_do_not_count_for_the_slide_either(hands: Hands) -> None:
    clock = ShowClock(hands)
    clock.start()
    clock.enter("a")
    hands.time += 4
    clock.pause()
    hands.time += 50
    clock.enter("b")
    hands.time += 50
    clock.start()
    hands.time += 6
    assert (clock.slide_elapsed(), clock.times()) == (6.0, {"a": 4.0, "b": 6.0})


def test_entering_the_slide_that_is_shown_goes_on_counting(hands: Hands) -> None:
    clock = ShowClock(hands)
    clock.start()
    clock.enter("a")
    hands.time += 4
    clock.enter("a")
    assert (clock.slide_elapsed(), clock.times()) == (4.0, {"a": 4.0})


def test_a_show_goes_on_after_a_break_where_it_was(hands: Hands) -> None:
    before = {"a": 30.0}
    clock = ShowClock(hands, elapsed=45.0, times=before)
    clock.enter("a")
    clock.start()
    hands.time += 5
    assert (clock.elapsed(), clock.slide_elapsed(), clock.times()) == (50.0, 5.0, {"a": 35.0})
    assert before == {"a": 30.0}


@given(st.lists(st.sampled_from(["start", "pause", "toggle", "a", "b", "c"])))
def test_the_slides_together_take_as_long_as_the_show(steps: list[str]) -> None:
    hands = Hands()
    clock = ShowClock(hands)
    clock.enter("first")
    for step in steps:
        hands.time += 1
        if len(step) == 1:
            clock.enter(step)
        else:
            getattr(clock, step)()
    assert sum(clock.times().values()) == clock.elapsed() <= len(steps)


def test_without_a_clock_given_it_is_the_one_of_the_system() -> None:
    clock = ShowClock()
    clock.start()
    while not clock.elapsed() > 0:
        pass
    clock.pause()
    assert clock.elapsed() == clock.elapsed()


# The plan

def test_a_plan_is_shared_out_equally_where_nobody_rehearsed() -> None:
    plan = Plan(("a", "b", "c", "d"), 600)
    assert [plan.share(slide) for slide in plan.slides] == [150] * 4
    assert [plan.before(slide) for slide in plan.slides] == [0, 150, 300, 450]


def test_a_rehearsal_shares_it_out_and_new_slides_get_the_mean() -> None:
    plan = Plan(("a", "b", "new"), 600, {"a": 10, "b": 30, "gone": 1000})
    assert [plan.share(slide) for slide in plan.slides] == [100, 300, 200]
    assert [plan.before(slide) for slide in plan.slides] == [0, 100, 400]


@pytest.mark.parametrize("weight", [0.0, -5.0, math.nan, math.inf])
def test_a_weight_that_is_none_counts_as_missing(weight: float) -> None:
    assert Plan(("a", "b"), 60, {"a": 20, "b": weight}).share("b") == 30


def test_a_slide_of_another_show_has_no_share() -> None:
    plan = Plan(("a",), 60)
    assert (plan.share("x"), plan.before("x"), Plan((), 60).share("x")) == (0, 0, 0)


# The pace: a show of 20 minutes and ten slides of two; the tolerance is one minute, three are very late

PLAN = Plan(tuple("abcdefghij"), 1200)


@pytest.mark.parametrize(("slide", "elapsed", "expected"), [
    ("a", 0, (0, "on_time")),
    ("c", 240, (0, "on_time")), ("c", 300, (0, "on_time")), ("c", 360, (0, "on_time")),  # between its start and its end
    ("c", 361, (1, "on_time")), ("c", 420, (60, "on_time")), ("c", 421, (61, "late")),
    ("c", 540, (180, "late")), ("c", 541, (181, "very_late")),
    ("c", 239, (-1, "on_time")), ("c", 180, (-60, "on_time")), ("c", 179, (-61, "ahead")), ("j", 0, (-1080, "ahead")),
    ("i", 1199, (119, "late")), ("i", 1200, (120, "very_late")),  # all time is used up, and one slide is left
    ("j", 1200, (0, "on_time")), ("j", 1261, (61, "late")),
])
def test_the_pace_follows_the_rule(slide: str, elapsed: float, expected: tuple[float, str]) -> None:
    found = pace(PLAN, slide, elapsed)
    assert (found.seconds, found.state) == expected


def test_in_a_short_show_half_a_minute_does_not_count() -> None:
    plan = Plan(("a", "b", "c"), 180)
    assert [pace(plan, "a", at).state for at in (90, 91, 150, 151)] == ["on_time", "late", "late", "very_late"]


@pytest.mark.parametrize(("plan", "slide"), [(Plan(("a",), 0), "a"), (Plan(("a",), -5), "a"), (Plan((), 60), "a"),
                                             (Plan(("a",), 60), "x")])
def test_without_a_plan_there_is_no_pace(plan: Plan, slide: str) -> None:
    assert pace(plan, slide, 1000) == Pace(0.0, "none")


# The clock in words

@pytest.mark.parametrize(("seconds", "text"), [
    (0, "0:00"), (7, "0:07"), (7.999, "0:07"), (59.99, "0:59"), (60, "1:00"), (760, "12:40"), (3599, "59:59"), (3600, "1:00:00"),
    (3723, "1:02:03"), (360_000, "100:00:00"), (-7, "−0:07"), (-0.4, "0:00"), (-3723.5, "−1:02:03"),
])
def test_clock_text(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text
