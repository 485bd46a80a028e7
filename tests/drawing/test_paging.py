"""Charts over pages: all of it is there, once, in its order, at the height of the page."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.chart import Chart
from explainer.drawing.links import Link, LinkChart
from explainer.drawing.matrix import Dot, MatrixCell, MatrixChart
from explainer.drawing.paging import Look, Pages, divide
from explainer.drawing.shapes import Bar, Drawing, Text
from explainer.drawing.strips import Finding, Strip, StripChart
from explainer.drawing.timeline import Timeline, TimelineEvent
from tests.drawing import samples
from tests.drawing.measuring import EvenMeasure

COUNTS = st.integers(1, 14)


def pages_of(room: float, width: float = 820.0) -> Pages:
    plain = Look(1.2)
    return Pages(EvenMeasure(), width, room, Look(1.5), plain, (Look(1.2, 0.5), Look(1.2, 0.3)))


def data(count: int, prefix: str = "d") -> tuple[Datum, ...]:
    return tuple(Datum(f"{prefix}{n}", f"City {n}", n + 1.0, f"{n + 1}", "reported", "One source",
                       figure_id=f"F{n}") for n in range(count))


def links(count: int) -> LinkChart:
    return LinkChart("t", headings=("From", "To"), links=tuple(
        Link(f"k{n}", f"left {n}", f"right {n}", (), (), "not assessed") for n in range(count)))


def strips(count: int) -> StripChart:
    return StripChart("t", none_text="none", strips=tuple(
        Strip(f"s{n}", f"Claim {n}", (Finding(f"f{n}", "strong", "t"),), (), ())
        for n in range(count)))


def matrix(count: int) -> MatrixChart:
    return MatrixChart("t", rows=tuple(f"Row {n}" for n in range(0, count, 2)), cells=tuple(
        MatrixCell(f"Row {n}", column, (Dot(f"m{n}{column}", "reported", "One source"),))
        for n in range(count) for column in ("a", "b")))


def singles(count: int) -> BarChart:
    return BarChart("t", series=(Series("Values", data(count), single=True),))


def series(count: int) -> BarChart:
    return BarChart("t", series=tuple(Series(f"S{n}", data(3, f"s{n}-")) for n in range(count)))


Build = Callable[[int], Chart]
DIVISIBLE: tuple[Build, ...] = (links, strips, matrix, singles, series)


def keys(drawings: list[Drawing]) -> list[str]:
    return [item.key for drawing in drawings for item in drawing.items]


@pytest.mark.parametrize("build", DIVISIBLE)
@given(count=COUNTS, room=st.floats(260.0, 900.0))
@settings(max_examples=15, deadline=None)
def test_everything_is_on_one_page_in_its_order(build: Build, count: int, room: float) -> None:
    chart = build(count)
    drawings = divide(chart, pages_of(room))
    assert all(drawing.height <= room for drawing in drawings)
    assert sorted(keys(drawings)) == sorted(samples.keys_of(chart)), "each exactly once"


@pytest.mark.parametrize("build", DIVISIBLE)
def test_what_fits_is_not_divided(build: Build) -> None:
    chart = build(6)
    assert len(divide(chart, pages_of(100_000.0))) == 1
    assert len(divide(chart, pages_of(320.0))) > 1


@pytest.mark.parametrize("build", [links, strips, singles])
def test_pages_are_filled_in_order(build: Build) -> None:
    drawings = divide(build(14), pages_of(400.0))
    numbers = [int("".join(filter(str.isdigit, item.key))) for d in drawings for item in d.items]
    assert numbers == sorted(numbers)
    assert max(len(d.items) for d in drawings[:-1]) - min(len(d.items) for d in drawings[:-1]) <= 1
    assert len(drawings) < 14, "more than one part on a page"


def test_rows_of_one_axis_are_dealt_out_evenly_with_one_scale() -> None:
    chart = BarChart("t", series=(Series("", data(20)),))
    drawings = divide(chart, pages_of(420.0))
    assert keys(drawings) == [f"d{n}" for n in range(20)]
    assert all(drawing.height <= 420.0 for drawing in drawings)
    counts = [len(drawing.items) for drawing in drawings]
    assert len(set(counts[:-1])) == 1 and counts[-1] <= counts[0]
    bars = [[shape for shape in d.shapes if isinstance(shape, Bar)] for d in drawings]
    widths = [bar.box.width for page in bars for bar in page]
    assert [width / widths[-1] for width in widths] == pytest.approx(
        [(n + 1) / 20 for n in range(20)]
    )
    assert len({round(bar.box.x, 3) for page in bars for bar in page}) == 1, "one zero"
    assert [len(d.hits) for d in drawings] == counts


def test_an_indivisible_chart_is_made_smaller() -> None:
    events = tuple(
        TimelineEvent(f"e{n}", datetime.date(2025, 1, 1 + n), "d", "Event " * 9, "k", "Kind")
        for n in range(28)
    )
    drawing, = divide(Timeline("t", events=events), pages_of(300.0, 400.0))
    assert drawing.height <= 300.0 and len(drawing.items) == 28
    plain, = divide(Timeline("t", events=events), pages_of(100_000.0, 400.0))
    sizes = [
        max(shape.size for shape in d.shapes if isinstance(shape, Text)) for d in (drawing, plain)
    ]
    assert sizes[0] < sizes[1]


def test_one_part_too_tall_is_made_smaller_and_the_others_are_not() -> None:
    long = Link("long", "left words " * 80, "right words " * 80, (), (), "not assessed")
    short = Link("short", "left", "right", (), (), "not assessed")
    first, second = divide(LinkChart("t", links=(long, short)), pages_of(300.0))
    assert (keys([first]), keys([second])) == (["long"], ["short"])
    sizes = [
        max(shape.size for shape in d.shapes if isinstance(shape, Text)) for d in (first, second)
    ]
    assert sizes[0] < sizes[1] == 18.0


@pytest.mark.parametrize("kind", samples.KINDS)
def test_an_empty_chart_has_one_page(kind: type[Chart]) -> None:
    drawing, = divide(kind("t", empty_text="Nothing to draw."), pages_of(300.0))
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Text)] == [
        "Nothing to draw."
    ]


def test_parts_joined_again_are_the_chart() -> None:
    for build in DIVISIBLE:
        chart = build(5)
        joined = chart.joined(chart.parts())
        assert samples.keys_of(joined) == samples.keys_of(chart)
        assert joined.title == chart.title
    chart = singles(5)
    assert chart.joined(chart.parts()) == chart
    assert links(5).joined(links(5).parts()) == links(5)
    assert strips(5).joined(strips(5).parts()) == strips(5)


def test_large_type_has_short_names_and_words() -> None:
    datum = Datum("k", "A name too long", 1.0, "1", "reported", "Reported by one source", "2025",
                  short_word="One source")
    chart = BarChart("t", series=(Series("", (datum,)),))
    ((short,),) = (series.data for series in chart.abridged(6).series)
    assert (short.label, short.status_word, short.detail) == ("A name …", "One source", "2025")
    assert links(2).abridged(1) == links(2)
