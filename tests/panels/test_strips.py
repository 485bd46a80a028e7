"""The strips above the lists: low enough, legible, walked by keys, and with the numbers of the list below."""

from __future__ import annotations

import dataclasses

import pytest

from explainer.app.paths import built_in_pack
from explainer.content import response_views, source_views
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.drawing.areas import AreaChart, outlines
from explainer.drawing.canvas import TARGET
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.grid import CountGrid
from explainer.drawing.marks import fill_of
from explainer.drawing.shapes import Bar, Line, Path, Text
from explainer.drawing.stack import StackChart
from explainer.drawing.timestrip import TimeStrip
from explainer.drawing.walking import NEXT
from explainer.panels import registry, strips
from tests.core.building import pack as pack_of
from tests.core.building import row, sample
from tests.drawing.measuring import EvenMeasure
from tests.drawing.test_layout import assert_sound

MOST = 150
"""Pixels that a strip may be high at 100 %."""
STRIPS = [(panel.id, name) for panel in registry.panels() for name, view in panel.load().views.items() if view.strip]


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found


def strip_of(pack: Pack, panel: str, view: str, language: str = "en") -> Chart:
    parts = registry.parts(panel)
    return parts.charts[parts.views[view].strip].build(pack, language, "")


def drawn(chart: Chart, width: float = 810, scale: float = 1.0):  # type: ignore[no-untyped-def]
    return chart.layout(Frame(EvenMeasure(), width, scale))


def test_overview_cities_responses_and_sources_have_one() -> None:
    assert [panel for panel, _ in STRIPS] == ["overview", "cities", "responses", "sources", "sources"]


@pytest.mark.parametrize(("panel", "view"), STRIPS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [560, 690, 810, 1000, 1200, 1900])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_strip_is_sound_at_every_width(
        pack: Pack, panel: str, view: str, language: str, width: int, scale: float) -> None:
    assert_sound(drawn(strip_of(pack, panel, view, language), width, scale))


