"""The picture of counts over time: one scale for all places, also where they are on pages of their own."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest

from explainer.drawing.chart import Frame
from explainer.drawing.over_time import Flag, OverTimeChart, Track, spread
from explainer.drawing.shapes import Drawing, Path, Rect, Text

START = datetime.date(2025, 1, 5)


class Letters:
    """Six pixels for a letter."""

    def width(self, text: str, size: float, bold: bool) -> float:
        return 6.0 * len(text)

    def ascent(self, size: float, bold: bool) -> float:
        return size * 0.8

    def height(self, size: float, bold: bool) -> float:
        return size * 1.3


def track(key: str, *values: float | None) -> Track:
    return Track(key, key.title(), START, values, "told", "reported", "One source", "[1]")


def chart(*tracks: Track) -> OverTimeChart:
    return OverTimeChart("t", tracks=tracks, day=datetime.date(2025, 1, 19), days=14, day_text="January 19",
                         months=("Jan",) * 12, scale_text="{n}")


def drawn(one: OverTimeChart) -> Drawing:
    return one.layout(Frame(Letters(), 700.0))


def bars(one: OverTimeChart) -> list[float]:
    return [shape.box.height for shape in drawn(one).shapes if isinstance(shape, Rect) and shape.fill == "accent"]


def test_heights_are_in_proportion_over_all_places() -> None:
    high, half, low = bars(chart(track("a", 100, 50), track("b", 10)))
    assert half == pytest.approx(high / 2)
    assert low == pytest.approx(high / 10)


def test_a_place_on_its_own_page_keeps_the_scale_of_all() -> None:
    whole = chart(track("a", 100, 50), track("b", 10))
    first, second = whole.parts()
    assert bars(first) + bars(second) == pytest.approx(bars(whole))
    assert whole.joined((first, second)).tracks == whole.tracks


def test_a_week_that_is_not_whole_has_no_bar() -> None:
    assert len(bars(chart(track("a", 5, None, 7)))) == 2


@pytest.mark.parametrize("values", [(), (None,), (0.0, 0.0)])
def test_nothing_to_draw_is_empty(values: tuple[float | None, ...]) -> None:
    one = replace(chart(track("a", *values)), empty_text="Nothing here")
    assert one.is_empty
    assert "Nothing here" in [getattr(shape, "text", "") for shape in drawn(one).shapes]


def test_both_windows_are_as_wide_and_meet_at_the_date() -> None:
    shapes = drawn(chart(track("a", 1, 2, 3, 4, 5, 6, 7))).shapes
    before, after = (next(s.box for s in shapes if isinstance(s, Rect) and s.fill == fill)
                     for fill in ("line", "selection"))
    assert before.right == pytest.approx(after.x)
    assert before.width == pytest.approx(after.width)


def test_windows_stay_within_the_plot() -> None:
    one = replace(chart(track("a", 1, 2, 3)), days=400)
    boxes = [s.box for s in drawn(one).shapes if isinstance(s, Rect)]
    assert max(box.right for box in boxes) <= 700 and min(box.x for box in boxes) >= 0


def test_each_place_can_be_walked_to_and_says_all() -> None:
    items = drawn(chart(track("a", 1), track("b", 2))).items
    assert [item.key for item in items] == ["a", "b"]
    assert all("One source [1]" in item.sentence and "told" in item.sentence for item in items)


# Events

def test_events_are_flags_and_those_that_are_told_are_numbered_and_listed() -> None:
    days = [START + datetime.timedelta(days=day) for day in (3, 9, 10, 11, 30)]
    flags = tuple(Flag(number, day, f"Event {number}" if number in (2, 3, 4) else "")
                  for number, day in enumerate(days, start=1))
    one = replace(chart(track("a", *range(1, 9)), track("b", *range(1, 9))), flags=flags, flags_title="Events")
    shapes = drawn(one).shapes
    texts = [shape.text for shape in shapes if isinstance(shape, Text)]
    assert sum(isinstance(shape, Path) for shape in shapes) == 5  # above the first row only
    assert [texts.count(str(number)) for number in (1, 2, 3, 4, 5)] == [0, 2, 2, 2, 0]
    assert "Events" in texts and {"Event 2", "Event 3", "Event 4"} <= set(texts)
    boxes = sorted((s.box for s in shapes if isinstance(s, Text) and s.text in {"2", "3", "4"}), key=lambda b: b.y)
    lane = sorted(boxes[:3], key=lambda box: box.x)
    assert all(first.right <= second.x for first, second in pairwise(lane))


def test_without_events_nothing_is_added() -> None:
    one = chart(track("a", 1, 2, 3))
    assert not any(isinstance(shape, Path) for shape in drawn(one).shapes)


@pytest.mark.parametrize(("places", "expected"), [
    ([], []), ([5.0], [5.0]), ([0.0, 50.0], [0.0, 50.0]), ([10.0, 10.0], [5.0, 15.0]),
    ([10.0, 12.0, 14.0], [2.0, 12.0, 22.0]), ([0.0, 9.0, 100.0], [-0.5, 9.5, 100.0])])
def test_what_would_meet_is_spread_around_its_middle(places: list[float], expected: list[float]) -> None:
    assert spread(places, 10.0) == pytest.approx(expected)