@pytest.mark.parametrize(("panel", "view"), STRIPS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_strip_is_low(pack: Pack, panel: str, view: str, language: str) -> None:
    assert 60 <= drawn(strip_of(pack, panel, view, language), 1000).height <= MOST


@pytest.mark.parametrize(("panel", "view"), STRIPS)
def test_every_value_is_reached_by_keys_and_said(pack: Pack, panel: str, view: str) -> None:
    chart = strip_of(pack, panel, view)
    items = drawn(chart).items
    at, seen = 0, {items[0].key}
    for _ in items:
        at = chart.walk(items, at, NEXT)
        seen.add(items[at].key)
    assert seen == {item.key for item in items} and len(seen) == len(items)
    assert all(item.sentence for item in items) and chart.takeaway


@pytest.mark.parametrize(("panel", "view"), STRIPS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_value_is_a_row_of_the_list_or_a_tag_that_filters_it(pack: Pack, panel: str, view: str, language: str) -> None:
    shown = registry.views(panel)[view].view(pack, language)
    known = {*shown.tag_words, *shown.strip_words}
    for item in drawn(strip_of(pack, panel, view, language)).items:
        tag = item.key.removeprefix(strips.TAG)
        assert item.key in shown.ids or (item.key != tag and tag in known and any(tag in tags for tags in shown.tags))


@pytest.mark.parametrize(("panel", "view"), STRIPS)
def test_a_pack_without_rows_has_an_empty_strip(panel: str, view: str) -> None:
    assert strip_of(pack_of(), panel, view).is_empty


@pytest.mark.parametrize(("panel", "view"), STRIPS)
def test_a_small_pack_with_every_gap_has_a_sound_strip(panel: str, view: str) -> None:
    for width in (560, 1200):
        assert_sound(drawn(strip_of(sample(), panel, view, "es"), width))


# Numbers

def numbers(texts: object) -> list[int]:
    return [int(text.rsplit(" ", 1)[-1]) for text in texts]  # type: ignore[attr-defined]


def test_counts_of_the_grid_are_the_rows_that_its_cells_leave(pack: Pack) -> None:
    grid, shown = strips.response_grid(pack, "en", ""), response_views.responses(pack, "en")
    for count in grid.cells.values():
        assert int(count.number) == sum(count.key.removeprefix(strips.TAG) in tags for tags in shown.tags)
    for head in grid.rows:
        assert int(head.total) == shown.tag_counts()[head.key.removeprefix(strips.TAG)]
    assert sum(int(count.number) for count in grid.cells.values()) == len(shown.ids) == len(pack["responses"])


@pytest.mark.parametrize(("build", "view"), [
    (strips.read_strip, source_views.sources), (strips.status_strip, source_views.claims)])
def test_parts_of_a_stack_are_the_rows_with_their_tag(pack: Pack, build, view) -> None:  # type: ignore[no-untyped-def]
    chart, shown = build(pack, "es", ""), view(pack, "es")
    (stack,) = chart.stacks
    for segment in stack.segments:
        rows = sum(segment.key.removeprefix(strips.TAG) in tags for tags in shown.tags)
        assert segment.text.endswith(f": {rows}") and segment.share == pytest.approx(rows / len(shown.ids))
    assert sum(segment.share for segment in stack.segments) == pytest.approx(1.0)


def test_lengths_of_a_stack_are_its_shares(pack: Pack) -> None:
    chart = strips.status_strip(pack, "en", "")
    bars = [shape for shape in drawn(chart).shapes if isinstance(shape, Bar) and shape.box.height > 18.5]
    shares = [segment.share for segment in chart.stacks[0].segments]
    lengths = [bar.box.width + 2.0 for bar in bars]
    assert [length / sum(lengths) for length in lengths] == pytest.approx(shares, abs=1e-6)


def test_the_picture_of_those_arrested_says_the_numbers_of_the_list(pack: Pack) -> None:
    shown = registry.views("cities")["arrested"].view(pack, "en")
    chart = strips.arrested(pack, "en", "")
    listed = {i: [s.label for s in cell.bar] for i, cell in zip(shown.ids, shown.cells["shares"], strict=True)  # type: ignore[attr-defined]
              if cell.bar}  # type: ignore[attr-defined]
    assert {stack.segments[0].key: [s.text for s in stack.segments] for stack in chart.stacks} == listed
    assert len(listed) >= 5
    assert all(len(stack.segments) == 3 for stack in chart.stacks)
    for texts in listed.values():
        assert all(text in chart.takeaway for text in texts)


def test_no_part_wears_the_fill_of_a_status_that_it_has_not(pack: Pack) -> None:
    """Evidence fills are for evidence: how a source was read is told by a flat color, and shares by their status."""
    assert not [shape for shape in drawn(strips.read_strip(pack, "en", "")).shapes if isinstance(shape, Bar)]
    fills = {shape.fill for shape in drawn(strips.arrested(pack, "en", "")).shapes if isinstance(shape, Bar)}
    assert fills == {fill_of("reported")}


# The time strip

def strip(*dates: str, event: str = "2025-06-15") -> TimeStrip:
    return strips.time_strip(pack_of(
        *(row("events", f"e{n}", date=date, precision="day", title=f"Event {n}") for n, date in enumerate(dates)),
        event_date=event), "en", "")


def places(chart: TimeStrip, width: float = 810) -> dict[str, float]:
    return {item.key: item.frame.x + item.frame.width / 2 for item in drawn(chart, width).items}


def test_time_is_to_scale_in_and_after_the_years_of_the_event_and_only_in_order_before() -> None:
    at = places(strip("1979-11-27", "2018-01-01", "2018-01-02", "2025-01-31", "2025-03-02", "2025-04-01", "2026-01-01"))
    assert at["e4"] - at["e3"] == pytest.approx(at["e5"] - at["e4"])  # thirty days each
    assert at["e1"] - at["e0"] == pytest.approx(at["e2"] - at["e1"])
    assert at["e2"] < at["e3"] < at["e6"]


def test_the_day_of_the_event_is_marked_and_named_where_it_is() -> None:
    chart = strip("2024-01-01", "2025-06-15", "2025-12-01")
    drawing = drawn(chart)
    (mark,) = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.stroke == "selection_edge"]
    assert mark.x1 == mark.x2 == pytest.approx(places(chart)["e1"])
    assert "June 15, 2025: Event 1" in [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_a_name_that_has_no_room_leaves_the_date() -> None:
    chart = dataclasses.replace(strip("2025-06-15", "2025-12-01"), marked_text="June 15, 2025: " + "x" * 200)
    texts = [shape.text for shape in drawn(chart).shapes if isinstance(shape, Text)]
    assert "June 15, 2025" in texts and not any("xxx" in text for text in texts)


def test_events_that_a_filter_leaves_out_are_hollow_and_stay_where_they_are() -> None:
    chart = strip("2024-01-01", "2025-06-15", "2025-12-01")
    some = chart.only(frozenset({"e1"}))
    dots = [shape for shape in drawn(some).shapes if isinstance(shape, Path)]
    assert [dot.fill for dot in dots] == ["", "accent", ""]
    assert places(some) == places(chart)


def test_without_a_day_of_its_own_the_strip_ends_with_its_last_event() -> None:
    chart = strips.time_strip(sample(), "en", "")
    assert chart.marked is None and {e.key for e in chart.events} == {"e-post", "e-month", "e-year"}
    assert not [shape for shape in drawn(chart).shapes if isinstance(shape, Line) and shape.stroke == "selection_edge"]


# The map

def test_the_map_shows_as_many_parts_as_its_words_say(pack: Pack) -> None:
    chart = strips.area_strip(pack, "en", "")
    assert [area.covers for area in chart.areas] == ["7 counties", "6 states", "14 counties"]
    assert [len(area.outline.members) for area in chart.areas] == [7, 6, 14]
    for area in chart.areas:
        covers = pack["cities"].by_id[area.key].local("office_covers", "en")
        assert covers.split()[0] in ("Seven", "Six", "Fourteen")


@pytest.mark.parametrize("key", ["los angeles", "chicago", "new york city"])
def test_the_city_lies_inside_its_area(key: str) -> None:
    outline = outlines()[key]
    assert any(_inside(outline.city, ring) for member in outline.members for ring in member)


def _inside(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    """Whether a point is inside a ring: a ray to the east crosses it an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def test_the_five_boroughs_are_the_city_and_others_a_dot() -> None:
    assert {key: len(outline.within) for key, outline in outlines().items()} == {
        "los angeles": 0, "chicago": 0, "new york city": 5}


def test_a_city_without_an_outline_has_no_map() -> None:
    cities = (row("cities", "chicago", name="E"), row("cities", "windy-city", name="Chicago"))
    assert [area.key for area in strips.area_strip(pack_of(*cities), "es", "").areas] == ["windy-city"]
    assert strips.area_strip(pack_of(cities[0]), "en", "").is_empty


def test_areas_that_a_filter_leaves_out_lose_their_fill(pack: Pack) -> None:
    chart = strips.area_strip(pack, "en", "")
    assert isinstance(chart.only(frozenset()), AreaChart)
    fills = {shape.fill for shape in drawn(chart.only(frozenset())).shapes if isinstance(shape, Path)}
    assert "accent_soft" not in fills and "accent" not in fills


# Targets

@pytest.mark.parametrize("build", [strips.response_grid, strips.read_strip, strips.area_strip])
def test_what_filters_can_be_hit(pack: Pack, build) -> None:  # type: ignore[no-untyped-def]
    chart = build(pack, "es", "")
    assert isinstance(chart, CountGrid | StackChart | AreaChart)
    assert all(item.area.width >= TARGET and item.area.height >= TARGET for item in drawn(chart).items)
